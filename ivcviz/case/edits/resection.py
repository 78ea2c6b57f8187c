"""What a surgeon decides about the zone reading and the cuts."""

from dataclasses import replace

from ivcviz.case.document import Case, Convention, ResectionKind, Uncertainty
from ivcviz.case.limits import CUFF, JAW, MARGIN, UNCERTAINTY, require, require_choice


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
    return replace(case, resection=replace(case.resection, kind=require_choice("The resection", kind, ResectionKind)))


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
