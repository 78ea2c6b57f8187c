"""Grips over a picture, with a real mouse and real keys on a real widget."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ivcviz.case.document import Case, Graft, LevelRef, RenalPlan, Tumour
from ivcviz.gui.grips.grip_layer import GripLayer
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.view_options import ViewOptions
from ivcviz.scene.build import build_scene
from ivcviz.scene.model import FramedScene, Options, View
from ivcviz.scene.view.framing import frame_page
from ivcviz.terms.renal_methods import CONE_PIPE
from ivcviz.terms.substitutes import PTFE

CASE = Case(
    "A case",
    Tumour(LevelRef(-13.0, "renal-floor"), LevelRef(172.0), (90.0, 50.0, 40.0)),
    graft=Graft.of(PTFE, 18.0),
    renal_plan=(RenalPlan("left-renal-vein", CONE_PIPE),),
)
LEFT = Qt.MouseButton.LeftButton


class Picture(QWidget):
    """What a picture does for its grips: frames the plan, offers its mouse events, paints them last."""

    def __init__(self, editor: Editor, options: ViewOptions, view: View = "anterior") -> None:
        super().__init__()
        self.editor, self.view, self.turned = editor, view, 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.layer = GripLayer(self, editor, options)
        editor.plan_changed.connect(lambda _: self.layer.show_plan())
        self.resize(600, 800)

    def framed(self) -> FramedScene:
        return frame_page(
            build_scene(self.editor.plan, Options(view=self.view, stage="tumour")), self.width(), self.height(), 96
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        self.layer.paint(painter)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.offer(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.offer(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.offer(event)

    def offer(self, event: QMouseEvent) -> None:
        if not self.layer.handle(event):
            self.turned += 1

    def at(self, grip_id: str) -> QPoint:
        grip = self.layer.controller.grip_by_id(grip_id)
        assert grip is not None
        return self.layer.place_of(grip).toPoint()

    def value(self, grip_id: str) -> float:
        grip = self.layer.controller.grip_by_id(grip_id)
        assert grip is not None
        return grip.value


@pytest.fixture
def editor(qapp: QApplication) -> Editor:  # noqa: ARG001 (signals need an application)
    return Editor(CASE)


@pytest.fixture
def options(qapp: QApplication) -> ViewOptions:  # noqa: ARG001
    return ViewOptions()


@pytest.fixture
def show(editor: Editor, options: ViewOptions, qtbot: QtBot) -> Callable[..., Picture]:
    def shown(view: View = "anterior") -> Picture:
        picture = Picture(editor, options, view)
        qtbot.addWidget(picture)
        picture.show()
        picture.activateWindow()
        picture.setFocus()
        qtbot.waitUntil(picture.hasFocus)
        return picture

    return shown


def drag(
    picture: Picture,
    start: QPoint,
    by: QPoint,
    held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    *,
    drop: bool = True,
) -> None:
    """Press, move in two moves, and release unless told otherwise."""
    QTest.mousePress(picture, LEFT, held, start)
    for part in (0.5, 1.0):
        place = QPointF(start + QPoint(round(by.x() * part), round(by.y() * part)))
        everywhere = picture.mapToGlobal(place)
        move = QMouseEvent(QEvent.Type.MouseMove, place, everywhere, Qt.MouseButton.NoButton, LEFT, held)
        QApplication.sendEvent(picture, move)
    if drop:
        QTest.mouseRelease(picture, LEFT, held, start + by)


def test_dragging_an_end_moves_it_with_the_mouse(editor: Editor, show: Callable[..., Picture]) -> None:
    picture = show()
    start = picture.at("tumour-lower")
    drag(picture, start, QPoint(0, 30), Qt.KeyboardModifier.AltModifier)
    scale = picture.height() / picture.framed().camera.height_mm
    assert picture.value("tumour-lower") == pytest.approx(85.0 - 30 / scale, rel=0.05)
    assert (picture.at("tumour-lower") - start - QPoint(0, 30)).manhattanLength() <= 6
    assert picture.turned == 0
    assert editor.case.tumour.lower.landmark == "renal-floor"


@pytest.mark.parametrize("view", ["anterior", "left"])
def test_a_long_drag_keeps_the_handle_under_the_mouse_along_the_curved_cava(
    view: View, editor: Editor, show: Callable[..., Picture]
) -> None:
    picture = show(view)
    start = picture.at("tumour-upper")
    drag(picture, start, QPoint(0, -120), Qt.KeyboardModifier.AltModifier, drop=False)
    assert editor.plan.extent.upper_mm > 220.0
    assert abs(picture.at("tumour-upper").y() - start.y() + 120) <= 4
    QTest.mouseRelease(picture, LEFT)


def test_a_drag_is_one_step_and_undo_gives_an_equal_case(editor: Editor, show: Callable[..., Picture]) -> None:
    picture = show()
    drag(picture, picture.at("tumour-upper"), QPoint(0, -25))
    assert [step.name for step in editor.history.steps[1:]] == ["Move the tumour's upper end"]
    editor.undo()
    assert editor.case == CASE


def test_a_click_on_a_grip_is_no_step(editor: Editor, show: Callable[..., Picture]) -> None:
    picture = show()
    QTest.mouseClick(picture, LEFT, pos=picture.at("tumour-upper"))
    assert len(editor.history.steps) == 1


def test_escape_takes_a_drag_back_and_the_rest_of_it_moves_nothing(editor: Editor, show: Callable[..., Picture]) -> None:
    picture = show()
    start = picture.at("tumour-upper")
    drag(picture, start, QPoint(0, -25), drop=False)
    assert editor.dragging
    QTest.keyClick(picture, Qt.Key.Key_Escape)
    assert editor.case is CASE
    QTest.mouseMove(picture, start + QPoint(0, -60))
    QTest.mouseRelease(picture, LEFT, pos=start + QPoint(0, -60))
    assert editor.case is CASE
    assert picture.turned == 0


def test_a_press_beside_the_grips_turns_the_view(editor: Editor, show: Callable[..., Picture]) -> None:
    picture = show()
    drag(picture, QPoint(8, 8), QPoint(30, 30))
    assert picture.turned > 0
    assert editor.case is CASE


def test_the_right_button_takes_no_grip(editor: Editor, show: Callable[..., Picture]) -> None:
    picture = show()
    QTest.mousePress(picture, Qt.MouseButton.RightButton, pos=picture.at("tumour-upper"))
    assert picture.layer.controller.dragged is None
    assert picture.turned == 1
    QTest.mouseRelease(picture, Qt.MouseButton.RightButton, pos=picture.at("tumour-upper"))
    assert editor.case is CASE


def test_an_end_catches_on_the_renal_floor_unless_alt_is_down(editor: Editor, show: Callable[..., Picture]) -> None:
    picture = show()
    scale = picture.height() / picture.framed().camera.height_mm
    by = QPoint(0, -round(13 * scale) - 2)
    drag(picture, picture.at("tumour-lower"), by, drop=False)
    assert editor.plan.extent.lower_mm == 98.0
    assert "(Alt: free)" in picture.layer.controller.dragged.text
    QTest.keyClick(picture, Qt.Key.Key_Escape)
    QTest.mouseRelease(picture, LEFT)
    drag(picture, picture.at("tumour-lower"), by, Qt.KeyboardModifier.AltModifier)
    assert editor.plan.extent.lower_mm != 98.0


def test_hover_finds_a_grip_within_ten_pixels(show: Callable[..., Picture]) -> None:
    picture = show()
    at = picture.at("tumour-upper")
    QTest.mouseMove(picture, at + QPoint(0, -8))
    assert picture.layer.controller.hovered is not None
    assert picture.layer.controller.hovered.id == "tumour-upper"
    assert picture.layer.controller.text_of(picture.layer.controller.hovered).startswith("Upper end of the tumour: 172.0 mm\n")
    QTest.mouseMove(picture, at + QPoint(0, -40))
    assert picture.layer.controller.hovered is None


def test_a_locked_plan_keeps_its_grips_still_and_says_why(editor: Editor, show: Callable[..., Picture]) -> None:
    picture = show()
    editor.lock(True)
    drag(picture, picture.at("tumour-upper"), QPoint(0, -30), drop=False)
    assert editor.case is CASE
    assert picture.turned == 0
    grip = picture.layer.controller.grip_by_id("tumour-upper")
    assert grip is not None
    assert "The plan is locked" in picture.layer.controller.text_of(grip)
    QTest.mouseRelease(picture, LEFT)
    QTest.keyClick(picture, Qt.Key.Key_Up)
    assert editor.case is CASE


def test_arrow_keys_move_the_focused_grip_each_press_one_step(editor: Editor, show: Callable[..., Picture]) -> None:
    picture = show()
    QTest.keyClick(picture, Qt.Key.Key_Tab)
    assert picture.layer.controller.focused.id == "tumour-lower"
    QTest.keyClick(picture, Qt.Key.Key_Up)
    QTest.keyClick(picture, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert picture.value("tumour-lower") == pytest.approx(85.9)
    assert len(editor.history.steps) == 3
    editor.undo()
    editor.undo()
    assert editor.case == CASE


def test_a_key_that_repeats_is_one_step(editor: Editor, show: Callable[..., Picture]) -> None:
    picture = show()
    QTest.keyClick(picture, Qt.Key.Key_Tab)
    QTest.keyPress(picture, Qt.Key.Key_Up)
    for _ in range(3):
        again = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier, "", True)
        QApplication.sendEvent(picture, again)
    QTest.keyRelease(picture, Qt.Key.Key_Up)
    assert editor.plan.extent.lower_mm == pytest.approx(89.0)
    assert len(editor.history.steps) == 2


def test_losing_the_keyboard_settles_a_key_that_is_down(editor: Editor, show: Callable[..., Picture]) -> None:
    picture = show()
    QTest.keyClick(picture, Qt.Key.Key_Tab)
    QTest.keyPress(picture, Qt.Key.Key_Up)
    QApplication.sendEvent(picture, QFocusEvent(QEvent.Type.FocusOut))
    assert len(editor.history.steps) == 2
    assert not editor.dragging


def test_tab_walks_the_grips_and_leaves_after_the_last(show: Callable[..., Picture]) -> None:
    picture = show()
    walked = []
    for _ in picture.layer.controller.grips:
        QTest.keyClick(picture, Qt.Key.Key_Tab)
        walked.append(picture.layer.controller.focused.id)
    assert walked == [grip.id for grip in picture.layer.controller.grips]
    QTest.keyClick(picture, Qt.Key.Key_Backtab)
    assert picture.layer.controller.focused.id == walked[-2]
    QTest.keyClick(picture, Qt.Key.Key_Tab)
    QTest.keyClick(picture, Qt.Key.Key_Tab)
    assert picture.layer.controller.focused is None


def test_escape_gives_the_arrow_keys_back_to_the_view(show: Callable[..., Picture]) -> None:
    picture = show()
    QTest.keyClick(picture, Qt.Key.Key_Tab)
    QTest.keyClick(picture, Qt.Key.Key_Escape)
    assert picture.layer.controller.focused is None
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier)
    assert not picture.layer.handle(event)


def test_a_focused_grip_is_read_out(show: Callable[..., Picture], qtbot: QtBot) -> None:
    picture = show()
    picture.setAccessibleDescription("The whole picture")
    QTest.keyClick(picture, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: "Lower end of the tumour: 85.0 mm" in picture.accessibleDescription())
    QTest.keyClick(picture, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: picture.accessibleDescription() == "The whole picture")


def test_a_direction_that_points_at_the_viewer_follows_vertical_motion(show: Callable[..., Picture]) -> None:
    picture = show()
    before = picture.value("mass-depth")
    drag(picture, picture.at("mass-depth"), QPoint(0, -20))
    assert picture.value("mass-depth") > before


def test_the_step_decides_which_grips_there_are(options: ViewOptions, show: Callable[..., Picture]) -> None:
    picture = show()
    options.set(step="resection")
    assert picture.layer.controller.grip_by_id("cut-superior") is not None
    assert picture.layer.controller.grip_by_id("mass-width") is None
    drag(picture, picture.at("clamp-superior"), QPoint(0, -10))
    assert picture.editor.case.resection.cuff_mm > 7.0


@pytest.mark.parametrize("view", ["anterior", "posterior", "left", "right", "superior", "inferior"])
@pytest.mark.parametrize("step", ["anatomy", "tumour", "resection", "graft", "renal-veins", "findings"])
def test_grips_are_painted_in_every_view_of_every_step(
    view: View, step: str, options: ViewOptions, show: Callable[..., Picture]
) -> None:
    options.set(step=step)
    picture = show(view)
    QTest.keyClick(picture, Qt.Key.Key_Tab)
    grip = picture.layer.controller.grips[0]
    drag(picture, picture.layer.place_of(grip).toPoint(), QPoint(5, 5), drop=False)
    image = picture.grab().toImage()
    at = picture.layer.place_of(picture.layer.controller.grips[0]).toPoint()
    colours = {image.pixel(at + QPoint(x, y)) for x in range(-9, 10) for y in range(-9, 10)}
    assert len(colours) > 3
    QTest.mouseRelease(picture, LEFT)


def test_opening_another_case_during_a_drag_leaves_it_as_it_is(editor: Editor, show: Callable[..., Picture]) -> None:
    picture = show()
    drag(picture, picture.at("tumour-upper"), QPoint(0, -25), drop=False)
    editor.open(CASE, None)
    QTest.mouseRelease(picture, LEFT)
    assert editor.case is CASE
    assert len(editor.history.steps) == 1
