"""A plan in words, for a terminal."""

from collections.abc import Iterator
from textwrap import wrap

from ivcviz.case.intent import intent_of
from ivcviz.messages import caution
from ivcviz.messages.numbers import mm, of_hundred, ratio, tenths, whole
from ivcviz.messages.sentences import Message, Text, Wording, joined, listed, say
from ivcviz.plan.finding import Severity
from ivcviz.plan.model import Clamp, Hole, Plan, PlannedDefect, PlannedGraft, PlannedRenalVein
from ivcviz.plan.operation.act import STAGE_WORDS, STAGES
from ivcviz.plan.operation.operation import operation_of
from ivcviz.plan.operation.stage_text import sentence_of
from ivcviz.plan.operation.timeline import ORGAN_WORDS, timeline_of
from ivcviz.plan.operation.timeline_text import clock_in_words
from ivcviz.plan.plan_b import plan_b_of
from ivcviz.plan.reconstruction.graft import PUBLISHED_SIZES
from ivcviz.plan.report.recorded import patient_words, tumour_words
from ivcviz.plan.wording.body_origins import measured_words
from ivcviz.plan.wording.names import LANDMARK_WORDS, WHY_DIVIDED, divided_at, lengths_in_words, room_words
from ivcviz.plan.wording.stops import head_of, head_text

_WORDS = 92  # columns that the words may fill
_SEVERITIES: dict[Severity, Message] = {"stop": say("stop"), "warning": say("warning"), "note": say("note")}
Part = tuple[Wording, Wording]


def as_text(plan: Plan) -> str:
    """Zone reading, cuts, clamps, divided veins, graft, renal veins, stages, clocks and plan checks, for a terminal."""
    lines, parts = (
        [plan.case.title, *head_text(head_of(plan), plan.end)],
        [(str(name), str(words)) for name, words in _parts(plan)],
    )
    width = 2 + max(len(name) for name, _ in parts)
    for name, words in parts:
        for i, line in enumerate(wrap(words, _WORDS)):
            lines.append(f"  {'' if i else name:<{width}}{line}")
    return "\n".join((*lines, str(caution.SHORT)))


def _parts(plan: Plan) -> Iterator[Part]:
    yield say("patient"), patient_words(plan)
    tumour = tumour_words(plan)
    if tumour is not None:
        yield say("tumour"), tumour
    yield from _reading(plan)
    yield from _resection(plan)
    if plan.graft is not None:
        yield from _graft(plan.graft)
    for vein in plan.renal_veins:
        yield vein.id, _renal(vein)
        other = plan_b_of(plan, vein.id)
        if other is not None:
            yield joined(("  ", say("plan B")), ""), other.in_words
    operation = operation_of(plan)
    for stage in STAGES[2:]:
        yield STAGE_WORDS[stage], sentence_of(plan, stage, operation)
    timeline = timeline_of(plan, operation)
    for clock in timeline.clocks:
        yield ORGAN_WORDS[clock.organ], clock_in_words(timeline, clock)
    if not plan.findings:
        yield say("plan checks"), say("no rule fired; that is not a statement of safety")
    for finding in plan.findings:
        yield _SEVERITIES[finding.severity], joined((finding.full_sentence, f"[{finding.rule}]"))


def _reading(plan: Plan) -> Iterator[Part]:
    reading = plan.reading
    yield say("zone reading"), reading.sentence
    chances = [say("{zone} in {chance}", zone=zone, chance=of_hundred(chance)) for zone, chance in reading.probability]
    yield say("entered"), say("{chances} readings", chances=joined(chances, ", "))
    yield (
        say("lengths"),
        say("Lengths are {lengths}; heights are mm above the iliac confluence.", lengths=lengths_in_words(plan)),
    )
    origins = measured_words(plan.body)
    if origins:
        yield say("anatomy"), origins[0]
    borders = [joined((LANDMARK_WORDS[border.name], mm(border.level_mm))) for border in reading.borders]
    yield say("borders"), joined(borders, "; ")
    for other in reading.cross_readings:
        read = other.reading
        if other.status == "to confirm":
            read = say("{reading} (to confirm)", reading=read)
        yield say("also"), joined((other.scheme, ": ", read, " [", other.source, "]"), "")


def _resection(plan: Plan) -> Iterator[Part]:
    if not plan.is_operated:
        undecided = intent_of(plan.case) == "undecided"
        yield say("resection"), say("no operation planned yet") if undecided else say("nothing is resected")
        return
    if plan.resection is None:
        yield say("cavotomy"), _cavotomy(plan)
    else:
        cut = plan.resection
        ends = {"inferior": mm(cut.inferior_mm), "superior": mm(cut.superior_mm)}
        yield say("resection"), say("{inferior} to {superior} ({length})", **ends, length=mm(cut.length_mm))
    if plan.defect is not None and plan.resection is not None:
        yield (say("defect") if plan.patch is None else say("patch")), _defect(plan, plan.defect)
    if plan.patch is not None and plan.patch.substitute.evidence is not None:
        yield say("material"), plan.patch.substitute.evidence
    if plan.clamps:
        yield say("clamps"), listed([_clamp(plan, clamp) for clamp in plan.clamps])
    for why, words in WHY_DIVIDED.items():
        veins = [joined((v.name, " (", divided_at(v), ")"), "") for v in plan.divided if v.why == why]
        if veins:
            yield say("divided"), joined((words, ": ", listed(veins)), "")


