"""Timeline of the clamps, from the acts: when each goes on, is moved or comes off, and what is sewn meanwhile; and for how
long each organ has no blood flow.

Minutes are this plan's own and count from the first clamp; nobody has published them. Where one that is needed is not
planned, later events have no minute; their order is known all the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ivcviz.anatomy.specification import Side
from ivcviz.messages.sentences import Message, Wording, say
from ivcviz.plan.finding import Finding
from ivcviz.plan.model import Plan
from ivcviz.plan.operation.act import EXCLUSION, TRIAD, Act, Phase, Place, Thing
from ivcviz.plan.operation.act_words import clamp_words, site_words
from ivcviz.plan.operation.blood_flow import (
    cava_is_open,
    drains_through,
    liver_is_perfused,
    open_veins,
    outflow_clamp_is_above_liver,
)
from ivcviz.plan.operation.operation import Operation, operation_of
from ivcviz.plan.reconstruction.renal_outcome import SIDES, artery_of, missing, plan_for_vein, veins_of_side
from ivcviz.plan.resection.clamps import IVC
from ivcviz.plan.wording.stops import head_of

# Minutes from which a plan check warns. Liver, without cold perfusion: Azoulay et al., Ann Surg 2005. Kidney, warm and cooled:
# limits from partial nephrectomy with the artery clamped (J Urol 2007;177:471; Thompson, Lane et al., 458 solitary kidneys).
LIVER_MIN = (60.0, 90.0)
KIDNEY_WARM_MIN, KIDNEY_COOLED_MIN = 20.0, 35.0
Organ = Literal["liver", "right kidney", "left kidney", "lower body"]
ORGAN_WORDS: dict[Organ, Message] = {
    "liver": say("liver"),
    "right kidney": say("right kidney"),
    "left kidney": say("left kidney"),
    "lower body": say("lower body"),
}
State = Literal[
    "open",  # nothing closes it
    "inflow and outflow closed",
    "outflow closed, inflow open",
    "warm ischaemia",  # vein closed, artery clamped
    "congestion",  # vein closed, artery open
    "artery not decided",
    "vein closed for good",  # no artery clamp stays on
    "some veins open",
    "drains through tributaries",  # veins closed on the caval side of tributaries that are open
    "taken out",
    "missing",
    "cava closed",
]
Deed = Literal["trial clamp", "clamp on", "clamp moved", "clamp off", "cut", "sewing"]


@dataclass(frozen=True, slots=True)
class ClampInterval:
    """A clamp from on to off, each as the number of phases done by then; `moved` where it goes down onto the graft, `off` None
    where no step takes it off: the plan ends before.

    `name` is the clamp's, `vessel` that of what it closes.
    """

    site: Thing
    name: Wording
    vessel: Wording
    place: Place | None
    on: int
    off: int | None
    moved: int | None = None

    @property
    def vein(self) -> str:
        """What it lies on for scripts: "ivc", "portal-triad", a vein's id, "right-renal-artery" or "left-renal-artery"."""
        if self.site.kind == "cava":
            return IVC
        return f"{self.site.id}-renal-artery" if self.site.kind == "renal-artery" else self.site.id


@dataclass(frozen=True, slots=True)
class IschaemiaInterval:
    """The time without blood flow in an organ: from the first clamp until `stop` phases are done.

    `stop` None: nothing runs ("open", "taken out", "missing", "some veins open"), or it never ends (`for_good`), or the plan
    ends while it runs (`unended`). `limits_min` are the minutes from which a plan check warns.
    """

    organ: Organ
    state: State
    stop: int | None = None
    for_good: bool = False
    unended: bool = False
    limits_min: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """An event, or the start of work, after `done` phases; `subject` None: all clamps of the exclusion."""

    done: int
    deed: Deed
    subject: ClampInterval | Phase | None
    source: Message


@dataclass(frozen=True, slots=True)
class Timeline:
    """The clamps and clocks of a plan; `stops` are those that stand at the head of it, `ends` the gap before which it ends."""

    phases: tuple[Phase, ...]
    clamps: tuple[ClampInterval, ...]
    clocks: tuple[IschaemiaInterval, ...]
    events: tuple[Event, ...] = ()
    stops: tuple[Finding, ...] = ()
    ends: Finding | None = None

    def until(self, clamp: ClampInterval) -> int:
        """How many phases are done when a clamp comes off, or when the plan ends."""
        return len(self.phases) if clamp.off is None else clamp.off

    def at_least_min(self, done: int) -> float:
        """The sum of the planned minutes of the first `done` phases; phases without a time count 0."""
        return float(sum(phase.minutes or 0.0 for phase in self.phases[:done]))

    def missing(self, done: int) -> tuple[Phase, ...]:
        """Those of the first `done` phases whose minutes are not planned."""
        return tuple(phase for phase in self.phases[:done] if phase.minutes is None)

    def minute(self, done: int) -> float | None:
        """The minute at which the first `done` phases are over; None where one of them is not planned."""
        return None if self.missing(done) else self.at_least_min(done)


_last: list[tuple[Operation, Timeline]] = []  # that of the operation asked for last


