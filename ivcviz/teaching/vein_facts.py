"""The facts of each renal vein of a plan."""

from collections.abc import Callable, Iterator
from typing import TypeVar, get_args

from ivcviz.anatomy.specification import Ostium, RenalVein, Side
from ivcviz.case.document import Cone, RenalPlan
from ivcviz.case.edits import planned
from ivcviz.geometry.seam import Branch, Seam
from ivcviz.messages.sentences import Message, capital, say
from ivcviz.plan.model import Hole, Passed, Plan, PlannedRenalVein
from ivcviz.plan.wording.names import PASSED_WORDS, in_words
from ivcviz.teaching.chosen import Entry, entries_of, other_entries_of
from ivcviz.teaching.facts import Group, PlanFact, Unit, Value, plan_fact

T = TypeVar("T")
_Named = tuple[Message, Unit]
_CHOSEN_FIRST = ("plan_b", "artery", "sewing_min", "suture")
_READ_IN_THE_PLAN = ("vein_id", "method", "cone", "mobilisation_mm", "divided")
# A cone's measures are read in the branch that the plan makes of them.
_READ_IN_THE_BRANCH = ("base_diameter_mm", "tip_diameter_mm", "takeoff_deg", "offset_mm", "length_mm")
_FOUND: dict[_Named, Callable[[PlannedRenalVein], Value | bool]] = {
    (say("involved length"), "mm"): lambda vein: vein.involved_mm,
    (say("taken by the resection"), ""): lambda vein: vein.in_resection,
    (say("cut, from the cava"), "mm"): lambda vein: vein.stump_along_mm,
    (say("gap, stump to graft"), "mm"): lambda vein: vein.gap_mm,
    (say("to be brought nearer"), "mm"): lambda vein: vein.reach_mm,
    (say("mobilisation allowed"), "mm"): lambda vein: vein.mobilisation_mm,
    (say("take-off"), "°"): lambda vein: vein.takeoff_deg,
    (say("why nothing can be sewn"), ""): lambda vein: vein.refusal,
}
_HOLE: dict[_Named, Callable[[Hole], Value]] = {
    (say("graftotomy, width"), "mm"): lambda hole: hole.width_mm,
    (say("graftotomy, height"), "mm"): lambda hole: hole.height_mm,
    (say("graftotomy, centre from superior end"), "mm"): lambda hole: hole.centre_from_superior_end_mm,
    (say("graftotomy, clock position"), "clock"): lambda hole: hole.clock_deg,
}
_SEAM: dict[_Named, Callable[[Seam], Value]] = {
    (say("seam"), "mm"): lambda seam: seam.length_mm,
    (say("saddle depth"), "mm"): lambda seam: seam.saddle_mm,
}
_BRANCH: dict[_Named, Callable[[Branch], Value]] = {
    (say("branch, base Ø"), "mm"): lambda branch: branch.base_diameter_mm,
    (say("branch, tip Ø"), "mm"): lambda branch: branch.tip_diameter_mm,
    (say("branch, length"), "mm"): lambda branch: branch.length_mm,
    (say("branch, offset of the axes"), "mm"): lambda branch: branch.offset_mm,
}
_PASSED: tuple[Passed, ...] = get_args(Passed)


def group_of(vein_id: str, side: Side) -> Group:
    """The group of a renal vein: right ones first, as a surgeon reads the picture."""
    return Group(capital(in_words(vein_id)), 50.0 if side == "right" else 51.0)


def vein_facts(plan: Plan) -> Iterator[PlanFact]:
    """Each renal vein: what is chosen for it, what follows, and how it runs."""
    for vein, own in zip(plan.renal_veins, plan.body.renal_veins, strict=True):
        yield from _facts_of(group_of(vein.id, vein.side), vein, own, planned(plan.case, vein.id))


def _facts_of(group: Group, vein: PlannedRenalVein, own: RenalVein, choice: RenalPlan) -> Iterator[PlanFact]:
    room = {clearance.to: clearance.room_mm for clearance in vein.clearances}
    told: list[Entry] = [(say("method"), vein.method.name, "")]
    told += entries_of(choice, RenalPlan, *_CHOSEN_FIRST)
    told += other_entries_of(choice, RenalPlan, *_CHOSEN_FIRST, *_READ_IN_THE_PLAN)
    told.append((say("tributaries divided for its length"), tuple(in_words(name) for name in choice.divided), ""))
    told += other_entries_of(choice.cone, Cone, *_READ_IN_THE_BRANCH)
    told += _read(_FOUND, vein)
    piece = None if vein.piece is None else vein.branch  # an opening takes the vein itself: there is no branch
    told += _read(_HOLE, vein.hole) + _read(_SEAM, vein.seam) + _read(_BRANCH, piece)
    told += [(say("branch, room to the {what}", what=PASSED_WORDS[name]), room.get(name), "mm") for name in _PASSED]
    told += other_entries_of(own.ostium, Ostium)
    told += other_entries_of(own, RenalVein, "id", "side", "ostium")
    for place, (what, value, unit) in enumerate(told):
        yield plan_fact(group, what, value, unit, place)


def _read(table: dict[_Named, Callable[[T], Value | bool]], of: T | None) -> list[Entry]:
    return [(what, None if of is None else read(of), unit) for (what, unit), read in table.items()]
