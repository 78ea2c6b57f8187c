"""The graft's wall, unrolled: its edges, clock positions, rings and holes, with the lengths that are measured on the bench."""

from dataclasses import dataclass
from math import degrees, pi

from ivcviz.figure.bench_card.ground import BODY, CUT, DASHED, FINE, HEADING, LINE_MM, PALE, SMALL, Box, Ground, width_mm
from ivcviz.messages.numbers import one_decimal, short, whole
from ivcviz.messages.sentences import Quantity, capital, joined, say, spoken
from ivcviz.plan.bench.card import BenchCard, GraftWall
from ivcviz.plan.bench.patterns import HolePattern, facing
from ivcviz.plan.reconstruction.graft_rings import RING_PITCH_MM
from ivcviz.scene.labels.spacing import spaced

_ABOVE, _LEFT, _RIGHT = 19.0, 15.0, 9.0  # mm round the wall, for its lengths and words
_HOUR_MM = 3.6  # narrower hours are not numbered
_ROOM_MM = 6.0  # from an edge to a hole, for the letter of its mark
_TICK_MM = 1.5  # inwards, at the height of a hole
_SHORT_MM = 150.0  # a wall that fits any sheet
_LETTER_MM = 2.3  # from an outline to the letter of its mark


@dataclass(frozen=True, eq=False)
class WallBlock:
    """The wall with its top left corner at (0, 0), as long as it is shown; numbers of the holes are those of the list."""

    card: BenchCard
    wall: GraftWall

    @property
    def box(self) -> Box:
        words = max(width_mm(text) for text in self._notes())
        return (
            -_LEFT,
            -_ABOVE,
            max(self.wall.girth_mm + _RIGHT, words - _LEFT),
            self._height + 8.5 + LINE_MM * len(self._notes()),
        )

    @property
    def uncut(self) -> tuple[tuple[float, float], ...]:
        reach = 4.0
        heights = ((self._place(hole)[1], hole.outline[:, 1]) for hole in self.card.holes)
        return tuple((y - float(rim.max()) - reach, y - float(rim.min()) + reach) for y, rim in heights)

    def paint(self, ground: Ground) -> None:
        girth, height = self.wall.girth_mm, self._height
        known = self.wall.length_mm is not None
        self._head(ground, known)
        for ring in self.wall.rings:
            ground.line([(0.0, ring), (girth, ring)], PALE, "hairline")
        if known:
            self._clock(ground)
        else:
            ground.line([(girth / 2, 0.0), (girth / 2, height)], FINE, dashes=DASHED)
            ground.words("S ↑", (2.0, 3.0), BODY, bold=True)
            ground.words("I ↓", (2.0, height - 3.0), BODY, bold=True)
        ground.line([(0.0, 0.0), (girth, 0.0), (girth, height), (0.0, height), (0.0, 0.0)], CUT)
        for number, hole in enumerate(self.card.holes, 1):
            self._hole(ground, hole, number)
        self._lengths(ground, known)
        for index, text in enumerate(self._notes()):
            ground.words(text, (-_LEFT, height + 8.5 + LINE_MM * (index + 0.2)), ink="quiet")

    @property
    def _height(self) -> float:
        first, last = self.card.shown_wall()
        return last - first

    @property
    def _opens_at(self) -> float:
        return 180.0 if self.wall.length_mm is None else opening_clock(self.card.holes, self.wall.diameter_mm)

    def _x(self, clock_deg: float) -> float:
        return self.wall.girth_mm * ((clock_deg - self._opens_at) % 360.0) / 360.0

    def _place(self, hole: HolePattern) -> tuple[float, float]:
        return self._x(hole.clock_deg), (hole.from_superior_end_mm or 0.0) - self.card.shown_wall()[0]

    def _head(self, ground: Ground, known: bool) -> None:
        title = spoken("Graft, unrolled") if known else spoken("Hole on the unrolled graft")
        ground.words(title, (-_LEFT, -_ABOVE + 1.8), HEADING, bold=True)
        ground.words(_kind(self.wall), (-_LEFT, -_ABOVE + 6.0), ink="quiet")
        y = -8.6 if known else -4.0
        ground.span((0.0, y), (self.wall.girth_mm, y), spoken("girth {girth} mm", girth=one_decimal(self.wall.girth_mm)))

    def _clock(self, ground: Ground) -> None:
        """Hours on both ends, as on CT seen from the feet, and a line for each of the four sides."""
        wide = self.wall.girth_mm / 12 >= _HOUR_MM
        opens, girth, height = self._opens_at, self.wall.girth_mm, self._height
        turns = {(30.0 * hour - opens) % 360.0 for hour in range(12)}
        turns |= {360.0} if 0.0 in turns else set()
        for turn in sorted(turns):
            x, hour = girth * turn / 360.0, round((turn + opens) / 30.0) % 12
            main = hour % 3 == 0
            for y, away in ((0.0, -1.0), (height, 1.0)):
                ground.line([(x, y), (x, y + away * (1.8 if main else 1.0))], FINE)
                if main:
                    ground.words(facing(hour * 30.0), (x, y + away * 3.4), BODY, bold=True, align=0.5)
            if main and 0.0 < turn < 360.0:
                ground.line([(x, 0.0), (x, height)], 2 * FINE if hour == 0 else FINE, dashes=DASHED)
            if wide:
                ground.words(str(hour or 12), (x, -5.9 if main else -2.8), 6.0, "quiet", align=0.5)

    def _hole(self, ground: Ground, hole: HolePattern, number: int) -> None:
        """The outline with its centre, its number and the marks of its seam; twice where the wall is cut open through it."""
        at, y = self._place(hole)
        low, high = float(hole.outline[:, 0].min()), float(hole.outline[:, 0].max())
        girth = self.wall.girth_mm
        for x in [x for x in (at - girth, at, at + girth) if x + high > 0.0 and x + low < girth]:
            ground.line([(x + a, y - b) for a, b in hole.outline], CUT)
            ground.line([(x - 2.0, y), (x + 2.0, y)])
            ground.line([(x, y - 2.0), (x, y + 2.0)])
            ground.words(str(number), (x - 2.2, y - 2.0), BODY, bold=True, align=0.5)
            for letter, (a, b) in hole.marks:
                size = max((a * a + b * b) ** 0.5, 1e-9)
                out = a / size, b / size
                ground.line([(x + a - 0.8 * out[0], y - b + 0.8 * out[1]), (x + a + 1.0 * out[0], y - b - 1.0 * out[1])])
                spot = x + a + _LETTER_MM * out[0], y - b - _LETTER_MM * out[1]
                ground.words(letter, spot, 6.0, bold=True, align=0.5, halo=True)

    def _lengths(self, ground: Ground, known: bool) -> None:
        """From the superior end to each hole's centre, on the left; along the wall from the anterior line, below."""
        if not known:
            return
        girth, height = self.wall.girth_mm, self._height
        share = 0.5 if height < _SHORT_MM else 1.0 - 12.0 / height  # on one piece, where it is cut into several
        ground.span((girth + 6.0, 0.0), (girth + 6.0, height), str(Quantity(height, "mm", short=False)), share)
        down = sorted(enumerate(self.card.holes, 1), key=lambda entry: self._place(entry[1])[1])
        texts = [(number, hole, f"{number}: {one_decimal(hole.from_superior_end_mm or 0.0)}") for number, hole in down]
        heights = spaced([self._place(hole)[1] for _, hole, _ in texts], [3.0] * len(texts), 0.0, height, 0.4)
        for (_, hole, text), shown in zip(texts, heights, strict=True):
            y = self._place(hole)[1]
            ground.line([(-1.6, shown), (0.0, y), (_TICK_MM, y)], FINE, "quiet")
            ground.words(text, (-2.2, shown), align=1.0)
        if heights:
            ground.words(spoken("from S end"), (-2.2, heights[0] - 3.2), 6.0, "quiet", align=1.0)

    def _made_flat(self) -> list[str]:
        """How this outline is the pattern of a tube that is rolled from a sheet, or sewn of panels of a narrow vein."""
        wall = self.wall
        if wall.substitute is None or wall.inner_mm is None or (form := wall.substitute.form_of(wall.inner_mm)) == "tube":
            return []
        lines = [spoken("Rolled from a flat sheet: this outline is its pattern, add the bite on both long edges.")]
        needed = wall.substitute.vein_needed_mm(pi * wall.inner_mm, wall.length_mm or 0.0)
        if form == "panels" and needed is not None:
            least, most = (whole(length) for length in needed)
            panels = spoken(
                "The sheet is sewn of opened vein, in panels or a spiral: {least} to {most} mm of it.", least=least, most=most
            )
            lines.append(panels)
        return lines

    def _notes(self) -> tuple[str, ...]:
        if self.wall.length_mm is None:
            return spoken("Lay the dashed line along the graft,"), spoken("S towards its superior end.")
        notes = [
            spoken(
                "The length of {length} mm is an estimate: it is measured in situ.", length=one_decimal(self.wall.length_mm)
            ),
            spoken("S is sewn first: holes are measured from it. Excess, if any, is left at I, sewn last."),
            spoken("The two long edges meet round the graft."),
        ]
        if self.wall.substitute is None or self.wall.substitute.is_prosthesis:  # a vein has no maker
            notes.append(spoken("Its orientation line, if the maker prints one, lies on A."))
        notes += self._made_flat()
        if self.wall.rings:
            notes.append(
                spoken("Grey: external rings, schematic, every {ring_pitch_mm} mm.", ring_pitch_mm=short(RING_PITCH_MM))
            )
        return tuple(notes)


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


