"""Every hole of the graft with its sizes and its place, in words."""

from dataclasses import dataclass

from ivcviz.figure.bench_card.ground import COLUMN_MM, HEADING, LINE_MM, Box, Ground, folded
from ivcviz.figure.bench_card.wall import from_end_mm, letter_of
from ivcviz.messages.numbers import one_decimal, whole
from ivcviz.messages.sentences import capital, joined, spoken
from ivcviz.plan.bench.card import BenchCard, GraftWall
from ivcviz.plan.bench.measures import End
from ivcviz.plan.bench.patterns import HolePattern

_INDENT = 5.5  # mm, behind the number


@dataclass(frozen=True, eq=False)
class HoleList:
    """The list; numbers are those of the holes on the wall."""

    card: BenchCard

    @property
    def box(self) -> Box:
        lines = sum(len(entry) for entry in self._entries())
        return 0.0, 0.0, COLUMN_MM, 6.0 + LINE_MM * (lines + 0.5 * len(self.card.holes))

    @property
    def uncut(self) -> tuple[tuple[float, float], ...]:
        return ()

    def paint(self, ground: Ground) -> None:
        ground.words(spoken("Holes (graftotomies)"), (0.0, 2.2), HEADING, bold=True)
        y = 8.0
        for number, lines in enumerate(self._entries(), 1):
            ground.words(str(number), (0.0, y), bold=True)
            for text, name in lines:
                ground.words(text, (_INDENT, y), bold=name)
                y += LINE_MM
            y += LINE_MM / 2

    def _entries(self) -> list[list[tuple[str, bool]]]:
        """Of each hole its lines, and whether a line is of its name."""
        entries = []
        for hole in self.card.holes:
            name, *rest = folded(self._texts(hole), COLUMN_MM - _INDENT)
            entries.append([(text, True) for text in name] + [(text, False) for lines in rest for text in lines])
        return entries

    def _texts(self, hole: HolePattern) -> tuple[str, ...]:
        head = (capital(hole.name), *([] if hole.method is None or hole.method.hole is None else [hole.method.hole]))
        size = spoken(
            "across {width}, along {height}, seam {seam} mm",
            width=one_decimal(hole.width_mm),
            height=one_decimal(hole.height_mm),
            seam=one_decimal(hole.seam_mm),
        )
        name = str(joined(head, ", "))
        wall = self.card.wall
        if hole.from_superior_end_mm is None or wall is None:
            return name, size
        last: End = "inferior" if wall.first == "superior" else "superior"
        ends = spoken(
            "centre {length} mm from {first}, {rest} from {last}",
            length=one_decimal(from_end_mm(wall, hole, wall.first)),
            first=letter_of(wall.first),
            rest=one_decimal(from_end_mm(wall, hole, last)),
            last=letter_of(last),
        )
        round_it = spoken(
            "{along_wall} mm clockwise from A ({clock}°)",
            along_wall=one_decimal(hole.along_wall_mm),
            clock=whole(hole.clock_deg),
        )
        return name, size, ends, round_it, _wall_left(wall, hole)


def _wall_left(wall: GraftWall, hole: HolePattern) -> str:
    above = (hole.from_superior_end_mm or 0.0) - float(hole.outline[:, 1].max())
    below = from_end_mm(wall, hole, "inferior") + float(hole.outline[:, 1].min())
    return spoken("wall left: {above} mm to S, {below} to I", above=one_decimal(above), below=one_decimal(below))
