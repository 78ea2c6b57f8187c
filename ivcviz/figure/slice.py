"""The slice of an axial section: outlines filled and drawn fine, what is hollow, clock ring, letters; all of it vectors.

As on CT, seen from the feet: anterior on top, the patient's right on the left of the picture.
"""

from dataclasses import dataclass
from itertools import groupby

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPaintEngine, QPainter, QPainterPath, QPainterPathStroker, QPen, QPolygonF

from ivcviz.figure.fonts import measure
from ivcviz.figure.ink import colour, line, mixed, words
from ivcviz.geometry.arrays import Floats
from ivcviz.messages.sentences import Quantity
from ivcviz.scene.page.layout import Rect
from ivcviz.scene.palette import MATERIALS
from ivcviz.scene.section import AxialSection, PartOutline
from ivcviz.scene.section.names import FIELD_BACK_MM, FIELD_MM

_TISSUE = "#f6f2ec"  # what is not drawn one by one: a quiet ground on which outlines read
_OUTLINE = QColor("#262c3a")  # mixed into a material for its contour
# How much of its colour is left of what is there for orientation.
_SHARE = {"bone": 0.85, "disc": 0.7, "liver": 0.5, "kidney": 0.55, "adrenal": 0.7, "atrium": 0.8, "aorta": 0.8, "vein": 0.5}
_CLEAR = {"tumour-mass": 0.3}  # opacity of what is seen through
_OVER_LUMEN = ("ring", "suture")
_MARGIN_PT = 4.0
_BAR_MM = 20.0


@dataclass(frozen=True, slots=True)
class SliceFrame:
    """Body to page: the room of the slice, points per mm, and the page's place of the body's x = y = 0."""

    room: Rect
    per_mm: float
    x: float
    y: float

    def place(self, spot: tuple[float, float] | Floats) -> tuple[float, float]:
        return self.x + float(spot[0]) * self.per_mm, self.y + float(spot[1]) * self.per_mm


def slice_frame(section: AxialSection, room: Rect) -> SliceFrame:
    """The cava's surroundings as large as they fit a room, the cava a little above its middle."""
    per_mm = min(room.width / (2 * FIELD_MM[0]), room.height / (2 * FIELD_MM[1]))
    x, y = section.centre
    middle_x, middle_y = (room.left + room.right) / 2, (room.top + room.bottom) / 2
    return SliceFrame(room, per_mm, middle_x - x * per_mm, middle_y - (y + FIELD_BACK_MM) * per_mm)


