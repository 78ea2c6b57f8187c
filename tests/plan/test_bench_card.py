"""The bench card's patterns, cut virtually and rolled back."""

from dataclasses import replace
from math import pi

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from rolling import rolled, sewn_on, wrapped

from ivcviz.errors import UserError
from ivcviz.geometry.arrays import Floats
from ivcviz.geometry.branch import Branch, branch_points, outer_root
from ivcviz.geometry.seam import compute_seam
from ivcviz.plan.bench.card import as_json, card_of_branch, card_of_plan
from ivcviz.plan.bench.measures import Closing
from ivcviz.plan.bench.patterns import PatternSubject, cone_pattern, hole_pattern
from ivcviz.plan.model import PlannedPatch
from ivcviz.plan.reconstruction.graft_rings import RING_PITCH_MM, ring_gaps
from ivcviz.plan.report.as_json import as_json as plan_json
from ivcviz.plan.resolve import resolve
from ivcviz.scene.meshes.graft import rings_mesh
from ivcviz.scene.parts.prosthesis import placement_of
from ivcviz.scene.shapes import GraftRings
from ivcviz.storage.case_files import load_case
from ivcviz.storage.shipped import find_case
from ivcviz.terms.substitutes import PTFE

BENCH = Branch(16.0, 12.0, 10.0, 20.0, 60.0)


def length(outline: Floats) -> float:
    return float(np.linalg.norm(np.diff(outline, axis=0), axis=1).sum())


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
@given(branches, st.sampled_from(["inferior", "superior"]))
def test_the_cut_patterns_rolled_back_meet_along_the_seam_wherever_the_cone_is_closed(branch: Branch, closing: Closing) -> None:
    try:
        card = card_of_branch(branch, closing)
    except UserError:
        assume(False)
    seam = compute_seam(branch, 720).points
    turn = 0.0 if closing == "inferior" else 180.0
    cone = sewn_on(branch, rolled(branch, card.cones[0].seam), turn)
    in_order = cone if closing == "inferior" else np.roll(cone[:-1], 360, axis=0)
    assert in_order[:720] == pytest.approx(seam[:720], abs=1e-6)
    assert np.hypot(cone[:, 1], cone[:, 2]) == pytest.approx(branch.tube_diameter_mm / 2, abs=1e-6)
    assert wrapped(branch, card.holes[0].outline) == pytest.approx(seam, abs=1e-9)


@settings(max_examples=40, deadline=None)
@given(branches, st.sampled_from(["inferior", "superior"]), st.floats(0, 359.9))
def test_like_letters_on_cone_and_hole_mark_the_same_points_of_the_seam(branch: Branch, closing: Closing, clock: float) -> None:
    try:
        cone = cone_pattern(PatternSubject("x"), branch, clock, closing)
    except UserError:
        assume(False)
    hole = hole_pattern(PatternSubject("x"), branch, clock, 50.0)
    turn = 0.0 if closing == "inferior" else 180.0
    on_hole = {letter: wrapped(branch, np.array([place]))[0] for letter, place in hole.marks}
    assert len(on_hole) == 4
    for generator in cone.generators:
        sewn = sewn_on(branch, rolled(branch, np.array([generator.base])), turn)[0]
        assert sewn == pytest.approx(on_hole[generator.letter], abs=1e-6)
        assert generator.length_mm == pytest.approx(np.hypot(*(np.array(generator.tip) - generator.base)))
    assert cone.generators[0].letter == cone.generators[-1].letter == closing[0].upper()


@pytest.mark.parametrize("side", ["left", "right"])
def test_the_letters_tell_where_the_flanks_lie_in_the_body(side: str) -> None:
    plan = resolve(load_case(find_case("case-4")))
    vein = next(vein for vein in plan.renal_veins if vein.side == side)
    hole = next(hole for hole in card_of_plan(plan).holes if str(hole.name).startswith(side))
    assert vein.branch is not None
    assert vein.hole is not None
    assert plan.graft is not None
    assert {letter for letter, _ in hole.marks} == {"S", "I", "A", "P"}
    level = plan.graft.superior_mm - vein.hole.centre_from_superior_end_mm
    phi = np.array([0.0, np.pi / 2, np.pi, -np.pi / 2])
    x, y, z = branch_points(vein.branch, phi, outer_root(vein.branch, phi)).T
    cava, clock = plan.body.cava, vein.hole.clock_deg + vein.branch.pierce_deg
    outward, falling = cava.direction(level, clock), cava.direction(level, clock - 90.0)
    places = {
        letter: cava.point(level + a) + b * falling + c * outward
        for (letter, _), a, b, c in zip(hole.marks, x, y, z, strict=True)
    }
    assert places["A"][1] < places["P"][1], "anterior is less than posterior in the body's own coordinates"
    assert places["S"][2] > places["I"][2]


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
    assert card.wall.diameter_mm == plan.graft.outer_diameter_mm == plan.graft.diameter_mm + 2 * plan.graft.wall_mm
    assert [str(cone.name) for cone in card.cones] == ["left renal vein"]
    assert sorted(str(hole.name) for hole in card.holes) == ["left renal vein", "right renal vein"]
    places = {vein.side: vein.hole for vein in plan.renal_veins}
    for hole in card.holes:
        planned = places[str(hole.name).split()[0]]  # type: ignore[index]
        assert planned is not None
        assert hole.from_superior_end_mm == planned.centre_from_superior_end_mm
        assert hole.clock_deg == planned.clock_deg


