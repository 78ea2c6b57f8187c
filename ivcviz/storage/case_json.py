"""A case as the plain values of its file, and back: `case_of(data_of(case)) == case`."""

import json
from collections.abc import Mapping
from typing import Any

from ivcviz.case.document import Case
from ivcviz.storage.schema import CASE

_LINE = 110


def data_of(case: Case) -> dict[str, Any]:
    """What the file says, in the order in which it says it; what is not set is left out (a missing graft is said)."""
    data: dict[str, Any] = CASE.write(case)
    return data


def case_of(data: Mapping[str, Any]) -> Case:
    """The case that validated file values describe; defaults stand in for what the file leaves out."""
    case: Case = CASE.read(data)
    return case


def text_of(value: Any, indent: str = "") -> str:
    """JSON for people: what fits on a line stands on one line, everything else one item a line."""
    line = json.dumps(value, ensure_ascii=False, allow_nan=False)
    if len(indent) + len(line) <= _LINE or not isinstance(value, dict | list | tuple) or not value:
        return line
    inner = indent + "  "
    if isinstance(value, dict):
        items = [f"{json.dumps(name, ensure_ascii=False)}: {text_of(item, inner)}" for name, item in value.items()]
    else:
        items = [text_of(item, inner) for item in value]
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    return opening + "\n" + ",\n".join(inner + item for item in items) + "\n" + indent + closing
