"""Whether blood flows, for a plan and the state of its operative field."""

from ivcviz.anatomy.specification import Side
from ivcviz.anatomy.tributaries import Tributary
from ivcviz.plan.model import Plan, PlannedRenalVein
from ivcviz.plan.operation.act import CAVAL_ENDS, SUPERIOR, TRIAD, Thing, renal_vein
from ivcviz.plan.operation.operative_field import Situs
from ivcviz.plan.reconstruction.renal_outcome import missing, veins_of_side
from ivcviz.plan.resection.clamps import lies_above
from ivcviz.plan.resection.renal_jaws import mouth


def cava_is_open(situs: Situs) -> bool:
    """Whether the lower body's blood flows through the cava, or what replaces it."""
    return not clamped_on_cava(situs) and all(end in situs.sewn for end in CAVAL_ENDS if end in situs.cut)


def clamped_on_cava(situs: Situs) -> bool:
    """Whether a clamp lies on the cava or, in its stead, on a common iliac vein, or was moved from it onto the graft."""
    return any(thing in CAVAL_ENDS or thing.kind == "iliac-vein" for thing in situs.clamped)


def vein_is_open(situs: Situs, vein: PlannedRenalVein) -> bool:
    """Whether a renal vein carries its blood to the heart: one that was cut does once it is sewn and the cava is open, which is
    not asked of one that is led elsewhere."""
    thing = renal_vein(vein.id)
    if thing in situs.clamped or thing in situs.tied or thing in situs.out:
        return False
    return thing not in situs.cut or (thing in situs.sewn and (vein.method.goes_elsewhere or cava_is_open(situs)))


def open_veins(plan: Plan, situs: Situs, side: Side) -> int:
    """How many veins of a kidney carry its blood: it drains as long as one does. None where it is missing or out."""
    if missing(plan, side) or Thing("kidney", side) in situs.out:
        return 0
    return sum(vein_is_open(situs, vein) for vein in plan.renal_veins if vein.side == side)


def drains_through(plan: Plan, situs: Situs, side: Side) -> tuple[Tributary, ...]:
    """The tributaries through which a kidney drains while none of its veins is open: those of a vein that is clamped or tied on
    their caval side, as far as they are not divided."""
    return tuple(
        tributary
        for vein in veins_of_side(plan, side)
        if renal_vein(vein.id) not in situs.out
        for tributary in plan.body.tributaries
        if tributary.enters == vein.id
        and Thing("small-vein", tributary.id) not in situs.divided
        and mouth(tributary)[0] >= _closed_at(plan, situs, vein)
    )


def _closed_at(plan: Plan, situs: Situs, vein: PlannedRenalVein) -> float:
    """How far from the cava a vein is closed, by a clamp's jaw or a tie; everything lateral of it fills the kidney side."""
    thing = renal_vein(vein.id)
    clamp = next((clamp for clamp in plan.clamps if clamp.vein == vein.id and clamp.along_mm is not None), None)
    if thing in situs.clamped and clamp is not None and clamp.along_mm is not None:
        return clamp.along_mm + plan.case.resection.jaw_mm / 2
    return vein.stump_along_mm or 0.0


def outflow_clamp_is_above_liver(plan: Plan) -> bool:
    """Whether the superior clamp stands above the main hepatic veins, so that it closes the liver's outflow."""
    level = next((clamp.level_mm for clamp in plan.clamps if clamp.end == "superior"), None)
    return level is not None and lies_above(level, plan.case.resection.jaw_mm, plan.body.landmarks.hepatic_roof)


def liver_is_perfused(situs: Situs) -> bool:
    """Whether the liver is perfused: neither the portal triad nor its venous outflow is clamped."""
    return TRIAD not in situs.clamped and (SUPERIOR not in situs.clamped or SUPERIOR in situs.moved)
