"""Caval clamps: where they stand, and what they close."""

from collections.abc import Iterator

from ivcviz.case.levels import level_mm
from ivcviz.messages.numbers import mm, tenths
from ivcviz.messages.sentences import Message, Wording, listed, say
from ivcviz.plan.findings.renal_terms import words_about
from ivcviz.plan.findings.rule import make_finding, rule
from ivcviz.plan.findings.sources import CLAMPS, GENERAL, GEOMETRY, PLANS_OWN
from ivcviz.plan.model import Finding, Plan
from ivcviz.plan.resection.clamps import PORTAL_TRIAD, caval_clamps, clamp_sites, lies_above, lies_on
from ivcviz.plan.wording.names import END_WORDS, RENAL_OSTIUM

_EXCLUSION = say(
    "general surgical practice of total hepatic vascular exclusion; order of clamps: Pal et al. 2011 "
    "(transplant techniques for level 3 thrombus)"
)


@rule(say("outflow closed inflow open"), "stop", kind="gap", ends_at="clamped", source=_EXCLUSION)
def outflow_closed_inflow_open(plan: Plan) -> Iterator[Finding]:
    """The superior clamp lies above the hepatic roof, and there is no clamp on the portal triad."""
    superior = _above_hepatic_roof(plan)
    if superior is not None and all(clamp.vein != PORTAL_TRIAD for clamp in plan.clamps):
        yield make_finding(
            "stop",
            say(
                "The clamp at {superior} closes the hepatic outflow while the portal triad is open; total hepatic "
                "vascular exclusion needs both, and the infrahepatic cava.",
                superior=mm(superior),
            ),
            level_mm=superior,
            superior_clamp_mm=superior,
        )


@rule(say("total hepatic vascular exclusion"), "warning", source=_EXCLUSION)
def total_hepatic_vascular_exclusion(plan: Plan) -> Iterator[Finding]:
    """The superior clamp lies above the hepatic roof, and the portal triad is clamped: the liver is isolated."""
    superior = _above_hepatic_roof(plan)
    if superior is not None and any(clamp.vein == PORTAL_TRIAD for clamp in plan.clamps):
        yield make_finding(
            "warning",
            say(
                "The superior clamp at {superior} lies above the hepatic veins: total hepatic vascular exclusion, "
                "after a trial clamp infrahepatic cava, portal triad, suprahepatic cava.",
                superior=mm(superior),
            ),
            level_mm=superior,
            superior_clamp_mm=superior,
        )


@rule(
    say("clamp on an ostium"),
    "stop",
    "warning",
    kind="gap",
    ends_at="clamped",
    source=say("{general}; {geometry}; cuff and jaw: {plans_own}", general=GENERAL, geometry=GEOMETRY, plans_own=PLANS_OWN),
)
def clamp_on_an_ostium(plan: Plan) -> Iterator[Finding]:
    """A jaw of a caval clamp overlaps a renal or hepatic ostium (stop), or would a cuff beyond the cut, and this plan has
    moved it off (warning). At the iliac ostia below-the-confluence speaks instead."""
    span = caval_clamps(plan.clamps)
    if span is None or plan.resection is None:
        return
    for name, level, site in zip(("inferior", "superior"), span, clamp_sites(plan.resection, plan.case.resection), strict=True):
        here, there = _ostia_under(plan, level), _ostia_under(plan, site)
        values = {"clamp": name, "clamp_mm": level, "site_mm": site}
        if here:
            clear = plan.case.resection.jaw_mm / 2
            below, above = min(lower for _, lower, _ in here) - clear, max(upper for _, _, upper in here) + clear
            sentence = say(
                "The {end} clamp at {level} would lie across {named}; place it below {below} or above {above}.",
                end=END_WORDS[name],
                level=mm(level),
                named=_named(here),
                below=tenths(below),
                above=mm(above),
            )
            yield make_finding("stop", sentence, f"{name} clamp", level, **values)
        elif there and level != site:
            sentence = say(
                "A cuff beyond the cut, at {site}, the {end} clamp would lie across {named}; this plan places it at {level}.",
                site=mm(site),
                end=END_WORDS[name],
                named=_named(there),
                level=mm(level),
            )
            yield make_finding("warning", sentence, f"{name} clamp", level, **values)


@rule(
    say("no room for superior clamp"),
    "warning",
    source=say(
        "{general}; cuff and jaw: {plans_own}. Retrohepatic resection without exclusion is reported: Ann "
        "Surg Oncol 2020, 10.1245/s10434-020-09428-z",
        general=GENERAL,
        plans_own=PLANS_OWN,
    ),
)
def no_room_for_superior_clamp(plan: Plan) -> Iterator[Finding]:
    """The superior cut lies below the hepatic floor, nearer to it than a cuff and a clamp's jaw together."""
    if plan.resection is None:
        return
    choices = plan.case.resection
    room = plan.body.landmarks.hepatic_floor - plan.resection.superior_mm
    needed = choices.cuff_mm + choices.jaw_mm
    if 0 <= room < needed:
        yield make_finding(
            "warning",
            say(
                "{room} remain between the superior cut and the hepatic floor, {needed} are needed for cuff and "
                "clamp; have total hepatic vascular exclusion ready.",
                room=mm(room),
                needed=mm(needed),
            ),
            level_mm=plan.body.landmarks.hepatic_floor,
            room_mm=room,
            needed_mm=needed,
        )


