"""Grips: what a step offers, what moving one means, where it catches."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_cases import cases

from ivcviz.case.document import Case, Cone, Graft, Involved, LevelRef, RenalPlan, Tumour
from ivcviz.case.intentions import applied
from ivcviz.errors import UserError
from ivcviz.plan.model import Plan
from ivcviz.plan.resolve import resolve
from ivcviz.scene.grips import Grip, grips_of, nearest_words, snapped, step_name
from ivcviz.terms.renal_methods import CONE_PIPE, OPENING
from ivcviz.terms.resections import NO_RESECTION
from ivcviz.terms.substitutes import PTFE

RIGHT, LEFT = "right-renal-vein", "left-renal-vein"
STEPS = ("anatomy", "tumour", "resection", "graft", "renal-veins", "findings")
CASE = Case(
    "A case",
    Tumour(
        LevelRef(-13.0, "renal-floor"),
        LevelRef(172.0),
        (90.0, 50.0, 40.0),
        "both",
        300.0,
        (Involved(RIGHT, 6.0), Involved(LEFT, 12.0)),
    ),
    graft=Graft.of(PTFE, 18.0),
    renal_plan=(RenalPlan(RIGHT, OPENING), RenalPlan(LEFT, CONE_PIPE, cone=Cone(14.0, 11.0, 65.0))),
)
PLAN = resolve(CASE)
ALL = {grip.id: grip for step in STEPS for grip in grips_of(PLAN, step)}


def moved(grip: Grip, value: float) -> Case:
    return applied(CASE, grip.moved_to(value))


def value_in(case: Case, grip_id: str) -> float:
    plan = resolve(case)
    return next(g.value for step in STEPS for g in grips_of(plan, step) if g.id == grip_id)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(ALL)), st.floats(-6.0, 6.0).map(lambda by: round(by, 1)))
def test_a_moved_grip_has_the_value_that_was_asked_for(grip_id: str, by: float) -> None:
    grip = ALL[grip_id]
    asked = max(grip.least, min(grip.greatest, grip.value + by))
    assert value_in(moved(grip, asked), grip_id) == pytest.approx(asked, abs=1e-5)


def test_what_cannot_be_is_refused_with_a_sentence() -> None:
    for grip_id, value in (
        ("tumour-lower", 180.0),
        ("cut-inferior", 90.0),
        ("graft-diameter", 1.0),
        ("landmark:hiatus", 190.0),
    ):
        with pytest.raises(UserError, match=r"\.$"):
            moved(ALL[grip_id], value)


@pytest.mark.parametrize("grip_id", sorted(ALL))
def test_every_grip_moves_a_little_both_ways(grip_id: str) -> None:
    grip = ALL[grip_id]
    for by in (-0.4, 0.4):
        assert step_name(PLAN.body, grip.intention)
        assert value_in(moved(grip, grip.value + by), grip_id) == pytest.approx(grip.value + by, abs=1e-5)


@pytest.mark.parametrize("grip_id", sorted(set(ALL) - {"clamp-superior", "clamp-inferior"}))
def test_a_handle_follows_the_hand(grip_id: str) -> None:
    """As far as the value changes by its gain, the handle moves along its direction (to a fifth, where walls are curved)."""
    grip = ALL[grip_id]
    after = resolve(moved(grip, grip.value + 0.5))
    now = next(g for step in STEPS for g in grips_of(after, step) if g.id == grip_id)
    travelled = float((np.array(now.point) - np.array(grip.point)) @ np.array(grip.along))
    assert travelled * grip.gain == pytest.approx(0.5, rel=0.25)


def test_an_end_written_against_a_landmark_stays_so() -> None:
    case = moved(ALL["tumour-lower"], 90.0)
    assert case.tumour.lower == LevelRef(-8.0, "renal-floor")
    assert moved(ALL["tumour-body"], ALL["tumour-body"].value + 3).tumour == replace(
        CASE.tumour, lower=LevelRef(-10.0, "renal-floor"), upper=LevelRef(175.0)
    )


def test_an_end_written_in_millimetres_stays_so() -> None:
    assert moved(ALL["tumour-upper"], 180.5).tumour.upper == LevelRef(180.5)


def test_moving_a_grip_there_and_back_gives_the_case_again() -> None:
    for grip in ALL.values():
        case = moved(grip, grip.value + 0.7)
        assert value_in(applied(case, grip.intention), grip.id) == pytest.approx(grip.value, abs=1e-5)
    lower = ALL["tumour-lower"]
    case = moved(lower, 91.3)
    assert applied(case, lower.intention) == CASE


def test_every_step_offers_the_ends_of_the_tumour() -> None:
    for step in STEPS:
        assert {"tumour-lower", "tumour-upper"} <= {grip.id for grip in grips_of(PLAN, step)}


def test_steps_offer_what_they_decide() -> None:
    def own(step: str) -> set[str]:
        return {grip.id for grip in grips_of(PLAN, step)} - {"tumour-lower", "tumour-upper"}

    assert {"tumour-body", "mass-width", "mass-depth", "bulge", f"involved:{RIGHT}", f"involved:{LEFT}"} == own("tumour")
    assert {f"ostium:{RIGHT}", f"ostium:{LEFT}", "landmark:hiatus", "landmark:hepatic-floor"} <= own("anatomy")
    assert own("resection") == {"cut-inferior", "cut-superior", "clamp-inferior", "clamp-superior"}
    assert own("graft") == {"graft-diameter"}
    assert own("renal-veins") == {
        f"margin:{RIGHT}",
        f"margin:{LEFT}",
        f"takeoff:{LEFT}",
        f"cone-base:{LEFT}",
        f"cone-tip:{LEFT}",
    }
    assert own("findings") == set()


def test_landmarks_are_offered_from_inferior_to_superior() -> None:
    levels = [grip.value for grip in grips_of(PLAN, "anatomy") if grip.kind == "landmark"]
    assert levels == sorted(levels)


def test_what_is_not_there_has_no_grip() -> None:
    inside = resolve(replace(CASE, tumour=replace(CASE.tumour, growth="intraluminal"), graft=None))
    assert not {"mass-width", "mass-depth", "bulge"} & {grip.id for grip in grips_of(inside, "tumour")}
    assert {grip.id for grip in grips_of(inside, "graft")} == {"tumour-lower", "tumour-upper"}
    left_alone = resolve(replace(CASE, resection=replace(CASE.resection, kind=NO_RESECTION)))
    assert {grip.id for grip in grips_of(left_alone, "resection")} == {"tumour-lower", "tumour-upper"}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cases())
def test_any_plan_has_grips_that_stand_somewhere(case: Case) -> None:
    plan = resolve(case)
    for step in STEPS:
        grips = grips_of(plan, step)
        assert len({grip.id for grip in grips}) == len(grips)
        for grip in grips:
            assert np.isfinite([*grip.point, *grip.along, grip.value, grip.gain]).all()
            assert str(grip.title)[0].isupper()


@pytest.mark.parametrize("depth", [1.0, 2.0, 500.0])
def test_the_thinnest_and_the_thickest_mass_have_grips(depth: float) -> None:
    case = replace(CASE, tumour=replace(CASE.tumour, growth="both", mass_mm=(50.0, 40.0, depth)))
    grips = {grip.id: grip for grip in grips_of(resolve(case), "tumour")}
    assert np.isfinite([grips["mass-depth"].gain, *grips["mass-depth"].point]).all()


def test_directions_are_unit_vectors() -> None:
    for grip in ALL.values():
        assert np.linalg.norm(grip.along) == pytest.approx(1.0, abs=1e-3)


def caught(plan: Plan, grip: Grip, value: float, tolerance: float) -> tuple[float, str]:
    level, words = snapped(plan, grip, value, tolerance)
    return level, str(words)


def test_an_end_catches_on_a_landmark_within_the_tolerance() -> None:
    end = ALL["tumour-lower"]
    assert snapped(PLAN, end, 98.9, 1.5) == (98.0, "renal-floor")
    assert snapped(PLAN, end, 80.0, 1.5) == (80.0, None)


def test_an_end_catches_on_the_edge_of_an_ostium() -> None:
    plan = resolve(moved(ALL[f"ostium:{LEFT}"], 135.0))
    edge = next(v.ostium.lower_mm for v in plan.body.renal_veins if v.id == LEFT)
    assert caught(plan, ALL["tumour-upper"], edge + 0.2, 0.4) == (edge, "lower edge of the left renal vein")


def test_a_cut_catches_on_the_tumour() -> None:
    assert caught(PLAN, ALL["cut-inferior"], 84.2, 1.0) == (85.0, "lower end of the tumour")


def test_a_landmark_catches_on_neither_itself_nor_a_border() -> None:
    grip = ALL["landmark:hepatic-floor"]
    assert snapped(PLAN, grip, grip.value + 0.5, 2.0) == (grip.value + 0.5, None)
    assert snapped(PLAN, grip, 214.0, 2.0) == (214.0, None)
    assert caught(PLAN, grip, 171.5, 1.0) == (172.0, "upper end of the tumour")


def test_lengths_and_angles_do_not_catch() -> None:
    assert snapped(PLAN, ALL["bulge"], 98.1, 5.0) == (98.1, None)


@settings(max_examples=40, deadline=None)
@given(st.floats(-40.0, 300.0), st.floats(0.1, 6.0))
def test_what_is_caught_lies_within_the_tolerance(level: float, tolerance: float) -> None:
    caught, word = snapped(PLAN, ALL["tumour-upper"], level, tolerance)
    assert abs(caught - level) <= tolerance
    assert (word is None) == (caught == level) or word is not None


def test_a_level_is_told_from_the_nearest_landmark() -> None:
    assert str(nearest_words(PLAN, 94.0)) == "4 mm below the lower edge of the renal veins (renal floor)"
    assert str(nearest_words(PLAN, 112.0)) == "exactly on the left renal vein"
    assert str(nearest_words(PLAN, 130.0)) == "11 mm above the upper edge of the renal veins (renal roof)"


def test_an_ostium_is_not_told_from_itself() -> None:
    grip = ALL[f"ostium:{LEFT}"]
    assert "left renal vein" not in str(nearest_words(PLAN, grip.value, grip))


def test_a_cone_that_cannot_be_sewn_keeps_its_grips() -> None:
    plan = resolve(moved(ALL[f"cone-base:{LEFT}"], 30.0))
    assert {grip.id for grip in grips_of(plan, "renal-veins")} == {grip.id for grip in grips_of(PLAN, "renal-veins")}
