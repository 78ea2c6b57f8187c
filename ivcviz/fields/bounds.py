"""Bounds of numbers and limits of texts.

Named tuples, here and in the declaration: every command reads the document, and a frozen dataclass takes ten times as long to
make.
"""

import math
from typing import NamedTuple

from ivcviz.messages.numbers import short
from ivcviz.messages.sentences import Message, Wording, joined, say


class Unit(NamedTuple):
    """A unit as it stands in a sentence ("from 0 to 90 degrees") and behind a number ("90°")."""

    words: Wording
    symbol: Wording

    def __str__(self) -> str:
        return str(self.words)


MM = Unit("mm", "mm")
DEGREES = Unit(say("degrees"), "°")
MINUTES = Unit(say("minutes"), "min")
MONTHS = Unit(say("months"), say("months"))
YEARS = Unit(say("years"), say("years"))
PERCENT = Unit("%", "%")
ML = Unit("mL", "mL")
STANDARD_DEVIATIONS = Unit(say("standard deviations"), "SD")
NO_UNIT = Unit("", "")


class Bounds(NamedTuple):
    """The least and the greatest value allowed, both included; `below` is a greatest value that is itself excluded, as 360°
    is on a circle that begins with 0°."""

    least: float
    greatest: float
    unit: Unit = MM
    below: bool = False

    def holds(self, value: float) -> bool:
        """Whether a value lies within; a value that is no number does not."""
        return (
            math.isfinite(value) and self.least <= value and (value < self.greatest if self.below else value <= self.greatest)
        )

    def __str__(self) -> str:
        return str(self.words)

    @property
    def words(self) -> Message:
        """What is allowed, in words."""
        ends = {"least": short(self.least), "greatest": joined((short(self.greatest), *self._unit))}
        if self.below:
            return say("a number from {least} to below {greatest}", **ends)
        return say("a number from {least} to {greatest}", **ends)

    @property
    def _unit(self) -> tuple[Wording, ...]:
        return (self.unit.words,) if self.unit.words else ()


PRINTABLE = r"^[^\x00-\x1f\x7f]*$"  # control characters would break one-line messages and the labels on the plate
IDENTIFIER = r"^[A-Za-z0-9][A-Za-z0-9_.-]*$"  # what names a vein


class TextLimits(NamedTuple):
    """The least and the greatest number of characters, and the pattern that a text must match."""

    longest: int
    shortest: int = 0
    pattern: str = PRINTABLE
