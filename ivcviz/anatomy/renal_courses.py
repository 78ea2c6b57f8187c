"""How renal veins run from the cava to the hilum: the right one straight, the left one past the aorta."""

from dataclasses import replace
from functools import lru_cache
from math import cos, radians, sin, tan

import numpy as np

from ivcviz.anatomy import reference
from ivcviz.anatomy.aorta import Aorta
from ivcviz.anatomy.cava import Cava
from ivcviz.anatomy.course import VeinCourse, round_course, run
from ivcviz.anatomy.specification import RenalVein, Side
from ivcviz.geometry.arrays import Floats
from ivcviz.geometry.curves import Curve, polyline

# Defaults, schematic: how far a renal vein turns backwards on its way to the hilum beside the spine (degrees from
# the coronal plane), and the room between the left vein and the aorta.
_RIGHT_BACKWARDS_DEG = 27.0
_LEFT_BACKWARDS_DEG = 36.0
_ROOM_AT_AORTA = 1.0
# Defaults: the part of a renal vein that is left without its kidney. On the left its tributaries still enter it.
STUMP_OF_VEIN: dict[Side, float] = {"right": 0.45, "left": 0.72}


@lru_cache(maxsize=64)
def renal_course(vein: RenalVein, cava: Cava, aorta: Aorta, scale: float, stump: bool = False) -> VeinCourse:
    """The course of a renal vein from its ostium to the hilar confluence, with its first branches in the hilum; or of the
    stump that is left of it without its kidney."""
    course = renal_trunk(vein, cava, aorta, scale, stump)
    return course if stump else replace(course, twigs=_hilar_branches(vein, course.curve, scale))


@lru_cache(maxsize=64)
def renal_trunk(vein: RenalVein, cava: Cava, aorta: Aorta, scale: float, stump: bool = False) -> VeinCourse:
    """The course of a renal vein without its hilar branches, which no plan needs."""
    if stump:
        whole = renal_trunk(replace(vein, length_mm=vein.length_mm / STUMP_OF_VEIN[vein.side]), cava, aorta, scale)
        return _cut_off(whole, vein.length_mm)
    right = vein.side == "right"
    knots = _right_knots(vein, cava) if right else _left_knots(vein, cava, aorta, scale)
    knots[:, 2] = knots[0, 2] - np.abs(knots[:, 0] - knots[0, 0]) * tan(radians(vein.drop_deg))
    curve = run(knots, vein.length_mm)
    stations = np.linspace(0.0, vein.length_mm, 25)
    widths, thicknesses = np.full(25, vein.width_mm), np.full(25, vein.thickness_mm)
    if not right:
        wider, thinner = _flattening(vein, curve.at(stations), aorta)
        widths, thicknesses = widths * wider, thicknesses * thinner
    return VeinCourse(vein.id, curve, stations, widths, thicknesses)


def _cut_off(course: VeinCourse, length_mm: float) -> VeinCourse:
    """The course up to a cut end."""
    curve = polyline(course.curve.at(np.linspace(0.0, length_mm, max(int(np.ceil(length_mm)), 2) + 1)))
    return replace(course, curve=curve, end="cut")


def _right_knots(vein: RenalVein, cava: Cava) -> Floats:
    level, clock = vein.ostium.centre_mm, vein.ostium.clock_deg
    start, out = cava.wall_point(level, clock), cava.direction(level, clock)
    back = radians(_RIGHT_BACKWARDS_DEG)
    ahead = np.array([-cos(back), sin(back), 0.0])
    reach = vein.length_mm
    return np.array(
        [start, start + out * 0.2 * reach, start + out * 0.2 * reach + ahead * 0.4 * reach, start + ahead * 1.2 * reach]
    )


def _left_knots(vein: RenalVein, cava: Cava, aorta: Aorta, scale: float) -> Floats:
    level, clock = vein.ostium.centre_mm, vein.ostium.clock_deg
    start, out = cava.wall_point(level, clock), cava.direction(level, clock)
    x, y, z = aorta.point(start[2] - 3.0 * scale)
    radius = float(aorta.diameter(z)) / 2
    away = radius + _ROOM_AT_AORTA * scale + _flat_thickness(vein) / 2
    side = -1.0 if vein.course == "pre-aortic" else 1.0
    past = np.array([x + radius + 5 * scale, y + side * away * 0.62, z])
    back = radians(_LEFT_BACKWARDS_DEG if side < 0 else _LEFT_BACKWARDS_DEG / 2)
    ahead = np.array([cos(back), sin(back), 0.0])
    return np.array(
        [
            start,
            start + out * 4.0 * scale,
            [x - radius * 0.55, y + side * away * 0.98, z],
            [x + radius * 0.45, y + side * away, z],
            past,
            past + ahead * 0.3 * vein.length_mm,
            past + ahead * vein.length_mm,
        ]
    )


def _flat_thickness(vein: RenalVein) -> float:
    flat = reference.LEFT_RENAL_FLATTENED if vein.course == "pre-aortic" else reference.RETRO_AORTIC_FLATTENED
    return vein.thickness_mm * flat[1] / reference.LEFT_RENAL_VEIN[2]


def _flattening(vein: RenalVein, points: Floats, aorta: Aorta) -> tuple[Floats, Floats]:
    """Factors of width and thickness at points (m, 3): full over the aorta, none a radius beside it."""
    radius = aorta.diameter(points[:, 2]) / 2
    beside = np.abs(points[:, 0] - aorta.point(points[:, 2])[:, 0]) / radius
    fade = np.clip((2.3 - beside) / 1.4, 0.0, 1.0)
    fade = fade * fade * (3 - 2 * fade)
    flat = reference.LEFT_RENAL_FLATTENED if vein.course == "pre-aortic" else reference.RETRO_AORTIC_FLATTENED
    plain = reference.LEFT_RENAL_VEIN
    return 1 + fade * (flat[0] / plain[1] - 1), 1 + fade * (flat[1] / plain[2] - 1)


def _hilar_branches(vein: RenalVein, curve: Curve, scale: float) -> tuple[VeinCourse, ...]:
    """Three short branches (upper, middle, lower) that enter the hilum; schematic."""
    leaves_at = max(vein.length_mm - 11.0 * scale, vein.length_mm / 2)
    start, ahead = curve.at(leaves_at), curve.tangent(leaves_at)
    up = np.array([0.0, 0.0, 1.0])
    calibre = float(np.sqrt(vein.width_mm * vein.thickness_mm))
    twigs = []
    for rise, length, part in ((0.62, 30.0, 0.78), (-0.05, 27.0, 0.6), (-0.66, 31.0, 0.76)):
        reach = length * scale
        ways = ((0.0, 0.0), (0.3, 0.12), (0.58, 0.36), (0.86, 0.72))  # ahead and up, in parts of reach and rise
        knots = np.array([start + (ahead * a + up * rise * b) * reach for a, b in ways])
        wide = calibre * part
        calibres = (wide, wide, wide * 0.9, wide * 0.72, wide * 0.5)
        twigs.append(round_course(vein.id, run(knots), calibres, leaves_at=leaves_at, fork=True))
    return tuple(twigs)
