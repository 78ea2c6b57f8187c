"""Oval tubes along polylines as implicit surfaces: approximate distances in mm, negative inside.

Many tubes are held as one table of segments; a piece of a tube is a slice of it.
"""

from dataclasses import dataclass

import numpy as np

from ivcviz.geometry.arrays import Floats, Ints

Points = tuple[Floats, Floats, Floats]

# Columns of the table: values at a segment's begin, and from _CHANGE on how much they change to its end. Slopes are
# the change of a half axis per mm.
_POINT, _ACROSS, _TANGENT = slice(0, 3), slice(3, 6), slice(6, 9)
_WIDE, _THIN, _ALONG, _WIDE_SLOPE, _THIN_SLOPE = range(9, 14)
_CHANGE = 14


@dataclass(frozen=True, eq=False)
class Segments:
    """Straight pieces of tubes, a row each: `table` (m, 28) float32, see the columns above; which of them are round."""

    table: Floats
    round: list[bool]

    @classmethod
    def through(cls, points: Floats, wide: Floats, thin: Floats, across: Floats, along: Floats) -> "Segments":
        """The segments between successive rows: centres (n, 3), half axes wide and thin (n,), thin along the unit vectors
        `across` (n, 3); `along` (n,) is any measure carried along."""
        way = np.diff(points, axis=0)
        gap = np.maximum(np.sqrt(np.einsum("ij,ij->i", way, way)), 1e-6)
        tangents = _between(way / gap[:, None])
        slopes = [_between(np.diff(axis) / gap) for axis in (wide, thin)]
        rows = np.column_stack([points, across, tangents, wide, thin, along, *slopes]).astype(np.float32)
        return cls(np.concatenate([rows[:-1], np.diff(rows, axis=0)], axis=1), (wide == thin).tolist())

    def at_least(self, radius_mm: float) -> "Segments":
        """The segments with no half axis below `radius_mm`."""
        table = self.table.copy()
        for axis in (_WIDE, _THIN):
            end = np.maximum(table[:, axis] + table[:, _CHANGE + axis], np.float32(radius_mm))
            table[:, axis] = np.maximum(table[:, axis], np.float32(radius_mm))
            table[:, _CHANGE + axis] = end - table[:, axis]
        return Segments(table, self.round)

    def boxes(self, starts: Ints, stops: Ints, margins: Floats) -> tuple[Floats, Floats]:
        """Lowest and highest corners (k, 3) of boxes around slices starts[k]:stops[k], each with its margin, mm."""
        begin, way = self.table[:, _POINT], self.table[:, _CHANGE : _CHANGE + 3]
        at_begin = self.table[:, [_WIDE, _THIN]]
        at_end = at_begin + self.table[:, [_CHANGE + _WIDE, _CHANGE + _THIN]]
        reach = np.maximum(at_begin, at_end).max(axis=1, keepdims=True)
        pad = np.zeros((1, 3), np.float32)  # reduceat may end one past the last row
        low = np.concatenate([np.minimum(begin, begin + way) - reach, pad])
        high = np.concatenate([np.maximum(begin, begin + way) + reach, pad])
        cuts = np.stack([starts, stops], axis=1).ravel()
        lows, highs = np.minimum.reduceat(low, cuts)[::2], np.maximum.reduceat(high, cuts)[::2]
        return lows - margins[:, None], highs + margins[:, None]


def tube_distance(p: Points, segments: Segments, rows: slice) -> Floats:
    """Distance to a piece of a tube at points p (x, y, z broadcastable together), float32."""
    table = segments.table[rows]
    d2, part, past2 = _nearness(p, table)
    if not all(segments.round[rows]):
        oval: Floats = _oval(p, table, d2, part, past2).min(axis=0)
        return oval
    column = (slice(None),) + (None,) * (d2.ndim - 1)
    wide = table[:, _WIDE][column] + part * table[:, _CHANGE + _WIDE][column]
    distance: Floats = (np.sqrt(np.maximum(d2, np.float32(0))) - wide).min(axis=0)
    return distance


