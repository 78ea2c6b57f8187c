"""Every fault of a case file at once: what the schema refuses, and where its values contradict each other."""

import difflib
import json
from typing import Any

from pydantic_core import ValidationError

from ivcviz.case.document import Case, Tumour
from ivcviz.case.faults import Fault, contradictions_between
from ivcviz.fields.bounds import PRINTABLE, Bounds
from ivcviz.fields.declaration import field_at
from ivcviz.messages.numbers import short
from ivcviz.messages.sentences import Message, Wording, say
from ivcviz.messages.sentences import joined as joined_words
from ivcviz.storage.reading import WHOLE, joined, shown
from ivcviz.storage.schema import Data, anatomy_of, case_schema, renal_plan_of, tumour_of

Place = tuple[int | str, ...]
_MOST = 100
_ENOUGH_GUESSES = 20  # a file of thousands of foreign fields is not a case with typing errors


def refused_fields(data: Data, errors: ValidationError) -> list[Fault]:
    """A fault for everything that the schema refuses, and for the contradictions among the parts that it accepts."""
    schema = case_schema()
    listed = errors.errors(include_url=False, include_context=False)
    found = [_fault(schema, item, guess=i < _ENOUGH_GUESSES) for i, item in enumerate(listed[:_MOST])]
    if len(listed) > _MOST:
        found.append(Fault(WHOLE, say("wrong in {listed} more places", listed=len(listed) - _MOST), say("mend these first")))
    return found + _contradictions_elsewhere(data, [item["loc"] for item in listed])


def _contradictions_elsewhere(data: Data, places: list[Place]) -> list[Fault]:
    broken = {place[0] for place in places if place and place[0] != "patient"}
    if ("patient",) in places or ("patient", "sex") in places or "anatomy" in broken:
        return []  # without a body there are no landmarks to compare with
    planned = () if "renal_plan" in broken else renal_plan_of(data.get("renal_plan", ()))
    return contradictions_between(anatomy_of(data), _sound_tumour(data, places), planned)


def _sound_tumour(data: Data, places: list[Place]) -> Tumour | None:
    """The tumour as far as the schema accepts it; None if one of its ends cannot be read."""
    refused = {place[1] for place in places if place[0] == "tumour" and len(place) > 1}
    if ("tumour",) in places or refused & {"lower", "upper"}:
        return None
    return tumour_of({name: value for name, value in data["tumour"].items() if name not in refused})


def _fault(schema: Data, error: Any, guess: bool) -> Fault:
    place = error["loc"]
    path = ""
    for step in place:
        path = f"{path}[{step}]" if isinstance(step, int) else joined(path, step)
    if error["type"] == "extra_forbidden":
        names = list(_without_null(_node(schema, place[:-1]))["properties"])
        return Fault(
            path,
            say("{value}, but there is no such field", value=shown(error["input"])),
            _other_name(str(place[-1]), names, guess),
        )
    remedy = say("write {allowed}", allowed=_allowed(_node(schema, place), _unit(path)))
    if error["type"] == "missing":
        return Fault(path, say("missing"), remedy)
    return Fault(path, shown(error["input"]), remedy)


def _unit(path: str) -> Wording:
    """The unit of what a field holds, if that is a number."""
    field = field_at(Case, path)
    limits = None if field is None else field.field.limits
    return limits.unit.words if isinstance(limits, Bounds) else ""


def _other_name(name: str, names: list[str], guess: bool) -> Message:
    close = difflib.get_close_matches(name[:60], names, 1) if guess else []
    if close:
        return say('did you mean "{name}"?', name=close[0])
    return say("delete it, or use one of these names: {names}", names=", ".join(names))


def _node(schema: Data, place: Place) -> Data:
    """The part of the schema that a place in the file answers to."""
    node = schema
    for step in place:
        node = _without_null(node)
        node = node["items"] if isinstance(step, int) else node["properties"][step]
    return node


def _without_null(node: Data) -> Data:
    """What a node asks for where it does not take null."""
    return next((choice for choice in node.get("anyOf", ()) if choice.get("type") != "null"), node)


def _allowed(node: Data, unit: Wording) -> Wording:
    wanted = _wanted(_without_null(node), unit)
    return say("{wanted}, or null", wanted=wanted) if "anyOf" in node else wanted


def _wanted(node: Data, unit: Wording) -> Wording:
    if "oneOf" in node:
        return say("{level} in millimetres, or {place}", level='{"level_mm": …}', place='{"landmark": …, "offset_mm": …}')
    if "const" in node:
        return json.dumps(node["const"])
    if "enum" in node:
        return say("one of {words}", words=", ".join(node["enum"]))
    match node.get("type"):
        case "boolean":
            return say("true or false")
        case "string":
            return _text_wanted(node)
        case "array":
            return _list_wanted(node, unit)
        case "object":
            return say("an object with {names}", names=", ".join(node["properties"]))
    return _number_wanted(node, unit)


def _number_wanted(node: Data, unit: Wording) -> Wording:
    number = say("a whole number") if node["type"] == "integer" else say("a number")
    below: Any = node.get("exclusiveMaximum")
    least, most = node["minimum"], node.get("maximum", below)
    if least == most:
        return f"{least:g}"
    greatest = joined_words((short(most), *([unit] if unit else [])))
    if below is not None:
        return say("{number} from {least} to below {greatest}", number=number, least=short(least), greatest=greatest)
    return say("{number} from {least} to {greatest}", number=number, least=short(least), greatest=greatest)


def _text_wanted(node: Data) -> Message:
    kind = say("text without control characters") if node["pattern"] == PRINTABLE else say("letters, digits and hyphens")
    if node.get("minLength"):
        return say("{kind}, 1 to {most} characters", kind=kind, most=node["maxLength"])
    return say("{kind}, at most {most} characters", kind=kind, most=node["maxLength"])


def _list_wanted(node: Data, unit: Wording) -> Message:
    least, most = node.get("minItems", 0), node["maxItems"]
    count = str(least) if least == most else say("{least} to {most}", least=least, most=most)
    return say("a list of {count}, each {allowed}", count=count, allowed=_allowed(node["items"], unit))
