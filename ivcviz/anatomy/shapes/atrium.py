"""The right atrium: cava below, superior vena cava above, the auricle forwards and to the left.

About 52 x 63 x 90 mm (bounding boxes of the Visible Human and BodyParts3D right atria: 37-52 x 61-79 x 84-96 mm).
Local frame: origin at the cavoatrial junction, z superior.
"""

import numpy as np

from ivcviz.anatomy.atrial_course import CAVAL_MOUTH, UPPER_CAVA, Line
from ivcviz.geometry.arrays import Floats
from ivcviz.geometry.curves import curve_through
from ivcviz.geometry.cut_ends import Cut, cut_ends
from ivcviz.geometry.fields import smooth_union
from ivcviz.geometry.mesh import Mesh
from ivcviz.geometry.modelling import surface_of
from ivcviz.geometry.remeshing import Sizing
from ivcviz.geometry.solid_fields import (
    Points,
    rotation_about,
    smooth_intersection,
    superellipsoid,
    tube,
    turned,
)

STEP_MM = 1.5
SIZING = Sizing(1.6, 6.0, 0.12)

BOTTOM_MM, TOP_MM = -2.0, 92.0

# Knots (x, y, z) and radii, mm; defaults.
_CAVAL_OVAL = 1.07  # transverse over anteroposterior width, as the cava's section at the junction
_AURICLE = (
    ((-8.0, -24.0, 46.0), (2.0, -36.0, 54.5), (13.0, -42.5, 58.5), (24.5, -43.0, 58.5), (35.5, -39.5, 55.0)),
    (18.0, 15.0, 12.0, 8.5, 4.5),
)
# Lobules of the auricle's lower border: centre and radius.
_LOBULES = ((9.0, -44.5, 46.5, 4.2), (17.5, -46.0, 48.8, 4.0), (25.5, -45.0, 50.6, 3.6), (33.0, -41.5, 51.0, 3.0))


def right_atrium() -> Mesh:
    """The right atrium in its local frame, its lower mouth open to the cava, its upper cava cut flat."""
    uncut = surface_of(_atrium, (-55.0, -75.0, -28.0), (60.0, 45.0, TOP_MM + 20.0), STEP_MM, SIZING)
    mouth = Cut((0.5, 0.0, BOTTOM_MM), (0.0, 0.0, -1.0), 26.0)
    upper = Cut((-6.0, 0.3, TOP_MM), (0.05, 0.0, 1.0), 24.0, 1.6, 6.0)
    return cut_ends(uncut, [mouth, upper])


def _atrium(p: Points) -> Floats:
    lean = turned((p[0] + 7.0, p[1] + 17.0, p[2] - 36.0), rotation_about(0, 14.0) @ rotation_about(1, -6.0))
    hall = superellipsoid(lean, (26.0, 28.0, 30.0), 2.25)
    # The vestibule bulges towards the tricuspid valve, forwards and to the left.
    valve = superellipsoid((p[0] - 7.0, p[1] + 24.0, p[2] - 25.0), (19.0, 20.0, 20.0), 2.1)
    hall = smooth_union(hall, valve, 14.0)
    vessels = smooth_union(
        smooth_union(hall, _swept((p[0], _CAVAL_OVAL * p[1], p[2]), CAVAL_MOUTH), 12.0), _swept(p, UPPER_CAVA), 10.0
    )
    ear = _swept(p, _AURICLE)
    for x, y, z, r in _LOBULES:
        ear = smooth_union(ear, np.sqrt((p[0] - x) ** 2 + (p[1] - y) ** 2 + (p[2] - z) ** 2) - r, 4.5)
    return smooth_intersection(smooth_union(vessels, ear, 8.0), np.abs(p[2] - 45.0) - 60.0, 3.0)


def _swept(p: Points, line: Line) -> Floats:
    """A tube along a smooth curve through knots, its radius smooth from knot to knot."""
    knots = np.array(line[0])
    curve = curve_through(knots, 3.0)
    at = [np.linalg.norm(curve.points - knot, axis=1).argmin() for knot in knots]
    radii = np.interp(curve.arc, curve.arc[at], line[1])
    for _ in range(6):
        radii[1:-1] = (radii[:-2] + 2 * radii[1:-1] + radii[2:]) / 4
    return tube(p, curve.points[::2], radii[::2], 1.5)
