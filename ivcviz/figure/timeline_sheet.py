"""The timeline of the clamps as a picture of its own: 170 mm wide, with what its minutes are and the words of caution."""

from dataclasses import replace

from PySide6.QtGui import QPainter

from ivcviz.figure.files import Painted
from ivcviz.figure.fonts import measure
from ivcviz.figure.ink import box, colour, lines_of_words
from ivcviz.figure.stops import paint_stops, stops_height
from ivcviz.figure.timeline import paint_timeline, strip_height
from ivcviz.messages import caution
from ivcviz.messages.sentences import Wording
from ivcviz.plan.operation.timeline import Timeline
from ivcviz.plan.operation.timeline_text import NOTE
from ivcviz.scene.labels.wrapping import LINE, wrapped
from ivcviz.scene.page.layout import Rect

_WIDTH, _MARGIN, _GAP = 170.0 / 25.4 * 72.0, 12.0, 8.0  # points
_TITLE_PT, _NOTE_PT, _STOP_PT = 12.0, 6.0, 8.0
_DPI = 300.0


def timeline_page(timeline: Timeline, title: str = "") -> Painted:
    """The picture as a page."""
    height = _height(timeline, title)

    def paint(painter: QPainter) -> None:
        painter.scale(_DPI / 72.0, _DPI / 72.0)
        _paint(painter, timeline, title, height)

    return Painted(_WIDTH * _DPI / 72.0, height * _DPI / 72.0, _DPI, paint, "ivcviz timeline")


def _paint(painter: QPainter, timeline: Timeline, title: str, height: float) -> None:
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    box(painter, (0.0, 0.0, _WIDTH + 1.0, height + 1.0), colour("ground"))  # to the last pixel
    top = _MARGIN
    if timeline.stops:
        sentences = tuple(stop.full_sentence for stop in timeline.stops)
        top = paint_stops(painter, sentences, _stops_room(timeline), _STOP_PT) + _GAP
    top = lines_of_words(painter, _lines(title, _TITLE_PT, 2), _MARGIN, top, _TITLE_PT, bold=True)
    painter.save()
    painter.translate(_MARGIN, top + (_GAP if title else 0.0))
    paint_timeline(painter, timeline, _WIDTH - 2 * _MARGIN)
    painter.restore()
    words = (*_lines(NOTE, _NOTE_PT, 4), *_lines(caution.LONG, _NOTE_PT, 4))
    lines_of_words(painter, words, _MARGIN, height - _MARGIN - LINE * _NOTE_PT * len(words), _NOTE_PT, "quiet")


def _height(timeline: Timeline, title: str) -> float:
    above = LINE * _TITLE_PT * len(_lines(title, _TITLE_PT, 2)) + (_GAP if title else 0.0)
    if timeline.stops:
        above += _stops_room(timeline).height + _GAP
    below = LINE * _NOTE_PT * (len(_lines(NOTE, _NOTE_PT, 4)) + len(_lines(caution.LONG, _NOTE_PT, 4)))
    return _MARGIN + above + strip_height(timeline) + _GAP + below + _MARGIN


def _stops_room(timeline: Timeline) -> Rect:
    """The head of the sheet, which is as high as all stops need."""
    room = Rect(_MARGIN, _MARGIN, _WIDTH - _MARGIN, _MARGIN)
    return replace(room, bottom=room.top + stops_height([stop.full_sentence for stop in timeline.stops], room.width, _STOP_PT))


def _lines(text: Wording, pt: float, most: int) -> tuple[str, ...]:
    return wrapped(text, _WIDTH - 2 * _MARGIN, pt, measure, most) if text else ()
