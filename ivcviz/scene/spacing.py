"""Pieces of text in a column, as near as can be to where they want to stand and never over one another."""

from collections.abc import Sequence
from itertools import pairwise


def spaced(
    wanted: Sequence[float],
    heights: Sequence[float],
    low: float,
    high: float,
    gap: float,
    weights: Sequence[float] | None = None,
) -> list[float]:
    """Centres for pieces of `heights`, in the order given, with `gap` between them, inside low..high.

    The weighted sum of squared distances from `wanted` is the least possible: after taking off the room that the pieces
    before it need, a piece's place only has to rise along the column, which is isotonic regression (pool adjacent
    violators). What is too much for low..high stands out beyond an end; the caller drops pieces first.
    """
    if not wanted:
        return []
    offsets = [0.0]
    for above, below in pairwise(heights):
        offsets.append(offsets[-1] + (above + below) / 2 + gap)
    first = low + heights[0] / 2
    last = high - heights[-1] / 2 - offsets[-1]
    shifted = [place - offset for place, offset in zip(wanted, offsets, strict=True)]
    rising = _isotonic(shifted, weights or [1.0] * len(shifted))
    return [max(first, min(last, place)) + offset for place, offset in zip(rising, offsets, strict=True)]


def room_needed(heights: Sequence[float], gap: float) -> float:
    """The least height of a column that holds the pieces."""
    return sum(heights) + gap * max(len(heights) - 1, 0)


def _isotonic(values: Sequence[float], weights: Sequence[float]) -> list[float]:
    """The non-decreasing sequence nearest to `values` in the sense of weighted least squares."""
    pools: list[tuple[float, float, int]] = []  # mean, weight, count
    for value, weight in zip(values, weights, strict=True):
        pools.append((value, weight, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (above, v, n), (below, w, m) = pools[-2:]
            pools[-2:] = [((above * v + below * w) / (v + w), v + w, n + m)]
    return [mean for mean, _, count in pools for _ in range(count)]
