"""The cava's course through the right atrium into the superior vena cava, as the atrium is shaped.

A level above the cavoatrial junction lies on it; the calibre there is what of the atrium lies about the course.
"""

from dataclasses import replace

import numpy as np

from ivcviz.anatomy.cava import Cava
from ivcviz.geometry.arrays import Floats

Line = tuple[tuple[tuple[float, float, float], ...], tuple[float, ...]]

# Knots (x, y, z) and radii, mm from the cavoatrial junction; defaults, which the atrium's mesh is made with.
CAVAL_MOUTH: Line = (((0.6, 0.5, -16.0), (0.3, -0.5, 2.0), (-1.0, -3.0, 16.0), (-4.0, -8.0, 30.0)), (15.8, 16.2, 18.0, 20.0))
UPPER_CAVA: Line = (((-9.0, -8.0, 42.0), (-9.5, -2.0, 60.0), (-8.5, 0.5, 78.0), (-6.0, 0.0, 112.0)), (18.0, 12.5, 10.2, 9.8))
_FROM_MM, _OVER_MM = 18.0, 32.0  # the drawn cava ends below this inside the atrium; from there the course bends (by eye)
_WALL_MM = 2.0  # of the atrium, which a course's calibre leaves out (by eye)


def through_atrium(cava: Cava, scale: float) -> Cava:
    """The cava's tables with those of the course through the atrium above the junction; below they are the same."""
    above = cava.levels - cava.junction_mm
    past = above - _FROM_MM * scale
    share = np.clip(past / (_OVER_MM * scale), 0.0, 1.0)
    share = (share * share * (3 - 2 * share))[:, None]
    points = _by_length(np.where((past > 0.0)[:, None], _bend(cava, past, scale), cava.points), past)
    heights, radii = np.array([(z, r) for line in (CAVAL_MOUTH, UPPER_CAVA) for (_, _, z), r in zip(*line, strict=True)]).T
    calibre = 2 * (np.interp(above, heights * scale, radii * scale) - _WALL_MM)
    room = np.stack([calibre, calibre, np.zeros(len(calibre))], axis=1)
    bent = past > 0.0
    tangents = np.gradient(points, cava.levels, axis=0)
    tangents = np.where(bent[:, None], tangents / np.linalg.norm(tangents, axis=1, keepdims=True), cava.frames[:, 2])
    lefts = np.array([1.0, 0.0, 0.0]) - tangents * tangents[:, :1]
    lefts /= np.linalg.norm(lefts, axis=1, keepdims=True)
    turned = np.stack([lefts, np.cross(tangents, lefts), tangents], axis=1)
    return replace(
        cava,
        points=points,
        frames=np.where(bent[:, None, None], turned, cava.frames),
        sections=cava.sections + share * (room - cava.sections),
        bending=np.where(bent[:, None], np.gradient(tangents, cava.levels, axis=0), cava.bending),
    )


def _bend(cava: Cava, past: Floats, scale: float) -> Floats:
    """Points (n, 3) of the smooth bend (Hermite's cubic) from where the drawn cava ends, `past` 0, into the superior vena cava,
    in which they run on straight."""
    first, second = (cava.point(cava.junction_mm) + np.array(UPPER_CAVA[0][k]) * scale for k in (1, 2))
    ahead = (second - first) / np.linalg.norm(second - first)
    start, leaving = cava.point(cava.junction_mm + _FROM_MM * scale), cava.tangent(cava.junction_mm + _FROM_MM * scale)
    length = float(np.linalg.norm(first - start))
    t = np.clip(past / length, 0.0, 1.0)[:, None]
    end, way_out, way_in = t * t * (3 - 2 * t), length * t * (1 - t) ** 2, length * t * t * (1 - t)
    on_bend = start + end * (first - start) + way_out * leaving - way_in * ahead
    found: Floats = on_bend + np.maximum(past - length, 0.0)[:, None] * ahead
    return found


def _by_length(points: Floats, past: Floats) -> Floats:
    """Points (n, 3) moved along their line, so that where it bends (`past` > 0) levels are lengths along it."""
    start = int(np.searchsorted(past, 0.0))
    line = points[start:]
    arc = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))]) + past[start]
    moved = np.stack([np.interp(past[start:], arc, line[:, k]) for k in range(3)], axis=1)
    return np.concatenate([points[:start], moved])
