"""A plan as a list of facts: what a surgeon decides on, and what follows from it.

The case's title, its sources and what became of the patient are not of the plan; they are not told.
"""

from collections.abc import Callable, Iterator

from ivcviz.anatomy.landmarks import WORDS
from ivcviz.anatomy.specification import AnatomySpec
from ivcviz.case.check_thresholds import DEFAULT_THRESHOLDS, threshold_of
from ivcviz.case.document import (
    LEFT_ILIAC,
    RIGHT_ILIAC,
    Graft,
    LumenTip,
    Override,
    Patient,
    Resection,
    Timing,
    Tumour,
    Uncertainty,
)
from ivcviz.case.levels import level_mm
from ivcviz.messages.numbers import mm, tenths
from ivcviz.messages.sentences import Message, Wording, joined, say
from ivcviz.plan.finding import Finding
from ivcviz.plan.findings import RULES
from ivcviz.plan.findings.overrides import IDLE, IDLE_WORDS
from ivcviz.plan.model import Clamp, Plan, PlannedDefect, PlannedGraft, Segment
from ivcviz.plan.operation.timeline import ORGAN_WORDS, timeline_of
from ivcviz.plan.operation.timeline_text import IN_BRIEF
from ivcviz.plan.plan_b import Key, by_rule
from ivcviz.plan.resection.clamps import PORTAL_TRIAD
from ivcviz.plan.wording.names import (
    CONVENTION_WORDS,
    SEVERITY_WORDS,
    STABILITY_WORDS,
    WHY_DIVIDED,
    about_words,
    divided_at,
    in_words,
    lengths_in_words,
)
from ivcviz.teaching.chosen import Entry, bounded_unit, entries_of, other_entries_of
from ivcviz.teaching.facts import Group, PlanFact, Unit, Value, plan_fact
from ivcviz.teaching.vein_facts import vein_facts

# Groups in the order in which they are told; the renal veins, each a group of its own, stand between graft and checks.
READING, TUMOUR = Group(say("Zone reading"), 0.0), Group(say("Tumour"), 1.0)
RESECTION, CLAMPS, DIVIDED = Group(say("Resection"), 2.0), Group(say("Clamps"), 3.0), Group(say("Divided veins"), 4.0)
GRAFT = Group(say("Graft"), 5.0)
CHECKS, BODY, PATIENT = Group(say("Plan checks"), 100.0), Group(say("Body"), 101.0), Group(say("Patient"), 102.0)
THRESHOLDS = Group(say("Thresholds"), 103.0)
_RULES = {rule.name: rule.words for rule in RULES} | {IDLE: IDLE_WORDS}

_GRAFT_TIMES = ("superior_anastomosis_min", "inferior_anastomosis_min")
# What is of no plan, and what has entries of its own.
_PARTS_OF_A_CASE = (
    *("title", "tumour", "patient", "anatomy", "uncertainty", "resection", "graft", "renal_plan", "notes"),
    *("provenance", "outcome", "reported", "timing", "overrides", "thresholds", "iliac_plan"),
)
_BODY_PARTS = ("renal_veins", "hepatic_veins", "centreline", "section")


def facts_of(plan: Plan) -> list[PlanFact]:
    """All facts of a plan, unordered; no two share group and name."""
    told: dict[Group, Callable[[Plan], Iterator[Entry]]] = {
        READING: _reading,
        TUMOUR: _tumour,
        RESECTION: _resection,
        GRAFT: _graft,
        BODY: _body,
        PATIENT: _patient,
        THRESHOLDS: _thresholds,
    }
    facts = [
        plan_fact(group, what, value, unit, place)
        for group, tell in told.items()
        for place, (what, value, unit) in enumerate(tell(plan))
    ]
    notes = plan.case.notes
    facts.append(PlanFact(PATIENT, say("notes"), "\n".join(notes), str(len(notes)), place=99.0))
    return [*facts, *_clamps(plan), *_divided(plan), *vein_facts(plan), *_checks(plan)]


def _reading(plan: Plan) -> Iterator[Entry]:
    reading = plan.reading
    yield say("zone"), reading.words, ""
    yield say("highest zone"), reading.highest, ""
    yield from other_entries_of(plan.case, type(plan.case), *_PARTS_OF_A_CASE)
    for convention, key in reading.by_convention:
        yield (
            say("zone by the {convention} of ostial bands", convention=CONVENTION_WORDS[convention]),
            key.replace("-", "–"),
            "",
        )
    yield say("readings in which it holds"), reading.span_probability, "of 100"
    chances = dict(reading.probability)
    for zone in ("I", "II", "III"):
        yield say("readings that enter zone {zone}", zone=zone), chances.get(zone, 0.0), "of 100"
    yield say("stability"), STABILITY_WORDS[reading.stability], ""


