import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivcviz.geometry.curves import curve_through
from ivcviz.geometry.tubes import Segments, tube_distance, tube_place

KNOTS = np.array([[0, 0, 0], [12, 2, 1], [25, 0, 4], [40, 6, 5]], float)
ACROSS = (0.0, 1.0, 0.0)


def straight(wide: float, thin: float) -> Segments:
    x = np.linspace(0, 30, 16)
    points = np.stack([x, 0 * x, 0 * x], axis=1)
    return Segments.through(points, np.full(16, wide), np.full(16, thin), np.tile(ACROSS, (16, 1)), x)


WHOLE = slice(0, 15)


@given(st.floats(2, 28), st.floats(0, 2 * np.pi))
def test_a_point_on_an_oval_wall_is_at_distance_nought(x, angle):
    p = tuple(np.array([v], np.float32) for v in (x, 3.0 * np.sin(angle), 7.0 * np.cos(angle)))
    assert tube_distance(p, straight(7.0, 3.0), WHOLE)[0] == pytest.approx(0, abs=1e-3)
    distance, gradient, along = tube_place(p, straight(7.0, 3.0), WHOLE)
    assert distance[0] == pytest.approx(0, abs=1e-3)
    assert along[0] == pytest.approx(x, abs=1e-3)
    normal = np.array([0, np.sin(angle) / 3.0, np.cos(angle) / 7.0])
    np.testing.assert_allclose(gradient[0], normal / np.linalg.norm(normal), atol=2e-3)


@given(st.floats(1, 4), st.floats(-6, 36), st.floats(-8, 8), st.floats(-8, 8))
def test_the_distance_to_a_round_tube_is_exact(radius, x, y, z):
    p = tuple(np.array([v], np.float32) for v in (x, y, z))
    exact = np.sqrt(max(-x, x - 30, 0) ** 2 + y * y + z * z) - radius
    assert tube_distance(p, straight(radius, radius), WHOLE)[0] == pytest.approx(exact, abs=1e-3)
    assert tube_place(p, straight(radius, radius), WHOLE)[0][0] == pytest.approx(exact, abs=1e-3)


def test_grids_and_single_points_are_measured_alike():
    tube = straight(5.0, 2.0)
    axes = [np.linspace(-5, 35, 9, dtype=np.float32), *(np.linspace(-7, 7, 5, dtype=np.float32) for _ in range(2))]
    grid = tube_distance((axes[0][:, None, None], axes[1][None, :, None], axes[2][None, None, :]), tube, WHOLE)
    points = [c.ravel() for c in np.meshgrid(*axes, indexing="ij")]
    np.testing.assert_allclose(grid.ravel(), tube_distance((points[0], points[1], points[2]), tube, WHOLE), atol=1e-5)


def test_a_flat_tube_that_bends_keeps_its_section():
    curve = curve_through(KNOTS)
    s = np.linspace(0, curve.length, 30)
    ahead = curve.tangent(s)
    across = np.stack([-ahead[:, 1], ahead[:, 0], 0 * s], axis=1)
    across /= np.linalg.norm(across, axis=1, keepdims=True)
    tube = Segments.through(curve.at(s), np.full(30, 6.0), np.full(30, 2.0), across, s)
    where = np.linspace(5, curve.length - 5, 40)
    side = np.stack([np.interp(where, s, across[:, k]) for k in range(3)], axis=1)
    p = (curve.at(where) + 2.0 * side).astype(np.float32)
    distance, gradient, along = tube_place((p[:, 0], p[:, 1], p[:, 2]), tube, slice(0, 29))
    np.testing.assert_allclose(distance, 0, atol=0.05)
    np.testing.assert_allclose(along, where, atol=0.3)
    assert np.sum(gradient * side, axis=1).min() > 0.99


def test_a_box_holds_its_piece_of_the_tube_and_a_margin():
    low, high = straight(5.0, 2.0).boxes(np.array([0, 5]), np.array([5, 15]), np.array([1.0, 0.0]))
    np.testing.assert_allclose(low, [[-6, -6, -6], [5, -5, -5]])
    np.testing.assert_allclose(high, [[16, 6, 6], [35, 5, 5]])


def test_a_tube_can_be_made_at_least_so_thick():
    p = tuple(np.array([v], np.float32) for v in (15.0, 2.5, 0.0))
    assert tube_distance(p, straight(5.0, 1.0).at_least(3.0), WHOLE)[0] == pytest.approx(-0.5, abs=0.2)
