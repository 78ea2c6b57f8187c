"""The position of a renal vein's stump relative to the graft."""

from dataclasses import dataclass
from functools import lru_cache
from math import atan2, degrees, pi, sqrt

import numpy as np

from ivcviz.anatomy.body import Body
from ivcviz.anatomy.cava import Cava
from ivcviz.anatomy.course import VeinCourse


@dataclass(frozen=True, slots=True)
class Stump:
    """The position of a stump about the cava's centreline, on which the graft lies.

    Level and distance from the centreline in mm, clock position in degrees; `takeoff_deg` is the angle between the vein's
    outgoing direction there and the graft's inferior direction; `diameter_mm` is perimeter-equivalent.
    """

    level_mm: float
    distance_mm: float
    clock_deg: float
    takeoff_deg: float
    diameter_mm: float


def stump_of(body: Body, vein_id: str, along_mm: float) -> Stump:
    """The stump of a vein cut `along_mm` from its ostium."""
    return _stump(body.course(vein_id), body.cava, along_mm)


@lru_cache(maxsize=64)
def _stump(course: VeinCourse, cava: Cava, along_mm: float) -> Stump:
    """The stump by its course, so that it stays cached while another vein is moved."""
    place, heading = course.curve.at(along_mm), course.curve.tangent(along_mm)
    level = float(cava.nearest_level(place))
    left, posterior, superior = cava.frame(level)
    beside = place - cava.point(level)
    to_left, to_front = float(beside @ left), -float(beside @ posterior)
    distance = float(np.hypot(to_left, to_front))
    outwards = float(heading @ beside) / distance
    return Stump(
        level_mm=level,
        distance_mm=distance,
        clock_deg=degrees(atan2(to_left, to_front)) % 360.0,
        takeoff_deg=degrees(atan2(max(outwards, 0.0), -float(heading @ superior))),
        diameter_mm=ellipse_diameter(float(course.width(along_mm)), float(course.thickness(along_mm))),
    )


def ellipse_diameter(width_mm: float, thickness_mm: float) -> float:
    """Diameter of the circle whose perimeter is that of an oval (Ramanujan's approximation)."""
    a, b = width_mm / 2, thickness_mm / 2
    return (pi * (3 * (a + b) - sqrt((3 * a + b) * (a + 3 * b)))) / pi
