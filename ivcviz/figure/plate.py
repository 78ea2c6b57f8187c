"""The plate: ground, zones, the rendered picture, leaders and labels, and the words of the page.

One painting routine for window, PNG, SVG and PDF. The painter's unit is one pixel of the framed picture; inside, everything
but the picture is painted in points, so that type keeps its size at any resolution.
"""

from dataclasses import replace
from itertools import product

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from ivcviz.figure.blocks import paint_foot, paint_header, paint_legend, paint_reading, rule_above_foot
from ivcviz.figure.fonts import measure
from ivcviz.figure.ink import box, colour, dot, line, lines_of_words
from ivcviz.figure.margin import (
    Heights,
    heights_mean_levels,
    line_heights,
    paint_level_lines,
    paint_scale,
    paint_strip,
    paint_zone_borders,
    paint_zone_tints,
)
from ivcviz.figure.stops import paint_stops
from ivcviz.figure.underlay import clear_of_picture, faded, lies_over, paint_picture, unfaded
from ivcviz.geometry.arrays import Floats
from ivcviz.scene.labels.placement import LabelArea, PlacedLabel, place_labels, seen, sight
from ivcviz.scene.model import FramedScene
from ivcviz.scene.page.layout import PageLayout, Rect, stop_size
from ivcviz.scene.view.framing import layout_of
from ivcviz.scene.view.picture import Picture

_GAP = 8.0  # between blocks of words and the label columns, points
_DOT = 1.1  # radius at a leader's end, points


def paint_plate(
    painter: QPainter, framed: FramedScene, picture: Picture, dpi: float, transparent: bool = False
) -> tuple[PlacedLabel, ...]:
    """Paint the whole plate; a Qt application must exist. `dpi` is pixels of the picture per inch of the page.

    Returns the labels, in points, as they were placed.
    """
    return _painted(painter, framed, picture, dpi, transparent, None)


def paint_moving(painter: QPainter, framed: FramedScene, sketch: Picture, dpi: float, labels: tuple[PlacedLabel, ...]) -> None:
    """Paint the plate while something moves: the labels stand where they stood at rest, if any are given."""
    _painted(painter, framed, sketch, dpi, False, labels)


def _painted(
    painter: QPainter,
    framed: FramedScene,
    picture: Picture,
    dpi: float,
    transparent: bool,
    labels: tuple[PlacedLabel, ...] | None,
) -> tuple[PlacedLabel, ...]:
    scene = framed.scene
    layout = layout_of(scene, framed.width, framed.height, dpi).scaled(72.0 / dpi)
    at = Heights(framed, 72.0 / dpi)
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)  # SVG and PDF tell the viewer so
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    with_words = scene.labelled and layout.right_labels.width > 0.0
    levels = with_words and layout.strip.width > 0.0 and heights_mean_levels(framed.camera)
    painter.save()
    painter.scale(dpi / 72.0, dpi / 72.0)
    _behind(painter, layout, at, transparent, levels)
    painter.restore()
    if with_words and labels is None:
        layout = clear_of_picture(layout, picture, at.unit)
    paint_picture(painter, faded(picture, layout.body, at.unit))
    painter.scale(dpi / 72.0, dpi / 72.0)
    if with_words:
        layout = _blocks(painter, picture, layout, at, levels)
        if labels is None:
            labels = placed_labels(at, picture, layout)
        _paint_labels(painter, labels, picture, at.unit, line_heights(at, layout))
    paint_stops(painter, scene.words.stops, layout.stops, stop_size(layout.label_pt))
    rule_above_foot(painter, layout.foot)
    paint_foot(painter, scene.words, layout.foot)
    painter.restore()
    return labels or ()


