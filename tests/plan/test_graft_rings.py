"""External rings on a graft."""

from itertools import pairwise

import pytest

from ivcviz.plan.reconstruction.graft_rings import RING_PITCH_MM, ring_levels


@pytest.mark.parametrize(("inferior", "superior"), [(70.0, 182.0), (20.0, 53.0), (100.0, 104.0)])
def test_rings_stand_evenly_about_the_middle_of_a_graft_and_not_at_its_ends(inferior: float, superior: float) -> None:
    levels = ring_levels(inferior, superior, ())
    assert all(b - a == pytest.approx(RING_PITCH_MM) for a, b in pairwise(levels))
    for low, high in zip(levels, reversed(levels), strict=True):
        assert low - inferior == pytest.approx(superior - high)
        assert low - inferior > RING_PITCH_MM / 2
    assert bool(levels) == (superior - inferior >= 2 * RING_PITCH_MM)


def test_no_ring_lies_where_a_hole_is_sewn() -> None:
    whole = ring_levels(70.0, 182.0, ())
    assert ring_levels(70.0, 182.0, ((100.0, 120.0),)) == tuple(level for level in whole if not 100.0 <= level <= 120.0)
