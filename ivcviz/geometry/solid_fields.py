"""More implicit solids: tubes along polylines, slabs, intersections, turned and bent coordinates.

Points are tuples (x, y, z) of broadcastable arrays in mm; fields are approximate distances in mm, negative inside.
"""

from collections.abc import Callable, Sequence

import numpy as np

from ivcviz.geometry.arrays import Floats
from ivcviz.geometry.fields import capsule, smooth_union

Points = tuple[Floats, Floats, Floats]
Field = Callable[[Points], Floats]


def smooth_intersection(a: Floats, b: Floats, blend_mm: Floats | float) -> Floats:
    """max(a, b) with an edge rounded by about `blend_mm` (which may vary from point to point)."""
    h = np.maximum(blend_mm - np.abs(a - b), 0.0) / blend_mm
    return np.maximum(a, b) + h * h * blend_mm / 4


def half_space(p: Points, point: Sequence[float], normal: Sequence[float]) -> Floats:
    """Distance to the half-space on the side of `point` (3,) away from the outward `normal` (3,)."""
    n = np.asarray(normal, float) / np.linalg.norm(normal)
    return (p[0] - point[0]) * n[0] + (p[1] - point[1]) * n[1] + (p[2] - point[2]) * n[2]


def turned(p: Points, rotation: Floats, centre: Sequence[float] = (0.0, 0.0, 0.0)) -> Points:
    """The points seen from a body that was turned by `rotation` (3, 3) about `centre`: the inverse turn of the points."""
    d = [c - o for c, o in zip(p, centre, strict=True)]
    x, y, z = (d[0] * rotation[0, k] + d[1] * rotation[1, k] + d[2] * rotation[2, k] + np.float32(centre[k]) for k in range(3))
    return x, y, z


def rotation_about(axis: int, degrees: float) -> Floats:
    """The right-handed turn (3, 3) about x (0), y (1) or z (2)."""
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    i, j = [(1, 2), (2, 0), (0, 1)][axis]
    turn = np.eye(3)
    turn[i, i] = turn[j, j] = c
    turn[i, j], turn[j, i] = -s, s
    return turn


def tube(p: Points, centres: Floats, radii: Floats, blend_mm: float = 0.0) -> Floats:
    """A tube of varying circular section along a polyline (k, 3) with radii (k,), with round ends."""
    rods = [
        capsule(p, a, b, float(ra), float(rb))
        for a, b, ra, rb in zip(centres[:-1], centres[1:], radii[:-1], radii[1:], strict=True)
    ]
    return union(rods, blend_mm)


def union(pieces: Sequence[Floats], blend_mm: float = 0.0) -> Floats:
    """The union of one or more fields, with fillets of about `blend_mm` where that is above 0."""
    whole = pieces[0]
    for piece in pieces[1:]:
        whole = smooth_union(whole, piece, blend_mm) if blend_mm > 0 else np.minimum(whole, piece)
    return whole


def superellipsoid(p: Points, radii: Sequence[Floats | float], power: float = 2.0) -> Floats:
    """About the distance to sum |x/r|^power = 1; radii may vary from point to point. Blunter than an ellipsoid above 2."""
    q = [np.abs(c) / r for c, r in zip(p, radii, strict=True)]
    k = (q[0] ** power + q[1] ** power + q[2] ** power) ** (1.0 / power)
    slope = np.sqrt(sum((c ** (power - 1) / r) ** 2 for c, r in zip(q, radii, strict=True)))
    return k ** (power - 1) * (k - 1.0) / np.maximum(slope, 1e-4)


def bump(t: Floats, width: float) -> Floats:
    """exp(-(t / width)²): a smooth hill of height one."""
    return np.exp(-((t / width) ** 2))


def ramp(t: Floats, start: float, stop: float) -> Floats:
    """0 below `start`, 1 above `stop`, smooth between."""
    h = np.clip((t - start) / (stop - start), 0.0, 1.0)
    return h * h * (3.0 - 2.0 * h)
