"""The graft's wall, unrolled: its edges, clock positions, rings and holes, with the lengths that are measured on the bench."""

from dataclasses import dataclass
from functools import cached_property
from math import degrees

from ivcviz.figure.bench_card.ground import (
    COLUMN_MM,
    CUT,
    DASHED,
    FINE,
    HEADING,
    LINE_MM,
    PALE,
    STRONG,
    Box,
    Ground,
    folded,
)
from ivcviz.messages.numbers import one_decimal, short, whole
from ivcviz.messages.sentences import Quantity, capital, say, spoken
from ivcviz.plan.bench.card import BenchCard, GraftWall
from ivcviz.plan.bench.measures import EXCESS_MM, End
from ivcviz.plan.bench.patterns import HolePattern, facing
from ivcviz.scene.labels.spacing import spaced

_LEFT, _RIGHT = 17.0, 9.0  # mm round the wall, for its lengths
_HOURS, _GIRTH, _CAPTION, _KIND = 3.6, 12.6, 17.8, 22.6  # mm above the wall: letters and hours, its girth, its end, its kind
_ENDS_BELOW, _CAPTION_BELOW, _BELOW = 4.0, 9.0, 11.6  # mm under it: letters, its end, all of it
_HOUR_MM = 5.0  # narrower hours are not numbered
_ROOM_MM = 6.0  # from an edge to a hole, for the letter of its mark
_TICK_MM = 1.5  # inwards, at the height of a hole
_SHORT_MM = 150.0  # a wall that fits any sheet
_LETTER_MM = 3.2  # from an outline to the letter of its mark
_STITCH_MM = 2.4, 0.9  # from an end to its orientation stitches, and their half width


