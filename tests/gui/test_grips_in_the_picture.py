"""The window's own picture and strip side by side: one hand, one plan."""

import pytest
from panel_tools import follow
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ivcviz.case.intentions import replayed
from ivcviz.gui.picture.viewport import Viewport
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.view_options import ViewOptions
from ivcviz.gui.strip.level_strip import LevelStrip
from ivcviz.render.renderer import Renderer
from ivcviz.storage.case_files import load_case
from ivcviz.storage.shipped import find_case

LEFT = Qt.MouseButton.LeftButton


class Both(QWidget):
    """Picture and strip of Case 4."""

    def __init__(self, renderer: Renderer) -> None:
        super().__init__()
        self.editor, self.options = Editor(load_case(find_case("case-4"))), ViewOptions()
        self.options.set(stage="tumour")
        self.picture, self.strip = Viewport(self.editor, self.options, renderer), LevelStrip(self.editor, self.options)
        follow(self.editor, self.picture, self.strip)
        row = QHBoxLayout(self)
        row.addWidget(self.picture, 1)
        row.addWidget(self.strip)
        self.resize(900, 720)


@pytest.fixture
def both(qtbot: QtBot, shared_renderer: Renderer) -> Both:
    made = Both(shared_renderer)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.picture.setFocus()
    qtbot.waitUntil(made.picture.hasFocus)
    return made


def pull(widget: QWidget, start: QPoint, by: QPoint) -> None:
    QTest.mousePress(widget, LEFT, pos=start)
    place = QPointF(start + by)
    free = Qt.KeyboardModifier.AltModifier
    move = QMouseEvent(QEvent.Type.MouseMove, place, widget.mapToGlobal(place), Qt.MouseButton.NoButton, LEFT, free)
    QApplication.sendEvent(widget, move)


def in_picture(both: Both, grip_id: str) -> QPoint:
    layer = both.picture.grip_layer
    grip = layer.controller.grip_by_id(grip_id)
    assert grip is not None
    return layer.place_of(grip).toPoint()


def on_strip(both: Both, grip_id: str) -> QPoint:
    grip = both.strip.controller.grip_by_id(grip_id)
    assert grip is not None
    return both.strip.place_of(grip).toPoint()


def test_what_is_dragged_in_the_picture_moves_on_the_strip(both: Both) -> None:
    before = on_strip(both, "tumour-lower")
    pull(both.picture, in_picture(both, "tumour-lower"), QPoint(0, 30))
    assert on_strip(both, "tumour-lower").y() > before.y() + 15
    QTest.keyClick(both.picture, Qt.Key.Key_Escape)
    assert on_strip(both, "tumour-lower") == before
    QTest.mouseRelease(both.picture, LEFT)
    assert both.options.state.camera is None


def test_what_is_dragged_on_the_strip_moves_in_the_picture(both: Both) -> None:
    before = in_picture(both, "tumour-upper")
    pull(both.strip, on_strip(both, "tumour-upper"), QPoint(0, -30))
    assert in_picture(both, "tumour-upper").y() < before.y() - 15
    QTest.mouseRelease(both.strip, LEFT)
    assert [step.name for step in both.editor.history.steps[1:]] == ["Move the tumour's upper end"]


def test_mouse_strip_and_keys_leave_what_was_wanted_in_the_history_and_it_makes_the_same_cases_again(both: Both) -> None:
    pull(both.picture, in_picture(both, "tumour-lower"), QPoint(0, 30))
    QTest.mouseRelease(both.picture, LEFT)
    pull(both.strip, on_strip(both, "tumour-upper"), QPoint(0, -30))
    QTest.mouseRelease(both.strip, LEFT)
    both.picture.setFocus()
    both.picture.grip_layer.controller.focus(both.picture.grip_layer.controller.grip_by_id("tumour-body"))
    QTest.keyClick(both.picture, Qt.Key.Key_Down)
    first, *steps = both.editor.history.steps
    wanted = [step.intention for step in steps if step.intention is not None]
    assert [(intention.name, getattr(intention, "end", None)) for intention in wanted] == [
        ("move-tumour-end", "lower"),
        ("move-tumour-end", "upper"),
        ("move-tumour", None),
    ]
    assert list(replayed(first.case, wanted)) == [step.case for step in steps]


def test_arrow_keys_are_the_grips_while_one_has_the_focus_and_the_views_after_escape(both: Both, qtbot: QtBot) -> None:
    QTest.keyClick(both.picture, Qt.Key.Key_Tab)
    QTest.keyClick(both.picture, Qt.Key.Key_Down)
    assert both.editor.plan.extent.lower_mm == pytest.approx(84.0)
    assert both.options.state.camera is None
    qtbot.waitUntil(lambda: "Lower end of the tumour: 84.0 mm" in both.picture.accessibleDescription())
    QTest.keyClick(both.picture, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: "Lower end of the tumour: 84.0 mm" not in both.picture.accessibleDescription())
    QTest.keyClick(both.picture, Qt.Key.Key_Down)
    assert both.editor.plan.extent.lower_mm == pytest.approx(84.0)
    assert both.options.state.camera is not None


def test_tab_goes_through_the_grips_and_on_to_the_strip(both: Both) -> None:
    for _ in both.picture.grip_layer.controller.grips:
        QTest.keyClick(both.picture, Qt.Key.Key_Tab)
        assert both.picture.hasFocus()
    QTest.keyClick(both.picture, Qt.Key.Key_Tab)
    assert both.strip.hasFocus()


def test_turned_away_or_not_a_grip_follows_the_hand_as_far_as_it_is_dragged(both: Both) -> None:
    for key in ("1", "3", "2", "4"):
        QTest.keyClick(both.picture, key)
        both.picture.navigator.stop()
        both.picture.navigator._arrive()
        start = in_picture(both, "tumour-upper")
        pull(both.picture, start, QPoint(0, -40))
        assert abs(in_picture(both, "tumour-upper").y() - start.y() + 40) <= 3
        QTest.keyClick(both.picture, Qt.Key.Key_Escape)
        QTest.mouseRelease(both.picture, LEFT)