@rule(
    say("above the diaphragm"),
    "warning",
    source=say(
        "level of the hiatus: 100 autopsies (PubMed 11497170); Shchukin et al., Adv Urol 2014, 924269 (35 "
        "bodies; name of the first author to be confirmed)"
    ),
)
def above_the_diaphragm(plan: Plan) -> Iterator[Finding]:
    """The superior clamp or cut lies at or above the caval hiatus."""
    span = caval_clamps(plan.clamps)
    if span is None or plan.resection is None:
        return
    hiatus = plan.body.landmarks.hiatus
    clamped = plan.resection.superior_mm < hiatus
    level = span[1] if clamped else plan.resection.superior_mm
    if level >= hiatus:
        what = say("superior clamp") if clamped else say("superior cut")
        above = say("{length} above the caval hiatus", length=mm(level - hiatus))
        yield make_finding(
            "warning",
            say(
                "The {what} lies {where}: the diaphragm, and perhaps the pericardium, must be opened.",
                what=what,
                where=above if level > hiatus else say("at the caval hiatus"),
            ),
            level_mm=level,
            above_hiatus_mm=level - hiatus,
        )


@rule(say("below the confluence"), "warning", source=GENERAL)
def below_the_confluence(plan: Plan) -> Iterator[Finding]:
    """The inferior clamp's jaw reaches the iliac confluence (0 mm), or the inferior cut lies below it."""
    span = caval_clamps(plan.clamps)
    if span is None or plan.resection is None:
        return
    jaw_reaches = span[0] - plan.case.resection.jaw_mm / 2
    if jaw_reaches <= 0 or plan.resection.inferior_mm < 0:
        cut_below = plan.resection.inferior_mm < 0
        graft = say("a bifurcated or one-sided graft") if cut_below else say("below 0 mm a bifurcated or one-sided graft")
        yield make_finding(
            "warning",
            say(
                "There is no cava left to clamp below the cut at {inferior}: both common iliac veins need their own "
                "clamps, and {graft}.",
                inferior=mm(plan.resection.inferior_mm),
                graft=graft,
            ),
            level_mm=plan.resection.inferior_mm,
            inferior_cut_mm=plan.resection.inferior_mm,
            jaw_reaches_mm=jaw_reaches,
        )


@rule(
    say("liver must be mobilised"),
    "note",
    source=say("{clamps}; level of the vein: 100 autopsies (PubMed 11497170)", clamps=CLAMPS),
)
def liver_must_be_mobilised(plan: Plan) -> Iterator[Finding]:
    """The superior clamp lies above the lowest short hepatic vein."""
    span, lowest = caval_clamps(plan.clamps), plan.body.landmarks.lowest_short_hepatic_vein
    if span is not None and span[1] > lowest:
        yield make_finding(
            "note",
            say(
                "The clamp lies {span} above the lowest short hepatic vein: the right liver is mobilised, short "
                "hepatic and right adrenal veins are divided.",
                span=mm(span[1] - lowest),
            ),
            level_mm=lowest,
            above_lowest_short_hepatic_vein_mm=span[1] - lowest,
        )


@rule(
    say("bland thrombus at the cut"),
    "warning",
    source=say("{general} (bland thrombus below the tumour is described in single published cases)", general=GENERAL),
)
def bland_thrombus_at_the_cut(plan: Plan) -> Iterator[Finding]:
    """Bland thrombus is recorded, and it reaches the inferior cut or the inferior clamp."""
    span, thrombus = caval_clamps(plan.clamps), plan.case.tumour.thrombus
    if span is None or plan.resection is None or thrombus is None:
        return
    lower, upper = (level_mm(end, plan.body.landmarks) for end in (thrombus.lower, thrombus.upper))
    cut, jaw_from = plan.resection.inferior_mm, span[0] - plan.case.resection.jaw_mm / 2
    if lower > cut or upper < jaw_from:
        return
    below = say("{length} below the inferior cut", length=mm(cut - lower)) if lower < cut else say("the inferior cut")
    opened = say("the graft starts occluded") if plan.graft is not None else say("the cava is reopened occluded")
    yield make_finding(
        "warning",
        say(
            "Bland thrombus reaches {where} at {cut}; clear it before the clamp is closed, or {otherwise}.",
            where=below,
            cut=mm(cut),
            otherwise=opened,
        ),
        level_mm=max(lower, jaw_from),
        below_cut_mm=cut - lower,
    )


def _above_hepatic_roof(plan: Plan) -> float | None:
    span = caval_clamps(plan.clamps)
    if span is None or not lies_above(span[1], plan.case.resection.jaw_mm, plan.body.landmarks.hepatic_roof):
        return None
    return span[1]


def _ostia_under(plan: Plan, level: float) -> list[tuple[Message, float, float]]:
    """Name, lower and upper edge of the ostia on which a jaw centred on a level would lie."""
    ostia = [
        (say("the {ostium}", ostium=words_about(plan, v.id, RENAL_OSTIUM)), v.ostium.lower_mm, v.ostium.upper_mm)
        for v in plan.body.renal_veins
    ]
    ostia.append((say("the hepatic ostia"), plan.body.landmarks.hepatic_floor, plan.body.landmarks.hepatic_roof))
    return [o for o in ostia if lies_on(level, plan.case.resection.jaw_mm, (o[1], o[2]))]


def _named(ostia: list[tuple[Message, float, float]]) -> Wording:
    return listed(
        [say("{ostium} ({lower}–{upper})", ostium=name, lower=tenths(lower), upper=mm(upper)) for name, lower, upper in ostia]
    )
