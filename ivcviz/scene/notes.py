"""What the page says about a plan: labels, level lines, zones, ruler, words. On screen: millimetres, sides are the patient's."""

import numpy as np

from ivcviz.anatomy.body import Body
from ivcviz.geometry.mesh import Floats
from ivcviz.plan.model import Plan, PlannedRenalVein
from ivcviz.scene.model import Label, LevelLine, Part, Point, Stage, VertebraMark, Words, ZoneBand

CAUTION = (
    "Schematic illustration for planning discussion and teaching; not a medical device, not reviewed by any authority; "
    "verify every dimension against the patient's imaging."
)
_STAGES = {
    "intact": "Intact anatomy",
    "tumour": "Tumour in place",
    "clamped": "Clamped",
    "resected": "Resected",
    "bench": "Graft on the bench",
    "implanted": "Graft implanted, clamps on",
    "reperfused": "Graft implanted, reperfused",
}
_METHODS = {
    "leave": "left as it is",
    "opening": "direct reimplantation (opening in graft)",
    "cone-pipe": "tapered side branch (cone pipe)",
    "interposition": "interposition tube",
    "ligate": "ligated",
    "nephrectomy": "nephrectomy",
    "autotransplant": "autotransplantation",
}
_SUBSTITUTES = {
    "ptfe": "PTFE graft",
    "iliac-vein": "Iliac vein graft",
    "jugular-vein": "Jugular vein graft",
    "saphenous-vein": "Saphenous vein graft",
    "cryopreserved-vessel": "Cryopreserved vessel",
    "parietal-peritoneum": "Peritoneal tube",
}


def zones_of(plan: Plan) -> tuple[ZoneBand, ...]:
    """The three zones between the cava's ends, their borders by the plan's convention."""
    marks, cava = plan.body.landmarks, plan.body.cava
    first, second = border_levels(plan)
    ends = (0.0, first, second, marks.cavoatrial_junction)
    return tuple(
        ZoneBand(name, _point(cava.point(low)), _point(cava.point(high)), name in plan.reading.zones)
        for name, low, high in zip(("I", "II", "III"), ends[:-1], ends[1:], strict=True)
    )


def border_levels(plan: Plan) -> tuple[float, float]:
    """Levels of the borders I/II and II/III under the plan's convention."""
    marks = plan.body.landmarks
    share = {"floor": 0.0, "centre": 0.5, "roof": 1.0}[plan.case.convention]
    return (
        marks.renal_floor + share * (marks.renal_roof - marks.renal_floor),
        marks.hepatic_floor + share * (marks.hepatic_roof - marks.hepatic_floor),
    )


def level_lines_of(plan: Plan, stage: Stage) -> tuple[LevelLine, ...]:
    """The tumour's two ends, or the two cuts once it is resected."""
    if stage in ("tumour", "clamped"):
        ends = (("tumour-lower", plan.extent.lower_mm, "lower end"), ("tumour-upper", plan.extent.upper_mm, "upper end"))
        role = "tumour-end"
    elif plan.resection is not None and stage not in ("intact", "bench"):
        cuts = plan.resection
        ends = (("cut-inferior", cuts.inferior_mm, "inferior cut"), ("cut-superior", cuts.superior_mm, "superior cut"))
        role = "cut"
    else:
        return ()
    return tuple(
        LevelLine(id_, f"{words} {level:.0f} mm", _point(plan.body.cava.point(level)), role)  # type: ignore[arg-type]
        for id_, level, words in ends
    )


def vertebrae_of(body: Body) -> tuple[VertebraMark, ...]:
    """The vertebral ruler, at the cava's x so that it reads across."""
    return tuple(VertebraMark(v.name, (0.0, 0.0, v.lower_mm), (0.0, 0.0, v.upper_mm)) for v in body.vertebrae)


def words_of(plan: Plan, stage: Stage, parts: list[Part]) -> Words:
    """Title, stage, zone reading, legend and words of caution."""
    return Words(plan.case.title, _subtitle(plan), _STAGES[stage], _reading(plan), _legend(parts), CAUTION)


