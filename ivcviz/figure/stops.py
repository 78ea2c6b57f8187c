"""The stops at the head of a page, in the stop's colour behind its mark: as many as fit, and how many more there are."""

from collections.abc import Sequence
from math import cos, pi, sin

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ivcviz.figure.fonts import measure
from ivcviz.figure.ink import box, colour, words
from ivcviz.messages.sentences import Wording
from ivcviz.plan.wording.stops import more_words
from ivcviz.scene.labels.wrapping import wrapped
from ivcviz.scene.page.layout import STOP_LINE, Rect
from ivcviz.scene.page.stop_lines import MARK

_SMALLER = (1.0, 0.93, 0.86, 0.8)  # of the type size, tried in turn before a stop is left out
_MOST_LINES = 60  # of one stop
_OVER = 2.0  # points of ground around the words, so that they are read over a picture

Lines = tuple[tuple[str, ...], ...]


def paint_stops(painter: QPainter, stops: tuple[Wording, ...], room: Rect, pt: float, *, over: bool = True) -> float:
    """Paint the stops from the top of `room` (points) downwards, on a ground of their own where they may stand `over` a
    picture; returns where they end. One at least is always there."""
    if not stops:
        return room.top
    pt, shown = fitted_stops(stops, room, pt)
    line = STOP_LINE * pt
    bottom = room.top + line * sum(len(lines) for lines in shown)
    if over:
        box(painter, (room.left - _OVER, room.top - _OVER, room.right + _OVER, bottom + _OVER), colour("ground", 0.93))
    y = room.top
    for lines in shown:
        paint_stop_mark(painter, QPointF(room.left + 0.5 * pt, y + line / 2), pt, colour("stop"), colour("ground"))
        for text in lines:
            words(painter, text, room.left + MARK * pt, y + line / 2, pt, "stop")
            y += line
    return bottom


def fitted_stops(stops: tuple[Wording, ...], room: Rect, pt: float) -> tuple[float, Lines]:
    """The type size, and the lines of each stop that is shown; the last says how many are not."""
    for share in _SMALLER:
        shown = tuple(_lines(text, room, share * pt, _MOST_LINES) for text in stops)
        if _height(shown, share * pt) <= room.height + 0.01:
            return share * pt, shown
    pt *= _SMALLER[-1]
    most = max(1, int((room.height + 0.01) / (STOP_LINE * pt)))
    for count in range(len(stops) - 1, 0, -1):
        left = _lines(more_words(len(stops) - count), room, pt, 1)
        shown = (*(_lines(text, room, pt, _MOST_LINES) for text in stops[:count]), left)
        if sum(len(lines) for lines in shown) <= most:
            return pt, shown
    return pt, _first_alone(stops, room, pt, most)


def _first_alone(stops: tuple[Wording, ...], room: Rect, pt: float, most: int) -> Lines:
    """The beginning of the first stop, and beneath it how many more there are where two lines fit."""
    if len(stops) == 1 or most == 1:
        return (_lines(stops[0], room, pt, most),)
    return (_lines(stops[0], room, pt, most - 1), _lines(more_words(len(stops) - 1), room, pt, 1))


def stops_height(stops: Sequence[Wording], width: float, pt: float) -> float:
    """How high all stops stand at a type size, points."""
    return STOP_LINE * pt * sum(len(wrapped(text, width - MARK * pt, pt, measure, _MOST_LINES)) for text in stops)


def paint_stop_mark(painter: QPainter, centre: QPointF, side: float, fill: QColor, paper: QColor) -> None:
    """A cross in an octagon, `side` wide."""
    painter.save()
    painter.translate(centre)
    painter.scale(side / 16, side / 16)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    turns = [pi / 8 + k * pi / 4 for k in range(8)]
    painter.drawPolygon(QPolygonF([QPointF(8 * cos(turn), 8 * sin(turn)) for turn in turns]))
    painter.setPen(QPen(paper, 1.9, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.drawLine(QPointF(-2.7, -2.7), QPointF(2.7, 2.7))
    painter.drawLine(QPointF(-2.7, 2.7), QPointF(2.7, -2.7))
    painter.restore()


def _lines(text: Wording, room: Rect, pt: float, most: int) -> tuple[str, ...]:
    return wrapped(text, room.width - MARK * pt, pt, measure, most)


def _height(shown: Lines, pt: float) -> float:
    return STOP_LINE * pt * sum(len(lines) for lines in shown)
