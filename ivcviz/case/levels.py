"""A level, kept as it was written and resolved against the landmarks; `words.levels` reads what is typed."""

from decimal import Decimal

from ivcviz.anatomy.landmarks import LEVEL_WORDS, WORDS, Landmarks
from ivcviz.case.document import LevelRef
from ivcviz.errors import UserError
from ivcviz.messages.sentences import say


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
