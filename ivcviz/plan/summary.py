"""A plan in a few lines of words, for a terminal."""

from collections.abc import Iterator
from textwrap import wrap

from ivcviz.plan.model import Plan, PlannedRenalVein
from ivcviz.plan.operation import STAGES, sentence_of
from ivcviz.plan.plan_b import plan_b_of
from ivcviz.plan.recorded import patient_words, tumour_words
from ivcviz.plan.timeline import timeline_of
from ivcviz.plan.timeline_words import clock_in_words
from ivcviz.plan.words import listed, mm

_WORDS = 92  # columns that the words may fill


def as_text(plan: Plan) -> str:
    """Zone reading, cuts, clamps, divided veins, graft, renal veins and plan checks; not for diagnosis."""
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
    yield "zone reading", plan.reading.sentence
    if plan.resection is not None:
        cut = plan.resection
        yield "resection", f"{mm(cut.inferior_mm)} to {mm(cut.superior_mm)} ({mm(cut.length_mm)})"
    if plan.clamps:
        yield "clamps", listed([_at(clamp.name, clamp.level_mm) for clamp in plan.clamps])
    for why in ("between clamps", "exposure"):
        veins = [_at(vein.name, vein.level_mm) for vein in plan.divided if vein.why == why]
        if veins:
            yield "divided", f"{why}: {listed(veins)}"
    if plan.graft is not None:
        graft = plan.graft
        yield "graft", f"{graft.substitute}, inner diameter {mm(graft.diameter_mm)}, length about {mm(graft.length_mm)}"
    for vein in plan.renal_veins:
        yield vein.id, _renal(vein)
    for stage in STAGES[2:]:
        yield stage, sentence_of(plan, stage).said()
    timeline = timeline_of(plan)
    for clock in timeline.clocks:
        yield clock.organ, clock_in_words(timeline, clock)
        other = plan_b_of(plan, vein.id)
        if other is not None:
            yield "  plan B", other.in_words
    for finding in plan.findings:
        yield finding.severity, finding.said


def _at(name: str, level_mm: float | None) -> str:
    return name if level_mm is None else f"{name} ({mm(level_mm)})"


def _renal(vein: PlannedRenalVein) -> str:
    parts: list[str] = [vein.method]
    if vein.gap_mm is not None:
        parts.append(f"gap {mm(vein.gap_mm)}")
    if vein.takeoff_deg is not None:
        parts.append(f"take-off {vein.takeoff_deg:.0f}°")
    if vein.hole is not None:
        parts.append(f"hole {vein.hole.width_mm:.1f} × {mm(vein.hole.height_mm)} at {vein.hole.clock_deg:.0f}°")
    if vein.clearances:
        parts.append(f"room to {listed([f'{found.to} {mm(found.room_mm)}' for found in vein.clearances])}")
    return ", ".join(parts)
