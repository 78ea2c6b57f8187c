"""The seam against the published check table, against itself on three surfaces, and against what cannot be sewn."""

from itertools import pairwise
from math import cos, pi, radians, sin, sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivcviz.errors import UserError
from ivcviz.geometry.branch import branch_points, shortest_length, unroll_branch
from ivcviz.geometry.seam import Branch, compute_seam


@st.composite
def sewable_branches(draw: st.DrawFn) -> Branch:
    """Branches that surgeons could ask for: up to 0.85 of the tube at the wall, tapering either way, often beside the axis."""
    tube = draw(st.floats(8, 30))
    base = tube * draw(st.floats(0.2, 0.7))
    tip = base * draw(st.floats(0.6, 1.3))
    takeoff = draw(st.floats(40, 140))
    offset = (tube - base) / 2 * draw(st.floats(-0.6, 0.6))
    return Branch(tube, base, tip, draw(st.floats(2.5, 5)) * tube, takeoff, offset)


def romberg(points):
    """The length of a smooth curve from its chords, extrapolated; it knows nothing of the curve's equation."""
    rows = [np.linalg.norm(np.diff(points[::step], axis=0), axis=1).sum() for step in (8, 4, 2, 1)]
    for order in (4, 16, 64):
        rows = [(order * fine - coarse) / (order - 1) for coarse, fine in pairwise(rows)]
    return rows[0]


@pytest.mark.parametrize(
    ("graft", "base", "tip", "length", "angle", "width", "height", "seam", "straight", "saddle"),
    [
        (16, 12, 10, 20, 90, 14.0, 12.0, 40.2, 37.7, 2.9),
        (16, 12, 10, 20, 60, 14.1, 13.9, 43.4, 37.7, 7.6),
        (16, 12, 10, 20, 45, 14.2, 17.0, 49.0, 37.7, 12.1),
        (20, 14, 10, 25, 60, 16.4, 16.2, 50.7, 44.0, 8.7),
    ],
)
def test_the_figures_of_the_definitions_come_out_to_the_printed_digit(
    graft, base, tip, length, angle, width, height, seam, straight, saddle
):
    found = compute_seam(Branch(graft, base, tip, length, angle))
    assert round(found.hole_width_mm, 1) == width
    assert round(found.hole_height_mm, 1) == height
    assert round(found.length_mm, 1) == seam
    assert round(pi * base, 1) == straight
    assert round(found.saddle_mm, 1) == saddle


@given(sewable_branches())
@settings(max_examples=60, deadline=None)
def test_the_seam_is_as_long_in_space_as_on_the_unrolled_branch_and_on_the_unrolled_graft(branch):
    found = compute_seam(branch)
    assert max(found.three_lengths_mm) - min(found.three_lengths_mm) <= 1e-9 * found.length_mm


@given(sewable_branches())
@settings(max_examples=25, deadline=None)
def test_the_outlines_that_are_handed_on_measure_what_the_integrals_say(branch):
    found = compute_seam(branch, samples=4096)
    for outline in (found.points, found.cone_pattern, found.graft_pattern):
        assert romberg(outline) == pytest.approx(found.length_mm, rel=1e-9)


@given(sewable_branches())
@settings(max_examples=40, deadline=None)
def test_every_point_of_the_seam_lies_on_the_graft_and_on_the_branch(branch):
    found = compute_seam(branch)
    _, y, z = found.points.T
    assert np.hypot(y, z) == pytest.approx(branch.tube_diameter_mm / 2)
    theta = radians(branch.takeoff_deg)
    axis = np.array([-cos(theta), 0.0, sin(theta)])
    pierced = np.array([0.0, branch.offset_mm, sqrt((branch.tube_diameter_mm / 2) ** 2 - branch.offset_mm**2)])
    from_axis = found.points - pierced
    along = from_axis @ axis
    beside = np.linalg.norm(from_axis - along[:, None] * axis, axis=1)
    growth = (branch.tip_diameter_mm - branch.base_diameter_mm) / 2 / branch.length_mm
    assert beside == pytest.approx(branch.base_diameter_mm / 2 + growth * along)
    assert along == pytest.approx(found.along, abs=1e-9)
    assert np.array_equal(found.points[0], found.points[-1])


@given(sewable_branches(), st.floats(-3, 3))
@settings(max_examples=40, deadline=None)
def test_unrolling_the_branch_keeps_every_generator_straight_and_as_long_as_it_is(branch, angle):
    t = np.linspace(0, branch.length_mm, 5)
    phi = np.full(5, angle)
    in_space, flat = branch_points(branch, phi, t), unroll_branch(branch, phi, t)
    assert np.linalg.norm(np.diff(flat, axis=0), axis=1) == pytest.approx(np.linalg.norm(np.diff(in_space, axis=0), axis=1))
    assert np.linalg.norm(flat[-1] - flat[0]) == pytest.approx(np.linalg.norm(in_space[-1] - in_space[0]))


@given(sewable_branches())
@settings(max_examples=40, deadline=None)
def test_a_branch_turned_upside_down_has_the_mirrored_seam(branch):
    turned = Branch(
        branch.tube_diameter_mm,
        branch.base_diameter_mm,
        branch.tip_diameter_mm,
        branch.length_mm,
        180 - branch.takeoff_deg,
        -branch.offset_mm,
    )
    one, other = compute_seam(branch), compute_seam(turned)
    assert other.length_mm == pytest.approx(one.length_mm, rel=1e-10)
    assert other.saddle_mm == pytest.approx(one.saddle_mm, rel=1e-7)
    assert other.hole_width_mm == pytest.approx(one.hole_width_mm, rel=1e-7)
    assert other.hole_height_mm == pytest.approx(one.hole_height_mm, rel=1e-7)


