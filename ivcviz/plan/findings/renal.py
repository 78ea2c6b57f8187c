"""Renal veins and kidneys."""

from collections.abc import Iterator

from ivcviz.anatomy.specification import Side
from ivcviz.anatomy.tributaries import Kind
from ivcviz.case.check_thresholds import threshold_of
from ivcviz.messages.numbers import mm, tenths
from ivcviz.messages.sentences import Message, listed, say, say_many, without_stop
from ivcviz.plan.findings.renal_terms import (
    WORKING,
    lost,
    not_working,
    ostium_mm,
    removed,
    share_percent,
    tied,
    vein_of,
    vein_words,
    veins_of_side,
    words_about,
)
from ivcviz.plan.findings.rule import make_finding, rule
from ivcviz.plan.findings.sources import CLAMPS, DISCUSSION, GENERAL, PAPER, PLANS_OWN
from ivcviz.plan.model import Finding, Plan, PlannedRenalVein
from ivcviz.plan.reconstruction.renal_outcome import missing
from ivcviz.plan.wording.names import RENAL_OSTIUM, SIDE_WORDS, STUMP

_KINDS: dict[Kind, Message] = {
    "adrenal": say("adrenal"),
    "gonadal": say("gonadal"),
    "lumbar": say("lumbar"),
    "short-hepatic": say("short hepatic"),
    "hepatic-accessory": say("accessory hepatic"),
}


@rule(
    say("renal ostium unplanned"),
    "stop",
    kind="gap",
    ends_at="bench",
    source=say("{clamps}; cuff: {plans_own}", clamps=CLAMPS, plans_own=PLANS_OWN),
)
def renal_ostium_unplanned(plan: Plan) -> Iterator[Finding]:
    """Part of a renal ostium lies in the resected segment or less than a cuff from a cut, or the tumour grows into the vein;
    and the vein is left as it is."""
    for vein in plan.renal_veins:
        concerned = vein.in_resection or vein.involved_mm > 0
        kidney_gone = missing(plan, vein.side) or removed(plan, vein.side)
        if plan.resection is None or vein.method.cuts or not concerned or kidney_gone:
            continue
        yield make_finding(
            "stop",
            say("{what_happens_to} and nothing is planned for it.", what_happens_to=_what_happens_to(plan, vein)),
            vein.id,
            ostium_mm(plan, vein.id),
            vein=vein.id,
            involved_mm=vein.involved_mm,
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
    kind="judgement",
    source=say(
        "Walker, Slim et al. (38 cadavers, Cambridge repository); Popescu et al., ARS Medica Tomitana "
        "2013;4(75):218 (the adrenal vein ended in front of the aorta in 24 of 48); 110 patients with the "
        "left renal vein divided: renal function was worse without a communicating lumbar vein. Where these "
        "veins enter varies: check on the CT"
    ),
)
def left_collaterals_lost(plan: Plan) -> Iterator[Finding]:
    """The left renal vein (where there are several, each of them) is tied lateral to its adrenal, gonadal or lumbar entries,
    or these are to be divided."""
    divided = {vein.id for vein in plan.divided}
    for vein in tied(plan, "left"):
        if vein.stump_along_mm is None:
            continue
        own = [t for t in plan.body.tributaries if t.enters == vein.id]
        gone = [t for t in own if t.along_mm <= vein.stump_along_mm or t.id in divided]
        if gone:
            yield make_finding(
                "stop",
                say_many(
                    len(gone),
                    "The {vein} would be tied {stump} from the cava, lateral to the {kinds} vein it must drain through.",
                    "The {vein} would be tied {stump} from the cava, lateral to the {kinds} veins it must drain through.",
                    vein=vein_words(plan, vein.id),
                    stump=mm(vein.stump_along_mm),
                    kinds=listed([_KINDS[t.kind] for t in gone]),
                ),
                vein.id,
                ostium_mm(plan, vein.id),
                vein=vein.id,
                ligature_mm=vein.stump_along_mm,
                lost=tuple(t.id for t in gone),
            )


