"""The timeline of the clamps as a strip: what is done along the top, below it a bar a clamp, then a bar an organ's clock.

Painted in points, for paper and for the window alike; `Inks` follow the ground. A time that is not planned has a hatched
stretch of its own, as long as the planned ones are on average: the order shows, the length means nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from ivcviz.figure.fonts import measure
from ivcviz.figure.ink import letters
from ivcviz.messages.numbers import mm, tenths
from ivcviz.messages.sentences import Quantity, Wording, capital, say, say_as, spoken
from ivcviz.plan.operation.timeline import ORGAN_WORDS, ClampInterval, IschaemiaInterval, Timeline
from ivcviz.plan.operation.timeline_text import IN_BRIEF, STATE_WORDS
from ivcviz.plan.wording.stops import ENDS_HERE
from ivcviz.scene.labels.wrapping import elided
from ivcviz.scene.palette import INK

_NAMES, _TOTALS, _GAP = 120.0, 78.0, 8.0  # widths beside the bars, points
_HEAD, _ROW, _BAR = 33.0, 13.5, 7.0
_CLOCK_ROW, _CLOCK_BAR, _NUMERAL = 20.0, 13.0, 13.0
_PT, _SMALL = 7.0, 6.0  # whole points: fonts come in no others
_BOLDER = 1.15  # how much wider bold type is, about
_EDGE = 3.0  # kept free on the right: drawn type may be a little wider than it was measured
NOT_PLANNED = say("not planned")
# Words of a phase's name that are said shorter, or not at all, where there is no room for them.
_SHORTER: tuple[tuple[Wording, Wording], ...] = (
    (say_as("word of a phase's name", "right"), say_as("word of a phase's name", "R")),
    (say_as("word of a phase's name", "left"), say_as("word of a phase's name", "L")),
    (say_as("word of a phase's name", "end"), ""),
    (say_as("word of a phase's name", "stump"), ""),
    (say_as("word of a phase's name", "renal"), ""),
)
_LEAST_BAR = 3.0  # points: a phase of no minutes is still seen


@dataclass(frozen=True, slots=True)
class Inks:
    """Colours of text and ground; the bars' own are the same on both."""

    text: QColor
    quiet: QColor
    line: QColor
    ground: QColor
    phase: QColor
    clamp: QColor
    stop: QColor


PAPER = Inks(
    *(QColor(code) for code in (INK["text"], INK["quiet"], INK["hairline"], INK["ground"], "#e3e9ef", "#98a3ad", INK["stop"]))
)
_CLOCKS = {
    "inflow and outflow closed": "#a84a3d",
    "outflow closed, inflow open": "#a84a3d",
    "warm ischaemia": "#a84a3d",
    "congestion": "#3f6a94",
    "artery not decided": "#7d6534",
    "vein closed for good": "#3f6a94",
    "cava closed": "#3f6a94",
}


STAYS_ON, STAYS_SO = say("stays on"), say("until the plan ends")


def strip_height(timeline: Timeline) -> float:
    """How high the strip is, points."""
    return _HEAD + _ROW * len(timeline.clamps) + _CLOCK_ROW * len(timeline.clocks) + 2 * _GAP


def paint_timeline(painter: QPainter, timeline: Timeline, width: float, inks: Inks = PAPER) -> None:
    """Paint the strip from (0, 0), `width` points wide; a Qt application must exist."""
    _Strip(painter, timeline, width, inks).paint()


