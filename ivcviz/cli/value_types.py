"""The types of values on the command line: each reads a text, or refuses it in a sentence."""

import argparse
from typing import TYPE_CHECKING

from ivcviz.errors import UserError
from ivcviz.messages.sentences import spoken

if TYPE_CHECKING:
    from ivcviz.case.document import LevelRef
    from ivcviz.terms.term import Term


def number(text: str, unit: str = "") -> float:
    """A number as scripts write it, or as people do, with its unit."""
    from ivcviz.case.words.lengths import typed_number

    try:
        value = float(text)
    except ValueError:
        typed = typed_number(text, unit)
        if typed is None:
            raise argparse.ArgumentTypeError(spoken("{text} is not a number", text=repr(text))) from None
        value = typed
    if not abs(value) < float("inf"):
        raise argparse.ArgumentTypeError(spoken("{text} is not an ordinary number", text=repr(text)))
    return value


def millimetres(text: str) -> float:
    return number(text, "mm")


def degrees(text: str) -> float:
    return number(text, "°")


def percent(text: str) -> float:
    return number(text, "%")


def whole(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise argparse.ArgumentTypeError(spoken("{text} is not a whole number of 0 or more", text=repr(text)))
    return int(text)


def pixels(text: str) -> tuple[int, int]:
    sides = text.lower().replace("×", "x").split("x")
    if len(sides) != 2:
        raise argparse.ArgumentTypeError(spoken("{text} is not a size in pixels, such as 1600x1200", text=repr(text)))
    return whole(sides[0]), whole(sides[1])


def size(text: str) -> tuple[float, float, float]:
    from ivcviz.case.words.sizes import parse_size

    try:
        return parse_size(text)
    except UserError as reason:
        raise argparse.ArgumentTypeError(str(reason)) from reason


def organs(text: str) -> tuple[str, ...]:
    """Organs that can be taken en bloc, with commas between them."""
    from ivcviz.terms.organs import ORGANS

    return _organs(text, ORGANS)


def organs_seen(text: str) -> tuple[str, ...]:
    """Organs that can be free on imaging, with commas between them."""
    from ivcviz.terms.organs import ORGANS_SEEN

    return _organs(text, ORGANS_SEEN)


def _organs(text: str, known: "tuple[Term, ...]") -> tuple[str, ...]:
    from ivcviz.terms.term import ids

    named = names(text.lower())
    for organ in named:
        if organ not in ids(known):
            raise argparse.ArgumentTypeError(
                spoken("{organ} is not among {en_bloc}", organ=repr(organ), en_bloc=", ".join(ids(known)))
            )
    return named


def names(text: str) -> tuple[str, ...]:
    """Words with commas between them."""
    return tuple(word.strip() for word in text.split(",") if word.strip())


def named(text: str) -> tuple[str, str]:
    """A name and its value: "left-renal-vein-2=ligate"."""
    name, equals, value = text.partition("=")
    if not (equals and name.strip() and value.strip()):
        raise argparse.ArgumentTypeError(spoken("{text} is not a name and its value, such as hiatus=230", text=repr(text)))
    return name.strip(), value.strip()


def named_number(text: str) -> tuple[str, float]:
    """A name and its number: "hepatic-trunk=12"."""
    name, value = named(text)
    return name, number(value)


def named_ends(text: str) -> tuple[str, tuple[float, float]]:
    """A name and two numbers, the lower one first: "left-renal-vein=63..77"."""
    name, value = named(text)
    lower, dots, upper = value.partition("..")
    if not dots:
        raise argparse.ArgumentTypeError(_no_span(value))
    return name, (number(lower), number(upper))


def level(text: str) -> "LevelRef":
    from ivcviz.case.words.levels import parse_level

    try:
        return parse_level(text)
    except UserError as reason:
        raise argparse.ArgumentTypeError(str(reason)) from reason


def span(text: str) -> "tuple[LevelRef, LevelRef]":
    """Two levels, the lower one first: "30..85"."""
    lower, upper = open_span(text)
    if lower is None or upper is None:
        raise argparse.ArgumentTypeError(_no_span(text))
    return lower, upper


def open_span(text: str) -> "tuple[LevelRef | None, LevelRef | None]":
    """Two levels, one of which may be left out: "..190"."""
    lower, dots, upper = text.partition("..")
    if not dots or not (lower.strip() or upper.strip()):
        raise argparse.ArgumentTypeError(_no_span(text))
    return level(lower) if lower.strip() else None, level(upper) if upper.strip() else None


def _no_span(text: str) -> str:
    return spoken("{text} is no two levels with two dots between them, such as 30..85", text=repr(text))