@rule(
    say("left ligated single kidney"),
    "warning",
    source=say(
        "Horodyski et al., Front Oncol 2022;12:877310 (22 patients, median creatinine 1.2 to 1.4 mg/dl at a "
        "year, all with obstructing thrombus and so with collaterals); stump pressure, 64 patients: Am J "
        "Surg, S0002-9610(05)80305-8"
    ),
    thresholds=(WORKING,),
)
def left_ligated_single_kidney(plan: Plan) -> Iterator[Finding]:
    """The left renal vein (where there are several, each of them) is tied, and the right kidney is absent, removed, or
    recorded with less than the threshold of the function."""
    left = tied(plan, "left")
    if left and lost(plan, "right"):
        only = say("the only one (right kidney {state})", state=_state(plan, "right"))
        yield make_finding(
            "warning",
            say(
                "The left kidney would be {only} and would drain through collaterals alone; measure the "
                "stump pressure before deciding.",
                only=say("the only one") if removed(plan, "right") else only,
            ),
            level_mm=ostium_mm(plan, left[0].id),
            right_percent=share_percent(plan, "right"),
        )


@rule(
    say("no kidney left"),
    "stop",
    kind="judgement",
    source=say("arithmetic; {paper}, section 2.2, measured split renal function", paper=PAPER),
    thresholds=(WORKING,),
)
def no_kidney_left(plan: Plan) -> Iterator[Finding]:
    """Both kidneys are removed; or one is, and the other is absent or recorded with less than the threshold of the
    function."""
    sides: tuple[Side, ...] = ("right", "left")
    taken = [side for side in sides if removed(plan, side)]
    if taken and all(lost(plan, side) for side in sides):
        states = [say("{side} kidney {state}", side=SIDE_WORDS[side], state=_state(plan, side)) for side in sides]
        yield make_finding(
            "stop",
            say("This plan leaves no working kidney: {states}.", states=listed(states)),
            level_mm=ostium_mm(plan, veins_of_side(plan, taken[0])[0].id),
            right_percent=share_percent(plan, "right"),
        )


@rule(
    say("stump does not reach"),
    "stop",
    "warning",
    kind="gap",
    ends_at="bench",
    source=say(
        "geometry of this plan; {general}; no published figure found; mobilisation: {plans_own}",
        general=GENERAL,
        plans_own=PLANS_OWN,
    ),
)
def stump_does_not_reach(plan: Plan) -> Iterator[Finding]:
    """What the stump must be brought across, to its opening in the graft or to the tip of its branch, is more than the
    mobilisation that the plan allows (stop), or more than half of it (warning)."""
    for vein in plan.renal_veins:
        reach, allowed = vein.reach_mm, vein.mobilisation_mm
        if reach is None or reach <= allowed / 2 + 1e-6:
            continue
        assert vein.method.reached is not None, "what is brought is sewn to the graft"
        beyond = reach > allowed + 1e-6
        comment = say("it does not reach") if beyond else say("little is left for a tension-free seam")
        yield make_finding(
            "stop" if beyond else "warning",
            say(
                "The {stump} must be brought {reach} to {target}; {allowed} of mobilisation are allowed: {comment}.",
                stump=words_about(plan, vein.id, STUMP),
                reach=mm(reach),
                target=vein.method.reached,
                allowed=mm(allowed),
                comment=comment,
            ),
            vein.id,
            ostium_mm(plan, vein.id),
            vein=vein.id,
            reach_mm=reach,
            mobilisation_mm=allowed,
        )


@rule(
    say("stump at the hilum"),
    "warning",
    source=say("{clamps} (Case 4: tumour near the confluence of the superior and inferior renal veins)", clamps=CLAMPS),
    thresholds=("hilum-remaining-mm",),
)
def stump_at_the_hilum(plan: Plan) -> Iterator[Finding]:
    """A renal vein is cut, its kidney stays or is put back, and less of the vein than the threshold is left before the hilar
    confluence."""
    for vein in plan.renal_veins:
        if vein.stump_along_mm is None or vein.method.kidney == "out" or missing(plan, vein.side):
            continue
        left = vein_of(plan, vein.id).length_mm - vein.stump_along_mm
        if left < threshold_of(plan.case, "hilum-remaining-mm"):
            yield make_finding(
                "warning",
                say(
                    "After {stump_along} of {vein} are resected {left} remain to the hilum; the rim may be two veins, not one.",
                    stump_along=mm(vein.stump_along_mm),
                    vein=vein_words(plan, vein.id),
                    left=mm(left),
                ),
                vein.id,
                ostium_mm(plan, vein.id),
                vein=vein.id,
                remaining_mm=left,
            )


