"""The plate of a plan in the window: a quick sketch during movement, the finished picture at rest."""

from collections.abc import Generator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from math import sqrt
from time import perf_counter

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from ivcviz.figure.plate import paint_moving, paint_plate
from ivcviz.gui.picture.plate_image import contour_px, options_of
from ivcviz.gui.state.view_options import ViewState
from ivcviz.gui.style.painting import painting
from ivcviz.plan.consequences import Consequences
from ivcviz.plan.model import Plan
from ivcviz.render.renderer import Renderer
from ivcviz.scene.build import build_scene, with_ghost
from ivcviz.scene.labels.placement import PlacedLabel
from ivcviz.scene.model import Box, FramedScene, Scene
from ivcviz.scene.view.framing import frame_on_screen
from ivcviz.scene.view.picture import PartMap, Picture

_REST_MS = 150  # without a change before the finished picture is drawn
_POLL_MS = 8  # between looks whether the worker has the triangles
# A sketch has no more pixels than this where drawing takes longer than a frame of 60 a second.
_SKETCH_PX, _FRAME_S = 900_000, 1 / 60
_SEEN_PX = 90_000  # of the picture that says which part lies where


@dataclass(frozen=True, eq=False)
class PlateRequest:
    """What is to be seen: a plan with what follows from it, the plan before a drag, view options, device pixels and device
    pixels per inch; and what a standard view frames, where that is not the scene's own box."""

    consequences: Consequences
    before: Plan | None
    view_state: ViewState
    width: int
    height: int
    dpi: float
    box: Box | None = None

    @property
    def plan(self) -> Plan:
        return self.consequences.plan


