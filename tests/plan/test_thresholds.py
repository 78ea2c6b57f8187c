"""Every limit of every rule, from just inside and from just outside; and what reads a limit without such a pair is found."""

import ast
import inspect
from textwrap import dedent

import pytest
from threshold_pairs import PAIRS, Pair

from ivcviz.case import edits
from ivcviz.case.check_thresholds import DEFAULT_THRESHOLDS
from ivcviz.errors import UserError
from ivcviz.plan.catalogue.examples import PLAIN
from ivcviz.plan.findings import RULES
from ivcviz.plan.findings.rule import Rule

NEAREST = 0.1
# Rules that ask yes or no; their examples show both.
YES_OR_NO = {
    "nothing-to-sew-to",
    "left-kidney-en-bloc",
    "extraction-leaves-the-wall",
    "origin-not-planned",
    "is-a-graft-needed",
    "patch-without-circumference",
    "prosthesis-beside-opened-bowel",
    "ring-in-the-way",
    "clamp-on-rings",
    "stump-of-a-missing-kidney",
    "method-of-a-missing-kidney",
    "kidney-without-outflow",
    "only-kidney-clamped",
    "vein-shut-before-its-artery",
    "inflow-before-outflow",
    "tumour-stays",
    "plan-against-the-intent",
    "both-adrenal-veins-divided",
    "both-adrenals-removed",
    "organ-not-planned-here",
    "renal-vein-led-elsewhere",
    "precaval-renal-artery",
    "ureter-without-its-kidney",
    "one-reconstructed-outflow",
    "artery-before-vein",
    "right-renal-vein-ligated",
    "left-renal-vein-behind-the-aorta",
    "autotransplant-is-the-reserve",
}


def compares_numbers(rule: Rule) -> bool:
    """Whether the rule's own text asks which of two numbers is greater."""
    tree = ast.parse(dedent(inspect.getsource(rule.seek)))
    ordered = ast.Lt | ast.LtE | ast.Gt | ast.GtE
    return any(isinstance(op, ordered) for node in ast.walk(tree) if isinstance(node, ast.Compare) for op in node.ops)


@pytest.mark.parametrize("pair", PAIRS, ids=str)
def test_the_rule_fires_just_inside_its_limit_and_is_silent_just_outside(pair: Pair) -> None:
    assert abs(pair.fires - pair.silent) <= NEAREST + 1e-9
    assert pair.found_in(pair.make(pair.fires).plan())
    assert not pair.found_in(pair.make(pair.silent).plan())


def test_every_rule_that_compares_numbers_has_a_pair_for_each_of_its_severities() -> None:
    shown = {(pair.rule, pair.severity) for pair in PAIRS}
    asked = {(rule.name, severity) for rule in RULES if rule.name not in YES_OR_NO for severity in rule.severities}
    assert asked == shown
    assert not [rule.name for rule in RULES if rule.name in YES_OR_NO and compares_numbers(rule)]
    assert {rule.name for rule in RULES} >= YES_OR_NO


def test_every_threshold_of_every_rule_has_a_pair() -> None:
    shown = {(pair.rule, pair.threshold) for pair in PAIRS if pair.threshold in DEFAULT_THRESHOLDS}
    assert shown == {(rule.name, name) for rule in RULES for name in rule.thresholds}
    assert {name for _, name in shown} == set(DEFAULT_THRESHOLDS)


@pytest.mark.parametrize("pair", [pair for pair in PAIRS if pair.threshold in DEFAULT_THRESHOLDS], ids=str)
def test_a_pair_lies_at_the_default_threshold_and_a_plans_own_moves_it(pair: Pair) -> None:
    """What is silent at the default fires when the plan asks for more of the same, or the other way round."""
    known = DEFAULT_THRESHOLDS[pair.threshold]
    inside, outside = pair.make(pair.fires), pair.make(pair.silent)
    verdicts = set()
    for value in (known.bounds.least, known.bounds.greatest):
        for one in (inside, outside):
            case = edits.set_threshold(one.case, pair.threshold, value)
            verdicts.add((value, pair.found_in(type(one)(case, one.change).plan())))
    assert len(verdicts) == 2, "far from the default both plans of a pair are on the same side"
    assert {found for _, found in verdicts} == {True, False}


@pytest.mark.parametrize("name", DEFAULT_THRESHOLDS)
def test_a_threshold_may_be_set_up_to_its_bounds_and_no_further(name: str) -> None:
    bounds = DEFAULT_THRESHOLDS[name].bounds
    for value in (bounds.least, bounds.greatest):
        assert dict(edits.set_threshold(PLAIN.case, name, value).thresholds)[name] == value
    for value in (bounds.least - 0.01, bounds.greatest + 0.01):
        with pytest.raises(UserError):
            edits.set_threshold(PLAIN.case, name, value)
