"""Zone and extent."""

from collections.abc import Iterator
from math import hypot
from typing import Literal, NamedTuple

from ivcviz.anatomy.chance import chance_above_zero
from ivcviz.anatomy.landmarks import hepatic_name
from ivcviz.anatomy.zones import STABLE_FROM, zone_at, zone_borders
from ivcviz.case.check_thresholds import threshold_of
from ivcviz.messages.numbers import mm, of_hundred, tenths
from ivcviz.messages.sentences import Message, Wording, joined, listed, say, small
from ivcviz.plan.findings.renal_terms import words_about
from ivcviz.plan.findings.rule import make_finding, rule
from ivcviz.plan.findings.sources import GEOMETRY, PAPER, ZONES
from ivcviz.plan.model import Finding, Plan
from ivcviz.plan.resection.clamps import IVC
from ivcviz.plan.wording.names import CONVENTION_WORDS, END_WORDS, RENAL_OSTIUM, past
from ivcviz.plan.zone.reading import zone_borders_in_words

NEAR = "near-border-sds"


@rule(say("extent near border"), "warning", source=say("{zones}; 0.95: set by this plan", zones=ZONES), thresholds=(NEAR,))
def extent_near_border(plan: Plan) -> Iterator[Finding]:
    """A tumour end lies nearer to a zone border than the threshold, in standard deviations of end and landmark together;
    or the span has a probability below 0.95."""
    sd = hypot(plan.case.uncertainty.tumour_sd_mm, plan.case.uncertainty.landmark_sd_mm)
    near = [end for end in _ends(plan) if abs(end.distance_mm) <= threshold_of(plan.case, NEAR) * sd]
    for end in near:
        sign = -1 if end.name == "lower" else 1
        chance = chance_above_zero(sign * end.distance_mm, sd)
        sentence = say(
            "The {name} end is {past}; with {errors} the tumour reaches zone {zone_beyond} in {chance} readings.",
            name=END_WORDS[end.name],
            past=past(end.distance_mm, end.border),
            errors=_errors(plan),
            zone_beyond=end.zone_beyond,
            chance=of_hundred(chance),
        )
        values = {"end": end.name, "distance_mm": end.distance_mm, "zone": end.zone_beyond, "probability": chance}
        yield make_finding(
            "warning",
            sentence,
            f"{end.name} end, zone {end.zone_beyond}",
            end.level_mm,
            **values,
        )
    chance = plan.reading.span_probability
    if not near and plan.reading.zones and chance < STABLE_FROM:
        sentence = say(
            "With {errors} the span {span} holds in {chance} readings.",
            errors=_errors(plan),
            span=plan.reading.span,
            chance=of_hundred(chance),
        )
        yield make_finding("warning", sentence, probability=chance)


@rule(say("convention decides"), "note", source=ZONES)
def convention_decides(plan: Plan) -> Iterator[Finding]:
    """The span differs between floor, centre and roof of an ostial band."""
    spans: dict[str, list[Message]] = {}
    for convention, key in plan.reading.by_convention:
        spans.setdefault(key, []).append(CONVENTION_WORDS[convention])
    if len(spans) > 1:
        (first, one), *others = ((key.replace("-", "–") or say("no zone"), listed(names)) for key, names in spans.items())
        readings = [say("{span} by the {conventions} of the ostial bands", span=first, conventions=one)]
        readings += [say("{span} by their {conventions}", span=span, conventions=names) for span, names in others]
        sentence = say("{readings}; the cuts and the clamps are the same either way.", readings=joined(readings, ", "))
        yield make_finding("note", sentence, level_mm=_end_in_a_band(plan), **dict(plan.reading.by_convention))


@rule(
    say("zone understates operation"),
    "warning",
    source=say("derived from {paper}, section 2.2, with this plan's margins and cuffs", paper=PAPER),
)
def zone_understates_operation(plan: Plan) -> Iterator[Finding]:
    """A cut or a clamp lies in a zone, or at the ostia of a zone, that the tumour does not enter."""
    if plan.resection is None or not plan.reading.zones:
        return
    borders = zone_borders(plan.body.landmarks, plan.case.convention)
    parts: list[tuple[Message, float]] = []
    for name, level in ((say("inferior cut"), plan.resection.inferior_mm), (say("superior cut"), plan.resection.superior_mm)):
        ostium = _ostium_through(plan, level)
        if ostium is not None:
            parts.append(
                (say("the {name} at {level} passes through {ostium}", name=name, level=mm(level), ostium=ostium), level)
            )
        elif (zone := zone_at(borders, level)) is not None and zone not in plan.reading.zones:
            parts.append((say("the {name} at {level} lies in zone {zone}", name=name, level=mm(level), zone=zone), level))
    for clamp in plan.clamps:
        zone = None if clamp.vein != IVC or clamp.level_mm is None else zone_at(borders, clamp.level_mm)
        if clamp.level_mm is not None and zone is not None and zone not in plan.reading.zones:
            lies = say("the {name} at {level} lies in zone {zone}", name=clamp.name, level=mm(clamp.level_mm), zone=zone)
            parts.append((lies, clamp.level_mm))
    if parts:
        yield make_finding(
            "warning",
            say(
                "The tumour stays in zone {span}, but {words}.",
                span=plan.reading.span,
                words=listed([words for words, _ in parts]),
            ),
            level_mm=parts[0][1],
            zones=plan.reading.key,
            inferior_cut_mm=plan.resection.inferior_mm,
            superior_cut_mm=plan.resection.superior_mm,
        )