def placed_labels(at: Heights, picture: Picture, layout: PageLayout) -> tuple[PlacedLabel, ...]:
    """The labels of a scene in the columns of a layout in points."""
    framed, unit = at.framed, at.unit

    def project(points: Floats) -> Floats:
        return framed.camera.project(points, framed.width, framed.height)

    lines = line_heights(at, layout)
    named = seen(framed.scene.labels, project, lambda points: sight(picture, points), unfaded(layout.body), unit, lines)
    room = LabelArea(
        layout.left_labels,
        layout.right_labels,
        layout.body,
        _axis(framed, layout, unit),
        _tumour_shadow(framed, unit),
        lines,
    )
    return place_labels(named, room, measure, layout.label_pt)


def _behind(painter: QPainter, layout: PageLayout, at: Heights, transparent: bool, levels: bool) -> None:
    if not transparent:
        page = (0.0, 0.0, at.framed.width * at.unit, at.framed.height * at.unit)
        box(painter, page, colour("ground"))
    if levels and at.framed.scene.zone_tints:
        paint_zone_tints(painter, at, layout)


def _blocks(painter: QPainter, picture: Picture, layout: PageLayout, at: Heights, levels: bool) -> PageLayout:
    """Lines and blocks of words over the picture; returns the layout with the room that they leave for labels."""
    captions, zones = at.framed.scene.words, at.framed.scene.zones
    header = paint_header(painter, captions, layout.header, layout.label_pt, lies_over(layout.header, picture, at.unit))
    reading = paint_reading(
        painter, captions, zones, layout.reading, layout.label_pt, lies_over(layout.reading, picture, at.unit)
    )
    over = lies_over(layout.legend, picture, at.unit)
    legend = paint_legend(painter, captions, layout.legend, layout.label_pt, upright=not layout.stacked, halo=over)
    paint_scale(painter, at, layout.scale, lies_over(layout.scale, picture, at.unit))
    if not layout.stacked:
        layout = replace(
            layout,
            left_labels=replace(layout.left_labels, top=header + _GAP),
            right_labels=replace(layout.right_labels, top=reading + _GAP, bottom=legend - _GAP),
            strip=replace(layout.strip, top=header + _GAP),
        )
    if levels:
        paint_zone_borders(painter, at, layout)
        paint_strip(painter, at, layout)
        paint_level_lines(painter, at, layout)
    return layout


def _paint_labels(
    painter: QPainter, placed: tuple[PlacedLabel, ...], picture: Picture, unit: float, lines: tuple[float, ...]
) -> None:
    for label in placed:
        line(painter, list(label.leader), "ground", width=1.5, alpha=0.7)
    for label in placed:
        line(painter, list(label.leader), "leader")
        dot(painter, *label.leader[-1], _DOT, "leader")
    for label in placed:
        x, align = (label.box.right, 1.0) if label.side == "left" else (label.box.left, 0.0)
        struck = label.side == "left" and any(label.box.top < y < label.box.bottom for y in lines)
        halo = struck or lies_over(label.box, picture, unit)
        lines_of_words(painter, label.lines, x, label.box.top, label.pt, align=align, halo=halo)


def _axis(framed: FramedScene, layout: PageLayout, unit: float) -> float:
    """Where the body's axis falls on the page, points: the middle of the spine, else of the body's place."""
    marks = [mark.lower for mark in framed.scene.vertebrae]
    if not marks:
        return (layout.body.left + layout.body.right) / 2
    return float(framed.camera.project(np.array(marks), framed.width, framed.height)[:, 0].mean()) * unit


def _tumour_shadow(framed: FramedScene, unit: float) -> tuple[Rect, ...]:
    """The page's rectangle that the tumour's box falls into."""
    if framed.scene.tumour_box is None:
        return ()
    low, high = framed.scene.tumour_box
    corners = np.array(list(product(*zip(low, high, strict=True))))
    places = framed.camera.project(corners, framed.width, framed.height)[:, :2] * unit
    (left, top), (right, bottom) = places.min(axis=0), places.max(axis=0)
    return (Rect(float(left), float(top), float(right), float(bottom)),)