class LivePlate(QObject):
    """Holds the image that is painted now. `changed`: ask for `image` again; `finished`: it is the finished picture.

    Triangles of full quality are made on one worker thread; VTK draws on this thread only, in steps, so that a finished
    picture never holds up the hand: any change gives it up.
    """

    changed = Signal()
    finished = Signal()

    def __init__(self, renderer: Renderer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._renderer = renderer
        self._request: PlateRequest | None = None
        self._image: QImage | None = None
        self._stale = True
        self._slow = True
        self._scenes: dict[str, tuple[tuple[object, ...], Scene]] = {}
        self._picture: tuple[FramedScene, Picture] | None = None
        self._labels: tuple[tuple[PlacedLabel, ...], FramedScene] | None = None
        self._part_map: PartMap | None = None
        self._worker = ThreadPoolExecutor(1, "triangles")
        self._job: Future[None] | None = None
        self._steps: Generator[None, None, Picture] | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._begin)
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._go_on)

    def show(self, request: PlateRequest) -> None:
        """Show another request from the next `image` on; work on the last one is cancelled."""
        self._request, self._stale, self._picture, self._part_map = request, True, None, None
        self._give_up()
        if self._image is None:
            self._job = self._make_triangles()  # while the rest of the window is made
        self.changed.emit()

    def image(self) -> QImage:
        """The plate as it can be shown now: drawn quickly if it is out of date, finished at once if it is the first."""
        if self._image is None:
            self._renderer.wake()
            if self._job is not None:
                self._job.result()
            self._finish(self._renderer.render(self.framed("full"), contour_px(self.request.dpi)))
        elif self._stale:
            self._image = self._sketched(self.request)
            self._stale = False
            self._rest.start()
        return self._image or QImage()

    @property
    def request(self) -> PlateRequest:
        """What is to be seen."""
        assert self._request is not None, "there is something to show"
        return self._request

    @property
    def picture(self) -> tuple[FramedScene, Picture] | None:
        """What is shown, if it is the finished picture."""
        return self._picture

    @property
    def part_map(self) -> PartMap | None:
        """Which part lies where in the finished picture, on a coarser grid; None while there is none."""
        if self._part_map is None and self._picture is not None:
            self._part_map = self._renderer.parts_at(_smaller(self._picture[0], _SEEN_PX)[0])
        return self._part_map

    def framed(self, quality: str) -> FramedScene:
        """The requested scene with its camera; what did not change is not built again."""
        request, view_state = self.request, self.request.view_state
        scene = self._scene(request, quality)
        if request.box is not None:
            scene = replace(scene, box=request.box)
        return frame_on_screen(scene, request.width, request.height, request.dpi, view_state.camera, view_state.perspective)

    def _scene(self, request: PlateRequest, quality: str) -> Scene:
        operation = request.consequences.operation
        options = options_of(request.plan, request.view_state, quality, operation)
        key, scene = self._scenes.get(quality, ((), None))
        if scene is None or not (key[0] is request.plan and key[1] is request.before and key[2] == options):
            scene = build_scene(request.plan, options, operation)
            if request.before is not None:
                scene = with_ghost(scene, request.before)
            self._scenes[quality] = ((request.plan, request.before, options), scene)
        return scene

    def _sketched(self, request: PlateRequest) -> QImage:
        """The plate with a sketch of the scene, which may be coarser than the image it is painted into."""
        framed = self.framed("preview")
        coarse, share = _smaller(framed, _SKETCH_PX) if self._slow else (framed, 1.0)
        start = perf_counter()
        sketch = Picture(np.ascontiguousarray(self._renderer.sketch(coarse)), _NO_DEPTH)
        self._slow = perf_counter() - start > _FRAME_S
        image = _blank(request.width, request.height)
        with painting(image) as painter:
            painter.scale(request.width / coarse.width, request.height / coarse.height)
            paint_moving(painter, coarse, sketch, request.dpi * share, self._labels_for(framed))
        return image

    def _labels_for(self, framed: FramedScene) -> tuple[PlacedLabel, ...]:
        """The labels as they stand, as long as the body stays where it is on the page."""
        if self._labels is None:
            return ()
        labels, at = self._labels
        if _where(at) != _where(framed):
            return ()
        texts = {label.id: label for label in framed.scene.labels}
        return tuple(placed for placed in labels if texts.get(placed.label.id) is not None)

    def _begin(self) -> None:
        """Start the finished picture: make the triangles, then draw."""
        self._job = self._make_triangles()
        self._turn.start(0 if self._job is None else _POLL_MS)

    def _make_triangles(self) -> Future[None] | None:
        """Has the worker make what is missing for the finished picture; None if nothing is."""
        scene, shelf, request = self.framed("full").scene, self._renderer.triangles, self._request
        shapes = [part.shape for part in scene.parts if not shelf.ready(part.shape, "full")]

        def make() -> None:
            for shape in shapes:
                if self._request is not request:
                    return  # out of date
                shelf.of(shape, "full")

        return self._worker.submit(make) if shapes else None

    def _go_on(self) -> None:
        """One step of the finished picture."""
        if self._job is not None:
            if not self._job.done():
                return
            self._job.result()
            self._job = None
            self._turn.start(0)
        if self._steps is None:
            self._steps = self._renderer.drawing(self.framed("full"), contour_px(self.request.dpi))
        try:
            next(self._steps)
        except StopIteration as done:
            self._give_up()
            self._finish(done.value)

    def _finish(self, picture: Picture) -> None:
        request, framed = self.request, self.framed("full")
        image = _blank(request.width, request.height)
        with painting(image) as painter:
            self._labels = paint_plate(painter, framed, picture, request.dpi), framed
        self._image, self._picture, self._stale = image, (framed, picture), False
        self.finished.emit()

    def _give_up(self) -> None:
        self._rest.stop()
        self._turn.stop()
        if self._job is not None:
            self._job.cancel()
        self._job, self._steps = None, None


def _where(framed: FramedScene) -> tuple[object, ...]:
    """What decides where labels stand: camera, size, and stage or step."""
    return framed.camera, framed.width, framed.height, framed.scene.stage, framed.scene.moment.step


_NO_DEPTH = np.zeros((0, 0), np.float32)  # a sketch has none


def _blank(width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    return image


def _smaller(framed: FramedScene, pixels: int) -> tuple[FramedScene, float]:
    """The same view with at most so many pixels, and its share of the size."""
    share = min(1.0, sqrt(pixels / (framed.width * framed.height)))
    if share == 1.0:
        return framed, 1.0
    width, height = (max(1, round(side * share)) for side in (framed.width, framed.height))
    return FramedScene(framed.scene, framed.camera, width, height), height / framed.height
