"""What a surgeon does to the tumour."""

from dataclasses import replace
from typing import Any

from ivcviz.anatomy.specification import Side
from ivcviz.case.document import Case, Growth, Involved, LevelRef, Lumen, Thrombus
from ivcviz.case.faults import require_consistent
from ivcviz.fields.checks import changed, require, require_valid
from ivcviz.fields.limits import CLOCK, OFFSET
from ivcviz.messages.sentences import Wording, say


def move_tumour_lower_end(case: Case, level: LevelRef) -> Case:
    """Move the lower end to `level`: millimetres, or an offset from a landmark that it then follows."""
    return require_consistent(replace(case, tumour=replace(case.tumour, lower=_sound(level, say("The tumour's lower end")))))


def move_tumour_upper_end(case: Case, level: LevelRef) -> Case:
    """Move the upper end to `level`: millimetres, or an offset from a landmark that it then follows."""
    return require_consistent(replace(case, tumour=replace(case.tumour, upper=_sound(level, say("The tumour's upper end")))))


def move_tumour(case: Case, by_mm: float) -> Case:
    """Move both ends by the same distance, mm (superior positive); ends written against a landmark stay so."""
    by_mm = require(say("The move"), by_mm, OFFSET)
    lower, upper = (_moved(end, by_mm) for end in (case.tumour.lower, case.tumour.upper))
    return require_consistent(replace(case, tumour=replace(case.tumour, lower=lower, upper=upper)))


def change_tumour(case: Case, **values: Any) -> Case:
    """Change fields of the tumour, by their names in the document; its ends and its thrombus have edits of their own."""
    return replace(case, tumour=changed(case.tumour, **values))


def set_mass(case: Case, mass_mm: tuple[float, float, float] | None) -> Case:
    """Set the specimen's size, mm, in any order of its sides; None: not known."""
    return change_tumour(case, mass_mm=mass_mm)


def set_growth(case: Case, growth: Growth) -> Case:
    """Set whether the tumour grows into the lumen, out of the wall, or both."""
    return change_tumour(case, growth=growth)


def set_bulge(case: Case, clock_deg: float) -> Case:
    """Set the clock position towards which the mass bulges; 360° is stored as 0°."""
    return change_tumour(case, bulge_deg=0.0 if clock_deg == CLOCK.greatest else clock_deg)


def set_involved(case: Case, vein_id: str, length_mm: float) -> Case:
    """Set the length of a vein, from its ostium, that the tumour has grown into; 0 for none."""
    new = require_valid(Involved(vein_id, length_mm))
    known = case.tumour.involved
    if vein_id in [item.vein_id for item in known]:
        involved = tuple(new if item.vein_id == vein_id else item for item in known)
    else:
        involved = (*known, new)
    changed = require_consistent(replace(case, tumour=replace(case.tumour, involved=involved)))
    left = tuple(item for item in involved if item.vein_id != vein_id or item.length_mm > 0)
    return replace(changed, tumour=replace(changed.tumour, involved=left))


def set_circumference(case: Case, degrees: float | None) -> Case:
    """Set the arc of caval wall that the tumour involves, centred on its bulge; None: not recorded."""
    return change_tumour(case, circumference_deg=degrees)


def set_lumen(case: Case, lumen: Lumen | None) -> Case:
    """Set how far the tumour closes the lumen; None: not recorded."""
    return change_tumour(case, lumen=lumen)


def set_thrombus(case: Case, lower: LevelRef | None, upper: LevelRef | None) -> Case:
    """Set the two ends of a bland thrombus in the cava; None for no thrombus."""
    if lower is None or upper is None:
        return replace(case, tumour=replace(case.tumour, thrombus=None))
    ends = Thrombus(_sound(lower, say("The thrombus's lower end")), _sound(upper, say("The thrombus's upper end")))
    return require_consistent(replace(case, tumour=replace(case.tumour, thrombus=ends)))


def set_iliac_side(case: Case, side: Side | None) -> Case:
    """Set the iliac vein along which the tumour reaches below the confluence."""
    return change_tumour(case, iliac_side=side)


def _sound(level: LevelRef, name: Wording) -> LevelRef:
    return replace(level, offset_mm=require(name, level.offset_mm, OFFSET))


def _moved(level: LevelRef, by_mm: float) -> LevelRef:
    # To a nanometre: so that a move there and back ends exactly where it began.
    return replace(level, offset_mm=round(level.offset_mm + by_mm, 6))
