"""The common iliac veins: where each is cut and clamped where the cava is cut below the confluence, or too near to it."""

from collections.abc import Iterator

from ivcviz.anatomy import reference
from ivcviz.anatomy.body import Body
from ivcviz.anatomy.specification import Side
from ivcviz.case.document import LEFT_ILIAC, RIGHT_ILIAC, Case
from ivcviz.messages.sentences import Message, say
from ivcviz.plan.model import Clamp, Plan
from ivcviz.terms.iliac_methods import GRAFT_END, TIE, IliacMethod

ILIAC_SIDES: dict[str, Side] = {RIGHT_ILIAC: "right", LEFT_ILIAC: "left"}
_CLAMPS: dict[str, Message] = {
    RIGHT_ILIAC: say("right common iliac vein clamp"),
    LEFT_ILIAC: say("left common iliac vein clamp"),
}
_LENGTHS_MM = {RIGHT_ILIAC: reference.RIGHT_COMMON_ILIAC[0], LEFT_ILIAC: reference.LEFT_COMMON_ILIAC[0]}
_FORK_MM = 11.0  # of a common iliac vein's end, taken by its fork into external and internal iliac vein
# From the cava's axis to where a common iliac vein has left the confluence, and where it is cut if the confluence goes with
# the tumour; set by this plan.
MOUTH_MM = 15.0
_TOUCH = 1e-9


def reached(case: Case) -> str | None:
    """The id of the common iliac vein that the document names; None where it names none."""
    return next((vein for vein, side in ILIAC_SIDES.items() if side == case.tumour.iliac_side), None)


def iliac_cut_mm(case: Case, body: Body, vein_id: str, cut_mm: float) -> float:
    """How far along it a common iliac vein is cut where the cava's inferior cut lies below the confluence, at `cut_mm`."""
    return -cut_mm if vein_id == reached(case) else MOUTH_MM * body.scale


def room_mm(body: Body, vein_id: str) -> float:
    """How far from the confluence a jaw on a common iliac vein may reach: to its fork."""
    return (_LENGTHS_MM[vein_id] - _FORK_MM) * body.scale


def iliac_clamps(case: Case, body: Body, cut_mm: float) -> Iterator[Clamp]:
    """A clamp on each common iliac vein, a cuff beyond where it or the cava is cut and clear of the confluence; none where the
    vein has no room for it. Where no side is named either may be the one that the tumour reaches."""
    choices, mouth = case.resection, MOUTH_MM * body.scale
    for vein_id in ILIAC_SIDES:
        severed = cut_mm < 0.0 and reached(case) not in (None, vein_id)
        near = max(mouth, (mouth if severed else -cut_mm) + choices.cuff_mm)
        if near + choices.jaw_mm <= room_mm(body, vein_id) + _TOUCH:
            along = near + choices.jaw_mm / 2
            yield Clamp(_CLAMPS[vein_id], vein_id, -along, along)


def iliac_method(case: Case, vein_id: str) -> IliacMethod | None:
    """What the plan makes of a common iliac vein; None where it says nothing."""
    return next((entry.method for entry in case.iliac_plan if entry.vein_id == vein_id), None)


def cuts_iliac_veins(plan: Plan) -> bool:
    """Whether the segment that is cut out all round reaches below the confluence, so that both common iliac veins are cut."""
    return plan.resection is not None and plan.resection.inferior_mm < 0.0 and plan.case.resection.kind.cuts_through


def other_iliac(case: Case) -> str | None:
    """The common iliac vein that the tumour does not reach; None where no side is named."""
    named = reached(case)
    return None if named is None else next(vein for vein in ILIAC_SIDES if vein != named)


def inferior_end_is_sewn(plan: Plan) -> bool:
    """Whether the graft's inferior end has something to be sewn to: the cava or, below the confluence, the named common iliac
    vein, which the plan brings to it."""
    named = reached(plan.case)
    return not cuts_iliac_veins(plan) or (named is not None and iliac_method(plan.case, named) is GRAFT_END)


def inferior_end_is_closed(plan: Plan) -> bool:
    """Whether the inferior end is closed where nothing replaces the cava: below the confluence only where the named common
    iliac vein is to be tied."""
    named = reached(plan.case)
    return not cuts_iliac_veins(plan) or (named is not None and iliac_method(plan.case, named) is TIE)
