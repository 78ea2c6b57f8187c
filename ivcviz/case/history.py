"""Undo as a line of whole frozen cases, each with the name of the step that made it; no inverse commands."""

from dataclasses import dataclass, replace

from ivcviz.case.document import Case
from ivcviz.case.intentions import Intention
from ivcviz.messages.sentences import spoken

LONGEST = (
    1_000  # steps kept; the oldest are forgotten first. A step is a few kilobytes at most, and shares what it did not change
)


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """A case and the name of the edit that made it; and the intention, where a grip was moved."""

    name: str
    case: Case
    intention: Intention | None = None


@dataclass(frozen=True, slots=True)
class History:
    """The steps from the oldest to the newest, and where in them the user stands."""

    steps: tuple[HistoryStep, ...]
    index: int = 0

    @classmethod
    def of(cls, case: Case, name: str = "") -> "History":
        """A history that begins with this case, which was opened if nothing else is said of it."""
        return cls((HistoryStep(name or spoken("Opened"), case),))

    @property
    def case(self) -> Case:
        """The case as it stands now."""
        return self.steps[self.index].case

    @property
    def undo_name(self) -> str | None:
        """The name of the step that undo takes back; None at the beginning."""
        return self.steps[self.index].name if self.index > 0 else None

    @property
    def redo_name(self) -> str | None:
        """The name of the step that redo does again; None at the end."""
        return self.steps[self.index + 1].name if self.index + 1 < len(self.steps) else None

    def commit(self, name: str, case: Case, intention: Intention | None = None) -> "History":
        """Add a step; steps that were undone are dropped. A case equal to the present one adds no step."""
        if case == self.case:
            return self
        steps = (*self.steps[: self.index + 1], HistoryStep(name, case, intention))[-LONGEST:]
        return History(steps, len(steps) - 1)

    def undo(self) -> "History":
        """Go one step back; at the beginning nothing happens."""
        return self.jump(max(self.index - 1, 0))

    def redo(self) -> "History":
        """Go one step forward; at the end nothing happens."""
        return self.jump(min(self.index + 1, len(self.steps) - 1))

    def jump(self, index: int) -> "History":
        """Go to any step; IndexError for one that does not exist."""
        if not 0 <= index < len(self.steps):
            raise IndexError(f"step {index} of {len(self.steps)}")
        return replace(self, index=index)
