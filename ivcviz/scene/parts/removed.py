"""What the operation has taken away or tied by a stage: kidneys, adrenals, renal veins, small veins."""

from ivcviz.anatomy.specification import Side
from ivcviz.plan.model import Plan, PlannedRenalVein
from ivcviz.scene.model import Stage

AFTER_RESECTION: tuple[Stage, ...] = ("resected", "bench", "implanted", "reperfused")  # bench: where no graft is planned
DIVIDED_FROM: tuple[Stage, ...] = ("mobilised", "clamped", *AFTER_RESECTION)
_SIDES: tuple[Side, Side] = ("right", "left")
_WHOLE_MM = 1e3  # a vein cut so far from its ostium is gone
TIED_MM = 2.0  # the calibre that a tie draws the end of a renal vein in to (by eye)


def organs_gone(plan: Plan, stage: Stage) -> frozenset[str]:
    """Names of the organs that are not there: kidneys that are missing, and what has left with the specimen."""
    gone = [f"{side}-kidney" for side in plan.case.anatomy.missing_kidneys]
    if stage in AFTER_RESECTION and plan.resection is not None:
        gone += [f"{side}-kidney" for side in kidneys_out(plan, stage)]
        gone += [organ.mesh for organ in plan.case.resection.en_bloc if organ.mesh is not None]
    return frozenset(gone)


def kidneys_out(plan: Plan, stage: Stage) -> tuple[Side, ...]:
    """Sides whose kidney has been taken out by a stage."""
    if stage not in AFTER_RESECTION or plan.resection is None:
        return ()
    return tuple(side for side in _SIDES if any(v.side == side and v.method.kidney_leaves and v.cut for v in plan.renal_veins))


def veins_gone(plan: Plan, stage: Stage) -> frozenset[str]:
    """Renal veins that are gone: with their kidney, or, cut on the right of a missing one, with all that was left of them."""
    if stage not in AFTER_RESECTION:
        return frozenset()
    out, missing = kidneys_out(plan, stage), plan.case.anatomy.missing_kidneys
    # On the left, adrenal and gonadal vein still enter what is left.
    alone = {v.id for v in plan.renal_veins if v.side == "right" and v.side in missing and v.cut and not v.method.is_sewn}
    return frozenset(vein.id for vein in plan.renal_veins if vein.side in out) | alone


def stumps_of(plan: Plan) -> tuple[tuple[str, float], ...]:
    """Where each cut renal vein is cut, mm from its ostium; the veins of a kidney that is taken out, whole."""
    out = veins_gone(plan, "resected")
    return tuple((v.id, _stump_mm(v, v.id in out)) for v in plan.renal_veins if v.cut or v.id in out)


def tied_veins(plan: Plan) -> tuple[PlannedRenalVein, ...]:
    """Renal veins whose stump is tied: it stays open to what enters it on the kidney side."""
    gone = veins_gone(plan, "resected")
    return tuple(vein for vein in plan.renal_veins if vein.method.is_tied and vein.cut and vein.id not in gone)


def divided_at(plan: Plan, stage: Stage) -> tuple[str, ...]:
    """Ids of the small veins that have been divided by a stage."""
    return tuple(vein.id for vein in plan.divided) if stage in DIVIDED_FROM else ()


def _stump_mm(vein: PlannedRenalVein, gone: bool) -> float:
    return _WHOLE_MM if gone else vein.stump_along_mm or 0.0
