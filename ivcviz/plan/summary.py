"""A plan in a few lines of words, for a terminal."""

from collections.abc import Iterator

from ivcviz.plan.model import Plan, PlannedRenalVein
from ivcviz.plan.words import listed, mm


def as_text(plan: Plan) -> str:
    """Zone reading, cuts, clamps, divided veins, graft, renal veins and plan checks, a line each; not for diagnosis."""
    return "\n".join((plan.case.title, *_lines(plan), "Schematic — not for diagnosis."))


def _lines(plan: Plan) -> Iterator[str]:
    yield f"  zone reading   {plan.reading.sentence}"
    if plan.resection is not None:
        cut = plan.resection
        yield f"  resection      {mm(cut.inferior_mm)} to {mm(cut.superior_mm)} ({mm(cut.length_mm)})"
    if plan.clamps:
        yield f"  clamps         {listed([_clamp(c.name, c.level_mm) for c in plan.clamps])}"
    if plan.divided:
        yield f"  divided        {listed([f'{vein.name} ({mm(vein.level_mm)}, {vein.why})' for vein in plan.divided])}"
    if plan.graft is not None:
        graft = plan.graft
        yield f"  graft          {graft.substitute}, inner diameter {mm(graft.diameter_mm)}, length about {mm(graft.length_mm)}"
    for vein in plan.renal_veins:
        yield f"  {vein.id:<14} {_renal(vein)}"
    for finding in plan.findings:
        yield f"  {finding.severity:<14} {finding.sentence}"


def _clamp(name: str, level_mm: float | None) -> str:
    return name if level_mm is None else f"{name} ({mm(level_mm)})"


def _renal(vein: PlannedRenalVein) -> str:
    parts: list[str] = [vein.method]
    if vein.gap_mm is not None:
        parts.append(f"gap {mm(vein.gap_mm)}")
    if vein.takeoff_deg is not None:
        parts.append(f"take-off {vein.takeoff_deg:.0f}°")
    if vein.hole is not None:
        parts.append(f"hole {vein.hole.width_mm:.1f} × {mm(vein.hole.height_mm)} at {vein.hole.clock_deg:.0f}°")
    return ", ".join(parts)
