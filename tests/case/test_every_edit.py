"""Every edit writes what its name says, where it says, and nothing else; a new edit must be shown here."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from ivcviz.anatomy.landmarks import reference_renal_veins
from ivcviz.anatomy.specification import Ostium
from ivcviz.case import edits
from ivcviz.case.document import (
    LEFT_ILIAC,
    RIGHT_ILIAC,
    Case,
    Cone,
    Graft,
    IliacPlan,
    Involved,
    LevelRef,
    LumenTip,
    Override,
    RenalPlan,
    Tumour,
)
from ivcviz.errors import UserError
from ivcviz.terms.iliac_methods import GRAFT_END, LIMB, TIE
from ivcviz.terms.organs import DUODENUM, PSOAS
from ivcviz.terms.renal_methods import CONE_PIPE, LIGATE, OPENING
from ivcviz.terms.resections import PARTIAL_PATCH
from ivcviz.terms.substitutes import DACRON, ILIAC_VEIN, PTFE
from ivcviz.terms.term import Term

RIGHT, LEFT = "right-renal-vein", "left-renal-vein"
CONE = Cone(13.0, 9.0, 60.0, 1.0, 30.0)
STOP = ("no-kidney-left", "", "Dialysis is agreed on.")
CASE = Case(
    "A case",
    Tumour(LevelRef(85.0), LevelRef(172.0), involved=(Involved(LEFT, 4.0),)),
    graft=Graft.of(PTFE, 18.0),
    renal_plan=(RenalPlan(RIGHT, OPENING, plan_b=LIGATE), RenalPlan(LEFT)),
)
_SECOND = replace(reference_renal_veins("F")[0], id="second", ostium=Ostium(70.0, 78.0, 250.0), main=False)
LISTS = ("renal_plan", "involved")  # looked into item by item
Edit = Callable[[Case], Case]
_RIGHT_PLAN, _LEFT_PLAN = "renal_plan.0", "renal_plan.1"
_FIRST_VEIN, _SECOND_VEIN = "anatomy.renal_veins.0", "anatomy.renal_veins.1"

# What an edit is given, and every place of the document that is another one afterwards.
SHOWN: dict[str, tuple[Edit, dict[str, Any]]] = {
    "add_accessory_vein": (lambda c: edits.add_accessory_vein(c, "right"), {"anatomy.renal_veins": 3}),
    "add_renal_vein": (lambda c: edits.add_renal_vein(c, _SECOND), {"anatomy.renal_veins": 3}),
    "change_entry": (lambda c: edits.change_entry(c, "resection.cuff_mm", 5.0), {"resection.cuff_mm": 5.0}),
    "change_graft": (lambda c: edits.change_graft(c, wall_mm=0.8), {"graft.wall_mm": 0.8}),
    "change_patient": (lambda c: edits.change_patient(c, age=61), {"patient.age": 61}),
    "change_renal_plan": (lambda c: edits.change_renal_plan(c, LEFT, margin_mm=6.0), {f"{_LEFT_PLAN}.margin_mm": 6.0}),
    "change_resection": (lambda c: edits.change_resection(c, jaw_mm=7.0), {"resection.jaw_mm": 7.0}),
    "change_timing": (lambda c: edits.change_timing(c, resection_min=40.0), {"timing.resection_min": 40.0}),
    "change_tumour": (lambda c: edits.change_tumour(c, bulge_deg=30.0), {"tumour.bulge_deg": 30.0}),
    "change_uncertainty": (lambda c: edits.change_uncertainty(c, tumour_sd_mm=3.0), {"uncertainty.tumour_sd_mm": 3.0}),
    "choose_convention": (lambda c: edits.choose_convention(c, "roof"), {"convention": "roof"}),
    "choose_graft": (
        lambda c: edits.choose_graft(c, Graft(14.0, ILIAC_VEIN, False, 1.1)),
        {"graft.diameter_mm": 14.0, "graft.substitute": ILIAC_VEIN, "graft.ringed": False, "graft.wall_mm": 1.1},
    ),
    "choose_iliac_method": (lambda c: edits.choose_iliac_method(c, LEFT_ILIAC, LIMB), {"iliac_plan": 1}),
    "choose_intent": (lambda c: edits.choose_intent(c, "no-operation"), {"intent": "no-operation"}),
    "choose_origin": (lambda c: edits.choose_origin(c, "renal"), {"tumour.origin": "renal"}),
    "choose_patch": (lambda c: edits.choose_patch(c, ILIAC_VEIN), {"resection.patch": ILIAC_VEIN}),
    "choose_renal_method": (lambda c: edits.choose_renal_method(c, LEFT, LIGATE), {f"{_LEFT_PLAN}.method": LIGATE}),
    "choose_resection_kind": (lambda c: edits.choose_resection_kind(c, PARTIAL_PATCH), {"resection.kind": PARTIAL_PATCH}),
    "choose_substitute": (
        lambda c: edits.choose_substitute(c, ILIAC_VEIN),
        {"graft.substitute": ILIAC_VEIN, "graft.ringed": False, "graft.wall_mm": ILIAC_VEIN.wall_mm},
    ),
    "move_clamp_onto_graft": (lambda c: edits.move_clamp_onto_graft(c, True), {"timing.clamp_onto_graft": True}),
    "move_landmark": (lambda c: edits.move_landmark(c, "hiatus", 230.0), {"anatomy.landmarks": 1}),
    "move_renal_ostium": (
        lambda c: edits.move_renal_ostium(c, LEFT, lower_mm=101.0, clock_deg=80.0),
        {"anatomy.renal_veins": 2},
    ),
    "move_tumour": (lambda c: edits.move_tumour(c, 3.0), {"tumour.lower.offset_mm": 88.0, "tumour.upper.offset_mm": 175.0}),
    "move_tumour_lower_end": (
        lambda c: edits.move_tumour_lower_end(c, LevelRef(-13.0, "renal-floor")),
        {"tumour.lower.offset_mm": -13.0, "tumour.lower.landmark": "renal-floor"},
    ),
    "move_tumour_upper_end": (lambda c: edits.move_tumour_upper_end(c, LevelRef(160.0)), {"tumour.upper.offset_mm": 160.0}),
    "override_stop": (lambda c: edits.override_stop(c, *STOP), {"overrides": 1}),
    "remove_graft": (edits.remove_graft, {"graft": None}),
    "remove_renal_vein": (lambda c: edits.remove_renal_vein(edits.add_renal_vein(c, _SECOND), "second"), {}),
    "rename": (lambda c: edits.rename(c, "Another"), {"title": "Another"}),
    "reset_landmark": (lambda c: edits.reset_landmark(edits.move_landmark(c, "hiatus", 230.0), "hiatus"), {}),
    "set_anastomosis_times": (
        lambda c: edits.set_anastomosis_times(c, 11.0, 12.0),
        {"timing.inferior_anastomosis_min": 11.0, "timing.superior_anastomosis_min": 12.0},
    ),
    "set_aortomesenteric_distance": (
        lambda c: edits.set_aortomesenteric_distance(c, 14.0),
        {"patient.aortomesenteric_mm": 14.0},
    ),
    "set_artery": (lambda c: edits.set_artery(c, RIGHT, "clamped"), {f"{_RIGHT_PLAN}.artery": "clamped"}),
    "set_bulge": (lambda c: edits.set_bulge(c, 200.0), {"tumour.bulge_deg": 200.0}),
    "set_circumference": (lambda c: edits.set_circumference(c, 90.0), {"tumour.circumference_deg": 90.0}),
    "set_collaterals": (lambda c: edits.set_collaterals(c, "rich"), {"patient.collaterals": "rich"}),
    "set_cone": (
        lambda c: edits.set_cone(c, RIGHT, CONE),
        {f"{_RIGHT_PLAN}.cone.{field.name}": getattr(CONE, field.name) for field in fields(CONE)},
    ),
    "set_cooled": (lambda c: edits.set_cooled(c, RIGHT, True), {f"{_RIGHT_PLAN}.cooled": True}),
    "set_cuff": (lambda c: edits.set_cuff(c, 12.0), {"resection.cuff_mm": 12.0}),
    "set_divided": (
        lambda c: edits.set_divided(c, LEFT, "left-adrenal-vein", True),
        {f"{_LEFT_PLAN}.divided": ("left-adrenal-vein",)},
    ),
    "set_en_bloc": (lambda c: edits.set_en_bloc(c, DUODENUM, True), {"resection.en_bloc": 1}),
    "set_graft_diameter": (lambda c: edits.set_graft_diameter(c, 16.0), {"graft.diameter_mm": 16.0}),
    "set_growth": (lambda c: edits.set_growth(c, "intraluminal"), {"tumour.growth": "intraluminal"}),
    "set_iliac_side": (lambda c: edits.set_iliac_side(c, "left"), {"tumour.iliac_side": "left"}),
    "set_involved": (lambda c: edits.set_involved(c, LEFT, 9.0), {"tumour.involved.0.length_mm": 9.0}),
    "set_jaw": (lambda c: edits.set_jaw(c, 8.0), {"resection.jaw_mm": 8.0}),
    "set_kidney_missing": (lambda c: edits.set_kidney_missing(c, "right", True), {"anatomy.missing_kidneys": 1}),
    "set_kidney_share": (lambda c: edits.set_kidney_share(c, 40.0), {"patient.right_kidney_percent": 40.0}),
    "set_lateral_margin": (lambda c: edits.set_lateral_margin(c, 7.0), {"resection.lateral_margin_mm": 7.0}),
    "set_leg_oedema": (lambda c: edits.set_leg_oedema(c, False), {"patient.leg_oedema": False}),
    "set_lumen": (lambda c: edits.set_lumen(c, "narrowed"), {"tumour.lumen": "narrowed"}),
    "set_lumen_tip_inferior": (
        lambda c: edits.set_lumen_tip_inferior(c, LevelRef(60.0)),
        {
            "tumour.lumen_tip.superior": None,
            "tumour.lumen_tip.inferior.offset_mm": 60.0,
            "tumour.lumen_tip.inferior.landmark": None,
        },
    ),
    "set_lumen_tip_superior": (
        lambda c: edits.set_lumen_tip_superior(c, LevelRef(5.0, "hepatic-roof")),
        {
            "tumour.lumen_tip.superior.offset_mm": 5.0,
            "tumour.lumen_tip.superior.landmark": "hepatic-roof",
            "tumour.lumen_tip.inferior": None,
        },
    ),
    "set_margins": (
        lambda c: edits.set_margins(c, 6.0, 7.0),
        {"resection.inferior_margin_mm": 6.0, "resection.superior_margin_mm": 7.0},
    ),
    "set_mass": (lambda c: edits.set_mass(c, (90.0, 50.0, 40.0)), {"tumour.mass_mm": 3}),
    "set_mobilisation": (lambda c: edits.set_mobilisation(c, LEFT, 6.0), {f"{_LEFT_PLAN}.mobilisation_mm": 6.0}),
    "set_notes": (lambda c: edits.set_notes(c, ["One", "two"]), {"notes": 2}),
    "set_organ_free": (lambda c: edits.set_organ_free(c, DUODENUM, True), {"resection.organs_free": 1}),
    "set_origin_vein": (
        lambda c: edits.set_origin_vein(edits.choose_origin(c, "uterine"), "right-gonadal-vein"),
        {"tumour.origin": "uterine", "tumour.origin_vein": "right-gonadal-vein"},
    ),
    "choose_branch_substitute": (
        lambda c: edits.choose_branch_substitute(c, LEFT, DACRON),
        {f"{_LEFT_PLAN}.substitute": DACRON},
    ),
    "set_patient": (
        lambda c: edits.set_patient(c, sex="M", age=60, symptoms=["Pain"]),
        {"anatomy.sex": "M", "patient.age": 60, "patient.symptoms": 1},
    ),
    "set_plan_b": (lambda c: edits.set_plan_b(c, LEFT, CONE_PIPE), {f"{_LEFT_PLAN}.plan_b": CONE_PIPE}),
    "set_precaval_artery": (lambda c: edits.set_precaval_artery(c, "main"), {"anatomy.precaval_artery": "main"}),
    "set_resection_time": (lambda c: edits.set_resection_time(c, 25.0), {"timing.resection_min": 25.0}),
    "set_sewing_time": (lambda c: edits.set_sewing_time(c, RIGHT, 14.0), {f"{_RIGHT_PLAN}.sewing_min": 14.0}),
    "set_suture": (lambda c: edits.set_suture(c, RIGHT, "5-0"), {f"{_RIGHT_PLAN}.suture": "5-0"}),
    "set_test_clamp": (lambda c: edits.set_test_clamp(c, LEFT, True), {f"{_LEFT_PLAN}.test_clamp": True}),
    "set_threshold": (lambda c: edits.set_threshold(c, "bridge-stop-mm", 4.0), {"thresholds": 1}),
    "set_thrombus": (
        lambda c: edits.set_thrombus(c, LevelRef(30.0), LevelRef(70.0)),
        {
            "tumour.thrombus.lower.offset_mm": 30.0,
            "tumour.thrombus.lower.landmark": None,
            "tumour.thrombus.upper.offset_mm": 70.0,
            "tumour.thrombus.upper.landmark": None,
        },
    ),
    "set_tributary_distances": (
        lambda c: edits.set_tributary_distances(c, lumbar_mm=38.0),
        {"anatomy.renal_veins": 2},
    ),
    "set_uncertainty": (
        lambda c: edits.set_uncertainty(c, 3.0, 4.0),
        {"uncertainty.tumour_sd_mm": 3.0, "uncertainty.landmark_sd_mm": 4.0},
    ),
    "set_vein_margin": (lambda c: edits.set_vein_margin(c, LEFT, 8.0), {f"{_LEFT_PLAN}.margin_mm": 8.0}),
    "set_wall_invaded": (
        lambda c: edits.set_wall_invaded(edits.choose_origin(c, "adrenal"), False),
        {"tumour.origin": "adrenal", "tumour.wall_invaded": False},
    ),
    "shape_renal_vein": (lambda c: edits.shape_renal_vein(c, LEFT, width_mm=12.0), {"anatomy.renal_veins": 2}),
    "sign_override": (
        lambda c: edits.sign_override(edits.override_stop(c, *STOP), *STOP[:2], role="surgeon", date="2026-03-14"),
        {"overrides": 1},
    ),
    "take_plan_b": (
        lambda c: edits.take_plan_b(c, RIGHT),
        {f"{_RIGHT_PLAN}.method": LIGATE, f"{_RIGHT_PLAN}.plan_b": OPENING},
    ),
    "withdraw_override": (lambda c: edits.withdraw_override(edits.override_stop(c, *STOP), *STOP[:2]), {}),
    "write_intent_reason": (lambda c: edits.write_intent_reason(c, "Metastases"), {"intent_reason": "Metastases"}),
}


def places(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every place of a document with what stands there; of a list that grows from nothing, how much does."""
    if is_dataclass(value) and not isinstance(value, Term):
        for field in fields(value):
            yield from places(getattr(value, field.name), f"{path}.{field.name}" if path else field.name)
    elif isinstance(value, tuple) and path.split(".")[-1] in LISTS and value:
        yield path, len(value)
        for number, item in enumerate(value):
            yield from places(item, f"{path}.{number}")
    else:
        yield path, value


