"""Scene to pixels: VTK off screen, one pass a layer, the layers composed by depth.

Every layer is drawn opaque, at twice the size, on its own; a translucent layer shows its front surface only and the
layers are laid over one another from far to near, pixel by pixel. So translucency does not depend on the order of
drawing, and a vein reads as a vein, not as two walls. (VTK's depth peeling took twice as long here and shows both.)
"""

from collections.abc import Generator
from math import atan, degrees
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from vtkmodules.util.numpy_support import vtk_to_numpy
from vtkmodules.vtkCommonCore import vtkFloatArray, vtkLogger, vtkUnsignedCharArray
from vtkmodules.vtkRenderingCore import vtkActor, vtkLight, vtkRenderer, vtkRenderWindow

import vtkmodules.vtkRenderingOpenGL2  # noqa: F401, isort: skip - registers the OpenGL backend

from ivcviz.errors import UserError
from ivcviz.geometry.mesh import Mesh
from ivcviz.render.actors import actor_for, dress, number
from ivcviz.render.compose import NOTHING, SOLID, RenderedLayer, composed
from ivcviz.render.views import PixelWindow, eye_mm_of, overlap, range_mm, towards_viewer, window_of
from ivcviz.scene.camera import Camera
from ivcviz.scene.model import FramedScene, Part
from ivcviz.scene.view.picture import PartMap, Picture

if TYPE_CHECKING:
    from ivcviz.scene.triangles import Triangles

# Pixels are drawn at twice the size and averaged: here faster than multisampling, and contours are smoothed with them.
_FACTOR = 2
# Actors of earlier scenes that are kept, unseen: what a hand moves back and forth is not uploaded again each time.
_SPARE = 24
# What is clearer than this is looked through when it is asked what lies under a pixel.
_CLEAR = 0.5
# A picture larger than this many pixels is drawn in bands.
_BAND_PX = 3_000_000
# How far a thing in front darkens what lies behind it (by eye).
_SHADE_REACH_MM = 4.5
# Key from the viewer's upper left, fill from the right, a low rim; intensities chosen by eye on Case 4.
_LIGHTS = (((-0.6, 0.7, 0.6), 0.84), ((0.85, 0.1, 0.5), 0.26), ((0.0, 0.0, 1.0), 0.16), ((0.1, -0.8, 0.3), 0.12))


