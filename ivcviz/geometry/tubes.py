"""Oval tubes along polylines as implicit surfaces: approximate distances in mm, negative inside.

Many tubes are held as one table of segments; a piece of a tube is a slice of it.
"""

from dataclasses import dataclass, replace

import numpy as np

from ivcviz.geometry.mesh import Floats, Ints

Points = tuple[Floats, Floats, Floats]


@dataclass(frozen=True, eq=False)
class Segments:
    """Straight pieces of tubes, a row each (m): begin and way to the end (m, 3), half axes (`wide`, and `thin` along the
    unit vectors `across`) and `along` (any measure carried along the tube) at the begin, and their change to the end."""

    begin: Floats
    ahead: Floats
    across: Floats
    across_change: Floats
    wide: Floats
    wide_change: Floats
    thin: Floats
    thin_change: Floats
    along: Floats
    along_change: Floats

    @classmethod
    def through(cls, points: Floats, wide: Floats, thin: Floats, across: Floats, along: Floats) -> "Segments":
        """The segments between successive rows: points and across (n, 3); wide, thin and along (n,)."""
        columns = [np.asarray(c, np.float32) for c in (points, wide, thin, across, along)]
        p, w, t, a, s = columns
        return cls(
            p[:-1], np.diff(p, axis=0), a[:-1], np.diff(a, axis=0), w[:-1], np.diff(w), t[:-1], np.diff(t), s[:-1], np.diff(s)
        )

    def at_least(self, radius_mm: float) -> "Segments":
        """The same with no half axis below `radius_mm`."""
        r = np.float32(radius_mm)
        wide, thin = np.maximum(self.wide, r), np.maximum(self.thin, r)
        wide_end, thin_end = np.maximum(self.wide + self.wide_change, r), np.maximum(self.thin + self.thin_change, r)
        return replace(self, wide=wide, thin=thin, wide_change=wide_end - wide, thin_change=thin_end - thin)

    def boxes(self, starts: Ints, stops: Ints, margins: Floats) -> tuple[Floats, Floats]:
        """Lowest and highest corners (k, 3) of boxes around slices starts[k]:stops[k], each with its margin, mm."""
        reach = np.maximum(self.wide, self.wide + self.wide_change)[:, None]
        end = self.begin + self.ahead
        low, high = np.minimum(self.begin, end) - reach, np.maximum(self.begin, end) + reach
        pairs = list(zip(starts, stops, strict=True))
        lows = np.array([low[a:b].min(axis=0) for a, b in pairs])
        highs = np.array([high[a:b].max(axis=0) for a, b in pairs])
        return lows - margins[:, None], highs + margins[:, None]


def tube_distance(p: Points, segments: Segments, rows: slice) -> Floats:
    """Distance to a piece of a tube at points p (x, y, z broadcastable together), float32."""
    distance: Floats = _by_segment(p, segments, rows)[0].min(axis=0)
    return distance


def tube_place(p: Floats, segments: Segments, rows: slice) -> tuple[Floats, Floats, Floats]:
    """At points p (k, 3): distance to a piece of a tube, its gradient there (k, 3, unit) and `along` of the nearest place."""
    by_segment, parts = _by_segment((p[:, 0], p[:, 1], p[:, 2]), segments, rows)
    nearest = by_segment.argmin(axis=0)
    column = np.arange(len(nearest))
    part, distance = parts[nearest, column], by_segment[nearest, column]
    at = nearest + rows.start
    ahead = segments.ahead[at]
    outward = p - (segments.begin[at] + part[:, None] * ahead)
    wide = segments.wide[at] + part * segments.wide_change[at]
    thin = segments.thin[at] + part * segments.thin_change[at]
    across = segments.across[at] + part[:, None] * segments.across_change[at]
    outward = outward + (((wide / thin) ** 2 - 1) * _rows_dot(outward, across))[:, None] * across
    gradient = outward / np.maximum(np.sqrt(_rows_dot(outward, outward)), np.float32(1e-6))[:, None]
    return distance, gradient, segments.along[at] + part * segments.along_change[at]


def _by_segment(p: Points, segments: Segments, rows: slice) -> tuple[Floats, Floats]:
    """Distances and parts of the way along, (segments, ...)."""
    column = (slice(None),) + (None,) * max(c.ndim for c in p)
    begin, ahead = segments.begin[rows], segments.ahead[rows]
    rel = [c - begin[:, k][column] for k, c in enumerate(p)]
    along = [r * ahead[:, k][column] for k, r in enumerate(rel)]
    way = (along[0] + along[1]) + along[2]
    square = np.maximum((ahead * ahead).sum(axis=1), np.float32(1e-9))[column]
    part = np.minimum(np.maximum(way / square, np.float32(0)), np.float32(1))
    d2 = (rel[0] * rel[0] + rel[1] * rel[1]) + rel[2] * rel[2]
    d2 -= part * (2 * way - part * square)
    wide = segments.wide[rows][column] + part * segments.wide_change[rows][column]
    if not np.abs(segments.wide[rows] - segments.thin[rows]).max() > 1e-3:
        return np.sqrt(np.maximum(d2, np.float32(0))) - wide, part
    thin = segments.thin[rows][column] + part * segments.thin_change[rows][column]
    across = [r * segments.across[rows][:, k][column] for k, r in enumerate(rel)]
    across2 = ((across[0] + across[1]) + across[2]) ** 2
    ratio2 = (wide / thin) ** 2
    oval = np.sqrt(np.maximum(d2 + (ratio2 - 1) * across2, np.float32(1e-6)))
    steep = np.sqrt(np.maximum(d2 + (ratio2 * ratio2 - 1) * across2, np.float32(1e-6)))
    return (oval - wide) * oval / steep, part


def _rows_dot(a: Floats, b: Floats) -> Floats:
    dot: Floats = np.einsum("ij,ij->i", a, b)
    return dot
