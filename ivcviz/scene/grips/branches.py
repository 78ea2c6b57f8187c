"""Grips of a renal vein's reconstruction: the cone pipe's measures and the stump."""

from collections.abc import Iterator
from math import degrees, radians, sin

import numpy as np

from ivcviz.anatomy.body import Body
from ivcviz.case.document import Cone
from ivcviz.case.edits import planned
from ivcviz.case.intentions import SetVeinMargin, SizeConeBase, SizeConeTip, TurnCone
from ivcviz.geometry.arrays import Floats
from ivcviz.messages.sentences import Message, say
from ivcviz.plan.model import Plan, PlannedRenalVein
from ivcviz.plan.reconstruction.branch_course import branch_path
from ivcviz.plan.reconstruction.stumps import stump_of
from ivcviz.plan.wording.names import vein_words
from ivcviz.scene.grips.model import Grip
from ivcviz.scene.model import Point
from ivcviz.scene.page.captions import point


def branch_grips(plan: Plan, vein: PlannedRenalVein) -> Iterator[Grip]:
    """The stump of a vein that is cut, and take-off, base and tip of a cone pipe."""
    words = vein_words(plan.body, vein.id)
    if vein.stump_along_mm is not None:
        spot, along = front_of_vein(plan.body, vein.id, vein.stump_along_mm)
        margin = planned(plan.case, vein.id).margin_mm
        yield Grip(
            f"margin:{vein.id}",
            say("Margin along the {vein}", vein=words),
            SetVeinMargin(vein_id=vein.id, value=margin),
            spot,
            along,
            "length",
            least=0.0,
        )
    if vein.method.is_cone and vein.cut and plan.graft is not None:
        yield from _cone_grips(plan, vein, words)


def front_of_vein(body: Body, vein_id: str, along_mm: float) -> tuple[Point, Point]:
    """The anterior face of a vein at a distance along it, and the vein's direction there."""
    course = body.course(vein_id)
    heading = course.curve.tangent(along_mm)
    front = _across(np.array([0.0, -1.0, 0.0]), heading)
    spot = course.curve.at(along_mm) + course.thickness(along_mm) / 2 * front
    return point(spot), point(heading)


def _cone_grips(plan: Plan, vein: PlannedRenalVein, words: Message) -> Iterator[Grip]:
    assert plan.graft is not None
    cava, cone = plan.body.cava, planned(plan.case, vein.id).cone or Cone()
    level, clock = _place_on_graft(plan, vein)
    radius = plan.graft.outer_diameter_mm / 2
    base = cava.point(level) + radius * cava.direction(level, clock)
    tip = plan.body.course(vein.id).curve.at(vein.stump_along_mm or 0.0)
    length = max(float(np.linalg.norm(tip - base)), 1.0)
    up = _across(cava.tangent(level), (tip - base) / length)

    turn = _turn_per_mm(plan, vein, cone, length)
    along, wanted = cava.tangent(level), TurnCone(vein_id=vein.id, value=cone.takeoff_deg)
    yield Grip(
        f"takeoff:{vein.id}",
        say("Take-off of the {vein}'s {piece}", vein=words, piece=vein.method.short),
        wanted,
        point(base),
        point(along),
        "angle",
        "°",
        turn,
    )
    spot = base + 0.3 * (tip - base) + cone.base_diameter_mm / 2 * up
    wide = SizeConeBase(vein_id=vein.id, value=cone.base_diameter_mm)
    yield Grip(
        f"cone-base:{vein.id}",
        say("Base diameter of the {vein}'s {piece}", vein=words, piece=vein.method.short),
        wide,
        point(spot),
        point(up),
        "size",
        gain=2.0,
        least=2.0,
    )
    spot = tip + cone.tip_diameter_mm / 2 * up
    narrow = SizeConeTip(vein_id=vein.id, value=cone.tip_diameter_mm)
    yield Grip(
        f"cone-tip:{vein.id}",
        say("Tip diameter of the {vein}'s {piece}", vein=words, piece=vein.method.short),
        narrow,
        point(spot),
        point(up),
        "size",
        gain=2.0,
    )


def _turn_per_mm(plan: Plan, vein: PlannedRenalVein, cone: Cone, length_mm: float) -> float:
    """Change of the take-off, degrees per mm that the hole moves; the stump stays, so a blunter angle moves it inferior."""
    sine, falls, way = sin(radians(cone.takeoff_deg)), length_mm * sin(radians(cone.takeoff_deg)), length_mm
    if vein.branch is not None:
        led = branch_path(plan.body, vein.id, vein.stump_along_mm or 0.0, vein.branch)
        falls, way = led.descent_mm, led.length_mm
    if cone.length_mm is None:
        return -degrees(sine * sine / max(falls, 1.0))
    return -degrees(1.0 / max(falls / max(way, 0.1) * cone.length_mm * sine, 1.0))


def _place_on_graft(plan: Plan, vein: PlannedRenalVein) -> tuple[float, float]:
    """Level and clock position of the hole; where the cone cannot be sewn, those of the stump beside it."""
    assert plan.graft is not None
    if vein.hole is not None:
        return plan.graft.superior_mm - vein.hole.centre_from_superior_end_mm, vein.hole.clock_deg
    stump = stump_of(plan.body, vein.id, vein.stump_along_mm or 0.0)
    return min(max(stump.level_mm, plan.graft.inferior_mm), plan.graft.superior_mm), stump.clock_deg


def _across(wanted: Floats, axis: Floats) -> Floats:
    """The unit vector across an axis that is nearest to a wanted one."""
    side = wanted - (wanted @ axis) * axis
    size = float(np.linalg.norm(side))
    if size < 1e-3:
        side = np.cross(axis, [1.0, 0.0, 0.0])
        size = float(np.linalg.norm(side))
    found: Floats = side / size
    return found
