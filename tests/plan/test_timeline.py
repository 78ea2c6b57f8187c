"""The clamps as a timeline: order, minutes, and the clocks of liver, kidneys and lower body."""

import json
from dataclasses import replace

import pytest
from command_runs import said
from hypothesis import given, settings
from hypothesis import strategies as st
from made_cases import cases

from ivcviz.case import edits
from ivcviz.case.document import Case, LevelRef, Timing
from ivcviz.errors import UserError
from ivcviz.plan.model import Plan
from ivcviz.plan.operation.operation import whole_operation_of
from ivcviz.plan.operation.timeline import IschaemiaInterval, Timeline, timeline_of
from ivcviz.plan.operation.timeline_text import clock_in_words
from ivcviz.plan.resolve import resolve
from ivcviz.storage.case_files import load_case, save_case
from ivcviz.storage.shipped import find_case
from ivcviz.terms.renal_methods import AUTOTRANSPLANT, LEAVE, LIGATE, NEPHRECTOMY, OPENING
from ivcviz.terms.resections import NO_RESECTION


def case(name: str) -> Case:
    return load_case(find_case(name))


def timed(of: Case, **changes: object) -> Case:
    """Case 4's kind of plan with every time planned: 12, 15, 13, then 10 for the right and 14 for the left vein."""
    plans = {"right-renal-vein": 10.0, "left-renal-vein": 14.0}
    for vein, minutes in plans.items():
        of = edits.set_sewing_time(of, vein, minutes)
    return replace(of, timing=replace(Timing(12.0, 15.0, 13.0), **changes))


def above_the_liver(**changes: object) -> Case:
    """145 to 186 mm: cut just below the hepatic veins, which can only be clamped above the hepatic roof."""
    four = case("case-4")
    tumour = replace(four.tumour, lower=LevelRef(145.0), upper=LevelRef(186.0), involved=())
    return timed(replace(four, tumour=tumour, renal_plan=()), **changes)


def clock(timeline: Timeline, organ: str) -> IschaemiaInterval:
    return next(clock for clock in timeline.clocks if clock.organ == organ)


def minutes(timeline: Timeline, organ: str) -> float | None:
    stop = clock(timeline, organ).stop
    return None if stop is None else timeline.minute(stop)


def resolved(of: Case) -> Plan | None:
    try:
        return resolve(of)
    except UserError:
        return None


def test_case_4_clamps_cava_then_renal_veins_and_counts_every_planned_minute() -> None:
    timeline = timeline_of(resolve(timed(case("case-4"))))
    assert [str(clamp.name) for clamp in timeline.clamps] == [
        "inferior clamp on the IVC",
        "superior clamp on the IVC",
        "right renal vein clamp",
        "left renal vein clamp",
    ]
    assert [phase.subject.id for phase in timeline.phases] == [
        "tumour",
        "superior",
        "inferior",
        "right-renal-vein",
        "left-renal-vein",
    ]
    assert {timeline.minute(clamp.off) for clamp in timeline.clamps} == {64.0}
    assert [minutes(timeline, organ) for organ in ("liver", "right kidney", "left kidney", "lower body")] == [None, 64, 64, 64]


@pytest.mark.parametrize(
    ("artery", "state", "word"),
    [
        ("clamped", "warm ischaemia", "warm ischaemia"),
        ("open", "congestion", "congestion"),
        (None, "artery not decided", "not"),
    ],
)
def test_a_kidney_s_clock_says_which_kind_of_harm_it_counts(artery, state: str, word: str) -> None:
    plan = resolve(edits.set_artery(timed(case("case-4")), "right-renal-vein", artery))
    timeline = timeline_of(plan)
    found = clock(timeline, "right kidney")
    assert found.state == state
    assert word in str(clock_in_words(timeline, found))
    assert ("right-renal-artery" in [clamp.vein for clamp in timeline.clamps]) is (artery == "clamped")


def test_without_planned_minutes_the_order_stands_and_what_is_missing_is_named() -> None:
    timeline = timeline_of(resolve(replace(case("case-4"), timing=Timing(resection_min=12.0))))
    off = timeline.clamps[0].off
    assert timeline.minute(off) is None
    assert timeline.at_least_min(off) == 12.0
    assert [phase.entry for phase in timeline.missing(off)] == [
        "timing.superior_anastomosis_min",
        "timing.inferior_anastomosis_min",
        "renal_plan.right-renal-vein.sewing_min",
        "renal_plan.left-renal-vein.sewing_min",
    ]


