"""The level strip: the same plan along an axis, dragged and walked like the picture."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from panel_tools import follow
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ivcviz.case.document import Case, Graft, Involved, LevelRef, RenalPlan, Resection, Tumour
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.view_options import ViewOptions
from ivcviz.gui.strip.axis import axis_of
from ivcviz.gui.strip.level_names import names_of, placed_names
from ivcviz.gui.strip.level_strip import LevelStrip
from ivcviz.plan.resolve import resolve
from ivcviz.scene.palette import MATERIALS
from ivcviz.terms.renal_methods import CONE_PIPE
from ivcviz.terms.substitutes import PTFE

CASE = Case(
    "A case",
    Tumour(LevelRef(-13.0, "renal-floor"), LevelRef(172.0), (90.0, 50.0, 40.0), involved=(Involved("left-renal-vein", 12.0),)),
    graft=Graft.of(PTFE, 18.0),
    renal_plan=(RenalPlan("left-renal-vein", CONE_PIPE),),
)
LEFT, ALT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def editor(qapp: QApplication) -> Editor:  # noqa: ARG001 (signals need an application)
    return Editor(CASE)


@pytest.fixture
def options(qapp: QApplication) -> ViewOptions:  # noqa: ARG001
    return ViewOptions()


@pytest.fixture
def strip(editor: Editor, options: ViewOptions, qtbot: QtBot) -> LevelStrip:
    made = LevelStrip(editor, options)
    follow(editor, made)
    qtbot.addWidget(made)
    made.resize(168, 700)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def at(strip: LevelStrip, grip_id: str) -> QPoint:
    grip = strip.controller.grip_by_id(grip_id)
    assert grip is not None
    return strip.place_of(grip).toPoint()


def drag(strip: LevelStrip, grip_id: str, down: int, held: Qt.KeyboardModifier = NONE, *, drop: bool = True) -> None:
    start = at(strip, grip_id)
    end = start + QPoint(0, down)
    QTest.mousePress(strip, LEFT, held, start)
    for place in (QPointF(start + QPoint(0, down // 2)), QPointF(end)):
        everywhere = strip.mapToGlobal(place)
        move = QMouseEvent(QEvent.Type.MouseMove, place, everywhere, Qt.MouseButton.NoButton, LEFT, held)
        QApplication.sendEvent(strip, move)
    if drop:
        QTest.mouseRelease(strip, LEFT, held, end)


def test_an_end_follows_the_mouse_along_the_axis(editor: Editor, strip: LevelStrip) -> None:
    start = at(strip, "tumour-lower")
    drag(strip, "tumour-lower", 40, ALT)
    assert at(strip, "tumour-lower") == start + QPoint(0, 40)
    assert editor.plan.extent.lower_mm == pytest.approx(85.0 - 40 / strip.axis.px_per_mm, abs=0.06)
    assert editor.case.tumour.lower.landmark == "renal-floor"


def test_a_drag_is_one_step_and_undo_gives_an_equal_case(editor: Editor, strip: LevelStrip) -> None:
    drag(strip, "tumour-body", -20)
    assert [step.name for step in editor.history.steps[1:]] == ["Move the tumour"]
    assert editor.plan.extent.upper_mm - editor.plan.extent.lower_mm == pytest.approx(87.0)
    editor.undo()
    assert editor.case == CASE


def test_escape_takes_a_drag_back(editor: Editor, strip: LevelStrip) -> None:
    drag(strip, "tumour-upper", -30, drop=False)
    assert editor.dragging
    QTest.keyClick(strip, Qt.Key.Key_Escape)
    QTest.mouseRelease(strip, LEFT, pos=QPoint(60, 100))
    assert editor.case is CASE
    assert len(editor.history.steps) == 1


def test_an_end_catches_on_a_landmark_unless_alt_is_down(editor: Editor, strip: LevelStrip) -> None:
    down = round(-13 * strip.axis.px_per_mm) - 3
    drag(strip, "tumour-lower", down, ALT)
    assert editor.plan.extent.lower_mm != 98.0
    editor.undo()
    drag(strip, "tumour-lower", down)
    assert editor.plan.extent.lower_mm == 98.0


def test_the_axis_stands_still_during_a_drag(strip: LevelStrip) -> None:
    before = strip.axis
    drag(strip, "tumour-upper", -400, drop=False)
    assert strip.axis == before
    QTest.mouseRelease(strip, LEFT)


def test_what_is_dragged_on_one_strip_moves_on_another(editor: Editor, strip: LevelStrip, qtbot: QtBot) -> None:
    other = LevelStrip(editor, ViewOptions())
    follow(editor, other)
    qtbot.addWidget(other)
    other.resize(168, 700)
    drag(strip, "tumour-lower", 25, drop=False)
    assert at(other, "tumour-lower") == at(strip, "tumour-lower")
    QTest.mouseRelease(strip, LEFT)


def test_cuts_clamps_and_landmarks_are_dragged_in_their_steps(editor: Editor, options: ViewOptions, strip: LevelStrip) -> None:
    assert strip.controller.grip_by_id("cut-superior") is None
    options.set(step="resection")
    drag(strip, "cut-superior", -20, ALT)
    assert editor.case.resection.superior_margin_mm > 15.0
    drag(strip, "clamp-inferior", 10)
    assert editor.case.resection.cuff_mm > 7.0
    options.set(step="anatomy")
    drag(strip, "ostium:left-renal-vein", -12, ALT)
    assert editor.plan.body.landmarks.left_renal_vein > 115.0
    assert len(editor.history.steps) == 4


def test_only_levels_have_grips_here(options: ViewOptions, strip: LevelStrip) -> None:
    for step in ("anatomy", "tumour", "resection", "graft", "renal-veins", "findings"):
        options.set(step=step)
        assert all(grip.level_mm is not None for grip in strip.controller.grips)
        assert strip.controller.grip_by_id("tumour-lower") is not None


def test_keys_walk_the_grips_and_move_them(editor: Editor, strip: LevelStrip) -> None:
    QTest.keyClick(strip, Qt.Key.Key_Tab)
    QTest.keyClick(strip, Qt.Key.Key_Tab)
    assert strip.controller.focused.id == "tumour-upper"
    QTest.keyClick(strip, Qt.Key.Key_Up)
    QTest.keyClick(strip, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert editor.plan.extent.upper_mm == pytest.approx(173.1)
    assert len(editor.history.steps) == 3
    editor.undo()
    editor.undo()
    assert editor.case == CASE


def test_up_moves_a_clamp_superior_whichever_way_its_cuff_counts(
    editor: Editor, options: ViewOptions, strip: LevelStrip
) -> None:
    options.set(step="resection")
    strip.controller.focus(strip.controller.grip_by_id("clamp-inferior"))
    QTest.keyClick(strip, Qt.Key.Key_Up)
    assert editor.case.resection.cuff_mm == pytest.approx(6.0)


def test_a_locked_plan_is_not_moved(editor: Editor, strip: LevelStrip) -> None:
    editor.lock(True)
    drag(strip, "tumour-upper", -30)
    QTest.keyClick(strip, Qt.Key.Key_Up)
    assert editor.case is CASE
    grip = strip.controller.grip_by_id("tumour-upper")
    assert grip is not None
    assert "The plan is locked" in strip.controller.text_of(grip)


def test_a_lock_in_the_middle_of_a_drag_takes_it_back(editor: Editor, strip: LevelStrip) -> None:
    drag(strip, "tumour-upper", -30, drop=False)
    editor.lock(True)
    QTest.mouseRelease(strip, LEFT)
    assert editor.case is CASE


def test_hover_says_what_a_grip_is(strip: LevelStrip) -> None:
    QTest.mouseMove(strip, at(strip, "tumour-upper"))
    assert strip.controller.hovered.id == "tumour-upper"
    bubble = next(label for label in strip.window().findChildren(type(strip._tooltip)))
    assert bubble.text().startswith("Upper end of the tumour: 172.0 mm\n")
    QApplication.sendEvent(strip, QEvent(QEvent.Type.Leave))
    assert strip.controller.hovered is None
    assert bubble.isHidden()


def test_its_name_and_what_it_shows_are_read_out(editor: Editor, strip: LevelStrip) -> None:
    assert strip.accessibleName() == "Level strip"
    assert "85.0 to 172.0 mm" in strip.accessibleDescription()
    QTest.keyClick(strip, Qt.Key.Key_Tab)
    QTest.keyClick(strip, Qt.Key.Key_Down)
    assert strip.accessibleDescription().startswith("Lower end of the tumour: 84.0 mm. 14 mm below")
    editor.undo()
    assert strip.accessibleDescription().startswith("Lower end of the tumour: 85.0 mm")


def test_a_key_that_is_down_when_the_strip_loses_the_keyboard_is_settled(editor: Editor, strip: LevelStrip) -> None:
    QTest.keyClick(strip, Qt.Key.Key_Tab)
    QTest.keyPress(strip, Qt.Key.Key_Down)
    QApplication.sendEvent(strip, QFocusEvent(QEvent.Type.FocusOut))
    assert len(editor.history.steps) == 2


def test_grips_keys_come_before_shortcuts(strip: LevelStrip) -> None:
    def wanted(key: Qt.Key) -> bool:
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, NONE)
        event.ignore()
        QApplication.sendEvent(strip, event)
        return event.isAccepted()

    assert not wanted(Qt.Key.Key_Up)
    QTest.keyClick(strip, Qt.Key.Key_Tab)
    assert wanted(Qt.Key.Key_Up)
    assert wanted(Qt.Key.Key_Escape)
    assert not wanted(Qt.Key.Key_Z)


def test_a_longer_tumour_is_a_longer_bar(strip: LevelStrip) -> None:
    def length_of_bar() -> int:
        image = strip.grab().toImage()
        colour = QColor(MATERIALS["tumour"]).rgb()
        return sum(image.pixel(48, y) == colour for y in range(image.height()))

    before = length_of_bar()
    drag(strip, "tumour-upper", -30, ALT)
    QApplication.sendEvent(strip, QEvent(QEvent.Type.Leave))
    assert length_of_bar() == pytest.approx(before + 30, abs=8)


def test_it_is_drawn_on_the_palettes_ground(strip: LevelStrip) -> None:
    palette = QPalette(strip.palette())
    palette.setColor(QPalette.ColorRole.Base, QColor("#10151b"))
    palette.setColor(QPalette.ColorRole.Window, QColor("#1d232a"))
    strip.setPalette(palette)
    assert strip.grab().toImage().pixelColor(2, 2) == QColor("#10151b")


@settings(max_examples=30, deadline=None)
@given(st.floats(-50.0, 320.0), st.floats(1.0, 200.0), st.floats(240.0, 1200.0), st.sampled_from(["F", "M"]))
def test_words_never_lie_over_one_another(lower: float, length: float, height: float, sex: str) -> None:
    upper = min(lower + length, 330.0)
    if upper <= lower:
        return
    case = replace(CASE, tumour=Tumour(LevelRef(lower), LevelRef(upper)), resection=Resection())
    plan = resolve(replace(case, anatomy=replace(case.anatomy, sex=sex), renal_plan=()))
    placed = placed_names(names_of(plan), axis_of(plan, height), 85.0, 11.0, lambda text, _: (5.3 * len(text), 11.0))
    edges = [(piece.y - 5.5 * len(piece.lines), piece.y + 5.5 * len(piece.lines)) for piece in placed]
    assert all(after[0] >= before[1] - 1e-6 for before, after in pairwise(edges))
    assert edges[0][0] >= 0
    assert edges[-1][1] <= height
    assert {"upper end", "lower end"} <= {piece.name.text for piece in placed}


def test_every_tumour_end_and_clamp_stands_on_the_axis() -> None:
    plan = resolve(replace(CASE, tumour=Tumour(LevelRef(-55.0), LevelRef(330.0))))
    axis = axis_of(plan, 500.0)
    for level in (-55.0, 330.0, *(clamp.level_mm for clamp in plan.clamps if clamp.level_mm is not None)):
        assert 0 < axis.y(level) < 500
        assert axis.level(axis.y(level)) == pytest.approx(level)


def test_a_strip_lets_go_of_what_it_listened_to(editor: Editor, options: ViewOptions, qtbot: QtBot) -> None:
    strip = LevelStrip(editor, options)
    gone: list[bool] = []
    strip.destroyed.connect(lambda: gone.append(True))
    strip.deleteLater()
    qtbot.waitUntil(lambda: bool(gone))
    editor.apply("Rename", lambda case: replace(case, title="Other"))
    assert editor.case.title == "Other"


def _tumour_pixels(strip: LevelStrip, low_mm: float, high_mm: float) -> float:
    """The share of the tumour's bar between two levels that is in the tumour's colour."""
    picture, colour = strip.grab().toImage(), QColor(MATERIALS["tumour"])
    ratio = strip.devicePixelRatioF()
    rows = range(round(strip.axis.y(high_mm)), round(strip.axis.y(low_mm)))
    seen = [picture.pixelColor(round((53 + dx) * ratio), round(y * ratio)) == colour for y in rows for dx in (-7, 7)]
    return sum(seen) / len(seen)


@pytest.mark.parametrize("side", ["left", "right", None])
def test_below_the_confluence_the_bar_is_solid_in_a_named_iliac_vein_and_hatched_where_no_side_is_named(
    options: ViewOptions, qtbot: QtBot, side: str | None
) -> None:
    tumour = Tumour(LevelRef(-50.0), LevelRef(60.0), iliac_side=side)  # type: ignore[arg-type]
    strip = LevelStrip(Editor(replace(CASE, tumour=tumour)), options)
    qtbot.addWidget(strip)
    strip.resize(168, 700)
    assert _tumour_pixels(strip, 10.0, 20.0) > 0.9
    below = _tumour_pixels(strip, -30.0, -10.0)
    assert (below < 0.6) if side is None else (below > 0.9)
