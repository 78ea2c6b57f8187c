"""Scene to pixels: VTK off screen, one pass a layer, the layers composed by depth.

Every layer is drawn opaque, at twice the size, on its own; a translucent layer shows its front surface only and the
layers are laid over one another from far to near, pixel by pixel. So translucency does not depend on the order of
drawing, and a vein reads as a vein, not as two walls. (VTK's depth peeling took twice as long here and shows both.)
"""

from ctypes.util import find_library
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray
from vtkmodules.util.numpy_support import vtk_to_numpy
from vtkmodules.vtkCommonCore import vtkFloatArray, vtkLogger, vtkUnsignedCharArray
from vtkmodules.vtkRenderingCore import vtkActor, vtkLight, vtkRenderer, vtkRenderWindow

import vtkmodules.vtkRenderingOpenGL2  # noqa: F401, isort: skip - registers the OpenGL backend

from ivcviz.errors import UserError
from ivcviz.geometry.mesh import Floats, Mesh
from ivcviz.render.actors import actor_for
from ivcviz.render.compose import NOTHING, Sheet, composed
from ivcviz.scene.camera import Camera
from ivcviz.scene.model import Framed, Part
from ivcviz.scene.picture import Picture

if TYPE_CHECKING:
    from ivcviz.scene.triangles import Triangles

# Depth range of the picture, mm either side of the camera's centre: more than any body.
_REACH_MM = 400.0
_NEAR_MM = 1.0
# Pixels are drawn at twice the size and averaged: here faster than multisampling, and contours are smoothed with them.
_FACTOR = 2
# A picture larger than this many pixels is drawn in bands.
_BAND_PX = 3_000_000
# How far a thing in front darkens what lies behind it (by eye).
_SHADE_REACH_MM = 4.5
# Key from the viewer's upper left, fill from the right, a low rim; intensities chosen by eye on Case 4.
_LIGHTS = (((-0.6, 0.7, 0.6), 0.84), ((0.85, 0.1, 0.5), 0.26), ((0.0, 0.0, 1.0), 0.16), ((0.1, -0.8, 0.3), 0.12))


class Window(NamedTuple):
    """A part of the picture, in its pixels."""

    left: int
    top: int
    right: int
    bottom: int


