"""What the surgeon says beyond the shape of the tumour: intent, origin, floating tip, organs, iliac and renal veins."""

from typing import Any

import pytest
from panel_tools import body_of, choose, editor_on, enter, follow, row_of, shown
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ivcviz.case import edits
from ivcviz.case.document import LEFT_ILIAC, RIGHT_ILIAC, IliacPlan, LevelRef, LumenTip
from ivcviz.gui.cases.case_record import CaseRecordWriter
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.view_options import ViewOptions
from ivcviz.gui.steps.panel import StepsPanel
from ivcviz.terms.iliac_methods import GRAFT_END, LIMB
from ivcviz.terms.organs import DUODENUM, PSOAS
from ivcviz.terms.renal_methods import LEAVE, LIGATE
from ivcviz.terms.resections import NO_RESECTION

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


def press(button: QWidget) -> None:
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def words_of(part: QWidget) -> list[str]:
    """What stands in a part of the panel and can be seen."""
    return [label.text() for label in part.findChildren(QLabel) if label.isVisible()]


def test_the_intent_follows_from_the_plan_until_it_is_said_with_its_reason(panel: Any, editor: Editor) -> None:
    body = body_of(panel, "resection")
    assert "As it is planned: resect." in words_of(body.intent)
    assert not body.intent.reason.isVisible()
    choose(body.intent.intent, "no operation")
    assert editor.case.intent == "no-operation"
    enter(body.intent.reason, "Metastases  in both lungs")
    assert editor.case.intent_reason == "Metastases in both lungs"
    assert editor.history.undo_name == "Write the reason for the intent"
    editor.jump(0)
    assert not body.intent.reason.isVisible()


def test_a_plan_without_any_operation_says_so_beside_an_open_intent(panel: Any, editor: Editor) -> None:
    body = body_of(panel, "resection")
    editor.apply("Nothing", lambda case: edits.choose_resection_kind(case, NO_RESECTION))
    for vein in (LEFT, RIGHT):
        editor.apply("Leave", lambda case, vein=vein: edits.change_renal_plan(case, vein, method=LEAVE))
    assert "No operation is planned yet." in words_of(body.intent)


def test_an_origin_offers_its_own_veins_and_asks_about_the_wall(panel: Any, editor: Editor) -> None:
    origin = body_of(panel, "tumour").origin
    assert not origin.vein.isVisible()
    choose(origin.origin, "kidney")
    assert [origin.vein.itemText(i) for i in range(origin.vein.count())] == [
        "not recorded",
        "Right renal vein",
        "Left renal vein",
    ]
    choose(origin.vein, "Right renal vein")
    choose(origin.invaded, "no")
    assert (editor.case.tumour.origin, editor.case.tumour.origin_vein, editor.case.tumour.wall_invaded) == (
        "renal",
        RIGHT,
        False,
    )
    choose(origin.origin, "uterine or gonadal")
    assert editor.case.tumour.origin_vein is None, "a renal vein is not where a tumour of the uterus comes from"
    assert "Right gonadal vein" in [origin.vein.itemText(i) for i in range(origin.vein.count())]
    choose(origin.origin, "wall of the cava")
    assert not origin.vein.isVisible()
    assert editor.case.tumour == editor_on().case.tumour


def test_a_floating_tip_is_typed_stepped_refused_within_the_wall_and_emptied(panel: Any, editor: Editor) -> None:
    tumour = body_of(panel, "tumour")
    press(tumour.unfolding.button)
    tip = tumour.flow.tip_upper
    assert tip.line.text() == ""
    enter(tip.line, "160")
    assert "a floating tip cannot end below it" in row_of(tip).refusal.sentence
    assert tip.line.text() == "160"
    enter(tip.line, "1.2 cm above the hepatic veins")
    assert editor.case.tumour.lumen_tip == LumenTip(LevelRef(12.0, "hepatic-roof"))
    assert not row_of(tip).refusal.isVisible()
    press(tumour.unfolding.button)
    assert tumour.unfolding.inside.text() == "tip up to 227 mm"
    press(tumour.unfolding.button)
    enter(tip.line, "")
    assert editor.case.tumour.lumen_tip is None
    QTest.keyClick(tip.line, Qt.Key.Key_Up)
    assert editor.case.tumour.lumen_tip == LumenTip(LevelRef(173.0)), "from the end at the wall"
    QTest.keyClick(tumour.flow.tip_lower.line, Qt.Key.Key_PageDown)
    assert editor.case.tumour.lumen_tip == LumenTip(LevelRef(173.0), LevelRef(75.0))
    editor.jump(0)
    assert (tip.line.text(), tip.millimetres.isVisible()) == ("", False)


