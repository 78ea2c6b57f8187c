"""The oracle itself: silent on a sound plan, and for each fault one plan that has it, made by changing the sound one."""

import copy
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from any_document import TRIBUTARIES
from plan_door import printed_plan
from plan_faults import Fault, faults_of
from told_faults import is_named

from ivcviz.case.document import Case, Graft, Involved, LevelRef, RenalPlan, Resection, Thrombus, Tumour
from ivcviz.storage.case_files import load_case
from ivcviz.storage.shipped import find_case
from ivcviz.terms.renal_methods import INTERPOSITION, OPENING
from ivcviz.terms.resections import PARTIAL_PATCH
from ivcviz.terms.substitutes import PTFE

Plan = dict[str, Any]
Change = Callable[[Plan], None]
RIGHT, LEFT = "right-renal-vein", "left-renal-vein"
HERE = Path(__file__).parent


@cache
def _case() -> Case:
    """Case 3: tube of 100 mm from 15 to 115, the right vein sewn into an opening, the left one above the segment's end."""
    return load_case(find_case("case-3"))


def _plan() -> Plan:
    plan = printed_plan(_case())
    assert plan is not None
    return plan


def _found(change: Change, case: Case | None = None) -> set[tuple[str, str]]:
    plan = copy.deepcopy(_plan())
    change(plan)
    return {(fault.kind, fault.about) for fault in faults_of(case or _case(), plan)}


def _without(verb: str, name: str, other: str | None = None) -> Change:
    def change(plan: Plan) -> None:
        before = len(plan["acts"])
        plan["acts"] = [act for act in plan["acts"] if not _is(act, verb, name, other)]
        assert len(plan["acts"]) == before - 1, "the sound plan has no such act"

    return change


def _is(act: dict[str, Any], verb: str, name: str, other: str | None = None) -> bool:
    if other is not None and (act["other"] is None or act["other"]["kind"] != other):
        return False
    return act["act"] == verb and act["subject"]["id"] == name


def _placed(verb: str, name: str, **place: float) -> Change:
    def change(plan: Plan) -> None:
        next(act for act in plan["acts"] if _is(act, verb, name))["place"].update(place)

    return change


def _earlier(verb: str, name: str, before: tuple[str, str]) -> Change:
    """The act is done just before another one."""

    def change(plan: Plan) -> None:
        act = next(act for act in plan["acts"] if _is(act, verb, name))
        plan["acts"].remove(act)
        plan["acts"].insert(next(k for k, other in enumerate(plan["acts"]) if _is(other, *before)), act)

    return change


def _nothing(plan: Plan) -> None:
    pass


def test_the_oracle_finds_nothing_in_a_sound_plan() -> None:
    assert _found(_nothing) == set()


CHANGED: dict[str, tuple[Change, tuple[str, str]]] = {
    "a vein that is not sewn": (_without("sew", RIGHT), ("cut vein without a fate", RIGHT)),
    "its clamp is taken off": (_without("sew", RIGHT), ("clamp taken off a cut vein", RIGHT)),
    "its blood runs out": (_without("sew", RIGHT), ("opened onto a hole", RIGHT)),
    "its hole is open": (_without("sew", RIGHT), ("opened onto a hole", f"hole for {RIGHT}")),
    "its kidney": (_without("sew", RIGHT), ("organ without outflow", "right kidney")),
    "a lumbar vein is not divided": (
        _without("divide", "left-lumbar-vein-3"),
        ("open inflow between clamps", "left-lumbar-vein-3"),
    ),
    "and is cut with the segment": (
        _without("divide", "left-lumbar-vein-3"),
        ("cut vein without a fate", "left-lumbar-vein-3"),
    ),
    "a renal vein without a clamp": (_without("clamp", RIGHT), ("open inflow between clamps", "right kidney")),
    "the cava is not clamped below": (_without("clamp", "inferior"), ("open inflow between clamps", "left leg")),
    "the cava is not clamped above": (_without("clamp", "superior"), ("open inflow between clamps", "heart")),
    "the lower seam is left out": (_without("sew", "inferior"), ("cut vein without a fate", "inferior stump of the cava")),
    "and the legs": (_without("sew", "inferior"), ("organ without outflow", "left leg")),
    "the clamp below comes off first": (
        _earlier("unclamp", "inferior", ("sew", "inferior")),
        ("opened onto a hole", "inferior cut of the cava"),
    ),
    "the clamp above comes off first": (
        _earlier("unclamp", "superior", ("sew", "superior")),
        ("opened onto a hole", "superior cut of the cava"),
    ),
    "a jaw on the renal ostia": (_placed("clamp", "superior", level_mm=108.0), ("clamp on an ostium", RIGHT)),
    "a jaw on the hepatic ostia": (_placed("clamp", "superior", level_mm=200.0), ("clamp on an ostium", "hepatic-trunk")),
    "a jaw at the confluence": (_placed("clamp", "inferior", level_mm=1.0), ("clamp on an ostium", "left-common-iliac-vein")),
    "a jaw beyond the hilum": (_placed("clamp", RIGHT, along_mm=26.0), ("clamp on an ostium", RIGHT)),
    "a jaw on the tumour": (_placed("clamp", "inferior", level_mm=27.0), ("clamp on lumen contents", "inferior clamp: tumour")),
    "a clamp that stays on": (_without("unclamp", "superior"), ("organ without outflow", "right leg")),
}


