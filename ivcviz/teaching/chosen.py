"""What the document holds, as entries of a comparison: name, value and unit as each field declares them."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal, get_origin

from ivcviz.anatomy.specification import Course, PrecavalArtery, Side
from ivcviz.case.document import Artery, Collaterals, Convention, Growth, Intent, Lumen, Origin
from ivcviz.fields import bounds
from ivcviz.fields.bounds import Bounds
from ivcviz.fields.declaration import Declared, declared, item_of
from ivcviz.messages.sentences import Message, Wording
from ivcviz.plan.wording.names import (
    ARTERY_WORDS,
    COLLATERAL_WORDS,
    CONVENTION_WORDS,
    COURSE_WORDS,
    GROWTH_WORDS,
    INTENT_WORDS,
    LUMEN_WORDS,
    ORIGIN_WORDS,
    PRECAVAL_WORDS,
    SIDE_WORDS,
)
from ivcviz.teaching.facts import Unit, Value
from ivcviz.terms.term import Term

Entry = tuple[Wording, Value | bool, Unit]
_UNITS: dict[bounds.Unit, Unit] = {
    bounds.MM: "mm",
    bounds.DEGREES: "°",
    bounds.MINUTES: "min",
    bounds.MONTHS: "months",
    bounds.YEARS: "years",
    bounds.PERCENT: "%",
    bounds.ML: "mL",
    bounds.NO_UNIT: "",
    bounds.STANDARD_DEVIATIONS: "",  # said by the name of the threshold that has it
}
_CHOICES: dict[object, Mapping[Any, Message]] = {
    Growth: GROWTH_WORDS,
    Convention: CONVENTION_WORDS,
    Collaterals: COLLATERAL_WORDS,
    Lumen: LUMEN_WORDS,
    Artery: ARTERY_WORDS,
    Intent: INTENT_WORDS,
    Origin: ORIGIN_WORDS,
    Course: COURSE_WORDS,
    Side: SIDE_WORDS,
    PrecavalArtery: PRECAVAL_WORDS,
}


def entries_of(document: object | None, kind: type, *keys: str) -> Iterator[Entry]:
    """These fields of a document of a class, in this order; without a value where there is no document."""
    for key in keys:
        field = declared(kind)[key]
        yield field.title, None if document is None else _value(field.kind, getattr(document, key)), unit_of(field)


def other_entries_of(document: object | None, kind: type, *keys: str) -> Iterator[Entry]:
    """The fields of a document of a class but for these, as declared: what is added to the class is among them."""
    unknown = set(keys) - declared(kind).keys()
    if unknown:
        raise TypeError(f"{kind.__name__} has no {', '.join(sorted(unknown))}")
    yield from entries_of(document, kind, *(key for key in declared(kind) if key not in keys))


def unit_of(field: Declared) -> Unit:
    """The unit of a field's number, a clock position where 360° is 0° again; none for other values."""
    return bounded_unit(field.bounds) if isinstance(field.field.limits, Bounds) else ""


def bounded_unit(limits: Bounds) -> Unit:
    """The unit of a number within bounds."""
    return "clock" if limits.below else _UNITS[limits.unit]


def _value(kind: Any, value: object) -> Value | bool:
    if isinstance(value, tuple):
        return tuple(_value(item_of(kind), item) for item in value)
    if isinstance(value, Term):
        return value.name
    if value is not None and get_origin(kind) is Literal:
        return _CHOICES[kind][value]
    if value is None or isinstance(value, float | int | str):
        return value
    raise TypeError(f"no comparison says how {type(value).__name__} is read")
