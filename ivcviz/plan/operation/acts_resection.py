"""The acts of the resection: what is cut, tied and taken out, and the frozen sections of the edges."""

from collections.abc import Iterator

from ivcviz.anatomy.specification import Side
from ivcviz.messages.sentences import say
from ivcviz.plan.model import Plan, PlannedRenalVein
from ivcviz.plan.operation.act import (
    CAVOTOMY,
    INFERIOR,
    SEGMENT,
    SUPERIOR,
    THROMBUS,
    TUMOUR,
    WALL,
    Act,
    Phase,
    Place,
    Thing,
    Verb,
    figures,
    iliac_vein,
    renal_vein,
)
from ivcviz.plan.operation.acts_clamping import artery_is_tied_first
from ivcviz.plan.operation.sources import EXTRACTION, OWN, PAPER, PRACTICE
from ivcviz.plan.reconstruction.renal_outcome import (
    SIDES,
    cut_away,
    cut_in_part,
    in_order,
    kidney_is_removed,
    kidney_is_taken,
    leaves_caval_stump,
    missing,
    name_of,
    plan_for_vein,
    removes_kidney,
    sewn,
    takes_kidney,
    tied,
    veins_of_side,
)
from ivcviz.plan.resection.iliac import cuts_iliac_veins, iliac_cut_mm, iliac_method, other_iliac
from ivcviz.plan.resection.lumen_contents import thrombus_span
from ivcviz.terms.iliac_methods import TIE


def resection(plan: Plan) -> Iterator[Act]:
    """The cuts of cava and renal veins, the cava with the tumour (in one with it each kidney that is taken en bloc), other
    kidneys, then other organs: one phase."""
    extracts = plan.case.resection.kind.extracts
    name = say("extraction") if extracts else say("resection")
    phase = Phase(TUMOUR, "timing.resection_min", name, plan.case.timing.resection_min)
    first = [vein for vein in in_order(plan) if _is_tied_first(plan, vein)]
    for vein in first:
        yield from _renal_vein(plan, vein, phase)
    whole = [side for side in SIDES if any(vein.en_bloc for vein in veins_of_side(plan, side))]
    for side in whole:
        yield from _freed(plan, side, phase)
    if extracts:
        yield _cavotomy(plan, phase)
    elif not cut_in_part(plan):
        yield from _caval_cuts(plan, phase)
    for vein in in_order(plan):
        if vein not in first:
            yield from _renal_vein(plan, vein, phase)
    kidneys = tuple(thing for side in whole for thing in (Thing("kidney", side), *_goes_with_kidney(plan, side)))
    if extracts:
        yield Act("resected", "take-out", TUMOUR, takes=(*_tumour(plan)[1:], *kidneys), source=OWN, phase=phase)
    else:
        yield _wall(plan, phase, kidneys) if cut_in_part(plan) else _specimen(plan, phase, kidneys)
    for side in SIDES:
        if kidney_is_taken(plan, side) and side not in whole:
            yield from _freed(plan, side, phase)
            why = "" if kidney_is_removed(plan, side) else say("for autotransplantation")
            takes = _goes_with_kidney(plan, side)
            yield Act("resected", "take-out", Thing("kidney", side), takes=takes, note=why, source=OWN, phase=phase)
    if not extracts:
        yield _marked(plan, phase)
        yield from _thrombectomy(plan, phase)
    for organ in plan.case.resection.en_bloc:
        note = say("en bloc with the tumour")
        yield Act("resected", "take-out", Thing("organ", organ.id), note=note, source=OWN, phase=phase)


def _marked(plan: Plan, phase: Phase) -> Act:
    """The specimen, as the pathologist is to find its sides."""
    note = say("sutures at its superior end, anterior wall and right side")
    return Act("resected", "mark", WALL if cut_in_part(plan) else SEGMENT, note=note, source=PRACTICE, phase=phase)


