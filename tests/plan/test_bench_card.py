"""The bench card's patterns, cut virtually and rolled back."""

from math import pi

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ivcviz.errors import UserError
from ivcviz.geometry.branch import Branch, unrolled_turn
from ivcviz.geometry.mesh import Floats
from ivcviz.geometry.seam import compute_seam
from ivcviz.plan.bench_card import as_json, card_of_branch, card_of_plan
from ivcviz.plan.report import as_json as plan_json
from ivcviz.plan.resolve import resolve
from ivcviz.storage.case_files import load_case
from ivcviz.storage.shipped import find_case

BENCH = Branch(16.0, 12.0, 10.0, 20.0, 60.0)


def length(outline: Floats) -> float:
    return float(np.linalg.norm(np.diff(outline, axis=0), axis=1).sum())


def rolled(branch: Branch, flat: Floats) -> Floats:
    """A flat pattern (n, 2) rolled back to points (n, 3) about the branch's own axis, z along it."""
    turn = unrolled_turn(branch)
    if abs(turn) < 1e-9:
        radius = branch.base_diameter_mm / 2
        angle = flat[:, 0] / radius
        return np.stack([radius * np.sin(angle), radius * np.cos(angle), flat[:, 1]], axis=1)
    # The flat cone's apex lies on the middle generator, a slant's length from the base circle.
    slant = branch.base_diameter_mm / 2 / turn
    reach = np.hypot(flat[:, 0], flat[:, 1] + slant)
    swing = np.arctan2(flat[:, 0] * np.sign(slant), (flat[:, 1] + slant) * np.sign(slant)) / turn
    radius = reach * abs(turn)
    along = (radius - branch.base_diameter_mm / 2) / branch.taper
    return np.stack([radius * np.sin(swing), radius * np.cos(swing), along], axis=1)


branches = st.builds(
    Branch,
    st.floats(12, 24),
    st.floats(6, 14),
    st.floats(6, 14),
    st.floats(15, 50),
    st.floats(45, 135),
    st.floats(-2, 2),
)


@settings(max_examples=40, deadline=None)
@given(branches)
def test_the_cut_pattern_rolled_back_meets_the_graft_along_the_seam(branch: Branch) -> None:
    try:
        card = card_of_branch(branch)
    except UserError:
        assume(False)
    seam = compute_seam(branch, 720)
    cone = card.cones[0]
    points = rolled(branch, cone.seam)
    # In the branch's own frame: its axis from the piercing point, and the two directions across it.
    theta = np.deg2rad(branch.takeoff_deg)
    axis = np.array([-np.cos(theta), 0.0, np.sin(theta)])
    e1, e2 = np.array([np.sin(theta), 0.0, np.cos(theta)]), np.array([0.0, 1.0, 0.0])
    pierced = np.array([0.0, branch.offset_mm, np.sqrt((branch.tube_diameter_mm / 2) ** 2 - branch.offset_mm**2)])
    placed = pierced + points[:, 1:2] * e1 + points[:, :1] * e2 + points[:, 2:] * axis
    assert placed == pytest.approx(seam.points, abs=1e-6)
    assert np.hypot(placed[:, 1], placed[:, 2]) == pytest.approx(branch.tube_diameter_mm / 2, abs=1e-6)


@settings(max_examples=40, deadline=None)
@given(branches)
def test_hole_and_cone_have_the_same_seam_length_and_the_rim_closes(branch: Branch) -> None:
    try:
        card = card_of_branch(branch)
    except UserError:
        assume(False)
    cone, hole = card.cones[0], card.holes[0]
    assert length(cone.seam) == pytest.approx(length(hole.outline), rel=1e-4)
    assert cone.seam_mm == pytest.approx(length(hole.outline), rel=1e-3)
    assert length(cone.rim) == pytest.approx(pi * branch.tip_diameter_mm, rel=1e-3)
    ends = [float(np.linalg.norm(cone.rim[k] - cone.seam[k])) for k in (0, -1)]
    assert ends[0] == pytest.approx(ends[1], abs=1e-6), "the two closing edges are sewn to one another"


def test_the_numbers_of_the_check_table_come_out() -> None:
    told = as_json(card_of_branch(BENCH))
    assert round(told["seam_mm"], 1) == 43.4  # type: ignore[call-overload]
    assert round(told["saddle_mm"], 1) == 7.6  # type: ignore[call-overload]
    hole = told["hole"]
    assert isinstance(hole, dict)
    assert (round(hole["width_mm"], 1), round(hole["height_mm"], 1)) == (14.1, 13.9)


def test_case_4_has_a_cone_for_the_left_vein_and_a_hole_for_each_on_the_outer_surface() -> None:
    plan = resolve(load_case(find_case("case-4")))
    card = card_of_plan(plan)
    assert plan.graft is not None
    assert card.diameter_mm == plan.graft.outer_diameter_mm == plan.graft.diameter_mm + 2 * plan.graft.wall_mm
    assert [cone.name for cone in card.cones] == ["left renal vein"]
    assert sorted(hole.name for hole in card.holes) == ["left renal vein", "right renal vein"]
    places = {vein.side: vein.hole for vein in plan.renal_veins}
    for hole in card.holes:
        planned = places[hole.name.split()[0]]  # type: ignore[index]
        assert planned is not None
        assert hole.from_superior_end_mm == planned.centre_from_superior_end_mm
        assert hole.clock_deg == planned.clock_deg


@pytest.mark.parametrize("name", ["case-3", "case-4"])
def test_every_number_on_the_card_is_the_plan_s_to_the_last_bit(name: str) -> None:
    plan = resolve(load_case(find_case(name)))
    card, told = card_of_plan(plan), plan_json(plan)
    assert told["graft"]["outer_diameter_mm"] == card.diameter_mm
    assert told["graft"]["length_mm"] == card.length_mm
    planned = {f"{vein['side']} renal vein": vein for vein in told["renal_veins"] if vein["hole"]}
    assert {vein["surface"] for vein in planned.values()} == {"outer"}
    for hole in card.holes:
        on_graft = {"width_mm", "height_mm", "clock_deg"}
        assert {key: getattr(hole, key) for key in on_graft} == {key: planned[hole.name]["hole"][key] for key in on_graft}
        assert hole.from_superior_end_mm == planned[hole.name]["hole"]["centre_from_superior_end_mm"]
    for cone in card.cones:
        assert (cone.seam_mm, cone.saddle_mm) == (planned[cone.name]["seam_mm"], planned[cone.name]["saddle_mm"])
        sizes = planned[cone.name]["branch"]
        assert sizes == {key: getattr(cone.branch, key) for key in sizes}
    for vein in plan.renal_veins:
        assert vein.branch is None or vein.branch.tube_diameter_mm == card.diameter_mm


def test_two_cards_of_the_same_numbers_bear_the_same_mark_and_others_another() -> None:
    assert card_of_branch(BENCH).fingerprint == card_of_branch(Branch(16.0, 12.0, 10.0, 20.0, 60.0)).fingerprint
    assert card_of_branch(BENCH).fingerprint != card_of_branch(Branch(16.0, 12.0, 10.0, 20.0, 61.0)).fingerprint


def test_a_plan_with_nothing_to_cut_says_so() -> None:
    with pytest.raises(UserError, match="nothing is sewn"):
        card_of_plan(resolve(load_case(find_case("case-1"))))


def test_a_branch_that_cannot_be_sewn_is_refused_with_the_reason() -> None:
    with pytest.raises(UserError, match="too wide"):
        card_of_branch(Branch(16.0, 17.0, 10.0, 20.0, 60.0))
