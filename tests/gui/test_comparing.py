"""Two plans side by side in the window: one camera, one stage, a table that follows what is edited."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from answering import Answering
from hands import drag_to
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from ivcviz.case import edits
from ivcviz.case.document import LevelRef
from ivcviz.gui.document.comparison_question import ComparisonDialog
from ivcviz.gui.document.questions import Questions
from ivcviz.gui.picture.viewport import Viewport
from ivcviz.gui.state.comparison_key import key_of_file, key_of_plan_b
from ivcviz.gui.window.main_window import MainWindow
from ivcviz.storage.case_files import load_case, save_case
from ivcviz.storage.shipped import find_case
from ivcviz.terms.renal_methods import NEPHRECTOMY

if TYPE_CHECKING:
    from conftest import Questioned

LEFT = "left-renal-vein"


def _compare(window: MainWindow, questions: Answering, key: str | None) -> None:
    questions.comparisons = [key]
    window.actions_["compare"].trigger()


def _beside(window: MainWindow) -> Viewport:
    assert window.panels.comparing.picture is not None
    return window.panels.comparing.picture


def _rows(window: MainWindow) -> dict[tuple[str, str], tuple[str, ...]]:
    assert window.panels.comparing.table is not None
    return {(group, what): tuple(words) for group, what, *words in window.panels.comparing.table.rows()}


def _laid_out(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: _beside(window).size() == window.panels.viewport.size())


def _same_camera(window: MainWindow) -> bool:
    return window.panels.viewport.framed().camera == _beside(window).framed().camera


def test_a_published_case_is_shown_beside_the_plan_and_taken_away_again(
    window: MainWindow, questions: Answering, qtbot: QtBot
) -> None:
    around = [window.panels.left, window.panels.strip]
    assert window.panels.comparing.picture is None, "nothing is made before it is asked for"
    _compare(window, questions, "case:case-3")
    assert "case:case-4" not in questions.asked[-1], "not with itself"
    assert _beside(window).isVisible()
    assert window.actions_["compare"].isChecked()
    assert not any(widget.isVisible() for widget in around), "two pictures need the room"
    _laid_out(window, qtbot)
    assert _same_camera(window)
    assert _beside(window).framed().scene.words.title == "Case 3"
    assert _rows(window)["Resection", "inferior cut"] == ("75 mm", "15 mm", "−60 mm")
    qtbot.keyClick(window.panels.viewport, Qt.Key.Key_Escape)
    assert window.panels.comparing.picture is None
    assert not window.actions_["compare"].isChecked()
    assert all(widget.isVisible() for widget in around)
    assert not window.editor.modified


def test_either_picture_turns_both(window: MainWindow, questions: Answering, qtbot: QtBot) -> None:
    _compare(window, questions, "case:case-3")
    window.resize(window.width() - 1, window.height())  # an odd pixel more or less
    _laid_out(window, qtbot)
    assert _same_camera(window)
    for picture in (_beside(window), window.panels.viewport):
        before = window.panels.viewport.framed().camera
        qtbot.keyClick(picture, Qt.Key.Key_Left)
        qtbot.keyClick(picture, Qt.Key.Key_Plus)
        assert window.panels.viewport.framed().camera != before
        assert _same_camera(window)
    window.view.set(stage="tumour", hidden=frozenset({"liver"}))
    assert _beside(window).framed().scene.stage == "tumour"
    assert "liver" not in {part.id for part in _beside(window).framed().scene.parts}


def test_the_second_picture_shows_the_stage_of_the_first_and_offers_no_grips(window: MainWindow, questions: Answering) -> None:
    window.view.set(stage=None)
    _compare(window, questions, "case:case-1")
    window.editor.apply("No graft", edits.remove_graft)
    assert window.panels.viewport.framed().scene.stage == _beside(window).framed().scene.stage == "tumour"
    assert window.panels.viewport.grip_layer.controller.grips
    assert not _beside(window).grip_layer.controller.grips


def test_the_table_follows_the_hand(window: MainWindow, questions: Answering, qtbot: QtBot) -> None:
    _compare(window, questions, "case:case-3")
    window.editor.preview(lambda case: edits.move_tumour_upper_end(case, LevelRef(165.0)))
    qtbot.waitUntil(lambda: _rows(window)["Tumour", "upper end"][0] == "165 mm")
    window.editor.cancel()
    assert _rows(window)["Tumour", "upper end"][0] == "172 mm"
    drag_to(window.panels.viewport, "tumour-upper", 160.0)
    assert _rows(window)["Tumour", "upper end"][0] == "160 mm"
    window.editor.undo()
    assert _rows(window)["Tumour", "upper end"] == ("172 mm", "105 mm", "−67 mm")


def test_a_plan_is_compared_with_itself_as_it_was_saved(window: MainWindow, questions: Answering, tmp_path: Path) -> None:
    save_case(load_case(find_case("case-4")), tmp_path / "mine.json")
    window.documents.open(tmp_path / "mine.json")
    window.editor.apply("Size", lambda case: edits.set_graft_diameter(case, 20.0))
    _compare(window, questions, "saved")
    assert "saved" in questions.asked[-1]
    assert _rows(window)["Graft", "inner Ø"] == ("20 mm", "18 mm", "−2 mm")
    assert _beside(window).framed().scene.words.title == "Case 4, as last saved"
    window.editor.undo()
    assert _rows(window) == {}
    assert window.panels.comparing.table is not None
    assert "do not differ" in window.panels.comparing.table.heading.text()
    window.panels.comparing.table.everything.setChecked(True)
    assert ("Graft", "inner Ø") in _rows(window)


def test_a_file_of_the_users_choice(window: MainWindow, questions: Answering, tmp_path: Path) -> None:
    save_case(load_case(find_case("case-2")), tmp_path / "other.json")
    questions.open_paths = [tmp_path / "other.json"]
    _compare(window, questions, "file")
    assert _beside(window).framed().scene.words.title == "Case 2"


@pytest.mark.parametrize("before", [None, "case:case-3"])
def test_a_damaged_file_is_told_in_a_sentence_and_nothing_changes(
    window: MainWindow, questions: Answering, tmp_path: Path, before: str | None
) -> None:
    (tmp_path / "bad.json").write_text(json.dumps({"format": "ivcviz-case"}))
    window.view.set(compared=before)
    window.view.set(compared=key_of_file(tmp_path / "bad.json"))
    assert len(questions.messages) == 1
    assert "bad.json" in questions.messages[0]
    assert window.view.state.compared == before
    assert (window.panels.comparing.picture is not None) == (before is not None)
    assert window.actions_["compare"].isChecked() == (before is not None)


def test_nothing_chosen_is_nothing_done(window: MainWindow, questions: Answering) -> None:
    _compare(window, questions, None)
    assert window.panels.comparing.picture is None
    assert not window.actions_["compare"].isChecked()


def test_documents_are_opened_while_two_plans_are_compared(window: MainWindow, questions: Answering) -> None:
    _compare(window, questions, "case:case-3")
    window.documents.open_shipped("case-2")
    assert window.panels.viewport.framed().scene.words.title == "Case 2"
    assert _beside(window).framed().scene.words.title == "Case 3"
    window.view.set(compared=None)
    window.documents.open_shipped("case-4")
    _compare(window, questions, key_of_plan_b(LEFT))
    window.documents.open_shipped("case-1")
    assert window.panels.comparing.picture is None, "which has no plan B"
    assert window.view.state.compared is None


def test_plan_b_is_looked_at_and_taken_in_the_step_of_the_renal_veins(window: MainWindow) -> None:
    window.show_step("renal-veins")
    handlers = window.panels.steps.sections["renal-veins"].body.veins[LEFT].plan_b_buttons
    opening = window.editor.case
    handlers.look.click()
    assert _beside(window).framed().scene.words.title == "Case 4, plan B (left renal vein: nephrectomy)"
    assert _rows(window)["Left renal vein", "method"][1] == "nephrectomy"
    assert window.editor.case == opening, "looking changes nothing"
    window.editor.apply("Move", lambda case: edits.move_tumour(case, -2.0))
    assert ("Tumour", "lower end") not in _rows(window), "plan B goes with the plan"
    handlers.look.click()
    assert window.panels.comparing.picture is None
    window.editor.undo()
    handlers.take.click()
    assert window.editor.history.undo_name == "Take plan B: left renal vein"
    assert edits.planned(window.editor.case, LEFT).method == NEPHRECTOMY
    window.editor.undo()
    assert window.editor.case == opening


def test_a_vein_without_a_plan_b_offers_none(window: MainWindow) -> None:
    window.show_step("renal-veins")
    handlers = window.panels.steps.sections["renal-veins"].body.veins[LEFT].plan_b_buttons
    handlers.look.click()
    window.editor.apply("None", lambda case: edits.set_plan_b(case, LEFT, None))
    assert handlers.isHidden()
    assert window.panels.comparing.picture is None
    assert not handlers.look.isChecked()


def test_a_row_leads_to_the_step_in_which_it_is_decided(window: MainWindow, questions: Answering, qtbot: QtBot) -> None:
    _compare(window, questions, "case:case-3")
    assert window.panels.comparing.table is not None
    tree = window.panels.comparing.table.tree
    for group, step in (("Graft", "graft"), ("Left renal vein", "renal-veins"), ("Clamps", "resection")):
        [head] = tree.findItems(group, Qt.MatchFlag.MatchExactly)
        tree.scrollToItem(head.child(0))
        place = tree.visualItemRect(head.child(0)).center()
        qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert window.view.state.step == step


def test_both_are_presented_with_a_sentence_each_and_all_comes_back(
    window: MainWindow, questions: Answering, qtbot: QtBot
) -> None:
    """Rehearsal 5: stage by stage with the arrow keys, two plans side by side."""
    around = [window.panels.left, window.panels.strip]
    _compare(window, questions, "case:case-3")
    qtbot.keyClick(window.panels.viewport, Qt.Key.Key_F5)
    window.view.set(stage="clamped")
    assert window.panels.comparing.table is not None
    assert not window.panels.comparing.table.isVisible()
    assert _beside(window).isVisible()
    clamped = window.panels.caption.text()
    assert "Case 3" in clamped
    assert "Case 4" in clamped
    qtbot.keyClick(window.panels.viewport, Qt.Key.Key_Right)
    assert window.panels.caption.text() != clamped
    assert _beside(window).framed().scene.stage == window.panels.viewport.framed().scene.stage == "resected"
    window.actions_["compare"].trigger()
    assert "Case 3" not in window.panels.caption.text()
    assert not any(widget.isVisible() for widget in around), "nothing breaks into the presentation"
    qtbot.keyClick(window.panels.viewport, Qt.Key.Key_Escape)
    assert all(widget.isVisible() for widget in around)


def test_a_comparison_begun_in_a_presentation_leaves_room_afterwards(window: MainWindow) -> None:
    window.presentation.enter()
    window.view.set(compared="case:case-3")
    window.presentation.leave()
    assert not window.panels.strip.isVisible()
    assert window.panels.comparing.table is not None
    assert window.panels.comparing.table.isVisible()
    window.panels.comparing.end()
    assert window.panels.strip.isVisible()
    assert window.panels.left.isVisible()


@pytest.mark.parametrize("turned", [False, True])
def test_the_comparison_is_saved_as_a_page(
    window: MainWindow, questions: "Questioned", tmp_path: Path, qtbot: QtBot, turned: bool
) -> None:
    _compare(window, questions, "case:case-3")
    if turned:
        qtbot.keyClick(window.panels.viewport, Qt.Key.Key_Left)
    questions.export_paths = [tmp_path / "both", tmp_path / "missing" / "both.svg", None]
    assert window.panels.comparing.table is not None
    window.panels.comparing.table.save.click()
    assert questions.suggested[-1].name == "case-4-case-3.pdf"
    assert (tmp_path / "both.pdf").read_bytes().startswith(b"%PDF")
    window.panels.comparing.table.save.click()
    assert "there is no folder" in questions.messages[-1]
    window.panels.comparing.table.save.click()
    assert sorted(path.name for path in tmp_path.glob("both*")) == ["both.pdf"]


def test_common_organs_are_meshed_once(window: MainWindow, questions: Answering, qtbot: QtBot) -> None:
    _compare(window, questions, key_of_plan_b(LEFT))
    qtbot.waitUntil(lambda: _beside(window).plate.picture is not None, timeout=30_000)
    shelf = window.renderer.triangles
    one, other = (
        {part.id: shelf.of(part.shape, "full") for part in picture.plate.framed("full").scene.parts}
        for picture in (window.panels.viewport, _beside(window))
    )
    assert one["liver"] is other["liver"]
    assert one["aorta"] is other["aorta"]


def test_many_comparisons_leave_no_widgets(window: MainWindow, qapp: QApplication, qtbot: QtBot) -> None:
    counts = []
    for _ in range(3):
        window.view.set(compared="case:case-3")
        window.panels.comparing.end()
        qtbot.wait(10)
        counts.append(len(qapp.allWidgets()))
    assert len(set(counts)) == 1, counts


def test_the_next_session_begins_without_a_comparison(window: MainWindow) -> None:
    window.view.set(compared="case:case-3")
    window.settings.keep_view_state(window.view.state)
    assert window.settings.view_state().compared is None


def test_the_dialog_gives_the_choice_that_is_taken(window: MainWindow, qtbot: QtBot) -> None:
    asking = Questions(window)
    taken: list[str | None] = []

    def answer() -> None:
        [dialog] = [each for each in window.findChildren(QDialog) if isinstance(each, ComparisonDialog)]
        dialog.list.setCurrentRow(1)
        qtbot.keyClick(dialog.list, Qt.Key.Key_Return) if not taken else dialog.reject()

    QTimer.singleShot(0, answer)
    taken.append(asking.ask_comparison([("a", "One"), ("b", "Two")]))
    QTimer.singleShot(0, answer)
    taken.append(asking.ask_comparison([("a", "One"), ("b", "Two")]))
    assert taken == ["b", None]
