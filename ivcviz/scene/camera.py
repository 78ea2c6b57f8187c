"""A camera as plain values, and the projection of body points into its picture."""

from dataclasses import dataclass

import numpy as np

from ivcviz.geometry.arrays import Floats

# Per view: where the viewer stands (direction from the body) and which way is up on the picture.
_VIEWS = {
    "anterior": ((0.0, -1.0, 0.0), (0.0, 0.0, 1.0)),
    "posterior": ((0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "left": ((1.0, 0.0, 0.0), (0.0, 0.0, 1.0)),
    "right": ((-1.0, 0.0, 0.0), (0.0, 0.0, 1.0)),
    "superior": ((0.0, 0.0, 1.0), (0.0, -1.0, 0.0)),
    "inferior": ((0.0, 0.0, -1.0), (0.0, -1.0, 0.0)),
}

# How far a perspective camera's eye stands from its centre: about the arm's length at which a surgeon sees the field, and
# always outside the body (default). Zooming narrows the angle; the eye stays where it is.
EYE_MM = 700.0


@dataclass(frozen=True, slots=True)
class Camera:
    """`toward` points from the body to the viewer, `up` is up on the picture (unit, orthogonal); `centre` (mm) falls on the
    picture's centre; `height_mm` is what the picture's full height shows there. Parallel projection unless `perspective`."""

    toward: tuple[float, float, float]
    up: tuple[float, float, float]
    centre: tuple[float, float, float]
    height_mm: float
    perspective: bool = False

    @property
    def right(self) -> tuple[float, float, float]:
        (ux, uy, uz), (tx, ty, tz) = self.up, self.toward
        return (uy * tz - uz * ty, uz * tx - ux * tz, ux * ty - uy * tx)

    def project(self, points: Floats, width: int, height: int) -> Floats:
        """Body points (..., 3) to (..., 3): pixel x rightwards, pixel y downwards, depth towards the viewer in mm."""
        rel = np.asarray(points, float) - np.asarray(self.centre)
        depth = rel @ np.asarray(self.toward)
        scale = height / self.height_mm * self.nearness(depth)
        x = width / 2 + rel @ np.asarray(self.right) * scale
        y = height / 2 - rel @ np.asarray(self.up) * scale
        return np.stack([x, y, depth], axis=-1)

    def unproject(self, x: float, y: float, depth_mm: float, width: int, height: int) -> Floats:
        """The body point (3,) that a pixel shows at a depth towards the viewer: the inverse of `project`."""
        mm_per_px = self.height_mm / height / float(self.nearness(depth_mm))
        across, along = (x - width / 2) * mm_per_px, (height / 2 - y) * mm_per_px
        spot = np.asarray(self.centre) + across * np.asarray(self.right) + along * np.asarray(self.up)
        return spot + depth_mm * np.asarray(self.toward)

    def nearness(self, depth_mm: Floats | float) -> Floats | float:
        """The magnification at a depth towards the viewer, relative to the centre; 1 in parallel projection."""
        if not self.perspective:
            return 1.0
        # What lies at the eye or behind it is in no picture; it only must not divide by zero.
        return EYE_MM / np.maximum(EYE_MM - np.asarray(depth_mm), 1.0)


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
