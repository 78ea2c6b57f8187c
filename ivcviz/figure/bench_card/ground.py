"""A sheet to draw on in millimetres, y downwards, moved to where a block stands; a tile shows a window of its block."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import atan2, degrees, hypot

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ivcviz.figure.fonts import measure
from ivcviz.figure.ink import line, words

PT = 72.0 / 25.4  # points a millimetre
CUT, FINE, PALE = 0.7, 0.35, 0.25  # widths of strokes, points: what is cut, what helps, what is only shown
DASHED, DOTTED = (4.0, 2.5), (1.2, 1.8)  # points
SMALL, BODY, HEADING = 7.0, 8.0, 10.0  # type, whole points: the PDF writer knows no others
LINE_MM = 3.4  # from one line of small type to the next

Place = tuple[float, float]
Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, slots=True)
class Ground:
    """Where (0, 0) of a block lies on the page, mm, and what part of the block is shown (None: all of it)."""

    painter: QPainter
    left: float
    top: float
    window: Box | None = None

    def line(
        self, points: Sequence[Place], width: float = FINE, ink: str = "text", dashes: tuple[float, float] | None = None
    ) -> None:
        """A polyline; a tile's window cuts it off."""
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
        pt: float = SMALL,
        ink: str = "text",
        *,
        bold: bool = False,
        align: float = 0.0,
        halo: bool = False,
        turn: float = 0.0,
    ) -> None:
        """One line of text about a height, `align` of its width left of the place; `turn` is in degrees, anticlockwise.
        Words are never cut: they stand on each tile that shows their place."""
        if self.window is not None and not _within(at, self.window):
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


def width_mm(text: str, pt: float = SMALL, bold: bool = False) -> float:
    """How wide a line of text is."""
    return measure(text, pt, bold)[0] / PT


def _within(at: Place, window: Box) -> bool:
    left, top, right, bottom = window
    return left <= at[0] <= right and top <= at[1] <= bottom
