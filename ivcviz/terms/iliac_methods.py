"""What becomes of a common iliac vein where the cava is cut below the confluence."""

from dataclasses import dataclass
from typing import Literal

from ivcviz.messages.sentences import Message, say
from ivcviz.terms.term import Term


@dataclass(frozen=True, eq=False, kw_only=True, repr=False)
class IliacMethod(Term):
    """What becomes of a common iliac vein.

    `end`: its blood flows into the graft's own "end", a "limb" of it or a hole in its "side", or it is "tied". Only what
    `drawn` says is drawn.
    """

    end: Literal["end", "limb", "side", "tied"]
    name: Message
    drawn: bool


GRAFT_END = IliacMethod(id="graft-end", end="end", name=say("sewn to the end of the graft"), drawn=True)
LIMB = IliacMethod(id="limb", end="limb", name=say("sewn to a limb of the graft"), drawn=False)
REIMPLANT = IliacMethod(id="reimplant", end="side", name=say("reimplanted into the graft"), drawn=False)
TIE = IliacMethod(id="tie", end="tied", name=say("tied"), drawn=True)
ILIAC_METHODS = (GRAFT_END, LIMB, REIMPLANT, TIE)
