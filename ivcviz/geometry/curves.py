"""Space curves by arc length, and frames that do not twist."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ivcviz.geometry.arrays import Floats, Ints


@dataclass(frozen=True, eq=False)
class Curve:
    """A polyline (n, 3) with its arc length (n,); beyond its ends it runs on straight."""

    points: Floats
    arc: Floats

    @property
    def length(self) -> float:
        return float(self.arc[-1])

    def at(self, s: Floats | float) -> Floats:
        """Points (..., 3) at arc lengths s (...), mm."""
        s = np.asarray(s, dtype=float)
        low, part = self._place(s)
        point = self.points[low] + part[..., None] * (self.points[low + 1] - self.points[low])
        before, after = np.minimum(s, 0.0), np.maximum(s - self.arc[-1], 0.0)
        if before.any() or after.any():
            start, end = self._ends
            point += before[..., None] * start + after[..., None] * end
        return point

    def tangent(self, s: Floats | float) -> Floats:
        """Unit tangents (..., 3) at arc lengths s (...)."""
        s = np.asarray(s, dtype=float)
        step = min(0.5, self.length / 2)
        middle = np.minimum(np.maximum(s, step), self.length - step)
        ends = np.stack([middle - step, middle + step])
        low, part = self._place(ends)
        points = self.points[low] + part[..., None] * (self.points[low + 1] - self.points[low])
        t = points[1] - points[0]
        unit: Floats = t / np.sqrt((t * t).sum(axis=-1, keepdims=True))
        return unit

    @cached_property
    def _ends(self) -> tuple[Floats, Floats]:
        return self.tangent(0.0), self.tangent(self.length)

    def _place(self, s: Floats) -> tuple[Ints, Floats]:
        """Index of the piece that holds s and the part of the way along it, within the curve."""
        low = np.minimum(np.maximum(np.searchsorted(self.arc, s, side="right") - 1, 0), len(self.arc) - 2)
        return low, np.minimum(np.maximum((s - self.arc[low]) / (self.arc[low + 1] - self.arc[low]), 0.0), 1.0)


def curve_through(knots: Floats, step_mm: float = 1.0) -> Curve:
    """A smooth curve through knots (k, 3): centripetal Catmull-Rom, sampled about every `step_mm`."""
    knots = np.asarray(knots, dtype=float)
    ends = np.concatenate([[2 * knots[0] - knots[1]], knots, [2 * knots[-1] - knots[-2]]])
    chords = np.diff(knots, axis=0)
    counts = np.maximum(np.ceil(np.sqrt((chords * chords).sum(axis=1)) / step_mm).astype(int), 2)
    piece = np.repeat(np.arange(len(counts)), counts)
    part = (np.arange(len(piece)) - np.repeat(np.cumsum(counts) - counts, counts)) / counts[piece]
    return polyline(np.concatenate([_catmull_rom(ends, piece, part), knots[-1:]]))


def polyline(points: Floats) -> Curve:
    """The curve that runs straight from point to point (n, 3)."""
    chords = np.diff(points, axis=0)
    arc = np.concatenate([[0.0], np.cumsum(np.sqrt(np.einsum("ij,ij->i", chords, chords)))])
    return Curve(points, arc)


def hermite(start: Floats, ahead: Floats, end: Floats, heading: Floats, count: int) -> Floats:
    """`count` points (count, 3) of the cubic from `start`, where it goes `ahead`, to `end`, where it goes `heading` (3,)."""
    u = np.linspace(0.0, 1.0, count)[:, None]
    found: Floats = (
        (2 * u**3 - 3 * u**2 + 1) * start
        + (u**3 - 2 * u**2 + u) * ahead
        + (3 * u**2 - 2 * u**3) * end
        + (u**3 - u**2) * heading
    )
    return found


def parallel_frames(points: Floats, start: Floats | None = None) -> tuple[Floats, Floats, Floats]:
    """Rotation-minimising frames along a polyline (n, 3): tangents, u, v, each (n, 3); u starts nearest to `start`."""
    t = np.gradient(points, axis=0)
    t /= np.linalg.norm(t, axis=1, keepdims=True)
    if start is None:
        start = np.eye(3)[np.argmin(np.abs(t[0]))]
    u = np.empty_like(t)
    u[0] = start - t[0] * (start @ t[0])
    u[0] /= np.linalg.norm(u[0])
    for i in range(1, len(points)):
        w = u[i - 1] - t[i] * (u[i - 1] @ t[i])
        u[i] = w / np.linalg.norm(w)
    return t, u, np.cross(t, u)


def _catmull_rom(ends: Floats, piece: Ints, part: Floats) -> Floats:
    """Points (n, 3) at part (n,) of the pieces (n,) between the inner knots of ends (k + 2, 3), as cubics per piece."""
    chords = np.diff(ends, axis=0)
    gap = np.maximum((chords * chords).sum(axis=1, keepdims=True) ** 0.25, 1e-9)
    speed = chords / gap
    across = (ends[2:] - ends[:-2]) / (gap[1:] + gap[:-1])
    leaving = gap[1:-1] * (speed[:-2] - across[:-1] + speed[1:-1])
    arriving = gap[1:-1] * (speed[1:-1] - across[1:] + speed[2:])
    first, step = ends[1:-2], chords[1:-1]
    cubics = np.concatenate([leaving + arriving - 2 * step, 3 * step - 2 * leaving - arriving, leaving, first], axis=1)[piece]
    t = part[:, None]
    points: Floats = ((cubics[:, :3] * t + cubics[:, 3:6]) * t + cubics[:, 6:9]) * t + cubics[:, 9:]
    return points
