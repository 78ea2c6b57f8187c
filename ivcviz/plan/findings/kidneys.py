"""Kidneys: what a plan leaves of them."""

from collections.abc import Iterator

from ivcviz.messages.numbers import mm
from ivcviz.messages.sentences import listed, say
from ivcviz.plan.finding import Finding
from ivcviz.plan.findings.renal_terms import (
    WORKING,
    lost,
    ostium_mm,
    removed,
    share_percent,
    state_words,
    tied,
    tied_off,
    vein_of,
    vein_words,
    veins_of_side,
)
from ivcviz.plan.findings.rule import make_finding, rule
from ivcviz.plan.findings.sources import DISCUSSION, GENERAL, PAPER
from ivcviz.plan.model import Plan, PlannedRenalVein
from ivcviz.plan.reconstruction.renal_outcome import SIDES, artery_of, missing, sewn
from ivcviz.plan.wording.names import SIDE_WORDS


@rule(
    say("no kidney left"),
    "stop",
    kind="judgement",
    source=say("arithmetic; {paper}, section 2.2, measured split renal function", paper=PAPER),
    thresholds=(WORKING,),
)
def no_kidney_left(plan: Plan) -> Iterator[Finding]:
    """Both kidneys are lost: removed, absent, recorded with less than the threshold of the function, or on the right with its
    vein tied; and this plan removes or ties one of them."""
    done = [side for side in SIDES if removed(plan, side) or tied_off(plan, side)]
    if done and all(lost(plan, side) for side in SIDES):
        states = [say("{side} kidney {state}", side=SIDE_WORDS[side], state=state_words(plan, side)) for side in SIDES]
        yield make_finding(
            "stop",
            say("This plan leaves no working kidney: {states}.", states=listed(states)),
            level_mm=ostium_mm(plan, veins_of_side(plan, done[0])[0].id),
            right_percent=share_percent(plan, "right"),
        )


@rule(
    say("one reconstructed outflow"),
    "note",
    source=say("{paper}, section 3 (the right renal vein of Case 4, sewn to the graft, thrombosed)", paper=PAPER),
)
def one_reconstructed_outflow(plan: Plan) -> Iterator[Finding]:
    """The left renal vein is tied, and the right one is reconstructed."""
    right = [vein for vein in veins_of_side(plan, "right") if sewn(vein)]
    if right and tied(plan, "left"):
        yield make_finding(
            "note",
            say(
                "The {vein} is the only reconstructed outflow: if its seam closes, the right kidney is lost and the "
                "left rests on collaterals.",
                vein=vein_words(plan, right[0].id),
            ),
            right[0].id,
            ostium_mm(plan, right[0].id),
            vein=right[0].id,
        )


@rule(say("artery before vein"), "warning", source=say("Ciancio, Eur Urol 2011;59:401"))
def artery_before_vein(plan: Plan) -> Iterator[Finding]:
    """A kidney that is there is to be removed, and its artery is to stay open while its vein is closed; where nothing is said
    of it, this plan ties it first."""
    for side in SIDES:
        if removed(plan, side) and artery_of(plan, side) == "open":
            vein = veins_of_side(plan, side)[0]
            yield make_finding(
                "warning",
                say(
                    "The {side} kidney is to be removed: control its artery before its vein is closed.",
                    side=SIDE_WORDS[side],
                ),
                vein.id,
                ostium_mm(plan, vein.id),
                vein=vein.id,
            )


@rule(say("autotransplant is the reserve"), "warning", source=DISCUSSION)
def autotransplant_is_the_reserve(plan: Plan) -> Iterator[Finding]:
    """A kidney is to be autotransplanted."""
    for vein in plan.renal_veins:
        if vein.method.kidney == "moved" and not missing(plan, vein.side):
            yield make_finding(
                "warning",
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


@rule(say("left kidney en bloc across the aorta"), "note", source=GENERAL)
def left_kidney_en_bloc(plan: Plan) -> Iterator[Finding]:
    """The left kidney is to leave in one with the cava, and its vein passes between the aorta and the superior mesenteric
    artery."""
    for vein in plan.renal_veins:
        if vein.en_bloc and vein.side == "left":
            sentence = say(
                "The left kidney is to leave in one with the cava, from the other side of the aorta: what lies on the cava has "
                "to pass to the left under the superior mesenteric artery, or the vein is cut and the kidney taken apart."
            )
            yield make_finding("note", sentence, vein.id, ostium_mm(plan, vein.id), vein=vein.id)


def _rest(plan: Plan, vein: PlannedRenalVein) -> float:
    return vein_of(plan, vein.id).length_mm - (vein.stump_along_mm or 0.0)
