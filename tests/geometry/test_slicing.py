"""Meshes cut by a plane, and measures of the loops: against solids whose sections are known."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivcviz.geometry.arrays import Floats
from ivcviz.geometry.mesh import Mesh, joined, ringed_surface
from ivcviz.geometry.planar import area, area_outside, gap, inside, widest_row
from ivcviz.geometry.slicing import outlines

lengths = st.floats(2.0, 60.0)


def cone(base: float, tip: float, height: float, sides: int = 180) -> Mesh:
    """A frustum about the z axis from 0 to `height`."""
    angle = np.arange(sides) * (2 * np.pi / sides)
    ring = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    rings = [np.column_stack([ring * r, np.full(sides, z)]) for r, z in ((base, 0.0), (tip, height))]
    return ringed_surface(np.array(rings))


def disc(radius: float, x: float = 0.0, y: float = 0.0) -> Floats:
    angle = np.linspace(0.0, 2 * np.pi, 240, endpoint=False)
    return np.stack([x + radius * np.cos(angle), y + radius * np.sin(angle)], axis=1)


@given(base=lengths, tip=lengths, height=lengths, share=st.floats(0.02, 0.98))
def test_a_frustum_s_section_is_the_disc_of_its_radius_there(base: float, tip: float, height: float, share: float) -> None:
    (loop,) = outlines(cone(base, tip, height), share * height)
    radius = base + share * (tip - base)
    assert area(loop) == pytest.approx(np.pi * radius**2, rel=1e-3)  # counter-clockwise, hence positive


@given(share=st.floats(0.05, 0.95), by=st.tuples(*[st.floats(-80, 80)] * 3))
def test_a_moved_mesh_has_a_moved_section(share: float, by: tuple[float, float, float]) -> None:
    mesh = cone(9.0, 4.0, 20.0)
    (here,) = outlines(mesh, 20.0 * share)
    (there,) = outlines(Mesh((mesh.vertices + np.array(by)).astype(float), mesh.triangles), 20.0 * share + by[2])
    assert area(there) == pytest.approx(area(here), rel=1e-4)
    assert there.mean(axis=0) == pytest.approx(here.mean(axis=0) + by[:2], abs=1e-2)


def test_a_plane_through_vertices_still_gives_one_closed_loop() -> None:
    angle = np.arange(24) * (2 * np.pi / 24)
    ring = np.stack([5 * np.cos(angle), 5 * np.sin(angle)], axis=1)
    mesh = ringed_surface(np.array([np.column_stack([ring, np.full(24, z)]) for z in (0.0, 10.0, 20.0)]))
    (loop,) = outlines(mesh, 10.0)
    assert area(loop) == pytest.approx(area(ring), rel=1e-6)


def test_a_hollow_runs_the_other_way_round_and_leaves_the_wall() -> None:
    inner = cone(6.0, 6.0, 20.0)
    pipe = joined([cone(8.0, 8.0, 20.0), Mesh(inner.vertices, inner.triangles[:, ::-1], inner.normals)])
    loops = outlines(pipe, 7.0)
    assert sorted(area(loop) > 0 for loop in loops) == [False, True]
    assert area_outside(loops, []) == pytest.approx(np.pi * (64 - 36), rel=2e-3)


def test_above_and_below_a_mesh_there_is_nothing() -> None:
    assert outlines(cone(8.0, 8.0, 20.0), 20.5) == ()
    assert outlines(cone(8.0, 8.0, 20.0), -0.5) == ()


def test_the_edge_of_an_open_mesh_is_closed_by_a_straight_line() -> None:
    mesh = cone(8.0, 8.0, 20.0)
    half = mesh.vertices[mesh.triangles].mean(axis=1)[:, 1] > 0
    (loop,) = outlines(Mesh(mesh.vertices, mesh.triangles[half]), 7.0)
    assert abs(area(loop)) == pytest.approx(np.pi * 64 / 2, rel=2e-2)


@settings(deadline=None)
@given(radius=lengths, away=st.floats(0.0, 130.0), other=lengths)
def test_areas_of_two_discs_agree_with_the_formula_of_their_lens(radius: float, away: float, other: float) -> None:
    left = area_outside([disc(radius)], [disc(other, away)])
    assert left == pytest.approx(np.pi * radius**2 - _lens(radius, other, away), rel=5e-3, abs=0.5)
    both = area_outside([disc(radius), disc(other, away)], [])
    assert both == pytest.approx(np.pi * (radius**2 + other**2) - _lens(radius, other, away), rel=5e-3, abs=0.5)


@settings(deadline=None)
@given(radius=lengths, other=lengths, away=st.floats(0.0, 200.0))
def test_the_gap_between_discs_is_what_their_centres_leave(radius: float, other: float, away: float) -> None:
    distance, here, there = gap(disc(radius), [disc(other, away)])
    assert distance == pytest.approx(max(away - radius - other, 0.0), abs=0.05)
    if distance > 0:
        assert np.linalg.norm(here - there) == pytest.approx(distance, abs=1e-6)


def test_what_lies_within_another_has_no_gap() -> None:
    assert gap(disc(10.0), [disc(3.0, 2.0)])[0] == 0.0
    assert gap(disc(3.0, 2.0), [disc(10.0)])[0] == 0.0


def test_a_point_in_a_hollow_is_not_inside() -> None:
    loops = [disc(8.0), disc(5.0)[::-1]]
    assert inside(loops, np.array([[6.5, 0.0], [0.0, 0.0], [9.0, 0.0]])).tolist() == [True, False, False]


def test_words_stand_where_a_shape_is_widest_within_the_box() -> None:
    low, high = np.array([-4.0, -20.0]), np.array([30.0, 20.0])
    found = widest_row([disc(10.0)], low, high)
    assert found is not None
    x, y, room = found
    assert (x, room) == pytest.approx((3.0, 14.0), abs=0.3)
    assert abs(y) < 1.5
    assert widest_row([disc(10.0)], np.array([11.0, 0.0]), high) is None


def _lens(r: float, s: float, d: float) -> float:
    if d >= r + s:
        return 0.0
    if d <= abs(r - s):
        return float(np.pi * min(r, s) ** 2)
    one = r**2 * np.arccos((d**2 + r**2 - s**2) / (2 * d * r))
    two = s**2 * np.arccos((d**2 + s**2 - r**2) / (2 * d * s))
    kite = np.sqrt((-d + r + s) * (d + r - s) * (d - r + s) * (d + r + s)) / 2
    return float(one + two - kite)


def test_what_lies_outside_the_box_does_not_move_the_words() -> None:
    low, high = np.array([-20.0, -20.0]), np.array([20.0, 20.0])
    alone = widest_row([disc(10.0)], low, high)
    for away in ((50.0, 0.0), (-50.0, 0.0), (0.0, 60.0), (60.0, -60.0)):
        assert widest_row([disc(10.0), disc(15.0) + np.array(away)], low, high) == pytest.approx(alone)


def test_words_stand_in_the_wider_of_two_pieces_and_nearer_to_its_middle() -> None:
    low, high = np.array([-40.0, -40.0]), np.array([40.0, 40.0])
    found = widest_row([disc(5.0) + np.array([-20.0, 0.0]), disc(9.0) + np.array([15.0, 0.0])], low, high)
    assert found is not None
    assert found == pytest.approx((15.0, 0.0, 18.0), abs=0.2)
    tall = np.array([[0.0, -30.0], [10.0, -30.0], [10.0, 30.0], [0.0, 30.0]])
    assert widest_row([tall], low, high) == pytest.approx((5.0, 0.0, 10.0), abs=0.1)


def test_the_gap_runs_between_the_nearest_points_of_both_lines() -> None:
    square = np.array([[0.0, 0.0], [4.0, 0.0], [4.0, 4.0], [0.0, 4.0]])
    far, near = square + np.array([30.0, 0.0]), square + np.array([9.0, 1.0])
    distance, here, there = gap(square, [far, near])
    assert distance == pytest.approx(5.0)
    assert (here[0], there[0]) == pytest.approx((4.0, 9.0))
    assert here[1] == pytest.approx(there[1])
    distance, here, there = gap(square, [square + np.array([7.0, 8.0])])
    assert distance == pytest.approx(5.0)
    assert (*here, *there) == pytest.approx((4.0, 4.0, 7.0, 8.0))