def _cavotomy(plan: Plan) -> Message:
    assert plan.defect is not None
    line = plan.defect
    return say(
        "{inferior} to {superior} ({length}) at {clock}°, as on CT, seen from the feet; the lumen is emptied, nothing of the "
        "cava is taken, and the line is closed side to side",
        inferior=mm(line.inferior_mm),
        superior=mm(line.superior_mm),
        length=mm(line.length_mm),
        clock=whole(line.clock_deg),
    )


def _defect(plan: Plan, defect: PlannedDefect) -> Message:
    return say(
        "{closed_by}, {length} long, {width} wide ({arc}° of the wall about {clock}°, as on CT, seen from the feet)",
        closed_by=say("closed side to side") if plan.patch is None else plan.patch.substitute.name,
        length=mm(defect.length_mm),
        width=mm(defect.width_mm),
        arc=whole(defect.arc_deg),
        clock=whole(defect.clock_deg),
    )


def _graft(graft: PlannedGraft) -> Iterator[Part]:
    kind = graft.substitute.name
    yield (
        say("graft"),
        say(
            "{kind}, inner diameter {diameter}, length about {length}",
            kind=say("ringed {material}", material=kind) if graft.ringed else kind,
            diameter=mm(graft.diameter_mm),
            length=mm(graft.length_mm),
        ),
    )
    if graft.substitute.evidence is not None:
        yield say("material"), graft.substitute.evidence
    yield say("inferior cut"), _native(graft, graft.native_inferior_mm, graft.widest_inferior_mm)
    yield say("superior cut"), _native(graft, graft.native_superior_mm, graft.widest_superior_mm)
    for size in PUBLISHED_SIZES:
        words = joined((size.graft, " (", size.for_cava, ")"), "") if size.for_cava else size.graft
        words = joined((words, size.number), ", ") if size.number else words
        yield say("published"), joined((words, " [", size.source, "]"), "")


def _native(graft: PlannedGraft, native: float | None, widest: float | None) -> Message:
    """The cava beside the graft at a cut."""
    if native is None or widest is None:
        return say("no cava there")
    return say(
        "cava {native} by its perimeter, {widest} at its widest; ratios {ratio} and {ratio_to_widest}",
        native=mm(native),
        widest=mm(widest),
        ratio=ratio(graft.diameter_mm / native),
        ratio_to_widest=ratio(graft.diameter_mm / widest),
    )


def _clamp(plan: Plan, clamp: Clamp) -> Wording:
    level = clamp.level_mm
    if level is not None and level > plan.body.landmarks.cavoatrial_junction:
        return say("{clamp} ({level}: no cava there)", clamp=clamp.name, level=mm(level))
    return _at(clamp.name, level)


def _at(name: Wording, level_mm: float | None) -> Wording:
    return name if level_mm is None else joined((name, " (", mm(level_mm), ")"), "")


def _renal(vein: PlannedRenalVein) -> Text:
    parts: list[Text] = [say("nothing is planned") if vein.in_resection and not vein.method.cuts else vein.method.name]
    if vein.method.kidney == "moved":
        parts.append(say("the kidney is not drawn in its new place"))
    if vein.en_bloc:
        parts.append(say("leaves uncut, en bloc with its kidney"))
    elif vein.in_resection:
        parts.append(say("taken by the resection"))
    if vein.method.rim_mm is not None and vein.cut:
        parts.append(say("its ostium kept with {rim} of the cava round it", rim=mm(vein.method.rim_mm)))
    elif vein.stump_along_mm is not None:
        parts.append(say("cut {length} from the cava", length=mm(vein.stump_along_mm)))
    if vein.gap_mm is not None:
        parts.append(say("gap {length}", length=mm(vein.gap_mm)))
    if vein.takeoff_deg is not None:
        parts.append(say("take-off {angle}°", angle=tenths(vein.takeoff_deg)))
    if vein.hole is not None:
        parts.append(_hole(vein.hole))
    if vein.seam is not None:
        parts.append(say("seam {length}", length=mm(vein.seam.length_mm)))
    if vein.clearances:
        parts.append(say("room to {rooms}", rooms=listed([room_words(found) for found in vein.clearances])))
    if vein.refusal:
        parts.append(say("cannot be sewn: {reason}", reason=vein.refusal))
    return joined(parts, "; ")


def _hole(hole: Hole) -> Message:
    return say(
        "hole (graftotomy) {width} × {height} on the graft's outer surface, centre {down} from the superior end at {clock}° "
        "(as on CT, seen from the feet)",
        width=tenths(hole.width_mm),
        height=mm(hole.height_mm),
        down=mm(hole.centre_from_superior_end_mm),
        clock=whole(hole.clock_deg),
    )
