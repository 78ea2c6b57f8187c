"""Edits: one intention each, refused with a reason where it cannot be, undone by the opposite value."""

from collections.abc import Callable
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from made_cases import CONES, GRAFTS, cases, numbers, renal_plans, texts

from ivcviz.anatomy.landmarks import WORDS, landmarks_of, veins_of
from ivcviz.anatomy.specification import AnatomySpec, Ostium, RenalVein
from ivcviz.case import edits
from ivcviz.case.document import Case, Convention, Graft, Growth, Involved, LevelRef, RenalPlan, Tumour
from ivcviz.case.faults import contradictions
from ivcviz.case.levels import level_mm
from ivcviz.errors import UserError
from ivcviz.fields.declaration import declared
from ivcviz.terms.renal_methods import LEAVE, LIGATE, METHODS, OPENING, RenalMethod
from ivcviz.terms.resections import RESECTION_KINDS, ResectionKind
from ivcviz.terms.substitutes import PTFE, SAPHENOUS_VEIN

RIGHT, LEFT = "right-renal-vein", "left-renal-vein"
CASE = Case(
    "A case",
    Tumour(LevelRef(-13.0, "renal-floor"), LevelRef(172.0)),
    graft=Graft.of(PTFE, 18.0),
    renal_plan=(RenalPlan(RIGHT, OPENING), RenalPlan(LEFT)),
)
THIRD = RenalVein("right-lower-renal-vein", "right", Ostium(70.0, 78.0, 250.0), 30.0, 8.0, 6.0, 30.0, main=False)

anything = st.floats(allow_nan=True, allow_infinity=True) | st.floats(-500, 500)
EDITS: st.SearchStrategy[Callable[[Case], Case]] = st.one_of(
    st.tuples(anything, st.none() | st.sampled_from(WORDS)).map(
        lambda a: lambda case: edits.move_tumour_lower_end(case, LevelRef(*a))
    ),
    st.tuples(anything, st.none() | st.sampled_from(WORDS)).map(
        lambda a: lambda case: edits.move_tumour_upper_end(case, LevelRef(*a))
    ),
    anything.map(lambda by: lambda case: edits.move_tumour(case, by)),
    st.tuples(anything, anything, anything).map(lambda mass: lambda case: edits.set_mass(case, mass)),
    anything.map(lambda turn: lambda case: edits.set_bulge(case, turn)),
    st.tuples(st.sampled_from([RIGHT, LEFT, "hepatic-trunk", "navel"]), anything).map(
        lambda a: lambda case: edits.set_involved(case, *a)
    ),
    st.tuples(st.sampled_from((*WORDS, "navel")), anything).map(lambda a: lambda case: edits.move_landmark(case, *a)),
    st.sampled_from(WORDS).map(lambda word: lambda case: edits.reset_landmark(case, word)),
    st.tuples(anything, anything, anything).map(
        lambda a: lambda case: edits.move_renal_ostium(case, LEFT, lower_mm=a[0], upper_mm=a[1], clock_deg=a[2])
    ),
    anything.map(lambda at: lambda case: edits.add_renal_vein(case, replace(THIRD, ostium=Ostium(at, at + 8, 250.0)))),
    st.sampled_from([RIGHT, LEFT, THIRD.id]).map(lambda vein: lambda case: edits.remove_renal_vein(case, vein)),
    st.sampled_from(["right", "left"]).map(lambda side: lambda case: edits.add_accessory_vein(case, side)),
    st.tuples(st.sampled_from([RIGHT, LEFT, THIRD.id]), anything, st.none() | st.booleans()).map(
        lambda a: lambda case: edits.shape_renal_vein(case, a[0], length_mm=a[1], main=a[2])
    ),
    st.tuples(anything, anything).map(lambda margins: lambda case: edits.set_margins(case, *margins)),
    st.tuples(anything, anything).map(lambda deviations: lambda case: edits.set_uncertainty(case, *deviations)),
    anything.map(lambda cuff: lambda case: edits.set_jaw(edits.set_cuff(case, cuff), cuff)),
    anything.map(lambda diameter: lambda case: edits.set_graft_diameter(case, diameter)),
    st.just(edits.remove_graft),
    CONES.map(lambda cone: lambda case: edits.set_cone(case, LEFT, cone)),
    st.tuples(anything, anything).map(
        lambda a: lambda case: edits.set_vein_margin(edits.set_mobilisation(case, THIRD.id, a[0]), THIRD.id, a[1])
    ),
    st.sampled_from(["F", "M", "X"]).map(lambda sex: lambda case: edits.set_patient(case, sex=sex, age=40)),
)


