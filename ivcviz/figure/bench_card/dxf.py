"""The bench card's outlines as DXF, in millimetres, for a cutter; needs the extra `dxf`."""

import io
from typing import Any

import numpy as np

from ivcviz.errors import UserError
from ivcviz.figure.bench_card.wall import caption_of, opening_clock
from ivcviz.geometry.arrays import Floats
from ivcviz.messages import caution
from ivcviz.messages.sentences import say, spoken
from ivcviz.plan.bench.card import BenchCard, GraftWall
from ivcviz.plan.bench.measures import EXCESS_MM
from ivcviz.plan.wording.stops import stop_line

_GAP_MM, _BESIDE_MM = 20.0, 110.0  # between patterns, and from the wall with its words
_TEXT_MM = 3.0
_BELOW_MM = -30.0  # below the excess
_COLOURS = {"cut": 7, "guide": 8, "text": 3, "stop": 1}  # by layer, as DXF numbers them: black or white, grey, green, red


def dxf_card(card: BenchCard) -> bytes:
    """What is cut as closed polylines (layer cut), the marks of a seam and the excess (guide), words (text), and the plan's
    stops in red (stop)."""
    try:
        from ezdxf import units
        from ezdxf.filemanagement import new
    except ImportError as reason:
        raise UserError(say('a .dxf needs the extra dxf: pip install "ivcviz[dxf]", or write a .pdf or .svg.')) from reason
    drawing = new("R2010")
    drawing.units = units.MM
    for layer, colour in _COLOURS.items():
        drawing.layers.add(layer, color=colour)
    _draw(drawing.modelspace(), card)
    text = io.StringIO()
    drawing.write(text)
    return text.getvalue().encode("utf-8")


def _draw(space: Any, card: BenchCard) -> None:
    left = 0.0
    if card.wall is not None:
        _wall(space, card, card.wall)
        left += card.wall.girth_mm + _BESIDE_MM
    for cone in card.cones:
        shift = np.array([left, 0.0]) - cone.outline.min(axis=0)
        _polyline(space, cone.outline + shift, "cut")
        for generator in cone.generators[1:-1]:
            space.add_line(np.array(generator.base) + shift, np.array(generator.tip) + shift, dxfattribs={"layer": "guide"})
        for generator in cone.generators:
            _words(space, generator.letter, np.array(generator.tip) + shift + (0.0, 1.0))
        _words(space, str(cone.name), np.array([left, -2 * _TEXT_MM]))
        left += float(np.ptp(cone.outline[:, 0])) + _GAP_MM
    if card.patch is not None:
        _polyline(space, card.patch.outline - card.patch.outline.min(axis=0) + (left, 0.0), "cut")
        _words(
            space,
            spoken("patch, superior end up, {sides} on the left", sides=card.patch.sides[0]),
            np.array([left, -2 * _TEXT_MM]),
        )
    _words(
        space,
        spoken(
            "plan {fingerprint}; seen from outside. {caution} 1 unit is 1 mm; measure before cutting.",
            fingerprint=card.fingerprint,
            caution=caution.SHORT,
        ),
        np.array([0.0, _BELOW_MM]),
    )
    for number, stop in enumerate(card.stops):
        _words(space, str(stop_line(stop)), np.array([0.0, _BELOW_MM - 2 * (number + 1) * _TEXT_MM]), "stop")


def _wall(space: Any, card: BenchCard, wall: GraftWall) -> None:
    """The unrolled wall, its superior end up, with every hole in its place and a line on the anterior side."""
    first, last = card.shown_wall()
    known, girth, height = wall.length_mm is not None, wall.girth_mm, last - first
    opens_at = opening_clock(card.holes, wall.diameter_mm) if known else 180.0
    _polyline(space, np.array([[0.0, 0.0], [girth, 0.0], [girth, height], [0.0, height], [0.0, 0.0]]), "cut")
    _excess(space, wall, height)
    anterior = girth * ((0.0 - opens_at) % 360.0) / 360.0
    space.add_line((anterior, 0.0), (anterior, height), dxfattribs={"layer": "guide"})
    above = height + 1.0 + (EXCESS_MM[1] if known and wall.first == "inferior" else 0.0)
    _words(space, spoken("superior end, line: anterior") if known else spoken("superior end"), np.array([0.0, above]))
    for hole in card.holes:
        at = girth * ((hole.clock_deg - opens_at) % 360.0) / 360.0, last - (hole.from_superior_end_mm or 0.0)
        _polyline(space, hole.outline + at, "cut")
        for letter, place in hole.marks:
            _words(space, letter, np.array(place) + at)
        _words(space, str(hole.name), np.array(at))


def _excess(space: Any, wall: GraftWall, height: float) -> None:
    """How much longer the end is cut that is sewn last."""
    if wall.length_mm is None:
        return
    edge, away = (0.0, -1.0) if wall.first == "superior" else (height, 1.0)
    for excess in EXCESS_MM:
        y = edge + away * excess
        space.add_line((0.0, y), (wall.girth_mm, y), dxfattribs={"layer": "guide"})
    _words(space, caption_of("inferior", wall.first == "inferior"), np.array([wall.girth_mm + 2.0, 0.0]))
    _words(space, caption_of("superior", wall.first == "superior"), np.array([wall.girth_mm + 2.0, height]))


def _polyline(space: Any, outline: Floats, layer: str) -> None:
    space.add_lwpolyline([(float(x), float(y)) for x, y in outline[:-1]], close=True, dxfattribs={"layer": layer})


def _words(space: Any, text: str, at: Floats, layer: str = "text") -> None:
    space.add_text(text, height=_TEXT_MM, dxfattribs={"layer": layer, "insert": (float(at[0]), float(at[1]))})
