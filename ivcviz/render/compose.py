"""Layers to a picture: contours from depth, twofold down-sampling, and the order of layers pixel by pixel."""

from dataclasses import dataclass

import numpy as np

from ivcviz.geometry.mesh import Floats
from ivcviz.scene.picture import Picture

# A contour is drawn where the surface behind is farther away than this; chosen by eye.
_STEP_MM = 1.6
_CONTOUR = np.array([38, 44, 58], np.float32)
_NOTHING = -1e6


@dataclass(frozen=True, eq=False)
class Sheet:
    """One layer at twofold size: `rgba` (h, w, 4), `near` (h, w) mm towards the viewer, its opacity, contour width in its pixels."""

    rgba: np.ndarray
    near: Floats
    opacity: float
    line_px: float
    px_per_mm: float


def composed(sheets: list[Sheet], factor: int) -> Picture:
    """The layers laid over one another from far to near at every pixel, `factor` times smaller."""
    parts = [_reduced(sheet, factor) for sheet in sheets]
    depth = np.stack([near for _, near in parts])
    order = np.argsort(depth, axis=0)
    fixed = np.arange(len(parts))[:, None, None]
    plain = (order == fixed).all(axis=0) if len(parts) > 1 else np.ones(depth.shape[1:], bool)
    out = np.zeros_like(parts[0][0])
    for colour, _ in parts:
        out = colour + out * (1 - colour[..., 3:])
    rest = ~plain
    if rest.any():
        ranked = order[:, rest]
        stack = np.stack([colour[rest] for colour, _ in parts])
        mixed = np.zeros_like(stack[0])
        for rank in range(len(parts)):
            colour = np.take_along_axis(stack, ranked[rank][None, :, None], axis=0)[0]
            mixed = colour + mixed * (1 - colour[:, 3:])
        out[rest] = mixed
    front = depth.max(axis=0)
    rgba = np.clip(out * 255 + 0.5, 0, 255).astype(np.uint8)
    return Picture(rgba, np.where(front <= _NOTHING, -np.inf, front).astype(np.float32))


def _reduced(sheet: Sheet, factor: int) -> tuple[Floats, Floats]:
    """Premultiplied colour (h, w, 4) in [0, 1] and depth of a layer, down-sampled with its contours drawn in."""
    covered = sheet.near > -390.0
    near = np.where(covered, sheet.near, np.float32(_NOTHING))
    line = contour(near, sheet.line_px)
    h, w = near.shape[0] // factor, near.shape[1] // factor
    blocks = sheet.rgba[..., :3].reshape(h, factor, w, factor, 3)
    colour = (blocks * covered.reshape(h, factor, w, factor, 1)).sum(axis=(1, 3), dtype=np.float32) / (255.0 * factor**2)
    cover = covered.reshape(h, factor, w, factor).mean(axis=(1, 3), dtype=np.float32)
    ink = line.reshape(h, factor, w, factor).mean(axis=(1, 3), dtype=np.float32)
    fill = np.float32(sheet.opacity)
    stroke = np.float32(0.30 + 0.45 * sheet.opacity) * ink
    out = np.empty((h, w, 4), np.float32)
    out[..., :3] = colour * fill * (1 - stroke)[..., None] + (_CONTOUR / 255) * stroke[..., None]
    out[..., 3] = cover * fill * (1 - stroke) + stroke
    return out, near.reshape(h, factor, w, factor).max(axis=(1, 3))


def contour(near: Floats, width_px: float) -> np.ndarray:
    """Where a surface ends in front of something farther away: bool (h, w), about `width_px` wide, on the nearer side."""
    line = np.zeros(near.shape, bool)
    for reach in range(1, max(1, round(width_px)) + 1):
        limit = np.float32(_STEP_MM * (1 + 0.5 * (reach - 1)))
        for axis in (0, 1):
            ahead = np.moveaxis(near, axis, 0)
            drop = ahead[:-reach] - ahead[reach:]
            view = np.moveaxis(line, axis, 0)
            view[:-reach] |= drop > limit
            view[reach:] |= drop < -limit
    return line
