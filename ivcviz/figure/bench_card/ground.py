"""A sheet to draw on in millimetres, y downwards, moved to where a block stands; a tile shows a window of its block."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import atan2, degrees, hypot
from typing import Literal

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ivcviz.figure.fonts import measure
from ivcviz.figure.ink import line, words
from ivcviz.messages.sentences import Wording
from ivcviz.scene.labels.wrapping import wrapped

PT = 72.0 / 25.4  # points a millimetre
CUT, STRONG, FINE, PALE = 0.7, 0.6, 0.35, 0.25  # widths of strokes, points: what is cut (no other), what helps, what is shown
DASHED, DOTTED = (4.0, 2.5), (1.2, 1.8)  # points
BODY, HEADING = 10.0, 12.0  # type, whole points: the PDF writer knows no others; what is read in a sterile bag has ten at least
LINE_MM = 4.3  # from one line of type to the next
COLUMN_MM = 78.0  # how wide a block's lines of words are at most: two blocks stand side by side

Place = tuple[float, float]
Layer = Literal["cut", "guide", "text"]
LAYERS: tuple[Layer, ...] = ("cut", "guide", "text")  # from below upwards; in a file for a cutter each is a group of its own
_DASHED_LEAST = 0.5  # points: of a thinner dashed stroke Qt's SVG writer mistakes the dashes
_MOST_LINES = 12  # of one text
Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, slots=True)
class Ground:
    """Where (0, 0) of a block lies on the page, mm, what part of the block is shown, and which layer (None: all of it)."""

    painter: QPainter
    left: float
    top: float
    window: Box | None = None
    only: Layer | None = None

    def line(
        self, points: Sequence[Place], width: float = FINE, ink: str = "", dashes: tuple[float, float] | None = None
    ) -> None:
        """A polyline; a tile's window cuts it off. What is as wide as what is cut is cut; all else is paler,
        unless an ink is named."""
        ink = ink or ("text" if width == CUT else "quiet")
        width = max(width, _DASHED_LEAST) if dashes else width
        if self.only not in (None, "cut" if width == CUT else "guide"):
            return
        self.painter.save()
        if self.window is not None:
            left, top, right, bottom = self.window
            self.painter.setClipRect(QRectF(*self._page((left, top)), (right - left) * PT, (bottom - top) * PT))
        line(self.painter, [self._page(point) for point in points], ink, width, dashes)
        self.painter.restore()

    def words(
        self,
        text: str,
        at: Place,
        pt: float = BODY,
        ink: str = "text",
        *,
        bold: bool = False,
        align: float = 0.0,
        halo: bool = False,
        turn: float = 0.0,
    ) -> None:
        """One line of text about a height, `align` of its width left of the place; `turn` is in degrees, anticlockwise.
        Words are never cut: they stand on each tile that shows their place."""
        if self.only not in (None, "text") or (self.window is not None and not _within(at, self.window)):
            return
        x, y = self._page(at)
        self.painter.save()
        self.painter.translate(x, y)
        if turn:
            self.painter.rotate(-turn)
        words(self.painter, text, 0.0, 0.0, pt, ink, bold, align, halo)
        self.painter.restore()

    def span(self, start: Place, stop: Place, text: str, share: float = 0.5) -> None:
        """A dimension line with a stroke across either end; its words stand in it, readable from below or from the right."""
        (x0, y0), (x1, y1) = start, stop
        size = max(hypot(x1 - x0, y1 - y0), 1e-9)
        ahead = (x1 - x0) / size, (y1 - y0) / size
        half = width_mm(text) / 2 + 1.0
        for from_mm, to_mm in ((0.0, share * size - half), (share * size + half, size)):
            if to_mm > from_mm:
                self.line([(x0 + k * ahead[0], y0 + k * ahead[1]) for k in (from_mm, to_mm)], PALE, "quiet")
        for x, y in (start, stop):
            self.line([(x + k * ahead[1], y - k * ahead[0]) for k in (-1.1, 1.1)], FINE, "quiet")
        turn = degrees(atan2(y0 - y1, x1 - x0))
        turn += 180.0 if not -89.0 < turn < 91.0 else 0.0
        self.words(text, (x0 + share * (x1 - x0), y0 + share * (y1 - y0)), align=0.5, turn=turn)

    def _page(self, point: Place) -> Place:
        return (self.left + float(point[0])) * PT, (self.top + float(point[1])) * PT


def folded(texts: Sequence[Wording], width_mm: float = COLUMN_MM) -> tuple[tuple[str, ...], ...]:
    """Each text in lines that are no wider."""
    return tuple(wrapped(text, width_mm * PT, BODY, measure, _MOST_LINES) for text in texts)


def width_mm(text: str, pt: float = BODY, bold: bool = False) -> float:
    """How wide a line of text is."""
    return measure(text, pt, bold)[0] / PT


def _within(at: Place, window: Box) -> bool:
    left, top, right, bottom = window
    return left <= at[0] <= right and top <= at[1] <= bottom
