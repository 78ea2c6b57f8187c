"""The corridor of a side branch: where it runs between graft and stump, and the room it has there."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivcviz.anatomy.arteries import superior_mesenteric_artery
from ivcviz.anatomy.landmarks import reference_renal_veins
from ivcviz.anatomy.specification import AnatomySpec
from ivcviz.case.document import Case, Cone, Graft, Involved, LevelRef, RenalPlan, Tumour
from ivcviz.geometry.arrays import Floats
from ivcviz.geometry.curves import polyline
from ivcviz.plan.model import Plan, PlannedRenalVein
from ivcviz.plan.reconstruction.branch_course import branch_axis, tip_elevation
from ivcviz.plan.report.as_json import as_json
from ivcviz.plan.report.as_text import as_text
from ivcviz.plan.resolve import resolve
from ivcviz.terms.renal_methods import CONE_PIPE, INTERPOSITION, LIGATE, OPENING, RenalMethod
from ivcviz.terms.substitutes import PTFE

LEFT = "left-renal-vein"


def planned(cone: Cone, involved_mm: float, method: RenalMethod = CONE_PIPE, course: str = "pre-aortic") -> Plan:
    right, left = reference_renal_veins("F")
    spec = AnatomySpec(renal_veins=(right, replace(left, course=course)))
    tumour = Tumour(LevelRef(85), LevelRef(165), involved=(Involved(LEFT, involved_mm),))
    choices = (RenalPlan(LEFT, method, cone=cone),)
    return resolve(Case("x", tumour, anatomy=spec, graft=Graft.of(PTFE, 18.0), renal_plan=choices))


def left_vein(plan: Plan) -> PlannedRenalVein:
    return next(vein for vein in plan.renal_veins if vein.side == "left")


def axis_of(plan: Plan, vein: PlannedRenalVein) -> Floats:
    level = plan.graft.superior_mm - vein.hole.centre_from_superior_end_mm
    return branch_axis(plan.body, vein.id, vein.stump_along_mm, vein.branch, level, vein.hole.clock_deg)


def room(vein: PlannedRenalVein) -> dict[str, float]:
    return {found.to: found.room_mm for found in vein.clearances}


NARROW = st.builds(Cone, st.floats(6, 10), st.floats(5, 9), st.floats(55, 90), st.floats(-2, 2))
CONES = st.builds(Cone, st.floats(6, 15), st.floats(5, 14), st.floats(40, 120), st.floats(-3, 3))


@given(CONES, st.floats(0, 60))
@settings(max_examples=40, deadline=None)
def test_the_axis_starts_at_the_hole_and_ends_at_the_stump(cone: Cone, involved: float) -> None:
    plan = planned(cone, involved)
    vein = left_vein(plan)
    if vein.hole is None:
        return
    axis, cava = axis_of(plan, vein), plan.body.cava
    level = plan.graft.superior_mm - vein.hole.centre_from_superior_end_mm
    hole = cava.point(level) + plan.graft.outer_diameter_mm / 2 * cava.direction(level, vein.hole.clock_deg)
    assert axis[0] == pytest.approx(hole, abs=0.01)
    stump = plan.body.course(LEFT).curve.at(vein.stump_along_mm)
    lifted = tip_elevation(plan.body, LEFT, vein.stump_along_mm, vein.branch.tip_diameter_mm)
    assert axis[-1] == pytest.approx(stump + lifted, abs=0.01)
    assert np.linalg.norm(lifted) <= max(0.0, vein.branch.tip_diameter_mm / 2)


@given(CONES, st.floats(0, 60))
@settings(max_examples=40, deadline=None)
def test_the_branch_leaves_the_wall_at_its_take_off(cone: Cone, involved: float) -> None:
    plan = planned(cone, involved)
    vein = left_vein(plan)
    if vein.hole is None:
        return
    axis = axis_of(plan, vein)
    level = plan.graft.superior_mm - vein.hole.centre_from_superior_end_mm
    ahead = polyline(axis).tangent(0.0)
    inferior = -plan.body.cava.tangent(level)
    assert np.degrees(np.arccos(np.clip(ahead @ inferior, -1, 1))) == pytest.approx(cone.takeoff_deg, abs=9)


@given(CONES, st.floats(0, 60))
@settings(max_examples=40, deadline=None)
def test_the_branch_of_two_axes_that_pass_each_other_leaves_the_wall_where_its_own_axis_does(
    cone: Cone, involved: float
) -> None:
    plan = planned(cone, involved)
    vein = left_vein(plan)
    if vein.hole is None:
        return
    level = plan.graft.superior_mm - vein.hole.centre_from_superior_end_mm
    along = plan.body.cava.tangent(level)
    ahead = polyline(axis_of(plan, vein)).tangent(0.0)
    aside = ahead - (ahead @ along) * along
    pierce = np.degrees(np.arcsin(cone.offset_mm * 2 / plan.graft.outer_diameter_mm))
    outward = plan.body.cava.direction(level, vein.hole.clock_deg + pierce)
    assert np.degrees(np.arccos(np.clip(aside @ outward / np.linalg.norm(aside), -1, 1))) < 6.0


@given(CONES, st.floats(0, 60))
@settings(max_examples=40, deadline=None)
def test_nowhere_is_the_branch_nearer_than_reported(cone: Cone, involved: float) -> None:
    plan = planned(cone, involved)
    vein = left_vein(plan)
    if vein.hole is None:
        return
    curve = polyline(axis_of(plan, vein))
    s = np.linspace(0.0, curve.length, 400)
    radius = np.interp(s, [0, curve.length], [vein.branch.base_diameter_mm / 2, vein.branch.tip_diameter_mm / 2])
    spots, body = curve.at(s), plan.body
    across = np.linalg.norm(spots - body.aorta.point(spots[:, 2]), axis=1) - body.aorta.diameter(spots[:, 2]) / 2
    # Across the spine at one height is farther than the nearest way to the leaning aorta; never nearer than that by a slope.
    assert room(vein)["aorta"] <= (across - radius).min() + 0.1
    artery = superior_mesenteric_artery(body)
    fine = np.linspace(0.0, artery.curve.length, 500)
    walls = np.interp(fine, artery.curve.arc, artery.radii)
    nearest = (np.linalg.norm(spots[:, None] - artery.curve.at(fine)[None], axis=2) - walls).min(axis=1)
    assert room(vein)["superior mesenteric artery"] == pytest.approx((nearest - radius).min(), abs=0.15)


@given(NARROW, st.floats(12, 55))
@settings(max_examples=40, deadline=None)
def test_where_there_is_room_the_cone_passes_in_front_of_the_aorta_without_cutting_it_or_the_artery(
    cone: Cone, involved: float
) -> None:
    vein = left_vein(planned(cone, involved))
    assert min(room(vein).values()) > 0


def test_a_long_involved_vein_gets_a_cone_round_the_aorta_and_its_hole_turns_anterior() -> None:
    short, long = left_vein(planned(Cone(12, 10, 70), 0)), left_vein(planned(Cone(12, 10, 70), 45))
    assert long.hole.clock_deg < short.hole.clock_deg
    assert room(long)["aorta"] > 1
    assert room(long)["superior mesenteric artery"] > 0
    assert long.branch.length_mm > long.gap_mm


@pytest.mark.parametrize("involved", range(0, 56, 5))
def test_the_hole_does_not_jump_where_the_branch_begins_to_turn(involved: int) -> None:
    one, other = (left_vein(planned(Cone(12, 10, 70), involved + more)) for more in (0.0, 0.5))
    assert other.hole.clock_deg == pytest.approx(one.hole.clock_deg, abs=2)
    assert other.hole.centre_from_superior_end_mm == pytest.approx(one.hole.centre_from_superior_end_mm, abs=1)


def test_a_retro_aortic_vein_keeps_its_straight_cone_and_the_plan_says_that_it_cuts_the_aorta() -> None:
    vein = left_vein(planned(Cone(12, 10, 70), 40, course="retro-aortic"))
    assert room(vein)["aorta"] < 0


def test_only_a_branch_has_clearances() -> None:
    assert left_vein(planned(Cone(), 10, INTERPOSITION)).clearances
    assert not left_vein(planned(Cone(), 10, OPENING)).clearances
    assert not left_vein(planned(Cone(), 10, LIGATE)).clearances


def test_the_clearances_are_in_the_json_and_in_the_words() -> None:
    plan = planned(Cone(12, 10, 70), 45)
    vein = next(v for v in as_json(plan)["renal_veins"] if v["id"] == LEFT)
    assert {entry["to"]: entry["room_mm"] for entry in vein["clearances"]} == room(left_vein(plan))
    assert "room to aorta" in " ".join(as_text(plan).split())
