"""Rules on zone and extent."""

from collections.abc import Iterator
from math import hypot
from typing import NamedTuple

from ivcviz.anatomy.chance import chance_above_zero
from ivcviz.anatomy.zones import STABLE_FROM, zone_at, zone_borders
from ivcviz.plan.clamps import IVC
from ivcviz.plan.findings.sources import GEOMETRY, HOUSE, PAPER, ZONES, finding
from ivcviz.plan.model import Finding, Plan
from ivcviz.plan.reading import zone_borders_in_words
from ivcviz.plan.words import listed, mm, of_hundred, past, tenths

NEAR_SDS = 2.0  # house value: an end this many standard deviations from a border is called near


def extent_near_border(plan: Plan) -> Iterator[Finding]:
    """An end within two standard deviations of a zone border, or a span less likely than 0.95."""
    source = f"{ZONES}; threshold: {HOUSE}"
    sd = hypot(plan.case.uncertainty.tumour_sd_mm, plan.case.uncertainty.landmark_sd_mm)
    near = [end for end in _ends(plan) if abs(end.distance_mm) <= NEAR_SDS * sd]
    for end in near:
        sign = -1 if end.name == "lower" else 1
        chance = chance_above_zero(sign * end.distance_mm, sd)
        sentence = (
            f"The {end.name} end is {past(end.distance_mm, end.border)}; with {_errors(plan)} the tumour reaches zone "
            f"{end.zone_beyond} in {of_hundred(chance)} readings."
        )
        values = {"end": end.name, "distance_mm": end.distance_mm, "zone": end.zone_beyond, "probability": chance}
        yield finding("extent-near-border", "warning", sentence, source, **values)
    chance = plan.reading.span_probability
    if not near and plan.reading.zones and chance < STABLE_FROM:
        sentence = f"With {_errors(plan)} the span {plan.reading.span} holds in {of_hundred(chance)} readings."
        yield finding("extent-near-border", "warning", sentence, source, probability=chance)


def convention_decides(plan: Plan) -> Iterator[Finding]:
    """The span differs between floor, centre and roof of an ostial band."""
    spans: dict[str, list[str]] = {}
    for convention, key in plan.reading.by_convention:
        spans.setdefault(key.replace("-", "–") or "no zone", []).append(convention)
    if len(spans) > 1:
        readings = [f"{span} by the {listed(conventions)} of the ostial bands" for span, conventions in spans.items()]
        yield finding(
            "convention-decides",
            "note",
            f"{', '.join(readings)}; the cuts and the clamps are the same either way.",
            ZONES,
            **dict(plan.reading.by_convention),
        )


def zone_understates_operation(plan: Plan) -> Iterator[Finding]:
    """A cut or clamp in a zone, or at the ostia of a zone, that the tumour does not enter."""
    if plan.resection is None or not plan.reading.zones:
        return
    borders = zone_borders(plan.body.landmarks, plan.case.convention)
    parts = []
    for name, level in (("inferior cut", plan.resection.inferior_mm), ("superior cut", plan.resection.superior_mm)):
        ostium = _ostium_through(plan, level)
        if ostium is not None:
            parts.append(f"the {name} at {mm(level)} passes through {ostium}")
        elif zone_at(borders, level) not in (None, *plan.reading.zones):
            parts.append(f"the {name} at {mm(level)} lies in zone {zone_at(borders, level)}")
    for clamp in plan.clamps:
        zone = None if clamp.vein != IVC or clamp.level_mm is None else zone_at(borders, clamp.level_mm)
        if clamp.level_mm is not None and zone not in (None, *plan.reading.zones):
            parts.append(f"the {clamp.name} at {mm(clamp.level_mm)} lies in zone {zone}")
    if parts:
        yield finding(
            "zone-understates-operation",
            "warning",
            f"The tumour stays in zone {plan.reading.span}, but {listed(parts)}.",
            f"derived from {PAPER}, section 2.2, with this plan's margins and cuffs",
            zones=plan.reading.key,
            inferior_cut_mm=plan.resection.inferior_mm,
            superior_cut_mm=plan.resection.superior_mm,
        )


