"""The cava: centreline, frame and elliptical section by level.

Levels are mm along the centreline from the iliac confluence. Inferior of it the centreline runs on straight (between the
iliac veins), superior of its table along its end tangent (into the atrium). Answers come from dense tables.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike

from ivcviz.geometry.arrays import Floats

LOWEST_LEVEL, HIGHEST_LEVEL = -160.0, 520.0
_SMOOTHING_MM = 6.0  # the tables are written to 0.1 mm every 10 mm: this takes out the rounding, not the course
_NEWTON_STEPS = 6


@dataclass(frozen=True, eq=False)
class Cava:
    """Tables (n, …) by `levels` (n,), evenly spaced; `junction_mm` is the level of the cavoatrial junction."""

    levels: Floats
    points: Floats
    frames: Floats  # (n, 3, 3): rows left, posterior, superior tangent
    sections: Floats  # (n, 3): long axis, short axis (mm), tilt (degrees)
    bending: Floats  # (n, 3): change of the tangent per mm
    junction_mm: float

    def point(self, level: ArrayLike) -> Floats:
        """Centreline points (..., 3)."""
        return self._table(level, self.points)

    def tangent(self, level: ArrayLike) -> Floats:
        """Unit tangents (..., 3), superior."""
        return self._table(level, self.frames[:, 2])

    def frame(self, level: ArrayLike) -> Floats:
        """Frames (..., 3, 3): rows left, posterior, superior tangent, orthonormal (to 1e-4; in the atrium
        to 3e-4, in an iliac vein to 5e-3) and right-handed."""
        level = np.asarray(level, float)
        return self._table(level, self.frames.reshape(-1, 9)).reshape(*level.shape, 3, 3)

    def direction(self, level: ArrayLike, clock_deg: ArrayLike) -> Floats:
        """Unit vectors (..., 3) across the cava towards a clock position: 0 anterior, 90 the patient's left."""
        frame = self.frame(level)
        clock = np.radians(np.asarray(clock_deg, float))[..., None]
        found: Floats = np.sin(clock) * frame[..., 0, :] - np.cos(clock) * frame[..., 1, :]
        return found

    def section(self, level: ArrayLike) -> tuple[Floats, Floats, Floats]:
        """Long and short axis (mm, full widths), and how far the long axis' left end is turned anteriorly (degrees)."""
        row = self._table(level, self.sections)
        return row[..., 0], row[..., 1], row[..., 2]

    def section_row(self, level: ArrayLike) -> Floats:
        """What `section` gives, side by side (..., 3)."""
        return self._table(level, self.sections)

    def radius(self, level: ArrayLike, clock_deg: ArrayLike) -> Floats:
        """Distance (mm) from the centreline to the wall towards a clock position."""
        long, short, tilt = self.section(level)
        # From the long axis' left end, which lies at clock 90 - tilt.
        angle = np.radians(np.asarray(clock_deg, float) - (90.0 - tilt))
        found: Floats = 0.5 / np.sqrt((np.cos(angle) / long) ** 2 + (np.sin(angle) / short) ** 2)
        return found

    def wall_point(self, level: ArrayLike, clock_deg: ArrayLike) -> Floats:
        """Points (..., 3) on the wall at a clock position."""
        return self.point(level) + self.radius(level, clock_deg)[..., None] * self.direction(level, clock_deg)

    def perimeter_diameter(self, level: float) -> float | None:
        """Diameter (mm) of the circle with the section's perimeter (Ramanujan); None where there is no cava."""
        if not 0.0 <= level <= self.junction_mm:
            return None
        long, short, _ = (float(value) for value in self.section(level))
        h = ((long - short) / (long + short)) ** 2
        found: float | None = (long + short) / 2 * (1 + 3 * h / (10 + np.sqrt(4 - 3 * h)))
        return found

    def widest_diameter(self, level: float) -> float | None:
        """The section's long axis (mm); None where there is no cava."""
        return float(self.section(level)[0]) if 0.0 <= level <= self.junction_mm else None

    def height(self, level: ArrayLike) -> Floats:
        """Height z (mm) of the centreline."""
        found: Floats = np.interp(np.asarray(level, float), self.levels, self.points[:, 2])
        return found

    def level_at_height(self, z: ArrayLike) -> Floats:
        """Level (mm) at which the centreline has height z."""
        found: Floats = np.interp(np.asarray(z, float), self.points[:, 2], self.levels)
        return found

    def nearest_level(self, point: ArrayLike) -> Floats:
        """Level (...,) of the centreline's point nearest to a body point (..., 3)."""
        p = np.asarray(point, float)
        level = np.asarray(self.level_at_height(p[..., 2]))
        for _ in range(_NEWTON_STEPS):
            row = self._table(level, self.rulers)
            rel, tangent, bending = p - row[..., :3], row[..., 3:6], row[..., 6:]
            ahead = np.einsum("...i,...i->...", rel, tangent)
            slope = 1.0 - np.einsum("...i,...i->...", rel, bending)
            step = np.clip(ahead / np.maximum(slope, 0.3), -20.0, 20.0)
            level = np.clip(level + step, self.levels[0], self.levels[-1])
            if not np.abs(step).max(initial=0.0) > 0.005:  # Newton: the next would be a thousand times smaller
                break
        return level

    @cached_property
    def rulers(self) -> Floats:
        """Point, tangent and bending side by side (n, 9)."""
        return np.concatenate([self.points, self.frames[:, 2], self.bending], axis=1)

    def _table(self, level: ArrayLike, rows: Floats) -> Floats:
        place = (np.asarray(level, float) - self.levels[0]) / (self.levels[1] - self.levels[0])
        place = np.minimum(np.maximum(place, 0.0), len(rows) - 1.0)
        low = np.minimum(place.astype(np.intp), len(rows) - 2)
        first = rows.take(low, axis=0)
        found: Floats = first + (place - low)[..., None] * (rows.take(low + 1, axis=0) - first)
        return found


