"""The plate's layout on a page of any size: arithmetic on rectangles.

Type is measured in points (1/72 inch) and holds its size on every page, so the page is laid out in points and handed out
in pixels. The sizes below are defaults of the plate's design.
"""

from dataclasses import dataclass, replace
from math import ceil

from ivcviz.messages.sentences import Wording
from ivcviz.scene.model import View
from ivcviz.scene.page.stop_lines import lines_at_most

# The body box (width, height in mm) that each view frames: reference woman from the iliac veins to the atrium, rounded up.
_BODY_MM: dict[View, tuple[float, float]] = {
    "anterior": (215.0, 370.0),
    "posterior": (215.0, 370.0),
    "left": (190.0, 370.0),
    "right": (190.0, 370.0),
    "superior": (215.0, 160.0),
    "inferior": (215.0, 160.0),
}
LABEL_PT = 8.0
CONTOUR_PT = 0.5  # width of the contours of what is drawn
SMALLEST_PT = 6.0
_JOURNAL_COLUMN = 241.0  # points: 85 mm, the narrowest page on which labels keep their 8 points
_CAUTION_RUN = 770.0  # points: the words of caution on one line at 6 points, with room to spare
_GAP = 6.0
STOP_LINE = 1.28  # height of a line of the stops, as a multiple of its type size
_STOPS_SHARE = 0.25  # of the page's height: the most that the stops may take
_LEAST_WIDTH = 215.0  # points: a narrower page has no room for two label columns and a body
_LEAST_BODY = 80.0  # points: on a lower page words would stand over everything


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle on the page, y downwards; all four zero where a piece has no room."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def edges(self) -> tuple[float, float, float, float]:
        return (self.left, self.top, self.right, self.bottom)

    def scaled(self, factor: float) -> "Rect":
        return Rect(self.left * factor, self.top * factor, self.right * factor, self.bottom * factor)

    def overlaps(self, other: "Rect") -> bool:
        return self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@dataclass(frozen=True, slots=True)
class PageLayout:
    """The plate's pieces as rectangles in pixels; `strip` holds vertebrae, zones and the words of the levels.

    Header, reading and legend are the most room these may take: the label columns end where their words end. `stops` is the
    head of the page, above all else; it has no height where there is none.
    """

    body: Rect
    left_labels: Rect
    right_labels: Rect
    strip: Rect
    header: Rect
    reading: Rect
    legend: Rect
    scale: Rect
    foot: Rect
    label_pt: float
    stacked: bool  # header and legend above and below the body instead of beside it
    stops: Rect = Rect()

    def scaled(self, factor: float) -> "PageLayout":
        names = ("body", "left_labels", "right_labels", "strip", "header", "reading", "legend", "scale", "foot", "stops")
        return replace(self, **{name: getattr(self, name).scaled(factor) for name in names})


def page_layout(
    width: int,
    height: int,
    dpi: float,
    view: View = "anterior",
    labelled: bool = True,
    stops: tuple[Wording, ...] = (),
) -> PageLayout:
    """The layout of a page of width × height pixels at `dpi` pixels per inch, the body as large as the words allow.

    Without labels, and where there is no room for any, only the picture, the plan's stops at its head and the words of
    caution in its foot remain.
    """
    sheet = _Sheet(width * 72.0 / dpi, height * 72.0 / dpi, view, stops)
    if not labelled or sheet.width < _LEAST_WIDTH:
        return _bare(sheet).scaled(dpi / 72.0)
    layout = max((_beside(sheet), _stacked(sheet)), key=lambda found: _worth(found, sheet))
    if layout.body.height < _LEAST_BODY:
        layout = _bare(sheet)
    return layout.scaled(dpi / 72.0)


def caution_is_short(width: float) -> bool:
    """Whether the words of caution stand in their short wording, on one line: in a foot as narrow as a journal column."""
    return width <= _JOURNAL_COLUMN


def stop_size(label_pt: float) -> float:
    """The type size of the stops on a page whose labels have this one."""
    return max(SMALLEST_PT, 7.0 * label_pt / LABEL_PT)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page in points and the measures that depend on its size alone."""

    width: float
    height: float
    view: View
    stops_of_plan: tuple[Wording, ...] = ()

    @property
    def margin(self) -> float:
        return min(18.0, 0.045 * min(self.width, self.height))

    @property
    def inner(self) -> Rect:
        """What is left inside the margins, below the stops and above the foot."""
        m = self.margin
        top = self.stops.bottom + min(_GAP, m) if self.stops_of_plan else m
        return Rect(m, top, self.width - m, self.foot.top - min(_GAP, m))

    @property
    def stops(self) -> Rect:
        """The head of the page with room for the plan's stops, as many as a share of its height holds."""
        if not self.stops_of_plan:
            return Rect()
        m, line = self.margin, STOP_LINE * self.stop_pt
        lines = lines_at_most(self.stops_of_plan, self.width - 2 * m, self.stop_pt)
        most = max(1, int(_STOPS_SHARE * self.height / line))
        return Rect(m, m, self.width - m, m + line * min(lines, most))

    @property
    def stop_pt(self) -> float:
        """The type size of the stops."""
        return stop_size(self.label_pt)

    @property
    def foot(self) -> Rect:
        m = self.margin
        room = self.width - 2 * m
        lines = 1 if caution_is_short(room) else min(4, ceil(_CAUTION_RUN / room))
        high = min(7.5 * lines, 0.3 * self.height)
        return Rect(m, self.height - m * 0.7 - high, self.width - m, self.height - m * 0.7)

    @property
    def column(self) -> float:
        """The narrowest label column that is worth having on this page."""
        return min(98.0, max(52.0, 0.165 * self.width))

    @property
    def gutter(self) -> float:
        """Between a label column and the body, where leaders change their height."""
        return 16.0 if self.width > 330 else 10.0

    @property
    def strip(self) -> float:
        if self.view in ("superior", "inferior"):
            return 0.0  # heights mean nothing seen along the body
        return 94.0 if self.width > 540 else 66.0 if self.width > 330 else 29.0

    @property
    def label_pt(self) -> float:
        return max(SMALLEST_PT, LABEL_PT * min(1.0, self.width / _JOURNAL_COLUMN))