def frozen_sections(plan: Plan) -> Iterator[Act]:
    """At the two caval ends and at each renal stump that is kept; the achieved margin is written in afterwards. None of an
    extraction, which has no margins."""
    choices = plan.case.resection
    if choices.kind.extracts:
        return
    sites: list[tuple[Thing, float | None]] = [(INFERIOR, choices.inferior_margin_mm), (SUPERIOR, choices.superior_margin_mm)]
    if cut_in_part(plan):
        sites.append((WALL, choices.lateral_margin_mm))
    other = other_iliac(plan.case)
    if cuts_iliac_veins(plan) and other is not None:
        sites.append((iliac_vein(other), None))  # no margin is planned along it
    lost = [side for side in SIDES if kidney_is_removed(plan, side)]
    kept = [vein for vein in in_order(plan) if vein.cut and not removes_kidney(vein) and vein.side not in lost]
    cut = [vein for vein in kept if not vein.method.keeps_ostium]  # a caval cuff's edge is the cava's own
    sites += [(renal_vein(vein.id), plan_for_vein(plan, vein.id).margin_mm) for vein in cut]
    for thing, margin in sites:
        sizes = figures((say("planned margin"), margin))
        yield Act("resected", "examine", thing, sizes=sizes, note=say("achieved margin: ____ mm"), source=OWN)


def _freed(plan: Plan, side: Side, phase: Phase) -> Iterator[Act]:
    """Artery, where it is not tied before any clamp, then the ureter of a kidney that is removed for good."""
    if not artery_is_tied_first(plan, side):
        yield Act("resected", "tie-and-cut", Thing("renal-artery", side), source=OWN, phase=phase)
    if kidney_is_removed(plan, side):
        yield Act("resected", "divide", Thing("ureter", side), source=OWN, phase=phase)


def _goes_with_kidney(plan: Plan, side: Side) -> tuple[Thing, ...]:
    return (*(renal_vein(vein.id) for vein in veins_of_side(plan, side)), Thing("renal-artery", side))


def _caval_cuts(plan: Plan, phase: Phase) -> Iterator[Act]:
    assert plan.resection is not None
    cuts = plan.resection
    for end, level in ((INFERIOR, cuts.inferior_mm), (SUPERIOR, cuts.superior_mm)):
        yield Act("resected", "cut", end, place=Place(level), source=PAPER, phase=phase)
    other = other_iliac(plan.case)
    if cuts_iliac_veins(plan) and other is not None:
        verb: Verb = "tie-and-cut" if iliac_method(plan.case, other) is TIE else "cut"
        along = iliac_cut_mm(plan.case, plan.body, other, cuts.inferior_mm)
        yield Act("resected", verb, iliac_vein(other), place=Place(along_mm=along), source=OWN, phase=phase)


def _thrombectomy(plan: Plan, phase: Phase) -> Iterator[Act]:
    """Bland thrombus is cleared from the cava that stays, through the cut nearest to it."""
    assert plan.resection is not None
    span = thrombus_span(plan)
    if span is None:
        return
    inferior, superior = plan.resection.inferior_mm, plan.resection.superior_mm
    if span[0] < inferior:
        beyond = figures((say("thrombus below the cut"), min(span[1], inferior) - span[0]))
        yield Act("resected", "clear", THROMBUS, INFERIOR, sizes=beyond, source=OWN, phase=phase)
    if span[1] > superior:
        beyond = figures((say("thrombus above the cut"), span[1] - max(span[0], superior)))
        yield Act("resected", "clear", THROMBUS, SUPERIOR, sizes=beyond, source=OWN, phase=phase)


def _is_tied_first(plan: Plan, vein: PlannedRenalVein) -> bool:
    """Whether the vein carries no clamp and is tied, or leaves with its kidney: its tie closes it before anything is opened."""
    clamped = any(clamp.vein == vein.id for clamp in plan.clamps)
    return not clamped and not missing(plan, vein.side) and (tied(vein) or takes_kidney(vein))


