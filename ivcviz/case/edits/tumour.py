"""What a surgeon does to the tumour."""

from dataclasses import replace
from typing import Any

from ivcviz.anatomy.specification import Side
from ivcviz.case.document import Case, Growth, Involved, LevelRef, Lumen, Thrombus
from ivcviz.case.faults import settled
from ivcviz.fields.checks import changed, require, sound
from ivcviz.fields.limits import CLOCK, OFFSET
from ivcviz.messages.sentences import Wording, say


def move_tumour_lower_end(case: Case, level: LevelRef) -> Case:
    """The lower end written as `level`: millimetres, or a landmark that it will follow."""
    return settled(replace(case, tumour=replace(case.tumour, lower=_sound(level, say("The tumour's lower end")))))


def move_tumour_upper_end(case: Case, level: LevelRef) -> Case:
    """The upper end written as `level`: millimetres, or a landmark that it will follow."""
    return settled(replace(case, tumour=replace(case.tumour, upper=_sound(level, say("The tumour's upper end")))))


def move_tumour(case: Case, by_mm: float) -> Case:
    """Both ends moved by the same millimetres (superior positive); ends written against a landmark stay so."""
    by_mm = require(say("The move"), by_mm, OFFSET)
    lower, upper = (_moved(end, by_mm) for end in (case.tumour.lower, case.tumour.upper))
    return settled(replace(case, tumour=replace(case.tumour, lower=lower, upper=upper)))


def change_tumour(case: Case, **values: Any) -> Case:
    """Other values of the tumour, by their names in the document; its ends and its thrombus have edits of their own."""
    return replace(case, tumour=changed(case.tumour, **values))


def set_mass(case: Case, mass_mm: tuple[float, float, float] | None) -> Case:
    """The specimen's size, longest side first or as measured; None where it is not known."""
    return change_tumour(case, mass_mm=mass_mm)


def set_growth(case: Case, growth: Growth) -> Case:
    """Whether the tumour grows into the lumen, out of the wall, or both."""
    return change_tumour(case, growth=growth)


def set_bulge(case: Case, clock_deg: float) -> Case:
    """The side towards which the mass bulges: a clock position, where 360 is 0 again."""
    return change_tumour(case, bulge_deg=0.0 if clock_deg == CLOCK.greatest else clock_deg)


def set_involved(case: Case, vein_id: str, length_mm: float) -> Case:
    """How much of a vein, from its ostium, the tumour has grown into; 0 for none."""
    new = sound(Involved(vein_id, length_mm))
    known = case.tumour.involved
    if vein_id in [item.vein_id for item in known]:
        involved = tuple(new if item.vein_id == vein_id else item for item in known)
    else:
        involved = (*known, new)
    changed = settled(replace(case, tumour=replace(case.tumour, involved=involved)))
    left = tuple(item for item in involved if item.vein_id != vein_id or item.length_mm > 0)
    return replace(changed, tumour=replace(changed.tumour, involved=left))


def set_circumference(case: Case, degrees: float | None) -> Case:
    """How much of the caval wall the tumour takes, centred on its bulge; None where it is not recorded."""
    return change_tumour(case, circumference_deg=degrees)


def set_lumen(case: Case, lumen: Lumen | None) -> Case:
    """How far the tumour closes the lumen; None where it is not recorded."""
    return change_tumour(case, lumen=lumen)


def set_thrombus(case: Case, lower: LevelRef | None, upper: LevelRef | None) -> Case:
    """The two ends of a bland thrombus in the cava; None for no thrombus."""
    if lower is None or upper is None:
        return replace(case, tumour=replace(case.tumour, thrombus=None))
    ends = Thrombus(_sound(lower, say("The thrombus's lower end")), _sound(upper, say("The thrombus's upper end")))
    return settled(replace(case, tumour=replace(case.tumour, thrombus=ends)))


def set_iliac_side(case: Case, side: Side | None) -> Case:
    """The iliac vein along which a tumour reaches below the confluence."""
    return change_tumour(case, iliac_side=side)


def _sound(level: LevelRef, name: Wording) -> LevelRef:
    return replace(level, offset_mm=require(name, level.offset_mm, OFFSET))


def _moved(level: LevelRef, by_mm: float) -> LevelRef:
    # To a nanometre: so that a move there and back ends exactly where it began.
    return replace(level, offset_mm=round(level.offset_mm + by_mm, 6))
