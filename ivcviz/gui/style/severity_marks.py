"""The marks of plan checks: each has its own shape, so that none depends on colour."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ivcviz.figure.stops import paint_stop_mark
from ivcviz.gui.style.painting import painting
from ivcviz.gui.style.text import ink

MarkKind = Literal["done", "note", "warning", "stop"]


class Mark(QWidget):
    """A mark as large as a line of text."""

    def __init__(self, kind: MarkKind = "done", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind: MarkKind = kind
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def kind(self) -> MarkKind:
        return self._kind

    def show_kind(self, kind: MarkKind, words: str) -> None:
        """Another mark, with the words that say the same."""
        self.setAccessibleName(words)
        self.setToolTip(words)
        if kind != self._kind:
            self._kind = kind
            self.update()

    def sizeHint(self) -> QSize:
        side = self.fontMetrics().height()
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        with painting(self) as painter:
            draw_mark(painter, QRectF(self.rect()), self._kind, self.palette())


def draw_mark(painter: QPainter, rect: QRectF, kind: MarkKind, palette: QPalette) -> None:
    """A tick in a disc, an i in a ring, an exclamation mark in a triangle, or a cross in an octagon, as large as `rect`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = min(rect.width(), rect.height()) * 0.92
    painter.translate(rect.center())
    painter.scale(side / 16, side / 16)
    colour, paper = ink(kind, palette), palette.color(QPalette.ColorRole.Window)
    {"done": _done, "note": _note, "warning": _warning, "stop": _stop}[kind](painter, colour, paper)
    painter.restore()


def path_through(points: Sequence[tuple[float, float]], closed: bool = False) -> QPainterPath:
    """Straight lines from point to point."""
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(*point)
    if closed:
        path.closeSubpath()
    return path


def _done(painter: QPainter, colour: QColor, paper: QColor) -> None:
    _fill(painter, colour)
    painter.drawEllipse(QPointF(0, 0), 7.5, 7.5)
    _line(painter, paper)
    painter.drawPath(path_through([(-3.4, 0.2), (-0.9, 2.8), (3.6, -2.6)]))


def _note(painter: QPainter, colour: QColor, paper: QColor) -> None:  # noqa: ARG001
    _line(painter, colour, 1.3)
    painter.drawEllipse(QPointF(0, 0), 6.9, 6.9)
    _line(painter, colour)
    painter.drawLine(QPointF(0, -0.6), QPointF(0, 3.4))
    painter.drawPoint(QPointF(0, -3.5))


def _warning(painter: QPainter, colour: QColor, paper: QColor) -> None:
    painter.setPen(QPen(colour, 2.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(colour)
    painter.drawPath(path_through([(0, -6.2), (6.8, 5.8), (-6.8, 5.8)], closed=True))
    _line(painter, paper)
    painter.drawLine(QPointF(0, -2.4), QPointF(0, 1.6))
    painter.drawPoint(QPointF(0, 4.3))


def _stop(painter: QPainter, colour: QColor, paper: QColor) -> None:
    paint_stop_mark(painter, QPointF(0, 0), 16.0, colour, paper)


def _fill(painter: QPainter, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)


def _line(painter: QPainter, colour: QColor, width: float = 1.9) -> None:
    painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
