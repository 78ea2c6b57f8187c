"""Jaws on ostia: of caval clamps and of clamps on renal veins."""

from collections.abc import Iterator
from dataclasses import replace

from ivcviz.anatomy.landmarks import hepatic_name
from ivcviz.anatomy.tributaries import Tributary
from ivcviz.case.check_thresholds import LARGE_ACCESSORY, threshold_of
from ivcviz.messages.numbers import mm, tenths
from ivcviz.messages.sentences import Message, Text, Wording, joined, listed, say, small
from ivcviz.plan.finding import Finding, Offer
from ivcviz.plan.findings.offers import keeps_kidneys_open
from ivcviz.plan.findings.renal_terms import vein_of, vein_words, words_about
from ivcviz.plan.findings.rule import make_finding, rule
from ivcviz.plan.findings.sources import GENERAL, GEOMETRY, PLANS_OWN
from ivcviz.plan.model import Clamp, Plan
from ivcviz.plan.reconstruction.renal_outcome import missing
from ivcviz.plan.resection.clamps import BELOW_CAVA, clamp_sites, lies_on
from ivcviz.plan.resection.renal_jaws import in_the_way, lies_under, site_mm
from ivcviz.plan.wording.names import END_WORDS, RENAL_OSTIUM


@rule(
    say("clamp on an ostium"),
    "stop",
    "note",
    kind="gap",
    ends_at="clamped",
    source=say("{general}; {geometry}; cuff and jaw: {plans_own}", general=GENERAL, geometry=GEOMETRY, plans_own=PLANS_OWN),
    thresholds=(LARGE_ACCESSORY,),
)
def clamp_on_an_ostium(plan: Plan) -> Iterator[Finding]:
    """A jaw overlaps a renal, main hepatic, large accessory hepatic or iliac ostium or, on a renal vein, a tributary that is
    not divided (stop); or it would a cuff beyond the cut, and this plan has moved it off (note)."""
    offer = keeps_kidneys_open(plan)
    for clamp in plan.clamps:
        if clamp.end is not None:
            found = list(_caval(plan, clamp, offer))
            offer = None if found else offer  # said once
            yield from found
        elif clamp.vein in [vein.id for vein in plan.body.renal_veins]:
            yield from _renal(plan, clamp)


def _caval(plan: Plan, clamp: Clamp, offer: Offer | None) -> Iterator[Finding]:
    assert plan.held is not None
    assert clamp.end is not None
    assert clamp.level_mm is not None
    level = clamp.level_mm
    site = clamp_sites(plan.held, plan.case.resection)[clamp.end == "superior"]
    here, there = _ostia_under(plan, level), _ostia_under(plan, site)
    values = {"clamp": clamp.end, "clamp_mm": level, "site_mm": site}
    if here:
        clear = plan.case.resection.jaw_mm / 2
        below, above = min(lower for _, lower, _ in here) - clear, max(upper for _, _, upper in here) + clear
        sentence = say(
            "The {end} clamp at {level} would lie across {named}; place it below {below} or above {above}.",
            end=END_WORDS[clamp.end],
            level=mm(level),
            named=_named(here),
            below=tenths(below),
            above=mm(above),
        )
        yield make_finding("stop", sentence, f"{clamp.end} clamp", level, **values)
    elif there and level != site:
        words: Text = say(
            "At {site}, a cuff beyond the cut, the {end} clamp would lie across {named}; this plan places it at {level}.",
            site=mm(site),
            end=END_WORDS[clamp.end],
            named=_named(there),
            level=mm(level),
        )
        if offer is not None:
            words = joined((words, offer.words), " ")
        yield replace(make_finding("note", words, f"{clamp.end} clamp", level, **values), offer=offer)


def _renal(plan: Plan, clamp: Clamp) -> Iterator[Finding]:
    assert clamp.along_mm is not None
    along, half, site = clamp.along_mm, plan.case.resection.jaw_mm / 2, site_mm(plan.case, clamp.vein)
    divided = {vein.id for vein in plan.divided}
    tributaries = in_the_way(plan.case, plan.body, vein_of(plan, clamp.vein))
    here = [t for t in tributaries if t.id not in divided and lies_under(t, along - half, along + half)]
    there = [t for t in tributaries if lies_under(t, site - half, site + half)]
    values = {"vein": clamp.vein, "clamp_mm": along, "site_mm": site, "tributaries": tuple(t.id for t in here or there)}
    vein = vein_words(plan, clamp.vein)
    if here:
        sentence = say(
            "The clamp on the {vein}, {along} from the cava, would lie across {named}.",
            vein=vein,
            along=mm(along),
            named=_tributaries(here),
        )
        yield make_finding("stop", sentence, clamp.vein, clamp.level_mm, **values)
    elif there and along != site:
        sentence = say(
            "At {site} from the cava, a free cuff beyond its cut, the clamp on the {vein} would lie across {named}; this plan "
            "places it {along} from the cava and divides what enters before it.",
            site=mm(site),
            vein=vein,
            named=_tributaries(there),
            along=mm(along),
        )
        yield make_finding("note", sentence, clamp.vein, clamp.level_mm, **values)


def _tributaries(found: list[Tributary]) -> Wording:
    return listed([say("the {vein}", vein=small(tributary.name)) for tributary in found])


def _ostia_under(plan: Plan, level: float) -> list[tuple[Message, float, float]]:
    """Name, lower and upper edge of the ostia on which a caval jaw centred on a level would lie."""
    marks, large = plan.body.landmarks, threshold_of(plan.case, LARGE_ACCESSORY)
    ostia = [
        (say("the {ostium}", ostium=words_about(plan, v.id, RENAL_OSTIUM)), v.ostium.lower_mm, v.ostium.upper_mm)
        for v in plan.body.renal_veins
        if not missing(plan, v.side)
    ]
    ostia += [
        (say("the {vein}", vein=small(hepatic_name(v))), v.ostium.lower_mm, v.ostium.upper_mm)
        for v in plan.body.hepatic_veins
        if not v.main and v.diameter_mm >= large
    ]
    ostia.append((say("the hepatic ostia"), marks.hepatic_floor, marks.hepatic_roof))
    ostia.append((say("the confluence of the common iliac veins"), *BELOW_CAVA))
    return [o for o in ostia if lies_on(level, plan.case.resection.jaw_mm, (o[1], o[2]))]


def _named(ostia: list[tuple[Message, float, float]]) -> Wording:
    return listed([_with_levels(*ostium) for ostium in ostia])


def _with_levels(name: Message, lower: float, upper: float) -> Message:
    if lower == BELOW_CAVA[0]:
        return name
    return say("{ostium} ({lower}–{upper})", ostium=name, lower=tenths(lower), upper=mm(upper))
