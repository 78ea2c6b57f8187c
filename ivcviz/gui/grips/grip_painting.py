"""Paint grips and their tooltip; each kind has a shape of its own, so that none depends on colour."""

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPalette, QPen, QPolygonF

from ivcviz.scene.grips import Kind
from ivcviz.scene.palette import INK

RADIUS, HOVERED = 6.5, 8.5  # device-independent pixels
_WIDEST = 300.0
_INK: dict[Kind, str] = {
    "end": INK["tumour-line"],
    "body": INK["tumour-line"],
    "cut": INK["cut-line"],
    "clamp": INK["cut-line"],
}


def grip_shape(kind: Kind, radius: float) -> QPainterPath:
    """The outline of a grip about (0, 0): ends round, the rest by their corners."""
    path = QPainterPath()
    if kind in ("end", "body"):
        path.addEllipse(QPointF(), radius, radius)
    elif kind == "cut":
        path.addRect(QRectF(-0.85 * radius, -0.85 * radius, 1.7 * radius, 1.7 * radius))
    elif kind == "clamp":
        path.addRoundedRect(QRectF(-1.25 * radius, -0.6 * radius, 2.5 * radius, 1.2 * radius), 2.0, 2.0)
    else:
        corners = {"landmark": 3, "size": 4, "length": 5, "turn": 6, "angle": 8}[kind]
        path.addPolygon(_corners(corners, 1.15 * radius))
        path.closeSubpath()
    return path


def paint_grip(painter: QPainter, at: QPointF, kind: Kind, *, large: bool, focused: bool, locked: bool) -> None:
    """A grip: white in a dark outline in a white halo, which reads on any ground; grey where it cannot be moved."""
    ink = QColor("#8a8f96") if locked else QColor(_INK.get(kind, INK["text"]))
    shape = grip_shape(kind, HOVERED if large else RADIUS)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(at)
    if focused:
        painter.setPen(QPen(QColor("#ffffff"), 4.5))
        painter.drawEllipse(QPointF(), HOVERED + 4.0, HOVERED + 4.0)
        painter.setPen(QPen(QColor("#1d4ed8"), 2.5))
        painter.drawEllipse(QPointF(), HOVERED + 4.0, HOVERED + 4.0)
    painter.setPen(QPen(QColor(255, 255, 255, 210), 5.0))
    painter.drawPath(shape)
    painter.setPen(QPen(ink, 2.0))
    painter.setBrush(QColor("#d8dade") if locked else QColor("#ffffff"))
    painter.drawPath(shape)
    painter.setPen(QPen(ink, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    if kind == "body":  # it moves both ways
        for way in (-1.0, 1.0):
            painter.drawPolyline([QPointF(-2.5, way * 1.5), QPointF(0.0, way * 4.0), QPointF(2.5, way * 1.5)])
    elif kind == "clamp":
        painter.drawLine(QPointF(-4.0, 0.0), QPointF(4.0, 0.0))
    elif kind in ("turn", "angle"):
        painter.setBrush(ink)
        painter.drawEllipse(QPointF(), 1.5, 1.5)
    painter.restore()


def paint_tooltip(painter: QPainter, text: str, beside: QPointF, room: QRectF, palette: QPalette) -> QRectF:
    """Paint the tooltip beside a grip, inside `room`; returns its rectangle."""
    metrics = QFontMetricsF(painter.font())
    wide = min(_WIDEST, room.width() - 24.0)
    flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)
    words = metrics.boundingRect(QRectF(0, 0, wide, 1000.0), flags, text)
    frame = QRectF(QPointF(), QSizeF(words.width() + 18.0, words.height() + 12.0))
    x = beside.x() + 20.0
    if x + frame.width() > room.right() - 4.0:
        x = beside.x() - 20.0 - frame.width()
    frame.moveTopLeft(QPointF(max(room.left() + 4.0, x), beside.y() - frame.height() / 2))
    frame.moveTop(min(max(frame.top(), room.top() + 4.0), room.bottom() - 4.0 - frame.height()))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1.0))
    painter.setBrush(palette.color(QPalette.ColorRole.ToolTipBase))
    painter.drawRoundedRect(frame, 6.0, 6.0)
    painter.setPen(palette.color(QPalette.ColorRole.ToolTipText))
    painter.drawText(frame.adjusted(9.0, 6.0, -9.0, -6.0), flags, text)
    painter.restore()
    return frame


def _corners(count: int, radius: float) -> QPolygonF:
    """A regular polygon with a corner on top."""
    turns = [2 * pi * k / count for k in range(count)]
    return QPolygonF([QPointF(radius * sin(turn), -radius * cos(turn)) for turn in turns])
