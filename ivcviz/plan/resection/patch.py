"""A partial resection: the piece of wall that is cut out, and the patch that closes the defect."""

from math import pi

import numpy as np

from ivcviz.anatomy.body import Body
from ivcviz.anatomy.specification import Ostium
from ivcviz.case.document import Case
from ivcviz.plan.model import PlannedPatch, Segment

_EVERY_MM = 1.0


def plan_patch(case: Case, body: Body, segment: Segment | None) -> PlannedPatch | None:
    """The patch of a partial resection, as wide as the tumour takes the wall and a margin to either side.

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
    return PlannedPatch(
        inferior_mm=segment.inferior_mm,
        superior_mm=segment.superior_mm,
        clock_deg=float(case.tumour.bulge_deg) % 360.0,
        arc_deg=arc,
        width_mm=girth * arc / 360.0,
        substitute=case.resection.patch,
    )


def lies_in(patch: PlannedPatch, ostium: Ostium) -> bool:
    """Whether the middle of an ostium lies within the patch's arc, at whatever level."""
    aside = (ostium.clock_deg - patch.clock_deg + 180.0) % 360.0 - 180.0
    return abs(aside) <= patch.arc_deg / 2


def _widest_girth(body: Body, segment: Segment) -> float | None:
    """The greatest perimeter (mm) of the cava between two levels."""
    low, high = max(segment.inferior_mm, 0.0), min(segment.superior_mm, body.cava.junction_mm)
    if low > high:
        return None
    levels = np.linspace(low, high, max(2, int((high - low) / _EVERY_MM) + 1))
    sizes = [size for level in levels if (size := body.cava.perimeter_diameter(float(level))) is not None]
    return pi * float(max(sizes)) if sizes else None
