"""The axial section in the window: opened and closed, stepped, dragged on the strip, followed while the plan changes."""

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hands import LEFT, NONE, mouse
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ivcviz.case import edits
from ivcviz.case.document import LevelRef
from ivcviz.gui.section.pane import SectionPane

if TYPE_CHECKING:
    from conftest import Questioned

    from ivcviz.gui.window.main_window import MainWindow


def opened(window: "MainWindow", qtbot: QtBot) -> SectionPane:
    """The pane, opened with its key."""
    QTest.keyClick(window.panels.viewport, Qt.Key.Key_X)
    qtbot.waitUntil(lambda: window.panels.split.pane is not None and window.panels.split.pane.isVisible())
    pane = window.panels.split.pane
    assert isinstance(pane, SectionPane)
    qtbot.waitUntil(pane.canvas.hasFocus)
    return pane


def reading(pane: SectionPane, name: str) -> str:
    pane.refresh()
    return next((text.removeprefix(f"{name}: ") for text in pane.readings.texts() if text.startswith(f"{name}: ")), "")


def wheel(pane: SectionPane, notches: int, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    at = QPointF(pane.canvas.rect().center())
    phase = Qt.ScrollPhase.NoScrollPhase
    turn = QPoint(0, 120 * notches)
    event = QWheelEvent(at, pane.canvas.mapToGlobal(at), QPoint(), turn, NONE, held, phase, False)
    QApplication.sendEvent(pane.canvas, event)


def test_the_key_opens_it_in_the_tumour_s_middle_and_closes_it_again(window: "MainWindow", qtbot: QtBot) -> None:
    pane = opened(window, qtbot)
    extent = window.editor.plan.extent
    assert window.view.state.section_mm == pytest.approx((extent.lower_mm + extent.upper_mm) / 2, abs=0.6)
    assert window.actions_["section"].isChecked()
    QTest.keyClick(pane.canvas, Qt.Key.Key_X)
    assert pane.isHidden()
    assert window.view.state.section_mm is None
    assert window.panels.viewport.hasFocus()
    assert not window.editor.modified


def test_it_opens_again_where_it_was(window: "MainWindow", qtbot: QtBot) -> None:
    pane = opened(window, qtbot)
    pane.step(10.0)
    level = window.view.state.section_mm
    pane.closing.click()
    window.actions_["section"].trigger()
    assert window.view.state.section_mm == level


def test_arrow_keys_and_wheel_step_by_a_millimetre_or_a_tenth(window: "MainWindow", qtbot: QtBot) -> None:
    pane = opened(window, qtbot)
    window.view.set(section_mm=120.0)
    shift = Qt.KeyboardModifier.ShiftModifier
    for key, held, level in (
        (Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier, 121.0),
        (Qt.Key.Key_Down, shift, 120.9),
        (Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier, 110.9),
    ):
        QTest.keyClick(pane.canvas, key, held)
        assert window.view.state.section_mm == pytest.approx(level)
    wheel(pane, 2)
    assert window.view.state.section_mm == pytest.approx(112.9)
    wheel(pane, -1, shift)
    assert window.view.state.section_mm == pytest.approx(112.8)
    assert reading(pane, "Height").startswith("112.8 mm")


def test_steps_end_where_nothing_is_drawn_any_more(window: "MainWindow", qtbot: QtBot) -> None:
    pane = opened(window, qtbot)
    pane.step(1000.0)
    assert window.view.state.section_mm == pytest.approx(332.0)
    pane.step(-1000.0)
    assert window.view.state.section_mm == pytest.approx(-60.0)
    assert "below the cava" in reading(pane, "Height")


def test_a_level_can_be_typed_as_words(window: "MainWindow", qtbot: QtBot) -> None:
    pane = opened(window, qtbot)
    for typed, level in (("renal-floor-20", 78.0), ("20 mm below the renal veins", 78.0), ("101.5", 101.5)):
        pane.line.setFocus()
        pane.line.selectAll()
        QTest.keyClicks(pane.line, typed)
        QTest.keyClick(pane.line, Qt.Key.Key_Return)
        assert window.view.state.section_mm == pytest.approx(level)
    assert pane.line.text() == "101.5"
    pane.line.selectAll()
    QTest.keyClicks(pane.line, "nowhere")
    QTest.keyClick(pane.line, Qt.Key.Key_Return)
    assert window.view.state.section_mm == pytest.approx(101.5)
    assert "is not a level" in window.status.message.text()
    QTest.keyClick(pane.line, Qt.Key.Key_Escape)
    assert pane.line.text() == "101.5"


def test_the_place_of_a_plan_check_is_looked_at_in_the_section(window: "MainWindow", qtbot: QtBot) -> None:
    opened(window, qtbot)
    window.view.set(marked_mm=66.6)
    assert window.view.state.section_mm == 66.6
    window.view.set(section_mm=70.0)  # and it can be moved away from there
    assert window.view.state.section_mm == 70.0


def test_its_mark_on_the_strip_is_dragged(window: "MainWindow", qtbot: QtBot) -> None:
    pane = opened(window, qtbot)
    strip = window.panels.strip
    window.view.set(section_mm=140.0)
    start = QPointF(6.0, strip.axis.y(140.0))
    steps = window.editor.history.index
    mouse(strip, QEvent.Type.MouseButtonPress, start, LEFT)
    mouse(strip, QEvent.Type.MouseMove, start + QPointF(30.0, 50.0))
    assert window.view.state.section_mm == pytest.approx(140.0 - 50.0 / strip.axis.px_per_mm, abs=0.06)
    mouse(strip, QEvent.Type.MouseButtonRelease, start + QPointF(30.0, 50.0), LEFT, NONE)
    mouse(strip, QEvent.Type.MouseMove, start, held=NONE)
    assert window.view.state.section_mm == pytest.approx(140.0 - 50.0 / strip.axis.px_per_mm, abs=0.06)
    assert window.editor.history.index == steps
    assert reading(pane, "Height")


def test_a_grip_under_its_line_is_still_the_grip_s(window: "MainWindow", qtbot: QtBot) -> None:
    opened(window, qtbot)
    strip = window.panels.strip
    grip = strip.controller.grip_by_id("tumour-upper")
    assert grip is not None
    window.view.set(section_mm=grip.level_mm)
    place = strip.place_of(grip)
    mouse(strip, QEvent.Type.MouseButtonPress, place, LEFT)
    assert strip.controller.dragged is not None
    mouse(strip, QEvent.Type.MouseButtonRelease, place, LEFT, NONE)
    assert window.view.state.section_mm == grip.level_mm


def test_it_follows_the_tumour_while_that_is_dragged(window: "MainWindow", qtbot: QtBot) -> None:
    pane = opened(window, qtbot)
    window.view.set(stage="tumour", section_mm=150.0)
    assert reading(pane, "Wall involved") == "degrees not recorded"
    assert window.editor.preview(lambda case: edits.move_tumour_upper_end(case, LevelRef(140.0)))
    qtbot.waitUntil(lambda: any("Wall involved: none at this height" in text for text in pane.readings.texts()))
    window.editor.cancel()
    qtbot.waitUntil(lambda: "Wall involved: degrees not recorded" in pane.readings.texts())


def test_it_shows_the_stage_that_the_picture_shows(window: "MainWindow", qtbot: QtBot) -> None:
    pane = opened(window, qtbot)
    window.view.set(stage="implanted", section_mm=140.0)
    assert reading(pane, "Graft").startswith("inner Ø 18 mm")
    window.view.set(stage="bench")
    assert reading(pane, "Height") == ""
    assert "on the bench" in pane.canvas.accessibleDescription()


def test_moving_it_draws_a_line_in_the_picture_and_does_not_draw_the_picture_anew(window: "MainWindow", qtbot: QtBot) -> None:
    opened(window, qtbot)
    window.view.set(section_mm=60.0)
    qtbot.waitUntil(lambda: window.panels.viewport.plate.picture is not None, timeout=20_000)
    finished = window.panels.viewport.plate.picture
    before = window.panels.viewport.grab().toImage()
    window.view.set(section_mm=40.0)
    after = window.panels.viewport.grab().toImage()
    assert window.panels.viewport.plate.picture is finished
    assert before != after


def test_closed_it_costs_nothing() -> None:
    code = "import sys, ivcviz.gui.window.main_window; print(*(name for name in sys.modules if name.startswith('ivcviz.')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = done.stdout.split()
    assert "ivcviz.gui.window.main_window" in loaded
    assert not [
        name for name in loaded if name.startswith(("ivcviz.scene.section", "ivcviz.figure.section", "ivcviz.figure.slice"))
    ]
    assert "ivcviz.gui.section.pane" not in loaded


def test_the_section_is_saved_and_copied(window: "MainWindow", qtbot: QtBot, questions: "Questioned", tmp_path: Path) -> None:
    pane = opened(window, qtbot)
    for name in ("slice.png", "slice.pdf"):
        questions.export_paths = [tmp_path / name]
        pane.saving.click()
        assert (tmp_path / name).stat().st_size > 5000
    assert questions.suggested[-1].name == "case-4-section-128.png"
    questions.export_paths = [tmp_path / "no" / "slice.png"]
    pane.saving.click()
    assert "there is no folder" in window.status.message.text()
    pane.copy()
    assert QApplication.clipboard().image().size() == QImage(str(tmp_path / "slice.png")).size()


def test_it_stays_in_the_presentation(window: "MainWindow", qtbot: QtBot) -> None:
    pane = opened(window, qtbot)
    window.presentation.enter()
    assert pane.isVisible()
    window.presentation.leave()
    assert pane.isVisible()


def test_whether_it_is_open_is_remembered(window: "MainWindow", qtbot: QtBot) -> None:
    opened(window, qtbot)
    window.view.set(section_mm=77.5)
    window.settings.keep_view_state(window.view.state)
    assert window.settings.view_state().section_mm == 77.5


def test_another_document_is_looked_at_from_its_own_tumour_s_middle(window: "MainWindow", qtbot: QtBot) -> None:
    opened(window, qtbot)
    moved = edits.move_tumour_upper_end(edits.move_tumour_lower_end(window.editor.case, LevelRef(20.0)), LevelRef(60.0))
    window.editor.open(moved, None)
    assert window.view.state.section_mm == 40.0