def _tumour(plan: Plan) -> Iterator[Entry]:
    tumour, marks = plan.case.tumour, plan.body.landmarks
    yield say("lower end"), plan.extent.lower_mm, "mm"
    yield say("upper end"), plan.extent.upper_mm, "mm"
    yield say("length"), plan.extent.upper_mm - plan.extent.lower_mm, "mm"
    names = (say("mass, length"), say("mass, width"), say("mass, depth"))
    for name, side in zip(names, tumour.mass_mm or (None, None, None), strict=True):
        yield name, side, "mm"
    apart = ("lower", "upper", "mass_mm", "involved", "iliac_side", "thrombus", "lumen_tip", "origin_vein")
    yield from other_entries_of(tumour, type(tumour), *apart)
    yield say("vein of origin"), None if tumour.origin_vein is None else in_words(tumour.origin_vein), ""
    thrombus = tumour.thrombus
    yield say("bland thrombus, lower end"), None if thrombus is None else level_mm(thrombus.lower, marks), "mm"
    yield say("bland thrombus, upper end"), None if thrombus is None else level_mm(thrombus.upper, marks), "mm"
    tip = tumour.lumen_tip or LumenTip()
    yield say("floating tip, lower end"), None if tip.inferior is None else level_mm(tip.inferior, marks), "mm"
    yield say("floating tip, upper end"), None if tip.superior is None else level_mm(tip.superior, marks), "mm"
    yield from entries_of(tumour, Tumour, "iliac_side")
    yield from other_entries_of(plan.case.uncertainty, Uncertainty)


def _resection(plan: Plan) -> Iterator[Entry]:
    choices, times = plan.case.resection, plan.case.timing
    yield from other_entries_of(choices, type(choices), "cuff_mm", "jaw_mm", "patch", "en_bloc")
    cuts: tuple[tuple[Message, Callable[[Segment], float]], ...] = (
        (say("inferior cut"), lambda cut: cut.inferior_mm),
        (say("superior cut"), lambda cut: cut.superior_mm),
        (say("cava resected"), lambda cut: cut.length_mm),
    )
    for what, read in cuts:
        yield what, None if plan.resection is None else read(plan.resection), "mm"
    chosen = {item.vein_id: item.method for item in plan.case.iliac_plan}
    for vein_id in (RIGHT_ILIAC, LEFT_ILIAC):
        yield in_words(vein_id), chosen[vein_id].name if vein_id in chosen else None, ""
    yield from entries_of(choices, Resection, "en_bloc", "patch")
    sizes: tuple[tuple[Message, Unit, Callable[[PlannedDefect], float]], ...] = (
        (say("defect in the wall, length"), "mm", lambda defect: defect.length_mm),
        (say("defect in the wall, width"), "mm", lambda defect: defect.width_mm),
        (say("defect in the wall, arc"), "°", lambda defect: defect.arc_deg),
        (say("defect in the wall, clock position"), "clock", lambda defect: defect.clock_deg),
    )
    for what, unit, measure in sizes:
        yield what, None if plan.defect is None else measure(plan.defect), unit
    yield from other_entries_of(times, Timing, *_GRAFT_TIMES, "clamp_onto_graft")


def _graft(plan: Plan) -> Iterator[Entry]:
    graft = plan.graft
    yield from entries_of(None if graft is None else plan.case.graft, Graft, "substitute", "ringed")
    yield from other_entries_of(None if graft is None else plan.case.graft, Graft, "substitute", "ringed")
    sizes: tuple[tuple[Message, Callable[[PlannedGraft], float | None]], ...] = (
        (say("length"), lambda tube: tube.length_mm),
        (say("cava's Ø at the inferior cut"), lambda tube: tube.native_inferior_mm),
        (say("cava's Ø at the superior cut"), lambda tube: tube.native_superior_mm),
    )
    for what, read in sizes:
        yield what, None if graft is None else read(graft), "mm"
    for what, native in (
        (say("ratio to the cava, inferior cut"), None if graft is None else graft.native_inferior_mm),
        (say("ratio to the cava, superior cut"), None if graft is None else graft.native_superior_mm),
    ):
        yield what, None if graft is None or not native else graft.diameter_mm / native, "ratio"
    yield from entries_of(plan.case.timing, Timing, *_GRAFT_TIMES)


