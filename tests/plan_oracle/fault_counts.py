"""What the oracle finds in many plans: how often each fault occurs, and how often the plan does not tell of it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from plan_door import printed_plan
from plan_faults import Fault, faults_of
from told_faults import is_named, is_told

from ivcviz.case.document import Case

OfKind = tuple[str, str]


@dataclass
class FaultCounts:
    """Counts by the kind of fault; `silent`: no stop or warning at all; `unnamed`: none that says what the fault is about."""

    plans: int = 0
    refused: int = 0
    crashes: list[tuple[Case, str]] = field(default_factory=list)
    found: Counter[OfKind] = field(default_factory=Counter)
    silent: Counter[OfKind] = field(default_factory=Counter)
    unnamed: Counter[OfKind] = field(default_factory=Counter)
    # The plainest plan that does not tell of a fault: the one with the fewest faults.
    examples: dict[OfKind, tuple[int, Fault, Case]] = field(default_factory=dict)

    def add(self, case: Case) -> None:
        """Count a case's plan."""
        self.plans += 1
        try:
            plan = printed_plan(case)
        except Exception as error:
            self.crashes.append((case, f"{type(error).__name__}: {error}"))
            return
        if plan is None:
            self.refused += 1
            return
        faults = faults_of(case, plan)
        for kind in {fault.of_kind for fault in faults}:
            self.found[kind] += 1
        untold = [fault for fault in faults if not is_named(fault, plan)]
        for kind, fault in {fault.of_kind: fault for fault in untold}.items():
            (self.unnamed if is_told(plan) else self.silent)[kind] += 1
            self._keep(kind, len(faults) + (0 if not is_told(plan) else 100), fault, case)

    def _keep(self, kind: OfKind, size: int, fault: Fault, case: Case) -> None:
        if kind not in self.examples or size < self.examples[kind][0]:
            self.examples[kind] = (size, fault, case)

    def join(self, other: "FaultCounts") -> None:
        """Add what was counted elsewhere."""
        self.plans, self.refused = self.plans + other.plans, self.refused + other.refused
        self.crashes += other.crashes
        self.found, self.silent = self.found + other.found, self.silent + other.silent
        self.unnamed = self.unnamed + other.unnamed
        for kind, (size, fault, case) in other.examples.items():
            self._keep(kind, size, fault, case)


def counted(cases: Iterable[Case]) -> FaultCounts:
    """The counts of some cases."""
    counts = FaultCounts()
    for case in cases:
        counts.add(case)
    return counts
