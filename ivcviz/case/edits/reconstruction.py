"""What a surgeon decides about the graft and about each renal vein."""

from dataclasses import replace
from typing import Any

from ivcviz.anatomy.landmarks import veins_of
from ivcviz.case.document import Artery, Case, Cone, Graft, RenalPlan
from ivcviz.errors import UserError
from ivcviz.fields.checks import changed, sound
from ivcviz.messages.sentences import say
from ivcviz.terms.renal_methods import RenalMethod
from ivcviz.terms.substitutes import Substitute


def choose_graft(case: Case, graft: Graft) -> Case:
    """The substitute for the resected cava; rings only where its substitute can have them."""
    chosen = sound(graft)
    return replace(case, graft=replace(chosen, ringed=chosen.ringed and chosen.substitute.rings_possible))


def choose_substitute(case: Case, substitute: Substitute) -> Case:
    """Another substitute for the same graft, with the rings that it usually has; a wall set by hand stays as it is."""
    if case.graft is None:
        raise UserError("There is no graft to make of it: choose a graft first.")
    before, usual = case.graft, Graft.of(substitute, case.graft.diameter_mm)
    by_hand = before.wall_mm != before.substitute.wall_mm
    return choose_graft(case, replace(usual, wall_mm=before.wall_mm) if by_hand else usual)


def remove_graft(case: Case) -> Case:
    """The cava is not replaced."""
    return replace(case, graft=None)


def change_graft(case: Case, **values: Any) -> Case:
    """Other values of the graft, by their names in the document; there must be a graft."""
    if case.graft is None:
        raise UserError(say("There is no graft: plan one first."))
    return choose_graft(case, changed(case.graft, **values))


def set_graft_diameter(case: Case, diameter_mm: float) -> Case:
    """The graft's inner diameter; there must be a graft."""
    return change_graft(case, diameter_mm=diameter_mm)


def planned(case: Case, vein_id: str) -> RenalPlan:
    """What is planned for a renal vein; to leave it alone where nothing is written."""
    return next((item for item in case.renal_plan if item.vein_id == vein_id), RenalPlan(vein_id))


def change_renal_plan(case: Case, vein_id: str, **values: Any) -> Case:
    """Other values of what is planned for a renal vein, by their names in the document."""
    ids = [vein.id for vein in veins_of(case.anatomy)[0]]
    if vein_id not in ids:
        raise UserError(
            say("'{vein_id}' is not a renal vein of this body; these are: {ids}.", vein_id=vein_id, ids=", ".join(ids))
        )
    new = changed(planned(case, vein_id), **values)
    if vein_id in [item.vein_id for item in case.renal_plan]:
        return replace(case, renal_plan=tuple(new if item.vein_id == vein_id else item for item in case.renal_plan))
    return replace(case, renal_plan=(*case.renal_plan, new))


def choose_renal_method(case: Case, vein_id: str, method: RenalMethod) -> Case:
    """What becomes of a renal vein; the cone of a cone pipe is kept for a change of mind."""
    return change_renal_plan(case, vein_id, method=method)


def set_plan_b(case: Case, vein_id: str, method: RenalMethod | None) -> Case:
    """What is done if the first plan for a renal vein fails; None for no second plan."""
    return change_renal_plan(case, vein_id, plan_b=method)


def set_suture(case: Case, vein_id: str, words: str) -> Case:
    """Thread and stitch with which a renal vein is sewn, in the surgeon's words; empty where nothing is said."""
    return change_renal_plan(case, vein_id, suture=words.strip())


def set_vein_margin(case: Case, vein_id: str, margin_mm: float) -> Case:
    """Healthy renal vein taken beyond the involved length."""
    return change_renal_plan(case, vein_id, margin_mm=margin_mm)


def set_mobilisation(case: Case, vein_id: str, mobilisation_mm: float | None) -> Case:
    """How far the kidney may be brought towards the graft; None for the default threshold."""
    return change_renal_plan(case, vein_id, mobilisation_mm=mobilisation_mm)


def set_cone(case: Case, vein_id: str, cone: Cone) -> Case:
    """The cone pipe's measures; a length of None means as long as the gap from graft to stump asks for."""
    return change_renal_plan(case, vein_id, cone=cone)


def set_artery(case: Case, vein_id: str, artery: Artery | None) -> Case:
    """What is done with the kidney's artery while its vein is clamped; None where that is not decided."""
    return change_renal_plan(case, vein_id, artery=artery)


def set_sewing_time(case: Case, vein_id: str, minutes: float | None) -> Case:
    """The minutes planned for bringing a renal vein back; None: not planned."""
    return change_renal_plan(case, vein_id, sewing_min=minutes)


def take_plan_b(case: Case, vein_id: str) -> Case:
    """Plan B of a renal vein as its plan, and what was planned as plan B."""
    before = planned(case, vein_id)
    if before.plan_b is None:
        raise UserError(say("No plan B is written for {vein_id}.", vein_id=vein_id))
    return change_renal_plan(case, vein_id, method=before.plan_b, plan_b=before.method)
