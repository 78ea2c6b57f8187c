"""The aorta from the diaphragm to its fork on L4, with the common iliac arteries and their branches, every end cut flat.

Body coordinates of the reference woman. Course and calibre of the trunk: the table of the reference body, lying on the
spine. Common iliac arteries 10 mm, external 8 mm, internal 6.5 mm (house values); the right one crosses in front of the
left common iliac vein.
"""

from functools import lru_cache

import numpy as np

from ivcviz.anatomy.body import resolve_body
from ivcviz.anatomy.specification import AnatomySpec

from ivcviz.geometry.curves import curve_through
from ivcviz.geometry.cut_ends import Cut, cut_ends
from ivcviz.geometry.fields import smooth_union
from ivcviz.geometry.mesh import Floats, Mesh
from ivcviz.geometry.modelling import surface_of
from ivcviz.geometry.remeshing import Sizing
from ivcviz.geometry.solid_fields import Points, smooth_intersection, tube

STEP_MM = 1.5
SIZING = Sizing(1.5, 8.0, 0.14)
TOP_MM = 288.0
LUMEN_DEPTH_MM = 7.0
_SMOOTHING_MM = 10.0

# Each branch: knots (x, y, z), radius at its start and end, whether its end is cut open.
_RIGHT_COMMON = (
    ((9.0, 3.5, 26.0), (4.0, -6.0, 13.0), (-6.0, -13.5, -2.0), (-19.0, -14.5, -20.0), (-30.0, -8.0, -38.0)),
    5.4,
    4.9,
)
_LEFT_COMMON = (((9.0, 3.5, 26.0), (15.0, 0.0, 13.0), (24.0, -2.0, -4.0), (33.0, 0.0, -22.0), (40.0, 5.0, -40.0)), 5.4, 4.9)
_RIGHT_EXTERNAL = (((-30.0, -8.0, -38.0), (-38.0, -7.0, -52.0), (-46.0, -9.0, -68.0), (-53.0, -13.0, -84.0)), 4.7, 4.2)
_LEFT_EXTERNAL = (((40.0, 5.0, -40.0), (47.0, 4.0, -54.0), (55.0, 0.0, -69.0), (61.0, -5.0, -84.0)), 4.7, 4.2)
_RIGHT_INTERNAL = (((-30.0, -8.0, -38.0), (-33.0, 3.0, -52.0), (-34.0, 15.0, -68.0)), 4.2, 3.5)
_LEFT_INTERNAL = (((40.0, 5.0, -40.0), (42.0, 16.0, -54.0), (42.0, 27.0, -69.0)), 4.2, 3.5)
_CLOSED = (_RIGHT_COMMON, _LEFT_COMMON)
_OPEN = (_RIGHT_EXTERNAL, _LEFT_EXTERNAL, _RIGHT_INTERNAL, _LEFT_INTERNAL)

Branch = tuple[tuple[tuple[float, float, float], ...], float, float]


def aorta() -> Mesh:
    """The aorta with its iliac branches."""
    uncut = surface_of(_aorta, (-72.0, -40.0, -104.0), (84.0, 80.0, TOP_MM + 24.0), STEP_MM, SIZING)
    x, y, _ = (float(c) for c in trunk_centre(np.array(TOP_MM)))
    top = Cut((x, y, TOP_MM), (0.0, 0.0, 1.0), 22.0, 1.8, LUMEN_DEPTH_MM)
    ends = []
    for knots, _, _ in _OPEN:
        last, before = np.array(knots[-1]), np.array(knots[-2])
        ends.append(Cut(knots[-1], tuple(last - before), 10.0, 1.2, 4.0))
    return cut_ends(uncut, [top, *ends])


def trunk_centre(z: Floats) -> tuple[Floats, Floats, Floats]:
    """x, y and radius (mm) of the trunk at heights z."""
    heights, columns = _trunk_table()
    return tuple(np.interp(z, heights, column) for column in columns)  # type: ignore[return-value]


@lru_cache(maxsize=1)
def _trunk_table() -> tuple[Floats, Floats]:
    """Heights (n,) and x, y, radius (3, n) of the reference woman's aorta, its corners rounded."""
    course = resolve_body(AnatomySpec()).aorta
    heights = np.arange(-20.0, 330.0, 2.0)
    columns = np.stack([*course.point(heights)[:, :2].T, course.diameter(heights) / 2])
    weights = np.exp(-0.5 * (np.arange(-15, 16) * 2.0 / _SMOOTHING_MM) ** 2)
    padded = np.pad(columns, ((0, 0), (15, 15)), mode="edge")
    return heights, np.stack([np.convolve(row, weights / weights.sum(), mode="valid") for row in padded])


def _aorta(p: Points) -> Floats:
    whole = _trunk(p)
    for branch in _CLOSED:
        whole = smooth_union(whole, _branch(p, branch), 6.0)
    for branch in _OPEN:
        whole = smooth_union(whole, _branch(p, branch), 3.5)
    return smooth_intersection(whole, p[2] - (TOP_MM + 9.0), 3.0)


def _trunk(p: Points) -> Floats:
    """The trunk runs on as a cone a little below the fork, into which the iliac arteries blend."""
    x, y, radius = trunk_centre(p[2])
    slope_x, slope_y = (trunk_centre(p[2] + 2.0)[k] - trunk_centre(p[2] - 2.0)[k] for k in (0, 1))
    lean = np.sqrt(1.0 + (slope_x / 4.0) ** 2 + (slope_y / 4.0) ** 2)
    side = (np.sqrt((p[0] - x) ** 2 + (p[1] - y) ** 2) - radius) / lean
    return smooth_intersection(side, 27.0 - p[2], 8.0)


def _branch(p: Points, branch: Branch) -> Floats:
    """A branch that runs 4 mm beyond its last knot, where it is cut."""
    knots = np.array(branch[0])
    if branch in _OPEN:
        ahead = knots[-1] - knots[-2]
        knots = np.concatenate([knots, knots[-1:] + 4.0 * ahead / np.linalg.norm(ahead)])
    curve = curve_through(knots, 4.0)
    return tube(p, curve.points, np.interp(curve.arc, [0.0, curve.length], branch[1:]))
