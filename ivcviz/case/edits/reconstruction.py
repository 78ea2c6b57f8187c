"""What a surgeon decides about the graft and about each renal vein."""

from dataclasses import replace
from typing import Any

from ivcviz.anatomy.landmarks import veins_of
from ivcviz.case import limits as lim
from ivcviz.case.document import Artery, Case, Cone, Graft, RenalPlan
from ivcviz.errors import UserError
from ivcviz.terms.renal_methods import RenalMethod
from ivcviz.terms.substitutes import Substitute


def choose_graft(case: Case, graft: Graft) -> Case:
    """The substitute for the resected cava; rings only where its substitute can have them."""
    diameter = lim.require("The graft's inner diameter", graft.diameter_mm, lim.GRAFT_DIAMETER)
    wall = lim.require("The graft's wall", graft.wall_mm, lim.GRAFT_WALL)
    ringed = graft.ringed and graft.substitute.rings_possible
    return replace(case, graft=replace(graft, diameter_mm=diameter, wall_mm=wall, ringed=ringed))


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


def set_graft_diameter(case: Case, diameter_mm: float) -> Case:
    """The graft's inner diameter; there must be a graft."""
    if case.graft is None:
        raise UserError("There is no graft to size: choose a graft first.")
    return choose_graft(case, replace(case.graft, diameter_mm=diameter_mm))


def planned(case: Case, vein_id: str) -> RenalPlan:
    """What is planned for a renal vein; to leave it alone where nothing is written."""
    return next((item for item in case.renal_plan if item.vein_id == vein_id), RenalPlan(vein_id))


def choose_renal_method(case: Case, vein_id: str, method: RenalMethod) -> Case:
    """What becomes of a renal vein; the cone of a cone pipe is kept for a change of mind."""
    return _with_plan(case, vein_id, method=method)


def set_plan_b(case: Case, vein_id: str, method: RenalMethod | None) -> Case:
    """What is done if the first plan for a renal vein fails; None for no second plan."""
    return _with_plan(case, vein_id, plan_b=method)


def set_suture(case: Case, vein_id: str, words: str) -> Case:
    """Thread and stitch with which a renal vein is sewn, in the surgeon's words; empty where nothing is said."""
    return _with_plan(case, vein_id, suture=lim.require_text("The suture", words.strip(), lim.SHORT_TEXT))


def set_vein_margin(case: Case, vein_id: str, margin_mm: float) -> Case:
    """Healthy renal vein taken beyond the involved length."""
    return _with_plan(case, vein_id, margin_mm=lim.require("The margin along the vein", margin_mm, lim.VEIN_MARGIN))


def set_mobilisation(case: Case, vein_id: str, mobilisation_mm: float | None) -> Case:
    """How far the kidney may be brought towards the graft; None for the house value."""
    if mobilisation_mm is not None:
        mobilisation_mm = lim.require("The mobilisation", mobilisation_mm, lim.MOBILISATION)
    return _with_plan(case, vein_id, mobilisation_mm=mobilisation_mm)


def set_cone(case: Case, vein_id: str, cone: Cone) -> Case:
    """The cone pipe's measures; a length of None means as long as the gap from graft to stump asks for."""
    length = cone.length_mm
    checked = Cone(
        lim.require("The cone's base diameter", cone.base_diameter_mm, lim.BRANCH_DIAMETER),
        lim.require("The cone's tip diameter", cone.tip_diameter_mm, lim.BRANCH_DIAMETER),
        lim.require("The take-off angle", cone.takeoff_deg, lim.TAKEOFF),
        lim.require("The offset between the two axes", cone.offset_mm, lim.AXIS_OFFSET),
        None if length is None else lim.require("The cone's length", length, lim.BRANCH_LENGTH),
    )
    return _with_plan(case, vein_id, cone=checked)


def set_artery(case: Case, vein_id: str, artery: Artery | None) -> Case:
    """What is done with the kidney's artery while its vein is clamped; None where that is not decided."""
    artery = None if artery is None else lim.require_choice("The artery", artery, Artery)
    return _with_plan(case, vein_id, artery=artery)


def set_sewing_time(case: Case, vein_id: str, minutes: float | None) -> Case:
    """The minutes planned for bringing a renal vein back; None: not planned."""
    if minutes is not None:
        minutes = lim.require("The time for the renal vein", minutes, lim.MINUTES)
    return _with_plan(case, vein_id, sewing_min=minutes)


def take_plan_b(case: Case, vein_id: str) -> Case:
    """Plan B of a renal vein as its plan, and what was planned as plan B."""
    before = planned(case, vein_id)
    if before.plan_b is None:
        raise UserError(f"No plan B is written for {vein_id}.")
    return _with_plan(case, vein_id, method=before.plan_b, plan_b=before.method)


def _with_plan(case: Case, vein_id: str, **changes: Any) -> Case:
    ids = [vein.id for vein in veins_of(case.anatomy)[0]]
    if vein_id not in ids:
        raise UserError(f"'{vein_id}' is not a renal vein of this body; these are: {', '.join(ids)}.")
    new = replace(planned(case, vein_id), **changes)
    if vein_id in [item.vein_id for item in case.renal_plan]:
        return replace(case, renal_plan=tuple(new if item.vein_id == vein_id else item for item in case.renal_plan))
    return replace(case, renal_plan=(*case.renal_plan, new))
