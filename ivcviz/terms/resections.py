"""Kinds of caval resection, and so what may close the defect."""

from dataclasses import dataclass
from typing import Literal, assert_never

from ivcviz.messages.sentences import Message, say, say_as
from ivcviz.terms.term import Term


@dataclass(frozen=True, eq=False, kw_only=True, repr=False)
class ResectionKind(Term):
    """A kind of caval resection.

    `takes`: a "segment" of the cava, all round, which a graft may replace; a piece of its "wall"; the "contents" of its lumen
    alone, through a cavotomy; or "nothing". `closed_by`: what closes the opened wall, a "patch" or a "suture" side to side;
    None where it is not opened.
    """

    takes: Literal["segment", "wall", "contents", "nothing"]
    closed_by: Literal["patch", "suture"] | None
    name: Message
    choice: Message  # where it is chosen

    def __post_init__(self) -> None:
        """Raise ValueError, on import, for a record whose facets contradict one another."""
        if (self.closed_by is not None) != (self.takes_wall or self.extracts):
            raise ValueError(f"{self!r}: an opened wall, and nothing else, is closed by a patch or a suture")

    @property
    def resects(self) -> bool:
        """Whether anything is cut out of the cava."""
        match self.takes:
            case "segment" | "wall":
                return True
            case "contents" | "nothing":
                return False
            case _:
                assert_never(self.takes)

    @property
    def cuts_through(self) -> bool:
        """Whether the cava is cut through, so that two stumps are left."""
        return self.takes == "segment"

    @property
    def extracts(self) -> bool:
        """Whether the cava is opened, emptied and closed again, and nothing of it is taken."""
        return self.takes == "contents"

    @property
    def takes_wall(self) -> bool:
        """Whether a part of the wall is cut out and the rest stays."""
        return self.takes == "wall"


CIRCUMFERENTIAL = ResectionKind(
    id="circumferential", takes="segment", closed_by=None, name=say("circumferential"), choice=say("whole circumference")
)
PARTIAL_PATCH = ResectionKind(
    id="partial-patch", takes="wall", closed_by="patch", name=say("partial, patch"), choice=say("part of the wall, patch")
)
PRIMARY = ResectionKind(
    id="primary",
    takes="wall",
    closed_by="suture",
    name=say("partial, primary closure"),
    choice=say("part of the wall, closed side to side"),
)
THROMBECTOMY = ResectionKind(
    id="thrombectomy",
    takes="contents",
    closed_by="suture",
    name=say("thrombectomy, primary closure"),
    choice=say("none, thrombectomy"),
)
NO_RESECTION = ResectionKind(
    id="none", takes="nothing", closed_by=None, name=say_as("resection", "none"), choice=say_as("resection", "none")
)
RESECTION_KINDS = (CIRCUMFERENTIAL, PARTIAL_PATCH, PRIMARY, THROMBECTOMY, NO_RESECTION)