@pytest.mark.parametrize("name", ["case-3", "case-4"])
def test_every_number_on_the_card_is_the_plan_s_to_the_last_bit(name: str) -> None:
    plan = resolve(load_case(find_case(name)))
    card, told = card_of_plan(plan), plan_json(plan)
    assert told["graft"]["outer_diameter_mm"] == card.wall.diameter_mm
    assert told["graft"]["length_mm"] == card.wall.length_mm
    planned = {f"{vein['side']} renal vein": vein for vein in told["renal_veins"] if vein["hole"]}
    assert {vein["surface"] for vein in planned.values()} == {"outer"}
    for hole in card.holes:
        on_graft = {"width_mm", "height_mm", "clock_deg"}
        assert {key: getattr(hole, key) for key in on_graft} == {key: planned[str(hole.name)]["hole"][key] for key in on_graft}
        assert hole.from_superior_end_mm == planned[str(hole.name)]["hole"]["centre_from_superior_end_mm"]
    for cone in card.cones:
        assert (cone.seam_mm, cone.saddle_mm) == (planned[str(cone.name)]["seam_mm"], planned[str(cone.name)]["saddle_mm"])
        sizes = planned[str(cone.name)]["branch"]
        assert sizes == {key: getattr(cone.branch, key) for key in sizes}
    for vein in plan.renal_veins:
        assert vein.branch is None or vein.branch.tube_diameter_mm == card.wall.diameter_mm


def test_two_cards_of_the_same_numbers_bear_the_same_mark_and_others_another() -> None:
    assert card_of_branch(BENCH).fingerprint == card_of_branch(Branch(16.0, 12.0, 10.0, 20.0, 60.0)).fingerprint
    assert card_of_branch(BENCH).fingerprint != card_of_branch(Branch(16.0, 12.0, 10.0, 20.0, 61.0)).fingerprint


def test_the_rings_on_the_card_are_those_of_the_picture() -> None:
    plan = resolve(load_case(find_case("case-4")))
    wall = card_of_plan(plan).wall
    assert wall is not None
    assert plan.graft is not None
    body, placement = plan.body, placement_of(plan)
    drawn = rings_mesh(GraftRings(plan.case.anatomy, placement, ring_gaps(plan)), body, False)
    levels = np.array([plan.graft.superior_mm - ring for ring in wall.rings])
    assert len(drawn.vertices) % len(levels) == 0
    middles = drawn.vertices.reshape(len(levels), -1, 3).mean(axis=1)
    assert [body.cava.nearest_level(middle) for middle in middles] == pytest.approx(sorted(levels), abs=0.6)
    assert np.diff(sorted(levels)).min() == pytest.approx(RING_PITCH_MM)


def test_a_patch_is_a_card_of_its_own_and_as_long_and_wide_as_planned() -> None:
    patch = PlannedPatch(100.0, 150.0, 30.0, 90.0, 18.0, PTFE)
    plan = replace(resolve(load_case(find_case("case-1"))), defect=patch, graft=None)
    card = card_of_plan(plan)
    assert card.wall is None
    assert card.patch is not None
    assert np.ptp(card.patch.outline, axis=0) == pytest.approx([18.0, 50.0])
    half = len(card.patch.outline) // 2
    assert length(card.patch.outline[: half + 1]) == pytest.approx(card.patch.edge_mm, rel=1e-4)
    assert card.patch.sides == ("R", "L")
    assert card.fingerprint != card_of_plan(replace(plan, defect=replace(patch, width_mm=19.0))).fingerprint
    assert as_json(card)["patch"]["edge_mm"] == card.patch.edge_mm  # type: ignore[index]


def test_a_plan_with_nothing_to_cut_says_so() -> None:
    with pytest.raises(UserError, match="no graft and no patch"):
        card_of_plan(replace(resolve(load_case(find_case("case-1"))), graft=None))


@pytest.mark.parametrize("name", ["case-1", "case-2"])
def test_the_card_of_a_tube_without_holes_has_its_length_girth_and_rings(name: str) -> None:
    plan = resolve(load_case(find_case(name)))
    assert plan.graft is not None
    card = card_of_plan(plan)
    assert (card.cones, card.holes, card.patch) == ((), (), None)
    assert card.wall is not None
    assert card.wall.girth_mm == pytest.approx(pi * (plan.graft.diameter_mm + 2 * plan.graft.wall_mm))
    assert card.shown_wall() == (0.0, plan.graft.length_mm)
    told = as_json(card)
    assert (told["patterns"], told["length_mm"]) == ([], plan.graft.length_mm)
    assert told["rings_mm"] == list(card.wall.rings) != []


def test_a_branch_that_cannot_be_sewn_is_refused_with_the_reason() -> None:
    with pytest.raises(UserError, match="too wide"):
        card_of_branch(Branch(16.0, 17.0, 10.0, 20.0, 60.0))


TAPERED = st.builds(
    Branch, st.floats(16, 24), st.floats(9, 13), st.floats(4, 7), st.floats(9, 14), st.floats(50, 130), st.floats(-1.5, 1.5)
)


@settings(max_examples=30, deadline=None)
@given(TAPERED, st.sampled_from(["inferior", "superior"]))
def test_the_saddle_depth_of_the_card_is_what_a_ruler_finds_on_its_cone(branch: Branch, closing: Closing) -> None:
    """From the rim to the seam along the straight lines of the pattern: the longest of them less the shortest."""
    try:
        told = as_json(card_of_branch(branch, closing))
    except UserError:
        assume(False)
    outline = np.array(told["cone_pattern"])
    half = len(outline) // 2
    seam, rim = outline[:half], outline[half : 2 * half][::-1]
    lines = np.linalg.norm(rim - seam, axis=1)
    assert told["saddle_mm"] == pytest.approx(np.ptp(lines), abs=0.01)
