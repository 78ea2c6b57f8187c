"""Presentation: the picture alone, large, stage by stage, each with a sentence; and back to what was there before."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ivcviz.gui.vocabulary import STAGES
from ivcviz.gui.window.main_window import MainWindow
from ivcviz.gui.window.presentation import caption_of
from ivcviz.plan.model import Plan
from ivcviz.plan.resolve import resolve
from ivcviz.scene.model import Stage
from ivcviz.storage.case_files import load_case
from ivcviz.storage.shipped import find_case


def _plan(name: str) -> Plan:
    return resolve(load_case(find_case(name)))


def test_it_shows_the_picture_alone_and_leaves_everything_as_it_was(window: MainWindow, qtbot: QtBot) -> None:
    around = [window.menuBar(), window.bar, window.panels.left, window.panels.strip, window.panels.right, window.status]
    qtbot.keyClick(window.panels.viewport, Qt.Key.Key_F5)
    assert window.isFullScreen()
    assert not any(widget.isVisible() for widget in around)
    assert window.panels.viewport.isVisible()
    assert window.view.state.presenting
    qtbot.keyClick(window.panels.viewport, Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    assert all(widget.isVisible() for widget in around)
    assert not window.view.state.presenting
    assert not window.panels.caption.isVisible()


def test_what_was_hidden_before_stays_hidden_after(window: MainWindow, qtbot: QtBot) -> None:
    window.panels.panes.show_left(False)
    qtbot.keyClick(window.panels.viewport, Qt.Key.Key_F11)
    qtbot.keyClick(window.panels.viewport, Qt.Key.Key_F11)
    assert not window.panels.left.isVisible()
    assert window.panels.strip.isVisible()


def test_a_screen_of_another_width_brings_no_panel_into_it(window: MainWindow, qtbot: QtBot) -> None:
    for before, screen in ((1100, 1600), (1600, 1100)):
        window.resize(before, 800)
        window.presentation.enter()
        for width in (before, screen):
            window.resize(width, 800)
            qtbot.wait(1)
            assert not window.panels.left.isVisible()
        window.presentation.leave()
        window.resize(before, 800)
        qtbot.wait(1)
        assert window.panels.left.isVisible() == (before == 1600)


def test_arrow_keys_go_from_intact_to_reperfused_with_a_sentence_each(window: MainWindow, qtbot: QtBot) -> None:
    window.view.set(stage="intact")
    qtbot.keyClick(window.panels.viewport, Qt.Key.Key_F5)
    said = [window.panels.caption.text()]
    for _ in STAGES[1:]:
        qtbot.keyClick(window.panels.viewport, Qt.Key.Key_Right)
        said.append(window.panels.caption.text())
    assert [text.split("<")[1].removeprefix("b>")[:3] for text in said] == [f"{place}/8" for place in range(1, 9)]
    assert len(set(said)) == len(STAGES)
    assert window.view.state.stage == "reperfused"
    assert window.view.state.camera is None, "the arrows did not turn the picture"
    qtbot.keyClick(window.panels.viewport, Qt.Key.Key_Left)
    assert window.view.state.stage == "implanted"


def test_after_it_the_arrow_keys_turn_the_picture_again(window: MainWindow, qtbot: QtBot) -> None:
    window.presentation.enter()
    window.presentation.leave()
    qtbot.keyClick(window.panels.viewport, Qt.Key.Key_Left)
    assert window.view.state.camera is not None


def test_nothing_can_be_taken_hold_of_while_it_lasts(window: MainWindow) -> None:
    assert window.panels.viewport.grip_layer.controller.grips
    window.presentation.enter()
    assert not window.panels.viewport.grip_layer.controller.grips


@pytest.mark.parametrize("name", ["case-1", "case-2", "case-3", "case-4"])
@pytest.mark.parametrize("stage", STAGES)
def test_every_stage_of_every_case_has_one_sentence(name: str, stage: Stage) -> None:
    caption = caption_of(_plan(name), stage)
    assert caption.endswith(".")
    assert "%" not in caption
    assert caption.count(". ") == 0


def test_the_captions_tell_what_was_done_in_case_4() -> None:
    plan = _plan("case-4")
    assert caption_of(plan, "clamped") == "Clamped are the cava (at 65 mm and 192 mm) and both renal veins."
    assert "left renal vein" in caption_of(plan, "bench")
    assert "the right renal vein is reimplanted into an opening" in caption_of(plan, "implanted")
    assert "both renal veins" not in caption_of(_plan("case-1"), "clamped")
    assert "the right renal vein" in caption_of(_plan("case-3"), "clamped")