def test_an_end_of_the_tumour_cannot_be_left_empty(panel: Any, editor: Editor) -> None:
    end = body_of(panel, "tumour").upper_end
    enter(end.line, "")
    assert row_of(end).refusal.sentence == "A level is needed here."
    assert editor.case == editor_on().case


def test_an_organ_is_taken_or_free_or_not_said_and_read_while_folded(panel: Any, editor: Editor) -> None:
    body = body_of(panel, "resection")
    assert body.beside.inside.text() == "nothing said"
    press(body.beside.button)
    choose(body.organs.organs[PSOAS], "taken en bloc")
    choose(body.organs.organs[DUODENUM], "free on imaging")
    assert (editor.case.resection.en_bloc, editor.case.resection.organs_free) == ((PSOAS,), (DUODENUM,))
    assert editor.history.undo_name == "Decide on an organ: duodenum"
    press(body.beside.button)
    assert body.beside.inside.text() == "taken: psoas · free: duodenum"
    choose(body.organs.organs[PSOAS], "not said")
    choose(body.organs.organs[DUODENUM], "not said")
    assert editor.case == editor_on().case


def test_a_cut_below_the_confluence_asks_for_the_side_and_for_both_iliac_veins(panel: Any, editor: Editor) -> None:
    body = body_of(panel, "resection")
    assert not body.iliac.isVisible()
    tumour = body_of(panel, "tumour")
    assert not tumour.iliac_side.isVisible()
    enter(tumour.lower_end.line, "5")
    assert tumour.iliac_side.isVisible(), "the cut lies below the confluence, even if the tumour does not"
    enter(tumour.lower_end.line, "-20")
    asked = "The tumour lies in one of them: say in which, in the step Tumour."
    assert asked in words_of(body_of(panel, "resection").iliac)
    tumour = body_of(panel, "tumour")
    choose(tumour.iliac_side, "left iliac vein")
    body = body_of(panel, "resection")
    assert body.iliac.isVisible()
    assert asked not in words_of(body.iliac)
    choose(body.iliac.veins[LEFT_ILIAC], "sewn to a limb of the graft")
    choose(body.iliac.veins[RIGHT_ILIAC], "sewn to the end of the graft")
    assert editor.case.iliac_plan == (IliacPlan(RIGHT_ILIAC, GRAFT_END), IliacPlan(LEFT_ILIAC, LIMB))
    assert "Recorded, and not drawn here: sewn to a limb of the graft." in words_of(body.iliac)
    choose(body.iliac.veins[RIGHT_ILIAC], "not planned")
    assert editor.case.iliac_plan == (IliacPlan(LEFT_ILIAC, LIMB),)
    assert editor.history.undo_name == "Plan an iliac vein: right common iliac vein"


