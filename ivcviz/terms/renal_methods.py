"""Renal methods: what is done with a renal vein that the resection reaches, where its kidney goes, and the words for both."""

from dataclasses import dataclass
from typing import Literal, assert_never

from ivcviz.messages.sentences import Message, Text, capital, say
from ivcviz.terms.substitutes import Substitute
from ivcviz.terms.term import Term


@dataclass(frozen=True, kw_only=True)
class Piece:
    """What is put between a renal vein and the graft.

    A "cone" has the measures that the plan chooses, a "tube" the vein's own calibre. `unrolled`: it is cut from a flat
    pattern, which the bench card has; else it is used as the tube that it is. `of`: its substitute, None where it is cut
    from the graft's own.
    """

    shape: Literal["cone", "tube"]
    unrolled: bool
    of: Substitute | None
    name: Message

    @property
    def far_end(self) -> Message:
        """The name of its end at the vein."""
        match self.shape:
            case "cone":
                return say("Tip")
            case "tube":
                return say("End")
            case _:
                assert_never(self.shape)


@dataclass(frozen=True, eq=False, kw_only=True, repr=False)
class RenalMethod(Term):
    """A way to deal with a renal vein and its kidney.

    `end`: the vein is left whole, sewn to the graft, tied, or gone with its kidney; `en_bloc`: uncut then, with the piece of
    cava that holds its ostium, where that is resected. Sentences take {vein} and {side}.
    """

    end: Literal["left", "sewn", "tied", "gone"]
    kidney: Literal["stays", "out", "moved"]
    piece: Piece | None  # between vein and graft; None: the vein itself is sewn to an opening, or nothing is sewn
    name: Message  # in reports, labels and comparisons
    choice: Message  # where it is chosen
    short: Message  # in a line of several
    outcome: Message | None  # of the vein once the operation is done, a clause; None where the vein is left
    # Of what is sewn to the graft alone, else None.
    prepared: Message | None  # on the bench, with its article
    joint: Message | None  # what the vein is sewn to, in plan checks: "left side branch"
    reached: Message | None  # where the stump has to come to
    hole: Message | None  # what a hole of the bench card is for
    en_bloc: bool = False

    def __post_init__(self) -> None:
        """Raise ValueError, on import, for a record whose words do not fit its facets."""
        sewn_words = (self.prepared, self.joint, self.reached, self.hole)
        if any((words is not None) != self.is_sewn for words in sewn_words) or (self.outcome is not None) != self.cuts:
            raise ValueError(f"{self!r}: words are missing, or there are words for what it does not do")
        if self.piece is not None and not self.is_sewn:
            raise ValueError(f"{self!r}: a piece is sewn to the graft")
        if (self.end == "gone") != self.kidney_leaves:
            raise ValueError(f"{self!r}: a vein is gone where its kidney leaves its place, and only there")
        if self.en_bloc and self.kidney != "out":
            raise ValueError(f"{self!r}: en bloc with the cava means that the kidney is out")

    @property
    def is_sewn(self) -> bool:
        """Whether the vein is sewn to the graft, and so needs one."""
        return self.end == "sewn"

    @property
    def is_tied(self) -> bool:
        """Whether the vein's stump is closed for good while its kidney stays."""
        return self.end == "tied"

    @property
    def cuts(self) -> bool:
        """Whether the vein is cut."""
        match self.end:
            case "left":
                return False
            case "sewn" | "tied" | "gone":
                return True
            case _:
                assert_never(self.end)

    @property
    def kidney_leaves(self) -> bool:
        """Whether the kidney leaves its place, for good or for another."""
        match self.kidney:
            case "stays":
                return False
            case "out" | "moved":
                return True
            case _:
                assert_never(self.kidney)

    @property
    def keeps_an_outflow(self) -> bool:
        """Whether the kidney still drains through its vein afterwards, here or in its new place."""
        match self.end:
            case "left" | "sewn":
                return True
            case "tied":
                return False
            case "gone":
                return self.kidney == "moved"
            case _:
                assert_never(self.end)

    @property
    def is_cone(self) -> bool:
        """Whether a cone is put in, whose measures the plan chooses."""
        return self.piece is not None and self.piece.shape == "cone"

    @property
    def label(self) -> Text:
        """The name at the head of a label."""
        return capital(self.name)


