"""Small veins that are divided: those between or under the clamps, those of a resected vein, those in the way of exposure."""

from collections.abc import Iterator

from ivcviz.anatomy.body import Body
from ivcviz.anatomy.specification import RenalVein
from ivcviz.anatomy.tributaries import Tributary
from ivcviz.case.document import Case
from ivcviz.case.edits import planned
from ivcviz.plan.model import Clamp, DividedVein, WhyDivided
from ivcviz.plan.resection.clamps import IVC, caval_clamps
from ivcviz.plan.resection.renal_jaws import healthy_mm, is_closed, kidney_leaves, lies_under, mouth

_OF_THE_LIVER = ("short-hepatic", "hepatic-accessory", "adrenal")
EXPOSED_MM = 20.0  # of cava above the superior jaw that are freed of small veins, so that the clamp goes on; set by this plan


def divided_veins(case: Case, body: Body, clamps: tuple[Clamp, ...]) -> tuple[DividedVein, ...]:
    """Every small vein that enters the cava between the clamps or under their jaws (cuffs included); where the superior clamp
    lies above the lowest short hepatic vein, the short hepatic and right adrenal veins beside them and as far above as room for
    the clamp asks: the right liver is mobilised (Tulahong et al., Medicine 2022;101:22(e29326), section 2.4); and the
    tributaries of a renal vein that would bleed into the field or leave with the vein."""
    span = caval_clamps(clamps)
    if span is None:
        return ()
    own = [tributary for tributary in body.tributaries if tributary.enters == IVC]
    between = [_divided(t, "between clamps") for t in own if enters_between(t, span, case.resection.jaw_mm)]
    freed = span[1] + case.resection.jaw_mm / 2 + EXPOSED_MM if span[1] > body.landmarks.lowest_short_hepatic_vein else 0.0
    liver = [t for t in own if t.kind in _OF_THE_LIVER and t.level_mm < freed]
    exposure = [_divided(t, "exposure") for t in liver if not enters_between(t, span, case.resection.jaw_mm)]
    return (*between, *exposure, *_of_renal_veins(case, body, clamps, span))


def enters_between(tributary: Tributary, span: tuple[float, float], jaw_mm: float) -> bool:
    """Whether any part of a small vein's mouth lies between the caval clamps or under their jaws."""
    return lies_under(tributary, span[0] - jaw_mm / 2, span[1] + jaw_mm / 2)


def _of_renal_veins(case: Case, body: Body, clamps: tuple[Clamp, ...], span: tuple[float, float]) -> Iterator[DividedVein]:
    for vein in body.renal_veins:
        if not is_closed(case, vein, span):
            continue
        jaw = next((clamp.along_mm for clamp in clamps if clamp.vein == vein.id), None)
        for tributary in body.tributaries:
            why = _why(case, body, vein, tributary, jaw) if tributary.enters == vein.id else None
            if why is not None:
                yield _divided(tributary, why)


def _why(case: Case, body: Body, vein: RenalVein, tributary: Tributary, jaw_mm: float | None) -> WhyDivided | None:
    """Why a tributary of a renal vein that is closed is divided; None where it stays: on the kidney side of jaw and cut.

    Of a kidney that is missing nothing is clamped: what enters its stump would bleed into the field.
    """
    plan, lower = planned(case, vein.id), mouth(tributary)[0]
    if vein.side in case.anatomy.missing_kidneys:
        return "between clamps"
    if kidney_leaves(case, body, vein) or (plan.method.cuts and lower < healthy_mm(case, vein.id)):
        return "in a resected vein"
    if tributary.id in plan.divided:
        return "for length"
    return "between clamps" if jaw_mm is not None and lower < jaw_mm else None


def _divided(tributary: Tributary, why: WhyDivided) -> DividedVein:
    along = None if tributary.enters == IVC else tributary.along_mm
    return DividedVein(tributary.id, tributary.name, tributary.side, tributary.level_mm, why, tributary.enters, along)
