"""Numbers as people type and paste them: with a decimal comma, with their unit, a length in centimetres."""

import re

_NUMBER = re.compile(r"([+-]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+))\s*(.*)")
_MM = "mm"
_IN_MM = {_MM: 1.0, "cm": 10.0}


def typed_number(text: str, symbol: str) -> float | None:
    """The number that a text names in the unit of a symbol; None where it names none.

    ============================  ================================
    ``12``, ``12 mm``, ``1,5``    as it stands
    ``1.5 cm``                    15, where millimetres are wanted
    ``12 mm mm``                  12: pasted before the field's own unit
    ============================  ================================
    """
    found = _NUMBER.fullmatch(" ".join(text.split()).replace("−", "-"))
    if found is None:
        return None
    number, unit = float(found[1].replace(",", ".")), found[2].removesuffix(symbol).strip()
    if unit in ("", symbol):
        return number
    factor = _IN_MM.get(unit.lower()) if symbol == _MM else None
    return None if factor is None else round(number * factor, 6)
