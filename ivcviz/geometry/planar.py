"""Measures of loops in a plane: areas of what several of them cover, points inside, gaps. Loops are (n, 2), mm."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ivcviz.geometry.arrays import Floats

Loops = Sequence[Floats]
_ROW_MM = 0.1  # distance of the rows on which areas are measured


def area(loop: Floats) -> float:
    """Signed area, mm²; positive counter-clockwise."""
    x, y = loop[:, 0], loop[:, 1]
    return float(x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2


def area_outside(loops: Loops, others: Loops) -> float:
    """Area, mm², of what `loops` enclose and `others` do not; loops of one kind may overlap.

    Exact along x, summed over rows 0.1 mm apart.
    """
    if not loops:
        return 0.0
    everything = np.concatenate(list(loops))
    low, high = everything[:, 1].min(), everything[:, 1].max()
    rows = np.arange(low + _ROW_MM / 2, high, _ROW_MM)
    row, x, turn = _crossings(loops, rows)
    other_row, other_x, other_turn = _crossings(others, rows)
    place = np.lexsort((np.concatenate([x, other_x]), np.concatenate([row, other_row])))
    at = np.concatenate([x, other_x])[place]
    inside = np.cumsum(np.concatenate([turn, np.zeros_like(other_turn)])[place]) > 0
    covered = np.cumsum(np.concatenate([np.zeros_like(turn), other_turn])[place]) > 0
    return float((np.diff(at) * (inside & ~covered)[:-1]).sum() * _ROW_MM)


def inside(loops: Loops, points: Floats) -> NDArray[np.bool_]:
    """Whether points (k, 2) lie within what the loops enclose."""
    wound = np.zeros(len(points), int)
    for loop in loops:
        begin, end = loop, np.roll(loop, -1, axis=0)
        x, y = points[:, :1], points[:, 1:]
        up, down = (begin[:, 1] <= y) & (end[:, 1] > y), (begin[:, 1] > y) & (end[:, 1] <= y)
        run = end[:, 1] - begin[:, 1]
        at = begin[:, 0] + (y - begin[:, 1]) * (end[:, 0] - begin[:, 0]) / np.where(run == 0, 1.0, run)
        wound += ((x < at) & up).sum(axis=1) - ((x < at) & down).sum(axis=1)
    found: NDArray[np.bool_] = wound > 0
    return found


def gap(loop: Floats, others: Loops) -> tuple[float, Floats, Floats]:
    """The shortest distance, mm, between a loop's line and those of others, and its two end points (2,).

    0 where one lies within the other or the lines cross.
    """
    best = (float("inf"), loop[0], loop[0])
    for other in others:
        found = min(_nearest(loop, other), _turned(_nearest(other, loop)), key=lambda way: way[0])
        best = min(best, found, key=lambda way: way[0])
    if others and (inside(others, loop).any() or any(inside([loop], other).any() for other in others)):
        return (0.0, best[1], best[2])
    return best


def widest_row(loops: Loops, low: Floats, high: Floats) -> tuple[float, float, float] | None:
    """The widest place for text inside loops within a box: the middle (x, y) of the longest row, and its length; or None."""
    kept = [loop for loop in loops if (loop.max(axis=0) > low).all() and (loop.min(axis=0) < high).all()]
    if not kept:
        return None
    everything = np.clip(np.concatenate(kept), low, high)
    bottom, top = everything[:, 1].min(), everything[:, 1].max()
    rows = bottom + (top - bottom) * np.linspace(0.1, 0.9, 17)
    row, x, turn = _crossings(kept, rows)
    if len(x) < 2:
        return None
    place = np.lexsort((x, row))
    within = np.cumsum(turn[place])[:-1] > 0
    begin, end = np.clip(x[place][:-1], low[0], high[0]), np.clip(x[place][1:], low[0], high[0])
    # Of rows about as long the one nearest to the middle.
    off_middle = np.abs(rows[row[place][:-1]] - (bottom + top) / 2)
    worth = np.where(within, end - begin - 0.35 * off_middle, -np.inf)
    k = int(np.argmax(worth))
    if not within[k] or end[k] <= begin[k]:
        return None
    return float(begin[k] + end[k]) / 2, float(rows[row[place][k]]), float(end[k] - begin[k])


def _crossings(loops: Loops, rows: Floats) -> tuple[NDArray[np.intp], Floats, NDArray[np.int_]]:
    """Where the loops' edges cross rows (heights y, rising): index of the row, x, and +1 where one comes inside."""
    if not loops:
        return np.zeros(0, np.intp), np.zeros(0), np.zeros(0, int)
    begin = np.concatenate(list(loops))
    end = np.concatenate([np.roll(loop, -1, axis=0) for loop in loops])
    low, high = np.minimum(begin[:, 1], end[:, 1]), np.maximum(begin[:, 1], end[:, 1])
    first, last = np.searchsorted(rows, low), np.searchsorted(rows, high)
    count = last - first
    edge = np.repeat(np.arange(len(begin)), count)
    row = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count) + first[edge]
    run = end[edge] - begin[edge]
    x = begin[edge, 0] + (rows[row] - begin[edge, 1]) * run[:, 0] / run[:, 1]
    # On the left side of a counter-clockwise loop edges fall.
    return row, x, np.where(run[:, 1] < 0, 1, -1)


def _nearest(points: Floats, loop: Floats) -> tuple[float, Floats, Floats]:
    """The shortest segment from points to a loop's line: length, point, foot."""
    run = np.roll(loop, -1, axis=0) - loop
    away = points[:, None] - loop
    share = np.clip(np.einsum("ijk,jk->ij", away, run) / np.maximum(np.einsum("jk,jk->j", run, run), 1e-12), 0.0, 1.0)
    square = ((away - share[..., None] * run) ** 2).sum(axis=-1)
    i, j = np.unravel_index(int(np.argmin(square)), square.shape)
    return float(np.sqrt(square[i, j])), points[i], loop[j] + share[i, j] * run[j]


def _turned(way: tuple[float, Floats, Floats]) -> tuple[float, Floats, Floats]:
    return way[0], way[2], way[1]