def test_total_hepatic_exclusion_goes_on_in_its_order_after_a_trial() -> None:
    events = timeline_of(resolve(above_the_liver())).events
    assert [event.deed for event in events[:2]] == ["trial clamp", "clamp on"]
    assert "Pal" not in str(events[0].source), "of the trial the abstract says nothing"
    assert [str(event.subject.name) for event in events[1:4]] == [
        "inferior clamp on the IVC",
        "portal triad clamp (Pringle)",
        "superior clamp on the IVC",
    ]


def test_the_clamp_moved_onto_the_graft_gives_the_liver_its_blood_back_before_the_rest() -> None:
    kept, moved = (timeline_of(resolve(above_the_liver(clamp_onto_graft=on))) for on in (False, True))
    assert minutes(kept, "liver") == minutes(kept, "lower body") == 40.0
    assert minutes(moved, "liver") == 27.0
    assert minutes(moved, "lower body") == 40.0
    assert clock(moved, "liver").state == "inflow and outflow closed"
    handlers = [(event.deed, event.done) for event in moved.events if event.deed in ("clamp moved", "clamp off")]
    assert handlers[:2] == [("clamp moved", 2), ("clamp off", 2)]


def test_below_the_hepatic_veins_no_liver_clock_runs() -> None:
    for name in ("case-1", "case-2", "case-3", "case-4"):
        timeline = timeline_of(resolve(timed(case(name))))
        assert clock(timeline, "liver").state == "open"
        assert minutes(timeline, "liver") is None


@pytest.mark.parametrize(
    ("method", "state", "for_good"),
    [
        (NEPHRECTOMY, "taken out", False),
        (AUTOTRANSPLANT, "taken out", False),
        (LIGATE, "vein closed for good", True),
        (LEAVE, "artery not decided", False),  # the plan ends before
    ],
)
def test_a_vein_that_is_not_brought_back_has_no_time_at_which_it_opens(method, state: str, for_good: bool) -> None:
    timeline = timeline_of(resolve(edits.choose_renal_method(timed(case("case-4")), "right-renal-vein", method)))
    found = clock(timeline, "right kidney")
    assert (found.state, found.stop, found.for_good) == (state, None, for_good)
    assert "right-renal-vein" not in [phase.subject.id for phase in timeline.phases]


def test_the_clock_of_a_vein_without_a_fate_runs_until_the_plan_ends() -> None:
    timeline = timeline_of(resolve(edits.choose_renal_method(timed(case("case-4")), "right-renal-vein", LEAVE)))
    found = clock(timeline, "right kidney")
    assert (found.state, found.stop, found.for_good, found.unended) == ("artery not decided", None, False, True)
    assert {clamp.off for clamp in timeline.clamps} == {None}
    assert timeline.ends is not None
    assert timeline.ends.rule == "renal-ostium-unplanned"


def test_a_missing_kidney_has_no_clock() -> None:
    timeline = timeline_of(resolve(edits.set_kidney_missing(timed(case("case-4")), "left", True)))
    assert clock(timeline, "left kidney") == IschaemiaInterval("left kidney", "missing")


def with_second_right_vein(lower_mm: float) -> Case:
    four = case("case-4")
    first = next(vein for vein in resolve(four).body.renal_veins if vein.side == "right")
    ostium = replace(first.ostium, lower_mm=lower_mm, upper_mm=lower_mm + 8.0)
    return edits.add_renal_vein(four, replace(first, id="lower-right-renal-vein", ostium=ostium, main=False))


def test_a_kidney_with_two_veins_of_which_one_stays_open_has_no_clock() -> None:
    timeline = timeline_of(resolve(with_second_right_vein(20.0)))
    assert clock(timeline, "right kidney").state == "some veins open"
    assert minutes(timeline, "right kidney") is None


def test_without_a_graft_the_cava_stays_closed_and_its_stumps_are_what_is_sewn() -> None:
    timeline = timeline_of(resolve(edits.remove_graft(timed(case("case-1")))))
    assert clock(timeline, "lower body").for_good
    assert [str(phase.name) for phase in timeline.phases[1:]] == ["superior stump of the cava", "inferior stump of the cava"]


