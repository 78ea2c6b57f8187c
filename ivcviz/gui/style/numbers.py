"""Numbers formatted for the texts of the window."""

from ivcviz.messages import numbers


def mm(value: float) -> str:
    """A length to a tenth of a millimetre: "13 mm", "12.5 mm"."""
    return str(numbers.mm(value))


def tenths(value: float) -> str:
    """A number to one decimal, without a needless one."""
    return str(numbers.tenths(value))


def one_decimal(value: float) -> str:
    """A number to one decimal, needed or not."""
    return str(numbers.one_decimal(value))


def short(value: float) -> str:
    """A number as it was given, to six figures."""
    return str(numbers.short(value))


def ratio(value: float) -> str:
    """A ratio to two decimals."""
    return str(numbers.ratio(value))


def of_hundred(probability: float) -> str:
    """A probability as readings of a hundred."""
    return str(numbers.of_hundred(probability))
