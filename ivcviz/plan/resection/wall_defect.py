"""A partial resection: the piece of wall that is cut out, and what closes the defect."""

from math import pi

import numpy as np

from ivcviz.anatomy.body import Body
from ivcviz.anatomy.specification import Ostium
from ivcviz.case.document import Case
from ivcviz.plan.model import PlannedDefect, PlannedPatch, Segment

_EVERY_MM = 1.0


def plan_defect(case: Case, body: Body, segment: Segment | None) -> PlannedDefect | None:
    """The defect of a partial resection, as wide as the tumour takes the wall and a margin to either side, with its patch where
    one closes it.

    Margins are turned into degrees where the native cava is widest (by its perimeter). None where nothing is resected in
    part, where the tumour's circumference is not recorded, or where there is no cava between the cuts.
    """
    taken = case.tumour.circumference_deg
    if not case.resection.kind.takes_wall or segment is None or taken is None:
        return None
    girth = _widest_girth(body, segment)
    if girth is None:
        return None
    arc = min(360.0, taken + 2 * case.resection.lateral_margin_mm / girth * 360.0)
    clock, width = float(case.tumour.bulge_deg) % 360.0, girth * arc / 360.0
    ends = segment.inferior_mm, segment.superior_mm
    if case.resection.kind.closed_by == "patch":
        return PlannedPatch(*ends, clock, arc, width, case.resection.patch)
    return PlannedDefect(*ends, clock, arc, width)


def lies_in(defect: PlannedDefect, ostium: Ostium) -> bool:
    """Whether the middle of an ostium lies within the defect's arc, at whatever level."""
    aside = (ostium.clock_deg - defect.clock_deg + 180.0) % 360.0 - 180.0
    return abs(aside) <= defect.arc_deg / 2


def _widest_girth(body: Body, segment: Segment) -> float | None:
    """The greatest perimeter (mm) of the cava between two levels."""
    low, high = max(segment.inferior_mm, 0.0), min(segment.superior_mm, body.cava.junction_mm)
    if low > high:
        return None
    levels = np.linspace(low, high, max(2, int((high - low) / _EVERY_MM) + 1))
    sizes = [size for level in levels if (size := body.cava.perimeter_diameter(float(level))) is not None]
    return pi * float(max(sizes)) if sizes else None
