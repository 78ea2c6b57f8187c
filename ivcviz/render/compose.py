"""Layers to a picture: contours from depth, twofold down-sampling, and the order of layers pixel by pixel."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ivcviz.geometry.mesh import Floats
from ivcviz.scene.picture import Picture

# A contour is drawn where the surface behind is farther away than this; chosen by eye.
_STEP_MM = np.float32(1.6)
_STANDS_OUT = np.float32(3.0)
_CONTOUR = np.array([38, 44, 58], np.float32) / 255
NOTHING = np.float32(-1e6)
# What is at least this opaque hides what lies behind it from the leaders of labels.
_HIDES = 0.75


@dataclass(frozen=True, eq=False)
class Sheet:
    """One layer at twofold size, cropped: `rgba` (h, w, 4) and `near` (h, w), mm towards the viewer or `NOTHING`, with its
    top left corner at `row`, `column` of the down-sampled picture; its opacity; contour width in its own pixels."""

    rgba: NDArray[np.uint8]
    near: Floats
    row: int
    column: int
    opacity: float
    line_px: float


def composed(sheets: list[Sheet], height: int, width: int) -> Picture:
    """The layers laid over one another from far to near at every pixel of a picture (height, width)."""
    out = np.zeros((height, width, 4), np.float32)
    front = np.full((height, width), NOTHING)
    hiding = np.full((height, width), NOTHING)
    for sheet in sheets:
        colour, near = _reduced(sheet)
        here = np.s_[sheet.row : sheet.row + near.shape[0], sheet.column : sheet.column + near.shape[1]]
        below, depth = out[here], front[here]
        over = colour + below * (1 - colour[..., 3:])
        behind = near < depth
        if behind.any():
            # Only two layers deep is exact; a third that lies between two is rare here and off by a shade.
            over[behind] = below[behind] + colour[behind] * (1 - below[behind][:, 3:])
        out[here] = over
        np.maximum(depth, near, out=depth)
        if sheet.opacity >= _HIDES:
            np.maximum(hiding[here], near, out=hiding[here])
    out *= 255
    out += 0.5
    return Picture(out.astype(np.uint8), np.where(hiding == NOTHING, np.float32(-np.inf), hiding))


def _reduced(sheet: Sheet) -> tuple[Floats, Floats]:
    """Premultiplied colour (h, w, 4) in [0, 1] and depth of a layer, down-sampled twofold with its contours drawn in."""
    colour = _quartered(sheet.rgba).astype(np.float32) * np.float32(1 / (4 * 255))
    ink = _quartered(contour(sheet.near, sheet.line_px).view(np.uint8)[..., None]) * np.float32(0.25)
    ink *= np.float32(0.30 + 0.45 * sheet.opacity)
    colour *= (1 - ink) * np.float32(sheet.opacity)
    colour[..., :3] += ink * _CONTOUR
    colour[..., 3:] += ink
    rows = np.maximum(sheet.near[0::2], sheet.near[1::2])
    return colour, np.maximum(rows[:, 0::2], rows[:, 1::2])


def _quartered(values: NDArray[np.uint8]) -> NDArray[np.uint16]:
    """Sums over blocks of two by two (h, w, channels)."""
    rows = values[0::2].astype(np.uint16)
    rows += values[1::2]
    return rows[:, 0::2] + rows[:, 1::2]


def contour(near: Floats, width_px: float) -> NDArray[np.bool_]:
    """Where a surface ends in front of something farther away: bool (h, w), `width_px` wide, on the nearer side."""
    line = np.zeros(near.shape, bool)
    for axis in (0, 1):
        depth, drawn = np.moveaxis(near, axis, 0), np.moveaxis(line, axis, 0)
        step = np.diff(depth, axis=0)
        # A limb is steep all the way to its edge: only a step that stands out from the one before it is an edge.
        before = np.abs(step[:-1])
        falls = np.zeros(step.shape, bool)
        falls[1:] = (step[1:] < -_STEP_MM) & (-step[1:] > _STANDS_OUT * before)
        rises = np.zeros(step.shape, bool)
        rises[:-1] = (step[:-1] > _STEP_MM) & (step[:-1] > _STANDS_OUT * np.abs(step[1:]))
        for reach in range(max(1, round(width_px))):
            # The edge between i and i + 1 that falls is drawn on i and before, one that rises on i + 1 and after.
            drawn[: len(falls) - reach] |= falls[reach:]
            drawn[1 + reach :] |= rises[: len(rises) - reach]
    return line & (near != NOTHING)
