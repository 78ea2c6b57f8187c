"""Free vein between a cut and its clamp, and room for both."""

from collections.abc import Iterator
from dataclasses import replace

from ivcviz.case.document import SHORTEST_CUFF_MM
from ivcviz.messages.numbers import mm
from ivcviz.messages.sentences import Wording, say
from ivcviz.plan.finding import Finding
from ivcviz.plan.findings.offers import avoids_exclusion
from ivcviz.plan.findings.renal_terms import vein_of, vein_words
from ivcviz.plan.findings.rule import make_finding, rule
from ivcviz.plan.findings.sources import GENERAL, GEOMETRY, PLANS_OWN
from ivcviz.plan.model import Clamp, Plan
from ivcviz.plan.reconstruction.renal_outcome import missing
from ivcviz.plan.resection.clamps import PORTAL_TRIAD
from ivcviz.plan.resection.iliac import ILIAC_SIDES, cuts_iliac_veins, iliac_cut_mm
from ivcviz.plan.wording.names import END_WORDS, in_words

_TOUCH = 1e-6  # mm: what sums of levels may be out by


@rule(
    say("no room for superior clamp"),
    "warning",
    "note",
    source=say(
        "{general}; cuff and jaw: {plans_own}. Retrohepatic resection without exclusion is reported: Ann "
        "Surg Oncol 2020, 10.1245/s10434-020-09428-z",
        general=GENERAL,
        plans_own=PLANS_OWN,
    ),
)
def no_room_for_superior_clamp(plan: Plan) -> Iterator[Finding]:
    """The superior cut lies below the hepatic floor, nearer to it than a cuff and a clamp's jaw together: a note where a free
    cuff of 4 mm and the jaw fit, else a warning."""
    if plan.resection is None:
        return
    choices, floor = plan.case.resection, plan.body.landmarks.hepatic_floor
    room = floor - plan.resection.superior_mm
    needed = choices.cuff_mm + choices.jaw_mm
    if not 0 <= room < needed:
        return
    remain = {"room": mm(room), "needed": mm(needed)}
    fits = room - choices.jaw_mm
    if fits < SHORTEST_CUFF_MM - _TOUCH:
        excluded = any(clamp.vein == PORTAL_TRIAD for clamp in plan.clamps)
        sentence = say(
            "{room} remain between the superior cut and the hepatic floor, {needed} are needed for cuff and clamp; "
            "{exclusion}.",
            exclusion=say("total hepatic vascular exclusion is planned")
            if excluded
            else say("have total hepatic vascular exclusion ready"),
            **remain,
        )
        yield make_finding("warning", sentence, level_mm=floor, room_mm=room, needed_mm=needed)
    else:
        sentence = say(
            "{room} remain between the superior cut and the hepatic floor, {needed} are needed for cuff and clamp: a free cuff "
            "of {fits} fits.",
            fits=mm(fits),
            **remain,
        )
        yield replace(
            make_finding("note", sentence, level_mm=floor, room_mm=room, needed_mm=needed), offer=avoids_exclusion(plan)
        )


@rule(
    say("cuff too short"),
    "stop",
    "warning",
    kind="gap",
    ends_at="clamped",
    source=say("set by this plan; {general}", general=GENERAL),
)
def cuff_too_short(plan: Plan) -> Iterator[Finding]:
    """Less than 4 mm of free vein lie between a cut of cava, renal or iliac vein and the jaw beyond it (warning),
    or the jaw reaches past the cut (stop)."""
    for about, name, level, free in _free_cuffs(plan):
        if free >= SHORTEST_CUFF_MM - _TOUCH:
            continue
        values = {"free_mm": free, "least_mm": SHORTEST_CUFF_MM}
        if free < -_TOUCH:
            sentence = say("The {name} reaches {past} past the cut: no vein is left to sew to.", name=name, past=mm(-free))
            yield make_finding("stop", sentence, about, level, **values)
        else:
            sentence = say(
                "{free} of free vein remain between the cut and the {name}; at least {least} are needed to sew.",
                free=mm(free),
                name=name,
                least=mm(SHORTEST_CUFF_MM),
            )
            yield make_finding("warning", sentence, about, level, **values)


def _free_cuffs(plan: Plan) -> Iterator[tuple[str, Wording, float | None, float]]:
    """What a clamp lies on, its name, its level, and the free vein between it and the cut."""
    for clamp in plan.clamps:
        free = _free_mm(plan, clamp)
        if free is not None:
            about = clamp.vein if clamp.end is None else f"{clamp.end} clamp"
            yield about, _clamp_words(plan, clamp), clamp.level_mm, free


def _free_mm(plan: Plan, clamp: Clamp) -> float | None:
    """Free vein, mm, up to a jaw; None where nothing is cut there."""
    half, opened = plan.case.resection.jaw_mm / 2, plan.resection or plan.defect
    if opened is None:
        return None
    if clamp.end is not None and clamp.level_mm is not None:
        inferior = opened.inferior_mm - clamp.level_mm
        return (inferior if clamp.end == "inferior" else clamp.level_mm - opened.superior_mm) - half
    if clamp.along_mm is None:
        return None
    if clamp.vein in ILIAC_SIDES:
        cut = iliac_cut_mm(plan.case, plan.body, clamp.vein, opened.inferior_mm)
        return clamp.along_mm - half - cut if cuts_iliac_veins(plan) and plan.case.tumour.iliac_side else None
    stump = next((vein.stump_along_mm for vein in plan.renal_veins if vein.id == clamp.vein), None)
    return None if stump is None else clamp.along_mm - half - stump


def _clamp_words(plan: Plan, clamp: Clamp) -> Wording:
    if clamp.end is not None:
        return say("{end} clamp", end=END_WORDS[clamp.end])
    vein = in_words(clamp.vein) if clamp.vein in ILIAC_SIDES else vein_words(plan, clamp.vein)
    return say("clamp on the {vein}", vein=vein)


@rule(
    say("renal clamp without room"),
    "stop",
    kind="gap",
    ends_at="clamped",
    source=say("{geometry}; free vein and jaw: {plans_own}", geometry=GEOMETRY, plans_own=PLANS_OWN),
)
def renal_clamp_without_room(plan: Plan) -> Iterator[Finding]:
    """Between the cut of a renal vein that is to be brought back and its hilum, or beyond its tributaries, there is no room for
    4 mm of free vein and a clamp's jaw."""
    clamped = {clamp.vein for clamp in plan.clamps}
    for vein in plan.renal_veins:
        comes_back = vein.method.is_sewn or vein.method.kidney == "moved"
        if vein.stump_along_mm is None or not comes_back or vein.id in clamped or missing(plan, vein.side):
            continue
        known = vein_of(plan, vein.id)
        room, needed = known.length_mm - vein.stump_along_mm, SHORTEST_CUFF_MM + plan.case.resection.jaw_mm
        if room < needed:
            sentence = say(
                "{room} of the {vein} remain between its cut and the hilum, {needed} are needed for free vein and a clamp: "
                "control the artery and the hilar branches.",
                room=mm(room),
                vein=vein_words(plan, vein.id),
                needed=mm(needed),
            )
        else:
            sentence = say(
                "Beyond the tributaries of the {vein} no room is left for a clamp before the hilum: control the artery and the "
                "hilar branches, or divide the tributaries.",
                vein=vein_words(plan, vein.id),
            )
        yield make_finding("stop", sentence, vein.id, known.ostium.centre_mm, vein=vein.id, room_mm=room, needed_mm=needed)