def _kind(wall: GraftWall) -> str:
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


@dataclass(frozen=True, eq=False)
class HoleList:
    """Every hole with its sizes and its place, in words."""

    card: BenchCard

    @property
    def box(self) -> Box:
        texts = [text for _, lines in self._entries() for text in lines]
        return 0.0, 0.0, max(width_mm(text) for text in texts) + 6.0, 5.5 + self._rows() * LINE_MM

    @property
    def uncut(self) -> tuple[tuple[float, float], ...]:
        return ()

    def paint(self, ground: Ground) -> None:
        ground.words(spoken("Holes (graftotomies)"), (0.0, 1.8), HEADING, bold=True)
        y = 7.0
        for number, lines in self._entries():
            ground.words(number, (0.0, y), BODY, bold=True)
            for index, text in enumerate(lines):
                ground.words(text, (5.0, y), SMALL, "text" if index == 0 else "quiet", bold=index == 0)
                y += LINE_MM
            y += LINE_MM / 2

    def _rows(self) -> float:
        entries = self._entries()
        return sum(len(lines) for _, lines in entries) + 0.5 * len(entries)

    def _entries(self) -> list[tuple[str, tuple[str, ...]]]:
        return [(str(number), self._text_lines(hole)) for number, hole in enumerate(self.card.holes, 1)]

    def _text_lines(self, hole: HolePattern) -> tuple[str, ...]:
        size = spoken(
            "{width} mm across × {height} along; seam {seam}",
            width=one_decimal(hole.width_mm),
            height=one_decimal(hole.height_mm),
            seam=one_decimal(hole.seam_mm),
        )
        if hole.from_superior_end_mm is None or self.card.wall is None:
            return str(capital(hole.name)), size
        length = self.card.wall.length_mm or 0.0
        above = hole.from_superior_end_mm - float(hole.outline[:, 1].max())
        below = length - hole.from_superior_end_mm + float(hole.outline[:, 1].min())
        ends = spoken(
            "centre {from_superior_end} mm from S end, {length} from I end",
            from_superior_end=one_decimal(hole.from_superior_end_mm),
            length=one_decimal(length - hole.from_superior_end_mm),
        )
        left = spoken("wall left: {above} mm to S end, {below} to I end", above=one_decimal(above), below=one_decimal(below))
        round_it = spoken(
            "centre {along_wall} mm round from A, clockwise ({clock}°)",
            along_wall=one_decimal(hole.along_wall_mm),
            clock=whole(hole.clock_deg),
        )
        head = (capital(hole.name), *([] if hole.method is None or hole.method.hole is None else [hole.method.hole]))
        return str(joined(head, ", ")), size, ends, round_it, left
