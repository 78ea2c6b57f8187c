"""Clamps on renal veins: free vein between the cut and the jaw, and no tributary under the jaw."""

from collections.abc import Iterator

from ivcviz.anatomy.body import Body
from ivcviz.anatomy.specification import RenalVein
from ivcviz.anatomy.tributaries import Tributary
from ivcviz.case.document import SHORTEST_CUFF_MM, Case
from ivcviz.case.edits import planned
from ivcviz.messages.sentences import say
from ivcviz.plan.model import Clamp

_NAMES = {"left": say("left renal vein clamp"), "right": say("right renal vein clamp")}
_TOUCH = 1e-9  # mm: what sums of lengths may be out by


def renal_clamps(case: Case, body: Body, span: tuple[float, float], whole: frozenset[str]) -> Iterator[Clamp]:
    """One on each renal vein of a kidney that is there which enters between the caval clamps or is cut, right ones first; none
    on one that leaves uncut with its kidney, whose artery is tied before.

    A jaw stands on the kidney side of where its vein is cut, the shortest free vein beyond it; where it would lie on a
    tributary it is moved past it. Where it has no room before the hilum there is none.
    """
    for vein in sorted(body.renal_veins, key=lambda vein: vein.side, reverse=True):
        if vein.side in case.anatomy.missing_kidneys or vein.id in whole or not is_closed(case, vein, span):
            continue
        along = jaw_mm(case, body, vein)
        if along is not None:
            yield Clamp(_NAMES[vein.side], vein.id, vein.ostium.centre_mm, along)


def is_closed(case: Case, vein: RenalVein, span: tuple[float, float]) -> bool:
    """Whether a vein has to be closed: part of its ostium lies between the caval clamps, or it is cut."""
    between = vein.ostium.upper_mm > span[0] and vein.ostium.lower_mm < span[1]
    return between or planned(case, vein.id).method.cuts


def healthy_mm(case: Case, vein_id: str) -> float:
    """How far from its ostium healthy vein begins: behind what the tumour has grown into, and a margin; at the ostium, where
    that stays on the vein."""
    if planned(case, vein_id).method.keeps_ostium:
        return 0.0
    involved = next((entry.length_mm for entry in case.tumour.involved if entry.vein_id == vein_id), 0.0)
    return involved + planned(case, vein_id).margin_mm


def site_mm(case: Case, vein_id: str) -> float:
    """Where the middle of a jaw stands if no tributary lies there."""
    return healthy_mm(case, vein_id) + SHORTEST_CUFF_MM + case.resection.jaw_mm / 2


def jaw_mm(case: Case, body: Body, vein: RenalVein) -> float | None:
    """Where the middle of the jaw stands on a vein, mm from its ostium; None where there is no room for it.

    A vein that is tied has its tributaries to drain through: its jaw goes past none of them.
    """
    half, site = case.resection.jaw_mm / 2, site_mm(case, vein.id)
    tributaries, tie = in_the_way(case, body, vein), healthy_mm(case, vein.id)
    if planned(case, vein.id).method.is_tied and any(lies_under(t, tie, site + half) for t in tributaries):
        return None
    while hit := [t for t in tributaries if lies_under(t, site - half, site + half)]:
        site = max(mouth(t)[1] for t in hit) + half
    return site if site + half <= vein.length_mm + _TOUCH else None


def in_the_way(case: Case, body: Body, vein: RenalVein) -> list[Tributary]:
    """The tributaries of a vein that a jaw must not lie on: those that are not divided before it closes."""
    if kidney_leaves(case, body, vein):
        return []
    divided = planned(case, vein.id).divided
    return [t for t in body.tributaries if t.enters == vein.id and t.id not in divided]


def kidney_leaves(case: Case, body: Body, vein: RenalVein) -> bool:
    """Whether the kidney of a vein is taken out, for good or to be put back elsewhere: the plan of one of its veins says so."""
    return any(planned(case, own.id).method.kidney_leaves for own in body.renal_veins if own.side == vein.side)


def mouth(tributary: Tributary) -> tuple[float, float]:
    """The edges of a tributary's mouth: along the vein that it enters or, on the cava, its levels."""
    middle = tributary.level_mm if tributary.enters == "ivc" else tributary.along_mm
    return middle - tributary.diameter_mm / 2, middle + tributary.diameter_mm / 2


def lies_under(tributary: Tributary, low_mm: float, high_mm: float) -> bool:
    """Whether any part of a tributary's mouth lies between two places; touching is not lying between."""
    lower, upper = mouth(tributary)
    return upper > low_mm + _TOUCH and lower < high_mm - _TOUCH