def test_tributaries_are_asked_for_once_the_left_vein_is_to_come_further_than_they_let_it(panel: Any, editor: Editor) -> None:
    veins = body_of(panel, "renal-veins").veins
    decisions, right = veins[LEFT].decisions, veins[RIGHT].decisions
    for divided in edits.planned(editor.case, LEFT).divided:
        press(decisions.tributaries[divided])
    enter(veins[LEFT].mobilisation, "10")
    assert not decisions.divided.isVisible()
    enter(veins[LEFT].mobilisation, "10.1")
    assert decisions.divided.isVisible()
    assert not right.divided.isVisible(), "nothing enters the right one"
    tick = decisions.tributaries["left-gonadal-vein"]
    assert (tick.text(), tick.accessibleDescription()) == ("Left gonadal vein", "38 mm")
    QTest.mouseClick(tick, Qt.MouseButton.LeftButton, pos=QPoint(8, tick.height() // 2))
    assert edits.planned(editor.case, LEFT).divided == ("left-gonadal-vein",)
    assert editor.history.undo_name == "Divide for length: left gonadal vein"
    enter(veins[LEFT].mobilisation, "0")
    assert decisions.divided.isVisible(), "what is divided stays in sight"
    press(tick)
    assert edits.planned(editor.case, LEFT).divided == ()
    assert not decisions.divided.isVisible()


def test_cooling_is_decided_for_a_kidney_whose_vein_is_shut(panel: Any, editor: Editor) -> None:
    decisions = body_of(panel, "renal-veins").veins[RIGHT].decisions
    choose(decisions.cooled, "yes")
    assert edits.planned(editor.case, RIGHT).cooled is True
    assert editor.history.undo_name == "Decide on cooling the kidney: right renal vein"
    editor.undo()
    editor.apply("Gone", lambda case: edits.set_kidney_missing(case, "right", True))
    assert not decisions.cooled.isVisible()


def test_test_clamping_is_asked_where_the_vein_or_its_plan_b_is_tied(panel: Any, editor: Editor) -> None:
    decisions = body_of(panel, "renal-veins").veins[LEFT].decisions
    assert not decisions.test_clamp.isVisible()
    editor.apply("Plan B", lambda case: edits.set_plan_b(case, LEFT, LIGATE))
    assert decisions.test_clamp.isVisible()
    choose(decisions.test_clamp, "before the first cut")
    assert edits.planned(editor.case, LEFT).test_clamp is True
    editor.apply("No plan B", lambda case: edits.set_plan_b(case, LEFT, None))
    assert decisions.test_clamp.isVisible(), "what is decided stays in sight"
    choose(decisions.test_clamp, "not decided")
    assert not decisions.test_clamp.isVisible()


def test_the_aortomesenteric_distance_is_the_patient_s_and_may_be_open(panel: Any, editor: Editor) -> None:
    field = body_of(panel, "anatomy").patient.aortomesenteric
    enter(field, "14,5")
    assert editor.case.patient.aortomesenteric_mm == 14.5
    enter(field, "0.5")
    assert "from 1 to 60 mm" in row_of(field).refusal.sentence
    enter(field, "")
    assert editor.case == editor_on().case


@pytest.mark.parametrize("step", ["anatomy", "tumour", "resection", "renal-veins"])
def test_no_row_is_wider_than_the_panel_when_everything_is_asked_and_said(panel: Any, editor: Editor, step: str) -> None:
    tumour = body_of(panel, "tumour")
    press(tumour.unfolding.button)
    press(body_of(panel, "resection").beside.button)
    for edit in (
        lambda case: edits.set_origin_vein(edits.choose_origin(case, "thrombus"), "left-gonadal-vein"),
        lambda case: edits.set_lumen_tip_superior(case, LevelRef(12.0, "cavoatrial-junction")),
        lambda case: edits.set_iliac_side(edits.move_tumour_lower_end(case, LevelRef(-20.0)), "left"),
        lambda case: edits.choose_iliac_method(case, LEFT_ILIAC, LIMB),
        lambda case: edits.write_intent_reason(edits.choose_intent(case, "no-operation"), "A long reason " * 20),
        lambda case: edits.set_plan_b(edits.set_mobilisation(case, LEFT, 25.0), LEFT, LIGATE),
    ):
        assert editor.apply("Say", edit)
    body = body_of(panel, step)
    QApplication.processEvents()
    assert body.minimumSizeHint().width() <= 286


def test_tab_goes_through_the_rows_as_they_stand(panel: Any, editor: Editor) -> None:
    assert editor.apply("Origin", lambda case: edits.choose_origin(case, "renal"))
    origin = body_of(panel, "tumour").origin
    origin.origin.setFocus()
    for following in (origin.vein, origin.invaded):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is following


def test_what_is_decided_and_seen_stands_in_the_case_s_record() -> None:
    before = editor_on().case
    case = edits.write_intent_reason(edits.choose_intent(before, "no-operation"), "Metastases")
    case = edits.set_origin_vein(edits.choose_origin(case, "renal"), RIGHT)
    case = edits.set_lumen_tip_inferior(edits.set_wall_invaded(case, False), LevelRef(-30.0, "renal-floor"))
    case = edits.set_aortomesenteric_distance(edits.set_organ_free(case, PSOAS, True), 14.0)
    said = {entry.name: entry.value for section in CaseRecordWriter().of(case, before) for entry in section.facts}
    for name, value in (
        ("Intent", "no operation"),
        ("Reason for it", "Metastases"),
        ("Origin", "kidney"),
        ("Vein of origin", "right renal vein"),
        ("Caval wall invaded", "no"),
        ("Floating tip", "down to 30 mm below the renal veins (lower edge)"),
        ("Free on imaging", "psoas"),
        ("Aortomesenteric distance", "14 mm"),
    ):
        assert said[name].removesuffix(" (entered in this plan)").removesuffix(" (changed in this plan)") == value
