"""Labels of what a plan may have beside tumour, graft and veins: patch, thrombus, and where a branch has little room."""

from dataclasses import replace

import numpy as np

from ivcviz.anatomy.organs import liver_turn
from ivcviz.case.levels import level_mm
from ivcviz.geometry.arrays import Floats
from ivcviz.messages.numbers import whole
from ivcviz.messages.sentences import Wording, say, say_many
from ivcviz.plan.model import Plan, PlannedDefect
from ivcviz.plan.operation.act import CAVOTOMY
from ivcviz.plan.operation.operative_field import Situs
from ivcviz.scene.model import Label, Moment, Point
from ivcviz.scene.parts.removed import divided_at

_HEPATIC = ("right-hepatic-vein", "middle-hepatic-vein", "left-hepatic-vein")
_BESIDE_VEINS_MM = np.array([-18.0, 0.0, 7.0])  # by eye: on the right lobe, off its veins and the kidney
_LEVELS_MM = (32.0, 20.0, 48.0, 12.0, 65.0, 125.0, 235.0)  # where the cava is named, the best first (by eye)
_OFF_MM = 6.0
_TURNS = np.array([0.0, 40.0, -40.0])


def added_labels(plan: Plan, situs: Situs, shown: frozenset[str]) -> list[Label]:
    """The labels of patch, thrombus, ties and tight places that are shown."""
    labels = []
    what: Wording
    if plan.defect is not None and CAVOTOMY in situs.cut and shown & {"cut-walls", "suture-wall"}:
        what = say("Cavotomy, closed") if "suture-wall" in shown else say("Cavotomy")
        words = say("{what}, {length} mm", what=what, length=whole(plan.defect.length_mm))
        labels.append(replace(_defect_label(plan, plan.defect, what), text=words))
    elif plan.defect is not None and shown & {"patch", "resected", "suture-wall"}:
        what = say("Primary closure") if "suture-wall" in shown else say("Defect in the wall")
        if plan.patch is not None and "patch" in shown:
            what = plan.patch.substitute.patch_label
        labels.append(_defect_label(plan, plan.defect, what))
    thrombus = next((part for part in sorted(shown) if part.startswith("thrombus")), None)
    if plan.case.tumour.thrombus is not None and thrombus is not None:
        low, high = _thrombus_ends(plan, thrombus)
        levels = low + np.array([0.5, 0.75, 0.25])[:, None] * (high - low)
        points = plan.body.cava.wall_point(levels, np.array([0.0, 90.0, 270.0, 180.0])[None, :])
        labels.append(Label("thrombus", say("Bland thrombus"), _points(points), 1))
    if "ties" in shown and "tumour" in shown:
        labels.append(_ties_label(plan, situs))
    return labels


def label_on_remaining_cava(plan: Plan, moment: Moment, label: Label) -> Label:
    """The cava's label, on what a resection leaves of it; before the resection, clear of tumour and thrombus."""
    if label.id != "ivc" or moment.stage == "intact":
        return label
    if plan.resection is None or moment.shows_tumour:
        return _off_what_fills_it(plan, label)
    cuts, top = plan.resection, plan.body.cava.junction_mm
    levels = [level for level in (cuts.inferior_mm - 25.0, cuts.superior_mm + 25.0, 10.0, 235.0) if 0.0 < level < top]
    outside = [level for level in levels if not cuts.inferior_mm - 3.0 < level < cuts.superior_mm + 3.0]
    return replace(label, anchors=_round(plan, outside)) if outside else label


def _off_what_fills_it(plan: Plan, label: Label) -> Label:
    filled = [(plan.extent.lower_mm, plan.extent.upper_mm)]
    if plan.case.tumour.thrombus is not None:
        thrombus, marks = plan.case.tumour.thrombus, plan.body.landmarks
        filled.append((level_mm(thrombus.lower, marks), level_mm(thrombus.upper, marks)))
    free = [level for level in _LEVELS_MM if all(not low - _OFF_MM < level < high + _OFF_MM for low, high in filled)]
    return replace(label, anchors=_round(plan, free)) if free else label


def on_turned_liver(plan: Plan, label: Label) -> Label:
    """The label of the liver or of a hepatic vein, moved with the mobilised liver."""
    if label.id == "liver":
        return replace(label, anchors=_points(np.array(label.anchors) + _BESIDE_VEINS_MM))
    if label.id not in _HEPATIC:
        return label
    rotation, pivot = liver_turn(plan.body)
    return replace(label, anchors=_points((np.array(label.anchors) - pivot) @ rotation.T + pivot))


def _defect_label(plan: Plan, defect: PlannedDefect, what: Wording) -> Label:
    length, width = whole(defect.length_mm), whole(defect.width_mm)
    words = say("{what}, {length} × {width} mm", what=what, length=length, width=width)
    levels = np.array([0.5, 0.7, 0.3])[:, None] * defect.length_mm + defect.inferior_mm
    turns = defect.clock_deg + _TURNS * defect.arc_deg / 120
    return Label("patch", words, _points(plan.body.cava.wall_point(levels, turns[None, :])), 0)


def _ties_label(plan: Plan, situs: Situs) -> Label:
    divided = divided_at(plan, situs)
    count = len(divided)
    courses = sorted((plan.body.course(vein).curve.at(2.0) for vein in divided), key=lambda point: float(point[1]))
    words = say_many(count, "Small vein, divided and tied", "{count} small veins, divided and tied")
    return Label("ties", words, _points(np.array(courses)), 4)


def _round(plan: Plan, levels: list[float]) -> tuple[Point, ...]:
    turns = np.array([0.0, 90.0, 270.0, 180.0])
    return _points(plan.body.cava.wall_point(np.array(levels)[:, None], turns[None, :]))


def _thrombus_ends(plan: Plan, part: str) -> tuple[float, float]:
    thrombus, extent = plan.case.tumour.thrombus, plan.extent
    assert thrombus is not None
    low, high = (level_mm(end, plan.body.landmarks) for end in (thrombus.lower, thrombus.upper))
    return (low, min(high, extent.lower_mm)) if part.endswith("0") else (max(low, extent.upper_mm), high)


def _points(points: Floats) -> tuple[Point, ...]:
    return tuple((x, y, z) for x, y, z in np.asarray(points, float).reshape(-1, 3).tolist())
