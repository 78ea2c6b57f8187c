"""Courses of iliac veins and tributaries. Schematic: courses as in anatomy plates; lengths drawn are defaults."""

from functools import lru_cache

import numpy as np

from ivcviz.anatomy import reference
from ivcviz.anatomy.aorta import Aorta
from ivcviz.anatomy.cava import Cava
from ivcviz.anatomy.course import VeinCourse, round_course, run
from ivcviz.anatomy.specification import Side
from ivcviz.anatomy.tributaries import Tributary
from ivcviz.geometry.arrays import Floats

Knots = tuple[tuple[float, float, float], ...]

COMMON_ILIAC_VEINS: dict[Side, str] = {"right": "right-common-iliac-vein", "left": "left-common-iliac-vein"}
EXTERNAL_ILIAC = 0  # among the twigs of a common iliac vein

# Knots in mm from the confluence's centre (x left, y posterior, z superior). The left vein lies on L5, flattened there,
# so that the right common iliac artery passes in front of it.
_RIGHT_ILIAC: Knots = ((-5, 2, -12), (-14, 7, -30), (-24, 14, -48))
_LEFT_ILIAC: Knots = ((10, 4.5, -9), (25, 8, -25), (39, 13, -42), (50, 19, -58))
_EXTERNAL, _INTERNAL = ((0.55, -0.35, -0.85), 30.0), ((0.12, 0.8, -0.75), 26.0)  # direction (x away from the midline), length

# Knots in mm from where the vein opens.
_RIGHT_GONADAL: Knots = ((-4, -3, -4), (-9, -3, -16), (-14, 0, -36), (-19, 5, -60), (-23, 11, -84))
_LEFT_ADRENAL: Knots = ((0.5, 1, 5), (2, 4, 15), (5, 8, 26))
_LEFT_GONADAL: Knots = ((0, -0.5, -5), (2, 0, -24), (6, 4, -50), (10, 11, -78))
_LEFT_RENAL_LUMBAR: Knots = ((-1, 4, -1), (-4, 11, -4), (-9, 19, -5))


@lru_cache(maxsize=8)
def iliac_courses(cava: Cava, scale: float) -> list[VeinCourse]:
    """The common iliac veins from the confluence to their fork, and in their twigs external and internal iliac vein."""
    start = cava.point(0.0)
    veins = []
    for name, sign, knots, (length, wide, far) in (
        (COMMON_ILIAC_VEINS["right"], -1.0, _RIGHT_ILIAC, reference.RIGHT_COMMON_ILIAC),
        (COMMON_ILIAC_VEINS["left"], 1.0, _LEFT_ILIAC, reference.LEFT_COMMON_ILIAC),
    ):
        curve = run(np.concatenate([[start], start + np.asarray(knots, float) * scale]), length * scale)
        stations = np.array([0.0, 0.2, 0.45, 0.7, 1.0]) * curve.length
        widths = np.array([wide, wide, wide, far, far]) * scale
        flat = np.array([0.95, 0.66, 0.72, 0.92, 0.95]) if sign > 0 else np.full(5, 0.92)
        twigs = _iliac_fork(
            name, sign, curve.at(curve.length - 11 * scale), curve.tangent(curve.length - 11 * scale), curve.length, scale
        )
        veins.append(VeinCourse(name, curve, stations, widths, widths * flat, "fades", twigs, fork=True))
    return veins


def _iliac_fork(name: str, sign: float, start: Floats, ahead: Floats, length: float, scale: float) -> tuple[VeinCourse, ...]:
    twigs = []
    for (direction, reach), diameter in ((_EXTERNAL, 11.5), (_INTERNAL, 10.0)):
        away = np.asarray(direction, float) * (sign, 1, 1)
        middle = start + ahead * 6 * scale + (ahead + away) / 2 * reach * 0.35 * scale
        knots = np.array([start, start + ahead * 5 * scale, middle, middle + away * reach * 0.75 * scale])
        calibres = (diameter * scale, diameter * 0.95 * scale)
        twigs.append(round_course(name, run(knots), calibres, end="cut", leaves_at=length - 11 * scale, fork=True))
    return tuple(twigs)


