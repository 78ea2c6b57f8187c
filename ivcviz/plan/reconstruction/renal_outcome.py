"""What a plan does with each renal vein and kidney: sewn to the graft, closed for a time, closed for good, or left alone."""

from typing import assert_never

from ivcviz.anatomy.specification import Side
from ivcviz.anatomy.tributaries import Tributary
from ivcviz.case.document import LEFT_ILIAC, Artery, RenalPlan
from ivcviz.case.edits import planned
from ivcviz.messages.sentences import Message
from ivcviz.plan.model import Plan, PlannedRenalVein
from ivcviz.plan.wording.names import vein_words
from ivcviz.terms.organs import LEFT_ADRENAL

SIDES: tuple[Side, Side] = ("right", "left")  # right before left: the paper's order (Tulahong et al., section 2.4)


def veins_of_side(plan: Plan, side: Side) -> tuple[PlannedRenalVein, ...]:
    """A side's renal veins, the lowest first."""
    found = tuple([vein for vein in plan.renal_veins if vein.side == side])
    if len(found) < 2:  # as most sides have it, and a drag asks for them thirty times a frame
        return found
    heights = {vein.id: vein.ostium.lower_mm for vein in plan.body.renal_veins}
    return tuple(sorted(found, key=lambda vein: heights[vein.id]))


def in_order(plan: Plan) -> tuple[PlannedRenalVein, ...]:
    """All renal veins in the order of the operation: right ones first."""
    return tuple(vein for side in SIDES for vein in veins_of_side(plan, side))


def name_of(plan: Plan, vein: PlannedRenalVein) -> Message:
    """The name of a renal vein, numbered where its side has several."""
    return vein_words(plan.body, vein.id)


def sewn(vein: PlannedRenalVein) -> bool:
    """Whether the vein is sewn to the graft: not where none is planned, nor where the seam that is planned cannot lie on it."""
    return vein.method.is_sewn and vein.hole is not None


def led_elsewhere(vein: PlannedRenalVein) -> bool:
    """Whether the vein is cut and drains into another vein than the cava."""
    return vein.cut and vein.method.goes_elsewhere


def closed(plan: Plan, vein: PlannedRenalVein) -> bool:
    """Whether the vein is clamped, or cut or gone without a clamp."""
    return vein.ends or any(clamp.vein == vein.id for clamp in plan.clamps)


def stays_closed(plan: Plan, vein: PlannedRenalVein) -> bool:
    """Whether the vein stays closed: tied, taken with its kidney, or cut and not sewn to anything."""
    if sewn(vein) or led_elsewhere(vein):
        return False
    return vein.ends or (not vein.method.cuts and cut_away(plan, vein))


def tied(vein: PlannedRenalVein) -> bool:
    """Whether the vein's stump is tied."""
    return vein.cut and vein.method.is_tied


def leaves_caval_stump(vein: PlannedRenalVein) -> bool:
    """Whether the vein is cut off a cava that keeps its ostium, so that a stump of it stays there and has to be closed."""
    return vein.cut and not vein.in_resection


def takes_kidney(vein: PlannedRenalVein) -> bool:
    """Whether the vein ends because its kidney is taken out, for good or to be put back elsewhere."""
    return vein.ends and vein.method.kidney_leaves


def removes_kidney(vein: PlannedRenalVein) -> bool:
    """Whether the vein ends because its kidney is taken out for good."""
    return vein.ends and vein.method.kidney == "out"


def into_opening(vein: PlannedRenalVein) -> bool:
    """Whether the vein itself is sewn into an opening of the graft, without a piece between them."""
    return vein.method.is_sewn and vein.piece is None


def kidney_is_taken(plan: Plan, side: Side) -> bool:
    """Whether a kidney that is there is taken out: the plan of one of its veins says so."""
    return not missing(plan, side) and any(takes_kidney(vein) for vein in veins_of_side(plan, side))


def kidney_is_removed(plan: Plan, side: Side) -> bool:
    """Whether a kidney that is there is taken out for good."""
    return kidney_is_taken(plan, side) and any(removes_kidney(vein) for vein in veins_of_side(plan, side))


def cut_in_part(plan: Plan) -> bool:
    """Whether only a piece of the caval wall is cut out."""
    return plan.resection is not None and plan.case.resection.kind.takes_wall


def cut_all_round(plan: Plan) -> bool:
    """Whether a segment of the cava is cut out."""
    return plan.resection is not None and plan.case.resection.kind.cuts_through


def cut_away(plan: Plan, vein: PlannedRenalVein) -> bool:
    """Whether any part of the vein's ostium lies in a segment that is cut out all round."""
    if plan.resection is None or not cut_all_round(plan):
        return False
    ostium = next(known.ostium for known in plan.body.renal_veins if known.id == vein.id)
    return ostium.upper_mm > plan.resection.inferior_mm and ostium.lower_mm < plan.resection.superior_mm


def plan_for_vein(plan: Plan, vein_id: str) -> RenalPlan:
    """The case's plan for a renal vein."""
    return planned(plan.case, vein_id)


def missing(plan: Plan, side: Side) -> bool:
    """Whether there is no kidney on a side."""
    return side in plan.case.anatomy.missing_kidneys


def artery_of(plan: Plan, side: Side) -> Artery | None:
    """What is done with a kidney's artery while its vein is closed: clamped if any of its veins' plans say so."""
    if missing(plan, side):
        return None
    artery_choices = {plan_for_vein(plan, vein.id).artery for vein in veins_of_side(plan, side)}
    return "clamped" if "clamped" in artery_choices else "open" if "open" in artery_choices else None


def way_on_is_open(plan: Plan, tributary: Tributary) -> bool:
    """Whether blood that leaves the left renal vein by a tributary gets away: the tributary is not divided, and the adrenal
    vein still has its gland (phrenic vein), the gonadal one its iliac vein with the cava above; the lumbar one has the
    ascending lumbar vein."""
    if tributary.id in {vein.id for vein in plan.divided}:
        return False
    match tributary.kind:
        case "adrenal":
            return LEFT_ADRENAL not in plan.case.resection.en_bloc
        case "gonadal":
            return _left_leg_drains(plan)
        case "lumbar" | "short-hepatic" | "hepatic-accessory" | "phrenic":
            return True
        case _:
            assert_never(tributary.kind)


def _left_leg_drains(plan: Plan) -> bool:
    """Whether the left common iliac vein opens into a cava or a graft once the operation is done."""
    if not cut_all_round(plan):
        return True
    assert plan.resection is not None
    if plan.graft is None:
        return False
    iliac = next((choice.method for choice in plan.case.iliac_plan if choice.vein_id == LEFT_ILIAC), None)
    return plan.resection.inferior_mm >= 0 or (iliac is not None and iliac.end != "tied")
