"""The anastomoses in the body: both caval ends, then each renal vein that is sewn to the graft."""

from collections.abc import Iterator
from math import pi

from ivcviz.messages.sentences import say
from ivcviz.plan.bench.measures import SEWN_FIRST
from ivcviz.plan.model import Plan, PlannedRenalVein
from ivcviz.plan.operation.act import CAVOTOMY, INFERIOR, SUPERIOR, WALL, Act, Measure, Phase, Thing, figures, renal_vein
from ivcviz.plan.operation.sources import OWN, PAPER, source_of_piece
from ivcviz.plan.reconstruction.renal_outcome import (
    cut_in_part,
    in_order,
    into_opening,
    kidney_is_taken,
    led_elsewhere,
    name_of,
    plan_for_vein,
    sewn,
)
from ivcviz.plan.reconstruction.stumps import stump_of
from ivcviz.plan.resection.iliac import inferior_end_is_closed, inferior_end_is_sewn
from ivcviz.plan.wording.names import END_WORDS

SUTURE = say("suture: ____")  # the document names one for renal veins only


def sewing(plan: Plan) -> Iterator[Act]:
    """The anastomoses in order, an act and a phase for each: both caval ends (the superior one first), renal veins (right ones
    first); of a primary closure its one suture."""
    if plan.case.resection.kind.closed_by == "suture":
        yield _side_to_side(plan)
        return
    timing, ends = plan.case.timing, {}
    ends["superior"] = SUPERIOR, "timing.superior_anastomosis_min", timing.superior_anastomosis_min
    if inferior_end_is_sewn(plan) if plan.graft is not None else inferior_end_is_closed(plan):
        ends["inferior"] = INFERIOR, "timing.inferior_anastomosis_min", timing.inferior_anastomosis_min
    for end in sorted(ends, key=lambda end: end != SEWN_FIRST):
        yield _caval_seam(plan, *ends[end])
    for vein in in_order(plan):
        if sewn(vein) and not kidney_is_taken(plan, vein.side):
            yield _renal_seam(plan, vein)
        elif led_elsewhere(vein) and not kidney_is_taken(plan, vein.side):
            yield _seam_elsewhere(plan, vein)


def _caval_seam(plan: Plan, end: Thing, entry: str, minutes: float | None) -> Act:
    assert plan.resection is not None
    level = plan.resection.superior_mm if end == SUPERIOR else plan.resection.inferior_mm
    native = plan.body.cava.perimeter_diameter(level)
    name = END_WORDS[end.id]
    around = (say("perimeter of the cava"), None if native is None else pi * float(native))
    if plan.graft is not None:
        sizes = figures((say("outer circumference of the graft"), pi * plan.graft.outer_diameter_mm), around)
        phase = Phase(end, entry, say("{end} end of the graft", end=name), minutes, say("{end} end", end=name))
        to = Thing("graft-end", end.id)
        return Act("implanted", "sew", to, end, sizes=sizes, note=SUTURE, source=PAPER, phase=phase)
    if cut_in_part(plan):
        phase = Phase(end, entry, say("{end} end of the patch", end=name), minutes, say("{end} end", end=name))
        to, sizes = Thing("patch-end", end.id), _half_round(plan)
        return Act("implanted", "sew", to, WALL, sizes=sizes, note=SUTURE, source=OWN, phase=phase)
    phase = Phase(end, entry, say("{end} stump of the cava", end=name), minutes, say("{end} stump", end=name))
    return Act("implanted", "close", end, sizes=figures(around), note=SUTURE, source=OWN, phase=phase)


def _side_to_side(plan: Plan) -> Act:
    """Primary closure: one running suture along the defect or the cavotomy, with the minutes of the superior end."""
    minutes = plan.case.timing.superior_anastomosis_min
    extracts = plan.case.resection.kind.extracts
    thing, name = (CAVOTOMY, say("cavotomy")) if extracts else (WALL, say("defect in the wall"))
    phase = Phase(thing, "timing.superior_anastomosis_min", name, minutes)
    sizes = figures((say("length of the suture"), None if plan.defect is None else plan.defect.length_mm))
    return Act("implanted", "close", thing, sizes=sizes, note=SUTURE, source=OWN, phase=phase)


def _half_round(plan: Plan) -> tuple[Measure, ...]:
    """Two sutures close a patch: each begins at one of its ends and runs along one of its long sides to the other."""
    from ivcviz.plan.bench.patterns import patch_pattern

    return figures((say("seam"), None if plan.patch is None else patch_pattern(plan.patch).edge_mm))


def _renal_seam(plan: Plan, vein: PlannedRenalVein) -> Act:
    """To its opening or to the tip of its branch."""
    assert vein.stump_along_mm is not None
    assert vein.branch is not None, "a vein with a hole has a branch"
    choice, thing = plan_for_vein(plan, vein.id), renal_vein(vein.id)
    phase = Phase(thing, f"renal_plan.{vein.id}.sewing_min", name_of(plan, vein), choice.sewing_min)
    end = say("circumference of the stump"), pi * stump_of(plan.body, vein.id, vein.stump_along_mm).diameter_mm
    if vein.method.keeps_ostium:
        end = say("edge of the caval cuff"), pi * vein.branch.base_diameter_mm
    bringing = (
        end,
        (say("gap, stump to graft"), vein.gap_mm),
        (say("to be brought nearer"), vein.reach_mm),
    )
    if into_opening(vein):
        seam, onto = (say("seam"), None if vein.seam is None else vein.seam.length_mm), Thing("hole", vein.id)
    else:
        seam, onto = (say("rim"), pi * vein.branch.tip_diameter_mm), Thing("branch", vein.id)
    sizes = figures(seam, *bringing)
    source, suture = source_of_piece(vein), choice.suture or SUTURE
    return Act("implanted", "sew", thing, onto, sizes=sizes, note=suture, source=source, phase=phase)


def _seam_elsewhere(plan: Plan, vein: PlannedRenalVein) -> Act:
    """To another vein than the cava."""
    choice, thing = plan_for_vein(plan, vein.id), renal_vein(vein.id)
    phase = Phase(thing, f"renal_plan.{vein.id}.sewing_min", name_of(plan, vein), choice.sewing_min)
    return Act("implanted", "sew", thing, Thing("recipient", vein.id), note=choice.suture or SUTURE, source=OWN, phase=phase)
