"""The layout of a section's page, in points: header above, readings below, the slice as large as these allow."""

from dataclasses import dataclass

from ivcviz.messages.sentences import Wording
from ivcviz.scene.labels.wrapping import LINE, Measure, wrapped
from ivcviz.scene.page.layout import Rect, page_layout
from ivcviz.scene.section.model import SectionReading

_COLUMNS = 330.0  # a page at least this wide has label columns, and its readings side by side
_GUTTER, _GAP, _BETWEEN = 14.0, 6.0, 18.0
_HEADER = 38.0
_NAME = 0.9  # of the type size: the name above each reading
_AFTER = 3.0  # below a reading
_LEAST = (215.0, 150.0)  # a smaller page has no room for words
_MOST, _FRAME = 0.3, 0.52  # of the page's height: what readings may take, and what they leave the slice


@dataclass(frozen=True, slots=True)
class PlacedReading:
    """A reading in lines, with its top left corner."""

    fact: SectionReading
    lines: tuple[str, ...]
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class SectionPage:
    """Rectangles in points; columns without width where labels stand in the slice instead."""

    frame: Rect
    left: Rect
    right: Rect
    header: Rect
    legend: Rect
    foot: Rect
    facts: tuple[PlacedReading, ...]
    pt: float
    small: float
    labelled: bool
    stops: Rect


def section_page(
    width: float,
    height: float,
    labelled: bool,
    facts: tuple[SectionReading, ...],
    measure: Measure,
    partly: bool = False,
    stops: tuple[Wording, ...] = (),
) -> SectionPage:
    """The page of width × height points; `partly`: the header says that the body is measured in part, and needs a line more.

    Without labels the slice, the plan's stops and the words of caution alone remain.
    """
    plate = page_layout(round(width * 4), round(height * 4), 288.0, "inferior", labelled, stops).scaled(72.0 / 288.0)
    none = Rect()
    top = plate.stops.bottom + _GAP if stops else plate.foot.left
    inner = Rect(plate.foot.left, top, plate.foot.right, plate.foot.top - _GAP)
    pt, small = plate.label_pt, max(6.0, 7.0 * plate.label_pt / 8.0)
    if not labelled or width < _LEAST[0] or height < _LEAST[1]:
        return SectionPage(inner, none, none, none, none, plate.foot, (), pt, small, False, plate.stops)
    header = Rect(inner.left, inner.top, inner.right, inner.top + min(_HEADER, 0.27 * inner.height) + partly * LINE * small)
    most = min(_MOST * inner.height, inner.bottom - header.bottom - 2 * _GAP - _FRAME * inner.height)
    below, facts_height = _facts(facts, inner, small, measure, most)
    frame = Rect(inner.left, header.bottom + _GAP, inner.right, inner.bottom - facts_height - _GAP)
    placed = tuple(PlacedReading(f.fact, f.lines, f.x, f.y + frame.bottom + _GAP + 2.0) for f in below)
    left = right = legend = none
    if inner.width >= _COLUMNS:
        column = min(98.0, max(62.0, 0.17 * inner.width))
        left = Rect(inner.left, frame.top, inner.left + column, frame.bottom)
        right = Rect(inner.right - column, frame.top, inner.right, frame.bottom)
        legend = Rect(right.left, frame.bottom - 0.4 * frame.height, right.right, frame.bottom)
        frame = Rect(left.right + _GUTTER, frame.top, right.left - _GUTTER, frame.bottom)
    return SectionPage(frame, left, right, header, legend, plate.foot, placed, pt, small, True, plate.stops)


def _facts(
    facts: tuple[SectionReading, ...], room: Rect, pt: float, measure: Measure, most: float
) -> tuple[list[PlacedReading], float]:
    """Readings in one or two columns, placed from y = 0 down, and how high they stand; what has no room is left out."""
    count = 2 if room.width >= _COLUMNS else 1
    wide = (room.width - _BETWEEN * (count - 1)) / count
    pieces = [(fact, wrapped(fact.words, wide, pt, measure, 3)) for fact in facts]
    heights = [LINE * pt * (len(lines) + _NAME) + _AFTER for _, lines in pieces]
    while pieces and _split(heights, count)[1] > most:
        pieces.pop()
        heights.pop()
    if len(pieces) == 1 and len(facts) > 1:  # the height stands in the header, too
        pieces = [(facts[1], wrapped(facts[1].words, wide, pt, measure, len(pieces[0][1])))]
    first, high = _split(heights, count)
    placed, x, y = [], room.left, 0.0
    for k, ((fact, lines), tall) in enumerate(zip(pieces, heights, strict=True)):
        if k == first and k > 0:
            x, y = x + wide + _BETWEEN, 0.0
        placed.append(PlacedReading(fact, lines, x, y))
        y += tall
    return placed, high


def _split(heights: list[float], count: int) -> tuple[int, float]:
    """The number of pieces in the first column, and the height of the columns."""
    if count == 1:
        return len(heights), sum(heights)
    best = min(range(len(heights) + 1), key=lambda k: (max(sum(heights[:k]), sum(heights[k:])), -k))
    return best, max(sum(heights[:best]), sum(heights[best:]))
