"""The field for a line of text."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ivcviz.gui.forms.binding import Binding, request_edit
from ivcviz.gui.forms.typing_keys import keep_from_shortcuts
from ivcviz.gui.state.editor import Editor
from ivcviz.plan.model import Plan


class TextField(QLineEdit):
    """Words of the plan. Enter and leaving commit, Esc takes back; what is refused stays as it was typed."""

    refused = Signal(str)

    def __init__(self, editor: Editor, binding: Binding[str], hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor, self._binding = editor, binding
        self._shown: str | None = None
        self.typed = False
        self.setPlaceholderText(hint)
        self.setMinimumHeight(self.fontMetrics().height() + 10)
        self.textEdited.connect(self._note_typed)
        self.editingFinished.connect(self._enter)
        self.revert()

    @property
    def shown(self) -> str:
        """The words of the plan that were shown last."""
        return self._shown or ""

    def show_plan(self, plan: Plan) -> None:
        words = self._binding.read(plan)
        if words != self._shown:
            self._show(words)

    def revert(self) -> None:
        self._show(self._binding.read(self._editor.plan))

    def event(self, event: QEvent) -> bool:
        return keep_from_shortcuts(event, self.typed) or super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept dropped text, but leave files to the window."""
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.typed:
            self.revert()
        else:
            super().keyPressEvent(event)

    def _show(self, words: str) -> None:
        self._shown, self.typed = words, False
        if words != self.text():
            self.setText(words)
        self.setCursorPosition(len(words) if self.hasFocus() else 0)
        self.setToolTip(words)
        self.refused.emit("")

    def _note_typed(self) -> None:
        self.typed = True

    def _enter(self) -> None:
        if not self.typed:
            return
        sentence = request_edit(self._editor, self._binding, self.text())
        if not sentence:
            self.revert()
        self.refused.emit(sentence)
