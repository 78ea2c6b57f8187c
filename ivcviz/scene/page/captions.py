"""The page's captions: level lines, zones, ruler, words. Lengths are in millimetres; sides are the patient's."""

from typing import Literal

import numpy as np

from ivcviz.anatomy.body import Body
from ivcviz.anatomy.landmarks import hepatic_name
from ivcviz.geometry.arrays import Floats
from ivcviz.messages import caution
from ivcviz.messages.numbers import short, whole_mm
from ivcviz.messages.sentences import Message, Text, Wording, joined, say, small
from ivcviz.plan.model import Plan
from ivcviz.plan.operation.act import STAGE_WORDS
from ivcviz.plan.operation.acts import stage_is_planned
from ivcviz.plan.operation.moment_text import moment_sentence, step_heading
from ivcviz.plan.operation.operation import Operation
from ivcviz.plan.wording.body_origins import measured_words, partly_measured
from ivcviz.plan.wording.names import CONVENTION_WORDS, STABILITY_WORDS
from ivcviz.plan.wording.stops import head_of
from ivcviz.plan.zone.reading import zone_heading
from ivcviz.scene.model import Captions, LevelLine, Moment, Part, Point, Stage, VertebraMark, ZoneBand

Put = Literal["graft", "patch", "suture", "extraction", "nothing"]
_BEFORE: tuple[Stage, ...] = ("intact", "tumour")  # the operation: nothing of the plan is seen yet
_STAGES = {
    "intact": say("Intact anatomy"),
    "tumour": say("Tumour in place"),
    "mobilised": say("Mobilised, small veins divided"),
    "clamped": say("Clamped"),
    "resected": say("Resected"),
}
_AFTERWARDS: dict[Put, dict[str, Message]] = {
    "graft": {
        "bench": say("Graft on the bench"),
        "implanted": say("Graft implanted, clamps on"),
        "reperfused": say("Graft implanted, reperfused"),
    },
    "patch": {
        "bench": say("Patch cut to size"),
        "implanted": say("Patch sewn in, clamps on"),
        "reperfused": say("Patch sewn in, reperfused"),
    },
    "suture": {
        "bench": say("No graft"),
        "implanted": say("Wall closed side to side, clamps on"),
        "reperfused": say("Wall closed side to side, reperfused"),
    },
    "extraction": {
        "bench": say("No graft"),
        "implanted": say("Cavotomy closed, clamps on"),
        "reperfused": say("Cavotomy closed, reperfused"),
    },
    "nothing": {"bench": say("No graft"), "implanted": say("No graft, clamps on"), "reperfused": say("No graft, reperfused")},
}


