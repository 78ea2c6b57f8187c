"""What a surgeon corrects in the body: landmarks and renal veins."""

from dataclasses import replace
from math import isclose
from typing import Any

from ivcviz.anatomy.landmarks import WORDS, landmarks_of, largest, reference_renal_veins, veins_of
from ivcviz.anatomy.specification import AnatomySpec, Course, Ostium, PrecavalArtery, RenalVein, Side
from ivcviz.case.document import Case, RenalPlan
from ivcviz.case.faults import require_consistent
from ivcviz.case.vein_choices import dividable, veins_of_origin
from ivcviz.errors import UserError
from ivcviz.fields.checks import changed, require, require_choice, require_valid
from ivcviz.fields.declaration import declared
from ivcviz.fields.limits import LEVEL
from ivcviz.messages.sentences import say

_VEIN_WORDS: dict[str, Side] = {"right-renal-vein": "right", "left-renal-vein": "left"}
_BAND_WORDS = ("renal-floor", "renal-roof")
_MOST_VEINS = declared(AnatomySpec)["renal_veins"].field.most

# Defaults: a renal vein that is added begins this far below the others of its side, as wide and as thick as this.
_ACCESSORY_BELOW_MM = 8.0
_ACCESSORY_MM = (7.0, 6.0)


def move_landmark(case: Case, word: str, level_mm: float) -> Case:
    """Move a landmark to another level; what is written against it follows.

    =========================================  ===================================================
    ``right-renal-vein``, ``left-renal-vein``  the ostium of that side's largest vein moves
    ``renal-floor``, ``renal-roof``            the ostia of all main renal veins move together
    ``iliac-confluence``                       refused: it is 0 by definition
    the others                                 that landmark alone
    =========================================  ===================================================
    """
    level_mm = require(say("The level of {word}", word=word), level_mm, LEVEL)
    if word not in WORDS:
        raise UserError(say("'{word}' is not a landmark; these are: {words}.", word=word, words=", ".join(WORDS)))
    if word == "iliac-confluence":
        raise UserError(say("The iliac confluence is 0 mm by definition: move the other landmarks instead."))
    by_mm = level_mm - landmarks_of(case.anatomy).level_of(word)
    renal = veins_of(case.anatomy)[0]
    if word in _VEIN_WORDS:
        moving = {largest(renal, _VEIN_WORDS[word]).id}
    elif word in _BAND_WORDS:
        moving = {vein.id for vein in renal if vein.main}
    else:
        return _with_landmark(case, word, level_mm)
    return _with_renal_veins(case, tuple(_shifted(v, by_mm) if v.id in moving else v for v in renal))


def reset_landmark(case: Case, word: str) -> Case:
    """Reset a landmark to the reference body; the renal ones bring back the reference body's renal veins."""
    if word in _VEIN_WORDS or word in _BAND_WORDS:
        return require_consistent(_pruned(replace(case, anatomy=replace(case.anatomy, renal_veins=None))))
    kept = tuple(item for item in case.anatomy.landmarks if item[0] != word)
    return require_consistent(replace(case, anatomy=replace(case.anatomy, landmarks=kept)))


def move_renal_ostium(
    case: Case, vein_id: str, *, lower_mm: float | None = None, upper_mm: float | None = None, clock_deg: float | None = None
) -> Case:
    """Set the edges (levels, mm) and the clock position of a renal vein's ostium; what is not given stays."""
    renal = veins_of(case.anatomy)[0]
    given = _given(lower_mm=lower_mm, upper_mm=upper_mm, clock_deg=clock_deg)
    ostium = changed(_vein(renal, vein_id).ostium, **given)
    return _with_renal_veins(case, tuple(replace(v, ostium=ostium) if v.id == vein_id else v for v in renal))


def add_renal_vein(case: Case, vein: RenalVein) -> Case:
    """Add a renal vein; its id must be new."""
    renal = veins_of(case.anatomy)[0]
    if len(renal) >= _MOST_VEINS:
        raise UserError(say("A case holds at most {most_veins} renal veins.", most_veins=_MOST_VEINS))
    return _with_renal_veins(case, (*renal, require_valid(vein)))


def shape_renal_vein(
    case: Case,
    vein_id: str,
    *,
    length_mm: float | None = None,
    width_mm: float | None = None,
    thickness_mm: float | None = None,
    course: Course | None = None,
    main: bool | None = None,
) -> Case:
    """A renal vein's length to the hilum, its calibre, its course past the aorta, and whether it counts as main; what is
    not given stays."""
    renal = veins_of(case.anatomy)[0]
    given = _given(length_mm=length_mm, width_mm=width_mm, thickness_mm=thickness_mm, course=course, main=main)
    new = changed(_vein(renal, vein_id), **given)
    return _with_renal_veins(case, tuple(new if v.id == vein_id else v for v in renal))


def set_tributary_distances(case: Case, **along_mm: float | None) -> Case:
    """Set how far from the cava the tributaries of the largest left renal vein enter it ("gonadal_mm"); None: as in the
    reference body."""
    renal = veins_of(case.anatomy)[0]
    main = largest(renal, "left")
    return _with_renal_veins(case, tuple(changed(v, **along_mm) if v.id == main.id else v for v in renal))


