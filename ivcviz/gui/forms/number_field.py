"""Form fields for numbers with a unit."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QWidget

from ivcviz.case.words.lengths import typed_number
from ivcviz.errors import UserError
from ivcviz.fields.bounds import DEGREES, MM, Unit
from ivcviz.gui.forms.binding import Binding, KeyRepeatPreview, request_edit
from ivcviz.gui.forms.typing_keys import keep_from_shortcuts, step_of
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.style.numbers import tenths
from ivcviz.gui.style.text import tabular
from ivcviz.plan.model import Plan

_UNSET = -10_000.0  # what stands for None inside the box: far outside of every bound
T = TypeVar("T")


class NumberField(QDoubleSpinBox):
    """A number of the plan. Typed and entered, stepped by arrow keys and wheel, each one step of the history.

    A number that is refused stays as it was typed until Esc or until the plan's own value changes. Where the value may be
    None an emptied field means so, and what follows then (`automatic`) is shown in its place.
    """

    refused = Signal(str)

    def __init__(
        self,
        editor: Editor,
        binding: Binding[float | None],
        unit: str,
        automatic: Callable[[Plan], float | None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._editor, self._binding, self._automatic = editor, binding, automatic
        self._held = KeyRepeatPreview(editor, binding)
        self._exact: float | None = None
        self._typed: str | None = None
        self.setLocale(QLocale.c())
        self.setRange(_UNSET, -_UNSET)
        self.setDecimals(2)
        self.setSuffix(unit)
        self.setKeyboardTracking(False)
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFont(tabular(self.font()))
        self.setFixedWidth(self.fontMetrics().horizontalAdvance("000.0 mm" if automatic is None else "auto 000.0 mm") + 18)
        self.setMinimumHeight(self.fontMetrics().height() + 10)
        self.lineEdit().setAcceptDrops(False)  # a file that is dropped is the window's
        self.lineEdit().textEdited.connect(self._note_typed)
        self.editingFinished.connect(self._enter)
        self.revert()

    def pending_number(self) -> float | None:
        """The number that was typed and is not in the plan."""
        return None if self._typed is None else typed_number(self._typed, self.suffix().strip())

    def show_plan(self, plan: Plan) -> None:
        value = self._binding.read(plan)
        if value != self._exact or (self._typed is None and self._unset(value, plan) != self.specialValueText()):
            self._show(value, plan)

    def revert(self) -> None:
        plan = self._editor.plan
        self._show(self._binding.read(plan), plan)

    def stepBy(self, steps: int) -> None:
        self._move(float(steps))

    def textFromValue(self, value: float) -> str:
        return f"{value:.2f}".rstrip("0").rstrip(".").replace("-0", "0" if abs(value) < 0.005 else "-0")

    def valueFromText(self, text: str) -> float:
        found = typed_number(text, self.suffix().strip())
        return self.value() if found is None else found

    def validate(self, text: str, pos: int) -> tuple[QValidator.State, str, int]:
        """Let everything be typed and pasted: what is no number is refused in words, not dropped in silence."""
        return QValidator.State.Acceptable, text, pos

    def event(self, event: QEvent) -> bool:
        return keep_from_shortcuts(event, self._typed is not None) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = step_of(event)
        if step is not None:
            self._move(step, event.isAutoRepeat())
        elif event.key() == Qt.Key.Key_Escape and self._typed is not None:
            self.revert()
            self.selectAll()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        super().keyReleaseEvent(event)
        if not event.isAutoRepeat():
            self._held.release()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._exact is None and self._typed is None:  # what stands there is no number: typing takes its place
            QTimer.singleShot(0, self, self.selectAll)
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._held.release()
        super().focusOutEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Change the value only when the field has the focus; otherwise the panel scrolls."""
        turned = event.angleDelta().y() or event.angleDelta().x()
        if not self.hasFocus() or not turned:
            event.ignore()
            return
        fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._move((0.1 if fine else 1.0) * (1 if turned > 0 else -1))
        event.accept()

    def _show(self, value: float | None, plan: Plan) -> None:
        self._exact, self._typed = value, None
        self.setSpecialValueText(self._unset(value, plan))
        self.setValue(_UNSET if value is None else value)
        self.lineEdit().setText(self.text())
        self.refused.emit("")

    def _unset(self, value: float | None, plan: Plan) -> str:
        """The text of the field where the value is None."""
        follows = None if value is not None or self._automatic is None else self._automatic(plan)
        return "—" if follows is None else self.tr("auto {}").format(tenths(follows)) + self.suffix()

    def _note_typed(self, text: str) -> None:
        self._typed = text

    def _enter(self) -> None:
        typed = self._typed
        if typed is None:
            return
        bare = typed.removesuffix(self.suffix()).strip()
        number = typed_number(typed, self.suffix().strip())
        if bare and number is None:
            self._refuse(self.tr("“{}” is not a number.").format(bare), typed)
        else:
            self._ask(number, typed)

    def _move(self, by: float, repeated: bool = False) -> None:
        start = self.pending_number()
        if start is None:
            start = self._exact
        if start is None and self._automatic is not None:
            start = self._automatic(self._editor.plan)
        value = round((start or 0.0) + by, 6)
        if repeated:
            self._held.preview(value)
        else:
            self._ask(value, None)

    def _ask(self, number: float | None, typed: str | None) -> None:
        if number == self._exact:
            self.revert()
            return
        sentence = request_edit(self._editor, self._binding, number)
        if sentence:
            self._refuse(sentence, typed)
        else:
            self.revert()

    def _refuse(self, sentence: str, typed: str | None) -> None:
        if typed is None:
            self.revert()  # a step that cannot be made leaves the value; only what was typed is kept
        else:
            self._typed = typed
            self.lineEdit().setText(typed)
        self.refused.emit(sentence)


class MillimetreField(NumberField):
    """A length or a level."""

    def __init__(
        self, editor: Editor, binding: Binding[float | None], automatic: Callable[[Plan], float | None] | None = None
    ) -> None:
        super().__init__(editor, binding, suffix(MM), automatic)


class DegreeField(NumberField):
    """An angle."""

    def __init__(self, editor: Editor, binding: Binding[float | None]) -> None:
        super().__init__(editor, binding, suffix(DEGREES))


def suffix(unit: Unit) -> str:
    """A unit as it follows a number in a field."""
    symbol = str(unit.symbol)
    return symbol if unit is DEGREES or not symbol else f" {symbol}"


def needed(value: T | None, sentence: str) -> T:
    """Return the value; raise UserError with the sentence where it is None."""
    if value is None:
        raise UserError(sentence)
    return value
