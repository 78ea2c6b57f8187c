"""How large and how small a value may be: house bounds, wider than any patient, that keep slips of the pen out of a case.

None of these is a clinical recommendation. They refuse what cannot be meant (a tumour of 10 km, a graft of 0 mm); what is
possible but unwise is for the plan's findings to say.
"""

import math
import re
from dataclasses import dataclass
from typing import Any, TypeVar, get_args

from ivcviz.errors import UserError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the greatest value allowed, both included; `below` is a greatest value that is itself excluded."""

    least: float
    greatest: float
    unit: str = "mm"
    below: bool = False

    def holds(self, value: float) -> bool:
        return (
            math.isfinite(value) and self.least <= value and (value < self.greatest if self.below else value <= self.greatest)
        )

    def __str__(self) -> str:
        unit = f" {self.unit}" if self.unit else ""
        if self.below:
            return f"a number from {self.least:g} to below {self.greatest:g}{unit}"
        return f"a number from {self.least:g} to {self.greatest:g}{unit}"


LEVEL = Bounds(-60, 400)  # the junction of a tall man lies near 270, and 80 beyond it is the atrium
OFFSET = Bounds(-460, 460)
BEYOND_CONFLUENCE = 60.0  # how far a tumour may reach below 0 along an iliac vein
BEYOND_JUNCTION = 80.0  # and past the cavoatrial junction
MASS = Bounds(1, 500)
CLOCK = Bounds(0, 360, "degrees", below=True)
INVOLVED = Bounds(0, 200)
UNCERTAINTY = Bounds(0, 50)
MARGIN = Bounds(0, 100)
CUFF = Bounds(0, 50)
JAW = Bounds(1, 30)
GRAFT_DIAMETER = Bounds(4, 50)
GRAFT_WALL = Bounds(0.1, 3)
BRANCH_DIAMETER = Bounds(2, 40)
BRANCH_LENGTH = Bounds(1, 150)
TAKEOFF = Bounds(1, 179, "degrees")
AXIS_OFFSET = Bounds(-25, 25)
VEIN_MARGIN = Bounds(0, 50)
MOBILISATION = Bounds(0, 100)
VEIN_LENGTH = Bounds(5, 200)
VEIN_CALIBRE = Bounds(1, 60)
VEIN_DROP = Bounds(-89, 89, "degrees")
AGE = Bounds(0, 120, "years")
HEIGHT = Bounds(-200, 600)
ASIDE = Bounds(-300, 300)  # left-right and front-back places of a patient's centreline
BLOOD_LOSS = Bounds(0, 100_000, "mL")
OPERATIVE_TIME = Bounds(0, 5_000, "minutes")
SHARE = Bounds(0, 100, "%")
CIRCUMFERENCE = Bounds(1, 360, "degrees")
MINUTES = Bounds(0, 600, "minutes")
THRESHOLD = Bounds(0, 1_000, "")
FOLLOW_UP = Bounds(0, 1_200, "months")

# Lengths of texts (characters) and of lists (items).
SHORT_TEXT = 200
LONG_TEXT = 4_000
LONGEST_ID = 60
FEW = 50
MANY = 500
ID = r"[A-Za-z0-9][A-Za-z0-9_.-]*"  # what names a vein


def require(name: str, value: float, bounds: Bounds) -> float:
    """The value as a float if it lies within its bounds; UserError, naming it, if not."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise UserError(f"{name} must be {bounds}, not {value!r}.")
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if not bounds.holds(number):
        raise UserError(f"{name} must be {bounds}, not {number:g}.")
    return number


def require_text(name: str, text: str, longest: int) -> str:
    """The text if it is no longer than allowed and free of control characters; UserError if not."""
    if len(text) > longest:
        raise UserError(f"{name} is {len(text)} characters long; at most {longest} are allowed.")
    if any(_is_control(ord(character)) for character in text):
        raise UserError(f"{name} must not contain control characters.")
    return text


def require_id(name: str, text: str) -> str:
    """The text if it can name a vein; UserError if not."""
    if len(text) > LONGEST_ID or not re.fullmatch(ID, text):
        raise UserError(f"{name} must be letters, digits and hyphens, at most {LONGEST_ID} of them, not {text[:40]!r}.")
    return text


def require_choice(name: str, value: T, choices: Any) -> T:
    """The value if it is one of a Literal's; UserError, listing them, if not."""
    allowed = get_args(choices)
    if value not in allowed:
        raise UserError(f"{name} must be one of {', '.join(allowed)}, not {str(value)[:40]!r}.")
    return value


def _is_control(code: int) -> bool:
    """Control characters, and the halves of a surrogate pair, which no file can hold."""
    return code < 0x20 or code == 0x7F or 0xD800 <= code <= 0xDFFF
