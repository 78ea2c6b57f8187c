"""The aorta from the diaphragm to its fork on L4, with the common iliac arteries and their branches, every end cut flat.

Body coordinates of the reference woman. Course and calibre of the trunk: the table of the reference body, lying on the
spine. Common iliac arteries 10 mm, external 8 mm, internal 6.5 mm (defaults); the right one crosses in front of the
left common iliac vein.
"""

from functools import lru_cache

import numpy as np

from ivcviz.anatomy.body import resolve_body
from ivcviz.anatomy.specification import AnatomySpec
from ivcviz.geometry.arrays import Floats
from ivcviz.geometry.curves import curve_through
from ivcviz.geometry.cut_ends import Cut, cut_ends
from ivcviz.geometry.fields import smooth_union
from ivcviz.geometry.mesh import Mesh
from ivcviz.geometry.modelling import surface_of
from ivcviz.geometry.remeshing import Sizing
from ivcviz.geometry.solid_fields import Points, smooth_intersection, tube

STEP_MM = 1.6
SIZING = Sizing(2.0, 9.0, 0.24)
TOP_MM = 288.0
LUMEN_DEPTH_MM = 7.0
_SMOOTHING_MM = 14.0
_KNOWN_UP_TO_MM = 250.0

Branch = tuple[tuple[tuple[float, float, float], ...], float, float]

# Each artery: knots (x, y, z), radius at its start and end. Common and external iliac artery are one line.
_RIGHT_ILIAC: Branch = (
    (
        (9.0, 3.5, 28.0),
        (5.5, -3.0, 16.0),
        (-3.0, -12.5, 2.0),
        (-14.0, -14.5, -12.0),
        (-26.0, -11.0, -27.0),
        (-40.0, -8.0, -45.0),
        (-51.0, -9.5, -60.0),
        (-59.0, -13.0, -74.0),
    ),
    5.5,
    4.2,
)
_LEFT_ILIAC: Branch = (
    (
        (8.0, 3.5, 28.0),
        (14.0, 1.0, 14.0),
        (23.0, -1.0, -2.0),
        (33.0, 0.5, -20.0),
        (44.0, 2.5, -40.0),
        (53.0, 0.5, -57.0),
        (61.0, -3.0, -74.0),
    ),
    5.5,
    4.2,
)
_RIGHT_INTERNAL: Branch = (((-24.0, -10.5, -25.0), (-29.0, -2.0, -40.0), (-31.0, 10.0, -54.0), (-31.0, 20.0, -66.0)), 3.9, 3.4)
_LEFT_INTERNAL: Branch = (((34.0, 1.5, -22.0), (39.0, 8.0, -37.0), (41.0, 18.0, -52.0), (41.0, 27.0, -65.0)), 3.9, 3.4)
_ILIACS = (_RIGHT_ILIAC, _LEFT_ILIAC)
_INTERNALS = (_RIGHT_INTERNAL, _LEFT_INTERNAL)


def aorta() -> Mesh:
    """The aorta with its iliac branches."""
    uncut = surface_of(_aorta, (-84.0, -40.0, -104.0), (86.0, 80.0, TOP_MM + 24.0), STEP_MM, SIZING)
    x, y, _ = (float(c) for c in trunk_centre(np.array(TOP_MM)))
    top = Cut((x, y, TOP_MM), (0.0, 0.0, 1.0), 22.0, 1.8, LUMEN_DEPTH_MM)
    ends = []
    for knots, _, _ in (*_ILIACS, *_INTERNALS):
        last, before = np.array(knots[-1]), np.array(knots[-2])
        ends.append(Cut(knots[-1], tuple(last - before), 10.0, 1.2, 4.0))
    return cut_ends(uncut, [top, *ends])


def trunk_centre(z: Floats) -> tuple[Floats, Floats, Floats]:
    """x, y and radius (mm) of the trunk at heights z."""
    heights, columns = _trunk_table()
    x, y, radius = (np.interp(z, heights, column) for column in columns)
    return x, y, radius


@lru_cache(maxsize=1)
def _trunk_table() -> tuple[Floats, Floats]:
    """Heights (n,) and x, y, radius (3, n) of the reference woman's aorta, its corners rounded."""
    course = resolve_body(AnatomySpec()).aorta
    heights = np.arange(-20.0, 330.0, 2.0)
    # Above its table the body's spine follows the atrium forwards; the aorta does not.
    known = np.minimum(heights, _KNOWN_UP_TO_MM)
    columns = np.stack([*course.point(known)[:, :2].T, course.diameter(heights) / 2])
    columns[1] += 0.1 * (heights - known)
    weights = np.exp(-0.5 * (np.arange(-21, 22) * 2.0 / _SMOOTHING_MM) ** 2)
    padded = np.pad(columns, ((0, 0), (21, 21)), mode="edge")
    return heights, np.stack([np.convolve(row, weights / weights.sum(), mode="valid") for row in padded])


def _aorta(p: Points) -> Floats:
    whole = _trunk(p)
    for branch in _ILIACS:
        whole = smooth_union(whole, _branch(p, branch), 5.0)
    for branch in _INTERNALS:
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
    ahead = knots[-1] - knots[-2]
    knots = np.concatenate([knots, knots[-1:] + 4.0 * ahead / np.linalg.norm(ahead)])
    curve = curve_through(knots, 4.0)
    return tube(p, curve.points, np.interp(curve.arc, [0.0, curve.length], branch[1:]))
