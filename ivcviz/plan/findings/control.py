"""Veins that enter between the clamps."""

from collections.abc import Iterator

from ivcviz.case.check_thresholds import LARGE_ACCESSORY, threshold_of
from ivcviz.messages.numbers import mm, tenths
from ivcviz.messages.sentences import say, small
from ivcviz.plan.finding import Finding
from ivcviz.plan.findings.renal_terms import ostium_mm, vein_words, words_about
from ivcviz.plan.findings.rule import make_finding, rule
from ivcviz.plan.findings.sources import CLAMPS, GENERAL
from ivcviz.plan.model import Plan
from ivcviz.plan.reconstruction.renal_outcome import missing
from ivcviz.plan.resection.clamps import caval_clamps, lies_on
from ivcviz.plan.resection.divided_veins import divided_veins
from ivcviz.plan.wording.names import END_WORDS, RENAL_OSTIUM, SIDE_WORDS

HIGH_LUMBAR_MM = (70.0, 80.0)  # above the right renal vein; found at about 74 mm in PubMed 22099996


@rule(
    say("renal vein open between clamps"),
    "stop",
    kind="gap",
    ends_at="clamped",
    source=say("{clamps} (right renal vein clamped in Case 3, both in Case 4)", clamps=CLAMPS),
)
def renal_vein_open_between_clamps(plan: Plan) -> Iterator[Finding]:
    """Part of a renal ostium lies between the caval clamps, and the vein is neither clamped nor divided; of a missing
    kidney it carries nothing."""
    span = caval_clamps(plan.clamps)
    if span is None:
        return
    closed = {clamp.vein for clamp in plan.clamps} | {vein.id for vein in plan.renal_veins if vein.ends}
    closed |= {vein.id for vein in plan.body.renal_veins if missing(plan, vein.side)}
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
        "{clamps} (short hepatic and right adrenal veins); lumbar ostia: Surg Radiol Anat 2015, 10.1007/s00276-015-1527-3; "
        "inferior phrenic vein: Demetriades, Atlas of Surgical Techniques in Trauma, ch. 33 (secondary copy)",
        clamps=CLAMPS,
    ),
)
def tributary_open_between_clamps(plan: Plan) -> Iterator[Finding]:
    """A right adrenal, right gonadal, right inferior phrenic, lumbar or short hepatic vein enters between the caval clamps or
    under a jaw, cuffs included, or a tributary of a renal vein on the caval side of its clamp; and it is neither clamped nor
    divided."""
    span = caval_clamps(plan.clamps)
    if span is None:
        return
    closed = {clamp.vein for clamp in plan.clamps} | {vein.id for vein in plan.divided}
    clocks = {vein.id: vein.clock_deg for vein in plan.body.tributaries}
    for vein in divided_veins(plan.case, plan.body, plan.clamps):
        if vein.why == "exposure" or vein.id in closed:
            continue
        if vein.along_mm is not None:
            sentence = say(
                "The {vein} enters the {trunk} {along} from the cava, on the caval side of its clamp, and is not on the list.",
                vein=small(vein.name),
                trunk=vein_words(plan, vein.vein),
                along=mm(vein.along_mm),
            )
            yield make_finding("warning", sentence, vein.id, ostium_mm(plan, vein.vein), vein=vein.id, along_mm=vein.along_mm)
            continue
        where = {"vein": small(vein.name), "level": mm(vein.level_mm)}
        behind = 120 <= clocks[vein.id] <= 240
        sentence = (
            say("The {vein} at {level} enters between the clamps, behind the cava, and is not on the list.", **where)
            if behind
            else say("The {vein} at {level} enters between the clamps and is not on the list.", **where)
        )
        yield make_finding("warning", sentence, vein.id, vein.level_mm, vein=vein.id, enters_mm=vein.level_mm)


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
        "present in 21 % (PubMed 21976007) to 28 % (De Cecchis et al., J Anat 2000); of 4 mm or more in 27 % (PubMed "
        "12828054), of 7 mm or more in 7–18 % (PubMed 30431721)"
    ),
    thresholds=(LARGE_ACCESSORY,),
)
def large_inferior_right_hepatic_vein(plan: Plan) -> Iterator[Finding]:
    """An inferior or accessory right hepatic vein, as wide as the threshold or wider, is to be divided."""
    divided = {vein.id for vein in plan.divided}
    for vein in plan.body.tributaries:
        large = vein.diameter_mm >= threshold_of(plan.case, LARGE_ACCESSORY)
        if vein.kind == "hepatic-accessory" and vein.id in divided and large:
            yield make_finding(
                "warning",
                say(
                    "The {vein} ({diameter}) is to be divided: the congested volume of segments VI–VII on CT decides whether "
                    "it is reimplanted.",
                    vein=small(vein.name),
                    diameter=mm(vein.diameter_mm),
                ),
                vein.id,
                vein.level_mm,
                vein=vein.id,
                diameter_mm=vein.diameter_mm,
            )