def _tried(edit: Callable[[Case], Case], case: Case) -> tuple[Case, str]:
    """The case after an edit; the case as it was, and the reason, if it is refused."""
    try:
        return edit(case), ""
    except UserError as reason:
        return case, str(reason)


@given(cases(), st.lists(EDITS, min_size=1, max_size=6))
@settings(max_examples=150, deadline=None)
def test_whatever_is_done_a_case_never_contradicts_itself(case: Case, intentions: list[Callable[[Case], Case]]) -> None:
    for edit in intentions:
        before = repr(case)
        changed, reason = _tried(edit, case)
        assert repr(case) == before
        assert "\n" not in reason
        assert contradictions(changed) == []
        case = changed


@given(cases(), st.floats(-300, 300))
@settings(max_examples=60, deadline=None)
def test_moving_an_end_back_restores_the_case(case: Case, level: float) -> None:
    for move, end in ((edits.move_tumour_lower_end, case.tumour.lower), (edits.move_tumour_upper_end, case.tumour.upper)):
        try:
            moved = move(case, LevelRef(level))
        except UserError:
            continue
        assert move(moved, end) == case


@given(st.integers(-60_000, 60_000).map(lambda microns: microns / 1000))
def test_moving_the_tumour_there_and_back_restores_the_case(by_mm: float) -> None:
    moved = edits.move_tumour(CASE, by_mm)
    assert moved.tumour.lower.landmark == "renal-floor"
    assert edits.move_tumour(moved, -by_mm) == CASE


def test_an_end_written_against_a_landmark_follows_it_and_the_other_stays() -> None:
    moved = edits.move_landmark(CASE, "renal-floor", 110.0)
    at = landmarks_of(moved.anatomy)
    assert moved.tumour == CASE.tumour
    assert level_mm(moved.tumour.lower, at) == pytest.approx(97.0)
    assert level_mm(moved.tumour.upper, at) == 172.0


@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(
    st.sampled_from(("F", "M")), st.sampled_from([word for word in WORDS if word != "iliac-confluence"]), st.floats(-60, 300)
)
def test_a_landmark_goes_where_it_is_moved_and_back_again(sex: str, word: str, level: float) -> None:
    case = edits.set_patient(Case("-", Tumour(LevelRef(20.0), LevelRef(30.0))), sex=sex, age=None)  # type: ignore[arg-type]
    there = landmarks_of(case.anatomy).level_of(word)
    try:
        moved = edits.move_landmark(case, word, level)
    except UserError:
        assume(False)
    assert landmarks_of(moved.anatomy).level_of(word) == pytest.approx(level, abs=1e-5)
    assert edits.move_landmark(moved, word, there) == case
    assert edits.reset_landmark(moved, word) == case


def test_moving_one_renal_vein_leaves_the_other_where_it_was() -> None:
    moved = edits.move_landmark(CASE, LEFT, 135.0)
    renal, _ = veins_of(moved.anatomy)
    at = {vein.id: vein.ostium for vein in renal}
    assert (at[LEFT].lower_mm, at[LEFT].upper_mm) == (128.0, 142.0)
    assert at[RIGHT].lower_mm == 98.0