def _cavotomy(plan: Plan, phase: Phase) -> Act:
    assert plan.defect is not None
    line = plan.defect
    sizes = figures(
        (say("inferior end, height above confluence"), line.inferior_mm),
        (say("superior end, height above confluence"), line.superior_mm),
        (say("length"), line.length_mm),
        (say("clock position"), line.clock_deg, "deg"),
    )
    whole = next((vein for vein in plan.renal_veins if vein.en_bloc and vein.id == line.through), None)
    note = (
        "" if whole is None else say("round the mouth of the {vein}, which leaves with its kidney", vein=name_of(plan, whole))
    )
    return Act("resected", "open", CAVOTOMY, sizes=sizes, note=note, source=EXTRACTION, phase=phase)


def _specimen(plan: Plan, phase: Phase, kidneys: tuple[Thing, ...]) -> Act:
    assert plan.resection is not None
    cuts = plan.resection
    within = (v for v in plan.divided if v.along_mm is None and cuts.inferior_mm < v.level_mm < cuts.superior_mm)
    takes = (*_tumour(plan), *(Thing("small-vein", vein.id) for vein in within), *kidneys)
    length = figures((say("length"), cuts.length_mm))
    return Act("resected", "take-out", SEGMENT, takes=takes, sizes=length, source=PAPER, phase=phase)


def _wall(plan: Plan, phase: Phase, kidneys: tuple[Thing, ...]) -> Act:
    assert plan.resection is not None
    cuts, defect = plan.resection, plan.defect
    sizes = figures(
        (say("inferior end, height above confluence"), cuts.inferior_mm),
        (say("superior end, height above confluence"), cuts.superior_mm),
        (say("length"), cuts.length_mm),
        (say("width along the wall"), defect.width_mm if defect else None),
        (say("clock position of its middle"), defect.clock_deg if defect else None, "deg"),
    )
    return Act("resected", "cut-out", WALL, takes=(*_tumour(plan), *kidneys), sizes=sizes, source=OWN, phase=phase)


def _tumour(plan: Plan) -> tuple[Thing, ...]:
    return (TUMOUR,) if plan.case.tumour.thrombus is None else (TUMOUR, THROMBUS)


def _renal_vein(plan: Plan, vein: PlannedRenalVein, phase: Phase) -> Iterator[Act]:
    thing, gone = renal_vein(vein.id), missing(plan, vein.side)
    takes = (thing,) if gone and _leaves_no_stump(vein) else ()
    if vein.cut:
        rim, margin = vein.method.rim_mm, plan_for_vein(plan, vein.id).margin_mm
        healthy = (say("margin"), margin) if rim is None else (say("rim of the cava that stays on it"), rim)
        sizes = figures((say("involved"), vein.involved_mm or None), healthy)
        verb: Verb = "tie-and-cut" if tied(vein) or _is_tied_first(plan, vein) else "cut"
        place, source = Place(along_mm=vein.stump_along_mm), PAPER if sewn(vein) else OWN
        if leaves_caval_stump(vein):  # before the cut: the cava behind it may be full of blood
            note = say("tied or oversewn beside the cava, which keeps its ostium")
            yield Act("resected", "close", Thing("caval-stump", vein.id), note=note, source=OWN, phase=phase)
        yield Act("resected", verb, thing, takes=takes, place=place, sizes=sizes, source=source, phase=phase)
    elif vein.en_bloc:
        return
    elif cut_away(plan, vein):
        note = (
            say("the stump of a kidney that is missing")
            if gone
            else say("its ostium is cut away and nothing is planned for it")
        )
        yield Act("resected", "cut", thing, takes=takes, note=note, source=OWN, phase=phase)
    elif kidney_is_taken(plan, vein.side):
        yield Act("resected", "cut", thing, note=say("it leaves with its kidney"), source=OWN, phase=phase)


def _leaves_no_stump(vein: PlannedRenalVein) -> bool:
    """Whether nothing stays of the cut vein of a missing kidney: on the left adrenal and gonadal vein still enter it."""
    return takes_kidney(vein) or (vein.side == "right" and (tied(vein) or not vein.cut))