@pytest.mark.parametrize(("change", "fault"), CHANGED.values(), ids=CHANGED)
def test_the_oracle_finds_the_fault_that_a_change_makes(change: Change, fault: tuple[str, str]) -> None:
    assert fault in _found(change)


JUST_CLEAR: dict[str, Change] = {
    "a jaw that touches the ostium": _placed("clamp", "superior", level_mm=122.0),
    "a jaw that touches the confluence": _placed("clamp", "inferior", level_mm=3.0),
    "a jaw that touches the hilum": _placed("clamp", RIGHT, along_mm=25.0),
    "a jaw that touches the tumour": _placed("clamp", "inferior", level_mm=12.0),
}


@pytest.mark.parametrize("change", JUST_CLEAR.values(), ids=JUST_CLEAR)
def test_what_is_just_clear_is_no_fault(change: Change) -> None:
    assert _found(change) == set()


def test_thrombus_under_a_jaw_is_found_and_beside_it_not() -> None:
    def with_thrombus(lower_mm: float) -> Case:
        thrombus = Thrombus(LevelRef(lower_mm), LevelRef(140.0))
        return replace(_case(), tumour=replace(_case().tumour, thrombus=thrombus))

    assert _found(_nothing, with_thrombus(127.9)) == {("clamp on lumen contents", "superior clamp: thrombus")}
    assert _found(_nothing, with_thrombus(128.0)) == set()


def test_tumour_in_a_renal_vein_under_its_clamp_is_found_and_beside_it_not() -> None:
    def involved(length_mm: float) -> Case:
        return replace(_case(), tumour=replace(_case().tumour, involved=(Involved(RIGHT, length_mm),)))

    assert _found(_nothing, involved(20.0)) == {("clamp on lumen contents", f"{RIGHT}: tumour")}
    assert _found(_nothing, involved(14.0)) == set()


def test_a_clamp_on_the_vein_of_a_kidney_that_is_missing_is_found() -> None:
    missing = replace(_case(), anatomy=replace(_case().anatomy, missing_kidneys=("right",)))
    assert ("clamp where there is no kidney", RIGHT) in _found(_nothing, missing)


def _left_vein(along_mm: float, *divided: str) -> set[tuple[str, str]]:
    """The faults about the left vein's tributaries where it is cut at 5 mm and clamped so far from the cava."""
    tumour, graft = Tumour(LevelRef(85.0), LevelRef(160.0)), Graft.of(PTFE, 18.0)
    case = Case("Left", tumour, graft=graft, renal_plan=(RenalPlan(RIGHT, OPENING), RenalPlan(LEFT, INTERPOSITION)))
    plan = printed_plan(case)
    assert plan is not None
    _placed("cut", LEFT, along_mm=5.0)(plan)
    _placed("clamp", LEFT, along_mm=along_mm)(plan)
    plan["acts"] = [act for act in plan["acts"] if act["subject"]["id"] not in TRIBUTARIES]
    plan["acts"][:0] = [{"act": "divide", "subject": {"kind": "small-vein", "id": vein}, "place": None} for vein in divided]
    return {(fault.kind, fault.about) for fault in faults_of(case, plan) if fault.about in TRIBUTARIES}