def changed(before: Case, after: Case) -> dict[str, Any]:
    """The places that another value stands in."""
    was, now = dict(places(before)), dict(places(after))
    found = {path: value for path, value in now.items() if path not in was or was[path] != value}
    return found | {path: None for path in was if path not in now and not any(other.startswith(path) for other in now)}


@pytest.mark.parametrize("name", SHOWN)
def test_an_edit_writes_what_it_says_and_nothing_else(name: str) -> None:
    edit, wanted = SHOWN[name]
    found = {path: value for path, value in changed(CASE, edit(CASE)).items() if not _inside(path, wanted)}
    for path, value in wanted.items():
        written = found.pop(path, "nothing")
        assert (len(written) if isinstance(written, tuple) and isinstance(value, int) else written) == value, path
    assert found == {}


def _inside(path: str, wanted: dict[str, Any]) -> bool:
    """Whether a place lies within another one that is asked about as a whole."""
    return any(path.startswith(f"{whole}.") for whole in wanted)


def test_every_edit_is_shown() -> None:
    assert set(SHOWN) == set(edits.__all__) - {"planned"}


def test_a_vein_as_graft_never_has_rings() -> None:
    vein = edits.choose_substitute(CASE, ILIAC_VEIN)
    assert vein.graft is not None
    assert not vein.graft.ringed
    assert edits.change_graft(vein, ringed=True) == vein


