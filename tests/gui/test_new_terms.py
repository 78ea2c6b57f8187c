"""The steps of the window offer a new renal method and a new substitute, and read them in their lines."""

from typing import Any

import pytest
from new_records import CROSSED, LEFT, PERICARDIUM, plan_with
from panel_tools import follow, shown
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.view_options import ViewOptions
from ivcviz.gui.steps.panel import StepsPanel
from ivcviz.terms.renal_methods import INTERPOSITION, METHODS
from ivcviz.terms.substitutes import PTFE, SUBSTITUTES


@pytest.fixture
def panel(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The steps on a plan with an interposition tube in PTFE, where both records stand among what can be chosen."""
    monkeypatch.setattr("ivcviz.gui.vocabulary.METHODS", (*METHODS, CROSSED))
    monkeypatch.setattr("ivcviz.gui.vocabulary.SUBSTITUTES", (*SUBSTITUTES, PERICARDIUM))
    editor = Editor(plan_with(INTERPOSITION, PTFE).case)
    made = StepsPanel(editor, ViewOptions())
    follow(editor, made)
    return shown(qtbot, made)


def test_the_window_offers_them_and_reads_them_in_its_lines(panel: Any) -> None:
    for step in ("renal-veins", "graft"):  # one is open at a time; a click on its header opens it
        QTest.mouseClick(panel.sections[step].header, Qt.MouseButton.LeftButton)
        body = panel.sections[step].body
        choice = body.veins[LEFT].method if step == "renal-veins" else body.substitute
        choice.setFocus()
        QTest.keyClick(choice, Qt.Key.Key_End)
    veins, graft = (panel.sections[step].body for step in ("renal-veins", "graft"))
    assert veins.veins[LEFT].method.currentText() == "left-to-right renal vein"
    assert graft.substitute.currentText() == "bovine pericardium"
    assert "L left to right" in panel.sections["renal-veins"].header.line
    assert panel.sections["graft"].header.line.startswith("bovine pericardium · Ø 18 mm")
    assert graft.wall.text().startswith("0.4")
    assert not graft.ringed.isVisibleTo(graft)
