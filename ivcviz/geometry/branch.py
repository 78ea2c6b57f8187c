"""A conical or straight branch on a straight tube: its surface, where each generator leaves the tube's wall, both unrolled.

The tube's axis is x (superior positive), its wall y² + z² = R². The branch is the frustum

    P + t d + r(t) (cos φ e1 + sin φ e2),   r(t) = r0 + k t,

with P = (0, offset, √(R² - offset²)) where its axis pierces the wall, d = (-cos θ, 0, sin θ) for the take-off θ from the
tube's inferior direction, e1 = (sin θ, 0, cos θ) and e2 = y = z × x.
"""

from dataclasses import dataclass
from math import asin, cos, degrees, pi, radians, sin, sqrt

import numpy as np

from ivcviz.geometry.arrays import Floats


@dataclass(frozen=True, slots=True)
class Branch:
    """A cone frustum (or cylinder) meeting a straight tube, as it lies on the bench; diameters of the surface computed in.

    Lengths in mm. `base_diameter_mm` is the branch's diameter in the cross-section where its axis pierces the tube's wall,
    `length_mm` runs from there along its axis to the tip, `takeoff_deg` is the angle between its outgoing axis and the
    tube's inferior direction (0-180), `offset_mm` the distance between the two axes (positive: along z × x).
    """

    tube_diameter_mm: float
    base_diameter_mm: float
    tip_diameter_mm: float
    length_mm: float
    takeoff_deg: float
    offset_mm: float = 0.0

    @property
    def taper(self) -> float:
        """Growth of the radius per mm of axis: negative where the branch narrows outwards."""
        return (self.tip_diameter_mm - self.base_diameter_mm) / (2 * self.length_mm)

    @property
    def pierce_deg(self) -> float:
        """Where the axis pierces the wall: angle about the tube from +z towards +y (0 without offset)."""
        return degrees(asin(self.offset_mm / (self.tube_diameter_mm / 2)))


def branch_points(branch: Branch, phi: Floats, t: Floats) -> Floats:
    """Points (..., 3) on the branch's surface at generators `phi` (rad) and distances `t` (mm) along its axis."""
    theta, r = radians(branch.takeoff_deg), branch_radius(branch, t)
    radius = branch.tube_diameter_mm / 2
    x = -cos(theta) * t + sin(theta) * r * np.cos(phi)
    y = branch.offset_mm + r * np.sin(phi)
    z = sqrt(radius**2 - branch.offset_mm**2) + sin(theta) * t + cos(theta) * r * np.cos(phi)
    return np.stack([x, y, z], axis=-1)


def unroll_branch(branch: Branch, phi: Floats, t: Floats) -> Floats:
    """The points of `branch_points` (..., 2) on the unrolled branch, seen from outside; generator φ = 0 is vertical.

    Written so that a branch without taper, whose apex is at infinity, is not a special case.
    """
    turn = unrolled_turn(branch)
    r, half = branch_radius(branch, t), turn * phi / 2
    across = r * phi * np.sinc(turn * phi / pi)
    sunk = r * phi * np.sin(half) * np.sinc(half / pi)
    return np.stack([across, t * sqrt(1 + branch.taper**2) - sunk], axis=-1)


def unroll_tube(branch: Branch, points: Floats) -> Floats:
    """Points (..., 3) of the tube's wall on the unrolled tube (..., 2), seen from outside, about the piercing point."""
    angle = np.arctan2(points[..., 1], points[..., 2]) - radians(branch.pierce_deg)
    return np.stack([-branch.tube_diameter_mm / 2 * angle, points[..., 0]], axis=-1)


def outer_root(branch: Branch, phi: Floats) -> Floats:
    """Distance t along the branch's axis where each generator leaves the wall (the outer root, without cancellation)."""
    q, m, c, share = wall_quadratic(branch, phi)
    root = branch.tube_diameter_mm / 2 * np.sqrt(q * np.maximum(share, 0.0))
    outwards = m > 0
    return np.where(outwards, -c / np.where(outwards, m + root, 1.0), (root - m) / np.maximum(q, 1e-300))


def shortest_length(branch: Branch) -> float:
    """The distance along its axis (mm) that a branch's seam reaches; a branch not longer ends inside the tube's wall."""
    fine = np.linspace(-pi, pi, 721)
    return float(outer_root(branch, fine).max())


def seam_speed(branch: Branch, phi: Floats, t: Floats) -> Floats:
    """dt/dφ along the seam, from the wall's equation y² + z² = R²."""
    ya, a, zb, b = _generator(branch, phi)
    y, z, r = ya + a * t, zb + b * t, branch_radius(branch, t)
    return -(y * r * np.cos(phi) - z * r * np.sin(phi) * cos(radians(branch.takeoff_deg))) / (y * a + z * b)


def wall_quadratic(branch: Branch, phi: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    """q t² + 2 m t + c = 0 where a generator meets the wall, and its discriminant over R² q (1 straight out, 0 grazing)."""
    ya, a, zb, b = _generator(branch, phi)
    radius = branch.tube_diameter_mm / 2
    q, m, c = a * a + b * b, ya * a + zb * b, ya * ya + zb * zb - radius**2
    return q, m, c, 1 - (ya * b - zb * a) ** 2 / (radius**2 * np.maximum(q, 1e-300))


def _generator(branch: Branch, phi: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    """Each generator in the plane across the tube: y = A + a t, z = B + b t."""
    theta, r0, k = radians(branch.takeoff_deg), branch.base_diameter_mm / 2, branch.taper
    y0, z0 = branch.offset_mm, sqrt((branch.tube_diameter_mm / 2) ** 2 - branch.offset_mm**2)
    fall = np.cos(phi) * cos(theta)
    return y0 + r0 * np.sin(phi), k * np.sin(phi), z0 + r0 * fall, sin(theta) + k * fall


def sector(branch: Branch) -> tuple[float, float, float] | None:
    """The unrolled cone as a sector: its angle (degrees), its radii (mm) to base and tip; None without taper."""
    turn = abs(unrolled_turn(branch))
    if turn < 1e-9:
        return None
    return 360.0 * turn, branch.base_diameter_mm / 2 / turn, branch.tip_diameter_mm / 2 / turn


def branch_radius(branch: Branch, t: Floats) -> Floats:
    return branch.base_diameter_mm / 2 + branch.taper * t


def unrolled_turn(branch: Branch) -> float:
    """Sine of the cone's half angle, negative where it narrows outwards: the unrolled angle per angle about the axis."""
    return branch.taper / sqrt(1 + branch.taper**2)
