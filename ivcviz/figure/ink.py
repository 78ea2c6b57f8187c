"""Strokes and words on the page: thin helpers over QPainter, in points, colours by their name in the palette."""

from functools import lru_cache
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from ivcviz.figure.fonts import font, measure, outline
from ivcviz.scene.labels.wrapping import LINE
from ivcviz.scene.palette import INK, MATERIALS, ZONES

HAIRLINE = 0.5  # points
_HALO = 2.6  # points, the outline's full width
_BASELINE = 0.36  # of the type size, from the middle of a line of text down to its baseline (half of DejaVu's capitals)


@lru_cache(maxsize=64)
def colour(name: str, alpha: float = 1.0) -> QColor:
    """A colour of the palette: ink, zone ("I" or "zone-I") or material."""
    code = INK.get(name) or ZONES.get(name.removeprefix("zone-")) or MATERIALS[name]
    found = QColor(code)
    found.setAlphaF(alpha)
    return found


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """`share` of one colour, the rest of the other."""
    parts = [
        share * a + (1 - share) * b
        for a, b in zip(one.getRgbF()[:3], other.getRgbF()[:3], strict=True)  # type: ignore[index]
    ]
    return QColor.fromRgbF(*parts)


def line(
    painter: QPainter,
    points: list[tuple[float, float]],
    ink: str,
    width: float = HAIRLINE,
    dashes: tuple[float, float] | None = None,
    alpha: float = 1.0,
) -> None:
    """A polyline; `dashes` are lengths of stroke and gap in points."""
    pen = QPen(colour(ink, alpha), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.RoundJoin)
    if dashes is not None:
        pen.setDashPattern([length / width for length in dashes])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline([QPointF(x, y) for x, y in points])


def box(
    painter: QPainter, rect: tuple[float, float, float, float], fill: QColor, edge: str | None = None, radius: float = 0.0
) -> None:
    """A filled rectangle (left, top, right, bottom), its edge a hairline."""
    left, top, right, bottom = rect
    painter.setPen(QPen(colour(edge), HAIRLINE) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(fill))
    if radius:
        painter.drawRoundedRect(QRectF(left, top, right - left, bottom - top), radius, radius)
    else:
        painter.drawRect(QRectF(left, top, right - left, bottom - top))


def dot(painter: QPainter, x: float, y: float, radius: float, ink: str) -> None:
    """A small disc with a ground-coloured rim, so that it shows on dark and light."""
    painter.setPen(QPen(colour("ground"), 0.6))
    painter.setBrush(QBrush(colour(ink)))
    painter.drawEllipse(QPointF(x, y), radius, radius)


def words(
    painter: QPainter,
    text: str,
    x: float,
    middle: float,
    pt: float,
    ink: str = "text",
    bold: bool = False,
    align: float = 0.0,
    halo: bool = False,
) -> None:
    """One line of text about the height `middle`; `align` is the share of its width that lies left of x (0, 0.5 or 1)."""
    start = x - align * measure(text, pt, bold)[0]
    baseline = middle + _BASELINE * pt
    if halo:
        pen = QPen(colour("ground", 0.92), _HALO, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(outline(text, pt, start, baseline, bold), pen)
    painter.setPen(colour(ink))
    letters(painter, text, start, baseline, pt, bold)


def letters(painter: QPainter, text: str, x: float, baseline: float, pt: float, bold: bool = False) -> None:
    """Text in the painter's pen from a point of its baseline, at exactly its size: Qt rounds a type size up to a whole one,
    so one in between is the next whole one made smaller."""
    whole = ceil(pt - 1e-9)
    painter.setFont(font(painter, whole, bold))
    if whole - pt < 1e-6:
        painter.drawText(QPointF(x, baseline), text)
        return
    painter.save()
    painter.translate(x, baseline)
    painter.scale(pt / whole, pt / whole)
    painter.drawText(QPointF(0.0, 0.0), text)
    painter.restore()


def lines_of_words(
    painter: QPainter,
    texts: tuple[str, ...],
    x: float,
    top: float,
    pt: float,
    ink: str = "text",
    bold: bool = False,
    align: float = 0.0,
    halo: bool = False,
) -> float:
    """Lines of text from `top` downwards; returns where they end."""
    for text in texts:
        words(painter, text, x, top + LINE * pt / 2, pt, ink, bold, align, halo)
        top += LINE * pt
    return top
