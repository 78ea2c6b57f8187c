"""500 random plans, over the whole document: none of them is wrong in silence.

An oracle that knows nothing of the rules finds what is wrong; the plan has to say so.
`benchmarks/random_plans.py` does the same for thousands.
"""

from functools import cache

import pytest
from fault_counts import FaultCounts, OfKind, counted
from random_cases import random_cases

SEED, COUNT = 20_261, 500


@cache
def _counts(seeded: int) -> FaultCounts:
    return counted(random_cases(COUNT, seeded))


def _examples(seeded: int, kinds: set[OfKind]) -> str:
    lines = [
        f"{kind}: {fault.about} in\n{case}" for kind, (_, fault, case) in _counts(seeded).examples.items() if kind in kinds
    ]
    return f"seed {seeded}\n" + "\n".join(lines)


by_lot = pytest.mark.parametrize("seeded", [SEED], ids="seed {}".format)


@by_lot
def test_no_plan_raises_and_few_are_refused(seeded: int) -> None:
    counts = _counts(seeded)
    assert [reason for _, reason in counts.crashes] == []
    assert counts.plans == COUNT
    assert counts.refused < COUNT / 10


@by_lot
def test_a_plan_with_a_fault_carries_a_stop_or_a_warning(seeded: int) -> None:
    silent = set(_counts(seeded).silent)
    assert silent == set(), _examples(seeded, silent)


@by_lot
def test_a_stop_or_a_warning_names_what_the_fault_is_about(seeded: int) -> None:
    untold = set(_counts(seeded).unnamed)
    assert untold == set(), _examples(seeded, untold)


@by_lot
def test_some_random_plans_have_a_fault(seeded: int) -> None:
    """Else a rule that went silent would not be missed. Most faults end their plan before they are done: that the oracle would
    find those is `test_oracle`'s business."""
    found = {kind for kind, _ in _counts(seeded).found}
    assert "organ without outflow" in found
