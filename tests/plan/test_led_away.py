"""Renal veins that keep a rim of the cava, and left renal veins that drain elsewhere than into the cava."""

from dataclasses import replace

import pytest

from ivcviz.case import edits
from ivcviz.case.document import Case, Graft, LevelRef, RenalPlan, Resection, Tumour
from ivcviz.case.faults import require_consistent
from ivcviz.errors import UserError
from ivcviz.plan.model import Plan, PlannedRenalVein
from ivcviz.plan.operation import ledger_text
from ivcviz.plan.resolve import resolve
from ivcviz.scene.build import build_scene
from ivcviz.scene.model import Options
from ivcviz.terms.renal_methods import (
    CAVAL_CUFF,
    GONADAL_OUTFLOW,
    LEFT_TO_RIGHT,
    METHODS,
    NEPHRECTOMY,
    OPENING,
    TO_ILIAC,
    TO_PORTAL,
    RenalMethod,
)
from ivcviz.terms.substitutes import PTFE

LEFT, RIGHT = "left-renal-vein", "right-renal-vein"
ELSEWHERE = [method for method in METHODS if method.goes_elsewhere]


def plan_with(right: RenalMethod, left: RenalMethod = OPENING, lower: float = 125.0, below: float = 33.0) -> Plan:
    choices = (RenalPlan(RIGHT, right), RenalPlan(LEFT, left))
    tumour, margins = Tumour(LevelRef(lower), LevelRef(160.0)), Resection(inferior_margin_mm=below)
    return resolve(Case("A case", tumour, resection=margins, graft=Graft.of(PTFE, 20.0), renal_plan=choices))


def vein_of(plan: Plan, vein_id: str) -> PlannedRenalVein:
    return next(vein for vein in plan.renal_veins if vein.id == vein_id)


def words_of(plan: Plan) -> str:
    return " ".join(ledger_text.as_text(plan, named=False).split())


def test_a_vein_on_a_caval_cuff_is_cut_at_its_ostium_and_needs_a_hole_that_is_wider_by_its_rim() -> None:
    cuff, opening = (vein_of(plan_with(method), RIGHT) for method in (CAVAL_CUFF, OPENING))
    assert cuff.stump_along_mm == 0.0
    assert opening.stump_along_mm == 5.0
    assert cuff.hole is not None
    assert opening.hole is not None
    assert CAVAL_CUFF.rim_mm is not None
    assert cuff.hole.height_mm - opening.hole.height_mm == pytest.approx(2 * CAVAL_CUFF.rim_mm, abs=0.5)
    assert cuff.gap_mm is not None
    assert opening.gap_mm is not None
    assert cuff.gap_mm < opening.gap_mm


def test_the_ledger_says_the_rim_and_asks_for_no_margin_of_a_vein_that_is_cut_at_its_ostium() -> None:
    words = words_of(plan_with(CAVAL_CUFF))
    assert "rim of the cava that stays on it" in words
    assert "edge of the caval cuff" in words
    assert "frozen section · right renal vein" not in words
    assert "frozen section · left renal vein" in words


@pytest.mark.parametrize("method", ELSEWHERE, ids=repr)
def test_a_vein_that_is_led_elsewhere_ends_the_plan_before_anything_is_drawn_as_sewn(method: RenalMethod) -> None:
    plan = plan_with(OPENING, method)
    [stop] = [found for found in plan.gaps if found.rule == "renal-vein-led-elsewhere"]
    assert str(method.way) in str(stop.sentence)
    words = words_of(plan)
    assert f"THE PLAN ENDS HERE: {stop.sentence}" in words
    assert "IMPLANTED" not in words
    assert not [part.id for part in build_scene(plan, Options(stage="implanted")).parts if part.id.startswith("graft")]


@pytest.mark.parametrize(
    ("right", "left", "words"),
    [
        (NEPHRECTOMY, LEFT_TO_RIGHT, "no right renal vein stays open"),
        (OPENING, LEFT_TO_RIGHT, "not drawn here."),
        (NEPHRECTOMY, TO_ILIAC, "not drawn here."),
        (NEPHRECTOMY, TO_PORTAL, "not drawn here."),
    ],
)
def test_what_the_blood_would_flow_into_has_to_stay(right: RenalMethod, left: RenalMethod, words: str) -> None:
    [stop] = [found for found in plan_with(right, left).gaps if found.rule == "renal-vein-led-elsewhere"]
    assert words in str(stop.sentence)


def test_a_gonadal_vein_that_is_divided_takes_no_blood() -> None:
    case = edits.set_involved(plan_with(OPENING, GONADAL_OUTFLOW).case, LEFT, 40.0)
    [stop] = [found for found in resolve(case).gaps if found.rule == "renal-vein-led-elsewhere"]
    assert "the gonadal vein is divided in this plan" in str(stop.sentence)


@pytest.mark.parametrize("method", ELSEWHERE, ids=repr)
def test_methods_of_the_left_vein_are_refused_for_a_right_one(method: RenalMethod) -> None:
    case = plan_with(OPENING).case
    for edit in (edits.choose_renal_method, edits.set_plan_b):
        with pytest.raises(UserError, match="it is a method of the other side"):
            edit(case, RIGHT, method)
    for wrong in (RenalPlan(RIGHT, method), RenalPlan(RIGHT, OPENING, plan_b=method)):
        with pytest.raises(UserError, match="write a method for a vein of this side"):
            require_consistent(replace(case, renal_plan=(wrong,)))
