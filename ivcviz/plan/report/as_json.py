"""A plan for scripts: one JSON object, unrounded."""

from typing import Any

from ivcviz.messages.sentences import for_scripts
from ivcviz.plan.finding import Finding
from ivcviz.plan.model import Clamp, DividedVein, Plan, PlannedDefect, PlannedGraft, PlannedPatch, PlannedRenalVein, Segment
from ivcviz.plan.operation import acts_json, stage_text, timeline_text
from ivcviz.plan.operation.operation import operation_of
from ivcviz.plan.operation.timeline import timeline_of
from ivcviz.plan.plan_b import PlanB, plan_b_of
from ivcviz.plan.reconstruction.graft import PUBLISHED_SIZES
from ivcviz.plan.report.recorded import patient_json, tumour_json
from ivcviz.plan.wording.body_origins import origins_json
from ivcviz.plan.wording.named_values import named_values
from ivcviz.plan.wording.names import lengths_are
from ivcviz.plan.wording.stops import ends_json, head_of, stops_json


def as_json(plan: Plan) -> dict[str, Any]:
    """Everything derived, in plain types and unrounded; the keys that definitions for scripts list are kept stable."""
    operation = operation_of(plan)
    result = {
        "title": plan.case.title,
        **stops_json(head_of(plan)),
        "ends": ends_json(plan),
        "patient": patient_json(plan),
        "tumour": tumour_json(plan),
        **_reading(plan),
        "resection": None if plan.resection is None else _resection(plan.resection),
        "clamps": [_clamp(clamp) for clamp in plan.clamps],
        "divided_veins": [_divided(vein) for vein in plan.divided],
        "graft": None if plan.graft is None else _graft(plan.graft),
        "defect": None if plan.defect is None else _defect(plan.defect),
        "patch": None if plan.patch is None else _patch(plan.patch),
        "renal_veins": [_renal_vein(vein) | {"plan_b": _plan_b(plan_b_of(plan, vein.id))} for vein in plan.renal_veins],
        "findings": [_finding(found) for found in plan.findings],
        "stages": stage_text.as_json(plan, operation),
        "acts": acts_json.as_json(operation),
        "timeline": timeline_text.as_json(timeline_of(plan, operation)),
        "lengths_are": lengths_are(plan),
        "origins": origins_json(plan.body),
    }
    return dict(for_scripts(result))


def _reading(plan: Plan) -> dict[str, Any]:
    reading = plan.reading
    return {
        "extent": {"lower_mm": float(plan.extent.lower_mm), "upper_mm": float(plan.extent.upper_mm)},
        "zones": list(reading.zones),
        "zone": reading.key,
        "zone_words": reading.words,
        "highest_zone": reading.highest,
        "convention": reading.convention,
        "zone_by_convention": dict(reading.by_convention),
        "borders": [_plain(named_values(border)) for border in reading.borders],
        "zone_probability": dict(reading.probability),
        "span_probability": reading.span_probability,
        "stability": reading.stability,
        "sentence": reading.sentence,
        "cross_readings": [named_values(other) for other in reading.cross_readings],
    }


def _resection(segment: Segment) -> dict[str, Any]:
    return {
        "inferior_mm": float(segment.inferior_mm),
        "superior_mm": float(segment.superior_mm),
        "length_mm": float(segment.length_mm),
    }


def _divided(vein: DividedVein) -> dict[str, Any]:
    return _plain(named_values(vein))


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    """Whole numbers of a document as floats, so that a script meets one type."""
    return {name: float(value) if isinstance(value, int) else value for name, value in values.items()}


def _clamp(clamp: Clamp) -> dict[str, Any]:
    return {
        "name": clamp.name,
        "vein": clamp.vein,
        "level_mm": None if clamp.level_mm is None else float(clamp.level_mm),
        "along_mm": None if clamp.along_mm is None else float(clamp.along_mm),
    }


