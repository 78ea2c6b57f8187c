"""Whether blood flows, for a plan and the state of its operative field."""

from ivcviz.anatomy.specification import Side
from ivcviz.plan.model import Plan, PlannedRenalVein
from ivcviz.plan.operation.act import CAVAL_ENDS, SUPERIOR, TRIAD, Thing, renal_vein
from ivcviz.plan.operation.situs import Situs
from ivcviz.plan.reconstruction.renal_outcome import missing, veins_of_side
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


def open_veins(plan: Plan, situs: Situs, side: Side) -> int:
    """How many veins of a kidney carry its blood: it drains as long as one does. None where it is missing or out."""
    if missing(plan, side) or Thing("kidney", side) in situs.out:
        return 0
    return sum(vein_is_open(situs, vein) for vein in veins_of_side(plan, side))


def outflow_clamp_is_above_liver(plan: Plan) -> bool:
    """Whether the superior clamp stands above the main hepatic veins, so that it closes the liver's outflow."""
    level = next((clamp.level_mm for clamp in plan.clamps if clamp.end == "superior"), None)
    return level is not None and lies_above(level, plan.case.resection.jaw_mm, plan.body.landmarks.hepatic_roof)


def liver_is_perfused(situs: Situs) -> bool:
    """Whether the liver is perfused: neither the portal triad nor its venous outflow is clamped."""
    return TRIAD not in situs.clamped and (SUPERIOR not in situs.clamped or SUPERIOR in situs.moved)