def test_what_is_kept_in_lists_is_kept_as_given() -> None:
    assert edits.override_stop(CASE, *STOP).overrides == (Override(STOP[0], STOP[2], STOP[1]),)
    assert edits.set_notes(CASE, ["One\ntwo", " ", "three"]).notes == ("One", "two", "three")
    assert edits.set_threshold(CASE, "bridge-stop-mm", 4.0).thresholds == (("bridge-stop-mm", 4.0),)
    assert edits.set_threshold(edits.set_threshold(CASE, "bridge-stop-mm", 4.0), "bridge-stop-mm", 5.0) == CASE, "the default"
    assert edits.set_threshold(edits.set_threshold(CASE, "bridge-stop-mm", 4.0), "bridge-stop-mm", None) == CASE
    both = edits.set_en_bloc(edits.set_en_bloc(CASE, PSOAS, True), DUODENUM, True)
    assert both.resection.en_bloc == (DUODENUM, PSOAS), "in the order in which they are listed"
    assert edits.set_en_bloc(both, PSOAS, False).resection.en_bloc == (DUODENUM,)
    moved = edits.move_renal_ostium(CASE, LEFT, lower_mm=101.0, clock_deg=80.0).anatomy.renal_veins
    assert moved is not None
    assert (moved[1].ostium, moved[0]) == (Ostium(101.0, 119.0, 80.0), reference_renal_veins("F")[0])
    assert edits.set_kidney_missing(CASE, "right", True).anatomy.missing_kidneys == ("right",)
    assert edits.set_kidney_missing(edits.set_kidney_missing(CASE, "right", True), "right", False) == CASE


