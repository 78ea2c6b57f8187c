"""The course of a side branch in the body, from the hole in the graft to the renal stump.

The same axis is measured (`branch_clearance.py`) and drawn by the scene. Seen along the graft, a branch leaves the wall in a
straight line, in the plane of its take-off. Where that line would pass too close to the aorta, the branch to a vein in front
of the aorta is led anteriorly along the shortest path round a circle about the aorta: a tangent from the wall, an arc, a
tangent to the stump; its hole turns with it. Where the space between aorta and superior mesenteric artery is too narrow for
the clearance wanted, the branch runs midway between them.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from math import acos, asin, atan2, cos, degrees, hypot, radians, sin, sqrt

import numpy as np

from ivcviz.anatomy.aorta import Aorta
from ivcviz.anatomy.arteries import Artery, superior_mesenteric_artery
from ivcviz.anatomy.body import Body
from ivcviz.geometry.arrays import Floats
from ivcviz.geometry.branch import Branch
from ivcviz.geometry.curves import hermite, polyline
from ivcviz.plan.reconstruction.stumps import Stump, stump_of

STATIONS = 41  # points along a branch at which it is drawn and measured
# Defaults, mm: clearance between a branch and the aorta, and between a vein and the aorta behind it.
_CLEARANCE = 3.0
_CLEARANCE_OF_VEIN = 1.0
# Defaults: the first and last share of its length over which a branch turns to the take-off and to the vein's direction.
_START_SHARE, _END_SHARE = 0.3, 0.3

PlanePoint = tuple[float, float]  # to the left and to the front of the graft's axis, mm, in the plane across it


@dataclass(frozen=True, eq=False)
class BranchPath:
    """The path of a branch, projected onto the plane across the graft.

    `points` (STATIONS, 2) run from wall to tip, evenly spaced over `length_mm`; `clock_deg` is the clock position towards which
    the branch leaves. `share` (STATIONS,) is the height above the tip as a share of the hole's height above it; `descent_mm` is
    the height that a branch loses if it descends at 45° until it passes the aorta (see `_fall`).
    """

    points: Floats
    share: Floats
    clock_deg: float
    tip_level_mm: float
    length_mm: float
    descent_mm: float


@dataclass(frozen=True, slots=True)
class Circle:
    """The aorta in the plane across the graft, and the space between it and the mesenteric artery, mm."""

    centre: PlanePoint
    radius_mm: float
    corridor_mm: float


def branch_path(body: Body, vein_id: str, along_mm: float, branch: Branch) -> BranchPath:
    """The path of a branch to the stump of a vein cut `along_mm` from its ostium; the branch's own length is ignored."""
    return _branch_path(body, vein_id, along_mm, replace(branch, length_mm=1.0))


def branch_axis(body: Body, vein_id: str, along_mm: float, branch: Branch, level_mm: float, clock_deg: float) -> Floats:
    """The axis (STATIONS, 3) of a branch in body coordinates, from where it pierces the wall at a level and clock position."""
    return _axis(body, vein_id, along_mm, replace(branch, length_mm=1.0), level_mm, clock_deg)


def vein_axis(body: Body, vein_id: str, along_mm: float, start: Floats, ahead: Floats) -> Floats:
    """The axis (STATIONS, 3) of a vein that is itself sewn to a hole: from `start`, where it heads `ahead`, to its stump."""
    course = body.course(vein_id).curve
    end, heading = course.at(along_mm), course.tangent(along_mm)
    gap = float(np.linalg.norm(end - start))
    return hermite(start, ahead * gap, end, heading * gap, STATIONS)


def length_of(axis: Floats) -> float:
    """Length (mm) along an axis (n, 3)."""
    return float(polyline(axis).length)


@lru_cache(maxsize=32)
def tip_elevation(body: Body, vein_id: str, along_mm: float, tip_diameter_mm: float) -> Floats:
    """Displacement (3,), mm, of a flat vein's stump in front of the aorta when a round tip is sewn to it."""
    stump = stump_of(body, vein_id, along_mm)
    was, tip = _plane_point(stump.clock_deg, stump.distance_mm), _tip(body, vein_id, along_mm, stump, tip_diameter_mm / 2)
    left, posterior, _ = body.cava.frame(stump.level_mm)
    lift: Floats = (tip[0] - was[0]) * left - (tip[1] - was[1]) * posterior
    lift.flags.writeable = False
    return lift


@lru_cache(maxsize=64)
def _axis(body: Body, vein_id: str, along_mm: float, branch: Branch, level_mm: float, clock_deg: float) -> Floats:
    path = _branch_path(body, vein_id, along_mm, branch)
    level = path.tip_level_mm + path.share * (level_mm - path.tip_level_mm)
    frame = body.cava.frame(level)
    axis: Floats = body.cava.point(level) + path.points[:, :1] * frame[:, 0] - path.points[:, 1:] * frame[:, 1]
    takeoff = radians(branch.takeoff_deg)
    outward = body.cava.direction(level_mm, clock_deg + branch.pierce_deg)
    _start_along(axis, sin(takeoff) * outward - cos(takeoff) * frame[0, 2])
    _end_along(axis, body.course(vein_id).curve.tangent(along_mm))
    axis.flags.writeable = False
    return axis