@dataclass(frozen=True, eq=False)
class WallBlock:
    """The wall with its top left corner at (0, 0), as long as it is shown; numbers of the holes are those of the list."""

    card: BenchCard
    wall: GraftWall

    @property
    def box(self) -> Box:
        right = max(self.wall.girth_mm + _RIGHT, COLUMN_MM - _LEFT)
        return -_LEFT, -self._above, right, self._bottom + (_BELOW if self._known else 2.0)

    @property
    def uncut(self) -> tuple[tuple[float, float], ...]:
        reach = 4.5
        heights = ((self._place(hole)[1], hole.outline[:, 1]) for hole in self.card.holes)
        return tuple((y - float(rim.max()) - reach, y - float(rim.min()) + reach) for y, rim in heights)

    def paint(self, ground: Ground) -> None:
        girth, height = self.wall.girth_mm, self._height
        self._head(ground)
        for ring in self.wall.rings:
            ground.line([(0.0, ring), (girth, ring)], PALE, "hairline")
        if self._known:
            self._clock(ground)
            self._ends(ground)
        else:
            ground.line([(girth / 2, 0.0), (girth / 2, height)], FINE, dashes=DASHED)
            ground.words("S ↑", (2.0, 3.0), bold=True)
            ground.words("I ↓", (2.0, height - 3.0), bold=True)
        ground.line([(0.0, 0.0), (girth, 0.0), (girth, height), (0.0, height), (0.0, 0.0)], CUT)
        for number, hole in enumerate(self.card.holes, 1):
            self._hole(ground, hole, number)
        if self._known:
            self._lengths(ground)

    @property
    def _known(self) -> bool:
        return self.wall.length_mm is not None

    @property
    def _height(self) -> float:
        first, last = self.card.shown_wall()
        return last - first

    @property
    def _top(self) -> float:
        """The excess, if it is left at the superior end, included."""
        return -EXCESS_MM[1] if self._known and self.wall.first == "inferior" else 0.0

    @property
    def _bottom(self) -> float:
        return self._height + (EXCESS_MM[1] if self._known and self.wall.first == "superior" else 0.0)

    @cached_property
    def _kind(self) -> tuple[str, ...]:
        return folded([kind_of(self.wall)], max(self.wall.girth_mm + _RIGHT + _LEFT, COLUMN_MM))[0]

    @property
    def _above(self) -> float:
        return -self._top + (_KIND if self._known else 9.0) + LINE_MM * len(self._kind) + 2.6

    @property
    def _opens_at(self) -> float:
        return opening_clock(self.card.holes, self.wall.diameter_mm) if self._known else 180.0

    def _x(self, clock_deg: float) -> float:
        return self.wall.girth_mm * ((clock_deg - self._opens_at) % 360.0) / 360.0

    def _place(self, hole: HolePattern) -> tuple[float, float]:
        return self._x(hole.clock_deg), (hole.from_superior_end_mm or 0.0) - self.card.shown_wall()[0]

    def _head(self, ground: Ground) -> None:
        title = spoken("Graft, unrolled") if self._known else spoken("Hole on the unrolled graft")
        ground.words(title, (-_LEFT, 2.2 - self._above), HEADING, bold=True)
        for index, text in enumerate(self._kind):
            ground.words(text, (-_LEFT, 7.0 - self._above + LINE_MM * index), ink="quiet")
        y = self._top - (_GIRTH if self._known else 4.0)
        ground.span((0.0, y), (self.wall.girth_mm, y), spoken("girth {girth} mm", girth=one_decimal(self.wall.girth_mm)))

    def _ends(self, ground: Ground) -> None:
        """What is done first and last is said at either end; the excess is dashed."""
        girth = self.wall.girth_mm
        places: dict[End, float] = {"superior": self._top - _CAPTION, "inferior": self._bottom + _CAPTION_BELOW}
        for end, y in places.items():
            ground.words(caption_of(end, end == self.wall.first), (-_LEFT, y), bold=True)
        edge, away = (self._height, 1.0) if self.wall.first == "superior" else (0.0, -1.0)
        for x in (0.0, girth):
            ground.line([(x, edge), (x, edge + away * EXCESS_MM[1])], FINE, dashes=DASHED)
        for excess in EXCESS_MM:
            y = edge + away * excess
            ground.line([(0.0, y), (girth, y)], FINE, dashes=DASHED)
            ground.words(f"+{whole(excess)}", (girth + 1.4, y))

    def _clock(self, ground: Ground) -> None:
        """Hours at both ends, as on CT seen from the feet, a line for each of the four sides, and on these the stitches that
        keep the graft from being turned."""
        wide = self.wall.girth_mm / 12 >= _HOUR_MM
        opens, girth, height = self._opens_at, self.wall.girth_mm, self._height
        turns = {(30.0 * hour - opens) % 360.0 for hour in range(12)}
        turns |= {360.0} if 0.0 in turns else set()
        for turn in sorted(turns):
            x, hour = girth * turn / 360.0, round((turn + opens) / 30.0) % 12
            main = hour % 3 == 0
            for y, away, edge in ((0.0, -1.0, self._top), (height, 1.0, self._bottom)):
                ground.line([(x, y), (x, y + away * (1.8 if main else 1.0))], FINE)
                if main:
                    _stitch(ground, x, y - away * _STITCH_MM[0])
                    below = _HOURS if away < 0 else _ENDS_BELOW
                    ground.words(facing(hour * 30.0), (x, edge + away * below), bold=True, align=0.5)
            if main and 0.0 < turn < 360.0:
                ground.line([(x, 0.0), (x, height)], STRONG if hour == 0 else FINE, dashes=DASHED)
            if wide or main:
                at = self._top - (8.0 if main else _HOURS)
                ground.words(str(hour or 12), (x, at), ink="quiet", align=0.5)

    def _hole(self, ground: Ground, hole: HolePattern, number: int) -> None:
        """The outline with its centre, its number and the marks of its seam; twice where the wall is cut open through it."""
        at, y = self._place(hole)
        low, high = float(hole.outline[:, 0].min()), float(hole.outline[:, 0].max())
        girth = self.wall.girth_mm
        for x in [x for x in (at - girth, at, at + girth) if x + high > 0.0 and x + low < girth]:
            ground.line([(x + a, y - b) for a, b in hole.outline], CUT)
            ground.line([(x - 2.0, y), (x + 2.0, y)])
            ground.line([(x, y - 2.0), (x, y + 2.0)])
            ground.words(str(number), (x - 2.3, y - 2.3), bold=True, align=0.5)
            for letter, (a, b) in hole.marks:
                size = max((a * a + b * b) ** 0.5, 1e-9)
                out = a / size, b / size
                ground.line([(x + a - 0.8 * out[0], y - b + 0.8 * out[1]), (x + a + 1.0 * out[0], y - b - 1.0 * out[1])])
                spot = x + a + _LETTER_MM * out[0], y - b - _LETTER_MM * out[1]
                ground.words(letter, spot, bold=True, align=0.5, halo=True)

    def _lengths(self, ground: Ground) -> None:
        """From the end that is sewn first to each hole's centre, on the left; the whole length on the right."""
        girth, height, first = self.wall.girth_mm, self._height, self.wall.first
        share = 0.5 if height < _SHORT_MM else 1.0 - 12.0 / height  # on one piece, where it is cut into several
        ground.span((girth + 6.0, 0.0), (girth + 6.0, height), str(Quantity(height, "mm", short=False)), share)
        down = sorted(enumerate(self.card.holes, 1), key=lambda entry: self._place(entry[1])[1])
        texts = [(hole, f"{number}: {one_decimal(from_end_mm(self.wall, hole, first))}") for number, hole in down]
        heights = spaced([self._place(hole)[1] for hole, _ in texts], [LINE_MM] * len(texts), 0.0, height, 0.4)
        for (hole, text), shown in zip(texts, heights, strict=True):
            y = self._place(hole)[1]
            ground.line([(-1.6, shown), (0.0, y), (_TICK_MM, y)], FINE, "quiet")
            ground.words(text, (-2.2, shown), align=1.0)
        if heights:
            ground.words(spoken("from {end}", end=letter_of(first)), (-2.2, heights[0] - LINE_MM), ink="quiet", align=1.0)


