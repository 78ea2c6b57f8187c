"""500 random plans, over the whole document: none of them is wrong in silence.

An oracle that knows nothing of the rules finds what is wrong; the plan has to say so.
`benchmarks/random_plans.py` does the same for thousands.
"""

from functools import cache

import pytest
from fault_counts import FaultCounts, OfKind, counted
from known_faults import KNOWN
from random_cases import random_cases

SEED, COUNT = 20_261, 500
OFTEN = 50  # plans: where so many have a fault and all tell of it, it is mended


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
    assert silent - set(KNOWN) == set(), _examples(seeded, silent - set(KNOWN))


@by_lot
def test_a_stop_or_a_warning_names_what_the_fault_is_about(seeded: int) -> None:
    untold = set(_counts(seeded).unnamed)
    assert untold - set(KNOWN) == set(), _examples(seeded, untold - set(KNOWN))


@by_lot
def test_no_fault_is_called_known_that_every_plan_tells_of(seeded: int) -> None:
    counts = _counts(seeded)
    often = {kind for kind in KNOWN if counts.found[kind] >= OFTEN}
    assert often - set(counts.unnamed) - set(counts.silent) == set(), "strike these off `known_faults`"


@by_lot
def test_random_plans_have_every_kind_of_fault(seeded: int) -> None:
    """Else a rule that went silent would not be missed. A clamp that cannot lie there ends its plan before it is put on."""
    found = {kind for kind, _ in _counts(seeded).found}
    assert {
        "organ without outflow",
        "cut vein without a fate",
    } <= found
