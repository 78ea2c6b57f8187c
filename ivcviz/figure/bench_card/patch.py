"""A caval patch, flat: its outline with its middle lines, its lengths, what its ends and edges face, what its bites need."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ivcviz.figure.bench_card.ground import COLUMN_MM, CUT, DASHED, FINE, HEADING, LINE_MM, Box, Ground, folded
from ivcviz.messages.numbers import one_decimal, short, whole
from ivcviz.messages.sentences import Quantity, capital, spoken
from ivcviz.plan.bench.measures import BITE_MM, SEWN_FIRST
from ivcviz.plan.bench.patterns import PatchPattern

_ABOVE, _ASIDE, _BELOW = 20.0, 10.0, 18.6  # mm round the patch and what is added to it


@dataclass(frozen=True, eq=False)
class PatchBlock:
    """The patch with the top left corner of its length and width at (0, 0); `allowance_mm` is added all round."""

    patch: PatchPattern
    allowance_mm: float

    @property
    def box(self) -> Box:
        aside, more = _ASIDE + self.allowance_mm, self.allowance_mm
        right = max(self.patch.width_mm + aside, COLUMN_MM - aside)
        lines = sum(len(lines) for lines in self._notes)
        return -aside, -_ABOVE - more, right, self.patch.length_mm + more + _BELOW + LINE_MM * lines

    @property
    def uncut(self) -> tuple[tuple[float, float], ...]:
        return ()

    def paint(self, ground: Ground) -> None:
        width, length, more, left = self.patch.width_mm, self.patch.length_mm, self.allowance_mm, self.box[0]
        ground.words(spoken("Caval patch"), (left, 2.2 - _ABOVE - more), HEADING, bold=True)
        ground.words(str(capital(self.patch.substitute.name)), (left, 7.0 - _ABOVE - more), ink="quiet")
        ground.words(_caption("superior"), (left, 12.0 - _ABOVE - more), bold=True)
        ground.line([(x + width / 2, length / 2 - y) for x, y in self.patch.outline], CUT)
        if more > 0:
            ground.line(self._grown(more), FINE, dashes=DASHED)
        ground.line([(width / 2, 0.0), (width / 2, length)], FINE, dashes=DASHED)
        ground.line([(0.0, length / 2), (width, length / 2)], FINE, dashes=DASHED)
        ends = (("S", width / 2, -3.4 - more), ("I", width / 2, length + 3.6 + more))
        sides = ((self.patch.sides[0], -3.0 - more, length / 2), (self.patch.sides[1], width + 3.0 + more, length / 2))
        for letter, x, y in (*ends, *sides):
            ground.words(letter, (x, y), bold=True, align=0.5)
        below, beside = length + more + 8.4, width + more + 7.4
        ground.span((0.0, below), (width, below), str(Quantity(width, "mm", short=False)))
        ground.span((beside, 0.0), (beside, length), str(Quantity(length, "mm", short=False)))
        ground.words(_caption("inferior"), (left, below + 5.4), bold=True)
        y = length + more + _BELOW + 1.2
        for lines in self._notes:
            for text in lines:
                ground.words(text, (left, y))
                y += LINE_MM

    def _grown(self, more: float) -> list[tuple[float, float]]:
        """The outline, moved outwards along its normals."""
        outline = self.patch.outline
        ahead = np.gradient(outline, axis=0)
        ahead[0] = ahead[-1] = outline[1] - outline[-2]  # it is closed
        out = np.stack([ahead[:, 1], -ahead[:, 0]], axis=1) / np.linalg.norm(ahead, axis=1, keepdims=True)
        out *= np.sign(np.sum(out * outline, axis=1, keepdims=True))  # away from the middle, round which it lies
        grown = outline + more * out
        return [(float(x) + self.patch.width_mm / 2, self.patch.length_mm / 2 - float(y)) for x, y in grown]

    @cached_property
    def _notes(self) -> tuple[tuple[str, ...], ...]:
        return folded(self._texts())

    def _texts(self) -> tuple[str, ...]:
        bites = 2 * max(0.0, BITE_MM - self.allowance_mm)
        allowance = (
            spoken(
                "dashed: {allowance} mm added all round for bites of {bite} mm",
                allowance=short(self.allowance_mm),
                bite=short(BITE_MM),
            )
            if self.allowance_mm > 0
            else spoken("no allowance added")
        )
        left = (
            spoken("lumen left: all of it, {width} mm of wall replaced", width=one_decimal(self.patch.width_mm))
            if bites == 0
            else spoken("bites take {bites} mm of the cava's girth", bites=one_decimal(bites))
        )
        return (
            spoken("each long edge {edge} mm, one suture from either end", edge=one_decimal(self.patch.edge_mm)),
            spoken(
                "middle at {clock}° of the cava's wall (clock as on CT, seen from the feet)", clock=whole(self.patch.clock_deg)
            ),
            allowance,
            left,
            spoken("orientation stitches at S, I and both sides"),
        )


def _caption(end: str) -> str:
    letter = "S" if end == "superior" else "I"
    if end == SEWN_FIRST:
        return spoken("{end} is sewn first", end=letter)
    return spoken("{end} is sewn last", end=letter)
