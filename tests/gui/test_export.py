"""Pictures out of the window: the plate of `ivcviz render`, byte for byte at the same size; what is asked and called off."""

from pathlib import Path

import pytest
from answering import Answering
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from ivcviz.app.figures import render_picture
from ivcviz.case import edits
from ivcviz.cli.commands import page_of
from ivcviz.errors import UserError
from ivcviz.figure.page_size import ONE_COLUMN, SCREEN, TWO_COLUMNS, PictureSpec
from ivcviz.gui.export.picture_dialog import ExportDialog
from ivcviz.gui.window.main_window import MainWindow


@pytest.fixture(autouse=True)
def _at_the_stage_of_the_command_line(window: MainWindow) -> None:
    window.view.set(stage=None)


_SAVE = QDialogButtonBox.StandardButton.Save


def _dialog(window: MainWindow) -> ExportDialog:
    window.actions_["save-picture"].trigger()
    [found] = [dialog for dialog in window.findChildren(ExportDialog) if dialog.isVisible()]
    return found


def _save(dialog: ExportDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.status_message, timeout=60_000):
        dialog.buttons.button(_SAVE).click()


def test_sizes_on_paper_are_those_of_the_command_line() -> None:
    assert SCREEN.size_px() == page_of(None, None, None)[0] == (1600, 1200)
    assert ONE_COLUMN.size_px() == page_of(None, 85, 600)[0]
    assert TWO_COLUMNS.size_px() == page_of(None, 170, 600)[0] == (4016, 3012)
    assert TWO_COLUMNS.size_mm() == (170, 127.5)
    assert SCREEN.size_mm() == pytest.approx((203.2, 152.4))


def test_a_picture_that_nobody_can_draw_is_refused() -> None:
    for order in (PictureSpec(20_000, 100), PictureSpec(11_000, 11_000), PictureSpec(dpi=5), PictureSpec(900, 900, "mm", 600)):
        with pytest.raises(UserError):
            order.size_px()


def test_a_saved_picture_is_the_command_lines_byte_for_byte(
    window: MainWindow, questions: Answering, tmp_path: Path, qtbot: QtBot
) -> None:
    for row, ending in enumerate((".png", ".svg", ".pdf")):
        ours, theirs = tmp_path / f"ours{ending}", tmp_path / f"theirs{ending}"
        questions.export_paths = [ours]
        dialog = _dialog(window)
        dialog.form.width_.setValue(800)
        dialog.form.height_.setValue(600)
        dialog.form.dpi.setValue(100)
        dialog.form.format.setCurrentIndex(row)
        _save(dialog, qtbot)
        render_picture("case-4", str(theirs), size=(800, 600), dpi=100)
        assert ours.read_bytes() == theirs.read_bytes(), ending


def test_view_stage_labels_and_ground_are_chosen_in_the_dialog(
    window: MainWindow, questions: Answering, tmp_path: Path, qtbot: QtBot
) -> None:
    ours, theirs = tmp_path / "ours.png", tmp_path / "theirs.png"
    questions.export_paths = [ours]
    dialog = _dialog(window)
    form = dialog.form
    for box, value in ((form.width_, 640), (form.height_, 480), (form.dpi, 80)):
        box.setValue(value)
    form.view.setCurrentText("Left")
    form.stage.setCurrentText("Clamped")
    form.labels.setChecked(False)
    form.transparent.setChecked(True)
    _save(dialog, qtbot)
    render_picture("case-4", str(theirs), size=(640, 480), dpi=80, view="left", stage="clamped", labels=False, transparent=True)
    assert ours.read_bytes() == theirs.read_bytes()
    assert window.view.state.view == "anterior", "the window stays as it is"


def test_a_copied_picture_has_the_pixels_of_the_command_lines(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().clear()
    with qtbot.waitSignal(window.exports.copy.copied, timeout=60_000):
        qtbot.keyClick(window.panels.viewport, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        assert "being drawn" in window.status.message.text()
    path = tmp_path / "theirs.png"
    render_picture("case-4", str(path))
    theirs = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB32)
    ours = QGuiApplication.clipboard().image().convertToFormat(QImage.Format.Format_RGB32)
    assert ours.size() == theirs.size()
    assert bytes(ours.constBits()) == bytes(theirs.constBits())


def test_the_preview_follows_what_is_chosen(window: MainWindow, qtbot: QtBot) -> None:
    dialog = _dialog(window)
    qtbot.waitUntil(lambda: not dialog.preview.pixmap().isNull(), timeout=20_000)
    wide = dialog.preview.pixmap().size()
    assert wide.width() / wide.height() == pytest.approx(4 / 3, abs=0.02)
    dialog.form.height_.setValue(1600)
    qtbot.waitUntil(lambda: dialog.preview.pixmap().width() == dialog.preview.pixmap().height(), timeout=20_000)
    assert dialog.form.preset.currentText() == "Own size in pixels"
    dialog.reject()


def test_the_size_in_millimetres_and_pixels_is_said(window: MainWindow) -> None:
    dialog = _dialog(window)
    form = dialog.form
    form.preset.setCurrentIndex(2)
    form.preset.activated.emit(2)
    assert form.order() == TWO_COLUMNS
    assert form.measure.text() == "4016 × 3012 pixels, 170.0 × 127.5 mm on paper"
    form.dpi.setValue(2400)
    assert "cannot be drawn" in form.measure.text()
    assert not dialog.buttons.button(_SAVE).isEnabled()
    dialog.reject()


def test_drawing_can_be_called_off_and_then_nothing_is_written(
    window: MainWindow, questions: Answering, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = _dialog(window)
    dialog.form.preset.setCurrentIndex(2)
    dialog.form.preset.activated.emit(2)
    questions.export_paths = [tmp_path / "large.png"]
    dialog.buttons.button(_SAVE).click()
    assert dialog.drawing.busy
    assert dialog.progress.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.drawing.busy
    assert dialog.isVisible()
    assert "nothing was written" in dialog.note.text()
    assert list(tmp_path.glob("large*")) == []
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_place_that_cannot_be_written_is_said_in_the_dialog(window: MainWindow, questions: Answering, tmp_path: Path) -> None:
    dialog = _dialog(window)
    for path, reason in ((tmp_path / "no" / "x.png", "there is no folder"), (tmp_path / "x.gif", "ends in .png")):
        questions.export_paths = [path]
        dialog.save()
        assert reason in dialog.note.text()
    questions.export_paths = [None]
    dialog.save()
    assert not dialog.drawing.busy
    dialog.reject()


def test_the_picture_is_of_the_plan_as_it_is_now(
    window: MainWindow, questions: Answering, tmp_path: Path, qtbot: QtBot
) -> None:
    window.editor.apply("Title", lambda case: edits.rename(case, "Mrs B"))
    questions.export_paths = [tmp_path / "b.svg"]
    dialog = _dialog(window)
    dialog.form.format.setCurrentIndex(1)
    _save(dialog, qtbot)
    assert questions.suggested[-1].name == "mrs-b.svg"
    assert str(tmp_path / "b.svg") in window.status.message.text()
