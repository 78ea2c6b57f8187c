"""How a renal vein is brought back to the graft: stump, gap, take-off, hole and seam."""

from dataclasses import replace
from math import cos, radians, sin

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivcviz.case import edits
from ivcviz.case.document import Case, Cone, Graft, Involved, LevelRef, RenalPlan, Tumour
from ivcviz.plan.model import Plan, PlannedRenalVein
from ivcviz.plan.reconstruction.branch_course import branch_axis, tip_elevation
from ivcviz.plan.resolve import resolve
from ivcviz.terms.renal_methods import AUTOTRANSPLANT, CONE_PIPE, INTERPOSITION, LIGATE, NEPHRECTOMY_APART, OPENING
from ivcviz.terms.substitutes import PTFE

RIGHT, LEFT = "right-renal-vein", "left-renal-vein"


def case_with(*plans: RenalPlan, graft: float = 18.0, lower: float = 85, upper: float = 172, **involved: float) -> Case:
    grown = tuple(Involved(f"{side}-renal-vein", length) for side, length in involved.items())
    return Case("x", Tumour(LevelRef(lower), LevelRef(upper), involved=grown), graft=Graft.of(PTFE, graft), renal_plan=plans)


def vein(plan: Plan, side: str) -> PlannedRenalVein:
    return next(vein for vein in plan.renal_veins if vein.side == side)


def axis_in_the_body(plan: Plan, planned: PlannedRenalVein):
    """The branch's axis in body coordinates."""
    level = plan.graft.superior_mm - planned.hole.centre_from_superior_end_mm
    return branch_axis(plan.body, planned.id, planned.stump_along_mm, planned.branch, level, planned.hole.clock_deg)


@pytest.mark.parametrize("offset", [0.0, 2.0, -2.0])
@pytest.mark.parametrize("involved", [10, 30, 45])
@pytest.mark.parametrize("takeoff", [55, 70, 90])
def test_a_cone_without_a_chosen_length_ends_at_the_stump(takeoff, involved, offset):
    plan = resolve(case_with(RenalPlan(LEFT, CONE_PIPE, cone=Cone(12, 10, takeoff, offset)), left=involved))
    left = vein(plan, "left")
    stump = plan.body.course(LEFT).curve.at(left.stump_along_mm) + tip_elevation(plan.body, LEFT, left.stump_along_mm, 10.0)
    axis = axis_in_the_body(plan, left)
    assert axis[-1] == pytest.approx(stump, abs=1e-3)
    assert left.branch.length_mm == pytest.approx(np.linalg.norm(np.diff(axis, axis=0), axis=1).sum(), abs=1e-6)
    assert left.reach_mm == pytest.approx(0, abs=1e-9)
    assert left.takeoff_deg == takeoff


def test_a_cone_that_is_too_short_leaves_the_stump_out_of_reach():
    plan = resolve(case_with(RenalPlan(LEFT, CONE_PIPE, cone=Cone(12, 10, 70, length_mm=15)), left=30))
    full = resolve(case_with(RenalPlan(LEFT, CONE_PIPE, cone=Cone(12, 10, 70)), left=30))
    short = vein(full, "left").branch.length_mm - 15
    assert vein(plan, "left").reach_mm == pytest.approx(short * sin(radians(70)), abs=0.5)


def test_an_opening_takes_the_vein_itself_as_a_straight_tube_of_its_own_calibre():
    right = vein(resolve(case_with(RenalPlan(RIGHT, OPENING), right=5)), "right")
    assert right.branch.base_diameter_mm == right.branch.tip_diameter_mm == pytest.approx(11.64, abs=0.05)
    assert 180 < right.hole.clock_deg < 360
    assert right.hole.height_mm == pytest.approx(right.branch.base_diameter_mm / sin(radians(right.takeoff_deg)), rel=1e-6)
    assert right.seam.length_mm > np.pi * right.branch.base_diameter_mm


def test_the_left_hole_faces_left_and_the_right_hole_faces_right():
    plan = resolve(case_with(RenalPlan(RIGHT, OPENING), RenalPlan(LEFT, INTERPOSITION), right=5, left=10))
    assert 0 < vein(plan, "left").hole.clock_deg < 180 < vein(plan, "right").hole.clock_deg < 360


