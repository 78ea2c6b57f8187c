"""Two plans beside one another: in what they differ, as rows of words and values."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from math import copysign
from textwrap import wrap
from typing import Any

from ivcviz.messages.sentences import Text, Wording, for_scripts, in_english, joined, say, say_many
from ivcviz.plan.finding import Finding
from ivcviz.plan.model import Plan
from ivcviz.plan.wording.stops import head_of, head_text, stops_json
from ivcviz.teaching.facts import NOTHING, Group, PlanFact, Unit, Value, difference_text
from ivcviz.teaching.plan_facts import DIVIDED, facts_of

# Numbers that differ by no more are the same: millimetres, degrees, minutes, ratios, probabilities alike.
TOLERANCE = 1e-6
NO_DIFFERENCE = say("The two plans do not differ.")
# Widths of a terminal's columns and what a broken line begins with.
_COLUMNS = ((30, "    "), (27, ""), (27, ""), (20, ""))


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """What both plans say of one thing; `change` is the second number minus the first, where both are numbers.

    `one` and `other` are None where a plan has no such thing; the words are rounded for the eye, the values are not.
    """

    group: Group
    what: Wording
    one: Value
    other: Value
    one_words: Wording
    other_words: Wording
    change: float | None
    difference: Wording
    same: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two plans by their titles, all rows in the order of the work, and the stops at the head of each plan."""

    one: str
    other: str
    rows: tuple[ComparisonRow, ...]
    stops: tuple[tuple[Finding, ...], tuple[Finding, ...]] = ((), ())

    @property
    def differing(self) -> tuple[ComparisonRow, ...]:
        return tuple(row for row in self.rows if not row.same)

    @property
    def told(self) -> tuple[ComparisonRow, ...]:
        """What differs as it is read: rows that read alike on both sides are left out, and what one edit brings with it by the
        dozen, small veins that one plan alone divides, is one row."""
        read = [row for row in self.differing if str(row.one_words) != str(row.other_words)]
        alone = [row for row in read if row.group == DIVIDED and None in (row.one, row.other)]
        if len(alone) < 2:
            return tuple(read or self.differing)
        folded = _in_one(alone)
        return tuple(folded if row is alone[0] else row for row in read if row is alone[0] or row not in alone)

    @property
    def same(self) -> bool:
        """Whether no row differs by more than the tolerance."""
        return not self.differing


def compare(one: Plan, other: Plan) -> Comparison:
    """Everything a surgeon decides on and everything that follows, side by side; `compare(b, a)` mirrors it."""
    first, second = ({(plan_fact.group, plan_fact.what): plan_fact for plan_fact in facts_of(plan)} for plan in (one, other))
    pairs = [(first.get(key), second.get(key)) for key in first.keys() | second.keys()]
    rows = tuple(_row(*pair) for pair in sorted(pairs, key=_order))
    return Comparison(one.case.title, other.case.title, rows, (head_of(one), head_of(other)))


def as_json(comparison: Comparison, everything: bool = False) -> dict[str, Any]:
    """The rows for scripts, values unrounded; those that are the same only where everything is asked for."""
    sides = tuple(zip(("one", "other"), comparison.stops, strict=True))
    told = {
        "one": comparison.one,
        "other": comparison.other,
        "same": comparison.same,
        "tolerance": TOLERANCE,
        "stops": {side: stops_json(stops)["stops"] for side, stops in sides},
        "overridden": {side: stops_json(stops)["overridden"] for side, stops in sides},
        "rows": [
            {
                "group": row.group.words,
                "what": row.what,
                "one": row.one,
                "other": row.other,
                "one_words": row.one_words,
                "other_words": row.other_words,
                "change": row.change,
                "difference": row.difference,
                "same": row.same,
            }
            for row in (comparison.rows if everything else comparison.differing)
        ],
    }
    return dict(for_scripts(told))


