"""A part of a panel that opens under its own button."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from ivcviz.plan.model import Plan


class Unfolding(QWidget):
    """A button with an arrow, and under it a widget that is shown while the button is down."""

    def __init__(self, words: str, content: QWidget) -> None:
        super().__init__()
        self._content = content
        self.button = QToolButton()
        self.button.setText(words)
        self.button.setCheckable(True)
        self.button.setAutoRaise(True)
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button.setArrowType(Qt.ArrowType.RightArrow)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.toggled.connect(self._unfold)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(content)
        content.hide()

    def show_plan(self, plan: Plan) -> None:
        if hasattr(self._content, "show_plan"):
            self._content.show_plan(plan)
        self._content.setVisible(self.button.isChecked())

    def revert(self) -> None:
        """Nothing can be typed here."""

    def _unfold(self, down: bool) -> None:
        self.button.setArrowType(Qt.ArrowType.DownArrow if down else Qt.ArrowType.RightArrow)
        self._content.setVisible(down)