@lru_cache(maxsize=64)
def _branch_path(body: Body, vein_id: str, along_mm: float, branch: Branch) -> BranchPath:
    stump = stump_of(body, vein_id, along_mm)
    tip = _tip(body, vein_id, along_mm, stump, branch.tip_diameter_mm / 2)
    clock = _clock_through(tip, branch.offset_mm)
    points = [_on_line(clock, branch.offset_mm, _wall_depth(branch)), tip]
    if _in_front_of_aorta(body, vein_id):
        clock, points = _past_the_aorta(body, stump, branch, tip, clock)
    line = polyline(_distinct(points))
    s = np.linspace(0.0, line.length, STATIONS)
    fall = _fall(s, float(line.arc[1]), line.length)
    even = line.at(s)
    for _ in range(3):  # takes the corners out; the ends stay
        even[1:-1] += (even[:-2] + even[2:] - 2 * even[1:-1]) / 4
    return BranchPath(even, fall / fall[0], clock, stump.level_mm, line.length, float(fall[0]))


def _distinct(points: list[PlanePoint]) -> Floats:
    """The points without repetitions of the one before; at least two."""
    kept = points[:1] + [b for a, b in pairwise(points) if hypot(b[0] - a[0], b[1] - a[1]) > 1e-6]
    return np.array(kept if len(kept) > 1 else [points[0], _moved(points[0], degrees(atan2(*points[0])), 0.1)])


def _fall(s: Floats, passes_mm: float, length_mm: float) -> Floats:
    """Height above the tip, mm, at arc lengths s (n,) of a path of slope 1 that levels off before `passes_mm`.

    With r = passes_mm - s left to the aorta and e = min(passes_mm, length_mm - passes_mm): h = r - e/2 where r > e,
    r²/(2e) where 0 ≤ r ≤ e, 0 beyond. The branch lies low where it passes the aorta, because the space in front of the aorta
    is wider there.
    """
    eased = min(passes_mm, length_mm - passes_mm)
    to_go = np.maximum(passes_mm - s, 0.0)
    if eased < 1e-6:
        return to_go
    return np.where(to_go > eased, to_go - eased / 2, to_go**2 / (2 * eased))


def _past_the_aorta(
    body: Body, stump: Stump, branch: Branch, tip: PlanePoint, straight_deg: float
) -> tuple[float, list[PlanePoint]]:
    """The clock position in which a branch leaves, and the corners of its path, so that it passes in front of the aorta.

    The shortest path round a circle (centre at distance d and bearing β from the graft's axis, radius r): the first tangent
    leaves at β - asin((r - offset) / d), the second touches the circle acos(r / distance from centre to tip) before the tip's
    bearing. A branch whose straight line stays outside the circle keeps it.
    """
    wall, offset = _wall_depth(branch), branch.offset_mm
    plain = [_on_line(straight_deg, offset, wall), tip]
    circle = _circle(body, stump.level_mm)
    far, bearing = hypot(*circle.centre), degrees(atan2(*circle.centre))
    beyond = hypot(tip[0] - circle.centre[0], tip[1] - circle.centre[1])
    radius = min(circle.radius_mm + _distance_from_aorta(circle, branch, far / (far + beyond)), beyond)
    foot, aside = far * cos(radians(straight_deg - bearing)), far * sin(radians(straight_deg - bearing))
    if not wall < foot < _depth(tip, offset) or offset - aside >= radius or radius - offset >= far:
        return straight_deg, plain
    clock = bearing - degrees(asin((radius - offset) / far))
    first = clock - 90.0
    last = degrees(atan2(tip[0] - circle.centre[0], tip[1] - circle.centre[1])) - degrees(acos(min(1.0, radius / beyond)))
    swept = max(0.0, (last - first + 180.0) % 360.0 - 180.0)
    arc = [_moved(circle.centre, first + swept * share / 8, radius) for share in range(9)]
    return clock, [_on_line(clock, offset, wall), *arc, tip]


def _distance_from_aorta(circle: Circle, branch: Branch, share: float) -> float:
    """Distance, mm, from the aorta's wall to the branch's axis: radius + max(0, min(clearance, half the corridor - radius))."""
    radius = (branch.base_diameter_mm + (branch.tip_diameter_mm - branch.base_diameter_mm) * share) / 2
    return radius + max(0.0, min(_CLEARANCE, circle.corridor_mm / 2 - radius))


@lru_cache(maxsize=64)
def _circle(body: Body, level_mm: float) -> Circle:
    """The aorta in the plane across the graft at a level."""
    here, frame = body.cava.point(level_mm), body.cava.frame(level_mm)
    points, radii = _crossing(*aorta_line(body), here, frame)
    artery, thin = _crossing(*mesenteric_line(body), here, frame)
    return Circle(points, radii, hypot(artery[0] - points[0], artery[1] - points[1]) - radii - thin)


