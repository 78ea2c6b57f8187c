"""One fact of a plan: where it belongs, what it is called, its value, and how that is read."""

from dataclasses import dataclass
from typing import Literal

from ivcviz.messages.numbers import of_hundred, tenths

Unit = Literal["", "mm", "°", "clock", "min", "years", "months", "%", "mL", "ratio", "of 100"]
Value = float | str | tuple[object, ...] | None
NOTHING = "—"
# How each number is read, and how a difference of it is; "of 100" holds a probability, "clock" degrees on a vessel's wall.
_SUFFIX: dict[Unit, str] = {"mm": " mm", "°": "°", "clock": "°", "min": " min", "years": " years"}
_SUFFIX |= {"months": " months", "%": " %", "mL": " mL"}


@dataclass(frozen=True, slots=True)
class Fact:
    """`value` is unrounded and decides whether two plans differ; `words` is what is read; `place` orders a group."""

    group: str
    what: str
    value: Value
    words: str
    unit: Unit = ""
    place: float = 0.0


def fact(group: str, what: str, value: Value | bool, unit: Unit = "", place: float = 0.0) -> Fact:
    """A fact that is read as its value is; truth values are read "yes" and "no"."""
    if isinstance(value, bool):
        value = "yes" if value else "no"
    return Fact(group, what, value, said(value, unit), unit, place)


def said(value: Value, unit: Unit) -> str:
    """A value as it is read; rounding is for the eye only."""
    if value is None or value in ("", ()):
        return NOTHING
    if isinstance(value, tuple):
        return ", ".join(str(item) for item in value)
    if isinstance(value, str):
        return value
    if unit == "ratio":
        return f"{value:.2f}"
    return of_hundred(value) if unit == "of 100" else f"{tenths(value)}{_SUFFIX.get(unit, '')}"


def said_difference(number: float, unit: Unit) -> str:
    """By how much a value is larger (+) or smaller (−); never a zero for what differs."""
    scale = 100.0 if unit == "of 100" else 1.0
    size = abs(number) * scale
    text = f"{size:.2f}" if unit == "ratio" else f"{size:.0f}" if unit == "of 100" else tenths(size)
    if float(text) == 0.0:
        text = f"{size:.1g}"
    suffix = " of 100" if unit == "of 100" else _SUFFIX.get(unit, "")
    sign = "" if unit == "clock" and size == 180.0 else "+" if number > 0 else "−"  # half a turn has no direction
    return f"{sign}{text}{suffix}"
