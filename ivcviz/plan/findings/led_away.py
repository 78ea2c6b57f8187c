"""Renal veins that keep a rim of the cava, and renal veins that drain elsewhere than into the cava."""

from collections.abc import Iterator
from math import pi
from typing import assert_never

from ivcviz.messages.numbers import mm
from ivcviz.messages.sentences import Message, say
from ivcviz.plan.finding import Finding
from ivcviz.plan.findings.renal_terms import ostium_mm, vein_of, vein_words, veins_of_side
from ivcviz.plan.findings.rule import make_finding, rule
from ivcviz.plan.findings.sources import GENERAL, GEOMETRY, PLANS_OWN
from ivcviz.plan.model import Plan, PlannedRenalVein
from ivcviz.plan.reconstruction.renal_outcome import cut_all_round, led_elsewhere, missing, way_on_is_open


@rule(
    say("caval cuff in the tumour"),
    "stop",
    kind="gap",
    ends_at="resected",
    source=say("{geometry}; width of the rim: {plans_own}", geometry=GEOMETRY, plans_own=PLANS_OWN),
)
def caval_cuff_in_the_tumour(plan: Plan) -> Iterator[Finding]:
    """A renal ostium is to be kept with a rim of the cava, and the tumour grows into the vein or reaches that rim, as far as
    its levels and, where it is recorded, the circumference that it takes say."""
    for vein in plan.renal_veins:
        rim = vein.method.rim_mm
        if rim is None or not plan.is_operated or missing(plan, vein.side):
            continue
        why = _tumour_at_the_rim(plan, vein, rim)
        if why is not None:
            sentence = say(
                "The ostium of the {vein} is to be kept on a caval cuff, and {why}: cut the vein beyond it.",
                vein=vein_words(plan, vein.id),
                why=why,
            )
            yield make_finding("stop", sentence, vein.id, ostium_mm(plan, vein.id), vein=vein.id, rim_mm=rim)


@rule(
    say("caval cuff beyond the cuts"),
    "stop",
    kind="gap",
    ends_at="resected",
    source=say("{geometry}; width of the rim: {plans_own}", geometry=GEOMETRY, plans_own=PLANS_OWN),
)
def caval_cuff_beyond_the_cuts(plan: Plan) -> Iterator[Finding]:
    """A renal ostium is to be kept with a rim of the cava, and that rim does not lie in a segment that is cut out all round:
    the cava would be opened where it stays."""
    for vein in plan.renal_veins:
        rim, cuts, ostium = vein.method.rim_mm, plan.resection, vein_of(plan, vein.id).ostium
        if rim is None or not plan.is_operated or missing(plan, vein.side):
            continue
        inside = cuts is not None and cuts.inferior_mm <= ostium.lower_mm - rim and ostium.upper_mm + rim <= cuts.superior_mm
        if not inside or not cut_all_round(plan):
            sentence = say(
                "The ostium of the {vein} is to be kept on a caval cuff, from {lower} to {upper}, and the segment that is cut "
                "out does not take all of it: the cava would be opened where it stays.",
                vein=vein_words(plan, vein.id),
                lower=mm(ostium.lower_mm - rim),
                upper=mm(ostium.upper_mm + rim),
            )
            yield make_finding("stop", sentence, vein.id, ostium.centre_mm, vein=vein.id, rim_mm=rim)


@rule(say("renal vein led elsewhere"), "stop", kind="gap", ends_at="implanted", source=GENERAL)
def renal_vein_led_elsewhere(plan: Plan) -> Iterator[Finding]:
    """A renal vein is to drain into another vein than the cava: that is recorded, and not drawn here."""
    for vein in plan.renal_veins:
        if not led_elsewhere(vein) or missing(plan, vein.side) or vein.method.way is None:
            continue
        words = {"vein": vein_words(plan, vein.id), "way": vein.method.way}
        lacking = _recipient_lacks(plan, vein)
        sentence = say("The {vein} is to be {way}: that is not drawn here.", **words)
        if lacking is not None:
            sentence = say("The {vein} is to be {way}: that is not drawn here, and {lacking}.", lacking=lacking, **words)
        yield make_finding("stop", sentence, vein.id, ostium_mm(plan, vein.id), vein=vein.id)


def _tumour_at_the_rim(plan: Plan, vein: PlannedRenalVein, rim_mm: float) -> Message | None:
    """How the tumour reaches the rim round an ostium; None where it does not."""
    if vein.involved_mm > 0:
        return say("the tumour grows {involved} into it", involved=mm(vein.involved_mm))
    ostium, extent, taken = vein_of(plan, vein.id).ostium, plan.extent, plan.case.tumour.circumference_deg
    if ostium.upper_mm + rim_mm <= extent.lower_mm or ostium.lower_mm - rim_mm >= extent.upper_mm:
        return None
    lies = say("the tumour lies at its height, from {lower} to {upper}", lower=mm(extent.lower_mm), upper=mm(extent.upper_mm))
    if taken is None:
        return say("{lies}; how much of the wall it takes is not recorded", lies=lies)
    girth = pi * float(plan.body.cava.perimeter_diameter(ostium.centre_mm) or 0.0)
    width = vein_of(plan, vein.id).thickness_mm + 2 * rim_mm
    aside = abs((ostium.clock_deg - plan.case.tumour.bulge_deg + 180.0) % 360.0 - 180.0)
    free = aside - taken / 2 - width / girth * 180.0
    return None if free >= 0 else lies


def _recipient_lacks(plan: Plan, vein: PlannedRenalVein) -> Message | None:
    """Why the vein that it is led to cannot take its blood in this plan; None where nothing says so."""
    match vein.method.into:
        case "right-renal-vein":
            right = veins_of_side(plan, "right")
            keeps = any(other.method.keeps_an_outflow and other.method.kidney == "stays" for other in right)
            return None if keeps else say("no right renal vein stays open in this plan")
        case "gonadal-vein":
            own = [t for t in plan.body.tributaries if t.enters == vein.id and t.kind == "gonadal"]
            return None if any(way_on_is_open(plan, t) for t in own) else say("the gonadal vein is divided in this plan")
        case "iliac-vein" | "portal-vein" | None:
            return None
        case _:
            assert_never(vein.method.into)