@pytest.mark.parametrize("tip", [12 - 1e-12, 12, 12 + 1e-12])
def test_a_branch_without_taper_is_not_a_special_case(tip):
    straight = compute_seam(Branch(16, 12, 12, 20, 70))
    nearly = compute_seam(Branch(16, 12, tip, 20, 70))
    assert nearly.length_mm == pytest.approx(straight.length_mm, rel=1e-12)
    assert nearly.cone_pattern == pytest.approx(straight.cone_pattern, abs=1e-9)
    assert np.ptp(straight.cone_pattern[:, 0]) == pytest.approx(12 * pi)


def test_a_thin_straight_branch_square_to_the_graft_has_almost_a_round_seam():
    found = compute_seam(Branch(20, 0.2, 0.2, 20, 90))
    assert found.length_mm == pytest.approx(pi * 0.2, rel=1e-4)


def test_a_hole_cut_at_a_slant_is_as_high_as_the_branch_is_wide_over_the_sine():
    found = compute_seam(Branch(16, 8, 8, 40, 30))
    assert found.hole_height_mm == pytest.approx(8 / sin(radians(30)), rel=1e-9)


def test_the_acute_side_of_a_branch_that_points_to_the_feet_is_inferior():
    found = compute_seam(Branch(16, 10, 10, 30, 50))
    superior, inferior = found.along[len(found.along) // 2], found.along[0]
    assert inferior > 0 > superior  # the inferior wall of the branch leaves the graft last


def test_an_axis_beside_the_graft_pierces_it_where_the_pattern_has_its_origin():
    branch = Branch(16, 6, 6, 30, 90, offset_mm=3)
    found = compute_seam(branch)
    assert branch.pierce_deg == pytest.approx(22.0243, abs=1e-4)
    left, right = found.graft_pattern[:, 0].min(), found.graft_pattern[:, 0].max()
    assert left < 0 < right
    assert -left > right  # stretched where the wall curves away


@pytest.mark.parametrize(
    ("branch", "reason"),
    [
        (Branch(16, 17, 17, 30, 90), "too wide"),
        (Branch(16, 16, 16, 30, 90), "too wide"),
        (Branch(16, 8, 8, 30, 90, 5), "too far"),
        (Branch(16, 8, 8, 30, 90, 9), "misses the graft"),
        (Branch(16, 12, 12, 3, 45), "longer than"),
        (Branch(16, 12, 10, 20, 0), "runs along"),
        (Branch(16, 12, 10, 20, 180), "runs along"),
        (Branch(16, 12, 10, 20, 200), "between 0 and 180"),
        (Branch(16, 12, 10, float("nan"), 60), "more than 0"),
        (Branch(float("inf"), 12, 10, 20, 60), "more than 0"),
        (Branch(16, -1, 10, 20, 60), "more than 0"),
        (Branch(16, 12, 10, 20, 60, float("nan")), "offset"),
    ],
)
def test_a_branch_that_cannot_be_sewn_is_refused_with_the_reason(branch, reason):
    with pytest.raises(UserError, match=reason):
        compute_seam(branch)


def test_a_branch_that_ends_inside_the_wall_is_told_the_length_beyond_which_it_does_not():
    with pytest.raises(UserError) as refused:
        compute_seam(Branch(16, 12, 12, 3, 45))
    least = float(str(refused.value).rsplit("than ", 1)[1].removesuffix(" mm."))
    with pytest.raises(UserError, match="longer than"):
        compute_seam(Branch(16, 12, 12, least - 0.1, 45))
    assert compute_seam(Branch(16, 12, 12, least + 0.1, 45)).length_mm > 0


@given(st.floats(1, 60), st.floats(0.5, 60), st.floats(0.5, 60), st.floats(0.5, 200), st.floats(0, 180), st.floats(-30, 30))
@settings(max_examples=150, deadline=None)
def test_any_branch_at_all_is_either_sewn_in_one_curve_or_refused(tube, base, tip, length, takeoff, offset):
    branch = Branch(tube, base, tip, length, takeoff, offset)
    try:
        found = compute_seam(branch)
    except UserError:
        return
    assert max(found.three_lengths_mm) - min(found.three_lengths_mm) <= 1e-9 * found.length_mm
    assert found.along.max() < length
    assert shortest_length(branch) == pytest.approx(found.along.max(), rel=1e-2, abs=0.05)
    assert (found.points[:, 2] > 0).all()


@given(sewable_branches())
@settings(max_examples=40, deadline=None)
def test_hole_and_saddle_are_measured_between_their_outermost_points_wherever_these_lie(branch):
    found = compute_seam(branch)
    fine = compute_seam(branch, samples=20_000)
    assert found.hole_width_mm == pytest.approx(np.ptp(fine.graft_pattern[:, 0]), rel=1e-6)
    assert found.hole_height_mm == pytest.approx(np.ptp(fine.graft_pattern[:, 1]), rel=1e-6)
    slant = sqrt(1 + ((branch.tip_diameter_mm - branch.base_diameter_mm) / 2 / branch.length_mm) ** 2)
    assert found.saddle_mm == pytest.approx(np.ptp(fine.along) * slant, rel=1e-6)
