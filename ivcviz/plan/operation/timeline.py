"""The clamps as a timeline: which go on, what is sewn meanwhile, when each is moved or comes off, and clocks of the organs.

Minutes are this plan's own and count from the first clamp; nobody has published them. Where one that is needed is not
planned, what lies after it has no minute, but the order stands. The order follows section 2.4 of Tulahong et al. (Medicine
2022;101:22(e29326)): cava, then renal veins clamped; superior and inferior end sewn, then right and left renal vein; clamps
removed after the reconstruction. For total hepatic vascular exclusion it follows Pal et al. 2011. In which order clamps
come off, and when the bench work is done (here: by the last cut), no source says: that is this plan's.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ivcviz.anatomy.specification import Side
from ivcviz.plan.model import Clamp, Plan
from ivcviz.plan.reconstruction.renal_outcome import (
    SIDES,
    artery_of,
    choice_of,
    closed,
    given_up,
    in_order,
    missing,
    name_of,
    sewn,
    veins_of_side,
)
from ivcviz.plan.resection.clamps import IVC, PORTAL_TRIAD, SUPERIOR, lies_above

PAPER = "Tulahong et al., Medicine 2022;101:22(e29326), section 2.4"
EXCLUSION = "Pal et al. 2011 (abstract): order of the clamps, and the clamp moved down to reopen the liver"
TRIAL = "general surgical practice of total hepatic vascular exclusion"
OWN = "this plan's order; no source gives one"
Organ = Literal["liver", "right kidney", "left kidney", "lower body"]
State = Literal[
    "open",  # nothing closes it
    "inflow and outflow closed",
    "outflow closed, inflow open",
    "warm ischaemia",  # vein closed, artery clamped
    "congestion",  # vein closed, artery open
    "artery not decided",
    "some veins open",
    "taken out",
    "missing",
    "cava closed",
]


@dataclass(frozen=True, slots=True)
class Phase:
    """What is done while clamps are on: `about` is "tumour", an end of the cava ("superior", "inferior") or a renal vein's id.

    `entry` is where its minutes stand in the case; None: not planned.
    """

    about: str
    entry: str
    name: str
    minutes: float | None


@dataclass(frozen=True, slots=True)
class Hold:
    """A clamp from on to off, each as the number of phases done by then; `moved` where it goes down onto the graft."""

    name: str
    vein: str  # as `Clamp.vein`; "right-renal-artery" or "left-renal-artery" for an artery
    level_mm: float | None
    along_mm: float | None  # from the cava along the vein
    on: int
    off: int
    moved: int | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """How long an organ's blood stands still: from the first clamp until `stop` phases are done.

    `stop` None: nothing runs ("open", "taken out", "missing", "some veins open"), or it never ends (`for_good`).
    """

    organ: Organ
    state: State
    stop: int | None = None
    for_good: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    phases: tuple[Phase, ...]
    holds: tuple[Hold, ...]
    clocks: tuple[Clock, ...]

    def at_least_min(self, done: int) -> float:
        """The planned minutes of the first `done` phases; those without any count nothing."""
        return float(sum(phase.minutes or 0.0 for phase in self.phases[:done]))

    def missing(self, done: int) -> tuple[Phase, ...]:
        """Those of the first `done` phases whose minutes are not planned."""
        return tuple(phase for phase in self.phases[:done] if phase.minutes is None)

    def minute(self, done: int) -> float | None:
        """The minute at which so many phases are done; None where one of them is not planned."""
        return None if self.missing(done) else self.at_least_min(done)


def timeline_of(plan: Plan) -> Timeline:
    """The timeline of a plan; without phases and clamps where nothing is resected."""
    if plan.resection is None:
        return Timeline((), (), _clocks(plan, 0, 0))
    phases = tuple(_phases(plan))
    holds = tuple(_holds(plan, len(phases)))
    liver = min((hold.off for hold in holds if hold.vein == PORTAL_TRIAD), default=len(phases))
    return Timeline(phases, holds, _clocks(plan, len(phases), liver))


def _phases(plan: Plan) -> Iterator[Phase]:
    timing, ends = plan.case.timing, _ends(plan)
    yield Phase("tumour", "timing.resection_min", "resection", timing.resection_min)
    yield Phase("superior", "timing.superior_anastomosis_min", ends[0], timing.superior_anastomosis_min)
    yield Phase("inferior", "timing.inferior_anastomosis_min", ends[1], timing.inferior_anastomosis_min)
    for vein in in_order(plan):
        if sewn(plan, vein):
            entry = f"renal_plan.{vein.id}.sewing_min"
            yield Phase(vein.id, entry, name_of(plan, vein), choice_of(plan, vein.id).sewing_min)


def _ends(plan: Plan) -> tuple[str, str]:
    if plan.graft is not None:
        return "superior end of the graft", "inferior end of the graft"
    if plan.case.resection.kind.takes_wall:
        return "superior end of the patch", "inferior end of the patch"
    return "superior stump of the cava", "inferior stump of the cava"


def _holds(plan: Plan, end: int) -> Iterator[Hold]:
    """In the order in which they go on: cava (with the portal triad between its two clamps), then each kidney."""
    onto_graft = 2 if plan.graft is not None and plan.case.timing.clamp_onto_graft else None
    for clamp in plan.clamps:
        if clamp.vein == IVC:
            yield Hold(clamp.name, IVC, clamp.level_mm, None, 0, end, onto_graft if clamp.name == SUPERIOR else None)
        elif clamp.vein == PORTAL_TRIAD:
            yield Hold(clamp.name, PORTAL_TRIAD, None, None, 0, onto_graft or end)
    for side in SIDES:
        yield from _of_kidney(plan, side, end)


def _of_kidney(plan: Plan, side: Side, end: int) -> Iterator[Hold]:
    """Artery before veins; what is taken out or tied has its clamps off with the last cut."""
    veins = veins_of_side(plan, side)
    lost = {vein.id for vein in veins if given_up(plan, vein)}
    clamped = [(vein, clamp) for vein in veins for clamp in plan.clamps if clamp.vein == vein.id]
    if artery_of(plan, side) == "clamped" and any(closed(plan, vein) for vein in veins):
        gone = len(lost) == len(veins)
        yield Hold(f"{side} renal artery clamp", f"{side}-renal-artery", None, None, 0, 1 if gone else end)
    for vein, clamp in clamped:
        name = f"{name_of(plan, vein)} clamp"
        yield Hold(name, vein.id, clamp.level_mm, clamp.along_mm, 0, 1 if vein.id in lost else end)


def _clocks(plan: Plan, end: int, liver: int) -> tuple[Clock, ...]:
    return (_liver(plan, liver), *(_kidney(plan, side, end) for side in SIDES), _lower_body(plan, end))


def _liver(plan: Plan, reopened: int) -> Clock:
    superior = next((clamp for clamp in plan.clamps if clamp.name == SUPERIOR), None)
    if superior is None or not _closes_liver(plan, superior):
        return Clock("liver", "open")
    triad = any(clamp.vein == PORTAL_TRIAD for clamp in plan.clamps)
    return Clock("liver", "inflow and outflow closed" if triad else "outflow closed, inflow open", reopened)


def _closes_liver(plan: Plan, clamp: Clamp) -> bool:
    """Whether a caval clamp stands above the main hepatic veins."""
    assert clamp.level_mm is not None
    return lies_above(clamp.level_mm, plan.case.resection.jaw_mm, plan.body.landmarks.hepatic_roof)


def _kidney(plan: Plan, side: Side, end: int) -> Clock:
    organ: Organ = "right kidney" if side == "right" else "left kidney"
    veins = veins_of_side(plan, side)
    shut = [vein for vein in veins if closed(plan, vein) or given_up(plan, vein)]
    if missing(plan, side):
        return Clock(organ, "missing")
    if any(vein.method.kidney_leaves for vein in veins) and plan.resection is not None:
        return Clock(organ, "taken out")
    if not shut:
        return Clock(organ, "open")
    if len(shut) < len(veins):
        return Clock(organ, "some veins open")
    states: dict[str | None, State] = {"clamped": "warm ischaemia", "open": "congestion", None: "artery not decided"}
    for_good = all(given_up(plan, vein) for vein in veins)
    return Clock(organ, states[artery_of(plan, side)], None if for_good else end, for_good)


def _lower_body(plan: Plan, end: int) -> Clock:
    if not any(clamp.vein == IVC for clamp in plan.clamps):
        return Clock("lower body", "open")
    for_good = plan.graft is None and plan.case.resection.kind.cuts_through
    return Clock("lower body", "cava closed", None if for_good else end, for_good)
