"""Values that were understood in a text, and the parts of it that are refused; entries that contradict each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ivcviz.messages.sentences import Message


@dataclass(frozen=True, slots=True)
class Entry:
    """A value that was understood: of which field, and from where to where it stands in the text."""

    start: int
    end: int
    name: str
    value: Any


@dataclass(frozen=True, slots=True)
class Refused:
    """A part that is not entered: its place in the typed text, and one sentence that quotes it."""

    start: int
    end: int
    sentence: Message


def contradictions(entries: Sequence[Entry]) -> list[tuple[Entry, Entry]]:
    """The pairs of entries that say two things of one field."""
    return [(before, entry) for i, entry in enumerate(entries) for before in entries[:i] if _contradict(before, entry)]


def _contradict(one: Entry, other: Entry) -> bool:
    names = {one.name, other.name}
    if "ends" in names and names & {"lower", "upper"}:
        ends, end = (one, other) if one.name == "ends" else (other, one)
        return end.value not in ends.value
    if len(names) == 2:
        return False
    if isinstance(one.value, dict):
        return any(one.value[key] != other.value[key] for key in one.value.keys() & other.value.keys())
    if one.name in ("ends", "thrombus"):
        return set(one.value) != set(other.value)
    return one.name != "accessory" and bool(one.value != other.value)
