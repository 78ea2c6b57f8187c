"""Stitches and rings, many at once."""

import numpy as np
import pytest

from ivcviz.geometry.mesh import is_watertight, volume
from ivcviz.geometry.thin_tubes import rings_along, tubes_along


def test_straight_threads_are_closed_and_have_the_volume_of_cylinders() -> None:
    paths = np.zeros((3, 5, 3))
    paths[:, :, 0] = np.linspace(0, 10, 5)
    paths[:, :, 1] = np.arange(3)[:, None] * 4
    threads = tubes_along(paths, np.ones(5), 48, np.tile([0.0, 0.0, 1.0], (3, 1)))
    assert is_watertight(threads)
    assert volume(threads) == pytest.approx(3 * np.pi * 10, rel=0.01)


def test_rings_are_closed_and_have_the_volume_of_tori() -> None:
    angle = np.arange(90) * (2 * np.pi / 90)
    circle = np.stack([8 * np.cos(angle), 8 * np.sin(angle), np.zeros(90)], axis=1)
    rings = rings_along(np.stack([circle, circle + np.array([0, 0, 5])]), 0.5, 24, np.tile([0.0, 0.0, 1.0], (2, 1)))
    assert is_watertight(rings)
    assert volume(rings) == pytest.approx(2 * 2 * np.pi**2 * 8 * 0.25, rel=0.02)
