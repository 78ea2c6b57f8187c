"""Kinds of caval resection, and so what may close the defect."""

from dataclasses import dataclass
from typing import Literal, assert_never

from ivcviz.messages.sentences import Message, say, say_as
from ivcviz.terms.term import Term


@dataclass(frozen=True, eq=False, kw_only=True, repr=False)
class ResectionKind(Term):
    """A kind of caval resection.

    `takes`: a "segment" of the cava, all round, which a graft may replace; a piece of its "wall", which a patch closes; or
    "nothing".
    """

    takes: Literal["segment", "wall", "nothing"]
    name: Message
    choice: Message  # where it is chosen

    @property
    def resects(self) -> bool:
        """Whether anything is cut out of the cava."""
        match self.takes:
            case "segment" | "wall":
                return True
            case "nothing":
                return False
            case _:
                assert_never(self.takes)

    @property
    def cuts_through(self) -> bool:
        """Whether the cava is cut through, so that two stumps are left."""
        return self.takes == "segment"

    @property
    def takes_wall(self) -> bool:
        """Whether a part of the wall is cut out and the rest stays."""
        return self.takes == "wall"


CIRCUMFERENTIAL = ResectionKind(
    id="circumferential", takes="segment", name=say("circumferential"), choice=say("whole circumference")
)
PARTIAL_PATCH = ResectionKind(
    id="partial-patch", takes="wall", name=say("partial, patch"), choice=say("part of the wall, patch")
)
NO_RESECTION = ResectionKind(id="none", takes="nothing", name=say_as("resection", "none"), choice=say_as("resection", "none"))
RESECTION_KINDS = (CIRCUMFERENTIAL, PARTIAL_PATCH, NO_RESECTION)
