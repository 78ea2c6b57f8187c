"""The bench card's outlines as DXF, in millimetres, for a cutter; needs the extra `dxf`."""

import io
from typing import Any

import numpy as np

from ivcviz.errors import UserError
from ivcviz.figure.bench_card.wall import opening_clock
from ivcviz.geometry.arrays import Floats
from ivcviz.messages import caution
from ivcviz.messages.sentences import say, spoken
from ivcviz.plan.bench.card import BenchCard, GraftWall
from ivcviz.plan.wording.stops import stop_line

_GAP_MM = 20.0
_TEXT_MM = 3.0
_RED = 1  # of the colours that DXF numbers


def dxf_card(card: BenchCard) -> bytes:
    """What is cut as closed polylines (layers GRAFT, HOLE, BRANCH, PATCH), the marks of a seam (MARK), words (TEXT), and the
    plan's stops in red (STOP)."""
    try:
        from ezdxf import units
        from ezdxf.filemanagement import new
    except ImportError as reason:
        raise UserError(
            say("a .dxf needs the package ezdxf: install ivcviz with the extra dxf, or write a .pdf or .svg.")
        ) from reason
    drawing = new("R2010")
    drawing.units = units.MM
    for layer in ("GRAFT", "HOLE", "BRANCH", "PATCH", "MARK", "TEXT"):
        drawing.layers.add(layer)
    drawing.layers.add("STOP", color=_RED)
    _draw(drawing.modelspace(), card)
    text = io.StringIO()
    drawing.write(text)
    return text.getvalue().encode("utf-8")


def _draw(space: Any, card: BenchCard) -> None:
    left = 0.0
    if card.wall is not None:
        _wall(space, card, card.wall)
        left += card.wall.girth_mm + _GAP_MM
    for cone in card.cones:
        shift = np.array([left, 0.0]) - cone.outline.min(axis=0)
        _polyline(space, cone.outline + shift, "BRANCH")
        for generator in cone.generators[1:-1]:
            space.add_line(np.array(generator.base) + shift, np.array(generator.tip) + shift, dxfattribs={"layer": "MARK"})
        for generator in cone.generators:
            _words(space, generator.letter, np.array(generator.tip) + shift + (0.0, 1.0))
        _words(space, str(cone.name), np.array([left, -2 * _TEXT_MM]))
        left += float(np.ptp(cone.outline[:, 0])) + _GAP_MM
    if card.patch is not None:
        _polyline(space, card.patch.outline - card.patch.outline.min(axis=0) + (left, 0.0), "PATCH")
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
        np.array([0.0, -5 * _TEXT_MM]),
    )
    for number, stop in enumerate(card.stops):
        _words(space, str(stop_line(stop)), np.array([0.0, -(7 + 2 * number) * _TEXT_MM]), "STOP")


def _wall(space: Any, card: BenchCard, wall: GraftWall) -> None:
    """The unrolled wall, its superior end up, with every hole in its place and a line on the anterior side."""
    first, last = card.shown_wall()
    known, girth, height = wall.length_mm is not None, wall.girth_mm, last - first
    opens_at = opening_clock(card.holes, wall.diameter_mm) if known else 180.0
    _polyline(space, np.array([[0.0, 0.0], [girth, 0.0], [girth, height], [0.0, height], [0.0, 0.0]]), "GRAFT")
    anterior = girth * ((0.0 - opens_at) % 360.0) / 360.0
    space.add_line((anterior, 0.0), (anterior, height), dxfattribs={"layer": "MARK"})
    _words(space, spoken("superior end, line: anterior") if known else spoken("superior end"), np.array([0.0, height + 1.0]))
    for hole in card.holes:
        at = girth * ((hole.clock_deg - opens_at) % 360.0) / 360.0, last - (hole.from_superior_end_mm or 0.0)
        _polyline(space, hole.outline + at, "HOLE")
        for letter, place in hole.marks:
            _words(space, letter, np.array(place) + at)
        _words(space, str(hole.name), np.array(at))


def _polyline(space: Any, outline: Floats, layer: str) -> None:
    space.add_lwpolyline([(float(x), float(y)) for x, y in outline[:-1]], close=True, dxfattribs={"layer": layer})


def _words(space: Any, text: str, at: Floats, layer: str = "TEXT") -> None:
    space.add_text(text, height=_TEXT_MM, dxfattribs={"layer": layer, "insert": (float(at[0]), float(at[1]))})
