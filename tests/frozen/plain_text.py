"""Numbers, tables and values as lines that stay the same from one machine to the next and can be read in a diff."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

WIDTH = 150  # columns that a value may fill before it is broken
Entries = list[tuple[str, str]]  # what a line is about, and what it says


def number(value: float, digits: int = 2) -> str:
    """A number to so many decimals, never "-0"."""
    return f"{rounded(float(value), digits):.{digits}f}"


def rounded(value: float, digits: int = 2) -> float:
    """A float to so many decimals; 0.0 where it would be -0.0."""
    return round(value, digits) + 0.0


def point(spot: Iterable[float]) -> str:
    """A point in tenths of a millimetre."""
    return f"({' '.join(number(value, 1) for value in spot)})"


def plain(value: Any) -> Any:
    """A value of JSON with its floats rounded; whole numbers and floats stay apart, as a script sees them apart."""
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return rounded(float(value))
    raise TypeError(f"a {type(value).__name__} has no place in a JSON file")


def json_lines(value: Any) -> list[str]:
    """A value of JSON in its own order; what fits into a line stands in one, and lists of like objects are tables."""
    return list(_json_lines(plain(value), "", ""))


def _json_lines(value: Any, head: str, indent: str) -> Iterator[str]:
    whole = indent + head + json.dumps(value, ensure_ascii=False)
    if len(whole) <= WIDTH or not isinstance(value, dict | list):
        yield whole
        return
    if _is_table(value):
        yield f"{indent}{head}rows of ({', '.join(value[0])})"
        for row in value:
            cells = ", ".join(json.dumps(item, ensure_ascii=False) for item in row.values())
            yield f"{indent}  {cells}"
        return
    opened, closed = "{}" if isinstance(value, dict) else "[]"
    yield indent + head + opened
    items = value.items() if isinstance(value, dict) else (("", item) for item in value)
    for name, item in items:
        yield from _json_lines(item, f'"{name}": ' if name else "", indent + "  ")
    yield indent + closed


def _is_table(value: Any) -> bool:
    """Whether a value is a list of like objects, which are shorter to read as rows under the names of their fields."""
    if not isinstance(value, list) or len(value) < 2 or not all(isinstance(item, dict) for item in value):
        return False
    return all(list(item) == list(value[0]) for item in value) and not any(
        isinstance(item, dict) for row in value for item in row.values()
    )


def titled(title: str, lines: Iterable[str]) -> list[str]:
    """Lines under a heading."""
    return [f"== {title} ==", *lines, ""]


def changes(before: Entries, after: Entries) -> list[str]:
    """What is new, other or gone in a list of things; nothing about what stayed as it was."""
    known, now = _told_apart(before), _told_apart(after)
    lines = [f"{'other' if key in known else 'new  '}  {text}" for key, text in now.items() if known.get(key) != text]
    return [*lines, *(f"gone   {' '.join(key[:1])}" for key in known if key not in now)]


def _told_apart(entries: Entries) -> dict[tuple[str, int], str]:
    """Lines by what they are about, numbered where several are about the same."""
    seen: Counter[str] = Counter()
    found = {}
    for about, text in entries:
        found[about, seen[about]] = text
        seen[about] += 1
    return found