def labels_of(plan: Plan, stage: Stage, shown: frozenset[str]) -> tuple[Label, ...]:
    """A label for each part that is shown and named, most important first."""
    labels = _tumour_labels(plan, shown) + _graft_labels(plan, shown) + _vein_labels(plan, shown)
    return tuple(labels + _clamp_labels(plan, shown) + _organ_labels(plan.body, shown))


def _subtitle(plan: Plan) -> str:
    patient, tumour = plan.case.patient, plan.case.tumour
    who = {"F": "Woman", "M": "Man"}[plan.case.anatomy.sex]
    words = [who if patient.age is None else f"{who}, {patient.age}"]
    if tumour.mass_mm is not None:
        words.append("mass " + " × ".join(f"{v:g}" for v in tumour.mass_mm) + " mm")
    if plan.graft is not None:
        words.append(f"{_SUBSTITUTES[plan.graft.substitute]} Ø {plan.graft.diameter_mm:g} mm (this plan's size)")
    return " · ".join(words)


def _reading(plan: Plan) -> tuple[str, ...]:
    reading = plan.reading
    borders = {b.name: b for b in reading.borders}
    lines = [f"Zone {reading.span}" if reading.span else "Below zone I"]
    if reading.highest:
        lines.append(f"highest zone {reading.highest} · {reading.stability}")
    renal, hepatic = borders["renal-floor"], borders["hepatic-floor"]
    lines.append(f"lower end {_past(renal.lower_end_mm)} the renal floor")
    lines.append(f"upper end {_past(hepatic.upper_end_mm)} the hepatic floor")
    lines.append(f"by the {reading.convention} convention")
    return tuple(lines)


def _past(distance_mm: float) -> str:
    if round(distance_mm) == 0:
        return "level with"
    return f"{abs(distance_mm):.0f} mm {'above' if distance_mm > 0 else 'below'}"


def _legend(parts: list[Part]) -> tuple[tuple[str, str], ...]:
    words = {
        "tumour": "tumour",
        "vein": "veins",
        "aorta": "arteries",
        "ptfe": "PTFE graft",
        "suture": "suture line",
        "steel": "clamps",
    }
    materials = [part.material for part in parts]
    return tuple((material, text) for material, text in words.items() if material in materials)


def _tumour_labels(plan: Plan, shown: frozenset[str]) -> list[Label]:
    if "tumour" not in shown:
        return []
    middle = (plan.extent.lower_mm + plan.extent.upper_mm) / 2
    cava, bulge = plan.body.cava, plan.case.tumour.bulge_deg
    anchors = [cava.point(middle) + reach * cava.direction(middle, bulge + turn) for turn in (90, -90, 0) for reach in (14.0,)]
    text = "Tumour" if plan.case.tumour.mass_mm is None else "Leiomyosarcoma"
    labels = [Label("tumour", text, _points([*anchors, cava.point(middle)]), 0)]
    for involved in plan.case.tumour.involved:
        if involved.length_mm > 0:
            spot = plan.body.course(involved.vein_id).curve.at(involved.length_mm * 0.6)
            words = f"{_vein_name(plan, involved.vein_id)}, {involved.length_mm:g} mm involved"
            labels.append(Label(f"involved-{involved.vein_id}", words, _points([spot]), 2))
    return labels


def _graft_labels(plan: Plan, shown: frozenset[str]) -> list[Label]:
    if plan.graft is None or "graft" not in shown:
        return []
    cava, graft = plan.body.cava, plan.graft
    middle = graft.inferior_mm + 0.72 * graft.length_mm
    words = f"{_SUBSTITUTES[graft.substitute]}{', ringed' if graft.ringed else ''}, Ø {graft.diameter_mm:g} mm"
    labels = [Label("graft", words, _around(cava, middle, graft.diameter_mm / 2), 0)]
    for name, level in (("Superior anastomosis", graft.superior_mm), ("Inferior anastomosis", graft.inferior_mm)):
        labels.append(Label(name, name, _around(cava, level, graft.diameter_mm / 2 + 1.0), 3))
    for vein in plan.renal_veins:
        if f"branch-{vein.id}" in shown:
            labels.append(_branch_label(plan, vein))
    return labels


