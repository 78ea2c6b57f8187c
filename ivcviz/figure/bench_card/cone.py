"""A side branch, unrolled: its edges with their lengths, the marks that meet those of the hole, the closing allowance."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import atan2, degrees, pi

import numpy as np

from ivcviz.figure.bench_card.ground import (
    COLUMN_MM,
    CUT,
    DASHED,
    DOTTED,
    FINE,
    HEADING,
    LINE_MM,
    PALE,
    Box,
    Ground,
    folded,
    width_mm,
)
from ivcviz.geometry.arrays import Floats
from ivcviz.messages.numbers import one_decimal, short, tenths
from ivcviz.messages.sentences import capital, say, spoken
from ivcviz.plan.bench.measures import BITE_MM, lumen_left_mm
from ivcviz.plan.bench.patterns import ConePattern, Generator
from ivcviz.plan.wording.names import END_WORDS

_ABOVE, _BELOW = 11.4, 6.0  # mm over and under the pattern, for the rim's length and the letters
_ROOMY_MM = 15.0  # a pattern this high has room for words


@dataclass(frozen=True, eq=False)
class ConeBlock:
    """The pattern with its top left corner at (0, 0); `hole` is the number of its hole, `allowance_mm` what is added beyond
    either closing edge."""

    cone: ConePattern
    hole: int
    allowance_mm: float
    tube_mm: float | None = None  # girth of the graft that it is cut from; None where it is cut from something else

    @property
    def box(self) -> Box:
        aside = self.allowance_mm + 5.5
        right = max(self.cone.size[0] + aside, COLUMN_MM - aside)
        lines = sum(len(lines) for lines in self._notes)
        return -aside, -self._above, right, self._height + _BELOW + 1.0 + LINE_MM * lines

    @property
    def uncut(self) -> tuple[tuple[float, float], ...]:
        return ((0.0, self._height),)

    def paint(self, ground: Ground) -> None:
        left = self.box[0]
        ground.words(self._title, (left, 2.2 - self._above), HEADING, bold=True)
        ground.words(str(capital(self.cone.name)), (left, 7.2 - self._above), bold=True)
        for index, text in enumerate(self._kind_lines):
            ground.words(text, (left, 11.6 - self._above + LINE_MM * index), ink="quiet")
        ground.line(self._page(self.cone.outline), CUT)
        first, *inner, last = self.cone.generators
        for generator in inner:
            middle = generator is inner[1]
            straight = self._page(np.array([generator.base, generator.tip]))
            ground.line(straight, FINE if middle else PALE, dashes=DASHED if middle else DOTTED)
        for generator in self.cone.generators:
            self._marks(ground, generator)
        for edge, side in ((first, -1.0), (last, 1.0)):
            self._edge(ground, edge, side)
        self._inside(ground, inner[1])
        centre = float(self._page(self.cone.seam)[0][0] + self._page(self.cone.seam)[-1][0]) / 2
        rim = spoken("rim {rim} mm, to the stump", rim=one_decimal(self.cone.rim_mm))
        ground.words(rim, (max(centre, left + width_mm(rim) / 2), -8.4), align=0.5)
        y = self._height + _BELOW + 1.8
        for lines in self._notes:
            for text in lines:
                ground.words(text, (left, y))
                y += LINE_MM

    @cached_property
    def _kind_lines(self) -> tuple[str, ...]:
        return folded([self._kind])[0]

    @cached_property
    def _notes(self) -> tuple[tuple[str, ...], ...]:
        return folded(self._texts())

    @property
    def _above(self) -> float:
        return _ABOVE + 10.4 + LINE_MM * len(self._kind_lines)

    @cached_property
    def _bounds(self) -> tuple[Floats, Floats]:
        return self.cone.outline.min(axis=0), self.cone.outline.max(axis=0)

    @property
    def _height(self) -> float:
        return self.cone.size[1]

    def _page(self, points: Floats) -> list[tuple[float, float]]:
        low, high = self._bounds
        return [(float(x - low[0]), float(high[1] - y)) for x, y in points]

    @property
    def _title(self) -> str:
        return str(self.cone.method.label)

    @property
    def _kind(self) -> str:
        branch = self.cone.branch
        size = say("Ø {base} mm", base=tenths(branch.base_diameter_mm))
        if branch.taper:
            size = say("Ø {base} → {tip} mm", base=tenths(branch.base_diameter_mm), tip=tenths(branch.tip_diameter_mm))
        branch_text = say(
            "{size}, axis {length} mm, take-off {angle}°",
            size=size,
            length=one_decimal(branch.length_mm),
            angle=tenths(branch.takeoff_deg),
        )
        if branch.offset_mm:
            branch_text = say("{branch}, offset {offset} mm", branch=branch_text, offset=short(branch.offset_mm))
        made_of = self.cone.made_of
        return str(
            branch_text if made_of is None else say("{branch}, of {material}", branch=branch_text, material=made_of.name)
        )

    def _texts(self) -> tuple[str, ...]:
        cone = self.cone
        allowance = (
            spoken("dashed: {allowance} mm allowance on either edge", allowance=short(self.allowance_mm))
            if self.allowance_mm > 0
            else spoken("no allowance added")
        )
        return (
            spoken(
                "seam with hole {hole}: {seam} (straight base {straight})",
                hole=self.hole,
                seam=one_decimal(cone.seam_mm),
                straight=one_decimal(pi * cone.branch.base_diameter_mm),
            ),
            spoken(
                "saddle depth {saddle} mm; closing seam on the {closing} side",
                saddle=one_decimal(cone.saddle_mm),
                closing=END_WORDS[cone.closing],
            ),
            allowance,
            *self._lumen(),
            spoken("seam and rim: edge to edge, no allowance"),
            self._stock(),
        )

    def _lumen(self) -> Iterator[str]:
        """What bites of the closing seam leave at the narrower end."""
        if self.cone.wall_mm is None:
            return
        branch = self.cone.branch
        narrow = min(branch.base_diameter_mm, branch.tip_diameter_mm)
        lumen = max(0.0, lumen_left_mm(narrow, self.cone.wall_mm, self.allowance_mm))
        yield spoken("bites of {bite} mm; lumen left {lumen} mm", bite=short(BITE_MM), lumen=one_decimal(lumen))

    def _stock(self) -> str:
        """The wall that the pattern is cut from, with its allowance: a length of tube, slit open, along or across it."""
        width, height = self.cone.size[0] + 2 * self.allowance_mm, self.cone.size[1]
        lengths = [] if self.tube_mm is None else [b for a, b in ((width, height), (height, width)) if a <= self.tube_mm]
        if not lengths:
            return spoken("stock: unringed wall, {width} × {height} mm", width=one_decimal(width), height=one_decimal(height))
        return spoken("stock: {length} mm of unringed tube, slit", length=one_decimal(min(lengths)))

    def _marks(self, ground: Ground, generator: Generator) -> None:
        """A short stroke across seam and rim, and the letter outside both."""
        base, tip = (np.array(place) for place in (generator.base, generator.tip))
        ahead = (tip - base) / max(float(np.linalg.norm(tip - base)), 1e-9)
        for spot, away in ((base, -ahead), (tip, ahead)):
            ground.line(self._page(np.stack([spot - 0.8 * away, spot + 1.0 * away])))
            ground.words(generator.letter, self._page((spot + 3.2 * away)[None])[0], bold=True, align=0.5)

    def _edge(self, ground: Ground, edge: Generator, side: float) -> None:
        """One closing edge: its allowance, dashed, and its length along it."""
        base, tip = np.array(edge.base), np.array(edge.tip)
        ahead = (tip - base) / max(edge.length_mm, 1e-9)
        out = side * np.array([ahead[1], -ahead[0]])
        if self.allowance_mm > 0:
            strip = np.stack([base, base + out * self.allowance_mm, tip + out * self.allowance_mm, tip])
            ground.line(self._page(strip), FINE, dashes=(2.0, 2.0))
        turn = degrees(atan2(ahead[1], ahead[0]))
        turn -= 180.0 if turn > 90.5 else 0.0
        spot = (base + tip) / 2 + out * (self.allowance_mm + 2.6)
        ground.words(str(one_decimal(edge.length_mm)), self._page(spot[None])[0], align=0.5, turn=turn)

    def _inside(self, ground: Ground, middle: Generator) -> None:
        if middle.length_mm < _ROOMY_MM:
            return
        base, tip = np.array(middle.base), np.array(middle.tip)
        spot = self._page(((base + tip) / 2)[None])[0]
        ground.words(str(one_decimal(middle.length_mm)), spot, align=0.5, halo=True, turn=90.0)
        aside = self.cone.branch.tip_diameter_mm * pi / 4
        for x, text in ((-aside, spoken("outside")), (aside, spoken("outside"))):
            ground.words(text, (spot[0] + x, spot[1]), ink="quiet", align=0.5, halo=True, turn=90.0)
