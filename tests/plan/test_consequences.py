"""What follows from a plan, made once and kept with it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from ivcviz.plan.bench import card, patterns
from ivcviz.plan.bench.card import card_of_plan
from ivcviz.plan.consequences import Consequences
from ivcviz.plan.model import Plan
from ivcviz.plan.operation.timeline import timeline_of
from ivcviz.plan.resolve import resolve
from ivcviz.storage.case_files import load_case
from ivcviz.storage.shipped import find_case


def plan(name: str) -> Plan:
    return resolve(load_case(find_case(name)))


@pytest.mark.parametrize("read", [lambda c: c.operation, lambda c: c.timeline, lambda c: c.card, lambda c: c.ledger])
def test_each_is_made_once(read: Callable[[Consequences], object]) -> None:
    follows = Consequences(plan("case-4"))
    assert read(follows) is read(follows)


def test_the_ledger_has_the_figures_of_the_card_that_is_printed_and_unrolls_nothing_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[str] = []

    def counted(*given: object) -> object:
        made.append("cone")
        return patterns.cone_pattern(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(card, "cone_pattern", counted)
    follows = Consequences(plan("case-4"))
    steps = follows.ledger
    assert not made, "the plan has what the ledger needs"
    printed = follows.card
    assert made == ["cone"], "one cone pipe, unrolled once"
    assert printed is not None
    figures = {str(figure.name): figure.value for step in steps for figure in step.figures}
    assert figures["saddle depth"] == printed.cones[0].saddle_mm
    assert figures["closing edge"] == printed.cones[0].edge_mm
    assert figures["rim"] == printed.cones[0].rim_mm


def test_they_are_those_of_the_plan() -> None:
    case_4 = plan("case-4")
    follows = Consequences(case_4)
    assert follows.plan is case_4
    assert follows.timeline == timeline_of(case_4)
    assert follows.card is not None
    assert follows.card.fingerprint == card_of_plan(case_4).fingerprint


def test_without_a_graft_or_a_patch_there_is_no_card_and_yet_a_ledger() -> None:
    follows = Consequences(replace(plan("case-1"), graft=None))
    assert follows.card is None
    assert follows.ledger
