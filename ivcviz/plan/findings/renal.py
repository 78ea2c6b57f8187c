"""Renal veins: which of them need a plan, and which are cut without need."""

from collections.abc import Iterator

from ivcviz.messages.numbers import mm
from ivcviz.messages.sentences import say
from ivcviz.plan.findings.ostia import FROM_CUT, is_operated_on, near_cut, place_of
from ivcviz.plan.findings.renal_terms import ostium_mm, removed, vein_of, vein_words, words_about
from ivcviz.plan.findings.rule import make_finding, rule
from ivcviz.plan.findings.sources import CLAMPS, GEOMETRY, PLANS_OWN
from ivcviz.plan.model import Finding, Plan, PlannedRenalVein
from ivcviz.plan.reconstruction.renal_outcome import missing
from ivcviz.plan.wording.names import RENAL_OSTIUM


@rule(
    say("renal ostium unplanned"),
    "stop",
    "warning",
    kind="gap",
    ends_at="bench",
    source=say("{clamps}; distance: {plans_own}", clamps=CLAMPS, plans_own=PLANS_OWN),
    thresholds=(FROM_CUT,),
)
def renal_ostium_unplanned(plan: Plan) -> Iterator[Finding]:
    """A renal vein is left as it is, and part of its ostium lies in the resected segment, a cut passes through it, or the
    tumour grows into the vein (stop); or its ostium lies nearer to a cut than the threshold (warning)."""
    for vein in plan.renal_veins:
        if vein.method.cuts or missing(plan, vein.side) or removed(plan, vein.side):
            continue
        ostium, words = vein_of(plan, vein.id).ostium, words_about(plan, vein.id, RENAL_OSTIUM)
        taken, near = place_of(plan, ostium), near_cut(plan, ostium)
        if taken is not None or (vein.involved_mm > 0 and is_operated_on(plan)):
            grows = say(
                "The tumour grows {involved} into the {vein}", involved=mm(vein.involved_mm), vein=vein_words(plan, vein.id)
            )
            happens = grows if taken is None else taken.filled(ostium=words)
            sentence = say("{happens} and nothing is planned for it.", happens=happens)
            values = {"vein": vein.id, "involved_mm": vein.involved_mm}
            yield make_finding("stop", sentence, vein.id, ostium.centre_mm, **values)
        elif near is not None:
            sentence = say("The {ostium} lies {away} from a cut, and nothing is planned for it.", ostium=words, away=mm(near))
            yield make_finding("warning", sentence, vein.id, ostium.centre_mm, vein=vein.id, from_cut_mm=near)


@rule(
    say("vein cut without need"),
    "warning",
    source=say("{geometry}; distance: {plans_own}", geometry=GEOMETRY, plans_own=PLANS_OWN),
    thresholds=(FROM_CUT,),
)
def vein_cut_without_need(plan: Plan) -> Iterator[Finding]:
    """A renal vein is to be cut, and neither the tumour nor the resection, with the threshold's distance to each cut, touches
    it."""
    for vein in plan.renal_veins:
        if vein.cut and not missing(plan, vein.side) and not _is_touched(plan, vein):
            yield make_finding(
                "warning",
                say(
                    "The {vein} is to be cut, and neither the tumour nor the resection touches it.",
                    vein=vein_words(plan, vein.id),
                ),
                vein.id,
                ostium_mm(plan, vein.id),
                vein=vein.id,
            )


def _is_touched(plan: Plan, vein: PlannedRenalVein) -> bool:
    ostium = vein_of(plan, vein.id).ostium
    if vein.involved_mm > 0 or vein.id == plan.case.tumour.origin_vein:
        return True
    return place_of(plan, ostium) is not None or near_cut(plan, ostium) is not None
