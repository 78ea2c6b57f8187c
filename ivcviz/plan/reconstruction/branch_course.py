"""Where a side branch runs in the body, from the hole in the graft to the renal stump.

The same axis is measured (`plan/branch_room.py`) and drawn by the scene. Seen along the graft a branch leaves the wall
straight, in the plane of its take-off. Where that way would come too near the aorta, the branch to a vein that passes in
front of the aorta turns anteriorly: tangent to a circle round the aorta, along it, tangent to the stump; its hole turns with
it. Where there is not enough room for both, it lies between aorta and superior mesenteric artery, touching the aorta before
it cuts into it.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from math import acos, asin, atan2, cos, degrees, hypot, radians, sin, sqrt

import numpy as np

from ivcviz.anatomy.aorta import Aorta
from ivcviz.anatomy.arteries import Artery, superior_mesenteric_artery
from ivcviz.anatomy.body import Body
from ivcviz.case.default_thresholds import DEFAULT_THRESHOLDS
from ivcviz.geometry.arrays import Floats
from ivcviz.geometry.branch import Branch
from ivcviz.geometry.curves import hermite, polyline
from ivcviz.plan.reconstruction.stumps import Stump, stump_of

STATIONS = 41  # places along a branch at which it is drawn and measured
# Defaults, mm: the room that a branch is led past the aorta with, and the room of a vein in front of it.
_ROOM = DEFAULT_THRESHOLDS["corridor-clearance-mm"].default
_ROOM_OF_VEIN = 1.0
# Defaults: over which parts of its way a branch turns out of its take-off and into the vein's direction.
_TURNS_OUT, _TURNS_IN = 0.3, 0.3

Spot = tuple[float, float]  # to the left and to the front of the graft's axis, mm, in the plane across it


@dataclass(frozen=True, eq=False)
class BranchPath:
    """A branch's way seen along the graft: `spots` (STATIONS, 2) from wall to tip, evenly spaced over `length_mm`; the clock
    position towards which it leaves. It stands `share` (STATIONS,) of the hole's height above the tip, whose level is given;
    a branch that falls as steeply as it leaves until it passes the aorta falls over `falls_mm` of its way."""

    spots: Floats
    share: Floats
    clock_deg: float
    tip_level_mm: float
    length_mm: float
    falls_mm: float


@dataclass(frozen=True, slots=True)
class Circle:
    """The aorta where a branch passes it, in the plane across the graft, and the room before the mesenteric artery."""

    centre: Spot
    radius_mm: float
    corridor_mm: float


def way_to(body: Body, vein_id: str, along_mm: float, branch: Branch) -> BranchPath:
    """How a branch runs to the stump of a vein cut `along_mm` from its ostium; its own length does not matter."""
    return _way(body, vein_id, along_mm, replace(branch, length_mm=1.0))


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
def tip_lift(body: Body, vein_id: str, along_mm: float, tip_diameter_mm: float) -> Floats:
    """How far (3,) a flat vein's stump in front of the aorta is raised when a round tip is sewn to it."""
    stump = stump_of(body, vein_id, along_mm)
    was, tip = _spot(stump.clock_deg, stump.distance_mm), _tip(body, vein_id, along_mm, stump, tip_diameter_mm / 2)
    left, posterior, _ = body.cava.frame(stump.level_mm)
    lift: Floats = (tip[0] - was[0]) * left - (tip[1] - was[1]) * posterior
    lift.flags.writeable = False
    return lift


@lru_cache(maxsize=64)
def _axis(body: Body, vein_id: str, along_mm: float, branch: Branch, level_mm: float, clock_deg: float) -> Floats:
    way = _way(body, vein_id, along_mm, branch)
    level = way.tip_level_mm + way.share * (level_mm - way.tip_level_mm)
    frame = body.cava.frame(level)
    axis: Floats = body.cava.point(level) + way.spots[:, :1] * frame[:, 0] - way.spots[:, 1:] * frame[:, 1]
    takeoff = radians(branch.takeoff_deg)
    outward = body.cava.direction(level_mm, clock_deg + branch.pierce_deg)
    _turn_out(axis, sin(takeoff) * outward - cos(takeoff) * frame[0, 2])
    _turn_in(axis, body.course(vein_id).curve.tangent(along_mm))
    axis.flags.writeable = False
    return axis


