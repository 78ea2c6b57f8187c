"""What the tests of the panels share: an editor on a shipped case, and keys as a user presses them."""

from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from ivcviz.gui.forms.rows import FormRow
from ivcviz.gui.state.editor import Editor
from ivcviz.plan.consequences import Consequences
from ivcviz.storage.case_files import load_case
from ivcviz.storage.shipped import find_case

SHIFT = Qt.KeyboardModifier.ShiftModifier


def editor_on(name: str = "case-4") -> Editor:
    """An editor that has opened a shipped case."""
    path = Path(find_case(name))
    return Editor(load_case(path), path)


class PlanPanel(Protocol):
    def show_plan(self, shown: Consequences) -> None: ...


def follow(editor: Editor, *panels: PlanPanel) -> None:
    """Show the panels every plan of the editor, in this order, as the window does."""

    def apply(_: object) -> None:
        for panel in panels:
            panel.show_plan(editor.consequences)

    editor.plan_changed.connect(apply)


def shown(qtbot: QtBot, widget: QWidget) -> QWidget:
    """The widget on the screen, with the keyboard."""
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isVisible)
    return widget


def enter(widget: QWidget, text: str) -> None:
    """Type over what stands there, and Enter."""
    type_over(widget, text)
    QTest.keyClick(widget, Qt.Key.Key_Return)


def type_over(widget: QWidget, text: str) -> None:
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(widget, Qt.Key.Key_Delete)
    QTest.keyClicks(widget, text)


def row_of(entry: QWidget) -> FormRow:
    """The row that an entry stands in."""
    parent = entry.parentWidget()
    while not isinstance(parent, FormRow):
        assert parent is not None
        parent = parent.parentWidget()
    return parent


def body_of(panel: Any, step: str) -> Any:
    """The body of a step, opened by a click on its header."""
    QTest.mouseClick(panel.sections[step].header, Qt.MouseButton.LeftButton)
    return panel.sections[step].body


def choose(box: QComboBox, words: str) -> None:
    """By the keyboard, as a user picks a line of a list."""
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    while words != box.currentText():
        before = box.currentIndex()
        QTest.keyClick(box, Qt.Key.Key_Down)
        assert box.currentIndex() != before, f"{words} is not offered"