@lru_cache(maxsize=256)
def tributary_course(vein: Tributary, cava: Cava, aorta: Aorta, trunk: VeinCourse | None, scale: float) -> VeinCourse:
    """The course of a tributary from the wall of the cava, or of the renal vein `trunk`, that it enters."""
    if trunk is not None:
        return _into_renal_vein(vein, trunk, scale)
    start, out = cava.wall_point(vein.level_mm, vein.clock_deg), cava.direction(vein.level_mm, vein.clock_deg)
    if vein.kind == "lumbar":
        knots = _lumbar_knots(vein, start, out, aorta, scale)
    elif vein.kind == "gonadal":
        knots = _from(start, _RIGHT_GONADAL, scale)
    elif vein.kind == "adrenal":
        reach = reference.RIGHT_ADRENAL_LENGTH * scale
        knots = np.array([start, start + out * 0.5 * reach, start + out * reach + [0, 0, 0.45 * reach]])
    elif vein.kind == "phrenic":
        knots = np.array([start, start + out * 4 * scale, start + out * 9 * scale + np.array([-4.0, 0.0, 2.0]) * scale])
    else:
        knots = _liver_knots(vein, start, out, scale)
    d = vein.diameter_mm
    end = 0.9 if vein.kind == "gonadal" else 0.6
    calibres = (d, d * 0.95, d * 0.85, d * end)
    return round_course(vein.id, run(knots), calibres, end="cut" if vein.kind == "gonadal" else "fades")


def _from(start: Floats, knots: Knots, scale: float) -> Floats:
    return np.concatenate([[start], start + np.asarray(knots, float) * scale])


def _lumbar_knots(vein: Tributary, start: Floats, out: Floats, aorta: Aorta, scale: float) -> Floats:
    """Round the vertebral body; on the left behind the aorta."""
    _, y, z = aorta.point(start[2])
    front = y + float(aorta.diameter(z)) / 2 + reference.AORTA_TO_SPINE * scale
    first = start + out * 3 * scale
    bend: tuple[tuple[float, float], ...]
    if vein.side == "right":
        bend = ((-24.0, 9.0), (-29.0, 18.0), (-31.0, 26.0))
    else:
        bend = ((-1.0, -1.5), (12.0, 1.5), (22.0, 9.0), (28.0, 19.0), (30.0, 26.0))
    far = [
        [min(x * scale, first[0] - 2) if vein.side == "right" else x * scale, front + b * scale, z - 0.12 * abs(x) * scale]
        for x, b in bend
    ]
    return np.array([start, first, *far])


def _liver_knots(vein: Tributary, start: Floats, out: Floats, scale: float) -> Floats:
    reach = 3.2 * vein.diameter_mm if vein.kind == "short-hepatic" else min(7.0 * vein.diameter_mm, 55 * scale)
    down = np.array([0.0, -0.12, -0.3])
    return np.array(
        [start, start + out * 0.35 * reach, start + out * 0.7 * reach + down * 0.35 * reach, start + (out + down) * reach]
    )


def _into_renal_vein(vein: Tributary, trunk: VeinCourse, scale: float) -> VeinCourse:
    centre = trunk.curve.at(vein.along_mm)
    knots: Knots
    if vein.kind == "lumbar":
        start = centre + np.array([0, float(trunk.thickness(vein.along_mm)) / 2, 0])
        knots, end = _LEFT_RENAL_LUMBAR, 0.6
    else:
        up = 1.0 if vein.kind == "adrenal" else -1.0
        start = centre + np.array([0, 0, up * float(trunk.width(vein.along_mm)) / 2])
        knots, end = (_LEFT_ADRENAL, 0.6) if up > 0 else (_LEFT_GONADAL, 0.9)
    d = vein.diameter_mm
    curve = run(_from(start, knots, scale))
    return round_course(vein.id, curve, (d, d, d * end), end="cut" if vein.kind == "gonadal" else "fades")