@lru_cache(maxsize=64)
def _way(body: Body, vein_id: str, along_mm: float, branch: Branch) -> BranchPath:
    stump = stump_of(body, vein_id, along_mm)
    tip = _tip(body, vein_id, along_mm, stump, branch.tip_diameter_mm / 2)
    clock = _clock_through(tip, branch.offset_mm)
    spots = [_on_line(clock, branch.offset_mm, _wall_depth(branch)), tip]
    if _in_front_of_aorta(body, vein_id):
        clock, spots = _past_the_aorta(body, stump, branch, tip, clock)
    path = polyline(_distinct(spots))
    s = np.linspace(0.0, path.length, STATIONS)
    fall = _fall(s, float(path.arc[1]), path.length)
    even = path.at(s)
    for _ in range(3):  # takes the corners out; the ends stay
        even[1:-1] += (even[:-2] + even[2:] - 2 * even[1:-1]) / 4
    return BranchPath(even, fall / fall[0], clock, stump.level_mm, path.length, float(fall[0]))


def _distinct(spots: list[Spot]) -> Floats:
    """The spots without those that lie where the one before them does; at least two."""
    kept = spots[:1] + [b for a, b in pairwise(spots) if hypot(b[0] - a[0], b[1] - a[1]) > 1e-6]
    return np.array(kept if len(kept) > 1 else [spots[0], _moved(spots[0], degrees(atan2(*spots[0])), 0.1)])


def _fall(s: Floats, passes_mm: float, length_mm: float) -> Floats:
    """Height above the tip at places s (n,) of a way whose slope is 1 at first and 0 from where it passes the aorta: there
    the corridor before the mesenteric artery is the wider the lower the branch lies."""
    eased = min(passes_mm, length_mm - passes_mm)
    to_go = np.maximum(passes_mm - s, 0.0)
    if eased < 1e-6:
        return to_go
    return np.where(to_go > eased, to_go - eased / 2, to_go**2 / (2 * eased))


def _past_the_aorta(body: Body, stump: Stump, branch: Branch, tip: Spot, straight_deg: float) -> tuple[float, list[Spot]]:
    """The clock position in which a branch leaves, and its corners in the plane, so that it passes in front of the aorta."""
    wall, offset = _wall_depth(branch), branch.offset_mm
    plain = [_on_line(straight_deg, offset, wall), tip]
    circle = _circle(body, stump.level_mm)
    far, bearing = hypot(*circle.centre), degrees(atan2(*circle.centre))
    beyond = hypot(tip[0] - circle.centre[0], tip[1] - circle.centre[1])
    radius = min(circle.radius_mm + _keeping_off(circle, branch, far / (far + beyond)), beyond)
    foot, aside = far * cos(radians(straight_deg - bearing)), far * sin(radians(straight_deg - bearing))
    if not wall < foot < _depth(tip, offset) or offset - aside >= radius or radius - offset >= far:
        return straight_deg, plain
    clock = bearing - degrees(asin((radius - offset) / far))
    first = clock - 90.0
    last = degrees(atan2(tip[0] - circle.centre[0], tip[1] - circle.centre[1])) - degrees(acos(min(1.0, radius / beyond)))
    swept = max(0.0, (last - first + 180.0) % 360.0 - 180.0)
    arc = [_moved(circle.centre, first + swept * share / 8, radius) for share in range(9)]
    return clock, [_on_line(clock, offset, wall), *arc, tip]


def _keeping_off(circle: Circle, branch: Branch, share: float) -> float:
    """How far from the aorta's wall the axis passes: a radius and the room wanted, or half of what the corridor leaves."""
    radius = (branch.base_diameter_mm + (branch.tip_diameter_mm - branch.base_diameter_mm) * share) / 2
    return radius + max(0.0, min(_ROOM, circle.corridor_mm / 2 - radius))


@lru_cache(maxsize=64)
def _circle(body: Body, level_mm: float) -> Circle:
    """The aorta in the plane across the graft at a level."""
    here, frame = body.cava.point(level_mm), body.cava.frame(level_mm)
    spots, radii = _crossing(*aorta_line(body), here, frame)
    artery, thin = _crossing(*mesenteric_line(body), here, frame)
    return Circle(spots, radii, hypot(artery[0] - spots[0], artery[1] - spots[1]) - radii - thin)


def _crossing(points: Floats, radii: Floats, here: Floats, frame: Floats) -> tuple[Spot, float]:
    """Where a vessel (points (n, 3) with falling or rising z) crosses a plane across the graft, and its radius there."""
    rel = points - here
    height = rel @ frame[2]
    order = slice(None) if height[-1] > height[0] else slice(None, None, -1)
    left, back, radius = (float(np.interp(0.0, height[order], v[order])) for v in (rel @ frame[0], rel @ frame[1], radii))
    return (left, -back), radius


