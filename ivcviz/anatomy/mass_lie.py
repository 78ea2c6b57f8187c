"""How a mass outside the cava's wall lies: an ellipsoid that touches the cava along the tumour's caval extent.

Where the mass is longer than the extent its long axis lies oblique, its inferior end turned outward: away from the liver.
"""

from dataclasses import dataclass

import numpy as np

from ivcviz.anatomy.cava import Cava
from ivcviz.geometry.arrays import Floats

# The axis turns from an extent of this share of the mass's length, fully at the second share; degrees (by eye).
_PARALLEL, _FULLY, _OBLIQUE_DEG = 0.85, 0.45, 38.0
_INTO_WALL = 0.45  # how deep the mass lies in the wall, as a share of the cava's half width, and these mm (by eye)
_INTO_WALL_MM = 2.0


@dataclass(frozen=True, eq=False)
class MassLie:
    """How a mass lies: its middle (3,), and unit vectors along its length, its width and its depth (outward)."""

    middle: Floats
    length: Floats
    width: Floats
    depth: Floats


def mass_lie(cava: Cava, lower_mm: float, upper_mm: float, mass_mm: tuple[float, float, float], bulge_deg: float) -> MassLie:
    """The place of a mass whose contact with the cava is the extent from `lower_mm` to `upper_mm`."""
    level = (lower_mm + upper_mm) / 2
    axis, outward = cava.tangent(level), cava.direction(level, bulge_deg)
    long, deep = max(mass_mm[0] / 2, 4.0), mass_mm[2] / 2
    share = (upper_mm - lower_mm) / 2 / long
    turn = np.radians(_OBLIQUE_DEG * np.clip((_PARALLEL - share) / (_PARALLEL - _FULLY), 0.0, 1.0))
    sine, cosine = np.sin(turn), np.cos(turn)
    # An ellipse met by the line of the wall: how far its middle must lie from a line that cuts off a chord of the extent.
    reach = float(np.hypot(long * sine, deep * cosine))
    chord = min(share * reach / deep, 0.98)
    away = reach * float(np.sqrt(1 - chord * chord))
    aside = away * (long * long - deep * deep) * sine * cosine / reach**2
    wall = float(cava.radius(level, bulge_deg))
    out = max(0.0, away + (1 - _INTO_WALL) * wall - _INTO_WALL_MM)
    middle = cava.point(level) + out * outward - aside * axis
    return MassLie(middle, cosine * axis - sine * outward, np.cross(axis, outward), cosine * outward + sine * axis)


def depth_in_mass(lie: MassLie, mass_mm: tuple[float, float, float], places: Floats) -> Floats:
    """How far places (n, 3) lie from the middle of the mass, as a share of the way to its surface: below 1 they lie in it."""
    away = places - lie.middle
    halves = np.array([max(side / 2, 1.0) for side in mass_mm])
    found: Floats = np.sqrt(
        sum((away @ axis / half) ** 2 for axis, half in zip((lie.length, lie.width, lie.depth), halves, strict=True))
    )
    return found