def add_accessory_vein(case: Case, side: Side) -> Case:
    """Add a small renal vein on a side, below the others there, for the surgeon to correct."""
    require_choice(say("The vein's side"), side, Side)
    renal = veins_of(case.anatomy)[0]
    alike = [v for v in renal if v.side == side]
    known = {v.id for v in renal}
    number = next(n for n in range(2, _MOST_VEINS + 3) if f"{side}-renal-vein-{n}" not in known)
    model = largest(renal, side)
    upper = min(v.ostium.lower_mm for v in alike) - _ACCESSORY_BELOW_MM
    ostium = Ostium(upper - _ACCESSORY_MM[0], upper, model.ostium.clock_deg)
    return add_renal_vein(
        case,
        replace(
            model,
            id=f"{side}-renal-vein-{number}",
            ostium=ostium,
            width_mm=_ACCESSORY_MM[0],
            thickness_mm=_ACCESSORY_MM[1],
            course="pre-aortic",
            main=False,
        ),
    )


def remove_renal_vein(case: Case, vein_id: str) -> Case:
    """Remove a renal vein and what was planned for it; each side keeps one main vein."""
    renal = veins_of(case.anatomy)[0]
    _vein(renal, vein_id)
    return _with_renal_veins(case, tuple(v for v in renal if v.id != vein_id))


def set_kidney_missing(case: Case, side: Side, missing: bool) -> Case:
    """Set whether a kidney is absent (removed earlier, or never there); its renal veins then end in a short stump."""
    require_choice(say("The kidney's side"), side, Side)
    known = case.anatomy.missing_kidneys
    if missing and known and side not in known:
        raise UserError(say("One kidney is missing already; a body without both is not drawn here."))
    return require_consistent(
        replace(
            case,
            anatomy=replace(
                case.anatomy, missing_kidneys=(side,) if missing else tuple(other for other in known if other != side)
            ),
        )
    )


def set_precaval_artery(case: Case, artery: PrecavalArtery | None) -> Case:
    """Set which right renal artery passes in front of the cava; None: none is recorded."""
    return require_consistent(replace(case, anatomy=changed(case.anatomy, precaval_artery=artery)))


def _with_landmark(case: Case, word: str, level_mm: float) -> Case:
    others = tuple(item for item in case.anatomy.landmarks if item[0] != word)
    plain = replace(case.anatomy, landmarks=others)
    try:
        at_reference = landmarks_of(plain).level_of(word) == level_mm
    except UserError:
        at_reference = False  # the other landmarks stand only together with this one
    known = [item[0] for item in case.anatomy.landmarks]
    new = (word, level_mm)
    if at_reference:
        landmarks = others
    elif word in known:
        landmarks = tuple(new if item[0] == word else item for item in case.anatomy.landmarks)
    else:
        landmarks = (*others, new)
    return require_consistent(replace(case, anatomy=replace(case.anatomy, landmarks=landmarks)))


def _with_renal_veins(case: Case, veins: tuple[RenalVein, ...]) -> Case:
    own: tuple[RenalVein, ...] | None = veins
    if _same(veins, reference_renal_veins(case.anatomy.sex)):
        own = None  # as the reference body has them: nothing to write down
    return require_consistent(_pruned(replace(case, anatomy=replace(case.anatomy, renal_veins=own))))


def _pruned(case: Case) -> Case:
    """The case without what speaks of veins that it no longer has."""
    ids = _vein_ids(case.anatomy)
    involved = tuple(item for item in case.tumour.involved if item.vein_id in ids)
    origin_vein = case.tumour.origin_vein if case.tumour.origin_vein in veins_of_origin(case.anatomy) else None
    renal_plan = tuple(_with_own_tributaries(case.anatomy, item) for item in case.renal_plan if item.vein_id in ids)
    return replace(case, tumour=replace(case.tumour, involved=involved, origin_vein=origin_vein), renal_plan=renal_plan)


def _with_own_tributaries(spec: AnatomySpec, plan: RenalPlan) -> RenalPlan:
    own = dividable(spec, plan.vein_id)
    return replace(plan, divided=tuple(name for name in plan.divided if name in own))


def _vein_ids(spec: AnatomySpec) -> set[str]:
    renal, hepatic = veins_of(spec)
    return {vein.id for vein in renal} | {vein.id for vein in hepatic}


def _given(**values: Any) -> dict[str, Any]:
    """The values that are not None."""
    return {key: value for key, value in values.items() if value is not None}


def _shifted(vein: RenalVein, by_mm: float) -> RenalVein:
    lower, upper = (round(edge + by_mm, 6) for edge in (vein.ostium.lower_mm, vein.ostium.upper_mm))
    return replace(vein, ostium=changed(vein.ostium, lower_mm=lower, upper_mm=upper))


def _same(veins: tuple[RenalVein, ...], reference: tuple[RenalVein, ...]) -> bool:
    if len(veins) != len(reference):
        return False
    return all(
        replace(vein, ostium=known.ostium) == known
        and vein.ostium.clock_deg == known.ostium.clock_deg
        and isclose(vein.ostium.lower_mm, known.ostium.lower_mm, abs_tol=1e-6)
        and isclose(vein.ostium.upper_mm, known.ostium.upper_mm, abs_tol=1e-6)
        for vein, known in zip(veins, reference, strict=True)
    )


def _vein(veins: tuple[RenalVein, ...], vein_id: str) -> RenalVein:
    for vein in veins:
        if vein.id == vein_id:
            return vein
    raise UserError(
        say(
            "'{vein_id}' is not a renal vein of this body; these are: {id}.", vein_id=vein_id, id=", ".join(v.id for v in veins)
        )
    )
