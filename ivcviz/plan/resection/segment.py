"""The caval extent of the tumour and the segment that is resected with it."""

from ivcviz.anatomy.landmarks import Landmarks
from ivcviz.anatomy.specification import Ostium
from ivcviz.case.document import Case
from ivcviz.case.levels import level_mm
from ivcviz.errors import UserError
from ivcviz.messages.numbers import mm
from ivcviz.messages.sentences import say
from ivcviz.plan.model import Extent, Segment


def extent_of(case: Case, landmarks: Landmarks) -> Extent:
    """The levels of the tumour's ends; UserError if the lower end does not lie below the upper one."""
    lower, upper = level_mm(case.tumour.lower, landmarks), level_mm(case.tumour.upper, landmarks)
    if not lower < upper:
        raise UserError(
            say("The tumour's lower end ({lower}) must lie below its upper end ({upper}).", lower=mm(lower), upper=mm(upper))
        )
    return Extent(lower, upper)


def resected_segment(case: Case, extent: Extent) -> Segment | None:
    """The tumour's extent with a margin at each end; None where nothing is resected. Cuts may lie beyond the cava's ends."""
    if not case.resection.kind.resects:
        return None
    return Segment(extent.lower_mm - case.resection.inferior_margin_mm, extent.upper_mm + case.resection.superior_margin_mm)


def takes(segment: Segment, ostium: Ostium) -> bool:
    """Whether any part of an ostium lies between the two cuts."""
    return ostium.upper_mm > segment.inferior_mm and ostium.lower_mm < segment.superior_mm
