"""The labels of a scene's parts: words, and the points on their surface where a leader may end."""

from functools import lru_cache

import numpy as np

from ivcviz.anatomy.body import Body
from ivcviz.anatomy.organs import label_points
from ivcviz.messages.numbers import short
from ivcviz.messages.sentences import Message, capital, say
from ivcviz.plan.model import Plan, PlannedRenalVein
from ivcviz.plan.operation.act import CAVAL_ENDS, INFERIOR, TRIAD
from ivcviz.plan.operation.operative_field import Situs
from ivcviz.plan.reconstruction.branch_course import branch_axis, vein_axis
from ivcviz.plan.reconstruction.renal_outcome import into_opening
from ivcviz.plan.resection.iliac import ILIAC_SIDES
from ivcviz.scene.labels.operation import added_labels
from ivcviz.scene.labels.surfaces import around, beside, on_vein, points_of
from ivcviz.scene.labels.tumour import tumour_labels, vein_name
from ivcviz.scene.meshes.arteries import artery_clamp_site
from ivcviz.scene.model import Label, Moment, Point, View
from ivcviz.scene.parts.clamps import PlacedClamp, clamps_on

_HEPATIC = (
    ("right-hepatic-vein", say("Right hepatic vein")),
    ("middle-hepatic-vein", say("Middle hepatic vein")),
    ("left-hepatic-vein", say("Left hepatic vein")),
)
_ORGANS = {
    "aorta": (say("Abdominal aorta"), 4),
    "superior-mesenteric-artery": (say("Superior mesenteric artery"), 5),
    "right-kidney": (say("Right kidney"), 5),
    "left-kidney": (say("Left kidney"), 5),
    "liver": (say("Liver"), 6),
    "right-atrium": (say("Right atrium"), 5),
    "right-adrenal": (say("Right adrenal"), 7),
    "left-adrenal": (say("Left adrenal"), 7),
}


def labels_of(plan: Plan, moment: Moment, shown: frozenset[str], view: View) -> tuple[Label, ...]:
    """A label for each part that is shown and named, most important first."""
    situs = moment.situs
    labels = tumour_labels(plan, shown) if moment.shows_tumour else []
    labels += added_labels(plan, situs, shown) + _graft_labels(plan, shown)
    labels += _vein_labels(plan, shown) + _clamp_labels(plan, situs, shown) + _organ_labels(plan.body, shown)
    # Translucent organs do not hide what lies behind them: from one side, what belongs to the other is not named.
    far = {"left": "right-", "right": "left-"}.get(view, "none")
    return tuple(label for label in labels if far not in label.id or label.id == "right-atrium")


def _graft_labels(plan: Plan, shown: frozenset[str]) -> list[Label]:
    if plan.graft is None or "graft" not in shown:
        return []
    cava, graft = plan.body.cava, plan.graft
    radius = graft.diameter_mm / 2 + graft.wall_mm
    made, diameter = graft.substitute.graft_label, short(graft.diameter_mm)
    words = say("{substitute}, Ø {diameter} mm", substitute=made, diameter=diameter)
    if graft.ringed:
        words = say("{substitute}, ringed, Ø {diameter} mm", substitute=made, diameter=diameter)
    levels = [graft.inferior_mm + share * graft.length_mm for share in (0.62, 0.8, 0.9, 0.5, 0.15)]
    labels = [Label("graft", words, around(cava, levels, radius), 0)]
    for end, id_, name, level in (
        ("superior", "Superior anastomosis", say("Superior anastomosis"), graft.superior_mm),
        ("inferior", "Inferior anastomosis", say("Inferior anastomosis"), graft.inferior_mm),
    ):
        if f"suture-{end}" in shown:
            labels.append(Label(id_, name, around(cava, (level,), radius + 0.5), 3))
    return labels + [_branch_label(plan, vein) for vein in plan.renal_veins if f"branch-{vein.id}" in shown]


