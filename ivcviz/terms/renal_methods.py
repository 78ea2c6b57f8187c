"""What becomes of a renal vein that the resection meets: how its cut end ends, where its kidney goes, and the words for it."""

from dataclasses import dataclass
from typing import Literal, assert_never

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
    name: str

    @property
    def far_end(self) -> str:
        """What its end at the vein is called."""
        match self.shape:
            case "cone":
                return "Tip"
            case "tube":
                return "End"
            case _:
                assert_never(self.shape)


@dataclass(frozen=True, eq=False, kw_only=True, repr=False)
class RenalMethod(Term):
    """A way to deal with a renal vein and its kidney.

    `end`: the vein is left whole, sewn to the graft, tied, or gone with its kidney. Sentences take {vein} and {side}.
    """

    end: Literal["left", "sewn", "tied", "gone"]
    kidney: Literal["stays", "out", "moved"]
    piece: Piece | None  # between vein and graft; None: the vein itself is sewn to an opening, or nothing is sewn
    name: str  # in reports, labels and comparisons
    choice: str  # where it is chosen
    short: str  # in a line of several
    outcome: str  # of the vein once the operation is done, a clause; "" where the vein is left
    # Of what is sewn to the graft alone, else "".
    prepared: str  # on the bench, with its article
    joint: str  # what the vein is sewn to, in plan checks: "left side branch"
    reached: str  # where the stump has to come to
    hole: str  # what a hole of the bench card is for

    def __post_init__(self) -> None:
        """Refuses a record whose words do not fit its facets, when the module is read."""
        sewn_words = (self.prepared, self.joint, self.reached, self.hole)
        if any(bool(words) != self.is_sewn for words in sewn_words) or bool(self.outcome) != self.cuts:
            raise ValueError(f"{self!r}: words are missing, or there are words for what it does not do")
        if self.piece is not None and not self.is_sewn:
            raise ValueError(f"{self!r}: a piece is sewn to the graft")
        if (self.end == "gone") != self.kidney_leaves:
            raise ValueError(f"{self!r}: a vein is gone where its kidney leaves its place, and only there")

    @property
    def is_sewn(self) -> bool:
        """Whether the vein is brought back to the graft, and so needs one."""
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
    def is_cone(self) -> bool:
        """Whether a piece is put in whose measures the plan chooses."""
        return self.piece is not None and self.piece.shape == "cone"

    @property
    def label(self) -> str:
        """The name at the head of a label."""
        return self.name[0].upper() + self.name[1:]


LEAVE = RenalMethod(
    id="leave",
    end="left",
    kidney="stays",
    piece=None,
    name="left as it is",
    choice="leave as it is",
    short="left as it is",
    outcome="",
    prepared="",
    joint="",
    reached="",
    hole="",
)
OPENING = RenalMethod(
    id="opening",
    end="sewn",
    kidney="stays",
    piece=None,
    name="direct reimplantation (opening in graft)",
    choice="direct reimplantation (opening in graft)",
    short="opening",
    outcome="the {vein} is reimplanted into an opening in it",
    prepared="an opening for the {vein}",
    joint="opening",
    reached="its opening in the graft",
    hole="direct reimplantation",
)
CONE_PIPE = RenalMethod(
    id="cone-pipe",
    end="sewn",
    kidney="stays",
    piece=Piece(shape="cone", unrolled=True, of=None, name="tapered side branch"),
    name="tapered side branch (cone pipe)",
    choice="tapered side branch (cone pipe)",
    short="cone pipe",
    outcome="the {vein} is sewn to its cone pipe",
    prepared="a tapered side branch (cone pipe) for the {vein}",
    joint="side branch",
    reached="the tip of its branch",
    hole="for the side branch",
)
INTERPOSITION = RenalMethod(
    id="interposition",
    end="sewn",
    kidney="stays",
    piece=Piece(shape="tube", unrolled=True, of=None, name="interposition tube"),
    name="interposition tube",
    choice="interposition tube",
    short="interposition tube",
    outcome="the {vein} is sewn to its interposition tube",
    prepared="an interposition tube for the {vein}",
    joint="interposition tube",
    reached="the end of its interposition tube",
    hole="for the interposition tube",
)
LIGATE = RenalMethod(
    id="ligate",
    end="tied",
    kidney="stays",
    piece=None,
    name="ligated",
    choice="ligation",
    short="ligated",
    outcome="the {vein} is tied",
    prepared="",
    joint="",
    reached="",
    hole="",
)
NEPHRECTOMY = RenalMethod(
    id="nephrectomy",
    end="gone",
    kidney="out",
    piece=None,
    name="nephrectomy",
    choice="nephrectomy",
    short="nephrectomy",
    outcome="the {side} kidney is out",
    prepared="",
    joint="",
    reached="",
    hole="",
)
AUTOTRANSPLANT = RenalMethod(
    id="autotransplant",
    end="gone",
    kidney="moved",
    piece=None,
    name="autotransplantation",
    choice="autotransplantation",
    short="autotransplant",
    outcome="the {side} kidney is autotransplanted",
    prepared="",
    joint="",
    reached="",
    hole="",
)
METHODS = (LEAVE, OPENING, CONE_PIPE, INTERPOSITION, LIGATE, NEPHRECTOMY, AUTOTRANSPLANT)