def zones_of(plan: Plan) -> tuple[ZoneBand, ...]:
    """The three zones between the cava's ends, their borders by the plan's convention."""
    marks, cava = plan.body.landmarks, plan.body.cava
    first, second = border_levels(plan)
    ends = (0.0, first, second, marks.cavoatrial_junction)
    return tuple(
        ZoneBand(name, point(cava.point(low)), point(cava.point(high)), name in plan.reading.zones)
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


def level_lines_of(plan: Plan, moment: Moment) -> tuple[LevelLine, ...]:
    """The tumour's two ends, or the two cuts once it is resected."""
    if moment.shows_tumour:
        ends = (
            ("tumour-lower", plan.extent.lower_mm, say("lower end")),
            ("tumour-upper", plan.extent.upper_mm, say("upper end")),
        )
        role = "tumour-end"
    elif plan.resection is not None and moment.stage not in ("intact", "bench"):
        cuts = plan.resection
        ends = (
            ("cut-inferior", cuts.inferior_mm, say("inferior cut")),
            ("cut-superior", cuts.superior_mm, say("superior cut")),
        )
        role = "cut"
    else:
        return ()
    return tuple(
        LevelLine(id_, joined((words, whole_mm(level))), point(plan.body.cava.point(level)), role)  # type: ignore[arg-type]
        for id_, level, words in ends
    )


def vertebrae_of(body: Body) -> tuple[VertebraMark, ...]:
    """The vertebral ruler, at the cava's x so that it reads across."""
    return tuple(VertebraMark(v.name, (0.0, 0.0, v.lower_mm), (0.0, 0.0, v.upper_mm)) for v in body.vertebrae)


def captions_of(plan: Plan, moment: Moment, parts: list[Part], operation: Operation, with_sentence: bool) -> Captions:
    """The captions: title, stage, zone reading, legend, caution and, if wanted, the sentence of the stage or step."""
    sentence: Wording = moment_sentence(plan, moment.stage, moment.step, operation) if with_sentence else ""
    stage = stage_in_words(plan, moment.stage) if moment.step is None else step_heading(moment.step, operation)
    return Captions(
        title=plan.case.title,
        subtitle=_subtitle(plan),
        stage=stage,
        reading=_reading(plan),
        legend=_legend(plan, parts),
        caution=caution.LONG,
        sentence=sentence,
        origins=measured_words(plan.body),
        partly=partly_measured(plan.body),
        stops=tuple(stop.full_sentence for stop in head_of(plan)) if moment.stage not in _BEFORE else (),
    )


def stage_in_words(plan: Plan, stage: Stage) -> Message:
    """The stage's name with what this plan puts into the cava: "Graft implanted, clamps on"; beyond the plan's end, that it
    is not planned."""
    if not stage_is_planned(plan, stage):
        return say("Not planned: {stage}", stage=STAGE_WORDS[stage])
    kind = plan.case.resection.kind
    put: Put = "graft" if plan.graft is not None else "extraction" if kind.extracts else kind.closed_by or "nothing"
    if kind.extracts and stage == "resected":
        return say("Opened and emptied")
    return _STAGES.get(stage) or _AFTERWARDS[put][stage]


def _subtitle(plan: Plan) -> Text:
    patient, tumour = plan.case.patient, plan.case.tumour
    who = say("Woman") if plan.case.anatomy.sex == "F" else say("Man")
    parts: list[Text] = [who if patient.age is None else joined((who, patient.age), ", ")]
    if tumour.mass_mm is not None:
        parts.append(say("mass {sides} mm", sides=joined([short(side) for side in tumour.mass_mm], " × ")))
    if plan.graft is not None:
        parts.append(
            say(
                "{substitute} Ø {diameter} mm (this plan's size)",
                substitute=plan.graft.substitute.graft_label,
                diameter=short(plan.graft.diameter_mm),
            )
        )
    return joined(parts, " · ")


def _reading(plan: Plan) -> tuple[Wording, ...]:
    reading = plan.reading
    borders = {b.name: b for b in reading.borders}
    lines = [zone_heading(reading)]
    if reading.highest:
        lines.append(
            say("highest zone {zone} · {stability}", zone=reading.highest, stability=STABILITY_WORDS[reading.stability])
        )
    renal, hepatic = borders["renal-floor"], borders["hepatic-floor"]
    lines.append(say("lower end {where}", where=_past(renal.lower_end_mm, say("the renal floor"))))
    lines.append(say("upper end {where}", where=_past(hepatic.upper_end_mm, say("the hepatic floor"))))
    lines.append(say("by the {convention} convention", convention=CONVENTION_WORDS[reading.convention]))
    return tuple(lines)


def _past(distance_mm: float, border: Message) -> Message:
    if round(distance_mm) == 0:
        return say("level with {border}", border=border)
    if distance_mm > 0:
        return say("{distance} above {border}", distance=whole_mm(distance_mm), border=border)
    return say("{distance} below {border}", distance=whole_mm(-distance_mm), border=border)


def _legend(plan: Plan, parts: list[Part]) -> tuple[tuple[str, Wording], ...]:
    words: dict[str, Wording] = {
        "tumour": say("tumour"),
        "tumour-tongue": say("free in the lumen"),
        "tumour-mass": say("outer mass"),
        "thrombus": say("bland thrombus"),
        "vein": say("veins"),
        "aorta": say("arteries"),
        **_put_in(plan),
        "suture": say("suture line"),
        "tie": say("ties"),
        "steel": say("clamps"),
    }
    materials = [part.material for part in parts]
    shown = [(material, text) for material, text in words.items() if material in materials]
    if "tumour" in materials:
        shown[1:1] = [("tumour", small(name)) for name in _hepatic_involved(plan)]
    return tuple(shown)


def _hepatic_involved(plan: Plan) -> list[Wording]:
    """The names of the hepatic veins that the tumour has grown into."""
    involved = {entry.vein_id for entry in plan.case.tumour.involved if entry.length_mm > 0}
    return [hepatic_name(vein) for vein in plan.body.hepatic_veins if vein.id in involved]


def _put_in(plan: Plan) -> dict[str, Wording]:
    """What is put into the cava, by its material in the picture."""
    if plan.patch is not None:
        return {plan.patch.substitute.patch_material: plan.patch.substitute.patch}
    if plan.graft is None:
        return {}
    words: dict[str, list[Wording]] = {plan.graft.substitute.material: [plan.graft.substitute.graft]}
    for vein in plan.renal_veins:
        piece = vein.piece
        if piece is not None and piece.of is not None and vein.branch is not None:
            words.setdefault(piece.of.material, []).append(piece.of.name)
    return {material: joined(dict.fromkeys(names), ", ") for material, names in words.items()}


def point(position: Floats) -> Point:
    """A point (3,) as plain numbers."""
    x, y, z = np.asarray(position, float)
    return (float(x), float(y), float(z))
