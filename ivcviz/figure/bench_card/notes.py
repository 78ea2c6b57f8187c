"""What is to be known of a graft as it is cut, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import pi

from ivcviz.figure.bench_card.ground import COLUMN_MM, LINE_MM, Box, Ground, folded
from ivcviz.messages.numbers import one_decimal, short, whole
from ivcviz.messages.sentences import Wording, say
from ivcviz.plan.bench.card import GraftWall
from ivcviz.plan.reconstruction.graft_rings import RING_PITCH_MM

_INDENT = 3.6  # mm, behind the dash


@dataclass(frozen=True, eq=False)
class NotesBlock:
    """The notes of a graft's wall."""

    wall: GraftWall

    @property
    def box(self) -> Box:
        return 0.0, 0.0, COLUMN_MM, LINE_MM * sum(len(lines) for lines in self._lines()) + 1.0

    @property
    def uncut(self) -> tuple[tuple[float, float], ...]:
        return ()

    def paint(self, ground: Ground) -> None:
        y = 2.2
        for lines in self._lines():
            ground.words("–", (0.0, y))
            for text in lines:
                ground.words(text, (_INDENT, y))
                y += LINE_MM

    def _lines(self) -> tuple[tuple[str, ...], ...]:
        return folded(tuple(notes_of(self.wall)), COLUMN_MM - _INDENT)


def notes_of(wall: GraftWall) -> Iterator[Wording]:
    """One note after the other."""
    if wall.length_mm is None:
        yield say("Lay the dashed line along the graft, S towards its superior end.")
        return
    last = "I" if wall.first == "superior" else "S"
    length = one_decimal(wall.length_mm)
    yield say("{length} mm is an estimate: measure in situ, trim at {last} last.", length=length, last=last)
    yield say("◇ stitches at 12, 3, 6 and 9: orientation.")
    yield say("The two long edges meet round the graft.")
    if wall.substitute is None or wall.substitute.is_prosthesis:  # a vein has no maker
        yield say("Its orientation line, if the maker prints one, lies on A.")
    yield from _made_flat(wall)
    if wall.rings:
        yield say("Grey: external rings, schematic, every {ring_pitch_mm} mm.", ring_pitch_mm=short(RING_PITCH_MM))


def _made_flat(wall: GraftWall) -> Iterator[Wording]:
    """How this outline is the pattern of a tube that is rolled from a sheet, or sewn of panels of a narrow vein."""
    if wall.substitute is None or wall.inner_mm is None or (form := wall.substitute.form_of(wall.inner_mm)) == "tube":
        return
    yield say("Rolled from a flat sheet: this outline is its pattern, add the bite on both long edges.")
    needed = wall.substitute.vein_needed_mm(pi * wall.inner_mm, wall.length_mm or 0.0)
    if form == "panels" and needed is not None:
        least, most = (whole(length) for length in needed)
        yield say(
            "The sheet is sewn of opened vein, in panels or a spiral: {least} to {most} mm of it.", least=least, most=most
        )
