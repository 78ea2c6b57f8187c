"""Check values against the declarations of their fields; a refusal is a UserError with one sentence."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal, TypeVar, get_args, get_origin

from ivcviz.errors import UserError
from ivcviz.fields.bounds import PRINTABLE, Bounds, TextLimits
from ivcviz.fields.declaration import Declared, declared
from ivcviz.messages.numbers import short
from ivcviz.messages.sentences import Wording, say
from ivcviz.terms.term import Term, ids

T = TypeVar("T")


def changed(document: T, **values: Any) -> T:
    """Replace fields of a document by what is entered; UserError for a value that its field does not allow to be entered."""
    new = {key: value for key, value in values.items() if value is None or value != getattr(document, key)}
    for key, value in new.items():
        field = declared(type(document))[key]
        if field.field.entered is not None:
            require(say("The {name}", name=field.field.name), value, field.entered)
    return _with_checked(document, values)


def require_valid(document: T) -> T:
    """Return the document; UserError for a value that its field does not allow."""
    return _with_checked(document, {key: getattr(document, key) for key in declared(type(document))})


def checked(document: type, key: str, value: Any) -> Any:
    """Return a value in the type of its field; UserError, naming the field, if the field does not allow it."""
    field = declared(document)[key]
    if value is None and field.optional:
        return None
    if get_origin(field.kind) is tuple:
        return _checked_items(field, value)
    return _checked_one(field, field.kind, say("The {name}", name=field.field.name), value)


def require(name: Wording, value: float, bounds: Bounds) -> float:
    """The value as a float if it lies within its bounds; UserError, naming it, if not."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise UserError(say("{name} must be {bounds}, not {value}.", name=name, bounds=bounds.words, value=repr(value)))
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if not bounds.holds(number):
        raise UserError(say("{name} must be {bounds}, not {number}.", name=name, bounds=bounds.words, number=short(number)))
    return number


def require_text(name: Wording, text: str, limits: TextLimits) -> str:
    """The text if it is neither too long nor too short and has no forbidden characters; UserError if not."""
    if limits.pattern != PRINTABLE and not (len(text) <= limits.longest and re.fullmatch(limits.pattern, text)):
        raise UserError(
            say(
                "{name} must be letters, digits and hyphens, at most {longest} of them, not {text}.",
                name=name,
                longest=limits.longest,
                text=repr(text[:40]),
            )
        )
    if len(text) > limits.longest:
        raise UserError(
            say(
                "{name} is {length} characters long; at most {longest} are allowed.",
                name=name,
                length=len(text),
                longest=limits.longest,
            )
        )
    if any(_is_control(ord(character)) for character in text):
        raise UserError(say("{name} must not contain control characters.", name=name))
    if len(text.strip()) < limits.shortest:
        raise UserError(say("{name} must not be empty.", name=name))
    return text


def require_choice(name: Wording, value: T, choices: Any) -> T:
    """The value if it is one of a Literal's; UserError, listing them, if not."""
    allowed = get_args(choices)
    if value not in allowed:
        raise UserError(
            say(
                "{name} must be one of {allowed}, not {value}.",
                name=name,
                allowed=", ".join(allowed),
                value=repr(str(value)[:40]),
            )
        )
    return value


def _with_checked(document: T, values: Mapping[str, Any]) -> T:
    kind: Any = type(document)
    return replace(document, **{key: checked(kind, key, value) for key, value in values.items()})  # type: ignore[type-var]


def _checked_items(field: Declared, values: Sequence[Any]) -> tuple[Any, ...]:
    kind, *more = get_args(field.kind)
    words, items = field.field, tuple(values)
    if more == [Ellipsis]:
        if not words.least <= len(items) <= words.most:
            raise UserError(
                say("A case holds at most {most} {name}, not {items}.", most=words.most, name=words.name, items=len(items))
            )
    elif len(items) != 1 + len(more):
        raise UserError(
            say("The {name} has {more} values, not {items}.", name=words.name, more=1 + len(more), items=len(items))
        )
    name = say("Each {item}", item=words.each) if words.each else say("Each of the {items}", items=words.name)
    return tuple(_checked_one(field, kind, name, item) for item in items)


def _checked_one(field: Declared, kind: Any, name: Wording, value: Any) -> Any:
    if kind is float:
        return require(name, value, field.bounds)
    if kind is int:
        if isinstance(value, float) and not value.is_integer():
            raise UserError(say("{name} must be a whole number of {unit}.", name=name, unit=field.bounds.unit.words))
        return int(require(name, value, field.bounds))
    if kind is bool:
        return bool(value)
    if kind is str:
        return require_text(name, value, field.text)
    if get_origin(kind) is Literal:
        return require_choice(name, value, kind)
    if issubclass(kind, Term):
        if value not in field.terms:
            raise UserError(
                say("{name} must be one of {ids}, not {value}.", name=name, ids=", ".join(ids(field.terms)), value=repr(value))
            )
        return value
    if not isinstance(value, kind):
        raise UserError(say("{name} cannot be {value}.", name=name, value=repr(str(value)[:40])))
    return require_valid(value)


def _is_control(code: int) -> bool:
    """Control characters, and the halves of a surrogate pair, which no file can hold."""
    return code < 0x20 or code == 0x7F or 0xD800 <= code <= 0xDFFF
