"""What the document holds, as entries of a comparison: name, value and unit as each field declares them."""

from collections.abc import Iterator
from typing import get_args

from ivcviz.fields.bounds import STANDARD_DEVIATIONS, Bounds
from ivcviz.fields.declaration import Declared, declared
from ivcviz.teaching.facts import Unit, Value
from ivcviz.terms.term import Term

Entry = tuple[str, Value | bool, Unit]
_UNITS: dict[str, Unit] = {unit: unit for unit in get_args(Unit)}
_UNITS[STANDARD_DEVIATIONS.symbol] = ""  # said by the name of the threshold that has it


def entries_of(document: object | None, kind: type, *keys: str) -> Iterator[Entry]:
    """These fields of a document of a class, in this order; without a value where there is no document."""
    for key in keys:
        field = declared(kind)[key]
        yield field.title, None if document is None else _value(getattr(document, key)), unit_of(field)


def other_entries_of(document: object | None, kind: type, *keys: str) -> Iterator[Entry]:
    """The fields of a document of a class but for these, as declared: what is added to the class is among them."""
    unknown = set(keys) - declared(kind).keys()
    if unknown:
        raise TypeError(f"{kind.__name__} has no {', '.join(sorted(unknown))}")
    yield from entries_of(document, kind, *(key for key in declared(kind) if key not in keys))


def unit_of(field: Declared) -> Unit:
    """The unit of a field's number, a clock position where 360° is 0° again; none for other values."""
    return bounded_unit(field.bounds) if isinstance(field.field.limits, Bounds) else ""


def bounded_unit(bounds: Bounds) -> Unit:
    """The unit of a number within bounds."""
    return "clock" if bounds.below else _UNITS[bounds.unit.symbol]


def _value(value: object) -> Value | bool:
    if isinstance(value, tuple):
        return tuple(_value(item) for item in value)
    if isinstance(value, Term):
        return value.name
    if value is None or isinstance(value, float | int | str):
        return value
    raise TypeError(f"no comparison says how {type(value).__name__} is read")
