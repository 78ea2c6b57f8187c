import numpy as np
import pytest

from ivcviz.geometry.mesh import Mesh, is_watertight, volume
from ivcviz.geometry.open_ends import End, cut_off
from ivcviz.geometry.swept_tubes import swept_tube

TUBE = swept_tube(np.stack([np.zeros(61), np.zeros(61), np.linspace(0, 60, 61)], axis=1), np.full(61, 5.0), sides=48)
TAGGED = Mesh(TUBE.vertices, TUBE.triangles, TUBE.normals, {"level": TUBE.vertices[:, 2].copy()})
SLANT = np.array([0.0, 0.6, 0.8])


def past(end: End) -> np.ndarray:
    return (TUBE.vertices - end.point) @ end.ahead


@pytest.mark.parametrize("ahead", [np.array([0.0, 0.0, 1.0]), SLANT])
def test_a_tube_cut_off_flat_is_watertight_and_ends_on_the_plane(ahead):
    end = End(np.array([0.0, 0.0, 40.3]), ahead)
    cut = cut_off(TAGGED, past(end), [end])
    assert is_watertight(cut)
    assert volume(cut) == pytest.approx(np.pi * 25 * 40.3, rel=0.02)
    assert ((cut.vertices - end.point) @ ahead).max() < 1e-4
    assert len(cut.attributes["level"]) == len(cut.vertices) == len(cut.normals)


def test_a_lumen_of_some_depth_is_open_at_the_cut():
    end = End(np.array([0.0, 0.0, 40.3]), np.array([0.0, 0.0, 1.0]), wall_mm=1.5, depth_mm=8.0)
    cut = cut_off(TAGGED, past(end), [end])
    assert is_watertight(cut)
    assert volume(cut) == pytest.approx(np.pi * (25 * 40.3 - 3.5**2 * 8), rel=0.02)
    face = cut.vertices[np.abs(cut.vertices[:, 2] - 40.3) < 1e-3]
    assert np.hypot(face[:, 0], face[:, 1]).min() == pytest.approx(3.5, abs=0.05)


def test_both_ends_of_a_tube_can_be_cut():
    upper = End(np.array([0.0, 0.0, 50.0]), np.array([0.0, 0.0, 1.0]))
    lower = End(np.array([0.0, 0.0, 12.5]), np.array([0.0, 0.0, -1.0]))
    cut = cut_off(TAGGED, np.maximum(past(upper), past(lower)), [upper, lower])
    assert is_watertight(cut)
    assert volume(cut) == pytest.approx(np.pi * 25 * 37.5, rel=0.02)


def test_a_mesh_with_nothing_beyond_its_ends_stays_as_it_is():
    end = End(np.array([0.0, 0.0, 90.0]), np.array([0.0, 0.0, 1.0]))
    assert cut_off(TAGGED, past(end), [end]) is TAGGED
