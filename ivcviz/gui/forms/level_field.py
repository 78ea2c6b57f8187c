"""The field for a level: in millimetres or relative to a landmark, with the resulting millimetres beside it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QWidget

from ivcviz.anatomy.landmarks import WORDS
from ivcviz.case.document import LevelRef
from ivcviz.case.levels import format_level, level_mm, rewritten
from ivcviz.case.words.levels import parse_level
from ivcviz.errors import UserError
from ivcviz.gui.forms.binding import Binding, KeyRepeatPreview, request_edit
from ivcviz.gui.forms.typing_keys import keep_from_shortcuts, step_of
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.style.numbers import mm
from ivcviz.gui.style.text import TextLabel, tabular
from ivcviz.plan.model import Plan


class LevelField(QWidget):
    """A level as it was written. Enter commits, Esc takes back, arrow keys move it and keep the landmark it is written
    against; what is refused stays as it was typed.

    A level that may be left open has a `start`, where arrow keys begin, and a `hint` that stands in the emptied field.
    """

    refused = Signal(str)
    accepted = Signal()

    def __init__(
        self,
        editor: Editor,
        binding: Binding[LevelRef | None],
        start: Callable[[Plan], LevelRef] | None = None,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._editor, self._binding, self._start = editor, binding, start
        self._held = KeyRepeatPreview(editor, binding)
        self._shown: LevelRef | None = None
        self.line = LevelLineEdit(self)
        self.line.setPlaceholderText(hint)
        self.millimetres = TextLabel("", "quiet", wrap=False)
        self.millimetres.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.millimetres.setMinimumWidth(self.fontMetrics().horizontalAdvance("= 000.0 mm"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.line, 1)
        layout.addWidget(self.millimetres)
        self.line.editingFinished.connect(self._enter)
        self.line.stepped.connect(self._move)
        self.line.reverted.connect(self.revert)
        self.line.key_released.connect(self._held.release)
        self.revert()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus to the line edit; a focus proxy would appear in the tab order twice."""
        self.line.setFocus(event.reason())

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def setAccessibleDescription(self, words: str) -> None:
        super().setAccessibleDescription(words)
        self.line.setAccessibleDescription(words)

    def show_plan(self, plan: Plan) -> None:
        ref = self._binding.read(plan)
        if ref != self._shown:
            self._show(ref, plan)
        else:
            self._show_millimetres(ref, plan)

    def try_again(self) -> None:
        """Try again to enter what was typed and refused."""
        if self.line.typed:
            self._ask_typed()

    def revert(self) -> None:
        self._show(self._binding.read(self._editor.plan), self._editor.plan)

    def _show(self, ref: LevelRef | None, plan: Plan) -> None:
        self._shown = ref
        self.line.show_written("" if ref is None else format_level(ref))
        self._show_millimetres(ref, plan)
        self.refused.emit("")

    def _show_millimetres(self, ref: LevelRef | None, plan: Plan) -> None:
        self.millimetres.setText("" if ref is None else mm(level_mm(ref, plan.body.landmarks)))
        self.millimetres.setVisible(ref is not None)

    def _enter(self) -> None:
        if self.line.typed:
            self._ask_typed()

    def _ask_typed(self) -> bool:
        if not self.line.text().strip():
            return self._ask(None)
        try:
            ref = parse_level(self.line.text())
        except UserError as reason:
            self.refused.emit(str(reason))
            return False
        return self._ask(ref)

    def _move(self, by_mm: float, repeated: bool) -> None:
        if self.line.typed and not self._ask_typed():
            return
        plan = self._editor.plan
        ref, landmarks = self._binding.read(plan), plan.body.landmarks
        if ref is None:
            assert self._start is not None  # a level that cannot be left open is always there
            ref = self._start(plan)
        moved = rewritten(ref, level_mm(ref, landmarks) + by_mm, landmarks)
        if repeated:
            self._held.preview(moved)
        else:
            self._ask(moved, keep=False)

    def _ask(self, ref: LevelRef | None, keep: bool = True) -> bool:
        sentence = "" if ref == self._binding.read(self._editor.plan) else request_edit(self._editor, self._binding, ref)
        if not sentence or not keep:
            self.revert()
        self.refused.emit(sentence)
        if not sentence:
            self.accepted.emit()
        return not sentence


class LevelLineEdit(QLineEdit):
    """The line edit: it knows whether something was typed, and reports arrow keys, Esc and key releases as signals."""

    stepped = Signal(float, bool)  # by how many mm, and whether by a key that is held down
    key_released = Signal()
    reverted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.typed = False
        self.setFont(tabular(self.font()))
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("renal-floor-20.5"))
        self.setMinimumHeight(self.fontMetrics().height() + 10)
        completer = QCompleter(list(WORDS), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        popup = completer.popup()
        assert popup is not None
        popup.setAccessibleName(self.tr("Landmarks"))
        self.setCompleter(completer)
        self.setAcceptDrops(False)  # a file that is dropped is the window's
        self.textEdited.connect(self._note_typed)
        self.setToolTip(
            self.tr(
                "Millimetres above the iliac confluence (85), or a landmark with millimetres (renal-floor-20, 20 mm below the "
                "renal floor). Arrow keys: 1 mm, with Shift 0.1 mm."
            )
        )

    def show_written(self, text: str) -> None:
        """Show the plan's value in place of anything typed."""
        self.typed = False
        if text != self.text():
            self.setText(text)
        self.setCursorPosition(0 if not self.hasFocus() else len(text))

    def event(self, event: QEvent) -> bool:
        return keep_from_shortcuts(event, self.typed) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = step_of(event)
        if step is not None:
            self.stepped.emit(step, event.isAutoRepeat())
        elif event.key() == Qt.Key.Key_Escape and self.typed:
            self.reverted.emit()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        super().keyReleaseEvent(event)
        if not event.isAutoRepeat():
            self.key_released.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.key_released.emit()
        super().focusOutEvent(event)

    def _note_typed(self) -> None:
        self.typed = True
