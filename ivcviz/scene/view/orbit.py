"""Camera moves: orbit without roll, pan, zoom to a point, and the transition between two cameras."""

from collections.abc import Callable
from dataclasses import replace
from math import asin, atan2, cos, degrees, exp, hypot, log, radians, sin

import numpy as np

from ivcviz.geometry.arrays import Floats
from ivcviz.scene.camera import Camera
from ivcviz.scene.model import Point

STEEPEST_DEG = 89.0
# What a picture's height may show, mm: from a suture line to a body far away (defaults).
_NEAREST_MM, _FARTHEST_MM = 12.0, 2400.0


def azimuth_elevation(camera: Camera) -> tuple[float, float]:
    """The viewer's position, degrees: azimuth 0 anterior, 90 the patient's left, -90 right; elevation 90 superior."""
    x, y, z = camera.toward
    elevation = degrees(asin(min(1.0, max(-1.0, z))))
    if hypot(x, y) < 1e-6:  # straight from above or below: what is up on the picture tells where the viewer came from
        x, y = (-camera.up[0], -camera.up[1]) if z > 0 else (camera.up[0], camera.up[1])
    return degrees(atan2(x, -y)), elevation


def standing(camera: Camera, azimuth_deg: float, elevation_deg: float) -> Camera:
    """The camera turned about its centre to these angles, with superior up on the picture."""
    a, e = radians(azimuth_deg), radians(elevation_deg)
    level = (sin(a), -cos(a))
    toward = (cos(e) * level[0], cos(e) * level[1], sin(e))
    up = (-sin(e) * level[0], -sin(e) * level[1], cos(e))
    return replace(camera, toward=toward, up=up)


def orbited(camera: Camera, azimuth_deg: float, elevation_deg: float, about: Floats) -> Camera:
    """The camera turned by these angles about a body point (3,), which stays on its pixel.

    There is no roll: superior stays up, and the elevation stops short of the poles.
    """
    azimuth, elevation = azimuth_elevation(camera)
    raised = min(STEEPEST_DEG, max(-STEEPEST_DEG, elevation + elevation_deg))
    return _about(camera, standing(camera, azimuth + azimuth_deg, raised), np.asarray(about, float))


def panned(camera: Camera, dx: float, dy: float, height: int, depth_mm: float = 0.0) -> Camera:
    """The camera moved so that what lies at a depth moves by dx, dy pixels in a picture of that height."""
    mm_per_px = camera.height_mm / height / float(camera.nearness(depth_mm))
    return _shifted(camera, -dx * mm_per_px, dy * mm_per_px)


def zoomed(camera: Camera, factor: float, x: float, y: float, width: int, height: int, depth_mm: float = 0.0) -> Camera:
    """The camera with everything `factor` times larger; what it shows at pixel x, y at a depth stays on that pixel."""
    shown_mm = min(_FARTHEST_MM, max(_NEAREST_MM, camera.height_mm / factor))
    kept = 1.0 - shown_mm / camera.height_mm
    mm_per_px = camera.height_mm / height / float(camera.nearness(depth_mm))
    across, along = (x - width / 2) * mm_per_px, (height / 2 - y) * mm_per_px
    return replace(_shifted(camera, across * kept, along * kept), height_mm=shown_mm)


def centred(camera: Camera, point: Floats, x: float, y: float, width: int, height: int) -> Camera:
    """The camera moved so that a body point (3,) falls on pixel x, y and later turns stay about its depth."""
    deep = replace(camera, centre=_point(np.asarray(point, float)))
    return panned(deep, x - width / 2, y - height / 2, height)


def transition(start: Camera, end: Camera) -> Callable[[float], Camera]:
    """The cameras between two, as a function of the share from 0 to 1: by the shorter turn, upright."""
    a, b = azimuth_elevation(start), azimuth_elevation(end)
    turn, rise = (b[0] - a[0] + 180.0) % 360.0 - 180.0, b[1] - a[1]
    centres = np.asarray(start.centre), np.asarray(end.centre)

    def at(share: float) -> Camera:
        if share >= 1.0:
            return end
        shown_mm = exp(log(start.height_mm) * (1 - share) + log(end.height_mm) * share)
        centre = _point(centres[0] * (1 - share) + centres[1] * share)
        return standing(replace(end, centre=centre, height_mm=shown_mm), a[0] + share * turn, a[1] + share * rise)

    return at


def _about(camera: Camera, turned: Camera, pivot: Floats) -> Camera:
    """The turned camera with its centre rotated about the pivot, as if fixed to the viewer."""
    arm = np.asarray(camera.centre) - pivot
    before, after = (np.array([c.right, c.up, c.toward]) for c in (camera, turned))
    return replace(turned, centre=_point(pivot + (before @ arm) @ after))


def _shifted(camera: Camera, across_mm: float, along_mm: float) -> Camera:
    spot = np.asarray(camera.centre) + across_mm * np.asarray(camera.right) + along_mm * np.asarray(camera.up)
    return replace(camera, centre=_point(spot))


def _point(spot: Floats) -> Point:
    return (float(spot[0]), float(spot[1]), float(spot[2]))
