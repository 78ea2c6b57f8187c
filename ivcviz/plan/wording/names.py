"""Names of veins and landmarks as they stand in sentences."""

from ivcviz.anatomy.body import Body
from ivcviz.plan.model import Plan

LANDMARK_WORDS = {
    "iliac-confluence": "iliac confluence",
    "renal-floor": "lower edge of the renal veins (renal floor)",
    "renal-roof": "upper edge of the renal veins (renal roof)",
    "hepatic-floor": "lower edge of the main hepatic veins (hepatic floor)",
    "hepatic-roof": "upper edge of the main hepatic veins (hepatic roof)",
    "hiatus": "caval hiatus",
    "cavoatrial-junction": "cavoatrial junction",
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


def past(distance_mm: float, border: str) -> str:
    """Where an end lies beside a border, from end - border: "13 mm below the renal floor"."""
    if distance_mm == 0:
        return f"exactly on the {border}"
    size = f"{abs(distance_mm):.1f}".removesuffix(".0")
    size = "less than 0.1" if size == "0" else size
    return f"{size} mm {'above' if distance_mm > 0 else 'below'} the {border}"


def lengths_are(plan: Plan) -> str:
    """Whether levels are those of the reference body or of a patient."""
    return "patient" if plan.case.anatomy.source == "patient" else "schematic"
