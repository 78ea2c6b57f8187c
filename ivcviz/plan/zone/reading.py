"""The zone reading: where the tumour lies, how surely, and in whose words."""

from dataclasses import astuple

from ivcviz.anatomy.landmarks import Landmarks
from ivcviz.anatomy.zones import BORDER_WORDS, Zones, read_zones
from ivcviz.case.document import Case, Convention
from ivcviz.messages.numbers import of_hundred, tenths
from ivcviz.plan.model import BorderDistance, Extent, ZoneReading
from ivcviz.plan.wording.names import past
from ivcviz.plan.zone.cross_readings import cross_readings

_BANDS = {"floor": "{} floor", "centre": "middle of the {} ostia", "roof": "{} roof"}


def zone_reading(case: Case, landmarks: Landmarks, extent: Extent) -> ZoneReading:
    """The zones of a case's tumour under its convention, with its uncertainty."""
    sds = case.uncertainty
    zones = read_zones(landmarks, extent.lower_mm, extent.upper_mm, case.convention, sds.tumour_sd_mm, sds.landmark_sd_mm)
    return ZoneReading(
        zones=zones.zones,
        span=span_of(zones.zones, "–"),
        key=span_of(zones.zones, "-"),
        words=_words(zones.zones, landmarks, extent),
        highest=zones.zones[-1] if zones.zones else None,
        convention=case.convention,
        borders=tuple(
            BorderDistance(word, level, extent.lower_mm - level, extent.upper_mm - level)
            for word, level in ((word, landmarks.level_of(word)) for word in BORDER_WORDS)
        ),
        probability=zones.probability,
        span_probability=zones.span_probability,
        stability="stable" if zones.stable else "borderline",
        by_convention=tuple((convention, span_of(found, "-")) for convention, found in zones.by_convention),
        sentence=_sentence(case, landmarks, extent, zones),
        cross_readings=cross_readings(landmarks, zones.zones, extent.upper_mm),
    )


def span_of(zones: tuple[str, ...], dash: str) -> str:
    """Zones as a span: "II", "I-III"; "" for none."""
    if len(zones) < 2:
        return "".join(zones)
    return f"{zones[0]}{dash}{zones[-1]}"


def zone_borders_in_words(convention: Convention) -> tuple[str, str]:
    """What zones II and III begin at under a convention."""
    return _BANDS[convention].format("renal"), _BANDS[convention].format("hepatic")


def _words(zones: tuple[str, ...], landmarks: Landmarks, extent: Extent) -> str:
    if not zones:
        return "below the iliac confluence (iliac veins only), in no zone"
    words = span_of(zones, "–")
    if extent.lower_mm < landmarks.iliac_confluence:
        words += " + iliac"
    if extent.upper_mm > landmarks.cavoatrial_junction:
        words += " + atrium"
    return words


def _sentence(case: Case, landmarks: Landmarks, extent: Extent, zones: Zones) -> str:
    words = _words(zones.zones, landmarks, extent)
    verdict = "stable" if zones.stable else "borderline"
    start = f"Zone {words} ({case.convention} convention), {verdict}" if zones.zones else f"The tumour lies {words}"
    where = f"{tenths(extent.lower_mm)} to {tenths(extent.upper_mm)} mm above the iliac confluence"
    ends = f"lower end {_nearest(extent.lower_mm, zones, case)}, upper end {_nearest(extent.upper_mm, zones, case)}"
    sds = case.uncertainty
    errors = f"± {tenths(sds.tumour_sd_mm)} mm on its ends and ± {tenths(sds.landmark_sd_mm)} mm on landmarks (1 SD)"
    highest = f"; highest zone {zones.zones[-1]}" if len(zones.zones) > 1 else ""
    chance = f"With {errors} this reading holds in {of_hundred(zones.span_probability)}{_entered(zones)}."
    return f"{start}: {where}; {ends}{highest}. {chance}{_other_conventions(case.convention, zones)}"


def _nearest(end_mm: float, zones: Zones, case: Case) -> str:
    """An end beside the zone border that is nearest to it."""
    levels = astuple(zones.borders)
    names = ("iliac confluence", *zone_borders_in_words(case.convention))
    level, name = min(zip(levels, names, strict=True), key=lambda border: abs(end_mm - border[0]))
    return past(end_mm - level, name)


def _entered(zones: Zones) -> str:
    """Zones beside the reported ones that may be entered, and reported ones that may not."""
    doubtful = [(zone, p) for zone, p in zones.probability if (0.05 < p < 0.95) or (p >= 0.5) != (zone in zones.zones)]
    return "".join(f"; zone {zone} is entered in {of_hundred(p)}" for zone, p in doubtful)


def _other_conventions(chosen: Convention, zones: Zones) -> str:
    others = [f"{span_of(found, '–') or 'none'} by the {name}" for name, found in zones.by_convention if name != chosen]
    if len({found for _, found in zones.by_convention}) == 1:
        return " Floor, centre and roof of the ostial bands give the same zones." if zones.zones else ""
    return f" Under the other conventions: {', '.join(others)}."