def paint_slice(
    painter: QPainter, section: AxialSection, room: Rect, pt: float, *, named: bool, ground: bool = True
) -> SliceFrame:
    """The slice within a rectangle of the page, in points; `named` writes short words where there is room for them."""
    at = slice_frame(section, room)
    frame = QPainterPath()
    frame.addRoundedRect(QRectF(room.left, room.top, room.width, room.height), 3.0, 3.0)
    painter.save()
    painter.setClipPath(frame)
    if ground:
        painter.fillPath(frame, QColor(_TISSUE))
    over = [k for k, cut in enumerate(section.cuts) if cut.material in _OVER_LUMEN or cut.layer == "clamps"]
    first = over[0] if over else len(section.cuts)
    edge = None if painter.paintEngine().type() != QPaintEngine.Type.SVG else frame  # SVG's engine clips nothing itself
    _paint_cuts(painter, at, section.cuts[:first], edge)
    _paint_lumens(painter, at, section)
    _paint_cuts(painter, at, section.cuts[first:], edge)
    _paint_native(painter, at, section)
    if section.native is not None:
        _paint_ring(painter, at, section, pt)
    if named:
        _paint_short_names(painter, at, section, pt)
    _paint_letters(painter, room, pt, section.ring_mm * at.per_mm)
    painter.restore()
    painter.setPen(QPen(colour("hairline"), 0.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(frame)
    return at


def paint_scale(painter: QPainter, at: SliceFrame, pt: float) -> None:
    """A bar of 20 mm in the slice's lower left corner."""
    left, bottom = at.room.left + 8.0, at.room.bottom - 8.0
    right = left + _BAR_MM * at.per_mm
    ends = [(left, bottom - 3.0), (left, bottom), (right, bottom), (right, bottom - 3.0)]
    line(painter, ends, "ground", 2.4, alpha=0.8)
    line(painter, ends, "text", 0.8)
    words(
        painter,
        str(Quantity(_BAR_MM, "mm", "g")),
        (left + right) / 2,
        bottom - 0.75 * pt,
        max(5.0, 0.8 * pt),
        align=0.5,
        halo=True,
    )


def _paint_cuts(painter: QPainter, at: SliceFrame, cuts: tuple[PartOutline, ...], edge: QPainterPath | None) -> None:
    for _, group in groupby(cuts, lambda cut: (cut.layer, cut.material)):
        _paint_material(painter, at, tuple(group), edge)


def _paint_material(painter: QPainter, at: SliceFrame, cuts: tuple[PartOutline, ...], edge: QPainterPath | None) -> None:
    """Parts of one material: what of their outlines lies outside them, then their fill, so that what overlaps is one shape."""
    layer, material = cuts[0].layer, cuts[0].material
    path = _path(at, tuple(loop for cut in cuts for loop in cut.loops))
    if layer == "ghost":
        _stroke(painter, path, QPen(colour(material), 0.7, Qt.PenStyle.DashLine), edge)
        return
    fill = QColor(MATERIALS[material])
    vessel = layer in ("veins", "arteries", "tumour", "graft")
    _stroke(painter, path, _pen(mixed(fill, _OUTLINE, 0.45 if vessel else 0.62), 1.8 if vessel else 1.1), edge)
    inner = mixed(fill, QColor("white"), _SHARE.get(material, 1.0))
    inner.setAlphaF(_CLEAR.get(material, 1.0))
    painter.fillPath(path if edge is None else path.intersected(edge), inner)


def _stroke(painter: QPainter, path: QPainterPath, pen: QPen, edge: QPainterPath | None) -> None:
    """A line along a path, within an edge if there is one."""
    if edge is None:
        painter.strokePath(path, pen)
    else:
        painter.fillPath(QPainterPathStroker(pen).createStroke(path).intersected(edge), pen.color())


def _paint_lumens(painter: QPainter, at: SliceFrame, section: AxialSection) -> None:
    """What is hollow in a graft, in the colour of the veins."""
    if section.lumens:
        fill = mixed(QColor(MATERIALS["vein"]), QColor("white"), _SHARE["vein"])
        painter.fillPath(_path(at, section.lumens), fill)


def _paint_native(painter: QPainter, at: SliceFrame, section: AxialSection) -> None:
    """The native wall: drawn through the tumour, and dashed where it is no longer there."""
    if section.native is None:
        return
    path = _path(at, (section.native,))
    gone = section.wall is not section.native
    wall = mixed(QColor(MATERIALS["vein"]), _OUTLINE, 0.55)
    filled = any(cut.layer == "tumour" for cut in section.cuts)
    if gone:
        painter.strokePath(path, QPen(wall, 0.6, Qt.PenStyle.DashLine))
    elif filled:
        painter.strokePath(path, _pen(wall, 1.0))


def _paint_ring(painter: QPainter, at: SliceFrame, section: AxialSection, pt: float) -> None:
    """The clock: ticks every 30 degrees, numbers every 90, the involved arc in the tumour's ink."""
    x, y = at.place(section.centre)
    radius, small = section.ring_mm * at.per_mm, max(5.0, 0.75 * pt)
    circle = QRectF(x - radius, y - radius, 2 * radius, 2 * radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for ink, width, alpha in (("ground", 2.0, 0.75), ("leader", 0.5, 1.0)):
        painter.setPen(QPen(colour(ink, alpha), width))
        painter.drawEllipse(circle)
    if section.involved is not None:
        start, stop = section.involved
        sweep = (stop - start) % 360.0 or 360.0
        # Qt counts sixteenths of a degree counter-clockwise from the right, which is 90 on the clock.
        painter.setPen(QPen(colour("tumour-line"), 3.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawArc(circle, round((90.0 - start) * 16), round(-sweep * 16))
    for clock in range(0, 360, 30):
        turn = np.deg2rad(clock)
        along = np.array([np.sin(turn), -np.cos(turn)])
        reach = 4.0 if clock % 90 == 0 else 2.5
        ends = [(x + along[0] * r, y + along[1] * r) for r in (radius, radius + reach)]
        line(painter, ends, "ground", 2.0, alpha=0.75)
        line(painter, ends, "leader", 0.8 if clock % 90 == 0 else 0.5)
        if clock % 90 == 0:
            out = radius + reach + 0.55 * small + (0.35 * small if clock % 180 else 0.0)
            words(painter, f"{clock}°", x + along[0] * out, y + along[1] * out, small, align=_align(clock), halo=True)


def _align(clock: int) -> float:
    return {90: 0.0, 270: 1.0}.get(clock, 0.5)


def _paint_short_names(painter: QPainter, at: SliceFrame, section: AxialSection, pt: float) -> None:
    """Short words inside what is wide enough for them, off the ring."""
    taken: list[Rect] = []
    cx, cy = at.place(section.centre)
    ring = section.ring_mm * at.per_mm + 12.0
    for name in sorted(section.names, key=lambda item: item.rank):
        short = str(name.short)
        if not short or name.rank == 0:  # tumour and patch are known by their colour
            continue
        x, y = at.place((name.x, name.y))
        half = measure(short, pt)[0] / 2
        room = Rect(x - half, y - 0.6 * pt, x + half, y + 0.6 * pt)
        over_ring = np.hypot(max(abs(x - cx) - half, 0.0), y - cy) < ring
        outside = room.left < at.room.left + 2.0 or room.right > at.room.right - 2.0
        too_wide = 2 * half > name.width_mm * at.per_mm * 1.6
        if outside or too_wide or over_ring or any(room.overlaps(other) for other in taken):
            continue
        taken.append(room)
        words(painter, short, x, y, pt, "text", align=0.5, halo=2 * half > name.width_mm * at.per_mm)


def _paint_letters(painter: QPainter, room: Rect, pt: float, ring: float) -> None:
    """Which side is which: the patient's right is on the left of the picture. A low slice says A and P by its clock alone."""
    size = 1.25 * pt
    middle, edge = (room.left + room.right) / 2, 0.75 * size + _MARGIN_PT
    # In the upper corners, where no leader runs through them.
    letters = [("R", room.left + edge, room.top + edge), ("L", room.right - edge, room.top + edge)]
    if room.height / 2 - ring > 2.6 * size:
        letters += [("A", middle, room.top + edge), ("P", middle, room.bottom - edge)]
    for letter, x, y in letters:
        words(painter, letter, x, y, size, "text", bold=True, align=0.5, halo=True)


def _path(at: SliceFrame, loops: tuple[Floats, ...]) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for loop in loops:
        spots = loop * at.per_mm + (at.x, at.y)
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in spots.tolist()]))
        path.closeSubpath()
    return path


def _pen(ink: QColor, width: float) -> QPen:
    return QPen(ink, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