def test_an_organ_is_taken_or_free_or_not_said_but_never_both() -> None:
    free = edits.set_organ_free(CASE, PSOAS, True)
    taken = edits.set_en_bloc(free, PSOAS, True)
    assert (taken.resection.en_bloc, taken.resection.organs_free) == ((PSOAS,), ())
    again = edits.set_organ_free(taken, PSOAS, True)
    assert (again.resection.en_bloc, again.resection.organs_free) == ((), (PSOAS,))
    assert edits.set_organ_free(again, PSOAS, False) == CASE


def test_an_iliac_vein_is_planned_planned_otherwise_and_not_planned_again() -> None:
    both = edits.choose_iliac_method(edits.choose_iliac_method(CASE, LEFT_ILIAC, LIMB), RIGHT_ILIAC, TIE)
    assert both.iliac_plan == (IliacPlan(RIGHT_ILIAC, TIE), IliacPlan(LEFT_ILIAC, LIMB))
    other = edits.choose_iliac_method(both, LEFT_ILIAC, GRAFT_END)
    assert other.iliac_plan == (IliacPlan(RIGHT_ILIAC, TIE), IliacPlan(LEFT_ILIAC, GRAFT_END))
    assert edits.choose_iliac_method(edits.choose_iliac_method(other, LEFT_ILIAC, None), RIGHT_ILIAC, None) == CASE


