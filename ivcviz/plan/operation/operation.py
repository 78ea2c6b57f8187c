"""The operation that a plan describes: its acts in order, and the field after each of them."""

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate

from ivcviz.errors import UserError
from ivcviz.messages.sentences import say, say_many
from ivcviz.plan.model import Plan
from ivcviz.plan.operation.act import STAGES, Act, Phase, Stage
from ivcviz.plan.operation.acts import acts_of
from ivcviz.plan.operation.operative_field import BEFORE, Situs, after

_FIRST = STAGES.index("mobilised")  # the first stage in which anything is done


@dataclass(frozen=True, eq=False)
class Operation:
    """A plan's acts in order and what follows from them, each computed on first use and cached.

    A drag makes a new plan for each frame and, at a stage before the operation, needs no act of it (0.25 ms).
    """

    plan: Plan

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        """The acts in order; none where nothing is resected."""
        return acts_of(self.plan)

    @cached_property
    def situs(self) -> tuple[Situs, ...]:
        """The field after each number of acts: `situs[0]` before the first act, `situs[-1]` at the end."""
        return tuple(accumulate(self.acts, after, initial=BEFORE))

    @cached_property
    def phases(self) -> tuple[Phase, ...]:
        """The work that takes planned minutes, in order."""
        return tuple(dict.fromkeys(act.phase for act in self.acts if act.phase is not None))

    @cached_property
    def done(self) -> tuple[int, ...]:
        """How many phases are over when each act begins."""
        place, counted = {phase: number for number, phase in enumerate(self.phases)}, []
        over = 0
        for act in self.acts:
            counted.append(over if act.phase is None else place[act.phase])
            over = over if act.phase is None else place[act.phase] + 1
        return tuple(counted)

    def at(self, stage: Stage) -> Situs:
        """The field at the end of a stage."""
        last = STAGES.index(stage)
        if last < _FIRST:
            return BEFORE
        return self.situs[sum(STAGES.index(act.stage) <= last for act in self.acts)]

    def step(self, number: int) -> Act:
        """The act with this number in the ledger, from 1; UserError where there is none."""
        if not 1 <= number <= len(self.acts):
            if not self.acts:
                raise UserError(
                    say("there is no step {number}: the ledger of this plan has no steps: nothing is resected.", number=number)
                )
            raise UserError(
                say_many(
                    len(self.acts),
                    "there is no step {number}: the ledger of this plan has {count} step.",
                    "there is no step {number}: the ledger of this plan has {count} steps.",
                    number=number,
                )
            )
        return self.acts[number - 1]


_last: list[Operation] = []  # that of the plan asked for last: several plan checks ask for it in a row


def whole_operation_of(plan: Plan) -> Operation:
    """The operation of a plan as if no gap ended it: what plan checks walk through."""
    return operation_of(plan if plan.end is None else replace(plan, findings=()))


def operation_of(plan: Plan) -> Operation:
    """The operation of a plan; without acts where nothing is resected."""
    known = next((operation for operation in _last if operation.plan is plan), None)
    if known is None:
        known = Operation(plan)
        _last[:] = [known]
    return known
