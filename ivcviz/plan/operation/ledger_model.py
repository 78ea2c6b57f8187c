"""What a cut-and-sew ledger is made of."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ivcviz.messages.sentences import Wording
from ivcviz.plan.operation.stages import OperationStage

Unit = Literal["mm", "deg"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure of a step, unrounded."""

    name: str
    value: float
    unit: Unit = "mm"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: a deed in a word or two, what it is done to, its figures, and a remark."""

    stage: OperationStage
    deed: str
    what: Wording
    figures: tuple[Figure, ...] = ()
    note: Wording = ""
    number: int = 0


def figures(*named: tuple[str, float | None] | tuple[str, float | None, Unit]) -> tuple[Figure, ...]:
    """Figures from (name, value) or (name, value, unit), those without a value left out."""
    return tuple(_figures(named))


def _figures(named: tuple[tuple[str, float | None] | tuple[str, float | None, Unit], ...]) -> Iterator[Figure]:
    for name, value, *unit in named:
        if value is not None:
            yield Figure(name, float(value), unit[0] if unit else "mm")
