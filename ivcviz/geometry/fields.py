"""Implicit surfaces on regular grids: approximate signed distances in mm, negative inside, with smooth unions."""

from dataclasses import dataclass

import numpy as np

from ivcviz.geometry.arrays import Floats


@dataclass(frozen=True, slots=True)
class Grid:
    """A regular grid: origin and spacing (mm) and number of points along x, y, z."""

    origin: tuple[float, float, float]
    spacing: tuple[float, float, float]
    shape: tuple[int, int, int]

    @classmethod
    def around(cls, low: Floats, high: Floats, step_mm: float) -> "Grid":
        """The grid of `step_mm` that covers the box from low (3,) to high (3,)."""
        count = np.ceil((np.asarray(high) - np.asarray(low)) / step_mm).astype(int) + 1
        return cls(tuple(float(x) for x in low), (step_mm,) * 3, tuple(int(n) for n in count))  # type: ignore[arg-type]

    def axes(self) -> tuple[Floats, Floats, Floats]:
        """Coordinates along x, y, z as broadcastable float32 arrays (nx, 1, 1), (1, ny, 1), (1, 1, nz)."""
        x, y, z = (
            (o + s * np.arange(n)).astype(np.float32) for o, s, n in zip(self.origin, self.spacing, self.shape, strict=True)
        )
        return x[:, None, None], y[None, :, None], z[None, None, :]

    def filled(self, value: float) -> Floats:
        """A float32 field of one value, x running fastest in memory as the iso-surface wants it."""
        return np.full(self.shape, value, dtype=np.float32, order="F")

    def window(self, low: Floats, high: Floats) -> tuple[slice, slice, slice]:
        """Index slices of the part of the grid that covers the box from low (3,) to high (3,), clipped to the grid."""
        return self.windows(np.asarray(low)[None], np.asarray(high)[None])[0]

    def windows(self, low: Floats, high: Floats) -> list[tuple[slice, slice, slice]]:
        """Index slices for each of many boxes, low and high (k, 3)."""
        start = np.clip(np.floor((low - self.origin) / self.spacing).astype(int), 0, self.shape)
        stop = np.clip(np.ceil((high - self.origin) / self.spacing).astype(int) + 1, start, self.shape)
        return [
            (slice(a, d), slice(b, e), slice(c, f)) for (a, b, c), (d, e, f) in zip(start.tolist(), stop.tolist(), strict=True)
        ]


def smooth_union(a: Floats, b: Floats, blend_mm: Floats | float) -> Floats:
    """min(a, b) with a fillet of about `blend_mm`, one or one per point (polynomial smooth minimum)."""
    h = np.maximum(blend_mm - np.abs(a - b), 0.0) / blend_mm
    return np.minimum(a, b) - h * h * (blend_mm / 4)


def smooth_difference(a: Floats, b: Floats, blend_mm: float) -> Floats:
    """a without b, with a rounded edge of about `blend_mm`."""
    return -smooth_union(-a, b, blend_mm)


def ellipsoid(p: tuple[Floats, Floats, Floats], centre: Floats, radii: Floats) -> Floats:
    """Approximate distance to an axis-aligned ellipsoid at points p (broadcastable coordinates)."""
    q = [(c - o) / r for c, o, r in zip(p, centre, radii, strict=True)]
    k0 = np.sqrt(q[0] ** 2 + q[1] ** 2 + q[2] ** 2)
    k1 = np.sqrt(sum((c / r) ** 2 for c, r in zip(q, radii, strict=True)))
    return k0 * (k0 - 1.0) / np.maximum(k1, 1e-6)


def capsule(p: tuple[Floats, Floats, Floats], a: Floats, b: Floats, radius_a: float, radius_b: float) -> Floats:
    """Distance to a tapering capsule from a to b (3,), radius linear between its ends."""
    axis = np.asarray(b, float) - np.asarray(a, float)
    rel = [c - np.float32(o) for c, o in zip(p, a, strict=True)]
    h = (rel[0] * np.float32(axis[0]) + rel[1] * np.float32(axis[1]) + rel[2] * np.float32(axis[2])) / np.float32(
        max(float(axis @ axis), 1e-12)
    )
    h = np.clip(h, 0.0, 1.0)
    d2 = sum((r - h * np.float32(k)) ** 2 for r, k in zip(rel, axis, strict=True))
    return np.sqrt(d2) - (np.float32(radius_a) + h * np.float32(radius_b - radius_a))