def outside_this_plan(plan: Plan) -> Iterator[Finding]:
    """The tumour reaches the hepatic ostia, or a main hepatic vein is involved."""
    over = plan.extent.upper_mm - plan.body.landmarks.hepatic_floor
    involved = {entry.vein_id for entry in plan.case.tumour.involved if entry.length_mm > 0}
    veins = [vein.name.lower() for vein in plan.body.hepatic_veins if vein.main and vein.id in involved]
    if over <= 0 and not veins:
        return
    reach = f"reaches {mm(over)} into the hepatic ostia"
    if plan.extent.upper_mm > plan.body.landmarks.hepatic_roof:
        reach = f"reaches {mm(over)} above the hepatic floor, past the hepatic ostia"
    if over <= 0:
        reach = f"grows into the {listed(veins)}"
    yield finding(
        "outside-this-plan",
        "stop",
        f"The tumour {reach}; hepatic vein reconstruction, liver resection or ex vivo surgery are not drawn here.",
        f"{PAPER}, section 2 (fifth patient, zone II-III); Tuxun et al., Front Oncol 2021;11:690617",
        past_hepatic_floor_mm=over,
    )


def atrial_extension(plan: Plan) -> Iterator[Finding]:
    """The upper end lies above the cavoatrial junction."""
    over = plan.extent.upper_mm - plan.body.landmarks.cavoatrial_junction
    if over > 0:
        yield finding(
            "atrial-extension",
            "stop",
            f"The tumour reaches {mm(over)} into the atrium; this belongs to a plan made with cardiac surgery, bypass "
            "included.",
            "classes of tumour thrombus (Mayo level IV: BMC Res Notes 2012;5:264); Shchukin et al., Adv Urol 2020, 6063018 "
            "(five atrial thrombi of 10-35 mm removed without bypass: thrombus, not wall tumour)",
            past_junction_mm=over,
        )


def mass_shorter_than_extent(plan: Plan) -> Iterator[Finding]:
    """The specimen's largest dimension is less than the caval extent it is said to fill."""
    mass = plan.case.tumour.mass_mm
    extent = plan.extent.upper_mm - plan.extent.lower_mm
    if mass is not None and max(mass) < extent:
        yield finding(
            "mass-shorter-than-extent",
            "note",
            f"The caval extent ({mm(extent)}) is longer than the mass ({mm(max(mass))}); one of them is to be measured again.",
            GEOMETRY,
            extent_mm=extent,
            mass_mm=max(mass),
        )


class _End(NamedTuple):
    """A tumour end beside a zone border, and the zone that it would enter beyond it."""

    name: str
    distance_mm: float
    border: str
    zone_beyond: str


def _ends(plan: Plan) -> Iterator[_End]:
    borders = zone_borders(plan.body.landmarks, plan.case.convention)
    names = zone_borders_in_words(plan.case.convention)
    for level, name, below, above in ((borders.renal, names[0], "I", "II"), (borders.hepatic, names[1], "II", "III")):
        yield _End("lower", plan.extent.lower_mm - level, name, below)
        yield _End("upper", plan.extent.upper_mm - level, name, above)


def _errors(plan: Plan) -> str:
    end, landmark = tenths(plan.case.uncertainty.tumour_sd_mm), tenths(plan.case.uncertainty.landmark_sd_mm)
    if end == landmark:
        return f"± {end} mm on the end and on the landmark"
    return f"± {end} mm on the end and ± {landmark} mm on the landmark"


def _ostium_through(plan: Plan, level_mm: float) -> str | None:
    """The renal or hepatic ostia that a cut passes through, if they belong to a zone that the tumour does not enter."""
    marks, zones = plan.body.landmarks, plan.reading.zones
    cut = [vein for vein in plan.body.renal_veins if vein.ostium.lower_mm <= level_mm <= vein.ostium.upper_mm]
    if cut and "II" not in zones:
        return listed([f"the {v.side} renal ostium ({tenths(v.ostium.lower_mm)}–{mm(v.ostium.upper_mm)})" for v in cut])
    if "III" not in zones and marks.hepatic_floor <= level_mm <= marks.hepatic_roof:
        return f"the hepatic ostia ({tenths(marks.hepatic_floor)}–{mm(marks.hepatic_roof)})"
    return None
