"""What a report says, entered into a case."""

from collections.abc import Callable
from typing import Any

from ivcviz.anatomy.landmarks import Landmarks, landmarks_of, largest, veins_of
from ivcviz.case import edits
from ivcviz.case.document import Case, LevelRef
from ivcviz.case.levels import level_mm
from ivcviz.case.words.report import Ends, Report


def apply_report(case: Case, report: Report) -> Case:
    """Enter a report's values into the case; what the report does not mention stays."""
    patient = case.patient
    age = patient.age if report.age is None else report.age
    case = edits.set_patient(case, sex=report.sex or case.anatomy.sex, age=age, symptoms=patient.symptoms)
    case = _with_extent(_with_body(case, report), report)
    veins = veins_of(case.anatomy)[0]
    for side, length in report.involved_mm.items():
        case = edits.set_involved(case, largest(veins, side).id, length)
    values_and_edits: tuple[tuple[Any, Callable[[Case, Any], Case]], ...] = (
        (report.mass_mm, edits.set_mass),
        (report.circumference_deg, edits.set_circumference),
        (report.lumen, edits.set_lumen),
        (report.collaterals, edits.set_collaterals),
        (report.leg_oedema, edits.set_leg_oedema),
        (report.right_kidney_percent, edits.set_kidney_share),
        (report.iliac_side, edits.set_iliac_side),
    )
    for value, edit in values_and_edits:
        case = case if value is None else edit(case, value)
    return case


def in_order(ends: Ends, marks: Landmarks) -> Ends:
    """The lower end and the upper one, in a body with these landmarks."""
    lower, upper = sorted(ends, key=lambda end: level_mm(end, marks))
    return lower, upper


def _with_body(case: Case, report: Report) -> Case:
    """A kidney that is missing, the course of the left renal vein (the largest of that side), one vein more."""
    if report.missing_kidney is not None:
        case = edits.set_kidney_missing(case, report.missing_kidney, True)
    if report.left_course is not None:
        vein = largest(veins_of(case.anatomy)[0], "left")
        case = edits.shape_renal_vein(case, vein.id, course=report.left_course)
    for side in report.accessory:
        case = edits.add_accessory_vein(case, side)
    return case


def _with_extent(case: Case, report: Report) -> Case:
    """The tumour's ends at the wall and in the lumen, and those of a bland thrombus."""
    if report.ends is not None:
        case = _with_ends(case, *in_order(report.ends, landmarks_of(case.anatomy)))
    elif report.lower is not None and report.upper is not None:
        case = _with_ends(case, report.lower, report.upper)
    else:
        case = case if report.lower is None else edits.move_tumour_lower_end(case, report.lower)
        case = case if report.upper is None else edits.move_tumour_upper_end(case, report.upper)
    if report.tip is not None:
        case = edits.set_lumen_tip_superior(case, report.tip)
    if report.thrombus is None:
        return case
    return edits.set_thrombus(case, *in_order(report.thrombus, landmarks_of(case.anatomy)))


def _with_ends(case: Case, lower: LevelRef, upper: LevelRef) -> Case:
    """Both ends at once, wherever the tumour was."""
    marks = landmarks_of(case.anatomy)
    if level_mm(lower, marks) < level_mm(case.tumour.upper, marks):
        return edits.move_tumour_upper_end(edits.move_tumour_lower_end(case, lower), upper)
    return edits.move_tumour_lower_end(edits.move_tumour_upper_end(case, upper), lower)
