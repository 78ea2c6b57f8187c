"""The cut-and-sew ledger: every step of the operation in order, with every length, place and angle that it needs.

Each figure is the very number of the plan and of the bench card, unrounded; the order is that of the timeline.
"""

from collections.abc import Iterator
from dataclasses import replace

from ivcviz.plan.bench.card import BenchCard
from ivcviz.plan.model import Plan
from ivcviz.plan.operation.ledger_bench import Patterns, bench_steps, patterns_of, sewing_step
from ivcviz.plan.operation.ledger_model import Figure, Step, figures
from ivcviz.plan.operation.stages import OperationStage, liver_is_mobilised
from ivcviz.plan.operation.timeline import Hold, Phase, Timeline
from ivcviz.plan.operation.timeline_text import Event, events_of
from ivcviz.plan.reconstruction.renal_outcome import SIDES, choice_of, cut_away, in_order, missing, name_of, veins_of_side
from ivcviz.plan.resection.clamps import caval_clamps


def ledger_of(plan: Plan, timeline: Timeline, card: BenchCard | None) -> tuple[Step, ...]:
    """The steps of a plan, numbered from 1, from its timeline and bench card; none where nothing is resected."""
    if plan.resection is None:
        return ()
    steps = _steps(plan, timeline, patterns_of(plan, card))
    return tuple(replace(step, number=number) for number, step in enumerate(steps, start=1))


def _steps(plan: Plan, timeline: Timeline, patterns: Patterns) -> Iterator[Step]:
    events, end = events_of(timeline), len(timeline.phases)
    yield from _mobilised(plan)
    yield from (_clamping(event) for event in events if event.deed in ("trial clamp", "clamp on"))
    yield from _resected(plan)
    yield from (_unclamping(event, "resected") for event in events if event.done == 1 and event.deed == "clamp off")
    yield from _frozen_sections(plan)
    yield from bench_steps(plan, patterns)
    for event in events:
        if isinstance(event.about, Phase) and event.deed == "sewing":
            yield sewing_step(plan, event.about.about)
        elif event.done > 1:
            yield _unclamping(event, "implanted" if event.done < end else "reperfused")
    yield Step("reperfused", "check", "all suture lines for bleeding")


def _mobilised(plan: Plan) -> Iterator[Step]:
    yield Step("mobilised", "expose", "infrahepatic cava", note="Kocher manoeuvre; the duodenum is drawn to the middle")
    span, lowest = caval_clamps(plan.clamps), plan.body.landmarks.lowest_short_hepatic_vein
    if span is not None and liver_is_mobilised(plan):
        beyond = figures(("superior clamp above the lowest short hepatic vein", span[1] - lowest))
        yield Step("mobilised", "mobilise", "right lobe of the liver", beyond, "rotated to the left")
    for vein in sorted(plan.divided, key=lambda vein: vein.level_mm):
        why = "between the clamps" if vein.why == "between clamps" else "for exposure"
        name = f"{vein.name[0].lower()}{vein.name[1:]}"
        side = "" if vein.side in name else f"{vein.side}; "
        yield Step("mobilised", "divide", name, figures(("height above confluence", vein.level_mm)), side + why)


def _clamping(event: Event) -> Step:
    hold = event.about
    if not isinstance(hold, Hold):
        return Step("clamped", "clamp on trial", "total hepatic vascular exclusion", note="opened again before it is closed")
    return Step("clamped", "clamp", _clamped(hold), _place(hold))


def _unclamping(event: Event, stage: OperationStage) -> Step:
    assert isinstance(event.about, Hold)
    if event.deed == "clamp moved":
        return Step(stage, "move clamp", _clamped(event.about), note="down onto the graft, below its superior end")
    if event.about.moved is not None:
        return Step(stage, "unclamp", "graft", note=f"the clamp that was moved down from the {_clamped(event.about)}")
    return Step(stage, "unclamp", _clamped(event.about), _place(event.about))


def _clamped(hold: Hold) -> str:
    """What a clamp holds, from its name: "superior caval clamp" is on the "superior cava"."""
    name = hold.name.replace(" clamp", "")
    return name.replace("caval", "cava")


def _place(hold: Hold) -> tuple[Figure, ...]:
    if hold.along_mm is not None:
        return figures(("from the cava, along the vein", hold.along_mm))
    return figures(("height above confluence", hold.level_mm))


def _resected(plan: Plan) -> Iterator[Step]:
    assert plan.resection is not None
    cuts = plan.resection
    if plan.case.resection.kind.takes_wall:
        patch = plan.patch
        yield Step(
            "resected",
            "cut out",
            "piece of the caval wall",
            figures(
                ("inferior end, height above confluence", cuts.inferior_mm),
                ("superior end, height above confluence", cuts.superior_mm),
                ("length", cuts.length_mm),
                ("width along the wall", patch.width_mm if patch else None),
                ("clock position of its middle", patch.clock_deg if patch else None, "deg"),
            ),
        )
    else:
        for end, level in (("inferior", cuts.inferior_mm), ("superior", cuts.superior_mm)):
            yield Step("resected", "cut", f"cava, {end} end", figures(("height above confluence", level)))
        yield Step("resected", "take out", "cava with the tumour", figures(("length", cuts.length_mm)))
    yield from _renal_cuts(plan)
    for organ in plan.case.resection.en_bloc:
        yield Step("resected", "take out", organ.taken_words, note="en bloc with the tumour")


def _renal_cuts(plan: Plan) -> Iterator[Step]:
    for vein in in_order(plan):
        name, place = name_of(plan, vein), figures(("from the cava, along the vein", vein.stump_along_mm))
        involved = figures(("involved", vein.involved_mm or None), ("margin", choice_of(plan, vein.id).margin_mm))
        if vein.method.is_tied:
            yield Step("resected", "tie and cut", name, place + involved)
        elif vein.cut:
            yield Step("resected", "cut", name, place + involved)
        elif cut_away(plan, vein):
            gone = missing(plan, vein.side)
            note = "the stump of a kidney that is missing" if gone else "its ostium is cut away and nothing is planned for it"
            yield Step("resected", "cut", name, note=note)
    for side in SIDES:
        goes = {vein.method.kidney for vein in veins_of_side(plan, side) if vein.method.kidney_leaves}
        if not missing(plan, side) and goes:
            note = "" if "out" in goes else "for autotransplantation"
            yield Step("resected", "take out", f"{side} kidney", note=note)


def _frozen_sections(plan: Plan) -> Iterator[Step]:
    """At the two caval ends and at each renal stump that is kept; the achieved margin is written in afterwards."""
    choices = plan.case.resection
    sites = [("cava, inferior end", choices.inferior_margin_mm), ("cava, superior end", choices.superior_margin_mm)]
    if choices.kind.takes_wall:
        sites.append(("cava, edges of the defect along its sides", choices.lateral_margin_mm))
    sites += [
        (f"{name_of(plan, vein)}, stump", choice_of(plan, vein.id).margin_mm)
        for vein in in_order(plan)
        if vein.cut and vein.method.kidney != "out"
    ]
    for what, margin in sites:
        yield Step("resected", "frozen section", what, figures(("planned margin", margin)), "achieved margin: ____ mm")
