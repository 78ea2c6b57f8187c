"""Portal vein, hepatic artery and bile duct in the hepatoduodenal ligament: three slender tubes in front of the cava.

The liver's frame. Portal vein 12 mm, common bile duct 6 mm, hepatic artery 5 mm (textbook calibres; course and length drawn
are defaults): the duct in front on the right, the artery in front on the left, the vein behind.
"""

import numpy as np

from ivcviz.geometry.arrays import Floats
from ivcviz.geometry.curves import curve_through
from ivcviz.geometry.cut_ends import Cut, cut_ends
from ivcviz.geometry.mesh import Mesh
from ivcviz.geometry.modelling import surface_of
from ivcviz.geometry.remeshing import Sizing
from ivcviz.geometry.solid_fields import Points, tube, union

STEP_MM = 1.3

Knots = tuple[tuple[float, float, float], ...]
# Trunk and two branches in the porta hepatis, each with its radius; the trunk's first knot is its cut end.
_PORTAL_VEIN: tuple[tuple[Knots, float], ...] = (
    (((14.0, -27.0, -92.0), (8.0, -26.0, -76.0), (-1.0, -26.0, -60.0), (-9.0, -27.0, -46.0)), 6.0),
    (((-9.0, -27.0, -46.0), (-20.0, -24.0, -39.0), (-33.0, -18.0, -35.0)), 4.6),
    (((-9.0, -27.0, -46.0), (-2.0, -33.0, -38.0), (9.0, -39.0, -33.0), (16.0, -42.0, -32.0)), 4.2),
)
_BILE_DUCT: tuple[tuple[Knots, float], ...] = (
    (((-1.0, -37.0, -92.0), (-5.0, -36.0, -76.0), (-11.0, -35.5, -60.0), (-14.0, -35.5, -46.0)), 3.0),
    (((-14.0, -35.5, -46.0), (-22.0, -32.0, -38.0), (-30.0, -27.0, -35.0)), 2.2),
    (((-14.0, -35.5, -46.0), (-6.0, -39.0, -38.0), (6.0, -45.0, -33.0)), 2.2),
)
_HEPATIC_ARTERY: tuple[tuple[Knots, float], ...] = (
    (((24.0, -37.0, -84.0), (14.0, -38.5, -74.0), (5.0, -38.0, -62.0), (0.0, -36.5, -48.0)), 2.5),
    (((0.0, -36.5, -48.0), (-10.0, -33.0, -41.0), (-24.0, -27.0, -38.0)), 1.9),
    (((0.0, -36.5, -48.0), (4.0, -40.0, -40.0), (12.0, -45.0, -34.0)), 1.9),
)


def portal_vein() -> Mesh:
    return _vessel(_PORTAL_VEIN, Sizing(2.2, 8.0, 0.3), 1.2)


def bile_duct() -> Mesh:
    return _vessel(_BILE_DUCT, Sizing(1.4, 6.0, 0.25), 0.7)


def hepatic_artery() -> Mesh:
    return _vessel(_HEPATIC_ARTERY, Sizing(1.4, 6.0, 0.25), 0.7)


def _vessel(branches: tuple[tuple[Knots, float], ...], sizing: Sizing, wall_mm: float) -> Mesh:
    """Branches joined, the trunk's first end cut open, the others running out in the liver."""
    trunk, radius = np.array(branches[0][0]), branches[0][1]
    back = (trunk[0] - trunk[1]) / np.linalg.norm(trunk[0] - trunk[1])
    lines = [(curve_through(np.array(knots), 4.0).points, r) for knots, r in branches]
    lines[0] = (np.concatenate([[trunk[0] + 4.0 * back], lines[0][0]]), radius)

    def field(p: Points) -> Floats:
        return union([tube(p, points, np.full(len(points), r)) for points, r in lines], 3.0)

    points = np.concatenate([line for line, _ in lines])
    margin = radius + 5.0
    uncut = surface_of(field, tuple(points.min(0) - margin), tuple(points.max(0) + margin), STEP_MM, sizing)
    end = Cut(tuple(trunk[0]), tuple(back), radius + 9.0, wall_mm, 1.2 * radius)
    return cut_ends(uncut, [end])
