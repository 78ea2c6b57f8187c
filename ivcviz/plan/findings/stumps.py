"""Stumps of renal veins: whether they reach, and what is left of them."""

from collections.abc import Iterator

from ivcviz.case.check_thresholds import threshold_of
from ivcviz.messages.numbers import mm
from ivcviz.messages.sentences import say, without_stop
from ivcviz.plan.finding import Finding
from ivcviz.plan.findings.renal_terms import ostium_mm, vein_of, vein_words, words_about
from ivcviz.plan.findings.rule import make_finding, rule
from ivcviz.plan.findings.sources import CLAMPS, GENERAL, PLANS_OWN
from ivcviz.plan.model import Plan
from ivcviz.plan.reconstruction.renal_outcome import missing
from ivcviz.plan.wording.names import STUMP

BEYOND, FOR_NOTHING = "mobilisation-beyond-mm", "mobilisation-for-nothing-mm"


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
    thresholds=(BEYOND,),
)
def stump_does_not_reach(plan: Plan) -> Iterator[Finding]:
    """What the stump must be brought across, to its opening in the graft or to the tip of its branch, is more than half of the
    mobilisation that the plan allows (warning), or more than all of it by more than the threshold (stop)."""
    for vein in plan.renal_veins:
        reach, allowed = vein.reach_mm, vein.mobilisation_mm
        if reach is None or reach <= allowed / 2 + 1e-6:
            continue
        assert vein.method.reached is not None, "what is brought is sewn to the graft"
        beyond = reach > allowed + threshold_of(plan.case, BEYOND) + 1e-6
        more = say("more must be mobilised, or a piece put in") if reach > allowed + 1e-6 else say("little is left for a seam")
        yield make_finding(
            "stop" if beyond else "warning",
            say(
                "The {stump} must be brought {reach} to {target}; {allowed} of mobilisation are allowed: {comment}.",
                stump=words_about(plan, vein.id, STUMP),
                reach=mm(reach),
                target=vein.method.reached,
                allowed=mm(allowed),
                comment=say("it does not reach") if beyond else more,
            ),
            vein.id,
            ostium_mm(plan, vein.id),
            vein=vein.id,
            reach_mm=reach,
            mobilisation_mm=allowed,
        )


@rule(
    say("left length without division"),
    "warning",
    source=say("{general}; length: {plans_own}", general=GENERAL, plans_own=PLANS_OWN),
    thresholds=(FOR_NOTHING,),
)
def left_length_without_division(plan: Plan) -> Iterator[Finding]:
    """More mobilisation than the threshold is entered for a left renal vein that is sewn to the graft, its tributaries lateral
    to the cut hold it, and none of them is to be divided."""
    divided = {vein.id for vein in plan.divided}
    for vein in plan.renal_veins:
        much = vein.side == "left" and vein.mobilisation_mm > threshold_of(plan.case, FOR_NOTHING)
        if not much or vein.reach_mm is None or missing(plan, vein.side):
            continue
        own = [t for t in plan.body.tributaries if t.enters == vein.id and t.along_mm > (vein.stump_along_mm or 0.0)]
        if own and not any(t.id in divided for t in own):
            yield make_finding(
                "warning",
                say(
                    "{allowed} of mobilisation of the {vein} are allowed, and adrenal, gonadal and lumbar vein hold "
                    "it: enter which of them are divided; they are then lost as collaterals.",
                    allowed=mm(vein.mobilisation_mm),
                    vein=vein_words(plan, vein.id),
                ),
                vein.id,
                ostium_mm(plan, vein.id),
                vein=vein.id,
                mobilisation_mm=vein.mobilisation_mm,
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
        if not behind or not (vein.ends or vein.id in clamped):
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
