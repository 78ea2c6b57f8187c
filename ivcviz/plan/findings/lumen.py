"""What lies in the lumen: under a jaw, or at a cut."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from ivcviz.case.document import LONGEST_CUFF_MM, SHORTEST_CUFF_MM
from ivcviz.messages.numbers import mm
from ivcviz.messages.sentences import Message, Text, joined, listed, say
from ivcviz.plan.finding import Finding, Offer
from ivcviz.plan.findings.offers import cuff_offer, does_harm
from ivcviz.plan.findings.rule import make_finding, rule
from ivcviz.plan.findings.sources import GENERAL, PLANS_OWN
from ivcviz.plan.model import Clamp, Plan
from ivcviz.plan.resection.clamps import caval_clamps, lies_above, moved_off, ostial_bands
from ivcviz.plan.resection.lumen_contents import CLEAR_OF_TIP_MM, Contents, contents, meets, thrombus_span
from ivcviz.plan.wording.names import END_WORDS, in_words


@rule(
    say("clamp across lumen contents"),
    "stop",
    kind="gap",
    ends_at="clamped",
    source=say(
        "intra-operative embolism of tumour thrombus: reports in Anesth Analg 2004 and 2008; "
        "10 mm to the clamp: set by this plan"
    ),
)
def clamp_across_lumen_contents(plan: Plan) -> Iterator[Finding]:
    """A jaw of a clamp on the cava or on a common iliac vein meets the tumour, what of it lies free in the lumen, or bland
    thrombus."""
    for clamp in plan.clamps:
        hit = [found for found in contents(plan) if meets(plan.case, clamp, found)]
        if hit and clamp.end is not None:
            yield _caval(plan, clamp, hit)
        elif hit:
            sentence = say(
                "The clamp on the {vein} would close on {named}: clear the vein first, or clamp beyond its fork.",
                vein=in_words(clamp.vein),
                named=listed([found.name for found in hit]),
            )
            yield make_finding("stop", sentence, clamp.vein, clamp.level_mm, clamp_mm=clamp.level_mm)


def _caval(plan: Plan, clamp: Clamp, hit: list[Contents]) -> Finding:
    """With the nearest clamp that is safe, clear of every ostium, and the cuff that puts it there where that does no harm
    elsewhere."""
    assert plan.held is not None
    assert clamp.end is not None
    assert clamp.level_mm is not None
    jaw, bands = plan.case.resection.jaw_mm, ostial_bands(plan.case, plan.body)
    if clamp.end == "superior":
        near = max(found.upper_mm for found in hit) + CLEAR_OF_TIP_MM
        safe = moved_off(near + jaw / 2, 1, jaw, bands)
        cuff = safe - jaw / 2 - plan.held.superior_mm
        word = _lowest(plan, safe, jaw)
    else:
        near = min(found.lower_mm for found in hit) - CLEAR_OF_TIP_MM
        safe = moved_off(near - jaw / 2, -1, jaw, bands)
        cuff = plan.held.inferior_mm - jaw / 2 - safe
        word = (
            say("no clamp on the cava is safe below it")
            if safe - jaw / 2 <= 0.0
            else say("highest safe clamp at {level}", level=mm(safe))
        )
    sentence: Text = say(
        "The {end} clamp at {level} would close on {named}: {safe}.",
        end=END_WORDS[clamp.end],
        level=mm(clamp.level_mm),
        named=listed([found.name for found in hit]),
        safe=word,
    )
    offer = _offer(plan, cuff, safe, jaw)
    values = {"clamp": clamp.end, "clamp_mm": clamp.level_mm, "safe_mm": safe}
    words = sentence if offer is None else joined((sentence, offer.words), " ")
    return replace(make_finding("stop", words, f"{clamp.end} clamp", clamp.level_mm, **values), offer=offer)


def _lowest(plan: Plan, safe: float, jaw: float) -> Message:
    """The lowest safe clamp above what lies in the lumen, and what it would shut; or that there is none below the atrium."""
    marks = plan.body.landmarks
    if safe + jaw / 2 > marks.cavoatrial_junction:
        return say("no clamp below the atrium is safe")
    if lies_above(safe, jaw, marks.hepatic_roof):
        return say("lowest safe clamp at {level}, above the hepatic veins: total hepatic vascular exclusion", level=mm(safe))
    return say("lowest safe clamp at {level}", level=mm(safe))


def _offer(plan: Plan, cuff: float, safe: float, jaw: float) -> Offer | None:
    """The cuff that puts the clamp where it is safe; None where no cava is left there to clamp."""
    beyond = safe - jaw / 2 <= 0.0 or safe + jaw / 2 > plan.body.landmarks.cavoatrial_junction
    may_be_entered = SHORTEST_CUFF_MM <= cuff <= LONGEST_CUFF_MM
    if beyond or cuff <= plan.case.resection.cuff_mm or not may_be_entered or does_harm(plan, cuff):
        return None
    return cuff_offer(plan, cuff, say("puts it there"))


@rule(say("clamp near a free tip"), "warning", source=PLANS_OWN)
def clamp_near_a_free_tip(plan: Plan) -> Iterator[Finding]:
    """Between a free tip in the lumen, or bland thrombus, and the jaw beyond it there is less than the distance that is kept
    clear of it."""
    half = plan.case.resection.jaw_mm / 2
    for clamp in plan.clamps:
        if clamp.end is None or clamp.level_mm is None:
            continue
        near = [(_gap_mm(clamp.end, clamp.level_mm, half, found), found) for found in contents(plan) if found.moves]
        near = [(gap, found) for gap, found in near if 0.0 <= gap < CLEAR_OF_TIP_MM]
        if near:
            gap, found = min(near, key=lambda item: item[0])
            sentence = say(
                "The jaw of the {end} clamp stands {gap} from {named}, which may move: {clear} are kept clear of it.",
                end=END_WORDS[clamp.end],
                gap=mm(gap),
                named=found.name,
                clear=mm(CLEAR_OF_TIP_MM),
            )
            yield make_finding("warning", sentence, f"{clamp.end} clamp", clamp.level_mm, gap_mm=gap)


def _gap_mm(end: Literal["inferior", "superior"], level: float, half_jaw: float, found: Contents) -> float:
    """From the near end of something in the lumen to the near edge of the jaw beyond it."""
    return (found.lower_mm - level if end == "inferior" else level - found.upper_mm) - half_jaw


@rule(
    say("bland thrombus at the cut"),
    "warning",
    source=say("{general} (bland thrombus below the tumour is described in single published cases)", general=GENERAL),
)
def bland_thrombus_at_the_cut(plan: Plan) -> Iterator[Finding]:
    """Bland thrombus is recorded, and it reaches a cut of the cava or the clamp beyond it, at either end."""
    span, thrombus = caval_clamps(plan.clamps), thrombus_span(plan)
    if span is None or plan.resection is None or thrombus is None:
        return
    half = plan.case.resection.jaw_mm / 2
    lower, upper = thrombus
    low, high = plan.resection.inferior_mm, plan.resection.superior_mm
    if lower <= low and upper >= span[0] - half:
        where = say("{length} below the inferior cut", length=mm(low - lower)) if lower < low else say("the inferior cut")
        yield _at_the_cut(plan, where, low, max(lower, span[0] - half), "inferior cut", low - lower)
    if upper >= high and lower <= span[1] + half:
        where = say("{length} above the superior cut", length=mm(upper - high)) if upper > high else say("the superior cut")
        yield _at_the_cut(plan, where, high, min(upper, span[1] + half), "superior cut", upper - high)


def _at_the_cut(plan: Plan, where: Message, cut: float, level: float, about: str, beyond: float) -> Finding:
    opened = say("the graft starts occluded") if plan.graft is not None else say("the cava is reopened occluded")
    sentence = say(
        "Bland thrombus reaches {where} at {cut}; clear it before the seam, or {otherwise}.",
        where=where,
        cut=mm(cut),
        otherwise=opened,
    )
    return make_finding("warning", sentence, about, level, beyond_cut_mm=beyond)