@rule(
    say("left renal vein behind the aorta"),
    "warning",
    "note",
    source=say("types of retroaortic left renal vein: Eurorad case 11969; {general}", general=GENERAL),
)
def left_renal_vein_behind_the_aorta(plan: Plan) -> Iterator[Finding]:
    """A left renal vein that runs behind the aorta is clamped or divided (note), or is to be sewn to the graft (warning)."""
    clamped = {clamp.vein for clamp in plan.clamps}
    for vein in plan.renal_veins:
        behind = vein.side == "left" and vein_of(plan, vein.id).course == "retro-aortic"
        if not behind or not (vein.cut or vein.id in clamped):
            continue
        lies = say(
            "The {vein} lies behind the aorta and cannot be shown from the front before the cava is lifted.",
            vein=vein_words(plan, vein.id),
        )
        drawn = say(
            "{lies}; what is led in front of the aorta does not fit it, and none behind the aorta is drawn here.",
            lies=without_stop(lies),
        )
        sewn = vein.method.is_sewn
        yield make_finding(
            "warning" if sewn else "note",
            drawn if sewn else lies,
            vein.id,
            ostium_mm(plan, vein.id),
            vein=vein.id,
        )


@rule(say("autotransplant is the reserve"), "note", source=DISCUSSION)
def autotransplant_is_the_reserve(plan: Plan) -> Iterator[Finding]:
    """A kidney is to be autotransplanted."""
    for vein in plan.renal_veins:
        if vein.method.kidney == "moved" and not missing(plan, vein.side):
            yield make_finding(
                "note",
                say(
                    "The {side} kidney is to be autotransplanted with {rest} of its vein: the reserve for a vein that "
                    "cannot be reconstructed; the transplantation itself is not drawn here.",
                    side=SIDE_WORDS[vein.side],
                    rest=mm(_rest(plan, vein)),
                ),
                vein.id,
                ostium_mm(plan, vein.id),
                vein=vein.id,
            )


def _rest(plan: Plan, vein: PlannedRenalVein) -> float:
    return vein_of(plan, vein.id).length_mm - (vein.stump_along_mm or 0.0)


def _state(plan: Plan, side: Side) -> Message:
    """Why a kidney does not count: "absent", "removed", "12 % of the function"."""
    if missing(plan, side):
        return say("absent")
    share = share_percent(plan, side)
    if not_working(plan, side) and share is not None:
        return say("with {share} % of the function", share=tenths(share))
    return say("removed")


def _what_happens_to(plan: Plan, vein: PlannedRenalVein) -> Message:
    assert plan.resection is not None
    ostium, words = vein_of(plan, vein.id).ostium, words_about(plan, vein.id, RENAL_OSTIUM)
    cuts = (plan.resection.inferior_mm, plan.resection.superior_mm)
    for cut in cuts:
        if ostium.lower_mm < cut < ostium.upper_mm:
            return say("The {words} is cut through at {cut}", words=words, cut=mm(cut))
    if ostium.upper_mm > cuts[0] and ostium.lower_mm < cuts[1]:
        return say("The {words} lies in the resected segment", words=words)
    if vein.in_resection:
        away = min(abs(edge - cut) for edge in (ostium.lower_mm, ostium.upper_mm) for cut in cuts)
        return say(
            "The {words} lies {away} from a cut, less than the cuff of {cuff},",
            words=words,
            away=mm(away),
            cuff=mm(plan.case.resection.cuff_mm),
        )
    return say("The tumour grows {involved} into the {vein}", involved=mm(vein.involved_mm), vein=vein_words(plan, vein.id))
