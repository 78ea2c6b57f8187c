"""The boxes themselves: each button is its answer, and Escape loses nothing."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from ivcviz.gui.document.questions import Questions

WHEN = datetime(2026, 5, 4, 10, 30)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def questions(window: QWidget) -> Questions:
    return Questions(window)


def answer(do: Callable[[QMessageBox], None]) -> None:
    """As soon as a box is open, do this to it."""

    def look() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            do(box)
        else:
            QTimer.singleShot(5, look)

    QTimer.singleShot(0, look)


def press(words: str) -> Callable[[QMessageBox], None]:
    def do(box: QMessageBox) -> None:
        button = next(button for button in box.buttons() if words in button.text())
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    return do


def press_key(key: Qt.Key) -> Callable[[QMessageBox], None]:
    return lambda box: QTest.keyClick(box, key)


UNSAVED = [("Save", "save"), ("on't save", "discard"), ("Cancel", "cancel")]
ON_DISK = [("Save mine", "save-as"), ("Reload", "reload"), ("Keep mine", "keep"), ("Cancel", "cancel")]


@pytest.mark.parametrize(("words", "expected"), UNSAVED)
def test_each_button_of_the_unsaved_question_is_its_answer(questions: Questions, words: str, expected: str) -> None:
    answer(press(words))
    assert questions.ask_unsaved("Plan") == expected


@pytest.mark.parametrize(("words", "expected"), ON_DISK)
def test_each_button_of_the_changed_file_question_is_its_answer(questions: Questions, words: str, expected: str) -> None:
    answer(press(words))
    assert questions.ask_changed_on_disk(Path("plan.json")) == expected


@pytest.mark.parametrize(("words", "expected"), [("Recover", True), ("Throw away", False)])
def test_each_button_of_the_recovery_question_is_its_answer(questions: Questions, words: str, expected: bool) -> None:
    answer(press(words))
    assert questions.ask_recover("Plan", WHEN) is expected


def test_escape_loses_nothing(questions: Questions) -> None:
    escape = press_key(Qt.Key.Key_Escape)
    answer(escape)
    assert questions.ask_unsaved("Plan") == "cancel"
    answer(escape)
    assert questions.ask_changed_on_disk(Path("plan.json")) == "cancel"
    answer(escape)
    assert questions.ask_recover("Plan", WHEN) is True


def test_enter_loses_nothing(questions: Questions) -> None:
    enter = press_key(Qt.Key.Key_Return)
    answer(enter)
    assert questions.ask_unsaved("Plan") == "save"
    answer(enter)
    assert questions.ask_changed_on_disk(Path("plan.json")) == "save-as"
    answer(enter)
    assert questions.ask_recover("Plan", WHEN) is True


def test_titles_are_words_and_no_markup(questions: Questions) -> None:
    shown: list[tuple[str, Qt.TextFormat]] = []

    def read(box: QMessageBox) -> None:
        shown.append((box.text(), box.textFormat()))
        press("OK")(box)

    answer(read)
    questions.show_message("<b>bold</b>")
    assert shown == [("<b>bold</b>", Qt.TextFormat.PlainText)]


def test_boxes_are_gone_after_their_answer(questions: Questions, window: QWidget, qtbot: QtBot) -> None:
    answer(press("OK"))
    questions.show_message("Said.")
    qtbot.waitUntil(lambda: not window.findChildren(QMessageBox))


def in_file_dialog(do: Callable[[QFileDialog], None]) -> None:
    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QFileDialog):
            do(dialog)
        else:
            QTimer.singleShot(5, look)

    QTimer.singleShot(0, look)


def test_the_save_dialog_suggests_and_adds_the_ending(questions: Questions, tmp_path: Path) -> None:
    in_file_dialog(lambda dialog: dialog.accept())
    assert questions.ask_save_path(tmp_path / "new-plan.json") == tmp_path / "new-plan.json"

    def rename(dialog: QFileDialog) -> None:
        dialog.selectFile("other")
        dialog.accept()

    in_file_dialog(rename)
    assert questions.ask_save_path(tmp_path / "new-plan.json") == tmp_path / "other.json"


def test_the_picture_dialog_keeps_the_ending_that_was_typed(questions: Questions, tmp_path: Path) -> None:
    def rename(dialog: QFileDialog) -> None:
        dialog.selectFile("plate.svg")
        dialog.accept()

    in_file_dialog(rename)
    kinds = "PNG picture (*.png);;SVG drawing (*.svg)"
    assert questions.ask_export_path(tmp_path / "plate.png", kinds) == tmp_path / "plate.svg"


def test_a_file_dialog_that_is_cancelled_names_no_file(questions: Questions, tmp_path: Path) -> None:
    in_file_dialog(lambda dialog: dialog.reject())
    assert questions.ask_open_path(tmp_path) is None
    in_file_dialog(lambda dialog: dialog.reject())
    assert questions.ask_save_path(tmp_path / "plan.json") is None


def test_the_open_dialog_opens_in_the_last_folder(questions: Questions, tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_text("{}", encoding="utf-8")

    seen: list[str] = []

    def choose(dialog: QFileDialog) -> None:
        seen.append(dialog.directory().absolutePath())
        dialog.selectFile("plan.json")
        dialog.accept()

    in_file_dialog(choose)
    assert questions.ask_open_path(tmp_path) == tmp_path / "plan.json"
    assert seen == [str(tmp_path)]
