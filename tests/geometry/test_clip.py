"""Cutting meshes cleanly."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivcviz.geometry.clip import capped, clip
from ivcviz.geometry.fields import Grid, ellipsoid
from ivcviz.geometry.isosurface import isosurface
from ivcviz.geometry.mesh import Mesh, is_watertight, volume

RADIUS = 10.0


@pytest.fixture(scope="module")
def ball() -> Mesh:
    grid = Grid.around(np.full(3, -12.0), np.full(3, 12.0), 0.8)
    return isosurface(grid, ellipsoid(grid.axes(), np.zeros(3), np.full(3, RADIUS)))


@settings(max_examples=25, deadline=None)
@given(st.floats(-8.5, 8.5), st.floats(0, 6.28), st.floats(-1.4, 1.4))
def test_a_capped_half_is_watertight_and_has_the_volume_of_its_cap(ball: Mesh, height: float, turn: float, tilt: float) -> None:
    axis = np.array([np.cos(turn) * np.cos(tilt), np.sin(turn) * np.cos(tilt), np.sin(tilt)])
    kept = capped(*clip(ball, ball.vertices @ axis - height))
    assert is_watertight(kept)
    expected = np.pi * (RADIUS - height) ** 2 * (2 * RADIUS + height) / 3
    assert volume(kept) == pytest.approx(expected, rel=0.03, abs=8.0)


def test_the_two_halves_make_the_whole(ball: Mesh) -> None:
    keep = ball.vertices[:, 2] - 1.3
    assert volume(capped(*clip(ball, keep))) + volume(capped(*clip(ball, -keep))) == pytest.approx(volume(ball), rel=1e-4)


def test_a_cut_lies_where_the_value_is_zero_and_attributes_go_along(ball: Mesh) -> None:
    marked = Mesh(ball.vertices, ball.triangles, ball.normals, {"height": ball.vertices[:, 2].copy()})
    kept, loops = clip(marked, ball.vertices[:, 2] - 2.0)
    assert len(loops) == 1
    assert kept.vertices[loops[0], 2] == pytest.approx(2.0, abs=1e-4)
    assert kept.attributes["height"] == pytest.approx(kept.vertices[:, 2], abs=1e-4)


def test_a_whole_number_goes_along_from_the_side_that_is_kept(ball: Mesh) -> None:
    above = (ball.vertices[:, 2] > 2.0).astype(np.int32)
    kept, _ = clip(Mesh(ball.vertices, ball.triangles, ball.normals, {"side": above}), (ball.vertices[:, 2] - 2.0) / 100.0)
    assert set(kept.attributes["side"].tolist()) == {1}


def test_nothing_is_cut_where_everything_is_kept(ball: Mesh) -> None:
    kept, loops = clip(ball, np.ones(len(ball.vertices)))
    assert loops == []
    assert len(kept.triangles) == len(ball.triangles)


def test_nothing_is_left_where_nothing_is_kept(ball: Mesh) -> None:
    kept, loops = clip(ball, -np.ones(len(ball.vertices)))
    assert loops == []
    assert len(kept.triangles) == 0
