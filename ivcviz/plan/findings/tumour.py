"""The tumour: whether it leaves, with what margin, and what its mass says."""

from collections.abc import Iterator

from ivcviz.anatomy.landmarks import largest
from ivcviz.anatomy.mass_lie import depth_in_mass, mass_lie
from ivcviz.anatomy.specification import Side
from ivcviz.case.check_thresholds import threshold_of
from ivcviz.case.intent import intent_of
from ivcviz.geometry.arrays import Floats
from ivcviz.messages.numbers import mm
from ivcviz.messages.sentences import Message, Wording, listed, say
from ivcviz.plan.finding import Finding
from ivcviz.plan.findings.renal_terms import ostium_mm, removed, vein_words
from ivcviz.plan.findings.rule import make_finding, rule
from ivcviz.plan.findings.sources import GENERAL, GEOMETRY, PLANS_OWN
from ivcviz.plan.model import Plan
from ivcviz.plan.reconstruction.renal_outcome import SIDES, cut_all_round, missing
from ivcviz.plan.wording.names import SIDE_WORDS
from ivcviz.terms.organs import LEFT_ADRENAL, LEFT_KIDNEY, RIGHT_ADRENAL, RIGHT_KIDNEY, EnBlocOrgan

_ADRENALS: dict[Side, EnBlocOrgan] = {"right": RIGHT_ADRENAL, "left": LEFT_ADRENAL}

MARGIN, LATERAL = "margin-mm", "lateral-margin-mm"
_KIDNEYS: dict[Side, EnBlocOrgan] = {"right": RIGHT_KIDNEY, "left": LEFT_KIDNEY}


@rule(say("tumour stays"), "stop", kind="gap", ends_at="mobilised", source=GEOMETRY)
def tumour_stays(plan: Plan) -> Iterator[Finding]:
    """The tumour is to be resected or extracted, as the plan says or as a renal vein that is cut shows, and nothing of the cava
    is planned to be opened or resected."""
    if not plan.is_operated and intent_of(plan.case) in ("resect", "extract"):
        extent = {"lower": mm(plan.extent.lower_mm), "upper": mm(plan.extent.upper_mm)}
        sentence = say("The tumour stays: from {lower} to {upper} no resection of the cava is planned.", **extent)
        yield make_finding("stop", sentence, level_mm=(plan.extent.lower_mm + plan.extent.upper_mm) / 2)


@rule(say("plan against the intent"), "stop", "warning", kind="judgement", source=GENERAL)
def plan_against_the_intent(plan: Plan) -> Iterator[Finding]:
    """What is planned is not what is meant: a segment of the cava is resected where the tumour is to be extracted and the
    caval wall is not said to be invaded (warning), or something is resected or cut where no operation is meant (stop)."""
    middle = (plan.extent.lower_mm + plan.extent.upper_mm) / 2
    if plan.case.intent == "extract" and cut_all_round(plan) and plan.case.tumour.wall_invaded is not True:
        assert plan.resection is not None
        sentence = say(
            "The tumour is to be extracted, and this plan resects {length} of cava with it: choose a thrombectomy or, where "
            "the caval wall is invaded, enter that.",
            length=mm(plan.resection.length_mm),
        )
        yield make_finding("warning", sentence, level_mm=middle)
    elif plan.case.intent == "no-operation" and (plan.is_operated or any(vein.ends for vein in plan.renal_veins)):
        yield make_finding("stop", say("No operation is meant, and this plan holds one."), level_mm=middle)


@rule(say("tumour beyond the cut"), "stop", kind="gap", ends_at="resected", source=GEOMETRY)
def tumour_beyond_the_cut(plan: Plan) -> Iterator[Finding]:
    """A renal vein that keeps its kidney is cut, and the tumour has grown further along it than that."""
    for vein in plan.renal_veins:
        if vein.stump_along_mm is None or vein.method.kidney == "out" or missing(plan, vein.side):
            continue
        if vein.involved_mm > vein.stump_along_mm:
            yield make_finding(
                "stop",
                say(
                    "The tumour has grown {involved} into the {vein}, which ends at {stump}: it stays behind in the kidney.",
                    involved=mm(vein.involved_mm),
                    vein=vein_words(plan, vein.id),
                    stump=mm(vein.stump_along_mm),
                ),
                vein.id,
                ostium_mm(plan, vein.id),
                vein=vein.id,
                involved_mm=vein.involved_mm,
                stump_along_mm=vein.stump_along_mm,
            )


