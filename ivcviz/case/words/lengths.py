"""Lengths in millimetres and centimetres, and numbers as people type and paste them."""

import math
import re

from ivcviz.case.words.tokens import MINUS, tokens_of

_MM = "mm"
_IN_MM = {_MM: 1.0, "cm": 10.0}
_TYPED = re.compile(r"(?P<sign>[-+−] )?(?P<number>[0-9]+(?:\.[0-9]+)?)(?P<units>(?: \S+)*)")
# A length without a unit that may be meant in centimetres is asked about: a decimal, up to here. Set by this
# plan.
_LONGEST_CM = 30.0


def in_mm(number: str, unit: str) -> float:
    """The millimetres of a plain number with its unit."""
    return _scaled(float(number), unit or _MM)


def length_mm(words: str) -> float:
    """The millimetres of a plain length ("1.5 cm"), or of a bare number."""
    number, _, unit = words.partition(" ")
    return in_mm(number, unit)


def may_be_cm(*numbers: str, decimals_alone: bool = True) -> bool:
    """Whether plain numbers without a unit may be centimetres: all are that small, and one is a decimal."""
    decimal = any("." in number for number in numbers) or not decimals_alone
    return decimal and all(float(number) <= _LONGEST_CM for number in numbers)


def typed_number(text: str, symbol: str) -> float | None:
    """The number that a text names in the unit of a symbol; None where it names none.

    ============================  ================================
    ``12``, ``12 mm``, ``1,5``    as it stands
    ``1.5 cm``                    15, where millimetres are wanted
    ``12 mm mm``                  12: pasted before the field's own unit
    ============================  ================================
    """
    found = _TYPED.fullmatch(" ".join(token.plain for token in tokens_of(text.strip().rstrip(".,"))))
    if found is None:
        return None
    own = " ".join(token.plain for token in tokens_of(symbol))
    number = float(found["number"]) * (-1.0 if (found["sign"] or "").startswith(("-", MINUS)) else 1.0)
    unit = found["units"].removesuffix(own).strip() or own
    if not math.isfinite(number) or (unit != own and (own != _MM or unit not in _IN_MM)):
        return None
    return (number if unit == own else _scaled(number, unit)) + 0.0  # -0 is 0


def _scaled(number: float, unit: str) -> float:
    """The millimetres, without the dust of a multiplication; what is written in millimetres stays as it is."""
    return number if unit == _MM else round(number * _IN_MM[unit], 6)
