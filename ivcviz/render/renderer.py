"""Scene to pixels: VTK off screen, one pass a layer, the layers composed by depth.

Every layer is drawn opaque, at twice the size, on its own; a translucent layer shows its front surface only and the
layers are laid over one another from far to near, pixel by pixel. So translucency does not depend on the order of
drawing, and a vein reads as a vein, not as two walls. (VTK's depth peeling took twice as long here and shows both.)
"""

import numpy as np
from vtkmodules.util.numpy_support import vtk_to_numpy
from vtkmodules.vtkCommonCore import vtkFloatArray, vtkUnsignedCharArray
from vtkmodules.vtkRenderingCore import vtkActor, vtkLight, vtkRenderer, vtkRenderWindow

import vtkmodules.vtkRenderingOpenGL2  # noqa: F401, isort: skip - registers the OpenGL backend

from ivcviz.render.actors import actor_for
from ivcviz.render.compose import Sheet, composed
from ivcviz.scene.camera import Camera
from ivcviz.scene.model import Framed, Part
from ivcviz.scene.picture import Picture
from ivcviz.scene.triangles import triangulate

# Depth range of the picture, mm either side of the camera's centre: more than any body.
_REACH_MM = 400.0
# Key from the viewer's upper left, fill from the right, a low rim; intensities chosen by eye on Case 4.
_LIGHTS = (((-0.55, 0.65, 0.75), 0.78), ((0.8, 0.1, 0.6), 0.30), ((0.1, -0.8, 0.35), 0.14))


class Renderer:
    """An off-screen window that keeps the actors of the last scene and draws the next one from what changed."""

    def __init__(self) -> None:
        self._window = vtkRenderWindow()
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
        self._actors: dict[tuple[object, str, str], vtkActor] = {}

    def render(self, framed: Framed, line_px: float = 1.5) -> Picture:
        """The framed scene as a picture of its size, contours `line_px` pixels wide."""
        factor = 2
        width, height = framed.width * factor, framed.height * factor
        self._window.SetSize(width, height)
        self._aim(framed.camera, width / height)
        wanted = self._sync(framed.scene.parts, framed.scene.quality)
        sheets = []
        for parts in _layers(framed.scene.parts):
            for part, actor in wanted:
                actor.SetVisibility(part in parts)
            sheets.append(self._sheet(parts, width, height, line_px * factor, framed.height / framed.camera.height_mm))
        return composed(sheets, factor)

    def _aim(self, camera: Camera, aspect: float) -> None:  # noqa: ARG002
        centre, toward = np.asarray(camera.centre), np.asarray(camera.toward)
        view = self._renderer.GetActiveCamera()
        view.SetFocalPoint(*centre)
        view.SetPosition(*(centre + toward * _REACH_MM))
        view.SetViewUp(*camera.up)
        view.SetParallelScale(camera.height_mm / 2)
        view.SetClippingRange(1.0, 2 * _REACH_MM)

    def _sync(self, parts: tuple[Part, ...], quality: str) -> list[tuple[Part, vtkActor]]:
        """Actors for the parts: kept where shape and material are as before, made or removed where not."""
        wanted = {(part.shape, part.material, quality): part for part in parts}
        for key in [key for key in self._actors if key not in wanted]:
            self._renderer.RemoveActor(self._actors.pop(key))
        for key, part in wanted.items():
            if key not in self._actors:
                actor = actor_for(triangulate(part.shape, quality), part.material)
                self._actors[key] = actor
                self._renderer.AddActor(actor)
        return [(part, self._actors[key]) for key, part in wanted.items()]

    def _sheet(self, parts: list[Part], width: int, height: int, line_px: float, px_per_mm: float) -> Sheet:
        self._window.Render()
        colour, depth = vtkUnsignedCharArray(), vtkFloatArray()
        self._window.GetRGBACharPixelData(0, 0, width - 1, height - 1, 0, colour)
        self._window.GetZbufferData(0, 0, width - 1, height - 1, depth)
        rgba = vtk_to_numpy(colour).reshape(height, width, 4)[::-1]
        z = vtk_to_numpy(depth).reshape(height, width)[::-1]
        near = _REACH_MM - 1.0 - z * np.float32(2 * _REACH_MM - 1.0)
        return Sheet(rgba, near, parts[0].opacity, line_px, px_per_mm)


def _layers(parts: tuple[Part, ...]) -> list[list[Part]]:
    """Parts that are drawn together: all opaque ones, then the translucent ones layer by layer."""
    groups: dict[object, list[Part]] = {}
    for part in parts:
        key = "solid" if part.opacity >= 1.0 else (part.layer, part.opacity)
        groups.setdefault(key, []).append(part)
    return list(groups.values())
