"""The dock below the picture for the operation panel, which is made when first shown."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from ivcviz.gui.forms.tab_order import first_focus
from ivcviz.plan.consequences import Consequences

if TYPE_CHECKING:
    from ivcviz.gui.operation.panel import OperationPanel

_HEIGHT_PX = 350


class OperationDock(QWidget):
    """Empty and hidden until the panel is first shown."""

    visibility_changed = Signal(bool)

    def __init__(self, make_panel: "Callable[[], OperationPanel]") -> None:
        super().__init__()
        self._make_panel = make_panel
        self.panel: OperationPanel | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.setMinimumHeight(200)
        self.hide()

    def show_plan(self, consequences: Consequences) -> None:
        """Show a plan in the panel, if there is one yet."""
        if self.panel is not None:
            self.panel.show_plan(consequences)

    def show_panel(self, on: bool) -> None:
        """Show or hide the operation panel; when shown it gets the keyboard focus."""
        if on and self.panel is None:
            self._make()
        self.setVisible(on)
        self.visibility_changed.emit(on)
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
        self.panel = self._make_panel()
        self.panel.closed.connect(lambda: self.show_panel(False))
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.panel)
