"""An intention as plain values for a log, and back: `intention_of(as_json(intention)) == intention`."""

import math
from collections.abc import Mapping
from dataclasses import fields
from typing import Any, get_args, get_type_hints

from ivcviz.case.intentions import Intention
from ivcviz.errors import UserError
from ivcviz.messages.sentences import say

_KINDS = {kind.name: kind for kind in get_args(Intention)}


def as_json(intention: Intention) -> dict[str, Any]:
    """Its name under "do", and its fields."""
    return {"do": intention.name, **{field.name: getattr(intention, field.name) for field in fields(intention)}}


def intention_of(data: Mapping[str, Any]) -> Intention:
    """The intention that the values describe; UserError where they describe none."""
    kind = _KINDS.get(str(data.get("do")))
    if kind is None:
        raise UserError(
            say("'{name}' is not an intention; these are: {kinds}.", name=str(data.get("do")), kinds=", ".join(_KINDS))
        )
    hints = {field.name: get_type_hints(kind)[field.name] for field in fields(kind)}
    given = {name: value for name, value in data.items() if name != "do"}
    if given.keys() != hints.keys():
        raise UserError(say("The intention '{name}' has these values: {hints}.", name=kind.name, hints=", ".join(hints)))
    return kind(**{name: _fitting(kind.name, name, value, hints[name]) for name, value in given.items()})


def _fitting(kind: str, name: str, value: object, hint: object) -> object:
    """A finite number, a text, or one of a few words."""
    if hint is float:
        if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
            return float(value)
        raise UserError(say("The intention '{kind}' needs a number as its {name}.", kind=kind, name=name))
    words = get_args(hint)
    if isinstance(value, str) and (not words or value in words):
        return value
    raise UserError(
        say(
            "The intention '{kind}' needs {what} as its {name}.",
            kind=kind,
            what=" or ".join(words) or say("a text"),
            name=name,
        )
    )
