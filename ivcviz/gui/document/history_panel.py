"""The history of the plan as a list."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget

from ivcviz.gui.state.editor import Editor
from ivcviz.gui.style.panel_header import heading_row


class HistoryPanel(QWidget):
    """Follows the editor's history; a chosen line takes the plan there. What was undone is shown in brackets."""

    closed = Signal()

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Steps of this plan, the newest last"))
        self.list.currentRowChanged.connect(self._jump)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 6, 10, 8)
        layout.addWidget(heading_row(self.tr("History"), self.tr("Close the history"), self.closed.emit))
        layout.addWidget(self.list)

    def show_document(self) -> None:
        """The editor's history and lock, where anyone sees them."""
        self.list.setEnabled(not self._editor.locked)
        self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        self._fill()
        super().showEvent(event)

    def _fill(self) -> None:
        if self.isHidden():
            return  # a list of a thousand steps is not made anew at every one of them
        history = self._editor.history
        self.list.blockSignals(True)
        self.list.clear()
        for place, step in enumerate(history.steps):
            undone = place > history.index
            self.list.addItem(f"({step.name})" if undone else step.name)
            if undone:
                self.list.item(place).setForeground(self.palette().placeholderText())
        self.list.setCurrentRow(history.index)
        self.list.blockSignals(False)
        item = self.list.item(history.index)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, self.tr("%1, here now").replace("%1", item.text()))
        self.list.scrollToItem(item)

    def _jump(self, row: int) -> None:
        if row >= 0 and row != self._editor.history.index:
            self._editor.jump(row)
