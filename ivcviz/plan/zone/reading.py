"""The zone reading: the tumour's zones, their probability, and other schemes."""

from dataclasses import astuple

from ivcviz.anatomy.landmarks import Landmarks
from ivcviz.anatomy.zones import BORDER_WORDS, Zones, read_zones
from ivcviz.case.document import Case, Convention
from ivcviz.messages.numbers import of_hundred, tenths
from ivcviz.messages.sentences import Message, Text, Wording, joined, say, say_as
from ivcviz.plan.model import BorderDistance, Extent, ZoneReading
from ivcviz.plan.wording.names import CONVENTION_WORDS, LANDMARK_WORDS, past
from ivcviz.plan.zone.cross_readings import cross_readings

_BANDS: dict[Convention, tuple[Message, Message]] = {
    "floor": (say("renal floor"), say("hepatic floor")),
    "centre": (say("middle of the renal ostia"), say("middle of the hepatic ostia")),
    "roof": (say("renal roof"), say("hepatic roof")),
}


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


def zone_heading(reading: ZoneReading) -> Message:
    """The zone at the head of a picture or panel: "Zone I–II", "Zone I + iliac"."""
    return say("Zone {span}", span=reading.words) if reading.zones else say("Below zone I")


def zone_borders_in_words(convention: Convention) -> tuple[Message, Message]:
    """The names of the borders at which zones II and III begin under a convention."""
    return _BANDS[convention]


def _words(zones: tuple[str, ...], landmarks: Landmarks, extent: Extent) -> Wording:
    if not zones:
        return say("below the iliac confluence (iliac veins only), in no zone")
    words: Wording = span_of(zones, "–")
    if extent.lower_mm < landmarks.iliac_confluence:
        words = say("{zones} + iliac", zones=words)
    if extent.upper_mm > landmarks.cavoatrial_junction:
        words = say("{zones} + atrium", zones=words)
    return words


def _sentence(case: Case, landmarks: Landmarks, extent: Extent, zones: Zones) -> Text:
    parts = (_where(case, landmarks, extent, zones), _how_surely(case, zones), *_other_conventions(case.convention, zones))
    return joined(parts)


def _where(case: Case, landmarks: Landmarks, extent: Extent, zones: Zones) -> Message:
    """Zones, extent and ends: "Zone I (floor convention), stable: 13 to 60 mm above the iliac confluence; …"."""
    words = _words(zones.zones, landmarks, extent)
    start = say("The tumour lies {words}", words=words)
    if zones.zones:
        verdict = say("stable") if zones.stable else say("borderline")
        chosen = CONVENTION_WORDS[case.convention]
        start = say("Zone {words} ({convention} convention), {verdict}", words=words, convention=chosen, verdict=verdict)
    ends = say(
        "lower end {lower}, upper end {upper}",
        lower=_nearest(extent.lower_mm, zones, case),
        upper=_nearest(extent.upper_mm, zones, case),
    )
    if len(zones.zones) > 1:
        ends = say("{ends}; highest zone {zone}", ends=ends, zone=zones.zones[-1])
    return say(
        "{start}: {lower} to {upper} mm above the iliac confluence; {ends}.",
        start=start,
        lower=tenths(extent.lower_mm),
        upper=tenths(extent.upper_mm),
        ends=ends,
    )


def _how_surely(case: Case, zones: Zones) -> Message:
    """The probability of the reading, and of further zones that may be entered."""
    holds = say(
        "With ± {ends} mm on its ends and ± {landmarks} mm on landmarks (1 SD) this reading holds in {chance}",
        ends=tenths(case.uncertainty.tumour_sd_mm),
        landmarks=tenths(case.uncertainty.landmark_sd_mm),
        chance=of_hundred(zones.span_probability),
    )
    return say("{parts}.", parts=joined((holds, *_entered(zones)), "; "))


def _nearest(end_mm: float, zones: Zones, case: Case) -> Message:
    """The distance of an end from the nearest zone border, in words."""
    levels = astuple(zones.borders)
    names = (LANDMARK_WORDS["iliac-confluence"], *zone_borders_in_words(case.convention))
    level, name = min(zip(levels, names, strict=True), key=lambda border: abs(end_mm - border[0]))
    return past(end_mm - level, name)


def _entered(zones: Zones) -> list[Message]:
    """Zones that may be entered although not reported, and reported zones that may not be entered."""
    doubtful = [(zone, p) for zone, p in zones.probability if (0.05 < p < 0.95) or (p >= 0.5) != (zone in zones.zones)]
    return [say("zone {zone} is entered in {chance}", zone=zone, chance=of_hundred(p)) for zone, p in doubtful]


def _other_conventions(chosen: Convention, zones: Zones) -> list[Message]:
    if len({found for _, found in zones.by_convention}) == 1:
        return [say("Floor, centre and roof of the ostial bands give the same zones.")] if zones.zones else []
    others = [
        say(
            "{zones} by the {convention}",
            zones=span_of(found, "–") or say_as("zone", "none"),
            convention=CONVENTION_WORDS[name],
        )
        for name, found in zones.by_convention
        if name != chosen
    ]
    return [say("Under the other conventions: {others}.", others=joined(others, ", "))]
