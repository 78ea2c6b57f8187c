"""The cutting template out of the window."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from ivcviz.app.figures import write_template
from ivcviz.case import edits
from ivcviz.gui.export.template_dialog import CardDialog
from ivcviz.gui.window.main_window import MainWindow
from ivcviz.plan.bench.card import card_of_plan
from ivcviz.terms.renal_methods import LEAVE, LIGATE

SAVE = QDialogButtonBox.StandardButton.Save


def dialog_of(window: MainWindow) -> CardDialog:
    window.actions_["save-template"].trigger()
    [found] = [dialog for dialog in window.findChildren(CardDialog) if dialog.isVisible()]
    return found


def test_the_card_is_saved_once_its_printing_is_confirmed_and_is_the_command_line_s(
    window, questions, tmp_path: Path, qtbot: QtBot
):
    ours, theirs = tmp_path / "ours.pdf", tmp_path / "theirs.pdf"
    questions.export_paths = [ours]
    dialog = dialog_of(window)
    assert not dialog.buttons.button(SAVE).isEnabled()
    qtbot.keyClick(dialog.confirmed, Qt.Key.Key_Space)
    with qtbot.waitSignal(dialog.status_message):
        dialog.buttons.button(SAVE).click()
    write_template("case-4", str(theirs), branch={})
    assert ours.read_bytes() == theirs.read_bytes()


def test_the_preview_shows_the_patterns_and_follows_the_choices(window):
    dialog = dialog_of(window)
    before = dialog.preview.pixmap().toImage()
    dialog.paper.setCurrentIndex(1)
    after = dialog.preview.pixmap().toImage()
    assert not before.isNull()
    assert before.size() != after.size()
    dialog.reject()


def test_the_closing_seam_may_lie_on_the_other_side_and_the_file_is_the_command_line_s(window, questions, tmp_path: Path):
    ours, theirs = tmp_path / "ours.pdf", tmp_path / "theirs.pdf"
    questions.export_paths = [ours]
    dialog = dialog_of(window)
    before = dialog.preview.pixmap().toImage()
    dialog.closing.setCurrentIndex(1)
    assert dialog.preview.pixmap().toImage() != before
    dialog.confirmed.setChecked(True)
    dialog.buttons.button(SAVE).click()
    write_template("case-4", str(theirs), branch={}, closing="superior")
    assert ours.read_bytes() == theirs.read_bytes()


def test_a_card_of_several_sheets_is_leafed_through_and_saved_as_a_pdf(window, questions, tmp_path: Path):
    """On a card made long by hand: no plan without a gap has so long a graft."""
    plan = window.editor.plan
    card = card_of_plan(plan)
    assert card.wall is not None
    questions.export_paths = [tmp_path / "card.svg", tmp_path / "card.pdf"]
    dialog = CardDialog(plan, replace(card, wall=replace(card.wall, length_mm=250.0)), questions, tmp_path, window)
    dialog.open()
    first = dialog.preview.pixmap().toImage()
    assert dialog.sheet.isVisible()
    assert "PDF" in dialog.note.text()
    dialog.sheet.setValue(2)
    assert dialog.preview.pixmap().toImage() != first
    dialog.confirmed.setChecked(True)
    dialog.buttons.button(SAVE).click()
    assert "save it as a .pdf" in dialog.note.text()
    dialog.buttons.button(SAVE).click()
    assert (tmp_path / "card.pdf").exists()


def test_where_there_is_no_side_branch_there_is_nothing_to_choose_about_its_seam(window):
    assert dialog_of(window).closing.isEnabled()
    window.findChildren(CardDialog)[-1].reject()
    assert window.editor.apply("Treat", lambda case: edits.choose_renal_method(case, "left-renal-vein", LIGATE))
    dialog = dialog_of(window)
    assert not dialog.closing.isEnabled()
    assert not dialog.allowance.isEnabled()
    dialog.reject()


def test_a_plan_without_a_graft_says_that_there_is_nothing_to_cut(window, questions):
    assert window.editor.apply("Remove the graft", edits.remove_graft)
    for vein in ("right-renal-vein", "left-renal-vein"):
        assert window.editor.apply("Tie", partial(edits.choose_renal_method, vein_id=vein, method=LIGATE))
    window.actions_["save-template"].trigger()
    assert "nothing to cut" in questions.messages[-1]


@pytest.mark.parametrize("name", ["card.txt", "folder"])
def test_a_place_where_no_card_can_be_put_is_told_in_the_dialog(window, questions, tmp_path: Path, name: str):
    (tmp_path / "folder.pdf").mkdir()
    questions.export_paths = [tmp_path / name]
    dialog = dialog_of(window)
    dialog.confirmed.setChecked(True)
    dialog.buttons.button(SAVE).click()
    assert dialog.note.text()
    assert dialog.isVisible()
    dialog.reject()


def test_of_a_plan_with_a_gap_no_card_is_offered_and_the_gap_is_told(window, questions):
    assert window.editor.apply("Leave", lambda case: edits.choose_renal_method(case, "left-renal-vein", LEAVE))
    window.actions_["save-template"].trigger()
    assert not [dialog for dialog in window.findChildren(CardDialog) if dialog.isVisible()]
    assert "left renal ostium" in questions.messages[-1]
    assert "nothing is planned for it" in questions.messages[-1]
