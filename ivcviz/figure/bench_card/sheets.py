"""The sheets of a bench card: what is on every one of them (head, check bars, words of caution), and how tiles are joined."""

from dataclasses import dataclass

from PySide6.QtGui import QPainter

from ivcviz.figure.bench_card.cone import ConeBlock
from ivcviz.figure.bench_card.ground import BODY, FINE, PT, Ground, Layer
from ivcviz.figure.bench_card.holes import HoleList
from ivcviz.figure.bench_card.joins import Neighbours, mark_joins
from ivcviz.figure.bench_card.layout import JOIN_MM, Block, PlacedTile, laid_out
from ivcviz.figure.bench_card.notes import NotesBlock
from ivcviz.figure.bench_card.patch import PatchBlock
from ivcviz.figure.bench_card.wall import WallBlock
from ivcviz.figure.fonts import measure
from ivcviz.figure.stops import paint_stops, stops_height
from ivcviz.messages import caution
from ivcviz.messages.sentences import Text, say, spoken
from ivcviz.plan.bench.card import BenchCard
from ivcviz.plan.bench.patterns import ConePattern
from ivcviz.scene.labels.wrapping import elided, plain, wrapped
from ivcviz.scene.page.layout import Rect

PAPERS = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
_MARGIN, _BESIDE, _HEAD, _FOOT = 12.0, 20.0, 45.5, 30.0  # mm; the bar along the sheet stands beside
_CAUTION_PT, _CAUTION_MM, _LINES_OF_CAUTION = 8.0, 3.5, 3
_READ_MM = 4.4  # from one line of the head to the next
STOP_PT = 10.0
_TOP, _MOST_OF_STOPS, _AFTER_STOPS = 8.0, 60.0, 2.0  # mm
_NOT_STERILE = say("Not sterile. Not to touch graft or patient unless your hospital has validated and sterilised it.")
_MIRRORED = say("Words that read backwards: the print is mirrored, do not cut.")


@dataclass(frozen=True, eq=False)
class CardSheet:
    """One sheet of a card; `number` counts from 1."""

    card: BenchCard
    width: float
    height: float
    title: str
    number: int
    count: int
    placed: tuple[PlacedTile, ...]
    neighbours: Neighbours
    stops_mm: float = 0.0

    @property
    def stops(self) -> tuple[Text, ...]:
        """The sentences at the head of the sheet."""
        return _sentences(self.card)

    def paint(self, painter: QPainter, only: Layer | None = None) -> None:
        """Paint it in points, or one layer of it."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        page = Ground(painter, 0.0, 0.0, only=only)
        if self.stops and only in (None, "text"):
            room = Rect(_MARGIN * PT, _TOP * PT, (self.width - _MARGIN) * PT, (_TOP + self.stops_mm) * PT)
            paint_stops(painter, self.stops, room, STOP_PT, over=False)
        self._head(Ground(painter, 0.0, self.stops_mm, only=only))
        for placed in self.placed:
            ground = _ground(painter, placed, self.stops_mm, only)
            placed.tile.block.paint(ground)
            mark_joins(Ground(painter, ground.left, ground.top, only=only), placed.tile, self.neighbours)
        self._bars(page)
        lines = wrapped(caution.LONG, (self.width - 2 * _MARGIN) * PT, _CAUTION_PT, measure, _LINES_OF_CAUTION)
        for below, text in zip(reversed(range(len(lines))), lines, strict=True):
            page.words(text, (_MARGIN, self.height - 8.1 - _CAUTION_MM * below), _CAUTION_PT, "quiet")
        page.words(str(_NOT_STERILE), (_MARGIN, self.height - 8.7 - _CAUTION_MM * len(lines)), bold=True)

    def _head(self, page: Ground) -> None:
        page.words(spoken("Cutting template (bench card), 1:1"), (_MARGIN, 13.0), 14.0, bold=True)
        right = self.width - _MARGIN
        page.words(spoken("plan {fingerprint}", fingerprint=self.card.fingerprint), (right, 12.2), BODY, bold=True, align=1.0)
        beside = []
        if self.count > 1:
            beside.append(spoken("sheet {number} of {count}", number=self.number, count=self.count))
        beside.append(spoken("void if a card made now bears another mark"))
        page.words(" · ".join(beside), (right, 17.6), BODY, "quiet", align=1.0)
        if self.title:
            page.words(elided(plain(self.title), 72.0 * PT, BODY, measure), (_MARGIN, 18.2), BODY, bold=True)
        page.words(
            spoken("Print at 100 % (“actual size”). Measure both check bars with a ruler before cutting."), (_MARGIN, 23.2)
        )
        for index, text in enumerate(_how_to_read(self.card)):
            page.words(text, (_MARGIN, 23.2 + _READ_MM * (index + 1)), BODY, "quiet")
        page.line([(_MARGIN, 43.4), (right, 43.4)], FINE, "hairline")

    def _bars(self, page: Ground) -> None:
        """100 mm across and 100 mm along, with ticks every 10 mm; flat ends, so that they are as long as they look."""
        x, y = _MARGIN, self.height - 21.0
        page.line([(x, y), (x + 100.0, y)], 0.9)
        side, bottom = self.width - _MARGIN, self.height - _FOOT
        page.line([(side, bottom - 100.0), (side, bottom)], 0.9)
        for k in range(11):
            tick = 3.0 if k % 5 == 0 else 1.8
            page.line([(x + 10.0 * k, y), (x + 10.0 * k, y - tick)], 0.5)
            page.line([(side, bottom - 10.0 * k), (side - tick, bottom - 10.0 * k)], 0.5)
        page.words(spoken("check bar: 100 mm"), (x + 103.0, y - 1.4), BODY)
        page.words(spoken("check bar: 100 mm"), (side - 5.0, bottom - 50.0), BODY, align=0.5, turn=90.0)


def sheets_of(card: BenchCard, *, paper: str = "a4", allowance_mm: float = 2.0, title: str = "") -> list[CardSheet]:
    """The sheets that a card takes. `allowance_mm` is added beyond a cone's closing edges; `title` is printed only if given."""
    width, height = PAPERS[paper]
    stops_mm = _stops_mm(card, width)
    laid = laid_out(_blocks(card, allowance_mm), (width - _MARGIN - _BESIDE, height - _HEAD - stops_mm - _FOOT))
    found = {(id(placed.tile.block), placed.tile.piece): number for number, sheet in enumerate(laid, 1) for placed in sheet}
    page = card, width, height, title
    return [CardSheet(*page, k, len(laid), tuple(sheet), found, stops_mm) for k, sheet in enumerate(laid, 1)]


