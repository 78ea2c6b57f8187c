import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivcviz.geometry.curves import curve_through, parallel_frames, polyline

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
