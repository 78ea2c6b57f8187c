"""Choices of the steps: what a branch is made of, methods of one side, a caval cuff, and variants of the body."""

from typing import Any

import pytest
from panel_tools import body_of, choose, editor_on, follow, shown
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from ivcviz.case import edits
from ivcviz.case.variants import CIRCUMAORTIC_LEFT, INFERIOR_RIGHT_HEPATIC, RETRO_AORTIC_LEFT
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.view_options import ViewOptions
from ivcviz.gui.steps.panel import StepsPanel
from ivcviz.terms.renal_methods import CAVAL_CUFF, INTERPOSITION, LEFT_TO_RIGHT, OPENING
from ivcviz.terms.substitutes import BOVINE_PERICARDIUM, FEMORAL_VEIN

LEFT, RIGHT = "left-renal-vein", "right-renal-vein"


@pytest.fixture
def editor(qapp: QApplication) -> Editor:  # noqa: ARG001
    return editor_on()


@pytest.fixture
def panel(qtbot: QtBot, editor: Editor) -> Any:
    made = StepsPanel(editor, ViewOptions())
    follow(editor, made)
    made.resize(300, 900)
    return shown(qtbot, made)


def offered(box: QComboBox) -> list[str]:
    return [box.itemText(index) for index in range(box.count())]


def test_a_branch_has_its_own_material_where_there_is_a_branch(editor: Editor, panel: Any) -> None:
    vein = body_of(panel, "renal-veins").veins[LEFT]
    choose(vein.method, str(OPENING.choice))
    assert not vein.substitute.isVisible()
    choose(vein.method, str(INTERPOSITION.choice))
    assert vein.substitute.isVisible()
    assert vein.substitute.currentText() == "as the graft"
    choose(vein.substitute, "femoral vein")
    assert edits.planned(editor.plan.case, LEFT).substitute is FEMORAL_VEIN


def test_methods_of_the_left_vein_are_offered_for_no_right_one(editor: Editor, panel: Any) -> None:
    veins = body_of(panel, "renal-veins").veins
    words = str(LEFT_TO_RIGHT.choice)
    assert words in offered(veins[LEFT].method)
    assert words in offered(veins[LEFT].plan_b)
    assert words not in offered(veins[RIGHT].method)
    assert words not in offered(veins[RIGHT].plan_b)
    choose(veins[LEFT].method, words)
    assert "renal-vein-led-elsewhere" in {finding.rule for finding in editor.plan.findings}


def test_a_vein_on_a_caval_cuff_has_no_margin_along_it(panel: Any) -> None:
    vein = body_of(panel, "renal-veins").veins[RIGHT]
    choose(vein.method, str(OPENING.choice))
    assert vein.margin.isVisible()
    choose(vein.method, str(CAVAL_CUFF.choice))
    assert not vein.margin.isVisible()
    assert vein.mobilisation.isVisible()


def test_what_is_published_of_a_substitute_stands_under_it(editor: Editor, panel: Any) -> None:
    graft = body_of(panel, "graft")
    choose(graft.substitute, "bovine pericardium")
    assert graft.evidence.text().startswith("10 without thrombosis")
    assert str(BOVINE_PERICARDIUM.evidence) == graft.evidence.text()
    choose(graft.substitute, "femoral vein")
    assert not graft.evidence.isVisible()
    assert editor.plan.case.graft is not None
    assert not graft.ringed.isVisible()


def test_a_variant_is_ticked_and_taken_back(editor: Editor, panel: Any) -> None:
    renal = body_of(panel, "anatomy").renal
    for variant in (INFERIOR_RIGHT_HEPATIC, RETRO_AORTIC_LEFT):
        before = editor.plan.case
        renal.variants[variant].click()
        assert variant.there(editor.plan.case)
        assert renal.variants[variant].isChecked()
        renal.variants[variant].click()
        assert editor.plan.case == before


def test_a_vein_round_the_aorta_has_a_group_of_its_own(editor: Editor, panel: Any) -> None:
    body_of(panel, "anatomy").renal.variants[CIRCUMAORTIC_LEFT].click()
    assert "left-renal-vein-2" in [vein.id for vein in editor.plan.body.renal_veins]
    assert "left-renal-vein-2" in panel.sections["anatomy"].body.renal.groups
    assert "left-renal-vein-2" in body_of(panel, "renal-veins").veins


def test_an_artery_before_the_cava_is_recorded(editor: Editor, panel: Any) -> None:
    choose(body_of(panel, "anatomy").renal.precaval, "main trunk")
    assert editor.plan.case.anatomy.precaval_artery == "main"
