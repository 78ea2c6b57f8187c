import numpy as np
import pytest

from ivcviz.geometry.fields import Grid, capsule, ellipsoid, smooth_difference, smooth_union
from ivcviz.geometry.isosurface import isosurface
from ivcviz.geometry.mesh import Mesh, is_watertight, joined, ringed_surface, vertex_normals, volume
from ivcviz.geometry.swept_tubes import swept_tube

GRID = Grid.around(np.array([-12.3, -11.1, -10.7]), np.array([12.0, 11.0, 10.0]), 0.9)
EGG = isosurface(GRID, ellipsoid(GRID.axes(), np.zeros(3), np.array([9.0, 7.0, 5.0])))


def test_an_iso_surface_is_watertight_wound_outwards_and_has_its_volume():
    assert is_watertight(EGG)
    assert volume(EGG) == pytest.approx(4 / 3 * np.pi * 9 * 7 * 5, rel=0.02)


def test_normals_of_an_iso_surface_look_outwards():
    away = EGG.vertices / np.array([9.0, 7.0, 5.0]) ** 2
    away /= np.linalg.norm(away, axis=1, keepdims=True)
    assert np.sum(away * EGG.normals, axis=1).min() > 0.95


def test_a_field_that_is_positive_everywhere_has_an_empty_surface():
    assert len(isosurface(GRID, GRID.filled(1.0)).triangles) == 0


def test_a_surface_that_leaves_the_grid_is_not_watertight():
    assert not is_watertight(isosurface(GRID, ellipsoid(GRID.axes(), np.zeros(3), np.array([30.0, 5.0, 5.0]))))


def test_a_mesh_without_one_triangle_is_not_watertight():
    assert not is_watertight(Mesh(EGG.vertices, EGG.triangles[1:]))


@pytest.mark.parametrize("closed", [True, False])
def test_a_swept_tube_is_watertight_only_with_its_caps(closed):
    z = np.linspace(0, 40, 41)
    tube = swept_tube(np.stack([2 * np.sin(z / 9), np.cos(z / 9), z], axis=1), np.full(41, 3.0), closed_ends=closed)
    assert is_watertight(tube) is closed
    if closed:
        assert volume(tube) == pytest.approx(np.pi * 9 * 41, rel=0.05)


def test_rings_of_differing_size_make_a_closed_surface():
    angle = np.linspace(0, 2 * np.pi, 30, endpoint=False)
    rings = np.stack([np.stack([r * np.cos(angle), r * np.sin(angle), np.full(30, z)], 1) for z, r in ((0, 4), (5, 6), (9, 2))])
    surface = ringed_surface(rings)
    assert is_watertight(surface)
    assert volume(surface) > 0


def test_moving_a_mesh_turns_its_normals_and_keeps_its_attributes():
    tagged = Mesh(EGG.vertices, EGG.triangles, EGG.normals, {"level": EGG.vertices[:, 2]})
    quarter = 2.0 * np.array([[0.0, -1.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0]])
    moved = tagged.moved(quarter, np.array([5.0, 0.0, 0.0]))
    assert volume(moved) == pytest.approx(8 * volume(EGG), rel=1e-4)
    np.testing.assert_allclose(moved.vertices, 2.0 * EGG.vertices[:, [1, 0, 2]] * (-1, 1, 1) + (5, 0, 0), atol=1e-4)
    np.testing.assert_allclose(moved.normals, vertex_normals(moved.vertices, moved.triangles), atol=1e-3)
    assert moved.attributes["level"] is tagged.attributes["level"]


def test_joined_meshes_stay_separate_bodies():
    far = EGG.moved(np.eye(3), np.array([100.0, 0.0, 0.0]))
    both = joined([EGG, far])
    assert is_watertight(both)
    assert volume(both) == pytest.approx(2 * volume(EGG), rel=1e-3)


def test_a_smooth_union_only_adds_and_only_near_the_junction():
    a, b = np.array([-1.0, 0.5, 5.0]), np.array([0.2, 0.4, 0.3])
    blended = smooth_union(a, b, 1.0)
    assert (blended <= np.minimum(a, b)).all()
    assert blended[2] == b[2]
    assert (smooth_difference(a, b, 1.0) >= np.maximum(a, -b)).all()


def test_a_capsule_measures_true_distance():
    p = (np.array([0.0, 5.0, 0.0]), np.array([4.0, 0.0, 0.0]), np.array([5.0, 5.0, 14.0]))
    np.testing.assert_allclose(capsule(p, np.zeros(3), np.array([0, 0, 10.0]), 1.0, 3.0), [2.0, 3.0, 1.0], atol=1e-5)


def test_the_window_of_a_box_covers_it_and_stays_on_the_grid():
    windows = GRID.windows(np.array([[-3.0, -3.0, -3.0], [8.0, 8.0, 8.0]]), np.array([[2.0, 2.0, 2.0], [99.0, 99.0, 99.0]]))
    x, _, _ = GRID.axes()
    inner = x[windows[0][0]]
    assert inner.min() <= -3.0
    assert inner.max() >= 2.0
    assert windows[1][0].stop == GRID.shape[0]
    assert GRID.window(np.full(3, -3.0), np.full(3, 2.0)) == windows[0]


def test_a_surface_that_lies_double_or_has_a_gap_is_not_watertight() -> None:
    corners = np.array([[0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]], np.float32)
    faces = np.array([[0, 2, 1], [0, 1, 3], [1, 2, 3], [0, 3, 2]], np.int32)
    assert is_watertight(Mesh(corners, faces))
    assert not is_watertight(Mesh(corners, np.concatenate([faces, faces])))
    assert not is_watertight(Mesh(corners, faces[:3]))
    assert not is_watertight(Mesh(corners, np.concatenate([faces[:3], faces[3:, ::-1]])))
    assert not is_watertight(Mesh(corners, faces[:0]))
