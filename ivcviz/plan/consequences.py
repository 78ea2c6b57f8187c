"""Results of a plan that are used in several places, each computed once."""

from functools import cached_property
from typing import TYPE_CHECKING

from ivcviz.plan.model import Plan

if TYPE_CHECKING:
    from ivcviz.plan.bench.card import BenchCard
    from ivcviz.plan.operation.ledger import LedgerStep
    from ivcviz.plan.operation.operation import Operation
    from ivcviz.plan.operation.timeline import Timeline


class Consequences:
    """A plan with its operation, timeline, ledger and bench card, each computed on first use and cached here.

    It is held by whoever shows or writes the plan and goes with it; there is no cache beside it. What makes a member is
    imported with its first use, because the window starts without any of them (18 ms of its start).
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    @cached_property
    def operation(self) -> "Operation":
        """The acts in order, and the field after each."""
        from ivcviz.plan.operation.operation import operation_of

        return operation_of(self.plan)

    @cached_property
    def timeline(self) -> "Timeline":
        """The clamps and clocks of the operation."""
        from ivcviz.plan.operation.timeline import timeline_of

        return timeline_of(self.plan, self.operation)

    @cached_property
    def card(self) -> "BenchCard | None":
        """The bench card, closed on the inferior side; None where nothing is cut (`card_of_plan` says why)."""
        from ivcviz.plan.bench.card import card_or_none

        return card_or_none(self.plan)

    @cached_property
    def ledger(self) -> "tuple[LedgerStep, ...]":
        """The cut-and-sew ledger: the acts of this operation as steps."""
        from ivcviz.plan.operation.ledger import ledger_of

        return ledger_of(self.plan, self.operation)
