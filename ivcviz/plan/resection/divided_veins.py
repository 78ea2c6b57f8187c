"""Small veins that are divided: those between the caval clamps, and those in the way of exposure."""

from ivcviz.anatomy.body import Body
from ivcviz.anatomy.tributaries import Tributary
from ivcviz.case.document import Case
from ivcviz.plan.model import Clamp, DividedVein, PlannedRenalVein, WhyDivided
from ivcviz.plan.resection.clamps import IVC, caval_clamps


def divided_veins(body: Body, clamps: tuple[Clamp, ...]) -> tuple[DividedVein, ...]:
    """Every small vein that enters the cava between the clamps (cuffs included), and, where the superior clamp lies
    above the lowest short hepatic vein, the short hepatic and right adrenal veins beyond them: the right liver is
    mobilised (Tulahong et al., Medicine 2022;101:22(e29326), section 2.4)."""
    span = caval_clamps(clamps)
    if span is None:
        return ()
    own = [tributary for tributary in body.tributaries if tributary.enters == IVC]
    between = [_divided(t, "between clamps") for t in own if enters_between(t, span)]
    if span[1] <= body.landmarks.lowest_short_hepatic_vein:
        return tuple(between)
    liver = [t for t in own if t.kind in ("short-hepatic", "hepatic-accessory", "adrenal")]
    exposure = [_divided(t, "exposure") for t in liver if not enters_between(t, span)]
    return (*between, *exposure)


def enters_between(tributary: Tributary, span: tuple[float, float]) -> bool:
    """Whether the centre of a small vein's opening lies between the levels of the caval clamps."""
    return span[0] < tributary.level_mm < span[1]


def divided_with_renal_veins(case: Case, body: Body, renal: tuple[PlannedRenalVein, ...]) -> tuple[DividedVein, ...]:
    """Tributaries of a renal vein that are divided: those that enter what is cut off it, and those that the plan divides to
    bring its stump further."""
    chosen = {tributary for choice in case.renal_plan for tributary in choice.divided}
    found = []
    for vein in renal:
        cut_off = vein.stump_along_mm or 0.0
        for tributary in (known for known in body.tributaries if known.enters == vein.id):
            if tributary.along_mm < cut_off:
                found.append(_divided(tributary, "in a resected vein"))
            elif tributary.id in chosen:
                found.append(_divided(tributary, "for length"))
    return tuple(found)


def _divided(tributary: Tributary, why: WhyDivided) -> DividedVein:
    along = None if tributary.enters == IVC else tributary.along_mm
    return DividedVein(tributary.id, tributary.name, tributary.side, tributary.level_mm, why, tributary.enters, along)