@rule(
    say("margin below the usual"),
    "stop",
    "warning",
    kind="judgement",
    source=say(
        "33 patients with infrahepatic PTFE grafts, margin of at least 1 cm (beta.ncdpolicylab, abstract); to the "
        "sides: {plans_own}",
        plans_own=PLANS_OWN,
    ),
    thresholds=(MARGIN, LATERAL),
)
def margin_below_the_usual(plan: Plan) -> Iterator[Finding]:
    """The margin at an end of the resection, or where a part of the wall is taken that to its sides, is 0 (stop) or less than
    the threshold (warning); a renal vein whose kidney stays is cut where the tumour in it ends (stop). Not where a tumour is
    extracted."""
    if plan.resection is None or intent_of(plan.case) == "extract":
        return
    for about, words, margin, name, level in _margins(plan):
        usual = threshold_of(plan.case, name)
        if margin == 0:
            sentence = say("No margin is planned {where}: the cut runs along the tumour.", where=words)
            yield make_finding("stop", sentence, about, level, margin_mm=margin)
        elif margin < usual:
            sentence = say(
                "The margin {where} is {margin}; {usual} are usual.", where=words, margin=mm(margin), usual=mm(usual)
            )
            yield make_finding("warning", sentence, about, level, margin_mm=margin)
    for vein in plan.renal_veins:
        if vein.involved_mm > 0 and vein.stump_along_mm == vein.involved_mm and vein.method.kidney != "out":
            words = say("along the {vein}", vein=vein_words(plan, vein.id))
            sentence = say("No margin is planned {where}: the cut runs along the tumour.", where=words)
            yield make_finding("stop", sentence, vein.id, ostium_mm(plan, vein.id), margin_mm=0.0)


def _margins(plan: Plan) -> Iterator[tuple[str, Message, float, str, float]]:
    """What a finding is about, where that is, the margin there, the threshold's name, and the level."""
    choices, cut = plan.case.resection, plan.resection
    assert cut is not None
    yield "inferior end", say("at the inferior cut"), choices.inferior_margin_mm, MARGIN, cut.inferior_mm
    yield "superior end", say("at the superior cut"), choices.superior_margin_mm, MARGIN, cut.superior_mm
    if choices.kind.takes_wall:
        middle = (cut.inferior_mm + cut.superior_mm) / 2
        yield "sides", say("to the sides of the piece of wall"), choices.lateral_margin_mm, LATERAL, middle


@rule(say("mass shorter than extent"), "note", source=GEOMETRY)
def mass_shorter_than_extent(plan: Plan) -> Iterator[Finding]:
    """The specimen's largest dimension is less than the caval extent it is said to fill."""
    mass = plan.case.tumour.mass_mm
    extent = plan.extent.upper_mm - plan.extent.lower_mm
    if mass is not None and max(mass) < extent:
        sentence = say(
            "The caval extent ({extent}) is longer than the mass ({mass}); one of them is to be measured again.",
            extent=mm(extent),
            mass=mm(max(mass)),
        )
        yield make_finding("note", sentence, level_mm=_middle(plan), extent_mm=extent, mass_mm=max(mass))


@rule(say("mass without extent"), "note", source=GEOMETRY)
def mass_without_extent(plan: Plan) -> Iterator[Finding]:
    """The mass is longer, along the cava, than twice the caval extent, and no source of the plan says that extent or mass is
    derived."""
    mass = plan.case.tumour.mass_mm
    extent = plan.extent.upper_mm - plan.extent.lower_mm
    if mass is None or mass[0] <= 2 * extent or _is_derived(plan):
        return
    sentence = say(
        "The mass ({mass}) is more than twice as long as the caval extent ({extent}): enter all of the wall that it takes.",
        mass=mm(mass[0]),
        extent=mm(extent),
    )
    yield make_finding("note", sentence, level_mm=_middle(plan), extent_mm=extent, mass_mm=mass[0])


