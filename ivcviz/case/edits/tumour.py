"""What a surgeon does to the tumour."""

from dataclasses import replace
from typing import Any

from ivcviz.anatomy.landmarks import landmarks_of
from ivcviz.anatomy.specification import Side
from ivcviz.case.document import Case, Growth, Involved, LevelRef, Lumen, LumenTip, Origin, Thrombus
from ivcviz.case.faults import require_consistent
from ivcviz.case.levels import level_mm
from ivcviz.case.vein_choices import veins_of_origin
from ivcviz.errors import UserError
from ivcviz.fields.checks import changed, require, require_valid
from ivcviz.fields.declaration import declared
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


def set_lumen_tip_superior(case: Case, level: LevelRef | None) -> Case:
    """Set the superior end of what lies free in the lumen; None where nothing does above the extent at the wall."""
    return _with_tip(case, superior=level)


def set_lumen_tip_inferior(case: Case, level: LevelRef | None) -> Case:
    """Set the inferior end of what lies free in the lumen; None where nothing does below the extent at the wall."""
    return _with_tip(case, inferior=level)


def _with_tip(case: Case, **ends: LevelRef | None) -> Case:
    """The case with one end of the free part at another level, which must lie beyond the extent at the wall."""
    for name, level in ends.items():
        if level is not None:
            _require_beyond_wall(case, name == "superior", _sound(level, say("The {name}", name=_tip_name(name))))
    tip = replace(case.tumour.lumen_tip or LumenTip(), **ends)
    return require_consistent(replace(case, tumour=replace(case.tumour, lumen_tip=None if tip == LumenTip() else tip)))


def _tip_name(end: str) -> Wording:
    return declared(LumenTip)[end].field.name


def _require_beyond_wall(case: Case, superior: bool, level: LevelRef) -> None:
    landmarks = landmarks_of(case.anatomy)
    wall = level_mm(case.tumour.upper if superior else case.tumour.lower, landmarks)
    tip = level_mm(level, landmarks)
    if superior and tip < wall:
        raise UserError(
            say(
                "The tumour reaches {wall} at the wall: a floating tip cannot end below it; write a higher level.",
                wall=wall,
            )
        )
    if not superior and tip > wall:
        raise UserError(
            say("The tumour reaches {wall} at the wall: a floating tip cannot end above it; write a lower level.", wall=wall)
        )


def choose_origin(case: Case, origin: Origin) -> Case:
    """Choose where the tumour grew from. A vein of origin that is none of this origin's is dropped; of a tumour of the caval
    wall, so is whether the wall is invaded."""
    made = change_tumour(case, origin=origin)
    if case.tumour.origin_vein not in veins_of_origin(case.anatomy, origin):
        made = change_tumour(made, origin_vein=None)
    return change_tumour(made, wall_invaded=None) if origin == "wall" else made


def set_origin_vein(case: Case, vein_id: str | None) -> Case:
    """Set the vein through which the tumour grew into the cava; None: not recorded."""
    if vein_id is not None and case.tumour.origin == "wall":
        raise UserError(say("A tumour of the caval wall has no vein of origin: choose another origin first."))
    return require_consistent(change_tumour(case, origin_vein=vein_id))


def set_wall_invaded(case: Case, invaded: bool | None) -> Case:
    """Set whether a tumour that grew into the cava has grown into its wall; None: not recorded."""
    return change_tumour(case, wall_invaded=invaded)


def _sound(level: LevelRef, name: Wording) -> LevelRef:
    return replace(level, offset_mm=require(name, level.offset_mm, OFFSET))


def _moved(level: LevelRef, by_mm: float) -> LevelRef:
    # To a nanometre: so that a move there and back ends exactly where it began.
    return replace(level, offset_mm=round(level.offset_mm + by_mm, 6))
