"""A plan in words, for a terminal."""

from collections.abc import Iterator
from textwrap import wrap

from ivcviz.messages.numbers import listed, mm, of_hundred, tenths
from ivcviz.plan.model import Plan, PlannedGraft, PlannedPatch, PlannedRenalVein
from ivcviz.plan.operation.act import STAGES
from ivcviz.plan.operation.operation import operation_of
from ivcviz.plan.operation.stages import sentence_of
from ivcviz.plan.operation.timeline import timeline_of
from ivcviz.plan.operation.timeline_text import clock_in_words
from ivcviz.plan.plan_b import plan_b_of
from ivcviz.plan.reconstruction.graft import PUBLISHED_SIZES
from ivcviz.plan.report.recorded import patient_words, tumour_words
from ivcviz.plan.wording.names import LANDMARK_WORDS, lengths_are

_WORDS = 92  # columns that the words may fill


def as_text(plan: Plan) -> str:
    """Zone reading, cuts, clamps, divided veins, graft, renal veins, stages, clocks and plan checks; not for diagnosis."""
    lines, parts = [plan.case.title], list(_parts(plan))
    width = 2 + max(len(name) for name, _ in parts)
    for name, words in parts:
        for i, line in enumerate(wrap(words, _WORDS)):
            lines.append(f"  {'' if i else name:<{width}}{line}")
    return "\n".join((*lines, "Schematic — not for diagnosis."))


def _parts(plan: Plan) -> Iterator[tuple[str, str]]:
    yield "patient", patient_words(plan)
    tumour = tumour_words(plan)
    if tumour:
        yield "tumour", tumour
    yield from _reading(plan)
    yield from _resection(plan)
    if plan.graft is not None:
        yield from _graft(plan.graft)
    for vein in plan.renal_veins:
        yield vein.id, _renal(vein)
        other = plan_b_of(plan, vein.id)
        if other is not None:
            yield "  plan B", other.in_words
    operation = operation_of(plan)
    for stage in STAGES[2:]:
        yield stage, sentence_of(plan, stage, operation).said()
    timeline = timeline_of(plan, operation)
    for clock in timeline.clocks:
        yield clock.organ, clock_in_words(timeline, clock)
    if not plan.findings:
        yield "plan checks", "no rule fired; that is not a statement of safety"
    for finding in plan.findings:
        yield finding.severity, f"{finding.said} [{finding.rule}]"


def _reading(plan: Plan) -> Iterator[tuple[str, str]]:
    reading = plan.reading
    yield "zone reading", reading.sentence
    yield "entered", ", ".join(f"{zone} in {of_hundred(chance)}" for zone, chance in reading.probability) + " readings"
    yield "lengths", f"Lengths are {lengths_are(plan)}; heights are mm above the iliac confluence."
    yield "borders", "; ".join(f"{LANDMARK_WORDS[border.name]} {mm(border.level_mm)}" for border in reading.borders)
    for other in reading.cross_readings:
        confirm = " (to confirm)" if other.status == "to confirm" else ""
        yield "also", f"{other.scheme}: {other.reading}{confirm} [{other.source}]"


def _resection(plan: Plan) -> Iterator[tuple[str, str]]:
    if plan.resection is None:
        yield "resection", "nothing is resected"
        return
    cut = plan.resection
    yield "resection", f"{mm(cut.inferior_mm)} to {mm(cut.superior_mm)} ({mm(cut.length_mm)})"
    if plan.patch is not None:
        yield "patch", _patch(plan.patch)
    if plan.clamps:
        yield "clamps", listed([_at(clamp.name, clamp.level_mm) for clamp in plan.clamps])
    for why in ("between clamps", "exposure"):
        veins = [_at(vein.name, vein.level_mm) for vein in plan.divided if vein.why == why]
        if veins:
            yield "divided", f"{why}: {listed(veins)}"


def _patch(patch: PlannedPatch) -> str:
    place = f"{patch.arc_deg:.0f}° of the wall about {patch.clock_deg:.0f}°, as on CT, seen from the feet"
    return f"{patch.substitute.name}, {mm(patch.length_mm)} long, {mm(patch.width_mm)} wide ({place})"


def _graft(graft: PlannedGraft) -> Iterator[tuple[str, str]]:
    kind = f"{'ringed ' if graft.ringed else ''}{graft.substitute.name}"
    yield "graft", f"{kind}, inner diameter {mm(graft.diameter_mm)}, length about {mm(graft.length_mm)}"
    for cut, native, widest in (
        ("inferior", graft.native_inferior_mm, graft.widest_inferior_mm),
        ("superior", graft.native_superior_mm, graft.widest_superior_mm),
    ):
        if native is None or widest is None:
            yield f"{cut} cut", "no cava there"
            continue
        ratios = f"{graft.diameter_mm / native:.2f} and {graft.diameter_mm / widest:.2f}"
        yield f"{cut} cut", f"cava {mm(native)} by its perimeter, {mm(widest)} at its widest; ratios {ratios}"
    for size in PUBLISHED_SIZES:
        cava = f" ({size.for_cava})" if size.for_cava else ""
        number = f", {size.number}" if size.number else ""
        yield "published", f"{size.graft}{cava}{number} [{size.source}]"


def _at(name: str, level_mm: float | None) -> str:
    return name if level_mm is None else f"{name} ({mm(level_mm)})"


def _renal(vein: PlannedRenalVein) -> str:
    parts = [vein.method.name]
    if vein.method.kidney == "moved":
        parts.append("the kidney is not drawn in its new place")
    if vein.in_resection:
        parts.append("taken by the resection")
    if vein.stump_along_mm is not None:
        parts.append(f"cut {mm(vein.stump_along_mm)} from the cava")
    if vein.gap_mm is not None:
        parts.append(f"gap {mm(vein.gap_mm)}")
    if vein.takeoff_deg is not None:
        parts.append(f"take-off {tenths(vein.takeoff_deg)}°")
    if vein.hole is not None:
        size = f"{tenths(vein.hole.width_mm)} × {mm(vein.hole.height_mm)}"
        down = f"{mm(vein.hole.centre_from_superior_end_mm)} from the superior end"
        clock = f"{vein.hole.clock_deg:.0f}° (as on CT, seen from the feet)"
        parts.append(f"hole (graftotomy) {size} on the graft's outer surface, centre {down} at {clock}")
    if vein.seam is not None:
        parts.append(f"seam {mm(vein.seam.length_mm)}")
    if vein.clearances:
        parts.append(f"room to {listed([f'{found.to} {mm(found.room_mm)}' for found in vein.clearances])}")
    if vein.refusal:
        parts.append(f"cannot be sewn: {vein.refusal}")
    return "; ".join(parts)
