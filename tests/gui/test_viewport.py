"""The picture in the window, with a real mouse and real keys."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from panel_tools import follow
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ivcviz.app.figures import render_picture
from ivcviz.case.document import Case, LevelRef
from ivcviz.case.edits import move_renal_ostium
from ivcviz.figure.png import encoded_png
from ivcviz.gui.picture.live_plate import LivePlate
from ivcviz.gui.picture.plate_image import plate_image
from ivcviz.gui.picture.viewport import Viewport
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.view_options import ViewOptions, ViewState
from ivcviz.plan.resolve import resolve
from ivcviz.render.renderer import Renderer
from ivcviz.scene.view.orbit import azimuth_elevation
from ivcviz.storage.case_files import load_case
from ivcviz.storage.shipped import find_case

LEFT, MIDDLE, NO = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton, Qt.KeyboardModifier.NoModifier
EMPTY = QPoint(60, 120)  # where no grip and no organ is


@pytest.fixture
def view() -> ViewOptions:
    view = ViewOptions()
    view.set(stage="tumour", step="findings")  # a step without grips
    return view


@pytest.fixture
def editor() -> Editor:
    return Editor(load_case(find_case("case-4")))


@pytest.fixture
def viewport(qtbot: QtBot, shared_renderer: Renderer, editor: Editor, view: ViewOptions) -> Iterator[Viewport]:
    made = Viewport(editor, view, shared_renderer)
    follow(editor, made)
    made.resize(600, 500)
    with qtbot.waitExposed(made):
        made.show()
    made.setFocus()
    rested(qtbot, made)
    yield made
    made.close()
    made.deleteLater()


def rested(qtbot: QtBot, viewport: Viewport) -> QImage:
    """The finished picture as it is on the screen."""
    viewport.grab()
    qtbot.waitUntil(lambda: viewport.plate.picture is not None, timeout=20_000)
    return viewport.grab().toImage()


def dragged(
    qtbot: QtBot, viewport: Viewport, by: QPoint, button: Qt.MouseButton = LEFT, keys: Qt.KeyboardModifier = NO
) -> None:
    qtbot.mousePress(viewport, button, keys, EMPTY)
    for share in (0.25, 0.5, 0.75, 1.0):
        move(viewport, EMPTY + by * share, button, keys)
    qtbot.mouseRelease(viewport, button, keys, EMPTY + by)


def move(viewport: Viewport, to: QPoint, held: Qt.MouseButton, keys: Qt.KeyboardModifier = NO) -> None:
    place = QPointF(to)
    button = Qt.MouseButton.NoButton
    event = QMouseEvent(QEvent.Type.MouseMove, place, viewport.mapToGlobal(place), button, held, keys)
    QApplication.sendEvent(viewport, event)


def wheel(viewport: Viewport, at: QPoint, notches: float) -> None:
    place, none = QPointF(at), QPoint()
    turned = QPoint(0, round(120 * notches))
    phase = Qt.ScrollPhase.NoScrollPhase
    buttons = Qt.MouseButton.NoButton
    QApplication.sendEvent(viewport, QWheelEvent(place, viewport.mapToGlobal(place), none, turned, buttons, NO, phase, False))


def higher(mm: float):
    def edit(case: Case) -> Case:
        return replace(case, tumour=replace(case.tumour, upper=LevelRef(mm)))

    return edit


def pixels(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)[..., :3].astype(int)


def difference(one: QImage, other: QImage) -> float:
    return float((np.abs(pixels(one) - pixels(other)).max(axis=2) > 24).mean())


def test_at_rest_the_window_shows_the_plate(qtbot: QtBot, viewport: Viewport) -> None:
    shown = rested(qtbot, viewport)
    assert np.array_equal(pixels(viewport.plate.image()), pixels(viewport.plate_image()))
    # On the screen there are the grips, too, and the frame that shows the focus.
    assert difference(shown, viewport.plate_image()) < 0.02
    assert np.array_equal(pixels(shown)[4:-4, 4:200], pixels(viewport.plate_image())[4:-4, 4:200])


@pytest.mark.parametrize(("case", "view", "stage"), [("case-4", "anterior", None), ("case-1", "left", "tumour")])
def test_a_saved_plate_is_the_command_lines_byte_for_byte(shared_renderer, tmp_path, case, view, stage) -> None:
    render_picture(case, str(tmp_path / "plate.png"), size=(500, 400), dpi=90.0, view=view, stage=stage)
    shown = ViewState(view=view, stage=stage)
    image = plate_image(resolve(load_case(find_case(case))), shown, 500, 400, 90.0, shared_renderer)
    assert encoded_png(image, 90.0) == (tmp_path / "plate.png").read_bytes()


def test_a_drag_beside_the_grips_turns_the_body_with_the_hand(qtbot: QtBot, viewport: Viewport, view: ViewOptions) -> None:
    dragged(qtbot, viewport, QPoint(100, 50))
    camera = view.state.camera
    assert camera is not None
    azimuth, elevation = azimuth_elevation(camera)
    assert azimuth < -20
    assert elevation > 10
    assert camera.right[2] == pytest.approx(0.0, abs=1e-9)
    assert viewport.cursor().shape() == Qt.CursorShape.ArrowCursor, "the hand has let go"


@pytest.mark.parametrize(("button", "keys"), [(MIDDLE, NO), (LEFT, Qt.KeyboardModifier.ShiftModifier)])
def test_a_drag_with_the_middle_button_or_shift_pans(qtbot, viewport, view, button, keys) -> None:
    before = viewport.framed()
    point = np.array([0.0, 0.0, 100.0])
    x, y, _ = before.camera.project(point, before.width, before.height)
    dragged(qtbot, viewport, QPoint(80, -40), button, keys)
    assert view.state.camera.toward == pytest.approx(before.camera.toward)
    assert view.state.camera.project(point, before.width, before.height)[:2] == pytest.approx((x + 80, y - 40), abs=1e-6)


def test_the_wheel_zooms_to_the_cursor(viewport: Viewport, view: ViewOptions) -> None:
    at = QPoint(350, 200)
    before = viewport.framed()
    point = before.camera.unproject(at.x(), at.y(), 0.0, before.width, before.height)
    wheel(viewport, at, 3)
    assert view.state.camera.height_mm < before.camera.height_mm / 1.4
    assert view.state.camera.project(point, before.width, before.height)[:2] == pytest.approx((350, 200), abs=1e-6)


def test_a_double_click_brings_a_place_to_the_middle(qtbot: QtBot, viewport: Viewport, view: ViewOptions) -> None:
    at = QPoint(300, 330)
    point = viewport.point_at(at.x(), at.y())
    qtbot.mouseDClick(viewport, LEFT, NO, at)
    qtbot.waitUntil(lambda: place_of(viewport, point) == pytest.approx(viewport.middle(), abs=0.5))
    assert view.state.camera.height_mm == pytest.approx(viewport.camera_of("anterior").height_mm)


def place_of(viewport: Viewport, point: np.ndarray) -> tuple[float, float]:
    framed = viewport.framed()
    x, y, _ = framed.camera.project(point, framed.width, framed.height)
    return float(x), float(y)


@pytest.mark.parametrize(
    ("key", "name"),
    [("2", "posterior"), ("3", "left"), ("4", "right"), ("5", "superior"), ("6", "inferior"), ("1", "anterior")],
)
def test_the_number_keys_bring_the_six_views(qtbot: QtBot, viewport: Viewport, view: ViewOptions, key: str, name: str) -> None:
    view.set(camera=replace(viewport.framed().camera, height_mm=100.0))
    qtbot.keyClick(viewport, key)
    qtbot.waitUntil(lambda: view.state.view == name and view.state.camera is None)
    assert viewport.framed().camera == viewport.camera_of(name)


def test_home_returns_and_the_hand_may_stop_it_on_the_way(qtbot: QtBot, viewport: Viewport, view: ViewOptions) -> None:
    away = replace(viewport.framed().camera, height_mm=60.0)
    view.set(camera=away)
    qtbot.keyClick(viewport, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: view.state.camera != away)
    qtbot.mousePress(viewport, LEFT, NO, EMPTY)
    qtbot.mouseRelease(viewport, LEFT, NO, EMPTY)
    stopped = view.state.camera
    if stopped is not None:  # else it had arrived
        assert 60.0 < stopped.height_mm < 1000.0
    viewport.home()
    qtbot.waitUntil(lambda: view.state.camera is None)


def test_arrow_keys_walk_and_plus_and_minus_zoom(qtbot: QtBot, viewport: Viewport, view: ViewOptions) -> None:
    qtbot.keyClick(viewport, Qt.Key.Key_Right)
    assert azimuth_elevation(view.state.camera) == pytest.approx((-5.0, 0.0), abs=1e-6)
    qtbot.keyClick(viewport, Qt.Key.Key_Down)
    assert azimuth_elevation(view.state.camera) == pytest.approx((-5.0, 5.0), abs=1e-6)
    before = view.state.camera.height_mm
    qtbot.keyClick(viewport, Qt.Key.Key_Plus)
    assert view.state.camera.height_mm < before
    qtbot.keyClick(viewport, Qt.Key.Key_Minus)
    assert view.state.camera.height_mm == pytest.approx(before)


def test_a_grip_takes_the_drag_that_would_else_turn_the_view(qtbot, viewport, editor, view) -> None:
    view.set(step="tumour")
    layer = viewport.grip_layer
    grip = next(grip for grip in layer.controller.grips if grip.id == "tumour-upper")
    start = layer.place_of(grip).toPoint()
    qtbot.mousePress(viewport, LEFT, NO, start)
    move(viewport, start - QPoint(0, 15), LEFT, Qt.KeyboardModifier.AltModifier)
    wheel(viewport, start, 2)
    assert editor.dragging
    assert view.state.camera is None
    ghosts = [part for part in viewport.framed().scene.parts if part.layer == "ghost"]
    assert [part.id for part in ghosts] == ["tumour-before"]
    qtbot.mouseRelease(viewport, LEFT, NO, start - QPoint(0, 15))
    assert not editor.dragging
    assert editor.plan.extent.upper_mm > 175
    assert not [part for part in viewport.framed().scene.parts if part.layer == "ghost"]


def test_while_it_moves_a_sketch_is_shown_and_the_finished_picture_follows(qtbot, viewport, editor) -> None:
    before = rested(qtbot, viewport)
    editor.apply("Move the upper end", higher(193.0))
    assert viewport.plate.picture is None
    sketch = viewport.grab().toImage()
    assert difference(before, sketch) > 0.01
    after = rested(qtbot, viewport)
    assert difference(sketch, after) > 0.005, "the finished picture is finer"
    editor.undo()
    assert difference(rested(qtbot, viewport), before) == 0.0


def test_a_landmark_is_meshed_beside_and_an_outdated_result_is_not_shown(qtbot, viewport, editor) -> None:
    for step in range(3):
        editor.preview(lambda case, by=step: move_renal_ostium(case, "right-renal-vein", lower_mm=98 + by, upper_mm=112 + by))
        viewport.grab()
        QApplication.processEvents()
    editor.settle("Move the right renal vein")
    rested(qtbot, viewport)
    framed, _ = viewport.plate.picture
    assert framed.scene.quality == "full"
    assert all(part.shape.spec == editor.case.anatomy for part in framed.scene.parts if part.id == "veins")


def test_a_turn_of_the_camera_builds_no_scene(viewport: Viewport, view: ViewOptions) -> None:
    viewport.grab()
    scene = viewport.framed().scene
    view.set(camera=replace(viewport.framed().camera, height_mm=300.0))
    assert viewport.framed().scene is scene


def test_what_lies_under_the_mouse_is_said(qtbot: QtBot, viewport: Viewport, editor: Editor) -> None:
    cava, course = editor.plan.body.cava, editor.plan.body.course("left-renal-vein")
    for point, words in (
        (cava.wall_point(20.0, 0.0), "Inferior vena cava · 20 mm above the iliac confluence"),
        (course.curve.at(0.9 * course.length_mm), "Left renal vein · "),
        (cava.point(130.0) + np.array([0.0, -20.0, 0.0]), "Tumour · "),
    ):
        x, y = place_of(viewport, point)
        with qtbot.waitSignal(viewport.status_message, check_params_cb=lambda said, words=words: said.startswith(words)):
            move(viewport, QPoint(round(x), round(y)), Qt.MouseButton.NoButton)


def test_picking_gives_the_part_the_point_and_the_level(viewport: Viewport, editor: Editor) -> None:
    spot = editor.plan.body.cava.wall_point(25.0, 0.0)
    found = viewport.pick(*place_of(viewport, spot))
    assert (found.part, str(found.name)) == ("veins", "Inferior vena cava")
    assert found.point == pytest.approx(spot, abs=3.0)
    assert found.level_mm == pytest.approx(25.0, abs=2.0)
    assert viewport.pick(EMPTY.x(), EMPTY.y()).part is None


def test_layers_tints_and_labels_are_shown_as_chosen(qtbot: QtBot, viewport: Viewport, view: ViewOptions) -> None:
    before = rested(qtbot, viewport)
    for changes in (
        {"hidden": frozenset({"liver"})},
        {"opacity": (("organs", 0.3),)},
        {"zone_tints": False},
        {"labels": False},
    ):
        view.set(**changes)
        after = rested(qtbot, viewport)
        assert not np.array_equal(pixels(before), pixels(after)), changes
        before = after
    kidney = next(part for part in viewport.framed().scene.parts if part.id == "left-kidney")
    assert kidney.opacity < 0.3


def test_presenting_writes_larger(qtbot: QtBot, viewport: Viewport, view: ViewOptions) -> None:
    usual = viewport.middle()
    view.set(presenting=True)
    rested(qtbot, viewport)
    assert viewport.middle() != usual


def test_in_perspective_the_body_stays_in_its_place(qtbot: QtBot, viewport: Viewport, view: ViewOptions) -> None:
    view.set(perspective=True)
    rested(qtbot, viewport)
    camera = viewport.framed().camera
    assert camera.perspective
    body = viewport.framed().scene.box
    for corner in body:
        x, y = place_of(viewport, np.array(corner))
        assert 0 < x < viewport.width()
        assert 0 < y < viewport.height()
    viewport.show_view("left")
    qtbot.waitUntil(lambda: view.state.view == "left" and view.state.camera is None)
    assert viewport.framed().camera.perspective


def test_the_description_follows_plan_and_view(viewport: Viewport, editor: Editor, view: ViewOptions) -> None:
    assert viewport.accessibleName() == "Picture of the plan"
    words = viewport.accessibleDescription()
    assert words.startswith("Anterior view; Tumour in place; zone I–II, stable; tumour from 85 to 172 mm")
    editor.apply("Move the upper end", higher(193.0))
    assert "193 mm" in viewport.accessibleDescription()
    view.set(camera=replace(viewport.framed().camera, toward=(1.0, 0.0, 0.0)), perspective=True)
    free = "Free view, 90° from anterior to the patient's left, in perspective"
    assert viewport.accessibleDescription().startswith(free)


def test_a_picture_is_sharp_on_a_dense_screen(qtbot: QtBot, shared_renderer, editor, view, monkeypatch) -> None:
    monkeypatch.setattr(Viewport, "devicePixelRatioF", lambda _: 2.0)
    dense = Viewport(editor, view, shared_renderer)
    qtbot.addWidget(dense)
    dense.resize(400, 320)
    dense.grab()  # which resizes it
    image = dense.plate.image()
    assert (image.width(), image.height()) == (800, 640)
    assert dense.plate_image() == image
    assert (dense.framed().width, dense.framed().height) == (400, 320)


def test_nothing_is_drawn_for_a_picture_nobody_sees(shared_renderer, editor, view, monkeypatch, qtbot) -> None:
    hidden = Viewport(editor, view, shared_renderer)
    follow(editor, hidden)
    qtbot.addWidget(hidden)

    def drawn(*_: object) -> None:
        raise AssertionError("drawn")

    monkeypatch.setattr(LivePlate, "_sketched", drawn)
    monkeypatch.setattr(LivePlate, "_finish", drawn)
    editor.apply("Move the upper end", higher(190.0))
    view.set(view="left")
    QApplication.processEvents()


def test_any_size_can_be_shown(qtbot: QtBot, viewport: Viewport) -> None:
    for size in ((240, 200), (900, 240), (300, 700)):
        viewport.resize(*size)
        image = rested(qtbot, viewport)
        assert (image.width(), image.height()) == size