def _tip(body: Body, vein_id: str, along_mm: float, stump: Stump, radius_mm: float) -> Spot:
    """The stump's middle; before the aorta as much farther from it as a round tip is thicker than the flat vein."""
    spot = _spot(stump.clock_deg, stump.distance_mm)
    thicker = radius_mm - float(body.course(vein_id).thickness(along_mm)) / 2
    if thicker <= 0 or not _in_front_of_aorta(body, vein_id):
        return spot
    circle = _circle(body, stump.level_mm)
    away = (spot[0] - circle.centre[0], spot[1] - circle.centre[1])
    wanted = circle.radius_mm + _ROOM_OF_VEIN + radius_mm - hypot(*away)
    return _moved(spot, degrees(atan2(*away)), max(0.0, min(wanted, thicker)))


def _in_front_of_aorta(body: Body, vein_id: str) -> bool:
    vein = next(vein for vein in body.renal_veins if vein.id == vein_id)
    return vein.side == "left" and vein.course == "pre-aortic"


def _turn_out(axis: Floats, ahead: Floats) -> None:
    """Lets an axis begin in the direction `ahead`, whatever the hole's level asks of the rest of it."""
    last = round(_TURNS_OUT * (len(axis) - 1))
    _eased(axis, 0, last, ahead, axis[last + 1] - axis[last - 1])


def _turn_in(axis: Floats, heading: Floats) -> None:
    """Lets an axis end in the vein's own direction."""
    first = round((1 - _TURNS_IN) * (len(axis) - 1))
    _eased(axis, first, len(axis) - 1, axis[first + 1] - axis[first - 1], heading)


def _eased(axis: Floats, first: int, last: int, before: Floats, after: Floats) -> None:
    way = float(np.linalg.norm(np.diff(axis[first : last + 1], axis=0), axis=1).sum())
    before, after = (way * d / max(float(np.linalg.norm(d)), 1e-9) for d in (before, after))
    axis[first : last + 1] = hermite(axis[first], before, axis[last], after, last - first + 1)


@lru_cache(maxsize=8)
def _along_aorta(aorta: Aorta) -> tuple[Floats, Floats]:
    """Places every mm on the aorta's axis and its radii there."""
    z = np.arange(aorta.bifurcation_mm, float(aorta.heights[-1]), 1.0)
    return aorta.point(z), aorta.diameter(z) / 2


def aorta_line(body: Body) -> tuple[Floats, Floats]:
    """Places (n, 3) on the aorta's axis and its radii (n,) there."""
    return _along_aorta(body.aorta)


def mesenteric_line(body: Body) -> tuple[Floats, Floats]:
    """The same of the superior mesenteric artery, outside the aorta."""
    return _along_artery(superior_mesenteric_artery(body))


@lru_cache(maxsize=32)
def _along_artery(artery: Artery) -> tuple[Floats, Floats]:
    arc = np.arange(0.0, artery.curve.length, 1.0)
    return artery.curve.at(arc), np.interp(arc, artery.curve.arc, artery.radii)


def _wall_depth(branch: Branch) -> float:
    return sqrt(max(0.0, (branch.tube_diameter_mm / 2) ** 2 - branch.offset_mm**2))


def _depth(spot: Spot, offset_mm: float) -> float:
    """How far out a spot lies on a line that passes an offset beside the graft's axis."""
    return sqrt(max(0.0, hypot(*spot) ** 2 - offset_mm**2))


def _clock_through(spot: Spot, offset_mm: float) -> float:
    """The clock position towards which a line runs that passes an offset beside the graft's axis, and through a spot."""
    return degrees(atan2(*spot)) + degrees(asin(max(-1.0, min(1.0, offset_mm / max(hypot(*spot), 1e-6)))))


def _on_line(clock_deg: float, offset_mm: float, depth_mm: float) -> Spot:
    """A spot on the line towards a clock position that passes an offset beside the axis, on its falling side."""
    return _moved(_spot(clock_deg - 90.0, offset_mm), clock_deg, depth_mm)


def _spot(clock_deg: float, distance_mm: float) -> Spot:
    return (distance_mm * sin(radians(clock_deg)), distance_mm * cos(radians(clock_deg)))


def _moved(spot: Spot, clock_deg: float, by_mm: float) -> Spot:
    step = _spot(clock_deg, by_mm)
    return (spot[0] + step[0], spot[1] + step[1])