def test_a_plan_without_resection_has_no_clamps() -> None:
    timeline = timeline_of(resolve(edits.choose_resection_kind(case("case-4"), NO_RESECTION)))
    assert timeline.clamps == timeline.phases == ()
    assert {clock.state for clock in timeline.clocks} == {"open"}


@settings(max_examples=60, deadline=None)
@given(cases())
def test_every_clamp_that_goes_on_comes_off_or_the_plan_ends_and_no_clock_is_negative(made: Case) -> None:
    plan = resolved(made)
    if plan is None:
        return
    timeline = timeline_of(plan)
    if timeline.clamps:
        assert sorted(h.vein for h in timeline.clamps if "artery" not in h.vein) == sorted(c.vein for c in plan.clamps)
    events = timeline.events
    on = [event.subject for event in events if event.deed == "clamp on"]
    off = [event.subject for event in events if event.deed == "clamp off"]
    assert set(on) == set(timeline.clamps)
    assert set(off) == {clamp for clamp in timeline.clamps if clamp.off is not None}
    for clamp in timeline.clamps:
        assert 0 == clamp.on <= timeline.until(clamp) <= len(timeline.phases)
        assert clamp.off is None or clamp.on < clamp.off
        assert clamp.moved is None or clamp.on < clamp.moved <= timeline.until(clamp)
        assert timeline.at_least_min(timeline.until(clamp)) >= timeline.at_least_min(clamp.on) == 0.0
    for found in timeline.clocks:
        assert found.stop is None or (timeline.at_least_min(found.stop) >= 0.0 and not found.for_good)
    assert [event.done for event in events] == sorted(event.done for event in events)


@settings(max_examples=40, deadline=None)
@given(cases(), st.integers(0, 2), st.floats(0.5, 100))
def test_a_longer_time_never_shortens_a_clock(made: Case, which: int, more: float) -> None:
    name = ("resection_min", "superior_anastomosis_min", "inferior_anastomosis_min")[which]
    before = replace(made, timing=replace(made.timing, **{name: 20.0}))
    plans = [resolved(of) for of in (before, replace(before, timing=replace(before.timing, **{name: 20.0 + more})))]
    if None in plans:
        return
    short, long = (timeline_of(plan) for plan in plans if plan is not None)
    for one, other in zip(short.clocks, long.clocks, strict=True):
        assert one == other
        if one.stop is not None:
            gained = long.at_least_min(one.stop) - short.at_least_min(one.stop)
            assert gained == pytest.approx(more if one.stop > which else 0.0)


def test_the_command_line_tells_the_timeline_and_a_sentence_for_every_stage(capsys, tmp_path) -> None:
    save_case(timed(case("case-4")), tmp_path / "timed.json")
    told = json.loads(said(capsys, "plan", str(tmp_path / "timed.json"), "--json"))
    assert [stage["stage"] for stage in told["stages"]][:4] == ["intact", "tumour", "mobilised", "clamped"]
    assert all(stage["sentence"].endswith(".") for stage in told["stages"])
    timeline = told["timeline"]
    assert timeline["clocks"][1] == {
        "organ": "right kidney",
        "state": "artery not decided",
        "limits_min": [20.0],
        "minutes": 64.0,
        "at_least_min": 64.0,
        "missing": [],
        "for_good": False,
        "plan_ends": False,
    }
    assert "nobody has published" in timeline["note"]
    assert [event["minute"] for event in timeline["events"] if event["deed"] == "sewing"] == [12.0, 27.0, 40.0, 50.0]
    words = said(capsys, "plan", str(tmp_path / "timed.json"))
    assert "lower body        cava closed, 64 min" in words


def test_several_veins_of_a_side_are_sewn_from_below_and_numbered() -> None:
    two = edits.choose_renal_method(with_second_right_vein(80.0), "lower-right-renal-vein", OPENING)
    plan = resolve(two)
    timeline = timeline_of(plan, whole_operation_of(plan))
    assert [phase.subject.id for phase in timeline.phases[3:]] == [
        "lower-right-renal-vein",
        "right-renal-vein",
        "left-renal-vein",
    ]
    assert [str(phase.name) for phase in timeline.phases[3:]] == ["right renal vein 2", "right renal vein 1", "left renal vein"]