def _crossing(points: Floats, radii: Floats, here: Floats, frame: Floats) -> tuple[PlanePoint, float]:
    """The point where a vessel (points (n, 3), z monotonic) crosses a plane across the graft, and its radius there."""
    rel = points - here
    height = rel @ frame[2]
    order = slice(None) if height[-1] > height[0] else slice(None, None, -1)
    left, back, radius = (float(np.interp(0.0, height[order], v[order])) for v in (rel @ frame[0], rel @ frame[1], radii))
    return (left, -back), radius


def _tip(body: Body, vein_id: str, along_mm: float, stump: Stump, radius_mm: float) -> PlanePoint:
    """The stump's centre; in front of the aorta moved away from it by up to what a round tip is thicker than the flat vein."""
    point = _plane_point(stump.clock_deg, stump.distance_mm)
    thicker = radius_mm - float(body.course(vein_id).thickness(along_mm)) / 2
    if thicker <= 0 or not _in_front_of_aorta(body, vein_id):
        return point
    circle = _circle(body, stump.level_mm)
    away = (point[0] - circle.centre[0], point[1] - circle.centre[1])
    wanted = circle.radius_mm + _CLEARANCE_OF_VEIN + radius_mm - hypot(*away)
    return _moved(point, degrees(atan2(*away)), max(0.0, min(wanted, thicker)))


def _in_front_of_aorta(body: Body, vein_id: str) -> bool:
    vein = next(vein for vein in body.renal_veins if vein.id == vein_id)
    return vein.side == "left" and vein.course == "pre-aortic"


def _start_along(axis: Floats, ahead: Floats) -> None:
    """Replace the first part of an axis (n, 3), in place, by a cubic that starts in the direction `ahead` (3,)."""
    last = round(_START_SHARE * (len(axis) - 1))
    _replace_by_cubic(axis, 0, last, ahead, axis[last + 1] - axis[last - 1])


def _end_along(axis: Floats, heading: Floats) -> None:
    """Replace the last part of an axis (n, 3), in place, by a cubic that ends in the direction `heading` (3,) of the vein."""
    first = round((1 - _END_SHARE) * (len(axis) - 1))
    _replace_by_cubic(axis, first, len(axis) - 1, axis[first + 1] - axis[first - 1], heading)


def _replace_by_cubic(axis: Floats, first: int, last: int, before: Floats, after: Floats) -> None:
    """Replace stations `first` to `last` by the cubic Hermite curve between them, its end tangents as long as the stretch."""
    length = float(np.linalg.norm(np.diff(axis[first : last + 1], axis=0), axis=1).sum())
    before, after = (length * d / max(float(np.linalg.norm(d)), 1e-9) for d in (before, after))
    axis[first : last + 1] = hermite(axis[first], before, axis[last], after, last - first + 1)


@lru_cache(maxsize=8)
def _along_aorta(aorta: Aorta) -> tuple[Floats, Floats]:
    """Points (n, 3) every mm along the aorta's axis, and its radii (n,) there."""
    z = np.arange(aorta.bifurcation_mm, float(aorta.heights[-1]), 1.0)
    return aorta.point(z), aorta.diameter(z) / 2


def aorta_line(body: Body) -> tuple[Floats, Floats]:
    """Points (n, 3) on the aorta's axis, and its radii (n,) there."""
    return _along_aorta(body.aorta)


def mesenteric_line(body: Body) -> tuple[Floats, Floats]:
    """Points (n, 3) on the axis of the superior mesenteric artery outside the aorta, and its radii (n,) there."""
    return _along_artery(superior_mesenteric_artery(body))


@lru_cache(maxsize=32)
def _along_artery(artery: Artery) -> tuple[Floats, Floats]:
    arc = np.arange(0.0, artery.curve.length, 1.0)
    return artery.curve.at(arc), np.interp(arc, artery.curve.arc, artery.radii)


def _wall_depth(branch: Branch) -> float:
    return sqrt(max(0.0, (branch.tube_diameter_mm / 2) ** 2 - branch.offset_mm**2))


def _depth(point: PlanePoint, offset_mm: float) -> float:
    """Distance of a point along a line that passes `offset_mm` beside the graft's axis: √(distance² - offset²)."""
    return sqrt(max(0.0, hypot(*point) ** 2 - offset_mm**2))


def _clock_through(point: PlanePoint, offset_mm: float) -> float:
    """Clock position of the line that passes `offset_mm` beside the graft's axis and through a point."""
    return degrees(atan2(*point)) + degrees(asin(max(-1.0, min(1.0, offset_mm / max(hypot(*point), 1e-6)))))


def _on_line(clock_deg: float, offset_mm: float, depth_mm: float) -> PlanePoint:
    """A point on the line towards a clock position that passes an offset beside the axis, on its counter-clockwise side."""
    return _moved(_plane_point(clock_deg - 90.0, offset_mm), clock_deg, depth_mm)


def _plane_point(clock_deg: float, distance_mm: float) -> PlanePoint:
    return (distance_mm * sin(radians(clock_deg)), distance_mm * cos(radians(clock_deg)))


def _moved(point: PlanePoint, clock_deg: float, by_mm: float) -> PlanePoint:
    step = _plane_point(clock_deg, by_mm)
    return (point[0] + step[0], point[1] + step[1])