def test_the_gap_is_the_shortest_way_from_stump_to_the_grafts_outer_wall():
    plan = resolve(case_with(RenalPlan(RIGHT, OPENING), right=5))
    right, cava = vein(plan, "right"), plan.body.cava
    stump = plan.body.course(RIGHT).curve.at(right.stump_along_mm)
    axis = cava.point(np.linspace(60, 160, 4001))
    nearest = np.linalg.norm(axis - stump, axis=1).min()
    assert right.gap_mm == pytest.approx(nearest - 18 / 2 - 0.6, abs=0.01)


def test_the_stump_lies_where_healthy_vein_begins():
    right = vein(resolve(case_with(RenalPlan(RIGHT, OPENING, margin_mm=4), right=7)), "right")
    assert right.stump_along_mm == 11
    assert vein(resolve(case_with(right=7)), "right").stump_along_mm is None


def test_a_stump_never_lies_beyond_the_hilum():
    right = vein(resolve(case_with(RenalPlan(RIGHT, OPENING), right=60)), "right")
    assert right.stump_along_mm == 28


@pytest.mark.parametrize("method", [LIGATE, NEPHRECTOMY_APART, AUTOTRANSPLANT])
def test_a_vein_that_is_not_sewn_to_the_graft_is_cut_and_has_no_hole(method):
    left = vein(resolve(case_with(RenalPlan(LEFT, method), left=10)), "left")
    assert left.cut
    assert left.hole is left.seam is left.branch is left.gap_mm is None


def test_a_hole_keeps_a_bridge_of_wall_to_the_end_of_the_graft():
    plan = resolve(case_with(RenalPlan(RIGHT, OPENING), lower=25, upper=93))
    right = vein(plan, "right")
    assert right.hole.centre_from_superior_end_mm == pytest.approx(10 + right.hole.height_mm / 2, abs=0.1)


def test_the_clamp_on_a_renal_vein_stands_on_the_kidney_side_of_its_stump():
    plan = resolve(case_with(RenalPlan(RIGHT, OPENING), RenalPlan(LEFT, CONE_PIPE), right=5, left=30))
    along = {clamp.vein: clamp.along_mm for clamp in plan.clamps if clamp.along_mm is not None}
    for planned in plan.renal_veins:
        assert along[planned.id] - plan.case.resection.jaw_mm / 2 > planned.stump_along_mm


@given(
    st.floats(10, 30),
    st.floats(0, 60),
    st.floats(0, 25),
    st.floats(5, 175),
    st.floats(4, 30),
    st.floats(4, 30),
    st.floats(-8, 8),
    st.floats(-20, 160),
    st.floats(2, 120),
)
@settings(max_examples=60, deadline=None)
def test_whatever_is_chosen_resolve_answers_with_a_seam_or_a_stop(
    graft, left, right, takeoff, base, tip, offset, lower, length
):
    cone = RenalPlan(LEFT, CONE_PIPE, cone=Cone(base, tip, takeoff, offset))
    case = case_with(cone, RenalPlan(RIGHT, OPENING), graft=graft, lower=lower, upper=lower + length, left=left, right=right)
    plan = resolve(case)
    stopped = {dict(found.values).get("vein") for found in plan.findings if found.severity == "stop"}
    for planned in plan.renal_veins:
        assert (planned.seam is None) == (planned.hole is None)
        assert planned.seam is not None or planned.id in stopped
        assert planned.hole is None or 0 <= planned.hole.clock_deg < 360


def test_a_branch_at_a_slant_stands_superior_of_its_stump_by_its_own_fall():
    square = vein(resolve(case_with(RenalPlan(LEFT, CONE_PIPE, cone=Cone(12, 10, 90)), left=2)), "left")
    slanted = vein(resolve(case_with(RenalPlan(LEFT, CONE_PIPE, cone=Cone(12, 10, 60)), left=2)), "left")
    rise = square.hole.centre_from_superior_end_mm - slanted.hole.centre_from_superior_end_mm
    assert rise == pytest.approx(slanted.branch.length_mm * cos(radians(60)), abs=0.1)


