"""What a plan check offers is taken by its button: one step, with its own name, and taken back by one undo."""

from dataclasses import replace
from typing import Any

import pytest
from panel_tools import editor_on, shown
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ivcviz.gui.state.editor import Editor
from ivcviz.gui.steps.finding_entry import FindingEntry
from ivcviz.plan.finding import Finding, Offer

SENTENCE = "A free cuff of 4 instead of 7 keeps both kidneys open."


@pytest.fixture
def editor(qapp: QApplication) -> Editor:  # noqa: ARG001
    return editor_on()


@pytest.fixture
def entry(qtbot: QtBot, editor: Editor) -> Any:
    return shown(qtbot, FindingEntry(editor, "note"))


def offering(cuff_mm: float) -> Finding:
    found = Finding("clamp-on-an-ostium", "note", f"The clamp is moved. {SENTENCE}", (), "geometry")
    return replace(found, offer=Offer("resection.cuff_mm", cuff_mm, SENTENCE))


def test_an_offer_is_taken_by_mouse_and_by_key_as_one_step_each(entry: Any, editor: Editor) -> None:
    before = editor.case
    entry.show_finding(offering(4.0))
    assert entry.offer.take.text() == "Set the cuff to 4 mm"
    QTest.mouseClick(entry.offer.take, Qt.MouseButton.LeftButton)
    assert editor.case.resection.cuff_mm == 4
    assert editor.history.undo_name == "Set the cuff to 4 mm"
    editor.undo()
    assert editor.case == before
    entry.offer.take.setFocus()
    QTest.keyClick(entry.offer.take, Qt.Key.Key_Return)
    assert editor.case.resection.cuff_mm == 4
    assert len(editor.history.steps) == 2


def test_an_offer_that_a_locked_plan_refuses_says_so_under_it(entry: Any, editor: Editor) -> None:
    entry.show_finding(offering(4.0))
    editor.lock(True)
    QTest.mouseClick(entry.offer.take, Qt.MouseButton.LeftButton)
    assert "locked" in entry.offer.refusal.sentence
    entry.show_finding(offering(5.0))
    assert entry.offer.refusal.sentence == ""
    assert entry.offer.take.text() == "Set the cuff to 5 mm"


def test_a_plan_check_without_an_offer_has_no_button(entry: Any) -> None:
    entry.show_finding(offering(4.0))
    entry.show_finding(replace(offering(4.0), offer=None))
    assert not entry.offer.isVisible()
