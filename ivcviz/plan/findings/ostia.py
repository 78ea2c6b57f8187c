"""Where an ostium lies beside what is cut out of the cava: the same for renal and hepatic veins."""

from ivcviz.anatomy.specification import Ostium
from ivcviz.case.check_thresholds import threshold_of
from ivcviz.case.intent import intent_of
from ivcviz.messages.numbers import mm
from ivcviz.messages.sentences import Message, say
from ivcviz.plan.model import Plan
from ivcviz.plan.resection.segment import takes
from ivcviz.plan.resection.wall_defect import lies_in

FROM_CUT = "ostium-from-cut-mm"


def place_of(plan: Plan, ostium: Ostium) -> Message | None:
    """What the cuts do to an ostium, said of {ostium}; None where they leave it alone."""
    if plan.resection is None or not takes(plan.resection, ostium) or _beside_the_patch(plan, ostium):
        return None
    cut = cut_through(plan, ostium)
    if cut is not None:
        return say("The {ostium} is cut through at {cut}", cut=mm(cut))
    return say("The {ostium} lies in the resected segment")


def cut_through(plan: Plan, ostium: Ostium) -> float | None:
    """The level of the cut of the cava that runs through an ostium; None where neither does."""
    if plan.resection is None or _beside_the_patch(plan, ostium):
        return None
    cuts = (plan.resection.inferior_mm, plan.resection.superior_mm)
    return next((cut for cut in cuts if ostium.lower_mm < cut < ostium.upper_mm), None)


def near_cut(plan: Plan, ostium: Ostium) -> float | None:
    """How far an ostium that is left lies from the nearest cut; None where that is no less than the threshold."""
    if plan.resection is None or takes(plan.resection, ostium) or _beside_the_patch(plan, ostium):
        return None
    away = max(plan.resection.inferior_mm - ostium.upper_mm, ostium.lower_mm - plan.resection.superior_mm)
    return away if away < threshold_of(plan.case, FROM_CUT) else None


def involved_mm(plan: Plan, vein_id: str) -> float:
    """How far the tumour has grown into a vein; 0 where it is not recorded to have."""
    return sum(entry.length_mm for entry in plan.case.tumour.involved if entry.vein_id == vein_id)


def is_operated_on(plan: Plan) -> bool:
    """Whether the tumour is meant to be taken out."""
    return intent_of(plan.case) in ("resect", "extract")


def _beside_the_patch(plan: Plan, ostium: Ostium) -> bool:
    return plan.defect is not None and not lies_in(plan.defect, ostium)
