"""What is recorded of the patient, and of the tumour beside its extent: as JSON and as text."""

from collections.abc import Iterator
from typing import Any

from ivcviz.case.document import Case, Tumour
from ivcviz.case.levels import level_mm
from ivcviz.fields.declaration import default_of
from ivcviz.messages.numbers import mm, tenths
from ivcviz.messages.sentences import Text, joined, say
from ivcviz.plan.model import Plan
from ivcviz.plan.wording.names import (
    COLLATERAL_WORDS,
    INTENT_WORDS,
    LUMEN_WORDS,
    ORIGIN_WORDS,
    PRECAVAL_WORDS,
    SIDE_WORDS,
    in_words,
)
from ivcviz.terms.term import ids


def patient_json(plan: Plan) -> dict[str, Any]:
    """The patient's facts; null where nothing is recorded."""
    patient, anatomy = plan.case.patient, plan.case.anatomy
    artery = {} if anatomy.precaval_artery is None else {"precaval_artery": anatomy.precaval_artery}
    return {
        "sex": anatomy.sex,
        "age": patient.age,
        "right_kidney_percent": patient.right_kidney_percent,
        "missing_kidneys": list(anatomy.missing_kidneys),
        "collaterals": patient.collaterals,
        "leg_oedema": patient.leg_oedema,
        **artery,
    }


def tumour_json(plan: Plan) -> dict[str, Any]:
    """The tumour's facts, and the organs taken with it; null where nothing is recorded."""
    tumour = plan.case.tumour
    ends = thrombus_mm(plan)
    return {
        "mass_mm": None if tumour.mass_mm is None else [float(side) for side in tumour.mass_mm],
        "involved": [{"vein_id": item.vein_id, "length_mm": float(item.length_mm)} for item in tumour.involved],
        "circumference_deg": tumour.circumference_deg,
        "lumen": tumour.lumen,
        "origin": tumour.origin,
        "origin_vein": tumour.origin_vein,
        "wall_invaded": tumour.wall_invaded,
        "lumen_tip": _tip_json(plan),
        "intent": plan.case.intent,
        "thrombus": None if ends is None else {"lower_mm": ends[0], "upper_mm": ends[1]},
        "en_bloc": list(ids(plan.case.resection.en_bloc)),
    }


def _tip_json(plan: Plan) -> dict[str, float | None] | None:
    tip, marks = plan.case.tumour.lumen_tip, plan.body.landmarks
    if tip is None:
        return None
    lower, upper = (None if end is None else level_mm(end, marks) for end in (tip.inferior, tip.superior))
    return {"lower_mm": lower, "upper_mm": upper}


def thrombus_mm(plan: Plan) -> tuple[float, float] | None:
    """The two ends of a bland thrombus, mm above the confluence."""
    thrombus, marks = plan.case.tumour.thrombus, plan.body.landmarks
    return None if thrombus is None else (level_mm(thrombus.lower, marks), level_mm(thrombus.upper, marks))


def patient_words(plan: Plan) -> Text:
    """The patient's recorded values as a line of text."""
    patient, anatomy = plan.case.patient, plan.case.anatomy
    parts = [say("woman") if anatomy.sex == "F" else say("man")]
    if patient.age is not None:
        parts.append(say("{age} years", age=patient.age))
    parts += [say("{side} kidney missing", side=SIDE_WORDS[side]) for side in anatomy.missing_kidneys]
    if anatomy.precaval_artery is not None:
        parts.append(say("{artery} before the cava", artery=PRECAVAL_WORDS[anatomy.precaval_artery]))
    if patient.right_kidney_percent is not None:
        right = patient.right_kidney_percent
        parts.append(say("renal function right {right} %, left {left} %", right=tenths(right), left=tenths(100.0 - right)))
    if patient.collaterals is not None:
        parts.append(say("collaterals {state}", state=COLLATERAL_WORDS[patient.collaterals]))
    if patient.leg_oedema is not None:
        parts.append(say("leg oedema") if patient.leg_oedema else say("no leg oedema"))
    return joined(parts, "; ")


def _origin_words(plan: Plan) -> Iterator[Text]:
    """Where the tumour came from, unless it is of the wall itself, and what is meant to be done."""
    tumour, case = plan.case.tumour, plan.case
    if tumour.origin != default_of(Tumour, "origin"):
        yield say("origin: {origin}", origin=ORIGIN_WORDS[tumour.origin])
    if tumour.origin_vein is not None:
        yield say("grown in through the {vein}", vein=in_words(tumour.origin_vein))
    if tumour.wall_invaded is not None:
        yield say("wall invaded") if tumour.wall_invaded else say("wall not invaded")
    if case.intent != default_of(Case, "intent"):
        intent = INTENT_WORDS[case.intent]
        reason = case.intent_reason
        yield (
            say("meant: {intent} ({reason})", intent=intent, reason=reason) if reason else say("meant: {intent}", intent=intent)
        )


def tumour_words(plan: Plan) -> Text | None:
    """The tumour's recorded values beside its extent as a line of text; None where there are none."""
    tumour = plan.case.tumour
    parts = [*_origin_words(plan)]
    if tumour.mass_mm is not None:
        parts.append(say("mass {sides} mm", sides=joined([tenths(side) for side in tumour.mass_mm], " × ")))
    if tumour.circumference_deg is not None:
        parts.append(say("{angle}° of the wall", angle=tenths(tumour.circumference_deg)))
    if tumour.lumen is not None:
        parts.append(say("lumen {state}", state=LUMEN_WORDS[tumour.lumen]))
    tip = _tip_json(plan) or {}
    if (low := tip.get("lower_mm")) is not None:
        parts.append(say("free in the lumen down to {level}", level=mm(low)))
    if (high := tip.get("upper_mm")) is not None:
        parts.append(say("free in the lumen up to {level}", level=mm(high)))
    ends = thrombus_mm(plan)
    if ends is not None:
        parts.append(say("bland thrombus {lower} to {upper}", lower=tenths(ends[0]), upper=mm(ends[1])))
    if plan.case.resection.en_bloc:
        organs = joined([organ.name for organ in plan.case.resection.en_bloc], ", ")
        parts.append(say("en bloc with {organs}", organs=organs))
    return joined(parts, "; ") if parts else None
