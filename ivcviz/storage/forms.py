"""How a document class stands in a case file, generated from its declarations: schema, writing and reading in one.

Written for pydantic's core: the models above it take five times as long to load, and every command reads a case.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import is_dataclass
from typing import Any, Literal, NamedTuple, get_args, get_origin

from pydantic_core import CoreSchema
from pydantic_core import core_schema as core

from ivcviz.fields.bounds import Bounds, TextLimits
from ivcviz.fields.declaration import Declared, completed, declared
from ivcviz.terms.term import Term, by_id, ids


class Form(NamedTuple):
    """What a file may hold, how a value is written there, and how it is read from what the schema accepts."""

    schema: CoreSchema
    write: Callable[[Any], Any]
    read: Callable[[Any], Any]


class Member(NamedTuple):
    """A name inside an object: its form, and whether a file must have it."""

    form: Form
    required: bool


ByHand = Mapping[type, Mapping[str, Form]]  # the forms that no declaration can say, by class and field


def same(schema: CoreSchema) -> Form:
    """A value that stands in the file as it is."""
    return Form(schema, _as_it_is, _as_it_is)


def number(bounds: Bounds) -> Form:
    """A number within bounds."""
    below, greatest = (bounds.greatest, None) if bounds.below else (None, bounds.greatest)
    return same(core.float_schema(strict=True, allow_inf_nan=False, ge=bounds.least, lt=below, le=greatest))


def whole(least: float, greatest: float) -> Form:
    """A whole number."""
    return same(core.int_schema(strict=True, ge=int(least), le=int(greatest)))


def text(limits: TextLimits) -> Form:
    """A text of a length and a pattern."""
    least = limits.shortest or None
    return same(core.str_schema(strict=True, min_length=least, max_length=limits.longest, pattern=limits.pattern))


def one_of(choices: Iterable[Any]) -> Form:
    """One of several values."""
    return same(core.literal_schema(list(choices)))


def term(terms: tuple[Term, ...]) -> Form:
    """One of several terms, written as its id."""
    return Form(core.literal_schema(list(ids(terms))), lambda found: found.id, lambda found: by_id(terms, found))


def listed(items: Form, least: int, most: int) -> Form:
    """A list, which the document holds as a tuple."""
    return Form(
        core.list_schema(items.schema, strict=True, min_length=least, max_length=most),
        lambda values: [items.write(value) for value in values],
        lambda values: tuple(items.read(value) for value in values),
    )


def or_null(form: Form) -> Form:
    """A value that may be null."""
    return Form(
        core.nullable_schema(form.schema),
        lambda value: None if value is None else form.write(value),
        lambda value: None if value is None else form.read(value),
    )


def object_schema(members: Mapping[str, Member]) -> CoreSchema:
    """An object of these names and no others."""
    fields = {name: core.typed_dict_field(member.form.schema, required=member.required) for name, member in members.items()}
    return core.typed_dict_schema(fields, strict=True, extra_behavior="forbid")


def members_of(document: type, by_hand: ByHand) -> dict[str, Member]:
    """The fields of a document class as members of an object, in the order of their declaration."""
    written = {key: form for kind in document.__mro__[::-1] for key, form in by_hand.get(kind, {}).items()}
    return {
        key: Member(written.get(key) or _form_of(field, by_hand), field.required) for key, field in declared(document).items()
    }


def record(document: type, by_hand: ByHand) -> Form:
    """A document class as an object."""
    members = members_of(document, by_hand)
    return Form(object_schema(members), writer(document, members), reader(document, members))


def writer(document: type, members: Mapping[str, Member]) -> Callable[[Any], dict[str, Any]]:
    """Writes a document as an object; what is not set (None, or a text that is empty by default) is left out."""
    fields = [(key, member.form.write, declared(document)[key].default == "") for key, member in members.items()]

    def write(value: Any) -> dict[str, Any]:
        found = ((key, form, blank, getattr(value, key)) for key, form, blank in fields)
        return {key: form(item) for key, form, blank, item in found if item is not None and not (blank and item == "")}

    return write


def reader(document: type, members: Mapping[str, Member]) -> Callable[[Mapping[str, Any]], Any]:
    """Reads a document from an object; what the file leaves out is what a new document begins with."""

    def read(data: Mapping[str, Any]) -> Any:
        return completed(document, {key: members[key].form.read(value) for key, value in data.items()})

    return read


def _form_of(field: Declared, by_hand: ByHand) -> Form:
    form = _tuple_of(field, by_hand) if get_origin(field.kind) is tuple else _one(field, field.kind, by_hand)
    return or_null(form) if field.optional else form


def _tuple_of(field: Declared, by_hand: ByHand) -> Form:
    kind, *more = get_args(field.kind)
    items = _one(field, kind, by_hand)
    if more == [Ellipsis]:
        return listed(items, field.field.least, field.field.most)
    return listed(items, 1 + len(more), 1 + len(more))


def _one(field: Declared, kind: Any, by_hand: ByHand) -> Form:
    if kind is bool:
        return same(core.bool_schema(strict=True))
    if kind is float:
        return number(field.bounds)
    if kind is int:
        return whole(field.bounds.least, field.bounds.greatest)
    if kind is str:
        return text(field.text)
    if get_origin(kind) is Literal:
        return one_of(get_args(kind))
    if issubclass(kind, Term):
        return term(field.terms)
    if is_dataclass(kind):
        return record(kind, by_hand)  # type: ignore[arg-type]
    raise TypeError(f"{field.key}: nothing says how a value of {kind} stands in a case file")


def _as_it_is(value: Any) -> Any:
    return value
