"""Frozen values as JSON text and back, checked against their type hints: a settings file may have been damaged."""

import json
import math
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def as_text(value: Any) -> str:
    """A frozen dataclass (of numbers, words, tuples, sets and such dataclasses) as one line of JSON."""
    return json.dumps(_plain(value), sort_keys=True)


def from_text(text: str, kind: type[T]) -> T:
    """The value of a type that the text describes; what it leaves out has its default. ValueError if it does not fit."""
    try:
        return _fitted(json.loads(text), kind)
    except (TypeError, RecursionError) as reason:
        raise ValueError(str(reason)) from reason


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, frozenset):
        return sorted(value)
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


def _fitted(value: Any, hint: Any) -> Any:
    """The value as the hint asks for it; ValueError if it is something else."""
    origin = get_origin(hint)
    if origin in _GENERIC:
        return _GENERIC[origin](value, get_args(hint))
    if is_dataclass(hint) and isinstance(value, dict):
        hints = get_type_hints(hint)
        return hint(**{name: _fitted(item, hints[name]) for name, item in value.items() if name in hints})  # type: ignore[operator]
    if hint is float and isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
        return float(value)
    if hint in (str, bool, int, NoneType) and type(value) is hint:
        return value
    raise ValueError(f"{value!r} is no {hint}")


def _one_of(value: Any, choices: tuple[Any, ...]) -> Any:
    if not isinstance(value, str) or value not in choices:
        raise ValueError(f"{value!r} is none of {choices}")
    return value


def _first_that_fits(value: Any, hints: tuple[Any, ...]) -> Any:
    for hint in hints:
        try:
            return _fitted(value, hint)
        except ValueError:
            continue
    raise ValueError(f"{value!r} fits none of {hints}")


def _set(value: Any, hints: tuple[Any, ...]) -> frozenset[Any]:
    return frozenset(_fitted(item, hints[0]) for item in _listed(value))


def _row(value: Any, hints: tuple[Any, ...]) -> tuple[Any, ...]:
    items = _listed(value)
    if hints[-1:] == (Ellipsis,):
        return tuple(_fitted(item, hints[0]) for item in items)
    if len(items) != len(hints):
        raise ValueError(f"{len(items)} items in place of {len(hints)}")
    return tuple(_fitted(item, hint) for item, hint in zip(items, hints, strict=True))


def _listed(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise ValueError(f"{value!r} is no list")
    return value


_GENERIC: dict[Any, Callable[[Any, tuple[Any, ...]], Any]] = {
    Literal: _one_of,
    UnionType: _first_that_fits,
    Union: _first_that_fits,
    frozenset: _set,
    tuple: _row,
}
