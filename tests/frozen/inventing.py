"""How a plan is invented: words, as the command line takes them, then intentions in the order in which a surgeon has them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from typing import Any

from ivcviz.case.document import Case
from ivcviz.case.new import CaseDescription, new_case
from ivcviz.case.words.levels import parse_level
from ivcviz.terms.renal_methods import LEAVE, RenalMethod

RIGHT, LEFT = "right-renal-vein", "left-renal-vein"
Step = Callable[[Case], Case]


@dataclass(frozen=True)
class Invented:
    """A tumour between two written levels, what else the command line is told, and the edits that follow."""

    lower: str
    upper: str
    said: dict[str, Any]
    steps: tuple[Step, ...]

    def case(self, title: str) -> Case:
        """The case, under a title."""
        words = CaseDescription(title, parse_level(self.lower), parse_level(self.upper), **self.said)
        return reduce(lambda case, step: step(case), self.steps, new_case(words))


def tumour(lower: str, upper: str, *steps: Step, **said: Any) -> Invented:
    """A plan for a tumour between two levels; `said` are fields of `CaseDescription`."""
    return Invented(lower, upper, said, steps)


def then(edit: Callable[..., Case], *given: Any, **named: Any) -> Step:
    """An edit with all that it is given beside the case."""
    return lambda case: edit(case, *given, **named)


def methods(right: RenalMethod = LEAVE, left: RenalMethod = LEAVE) -> dict[str, RenalMethod]:
    """What becomes of the largest renal vein of each side."""
    return {"right": right, "left": left}
