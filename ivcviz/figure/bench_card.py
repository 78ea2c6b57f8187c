"""The cutting template (bench card) on paper, exactly 1:1: PDF, SVG, and DXF for a cutter.

Everything is painted in points; patterns are placed in millimetres of the page. One sheet: a card that does not fit says so.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PySide6.QtGui import QPainter

from ivcviz.errors import UserError
from ivcviz.figure.ink import line, words
from ivcviz.figure.pdf import pdf_page, printed_at_full_size
from ivcviz.figure.svg import svg_page
from ivcviz.geometry.mesh import Floats
from ivcviz.plan.bench_card import BenchCard, ConePattern, HolePattern
from ivcviz.storage.atomic import replace_file

PAPERS = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
PT = 72.0 / 25.4  # points a millimetre
_MARGIN, _HEAD, _FOOT = 12.0, 38.0, 44.0  # mm
_CAUTION = (
    "Schematic, for planning discussion and teaching; not a medical device, not reviewed by any authority;",
    "verify every dimension against the patient's imaging, and the print with a ruler, before anything is cut.",
)
_CLOCKS = ((0.0, "anterior 0°"), (90.0, "left 90°"), (180.0, "posterior 180°"), (270.0, "right 270°"))


def save_card(card: BenchCard, path: Path, *, paper: str = "a4", allowance_mm: float = 2.0, title: str = "") -> None:
    """Write the card by the file's ending (.pdf, .svg: a Qt application must exist; .dxf), replacing the file in one step.

    `allowance_mm` is added beyond the cone's closing edges; `title` is printed only if given. UserError if the card does not
    fit the paper or cannot be written.
    """
    width, height = PAPERS[paper]
    ending = path.suffix.lower()
    if ending == ".dxf":
        from ivcviz.figure.dxf import dxf_card

        replace_file(path, dxf_card(card))
        return
    if ending not in (".pdf", ".svg"):
        raise UserError(f"{path}: a cutting template's file name ends in .pdf, .svg or .dxf.")
    sheet = _Sheet(card, width, height, allowance_mm, title)
    if ending == ".pdf":
        content = printed_at_full_size(pdf_page(width * PT, height * PT, sheet.paint, "ivcviz cutting template"))
    else:
        content = svg_page(width * PT, height * PT, sheet.paint, "ivcviz cutting template")
    replace_file(path, content)


def paint_card(painter: QPainter, card: BenchCard, *, paper: str = "a4", allowance_mm: float = 2.0, title: str = "") -> None:
    """Paint the card in points, e.g. for a preview; UserError if it does not fit the paper."""
    _Sheet(card, *PAPERS[paper], allowance_mm, title).paint(painter)


class _Sheet:
    """One card on one sheet; lengths in mm from the sheet's top left corner."""

    def __init__(self, card: BenchCard, width: float, height: float, allowance: float, title: str) -> None:
        self.card, self.width, self.height = card, width, height
        self.allowance, self.title = allowance, title
        self.room = height - _HEAD - _FOOT
        self.start, self.stop = card.shown_wall(self.room)
        self._refuse_what_does_not_fit()

    def paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._header(painter)
        left = _MARGIN + 12.0
        self._wall(painter, left)
        top = _HEAD
        for cone in self.card.cones:
            top = self._cone(painter, cone, left + self.card.girth_mm + 16.0, top) + 12.0
        self._bars(painter)
        self._foot(painter)

    def _refuse_what_does_not_fit(self) -> None:
        across = max((float(np.ptp(cone.outline[:, 0])) for cone in self.card.cones), default=0.0) + 2 * self.allowance
        needed = 2 * _MARGIN + 12.0 + self.card.girth_mm + (16.0 + across if self.card.cones else 0.0)
        along = sum(float(np.ptp(cone.outline[:, 1])) + 26.0 for cone in self.card.cones)
        if needed > self.width or along > self.room:
            raise UserError(
                f"the patterns need {needed:.0f} × {along + _HEAD + _FOOT:.0f} mm; the sheet has "
                f"{self.width:.0f} × {self.height:.0f} mm: choose a narrower graft or branch, or write a .dxf."
            )

    def _header(self, painter: QPainter) -> None:
        self._words(painter, "Cutting template (bench card), 1:1", _MARGIN, 14.0, 14.0, bold=True)
        self._words(painter, "Print at 100 % (“actual size”). Check both bars with a ruler before cutting.", _MARGIN, 20.5, 9.0)
        told = f"Seen from outside, {self.card.surface}. Superior is up; if R and L read backwards, it is mirrored."
        self._words(painter, told, _MARGIN, 25.5, 7.5, "quiet")
        mark = f"plan {self.card.fingerprint}" + (f" · {self.title[:60]}" if self.title else "")
        self._words(painter, mark, self.width - _MARGIN, 14.0, 8.0, "quiet", align=1.0)

    def _wall(self, painter: QPainter, left: float) -> None:
        """The unrolled wall with its holes; it is cut open on the side that is farthest from every hole."""
        card = self.card
        opens_at = _opening_clock(card.holes)
        height = self.stop - self.start
        right, bottom = left + card.girth_mm, _HEAD + height
        self._line(painter, [(left, _HEAD), (right, _HEAD), (right, bottom), (left, bottom), (left, _HEAD)], 0.7)
        self._ends(painter, left, right, height)
        clocks = _CLOCKS if card.length_mm is not None else ((0.0, "centre line"),)
        places = [left + card.girth_mm * ((clock - opens_at) % 360.0) / 360.0 for clock, _ in clocks]
        for x in places:
            self._line(painter, [(x, _HEAD), (x, bottom)], 0.35, dashes=(4.0, 3.0))
        for x, (clock, name) in zip(places, clocks, strict=True):
            self._words(painter, name, x + 0.8, _HEAD + 3.0 + 3.4 * (clock % 180.0 > 0), 6.5, "quiet", halo=True)
        for hole in card.holes:
            self._hole(painter, hole, left, opens_at)
        heading = "Graft, unrolled" if card.length_mm else "Hole on the unrolled graft"
        self._words(painter, heading, left, _HEAD - 7.0, 9.0, bold=True)

    def _ends(self, painter: QPainter, left: float, right: float, height: float) -> None:
        middle = (left + right) / 2
        length = self.card.length_mm
        if length is None:
            self._words(painter, "S ↑", left + 1.5, _HEAD + height - 3.0, 8.0, bold=True)
            return
        first = "superior end" if self.start == 0 else f"{self.start:.1f} mm from the superior end (wall goes on)"
        last = f"inferior end, {length:.1f} mm (estimate; measured in situ)" if self.stop == length else f"{self.stop:.1f} mm"
        self._words(painter, f"S ↑ {first}", middle, _HEAD - 2.0, 6.5, "quiet", align=0.5)
        self._words(painter, last, middle, _HEAD + height + 2.6, 6.5, "quiet", align=0.5)
        self._words(painter, f"girth {self.card.girth_mm:.1f} mm", middle, _HEAD + height + 6.0, 6.5, "quiet", align=0.5)

    def _hole(self, painter: QPainter, hole: HolePattern, left: float, opens_at: float) -> None:
        x = left + self.card.girth_mm * ((hole.clock_deg - opens_at) % 360.0) / 360.0
        y = _HEAD + (hole.from_superior_end_mm or 0.0) - self.start
        self._line(painter, [(x + a, y - b) for a, b in hole.outline], 0.7)
        self._line(painter, [(x - 2.5, y), (x + 2.5, y)], 0.35)
        self._line(painter, [(x, y - 2.5), (x, y + 2.5)], 0.35)
        lines = [hole.name, f"{hole.width_mm:.1f} × {hole.height_mm:.1f} mm"]
        if hole.from_superior_end_mm is not None:
            lines += [f"{hole.from_superior_end_mm:.1f} from S end", f"{hole.along_wall_mm:.1f} along, {hole.clock_deg:.0f}°"]
        for index, text in enumerate(lines):
            below = y - float(hole.outline[:, 1].min()) + 2.6 + 2.9 * index
            self._words(painter, text, x, below, 6.5, "text" if index == 0 else "quiet", align=0.5, halo=True)

    def _cone(self, painter: QPainter, cone: ConePattern, left: float, top: float) -> float:
        """An unrolled branch with its top left corner there; returns where it ends."""
        low, high = cone.outline.min(axis=0), cone.outline.max(axis=0)

        def page(points: Floats) -> list[tuple[float, float]]:
            return [(left + self.allowance + x - low[0], top + high[1] - y) for x, y in points]

        self._words(painter, f"Tapered side branch (cone pipe), {cone.name}", left, top - 7.0, 9.0, bold=True)
        self._line(painter, page(cone.outline), 0.7)
        for end, side in ((0, -1.0), (-1, 1.0)):
            edge = np.stack([cone.seam[end], cone.rim[end]])
            ahead = (edge[1] - edge[0]) / np.linalg.norm(edge[1] - edge[0])
            aside = side * np.array([ahead[1], -ahead[0]]) * self.allowance
            if self.allowance > 0:
                self._line(
                    painter, page(np.stack([edge[0], edge[0] + aside, edge[1] + aside, edge[1]])), 0.35, dashes=(2.0, 2.0)
                )
        middle = (0.0 - low[0]) + left + self.allowance
        self._line(
            painter, page(np.array([[0.0, cone.seam[:, 1].max()], [0.0, cone.rim[:, 1].max()]])), 0.35, dashes=(4.0, 3.0)
        )
        self._words(painter, "tip, to the stump ↑", middle, top + 4.0, 6.5, "quiet", align=0.5, halo=True)
        self._words(painter, "superior side", middle, top + 7.4, 6.5, "quiet", align=0.5, halo=True)
        return self._lengths(painter, cone, left, top + float(high[1] - low[1]))

    def _lengths(self, painter: QPainter, cone: ConePattern, left: float, bottom: float) -> float:
        branch = cone.branch
        aside = f", offset {branch.offset_mm:g} mm" if branch.offset_mm else ""
        size = f"Ø {branch.base_diameter_mm:g} → {branch.tip_diameter_mm:g} mm, length {branch.length_mm:.1f} mm"
        told = (
            f"{size}, take-off {branch.takeoff_deg:g}°{aside}",
            f"seam with the hole {cone.seam_mm:.1f} mm (a straight base would be {np.pi * branch.base_diameter_mm:.1f})",
            f"saddle depth {cone.saddle_mm:.1f} · rim {cone.rim_mm:.1f} · closing edge {cone.edge_mm:.1f} mm (inferior side)",
            f"dashed: {self.allowance:g} mm closing seam allowance" if self.allowance > 0 else "no seam allowance",
        )
        for index, text in enumerate(told):
            self._words(painter, text, left, bottom + 4.0 + 3.2 * index, 6.5, "text" if index == 1 else "quiet")
        return bottom + 4.0 + 3.2 * len(told)

    def _bars(self, painter: QPainter) -> None:
        """100 mm across and 100 mm along, with ticks every 10 mm; flat ends, so that they are as long as they look."""
        y, x = self.height - 26.0, _MARGIN + 12.0
        self._line(painter, [(x, y), (x + 100.0, y)], 0.9)
        bottom, side = self.height - _FOOT + 4.0, self.width - _MARGIN + 4.0
        self._line(painter, [(side, bottom - 100.0), (side, bottom)], 0.9)
        for k in range(11):
            tick = 3.0 if k % 5 == 0 else 1.8
            self._line(painter, [(x + 10.0 * k, y), (x + 10.0 * k, y - tick)], 0.5)
            self._line(painter, [(side, bottom - 10.0 * k), (side - tick, bottom - 10.0 * k)], 0.5)
        self._words(painter, "check bar: 100 mm", x, y + 3.4, 7.5)
        self._words(painter, "100 mm", side - 1.0, bottom + 3.4, 7.5, align=1.0)
        self._words(painter, "R ⟵ seen from the front ⟶ L", x + 100.0, y + 3.4, 7.5, "quiet", align=1.0)

    def _foot(self, painter: QPainter) -> None:
        for index, text in enumerate(_CAUTION):
            self._words(painter, text, _MARGIN, self.height - 14.0 + 3.4 * index, 6.5, "quiet")

    def _line(
        self, painter: QPainter, points: Sequence[tuple[float, float]], width: float, dashes: tuple[float, float] | None = None
    ) -> None:
        line(painter, [(float(x) * PT, float(y) * PT) for x, y in points], "text", width, dashes)

    def _words(
        self,
        painter: QPainter,
        text: str,
        x: float,
        y: float,
        pt: float,
        ink: str = "text",
        bold: bool = False,
        align: float = 0.0,
        halo: bool = False,
    ) -> None:
        words(painter, text, x * PT, y * PT, pt, ink, bold, align, halo)


def _opening_clock(holes: tuple[HolePattern, ...]) -> float:
    """The clock position, of the four main ones, that lies farthest from every hole: there the wall is drawn cut open."""
    if not holes:
        return 180.0

    def clearance(clock: float) -> float:
        return min(abs((hole.clock_deg - clock + 180.0) % 360.0 - 180.0) for hole in holes)

    return max((180.0, 0.0, 90.0, 270.0), key=clearance)