class _Strip:
    def __init__(self, painter: QPainter, timeline: Timeline, width: float, inks: Inks) -> None:
        self._p, self._timeline, self._inks, self._width = painter, timeline, inks, width - _EDGE
        self._edges = edges_of(timeline, _NAMES, max(_NAMES + 40.0, self._width - _TOTALS))
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)

    def paint(self) -> None:
        for x in self._edges:
            self._line(x, _HEAD, x, strip_height(self._timeline), dotted=True)
        self._phases()
        y = _HEAD + _GAP
        for clamp in self._timeline.clamps:
            self._clamp(clamp, y + _ROW / 2)
            y += _ROW
        if self._timeline.clamps:
            y += _GAP
            self._line(0.0, y - _GAP / 2, self._width, y - _GAP / 2)
        for clock in self._timeline.clocks:
            self._clock(clock, y + _CLOCK_ROW / 2)
            y += _CLOCK_ROW
        if self._timeline.ends is not None:
            self._end()

    def _end(self) -> None:
        """Where the plan ends: a line in the stop's colour behind all that is planned, and the words over what is not."""
        x = self._edges[-1] if self._edges else _NAMES
        self._p.setPen(QPen(self._inks.stop, 1.2))
        self._p.drawLine(QPointF(x, 0.0), QPointF(x, strip_height(self._timeline)))
        text = elided(str(ENDS_HERE), self._width - x - 4.0, _SMALL / _BOLDER, measure)
        self._words(text, x + 4.0, 6.5, _SMALL, self._inks.stop, bold=True)

    def _phases(self) -> None:
        """What is done, with its minutes, and the minute at each edge that has one."""
        for place, phase in enumerate(self._timeline.phases):
            left, right = self._edges[place], self._edges[place + 1]
            block = QRectF(left + 0.5, 0.0, right - left - 1.0, _HEAD - 11.0)
            self._bar(block, self._inks.phase, hatched=phase.minutes is None)
            room, minutes = block.width() - 4.0, phase.minutes
            planned = (str(NOT_PLANNED), "–") if minutes is None else (_min(minutes), str(tenths(minutes)))
            name = _fitted(_shorter(str(phase.brief or phase.name)), room)
            self._words(name, block.center().x(), 6.5, _SMALL, self._inks.text, align=0.5)
            self._words(_fitted(planned, room), block.center().x(), 15.5, _SMALL, self._inks.quiet, align=0.5)
        if self._edges:
            self._words(spoken("minutes from the first clamp"), 0.0, _HEAD - 5.0, _SMALL, self._inks.quiet)
        for x, text in _minutes(self._timeline, self._edges):
            self._words(text, x, _HEAD - 5.0, _SMALL, self._inks.quiet, align=0.5)

    def _clamp(self, clamp: ClampInterval, y: float) -> None:
        self._words(elided(_held(clamp), _NAMES - 8.0, _PT, measure), 0.0, y, _PT, self._inks.text)
        if clamp.off is None:
            self._words(str(STAYS_ON), self._width, y, _PT, self._inks.quiet, align=1.0)
        else:
            self._words(in_short(self._timeline, clamp.off), self._width, y, _PT, self._inks.quiet, align=1.0)
        if not self._edges:
            return  # the plan ends before any work that takes time
        on, off = self._edges[clamp.on], self._edges[self._timeline.until(clamp)]
        self._bar(QRectF(on, y - _BAR / 2, off - on, _BAR), self._inks.clamp)
        if clamp.moved is not None:
            at = self._edges[clamp.moved]
            self._bar(QRectF(at, y - _BAR / 2, off - at, _BAR), QColor(INK["ground"]), edge=self._inks.clamp)
            text = elided(spoken("on the graft"), off - at - 6.0, _SMALL, measure)
            self._words(text, at + 4.0, y, _SMALL, QColor(INK["text"]))

    def _clock(self, clock: IschaemiaInterval, y: float) -> None:
        self._words(str(capital(ORGAN_WORDS[clock.organ])), 0.0, y, _PT, self._inks.text, bold=True)
        start = self._edges[0] if self._edges else _NAMES
        words = str(STATE_WORDS[clock.state])
        if clock.stop is None and not (clock.for_good or clock.unended):
            self._words(words, start + 4.0, y, _PT, self._inks.quiet)
            return
        if not self._edges:
            self._words(words, start + 4.0, y, _PT, self._inks.text)
            self._words(str(STAYS_SO), self._width, y, _PT, self._inks.quiet, align=1.0)
            return
        stop = self._edges[-1 if clock.stop is None else clock.stop]
        self._bar(QRectF(start, y - _CLOCK_BAR / 2, stop - start, _CLOCK_BAR), QColor(_CLOCKS[clock.state]))
        said = _fitted((words, str(IN_BRIEF[clock.state])), (stop - start - 8.0) / _BOLDER)
        self._words(said, start + 4.0, y, _SMALL, QColor("#ffffff"), bold=True)
        if clock.unended:
            self._words(str(STAYS_SO), self._width, y, _PT, self._inks.quiet, align=1.0)
        elif clock.stop is None:
            self._words(spoken("for good"), self._width, y, _PT, self._inks.text, bold=True, align=1.0)
        elif self._timeline.at_least_min(clock.stop) or self._timeline.minute(clock.stop) is not None:
            self._words(in_short(self._timeline, clock.stop), self._width, y, _NUMERAL, self._inks.text, True, 1.0)
        else:
            self._words(str(NOT_PLANNED), self._width, y, _PT, self._inks.quiet, align=1.0)

    def _bar(self, rect: QRectF, fill: QColor, hatched: bool = False, edge: QColor | None = None) -> None:
        self._p.setPen(QPen(edge, 0.6) if edge else Qt.PenStyle.NoPen)
        self._p.setBrush(QBrush(fill))
        if hatched:
            self._p.setBrush(Qt.BrushStyle.NoBrush)
            self._p.setPen(QPen(self._inks.line, 0.6, Qt.PenStyle.DashLine))
        self._p.drawRoundedRect(rect, 1.6, 1.6)

    def _line(self, x0: float, y0: float, x1: float, y1: float, dotted: bool = False) -> None:
        pen = QPen(self._inks.line, 0.5)
        if dotted:
            pen.setDashPattern([1.2, 2.4])
        self._p.setPen(pen)
        self._p.drawLine(QPointF(x0, y0), QPointF(x1, y1))

    def _words(
        self, text: str, x: float, middle: float, pt: float, ink: QColor, bold: bool = False, align: float = 0.0
    ) -> None:
        self._p.setPen(ink)
        letters(self._p, text, x - align * measure(text, pt, bold)[0], middle + 0.36 * pt, pt, bold)


