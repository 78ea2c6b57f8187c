"""The right atrium: cava below, superior vena cava above, the auricle forwards and to the left.

About 52 x 63 x 90 mm (bounding boxes of the Visible Human and BodyParts3D right atria: 37-52 x 61-79 x 84-96 mm).
Local frame: origin at the cavoatrial junction, z superior.
"""

import numpy as np

from ivcviz.geometry.cut_ends import Cut, cut_ends
from ivcviz.geometry.fields import smooth_difference, smooth_union
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
BOTTOM_MM, TOP_MM = -6.0, 112.0

# Knots (x, y, z) and radii, mm; house values.
_CAVAL_MOUTH = (
    np.array([[0.6, 0.5, -12.0], [0.3, -0.5, 2.0], [-1.0, -3.0, 16.0], [-4.0, -8.0, 30.0]]),
    np.array([15.6, 16.4, 18.0, 20.0]),
)
_UPPER_CAVA = (
    np.array([[-9.0, -6.0, 52.0], [-9.0, -1.0, 72.0], [-7.5, 1.0, 90.0], [-5.0, 0.0, 132.0]]),
    np.array([18.0, 12.5, 10.2, 10.0]),
)
_AURICLE = (
    np.array([[-6.0, -26.0, 56.0], [4.0, -37.0, 66.0], [15.0, -42.0, 71.0], [26.0, -42.0, 71.5], [34.0, -39.0, 69.0]]),
    np.array([17.0, 13.5, 11.0, 7.5, 4.0]),
)
# Bays in the auricle's lower border.
_CRENATIONS = ((9.0, -46.0, 55.0, 5.0), (19.0, -48.0, 60.5, 3.6), (27.0, -46.5, 63.5, 2.8))


def right_atrium() -> Mesh:
    """The right atrium in its local frame, its lower mouth open to the cava, its upper cava cut flat."""
    uncut = surface_of(_atrium, (-55.0, -75.0, -28.0), (60.0, 45.0, TOP_MM + 20.0), STEP_MM, SIZING)
    mouth = Cut((0.5, 0.0, BOTTOM_MM), (0.0, 0.0, -1.0), 26.0)
    upper = Cut((-6.0, 0.3, TOP_MM), (0.05, 0.0, 1.0), 24.0, 1.6, 6.0)
    return cut_ends(uncut, [mouth, upper])


def _atrium(p: Points) -> np.ndarray:
    lean = turned((p[0] + 7.0, p[1] + 17.0, p[2] - 40.0), rotation_about(0, 14.0) @ rotation_about(1, -6.0))
    hall = superellipsoid(lean, (25.0, 28.0, 33.0), 2.25)
    # The vestibule bulges towards the tricuspid valve, forwards and to the left.
    valve = superellipsoid((p[0] - 7.0, p[1] + 24.0, p[2] - 27.0), (19.0, 20.0, 21.0), 2.1)
    hall = smooth_union(hall, valve, 14.0)
    vessels = smooth_union(smooth_union(hall, tube(p, *_CAVAL_MOUTH, 4.0), 14.0), tube(p, *_UPPER_CAVA, 6.0), 12.0)
    ear = tube(p, *_AURICLE, 5.0)
    for x, y, z, r in _CRENATIONS:
        bay = np.sqrt((p[0] - x) ** 2 + (p[1] - y) ** 2 + (p[2] - z) ** 2) - r
        ear = smooth_difference(ear, bay, 3.0)
    whole = smooth_union(vessels, ear, 9.0)
    return smooth_intersection(whole, np.abs(p[2] - 54.0) - (TOP_MM - 45.0), 3.0)
