"""Solids from fields: on the field, closed, with as many triangles as the shape needs."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivcviz.geometry.arrays import Floats
from ivcviz.geometry.cut_ends import Cut, cut_ends
from ivcviz.geometry.fields import ellipsoid, smooth_union
from ivcviz.geometry.mesh import Mesh, is_watertight, volume
from ivcviz.geometry.modelling import surface_of
from ivcviz.geometry.remeshing import Sizing
from ivcviz.geometry.solid_fields import (
    Points,
    bump,
    half_space,
    ramp,
    rotation_about,
    smooth_intersection,
    superellipsoid,
    tube,
    turned,
    union,
)


def _ball(radius: float, sizing: Sizing, step: float = 2.0) -> Mesh:
    def field(p: Points) -> Floats:
        return np.sqrt(p[0] ** 2 + p[1] ** 2 + p[2] ** 2) - radius

    edge = radius + 6.0
    return surface_of(field, (-edge,) * 3, (edge,) * 3, step, sizing)


def _cylinder() -> Mesh:
    def field(p: Points) -> Floats:
        return tube(p, np.array([[0.0, 0.0, -30.0], [0.0, 0.0, 30.0]]), np.array([8.0, 8.0]))

    return surface_of(field, (-14.0, -14.0, -46.0), (14.0, 14.0, 46.0), 1.5, Sizing(1.5, 8.0, 0.15))


@settings(max_examples=8, deadline=None)
@given(radius=st.floats(8.0, 25.0), chord=st.floats(0.1, 0.6))
def test_vertices_lie_on_the_field_and_the_surface_is_closed(radius: float, chord: float) -> None:
    ball = _ball(radius, Sizing(1.5, 12.0, chord))
    assert np.abs(np.linalg.norm(ball.vertices, axis=1) - radius).max() < 0.02
    assert is_watertight(ball)
    assert volume(ball) == pytest.approx(4 / 3 * np.pi * radius**3, rel=6 * chord / radius + 0.02)


def test_a_looser_chord_takes_fewer_triangles() -> None:
    counts = [len(_ball(20.0, Sizing(1.0, 15.0, chord)).triangles) for chord in (0.05, 0.2, 0.8)]
    assert counts[0] > 1.5 * counts[1] > 2.2 * counts[2]


def test_triangles_are_small_where_the_surface_bends_and_large_where_it_is_flat() -> None:
    def field(p: Points) -> Floats:
        flat = superellipsoid(p, (40.0, 40.0, 40.0), 8.0)
        return smooth_union(flat, ellipsoid(p, np.array([40.0, 0.0, 0.0]), np.array([6.0, 6.0, 6.0])), 2.0)

    solid = surface_of(field, (-48.0,) * 3, (54.0, 48.0, 48.0), 2.0, Sizing(1.5, 12.0, 0.15))
    corners = solid.vertices[solid.triangles]
    length = np.linalg.norm(corners[:, 0] - corners[:, 1], axis=1)
    middle = corners.mean(axis=1)
    knob = length[middle[:, 0] > 43]
    face = length[(np.abs(middle[:, 1]) < 20) & (np.abs(middle[:, 2]) < 20) & (middle[:, 0] < 0)]
    assert np.median(face) > 2 * np.median(knob)
    assert is_watertight(solid)


def test_no_triangle_is_turned_over_or_without_area() -> None:
    ball = _ball(15.0, Sizing(1.5, 8.0, 0.2))
    corners = ball.vertices[ball.triangles].astype(float)
    faces = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    assert (np.einsum("ij,ij->i", faces, corners.mean(axis=1)) > 0).all()
    assert np.linalg.norm(faces, axis=1).min() > 0.05


@settings(max_examples=8, deadline=None)
@given(height=st.floats(-15.0, 20.0), lean=st.floats(-0.4, 0.4))
def test_a_cut_end_is_flat_and_the_mesh_closed_again(height: float, lean: float) -> None:
    normal = np.array([lean, 0.0, 1.0]) / np.hypot(1.0, lean)
    cut = cut_ends(_cylinder(), [Cut((0.0, 0.0, height), (lean, 0.0, 1.0), 70.0)])
    above = (cut.vertices - (0, 0, height)) @ normal
    assert is_watertight(cut)
    assert above.max() < 1e-3
    assert (np.abs(above) < 1e-3).sum() >= 8


def test_an_open_end_shows_a_lumen_within_its_wall() -> None:
    whole = cut_ends(_cylinder(), [Cut((0.0, 0.0, 10.0), (0.0, 0.0, 1.0), 70.0)])
    opened = cut_ends(_cylinder(), [Cut((0.0, 0.0, 10.0), (0.0, 0.0, 1.0), 70.0, wall_mm=1.5, depth_mm=5.0)])
    assert is_watertight(opened)
    lumen = np.pi * (8.0 - 1.75) ** 2 * 5.0
    assert volume(whole) - volume(opened) == pytest.approx(lumen, rel=0.2)


def test_a_cut_keeps_to_its_reach() -> None:
    cut = cut_ends(_cylinder(), [Cut((0.0, 0.0, 34.0), (0.0, 0.0, 1.0), 12.0), Cut((0.0, 0.0, -34.0), (0.0, 0.0, -1.0), 12.0)])
    assert is_watertight(cut)
    assert np.abs(cut.vertices[:, 2]).max() == pytest.approx(34.0, abs=1e-3)


def test_the_fields_know_inside_from_outside() -> None:
    at = (np.array([2.0, 12.0]), np.array([0.0, 0.0]), np.array([0.0, 0.0]))
    assert (np.sign(superellipsoid(at, (10.0, 10.0, 10.0), 2.5)) == [-1, 1]).all()
    assert (np.sign(half_space(at, (5.0, 0.0, 0.0), (2.0, 0.0, 0.0))) == [-1, 1]).all()
    assert union([np.array([1.0, -2.0]), np.array([3.0, 4.0])]).tolist() == [1.0, -2.0]
    assert ramp(np.array([-1.0, 0.5, 2.0]), 0.0, 1.0).tolist() == [0.0, 0.5, 1.0]
    assert bump(np.array([0.0]), 3.0)[0] == 1.0


@pytest.mark.parametrize("axis", [0, 1, 2])
def test_turning_a_body_turns_its_points_back(axis: int) -> None:
    turn = rotation_about(axis, 30.0)
    point = np.array([3.0, -2.0, 5.0])
    back = turned((point[:1], point[1:2], point[2:]), turn)
    assert np.allclose(turn @ np.concatenate(back), point)
    assert np.allclose(turn @ turn.T, np.eye(3))
    assert np.linalg.det(turn) == pytest.approx(1.0)


@given(st.floats(-20, 20), st.floats(-20, 20))
def test_a_rounded_edge_takes_nothing_away_from_the_rest(a: float, b: float) -> None:
    met = float(smooth_intersection(np.array(a), np.array(b), 3.0))
    assert met >= max(a, b)
    assert met - max(a, b) == pytest.approx(0.75 if a == b else max(3.0 - abs(a - b), 0.0) ** 2 / 12, abs=1e-9)


def test_a_union_of_three_holds_what_each_of_them_holds() -> None:
    pieces = [np.array([-1.0, 5.0, 5.0]), np.array([5.0, -2.0, 5.0]), np.array([5.0, 5.0, -3.0])]
    assert union(pieces).tolist() == [-1.0, -2.0, -3.0]
    assert union(pieces, 0.5).tolist() == [-1.0, -2.0, -3.0]
    assert union(pieces[:2]).tolist() == [-1.0, -2.0, 5.0]
