"""The marker of a plan check's level: a ring and a line, over the picture and over the level strip."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPalette, QPen

from ivcviz.gui.style.numbers import mm
from ivcviz.gui.style.text import is_dark

MARK, _ON_DARK = "#1d4ed8", "#9dbcff"  # as the ring about a grip that has the keyboard; on dark ground
_RING, _GAP = 15.0, 4.0  # px: radius, and from the ring to the line


def paint_place(painter: QPainter, at: QPointF, room: QRectF, level_mm: float, *, level_line: bool) -> None:
    """A ring about a point of the picture; where a level is a line across it, that line with its height at the left edge."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for width, ink in ((5.5, QColor(255, 255, 255, 225)), (2.5, QColor(MARK))):
        painter.setPen(QPen(ink, width))
        painter.drawEllipse(at, _RING, _RING)
    if level_line:
        clear = _RING + _GAP
        for start, end in ((room.left(), at.x() - clear), (at.x() + clear, room.right())):
            painter.setPen(QPen(QColor(255, 255, 255, 190), 3.0))
            painter.drawLine(QPointF(start, at.y()), QPointF(end, at.y()))
            painter.setPen(QPen(QColor(MARK), 1.0, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(start, at.y()), QPointF(end, at.y()))
    _tag(painter, QPointF(room.left() + _GAP if level_line else at.x() + _RING + 2 * _GAP, at.y()), mm(level_mm))
    painter.restore()


def paint_strip_place(painter: QPainter, x: float, y: float, half: float, width: float, palette: QPalette) -> None:
    """A ring about the cava of the strip at a height, and a line to both edges."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    tint = QColor(_ON_DARK if is_dark(palette) else MARK)
    painter.setPen(QPen(tint, 1.0, Qt.PenStyle.DashLine))
    painter.drawLine(QPointF(0.0, y), QPointF(x - half, y))
    painter.drawLine(QPointF(x + half, y), QPointF(width, y))
    for thick, ink in ((5.0, palette.color(QPalette.ColorRole.Base)), (2.5, tint)):
        painter.setPen(QPen(ink, thick))
        painter.drawEllipse(QPointF(x, y), half, 8.0)
    painter.restore()


def _tag(painter: QPainter, beside: QPointF, text: str) -> None:
    """A height in a small white sign, its middle left at a point."""
    metrics = QFontMetricsF(painter.font())
    frame = QRectF(
        beside.x(), beside.y() - metrics.height() / 2 - 2, metrics.horizontalAdvance(text) + 10, metrics.height() + 4
    )
    painter.setPen(QPen(QColor(MARK), 1.0))
    painter.setBrush(QColor("#ffffff"))
    painter.drawRoundedRect(frame, 4.0, 4.0)
    painter.setPen(QColor(MARK))
    painter.drawText(frame, int(Qt.AlignmentFlag.AlignCenter), text)
