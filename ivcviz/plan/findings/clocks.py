"""How long liver and kidneys are without blood flow, and what must be decided for that time."""

from collections.abc import Iterator
from dataclasses import dataclass

from ivcviz.anatomy.specification import Side
from ivcviz.messages.numbers import tenths
from ivcviz.messages.sentences import Text, joined, listed, say
from ivcviz.plan.finding import Finding
from ivcviz.plan.findings.renal_terms import lost, ostium_mm
from ivcviz.plan.findings.rule import make_finding, rule
from ivcviz.plan.findings.sources import GENERAL
from ivcviz.plan.model import Plan
from ivcviz.plan.operation.operation import whole_operation_of
from ivcviz.plan.operation.timeline import LIVER_MIN, IschaemiaInterval, Timeline, is_cooled, timeline_of
from ivcviz.plan.reconstruction.renal_outcome import SIDES, artery_of, veins_of_side
from ivcviz.plan.wording.names import SIDE_WORDS

_NO_FLOW = ("warm ischaemia", "congestion", "artery not decided")
_LIMITS = say(
    "limits from partial nephrectomy with the artery clamped: J Urol 2007;177:471, and Thompson, Lane et al. (458 solitary "
    "kidneys); none is published for a vein clamped alone"
)


@dataclass(frozen=True, slots=True)
class _Kidney:
    """A kidney whose veins are all shut for a time, with its clock."""

    side: Side
    vein: str  # the first of its veins that is shut
    clock: IschaemiaInterval


@rule(
    say("liver clock"),
    "warning",
    source=say(
        "Azoulay et al., Ann Surg 2005 (PMC1356913): total vascular exclusion of 60 min or more against less, complications "
        "2.6 and 0.8 a patient, mortality not different; with cold perfusion 1.2"
    ),
)
def liver_clock(plan: Plan) -> Iterator[Finding]:
    """The liver is without blood flow for 60 minutes or longer, by the minutes planned; from 90 a second sentence."""
    timeline = _timeline(plan)
    clock = next(clock for clock in timeline.clocks if clock.organ == "liver")
    minutes = None if clock.stop is None else timeline.at_least_min(clock.stop)
    if minutes is None or minutes < LIVER_MIN[0]:
        return
    sentence: Text = say(
        "The liver is without blood flow for {minutes} min or longer: from {limit} min without cold perfusion complications "
        "were three times as many.",
        minutes=tenths(minutes),
        limit=tenths(LIVER_MIN[0]),
    )
    if minutes >= LIVER_MIN[1]:
        more = say("Beyond {limit} min plan cold perfusion, or a bypass.", limit=tenths(LIVER_MIN[1]))
        sentence = joined((sentence, more), " ")
    yield make_finding("warning", sentence, level_mm=plan.body.landmarks.hepatic_floor, minutes=minutes)


@rule(say("kidney clock"), "warning", source=_LIMITS)
def kidney_clock(plan: Plan) -> Iterator[Finding]:
    """A kidney is without inflow or open outflow for more than 20 minutes, cooled for more than 35, by the minutes planned."""
    timeline = _timeline(plan)
    for kidney in _without_flow(plan, timeline):
        assert kidney.clock.stop is not None
        minutes, limit = timeline.at_least_min(kidney.clock.stop), kidney.clock.limits_min[0]
        if minutes <= limit:
            continue
        cooled = is_cooled(plan, kidney.side)
        sentence = say(
            "The {side} kidney is without blood flow for {minutes} min or longer, {how}; from partial nephrectomy up to "
            "{limit} min are known to be borne.",
            side=SIDE_WORDS[kidney.side],
            minutes=tenths(minutes),
            how=say("cooled") if cooled else say("warm"),
            limit=tenths(limit),
        )
        yield make_finding(
            "warning",
            sentence,
            kidney.vein,
            ostium_mm(plan, kidney.vein),
            vein=kidney.vein,
            minutes=minutes,
            limit_min=limit,
        )