def _branch_label(plan: Plan, vein: PlannedRenalVein) -> Label:
    assert vein.hole is not None
    assert vein.branch is not None
    assert plan.graft is not None
    level = plan.graft.superior_mm - vein.hole.centre_from_superior_end_mm
    stump, clock = vein.stump_along_mm or 0.0, vein.hole.clock_deg
    if into_opening(vein):
        cava = plan.body.cava
        shares: tuple[float, ...] = (0.3, 0.2, 0.4)
        out = cava.direction(level, clock)
        axis = vein_axis(plan.body, vein.id, stump, cava.point(level) + plan.graft.diameter_mm / 2 * out, out)
    else:
        shares = (0.4, 0.25, 0.55, 0.15, 0.7, 0.85)  # what lies behind the mesenteric artery is not seen from the front
        axis = branch_axis(plan.body, vein.id, stump, vein.branch, level, clock)
    at = np.round(np.array(shares) * (len(axis) - 1)).astype(int)
    along = np.gradient(axis, axis=0)
    along /= np.linalg.norm(along, axis=1, keepdims=True)
    base, tip = vein.branch.base_diameter_mm, vein.branch.tip_diameter_mm
    points = beside(axis[at], along[at], (base + np.array(shares) * (tip - base)) / 2)
    return Label(f"branch-{vein.id}", vein.method.label, points, 1)


def _vein_labels(plan: Plan, shown: frozenset[str]) -> list[Label]:
    if "veins" not in shown:
        return []
    involved = {i.vein_id for i in plan.case.tumour.involved if i.length_mm > 0} if "tumour" in shown else set()
    return [label for label in _labels_of_veins(plan.body) if label.id not in involved]


@lru_cache(maxsize=8)
def _labels_of_veins(body: Body) -> tuple[Label, ...]:
    """Cava, renal and hepatic veins: they stay where they are while a tumour is moved."""
    labels = [Label("ivc", say("Inferior vena cava"), around(body.cava, (32.0, 20.0, 48.0), 9.0), 1)]
    for vein in body.renal_veins:
        length = body.course(vein.id).length_mm
        labels.append(Label(vein.id, vein_name(body, vein.id), on_vein(body, vein.id, (0.75 * length, 0.9 * length)), 2))
    for vein_id, words in _HEPATIC:
        if vein_id in body.courses:
            length = body.course(vein_id).length_mm
            labels.append(Label(vein_id, words, on_vein(body, vein_id, (0.55 * length, 0.8 * length, 0.3 * length)), 4))
    return tuple(labels)


def _clamp_labels(plan: Plan, situs: Situs, shown: frozenset[str]) -> list[Label]:
    on = [clamp for clamp in clamps_on(plan, situs) if clamp.part_id in shown]
    return [
        Label(clamp.part_id, capital(clamp.name), _on_clamp(plan, clamp), 1, always=True, brief=_brief_clamp(plan, clamp))
        for clamp in on
    ]


def _brief_clamp(plan: Plan, clamp: PlacedClamp) -> Message:
    """A clamp's name where there is little room."""
    if clamp.site in CAVAL_ENDS:
        return say("Inferior clamp") if clamp.site == INFERIOR else say("Superior clamp")
    if clamp.site == TRIAD:
        return say("Pringle clamp")
    if clamp.artery is not None:
        return say("R renal a. clamp") if clamp.artery == "right" else say("L renal a. clamp")
    if clamp.site.kind == "iliac-vein":
        return say("R iliac v. clamp") if ILIAC_SIDES[clamp.site.id] == "right" else say("L iliac v. clamp")
    side = next(vein.side for vein in plan.renal_veins if vein.id == clamp.site.id)
    alike = [vein.id for vein in plan.renal_veins if vein.side == side]
    number = f" {alike.index(clamp.site.id) + 1}" if len(alike) > 1 else ""
    if side == "right":
        return say("R renal v.{number} clamp", number=number)
    return say("L renal v.{number} clamp", number=number)


def _on_clamp(plan: Plan, clamp: PlacedClamp) -> tuple[Point, ...]:
    """Points at a clamp's jaws."""
    if clamp.along_mm is not None:
        return on_vein(plan.body, clamp.site.id, (clamp.along_mm,))
    if clamp.level_mm is not None:
        return around(plan.body.cava, (clamp.level_mm,), 6.0)
    if clamp.artery is None:
        return points_of(np.array(label_points(plan.body)["portal-vein"]))
    at = artery_clamp_site(plan.body, clamp.artery)
    points = at.on_clamp()  # of which a vein may hide the first
    return beside(points, np.broadcast_to(at.along, points.shape), 1.5)


def _organ_labels(body: Body, shown: frozenset[str]) -> list[Label]:
    visible = shown | {"superior-mesenteric-artery"} if "arteries" in shown else shown
    return [label for label in _labels_of_organs(body) if label.id in visible]


@lru_cache(maxsize=8)
def _labels_of_organs(body: Body) -> tuple[Label, ...]:
    points = label_points(body)
    named = ((name, text, rank) for name, (text, rank) in _ORGANS.items() if name in points)
    return tuple(Label(name, text, points_of(np.array(points[name])), rank) for name, text, rank in named)
