"""The rendered picture under the words: painted pixel on pixel, faded out where the body's place ends."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from ivcviz.scene.page.layout import PageLayout, Rect
from ivcviz.scene.view.picture import Picture

_FADE = 14.0  # points over which vessels that run on fade out
_CLEAR = 8.0  # points between what is drawn and a label column
_LEAST = 62.0  # points: a label column is not made narrower than this; then its labels have halos instead


def faded(picture: Picture, body: Rect, unit: float) -> Picture:
    """The picture with what runs out of the body's place above or below fading to nothing; `unit` is points per pixel."""
    rows = (np.arange(picture.rgba.shape[0]) + 0.5) * unit
    share = np.minimum((rows - body.top) / _FADE + 0.5, (body.bottom + 2.0 - rows) / _FADE)
    share = np.clip(share, 0.0, 1.0)
    edges = np.flatnonzero(share < 1.0)
    affected = edges[(picture.rgba[edges, :, 3] > 0).any(axis=1)]
    if not len(affected):
        return picture
    rgba = picture.rgba.copy()
    rgba[affected] = np.round(rgba[affected] * share[affected, None, None]).astype(np.uint8)
    return Picture(rgba, picture.depth)


def unfaded(body: Rect) -> Rect:
    """The body's place without its faded edges: what leaders may point at."""
    return Rect(body.left, body.top + _FADE / 2, body.right, body.bottom - _FADE)


def paint_picture(painter: QPainter, picture: Picture) -> None:
    """The drawn part of the picture, where the painter's unit is one pixel."""
    rows, columns = _drawn(picture.rgba)
    if not len(rows):
        return
    top, bottom, left, right = int(rows[0]), int(rows[-1]) + 1, int(columns[0]), int(columns[-1]) + 1
    pixels = np.ascontiguousarray(picture.rgba[top:bottom, left:right])
    height, width = pixels.shape[:2]
    image = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGBA8888_Premultiplied)
    painter.drawImage(QRectF(left, top, width, height), image)


def lies_over(rect: Rect, picture: Picture, unit: float) -> bool:
    """Whether something is drawn behind a rectangle of the page (points)."""
    left, top, right, bottom = (max(0, round(edge / unit)) for edge in rect.edges)
    return bool(picture.rgba[top : bottom + 1, left : right + 1, 3].any())


def clear_of_picture(layout: PageLayout, picture: Picture, unit: float) -> PageLayout:
    """The layout (points) with its label columns moved outwards, off what is drawn, where they stay wide enough."""
    top, bottom = (max(0, round(edge / unit)) for edge in (layout.body.top, layout.body.bottom))
    columns = _drawn(picture.rgba[top:bottom])[1]
    if not len(columns):
        return layout
    left, right = layout.left_labels, layout.right_labels
    inner = min(left.right, float(columns[0]) * unit - _CLEAR)
    outer = max(right.left, float(columns[-1] + 1) * unit + _CLEAR)
    if inner - left.left >= _LEAST:
        layout = replace(layout, left_labels=replace(left, right=inner))
    far = min(right.right + outer - right.left, layout.foot.right)
    if far - outer >= _LEAST:
        layout = replace(layout, right_labels=replace(right, left=outer, right=far))
    return layout


def _drawn(rgba: NDArray[np.uint8]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Rows and columns that hold anything."""
    alpha = rgba[..., 3] > 0
    return np.flatnonzero(alpha.any(axis=1)), np.flatnonzero(alpha.any(axis=0))
