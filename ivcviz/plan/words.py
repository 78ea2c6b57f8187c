"""Numbers and landmarks as they stand in sentences; rounding is for the eye only."""

from ivcviz.anatomy.body import Body

LANDMARK_WORDS = {
    "iliac-confluence": "iliac confluence",
    "renal-floor": "lower edge of the renal veins (renal floor)",
    "renal-roof": "upper edge of the renal veins (renal roof)",
    "hepatic-floor": "lower edge of the main hepatic veins (hepatic floor)",
    "hepatic-roof": "upper edge of the main hepatic veins (hepatic roof)",
    "hiatus": "caval hiatus",
    "cavoatrial-junction": "cavoatrial junction",
}

METHOD_WORDS = {
    "leave": "left as it is",
    "opening": "direct reimplantation (opening in graft)",
    "cone-pipe": "tapered side branch (cone pipe)",
    "interposition": "interposition tube",
    "ligate": "ligated",
    "nephrectomy": "nephrectomy",
    "autotransplant": "autotransplantation",
}
SEVERITY_WORDS = {"stop": "STOP", "warning": "Warning", "note": "Note"}


def in_words(key: str) -> str:
    """A key as it is read: "left-renal-vein" as "left renal vein"."""
    return key.replace("-", " ")


def vein_words(body: Body, vein_id: str, what: str = "renal vein") -> str:
    """A renal vein, or something of it, by its side, with a number where the side has several: "right renal vein 2"."""
    side = next(vein.side for vein in body.renal_veins if vein.id == vein_id)
    alike = [vein.id for vein in body.renal_veins if vein.side == side]
    return f"{side} {what}" if len(alike) == 1 else f"{side} {what} {alike.index(vein_id) + 1}"


def material(substitute: str) -> str:
    """What a substitute is made of, as it is read."""
    return "PTFE" if substitute == "ptfe" else in_words(substitute)


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


def past(distance_mm: float, border: str) -> str:
    """Where an end lies beside a border, from end - border: "13 mm below the renal floor"."""
    if distance_mm == 0:
        return f"exactly on the {border}"
    size = f"{abs(distance_mm):.1f}".removesuffix(".0")
    size = "less than 0.1" if size == "0" else size
    return f"{size} mm {'above' if distance_mm > 0 else 'below'} the {border}"


def listed(names: list[str]) -> str:
    """Names in a row: "a", "a and b", "a, b and c"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
