"""A part of a panel that can be expanded and collapsed."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivcviz.gui.forms.choice_fields import PressButton
from ivcviz.gui.style.text import TextLabel
from ivcviz.plan.model import Plan


class Disclosure(QWidget):
    """A button with an arrow, and under it a widget that is shown while the button is down; `summary` says in a line what is
    inside while it is not."""

    def __init__(self, words: str, content: QWidget, summary: Callable[[Plan], str] | None = None) -> None:
        super().__init__()
        self._content, self._told = content, summary
        self.setObjectName(words)
        self.button = PressButton()
        self.button.setText(words)
        self.button.setAccessibleName(words)
        self.button.setCheckable(True)
        self.button.setAutoRaise(True)
        self.button.setArrowType(Qt.ArrowType.RightArrow)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.toggled.connect(self._unfold)
        self.inside = TextLabel("", "quiet", size=0.92)
        self.inside.setContentsMargins(22, 0, 0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.inside)
        layout.addWidget(content)
        content.hide()
        self.inside.hide()

    def show_plan(self, plan: Plan) -> None:
        if hasattr(self._content, "show_plan"):
            self._content.show_plan(plan)
        summary = "" if self._told is None else self._told(plan)
        self.inside.setText(summary)
        self.button.setAccessibleDescription(summary)
        self._show_parts()

    def revert(self) -> None:
        """Forget what was typed inside."""
        if hasattr(self._content, "revert"):
            self._content.revert()

    def _unfold(self, down: bool) -> None:
        self.button.setArrowType(Qt.ArrowType.DownArrow if down else Qt.ArrowType.RightArrow)
        self._show_parts()

    def _show_parts(self) -> None:
        down = self.button.isChecked()
        self._content.setVisible(down)
        self.inside.setVisible(not down and bool(self.inside.text()))