def edges_of(timeline: Timeline, left: float, right: float) -> tuple[float, ...]:
    """Where each phase begins, and where the last one ends, between two abscissae."""
    planned = [phase.minutes for phase in timeline.phases if phase.minutes]
    mean = sum(planned) / len(planned) if planned else 1.0
    lengths = [mean if phase.minutes is None else phase.minutes for phase in timeline.phases]
    if not lengths:
        return ()
    share = (right - left - _LEAST_BAR * len(lengths)) / max(sum(lengths), 1e-9)
    edges = [left]
    for length in lengths:
        edges.append(edges[-1] + _LEAST_BAR + share * length)
    return tuple(edges)


def in_short(timeline: Timeline, done: int) -> str:
    """A time in a word: "64 min", "> 12 min" where some of it is not planned, "not planned" where none of it is."""
    minute, least = timeline.minute(done), timeline.at_least_min(done)
    if minute is not None:
        return _min(minute)
    return f"> {_min(least)}" if least else str(NOT_PLANNED)


def _min(minutes: float) -> str:
    return str(Quantity(minutes, "min"))


def _held(clamp: ClampInterval) -> str:
    words = str(capital(clamp.vessel))
    if clamp.place is None:
        return words
    along, level = clamp.place.along_mm, clamp.place.level_mm
    if along is not None:
        return spoken("{words}, {along} along", words=words, along=mm(along))
    return words if level is None else f"{words}, {mm(level)}"


def _shorter(name: str) -> Iterator[str]:
    """The name of a phase, and shorter ways to say it."""
    yield name
    for word, short in _SHORTER:
        name = " ".join(filter(None, (str(short) if known == str(word) else known for known in name.split(" "))))
        yield name
    yield name[:3] + "."


def _fitted(ways: Iterable[str], room: float) -> str:
    """The first of several ways to say a thing that fits; nothing where none does."""
    return next((words for words in ways if measure(words, _SMALL)[0] <= room), "")


def _minutes(timeline: Timeline, edges: tuple[float, ...]) -> Iterator[tuple[float, str]]:
    """The minute at each edge, up to the first that is not planned, those that fit."""
    free = float("-inf")
    for done, x in enumerate(edges):
        minute = timeline.minute(done)
        if minute is None:
            return
        half = measure(str(tenths(minute)), _SMALL)[0] / 2
        if x - half > free:
            free = x + half + 3.0
            yield x, str(tenths(minute))