def test_tributaries_are_divided_one_by_one_and_kept_in_their_order() -> None:
    two = edits.set_divided(edits.set_divided(CASE, LEFT, "left-renal-lumbar-vein", True), LEFT, "left-adrenal-vein", True)
    assert edits.planned(two, LEFT).divided == ("left-adrenal-vein", "left-renal-lumbar-vein")
    none = edits.set_divided(edits.set_divided(two, LEFT, "left-adrenal-vein", False), LEFT, "left-renal-lumbar-vein", False)
    assert none == CASE


def test_another_origin_keeps_what_fits_it_and_drops_what_does_not() -> None:
    renal = edits.set_wall_invaded(edits.set_origin_vein(edits.choose_origin(CASE, "renal"), RIGHT), True)
    assert edits.choose_origin(renal, "thrombus").tumour.origin_vein == RIGHT
    assert edits.choose_origin(renal, "adrenal").tumour.origin_vein is None
    assert edits.choose_origin(renal, "adrenal").tumour.wall_invaded is True
    assert edits.choose_origin(renal, "wall") == CASE


def test_a_free_tip_is_taken_back_end_by_end() -> None:
    both = edits.set_lumen_tip_inferior(edits.set_lumen_tip_superior(CASE, LevelRef(190.0)), LevelRef(70.0))
    assert both.tumour.lumen_tip == LumenTip(LevelRef(190.0), LevelRef(70.0))
    assert edits.set_lumen_tip_superior(edits.set_lumen_tip_inferior(both, None), None) == CASE


