"""Oval tubes along polylines as implicit surfaces: approximate distances in mm, negative inside."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from ivcviz.geometry.mesh import Floats

Points = tuple[Floats, Floats, Floats]


@dataclass(frozen=True, eq=False)
class Tube:
    """A tube along points (n, 3) with half axes `wide` and `thin` (n,), thin along the unit vectors `across` (n, 3).

    Its ends are round; `cut` cuts the last one flat. `along` (n,) is any measure carried along the tube.
    """

    points: Floats
    wide: Floats
    thin: Floats
    across: Floats
    along: Floats
    cut: bool = False

    def part(self, start: int, stop: int) -> "Tube":
        """The tube of points start to stop (inclusive)."""
        s = slice(start, stop + 1)
        cut = self.cut and stop >= len(self.points) - 1
        return Tube(self.points[s], self.wide[s], self.thin[s], self.across[s], self.along[s], cut)

    def thinned(self, spacing_mm: float) -> "Tube":
        """The tube through fewer points, about `spacing_mm` apart."""
        arc = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(self.points, axis=0), axis=1))])
        count = max(int(np.ceil(arc[-1] / spacing_mm)), 1)
        keep = np.unique(np.searchsorted(arc, np.linspace(0.0, arc[-1], count + 1) - 1e-6))
        return Tube(self.points[keep], self.wide[keep], self.thin[keep], self.across[keep], self.along[keep], self.cut)

    def at_least(self, radius_mm: float) -> "Tube":
        """The tube with no half axis below `radius_mm`."""
        wide, thin = np.maximum(self.wide, radius_mm), np.maximum(self.thin, radius_mm)
        return Tube(self.points, wide, thin, self.across, self.along, self.cut)

    def box(self, margin_mm: float) -> tuple[Floats, Floats]:
        """Lowest and highest corner (3,) of a box around the tube with a margin."""
        reach = self.wide[:, None] + margin_mm
        return (self.points - reach).min(axis=0), (self.points + reach).max(axis=0)

    @cached_property
    def segments(self) -> "_Segments":
        return _Segments.of(self)


@dataclass(frozen=True, eq=False)
class _Segments:
    """Per segment (m,): begin, direction (not unit), square of its length, half axes at its begin and their change."""

    begin: Floats
    ahead: Floats
    square: Floats
    across: Floats
    wide: Floats
    wide_change: Floats
    thin: Floats
    thin_change: Floats
    oval: bool

    @classmethod
    def of(cls, tube: Tube) -> "_Segments":
        ahead = np.diff(tube.points, axis=0)
        across = tube.across[:-1]
        columns = (tube.points[:-1], ahead, np.maximum((ahead**2).sum(axis=1), 1e-9), across)
        widths = (tube.wide[:-1], np.diff(tube.wide), tube.thin[:-1], np.diff(tube.thin))
        oval = bool(np.any(np.abs(tube.wide - tube.thin) > 1e-6))
        return cls(*(np.asarray(c, np.float32) for c in (*columns, *widths)), oval=oval)


def tube_distance(p: Points, tube: Tube) -> Floats:
    """Distance to the tube at points p (x, y, z broadcastable together), float32."""
    distance: Floats = _by_segment(p, tube.segments)[0].min(axis=0)
    return _cut(distance, p, tube) if tube.cut else distance


def tube_place(p: Points, tube: Tube) -> tuple[Floats, Floats]:
    """Distance to the tube at points p (k,), each coordinate (k,), and `along` of the nearest place on it."""
    by_segment, part = _by_segment(p, tube.segments)
    nearest: NDArray[np.intp] = by_segment.argmin(axis=0)
    rows = np.arange(len(nearest))
    share = part[nearest, rows]
    along = tube.along[nearest] * (1 - share) + tube.along[nearest + 1] * share
    distance = by_segment[nearest, rows]
    return (_cut(distance, p, tube) if tube.cut else distance), along


def _by_segment(p: Points, s: _Segments) -> tuple[Floats, Floats]:
    """Distances and parts of the way along, (segments, ...)."""
    column = (slice(None),) + (None,) * np.broadcast(*p).ndim
    rel = [c - s.begin[:, k][column] for k, c in enumerate(p)]
    ahead = _dot(rel, s.ahead, column)
    square = s.square[column]
    part = np.clip(ahead / square, 0.0, 1.0)
    d2 = rel[0] ** 2 + rel[1] ** 2 + rel[2] ** 2 - part * (2 * ahead - part * square)
    wide = s.wide[column] + part * s.wide_change[column]
    if not s.oval:
        return np.sqrt(np.maximum(d2, 0.0)) - wide, part
    thin = s.thin[column] + part * s.thin_change[column]
    across2 = _dot(rel, s.across, column) ** 2
    ratio2 = (wide / thin) ** 2
    oval = np.sqrt(np.maximum(d2 + (ratio2 - 1) * across2, 1e-6))
    steep = np.sqrt(np.maximum(d2 + (ratio2 * ratio2 - 1) * across2, 1e-6))
    return (oval - wide) * oval / steep, part


def _dot(rel: list[Floats], vectors: Floats, column: tuple[slice | None, ...]) -> Floats:
    total: Floats = rel[0] * vectors[:, 0][column] + rel[1] * vectors[:, 1][column] + rel[2] * vectors[:, 2][column]
    return total


def _cut(distance: Floats, p: Points, tube: Tube) -> Floats:
    end = tube.points[-1]
    ahead = end - tube.points[-2]
    ahead = (ahead / np.linalg.norm(ahead)).astype(np.float32)
    beyond = sum((c - np.float32(o)) * a for c, o, a in zip(p, end, ahead, strict=True))
    return np.maximum(distance, beyond)
