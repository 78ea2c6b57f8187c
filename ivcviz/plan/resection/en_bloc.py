"""Which renal veins leave uncut: en bloc with their kidney and the piece of cava that holds their ostia."""

from ivcviz.anatomy.body import Body
from ivcviz.anatomy.specification import RenalVein
from ivcviz.case.document import Case
from ivcviz.case.edits import planned
from ivcviz.plan.model import PlannedDefect, Segment
from ivcviz.plan.resection.wall_defect import lies_in


def veins_en_bloc(case: Case, body: Body, segment: Segment | None, defect: PlannedDefect | None) -> frozenset[str]:
    """Ids of the renal veins of kidneys that are taken en bloc whose whole ostium goes with the resected piece of cava; a vein
    whose ostium stays on the cava has to be cut."""
    if segment is None:
        return frozenset()
    sides = {
        vein.side
        for vein in body.renal_veins
        if planned(case, vein.id).method.en_bloc and vein.side not in case.anatomy.missing_kidneys
    }
    return frozenset(vein.id for vein in body.renal_veins if vein.side in sides and _goes(case, vein, segment, defect))


def _goes(case: Case, vein: RenalVein, segment: Segment, defect: PlannedDefect | None) -> bool:
    within = segment.inferior_mm <= vein.ostium.lower_mm and vein.ostium.upper_mm <= segment.superior_mm
    if case.resection.kind.cuts_through:
        return within
    return within and defect is not None and (defect.through == vein.id or lies_in(defect, vein.ostium))
