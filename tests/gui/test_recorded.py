"""What is recorded of patient, wall and flow, and the body's renal veins: entered, seen, undone by name."""

from typing import Any

import pytest
from panel_tools import body_of, editor_on, enter, follow, row_of, shown
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from ivcviz.case.document import LevelRef, Thrombus
from ivcviz.gui.cases.case_record import CaseRecordWriter
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.view_options import ViewOptions
from ivcviz.gui.steps.panel import StepsPanel
from ivcviz.terms.substitutes import PARIETAL_PERITONEUM

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def editor(qapp: QApplication) -> Editor:  # noqa: ARG001
    return editor_on()


@pytest.fixture
def panel(qtbot: QtBot, editor: Editor) -> Any:
    made = StepsPanel(editor, ViewOptions())
    follow(editor, made)
    made.resize(300, 900)
    return shown(qtbot, made)


def choose(box: QComboBox, words: str) -> None:
    """By the keyboard, as a user picks a line of a list."""
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    while words not in box.currentText():
        before = box.currentIndex()
        QTest.keyClick(box, Qt.Key.Key_Down)
        assert box.currentIndex() != before, f"{words} is not offered"


def press(button: QWidget) -> None:
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def redrawn() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_age_kidneys_and_their_function_are_entered_and_taken_back(panel: Any, editor: Editor) -> None:
    patient = body_of(panel, "anatomy").patient
    enter(patient.age, "52")
    enter(patient.share, "45")
    choose(patient.missing, "left kidney")
    assert editor.case.patient.age == 52
    assert editor.case.patient.right_kidney_percent == 45
    assert editor.case.anatomy.missing_kidneys == ("left",)
    choose(patient.missing, "right kidney")
    assert editor.case.anatomy.missing_kidneys == ("right",)
    assert editor.history.undo_name == "Choose the missing kidney"
    choose(patient.missing, "none")
    enter(patient.share, "")
    enter(patient.age, "")
    assert (editor.case.patient.age, editor.case.patient.right_kidney_percent) == (None, None)
    editor.jump(0)
    assert editor.case == editor_on().case


@pytest.mark.parametrize(("text", "reason"), [("52.5", "whole number"), ("150", "from 0 to 120")])
def test_an_age_that_cannot_be_is_refused_in_place(panel: Any, text: str, reason: str) -> None:
    age = body_of(panel, "anatomy").patient.age
    enter(age, text)
    assert reason in row_of(age).refusal.sentence


def test_the_plan_is_named_in_the_window(panel: Any, editor: Editor) -> None:
    title = body_of(panel, "anatomy").patient.title
    enter(title, "Evening plan")
    assert editor.case.title == "Evening plan"
    enter(title, " ")
    assert "needs a title" in row_of(title).refusal.sentence
    QTest.keyClick(title, Qt.Key.Key_Escape)
    assert title.text() == "Evening plan"
    assert not row_of(title).refusal.isVisible()


def test_wall_and_flow_are_recorded_and_read_while_folded(panel: Any, editor: Editor) -> None:
    tumour = body_of(panel, "tumour")
    enter(tumour.circumference, "200")
    assert editor.case.tumour.circumference_deg == 200
    assert tumour.unfolding.inside.text() == "nothing recorded"
    press(tumour.unfolding.button)
    flow = tumour.flow
    assert not flow.thrombus_upper.isVisible()
    choose(flow.lumen, "closed")
    choose(flow.thrombus, "present")
    assert editor.case.tumour.thrombus == Thrombus(LevelRef(65.0), LevelRef(85.0))
    enter(flow.thrombus_lower.line, "20 mm below the renal floor")
    choose(flow.collaterals, "rich")
    choose(flow.oedema, "yes")
    press(tumour.unfolding.button)
    assert tumour.unfolding.inside.text() == "lumen closed · thrombus 78–85 mm · collaterals rich · leg oedema"
    choose(flow.thrombus, "none")
    assert editor.case.tumour.thrombus is None


def test_a_thrombus_with_its_ends_crossed_is_refused_in_place(panel: Any) -> None:
    tumour = body_of(panel, "tumour")
    press(tumour.unfolding.button)
    choose(tumour.flow.thrombus, "present")
    enter(tumour.flow.thrombus_lower.line, "120")
    assert "below the upper end" in row_of(tumour.flow.thrombus_lower).refusal.sentence