def cava_through(centreline: Floats, section: Floats, tilt: Floats, junction_mm: float) -> Cava:
    """The cava of a centreline (k, 3) of x, y, z with z rising from the confluence; section (m, 3) of level, long and
    short axis; tilt (j, 2) of level and degrees."""
    points, levels = _evenly_spaced(centreline)
    left = np.array([1.0, 0.0, 0.0])
    tangents = _unit(np.gradient(points, levels, axis=0))
    lefts = _unit(left - tangents * tangents[:, :1])
    frames = np.stack([lefts, np.cross(tangents, lefts), tangents], axis=1)
    columns = [_smooth(np.interp(levels, section[:, 0], section[:, k]), levels) for k in (1, 2)]
    columns.append(_smooth(np.interp(levels, tilt[:, 0], tilt[:, 1]), levels))
    return Cava(levels, points, frames, np.stack(columns, axis=1), np.gradient(tangents, levels, axis=0), junction_mm)


def arc_of_heights(centreline: Floats, heights: Floats) -> Floats:
    """Levels (n,) at which a centreline (k, 3) reaches heights z (n,)."""
    points, levels = _evenly_spaced(centreline)
    return np.interp(heights, points[:, 2], levels)


def _evenly_spaced(centreline: Floats) -> tuple[Floats, Floats]:
    """Smoothed points (n, 3) every mm of level, and their levels (n,); level 0 at the centreline's first row."""
    z = np.arange(centreline[0, 2] + LOWEST_LEVEL, centreline[0, 2] + HIGHEST_LEVEL, 0.5)
    columns = [_smooth(_straight_ends(z, centreline[:, 2], centreline[:, k]), z) for k in (0, 1)]
    points = np.stack([*columns, z], axis=1)
    arc = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])
    arc -= np.interp(centreline[0, 2], z, arc)
    levels = np.arange(LOWEST_LEVEL, HIGHEST_LEVEL, 1.0)
    return np.stack([np.interp(levels, arc, points[:, k]) for k in range(3)], axis=1), levels


def _straight_ends(z: Floats, knots: Floats, values: Floats) -> Floats:
    """Linear interpolation that runs on straight, with the slope over about 20 mm at each end."""
    out = np.interp(z, knots, values)
    reach = min(20.0, float(knots[-1] - knots[0]))
    first = (np.interp(knots[0] + reach, knots, values) - values[0]) / reach
    last = (values[-1] - np.interp(knots[-1] - reach, knots, values)) / reach
    found: Floats = out + np.minimum(z - knots[0], 0.0) * first + np.maximum(z - knots[-1], 0.0) * last
    return found


def _smooth(values: Floats, at: Floats) -> Floats:
    """Gaussian smoothing of values (n,) at even places (n,); the ends are held."""
    step = float(at[1] - at[0])
    half = int(np.ceil(3 * _SMOOTHING_MM / step))
    weights = np.exp(-0.5 * (np.arange(-half, half + 1) * step / _SMOOTHING_MM) ** 2)
    padded = np.pad(values, half, mode="reflect", reflect_type="odd")
    return np.convolve(padded, weights / weights.sum(), mode="valid")


def _unit(vectors: Floats) -> Floats:
    found: Floats = vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)
    return found