LEAVE = RenalMethod(
    id="leave",
    end="left",
    kidney="stays",
    piece=None,
    name=say("left as it is"),
    choice=say("leave as it is"),
    short=say("left as it is"),
    outcome=None,
    prepared=None,
    joint=None,
    reached=None,
    hole=None,
)
OPENING = RenalMethod(
    id="opening",
    end="sewn",
    kidney="stays",
    piece=None,
    name=say("direct reimplantation (opening in graft)"),
    choice=say("direct reimplantation (opening in graft)"),
    short=say("opening"),
    outcome=say("the {vein} is reimplanted into an opening in it"),
    prepared=say("an opening for the {vein}"),
    joint=say("opening"),
    reached=say("its opening in the graft"),
    hole=say("direct reimplantation"),
)
CONE_PIPE = RenalMethod(
    id="cone-pipe",
    end="sewn",
    kidney="stays",
    piece=Piece(shape="cone", unrolled=True, of=None, name=say("tapered side branch")),
    name=say("tapered side branch (cone pipe)"),
    choice=say("tapered side branch (cone pipe)"),
    short=say("cone pipe"),
    outcome=say("the {vein} is sewn to its cone pipe"),
    prepared=say("a tapered side branch (cone pipe) for the {vein}"),
    joint=say("side branch"),
    reached=say("the tip of its branch"),
    hole=say("for the side branch"),
)
INTERPOSITION = RenalMethod(
    id="interposition",
    end="sewn",
    kidney="stays",
    piece=Piece(shape="tube", unrolled=True, of=None, name=say("interposition tube")),
    name=say("interposition tube"),
    choice=say("interposition tube"),
    short=say("interposition tube"),
    outcome=say("the {vein} is sewn to its interposition tube"),
    prepared=say("an interposition tube for the {vein}"),
    joint=say("interposition tube"),
    reached=say("the end of its interposition tube"),
    hole=say("for the interposition tube"),
)
LIGATE = RenalMethod(
    id="ligate",
    end="tied",
    kidney="stays",
    piece=None,
    name=say("ligated"),
    choice=say("ligation"),
    short=say("ligated"),
    outcome=say("the {vein} is tied"),
    prepared=None,
    joint=None,
    reached=None,
    hole=None,
)
NEPHRECTOMY = RenalMethod(
    id="nephrectomy",
    end="gone",
    kidney="out",
    piece=None,
    name=say("nephrectomy"),
    choice=say("nephrectomy, en bloc with the cava"),
    short=say("nephrectomy"),
    outcome=say("the {side} kidney is out"),
    prepared=None,
    joint=None,
    reached=None,
    hole=None,
    en_bloc=True,
)
NEPHRECTOMY_APART = RenalMethod(
    id="nephrectomy-apart",
    end="gone",
    kidney="out",
    piece=None,
    name=say("nephrectomy, apart from the cava"),
    choice=say("nephrectomy, the vein cut and the kidney taken apart"),
    short=say("nephrectomy, apart"),
    outcome=say("the {side} kidney is out"),
    prepared=None,
    joint=None,
    reached=None,
    hole=None,
)
AUTOTRANSPLANT = RenalMethod(
    id="autotransplant",
    end="gone",
    kidney="moved",
    piece=None,
    name=say("autotransplantation"),
    choice=say("autotransplantation"),
    short=say("autotransplant"),
    outcome=say("the {side} kidney is to be autotransplanted (not planned here)"),
    prepared=None,
    joint=None,
    reached=None,
    hole=None,
)
METHODS = (LEAVE, OPENING, CONE_PIPE, INTERPOSITION, LIGATE, NEPHRECTOMY, NEPHRECTOMY_APART, AUTOTRANSPLANT)