def test_a_partial_resection_asks_for_its_patch_and_for_the_circumference(panel: Any, editor: Editor) -> None:
    body = body_of(panel, "resection")
    assert not body.patch.isVisible()
    choose(body.kind, "patch")
    assert body.patch.isVisible()
    choose(body.patch, "peritoneum")
    enter(body.lateral_margin, "8")
    assert (editor.case.resection.patch, editor.case.resection.lateral_margin_mm) == (PARIETAL_PERITONEUM, 8)
    needs = body._what_the_patch_needs
    assert "circumference" in needs(editor.plan)
    enter(body_of(panel, "tumour").circumference, "90")
    assert needs(editor.plan) == ""


def test_a_second_renal_vein_is_added_shaped_and_removed(panel: Any, editor: Editor) -> None:
    before = editor.case
    renal = body_of(panel, "anatomy").renal
    press(renal.add_right)
    redrawn()
    renal = panel.sections["anatomy"].body.renal
    assert list(renal.groups) == ["right-renal-vein", "right-renal-vein-2", "left-renal-vein"]
    assert QApplication.focusWidget() is renal.add_right, "the keyboard stays where it was"
    second = renal.groups["right-renal-vein-2"]
    press(second.more.button)
    enter(second.measures["width_mm"], "9")
    enter(second.upper_edge, "84")
    press(second.main)
    vein = next(vein for vein in editor.plan.body.renal_veins if vein.id == "right-renal-vein-2")
    assert (vein.width_mm, vein.ostium.upper_mm, vein.main) == (9, 84, True)
    assert editor.plan.body.landmarks.renal_floor == vein.ostium.lower_mm
    press(second.remove)
    redrawn()
    assert editor.case == before
    assert editor.history.undo_name == "Remove: right renal vein 2"


def test_the_left_renal_vein_can_run_behind_the_aorta_and_the_last_one_of_a_side_stays(panel: Any, editor: Editor) -> None:
    group = body_of(panel, "anatomy").renal.groups["left-renal-vein"]
    press(group.more.button)
    choose(group.course, "behind")
    assert next(vein for vein in editor.plan.body.renal_veins if vein.side == "left").course == "retro-aortic"
    assert not hasattr(group, "remove")
    enter(group.measures["length_mm"], "15")
    assert "no more than the vein's length" in row_of(group.measures["length_mm"]).refusal.sentence


def test_what_was_unfolded_stays_so_when_the_veins_change(panel: Any) -> None:
    renal = body_of(panel, "anatomy").renal
    press(renal.groups["left-renal-vein"].more.button)
    press(renal.add_left)
    redrawn()
    groups = panel.sections["anatomy"].body.renal.groups
    assert list(groups) == ["right-renal-vein", "left-renal-vein", "left-renal-vein-2"]
    assert groups["left-renal-vein"].more.button.isChecked()
    assert not groups["right-renal-vein"].more.button.isChecked()


def test_the_suture_is_written_for_a_vein_that_is_sewn(panel: Any, editor: Editor) -> None:
    vein = body_of(panel, "renal-veins").veins["right-renal-vein"]
    enter(vein.suture, "5-0 prolene, running")
    assert next(plan for plan in editor.case.renal_plan if plan.vein_id == "right-renal-vein").suture == "5-0 prolene, running"
    choose(vein.method, "leave")
    assert not vein.suture.isVisible()


def test_a_missing_kidney_is_said_beside_its_vein(panel: Any) -> None:
    choose(body_of(panel, "anatomy").patient.missing, "right kidney")
    vein = body_of(panel, "renal-veins").veins["right-renal-vein"]
    assert vein.missing.isVisible()
    assert vein.missing.text() == "The right kidney is missing."


def test_only_ptfe_has_rings(panel: Any, editor: Editor) -> None:
    body = body_of(panel, "graft")
    choose(body.substitute, "jugular")
    assert editor.case.graft is not None
    assert not editor.case.graft.ringed
    assert not body.ringed.isVisible()
    choose(body.substitute, "PTFE")
    assert editor.case.graft.ringed


def test_what_is_recorded_stands_among_what_is_known(panel: Any, editor: Editor) -> None:
    enter(body_of(panel, "anatomy").patient.share, "45")
    tumour = body_of(panel, "tumour")
    enter(tumour.circumference, "200")
    choose(tumour.flow.collaterals, "some")
    choose(tumour.flow.thrombus, "present")
    original = editor_on().case
    facts = {
        fact.name: (fact.value, fact.sources) for part in CaseRecordWriter().of(editor.case, original) for fact in part.facts
    }
    assert facts["Renal function"] == ("right 45 %, left 55 % (entered in this plan)", ())
    assert facts["Circumference involved"] == ("200° (entered in this plan)", ())
    assert facts["Collaterals"] == ("some (entered in this plan)", ())
    assert facts["Bland thrombus"][0].startswith("from 65 mm above the iliac confluence to 85 mm above")
    assert facts["Tumour size"][1], "what the source prints keeps its source"
