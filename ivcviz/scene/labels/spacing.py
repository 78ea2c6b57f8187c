"""Spacing of texts in a column: as near as possible to their wanted positions, without overlap."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from ivcviz.geometry.arrays import Floats

_STEP = 0.5  # of the grid on which places off lines are looked for, points
_STRUCK = 900.0  # what it costs to be struck through: a piece gives way by up to 30 points (default)
_CLEAR = 0.8  # between a piece and a line, points


def spaced(wanted: Sequence[float], heights: Sequence[float], low: float, high: float, gap: float) -> list[float]:
    """Centres for pieces of `heights`, in the order given, with `gap` between them, inside low..high.

    The sum of squared distances from `wanted` is the least possible: after taking off the room that the pieces before it
    need, a piece's place only has to rise along the column, which is isotonic regression (pool adjacent violators).
    What is too much for low..high stands out beyond an end; the caller drops pieces first.
    """
    if not wanted:
        return []
    offsets = [0.0, *np.cumsum(_distances(heights, gap)).tolist()]
    first = low + heights[0] / 2
    last = high - heights[-1] / 2 - offsets[-1]
    rising = _isotonic([place - offset for place, offset in zip(wanted, offsets, strict=True)])
    return [max(first, min(last, place)) + offset for place, offset in zip(rising, offsets, strict=True)]


def spaced_off_lines(
    wanted: Sequence[float], heights: Sequence[float], low: float, high: float, gap: float, lines: Sequence[float]
) -> list[float]:
    """As `spaced`, but keeping pieces off the heights of `lines` wherever that is not too far: the best places on a fine
    grid, piece by piece (dynamic programming), then freed from the grid."""
    if not wanted or not lines:
        return spaced(wanted, heights, low, high, gap)
    grid = np.arange(low, high, _STEP)
    costs = [_costs(grid, w, h, low, high, lines) for w, h in zip(wanted, heights, strict=True)]
    steps = [int(np.ceil(distance / _STEP)) for distance in _distances(heights, gap)]
    places = _cheapest(costs, steps)
    if places is None:  # the column is so full that the grid's rounding is too much
        return spaced(wanted, heights, low, high, gap)
    found = [w if abs(grid[k] - w) <= _STEP else float(grid[k]) for w, k in zip(wanted, places, strict=True)]
    return spaced(found, heights, low, high, gap)


def room_needed(heights: Sequence[float], gap: float) -> float:
    """The least height of a column that holds the pieces."""
    return sum(heights) + gap * max(len(heights) - 1, 0)


def _distances(heights: Sequence[float], gap: float) -> list[float]:
    """Least distances between the centres of neighbours."""
    return [(above + below) / 2 + gap for above, below in pairwise(heights)]


def _costs(grid: Floats, wanted: float, height: float, low: float, high: float, lines: Sequence[float]) -> Floats:
    struck = (np.abs(grid[:, None] - np.asarray(lines)) < height / 2 + _CLEAR).sum(axis=1)
    inside = (grid >= low + height / 2) & (grid <= high - height / 2)
    return np.where(inside, (grid - wanted) ** 2 + _STRUCK * struck, np.inf)


def _cheapest(costs: list[Floats], steps: list[int]) -> list[int] | None:
    """The cheapest grid places, each at least `steps` after the one before; None if there are none."""
    totals = [costs[0]]
    for cost, step in zip(costs[1:], steps, strict=True):
        before = np.minimum.accumulate(totals[-1])
        shifted = np.full(len(cost), np.inf)
        shifted[step:] = before[: max(len(before) - step, 0)]
        totals.append(cost + shifted)
    if not np.isfinite(totals[-1].min()):
        return None
    places = [int(totals[-1].argmin())]
    for total, step in zip(totals[-2::-1], steps[::-1], strict=True):
        places.append(int(total[: places[-1] - step + 1].argmin()))
    return places[::-1]


def _isotonic(values: Sequence[float]) -> list[float]:
    """The non-decreasing sequence nearest to `values` in the sense of least squares."""
    pools: list[tuple[float, int]] = []  # mean, count
    for value in values:
        pools.append((value, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (above, n), (below, m) = pools[-2:]
            pools[-2:] = [((above * n + below * m) / (n + m), n + m)]
    return [mean for mean, count in pools for _ in range(count)]
