"""Whether blood flows, as questions put to a plan and the state of its operative field."""

from ivcviz.plan.model import Plan, PlannedRenalVein
from ivcviz.plan.operation.act import CAVAL_ENDS, SUPERIOR, TRIAD, Thing, renal_vein
from ivcviz.plan.operation.situs import Situs
from ivcviz.plan.reconstruction.renal_outcome import missing
from ivcviz.plan.resection.clamps import lies_above


def cava_is_open(situs: Situs) -> bool:
    """Whether the lower body's blood flows through the cava, or what replaces it."""
    return not clamped_on_cava(situs) and all(end in situs.sewn for end in CAVAL_ENDS if end in situs.cut)


def clamped_on_cava(situs: Situs) -> bool:
    """Whether a clamp lies on the cava, or was moved from it onto the graft."""
    return any(end in situs.clamped for end in CAVAL_ENDS)


def vein_is_open(situs: Situs, vein: PlannedRenalVein) -> bool:
    """Whether a renal vein carries its blood to the heart: one that was cut does once it is sewn and the cava is open."""
    thing = renal_vein(vein.id)
    if thing in situs.clamped or thing in situs.tied or thing in situs.out:
        return False
    return thing not in situs.cut or (thing in situs.sewn and cava_is_open(situs))


def kidney_drains(plan: Plan, situs: Situs, side: str) -> bool:
    """Whether any vein of a kidney is open; False where there is no kidney."""
    if Thing("kidney", side) in situs.out:
        return False
    return any(vein_is_open(situs, v) for v in plan.renal_veins if v.side == side and not missing(plan, v.side))


def outflow_of_liver_is_closed(plan: Plan, situs: Situs) -> bool:
    """Whether a clamp stands above the main hepatic veins."""
    level = next((clamp.level_mm for clamp in plan.clamps if clamp.end == "superior"), None)
    if level is None or SUPERIOR not in situs.clamped or SUPERIOR in situs.moved:
        return False
    return lies_above(level, plan.case.resection.jaw_mm, plan.body.landmarks.hepatic_roof)


def inflow_of_liver_is_closed(situs: Situs) -> bool:
    """Whether the portal triad is clamped."""
    return TRIAD in situs.clamped
