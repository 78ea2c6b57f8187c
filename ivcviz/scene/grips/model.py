"""A grip as a plain value."""

from dataclasses import dataclass, replace
from math import inf
from typing import Literal

from ivcviz.case.intentions import Intention
from ivcviz.messages.sentences import Wording
from ivcviz.scene.model import Point

# What a grip moves; each kind is drawn in a shape of its own.
Kind = Literal["end", "body", "landmark", "cut", "clamp", "size", "turn", "length", "angle"]
_LEVELS: tuple[Kind, ...] = ("end", "body", "landmark", "cut")


@dataclass(frozen=True, slots=True)
class Grip:
    """A handle on a place of the plan, which can be dragged.

    `intention` is what moving it means, with the value that it has now.
    `point` (body coordinates, mm) is where its handle stands, `along` the unit direction in which it is moved. `gain` is
    what the value changes by for each mm that the handle moves along; `unit` is "mm" or "°". `level_mm` is its level
    where it can be moved on the level strip too. The value stays between `least` and `greatest` while it is dragged. The id
    tells the grips of a plan apart, and nothing is read from it.
    """

    id: str
    title: Wording
    intention: Intention
    point: Point
    along: Point
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
    def value(self) -> float:
        """The value that the grip moves, in its unit."""
        return self.intention.value

    def moved_to(self, value: float) -> Intention:
        """The intention of moving it to a value."""
        return replace(self.intention, value=value)
