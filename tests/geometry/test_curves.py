import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivcviz.geometry.curves import curve_through, hermite, parallel_frames, polyline

BEND = np.array([[0, 0, 0], [10, 0, 4], [18, 7, 9], [20, 18, 20], [21, 30, 22]], float)


def test_a_curve_passes_through_its_knots():
    curve = curve_through(BEND)
    for knot in BEND:
        assert np.linalg.norm(curve.points - knot, axis=1).min() < 1e-9


def test_a_curve_through_points_in_line_is_straight_and_measures_their_distance():
    line = curve_through(np.array([[0, 0, 0], [3, 4, 0], [30, 40, 0]], float))
    assert line.length == pytest.approx(50)
    np.testing.assert_allclose(line.at(25.0), (15, 20, 0), atol=1e-9)


@given(st.floats(-20, 80))
def test_tangents_are_unit_and_ends_run_on_straight(s):
    curve = curve_through(BEND)
    assert np.linalg.norm(curve.tangent(s)) == pytest.approx(1)
    if s < 0:
        np.testing.assert_allclose(curve.at(s), BEND[0] + s * curve.tangent(0.0), atol=1e-9)
    if s > curve.length:
        np.testing.assert_allclose(curve.at(s), BEND[-1] + (s - curve.length) * curve.tangent(curve.length), atol=1e-9)


def test_many_places_are_answered_as_one_by_one():
    curve = curve_through(BEND)
    s = np.array([[-3.0, 0.0], [7.5, 60.0]])
    together = curve.at(s)
    assert together.shape == (2, 2, 3)
    np.testing.assert_allclose(together[1, 0], curve.at(7.5))


def test_arc_length_is_the_way_from_point_to_point():
    assert polyline(np.array([[0, 0, 0], [3, 0, 0], [3, 4, 0]], float)).arc.tolist() == [0, 3, 7]


def test_parallel_frames_are_orthonormal_and_do_not_twist():
    points = curve_through(BEND).points
    t, u, v = parallel_frames(points)
    for one, other in ((t, u), (u, v), (v, t)):
        np.testing.assert_allclose(np.sum(one * other, axis=1), 0, atol=1e-9)
    assert np.sum(u[1:] * u[:-1], axis=1).min() > 0.98


@pytest.mark.parametrize("radius", [8.0, 30.0])
@pytest.mark.parametrize("share", [0.0, 0.02, 0.3, 0.5, 0.97, 1.0])
def test_a_curve_heads_where_it_goes_up_to_its_very_ends(radius, share):
    turn = np.linspace(0.0, np.pi, 400)
    arc = polyline(radius * np.stack([np.sin(turn), 1 - np.cos(turn), np.zeros_like(turn)], axis=1))
    along = share * arc.length
    heading = arc.tangent(along)
    off = np.degrees(np.arccos(np.clip(heading @ (np.cos(along / radius), np.sin(along / radius), 0.0), -1, 1)))
    assert off < np.degrees(0.6 / radius), "no farther off than the curve turns in half a millimetre"


def test_where_a_curve_bends_sharply_its_heading_turns_within_a_millimetre():
    corner = polyline(np.array([[0, 0, 0], [20, 0, 0], [20, 20, 0]], float))
    np.testing.assert_allclose(corner.tangent(19.4), (1, 0, 0), atol=1e-9)
    np.testing.assert_allclose(corner.tangent(20.6), (0, 1, 0), atol=1e-9)


def test_a_curve_shorter_than_a_millimetre_has_its_own_heading():
    short = polyline(np.array([[0, 0, 0], [0.12, 0.16, 0]], float))
    np.testing.assert_allclose(short.tangent(np.array([0.0, 0.1, 0.2])), [(0.6, 0.8, 0)] * 3, atol=1e-9)


@given(st.floats(0, 1))
def test_a_cubic_starts_and_ends_where_and_as_it_is_asked_to(u):
    start, ahead, end, heading = (np.array(v, float) for v in ((1, 2, 3), (5, 0, 1), (9, 4, 0), (0, 3, 2)))
    points = hermite(start, ahead, end, heading, 1001)
    np.testing.assert_allclose(points[0], start)
    np.testing.assert_allclose(points[-1], end)
    np.testing.assert_allclose((points[1] - points[0]) * 1000, ahead, atol=0.05)
    np.testing.assert_allclose((points[-1] - points[-2]) * 1000, heading, atol=0.05)
    straight = hermite(start, end - start, end, end - start, 1001)
    np.testing.assert_allclose(straight[round(1000 * u)], start + round(1000 * u) / 1000 * (end - start), atol=1e-9)