def timeline_of(plan: Plan, operation: Operation | None = None) -> Timeline:
    """The timeline of a plan, of its operation where that is known already; without phases and clamps where nothing is
    resected."""
    operation = operation or operation_of(plan)
    known = next((timeline for own, timeline in _last if own is operation), None)
    if known is None:
        clamps = tuple(_clamps(plan, operation))
        events = tuple(_events(operation, clamps))
        known = Timeline(operation.phases, clamps, _clocks(plan, operation), events, head_of(plan), plan.end)
        _last[:] = [(operation, known)]
    return known


def _clamps(plan: Plan, operation: Operation) -> Iterator[ClampInterval]:
    """In the order in which they go on."""
    done = {(act.do, act.to): number for act, number in zip(operation.acts, operation.done, strict=True)}
    for act in operation.acts:
        if act.do == "clamp":
            on, off, moved = done["clamp", act.to], done.get(("unclamp", act.to)), done.get(("move-clamp", act.to))
            names = clamp_words(plan, act.to), site_words(plan, act.to)
            yield ClampInterval(act.to, *names, act.place, on, off, moved)


def _events(operation: Operation, clamps: tuple[ClampInterval, ...]) -> Iterator[Event]:
    """What is done with clamps, and where each phase begins."""
    on, begun = {clamp.site: clamp for clamp in clamps}, set[Phase]()
    for act, done in zip(operation.acts, operation.done, strict=True):
        if act.phase is not None and act.phase not in begun:
            begun.add(act.phase)
            yield Event(done, "cut" if done == 0 else "sewing", act.phase, act.source)
        elif (deed := _clamp_deed(act)) is not None:
            yield Event(done, deed, None if act.to == EXCLUSION else on[act.to], act.source)


def _clamp_deed(act: Act) -> Deed | None:
    deeds: dict[str, Deed] = {
        "try-clamps": "trial clamp",
        "clamp": "clamp on",
        "move-clamp": "clamp moved",
        "unclamp": "clamp off",
    }
    return deeds.get(act.do)


def _clocks(plan: Plan, operation: Operation) -> tuple[IschaemiaInterval, ...]:
    kidneys = (_kidney(plan, operation, side) for side in SIDES)
    return (_liver(plan, operation), *kidneys, _lower_body(plan, operation))


def _liver(plan: Plan, operation: Operation) -> IschaemiaInterval:
    if not outflow_clamp_is_above_liver(plan):
        return IschaemiaInterval("liver", "open")
    triad = any(TRIAD in situs.clamped for situs in operation.situs)
    flowing = [liver_is_perfused(situs) for situs in operation.situs]
    if all(flowing):
        return IschaemiaInterval("liver", "open")
    state: State = "inflow and outflow closed" if triad else "outflow closed, inflow open"
    return replace(_interval(plan, "liver", state, _flows_again(operation, flowing)), limits_min=LIVER_MIN)


def _kidney(plan: Plan, operation: Operation, side: Side) -> IschaemiaInterval:
    organ: Organ = "right kidney" if side == "right" else "left kidney"
    if missing(plan, side):
        return IschaemiaInterval(organ, "missing")
    if Thing("kidney", side) in operation.situs[-1].out:
        return IschaemiaInterval(organ, "taken out")
    flowing = [open_veins(plan, situs, side) for situs in operation.situs]
    if all(flowing):
        return IschaemiaInterval(organ, "open" if min(flowing) == flowing[0] else "some veins open")
    if all(flow or drains_through(plan, situs, side) for flow, situs in zip(flowing, operation.situs, strict=True)):
        return IschaemiaInterval(organ, "drains through tributaries")
    states: dict[str | None, State] = {"clamped": "warm ischaemia", "open": "congestion", None: "artery not decided"}
    stop = _flows_again(operation, flowing)
    limit = KIDNEY_COOLED_MIN if is_cooled(plan, side) else KIDNEY_WARM_MIN
    state: State = "vein closed for good" if stop is None and plan.end is None else states[artery_of(plan, side)]
    return replace(_interval(plan, organ, state, stop), limits_min=(limit,))


def is_cooled(plan: Plan, side: Side) -> bool:
    """Whether a kidney is cooled while its veins are closed: the plan of one of them says so."""
    return any(plan_for_vein(plan, vein.id).cooled for vein in veins_of_side(plan, side))


def _lower_body(plan: Plan, operation: Operation) -> IschaemiaInterval:
    flows = [cava_is_open(situs) for situs in operation.situs]
    if all(flows):
        return IschaemiaInterval("lower body", "open")
    return _interval(plan, "lower body", "cava closed", _flows_again(operation, flows))


def _interval(plan: Plan, organ: Organ, state: State, stop: int | None) -> IschaemiaInterval:
    """A clock that runs; where nothing stops it, it does so for good, or the plan ends before anything could."""
    still, whole = stop is None, plan.end is None
    return IschaemiaInterval(organ, state, stop, for_good=still and whole, unended=still and not whole)


def _flows_again(operation: Operation, flows: Sequence[int]) -> int | None:
    """How many phases are done when blood that stood still flows again, for good, from whether it flows in the field after
    so many acts; None where it never does."""
    again = max(number for number, flowing in enumerate(flows) if not flowing)  # the place of the act that lets it flow
    return operation.done[again] if again < len(operation.acts) else None
