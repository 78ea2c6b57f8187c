"""Numbers as they stand in sentences; rounding is for the eye only."""


def mm(value: float) -> str:
    """A length to a tenth of a millimetre, without a needless decimal: "13 mm", "12.5 mm"."""
    return f"{tenths(value)} mm"


def tenths(value: float) -> str:
    """A number to one decimal, without a needless one."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def of_hundred(probability: float) -> str:
    """A probability as readings of a hundred; never a false certainty."""
    if probability > 0.995:
        return "more than 99 of 100"
    if probability < 0.005:
        return "fewer than 1 of 100"
    return f"{100 * probability:.0f} of 100"


def listed(names: list[str]) -> str:
    """Names in a row: "a", "a and b", "a, b and c"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
