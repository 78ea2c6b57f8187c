"""One fact of a plan: where it belongs, what it is called, its value, and how that is read."""

from dataclasses import dataclass
from typing import Literal

from ivcviz.messages.numbers import of_hundred, ratio, tenths, whole
from ivcviz.messages.sentences import Quantity, Text, Wording, joined, say

Unit = Literal["", "mm", "°", "clock", "min", "years", "months", "%", "mL", "ratio", "of 100"]
Value = float | Wording | tuple[object, ...] | None
NOTHING = "—"
YES, NO = say("yes"), say("no")


@dataclass(frozen=True, slots=True)
class Group:
    """A group of facts: its name, and its place among the groups."""

    words: Wording
    place: float

    def __str__(self) -> str:
        return str(self.words)


@dataclass(frozen=True, slots=True)
class PlanFact:
    """`value` is unrounded and decides whether two plans differ; `words` is what is read; `place` orders a group."""

    group: Group
    what: Wording
    value: Value
    words: Wording
    unit: Unit = ""
    place: float = 0.0


def plan_fact(group: Group, what: Wording, value: Value | bool, unit: Unit = "", place: float = 0.0) -> PlanFact:
    """A fact that is read as its value is; truth values are read "yes" and "no"."""
    if isinstance(value, bool):
        value = YES if value else NO
    return PlanFact(group, what, value, value_text(value, unit), unit, place)


def value_text(value: Value, unit: Unit) -> Wording:
    """A value as it is read; rounding is for the eye only."""
    if value is None or value in ("", ()):
        return NOTHING
    if isinstance(value, tuple):
        return joined([item if isinstance(item, Text) else str(item) for item in value], ", ")
    if isinstance(value, str | Text):
        return value
    if unit == "ratio":
        return ratio(value)
    return of_hundred(value) if unit == "of 100" else _with_unit(tenths(value), unit)


def difference_text(number: float, unit: Unit) -> Text:
    """By how much a value is larger (+) or smaller (−); never a zero for what differs."""
    scale = 100.0 if unit == "of 100" else 1.0
    size = abs(number) * scale
    text = ratio(size) if unit == "ratio" else whole(size) if unit == "of 100" else tenths(size)
    if float(text.in_english()) == 0.0:
        text = Quantity(size, form=".1g")
    sign = "" if unit == "clock" and size == 180.0 else "+" if number > 0 else "−"  # half a turn has no direction
    return _with_unit(joined((sign, text), ""), unit)


def _with_unit(number: Text, unit: Unit) -> Text:
    """A number with its unit; "of 100" is a probability, "clock" degrees on a vessel's wall."""
    if unit == "of 100":
        return say("{number} of 100", number=number)
    if unit == "years":
        return say("{number} years", number=number)
    if unit == "months":
        return say("{number} months", number=number)
    if unit in ("°", "clock"):
        return joined((number, "°"), "")
    return joined((number, unit)) if unit in ("mm", "min", "%", "mL") else number