def _worth(layout: PageLayout, sheet: _Sheet) -> float:
    """The size of the body in a layout, for choosing between layouts; × 0.75 where the title's column is narrow."""
    across, along = _BODY_MM[sheet.view]
    size = min(layout.body.width / across, layout.body.height / along)
    return size * (0.75 if not layout.stacked and layout.right_labels.width < 80.0 else 1.0)


def _bare(sheet: _Sheet) -> PageLayout:
    none = Rect()
    return PageLayout(sheet.inner, none, none, none, none, none, none, none, sheet.foot, sheet.label_pt, False, sheet.stops)


def _beside(sheet: _Sheet) -> PageLayout:
    """Title over the left column, zone reading over the right, legend under it: for wide pages."""
    room = sheet.inner
    body, left, right, strip = _columns(sheet, Rect(room.left, room.top + 8.0, room.right, room.bottom))
    over_body = 0.4 * body.width if sheet.strip == 0.0 else 0.0  # which then lies low on the page
    header = Rect(strip.left, room.top, left.right + over_body, room.top + min(108.0, 0.28 * room.height))
    reading = Rect(right.left, room.top, right.right, room.top + 0.36 * room.height)
    legend = Rect(right.left, room.bottom - 0.3 * room.height, right.right, room.bottom)
    wide = min(max(104.0, 0.28 * body.width + 40.0), left.right - strip.left - (32.0 if sheet.strip else 0.0))
    scale = Rect(left.right - wide, room.bottom - 34.0, left.right, room.bottom)
    return PageLayout(
        body=body,
        left_labels=Rect(left.left, header.top, left.right, scale.top - _GAP),
        right_labels=Rect(right.left, reading.top, right.right, legend.bottom),
        strip=strip,
        header=header,
        reading=reading,
        legend=legend,
        scale=scale,
        foot=sheet.foot,
        label_pt=sheet.label_pt,
        stacked=False,
        stops=sheet.stops,
    )


def _stacked(sheet: _Sheet) -> PageLayout:
    """Title and zone reading above the body, scale and legend below it: for tall and square pages."""
    room = sheet.inner
    above = min(92.0, max(min(62.0, 0.2 * room.height), 0.3 * room.height - 60.0))  # a tall page has room for more words
    below = min(40.0, 0.14 * room.height)
    middle = room.left + 0.52 * room.width
    body, left, right, strip = _columns(sheet, Rect(room.left, room.top + above + _GAP, room.right, room.bottom - below - _GAP))
    return PageLayout(
        body=body,
        left_labels=left,
        right_labels=right,
        strip=strip,
        header=Rect(room.left, room.top, middle - _GAP, room.top + above),
        reading=Rect(middle + _GAP, room.top, room.right, room.top + above),
        legend=Rect(room.left + 0.36 * room.width, room.bottom - below, room.right, room.bottom),
        scale=Rect(room.left, room.bottom - below, room.left + 0.32 * room.width, room.bottom),
        foot=sheet.foot,
        label_pt=sheet.label_pt,
        stacked=True,
        stops=sheet.stops,
    )


def _columns(sheet: _Sheet, room: Rect) -> tuple[Rect, Rect, Rect, Rect]:
    """Body, left and right label columns, and the strip, across `room`, the body as large as it fits between them."""
    across, along = _BODY_MM[sheet.view]
    free = room.width - sheet.strip - 2 * sheet.gutter
    wide = min(free - 2 * sheet.column, room.height * across / along)
    column = min(170.0, (free - wide) / 2)
    left = room.left + (free - wide - 2 * column) / 2
    strip = Rect(left, room.top, left + sheet.strip, room.bottom)
    labels = Rect(strip.right, room.top, strip.right + column, room.bottom)
    body = Rect(labels.right + sheet.gutter, room.top, labels.right + sheet.gutter + wide, room.bottom)
    opposite = Rect(body.right + sheet.gutter, room.top, body.right + sheet.gutter + column, room.bottom)
    return body, labels, opposite, strip
