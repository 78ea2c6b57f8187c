"""Renal veins: which of them need a plan, and which are cut without need."""

from collections.abc import Iterator

from ivcviz.messages.numbers import mm
from ivcviz.messages.sentences import say
from ivcviz.plan.finding import Finding
from ivcviz.plan.findings.ostia import FROM_CUT, cut_through, is_operated_on, near_cut, place_of
from ivcviz.plan.findings.renal_terms import ostium_mm, removed, vein_of, vein_words, words_about
from ivcviz.plan.findings.rule import make_finding, rule
from ivcviz.plan.findings.sources import CLAMPS, GEOMETRY, PLANS_OWN
from ivcviz.plan.model import Plan, PlannedRenalVein
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
        if vein.method.cuts or removed(plan, vein.side) or (missing(plan, vein.side) and vein.involved_mm == 0):
            continue
        ostium, words = vein_of(plan, vein.id).ostium, words_about(plan, vein.id, RENAL_OSTIUM)
        taken, near = place_of(plan, ostium), near_cut(plan, ostium)
        if taken is not None or (vein.involved_mm > 0 and is_operated_on(plan)):
            grows = say(
                "The tumour grows {involved} into the {vein}", involved=mm(vein.involved_mm), vein=vein_words(plan, vein.id)
            )
            happens = grows if taken is None or missing(plan, vein.side) else taken.filled(ostium=words)
            sentence = say("{happens} and nothing is planned for it.", happens=happens)
            values = {"vein": vein.id, "involved_mm": vein.involved_mm}
            yield make_finding("stop", sentence, vein.id, ostium.centre_mm, **values)
        elif near is not None:
            sentence = say("The {ostium} lies {away} from a cut, and nothing is planned for it.", ostium=words, away=mm(near))
            yield make_finding("warning", sentence, vein.id, ostium.centre_mm, vein=vein.id, from_cut_mm=near)


@rule(say("tumour at an ostium that stays"), "stop", kind="gap", ends_at="resected", source=GEOMETRY)
def tumour_at_an_ostium_that_stays(plan: Plan) -> Iterator[Finding]:
    """The tumour has grown into a renal vein that is to be cut, and the resection does not take its ostium, or only a part of
    it: what lies there stays in the cava."""
    if plan.resection is None:
        return
    for vein in plan.renal_veins:
        ostium = vein_of(plan, vein.id).ostium
        if vein.involved_mm == 0 or not vein.method.cuts or (place_of(plan, ostium) and cut_through(plan, ostium) is None):
            continue
        sentence = say(
            "The tumour grows {involved} into the {vein}, and the resection, from {lower} to {upper}, does not take all of its "
            "ostium ({from_mm} to {to_mm}): what lies there stays in the cava.",
            involved=mm(vein.involved_mm),
            vein=vein_words(plan, vein.id),
            lower=mm(plan.resection.inferior_mm),
            upper=mm(plan.resection.superior_mm),
            from_mm=mm(ostium.lower_mm),
            to_mm=mm(ostium.upper_mm),
        )
        yield make_finding("stop", sentence, vein.id, ostium.centre_mm, vein=vein.id, involved_mm=vein.involved_mm)


@rule(say("ostium left in a stump"), "warning", source=GEOMETRY)
def ostium_left_in_a_stump(plan: Plan) -> Iterator[Finding]:
    """A renal vein is to be cut, and a cut of the cava runs through its ostium: the rest is a hole in the caval stump."""
    for vein in plan.renal_veins:
        ostium = vein_of(plan, vein.id).ostium
        cut = cut_through(plan, ostium) if vein.method.cuts else None
        if cut is None or plan.resection is None:
            continue
        rest = ostium.upper_mm - cut if cut == plan.resection.superior_mm else cut - ostium.lower_mm
        sentence = say(
            "The cut at {cut} runs through the {ostium}, and {rest} of it stay in the caval stump: cut beyond it, or close the "
            "rest before the seam.",
            cut=mm(cut),
            ostium=words_about(plan, vein.id, RENAL_OSTIUM),
            rest=mm(rest),
        )
        yield make_finding("warning", sentence, vein.id, cut, vein=vein.id, rest_mm=rest)


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