def tube_place(p: Points, segments: Segments, rows: slice) -> tuple[Floats, Floats, Floats]:
    """Of one whole tube at points p, each (k,): distance, its gradient (k, 3; of length 1 across the tube) and `along`.

    Other than `tube_distance` it is smooth where the tube bends: the section is that at the nearest point of the axis.
    """
    d2, parts, _ = _nearness(p, segments.table[rows])
    nearest = d2.argmin(axis=0)
    part = parts.ravel()[nearest * len(nearest) + np.arange(len(nearest))]
    found = segments.table.take(nearest + rows.start, axis=0)
    here = found[:, :_CHANGE] + part[:, None] * found[:, _CHANGE:]
    across, tangent, wide, thin = here[:, _ACROSS], here[:, _TANGENT], here[:, _WIDE], here[:, _THIN]
    rel = np.stack(p, axis=1) - here[:, _POINT]
    v, past = _rows_dot(rel, across), _rows_dot(rel, tangent)
    # Beside the axis what lies along it comes of the bend alone; past the ends the tube is round, as far as it is thin.
    inside = ((nearest > 0) | (part > 0)) & ((nearest < rows.stop - rows.start - 1) | (part < 1))
    rel -= (past * inside)[:, None] * tangent
    past *= ~inside
    more = (wide / thin) ** 2 - 1
    outward = rel + more[:, None] * (v[:, None] * across + past[:, None] * tangent)
    oval = np.sqrt(np.maximum(_rows_dot(rel, outward), np.float32(1e-8)))
    steep = np.sqrt(np.maximum(_rows_dot(outward, outward), np.float32(1e-8)))
    distance = (oval - wide) * oval / steep
    # Where a tube widens, its wall leans back; how much of each slope counts is where on the ellipse the point lies.
    share = np.minimum((v / np.maximum(oval, np.float32(1e-3)) * wide / thin) ** 2, np.float32(1))
    lean = (here[:, _WIDE_SLOPE] * (1 - share) * wide + here[:, _THIN_SLOPE] * share * wide * wide / thin) / steep
    return distance, outward / steep[:, None] - lean[:, None] * tangent, here[:, _ALONG]


def _nearness(p: Points, rows: Floats) -> tuple[Floats, Floats, Floats]:
    """By segment (segments, ...): square of the distance to its axis, part of the way along it, square of what lies past it."""
    table = rows.T.reshape(-1, len(rows), *(1,) * max(c.ndim for c in p))
    begin, way = table[_POINT], table[_CHANGE : _CHANGE + 3]
    rel = [c - begin[k] for k, c in enumerate(p)]
    ahead = (rel[0] * way[0] + rel[1] * way[1]) + rel[2] * way[2]
    square = np.maximum((way[0] * way[0] + way[1] * way[1]) + way[2] * way[2], np.float32(1e-9))
    part = np.minimum(np.maximum(ahead / square, np.float32(0)), np.float32(1))
    past = ahead - part * square
    d2 = (rel[0] * rel[0] + rel[1] * rel[1]) + rel[2] * rel[2]
    d2 -= part * (ahead + past)
    return d2, part, past * past / square


def _oval(p: Points, rows: Floats, d2: Floats, part: Floats, past2: Floats) -> Floats:
    """Distances by segment to oval tubes; past its ends a segment reaches only as far as it is thin, so that it may bend."""
    table = rows.T.reshape(-1, len(rows), *(1,) * max(c.ndim for c in p))
    begin, across = table[_POINT], table[_ACROSS]
    rel = [c - begin[k] for k, c in enumerate(p)]
    across2 = ((rel[0] * across[0] + rel[1] * across[1]) + rel[2] * across[2]) ** 2 + past2
    across2 = np.minimum(across2, d2)  # where `across` is not quite across, or the oval would turn inside out
    wide, thin = (table[axis] + part * table[_CHANGE + axis] for axis in (_WIDE, _THIN))
    ratio2 = (wide / thin) ** 2
    oval = np.sqrt(np.maximum(d2 + (ratio2 - 1) * across2, np.float32(1e-6)))
    steep = np.sqrt(np.maximum(d2 + (ratio2 * ratio2 - 1) * across2, np.float32(1e-6)))
    distance: Floats = (oval - wide) * oval / steep
    return distance


def _between(steps: Floats) -> Floats:
    """Values at the points between steps (m, ...), as their means; (m + 1, ...)."""
    return np.concatenate([steps[:1], (steps[:-1] + steps[1:]) / 2, steps[-1:]])


def _rows_dot(a: Floats, b: Floats) -> Floats:
    dot: Floats = np.einsum("ij,ij->i", a, b)
    return dot
