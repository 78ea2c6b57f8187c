"""Rings that become a surface are wound outwards, however they were given."""

import numpy as np
import pytest

from ivcviz.geometry.mesh import ringed_surface, volume
from ivcviz.scene.meshes.lobules import turning


@pytest.mark.parametrize("size", [0.05, 1.0, 20.0])
@pytest.mark.parametrize("backwards", [False, True])
def test_a_tube_is_wound_outwards(size: float, backwards: bool) -> None:
    angle = np.arange(24) * (2 * np.pi / 24)
    circle = size * np.stack([np.cos(angle), np.sin(angle), np.zeros(24)], axis=1)
    rings = circle + size * np.arange(4)[:, None, None] * np.array([0.0, 0.0, 1.0])
    assert volume(ringed_surface(turning(rings[:, ::-1] if backwards else rings))) > 0
