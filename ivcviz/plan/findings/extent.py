"""Zone and extent."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from ivcviz.anatomy.zones import STABLE_FROM, zone_at, zone_borders
from ivcviz.messages.numbers import mm, of_hundred, tenths
from ivcviz.messages.sentences import Message, Wording, joined, listed, say
from ivcviz.plan.finding import Finding
from ivcviz.plan.findings.renal_terms import words_about
from ivcviz.plan.findings.rule import make_finding, rule
from ivcviz.plan.findings.sources import PAPER, ZONES
from ivcviz.plan.model import Plan
from ivcviz.plan.resection.clamps import IVC
from ivcviz.plan.wording.names import CONVENTION_WORDS, END_WORDS, RENAL_OSTIUM, past
from ivcviz.plan.zone.reading import zone_borders_in_words


@rule(say("extent near border"), "warning", source=say("{zones}; 0.95: set by this plan", zones=ZONES))
def extent_near_border(plan: Plan) -> Iterator[Finding]:
    """The span of zones has a probability below 0.95. A reading that is called stable raises no such warning."""
    chance = plan.reading.span_probability
    if not plan.reading.zones or chance >= STABLE_FROM:
        return
    end = min(_ends(plan), key=lambda end: abs(end.distance_mm))
    yield make_finding(
        "warning",
        say(
            "The {name} end is {past}; with {errors} the span {span} holds in {chance} readings.",
            name=END_WORDS[end.name],
            past=past(end.distance_mm, end.border),
            errors=_errors(plan),
            span=plan.reading.span,
            chance=of_hundred(chance),
        ),
        level_mm=end.level_mm,
        end=end.name,
        distance_mm=end.distance_mm,
        probability=chance,
    )


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
    "note",
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
            "note",
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


class _End(NamedTuple):
    """A tumour end beside a zone border."""

    name: Literal["lower", "upper"]
    level_mm: float
    distance_mm: float
    border: Wording


def _ends(plan: Plan) -> Iterator[_End]:
    borders = zone_borders(plan.body.landmarks, plan.case.convention)
    for level, name in zip((borders.renal, borders.hepatic), zone_borders_in_words(plan.case.convention), strict=True):
        yield _End("lower", plan.extent.lower_mm, plan.extent.lower_mm - level, name)
        yield _End("upper", plan.extent.upper_mm, plan.extent.upper_mm - level, name)


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