class Renderer:
    """An off-screen window that keeps the actors of the last scene and draws the next one from what changed."""

    def __init__(self, triangles: "Triangles") -> None:
        self._triangles = triangles
        # What goes wrong is said in one sentence of our own.
        vtkLogger.SetStderrVerbosity(vtkLogger.VERBOSITY_OFF)
        self._window = vtkRenderWindow()
        if self._window.GetClassName() == "vtkOSOpenGLRenderWindow" and not _has_osmesa():
            # VTK's last resort, which ends the process when it is not there.
            raise UserError("no OpenGL driver was found to draw with: install the packages libegl-mesa0 and libgl1-mesa-dri.")
        self._window.SetOffScreenRendering(1)
        self._window.SetMultiSamples(0)
        self._window.SetAlphaBitPlanes(1)
        self._renderer = vtkRenderer()
        self._renderer.SetBackground(0.0, 0.0, 0.0)
        self._renderer.SetBackgroundAlpha(0.0)
        self._renderer.SetAutomaticLightCreation(False)
        self._window.AddRenderer(self._renderer)
        for position, intensity in _LIGHTS:
            light = vtkLight()
            light.SetLightTypeToCameraLight()
            light.SetPosition(*position)
            light.SetIntensity(intensity)
            self._renderer.AddLight(light)
        # By the identity of the triangles, which are held so that it stays theirs, and the material.
        self._actors: dict[tuple[int, str], tuple[vtkActor, Mesh]] = {}

    def wake(self) -> None:
        """Connect to the graphics driver now, which takes a tenth of a second, while others have work to do."""
        self._window.SetSize(16, 16)
        self._window.Render()

    @property
    def triangles(self) -> "Triangles":
        """Where its triangles come from."""
        return self._triangles

    def render(self, framed: FramedScene, line_px: float = 1.5) -> Picture:
        """The framed scene as a picture of its size, contours `line_px` pixels wide."""
        steps = self.drawing(framed, line_px)
        while True:
            try:
                next(steps)
            except StopIteration as done:
                return done.value

    def drawing(self, framed: FramedScene, line_px: float = 1.5) -> Generator[None, None, Picture]:
        """`render` in steps of some hundredths of a second, so that a window can answer in between; returns the picture.

        It is given up by not asking for the next step; other things may be drawn between two steps.
        """
        window = window_of([actor for _, actor in self._sync(framed.scene.parts, framed.scene.quality)], framed)
        rgba = np.zeros((framed.height, framed.width, 4), np.uint8)
        depth = np.full((framed.height, framed.width), np.float32(-np.inf))
        reach_px = _SHADE_REACH_MM * framed.height / framed.camera.height_mm
        # What darkens or outlines a pixel lies no farther from it than this.
        margin = int(2 * reach_px + line_px) + 8
        rows = max(margin, _BAND_PX // (window.right - window.left))
        for top in range(window.top, window.bottom, rows):
            bottom = min(top + rows, window.bottom)
            band = PixelWindow(window.left, max(0, top - margin), window.right, min(framed.height, bottom + margin))
            drawn = yield from self._band(framed, band, line_px, reach_px)
            here, inner = np.s_[top:bottom, window.left : window.right], np.s_[top - band.top : bottom - band.top]
            rgba[here], depth[here] = drawn.rgba[inner], drawn.depth[inner]
        return Picture(rgba, depth)

    def _band(self, framed: FramedScene, band: PixelWindow, line_px: float, reach_px: float) -> Generator[None, None, Picture]:
        """A part of the picture: so a poster takes no more memory than a column."""
        height, width = band.bottom - band.top, band.right - band.left
        sheets = []
        for parts in _layers(framed.scene.parts):
            wanted = self._sync(framed.scene.parts, framed.scene.quality)
            self._window.SetSize(width * _FACTOR, height * _FACTOR)
            self._aim(framed, band)
            shown = [actor for part, actor in wanted if part in parts]
            held = overlap(window_of(shown, framed), band)
            if held is None:
                continue
            for _, actor in wanted:
                actor.SetVisibility(actor in shown)
                actor.GetProperty().SetOpacity(1.0)
                actor.GetProperty().SetBackfaceCulling(False)
            sheets.append(self._sheet(held, band, parts[0], line_px * _FACTOR, framed.camera))
            yield
        return composed(sheets, height, width, reach_px)

    def sketch(self, framed: FramedScene) -> NDArray[np.uint8]:
        """The framed scene quickly, for while the camera turns: (h, w, 4), premultiplied, row 0 on top; one pass at its own
        size, blended, without contours or depth."""
        self._window.SetSize(framed.width, framed.height)
        self._aim(framed, PixelWindow(0, 0, framed.width, framed.height))
        for part, actor in self._sync(framed.scene.parts, framed.scene.quality):
            actor.SetVisibility(True)
            # Unsorted blending would lay the spine over the veins: in a sketch it is a solid, pale ground.
            actor.GetProperty().SetOpacity(1.0 if part.layer == "spine" else part.opacity)
            # As in the finished picture, only the near wall of what is seen through.
            actor.GetProperty().SetBackfaceCulling(part.opacity < 1.0)
        self._window.Render()
        colour = vtkUnsignedCharArray()
        self._window.GetRGBACharPixelData(0, 0, framed.width - 1, framed.height - 1, 0, colour)  # type: ignore[call-overload]
        return vtk_to_numpy(colour).reshape(framed.height, framed.width, 4)[::-1]

    def parts_at(self, framed: FramedScene) -> PartMap:
        """Which part of the framed scene each pixel shows, and how near; meant for small pictures of it."""
        wanted = self._sync(framed.scene.parts, framed.scene.quality)
        self._window.SetSize(framed.width, framed.height)
        self._aim(framed, PixelWindow(0, 0, framed.width, framed.height))
        seen = PartMap(np.full((framed.height, framed.width), np.int16(-1)), np.full((framed.height, framed.width), NOTHING))
        # A layer that is there for orientation, as the liver before the veins, does not hide what it shows through.
        for clear in (False, True):
            self._numbered(wanted, clear, framed, seen)
        for part, actor in wanted:
            dress(actor, part.material)
        return seen

    def _numbered(self, wanted: list[tuple[Part, vtkActor]], clear: bool, framed: FramedScene, seen: PartMap) -> None:
        """Puts the numbers of either the clear or the other parts into `seen` where nothing is yet."""
        for index, (part, actor) in enumerate(wanted):
            actor.SetVisibility((part.opacity < _CLEAR) == clear)
            actor.GetProperty().SetOpacity(1.0)
            actor.GetProperty().SetBackfaceCulling(False)
            number(actor, index + 1)
        colour, depth = self._read(0, 0, framed.width, framed.height)
        free = (seen.part < 0) & (colour[..., 3] > 0)
        seen.part[free] = colour[free][:, 0].astype(np.int16) - 1
        seen.depth[free] = towards_viewer(depth, framed.camera)[free]

    def _aim(self, framed: FramedScene, window: PixelWindow) -> None:
        """VTK's camera for a part of the picture, at the same scale: the eye stays, its field is shifted."""
        camera, view = framed.camera, self._renderer.GetActiveCamera()
        half = (window.bottom - window.top) / framed.height * camera.height_mm / 2
        centre, toward = np.asarray(camera.centre), np.asarray(camera.toward)
        eye_mm = eye_mm_of(camera)
        view.SetParallelProjection(not camera.perspective)
        view.SetFocalPoint(*centre)
        view.SetPosition(*(centre + toward * eye_mm))
        view.SetViewUp(*camera.up)
        view.SetParallelScale(half)
        view.SetViewAngle(2 * degrees(atan(half / eye_mm)))
        view.SetWindowCenter(
            (window.left + window.right - framed.width) / (window.right - window.left),
            (framed.height - window.top - window.bottom) / (window.bottom - window.top),
        )
        view.SetClippingRange(*range_mm(camera))

    def _sync(self, parts: tuple[Part, ...], quality: str) -> list[tuple[Part, vtkActor]]:
        """Actors for the parts: kept where triangles and material are as before, made or removed where not."""
        meshes = [self._triangles.of(part.shape, quality) for part in parts]
        wanted = {(id(mesh), part.material): mesh for part, mesh in zip(parts, meshes, strict=True)}
        spare = [key for key in self._actors if key not in wanted]
        for key in spare:
            self._actors[key][0].SetVisibility(False)
        for key in spare[: max(0, len(spare) - _SPARE)]:
            self._renderer.RemoveActor(self._actors.pop(key)[0])
        for key, mesh in wanted.items():
            if key in self._actors:
                self._actors[key] = self._actors.pop(key)  # the last used last
            else:
                actor = actor_for(mesh, key[1])
                self._actors[key] = (actor, mesh)
                self._renderer.AddActor(actor)
        return [(part, self._actors[id(mesh), part.material][0]) for part, mesh in zip(parts, meshes, strict=True)]

    def _sheet(
        self, part_window: PixelWindow, window: PixelWindow, part: Part, line_px: float, camera: Camera
    ) -> RenderedLayer:
        """One layer, drawn and read back where its parts lie; `window` is what the render window shows."""
        left, right = (_FACTOR * (v - window.left) for v in (part_window.left, part_window.right))
        # VTK counts rows from the bottom.
        low, high = (_FACTOR * (window.bottom - v) for v in (part_window.bottom, part_window.top))
        rgba, depth = self._read(left, low, right, high)
        row, column = part_window.top - window.top, part_window.left - window.left
        layer = part.layer if part.opacity < 1.0 else SOLID
        return RenderedLayer(rgba, towards_viewer(depth, camera), row, column, part.opacity, line_px, layer)

    def _read(self, left: int, low: int, right: int, high: int) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
        """Draws, and reads back colour (h, w, 4) and depth (h, w) of a part of the window, row 0 on top."""
        self._window.Render()
        colour, depth = vtkUnsignedCharArray(), vtkFloatArray()
        self._window.GetRGBACharPixelData(left, low, right - 1, high - 1, 0, colour)  # type: ignore[call-overload]
        self._window.GetZbufferData(left, low, right - 1, high - 1, depth)
        shape = (high - low, right - left)
        return vtk_to_numpy(colour).reshape(*shape, 4)[::-1], vtk_to_numpy(depth).reshape(shape)[::-1]


def _layers(parts: tuple[Part, ...]) -> list[list[Part]]:
    """Parts that are drawn together: all opaque ones, then the translucent ones layer by layer."""
    groups: dict[object, list[Part]] = {}
    for part in parts:
        key = SOLID if part.opacity >= 1.0 else (part.layer, part.opacity)
        groups.setdefault(key, []).append(part)
    return list(groups.values())


def _has_osmesa() -> bool:
    """Whether the library of VTK's last resort is there; looking for one takes a module that few starts need (5 ms)."""
    from ctypes.util import find_library

    return find_library("OSMesa") is not None
