"""Veins that enter between the clamps."""

from collections.abc import Iterator

from ivcviz.case.check_thresholds import threshold_of
from ivcviz.messages.numbers import mm, tenths
from ivcviz.messages.sentences import say, small
from ivcviz.plan.findings.renal_terms import vein_words, veins_of_side, words_about
from ivcviz.plan.findings.rule import make_finding, rule
from ivcviz.plan.findings.sources import CLAMPS, GENERAL
from ivcviz.plan.model import Finding, Plan
from ivcviz.plan.reconstruction.renal_outcome import artery_of
from ivcviz.plan.resection.clamps import IVC, caval_clamps
from ivcviz.plan.resection.divided_veins import enters_between
from ivcviz.plan.wording.names import RENAL_OSTIUM

LARGE = "large-accessory-mm"
HIGH_LUMBAR_MM = (70.0, 80.0)  # above the right renal vein; found at about 74 mm in PubMed 22099996


@rule(
    say("renal vein open between clamps"),
    "stop",
    kind="gap",
    ends_at="clamped",
    source=say("{clamps} (right renal vein clamped in Case 3, both in Case 4)", clamps=CLAMPS),
)
def renal_vein_open_between_clamps(plan: Plan) -> Iterator[Finding]:
    """Part of a renal ostium lies between the caval clamps, and the vein is neither clamped nor divided."""
    span = caval_clamps(plan.clamps)
    if span is None:
        return
    closed = {clamp.vein for clamp in plan.clamps} | {vein.id for vein in plan.renal_veins if vein.cut}
    for vein in plan.body.renal_veins:
        ostium = vein.ostium
        if ostium.upper_mm > span[0] and ostium.lower_mm < span[1] and vein.id not in closed:
            yield make_finding(
                "stop",
                say(
                    "The {ostium} ({lower}–{upper}) lies between the caval clamps and is not clamped.",
                    ostium=words_about(plan, vein.id, RENAL_OSTIUM),
                    lower=tenths(ostium.lower_mm),
                    upper=mm(ostium.upper_mm),
                ),
                vein.id,
                ostium.centre_mm,
                vein=vein.id,
                ostium_lower_mm=ostium.lower_mm,
                ostium_upper_mm=ostium.upper_mm,
            )


@rule(
    say("tributary open between clamps"),
    "warning",
    source=say(
        "{clamps} (short hepatic and right adrenal veins); lumbar ostia: Surg Radiol Anat 2015, 10.1007/s00276-015-1527-3",
        clamps=CLAMPS,
    ),
)
def tributary_open_between_clamps(plan: Plan) -> Iterator[Finding]:
    """A right adrenal, right gonadal, lumbar or short hepatic vein enters between the caval clamps, cuffs included, and is
    neither clamped nor divided."""
    span = caval_clamps(plan.clamps)
    if span is None:
        return
    closed = {clamp.vein for clamp in plan.clamps} | {vein.id for vein in plan.divided}
    for vein in plan.body.tributaries:
        if vein.enters == IVC and vein.id not in closed and enters_between(vein, span):
            where = {"vein": small(vein.name), "level": mm(vein.level_mm)}
            behind = 120 <= vein.clock_deg <= 240
            yield make_finding(
                "warning",
                say("The {vein} at {level} enters between the clamps, behind the cava, and is not on the list.", **where)
                if behind
                else say("The {vein} at {level} enters between the clamps and is not on the list.", **where),
                vein.id,
                vein.level_mm,
                vein=vein.id,
                enters_mm=vein.level_mm,
            )


@rule(say("look for a high lumbar vein"), "note", source=say("superior lumbar vein, 49 cadavers (PubMed 22099996)"))
def look_for_a_high_lumbar_vein(plan: Plan) -> Iterator[Finding]:
    """The caval clamps enclose the stretch from 70 to 80 mm above the right renal vein."""
    span, right = caval_clamps(plan.clamps), plan.body.landmarks.right_renal_vein
    if span is not None and span[0] <= right + HIGH_LUMBAR_MM[0] and span[1] >= right + HIGH_LUMBAR_MM[1]:
        yield make_finding(
            "note",
            say(
                "In 19 of 49 bodies a single posterior lumbar vein entered about 74 mm above the right renal vein "
                "(here at about {right}); look for it before opening the cava.",
                right=mm(right + 74.0),
            ),
            level_mm=right + 74.0,
            lumbar_mm=right + 74.0,
        )


@rule(
    say("large inferior right hepatic vein"),
    "warning",
    source=say(
        "present in 21 % (PubMed 21976007) to 28 % (De Cecchis et al., J Anat 2000); what is large: {general}", general=GENERAL
    ),
    thresholds=(LARGE,),
)
def large_inferior_right_hepatic_vein(plan: Plan) -> Iterator[Finding]:
    """An inferior or accessory right hepatic vein, as wide as the threshold or wider, is to be divided."""
    divided = {vein.id for vein in plan.divided}
    for vein in plan.body.tributaries:
        large = vein.diameter_mm >= threshold_of(plan.case, LARGE)
        if vein.kind == "hepatic-accessory" and vein.id in divided and large:
            yield make_finding(
                "warning",
                say(
                    "The {vein} ({diameter}) is to be divided; check the drainage of segments VI–VII first.",
                    vein=small(vein.name),
                    diameter=mm(vein.diameter_mm),
                ),
                vein.id,
                vein.level_mm,
                vein=vein.id,
                diameter_mm=vein.diameter_mm,
            )


@rule(
    say("right kidney without outflow"),
    "warning",
    source=say(
        "{general}; venous resection: J Urol 2008;180:2338; by analogy, more than 20 min of warm ischaemia "
        "did harm in solitary kidneys: J Urol 2007;177:471",
        general=GENERAL,
    ),
)
def right_kidney_without_outflow(plan: Plan) -> Iterator[Finding]:
    """The right renal vein is clamped, the kidney stays in place, and neither what is done with its artery nor a time for
    bringing the vein back is entered."""
    clamped = {clamp.vein for clamp in plan.clamps}
    own = veins_of_side(plan, "right")
    if artery_of(plan, "right") is not None or any(vein.method.kidney_leaves for vein in own):
        return
    timed = {choice.vein_id for choice in plan.case.renal_plan if choice.sewing_min is not None}
    for vein in own:
        if vein.id in clamped and vein.id not in timed:
            yield make_finding(
                "warning",
                say(
                    "While the {vein} is clamped the right kidney has no collateral outflow; decide on its artery and "
                    "note the time.",
                    vein=vein_words(plan, vein.id),
                ),
                vein.id,
                next(clamp.level_mm for clamp in plan.clamps if clamp.vein == vein.id),
                vein=vein.id,
            )