def test_without_a_graft_the_stump_is_known_and_nothing_is_sewn():
    case = replace(case_with(RenalPlan(RIGHT, OPENING), right=5), graft=None)
    right = vein(resolve(case), "right")
    assert right.stump_along_mm == 10
    assert right.seam is None


@pytest.mark.parametrize(("lower", "upper"), [(105, 150), (98, 112), (95, 118)])
@pytest.mark.parametrize("involved", [0, 20, 40])
@pytest.mark.parametrize("takeoff", [55, 70, 110])
def test_a_branch_whose_hole_was_kept_off_the_grafts_end_is_as_long_as_its_way_from_there(lower, upper, involved, takeoff):
    cone = RenalPlan(LEFT, CONE_PIPE, cone=Cone(12, 10, takeoff))
    plan = resolve(case_with(cone, lower=lower, upper=upper, left=involved))
    left = vein(plan, "left")
    way = np.linalg.norm(np.diff(axis_in_the_body(plan, left), axis=0), axis=1).sum()
    assert left.branch.length_mm == pytest.approx(way, abs=0.05)
    assert left.reach_mm < 0.05


def wall_above(plan: Plan) -> float:
    """The wall between the left hole's upper edge and the graft's superior end."""
    left = vein(plan, "left")
    return left.hole.centre_from_superior_end_mm - float(left.seam.graft_pattern[:, 1].max())


def test_a_hole_keeps_ten_millimetres_of_wall_to_the_grafts_superior_end_and_no_more_than_it_must():
    """A graft that ends higher and higher: the hole stands a bridge off its end, then where the branch asks for it."""
    cone = RenalPlan(LEFT, CONE_PIPE, cone=Cone(9, 8, 60))
    walls = [wall_above(resolve(case_with(cone, lower=60, upper=upper, left=5))) for upper in range(100, 140)]
    kept = [wall for wall in walls if wall < 10.5]
    assert kept == pytest.approx([10.0] * len(kept), abs=0.05)
    assert len(kept) > 5
    free = np.diff([wall for wall in walls if wall >= 10.5])
    assert len(free) > 5
    assert free == pytest.approx(1.0, abs=0.05), "from there on the hole stays where it is"


def test_a_left_stump_is_not_expected_to_be_brought_nearer_and_a_right_one_by_twenty_millimetres():
    allowed = {v.side: v.mobilisation_mm for v in resolve(case_with(RenalPlan(RIGHT, OPENING))).renal_veins}
    assert allowed == {"right": 20.0, "left": 0.0}


@pytest.mark.parametrize(("side", "vein_id"), [("right", RIGHT), ("left", LEFT)])
@pytest.mark.parametrize("involved", [3, 15, 22])
def test_an_opening_stands_where_the_vein_itself_leads_to_the_grafts_wall(side, vein_id, involved):
    plan = resolve(case_with(RenalPlan(vein_id, OPENING), graft=12.0, **{side: involved}))
    own, cava = vein(plan, side), plan.body.cava
    takeoff = radians(own.takeoff_deg)
    way = max(0.1, own.gap_mm / sin(takeoff))
    assert own.branch.length_mm >= way - 1e-6
    stump = plan.body.course(vein_id).curve.at(own.stump_along_mm)
    wanted = float(cava.nearest_level(stump)) + way * cos(takeoff)
    assert plan.graft.superior_mm - own.hole.centre_from_superior_end_mm == pytest.approx(wanted, abs=0.01)
    assert own.reach_mm == pytest.approx(own.gap_mm, abs=0.01)


@pytest.mark.parametrize(("width", "thickness"), [(10.0, 10.0), (14.0, 9.0), (16.0, 5.0)])
def test_a_stumps_calibre_is_that_of_a_thread_laid_round_it(width, thickness):
    turn = np.linspace(0.0, 2 * np.pi, 4001)
    rim = np.stack([width / 2 * np.cos(turn), thickness / 2 * np.sin(turn)], axis=1)
    thread = np.linalg.norm(np.diff(rim, axis=0), axis=1).sum()
    shaped = edits.shape_renal_vein(case_with(RenalPlan(RIGHT, OPENING)), RIGHT, width_mm=width, thickness_mm=thickness)
    assert np.pi * vein(resolve(shaped), "right").branch.tip_diameter_mm == pytest.approx(thread, rel=1e-3)
