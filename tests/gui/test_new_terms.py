"""The steps of the window show a new renal method and a new substitute, and read them in their lines."""

from typing import Any

import pytest
from new_records import CROSSED, LEFT, PERICARDIUM, plan_with
from panel_tools import body_of, follow, shown
from pytestqt.qtbot import QtBot

from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.view_options import ViewOptions
from ivcviz.gui.steps.panel import StepsPanel
from ivcviz.terms.renal_methods import METHODS
from ivcviz.terms.substitutes import SUBSTITUTES


@pytest.fixture
def panel(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The steps on a plan with both records, which stand among what is offered as a line in each tuple would have it."""
    monkeypatch.setattr("ivcviz.gui.vocabulary.METHODS", (*METHODS, CROSSED))
    monkeypatch.setattr("ivcviz.gui.vocabulary.SUBSTITUTES", (*SUBSTITUTES, PERICARDIUM))
    editor = Editor(plan_with().case)
    made = StepsPanel(editor, ViewOptions())
    follow(editor, made)
    return shown(qtbot, made)


def test_the_renal_veins_are_read_with_the_new_method(panel: Any) -> None:
    vein = body_of(panel, "renal-veins").veins[LEFT]
    assert vein.method.currentText() == vein.method.itemText(vein.method.count() - 1) == "left-to-right renal vein"
    assert vein.suture.isVisible()
    assert vein.mobilisation.isVisible()
    assert not vein.base.isVisible()
    assert "L left to right" in panel.sections["renal-veins"].header.summary


def test_the_graft_is_read_with_the_new_substitute_its_wall_and_without_rings(panel: Any) -> None:
    graft = body_of(panel, "graft")
    assert graft.substitute.currentText() == "equine pericardium"
    assert panel.sections["graft"].header.summary.startswith("equine pericardium · Ø 18 mm")
    assert graft.wall.text().startswith("0.4")
    assert not graft.ringed.isVisible()
