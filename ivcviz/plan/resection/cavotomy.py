"""Where the cava is opened for an extraction: at the mouth of the vein that the tumour grew in through, below the renal veins
for a growth of uterus or gonad, else in front of the tumour's middle."""

from ivcviz.anatomy.body import Body
from ivcviz.case.document import Case
from ivcviz.plan.model import Extent, PlannedDefect

LENGTH_MM = 40.0  # of a cavotomy that no ostium is part of; set by this plan
ABOVE_OSTIUM_MM = 20.0  # of a cavotomy past the ostium that it begins at; set by this plan
BELOW_RENAL_MM = 10.0  # from the renal veins to a cavotomy below them; set by this plan


def cavotomy(case: Case, body: Body, extent: Extent) -> PlannedDefect | None:
    """The opening, a line on the wall: nothing of it is taken. None where nothing is extracted."""
    if not case.resection.kind.extracts:
        return None
    known = [vein.ostium for vein in body.renal_veins if vein.id == case.tumour.origin_vein]
    small = [t for t in body.tributaries if t.id == case.tumour.origin_vein and t.enters == "ivc"]
    if known:
        return _line(known[0].lower_mm, known[0].upper_mm + ABOVE_OSTIUM_MM, known[0].clock_deg, case.tumour.origin_vein)
    if small:
        mouth, half = small[0], small[0].diameter_mm / 2
        return _line(mouth.level_mm - half, mouth.level_mm + half + ABOVE_OSTIUM_MM, mouth.clock_deg, mouth.id)
    if case.tumour.origin == "uterine":
        top = max(min(body.landmarks.renal_floor - BELOW_RENAL_MM, extent.upper_mm), LENGTH_MM)
        return _line(top - LENGTH_MM, top, 0.0)
    middle = (max(extent.lower_mm, 0.0) + min(extent.upper_mm, body.landmarks.cavoatrial_junction)) / 2
    low = max(middle - LENGTH_MM / 2, 0.0)
    return _line(low, low + LENGTH_MM, 0.0)


def _line(low: float, high: float, clock_deg: float, through: str | None = None) -> PlannedDefect:
    """A line that curves from the mouth of a vein to the front of the cava; its clock position is half way between them."""
    to_the_front = ((clock_deg + 180.0) % 360.0 - 180.0) / 2
    return PlannedDefect(low, high, to_the_front % 360.0, arc_deg=0.0, width_mm=0.0, through=through)