@given(cases(), GRAFTS, st.sampled_from(get_args(Convention)), st.sampled_from(RESECTION_KINDS))
@settings(max_examples=30, deadline=None)
def test_a_choice_is_undone_by_choosing_what_was(case: Case, graft: Graft, convention: Convention, kind: ResectionKind) -> None:
    chosen = edits.choose_graft(case, graft)
    assert chosen.graft == graft
    assert (edits.remove_graft(chosen) if case.graft is None else edits.choose_graft(chosen, case.graft)) == case
    assert edits.choose_convention(edits.choose_convention(case, convention), case.convention) == case
    assert edits.choose_resection_kind(edits.choose_resection_kind(case, kind), case.resection.kind) == case
    margins = case.resection.inferior_margin_mm, case.resection.superior_margin_mm
    assert edits.set_margins(edits.set_margins(case, 1.0, 2.0), *margins) == case
    assert edits.rename(edits.rename(case, "Other"), case.title) == case or not case.title.strip()


@given(renal_plans(CASE.anatomy, LEFT), st.sampled_from(METHODS), CONES)
def test_what_is_planned_for_one_vein_changes_and_changes_back(plan: RenalPlan, method: RenalMethod, cone: object) -> None:
    case = replace(CASE, renal_plan=(CASE.renal_plan[0], plan))
    chosen = edits.choose_renal_method(case, LEFT, method)
    assert chosen.renal_plan == (CASE.renal_plan[0], replace(plan, method=method))
    assert edits.choose_renal_method(chosen, LEFT, plan.method) == case
    assert edits.set_plan_b(edits.set_plan_b(case, LEFT, method), LEFT, plan.plan_b) == case
    assert edits.planned(edits.set_cone(case, LEFT, cone), LEFT).cone == cone  # type: ignore[arg-type]


def test_a_plan_for_a_vein_that_had_none_is_added() -> None:
    case = replace(CASE, renal_plan=())
    assert edits.planned(case, LEFT) == RenalPlan(LEFT, LEAVE)
    assert edits.set_vein_margin(case, LEFT, 7.0).renal_plan == (RenalPlan(LEFT, margin_mm=7.0),)
    assert edits.set_mobilisation(case, LEFT, 7.0).renal_plan == (RenalPlan(LEFT, mobilisation_mm=7.0),)


@given(numbers(declared(Involved)["length_mm"].bounds))
def test_an_involved_length_is_set_changed_and_taken_away(length: float) -> None:
    assume(0 < length <= 28)
    once = edits.set_involved(CASE, RIGHT, length)
    assert once.tumour.involved == (Involved(RIGHT, length),)
    assert edits.set_involved(once, RIGHT, 4.0).tumour.involved == (Involved(RIGHT, 4.0),)
    assert edits.set_involved(once, RIGHT, 0.0) == CASE


def test_an_added_vein_can_be_planned_for_and_goes_with_its_plan() -> None:
    added = edits.add_renal_vein(CASE, THIRD)
    used = edits.set_involved(edits.choose_renal_method(added, THIRD.id, LIGATE), THIRD.id, 3.0)
    assert used.renal_plan[-1] == RenalPlan(THIRD.id, LIGATE)
    assert edits.remove_renal_vein(used, THIRD.id) == CASE


def test_an_accessory_vein_is_added_shaped_and_made_main() -> None:
    added = edits.add_accessory_vein(CASE, "left")
    [new] = [vein for vein in veins_of(added.anatomy)[0] if vein.id == "left-renal-vein-2"]
    assert not new.main
    assert new.ostium.upper_mm < 105
    assert landmarks_of(added.anatomy) == landmarks_of(CASE.anatomy), "an accessory vein leaves the borders where they were"
    shaped = edits.shape_renal_vein(added, new.id, width_mm=9.0, course="retro-aortic", main=True)
    [vein] = [vein for vein in veins_of(shaped.anatomy)[0] if vein.id == new.id]
    assert vein == replace(new, width_mm=9.0, course="retro-aortic", main=True)
    assert landmarks_of(shaped.anatomy).renal_floor == vein.ostium.lower_mm
    assert edits.remove_renal_vein(shaped, new.id) == CASE
    third = edits.add_accessory_vein(edits.add_accessory_vein(added, "left"), "right")
    assert len(veins_of(third.anatomy)[0]) == 5