class Renderer:
    """An off-screen window that keeps the actors of the last scene and draws the next one from what changed."""

    def __init__(self, triangles: "Triangles") -> None:
        self._triangles = triangles
        # What goes wrong is said in one sentence of our own.
        vtkLogger.SetStderrVerbosity(vtkLogger.VERBOSITY_OFF)
        self._window = vtkRenderWindow()
        if self._window.GetClassName() == "vtkOSOpenGLRenderWindow" and not find_library("OSMesa"):
            # VTK's last resort, which ends the process when it is not there.
            raise UserError("no OpenGL driver was found to draw with: install the packages libegl-mesa0 and libgl1-mesa-dri.")
        self._window.SetOffScreenRendering(1)
        self._window.SetMultiSamples(0)
        self._window.SetAlphaBitPlanes(1)
        self._renderer = vtkRenderer()
        self._renderer.SetBackground(0.0, 0.0, 0.0)
        self._renderer.SetBackgroundAlpha(0.0)
        self._renderer.SetAutomaticLightCreation(False)
        self._renderer.GetActiveCamera().ParallelProjectionOn()
        self._window.AddRenderer(self._renderer)
        for position, intensity in _LIGHTS:
            light = vtkLight()
            light.SetLightTypeToCameraLight()
            light.SetPosition(*position)
            light.SetIntensity(intensity)
            self._renderer.AddLight(light)
        # By the identity of the triangles, which are held so that it stays theirs, and the material.
        self._actors: dict[tuple[int, str], tuple[vtkActor, Mesh]] = {}

    def render(self, framed: Framed, line_px: float = 1.5) -> Picture:
        """The framed scene as a picture of its size, contours `line_px` pixels wide."""
        wanted = self._sync(framed.scene.parts, framed.scene.quality)
        window = _window_of([actor for _, actor in wanted], framed)
        rgba = np.zeros((framed.height, framed.width, 4), np.uint8)
        depth = np.full((framed.height, framed.width), np.float32(-np.inf))
        reach_px = _SHADE_REACH_MM * framed.height / framed.camera.height_mm
        # What darkens or outlines a pixel lies no farther from it than this.
        margin = int(2 * reach_px + line_px) + 8
        rows = max(margin, _BAND_PX // (window.right - window.left))
        for top in range(window.top, window.bottom, rows):
            bottom = min(top + rows, window.bottom)
            band = Window(window.left, max(0, top - margin), window.right, min(framed.height, bottom + margin))
            drawn = self._band(framed, wanted, band, line_px, reach_px)
            here, inner = np.s_[top:bottom, window.left : window.right], np.s_[top - band.top : bottom - band.top]
            rgba[here], depth[here] = drawn.rgba[inner], drawn.depth[inner]
        return Picture(rgba, depth)

    def _band(
        self, framed: Framed, wanted: list[tuple[Part, vtkActor]], band: Window, line_px: float, reach_px: float
    ) -> Picture:
        """A part of the picture: so a poster takes no more memory than a column."""
        height, width = band.bottom - band.top, band.right - band.left
        self._window.SetSize(width * _FACTOR, height * _FACTOR)
        self._aim(_camera_of(band, framed), height / framed.height * framed.camera.height_mm)
        sheets = []
        for parts in _layers(framed.scene.parts):
            shown = [actor for part, actor in wanted if part in parts]
            held = _overlap(_window_of(shown, framed), band)
            if held is None:
                continue
            for _, actor in wanted:
                actor.SetVisibility(actor in shown)
                actor.GetProperty().SetOpacity(1.0)
            sheets.append(self._sheet(held, band, parts[0], line_px * _FACTOR))
        return composed(sheets, height, width, reach_px)

    def sketch(self, framed: Framed) -> NDArray[np.uint8]:
        """The framed scene quickly, for while the camera turns: (h, w, 4), premultiplied, row 0 on top; one pass at its own
        size, blended, without contours or depth."""
        self._window.SetSize(framed.width, framed.height)
        self._aim(framed.camera, framed.camera.height_mm)
        for part, actor in self._sync(framed.scene.parts, framed.scene.quality):
            actor.SetVisibility(True)
            # Unsorted blending would lay the spine over the veins: in a sketch it is a solid, pale ground.
            actor.GetProperty().SetOpacity(1.0 if part.layer == "spine" else part.opacity)
        self._window.Render()
        colour = vtkUnsignedCharArray()
        self._window.GetRGBACharPixelData(0, 0, framed.width - 1, framed.height - 1, 0, colour)  # type: ignore[call-overload]
        return vtk_to_numpy(colour).reshape(framed.height, framed.width, 4)[::-1]

    def _aim(self, camera: Camera, height_mm: float) -> None:
        centre, toward = np.asarray(camera.centre), np.asarray(camera.toward)
        view = self._renderer.GetActiveCamera()
        view.SetFocalPoint(*centre)
        view.SetPosition(*(centre + toward * _REACH_MM))
        view.SetViewUp(*camera.up)
        view.SetParallelScale(height_mm / 2)
        view.SetClippingRange(_NEAR_MM, 2 * _REACH_MM)

    def _sync(self, parts: tuple[Part, ...], quality: str) -> list[tuple[Part, vtkActor]]:
        """Actors for the parts: kept where triangles and material are as before, made or removed where not."""
        meshes = [self._triangles.of(part.shape, quality) for part in parts]
        wanted = {(id(mesh), part.material): mesh for part, mesh in zip(parts, meshes, strict=True)}
        for key in [key for key in self._actors if key not in wanted]:
            self._renderer.RemoveActor(self._actors.pop(key)[0])
        for key, mesh in wanted.items():
            if key not in self._actors:
                actor = actor_for(mesh, key[1])
                self._actors[key] = (actor, mesh)
                self._renderer.AddActor(actor)
        return [(part, self._actors[id(mesh), part.material][0]) for part, mesh in zip(parts, meshes, strict=True)]

    def _sheet(self, part_window: Window, window: Window, part: Part, line_px: float) -> Sheet:
        """One layer, drawn and read back where its parts lie; `window` is what the render window shows."""
        self._window.Render()
        colour, depth = vtkUnsignedCharArray(), vtkFloatArray()
        left, right = (_FACTOR * (v - window.left) for v in (part_window.left, part_window.right))
        # VTK counts rows from the bottom.
        low, high = (_FACTOR * (window.bottom - v) for v in (part_window.bottom, part_window.top))
        self._window.GetRGBACharPixelData(left, low, right - 1, high - 1, 0, colour)  # type: ignore[call-overload]
        self._window.GetZbufferData(left, low, right - 1, high - 1, depth)
        shape = (high - low, right - left)
        rgba = vtk_to_numpy(colour).reshape(*shape, 4)[::-1]
        near = _towards_viewer(vtk_to_numpy(depth).reshape(shape)[::-1])
        row, column = part_window.top - window.top, part_window.left - window.left
        return Sheet(rgba, near, row, column, part.opacity, line_px, part.layer)


def _towards_viewer(z: Floats) -> Floats:
    """VTK's depth in [0, 1] as mm towards the viewer from the camera's centre, `NOTHING` where nothing was drawn."""
    near = z * np.float32(_NEAR_MM - 2 * _REACH_MM)
    near += np.float32(_REACH_MM - _NEAR_MM)
    near[z >= 1] = NOTHING
    return near


def _window_of(actors: list[vtkActor], framed: Framed) -> Window:
    """The part of the picture that holds the actors, with a small margin; one pixel at least."""
    boxes = [actor.GetBounds() for actor in actors]
    corners = [p for x0, x1, y0, y1, z0, z1 in boxes if x0 <= x1 for p in product((x0, x1), (y0, y1), (z0, z1))]
    if not corners:
        return Window(0, 0, 1, 1)
    spots = framed.camera.project(np.array(corners), framed.width, framed.height)[:, :2]
    limit = np.array([framed.width, framed.height])
    low = np.clip(np.floor(spots.min(axis=0)) - 4, 0, limit - 1).astype(int)
    high = np.clip(np.ceil(spots.max(axis=0)) + 4, low + 1, limit).astype(int)
    return Window(int(low[0]), int(low[1]), int(high[0]), int(high[1]))


def _overlap(one: Window, two: Window) -> Window | None:
    """The part that two windows share."""
    both = Window(max(one.left, two.left), max(one.top, two.top), min(one.right, two.right), min(one.bottom, two.bottom))
    return both if both.left < both.right and both.top < both.bottom else None


def _camera_of(window: Window, framed: Framed) -> Camera:
    """The camera that shows only a part of the picture, at the same scale."""
    camera, mm_per_px = framed.camera, framed.camera.height_mm / framed.height
    right = ((window.left + window.right) / 2 - framed.width / 2) * mm_per_px
    up = (framed.height / 2 - (window.top + window.bottom) / 2) * mm_per_px
    x, y, z = np.asarray(camera.centre) + right * np.asarray(camera.right) + up * np.asarray(camera.up)
    return replace(camera, centre=(float(x), float(y), float(z)))


def _layers(parts: tuple[Part, ...]) -> list[list[Part]]:
    """Parts that are drawn together: all opaque ones, then the translucent ones layer by layer."""
    groups: dict[object, list[Part]] = {}
    for part in parts:
        key = "solid" if part.opacity >= 1.0 else (part.layer, part.opacity)
        groups.setdefault(key, []).append(part)
    return list(groups.values())
