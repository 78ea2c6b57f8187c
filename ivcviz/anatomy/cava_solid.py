"""The cava as a solid: approximate distance to its wall, on grids and at single points."""

import numpy as np

from ivcviz.anatomy.cava import Cava
from ivcviz.anatomy.vein_branches import VeinEnd
from ivcviz.geometry.arrays import Floats
from ivcviz.geometry.open_ends import End
from ivcviz.geometry.tubes import Points

# Defaults of the drawing, mm.
_INTO_ATRIUM = 12.0  # the cava is drawn this far past the junction, inside the atrium
_MOUTH_WIDER = 3.0  # and has widened by this there
_NARROWS_FROM, _NARROWS_BY, _BELOW_CONFLUENCE = 5.0, 0.94, 10.0
_PAST_TOP = 6.0  # it is made this much longer before it is cut


class CavaSolid:
    """The cava from just below the confluence to just inside the atrium; distances in mm, negative inside."""

    def __init__(self, cava: Cava) -> None:
        self._cava = cava
        levels = cava.levels
        long, short, tilt = cava.sections.T
        mouth = np.clip((levels - cava.junction_mm) / _INTO_ATRIUM + 0.5, 0.0, 1.5)
        wider = _MOUTH_WIDER * mouth * mouth / 2.25
        # Its lower end narrows and ends inside the fork of the iliac veins.
        depth = np.clip((_NARROWS_FROM - levels) / (_NARROWS_FROM + _BELOW_CONFLUENCE), 0.0, 1.0)
        narrower = 1 - _NARROWS_BY * depth * depth * (3 - 2 * depth)
        half = np.stack([long / 2 + wider, short / 2 + wider], axis=1) * narrower[:, None]
        turn = np.radians(tilt)[:, None]
        left, posterior, tangent = (cava.frames[:, k] for k in range(3))
        axes = np.stack(
            [np.cos(turn) * left - np.sin(turn) * posterior, np.sin(turn) * left + np.cos(turn) * posterior], axis=1
        )
        slopes = np.gradient(half, levels, axis=0)
        # Columns: 0-2 centre, 3-5 long axis, 6-8 short axis, 9-11 tangent, 12-13 half axes, 14-15 their change per mm,
        # 16-18 change of the tangent per mm.
        columns = [cava.points, axes[:, 0], axes[:, 1], tangent, half, slopes, cava.bending]
        self._table = np.concatenate(columns, axis=1).astype(np.float32)
        self.top_level = cava.junction_mm + _INTO_ATRIUM

    @property
    def end(self) -> VeinEnd:
        """The plane in which the cava is cut off, inside the atrium."""
        return VeinEnd(0, End(self._cava.point(self.top_level), self._cava.tangent(self.top_level)), 40.0)

    def box(self, margin_mm: float) -> tuple[Floats, Floats]:
        """Lowest and highest corner (3,) of a box around the cava."""
        levels = np.arange(-_BELOW_CONFLUENCE - 1, self.top_level + _PAST_TOP + 2, 2.0)
        reach = (self._cava.section(levels)[0] / 2 + _MOUTH_WIDER)[:, None] * (1, 1, 0.5) + margin_mm
        centre = self._cava.point(levels)
        return (centre - reach).min(axis=0), (centre + reach).max(axis=0)

    def distance(self, p: Points) -> Floats:
        """Distance at the points of a grid near the cava, seen from each height's centre; p as from `Grid.axes`."""
        level = self._cava.level_at_height(p[2].ravel())
        row = self._rows(level).T[:, None, None, :]
        rel = (p[0] - row[0], p[1] - row[1])  # the third component is nought: centres are at the points' heights
        u, v, ahead = (rel[0] * row[k] + rel[1] * row[k + 1] for k in (3, 6, 9))
        a, b = row[12], row[13]
        k0 = np.sqrt((u / a) ** 2 + (v / b) ** 2)
        k1 = np.sqrt((u / (a * a)) ** 2 + (v / (b * b)) ** 2)
        wall = k0 * (k0 - 1) / np.maximum(k1, np.float32(1e-3))
        ahead += level.astype(np.float32)
        distance: Floats = np.maximum(wall, np.maximum(-_BELOW_CONFLUENCE - ahead, ahead - self.top_level - _PAST_TOP))
        return distance

    def place(self, points: Floats) -> tuple[Floats, Floats, Floats, Floats]:
        """At points (k, 3): distance to the wall as if it ran on at the top, its gradient (k, 3), the level,
        and the level's gradient (k, 3)."""
        level = self._cava.level_at_height(points[:, 2])
        for last in (False, False, True):
            row = self._rows(level)
            rel = points - row[:, :3]
            rising = row[:, 9:12] / np.maximum(1 - np.einsum("ij,ij->i", rel, row[:, 16:19]), np.float32(0.3))[:, None]
            if not last:  # Newton, as in Cava.nearest_level
                level = level + np.einsum("ij,ij->i", rel, rising)
        u, v = (np.einsum("ij,ij->i", rel, row[:, k : k + 3]) for k in (3, 6))
        a, b = row[:, 12], row[:, 13]
        p, q = u / (a * a), v / (b * b)
        k0, k1 = np.sqrt(u * p + v * q), np.maximum(np.sqrt(p * p + q * q), np.float32(1e-3))
        distance = k0 * (k0 - 1) / k1
        # Where the section widens upwards the wall leans back.
        lean = -(row[:, 14] * p * u / a + row[:, 15] * q * v / b) / k1
        gradient = (p / k1)[:, None] * row[:, 3:6] + (q / k1)[:, None] * row[:, 6:9] + lean[:, None] * row[:, 9:12]
        below = -_BELOW_CONFLUENCE - level
        gradient[below > distance] = -row[below > distance, 9:12]
        distance = np.maximum(distance, below)
        level = level + np.einsum("ij,ij->i", rel, rising)  # what is left of Newton's way, far from the cava
        return distance.astype(np.float32), gradient.astype(np.float32), level.astype(np.float32), rising

    def _rows(self, level: Floats) -> Floats:
        place = (level - self._cava.levels[0]) / (self._cava.levels[1] - self._cava.levels[0])
        low = np.clip(place.astype(np.intp), 0, len(self._table) - 2)
        part = np.clip(place - low, 0.0, 1.0).astype(np.float32)[:, None]
        first = self._table.take(low, axis=0)
        rows: Floats = first + part * (self._table.take(low + 1, axis=0) - first)
        return rows
