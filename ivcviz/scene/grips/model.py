"""A grip as a plain value."""

from dataclasses import dataclass
from math import inf
from typing import Literal

from ivcviz.messages.sentences import Wording
from ivcviz.scene.model import Point

# What a grip moves; each kind is drawn in a shape of its own.
Kind = Literal["end", "body", "landmark", "cut", "clamp", "size", "turn", "length", "angle"]
_LEVELS: tuple[Kind, ...] = ("end", "body", "landmark", "cut")


@dataclass(frozen=True, slots=True)
class Grip:
    """A place that a hand can take.

    `point` (body coordinates, mm) is where its handle stands, `along` the unit direction in which it is moved. `gain` is
    what `value_mm` changes by for each mm that the handle moves along; `unit` is "mm" or "°". `level_mm` is its level
    where it can be moved on the level strip too. The value stays between `least` and `greatest` while it is dragged.
    """

    id: str
    title: Wording
    point: Point
    along: Point
    value_mm: float
    kind: Kind
    unit: Literal["mm", "°"] = "mm"
    gain: float = 1.0
    level_mm: float | None = None
    least: float = -inf
    greatest: float = inf

    @property
    def is_level(self) -> bool:
        """Whether the value is itself a level on the cava."""
        return self.kind in _LEVELS

    @property
    def subject(self) -> str:
        """The vein's id or the landmark's word that the grip's id names; "" where there is none."""
        return self.id.partition(":")[2]