def test_the_suture_of_a_vein_is_written_and_wiped_out() -> None:
    sewn = edits.set_suture(CASE, RIGHT, " 5-0 prolene, running ")
    assert edits.planned(sewn, RIGHT).suture == "5-0 prolene, running"
    assert edits.set_suture(sewn, RIGHT, "") == CASE


def test_the_sex_changes_the_body_and_what_is_written_against_its_landmarks() -> None:
    man = edits.set_patient(CASE, sex="M", age=60, symptoms=["Back pain"])
    assert landmarks_of(man.anatomy).renal_floor > landmarks_of(CASE.anatomy).renal_floor
    assert (man.patient.age, man.patient.symptoms) == (60, ("Back pain",))
    low = edits.move_tumour_upper_end(CASE, LevelRef(330.0))
    assert level_mm(low.tumour.upper, landmarks_of(low.anatomy)) == 330.0
    high = replace(edits.set_patient(low, sex="M", age=None), tumour=replace(low.tumour, upper=LevelRef(350.0)))
    with pytest.raises(UserError, match="upper end cannot be 350 mm"):
        edits.set_patient(high, sex="F", age=None)


@given(st.lists(texts(), max_size=4))
def test_notes_are_kept_one_a_line(notes: list[str]) -> None:
    noted = edits.set_notes(CASE, ["\n".join(notes)])
    assert "".join("".join(noted.notes).split()) == "".join("".join(notes).split())
    assert edits.set_notes(noted, noted.notes) == noted


def test_growth_bulge_and_side_are_written_as_chosen() -> None:
    for growth in get_args(Growth):
        assert edits.set_growth(CASE, growth).tumour.growth == growth
    assert edits.set_bulge(CASE, 360.0).tumour.bulge_deg == 0.0
    assert edits.set_iliac_side(CASE, "left").tumour.iliac_side == "left"
    assert edits.set_iliac_side(edits.set_iliac_side(CASE, "left"), None) == CASE
    assert edits.set_mass(CASE, None).tumour.mass_mm is None


def test_a_body_of_the_patients_own_keeps_its_veins_when_the_renal_landmarks_move() -> None:
    renal, hepatic = veins_of(AnatomySpec())
    own = replace(CASE, anatomy=AnatomySpec(renal_veins=(*renal, THIRD), hepatic_veins=hepatic))
    moved = edits.move_landmark(own, "renal-roof", 125.0)
    levels = {vein.id: vein.ostium.lower_mm for vein in moved.anatomy.renal_veins or ()}
    assert levels == {RIGHT: 104.0, LEFT: 111.0, THIRD.id: 70.0}


def test_another_substitute_brings_its_own_rings_and_wall() -> None:
    vein = edits.choose_substitute(CASE, SAPHENOUS_VEIN)
    assert vein.graft == Graft.of(SAPHENOUS_VEIN, 18.0)
    assert edits.choose_substitute(vein, PTFE).graft == CASE.graft


def test_a_wall_that_was_set_by_hand_stays_with_another_substitute() -> None:
    thick = edits.choose_graft(CASE, replace(Graft.of(PTFE, 18.0), wall_mm=0.9))
    assert edits.choose_substitute(thick, SAPHENOUS_VEIN).graft == Graft(18.0, SAPHENOUS_VEIN, False, 0.9)


def test_a_vein_is_never_given_rings() -> None:
    ringed = edits.choose_graft(CASE, Graft(18.0, SAPHENOUS_VEIN, True, 0.5))
    assert ringed.graft == Graft(18.0, SAPHENOUS_VEIN, False, 0.5)


def test_a_substitute_cannot_be_chosen_for_a_graft_that_is_not_planned() -> None:
    with pytest.raises(UserError, match="choose a graft first"):
        edits.choose_substitute(edits.remove_graft(CASE), SAPHENOUS_VEIN)
