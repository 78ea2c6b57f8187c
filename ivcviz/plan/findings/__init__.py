"""Findings (on screen: plan checks): each rule is one function of the plan that yields what it found.

A rule never says that something is safe: silence means only that it did not fire.
"""

from collections.abc import Callable, Iterator

from ivcviz.plan.model import Finding, Plan

Rule = Callable[[Plan], Iterator[Finding]]

RULES: tuple[Rule, ...] = ()


def find(plan: Plan) -> tuple[Finding, ...]:
    """What all rules found in a plan, stops first."""
    order = {"stop": 0, "warning": 1, "note": 2}
    return tuple(sorted((found for rule in RULES for found in rule(plan)), key=lambda finding: order[finding.severity]))
