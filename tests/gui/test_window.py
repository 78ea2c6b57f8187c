"""The window as a whole: layout, focus, title, what is remembered, what is asked before it closes, files dropped on it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from answering import Answering
from panel_tools import type_over
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from ivcviz.case import edits
from ivcviz.gui.document.documents import Documents
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.settings import Settings
from ivcviz.gui.state.view_options import ViewOptions
from ivcviz.gui.window.application import ErrorReporter
from ivcviz.gui.window.main_window import MainWindow
from ivcviz.render.renderer import Renderer
from ivcviz.scene.camera import Camera
from ivcviz.storage.case_files import load_case, save_case
from ivcviz.storage.shipped import find_case

ROOT = Path(__file__).parents[2]


def _another(settings: Settings, questions: Answering, renderer: Renderer) -> MainWindow:
    path = find_case("case-4")
    editor = Editor(load_case(path), path)
    return MainWindow(editor, ViewOptions(), Documents(editor, settings, questions), settings, renderer)


def _change(window: MainWindow, margin: float = 12.0) -> None:
    assert window.editor.apply(f"Margins {margin:g} mm", lambda case: edits.set_margins(case, margin, margin))


def test_the_picture_has_most_of_the_window(window: MainWindow) -> None:
    widths = {name: getattr(window.panels, name).width() for name in ("left", "viewport", "strip", "right")}
    assert widths["viewport"] > window.width() / 2 - 60
    assert widths["viewport"] > 2 * max(widths["left"], widths["strip"], widths["right"])


def test_a_small_window_gives_the_room_of_the_cases_to_the_picture(window: MainWindow, qtbot: QtBot) -> None:
    assert window.actions_["cases"].isChecked()
    window.resize(1100, 700)
    qtbot.waitUntil(lambda: not window.panels.left.isVisible())
    assert not window.actions_["cases"].isChecked()
    assert (window.width(), window.height()) == (1100, 700)
    assert window.panels.viewport.width() >= 600
    shown = [window.bar.widgetForAction(action) for action in window.bar.actions()]
    assert all(widget.isVisible() for widget in shown), "every button of the toolbar is there"
    window.actions_["cases"].trigger()
    assert window.panels.left.isVisible()
    assert window.panels.viewport.width() >= 360
    window.resize(1440, 900)
    assert window.panels.left.isVisible()
    window.resize(1100, 700)
    assert window.panels.left.isVisible(), "the choice for small windows is kept"


def test_the_title_names_the_case_and_marks_changes(window: MainWindow) -> None:
    assert window.windowTitle() == "Case 4[*] — ivcviz"
    assert not window.isWindowModified()
    _change(window)
    assert window.isWindowModified()
    window.editor.undo()
    assert not window.isWindowModified()
    window.editor.apply("Title", lambda case: edits.rename(case, "Mrs B"))
    assert window.windowTitle() == "Mrs B[*] — ivcviz"


def test_a_refusal_is_said_in_the_status_line(window: MainWindow) -> None:
    window.editor.apply("Margins", lambda case: edits.set_margins(case, -5.0, 10.0))
    assert "margin" in window.status.message.text()
    assert "Not certified for patient care" in window.status.caution.text()


def test_f6_goes_round_the_parts_of_the_window(window: MainWindow, qtbot: QtBot) -> None:
    parts = [window.panels.left, window.panels.viewport, window.panels.strip, window.panels.right]
    window.panels.viewport.setFocus()
    order = []
    for _ in range(4):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
        order.append(_part_of(QApplication.focusWidget(), parts))
    assert order == [2, 3, 0, 1]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert _part_of(QApplication.focusWidget(), parts) == 0


def test_tab_order_follows_the_window_from_left_to_right(window: MainWindow) -> None:
    parts = [window.panels.left, window.panels.viewport, window.panels.strip, window.panels.right]
    chain, widget = [], window.nextInFocusChain()
    while widget is not None and widget is not window:
        reachable = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isVisible() and widget.isEnabled()
        place = _part_of(widget, parts)
        if reachable and place is not None and (not chain or chain[-1] != place):
            chain.append(place)
        widget = widget.nextInFocusChain()
    assert chain == [0, 1, 2, 3]


def test_every_control_has_a_name_for_those_who_cannot_see_it(window: MainWindow) -> None:
    for name in ("layers", "history"):
        window.show_panel(name, True)
        nameless = [
            widget
            for widget in window.findChildren(QWidget)
            if widget.isVisible() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and not _name(widget)
        ]
        assert nameless == []


def test_a_step_is_shown_at_a_stage_at_which_one_sees_what_it_changes(window: MainWindow) -> None:
    assert window.panels.viewport.framed().scene.stage == "tumour", "the tumour step is open, and there is the tumour"
    seen = []
    for step in ("resection", "graft", "renal-veins", "findings", "tumour"):
        window.actions_[f"step-{step}"].trigger()
        seen.append(window.panels.viewport.framed().scene.stage)
    assert seen == ["clamped", "implanted", "implanted", "implanted", "tumour"]
    window.view.set(stage="reperfused")
    window.view.set(labels=False)
    assert window.view.state.stage == "reperfused", "what is chosen stays while the step stays"


def test_layers_can_be_hidden_and_made_fainter(window: MainWindow) -> None:
    window.actions_["layers"].trigger()
    assert window.panels.layers.isVisible()
    window.panels.layers.ticks["liver"].click()
    assert window.view.state.hidden == {"liver"}
    assert not window.panels.layers.sliders["liver"].isEnabled()
    window.panels.layers.sliders["veins"].setValue(40)
    assert window.view.state.opacity == (("veins", 0.4),)
    assert all(part.layer != "liver" for part in window.panels.viewport.framed().scene.parts)
    window.panels.layers.sliders["veins"].setValue(100)
    assert window.view.state.opacity == ()


def test_the_history_is_a_list_to_jump_in(window: MainWindow) -> None:
    opening = window.editor.case
    for margin in (11.0, 12.0, 13.0):
        _change(window, margin)
    window.actions_["history"].trigger()
    shown = window.panels.history.list
    assert [shown.item(row).text() for row in range(4)] == ["Opened", "Margins 11 mm", "Margins 12 mm", "Margins 13 mm"]
    assert shown.currentRow() == 3
    shown.setCurrentRow(0)
    assert window.editor.case == opening
    assert shown.item(3).text() == "(Margins 13 mm)"
    shown.setCurrentRow(2)
    assert window.editor.case.resection.inferior_margin_mm == 12.0


def test_layout_layers_and_camera_are_remembered(
    window: MainWindow, settings: Settings, questions: Answering, shared_renderer: Renderer, qtbot: QtBot
) -> None:
    camera = Camera((0.0, -1.0, 0.0), (0.0, 0.0, 1.0), (0.0, 10.0, 120.0), 260.0)
    window.view.set(camera=camera, hidden=frozenset({"liver"}), opacity=(("veins", 0.5),), stage="reperfused", labels=False)
    window.show_panel("layers", True)
    window.panels.panes.setSizes([300, 600, 170, 340])
    sizes = window.panels.panes.sizes()
    assert window.close()
    again = _another(settings, questions, shared_renderer)
    qtbot.addWidget(again)
    again.show()
    again.resize(1440, 900)  # the screen of these tests is too small to give a window its size back
    assert again.view.state == window.view.state
    assert again.panels.panes.sizes() == pytest.approx(sizes, abs=2)
    assert again.panels.layers.isVisible()
    assert not again.panels.history.isVisible()


def test_damaged_settings_are_no_reason_not_to_start(
    settings: Settings, questions: Answering, shared_renderer: Renderer, qtbot: QtBot
) -> None:
    settings.path.parent.mkdir(exist_ok=True)
    settings.path.write_text("[window]\nstate=bm9uc2Vuc2U=\ngeometry=AAAA\n[view]\nshown={\n", encoding="utf-8")
    made = _another(Settings(settings.path), questions, shared_renderer)
    qtbot.addWidget(made)
    made.show()
    assert made.isVisible()


@pytest.mark.parametrize(("answer", "closes"), [("cancel", False), ("discard", True), ("save", True)])
def test_closing_asks_about_changes(
    answer: str, closes: bool, window: MainWindow, questions: Answering, tmp_path: Path
) -> None:
    _change(window)
    changed = window.editor.case
    questions.unsaved, questions.save_paths = [answer], [tmp_path / "mine.json"]
    assert window.close() is closes
    assert (tmp_path / "mine.json").exists() is (answer == "save")
    if answer == "save":
        assert load_case(tmp_path / "mine.json") == changed


def test_a_case_file_can_be_dropped_on_the_window(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "dropped.json"
    save_case(load_case(find_case("case-2")), path)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(300, 300), Qt.DropAction.CopyAction, mime, buttons, keys)
    QApplication.sendEvent(window, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(300, 300), Qt.DropAction.CopyAction, mime, buttons, keys))
    qtbot.waitUntil(lambda: window.editor.path == path)
    assert window.windowTitle() == "Case 2[*] — ivcviz"


def test_a_file_that_is_dropped_on_an_entry_is_the_window_s_and_words_are_the_entry_s(window: MainWindow) -> None:
    window.show_step("tumour")
    body = window.panels.steps.sections["tumour"].body
    file, words = QMimeData(), QMimeData()
    file.setUrls([QUrl("file:///case.json")])
    words.setText("97 to 172")
    for mime, taken in ((file, False), (words, True)):
        event = QDragEnterEvent(
            QPoint(5, 5),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        body.report.dragEnterEvent(event)
        assert event.isAccepted() is taken
    assert not body.upper_end.line.acceptDrops()
    assert not body.bulge.lineEdit().acceptDrops()


@pytest.mark.parametrize("place", ["age", "title", "upper"])
def test_what_is_typed_is_saved_also_where_enter_was_not_pressed(
    window: MainWindow, questions: Answering, tmp_path: Path, place: str
) -> None:
    window.show_step("tumour" if place == "upper" else "anatomy")
    body = window.panels.steps.sections[window.view.state.step].body
    entry = body.upper_end.line if place == "upper" else getattr(body.patient, place)
    text = {"age": "52", "title": "Evening", "upper": "160"}[place]
    type_over(entry, text)
    questions.save_paths = [tmp_path / "mine.json"]
    QTest.keyClick(entry, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    case = load_case(tmp_path / "mine.json")
    assert {"age": case.patient.age, "title": case.title, "upper": case.tumour.upper.offset_mm}[place] == (
        text if place == "title" else float(text)
    )
    assert entry.hasFocus(), "the keyboard stays where it was"
    assert not window.isWindowModified()


def test_recent_files_stand_in_the_menu(window: MainWindow, tmp_path: Path) -> None:
    assert not window.states.recent.isEnabled()
    path = tmp_path / "two.json"
    save_case(load_case(find_case("case-2")), path)
    assert window.documents.open(path)
    assert window.documents.open_shipped("case-1")
    [action] = window.states.recent.actions()
    action.trigger()
    assert window.editor.path == path


def test_the_next_start_opens_what_was_open_last(window: MainWindow, settings: Settings, tmp_path: Path) -> None:
    assert settings.last_open() == "case-4"
    window.documents.open_shipped("case-2")
    assert settings.last_open() == "case-2"
    path = tmp_path / "mine.json"
    save_case(window.editor.case, path)
    window.documents.open(path)
    assert settings.last_open() == str(path)


def test_an_error_nobody_foresaw_is_one_sentence_and_the_plan_stays(window: MainWindow, qtbot: QtBot, capsys: object) -> None:  # noqa: ARG001
    _change(window)
    hook = ErrorReporter(window)
    try:
        raise ZeroDivisionError("of a kind")
    except ZeroDivisionError as fault:
        hook(type(fault), fault, fault.__traceback__)
        hook(type(fault), fault, fault.__traceback__)
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)))
    [box] = window.findChildren(QMessageBox)
    assert "your plan is as it was" in box.text()
    copy = next(button for button in box.buttons() if "details" in button.text())
    copy.click()
    assert "ZeroDivisionError: of a kind" in QApplication.clipboard().text()
    assert box.isVisible(), "copying leaves it open"
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert window.editor.case.resection.inferior_margin_mm == 12.0


def test_typing_in_a_field_does_not_set_off_the_keys_of_the_window(window: MainWindow, qtbot: QtBot) -> None:
    field = next(field for field in window.panels.steps.findChildren(QLineEdit) if field.isVisible() and field.isEnabled())
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "12")
    assert "12" in field.text()
    assert window.view.state.view == "anterior"


def test_the_window_needs_a_display_and_says_so_in_one_sentence(tmp_path: Path) -> None:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    bare = {name: value for name, value in os.environ.items() if name not in hidden}
    bare |= {"PYTHONPATH": str(ROOT), "XDG_CONFIG_HOME": str(tmp_path)}
    no_answer = "ivcviz: the window cannot be opened on the display :4711"
    for environment, said in ((bare, "ivcviz: there is no display"), (bare | {"DISPLAY": ":4711"}, no_answer)):
        done = subprocess.run(
            [sys.executable, "-m", "ivcviz.cli"], capture_output=True, text=True, check=False, env=environment
        )
        assert done.returncode == 2
        assert done.stderr.startswith(said)
        assert done.stderr.count("\n") == 1
        assert done.stdout == ""


def test_the_settings_hold_nothing_of_the_patient(window: MainWindow, settings: Settings) -> None:
    window.editor.apply("Title", lambda case: edits.rename(case, "Mrs B"))
    window.editor.apply("Notes", lambda case: edits.set_notes(case, "a secret"))
    window.editor.undo()
    window.editor.undo()
    assert window.close()
    assert "Mrs B" not in settings.path.read_text(encoding="utf-8")
    assert json.loads(bytes(settings.window_state().data()))["open"] == []


def _part_of(widget: QWidget, parts: list[QWidget]) -> int | None:
    return next((i for i, part in enumerate(parts) if part is widget or part.isAncestorOf(widget)), None)


def _name(widget: QWidget) -> str:
    """What a screen reader calls a widget: its accessible name, else its words."""
    if widget.accessibleName():
        return widget.accessibleName()
    if isinstance(widget, QAbstractButton):
        return widget.text()
    parent = widget.parentWidget()
    inside = isinstance(widget, QLineEdit) and parent is not None
    if inside or isinstance(parent, QComboBox):
        return _name(parent) if parent is not None else ""
    return ""
