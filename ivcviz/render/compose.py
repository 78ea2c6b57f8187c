"""Layers to a picture: contours from depth, twofold down-sampling, and the order of layers pixel by pixel."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ivcviz.geometry.arrays import Floats
from ivcviz.scene.view.picture import Picture

# A contour is drawn where the surface behind is farther away than this; chosen by eye.
_STEP_MM = np.float32(1.6)
_STANDS_OUT = np.float32(3.0)
_CONTOUR = np.array([38, 44, 58, 255], np.float32)
NOTHING = np.float32(-1e6)
SOLID = "solid"  # the layer of everything that is opaque, which is drawn together
# What is at least this opaque hides what lies behind it from the leaders of labels.
_HIDES = 0.75
_CLEARED = np.float32(0.6)  # of a vein's opacity is taken where a tumour that lies in its lumen is behind it (by eye)
# Depth shading (by eye): what counts as the ground's depth, darkening a mm of step, and its limit.
_FAR_MM = -90.0
_SHADE_PER_MM = 0.016
_DEEPEST_SHADE = 0.38


@dataclass(frozen=True, eq=False)
class RenderedLayer:
    """One layer at twofold size, cropped: `rgba` (h, w, 4) and `near` (h, w), mm towards the viewer or `NOTHING`, with its
    top left corner at `row`, `column` of the down-sampled picture; its opacity; contour width in its own pixels."""

    rgba: NDArray[np.uint8]
    near: Floats
    row: int
    column: int
    opacity: float
    line_px: float
    layer: str


# Premultiplied colour (h, w, 4), 0 to 255, and depth (h, w) of a layer, at the picture's size.
Layer = tuple[Floats, Floats]


def composed(sheets: list[RenderedLayer], height: int, width: int, reach_px: float) -> Picture:
    """The layers laid over one another from far to near at every pixel of a picture (height, width); `reach_px` is how far
    a thing in front darkens what lies behind it.

    A layer shows through what lies nearer at that pixel, whatever the order the layers come in.
    """
    layers = [_reduced(sheet) for sheet in sheets]
    shows = [np.ones(near.shape, np.float32) for _, near in layers]
    for j in range(1, len(layers)):
        for i in range(j):
            _dim(sheets[i], sheets[j], layers[i], layers[j], shows[i], shows[j])
    out = np.zeros((height, width, 4), np.float32)
    hiding = np.full((height, width), NOTHING)
    for sheet, (colour, near), through in zip(sheets, layers, shows, strict=True):
        here = np.s_[sheet.row : sheet.row + near.shape[0], sheet.column : sheet.column + near.shape[1]]
        colour *= through[..., None]
        out[here] += colour
        if sheet.opacity >= _HIDES:
            np.maximum(hiding[here], near, out=hiding[here])
    out[..., :3] *= _shade(hiding, reach_px)[..., None]
    out += 0.5
    return Picture(out.astype(np.uint8), np.where(hiding == NOTHING, np.float32(-np.inf), hiding))


def _dim(one: RenderedLayer, two: RenderedLayer, a: Layer, b: Layer, shows_a: Floats, shows_b: Floats) -> None:
    """Takes from each of two layers what the other hides of it, where their windows overlap."""
    top, left = max(one.row, two.row), max(one.column, two.column)
    bottom = min(one.row + a[1].shape[0], two.row + b[1].shape[0])
    right = min(one.column + a[1].shape[1], two.column + b[1].shape[1])
    if top >= bottom or left >= right:
        return
    at = np.s_[top - one.row : bottom - one.row, left - one.column : right - one.column]
    bt = np.s_[top - two.row : bottom - two.row, left - two.column : right - two.column]
    nearer = a[1][at] > b[1][bt]
    over, under = a[0][at][..., 3], b[0][bt][..., 3]
    # How much of each shows where the other lies behind it.
    clear, clearer = _window(one, two, under) * nearer + ~nearer, _window(two, one, over) * ~nearer + nearer
    shows_b[bt] *= (1 - _cover(one, two, over) * clear * nearer) * clearer
    shows_a[at] *= (1 - _cover(two, one, under) * clearer * ~nearer) * clear


def _window(front: RenderedLayer, back: RenderedLayer, behind: Floats) -> Floats:
    """How much a layer keeps of its opacity where another shows behind it: a vein is clearer over the tumour in its lumen."""
    if front.layer == "veins" and back.layer == "tumour":
        return 1 - _CLEARED * behind * np.float32(1 / 255)
    return np.ones_like(behind)


def _cover(front: RenderedLayer, back: RenderedLayer, alpha: Floats) -> Floats:
    """How much of a layer behind is hidden. The spine is a quiet ground: it never shows through a vein, however clear."""
    if front.layer == "veins" and back.layer == "spine":
        return np.minimum(alpha * np.float32(1 / (255 * front.opacity)), 1)
    return alpha * np.float32(1 / 255)


def _shade(near: Floats, reach_px: float) -> Floats:
    """A factor in (0, 1] a pixel (h, w) that darkens what has something nearer beside it, so that depth reads on paper.

    The depth less its local mean, after Luft, Colditz and Deussen, ACM Trans Graph 2006;25:1206; on every other pixel.
    """
    small = np.maximum(near[::2, ::2], np.float32(_FAR_MM))
    radius = max(2, round(reach_px / 2))
    mean = _blurred(_blurred(small, radius, 0), radius, 1)
    factor = 1 - np.clip((mean - small) * np.float32(_SHADE_PER_MM), 0, np.float32(_DEEPEST_SHADE))
    h, w = near.shape
    return np.repeat(np.repeat(factor, 2, axis=0)[:h], 2, axis=1)[:, :w]


def _blurred(values: Floats, radius: int, axis: int) -> Floats:
    """The running mean over 2 radius + 1 along an axis, twice, edges repeated."""
    values = np.moveaxis(values, axis, 0)
    for _ in range(2):
        padded = np.concatenate([np.repeat(values[:1], radius + 1, 0), values, np.repeat(values[-1:], radius, 0)])
        total = np.cumsum(padded, axis=0)
        values = (total[2 * radius + 1 :] - total[: -2 * radius - 1]) * np.float32(1 / (2 * radius + 1))
    return np.moveaxis(values, 0, axis)


def _reduced(sheet: RenderedLayer) -> Layer:
    """A layer down-sampled twofold with its contours drawn in."""
    colour = _quartered(sheet.rgba).astype(np.float32)
    ink = _quartered(contour(sheet.near, sheet.line_px).view(np.uint8)[..., None]) * np.float32(0.25)
    ink *= np.float32(0.30 + 0.45 * sheet.opacity)
    colour *= (1 - ink) * np.float32(sheet.opacity / 4)
    lined = np.nonzero(ink[..., 0])
    colour[lined] += ink[lined] * _CONTOUR
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
    reach = max(1, round(width_px))
    for depth, drawn in ((near, line), (near.T, line.T)):
        step = np.diff(depth, axis=0)
        row, column = np.nonzero(np.abs(step) > _STEP_MM)
        size = step[row, column]
        # A limb is steep all the way to its edge: only a step that stands out from the one before it is an edge.
        before = np.clip(np.where(size < 0, row - 1, row + 1), 0, len(step) - 1)
        edge = np.abs(size) > _STANDS_OUT * np.abs(step[before, column])
        row, column, falls = row[edge], column[edge], size[edge] < 0
        for inward in range(reach):
            # An edge between rows i and i + 1 that falls is drawn on i and before, one that rises on i + 1 and after.
            at = np.where(falls, row - inward, row + 1 + inward)
            drawn[np.clip(at, 0, len(depth) - 1), column] = True
    return line & (near != NOTHING)