@rule(say("mass on an organ"), "note", source=say("organ resection in most series; {geometry}", geometry=GEOMETRY))
def mass_on_an_organ(plan: Plan) -> Iterator[Finding]:
    """The mass, as it is drawn, reaches the vein's end at an adrenal or a kidney, and the organ is neither taken nor
    free on imaging."""
    mass = plan.case.tumour.mass_mm
    if mass is None or plan.case.tumour.growth == "intraluminal":
        return
    lie = mass_lie(plan.body.cava, plan.extent.lower_mm, plan.extent.upper_mm, mass, plan.case.tumour.bulge_deg)
    touched = [
        (name, level) for name, place, level in _organs_left(plan) if float(depth_in_mass(lie, mass, place[None])[0]) < 1.0
    ]
    if touched:
        sentence = say(
            "The mass as drawn reaches the {organs}: enter what is taken, or what is free on imaging.",
            organs=listed([name for name, _ in touched]),
        )
        yield make_finding("note", sentence, level_mm=touched[0][1], organs=len(touched))


def _organs_left(plan: Plan) -> Iterator[tuple[Wording, Floats, float]]:
    """Adrenals and kidneys that stay and of which nobody has said that they are free, each with a place at its hilum."""
    marks, said = plan.body.landmarks, (*plan.case.resection.en_bloc, *plan.case.resection.organs_free)
    known = {vein.id for vein in plan.body.tributaries}
    for organ, vein, level in (
        (RIGHT_ADRENAL, "right-adrenal-vein", marks.right_adrenal_vein),
        (LEFT_ADRENAL, "left-adrenal-vein", marks.left_renal_vein),
    ):
        if organ not in said and vein in known:
            yield organ.name, _end_of(plan, vein), level
    for side in SIDES:
        if not missing(plan, side) and not removed(plan, side) and _KIDNEYS[side] not in said:
            vein = largest(plan.body.renal_veins, side).id
            yield say("{side} kidney", side=SIDE_WORDS[side]), _end_of(plan, vein), ostium_mm(plan, vein)


def _end_of(plan: Plan, vein_id: str) -> Floats:
    curve = plan.body.course(vein_id).curve
    return curve.at(curve.length)


@rule(say("both adrenal veins divided"), "note", source=GENERAL)
def both_adrenal_veins_divided(plan: Plan) -> Iterator[Finding]:
    """Both adrenal veins are divided and the glands stay, or one is divided and the other gland is taken."""
    taken = {side for side in SIDES if _ADRENALS[side] in plan.case.resection.en_bloc}
    divided = {vein.id for vein in plan.divided}
    cut = {vein.side for vein in plan.body.tributaries if vein.kind == "adrenal" and vein.id in divided}
    left_over = [side for side in SIDES if side in cut and side not in taken]
    if len(left_over) == len(SIDES):
        sentence = say("Both adrenal veins are divided, and the glands stay: steroids ready, and watch for insufficiency.")
    elif left_over and taken:
        sentence = say(
            "The {side} adrenal vein is divided, and the other adrenal is taken: steroids ready, and watch for insufficiency.",
            side=SIDE_WORDS[left_over[0]],
        )
    else:
        return
    yield make_finding("note", sentence, level_mm=plan.body.landmarks.right_adrenal_vein)


@rule(say("both adrenals removed"), "warning", source=GENERAL)
def both_adrenals_removed(plan: Plan) -> Iterator[Finding]:
    """Both adrenals are taken en bloc."""
    taken = plan.case.resection.en_bloc
    if plan.is_operated and RIGHT_ADRENAL in taken and LEFT_ADRENAL in taken:
        sentence = say("Both adrenals are taken: steroid cover from the operation on, and replacement for life.")
        yield make_finding("warning", sentence, level_mm=plan.body.landmarks.right_adrenal_vein)


def _middle(plan: Plan) -> float:
    return (plan.extent.lower_mm + plan.extent.upper_mm) / 2


def _is_derived(plan: Plan) -> bool:
    """Whether a source of the case says that the extent or the mass was derived, not measured."""
    return any(
        item.kind == "derived" and item.path in ("tumour.lower", "tumour.upper", "tumour.mass_mm")
        for item in plan.case.provenance
    )
