"""What a surgeon decides about the graft and about each renal vein."""

from dataclasses import replace
from typing import Any

from ivcviz.anatomy.landmarks import veins_of
from ivcviz.case.document import LEFT_ILIAC, RIGHT_ILIAC, Artery, Case, Cone, Graft, IliacPlan, RenalPlan
from ivcviz.case.vein_choices import dividable
from ivcviz.errors import UserError
from ivcviz.fields.checks import changed, require_valid
from ivcviz.messages.sentences import say
from ivcviz.terms.iliac_methods import IliacMethod
from ivcviz.terms.renal_methods import RenalMethod
from ivcviz.terms.substitutes import Substitute


def choose_graft(case: Case, graft: Graft) -> Case:
    """Set the graft; rings only where its substitute can have them."""
    chosen = require_valid(graft)
    return replace(case, graft=replace(chosen, ringed=chosen.ringed and chosen.substitute.rings_possible))


def choose_substitute(case: Case, substitute: Substitute) -> Case:
    """Change the graft's substitute, with its usual rings; a wall thickness set by hand is kept."""
    if case.graft is None:
        raise UserError(say("There is no graft to make of it: choose a graft first."))
    before, usual = case.graft, Graft.of(substitute, case.graft.diameter_mm)
    by_hand = before.wall_mm != before.substitute.wall_mm
    return choose_graft(case, replace(usual, wall_mm=before.wall_mm) if by_hand else usual)


def remove_graft(case: Case) -> Case:
    """Remove the graft: the cava is not replaced."""
    return replace(case, graft=None)


def change_graft(case: Case, **values: Any) -> Case:
    """Change fields of the graft, by their names in the document; UserError where there is no graft."""
    if case.graft is None:
        raise UserError(say("There is no graft: plan one first."))
    return choose_graft(case, changed(case.graft, **values))


def set_graft_diameter(case: Case, diameter_mm: float) -> Case:
    """Set the graft's inner diameter; UserError where there is no graft."""
    return change_graft(case, diameter_mm=diameter_mm)


def planned(case: Case, vein_id: str) -> RenalPlan:
    """The plan for a renal vein; the default plan (left as it is) where the case has none."""
    return next((item for item in case.renal_plan if item.vein_id == vein_id), RenalPlan(vein_id))


def change_renal_plan(case: Case, vein_id: str, **values: Any) -> Case:
    """Change fields of a renal vein's plan, by their names in the document."""
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
    """Set the method for a renal vein; the measures of a cone pipe are kept, so that it can be chosen again."""
    return change_renal_plan(case, vein_id, method=_fitting(case, vein_id, method))


def choose_branch_substitute(case: Case, vein_id: str, substitute: Substitute | None) -> Case:
    """Choose what a piece between a renal vein and the graft is made of; None: what the graft is made of."""
    return change_renal_plan(case, vein_id, substitute=substitute)


def set_plan_b(case: Case, vein_id: str, method: RenalMethod | None) -> Case:
    """Set plan B of a renal vein, for when the first plan fails; None for no plan B."""
    return change_renal_plan(case, vein_id, plan_b=None if method is None else _fitting(case, vein_id, method))


def _fitting(case: Case, vein_id: str, method: RenalMethod) -> RenalMethod:
    """The method; UserError where it is none for the side of a vein."""
    if any(vein.id == vein_id and not method.fits(vein.side) for vein in veins_of(case.anatomy)[0]):
        raise UserError(
            say("'{method}' is not for {vein_id}: it is a method of the other side.", method=method.id, vein_id=vein_id)
        )
    return method


def set_suture(case: Case, vein_id: str, words: str) -> Case:
    """Set thread and stitch for a renal vein, in the surgeon's words; may be empty."""
    return change_renal_plan(case, vein_id, suture=words.strip())


def set_vein_margin(case: Case, vein_id: str, margin_mm: float) -> Case:
    """Set the length of healthy renal vein that is resected beyond the involved length."""
    return change_renal_plan(case, vein_id, margin_mm=margin_mm)


def set_mobilisation(case: Case, vein_id: str, mobilisation_mm: float | None) -> Case:
    """Set how far the kidney may be moved towards the graft; None for the default."""
    return change_renal_plan(case, vein_id, mobilisation_mm=mobilisation_mm)


def set_cone(case: Case, vein_id: str, cone: Cone) -> Case:
    """Set the cone pipe's measures; length None: as long as the gap from graft to stump."""
    return change_renal_plan(case, vein_id, cone=cone)


def set_artery(case: Case, vein_id: str, artery: Artery | None) -> Case:
    """Set whether the kidney's artery is clamped while its vein is; None: not decided."""
    return change_renal_plan(case, vein_id, artery=artery)


def set_cooled(case: Case, vein_id: str, cooled: bool | None) -> Case:
    """Set whether the kidney is cooled while its vein is shut; None: not decided."""
    return change_renal_plan(case, vein_id, cooled=cooled)


def set_test_clamp(case: Case, vein_id: str, tested: bool | None) -> Case:
    """Set whether the vein is test-clamped, its stump pressure measured, before the first cut; None: not planned."""
    return change_renal_plan(case, vein_id, test_clamp=tested)


def set_divided(case: Case, vein_id: str, tributary_id: str, divided: bool) -> Case:
    """Set whether a tributary of a renal vein is divided to bring the vein further."""
    known, before = dividable(case.anatomy, vein_id), planned(case, vein_id).divided
    if tributary_id not in known:
        raise UserError(
            say(
                "'{tributary_id}' does not enter {vein_id}; what does: {known}.",
                tributary_id=tributary_id,
                vein_id=vein_id,
                known=", ".join(known) or "-",
            )
        )
    wanted = {*before, tributary_id} if divided else {*before} - {tributary_id}
    return change_renal_plan(case, vein_id, divided=[name for name in known if name in wanted])


def choose_iliac_method(case: Case, vein_id: str, method: IliacMethod | None) -> Case:
    """Choose what becomes of a common iliac vein; None: not planned."""
    if vein_id not in (RIGHT_ILIAC, LEFT_ILIAC):
        raise UserError(
            say(
                "'{vein_id}' is not a common iliac vein; these are: {ids}.",
                vein_id=vein_id,
                ids=", ".join((RIGHT_ILIAC, LEFT_ILIAC)),
            )
        )
    methods = {item.vein_id: item for item in case.iliac_plan if item.vein_id != vein_id}
    if method is not None:
        methods[vein_id] = require_valid(IliacPlan(vein_id, method))
    return replace(case, iliac_plan=tuple(methods[name] for name in (RIGHT_ILIAC, LEFT_ILIAC) if name in methods))


def set_sewing_time(case: Case, vein_id: str, minutes: float | None) -> Case:
    """Set the minutes planned for the reconstruction of a renal vein; None: not planned."""
    return change_renal_plan(case, vein_id, sewing_min=minutes)


def take_plan_b(case: Case, vein_id: str) -> Case:
    """Exchange a renal vein's plan and its plan B."""
    before = planned(case, vein_id)
    if before.plan_b is None:
        raise UserError(say("No plan B is written for {vein_id}.", vein_id=vein_id))
    return change_renal_plan(case, vein_id, method=before.plan_b, plan_b=before.method)
