"""Oval tubes along polylines as implicit surfaces: approximate distances in mm, negative inside.

Many tubes are held as one table of segments; a piece of a tube is a slice of it.
"""

from dataclasses import dataclass

import numpy as np

from ivcviz.geometry.mesh import Floats, Ints

Points = tuple[Floats, Floats, Floats]

# Columns of the table: values at a segment's begin, and from _CHANGE on how much they change to its end. Slopes are
# the change of a half axis per mm.
_POINT, _ACROSS = slice(0, 3), slice(3, 6)
_WIDE, _THIN, _ALONG, _WIDE_SLOPE, _THIN_SLOPE = range(6, 11)
_CHANGE = 11


@dataclass(frozen=True, eq=False)
class Segments:
    """Straight pieces of tubes, a row each: `table` (m, 22) float32, see the columns above."""

    table: Floats
    round: list[bool]

    @classmethod
    def through(cls, points: Floats, wide: Floats, thin: Floats, across: Floats, along: Floats) -> "Segments":
        """The segments between successive rows: centres (n, 3), half axes wide and thin (n,), thin along the unit vectors
        `across` (n, 3); `along` (n,) is any measure carried along."""
        way = np.diff(points, axis=0)
        gap = np.maximum(np.sqrt(np.einsum("ij,ij->i", way, way)), 1e-6)
        slopes = [np.pad(np.diff(axis) / gap, (0, 1), mode="edge") for axis in (wide, thin)]
        smooth = [(slope + np.roll(slope, 1)) / 2 for slope in slopes]
        rows = np.column_stack([points, across, wide, thin, along, *smooth]).astype(np.float32)
        return cls(np.concatenate([rows[:-1], np.diff(rows, axis=0)], axis=1), (wide == thin).tolist())

    def at_least(self, radius_mm: float) -> "Segments":
        """The same with no half axis below `radius_mm`."""
        table = self.table.copy()
        for axis in (_WIDE, _THIN):
            end = np.maximum(table[:, axis] + table[:, _CHANGE + axis], np.float32(radius_mm))
            table[:, axis] = np.maximum(table[:, axis], np.float32(radius_mm))
            table[:, _CHANGE + axis] = end - table[:, axis]
        return Segments(table, self.round)

    def boxes(self, starts: Ints, stops: Ints, margins: Floats) -> tuple[Floats, Floats]:
        """Lowest and highest corners (k, 3) of boxes around slices starts[k]:stops[k], each with its margin, mm."""
        begin, way = self.table[:, _POINT], self.table[:, _CHANGE : _CHANGE + 3]
        wide, wider = self.table[:, _WIDE, None], self.table[:, _CHANGE + _WIDE, None]
        reach = np.maximum(wide, wide + wider)
        pad = np.zeros((1, 3), np.float32)  # reduceat may end one past the last row
        low = np.concatenate([np.minimum(begin, begin + way) - reach, pad])
        high = np.concatenate([np.maximum(begin, begin + way) + reach, pad])
        cuts = np.stack([starts, stops], axis=1).ravel()
        lows, highs = np.minimum.reduceat(low, cuts)[::2], np.maximum.reduceat(high, cuts)[::2]
        return lows - margins[:, None], highs + margins[:, None]


def tube_distance(p: Points, segments: Segments, rows: slice) -> Floats:
    """Distance to a piece of a tube at points p (x, y, z broadcastable together), float32."""
    distance: Floats = _by_segment(p, segments, rows)[0].min(axis=0)
    return distance


class TubePlaces:
    """Points p, each coordinate (k,), seen from every segment of a slice of rows: where on the tube they are nearest."""

    def __init__(self, segments: Segments, rows: slice, p: Points) -> None:
        self._segments, self._rows, self._p = segments, rows, p
        self._distance, self._part = _by_segment(p, segments, rows)

    def nearest(self, first: int, last: int) -> tuple[Floats, Ints]:
        """Distances (k,) to the rows first:last of the slice, and the nearest of them (k,) as a row of the slice."""
        distance = self._distance[first:last]
        row = distance.argmin(axis=0)
        return distance.ravel()[row * len(row) + np.arange(len(row))], row + first

    def at(self, row: Ints) -> tuple[Floats, Floats]:
        """Gradients of the distance (k, 3; of length 1 across the tube) and `along` (k,), at each point's given row."""
        part = self._part.ravel()[row * len(row) + np.arange(len(row))]
        found = self._segments.table.take(row + self._rows.start, axis=0)
        ahead = found[:, _CHANGE : _CHANGE + 3]
        here = found[:, :_CHANGE] + part[:, None] * found[:, _CHANGE:]
        outward = np.stack(self._p, axis=1) - here[:, _POINT]
        across, wide, thin = here[:, _ACROSS], here[:, _WIDE], here[:, _THIN]
        v = _rows_dot(outward, across)
        outward += (((wide / thin) ** 2 - 1) * v)[:, None] * across
        length = np.maximum(np.sqrt(_rows_dot(outward, outward)), np.float32(1e-6))
        # Where a tube widens, its wall leans back; how much of each slope counts is where on the ellipse the point lies.
        leaning = np.minimum((v / thin) ** 2, np.float32(1))
        lean = (here[:, _WIDE_SLOPE] * (1 - leaning) * wide + here[:, _THIN_SLOPE] * leaning * wide * wide / thin) / length
        lean /= np.sqrt(np.maximum(_rows_dot(ahead, ahead), np.float32(1e-9)))
        return outward / length[:, None] - lean[:, None] * ahead, here[:, _ALONG]


def _by_segment(p: Points, segments: Segments, rows: slice) -> tuple[Floats, Floats]:
    """Distances and parts of the way along, (segments, ...)."""
    table = segments.table[rows].T.reshape(-1, rows.stop - rows.start, *(1,) * max(c.ndim for c in p))
    begin, way = table[_POINT], table[_CHANGE : _CHANGE + 3]
    rel = [c - begin[k] for k, c in enumerate(p)]
    ahead = (rel[0] * way[0] + rel[1] * way[1]) + rel[2] * way[2]
    square = np.maximum((way[0] * way[0] + way[1] * way[1]) + way[2] * way[2], np.float32(1e-9))
    part = np.minimum(np.maximum(ahead / square, np.float32(0)), np.float32(1))
    ahead += ahead
    d2 = (rel[0] * rel[0] + rel[1] * rel[1]) + rel[2] * rel[2]
    d2 -= part * (ahead - part * square)
    wide = table[_WIDE] + part * table[_CHANGE + _WIDE]
    if all(segments.round[rows]):
        return np.sqrt(np.maximum(d2, np.float32(0))) - wide, part
    thin = table[_THIN] + part * table[_CHANGE + _THIN]
    across = table[_ACROSS]
    across2 = ((rel[0] * across[0] + rel[1] * across[1]) + rel[2] * across[2]) ** 2
    ratio2 = (wide / thin) ** 2
    oval = np.sqrt(np.maximum(d2 + (ratio2 - 1) * across2, np.float32(1e-6)))
    steep = np.sqrt(np.maximum(d2 + (ratio2 * ratio2 - 1) * across2, np.float32(1e-6)))
    return (oval - wide) * oval / steep, part


def _rows_dot(a: Floats, b: Floats) -> Floats:
    dot: Floats = np.einsum("ij,ij->i", a, b)
    return dot
