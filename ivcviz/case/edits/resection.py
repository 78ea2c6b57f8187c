"""What a surgeon decides about the zone reading and the cuts."""

from dataclasses import replace
from typing import Any

from ivcviz.case.document import Case, Convention
from ivcviz.fields.checks import changed
from ivcviz.terms.organs import ORGANS_SEEN, EnBlocOrgan
from ivcviz.terms.resections import ResectionKind
from ivcviz.terms.substitutes import Substitute


def change_resection(case: Case, **values: Any) -> Case:
    """Change fields of the resection, by their names in the document."""
    return replace(case, resection=changed(case.resection, **values))


def change_timing(case: Case, **values: Any) -> Case:
    """Change planned times, by their names in the document; None: not planned."""
    return replace(case, timing=changed(case.timing, **values))


def choose_convention(case: Case, convention: Convention) -> Case:
    """Choose which edge of an ostial band is the border between two zones."""
    return changed(case, convention=convention)


def change_uncertainty(case: Case, **values: Any) -> Case:
    """Change standard deviations, by their names in the document."""
    return replace(case, uncertainty=changed(case.uncertainty, **values))


def set_uncertainty(case: Case, tumour_sd_mm: float, landmark_sd_mm: float) -> Case:
    """Set one standard deviation of the tumour's ends and of the landmarks, mm."""
    return change_uncertainty(case, tumour_sd_mm=tumour_sd_mm, landmark_sd_mm=landmark_sd_mm)


def choose_resection_kind(case: Case, kind: ResectionKind) -> Case:
    """Choose the kind of resection: whole circumference, part of the wall with a patch, or none."""
    return change_resection(case, kind=kind)


def set_margins(case: Case, inferior_mm: float, superior_mm: float) -> Case:
    """Set the length of healthy cava that is resected below and above the tumour."""
    return change_resection(case, inferior_margin_mm=inferior_mm, superior_margin_mm=superior_mm)


def set_cuff(case: Case, cuff_mm: float) -> Case:
    """Set the cuff: the free vein between a cut and the near edge of its clamp's jaw."""
    return change_resection(case, cuff_mm=cuff_mm)


def set_jaw(case: Case, jaw_mm: float) -> Case:
    """Set the width of the clamp's jaw along the cava."""
    return change_resection(case, jaw_mm=jaw_mm)


def set_lateral_margin(case: Case, margin_mm: float) -> Case:
    """Set the width of healthy wall that is resected on either side of the tumour in a partial resection."""
    return change_resection(case, lateral_margin_mm=margin_mm)


def choose_patch(case: Case, substitute: Substitute) -> Case:
    """Choose the material of the patch of a partial resection."""
    return change_resection(case, patch=substitute)


def set_en_bloc(case: Case, organ: EnBlocOrgan, taken: bool) -> Case:
    """Set whether an organ is resected en bloc with the tumour; for a kidney choose its vein's method, nephrectomy.

    One that is taken is no longer recorded as free on imaging.
    """
    free = {*case.resection.organs_free} - ({organ} if taken else set())
    return change_resection(case, en_bloc=_with_organ(case.resection.en_bloc, organ, taken), organs_free=_in_order(free))


def set_organ_free(case: Case, organ: EnBlocOrgan, free: bool) -> Case:
    """Set whether imaging shows an organ free of the tumour; one that is free is no longer taken en bloc."""
    taken = {*case.resection.en_bloc} - ({organ} if free else set())
    return change_resection(case, en_bloc=_in_order(taken), organs_free=_with_organ(case.resection.organs_free, organ, free))


def _with_organ(organs: tuple[EnBlocOrgan, ...], organ: EnBlocOrgan, there: bool) -> list[EnBlocOrgan]:
    return _in_order({*organs, organ} if there else {*organs} - {organ})


def _in_order(organs: set[EnBlocOrgan]) -> list[EnBlocOrgan]:
    return [known for known in ORGANS_SEEN if known in organs]


def set_resection_time(case: Case, minutes: float | None) -> Case:
    """Set the minutes planned from the first clamp to the last cut; None: not planned."""
    return change_timing(case, resection_min=minutes)


def set_anastomosis_times(case: Case, inferior_min: float | None, superior_min: float | None) -> Case:
    """Set the minutes planned for sewing each end of the graft to the cava; None: not planned."""
    return change_timing(case, inferior_anastomosis_min=inferior_min, superior_anastomosis_min=superior_min)


def move_clamp_onto_graft(case: Case, moved: bool) -> Case:
    """Set whether the superior clamp is moved down onto the graft once its superior end is sewn."""
    return change_timing(case, clamp_onto_graft=moved)
