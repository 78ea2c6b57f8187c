"""The order of the operation in the window: ledger, planned minutes, clocks; changed and taken back."""

import csv
import io
import json
from pathlib import Path

import pytest
from panel_tools import enter
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ivcviz.case import edits
from ivcviz.case.document import Timing
from ivcviz.cli import main
from ivcviz.gui.export.picture_form import PictureForm
from ivcviz.gui.operation.panel import OperationPanel
from ivcviz.gui.state.settings import Settings
from ivcviz.gui.state.view_options import ViewOptions
from ivcviz.gui.window.main_window import MainWindow
from ivcviz.plan.operation.ledger_text import amount
from ivcviz.plan.operation.timeline import timeline_of
from ivcviz.terms.renal_methods import LEAVE, NEPHRECTOMY
from ivcviz.terms.resections import NO_RESECTION


def panel_of(window: MainWindow) -> OperationPanel:
    window.actions_["operation"].trigger()
    assert window.panels.operation.panel is not None
    return window.panels.operation.panel


def rows(panel: OperationPanel) -> list[list[str]]:
    model = panel.ledger.steps
    return [[model.cell(row, column) for column in range(model.columnCount())] for row in range(model.rowCount())]


def test_it_is_made_when_it_is_asked_for_and_has_the_keyboard_then(window: MainWindow, qtbot: QtBot) -> None:
    assert window.panels.operation.panel is None
    qtbot.keyClick(window.panels.viewport, Qt.Key.Key_7, Qt.KeyboardModifier.ControlModifier)
    panel = window.panels.operation.panel
    assert panel is not None
    assert panel.isVisible()
    assert window.actions_["operation"].isChecked()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert panel.isAncestorOf(focused)
    window.panels.viewport.setFocus()
    reached = []
    for _ in range(5):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        reached.append(panel.isAncestorOf(QApplication.focusWidget()))
    assert sum(reached) == 1
    qtbot.keyClick(panel.ledger, Qt.Key.Key_7, Qt.KeyboardModifier.ControlModifier)
    assert not panel.isVisible()
    assert not window.actions_["operation"].isChecked()


def test_the_ledger_s_figures_are_the_command_line_s(window: MainWindow, capsys: pytest.CaptureFixture[str]) -> None:
    panel = panel_of(window)
    assert main(["ledger", "case-4", "--csv"]) == 0
    theirs = [row for row in csv.DictReader(io.StringIO(capsys.readouterr().out)) if row["step"]]  # its head has none
    ours = rows(panel)
    assert [row[0] for row in ours] == [row["step"] for row in theirs]
    assert [row[4] for row in ours] == [row["measure"] for row in theirs]
    for mine, their in zip(ours, theirs, strict=True):
        assert mine[2] == f"{their['deed']} · {their['what']}"
        if their["value"]:
            assert float(mine[3].removesuffix("°").removesuffix(" mm")) == pytest.approx(float(their["value"]), abs=0.051)


def test_minutes_are_typed_counted_and_undone_by_name(window: MainWindow) -> None:
    panel = panel_of(window)
    times = panel.times
    fields = (times.resection, times.superior, times.inferior, *times.sewing.values())
    for field, minutes in zip(fields, (12, 15, 13, 10, 14), strict=True):
        enter(field, str(minutes))
    timeline = timeline_of(window.editor.plan)
    assert [timeline.minute(clock.stop) for clock in timeline.clocks if clock.stop is not None] == [64.0, 64.0, 64.0]
    assert "right kidney: vein closed, artery not decided, 64 min" in panel.strip.accessibleDescription()
    assert window.editor.history.undo_name == "Plan the minutes: left renal vein"
    for _ in fields:
        window.actions_["undo"].trigger()
    assert window.editor.case.timing == Timing()
    assert times.resection.text() == "—"
    assert "no minutes are planned" in panel.strip.accessibleDescription()


def test_an_emptied_field_is_not_planned_again(window: MainWindow) -> None:
    panel = panel_of(window)
    enter(panel.times.resection, "12")
    enter(panel.times.resection, "")
    assert window.editor.case.timing.resection_min is None


