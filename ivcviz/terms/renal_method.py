"""What a renal method is: what is done with a renal vein that the resection reaches, where its kidney goes, and the words."""

from dataclasses import dataclass
from typing import Literal, assert_never

from ivcviz.messages.sentences import Message, Text, capital, say
from ivcviz.terms.substitutes import Substitute
from ivcviz.terms.term import Term

Recipient = Literal["right-renal-vein", "iliac-vein", "portal-vein", "gonadal-vein"]


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

    `end`: the vein is left whole, sewn to the graft, led "elsewhere" than the cava, tied, or gone with its kidney; `en_bloc`:
    uncut then, with the piece of cava that holds its ostium, where that is resected. `rim_mm`: it is sewn with its ostium and
    so much of the caval wall round it. `into` is what it drains into elsewhere. `only`: the side that it is for; None: either.
    Sentences take {vein} and {side}.
    """

    end: Literal["left", "sewn", "elsewhere", "tied", "gone"]
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
    rim_mm: float | None = None
    into: Recipient | None = None
    way: Message | None = None  # how it is led elsewhere: "sewn to the right renal vein"
    only: Literal["left", "right"] | None = None

    def __post_init__(self) -> None:
        """Raise ValueError, on import, for a record whose words do not fit its facets."""
        sewn_words = (self.prepared, self.joint, self.reached, self.hole)
        if any((words is not None) != self.is_sewn for words in sewn_words) or (self.outcome is not None) != self.cuts:
            raise ValueError(f"{self!r}: words are missing, or there are words for what it does not do")
        if self.piece is not None and not self.is_sewn:
            raise ValueError(f"{self!r}: a piece is sewn to the graft")
        if self.rim_mm is not None and (not self.is_sewn or self.piece is not None):
            raise ValueError(f"{self!r}: a vein on a rim of cava is itself sewn to the graft")
        if any((known is not None) != self.goes_elsewhere for known in (self.into, self.way)):
            raise ValueError(f"{self!r}: a vein drains into another one where it is led elsewhere, and only there")
        if (self.end == "gone") != self.kidney_leaves:
            raise ValueError(f"{self!r}: a vein is gone where its kidney leaves its place, and only there")
        if self.en_bloc and self.kidney != "out":
            raise ValueError(f"{self!r}: en bloc with the cava means that the kidney is out")

    @property
    def is_sewn(self) -> bool:
        """Whether the vein is sewn to the graft, and so needs one."""
        return self.end == "sewn"

    @property
    def goes_elsewhere(self) -> bool:
        """Whether the vein is cut and drains into another vein than the cava."""
        return self.end == "elsewhere"

    @property
    def keeps_ostium(self) -> bool:
        """Whether the vein keeps its ostium, with a rim of the cava."""
        return self.rim_mm is not None

    def fits(self, side: Literal["left", "right"]) -> bool:
        """Whether it can be chosen for a vein of a side."""
        return self.only in (None, side)

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
            case "sewn" | "elsewhere" | "tied" | "gone":
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
            case "left" | "sewn" | "elsewhere":
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
