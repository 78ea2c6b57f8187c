"""Parts of the picture, and the depths that VTK's camera sees there."""

from itertools import product
from typing import NamedTuple

import numpy as np
from vtkmodules.vtkRenderingCore import vtkActor

from ivcviz.geometry.arrays import Floats
from ivcviz.render.compose import NOTHING
from ivcviz.scene.camera import EYE_MM, Camera
from ivcviz.scene.model import FramedScene

# Depth range of the picture, mm either side of the camera's centre: more than any body.
_REACH_MM = 400.0
_NEAR_MM = 1.0


class PixelWindow(NamedTuple):
    """A part of the picture, in its pixels."""

    left: int
    top: int
    right: int
    bottom: int


def eye_mm_of(camera: Camera) -> float:
    """How far VTK's camera stands from the centre."""
    return EYE_MM if camera.perspective else _REACH_MM


def range_mm(camera: Camera) -> tuple[float, float]:
    """The nearest and the farthest that is drawn, from VTK's camera."""
    eye_mm = eye_mm_of(camera)
    return eye_mm - _REACH_MM + _NEAR_MM, eye_mm + _REACH_MM


def towards_viewer(z: Floats, camera: Camera) -> Floats:
    """VTK's depth in [0, 1] as mm towards the viewer from the camera's centre, `NOTHING` where nothing was drawn."""
    nearest, farthest = range_mm(camera)
    if camera.perspective:
        near = np.float32(eye_mm_of(camera)) - np.float32(nearest * farthest) / (farthest - z * np.float32(farthest - nearest))
    else:
        near = z * np.float32(nearest - farthest)
        near += np.float32(eye_mm_of(camera) - nearest)
    near[z >= 1] = NOTHING
    return near


def window_of(actors: list[vtkActor], framed: FramedScene) -> PixelWindow:
    """The part of the picture that holds the actors, with a small margin; one pixel at least."""
    boxes = [actor.GetBounds() for actor in actors]
    corners = [p for x0, x1, y0, y1, z0, z1 in boxes if x0 <= x1 for p in product((x0, x1), (y0, y1), (z0, z1))]
    if not corners:
        return PixelWindow(0, 0, 1, 1)
    spots = framed.camera.project(np.array(corners), framed.width, framed.height)[:, :2]
    limit = np.array([framed.width, framed.height])
    low = np.clip(np.floor(spots.min(axis=0)) - 4, 0, limit - 1).astype(int)
    high = np.clip(np.ceil(spots.max(axis=0)) + 4, low + 1, limit).astype(int)
    return PixelWindow(int(low[0]), int(low[1]), int(high[0]), int(high[1]))


def overlap(one: PixelWindow, two: PixelWindow) -> PixelWindow | None:
    """The part that two windows share."""
    both = PixelWindow(max(one.left, two.left), max(one.top, two.top), min(one.right, two.right), min(one.bottom, two.bottom))
    return both if both.left < both.right and both.top < both.bottom else None