def test_a_jaw_on_a_tributary_of_the_left_renal_vein_is_found_and_beside_it_not() -> None:
    assert _left_vein(25.5) == set()  # the adrenal vein enters from 28.5 to 33.5 mm
    assert _left_vein(25.6) == {("clamp on an ostium", "left-adrenal-vein")}
    assert _left_vein(25.6, "left-adrenal-vein") == set()


def test_a_tributary_between_the_cut_and_the_clamp_of_its_vein_is_an_open_inflow_until_it_is_divided() -> None:
    three = {("open inflow between clamps", vein) for vein in TRIBUTARIES}
    assert _left_vein(60.0) == three
    assert _left_vein(60.0, *TRIBUTARIES[:2]) == {("open inflow between clamps", TRIBUTARIES[2])}
    assert _left_vein(60.0, *TRIBUTARIES) == set()


@pytest.mark.parametrize("seam", ["inferior", "superior"])
def test_a_defect_of_the_wall_bleeds_until_its_patch_is_sewn_in_all_round(seam: str) -> None:
    tumour = Tumour(LevelRef(40.0), LevelRef(75.0), circumference_deg=90.0)
    case = Case("Patch", tumour, resection=Resection(PARTIAL_PATCH))
    plan = printed_plan(case)
    assert plan is not None
    assert faults_of(case, plan) == []
    plan["acts"] = [act for act in plan["acts"] if not _is(act, "sew", seam)]
    assert {(fault.kind, fault.about) for fault in faults_of(case, plan)} == {
        ("opened onto a hole", "defect of the caval wall")
    }


def test_a_clamp_that_goes_down_onto_the_graft_holds_there_and_not_before_the_seam_is_sewn() -> None:
    case = replace(_case(), timing=replace(_case().timing, clamp_onto_graft=True))
    plan = printed_plan(case)
    assert plan is not None
    assert faults_of(case, plan) == []
    _earlier("move-clamp", "superior", ("sew", "superior"))(plan)
    assert ("opened onto a hole", "superior cut of the cava") in {(fault.kind, fault.about) for fault in faults_of(case, plan)}


def test_cutting_the_hepatic_veins_off_is_found() -> None:
    def higher(plan: Plan) -> None:
        plan["resection"]["superior_mm"] = 230.0
        for act in plan["acts"]:
            if act["place"] and act["subject"]["id"] == "superior":
                act["place"]["level_mm"] += 115.0

    found = _found(higher)
    assert ("cut vein without a fate", "right-hepatic-vein") in found
    assert ("organ without outflow", "liver, hepatic-trunk") in found
    assert ("cut vein without a fate", "left-renal-vein") in found


def test_a_cut_below_the_confluence_leaves_both_iliac_veins_or_the_one_that_is_not_named() -> None:
    def lower(plan: Plan) -> None:
        plan["resection"]["inferior_mm"] = -20.0
        for act in plan["acts"]:
            if act["place"] and act["subject"]["id"] == "inferior":
                act["place"]["level_mm"] -= 35.0

    left = replace(_case(), tumour=replace(_case().tumour, iliac_side="left"))
    nowhere = ("seam where there is no vessel", "inferior end")
    assert nowhere in _found(lower)
    assert nowhere not in _found(lower, left)
    assert ("organ without outflow", "right leg") in _found(lower, left)
    assert ("organ without outflow", "left leg") not in _found(lower, left)


def test_a_fault_is_named_by_a_stop_or_warning_about_its_vein_and_by_nothing_else() -> None:
    fault = Fault("cut vein without a fate", RIGHT, "right renal vein")
    found = {"severity": "warning", "about": RIGHT, "values": {}, "sentence": "It is cut.", "rule": "a-rule"}

    def named(**changed: Any) -> bool:
        return is_named(fault, {"findings": [found | changed]})

    assert named()
    assert named(about="", values={"veins": ["left-renal-vein", RIGHT]})
    assert named(about="", sentence="Nothing is planned for the right renal vein.")
    assert not named(severity="note")
    assert not named(about="left-renal-vein")


def test_the_oracle_imports_nothing_of_the_plan() -> None:
    for name in ("vessel_graph", "blood", "operated_vessels", "plan_faults", "told_faults"):
        assert "ivcviz.plan" not in (HERE / f"{name}.py").read_text(encoding="utf-8")
