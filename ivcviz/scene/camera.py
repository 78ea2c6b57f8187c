"""A parallel camera as plain values, and where body points fall in its picture."""

from dataclasses import dataclass

import numpy as np

from ivcviz.geometry.mesh import Floats

# Per view: where the viewer stands (direction from the body) and which way is up on the picture.
_VIEWS = {
    "anterior": ((0.0, -1.0, 0.0), (0.0, 0.0, 1.0)),
    "posterior": ((0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "left": ((1.0, 0.0, 0.0), (0.0, 0.0, 1.0)),
    "right": ((-1.0, 0.0, 0.0), (0.0, 0.0, 1.0)),
    "superior": ((0.0, 0.0, 1.0), (0.0, -1.0, 0.0)),
    "inferior": ((0.0, 0.0, -1.0), (0.0, -1.0, 0.0)),
}


@dataclass(frozen=True, slots=True)
class Camera:
    """Parallel projection: `toward` points from the body to the viewer, `up` is up on the picture (unit, orthogonal);
    `centre` (mm) falls on the picture's centre; `height_mm` is what the picture's full height shows."""

    toward: tuple[float, float, float]
    up: tuple[float, float, float]
    centre: tuple[float, float, float]
    height_mm: float

    @property
    def right(self) -> tuple[float, float, float]:
        (ux, uy, uz), (tx, ty, tz) = self.up, self.toward
        return (uy * tz - uz * ty, uz * tx - ux * tz, ux * ty - uy * tx)

    def project(self, points: Floats, width: int, height: int) -> Floats:
        """Body points (..., 3) to (..., 3): pixel x rightwards, pixel y downwards, depth towards the viewer in mm."""
        rel = np.asarray(points, float) - np.asarray(self.centre)
        scale = height / self.height_mm
        x = width / 2 + rel @ np.asarray(self.right) * scale
        y = height / 2 - rel @ np.asarray(self.up) * scale
        return np.stack([x, y, rel @ np.asarray(self.toward)], axis=-1)


def framing(view: str, low: Floats, high: Floats, width: int, height: int, inner: tuple[float, float, float, float]) -> Camera:
    """The camera of a view that shows the box low..high (3,) as large as it fits in `inner` (left, top, right, bottom, px)."""
    toward, up = _VIEWS[view]
    right = np.cross(up, toward)
    low, high = np.asarray(low, float), np.asarray(high, float)
    span = high - low
    across, along = float(abs(right) @ span), float(np.abs(up) @ span)
    left, top, r, bottom = inner
    scale = min((r - left) / across, (bottom - top) / along)
    middle = (low + high) / 2
    shift_x = ((left + r) / 2 - width / 2) / scale
    shift_y = ((top + bottom) / 2 - height / 2) / scale
    centre = middle - shift_x * right + shift_y * np.asarray(up)
    return Camera(toward, up, (float(centre[0]), float(centre[1]), float(centre[2])), height / scale)
