"""Space curves by arc length, and frames that do not twist."""

from dataclasses import dataclass

import numpy as np

from ivcviz.geometry.mesh import Floats, Ints


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
        inside = np.clip(s, 0.0, self.arc[-1])
        point = np.stack([np.interp(inside, self.arc, self.points[:, k]) for k in range(3)], axis=-1)
        before, after = np.minimum(s, 0.0)[..., None], np.maximum(s - self.arc[-1], 0.0)[..., None]
        return point + before * self.tangent(0.0) + after * self.tangent(self.length)

    def tangent(self, s: Floats | float) -> Floats:
        """Unit tangents (..., 3) at arc lengths s (...)."""
        s = np.asarray(s, dtype=float)
        step = 0.5
        low = np.clip(s - step, 0.0, self.arc[-1] - step)
        high = np.clip(s + step, step, self.arc[-1])
        ahead = [np.interp(high, self.arc, self.points[:, k]) for k in range(3)]
        behind = [np.interp(low, self.arc, self.points[:, k]) for k in range(3)]
        t = np.stack(ahead, -1) - np.stack(behind, -1)
        return t / np.linalg.norm(t, axis=-1, keepdims=True)


def curve_through(knots: Floats, step_mm: float = 1.0) -> Curve:
    """A smooth curve through knots (k, 3): centripetal Catmull-Rom, sampled about every `step_mm`."""
    knots = np.asarray(knots, dtype=float)
    ends = np.concatenate([[2 * knots[0] - knots[1]], knots, [2 * knots[-1] - knots[-2]]])
    counts = np.maximum(np.ceil(np.linalg.norm(np.diff(knots, axis=0), axis=1) / step_mm).astype(int), 2)
    piece = np.repeat(np.arange(len(counts)), counts)
    part = (np.arange(len(piece)) - np.repeat(np.cumsum(counts) - counts, counts)) / counts[piece]
    return polyline(np.concatenate([_catmull_rom(ends, piece, part), knots[-1:]]))


def polyline(points: Floats) -> Curve:
    """The curve that runs straight from point to point (n, 3)."""
    arc = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])
    return Curve(points, arc)


def parallel_frames(points: Floats, start: Floats | None = None) -> tuple[Floats, Floats, Floats]:
    """Rotation-minimising frames along a polyline (n, 3): tangents, u, v, each (n, 3); u starts as near to `start` as it can."""
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
    """Points (n, 3) at part (n,) of the pieces (n,) between the inner knots of ends (k + 2, 3)."""
    gaps = np.maximum(np.linalg.norm(np.diff(ends, axis=0), axis=1) ** 0.5, 1e-9)
    time = np.concatenate([[0.0], np.cumsum(gaps)])
    t0, t1, t2, t3 = (time[piece + k][:, None] for k in range(4))
    p0, p1, p2, p3 = (ends[piece + k] for k in range(4))
    t = t1 + part[:, None] * (t2 - t1)
    a1 = (t1 - t) / (t1 - t0) * p0 + (t - t0) / (t1 - t0) * p1
    a2 = (t2 - t) / (t2 - t1) * p1 + (t - t1) / (t2 - t1) * p2
    a3 = (t3 - t) / (t3 - t2) * p2 + (t - t2) / (t3 - t2) * p3
    b1 = (t2 - t) / (t2 - t0) * a1 + (t - t0) / (t2 - t0) * a2
    b2 = (t3 - t) / (t3 - t1) * a2 + (t - t1) / (t3 - t1) * a3
    points: Floats = (t2 - t) / (t2 - t1) * b1 + (t - t1) / (t2 - t1) * b2
    return points
