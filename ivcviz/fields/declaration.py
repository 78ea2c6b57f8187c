"""Declarations of the document's fields, read from the document's classes.

    jaw_mm: Annotated[float, Field(Bounds(1, 30), name="clamp's jaw")] = 6.0

From this follow the field's place in a case file and in its schema, the bounds checked by edits, its unit in the window, and
its name in refusals, comparisons and the case record.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Annotated, Any, NamedTuple, TypeVar, Union, get_args, get_origin

from ivcviz.fields.bounds import Bounds, TextLimits
from ivcviz.fields.limits import FEW
from ivcviz.messages.sentences import Message
from ivcviz.terms.term import Term

T = TypeVar("T")


class Field:
    """What a value may be (of each, where there are several): bounds of a number, lengths of a text, terms; and its name.

    `name` follows "the" in a sentence; `listed` is the name in a table, where it differs; `each` names one of several values;
    `least` and `most` are the numbers of items in a list; `entered` are the narrower bounds of what is entered anew, where a
    file may hold more; `omitted` makes the value, from those of the fields before it,
    where nobody gives one and the class has no default.
    """

    def __init__(
        self,
        limits: Bounds | TextLimits | tuple[Term, ...] | None = None,
        *,
        name: Message,
        listed: Message | None = None,
        each: Message | None = None,
        least: int = 0,
        most: int = FEW,
        entered: Bounds | None = None,
        omitted: Callable[[Mapping[str, Any]], Any] | None = None,
    ) -> None:
        self.limits, self.name, self.listed, self.each = limits, name, listed, each
        self.least, self.most, self.entered, self.omitted = least, most, entered, omitted


class Declared(NamedTuple):
    """A field of a document class: its key (attribute, and name in a case file), its type without None, its declaration."""

    key: str
    kind: Any
    optional: bool
    field: Field
    default: Any

    @property
    def required(self) -> bool:
        """Whether a file must have it."""
        return self.default is MISSING and self.field.omitted is None

    @property
    def bounds(self) -> Bounds:
        """The bounds of its number; TypeError for a field that is none."""
        if not isinstance(self.field.limits, Bounds):
            raise TypeError(f"{self.key} is declared without bounds")
        return self.field.limits

    @property
    def entered(self) -> Bounds:
        """The bounds of what is entered anew; TypeError for a field that is no number."""
        return self.field.entered or self.bounds

    @property
    def text(self) -> TextLimits:
        """The lengths of its text; TypeError for a field that is none."""
        if not isinstance(self.field.limits, TextLimits):
            raise TypeError(f"{self.key} is declared without lengths of its text")
        return self.field.limits

    @property
    def terms(self) -> tuple[Term, ...]:
        """The terms that it may be; TypeError for a field that is none."""
        if self.field.limits is None or isinstance(self.field.limits, Bounds | TextLimits):
            raise TypeError(f"{self.key} is declared without its terms")
        return self.field.limits

    @property
    def title(self) -> Message:
        """Its name in a table."""
        return self.field.listed or self.field.name


def declared(document: type) -> Mapping[str, Declared]:
    """The fields of a document class by their keys; TypeError for one that is not declared."""
    return _all_declared(document)


def field_at(document: type, path: str) -> Declared | None:
    """The field at a path inside the document ("renal_plan[0].cone.offset_mm"); None where there is none."""
    found: Declared | None = None
    for step in path.split("."):
        known = declared(document) if is_document(document) else {}
        found = known.get(step.partition("[")[0])
        if found is None:
            return None
        document = item_of(found.kind)
    return found


def is_document(kind: Any) -> bool:
    """Whether a type is a document class, whose fields are declared; a term is none."""
    return isinstance(kind, type) and is_dataclass(kind) and not issubclass(kind, Term)


def item_of(kind: Any) -> Any:
    """The type of one value: of a tuple's first item, or the type itself."""
    return get_args(kind)[0] if get_origin(kind) is tuple else kind


def completed(document: type[T], values: Mapping[str, Any]) -> T:
    """Make a document from values; fields that they leave out get their declared defaults."""
    known = dict(values)
    for key, found in declared(document).items():
        if key not in known and found.field.omitted is not None:
            known[key] = found.field.omitted(known)
    return document(**known)


def default_of(document: type, key: str) -> Any:
    """The default of a field; TypeError for a field that has none."""
    found = declared(document)[key]
    if found.required:
        raise TypeError(f"{document.__name__}.{key} has no default")
    return found.default


@cache
def _all_declared(document: Any) -> Mapping[str, Declared]:
    return MappingProxyType({item.name: _declared(document, item) for item in fields(document)})


def _declared(document: type, item: Any) -> Declared:
    where = f"{document.__name__}.{item.name}"
    if get_origin(item.type) is not Annotated:
        raise TypeError(f"{where} is not declared: Annotated[…, Field(…)], and no postponed annotations")
    kind, *metadata = get_args(item.type)
    known = [word for word in metadata if isinstance(word, Field)]
    if len(known) != 1:
        raise TypeError(f"{where} is declared by one Field, not by {len(known)}")
    optional = False
    if get_origin(kind) in (Union, UnionType):
        (kind,) = [one for one in get_args(kind) if one is not NoneType]
        optional = True
    default = item.default_factory() if item.default_factory is not MISSING else item.default
    return Declared(item.name, kind, optional, known[0], default)
