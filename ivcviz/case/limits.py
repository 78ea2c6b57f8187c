"""How large and how small a value may be: house bounds, wider than any patient, that keep slips of the pen out of a case.

None of these is a clinical recommendation. They refuse what cannot be meant (a tumour of 10 km, a graft of 0 mm); what is
possible but unwise is for the plan's findings to say.
"""

import math
import re
from dataclasses import dataclass
from typing import Any, TypeVar, get_args

from ivcviz.errors import UserError
from ivcviz.messages.numbers import short
from ivcviz.messages.sentences import Message, Wording, joined, say

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the greatest value allowed, both included; `below` is a greatest value that is itself excluded."""

    least: float
    greatest: float
    unit: Wording = "mm"
    below: bool = False

    def holds(self, value: float) -> bool:
        return (
            math.isfinite(value) and self.least <= value and (value < self.greatest if self.below else value <= self.greatest)
        )

    def __str__(self) -> str:
        return str(self.words)

    @property
    def words(self) -> Message:
        """What is allowed, in words."""
        unit = joined((" ", self.unit), "") if self.unit else ""
        if self.below:
            return say(
                "a number from {least} to below {greatest}{unit}",
                least=short(self.least),
                greatest=short(self.greatest),
                unit=unit,
            )
        return say(
            "a number from {least} to {greatest}{unit}", least=short(self.least), greatest=short(self.greatest), unit=unit
        )


LEVEL = Bounds(-60, 400)  # the junction of a tall man lies near 270, and 80 beyond it is the atrium
OFFSET = Bounds(-460, 460)
BEYOND_CONFLUENCE = 60.0  # how far a tumour may reach below 0 along an iliac vein
BEYOND_JUNCTION = 80.0  # and past the cavoatrial junction
MASS = Bounds(1, 500)
CLOCK = Bounds(0, 360, say("degrees"), below=True)
INVOLVED = Bounds(0, 200)
UNCERTAINTY = Bounds(0, 50)
MARGIN = Bounds(0, 100)
CUFF = Bounds(0, 50)
JAW = Bounds(1, 30)
GRAFT_DIAMETER = Bounds(4, 50)
GRAFT_WALL = Bounds(0.1, 3)
BRANCH_DIAMETER = Bounds(2, 40)
BRANCH_LENGTH = Bounds(1, 150)
TAKEOFF = Bounds(1, 179, say("degrees"))
AXIS_OFFSET = Bounds(-25, 25)
VEIN_MARGIN = Bounds(0, 50)
MOBILISATION = Bounds(0, 100)
VEIN_LENGTH = Bounds(5, 200)
VEIN_CALIBRE = Bounds(1, 60)
VEIN_DROP = Bounds(-89, 89, say("degrees"))
AGE = Bounds(0, 120, say("years"))
HEIGHT = Bounds(-200, 600)
ASIDE = Bounds(-300, 300)  # left-right and front-back places of a patient's centreline
BLOOD_LOSS = Bounds(0, 100_000, "mL")
OPERATIVE_TIME = Bounds(0, 5_000, say("minutes"))
SHARE = Bounds(0, 100, "%")
CIRCUMFERENCE = Bounds(1, 360, say("degrees"))
MINUTES = Bounds(0, 600, say("minutes"))
THRESHOLD = Bounds(0, 1_000, "")
FOLLOW_UP = Bounds(0, 1_200, say("months"))

# Lengths of texts (characters) and of lists (items).
SHORT_TEXT = 200
LONG_TEXT = 4_000
LONGEST_ID = 60
FEW = 50
MANY = 500
ID = r"[A-Za-z0-9][A-Za-z0-9_.-]*"  # what names a vein


def require(name: Wording, value: float, bounds: Bounds) -> float:
    """The value as a float if it lies within its bounds; UserError, naming it, if not."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise UserError(say("{name} must be {bounds}, not {value}.", name=name, bounds=bounds.words, value=repr(value)))
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if not bounds.holds(number):
        raise UserError(say("{name} must be {bounds}, not {number}.", name=name, bounds=bounds.words, number=short(number)))
    return number


def require_text(name: Wording, text: str, longest: int) -> str:
    """The text if it is no longer than allowed and free of control characters; UserError if not."""
    if len(text) > longest:
        raise UserError(
            say(
                "{name} is {length} characters long; at most {longest} are allowed.",
                name=name,
                length=len(text),
                longest=longest,
            )
        )
    if any(_is_control(ord(character)) for character in text):
        raise UserError(say("{name} must not contain control characters.", name=name))
    return text


def require_id(name: Wording, text: str) -> str:
    """The text if it can name a vein; UserError if not."""
    if len(text) > LONGEST_ID or not re.fullmatch(ID, text):
        raise UserError(
            say(
                "{name} must be letters, digits and hyphens, at most {longest_id} of them, not {text}.",
                name=name,
                longest_id=LONGEST_ID,
                text=repr(text[:40]),
            )
        )
    return text


def require_choice(name: Wording, value: T, choices: Any) -> T:
    """The value if it is one of a Literal's; UserError, listing them, if not."""
    allowed = get_args(choices)
    if value not in allowed:
        raise UserError(
            say(
                "{name} must be one of {allowed}, not {value}.",
                name=name,
                allowed=", ".join(allowed),
                value=repr(str(value)[:40]),
            )
        )
    return value


def _is_control(code: int) -> bool:
    """Control characters, and the halves of a surrogate pair, which no file can hold."""
    return code < 0x20 or code == 0x7F or 0xD800 <= code <= 0xDFFF
