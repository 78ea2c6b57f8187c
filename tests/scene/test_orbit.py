"""Moves of the camera by the hand, without a picture."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivcviz.scene.camera import Camera, framing
from ivcviz.scene.view.orbit import STEEPEST_DEG, azimuth_elevation, centred, orbited, panned, standing, transition, zoomed

WIDTH, HEIGHT = 900, 700
ANTERIOR = Camera((0.0, -1.0, 0.0), (0.0, 0.0, 1.0), (0.0, 20.0, 130.0), 420.0)
LOW, HIGH = np.array([-100.0, -80.0, -50.0]), np.array([100.0, 110.0, 320.0])

angles = st.floats(-400.0, 400.0)
pixels = st.tuples(st.floats(0.0, WIDTH), st.floats(0.0, HEIGHT))
spots = st.tuples(st.floats(-100.0, 100.0), st.floats(-100.0, 100.0), st.floats(-50.0, 320.0))


@st.composite
def cameras(draw: st.DrawFn) -> Camera:
    """An upright camera anywhere round the body, parallel or in perspective."""
    height, seen = draw(st.floats(20.0, 900.0)), draw(st.booleans())
    base = Camera((0.0, -1.0, 0.0), (0.0, 0.0, 1.0), draw(spots), height, seen)
    return standing(base, draw(angles), draw(st.floats(-STEEPEST_DEG, STEEPEST_DEG)))


def _place(camera: Camera, point: np.ndarray) -> np.ndarray:
    return camera.project(point, WIDTH, HEIGHT)


@given(cameras(), angles, angles, spots)
def test_walking_round_the_body_never_rolls_it(camera: Camera, azimuth: float, elevation: float, about: tuple) -> None:
    turned = orbited(camera, azimuth, elevation, np.array(about))
    assert turned.right[2] == pytest.approx(0.0, abs=1e-9), "the horizon stays level"
    assert turned.up[2] > 0
    assert np.linalg.norm(turned.toward) == pytest.approx(1.0)
    assert np.dot(turned.up, turned.toward) == pytest.approx(0.0, abs=1e-9)
    assert abs(azimuth_elevation(turned)[1]) <= STEEPEST_DEG + 1e-6


@given(cameras(), angles, angles, spots)
def test_what_the_viewer_walks_round_stays_where_it_is(camera: Camera, azimuth: float, elevation: float, about: tuple) -> None:
    point = np.array(about)
    before, after = _place(camera, point), _place(orbited(camera, azimuth, elevation, point), point)
    assert after == pytest.approx(before, abs=1e-5)


@given(cameras(), angles, st.floats(-40.0, 40.0), spots)
def test_walking_back_brings_the_view_back(camera: Camera, azimuth: float, elevation: float, about: tuple) -> None:
    camera = standing(camera, *(azimuth_elevation(camera)[0], 0.0))
    there = orbited(camera, azimuth, elevation, np.array(about))
    back = orbited(there, -azimuth, -elevation, np.array(about))
    for one, other in ((camera.toward, back.toward), (camera.up, back.up), (camera.centre, back.centre)):
        assert other == pytest.approx(one, abs=1e-6)


@given(cameras(), st.floats(0.2, 5.0), pixels, st.floats(-150.0, 150.0))
def test_zooming_keeps_what_lies_under_the_cursor(camera: Camera, factor: float, at: tuple, depth: float) -> None:
    point = camera.unproject(*at, depth, WIDTH, HEIGHT)
    closer = zoomed(camera, factor, *at, WIDTH, HEIGHT, depth)
    assert _place(closer, point)[:2] == pytest.approx(at, abs=1e-4)
    assert (closer.height_mm < camera.height_mm) == (factor > 1.0) or closer.height_mm == pytest.approx(camera.height_mm)


def test_no_turn_of_the_wheel_loses_the_body_or_enters_a_cell() -> None:
    near = far = ANTERIOR
    for _ in range(200):
        near, far = zoomed(near, 1.25, 450, 350, WIDTH, HEIGHT), zoomed(far, 0.8, 450, 350, WIDTH, HEIGHT)
    assert 5 < near.height_mm < 20
    assert 1000 < far.height_mm < 5000


@given(cameras(), pixels, pixels, st.floats(-150.0, 150.0))
def test_panning_pulls_what_was_grabbed_along_with_the_hand(camera: Camera, start: tuple, end: tuple, depth: float) -> None:
    point = camera.unproject(*start, depth, WIDTH, HEIGHT)
    moved = panned(camera, end[0] - start[0], end[1] - start[1], HEIGHT, depth)
    assert _place(moved, point)[:2] == pytest.approx(end, abs=1e-4)


@given(cameras(), spots, pixels)
def test_a_point_that_is_centred_lies_there_at_no_depth(camera: Camera, point: tuple, at: tuple) -> None:
    assert _place(centred(camera, np.array(point), *at, WIDTH, HEIGHT), np.array(point)) == pytest.approx((*at, 0.0), abs=1e-4)


@given(cameras(), pixels, st.floats(-200.0, 200.0))
def test_a_pixel_and_a_depth_are_one_point_of_the_body(camera: Camera, at: tuple, depth: float) -> None:
    point = camera.unproject(*at, depth, WIDTH, HEIGHT)
    assert _place(camera, point) == pytest.approx((*at, depth), abs=1e-4)


@given(cameras(), cameras(), st.floats(0.0, 1.0))
def test_the_way_between_two_views_is_upright_and_ends_where_it_should(start: Camera, end: Camera, share: float) -> None:
    at = transition(start, end)
    assert at(1.0) == end
    assert at(0.0).toward == pytest.approx(start.toward, abs=1e-6)
    assert at(0.0).centre == pytest.approx(start.centre, abs=1e-6)
    assert at(share).right[2] == pytest.approx(0.0, abs=1e-9)


@pytest.mark.parametrize("view", ["anterior", "posterior", "left", "right", "superior", "inferior"])
def test_each_standard_view_can_be_left_without_a_jump(view: str) -> None:
    camera = framing(view, LOW, HIGH, WIDTH, HEIGHT, (200.0, 20.0, 700.0, 680.0))
    stepped = orbited(camera, 0.01, 0.0, np.array(camera.centre))
    assert np.allclose(stepped.toward, camera.toward, atol=0.02)
    assert np.allclose(stepped.up, camera.up, atol=0.02)


def test_a_drag_of_the_view_to_the_right_shows_the_patients_right_side() -> None:
    """The front of the body goes along with the hand: the viewer walks towards the patient's right."""
    turned = orbited(ANTERIOR, -30.0, 0.0, np.array(ANTERIOR.centre))
    front = np.array([0.0, -60.0, 130.0])
    assert _place(turned, front)[0] > _place(ANTERIOR, front)[0]
    assert turned.toward[0] < 0