def _sentences(card: BenchCard) -> tuple[Text, ...]:
    return tuple(stop.full_sentence for stop in card.stops)


def _stops_mm(card: BenchCard, width_mm: float) -> float:
    """How much of the head the plan's stops take."""
    if not card.stops:
        return 0.0
    return min(stops_height(_sentences(card), (width_mm - 2 * _MARGIN) * PT, STOP_PT) / PT, _MOST_OF_STOPS) + _AFTER_STOPS


def _blocks(card: BenchCard, allowance_mm: float) -> list[Block]:
    blocks: list[Block] = [WallBlock(card, card.wall)] if card.wall is not None else []
    numbers = {hole.vein_id: number for number, hole in enumerate(card.holes, 1)}
    blocks += [ConeBlock(cone, numbers[cone.vein_id], allowance_mm, _tube_mm(card, cone)) for cone in card.cones]
    if card.patch is not None:
        blocks.append(PatchBlock(card.patch, allowance_mm))
    if card.holes:
        blocks.append(HoleList(card))
    if card.wall is not None:
        blocks.append(NotesBlock(card.wall))
    return blocks


def _tube_mm(card: BenchCard, cone: ConePattern) -> float | None:
    """The girth of the graft, where the cone is cut from its tube."""
    return card.wall.girth_mm if cone.made_of is None and card.wall is not None else None


def _ground(painter: QPainter, placed: PlacedTile, stops_mm: float, only: Layer | None) -> Ground:
    left, top, _, _ = placed.tile.window
    before, above = (JOIN_MM * bool(side) for side in placed.tile.joined[:2])
    x, y = _MARGIN + placed.x + before - left, _HEAD + stops_mm + placed.y + above - top
    return Ground(painter, x, y, None if placed.tile.whole else placed.tile.window, only)


def _how_to_read(card: BenchCard) -> tuple[str, ...]:
    known = all(hole.from_superior_end_mm is not None for hole in card.holes)
    sides = (
        spoken("A anterior, P posterior, R and L the patient's right and left")
        if known
        else spoken("a and b the sides between")
    )
    hours = card.wall is not None and card.wall.length_mm is not None
    lines = [say("Like letters are sewn together.")] if card.holes else []
    lines += [
        say("Solid lines are cut."),
        *([say("Hours: clock as on CT, seen from the feet.")] if hours else []),
    ]
    return (
        spoken("Printed side is the outside; {surface}.", surface=card.surface),
        spoken("S superior, I inferior, {sides}.", sides=sides),
        " ".join(map(str, lines)),
        str(_MIRRORED),
    )