@rule(
    say("outside this plan"),
    "stop",
    kind="gap",
    ends_at="resected",
    source=say("{paper}, section 2 (fifth patient, zone II–III); Tuxun et al., Front Oncol 2021;11:690617", paper=PAPER),
)
def outside_this_plan(plan: Plan) -> Iterator[Finding]:
    """The upper end lies above the hepatic floor, or a main hepatic vein is marked as involved."""
    floor, roof = plan.body.landmarks.hepatic_floor, plan.body.landmarks.hepatic_roof
    over = plan.extent.upper_mm - floor
    involved = {entry.vein_id for entry in plan.case.tumour.involved if entry.length_mm > 0}
    veins = [vein for vein in plan.body.hepatic_veins if vein.main and vein.id in involved]
    reached = []
    if plan.extent.upper_mm > roof:
        reached.append(say("reaches {over} above the hepatic floor, past the hepatic ostia", over=mm(over)))
    elif over > 0:
        reached.append(say("reaches {over} into the hepatic ostia", over=mm(over)))
    if veins:
        reached.append(say("grows into the {name}", name=listed([small(hepatic_name(vein)) for vein in veins])))
    if reached:
        yield make_finding(
            "stop",
            say(
                "The tumour {reached}; hepatic vein reconstruction, liver resection or ex vivo surgery are not drawn here.",
                reached=listed(reached),
            ),
            level_mm=plan.extent.upper_mm if over > 0 else veins[0].ostium.centre_mm,
            past_hepatic_floor_mm=over,
        )


@rule(
    say("atrial extension"),
    "stop",
    kind="gap",
    ends_at="clamped",
    source=say(
        "classes of tumour thrombus (Mayo level IV: BMC Res Notes 2012;5:264); Shchukin et al., Adv Urol "
        "2020, 6063018 (five atrial thrombi of 10–35 mm removed without bypass: thrombus, not wall tumour)"
    ),
)
def atrial_extension(plan: Plan) -> Iterator[Finding]:
    """The upper end lies above the cavoatrial junction."""
    over = plan.extent.upper_mm - plan.body.landmarks.cavoatrial_junction
    if over > 0:
        yield make_finding(
            "stop",
            say(
                "The tumour reaches {over} into the atrium; this belongs to a plan made with cardiac surgery, bypass included.",
                over=mm(over),
            ),
            level_mm=plan.extent.upper_mm,
            past_junction_mm=over,
        )


@rule(say("mass shorter than extent"), "note", source=GEOMETRY)
def mass_shorter_than_extent(plan: Plan) -> Iterator[Finding]:
    """The specimen's largest dimension is less than the caval extent it is said to fill."""
    mass = plan.case.tumour.mass_mm
    extent = plan.extent.upper_mm - plan.extent.lower_mm
    if mass is not None and max(mass) < extent:
        yield make_finding(
            "note",
            say(
                "The caval extent ({extent}) is longer than the mass ({mass}); one of them is to be measured again.",
                extent=mm(extent),
                mass=mm(max(mass)),
            ),
            level_mm=(plan.extent.lower_mm + plan.extent.upper_mm) / 2,
            extent_mm=extent,
            mass_mm=max(mass),
        )


class _End(NamedTuple):
    """A tumour end beside a zone border, and the zone that it would enter beyond it."""

    name: Literal["lower", "upper"]
    level_mm: float
    distance_mm: float
    border: Wording
    zone_beyond: str


def _ends(plan: Plan) -> Iterator[_End]:
    borders = zone_borders(plan.body.landmarks, plan.case.convention)
    lower, upper = plan.extent.lower_mm, plan.extent.upper_mm
    names = zone_borders_in_words(plan.case.convention)
    for level, name, below, above in ((borders.renal, names[0], "I", "II"), (borders.hepatic, names[1], "II", "III")):
        yield _End("lower", lower, lower - level, name, below)
        yield _End("upper", upper, upper - level, name, above)


def _end_in_a_band(plan: Plan) -> float | None:
    """The tumour end that lies at the renal or the hepatic ostia."""
    marks = plan.body.landmarks
    bands = ((marks.renal_floor, marks.renal_roof), (marks.hepatic_floor, marks.hepatic_roof))
    ends = (plan.extent.lower_mm, plan.extent.upper_mm)
    return next((end for end in ends if any(low <= end <= high for low, high in bands)), None)


def _errors(plan: Plan) -> Message:
    end, landmark = tenths(plan.case.uncertainty.tumour_sd_mm), tenths(plan.case.uncertainty.landmark_sd_mm)
    if str(end) == str(landmark):
        return say("± {end} mm on the end and on the landmark", end=end)
    return say("± {end} mm on the end and ± {landmark} mm on the landmark", end=end, landmark=landmark)


def _ostium_through(plan: Plan, level_mm: float) -> Wording | None:
    """The renal or hepatic ostia that a cut passes through, if they belong to a zone that the tumour does not enter."""
    marks, zones = plan.body.landmarks, plan.reading.zones
    cut = [vein for vein in plan.body.renal_veins if vein.ostium.lower_mm <= level_mm <= vein.ostium.upper_mm]
    if cut and "II" not in zones:
        ostia = [(words_about(plan, v.id, RENAL_OSTIUM), v.ostium) for v in cut]
        return listed(
            [
                say("the {words} ({lower}–{upper})", words=words, lower=tenths(o.lower_mm), upper=mm(o.upper_mm))
                for words, o in ostia
            ]
        )
    if "III" not in zones and marks.hepatic_floor <= level_mm <= marks.hepatic_roof:
        return say(
            "the hepatic ostia ({hepatic_floor}–{hepatic_roof})",
            hepatic_floor=tenths(marks.hepatic_floor),
            hepatic_roof=mm(marks.hepatic_roof),
        )
    return None
