"""Which kidneys a plan leaves, and the names of its renal veins."""

from ivcviz.anatomy.specification import RenalVein, Side
from ivcviz.case.check_thresholds import threshold_of
from ivcviz.messages.numbers import tenths
from ivcviz.messages.sentences import Message, say
from ivcviz.plan.model import Plan, PlannedRenalVein
from ivcviz.plan.reconstruction.renal_outcome import missing
from ivcviz.plan.wording import names

WORKING = "working-kidney-percent"


def vein_words(plan: Plan, vein_id: str) -> Message:
    """The name of a renal vein: "left renal vein", numbered where a side has several."""
    return names.vein_words(plan.body, vein_id)


def words_about(plan: Plan, vein_id: str, what: Message) -> Message:
    """Something of a renal vein, by its side: "right stump", "left side branch 1"."""
    return names.vein_words(plan.body, vein_id, what)


def vein_of(plan: Plan, vein_id: str) -> RenalVein:
    """A renal vein of the body."""
    return next(vein for vein in plan.body.renal_veins if vein.id == vein_id)


def ostium_mm(plan: Plan, vein_id: str) -> float:
    """The level of the centre of a renal ostium."""
    return vein_of(plan, vein_id).ostium.centre_mm


def veins_of_side(plan: Plan, side: Side) -> list[PlannedRenalVein]:
    """The renal veins of a kidney that is there."""
    return [] if missing(plan, side) else [vein for vein in plan.renal_veins if vein.side == side]


def removed(plan: Plan, side: Side) -> bool:
    """Whether the plan takes a kidney that is there: one of its veins says so."""
    return any(vein.method.kidney == "out" for vein in veins_of_side(plan, side))


def tied(plan: Plan, side: Side) -> list[PlannedRenalVein]:
    """The veins of a kidney that is there, if every one of them is tied."""
    own = veins_of_side(plan, side)
    return own if all(vein.method.is_tied for vein in own) else []


def share_percent(plan: Plan, side: Side) -> float | None:
    """A kidney's share of the renal function; None where it is not recorded."""
    right = plan.case.patient.right_kidney_percent
    return right if right is None or side == "right" else 100.0 - right


def not_working(plan: Plan, side: Side) -> bool:
    """Whether a kidney is recorded with so small a share of the function that it is not counted."""
    share = share_percent(plan, side)
    return share is not None and share < threshold_of(plan.case, WORKING)


def lost(plan: Plan, side: Side) -> bool:
    """Whether a side has no working kidney after the operation."""
    return missing(plan, side) or removed(plan, side) or not_working(plan, side) or tied_off(plan, side)


def tied_off(plan: Plan, side: Side) -> bool:
    """Whether a kidney is lost because its vein is tied: the right one has no tributaries to drain through."""
    return side == "right" and bool(tied(plan, side))


def state_words(plan: Plan, side: Side) -> Message:
    """Why a kidney does not count: "absent", "with its vein tied", "with 12 % of the function", "removed"."""
    if missing(plan, side):
        return say("absent")
    share = share_percent(plan, side)
    if not_working(plan, side) and share is not None:
        return say("with {share} % of the function", share=tenths(share))
    return say("removed") if removed(plan, side) else say("with its vein tied")
