"""Numbers formatted for sentences; they are rounded for display only."""

from ivcviz.messages.sentences import Message, Quantity, say


def mm(value: float) -> Quantity:
    """A length to a tenth of a millimetre, without a needless decimal: "13 mm", "12.5 mm"."""
    return Quantity(value, "mm")


def whole_mm(value: float) -> Quantity:
    """A length to a millimetre: "13 mm"."""
    return Quantity(value, "mm", ".0f")


def tenths(value: float) -> Quantity:
    """A number to one decimal, without a needless one."""
    return Quantity(value)


def one_decimal(value: float) -> Quantity:
    """A number to one decimal, needed or not."""
    return Quantity(value, short=False)


def whole(value: float) -> Quantity:
    """A number without decimals."""
    return Quantity(value, form=".0f")


def short(value: float) -> Quantity:
    """A number as it was given, to six figures."""
    return Quantity(value, form="g")


def ratio(value: float) -> Quantity:
    """A ratio to two decimals."""
    return Quantity(value, form=".2f", short=False)


def signed(value: float) -> Quantity:
    """A number as it was given, with its sign."""
    return Quantity(value, form="+g")


def of_hundred(probability: float) -> Message:
    """A probability as "95 of 100"; never "0 of 100" or "100 of 100"."""
    if probability > 0.995:
        return say("more than 99 of 100")
    if probability < 0.005:
        return say("fewer than 1 of 100")
    return say("{number} of 100", number=whole(100 * probability))