def letter_of(end: End) -> str:
    """The letter that an end of the graft bears."""
    return "S" if end == "superior" else "I"


def from_end_mm(wall: GraftWall, hole: HolePattern, end: End) -> float:
    """From an end of the graft to a hole's centre, along the graft."""
    from_superior = hole.from_superior_end_mm or 0.0
    return from_superior if end == "superior" else (wall.length_mm or 0.0) - from_superior


def caption_of(end: End, first: bool) -> str:
    """What is said at an end of the graft: whether it is sewn first, and how much longer it is cut."""
    letter = letter_of(end)
    if first:
        return spoken("{end} is sewn first: measure from here", end=letter)
    low, high = (whole(excess) for excess in EXCESS_MM)
    return spoken("{end} is sewn last: cut {low}–{high} mm longer", end=letter, low=low, high=high)


def _stitch(ground: Ground, x: float, y: float) -> None:
    half = _STITCH_MM[1]
    ground.line([(x - half, y), (x, y - half), (x + half, y), (x, y + half), (x - half, y)], STRONG)


def opening_clock(holes: tuple[HolePattern, ...], diameter_mm: float) -> float:
    """Where the wall is drawn cut open: of the four sides the one farthest from every hole's edge; where each comes too near
    to a hole the freest hour, and where every hour cuts through one the freest of all clock positions."""

    def clearance(clock: float) -> float:
        aside = (abs((hole.clock_deg - clock + 180.0) % 360.0 - 180.0) - degrees(hole.width_mm / diameter_mm) for hole in holes)
        return min(aside, default=180.0)

    room = degrees(_ROOM_MM / (diameter_mm / 2))
    for clocks, enough in (((180.0, 0.0, 90.0, 270.0), room), (range(0, 360, 30), 0.0)):
        best = max(clocks, key=clearance)
        if clearance(best) > enough:
            return float(best)
    return max((5.0 * k for k in range(72)), key=clearance)


def kind_of(wall: GraftWall) -> str:
    """What the graft is made of, and its diameters."""
    if wall.inner_mm is None or wall.wall_mm is None or wall.substitute is None:
        return spoken("Graft of outer Ø {diameter} mm", diameter=short(wall.diameter_mm))
    kind = capital(wall.substitute.name)
    return spoken(
        "{kind}; inner Ø {inner}, wall {wall}, outer Ø {diameter} mm",
        kind=say("{material}, ringed", material=kind) if wall.ringed else kind,
        inner=short(wall.inner_mm),
        wall=short(wall.wall_mm),
        diameter=short(wall.diameter_mm),
    )
