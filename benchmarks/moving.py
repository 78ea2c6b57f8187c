"""What moves under the hand: turning, dragging a tumour's end and an ostium, turning two plans side by side.

A frame is one event of the mouse and all that the window paints for it; the floor is bare VTK drawing the same triangles at
the same size and reading them back.
"""

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from bare_vtk import Bare
from figures import Against, Bound, Group, group_of
from meshes import drawable
from opened import MOVE, PRESS, RELEASE, finish, mouse, painted, window_opened
from PySide6.QtCore import QPointF
from timing import call, in_turn

from ivcviz.gui.picture.viewport import Viewport
from ivcviz.gui.state.comparison_key import CASE
from ivcviz.gui.window.main_window import MainWindow

OURS, FLOOR = "ivcviz, whole window", "bare VTK, the same triangles"
DRAGS = (
    ("Drag of the tumour's upper end, before the operation", "tumour", "tumour", "tumour-upper", 1.2, 30),
    ("Drag of the tumour's upper end, implanted", "implanted", "tumour", "tumour-upper", 1.2, 30),
    ("Drag of the right renal vein's ostium", "tumour", "anatomy", "ostium:right-renal-vein", None, 25),
)


def moved(rounds: int) -> Iterator[Group]:
    """Frames, in the window of 1440 x 900."""
    with window_opened() as window:
        yield _turning(window, "Turning", [window.panels.viewport], rounds)
        for title, stage, step, grip, ratio, frames in DRAGS:
            window.view.set(stage=stage, step=step, camera=None)
            painted()
            finish(window.panels.viewport)
            yield _dragging(window, title, grip, rounds, ratio, frames)


def compared(rounds: int) -> Iterator[Group]:
    """Two plans side by side."""
    with window_opened() as window:
        window.view.set(compared=f"{CASE}case-2")
        painted()
        yield _turning(window, "Turning two plans side by side", window.findChildren(Viewport), rounds)


def _turning(window: MainWindow, title: str, pictures: list[Viewport], rounds: int) -> Group:
    place = QPointF(12, window.panels.viewport.height() / 2)
    with _held(window.panels.viewport, place):
        turn = _frames(window.panels.viewport, place, QPointF(1.0, 0.0))
        turn()
        assert window.view.state.camera is not None, "the hand turns the body"
        return _group(window, title, turn, pictures, rounds, 1.2, 30)


def _dragging(window: MainWindow, title: str, name: str, rounds: int, ratio: float | None, frames: float) -> Group:
    layer = window.panels.viewport.grip_layer
    place = layer.place_of(next(grip for grip in layer.controller.grips if grip.id.startswith(name)))
    with _held(window.panels.viewport, place):
        drag = _frames(window.panels.viewport, place, QPointF(0.0, -0.7))
        drag()
        assert window.editor.dragging, "the hand holds the grip"
        return _group(window, title, drag, [window.panels.viewport], rounds, ratio, frames)


def _group(
    window: MainWindow,
    title: str,
    frame: Callable[[], None],
    pictures: list[Viewport],
    rounds: int,
    ratio: float | None,
    frames: float,
) -> Group:
    """The frames of a movement that is under way, against the triangles that it draws."""
    scenes = [drawable(picture.framed(), window.renderer.triangles, "preview") for picture in pictures]
    bare = [Bare(scene) for scene in scenes]
    count = sum(len(part["mesh"]["triangles"]) for scene in scenes for part in scene["parts"])
    pixels = sum(scene["size"][0] * scene["size"][1] for scene in scenes)
    candidates = {OURS: lambda: call(frame), FLOOR: lambda: call(lambda: [one.turned() for one in bare])}
    taken = in_turn(candidates, 5 * rounds, 4)
    against, bounds = [Against(OURS, FLOOR, ratio, "processor")], [Bound(OURS, frames, "frames")]
    note = f"{count} triangles, {pixels / 1e6:.2f} megapixels"
    return group_of(title, taken, against, bounds, moving=True, note=note)


@contextmanager
def _held(viewport: Viewport, place: QPointF) -> Iterator[None]:
    """The mouse's button pressed there."""
    mouse(viewport, PRESS, place)
    yield
    mouse(viewport, RELEASE, place)
    painted()


def _frames(viewport: Viewport, start: QPointF, way: QPointF) -> Callable[[], None]:
    """Moves the mouse there and back by a few pixels, a place a call, and has it painted."""
    places = itertools.cycle([start + way * far for far in (*range(4, 30), *range(30, 4, -1))])

    def frame() -> None:
        mouse(viewport, MOVE, next(places))
        painted()

    return frame