@rule(say("stump of a missing kidney"), "warning", "note", source=GENERAL)
def stump_of_a_missing_kidney(plan: Plan) -> Iterator[Finding]:
    """A jaw on the cava lies across the ostium of a vein whose kidney is missing (warning); or the resection takes that ostium,
    no tumour is recorded in the vein, and nothing is said of its stump (note)."""
    under = list(_under_a_jaw(plan))
    yield from under
    told = {finding.about for finding in under}
    asked = {vein.side for vein in plan.renal_veins if vein.in_resection and not vein.method.cuts and vein.involved_mm == 0}
    sides = [side for side in plan.case.anatomy.missing_kidneys if side in asked]
    for side in sides:
        own = next(vein for vein in plan.body.renal_veins if vein.side == side)
        if own.id in told:  # that its stump is tied first says what becomes of it
            continue
        yield make_finding(
            "note",
            say(
                "The {side} kidney is missing, and the resection takes the stump of its vein: with the specimen, or oversewn? "
                "A stump can hold recurrence.",
                side=SIDE_WORDS[side],
            ),
            own.id,
            own.ostium.centre_mm,
            vein=own.id,
        )


def _under_a_jaw(plan: Plan) -> Iterator[Finding]:
    jaws = [(clamp.end, clamp.level_mm) for clamp in plan.clamps if clamp.end is not None and clamp.level_mm is not None]
    for vein in (vein for vein in plan.body.renal_veins if missing(plan, vein.side)):
        edges = vein.ostium.lower_mm, vein.ostium.upper_mm
        end, level = next((jaw for jaw in jaws if lies_on(jaw[1], plan.case.resection.jaw_mm, edges)), (None, None))
        if end is not None:
            sentence = say(
                "The jaw of the {end} clamp lies across the stump of the {vein}, whose kidney is missing: free and tie the "
                "stump first.",
                end=END_WORDS[end],
                vein=vein_words(plan, vein.id),
            )
            yield make_finding("warning", sentence, vein.id, vein.ostium.centre_mm, clamp_mm=level)


@rule(say("method of a missing kidney"), "warning", source=GENERAL)
def method_of_a_missing_kidney(plan: Plan) -> Iterator[Finding]:
    """The vein of a kidney that is missing is to be sewn to a graft, or its kidney is to be removed or moved."""
    for vein in plan.renal_veins:
        if missing(plan, vein.side) and vein.method.cuts and not vein.method.is_tied:
            yield make_finding(
                "warning",
                say(
                    "The {side} kidney is missing, and “{method}” is planned for its vein: that does nothing more than tie it.",
                    side=SIDE_WORDS[vein.side],
                    method=vein.method.name,
                ),
                vein.id,
                ostium_mm(plan, vein.id),
                vein=vein.id,
            )
