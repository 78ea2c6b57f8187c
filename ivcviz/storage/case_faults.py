"""Every fault of a case file at once: what the schema refuses, and where its values contradict each other."""

import difflib
import json
from typing import Any

from pydantic_core import ValidationError

from ivcviz.case.document import Case, Tumour
from ivcviz.case.faults import Fault, contradictions_between
from ivcviz.fields.bounds import PRINTABLE, Bounds
from ivcviz.fields.declaration import field_at
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
        found.append(Fault(WHOLE, f"wrong in {len(listed) - _MOST} more places", "mend these first"))
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
        return Fault(path, f"{shown(error['input'])}, but there is no such field", _other_name(str(place[-1]), names, guess))
    remedy = f"write {_allowed(_node(schema, place), _unit(path))}"
    if error["type"] == "missing":
        return Fault(path, "missing", remedy)
    return Fault(path, shown(error["input"]), remedy)


def _unit(path: str) -> str:
    """The unit of what a field holds, if that is a number."""
    field = field_at(Case, path)
    limits = None if field is None else field.field.limits
    return f" {limits.unit.words}".rstrip() if isinstance(limits, Bounds) else ""


def _other_name(name: str, names: list[str], guess: bool) -> str:
    close = difflib.get_close_matches(name[:60], names, 1) if guess else []
    return f'did you mean "{close[0]}"?' if close else f"delete it, or use one of these names: {', '.join(names)}"


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


def _allowed(node: Data, unit: str) -> str:
    return _wanted(_without_null(node), unit) + (", or null" if "anyOf" in node else "")


def _wanted(node: Data, unit: str) -> str:
    if "oneOf" in node:
        return '{"level_mm": …} in millimetres, or {"landmark": …, "offset_mm": …}'
    if "const" in node:
        return json.dumps(node["const"])
    if "enum" in node:
        return "one of " + ", ".join(node["enum"])
    match node.get("type"):
        case "boolean":
            return "true or false"
        case "string":
            return _text_wanted(node)
        case "array":
            return _list_wanted(node, unit)
        case "object":
            return "an object with " + ", ".join(node["properties"])
    number = "a whole number" if node["type"] == "integer" else "a number"
    least, below, most = node["minimum"], node.get("exclusiveMaximum"), node.get("maximum")
    if below is not None:
        return f"{number} from {least:g} to below {below:g}{unit}"
    return f"{least:g}" if least == most else f"{number} from {least:g} to {most:g}{unit}"


def _text_wanted(node: Data) -> str:
    kind = "text without control characters" if node["pattern"] == PRINTABLE else "letters, digits and hyphens"
    least = "1 to" if node.get("minLength") else "at most"
    return f"{kind}, {least} {node['maxLength']} characters"


def _list_wanted(node: Data, unit: str) -> str:
    least, most = node.get("minItems", 0), node["maxItems"]
    count = f"{least}" if least == most else f"{least} to {most}"
    return f"a list of {count}, each {_allowed(node['items'], unit)}"
