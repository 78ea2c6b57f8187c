"""The cut-and-sew ledger: the acts of the operation as numbered steps, with every length, place and angle that each needs.

All figures are those of the plan and of the bench card, unrounded.
"""

from dataclasses import dataclass

from ivcviz.messages.sentences import Message, Wording
from ivcviz.plan.model import Plan
from ivcviz.plan.operation.act import Act, Measure, Stage
from ivcviz.plan.operation.act_words import subject_words, verb_words
from ivcviz.plan.operation.operation import Operation, operation_of


@dataclass(frozen=True, slots=True)
class LedgerStep:
    """An act as a row: its number from 1, what is done in a word or two, and what it is done to."""

    number: int
    act: Act
    deed: Message
    what: Message

    @property
    def stage(self) -> Stage:
        return self.act.stage

    @property
    def figures(self) -> tuple[Measure, ...]:
        return self.act.figures

    @property
    def note(self) -> Wording:
        return self.act.note


def ledger_of(plan: Plan, operation: Operation | None = None) -> tuple[LedgerStep, ...]:
    """The steps of a plan, of its operation where that is known already; none where nothing is resected."""
    acts = (operation or operation_of(plan)).acts
    return tuple(LedgerStep(number, act, verb_words(act), subject_words(plan, act)) for number, act in enumerate(acts, start=1))


def step_words(plan: Plan, act: Act) -> str:
    """A step in a few words: "clamp · left renal vein"."""
    return f"{verb_words(act)} · {subject_words(plan, act)}"
