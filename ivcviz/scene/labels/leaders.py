"""Crossings of leaders."""

from collections.abc import Sequence

import numpy as np

from ivcviz.geometry.arrays import Floats

Leader = tuple[tuple[float, float], ...]


def crossings(leaders: Sequence[Leader]) -> list[tuple[int, int]]:
    """The pairs (i, j), i < j, of polylines that have a point in common."""
    if len(leaders) < 2:
        return []
    owner = np.repeat(np.arange(len(leaders)), [len(leader) - 1 for leader in leaders])
    begin = np.array([point for leader in leaders for point in leader[:-1]], float)
    end = np.array([point for leader in leaders for point in leader[1:]], float)
    i, j = np.nonzero(owner[:, None] < owner[None, :])
    meet = _meet(begin[i], end[i], begin[j], end[j])
    return sorted({(int(a), int(b)) for a, b in zip(owner[i[meet]], owner[j[meet]], strict=True)})


def _meet(a: Floats, b: Floats, c: Floats, d: Floats) -> Floats:
    """Whether segments ab and cd (n, 2) have a point in common, ends and overlapping collinear parts included."""
    boxes = np.all(
        (np.minimum(a, b) <= np.maximum(c, d)) & (np.minimum(c, d) <= np.maximum(a, b)),
        axis=1,
    )
    apart = (_turn(a, b, c) * _turn(a, b, d) > 0) | (_turn(c, d, a) * _turn(c, d, b) > 0)
    meeting: Floats = boxes & ~apart
    return meeting


def _turn(a: Floats, b: Floats, c: Floats) -> Floats:
    turn: Floats = (b[:, 0] - a[:, 0]) * (c[:, 1] - a[:, 1]) - (b[:, 1] - a[:, 1]) * (c[:, 0] - a[:, 0])
    return turn