def _graft(graft: PlannedGraft) -> dict[str, Any]:
    native = {"inferior": graft.native_inferior_mm, "superior": graft.native_superior_mm}
    widest = {"inferior": graft.widest_inferior_mm, "superior": graft.widest_superior_mm}
    return {
        "substitute": graft.substitute.id,
        "form": graft.substitute.form_of(graft.diameter_mm),
        "evidence": graft.substitute.evidence,
        "ringed": graft.ringed,
        "diameter_mm": float(graft.diameter_mm),
        "outer_diameter_mm": float(graft.outer_diameter_mm),
        "wall_mm": float(graft.wall_mm),
        "length_mm": float(graft.length_mm),
        "native_diameter_mm": native,
        "native_widest_mm": widest,
        "ratio": {cut: _ratio(graft, size) for cut, size in native.items()},
        "ratio_to_widest": {cut: _ratio(graft, size) for cut, size in widest.items()},
        "published": [
            {"graft": size.graft, "for": size.for_cava, "number": size.number, "source": size.source}
            for size in PUBLISHED_SIZES
        ],
    }


def _defect(defect: PlannedDefect) -> dict[str, Any]:
    sizes = {name: float(getattr(defect, name)) for name in ("inferior_mm", "superior_mm", "clock_deg", "arc_deg", "width_mm")}
    return {**sizes, "length_mm": float(defect.length_mm)}


def _patch(patch: PlannedPatch) -> dict[str, Any]:
    return {**_plain(named_values(patch)), "substitute": patch.substitute.id, "length_mm": float(patch.length_mm)}


def _ratio(graft: PlannedGraft, native_mm: float | None) -> float | None:
    return None if native_mm is None else graft.diameter_mm / native_mm


def _renal_vein(vein: PlannedRenalVein) -> dict[str, Any]:
    return {
        "id": vein.id,
        "side": vein.side,
        "in_resection": vein.in_resection,
        "method": vein.method.id,
        "substitute": None if vein.piece is None or vein.piece.of is None else vein.piece.of.id,
        "involved_mm": float(vein.involved_mm),
        "en_bloc": vein.en_bloc,
        "stump_along_mm": vein.stump_along_mm,
        "gap_mm": vein.gap_mm,
        "reach_mm": vein.reach_mm,
        "takeoff_deg": vein.takeoff_deg,
        "surface": None if vein.branch is None else "outer",
        "hole": None if vein.hole is None else named_values(vein.hole),
        "seam_mm": None if vein.seam is None else vein.seam.length_mm,
        "saddle_mm": None if vein.seam is None else vein.seam.saddle_mm,
        "clearances": [named_values(found) for found in vein.clearances],
        "branch": None
        if vein.branch is None
        else {
            "base_diameter_mm": vein.branch.base_diameter_mm,
            "tip_diameter_mm": vein.branch.tip_diameter_mm,
            "length_mm": vein.branch.length_mm,
            "offset_mm": vein.branch.offset_mm,
        },
    }


def _plan_b(found: PlanB | None) -> dict[str, Any] | None:
    """Plan B of a vein, and the findings that it adds and removes."""
    if found is None:
        return None
    vein = found.vein
    return {
        "method": vein.method.id,
        "gap_mm": vein.gap_mm,
        "reach_mm": vein.reach_mm,
        "hole": None if vein.hole is None else named_values(vein.hole),
        "seam_mm": None if vein.seam is None else vein.seam.length_mm,
        "findings_come": [_in_short(other) for other in found.findings_added],
        "findings_go": [_in_short(other) for other in found.findings_removed],
    }


def _in_short(found: Finding) -> dict[str, Any]:
    return {"rule": found.rule, "severity": found.severity, "sentence": found.sentence}


def _finding(found: Finding) -> dict[str, Any]:
    values = {name: list(value) if isinstance(value, tuple) else value for name, value in found.values}
    return {
        "rule": found.rule,
        "severity": found.severity,
        "sentence": found.sentence,
        "values": values,
        "source": found.source,
        "about": found.about,
        "level_mm": found.level_mm,
        "kind": found.kind,
        "overridden": found.overridden or None,
        "overridden_by": None if found.override is None else {"role": found.override.role, "date": found.override.date},
    }
