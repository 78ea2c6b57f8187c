"""What lies in the cava's lumen or wall, between which levels: no jaw may close on it."""

from dataclasses import dataclass

from ivcviz.anatomy.landmarks import Landmarks
from ivcviz.case.document import Case
from ivcviz.case.levels import level_mm
from ivcviz.messages.sentences import Message, say
from ivcviz.plan.model import Clamp, Plan, PlannedDefect, Segment
from ivcviz.plan.resection.iliac import ILIAC_SIDES, reached

CLEAR_OF_TIP_MM = 10.0  # from what lies in the lumen to the nearest safe jaw: the tip moves; set by this plan
_TOUCH = 1e-9  # mm: what sums of levels may be out by


@dataclass(frozen=True, slots=True)
class Contents:
    """Something that lies in the lumen between two levels, mm; `moves`: it may lie elsewhere when the clamp is closed."""

    name: Message
    lower_mm: float
    upper_mm: float
    moves: bool


def contents_of(case: Case, landmarks: Landmarks, extent: tuple[float, float]) -> tuple[Contents, ...]:
    """The tumour with what of it lies free in the lumen, and bland thrombus."""
    found = []
    tip, thrombus = case.tumour.lumen_tip, case.tumour.thrombus
    reach = () if tip is None else tuple(level_mm(e, landmarks) for e in (tip.inferior, tip.superior) if e is not None)
    free = min([extent[0], *reach]), max([extent[1], *reach])
    if free != extent:
        found.append(Contents(say("the tumour's free part in the lumen"), *free, moves=True))
    else:
        found.append(Contents(say("the tumour"), *extent, moves=case.tumour.origin == "thrombus"))
    if thrombus is not None:
        ends = level_mm(thrombus.lower, landmarks), level_mm(thrombus.upper, landmarks)
        found.append(Contents(say("bland thrombus"), min(ends), max(ends), moves=True))
    return tuple(found)


def emptied(case: Case, landmarks: Landmarks, extent: tuple[float, float], line: PlannedDefect | None) -> Segment | None:
    """What an extraction empties and opens (`line`), so wide that a cuff beyond it is clear of whatever may move; None where
    there is none."""
    if line is None or not case.resection.kind.extracts:
        return None
    found = contents_of(case, landmarks, extent)
    clear = max(0.0, CLEAR_OF_TIP_MM - case.resection.cuff_mm)
    low = min(line.inferior_mm, *(one.lower_mm - clear for one in found))
    return Segment(low, max(line.superior_mm, *(one.upper_mm + clear for one in found)))


def contents(plan: Plan) -> tuple[Contents, ...]:
    """What lies in the lumen in a plan."""
    return contents_of(plan.case, plan.body.landmarks, (plan.extent.lower_mm, plan.extent.upper_mm))


def meets(case: Case, clamp: Clamp, found: Contents) -> bool:
    """Whether the jaw of a clamp on the cava or on a common iliac vein would close on something in the lumen."""
    if clamp.level_mm is None or (clamp.end is None and clamp.vein not in ILIAC_SIDES):
        return False
    if clamp.vein in ILIAC_SIDES and reached(case) not in (None, clamp.vein):
        return False  # what lies below the confluence lies in the vein that is named
    half = case.resection.jaw_mm / 2
    return clamp.level_mm + half > found.lower_mm + _TOUCH and clamp.level_mm - half < found.upper_mm - _TOUCH


def echo_sees(plan: Plan) -> bool:
    """Whether a transoesophageal echo can see something that could come off under a clamp: a tumour's free tip, whose way to
    the heart it watches, or thrombus, or a tumour that lies in the lumen alone, as far up as the retrohepatic cava."""
    tumour, retrohepatic = plan.case.tumour, plan.body.landmarks.lowest_short_hepatic_vein
    tip, span = tumour.lumen_tip, thrombus_span(plan)
    if tip is not None and (tip.superior is not None or tip.inferior is not None):
        return True
    tops = [] if span is None else [max(span)]
    in_lumen = tumour.origin == "thrombus" or plan.case.resection.kind.extracts
    tops += [plan.extent.upper_mm] if in_lumen else []
    return max(tops, default=0.0) > retrohepatic


def thrombus_span(plan: Plan) -> tuple[float, float] | None:
    """The levels of bland thrombus."""
    thrombus, marks = plan.case.tumour.thrombus, plan.body.landmarks
    return None if thrombus is None else (level_mm(thrombus.lower, marks), level_mm(thrombus.upper, marks))
