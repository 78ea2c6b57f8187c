"""Courses of the hepatic veins in the liver. Schematic: courses as in anatomy plates, mm from the ostium on the cava's wall."""

from functools import lru_cache

import numpy as np

from ivcviz.anatomy import reference
from ivcviz.anatomy.cava import Cava
from ivcviz.anatomy.course import VeinCourse, round_course, run
from ivcviz.anatomy.specification import HepaticVein
from ivcviz.geometry.arrays import Floats
from ivcviz.geometry.curves import Curve

Knots = tuple[tuple[float, float, float], ...]
Twigs = tuple[tuple[float, Knots], ...]

# Defaults: knots (x left, y posterior, z superior) and, by side branch, where it leaves (part of the length) and its knots.
_RIGHT: Knots = ((-12, 1, -2), (-29, 0, -10), (-46, -6, -24), (-60, -15, -42), (-69, -24, -62))
_RIGHT_TWIGS: Twigs = (
    (0.36, ((-10, 6, -6), (-22, 12, -16), (-32, 15, -30))),
    (0.58, ((-9, -7, -4), (-19, -13, -11), (-28, -17, -20))),
)
_MIDDLE: Knots = ((-4, -14, -5), (-10, -28, -17), (-17, -40, -34), (-22, -47, -54))
_MIDDLE_TWIGS: Twigs = (
    (0.42, ((5, -10, -7), (8, -18, -17), (9, -24, -29))),
    (0.62, ((-9, -4, -7), (-17, -7, -16), (-23, -9, -26))),
)
_LEFT: Knots = ((11, -9, -1), (26, -17, -5), (41, -22, -13), (53, -26, -25))
_LEFT_TWIGS: Twigs = ((0.38, ((8, -9, -7), (13, -17, -17), (16, -23, -28))), (0.62, ((10, -4, 3), (20, -7, 5), (28, -9, 5))))
_TRUNK_LENGTH = 12.0
HEPATIC_TRUNK, FORKS_INTO = "hepatic-trunk", ("middle-hepatic-vein", "left-hepatic-vein")
FORKS_AT = 0.7  # of the trunk's length: the veins begin a little inside it, so that the fork is one body
_FADE = (1.0, 0.93, 0.84, 0.72, 0.6, 0.46, 0.3)  # calibre from ostium to end


@lru_cache(maxsize=32)
def hepatic_courses(vein: HepaticVein, cava: Cava, scale: float) -> list[VeinCourse]:
    """The course of a main hepatic vein; of a common trunk (an id that ends in "trunk") with the two veins it forks into."""
    level, clock = vein.ostium.centre_mm, vein.ostium.clock_deg
    start, out = cava.wall_point(level, clock), cava.direction(level, clock)
    if vein.id.endswith("trunk"):
        return _trunk(vein, start, out, scale)
    pattern: tuple[Knots, Twigs]
    if 180.0 <= clock < 335.0:
        pattern = _RIGHT, _RIGHT_TWIGS
    elif clock < 25.0 or clock >= 335.0:
        pattern = _MIDDLE, _MIDDLE_TWIGS
    else:
        pattern = _LEFT, _LEFT_TWIGS
    return [_branching(vein.id, start, out * 3.0 * scale, pattern, vein.diameter_mm * 0.82, scale)]


def _trunk(vein: HepaticVein, start: Floats, out: Floats, scale: float) -> list[VeinCourse]:
    knots = np.array(
        [start, start + out * 0.5 * _TRUNK_LENGTH * scale, start + (out + np.array([0, -0.1, -0.05])) * _TRUNK_LENGTH * scale]
    )
    trunk = round_course(vein.id, run(knots), (vein.diameter_mm, vein.diameter_mm * 0.9, vein.diameter_mm * 0.68))
    fork = trunk.curve.at(trunk.length_mm * FORKS_AT)
    ratio = vein.diameter_mm / reference.HEPATIC_TRUNK_DIAMETER
    ahead = out * 2.0 * scale
    middle = _branching(
        FORKS_INTO[0],
        fork,
        ahead,
        (_MIDDLE, _MIDDLE_TWIGS),
        reference.MIDDLE_HEPATIC_DIAMETER * ratio * 0.92,
        scale,
        True,
    )
    left = _branching(
        FORKS_INTO[1], fork, ahead, (_LEFT, _LEFT_TWIGS), reference.LEFT_HEPATIC_DIAMETER * ratio * 0.9, scale, True
    )
    return [trunk, middle, left]


def _branching(
    vein_id: str, start: Floats, first: Floats, pattern: tuple[Knots, Twigs], diameter: float, scale: float, fork: bool = False
) -> VeinCourse:
    knots, sides = pattern
    curve = _run_from(start, first, knots, scale)
    calibres = tuple(diameter * part for part in _FADE)
    twigs = []
    for place, side in sides:
        at = curve.length * place
        wide = float(np.interp(place, np.linspace(0, 1, len(calibres)), calibres)) * 0.72
        begin = curve.at(at)
        branch = _run_from(begin, curve.tangent(at) * 2.0 * scale, side, scale)
        twigs.append(round_course(vein_id, branch, (wide, wide * 0.82, wide * 0.6, wide * 0.4), leaves_at=at, fork=True))
    return round_course(vein_id, curve, calibres, twigs=tuple(twigs), fork=fork)


def _run_from(start: Floats, first: Floats, knots: Knots, scale: float) -> Curve:
    return run(np.concatenate([[start, start + first], start + np.asarray(knots, float) * scale]))
