"""A level as a surgeon writes it: `85` or `renal-floor-20`, kept as written and resolved against the landmarks."""

import math
import re
from decimal import Decimal

from ivcviz.anatomy.landmarks import LEVEL_WORDS, WORDS, Landmarks
from ivcviz.case.document import LevelRef
from ivcviz.errors import UserError
from ivcviz.fields.limits import LEVEL, OFFSET
from ivcviz.messages.numbers import short
from ivcviz.messages.sentences import say

_NUMBER = r"[0-9]+(?:\.[0-9]*)?|\.[0-9]+"
_BARE = re.compile(rf"([+-]?)\s*({_NUMBER})")
_OFFSET = re.compile(rf"([+-])\s*({_NUMBER})")


def parse_level(text: str, written: str | None = None) -> LevelRef:
    """The level that a text names; a refusal quotes what was `written` where that is another text.

    =====================  ==========================================
    ``85``, ``-20``        millimetres above (below) the confluence
    ``renal-floor``        a landmark
    ``renal-floor-20``     20 mm inferior of it
    ``renal-floor+5``      5 mm superior of it
    =====================  ==========================================

    A trailing "mm", capitals and a typographic minus are understood. UserError if the text is anything else.
    """
    plain = text.strip().lower().replace("−", "-").removesuffix("mm").rstrip()
    bare = _BARE.fullmatch(plain)
    if bare:
        return LevelRef(_within(written or text, _signed(*bare.groups()), LEVEL.least, LEVEL.greatest))
    for word in sorted(LEVEL_WORDS, key=len, reverse=True):
        if plain == word:
            return LevelRef(0.0, word)
        offset = _OFFSET.fullmatch(plain.removeprefix(word).strip()) if plain.startswith(word) else None
        if offset:
            return LevelRef(_within(written or text, _signed(*offset.groups()), OFFSET.least, OFFSET.greatest), word)
    raise _refusal(written or text)


def format_level(ref: LevelRef) -> str:
    """The text that `parse_level` reads as this level: the shortest decimals that say it exactly."""
    number = format(Decimal(repr(ref.offset_mm)), "f")
    number = number.rstrip("0").rstrip(".") if "." in number else number
    if ref.landmark is None:
        return "0" if ref.offset_mm == 0 else number
    if ref.offset_mm == 0:
        return ref.landmark
    return ref.landmark + (number if number.startswith("-") else f"+{number}")


def level_mm(ref: LevelRef, landmarks: Landmarks) -> float:
    """The level in mm above the iliac confluence, in a body with these landmarks."""
    if ref.landmark is None:
        return ref.offset_mm
    if ref.landmark not in LEVEL_WORDS:
        raise UserError(
            say("'{landmark}' is not a landmark; these are: {words}.", landmark=ref.landmark, words=", ".join(WORDS))
        )
    return landmarks.level_of(ref.landmark) + ref.offset_mm


def rewritten(ref: LevelRef, new_mm: float, landmarks: Landmarks) -> LevelRef:
    """Another level written in the same way: against the same landmark, or as millimetres. A drag of an end uses it."""
    return LevelRef(round(new_mm - (level_mm(ref, landmarks) - ref.offset_mm), 6), ref.landmark)


def _signed(sign: str, digits: str) -> float:
    number = float(digits)
    return -number if sign == "-" and number else number


def _within(text: str, value: float, least: float, greatest: float) -> float:
    if not (math.isfinite(value) and least <= value <= greatest):
        raise UserError(
            say(
                "'{text}' is out of reach: a level lies between {least} and {greatest} mm.",
                text=_shortened(text),
                least=short(least),
                greatest=short(greatest),
            )
        )
    return value


def _refusal(text: str) -> UserError:
    words = ", ".join(WORDS)
    return UserError(
        say(
            "'{text}' is not a level: write millimetres (85), or a landmark with millimetres "
            "(renal-floor-20); landmarks are {words}.",
            text=_shortened(text),
            words=words,
        )
    )


def _shortened(text: str) -> str:
    line = "".join(c if c.isprintable() else "?" for c in text)
    return line if len(line) <= 40 else line[:37] + "…"