def test_minutes_that_cannot_be_meant_are_refused_in_place(window: MainWindow) -> None:
    panel = panel_of(window)
    enter(panel.times.resection, "700")
    assert window.editor.case.timing.resection_min is None
    assert "600 minutes" in panel.times.resection.accessibleDescription()


def test_the_artery_is_decided_for_the_kidney_and_undone(window: MainWindow) -> None:
    panel = panel_of(window)
    choice = panel.times.arteries["right"]
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Down)
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert choice.currentText() == "clamped"
    assert "warm ischaemia" in panel.strip.accessibleDescription()
    assert any(row[2] == "clamp · right renal artery" for row in rows(panel))
    window.actions_["undo"].trigger()
    window.actions_["undo"].trigger()
    assert edits.planned(window.editor.case, "right-renal-vein").artery is None


def test_the_clamp_is_moved_onto_the_graft_by_a_tick(window: MainWindow) -> None:
    panel = panel_of(window)
    QTest.keyClick(panel.times.onto_graft, Qt.Key.Key_Space)
    assert window.editor.case.timing.clamp_onto_graft
    assert any(row[2] == "move clamp · IVC above the tumour" for row in rows(panel))
    assert window.editor.history.undo_name == "Move the superior clamp onto the graft"


def test_rows_are_copied_as_text_with_tabs_and_not_the_picture(window: MainWindow) -> None:
    panel = panel_of(window)
    chosen = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    panel.ledger.selectionModel().select(panel.ledger.steps.index(2, 0), chosen)
    panel.ledger.setFocus()
    QTest.keyClick(panel.ledger, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "\t".join(rows(panel)[2])
    assert QGuiApplication.clipboard().mimeData().hasImage() is False
    panel.ledger.clearSelection()
    panel.copy_button.click()
    assert len(QGuiApplication.clipboard().text().splitlines()) == len(rows(panel))


def test_the_saved_ledger_is_the_command_line_s(window: MainWindow, questions, tmp_path: Path) -> None:
    panel = panel_of(window)
    for ending in ("csv", "txt", "json"):
        ours, theirs = tmp_path / f"ours.{ending}", tmp_path / f"theirs.{ending}"
        questions.export_paths = [ours]
        panel.save_button.click()
        assert main(["ledger", "case-4", "-o", str(theirs)]) == 0
        assert ours.read_bytes() == theirs.read_bytes()
    questions.export_paths = [None]
    panel.save_button.click()


def test_the_saved_timeline_is_the_command_line_s(window: MainWindow, questions, tmp_path: Path) -> None:
    panel = panel_of(window)
    for ending in ("pdf", "svg", "png"):
        ours, theirs = tmp_path / f"ours.{ending}", tmp_path / f"theirs.{ending}"
        questions.export_paths = [ours]
        panel.save_button.click()
        assert main(["timeline", "case-4", "-o", str(theirs)]) == 0
        assert ours.read_bytes() == theirs.read_bytes()


@pytest.mark.parametrize("name", ["ledger.xlsx", "no-such-folder/ledger.csv"])
def test_a_place_where_no_ledger_can_be_put_is_told(window: MainWindow, questions, tmp_path: Path, name: str) -> None:
    panel = panel_of(window)
    questions.export_paths = [tmp_path / name]
    panel.save_button.click()
    assert questions.messages
    assert not list(tmp_path.glob("*ledger*"))


def row_of(panel: OperationPanel, words: str) -> int:
    return next(row for row, cells in enumerate(rows(panel)) if cells[2] == words)


def shown_parts(window: MainWindow) -> set[str]:
    return {part.id for part in window.panels.viewport.framed().scene.parts}


def test_enter_on_a_step_shows_the_field_after_it(window: MainWindow) -> None:
    panel = panel_of(window)
    place = row_of(panel, "clamp · IVC above the tumour")
    panel.ledger.setFocus()
    panel.ledger.setCurrentIndex(panel.ledger.steps.index(place, 2))
    QTest.keyClick(panel.ledger, Qt.Key.Key_Return)
    scene = window.panels.viewport.framed().scene
    assert scene.stage == "clamped"
    assert {"clamp-cava-inferior", "clamp-cava-superior"} <= shown_parts(window)
    assert not {"clamp-right-renal-vein", "clamp-left-renal-vein"} & shown_parts(window)
    number, count = panel.ledger.steps.step_at(place).number, len({row[0] for row in rows(panel)})
    assert str(scene.words.stage) == f"Step {number} of {count}"
    assert str(scene.words.sentence) == "Clamp · IVC above the tumour."
    assert f"after step {number} of the ledger" in window.panels.viewport.accessibleDescription()


def click_on(panel: OperationPanel, row: int) -> None:
    view = panel.ledger
    view.scrollTo(view.steps.index(row, 2))
    place = view.visualRect(view.steps.index(row, 2)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def test_a_click_on_a_step_shows_it_and_esc_leaves_it(window: MainWindow) -> None:
    panel = panel_of(window)
    window.view.set(stage="tumour")
    click_on(panel, row_of(panel, "sew · superior end of the graft to the cava"))
    assert window.actions_["stage-implanted"].isChecked()
    assert {"graft", "suture-superior"} <= shown_parts(window)
    assert "suture-inferior" not in shown_parts(window)
    QTest.keyClick(panel.ledger, Qt.Key.Key_Escape)
    assert window.view.state.ledger_step is None
    assert "tumour" in shown_parts(window)
    assert window.actions_["stage-tumour"].isChecked()


def test_another_stage_leaves_the_step(window: MainWindow) -> None:
    panel = panel_of(window)
    click_on(panel, row_of(panel, "clamp · IVC below the tumour"))
    assert window.view.state.ledger_step is not None
    window.actions_["stage-clamped"].trigger()
    assert window.view.state.ledger_step is None
    assert "clamp-left-renal-vein" in shown_parts(window)


def test_rows_that_are_chosen_to_be_copied_do_not_turn_the_picture(window: MainWindow) -> None:
    panel = panel_of(window)
    click_on(panel, 1)
    before = window.view.state
    view = panel.ledger
    place = view.visualRect(view.steps.index(3, 2)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, place)
    assert len(view.selectionModel().selectedRows()) == 3
    assert window.view.state == before


def test_a_step_that_an_edit_takes_away_is_not_shown(window: MainWindow) -> None:
    panel = panel_of(window)
    click_on(panel, len(rows(panel)) - 1)
    assert window.panels.viewport.framed().scene.moment.step is not None
    window.editor.apply("Resect nothing", lambda case: edits.choose_resection_kind(case, NO_RESECTION))
    assert window.panels.viewport.framed().scene.moment.step is None


def test_a_step_is_forgotten_with_its_document_and_with_the_session(window: MainWindow, settings: Settings) -> None:
    panel = panel_of(window)
    click_on(panel, 2)
    settings.keep_view_state(window.view.state)
    assert settings.view_state().ledger_step is None
    window.documents.open_shipped("case-1")
    assert window.view.state.ledger_step is None


def test_the_ledger_waits_for_a_drag_to_end_and_the_clocks_do_not_lag(window: MainWindow) -> None:
    panel = panel_of(window)
    before = rows(panel)
    window.editor.preview(lambda case: edits.set_margins(case, 10.0, 2.0))
    assert rows(panel) == before
    window.editor.settle("Set the margins")
    after = rows(panel)
    assert after != before
    cut = next(step for step in after if step[2] == "cut · cava, superior end")
    assert cut[3] == "174 mm"


def test_entries_follow_the_veins_of_the_body_and_what_the_plan_does_with_them(window: MainWindow, questions) -> None:
    panel = panel_of(window)
    questions.unsaved = ["discard"]
    window.editor.apply("Choose the method", lambda case: edits.choose_renal_method(case, "right-renal-vein", NEPHRECTOMY))
    assert not panel.times.sewing["right-renal-vein"].isVisible()
    assert panel.times.sewing["left-renal-vein"].isVisible()
    window.documents.open_shipped("case-1")
    assert not panel.times.sewing["left-renal-vein"].isVisible()
    assert not panel.times.arteries["left"].isVisible()


def test_it_steps_aside_in_a_presentation_and_is_remembered(window: MainWindow, settings: Settings, qtbot: QtBot) -> None:
    panel = panel_of(window)
    window.presentation.enter()
    assert not panel.isVisible()
    window.presentation.leave()
    assert panel.isVisible()
    window.close()
    again = MainWindow(window.editor, ViewOptions(), window.documents, settings, window.renderer)
    qtbot.addWidget(again)
    again.show()
    remembered = again.panels.operation
    qtbot.waitUntil(lambda: remembered.panel is not None and remembered.panel.isVisible())
    assert again.actions_["operation"].isChecked()
    again.close()


def test_figures_are_rounded_for_the_eye_only() -> None:
    from ivcviz.plan.operation.act import Measure

    assert [amount(Measure("a", 12.26)), amount(Measure("a", 3.0)), amount(Measure("a", 243.12, "deg"))] == [
        "12.3 mm",
        "3 mm",
        "243.1°",
    ]


def test_a_picture_of_a_step_is_ordered_by_its_number_and_of_the_plans_stage_too(window) -> None:
    window.view.set(ledger_step=12)
    form = PictureForm(window.view.state)
    assert form.stage.currentText() == "Step 12 of the ledger"
    assert form.seen().ledger_step == 12
    form.stage.setCurrentText("As the plan asks")
    assert (form.seen().stage, form.seen().ledger_step) == (None, None)
    form.stage.setCurrentText("Clamped")
    assert (form.seen().stage, form.seen().ledger_step) == ("clamped", None)


def test_the_switch_of_stages_names_the_step_that_is_shown_and_any_stage_leaves_it(window) -> None:
    window.view.set(ledger_step=12)
    box = window.panels.stages.box
    assert (box.currentIndex(), box.placeholderText()) == (-1, "Step 12 of the ledger")
    box.setCurrentIndex(4)
    box.activated.emit(4)
    assert window.view.state.ledger_step is None
    assert window.view.state.stage == "clamped"


def test_a_plan_to_compare_with_leaves_the_step(window) -> None:
    window.view.set(ledger_step=12)
    window.view.set(compared="case:case-3")
    assert window.view.state.ledger_step is None


def test_the_ledger_of_a_plan_with_a_gap_is_a_draft_that_says_where_the_plan_ends(window: MainWindow) -> None:
    panel = panel_of(window)
    assert not panel.stops.isVisible()
    assert not panel.end.isVisible()
    assert window.editor.apply("Leave", lambda case: edits.choose_renal_method(case, "left-renal-vein", LEAVE))
    assert panel.stops.isVisible()
    head = panel.stops.text().splitlines()
    assert head[0] == "DRAFT"
    assert "nothing is planned for it" in head[1]
    assert panel.end.text().startswith("THE PLAN ENDS HERE: ")
    assert not any("unclamp" in cell for row in rows(panel) for cell in row)
    panel.copy()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("DRAFT")
    assert "THE PLAN ENDS HERE" in copied
    window.editor.undo()
    assert not panel.stops.isVisible()
    assert not panel.end.isVisible()


def test_under_many_stops_the_smallest_window_still_shows_four_steps(window: MainWindow) -> None:
    panel = panel_of(window)
    window.resize(1100, 700)
    for side in ("left", "right"):
        vein = f"{side}-renal-vein"
        assert window.editor.apply("Leave", lambda case, vein=vein: edits.choose_renal_method(case, vein, LEAVE))
    QApplication.processEvents()
    assert len(panel.stops.text().splitlines()) > 2
    ledger = panel.ledger
    assert ledger.viewport().height() >= 4 * ledger.verticalHeader().defaultSectionSize()
    assert panel.said.geometry().bottom() < ledger.geometry().top()
    assert ledger.geometry().bottom() <= panel.copy_button.geometry().top()


def test_the_panel_bears_the_mark_of_the_plan_that_its_papers_bear(
    window: MainWindow, capsys: pytest.CaptureFixture[str]
) -> None:
    panel = panel_of(window)
    assert main(["template", "case-4", "--json"]) == 0
    mark = json.loads(capsys.readouterr().out)["fingerprint"]
    assert panel.mark.text() == f"plan {mark}"