def test_a_vein_that_goes_takes_with_it_what_was_said_of_it() -> None:
    case = edits.choose_origin(edits.add_renal_vein(CASE, _SECOND), "renal")
    case = edits.set_origin_vein(case, "second")
    assert edits.remove_renal_vein(case, "second").tumour == edits.choose_origin(CASE, "renal").tumour
    wide = replace(reference_renal_veins("F")[1], id="wide", ostium=Ostium(60.0, 85.0, 90.0), width_mm=25.0, thickness_mm=20.0)
    divided = edits.set_divided(CASE, LEFT, "left-adrenal-vein", True)
    assert edits.planned(edits.add_renal_vein(divided, wide), LEFT).divided == (), "it enters the larger vein now"


@pytest.mark.parametrize(
    "edit",
    [
        lambda: edits.choose_iliac_method(CASE, LEFT, TIE),
        lambda: edits.choose_intent(CASE, "wait"),  # type: ignore[arg-type]
        lambda: edits.choose_origin(CASE, "liver"),  # type: ignore[arg-type]
        lambda: edits.set_lumen(CASE, "wide"),  # type: ignore[arg-type]
        lambda: edits.set_iliac_side(CASE, "middle"),  # type: ignore[arg-type]
        lambda: edits.set_collaterals(CASE, "many"),  # type: ignore[arg-type]
        lambda: edits.set_threshold(CASE, "no-such-value", 1.0),
        lambda: edits.set_thrombus(CASE, LevelRef(70.0), LevelRef(30.0)),
        lambda: edits.set_kidney_missing(CASE, "middle", True),  # type: ignore[arg-type]
        lambda: edits.override_stop(CASE, "no-kidney-left", "", " "),
        lambda: edits.add_accessory_vein(CASE, "middle"),  # type: ignore[arg-type]
    ],
)
def test_what_is_none_of_the_choices_is_refused(edit: Callable[[], Case]) -> None:
    with pytest.raises(UserError):
        edit()
