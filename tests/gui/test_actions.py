"""One table of actions: each has words, keys of its own, a place in the sheet, and does something."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from ivcviz.gui.vocabulary import STAGES, VIEWS
from ivcviz.gui.window.actions import MENUS, TABLE, TOOLBAR, in_full, key_text, plain, sequences
from ivcviz.gui.window.main_window import MainWindow
from ivcviz.gui.window.shortcut_sheet import ShortcutSheet

IDS = [entry.id for entry in TABLE]


def test_every_action_has_words_a_menu_and_a_name_of_its_own() -> None:
    assert len(set(IDS)) == len(IDS)
    for entry in TABLE:
        assert plain(entry.words).strip()
        assert entry.menu.split("/")[0] in MENUS
    assert {name for name in TOOLBAR if name[0] not in "@-"} <= set(IDS)


def test_no_two_actions_share_a_key() -> None:
    keys = Counter(key.toString() for entry in TABLE for key in sequences(entry.keys))
    assert [key for key, times in keys.items() if times > 1] == []


def test_standard_actions_have_the_systems_own_keys() -> None:
    standard = {"new-woman": "New", "open": "Open", "save": "Save", "undo": "Undo", "redo": "Redo", "copy-picture": "Copy"}
    for name, key in standard.items():
        entry = next(entry for entry in TABLE if entry.id == name)
        assert QKeySequence(QKeySequence.StandardKey[key]) in sequences(entry.keys)


def test_no_two_entries_of_a_menu_share_a_letter() -> None:
    for menu in {entry.menu for entry in TABLE}:
        words = [entry.words.replace("&&", "") for entry in TABLE if entry.menu == menu]
        letters = [word[word.index("&") + 1].lower() for word in words if "&" in word]
        assert len(set(letters)) == len(letters), menu


def test_every_action_stands_in_the_sheet(qtbot: QtBot) -> None:
    sheet = ShortcutSheet()
    qtbot.addWidget(sheet)
    lines = sheet.lines()
    for entry in TABLE:
        assert (in_full(entry), ", ".join(key_text(entry.keys))) in lines


def test_the_sheet_is_searched_by_words_and_by_keys(qtbot: QtBot) -> None:
    sheet = ShortcutSheet()
    qtbot.addWidget(sheet)
    qtbot.keyClicks(sheet.search, "next stage")
    assert [words for words, _ in sheet.lines()] == ["Next stage"]
    sheet.search.setText("f11")
    assert [words for words, _ in sheet.lines()] == ["Present full screen"]
    sheet.search.setText("nothing of the kind")
    assert sheet.lines() == []


@pytest.mark.parametrize("key", [Qt.Key.Key_F1, Qt.Key.Key_Question])
def test_the_sheet_opens_with_its_keys(key: Qt.Key, window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window.panels.viewport, key)
    sheet = window.findChild(ShortcutSheet)
    assert sheet is not None
    assert sheet.isVisible()
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)


def test_every_action_is_in_a_menu(window: MainWindow) -> None:
    found: set[str] = set()
    waiting = [action.menu() for action in window.menuBar().actions()]
    while waiting:
        menu = waiting.pop()
        for action in menu.actions():
            found.add(action.objectName())
            if action.menu() is not None:
                waiting.append(action.menu())
    assert set(IDS) <= found


def test_every_checkable_action_shows_what_is_so(window: MainWindow) -> None:
    for name, option in (("labels", "labels"), ("zone-tints", "zone_tints"), ("perspective", "perspective")):
        before = getattr(window.view.state, option)
        assert window.actions_[name].isChecked() is before
        window.actions_[name].trigger()
        assert getattr(window.view.state, option) is not before
        window.view.set(**{option: before})
        assert window.actions_[name].isChecked() is before


def test_keys_one_to_six_look_from_six_sides(window: MainWindow, qtbot: QtBot) -> None:
    for number, view in enumerate(VIEWS, start=1):
        qtbot.keyClick(window.panels.viewport, str(number))
        qtbot.waitUntil(lambda view=view: window.view.state.view == view and window.view.state.camera is None)
        assert [name for name in VIEWS if window.actions_[f"view-{name}"].isChecked()] == [view]


def test_a_view_that_was_turned_by_hand_is_none_of_the_six(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window.panels.viewport, Qt.Key.Key_Left)
    assert window.view.state.camera is not None
    assert not any(window.actions_[f"view-{name}"].isChecked() for name in VIEWS)
    qtbot.keyClick(window.panels.viewport, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: window.view.state.camera is None)
    assert window.actions_["view-anterior"].isChecked()


def test_stages_go_one_by_one_and_stop_at_the_ends(window: MainWindow, qtbot: QtBot) -> None:
    seen = []
    window.view.set(stage="intact")
    for _ in range(9):
        seen.append(window.view.state.stage)
        qtbot.keyClick(window.panels.viewport, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert seen == [*STAGES, "reperfused"]
    qtbot.keyClick(window.panels.viewport, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert window.view.state.stage == "implanted"
    assert window.actions_["stage-implanted"].isChecked()


def test_the_stage_switch_names_the_stage_that_the_plan_asks_for(window: MainWindow) -> None:
    box = window.panels.stages.box
    window.actions_["stage-default"].trigger()
    assert box.currentText() == "Graft implanted (plan)"
    window.actions_["stage-clamped"].trigger()
    assert box.currentText() == "Clamped"
    box.setCurrentIndex(0)
    box.activated.emit(0)
    assert window.view.state.stage is None


def test_a_locked_plan_can_be_looked_at_and_not_undone(window: MainWindow, qtbot: QtBot) -> None:
    from ivcviz.case import edits

    window.editor.apply("Margins 12 mm", lambda case: edits.set_margins(case, 12.0, 12.0))
    qtbot.keyClick(window.panels.viewport, Qt.Key.Key_L)
    assert window.editor.locked
    assert window.actions_["lock"].isChecked()
    assert not window.actions_["undo"].isEnabled()
    qtbot.keyClick(window.panels.viewport, Qt.Key.Key_L)
    assert not window.editor.locked
    assert window.actions_["undo"].isEnabled()


def test_undo_and_redo_say_what_they_would_do(window: MainWindow, qtbot: QtBot) -> None:
    from ivcviz.case import edits

    assert not window.actions_["undo"].isEnabled()
    window.editor.apply("Margins 12 mm", lambda case: edits.set_margins(case, 12.0, 12.0))
    assert window.actions_["undo"].text() == "&Undo Margins 12 mm"
    qtbot.keyClick(window.panels.viewport, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.editor.case.resection.inferior_margin_mm == 10.0
    assert window.actions_["redo"].text() == "&Redo Margins 12 mm"
    assert not window.actions_["undo"].isEnabled()
