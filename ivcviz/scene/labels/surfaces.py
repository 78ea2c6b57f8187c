"""Points on the surfaces of vessels where a leader may end, some for each of the views."""

from collections.abc import Sequence

import numpy as np

from ivcviz.anatomy.body import Body
from ivcviz.anatomy.cava import Cava
from ivcviz.geometry.arrays import Floats
from ivcviz.scene.model import Point

# Where the six views' viewers stand.
VIEWED = np.array([(0, -1, 0), (1, 0, 0), (-1, 0, 0), (0, 1, 0), (0, 0, 1), (0, 0, -1)], float)
_CLOCKS = np.array([0.0, 90.0, 270.0, 180.0])


def around(cava: Cava, levels: Sequence[float], radius: float) -> tuple[Point, ...]:
    """Points of the wall at levels, at each level one for each of the views."""
    level = np.asarray(levels, float)[:, None]
    points = cava.point(level) + radius * cava.direction(level, _CLOCKS[None, :])
    return points_of(points.reshape(-1, 3))


def within(cava: Cava, levels: Sequence[float], share: float) -> tuple[Point, ...]:
    """Points at a share of the way from the centreline to the wall at levels, one for each of the views."""
    level = np.asarray(levels, float)[:, None]
    centre, wall = cava.point(level), cava.wall_point(level, _CLOCKS[None, :])
    return points_of((centre + share * (wall - centre)).reshape(-1, 3))


def on_vein(body: Body, vein_id: str, places: Sequence[float]) -> tuple[Point, ...]:
    """Points on a vein's surface at distances along it."""
    course, along = body.course(vein_id), np.asarray(places, float)
    return beside(course.curve.at(along), course.curve.tangent(along), course.thickness(along) / 2)


def beside(centres: Floats, along: Floats, radius: Floats | float) -> tuple[Point, ...]:
    """Points a radius away from places (n, 3) of an axis towards each of the six views that look across it."""
    across = VIEWED - np.einsum("vc,nc->nv", VIEWED, along)[..., None] * along[:, None]
    size = np.linalg.norm(across, axis=-1, keepdims=True)
    points = centres[:, None] + across / np.maximum(size, 1e-9) * np.reshape(radius, (-1, 1, 1))
    return points_of(points[size[..., 0] > 0.3])


def points_of(points: Floats) -> tuple[Point, ...]:
    """Points (n, 3) as plain numbers."""
    return tuple((x, y, z) for x, y, z in np.asarray(points, float).tolist())
