"""A caval patch, flat: its outline with its middle lines, its lengths, and what its ends and edges face."""

from dataclasses import dataclass

from ivcviz.figure.bench_card.ground import BODY, CUT, DASHED, FINE, HEADING, LINE_MM, Box, Ground, width_mm
from ivcviz.messages.numbers import one_decimal, whole
from ivcviz.messages.sentences import Quantity, spoken
from ivcviz.plan.bench.patterns import PatchPattern

_ABOVE, _ASIDE = 12.0, 9.0


@dataclass(frozen=True, eq=False)
class PatchBlock:
    """The patch with the top left corner of its length and width at (0, 0)."""

    patch: PatchPattern

    @property
    def box(self) -> Box:
        words = max(width_mm(text) for text in self._text_lines())
        right = max(self.patch.width_mm + _ASIDE, words - _ASIDE)
        return -_ASIDE, -_ABOVE, right, self.patch.length_mm + 9.5 + LINE_MM * len(self._text_lines())

    @property
    def uncut(self) -> tuple[tuple[float, float], ...]:
        return ()

    def paint(self, ground: Ground) -> None:
        width, length = self.patch.width_mm, self.patch.length_mm
        ground.words(spoken("Caval patch"), (-_ASIDE, -_ABOVE + 1.8), HEADING, bold=True)
        ground.line([(x + width / 2, length / 2 - y) for x, y in self.patch.outline], CUT)
        ground.line([(width / 2, 0.0), (width / 2, length)], FINE, dashes=DASHED)
        ground.line([(0.0, length / 2), (width, length / 2)], FINE, dashes=DASHED)
        ends = (("S", width / 2, -2.4), ("I", width / 2, length + 2.4))
        sides = ((self.patch.sides[0], -2.4, length / 2), (self.patch.sides[1], width + 2.4, length / 2))
        for letter, x, y in (*ends, *sides):
            ground.words(letter, (x, y), BODY, bold=True, align=0.5)
        ground.span((0.0, length + 6.0), (width, length + 6.0), str(Quantity(width, "mm", short=False)))
        ground.span((width + 6.0, 0.0), (width + 6.0, length), str(Quantity(length, "mm", short=False)))
        for index, text in enumerate(self._text_lines()):
            ground.words(text, (-_ASIDE, length + 10.2 + LINE_MM * index), ink="text" if index == 0 else "quiet")

    def _text_lines(self) -> tuple[str, ...]:
        return (
            spoken("each long edge {edge} mm; {made}", edge=one_decimal(self.patch.edge_mm), made=self.patch.substitute.name),
            spoken(
                "middle at {clock}° of the cava's wall (clock as on CT, seen from the feet)", clock=whole(self.patch.clock_deg)
            ),
            spoken("sewn edge to edge, without allowance"),
        )
