"""Choice, check box and button fields of a form; a refusal is shown under the field."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QToolButton, QWidget

from ivcviz.case.document import Case
from ivcviz.gui.forms.binding import Binding, FormEntry, request_edit
from ivcviz.gui.forms.level_field import LevelField
from ivcviz.gui.forms.number_field import DegreeField, MillimetreField, NumberField
from ivcviz.gui.state.editor import Editor
from ivcviz.plan.model import Plan

__all__ = [
    "Binding",
    "Choice",
    "DegreeField",
    "EditButton",
    "FormEntry",
    "LevelField",
    "MillimetreField",
    "NumberField",
    "PressButton",
    "Tick",
    "request_edit",
]

T = TypeVar("T")
# What can be chosen, each with its words: always the same, or as the plan has it.
Options = Sequence[tuple[T, str]] | Callable[[Plan], Sequence[tuple[T, str]]]


class Choice(QComboBox):
    """A drop-down list of values, fixed or as the plan has them; a refused choice falls back to the plan's."""

    refused = Signal(str)

    def __init__(self, editor: Editor, binding: Binding[T], options: Options[T], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor, self._binding, self._options = editor, binding, options
        self._offered: list[tuple[Any, str]] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setMinimumHeight(self.fontMetrics().height() + 10)
        self.activated.connect(self._chosen)
        self.revert()

    def show_plan(self, plan: Plan) -> None:
        self._offer(list(self._options(plan) if callable(self._options) else self._options))
        index = [value for value, _ in self._offered].index(self._binding.read(plan))
        if index != self.currentIndex():
            self.setCurrentIndex(index)
            self.refused.emit("")
        self.setToolTip(self.currentText())

    def revert(self) -> None:
        self.show_plan(self._editor.plan)
        self.refused.emit("")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint as the style does, but elide text that is too long."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self).width() - 6
        words = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
        option.currentText = words
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Change the value only when the field has the focus; otherwise the panel scrolls."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _offer(self, options: list[tuple[Any, str]]) -> None:
        """Put what can be chosen into the list, where it is not there already."""
        if options != self._offered:
            self._offered = options
            self.clear()
            self.addItems([words for _, words in options])
            self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 24)

    def _chosen(self, index: int) -> None:
        sentence = request_edit(self._editor, self._binding, self._offered[index][0])
        self.revert()
        self.refused.emit(sentence)


class Tick(QCheckBox):
    """A check box."""

    refused = Signal(str)

    def __init__(self, editor: Editor, binding: Binding[bool], words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._editor, self._binding = editor, binding
        self.clicked.connect(self._clicked)
        self.revert()

    def show_plan(self, plan: Plan) -> None:
        self.setChecked(self._binding.read(plan))

    def revert(self) -> None:
        self.show_plan(self._editor.plan)

    def _clicked(self, checked: bool) -> None:
        sentence = request_edit(self._editor, self._binding, checked)
        self.revert()
        self.refused.emit(sentence)


class PressButton(QToolButton):
    """A button that Enter presses as Space does."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


class EditButton(PressButton):
    """A button that applies one edit; it is enabled where `possible` holds for the plan."""

    refused = Signal(str)

    def __init__(
        self,
        editor: Editor,
        step: str,
        edit: Callable[[Case], Case],
        words: str,
        possible: Callable[[Plan], bool] | None = None,
    ) -> None:
        super().__init__()
        self._editor, self._possible = editor, possible
        self._binding: Binding[None] = Binding(step, lambda _plan: None, lambda case, _value: edit(case))
        self.setText(words)
        self.setAccessibleName(words)
        self.clicked.connect(lambda: self.refused.emit(request_edit(self._editor, self._binding, None)))
        self.revert()

    def show_plan(self, plan: Plan) -> None:
        if self._possible is not None:
            self.setEnabled(self._possible(plan))

    def revert(self) -> None:
        self.show_plan(self._editor.plan)
