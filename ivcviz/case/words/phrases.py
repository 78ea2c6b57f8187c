"""A phrase of a report: where it ends and what it says, or why it cannot be taken; and patterns of plain words.

A sentence is searched as its plain words with one space between them, so that line breaks, tabs and signs make no difference.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ivcviz.messages.sentences import Message

NUMBER = r"[0-9]+(?:\.[0-9]+)?"
LENGTH = rf"{NUMBER} (?:mm|cm)"
SIDE = r"right|left"
VEINS = r"(?:renal )?veins?"


@dataclass(frozen=True, slots=True)
class Phrase:
    """What was found from a place in a sentence on: its end, and its values by the names of a report's fields.

    `problem` is why the phrase cannot be taken although it was understood that far. `names_subject` is False where the words
    do not say what the values are of: "right 8 mm", a size alone. `unpaired`: it cannot be said which number is of what, so
    that the whole clause is in doubt.
    """

    end: int
    values: Mapping[str, Any] = field(default_factory=dict)
    problem: Message | None = None
    names_subject: bool = True
    unpaired: bool = False


Reader = Callable[[str, int], Phrase | None]


def pattern(words: str) -> re.Pattern[str]:
    """A pattern of whole words."""
    return re.compile(rf"(?:{words})(?= |$)")


def one_of(words: Mapping[str, Any]) -> str:
    """The pattern of any of these words, longer ones first."""
    return "|".join(sorted(words, key=len, reverse=True))