def _branch_label(plan: Plan, vein: PlannedRenalVein) -> Label:
    assert vein.hole is not None
    assert plan.graft is not None
    level = plan.graft.superior_mm - vein.hole.centre_from_superior_end_mm
    start = plan.body.cava.point(level) + (plan.graft.diameter_mm / 2 + 4.0) * plan.body.cava.direction(
        level, vein.hole.clock_deg
    )
    end = plan.body.course(vein.id).curve.at(vein.stump_along_mm or 0.0)
    share = 0.25 if vein.method == "opening" else 0.5
    words = _METHODS[vein.method]
    return Label(f"branch-{vein.id}", words[0].upper() + words[1:], _points([start * (1 - share) + end * share]), 1)


def _vein_labels(plan: Plan, shown: frozenset[str]) -> list[Label]:
    if "veins" not in shown:
        return []
    body, cava = plan.body, plan.body.cava
    radius = 10.0
    labels = [Label("ivc", "Inferior vena cava", _around(cava, 35.0, radius), 1)]
    involved = {i.vein_id for i in plan.case.tumour.involved if i.length_mm > 0} if "tumour" in shown else set()
    for vein in body.renal_veins:
        if vein.id not in involved:
            course = body.course(vein.id)
            labels.append(Label(vein.id, _vein_name(plan, vein.id), _on_vein(course, 0.72), 2))
    for vein_id, words in (
        ("right-hepatic-vein", "Right hepatic vein"),
        ("middle-hepatic-vein", "Middle hepatic vein"),
        ("left-hepatic-vein", "Left hepatic vein"),
    ):
        try:
            course = body.course(vein_id)
        except KeyError:
            continue
        labels.append(Label(vein_id, words, _on_vein(course, 0.45), 4))
    return labels


def _clamp_labels(plan: Plan, shown: frozenset[str]) -> list[Label]:
    labels = []
    for clamp in plan.clamps:
        part = f"clamp-{clamp.vein}-{clamp.name}"
        if part not in shown:
            continue
        if clamp.vein == "ivc" and clamp.level_mm is not None:
            spot = plan.body.cava.point(clamp.level_mm) + 12.0 * plan.body.cava.direction(clamp.level_mm, 0.0)
        else:
            spot = plan.body.course(clamp.vein).curve.at(clamp.along_mm or 0.0)
        labels.append(Label(part, clamp.name, _points([spot]), 2))
    return labels


def _organ_labels(body: Body, shown: frozenset[str]) -> list[Label]:
    from ivcviz.anatomy.organs import label_points

    names = {
        "aorta": ("Abdominal aorta", 4),
        "superior-mesenteric-artery": ("Superior mesenteric artery", 5),
        "right-kidney": ("Right kidney", 5),
        "left-kidney": ("Left kidney", 5),
        "liver": ("Liver", 6),
        "right-atrium": ("Right atrium", 5),
    }
    spots = label_points(body)
    visible = shown | {"superior-mesenteric-artery"} if "arteries" in shown else shown
    return [Label(name, text, _points(spots[name]), rank) for name, (text, rank) in names.items() if name in visible]


def _vein_name(plan: Plan, vein_id: str) -> str:
    vein = next(v for v in plan.body.renal_veins if v.id == vein_id)
    alike = [v for v in plan.body.renal_veins if v.side == vein.side]
    name = f"{vein.side.capitalize()} renal vein"
    return name if len(alike) == 1 else f"{name} {alike.index(vein) + 1}"


def _around(cava: object, level: float, radius: float) -> tuple[Point, ...]:
    return _points([cava.point(level) + radius * cava.direction(level, clock) for clock in (0.0, 90.0, 270.0, 180.0)])  # type: ignore[attr-defined]


def _on_vein(course: object, share: float) -> tuple[Point, ...]:
    curve = course.curve  # type: ignore[attr-defined]
    spots = []
    for s in (share, share + 0.12, share - 0.15):
        at = curve.at(s * curve.length)
        spots.append(at)
    return _points(spots)


def _points(spots: list[Floats] | tuple[Floats, ...]) -> tuple[Point, ...]:
    return tuple(_point(spot) for spot in spots)


def _point(spot: Floats) -> Point:
    x, y, z = np.asarray(spot, float)
    return (float(x), float(y), float(z))
