"""Clamps: a cuff beyond each cut, moved off every ostium, and on every renal vein that enters between them."""

from ivcviz.anatomy.body import Body
from ivcviz.case.check_thresholds import LARGE_ACCESSORY, threshold_of
from ivcviz.case.document import Case, Resection
from ivcviz.messages.sentences import say
from ivcviz.plan.model import Clamp, Segment
from ivcviz.plan.resection.iliac import ILIAC_SIDES, iliac_clamps
from ivcviz.plan.resection.renal_jaws import renal_clamps

IVC, PORTAL_TRIAD = "ivc", "portal-triad"
BELOW_CAVA = (-1e3, 0.0)  # where the common iliac veins are: no clamp shuts the cava there
_TOUCH = 1e-9  # mm: what sums of levels may be out by


def clamp_sites(segment: Segment, choices: Resection) -> tuple[float, float]:
    """The levels of the caval clamps' middles if no ostium lay there: a cuff, free vein up to the jaw, beyond the cuts."""
    away = choices.cuff_mm + choices.jaw_mm / 2
    return segment.inferior_mm - away, segment.superior_mm + away


def place_clamps(case: Case, body: Body, segment: Segment | None, whole: frozenset[str] = frozenset()) -> tuple[Clamp, ...]:
    """All clamps of a plan; `whole` are the renal veins that leave uncut, which carry none.

    A jaw that would lie on an ostium is moved past it, away from the cut; one that would lie between hepatic floor and roof,
    where there is no site, past that band. Where no cava is left to clamp below the inferior cut, each common iliac vein is
    clamped. Above the hepatic roof the liver's outflow is closed, so the portal triad is clamped too: total hepatic vascular
    exclusion.
    """
    if segment is None:
        return ()
    jaw = case.resection.jaw_mm
    inferior, superior = clamp_sites(segment, case.resection)
    bands = ostial_bands(case, body)
    inferior, superior = moved_off(inferior, -1, jaw, bands), moved_off(superior, 1, jaw, (*bands, BELOW_CAVA))
    clamps = [Clamp(say("inferior clamp on the IVC"), IVC, inferior, end="inferior")]
    if segment.inferior_mm < 0.0 or inferior - jaw / 2 <= 0.0:
        clamps = list(iliac_clamps(case, body, segment.inferior_mm))
    if lies_above(superior, jaw, body.landmarks.hepatic_roof):
        clamps.append(Clamp(say("portal triad clamp (Pringle)"), PORTAL_TRIAD, None))
    clamps.append(Clamp(say("superior clamp on the IVC"), IVC, superior, end="superior"))
    span = caval_clamps(tuple(clamps))
    assert span is not None, "the superior clamp has just been put on"
    return (*clamps, *renal_clamps(case, body, span, whole))


def moved_off(site_mm: float, step: int, jaw_mm: float, bands: tuple[tuple[float, float], ...]) -> float:
    """The level nearest to a site, superior (step 1) or inferior (-1) of it, where a jaw lies on none of the bands."""
    while hit := [band for band in bands if lies_on(site_mm, jaw_mm, band)]:
        edge = max(upper for _, upper in hit) if step > 0 else min(lower for lower, _ in hit)
        site_mm = edge + step * jaw_mm / 2
    return site_mm


def ostial_bands(case: Case, body: Body) -> tuple[tuple[float, float], ...]:
    """Levels where no jaw may lie: the ostium of each renal vein that has a kidney, that of a large accessory hepatic vein, and
    the whole band of the main hepatic ostia."""
    large = threshold_of(case, LARGE_ACCESSORY)
    accessory = (vein.ostium for vein in body.hepatic_veins if not vein.main and vein.diameter_mm >= large)
    gone = case.anatomy.missing_kidneys  # whose stump carries nothing: no jaw is moved off it onto a vein that does
    veins = (*(vein.ostium for vein in body.renal_veins if vein.side not in gone), *accessory)
    band = (body.landmarks.hepatic_floor, body.landmarks.hepatic_roof)
    return (*((ostium.lower_mm, ostium.upper_mm) for ostium in veins), band)


def lies_on(level_mm: float, jaw_mm: float, band: tuple[float, float]) -> bool:
    """Whether a jaw centred on a level overlaps a band; touching is not overlapping."""
    return level_mm + jaw_mm / 2 > band[0] + _TOUCH and level_mm - jaw_mm / 2 < band[1] - _TOUCH


def lies_above(level_mm: float, jaw_mm: float, border_mm: float) -> bool:
    """Whether the whole of a jaw centred on a level lies above a border, or touches it."""
    return level_mm - jaw_mm / 2 >= border_mm - _TOUCH


def caval_clamps(clamps: tuple[Clamp, ...]) -> tuple[float, float] | None:
    """Levels of the inferior and the superior clamp that shut the cava off; None where it is not clamped.

    Where the common iliac veins are clamped in its stead, the inferior one is the lowest of theirs; the confluence where
    neither they nor the cava below the cut carry one.
    """
    superior = next((clamp.level_mm for clamp in clamps if clamp.end == "superior"), None)
    if superior is None:
        return None
    below = [c.level_mm for c in clamps if (c.end == "inferior" or c.vein in ILIAC_SIDES) and c.level_mm is not None]
    return min(below, default=0.0), superior
