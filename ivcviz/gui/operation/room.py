"""Room below the picture for the order of the operation, which is made when it is first asked for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from ivcviz.gui.actions import STAGES
from ivcviz.gui.panes import first_focus

if TYPE_CHECKING:
    from ivcviz.gui.operation.panel import OperationPanel
    from ivcviz.gui.window import MainWindow

_HEIGHT_PX = 350


class OperationRoom(QWidget):
    """Empty and hidden until then."""

    shown = Signal(bool)

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self._window = window
        self.panel: OperationPanel | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.setMinimumHeight(200)
        self.hide()

    def show_panel(self, on: bool) -> None:
        """Show or hide the order of the operation; what is shown gets the keyboard."""
        if on and self.panel is None:
            self._make()
        self.setVisible(on)
        self.shown.emit(on)
        if on and self.panel is not None:
            target = first_focus(self.panel)
            if target is not None:
                target.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        if self.panel is None:
            self._make()
        super().showEvent(event)

    def below(self, panes: QWidget) -> QSplitter:
        """The panes and, under them, this."""
        both = QSplitter(Qt.Orientation.Vertical)
        both.setHandleWidth(1)
        both.setChildrenCollapsible(False)
        both.addWidget(panes)
        both.addWidget(self)
        both.setStretchFactor(0, 1)
        both.setSizes([10_000, _HEIGHT_PX])
        return both

    def _make(self) -> None:
        from ivcviz.gui.operation.panel import OperationPanel

        window = self._window
        self.panel = OperationPanel(window.editor, window.view, window.documents.questions, window.settings)
        self.panel.closed.connect(lambda: self.show_panel(False))
        self.panel.said.connect(window.status.say)
        self.panel.stage_wanted.connect(self._show_stage)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.panel)

    def _show_stage(self, stage: str) -> None:
        known = next((known for known in STAGES if known == stage), None)
        if known is not None:
            self._window.show_stage(known)
