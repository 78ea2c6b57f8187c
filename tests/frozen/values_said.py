"""Which of the few values that a field may have a document says: choices, yes and no, and nothing where it may say nothing."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from ivcviz.fields.declaration import declared
from ivcviz.terms.iliac_methods import ILIAC_METHODS, IliacMethod
from ivcviz.terms.organs import ORGANS_SEEN, EnBlocOrgan
from ivcviz.terms.renal_methods import METHODS, RenalMethod
from ivcviz.terms.resections import RESECTION_KINDS, ResectionKind
from ivcviz.terms.substitutes import SUBSTITUTES, Substitute
from ivcviz.terms.term import Term

_DECLARED: dict[Any, tuple[Term, ...]] = {
    EnBlocOrgan: ORGANS_SEEN,
    IliacMethod: ILIAC_METHODS,
    RenalMethod: METHODS,
    ResectionKind: RESECTION_KINDS,
    Substitute: SUBSTITUTES,
}
Said = tuple[str, Any]  # "Tumour.growth", "both"


def possible(kind: Any) -> set[Said]:
    """Every value that can be listed, of every field of a document's class and of the classes in it."""
    found: set[Said] = set()
    for name, hint in get_type_hints(kind).items():
        declared_terms = declared(kind)[name].field.limits
        allowed = declared_terms if isinstance(declared_terms, tuple) else ()
        values = [value for value in _listed(hint) if not isinstance(value, Term) or value in allowed]
        found |= {(f"{kind.__name__}.{name}", value) for value in values}
        for part in _classes_in(hint):
            found |= possible(part)
    return found


def said(document: Any) -> set[Said]:
    """What a document says in those fields."""
    found: set[Said] = set()
    hints = get_type_hints(type(document))
    for name in (field.name for field in fields(document)):
        value, hint = getattr(document, name), hints[name]
        known, items = set(_listed(hint)), value if isinstance(value, tuple) else (value,)
        found |= {(f"{type(document).__name__}.{name}", item) for item in items if _can_be_listed(item) and item in known}
        for item in items:
            if is_dataclass(item) and not isinstance(item, Term):
                found |= said(item)
    return found


def _can_be_listed(value: Any) -> bool:
    return value is None or isinstance(value, str | bool | Term)


def _listed(hint: Any) -> Iterator[Any]:
    origin = get_origin(hint)
    if isinstance(hint, type) and issubclass(hint, Term):
        yield from _DECLARED[hint]
    elif origin is Literal:
        yield from get_args(hint)
    elif hint is bool:
        yield from (True, False)
    elif hint is NoneType:
        yield None
    elif origin in (Union, UnionType, tuple):
        for part in get_args(hint):
            yield from _listed(part)


def _classes_in(hint: Any) -> Iterator[Any]:
    if is_dataclass(hint) and hint not in _DECLARED:
        yield hint
    for part in get_args(hint):
        yield from _classes_in(part)
