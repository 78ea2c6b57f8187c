"""Runs of names and lengths in turn: "right 8 mm left 12 mm", "9 cm craniocaudal 5 cm transverse"."""

import re
from dataclasses import dataclass

Item = re.Match[str]


@dataclass(frozen=True, slots=True)
class Run:
    """The (name, length) pairs of a run; None where it cannot be said which length is of which name."""

    end: int
    pairs: tuple[tuple[Item, Item], ...] | None


def run_at(text: str, start: int, name: re.Pattern[str], length: re.Pattern[str], between: re.Pattern[str]) -> Run | None:
    """The run of names and lengths, one of each in turn, from `start` on; None where there are not at least two items.

    What is written first says how it is read on: a name before its length, or a length before its name. A run that ends with
    a half pair has two readings, and so none.
    """
    items: list[tuple[bool, Item]] = []
    at = start
    while found := _item(text, at, name, length, items):
        items.append(found)
        joint = between.match(text, found[1].end())
        if joint is None:
            break
        at = joint.end()
    if len(items) < 2:
        return None
    end = items[-1][1].end()
    if len(items) % 2:
        return Run(end, None)
    pairs = zip(items[::2], items[1::2], strict=True)
    return Run(end, tuple((one[1], other[1]) if one[0] else (other[1], one[1]) for one, other in pairs))


def _item(
    text: str, at: int, name: re.Pattern[str], length: re.Pattern[str], items: list[tuple[bool, Item]]
) -> tuple[bool, Item] | None:
    """The next item, of the kind that is due: whether it is a name, and its words."""
    due = (True, False) if not items else (not items[-1][0],)
    for is_name in due:
        found = (name if is_name else length).match(text, at)
        if found:
            return is_name, found
    return None
