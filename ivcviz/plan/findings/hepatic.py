"""What lies above zone II: the main hepatic veins and the atrium. Nothing of it can be planned or drawn yet."""

from collections.abc import Iterator

from ivcviz.anatomy.landmarks import hepatic_name
from ivcviz.case.levels import level_mm
from ivcviz.messages.numbers import mm
from ivcviz.messages.sentences import Message, say, small
from ivcviz.plan.findings.ostia import FROM_CUT, involved_mm, is_operated_on, near_cut, place_of
from ivcviz.plan.findings.rule import make_finding, rule
from ivcviz.plan.findings.sources import PAPER, PLANS_OWN
from ivcviz.plan.model import Finding, Plan

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
    the vein (stop, for nothing can be planned for a hepatic vein here); or it lies nearer to a cut than the threshold
    (warning)."""
    for vein in (vein for vein in plan.body.hepatic_veins if vein.main):
        name, taken = small(hepatic_name(vein)), place_of(plan, vein.ostium)
        ostium = say("ostium of the {vein}", vein=name)
        grown = involved_mm(plan, vein.id)
        near = near_cut(plan, vein.ostium)
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


_FREE: Message = say(
    "five such thrombi of renal tumours, of 10–35 mm and free of the wall, were removed from the abdomen without "
    "bypass; cardiac surgery in the room"
)
_WALL: Message = say("cardiac surgery; bypass or circulatory arrest is decided there")


def _top_mm(plan: Plan) -> float:
    tip = plan.case.tumour.lumen_tip
    if tip is None or tip.superior is None:
        return plan.extent.upper_mm
    return max(plan.extent.upper_mm, level_mm(tip.superior, plan.body.landmarks))


def _is_free_thrombus(plan: Plan) -> bool:
    """Whether what reaches the atrium is recorded as thrombus that did not start from the wall and has not grown into it."""
    return plan.case.tumour.origin != "wall" and plan.case.tumour.wall_invaded is False