def as_text(comparison: Comparison, everything: bool = False) -> str:
    """The rows as a table for a terminal."""
    lines = []
    for title, stops in zip((comparison.one, comparison.other), comparison.stops, strict=True):
        lines += [title, *head_text(stops, None), ""] if stops else []
    lines += [*_cells(("", comparison.one, comparison.other, say("difference")))]
    for group, rows in grouped(comparison.rows if everything else comparison.told):
        lines += ["", str(group)]
        for row in rows:
            lines += _cells((joined(("  ", row.what), ""), row.one_words, row.other_words, row.difference))
    if comparison.same:
        lines += ["", str(NO_DIFFERENCE)]
    return "\n".join(lines)


def grouped(rows: Sequence[ComparisonRow]) -> list[tuple[Group, list[ComparisonRow]]]:
    """Rows under the names of their groups, in their order."""
    groups: dict[Group, list[ComparisonRow]] = {}
    for row in rows:
        groups.setdefault(row.group, []).append(row)
    return list(groups.items())


def _in_one(rows: Sequence[ComparisonRow]) -> ComparisonRow:
    """Rows of what only one plan has, as one row of their names."""
    ones = tuple(row.what for row in rows if row.one is not None)
    others = tuple(row.what for row in rows if row.other is not None)
    words = [joined(names, ", ") if names else NOTHING for names in (ones, others)]
    counted = say_many(len(rows), "{count} vein", "{count} veins")
    return ComparisonRow(rows[0].group, say("in one plan alone"), ones, others, words[0], words[1], None, counted, False)


def _order(pair: tuple[PlanFact | None, PlanFact | None]) -> tuple[float, str, float, str]:
    """Where a row stands; the same whichever plan comes first."""
    facts = [plan_fact for plan_fact in pair if plan_fact is not None]
    group = facts[0].group
    return group.place, in_english(group.words), min(plan_fact.place for plan_fact in facts), in_english(facts[0].what)


def _row(one: PlanFact | None, other: PlanFact | None) -> ComparisonRow:
    plan_fact = one or other
    assert plan_fact is not None, "a row is of one plan at least"
    first, second = None if one is None else one.value, None if other is None else other.value
    change = _change(first, second, plan_fact.unit)
    same = abs(change) <= TOLERANCE if change is not None else None not in (one, other) and _equal(first, second)
    difference = "" if same else _difference(first, second, change, plan_fact.unit)
    words = [NOTHING if side is None else side.words for side in (one, other)]
    return ComparisonRow(plan_fact.group, plan_fact.what, first, second, words[0], words[1], change, difference, same)


def _change(one: Value, other: Value, unit: Unit) -> float | None:
    """The second number minus the first; a clock position's change by the shorter way round."""
    if not (isinstance(one, float | int) and isinstance(other, float | int)):
        return None
    change = float(other - one)
    if unit == "clock" and abs(change) > 180.0:
        change -= copysign(360.0, change)
    return change


def _equal(one: Value | object, other: Value | object) -> bool:
    if isinstance(one, float | int) and isinstance(other, float | int):
        return abs(one - other) <= TOLERANCE
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(_equal(a, b) for a, b in zip(one, other, strict=True))
    return one == other


def _difference(one: Value, other: Value, change: float | None, unit: Unit) -> Wording:
    if change is not None:
        return difference_text(change, unit)
    if isinstance(one, tuple) and isinstance(other, tuple) and _lists(one, other):
        more = [joined(("+", item)) for item in _names(other) if item not in one]
        less = [joined(("−", item)) for item in _names(one) if item not in other]
        return joined(more + less, ", ")
    return ""


def _lists(*values: tuple[object, ...]) -> bool:
    """Whether these are lists of names, which can be told apart by what is only in one."""
    return all(isinstance(item, str | Text) for value in values for item in value)


def _names(value: tuple[object, ...]) -> list[Wording]:
    return [item for item in value if isinstance(item, str | Text)]


def _cells(texts: tuple[Wording, ...]) -> Iterator[str]:
    """The lines of one row, each cell broken to its column's width."""
    columns = [wrap(str(text), width, subsequent_indent=indent) for text, (width, indent) in zip(texts, _COLUMNS, strict=True)]
    for line in zip_longest(*columns, fillvalue=""):
        yield "  ".join(cell.ljust(width) for cell, (width, _) in zip(line, _COLUMNS, strict=True)).rstrip()
