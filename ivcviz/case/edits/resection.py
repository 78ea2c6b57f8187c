"""What a surgeon decides about the zone reading and the cuts."""

from dataclasses import replace

from ivcviz.case.document import Case, Convention, Uncertainty
from ivcviz.case.limits import CUFF, JAW, MARGIN, MINUTES, UNCERTAINTY, require, require_choice
from ivcviz.terms.organs import ORGANS, EnBlocOrgan
from ivcviz.terms.resections import ResectionKind
from ivcviz.terms.substitutes import Substitute


def choose_convention(case: Case, convention: Convention) -> Case:
    """Which edge of an ostial band is the border between two zones."""
    return replace(case, convention=require_choice("The convention", convention, Convention))


def set_uncertainty(case: Case, tumour_sd_mm: float, landmark_sd_mm: float) -> Case:
    """One standard deviation of the tumour's ends and of the landmarks."""
    tumour = require("The standard deviation of the tumour's ends", tumour_sd_mm, UNCERTAINTY)
    landmark = require("The standard deviation of the landmarks", landmark_sd_mm, UNCERTAINTY)
    return replace(case, uncertainty=Uncertainty(tumour, landmark))


def choose_resection_kind(case: Case, kind: ResectionKind) -> Case:
    """The whole circumference, a patch, or no resection."""
    return replace(case, resection=replace(case.resection, kind=kind))


def set_margins(case: Case, inferior_mm: float, superior_mm: float) -> Case:
    """Healthy cava taken with the tumour below and above it."""
    inferior = require("The inferior margin", inferior_mm, MARGIN)
    superior = require("The superior margin", superior_mm, MARGIN)
    changed = replace(case.resection, inferior_margin_mm=inferior, superior_margin_mm=superior)
    return replace(case, resection=changed)


def set_cuff(case: Case, cuff_mm: float) -> Case:
    """The distance from a cut to its clamp."""
    return replace(case, resection=replace(case.resection, cuff_mm=require("The cuff", cuff_mm, CUFF)))


def set_jaw(case: Case, jaw_mm: float) -> Case:
    """The clamp's width along the cava."""
    return replace(case, resection=replace(case.resection, jaw_mm=require("The clamp's jaw", jaw_mm, JAW)))


def set_lateral_margin(case: Case, margin_mm: float) -> Case:
    """Healthy wall taken to either side of the tumour in a partial resection."""
    margin = require("The lateral margin", margin_mm, MARGIN)
    return replace(case, resection=replace(case.resection, lateral_margin_mm=margin))


def choose_patch(case: Case, substitute: Substitute) -> Case:
    """What the patch of a partial resection is made of."""
    return replace(case, resection=replace(case.resection, patch=substitute))


def set_en_bloc(case: Case, organ: EnBlocOrgan, taken: bool) -> Case:
    """Whether an organ is taken together with the tumour; a kidney is its vein's method, nephrectomy."""
    wanted = {*case.resection.en_bloc, organ} if taken else {*case.resection.en_bloc} - {organ}
    ordered = tuple(known for known in ORGANS if known in wanted)
    return replace(case, resection=replace(case.resection, en_bloc=ordered))


def set_resection_time(case: Case, minutes: float | None) -> Case:
    """The minutes planned from the first clamp to the last cut; None: not planned."""
    return replace(case, timing=replace(case.timing, resection_min=_minutes("resection", minutes)))


def set_anastomosis_times(case: Case, inferior_min: float | None, superior_min: float | None) -> Case:
    """The minutes planned for sewing each end of the graft to the cava; None: not planned."""
    inferior, superior = _minutes("inferior anastomosis", inferior_min), _minutes("superior anastomosis", superior_min)
    timing = replace(case.timing, inferior_anastomosis_min=inferior, superior_anastomosis_min=superior)
    return replace(case, timing=timing)


def move_clamp_onto_graft(case: Case, moved: bool) -> Case:
    """Whether the superior clamp is moved down onto the graft once its superior end is sewn."""
    return replace(case, timing=replace(case.timing, clamp_onto_graft=bool(moved)))


def _minutes(what: str, minutes: float | None) -> float | None:
    return None if minutes is None else require(f"The time for the {what}", minutes, MINUTES)
