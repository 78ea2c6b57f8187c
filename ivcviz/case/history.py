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
    """A case and the name of what was done to arrive at it; and the intention, where a grip was moved."""

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
        """One step further; steps that were undone are gone. A case that changes nothing is no step."""
        if case == self.case:
            return self
        steps = (*self.steps[: self.index + 1], HistoryStep(name, case, intention))[-LONGEST:]
        return History(steps, len(steps) - 1)

    def undo(self) -> "History":
        """One step back; at the beginning nothing happens."""
        return self.jump(max(self.index - 1, 0))

    def redo(self) -> "History":
        """One step forward again; at the end nothing happens."""
        return self.jump(min(self.index + 1, len(self.steps) - 1))

    def jump(self, index: int) -> "History":
        """To any step; IndexError for one that is not there."""
        if not 0 <= index < len(self.steps):
            raise IndexError(f"step {index} of {len(self.steps)}")
        return replace(self, index=index)
