"""Renal veins that are tied: what their kidney then drains through."""

from collections.abc import Iterator

from ivcviz.anatomy.tributaries import Kind, Tributary
from ivcviz.messages.numbers import mm
from ivcviz.messages.sentences import Message, Wording, joined, listed, say, say_many
from ivcviz.plan.finding import Finding
from ivcviz.plan.findings.renal_terms import WORKING, lost, ostium_mm, state_words, tied, vein_words
from ivcviz.plan.findings.rule import make_finding, rule
from ivcviz.plan.findings.sources import GENERAL
from ivcviz.plan.model import Plan, PlannedRenalVein
from ivcviz.plan.reconstruction.renal_outcome import plan_for_vein, way_on_is_open

_KINDS: dict[Kind, Message] = {
    "adrenal": say("adrenal"),
    "gonadal": say("gonadal"),
    "lumbar": say("lumbar"),
    "short-hepatic": say("short hepatic"),
    "hepatic-accessory": say("accessory hepatic"),
    "phrenic": say("phrenic"),
}
_WORSE = say(
    "without a communicating lumbar vein the creatinine was 1.51 against 0.87 mg/dl where the vein was divided for the aorta"
)


@rule(
    say("right renal vein ligated"),
    "stop",
    kind="judgement",
    source=say(
        "J Urol 2008;180:2338 (renal demise in the majority); one recovery: Paty et al., Urology 1975;5(1); "
        "that long-standing occlusion may have opened collaterals, and that one of several veins may be "
        "tied: {general}",
        general=GENERAL,
    ),
)
def right_renal_vein_ligated(plan: Plan) -> Iterator[Finding]:
    """The right renal vein (where there are several, the last that drains) is tied and the kidney kept."""
    own = tied(plan, "right")
    if own:
        yield make_finding(
            "stop",
            say(
                "The right renal vein has no named tributaries to drain through; ligated acutely, the kidney is "
                "usually lost: reconstruct, or plan the nephrectomy."
            ),
            level_mm=ostium_mm(plan, own[0].id),
        )


@rule(
    say("left collaterals lost"),
    "stop",
    "warning",
    kind="judgement",
    source=say(
        "Walker, Slim et al. (38 cadavers, Cambridge repository); Popescu et al., ARS Medica Tomitana "
        "2013;4(75):218 (the adrenal vein ended in front of the aorta in 24 of 48); 110 patients with the "
        "left renal vein divided: renal function was worse without a communicating lumbar vein. Only kidney: stump "
        "pressure, 64 patients (Am J Surg, S0002-9610(05)80305-8), and Wang, EJVES 2013 (PubMed 23743276), both with "
        "two kidneys; Horodyski et al., Front Oncol 2022;12:877310 (22 patients with obstructing thrombus, of whom "
        "four died). Where these veins enter varies: check on the CT"
    ),
    thresholds=(WORKING,),
)
def left_collaterals_lost(plan: Plan) -> Iterator[Finding]:
    """The left renal vein (where there are several, all of them) is tied. A tributary counts if it is left open, enters lateral
    to the tie and has a way on that stays open in this plan. None does, or the left kidney is the only one and test clamping
    and a plan B are not entered (stop); else the warning lists what remains."""
    veins = tied(plan, "left")
    own = [(vein, t) for vein in veins for t in plan.body.tributaries if t.enters == vein.id]
    if not veins or any(vein.stump_along_mm is None for vein in veins):
        return
    vein = own[0][0] if own else veins[0]
    remaining = [t for vein, t in own if t.along_mm > (vein.stump_along_mm or 0.0) and way_on_is_open(plan, t)]
    only = lost(plan, "right")
    asked = only and not _is_tried(plan, veins)
    parts = [_tied(plan, vein, [t for _, t in own if t not in remaining], remaining)]
    parts += [_WORSE] if remaining and all(t.kind != "lumbar" for t in remaining) else []
    parts += [_only(plan, asked)] if only else []
    stops = asked or not remaining
    yield make_finding(
        "stop" if stops else "warning",
        say("{parts}.", parts=joined(parts, "; ")),
        vein.id,
        ostium_mm(plan, vein.id),
        vein=vein.id,
        ligature_mm=vein.stump_along_mm,
        lost=tuple(t.id for _, t in own if t not in remaining),
        remaining=tuple(t.id for t in remaining),
    )


def _tied(plan: Plan, vein: PlannedRenalVein, gone: list[Tributary], remaining: list[Tributary]) -> Message:
    values = {"vein": vein_words(plan, vein.id), "stump": mm(vein.stump_along_mm or 0.0)}
    if remaining:
        return say_many(
            len(remaining),
            "The {vein} is tied {stump} from the cava and drains through its {kinds} vein",
            "The {vein} is tied {stump} from the cava and drains through its {kinds} veins",
            kinds=_kinds(remaining),
            **values,
        )
    if not gone:
        return say("The {vein} is tied {stump} from the cava and has no tributary to drain through", **values)
    return say_many(
        len(gone),
        "The {vein} would be tied {stump} from the cava, and the {kinds} vein that it would drain through is lost",
        "The {vein} would be tied {stump} from the cava, and the {kinds} veins that it would drain through are lost",
        kinds=_kinds(gone),
        **values,
    )


def _only(plan: Plan, asked: bool) -> Message:
    state = say("right kidney {state}", state=state_words(plan, "right"))
    if asked:
        return say(
            "the left kidney would be the only one ({state}): test-clamp the vein and measure the stump pressure before the "
            "first cut, and write a plan B that keeps it an outflow",
            state=state,
        )
    return say("the left kidney would be the only one ({state}), test clamping and a plan B are entered", state=state)


def _kinds(tributaries: list[Tributary]) -> Wording:
    return listed([_KINDS[t.kind] for t in tributaries])


def _is_tried(plan: Plan, veins: list[PlannedRenalVein]) -> bool:
    """Whether each vein is to be test-clamped before the first cut, with a plan B that keeps the kidney an outflow."""
    choices = [plan_for_vein(plan, vein.id) for vein in veins]
    ways_out = [choice.plan_b is not None and choice.plan_b.keeps_an_outflow for choice in choices]
    return all(ways_out) and all(choice.test_clamp is True for choice in choices)