def _body(plan: Plan) -> Iterator[Entry]:
    body = plan.body
    yield say("sex"), say("woman") if body.spec.sex == "F" else say("man"), ""
    yield say("lengths are"), lengths_in_words(plan), ""
    yield from other_entries_of(body.spec, AnatomySpec, "source", "sex", "landmarks", *_BODY_PARTS)
    for word in WORDS[1:]:
        yield in_words(word), body.landmarks.level_of(word), "mm"


def _patient(plan: Plan) -> Iterator[Entry]:
    yield from other_entries_of(plan.case.patient, Patient)


def _thresholds(plan: Plan) -> Iterator[Entry]:
    for name, threshold in DEFAULT_THRESHOLDS.items():
        yield threshold.words, threshold_of(plan.case, name), bounded_unit(threshold.bounds)


def _clamps(plan: Plan) -> Iterator[PlanFact]:
    """One fact a clamp, inferior ones first; then what is told of every plan, and how long each organ's blood stands still."""
    for clamp in plan.clamps:
        yield PlanFact(CLAMPS, _name(clamp), *_where(clamp), place=1e4 if clamp.level_mm is None else clamp.level_mm)
    excluded = any(clamp.vein == PORTAL_TRIAD for clamp in plan.clamps)
    yield plan_fact(CLAMPS, say("total hepatic vascular exclusion"), excluded, place=2e4)
    entries = [*entries_of(plan.case.timing, Timing, "clamp_onto_graft")]
    entries += entries_of(plan.case.resection, Resection, "cuff_mm", "jaw_mm")
    for place, (what, value, unit) in enumerate(entries, 3):
        yield plan_fact(CLAMPS, what, value, unit, place * 1e4)
    timeline = timeline_of(plan)
    for place, clock in enumerate(timeline.clocks):
        minutes = None if clock.stop is None else timeline.minute(clock.stop)
        words = IN_BRIEF[clock.state]
        if minutes is not None:
            words = say("{state}, {minutes} min", state=words, minutes=tenths(minutes))
        name = say("clock of the {organ}", organ=ORGAN_WORDS[clock.organ])
        yield PlanFact(CLAMPS, name, (clock.state, minutes), words, "", 6e4 + place)


def _name(clamp: Clamp) -> Wording:
    return clamp.name if clamp.along_mm is None else say("clamp on the {vein}", vein=in_words(clamp.vein))


def _where(clamp: Clamp) -> tuple[Value, Wording, Unit]:
    if clamp.along_mm is not None:
        return clamp.along_mm, say("{along} from the cava", along=mm(clamp.along_mm)), "mm"
    on = say("on")
    return (on, on, "") if clamp.level_mm is None else (clamp.level_mm, mm(clamp.level_mm), "mm")


def _divided(plan: Plan) -> Iterator[PlanFact]:
    for vein in plan.divided:
        why = WHY_DIVIDED[vein.why]
        place = vein.level_mm if vein.along_mm is None else vein.along_mm
        yield PlanFact(DIVIDED, vein.name, (why, place), joined((divided_at(vein), why), ", "), "", vein.level_mm)


def _checks(plan: Plan) -> Iterator[PlanFact]:
    """One fact a plan check, stops first. Its sentence repeats numbers that are told elsewhere, so that a check differs
    where it fires in one plan alone, is of another severity, or is overridden for another reason."""
    grave = list(SEVERITY_WORDS)
    for key, found in by_rule(plan.findings).items():
        words = joined((SEVERITY_WORDS[found.severity], found.full_sentence), ": ")
        value = (found.severity, found.overridden, found.decided)
        yield PlanFact(CHECKS, _check_name(key, found), value, words, "", grave.index(found.severity))
    reasons = tuple(_reason(item) for item in plan.case.overrides)
    yield plan_fact(CHECKS, say("stops that are overridden"), reasons, place=9.0)


def _reason(override: Override) -> str:
    """An override with its reason, and behind it who decided and when."""
    decided = ", ".join(part for part in (override.role, override.date) if part)
    words = f"{' '.join((override.rule, override.about)).strip()}: {override.reason}"
    return f"{words} ({decided})" if decided else words


def _check_name(key: Key, found: Finding) -> Wording:
    about, number = key[1:]
    name: Wording = _RULES.get(found.rule) or in_words(found.rule)
    if about:
        name = joined((name, " (", about_words(about), ")"), "")
    return joined((name, number + 1)) if number else name