@rule(
    say("kidney without outflow"),
    "warning",
    source=say(
        "{general}; venous resection: J Urol 2008;180:2338; by analogy, more than 20 min of warm ischaemia "
        "did harm in solitary kidneys: J Urol 2007;177:471",
        general=GENERAL,
    ),
)
def kidney_without_outflow(plan: Plan) -> Iterator[Finding]:
    """The veins of a kidney that stays in place are shut, none has tributaries to drain through, and what is done with its
    artery or the time is not entered. One finding for both sides; of an only kidney only-kidney-clamped speaks."""
    timeline = _timeline(plan)
    shut = [kidney for kidney in _without_flow(plan, timeline) if not _only(plan, kidney.side)]
    open_questions = [kidney for kidney in shut if _asks(plan, timeline, kidney)]
    if not open_questions:
        return
    first, sides = open_questions[0], [SIDE_WORDS[kidney.side] for kidney in open_questions]
    values = {"veins": tuple(kidney.vein for kidney in open_questions)}
    if len(sides) == 2:
        sentence = say(
            "While their veins are shut both kidneys have no outflow: with the artery open they swell, with it clamped they "
            "are ischaemic; decide on the arteries and enter the times."
        )
    else:
        sentence = say(
            "While its vein is shut the {side} kidney has no outflow: with the artery open it swells, with it clamped it is "
            "ischaemic; decide on the artery and enter the time.",
            side=sides[0],
        )
    yield make_finding("warning", sentence, ", ".join(values["veins"]), ostium_mm(plan, first.vein), **values)


@rule(
    say("only kidney clamped"),
    "warning",
    source=say(
        "Thompson, Lane et al. (458 solitary kidneys, partial nephrectomy: an analogy); shunt: PubMed 40506680; {general}",
        general=GENERAL,
    ),
)
def only_kidney_clamped(plan: Plan) -> Iterator[Finding]:
    """The veins of the only working kidney are shut for a time."""
    for kidney in _without_flow(plan, _timeline(plan)):
        if _only(plan, kidney.side):
            sentence = say(
                "The {side} kidney is the only one that works, and its outflow is shut: cool it, shunt it, or open it first.",
                side=SIDE_WORDS[kidney.side],
            )
            yield make_finding("warning", sentence, kidney.vein, ostium_mm(plan, kidney.vein), vein=kidney.vein)


@rule(say("vein shut before its artery"), "note", source=GENERAL)
def vein_shut_before_its_artery(plan: Plan) -> Iterator[Finding]:
    """The veins of a kidney without open tributaries are shut while its artery is to stay open."""
    shut = [kidney for kidney in _without_flow(plan, _timeline(plan)) if kidney.clock.state == "congestion"]
    if shut:
        sentence = say(
            "The {sides} renal artery stays open while its vein is shut: the kidney swells; shut the artery first.",
            sides=listed([SIDE_WORDS[kidney.side] for kidney in shut]),
        )
        veins = tuple(kidney.vein for kidney in shut)
        yield make_finding("note", sentence, ", ".join(veins), ostium_mm(plan, veins[0]), veins=veins)


def _timeline(plan: Plan) -> Timeline:
    """The timeline as if no gap ended the plan."""
    operation = whole_operation_of(plan)
    return timeline_of(operation.plan, operation)


def _without_flow(plan: Plan, timeline: Timeline) -> Iterator[_Kidney]:
    """The kidneys whose blood stands still for a time, right before left."""
    by_organ = {clock.organ: clock for clock in timeline.clocks}
    for side in SIDES:
        clock = by_organ["right kidney" if side == "right" else "left kidney"]
        if clock.state in _NO_FLOW and clock.stop is not None:
            yield _Kidney(side, veins_of_side(plan, side)[0].id, clock)


def _asks(plan: Plan, timeline: Timeline, kidney: _Kidney) -> bool:
    """Whether the artery's state or a time is not entered."""
    assert kidney.clock.stop is not None
    return artery_of(plan, kidney.side) is None or bool(timeline.missing(kidney.clock.stop))


def _only(plan: Plan, side: Side) -> bool:
    return lost(plan, "left" if side == "right" else "right")
