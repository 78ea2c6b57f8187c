"""What lies above zone II: the main hepatic veins and the atrium. Nothing of it can be planned or drawn yet."""

from collections.abc import Iterator

from ivcviz.anatomy.landmarks import hepatic_name
from ivcviz.case.levels import level_mm
from ivcviz.messages.numbers import mm
from ivcviz.messages.sentences import Message, say, small
from ivcviz.plan.finding import Finding
from ivcviz.plan.findings.ostia import FROM_CUT, involved_mm, is_operated_on, near_cut, place_of
from ivcviz.plan.findings.rule import make_finding, rule
from ivcviz.plan.findings.sources import PAPER, PLANS_OWN
from ivcviz.plan.model import Plan

_NOT_HERE = say("hepatic vein reconstruction, liver resection or ex vivo surgery are not planned here")


@rule(
    say("hepatic ostium unplanned"),
    "stop",
    "warning",
    kind="gap",
    ends_at="resected",
    source=say(
        "{paper}, section 2 (fifth patient, zone II–III); Tuxun et al., Front Oncol 2021;11:690617; distance: {plans_own}",
        paper=PAPER,
        plans_own=PLANS_OWN,
    ),
    thresholds=(FROM_CUT,),
)
def hepatic_ostium_unplanned(plan: Plan) -> Iterator[Finding]:
    """Part of the ostium of a main hepatic vein lies in the resected segment, a cut passes through it, or the tumour grows into
    the vein, an accessory one among them (stop, for nothing can be planned for a hepatic vein here); or the ostium of a main
    vein lies nearer to a cut than the threshold (warning)."""
    for vein in plan.body.hepatic_veins:
        name, taken = small(hepatic_name(vein)), place_of(plan, vein.ostium) if vein.main else None
        ostium = say("ostium of the {vein}", vein=name)
        grown = involved_mm(plan, vein.id)
        near = near_cut(plan, vein.ostium) if vein.main else None
        if taken is not None or (grown > 0 and is_operated_on(plan)):
            grows = say("The tumour grows {involved} into the {vein}", involved=mm(grown), vein=name)
            happens = grows if taken is None else taken.filled(ostium=ostium)
            sentence = say("{happens} and nothing is planned for it: {not_here}.", happens=happens, not_here=_NOT_HERE)
            yield make_finding("stop", sentence, vein.id, vein.ostium.centre_mm, vein=vein.id, involved_mm=grown)
        elif near is not None:
            sentence = say("The {ostium} lies {away} from a cut, and nothing is planned for it.", ostium=ostium, away=mm(near))
            yield make_finding("warning", sentence, vein.id, vein.ostium.centre_mm, vein=vein.id, from_cut_mm=near)


@rule(
    say("atrial extension"),
    "stop",
    kind="gap",
    ends_at="clamped",
    source=say(
        "classes of tumour thrombus (Mayo level IV: BMC Res Notes 2012;5:264); Shchukin et al., Adv Urol "
        "2020, 6063018 (five atrial thrombi of 10–35 mm removed without bypass: thrombus, not wall tumour)"
    ),
)
def atrial_extension(plan: Plan) -> Iterator[Finding]:
    """The upper end, at the wall or free in the lumen, lies above the cavoatrial junction."""
    top = _top_mm(plan)
    over = top - plan.body.landmarks.cavoatrial_junction
    if over > 0:
        advice = _FREE if _is_free_thrombus(plan) else _WALL
        sentence = say("The tumour reaches {over} into the atrium: {advice}.", over=mm(over), advice=advice)
        yield make_finding("stop", sentence, level_mm=top, past_junction_mm=over)


@rule(say("cut above the cavoatrial junction"), "stop", kind="gap", ends_at="clamped", source=PLANS_OWN)
def cut_in_the_atrium(plan: Plan) -> Iterator[Finding]:
    """The superior cut lies above the cavoatrial junction, though the tumour ends below it: there is no cava to sew to."""
    if not _is_cut_in_the_atrium(plan) or _top_mm(plan) > plan.body.landmarks.cavoatrial_junction:
        return
    assert plan.resection is not None
    cut = plan.resection.superior_mm
    over = cut - plan.body.landmarks.cavoatrial_junction
    sentence = say(
        "The superior cut at {level} lies {over} above the cavoatrial junction, where there is no cava: operations on the "
        "atrium are not planned here.",
        level=mm(cut),
        over=mm(over),
    )
    yield make_finding("stop", sentence, level_mm=cut, past_junction_mm=over)


@rule(say("clamp on the atrium"), "stop", kind="judgement", source=PLANS_OWN)
def clamp_on_the_atrium(plan: Plan) -> Iterator[Finding]:
    """The superior clamp's jaw reaches beyond the cavoatrial junction, though the cut does not."""
    clamp = next((clamp for clamp in plan.clamps if clamp.end == "superior"), None)
    if clamp is None or clamp.level_mm is None or _is_cut_in_the_atrium(plan):
        return
    over = clamp.level_mm + plan.case.resection.jaw_mm / 2 - plan.body.landmarks.cavoatrial_junction
    if over > 0:
        sentence = say(
            "The jaw of the superior clamp at {level} reaches {over} beyond the cavoatrial junction: it would lie on the "
            "atrium.",
            level=mm(clamp.level_mm),
            over=mm(over),
        )
        yield make_finding("stop", sentence, level_mm=clamp.level_mm, past_junction_mm=over)


def _is_cut_in_the_atrium(plan: Plan) -> bool:
    return plan.resection is not None and plan.resection.superior_mm > plan.body.landmarks.cavoatrial_junction


_FREE: Message = say(
    "five such thrombi of renal tumours, of 10–35 mm and free of the wall, were removed from the abdomen without "
    "bypass; cardiac surgery in the room"
)
_WALL: Message = say("cardiac surgery; bypass or circulatory arrest is decided there")


def ends_in_the_atrium(plan: Plan) -> bool:
    """Whether tumour or superior cut lies above the cavoatrial junction: operations there are not planned here."""
    return _top_mm(plan) > plan.body.landmarks.cavoatrial_junction or _is_cut_in_the_atrium(plan)


def _top_mm(plan: Plan) -> float:
    tip = plan.case.tumour.lumen_tip
    if tip is None or tip.superior is None:
        return plan.extent.upper_mm
    return max(plan.extent.upper_mm, level_mm(tip.superior, plan.body.landmarks))


def _is_free_thrombus(plan: Plan) -> bool:
    """Whether what reaches the atrium is recorded as thrombus that did not start from the wall and has not grown into it."""
    return plan.case.tumour.origin != "wall" and plan.case.tumour.wall_invaded is False
