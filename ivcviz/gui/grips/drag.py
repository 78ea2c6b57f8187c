"""One drag of one grip: every move is a preview, the release commits one step, Esc cancels."""

from PySide6.QtCore import QObject

from ivcviz.case.intentions import MoveCut
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.style.numbers import mm, one_decimal
from ivcviz.messages.sentences import spoken
from ivcviz.plan.model import Plan
from ivcviz.scene.grips import Grip, nearest_words, snapped, step_name


class Drag(QObject):
    """Moves a grip's value; what the edit refuses leaves the last good preview and its sentence in `text`.

    A level snaps to landmarks within `tolerance_mm`, unless the move is free. Values are rounded to a tenth.
    """

    def __init__(self, editor: Editor, grip: Grip, tolerance_mm: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._editor, self._grip, self._tolerance = editor, grip, tolerance_mm
        self._value = grip.value
        self._caught = False
        self._refusal = ""

    @property
    def grip(self) -> Grip:
        """The grip as it was when the drag began."""
        return self._grip

    @property
    def value(self) -> float:
        """The value that is shown: the last one that was not refused."""
        return self._value

    @property
    def refusal(self) -> str:
        """Why the last move was refused; "" if it was not."""
        return self._refusal

    def move(self, wanted: float, free: bool = False) -> None:
        """Preview a value."""
        plan, grip = self._editor.settled, self._grip
        wanted = round(max(grip.least, min(grip.greatest, wanted)), 1)
        value, word = (wanted, None) if free else snapped(plan, grip, wanted, self._tolerance)
        value = max(grip.least, min(grip.greatest, value))
        self._refusal = self.tr("The plan is locked; unlock it to change it.") if self._editor.locked else ""
        if self._refusal or (value == self._value and self._editor.dragging):
            self._caught = word is not None
            return
        self._editor.refused.connect(self._refused)
        shown = self._editor.drag(grip.moved_to(value))
        self._editor.refused.disconnect(self._refused)
        if shown:
            self._value, self._caught = value, word is not None

    def finish(self) -> None:
        """Commit the shown value as one named step; do nothing if nothing was moved."""
        if self._editor.dragging:
            self._editor.settle(str(step_name(self._editor.settled.body, self._grip.intention)))

    def cancel(self) -> None:
        """Cancel the drag."""
        self._editor.cancel()
        self._value, self._caught, self._refusal = self._grip.value, False, ""

    @property
    def text(self) -> str:
        """The text of the tooltip: title and value, the nearest landmark, why a move was refused."""
        lines = text_lines(self._editor.settled, self._grip, self._value)
        if self._caught:
            lines[-1] += " " + self.tr("(Alt: free)")
        return "\n".join([*lines, self._refusal] if self._refusal else lines)

    def _refused(self, sentence: str) -> None:
        self._refusal = sentence


def text_lines(plan: Plan, grip: Grip, value: float) -> list[str]:
    """A grip in words, line by line: "Lower end of the tumour: 85.0 mm", "13 mm below the left renal vein"."""
    unit = f" {grip.unit}" if grip.unit == "mm" else grip.unit
    lines = [f"{grip.title}: {one_decimal(value)}{unit}"]
    if grip.is_level:
        lines.append(str(nearest_words(plan, value, grip)))
    if isinstance(grip.intention, MoveCut):
        if grip.intention.end == "inferior":
            lines.append(spoken("inferior margin {length}", length=mm(plan.extent.lower_mm - value)))
        else:
            lines.append(spoken("superior margin {length}", length=mm(value - plan.extent.upper_mm)))
    return lines
