"""Convert mouse movement in the picture to millimetres of a grip."""

from dataclasses import dataclass

import numpy as np

from ivcviz.anatomy.cava import Cava
from ivcviz.geometry.arrays import Floats
from ivcviz.scene.grips import Grip
from ivcviz.scene.model import FramedScene

_TOWARDS = 0.25  # share of its length below which a direction points at the viewer
_AROUND_MM, _STEP_MM = 400.0, 2.0  # how far along the cava a level is followed, and in which steps


@dataclass(frozen=True, eq=False)
class Motion:
    """`per_mm` (2,) is how the handle moves on the picture (px) for each mm of its direction; for a level, `heights` (n,) is
    how far down (px) the curved cava carries the handle when it is moved `along` (n,) mm, both rising."""

    per_mm: Floats
    heights: Floats | None = None
    along: Floats | None = None

    @property
    def px_per_mm(self) -> float:
        return float(np.hypot(*self.per_mm))

    def moved(self, x: float, y: float) -> float:
        """Millimetres along the grip's direction for a mouse movement (px)."""
        if self.heights is None or self.along is None:
            return float(np.array([x, y]) @ self.per_mm / (self.per_mm @ self.per_mm))
        return float(np.interp(y, self.heights, self.along))


def motion_of(framed: FramedScene, cava: Cava, grip: Grip) -> Motion:
    """How a grip follows the mouse in a picture; upwards on it where its direction points at the viewer."""
    spot = np.array(grip.point)
    up = spot + np.array(framed.camera.up)
    start, end, above = _seen(framed, np.stack([spot, spot + np.array(grip.along), up]))
    per_mm, scale = end - start, float(np.hypot(*(above - start)))
    if np.hypot(*per_mm) < _TOWARDS * scale:
        return Motion(np.array([0.0, -scale]))
    if grip.level_mm is None or abs(per_mm[1]) < abs(per_mm[0]):
        return Motion(per_mm)
    along = np.arange(-_AROUND_MM, _AROUND_MM + _STEP_MM, _STEP_MM)
    beside = cava.frame(grip.level_mm) @ (spot - cava.point(grip.level_mm))  # carried with the cava's own frame
    levels = grip.level_mm + along
    heights = _seen(framed, cava.point(levels) + beside @ cava.frame(levels))[:, 1]
    middle, way = len(along) // 2, float(np.sign(per_mm[1]))
    heights = (heights - heights[middle]) * way
    # Where the cava turns back on itself in the picture, the grip waits.
    heights[middle:] = np.maximum.accumulate(heights[middle:])
    heights[middle::-1] = np.minimum.accumulate(heights[middle::-1])
    heights *= way
    return Motion(per_mm, heights, along) if way > 0 else Motion(per_mm, heights[::-1], along[::-1])


def _seen(framed: FramedScene, spots: Floats) -> Floats:
    """Project body points (n, 3) to the picture (n, 2)."""
    return framed.camera.project(spots, framed.width, framed.height)[:, :2]
