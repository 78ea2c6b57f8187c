"""What room a side branch has in the body, on the axis on which it runs: to aorta, superior mesenteric artery and spine."""

from functools import lru_cache

import numpy as np

from ivcviz.anatomy.body import Body
from ivcviz.geometry.arrays import Floats
from ivcviz.geometry.branch import Branch
from ivcviz.geometry.curves import polyline
from ivcviz.plan.model import Clearance
from ivcviz.plan.reconstruction.branch_course import aorta_line, branch_axis, mesenteric_line

# Half width and half depth of a lumbar vertebral body, mm (rounded from Panjabi et al., Spine 1992;17:299).
_VERTEBRA = (21.5, 17.0)
_NEAR_MM = 60.0  # what lies so much higher or lower is not measured to, where something lies nearer


@lru_cache(maxsize=64)
def clearances_of(
    body: Body, vein_id: str, along_mm: float, branch: Branch, level_mm: float, clock_deg: float
) -> tuple[Clearance, ...]:
    """The least room between the outer wall of a branch and what it passes on its axis; negative: it cuts in."""
    axis = branch_axis(body, vein_id, along_mm, branch, level_mm, clock_deg)
    run = polyline(axis).arc
    radius = (branch.base_diameter_mm + (branch.tip_diameter_mm - branch.base_diameter_mm) * run / run[-1]) / 2
    return (
        Clearance("aorta", float((_to_tube(axis, *aorta_line(body)) - radius).min())),
        Clearance("superior mesenteric artery", float((_to_tube(axis, *mesenteric_line(body)) - radius).min())),
        Clearance("vertebra", float((_to_vertebra(body, axis) - radius).min())),
    )


@lru_cache(maxsize=64)
def height_before_the_aorta(
    body: Body, vein_id: str, along_mm: float, branch: Branch, level_mm: float, clock_deg: float
) -> float | None:
    """The outer height of a branch where it runs in front of the aorta, under the superior mesenteric artery; None where it
    does not run there."""
    axis = branch_axis(body, vein_id, along_mm, branch, level_mm, clock_deg)
    run = polyline(axis).arc
    height = branch.base_diameter_mm + (branch.tip_diameter_mm - branch.base_diameter_mm) * run / run[-1]
    points, radii = aorta_line(body)
    nearest = np.abs(points[:, 2][None, :] - axis[:, 2][:, None]).argmin(axis=1)
    beside = np.abs(axis[:, 0] - points[nearest, 0])
    there = (beside < radii[nearest]) & (axis[:, 1] < points[nearest, 1])
    return float(height[there].max()) if there.any() else None


def _to_tube(axis: Floats, points: Floats, radii: Floats) -> Floats:
    """Clearance (n,) from places (n, 3) to a vessel's wall, its axis given densely (m, 3), heights rising or falling."""
    near = np.abs(points[:, 2] - axis[:, 2].mean()) < np.ptp(axis[:, 2]) / 2 + _NEAR_MM
    points, radii = (points[near], radii[near]) if near.any() else (points, radii)
    middle = axis.mean(axis=0)
    a, p = axis - middle, points - middle
    square = np.einsum("ij,ij->i", a, a)[:, None] + np.einsum("ij,ij->i", p, p) - 2 * a @ p.T
    found: Floats = (np.sqrt(np.maximum(square, 0.0)) - radii).min(axis=1)
    return found


def _to_vertebra(body: Body, axis: Floats) -> Floats:
    """Clearance (n,) to an oval column behind the anterior vertebral wall (to first order)."""
    wide, deep = (half * body.scale for half in _VERTEBRA)
    x, y = axis[:, 0], axis[:, 1] - body.spine_front(axis[:, 2]) - deep
    k0 = np.hypot(x / wide, y / deep)
    found: Floats = k0 * (k0 - 1) / np.maximum(np.hypot(x / wide**2, y / deep**2), 1e-6)
    return found
