"""Clamps: a cuff beyond each cut, moved off every ostium, and on every renal vein that enters between them."""

from ivcviz.anatomy.body import Body
from ivcviz.case.document import Case, Resection
from ivcviz.messages.sentences import say
from ivcviz.plan.model import Clamp, Segment

IVC, PORTAL_TRIAD = "ivc", "portal-triad"
_RENAL = {"left": say("left renal vein clamp"), "right": say("right renal vein clamp")}
_TOUCH = 1e-9  # mm: what sums of levels may be out by


def clamp_sites(segment: Segment, choices: Resection) -> tuple[float, float]:
    """The levels of the caval clamps' middles if no ostium lay there: a cuff, free vein up to the jaw, beyond the cuts."""
    away = choices.cuff_mm + choices.jaw_mm / 2
    return segment.inferior_mm - away, segment.superior_mm + away


def place_clamps(case: Case, body: Body, segment: Segment | None) -> tuple[Clamp, ...]:
    """All clamps of a plan.

    A jaw that would lie on a renal ostium is moved past it, away from the cut; one that would lie between hepatic floor and
    roof, where there is no site, is moved past that band. Above the hepatic roof the liver's outflow is closed, so the
    portal triad is clamped too: total hepatic vascular exclusion.
    """
    if segment is None:
        return ()
    jaw = case.resection.jaw_mm
    inferior, superior = clamp_sites(segment, case.resection)
    inferior, superior = moved_off(inferior, -1, jaw, body), moved_off(superior, 1, jaw, body)
    clamps = [Clamp(say("inferior clamp on the IVC"), IVC, inferior, end="inferior")]
    if lies_above(superior, jaw, body.landmarks.hepatic_roof):
        clamps.append(Clamp(say("portal triad clamp (Pringle)"), PORTAL_TRIAD, None))
    clamps.append(Clamp(say("superior clamp on the IVC"), IVC, superior, end="superior"))
    return (*clamps, *_renal_clamps(case, body, inferior, superior))


def moved_off(site_mm: float, step: int, jaw_mm: float, body: Body) -> float:
    """The level nearest to a site, superior (step 1) or inferior (-1) of it, where a jaw lies on no ostium."""
    bands = ostial_bands(body)
    while hit := [band for band in bands if lies_on(site_mm, jaw_mm, band)]:
        edge = max(upper for _, upper in hit) if step > 0 else min(lower for lower, _ in hit)
        site_mm = edge + step * jaw_mm / 2
    return site_mm


def ostial_bands(body: Body) -> tuple[tuple[float, float], ...]:
    """Levels where no jaw may lie: each renal ostium, and the whole band of the main hepatic ostia."""
    renal = ((vein.ostium.lower_mm, vein.ostium.upper_mm) for vein in body.renal_veins)
    return (*renal, (body.landmarks.hepatic_floor, body.landmarks.hepatic_roof))


def lies_on(level_mm: float, jaw_mm: float, band: tuple[float, float]) -> bool:
    """Whether a jaw centred on a level overlaps a band; touching is not overlapping."""
    return level_mm + jaw_mm / 2 > band[0] + _TOUCH and level_mm - jaw_mm / 2 < band[1] - _TOUCH


def lies_above(level_mm: float, jaw_mm: float, border_mm: float) -> bool:
    """Whether the whole of a jaw centred on a level lies above a border, or touches it."""
    return level_mm - jaw_mm / 2 >= border_mm - _TOUCH


def caval_clamps(clamps: tuple[Clamp, ...]) -> tuple[float, float] | None:
    """Levels of the inferior and the superior caval clamp; None where the cava is not clamped."""
    levels = sorted(clamp.level_mm for clamp in clamps if clamp.vein == IVC and clamp.level_mm is not None)
    return (levels[0], levels[-1]) if len(levels) > 1 else None


def _renal_clamps(case: Case, body: Body, inferior: float, superior: float) -> list[Clamp]:
    """One on each renal vein between the caval clamps, a jaw's width on the kidney side of where it would be cut."""
    involved = {entry.vein_id: entry.length_mm for entry in case.tumour.involved}
    margins = {choice.vein_id: choice.margin_mm for choice in case.renal_plan}
    jaw, clamps = case.resection.jaw_mm, []
    for vein in sorted(body.renal_veins, key=lambda vein: vein.side, reverse=True):
        if vein.ostium.upper_mm > inferior and vein.ostium.lower_mm < superior:
            healthy = involved.get(vein.id, 0.0) + margins.get(vein.id, 5.0)
            along = max(jaw / 2, min(healthy + jaw, vein.length_mm - jaw / 2))
            clamps.append(Clamp(_RENAL[vein.side], vein.id, vein.ostium.centre_mm, along))
    return clamps
