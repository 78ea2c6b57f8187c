"""Two plans beside one another: nothing that differs is kept back, and it does not matter which stands first."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from made_cases import cases

from ivcviz.anatomy.specification import Ostium, RenalVein
from ivcviz.case import edits
from ivcviz.case.document import Case, Cone, Graft, LevelRef
from ivcviz.errors import UserError
from ivcviz.plan.plan_b import resolved_plan_b
from ivcviz.plan.report import as_json as report
from ivcviz.plan.resolve import resolve
from ivcviz.storage.case_files import load_case
from ivcviz.storage.shipped import find_case
from ivcviz.teaching.comparison import NO_DIFFERENCE, ComparisonRow, as_json, as_text, compare
from ivcviz.terms.iliac_methods import LIMB
from ivcviz.terms.organs import DUODENUM, PSOAS
from ivcviz.terms.renal_methods import LIGATE
from ivcviz.terms.resections import NO_RESECTION
from ivcviz.terms.substitutes import ILIAC_VEIN, PTFE

RIGHT, LEFT = "right-renal-vein", "left-renal-vein"
THIRD = RenalVein("right-lower-renal-vein", "right", Ostium(70.0, 78.0, 250.0), 30.0, 8.0, 6.0, 30.0, main=False)
Edit = Callable[[Case], Case]
# What is changed, and a row that shows it. Title, and what only reads, are no part of a plan.
SHOWN_BY: dict[str, tuple[Edit, str, str]] = {
    "move_tumour_lower_end": (lambda c: edits.move_tumour_lower_end(c, LevelRef(80.0)), "Tumour", "lower end"),
    "move_tumour_upper_end": (lambda c: edits.move_tumour_upper_end(c, LevelRef(170.0)), "Resection", "superior cut"),
    "move_tumour": (lambda c: edits.move_tumour(c, 1.0), "Clamps", "inferior clamp on the IVC"),
    "set_mass": (lambda c: edits.set_mass(c, (90.0, 50.0, 41.0)), "Tumour", "mass, depth"),
    "change_entry": (lambda c: edits.change_entry(c, "resection.cuff_mm", 5.0), "Clamps", "cuff, free vein from cut to jaw"),
    "choose_iliac_method": (
        lambda c: edits.choose_iliac_method(c, "left-common-iliac-vein", LIMB),
        "Resection",
        "left common iliac vein",
    ),
    "choose_intent": (lambda c: edits.choose_intent(c, "no-operation"), "Zone reading", "intent"),
    "choose_origin": (lambda c: edits.choose_origin(c, "renal"), "Tumour", "origin of the tumour"),
    "set_aortomesenteric_distance": (
        lambda c: edits.set_aortomesenteric_distance(c, 14.0),
        "Patient",
        "aortomesenteric distance (CT)",
    ),
    "set_cooled": (lambda c: edits.set_cooled(c, LEFT, True), "Left renal vein", "kidney cooled"),
    "set_divided": (
        lambda c: edits.set_divided(c, LEFT, "left-adrenal-vein", "left-adrenal-vein" not in edits.planned(c, LEFT).divided),
        "Left renal vein",
        "tributaries divided for its length",
    ),
    "set_lumen_tip_inferior": (
        lambda c: edits.set_lumen_tip_inferior(c, LevelRef(60.0)),
        "Tumour",
        "floating tip, lower end",
    ),
    "set_lumen_tip_superior": (
        lambda c: edits.set_lumen_tip_superior(c, LevelRef(180.0)),
        "Tumour",
        "floating tip, upper end",
    ),
    "set_organ_free": (lambda c: edits.set_organ_free(c, DUODENUM, True), "Resection", "organs free on imaging"),
    "set_origin_vein": (
        lambda c: edits.set_origin_vein(edits.choose_origin(c, "uterine"), "right-gonadal-vein"),
        "Tumour",
        "vein of origin",
    ),
    "set_test_clamp": (lambda c: edits.set_test_clamp(c, LEFT, True), "Left renal vein", "test clamping, stump pressure"),
    "set_wall_invaded": (
        lambda c: edits.set_wall_invaded(edits.choose_origin(c, "adrenal"), False),
        "Tumour",
        "wall invaded",
    ),
    "write_intent_reason": (
        lambda c: edits.write_intent_reason(c, "Metastases"),
        "Zone reading",
        "reason for the intent",
    ),
    "set_bulge": (lambda c: edits.set_bulge(c, 10.0), "Tumour", "clock position of its bulk"),
    "set_involved": (lambda c: edits.set_involved(c, LEFT, 12.0), "Left renal vein", "gap, stump to graft"),
    "set_growth": (lambda c: edits.set_growth(c, "intraluminal"), "Tumour", "growth"),
    "set_circumference": (lambda c: edits.set_circumference(c, 120.0), "Tumour", "circumference taken"),
    "set_lumen": (lambda c: edits.set_lumen(c, "closed"), "Tumour", "lumen"),
    "set_thrombus": (
        lambda c: edits.set_thrombus(c, LevelRef(60.0), LevelRef(-20.0, "renal-floor")),
        "Tumour",
        "bland thrombus, lower end",
    ),
    "set_precaval_artery": (lambda c: edits.set_precaval_artery(c, "main"), "Body", "artery before the cava"),
    "set_tributary_distances": (
        lambda c: edits.set_tributary_distances(c, lumbar_mm=38.0),
        "Left renal vein",
        "lumbar vein's distance from the cava",
    ),
    "set_iliac_side": (lambda c: edits.set_iliac_side(c, "left"), "Tumour", "iliac vein reached"),
    "move_landmark": (lambda c: edits.move_landmark(c, "hiatus", 230.0), "Body", "hiatus"),
    "reset_landmark": (
        lambda c: edits.reset_landmark(
            edits.move_landmark(edits.move_landmark(c, "hiatus", 230.0), "cavoatrial-junction", 260.0), "hiatus"
        ),
        "Body",
        "cavoatrial junction",
    ),
    "move_renal_ostium": (lambda c: edits.move_renal_ostium(c, LEFT, clock_deg=80.0), "Left renal vein", "graftotomy, width"),
    "add_renal_vein": (lambda c: edits.add_renal_vein(c, THIRD), "Right lower renal vein", "method"),
    "remove_renal_vein": (
        lambda c: edits.remove_renal_vein(edits.add_renal_vein(c, replace(THIRD, main=True)), RIGHT),
        "Right renal vein",
        "method",
    ),
    "shape_renal_vein": (lambda c: edits.shape_renal_vein(c, LEFT, width_mm=9.0), "Left renal vein", "width"),
    "add_accessory_vein": (lambda c: edits.add_accessory_vein(c, "right"), "Right renal vein 2", "method"),
    "set_suture": (lambda c: edits.set_suture(c, LEFT, "6-0"), "Left renal vein", "suture"),
    "set_kidney_missing": (lambda c: edits.set_kidney_missing(c, "right", True), "Body", "kidneys missing"),
    "set_patient": (lambda c: edits.set_patient(c, sex="M", age=38), "Body", "sex"),
    "set_kidney_share": (lambda c: edits.set_kidney_share(c, 30.0), "Patient", "right kidney's share of the function"),
    "set_collaterals": (lambda c: edits.set_collaterals(c, "rich"), "Patient", "collaterals"),
    "set_leg_oedema": (lambda c: edits.set_leg_oedema(c, True), "Patient", "leg oedema"),
    "set_notes": (lambda c: edits.set_notes(c, ("One.",)), "Patient", "notes"),
    "choose_convention": (lambda c: edits.choose_convention(c, "roof"), "Zone reading", "convention"),
    "change_patient": (lambda c: edits.change_patient(c, age=61), "Patient", "age"),
    "change_resection": (lambda c: edits.change_resection(c, jaw_mm=8.0), "Clamps", "jaw of a clamp"),
    "change_timing": (lambda c: edits.change_timing(c, resection_min=20.0), "Resection", "time for the resection"),
    "change_tumour": (lambda c: edits.change_tumour(c, lumen="closed"), "Tumour", "lumen"),
    "change_uncertainty": (
        lambda c: edits.change_uncertainty(c, tumour_sd_mm=3.0),
        "Tumour",
        "uncertainty of its ends (1 SD)",
    ),
    "change_graft": (lambda c: edits.change_graft(c, wall_mm=1.0), "Graft", "wall"),
    "change_renal_plan": (lambda c: edits.change_renal_plan(c, LEFT, suture="6-0"), "Left renal vein", "suture"),
    "set_uncertainty": (lambda c: edits.set_uncertainty(c, 3.0, 5.0), "Zone reading", "readings in which it holds"),
    "choose_resection_kind": (lambda c: edits.choose_resection_kind(c, NO_RESECTION), "Resection", "cava resected"),
    "set_margins": (lambda c: edits.set_margins(c, 10.0, 5.0), "Graft", "length"),
    "set_lateral_margin": (lambda c: edits.set_lateral_margin(c, 4.0), "Resection", "margin along the wall"),
    "choose_branch_substitute": (
        lambda c: edits.choose_branch_substitute(c, LEFT, ILIAC_VEIN),
        "Left renal vein",
        "branch, material",
    ),
    "choose_patch": (lambda c: edits.choose_patch(c, ILIAC_VEIN), "Resection", "patch, material"),
    "set_cuff": (lambda c: edits.set_cuff(c, 6.0), "Clamps", "superior clamp on the IVC"),
    "set_jaw": (lambda c: edits.set_jaw(c, 8.0), "Clamps", "clamp on the left renal vein"),
    "set_en_bloc": (lambda c: edits.set_en_bloc(c, PSOAS, True), "Resection", "organs taken en bloc"),
    "set_resection_time": (lambda c: edits.set_resection_time(c, 20.0), "Resection", "time for the resection"),
    "set_anastomosis_times": (
        lambda c: edits.set_anastomosis_times(c, 15.0, None),
        "Graft",
        "time for the inferior anastomosis",
    ),
    "move_clamp_onto_graft": (lambda c: edits.move_clamp_onto_graft(c, True), "Clamps", "superior clamp moved onto the graft"),
    "choose_graft": (lambda c: edits.choose_graft(c, Graft(18.0, PTFE, False, PTFE.wall_mm)), "Graft", "rings"),
    "choose_substitute": (lambda c: edits.choose_substitute(c, ILIAC_VEIN), "Graft", "substitute"),
    "remove_graft": (edits.remove_graft, "Graft", "substitute"),
    "set_graft_diameter": (lambda c: edits.set_graft_diameter(c, 20.0), "Graft", "ratio to the cava, inferior cut"),
    "choose_renal_method": (lambda c: edits.choose_renal_method(c, LEFT, LIGATE), "Left renal vein", "method"),
    "set_plan_b": (lambda c: edits.set_plan_b(c, LEFT, None), "Left renal vein", "plan B"),
    "take_plan_b": (lambda c: edits.take_plan_b(c, RIGHT), "Right renal vein", "seam"),
    "set_vein_margin": (lambda c: edits.set_vein_margin(c, LEFT, 8.0), "Left renal vein", "cut, from the cava"),
    "set_mobilisation": (lambda c: edits.set_mobilisation(c, LEFT, 5.0), "Left renal vein", "mobilisation allowed"),
    "set_cone": (lambda c: edits.set_cone(c, LEFT, Cone(14.0, 12.0)), "Left renal vein", "branch, tip Ø"),
    "set_artery": (lambda c: edits.set_artery(c, RIGHT, "clamped"), "Right renal vein", "artery while the vein is clamped"),
    "set_sewing_time": (lambda c: edits.set_sewing_time(c, RIGHT, 12.0), "Right renal vein", "time for the vein"),
    "set_threshold": (
        lambda c: edits.set_threshold(c, "hilum-remaining-mm", 12.0),
        "Thresholds",
        "renal vein that should be left before the hilar confluence",
    ),
    "override_stop": (
        lambda c: edits.override_stop(c, "no-kidney-left", "", "why"),
        "Plan checks",
        "stops that are overridden",
    ),
    "sign_override": (
        lambda c: edits.sign_override(edits.override_stop(c, "a", "", "x"), "a", "", role="surgeon"),
        "Plan checks",
        "stops that are overridden",
    ),
    "withdraw_override": (
        lambda c: edits.withdraw_override(edits.override_stop(edits.override_stop(c, "a", "", "x"), "b", "", "y"), "a", ""),
        "Plan checks",
        "stops that are overridden",
    ),
}
# Whole cases take a while to make on a busy machine.
SLOW = [HealthCheck.too_slow, HealthCheck.filter_too_much]
NOT_OF_THE_PLAN = {"rename", "planned"}


def _case(name: str) -> Case:
    return load_case(find_case(name))


def test_there_is_an_example_of_every_edit() -> None:
    assert set(SHOWN_BY) | NOT_OF_THE_PLAN == set(edits.__all__)


@pytest.mark.parametrize("name", SHOWN_BY)
def test_every_edit_is_a_row_of_the_comparison(name: str) -> None:
    edit, group, what = SHOWN_BY[name]
    before = _case("case-4")
    found = compare(resolve(before), resolve(edit(before)))
    assert (group, what) in [(str(row.group), str(row.what)) for row in found.differing]


def test_another_title_alone_is_no_difference() -> None:
    before = _case("case-4")
    assert compare(resolve(before), resolve(edits.rename(before, "Another"))).same


@given(cases())
@settings(max_examples=25, deadline=None, suppress_health_check=SLOW)
def test_a_plan_does_not_differ_from_itself(case: Case) -> None:
    plan = _resolved(case)
    found = compare(plan, _resolved(case))
    assert found.same
    assert found.rows
    assert as_text(found).endswith(str(NO_DIFFERENCE))
    assert as_json(found)["rows"] == []


@given(cases(), cases())
@settings(max_examples=25, deadline=None, suppress_health_check=SLOW)
def test_the_other_way_round_it_is_the_mirror_image(one: Case, other: Case) -> None:
    first, second = _resolved(one), _resolved(other)
    there, back = compare(first, second), compare(second, first)
    assert (there.one, there.other) == (back.other, back.one)
    assert [_mirrored(row) for row in there.rows] == [_parts(row) for row in back.rows]
    assert len({(row.group, row.what) for row in there.rows}) == len(there.rows)


@given(cases(), st.sampled_from(sorted(SHOWN_BY)))
@settings(max_examples=40, deadline=None, suppress_health_check=SLOW)
def test_whatever_a_script_reads_differently_is_a_row(case: Case, name: str) -> None:
    try:
        after = SHOWN_BY[name][0](case)
    except UserError:
        assume(False)
    one, other = _resolved(case), _resolved(after)
    if not _near(_for_scripts(one), _for_scripts(other)):
        assert not compare(one, other).same


def test_rows_say_by_how_much_and_stand_in_the_order_of_the_work() -> None:
    found = compare(resolve(_case("case-3")), resolve(_case("case-4")))
    assert (found.one, found.other) == ("Case 3", "Case 4")
    rows = {(str(row.group), str(row.what)): row for row in found.differing}
    cut = rows["Resection", "inferior cut"]
    assert (*map(str, (cut.one_words, cut.other_words, cut.difference)), cut.change) == ("15 mm", "75 mm", "+60 mm", 60.0)
    assert rows["Left renal vein", "plan B"].one_words == "—"
    assert rows["Left renal vein", "ostium, lower edge"].difference.rendered() == "−23 mm"
    check = rows["Plan checks", "convention decides"]
    assert check.other is None
    assert str(check.one_words).startswith("Note: I–II by the floor")
    groups = list(dict.fromkeys(str(row.group) for row in found.rows))
    work = ["Zone reading", "Tumour", "Resection", "Clamps", "Divided veins", "Graft", "Right renal vein", "Left renal vein"]
    assert groups == [*work, "Plan checks", "Body", "Patient", "Thresholds"]


def test_a_clock_position_goes_the_shorter_way_round() -> None:
    one = edits.set_bulge(_case("case-4"), 350.0)
    found = compare(resolve(one), resolve(edits.set_bulge(one, 20.0)))
    assert [str(row.difference) for row in found.differing] == ["+30°"]


def test_what_is_too_small_to_be_read_is_still_told_and_never_as_nothing() -> None:
    one = _case("case-4")
    found = compare(resolve(one), resolve(edits.set_involved(one, LEFT, 45.004)))
    gap = next(row for row in found.differing if str(row.what) == "gap, stump to graft")
    assert str(gap.one_words) == str(gap.other_words)
    assert str(gap.difference)[1:] not in ("0 mm", "")


def test_the_table_for_a_terminal_holds_every_row_within_its_width() -> None:
    found = compare(resolve(_case("case-3")), resolve(_case("case-4")))
    text = as_text(found)
    assert max(len(line) for line in text.splitlines()) <= 112
    assert text.count("\n  ") >= len(found.told)
    assert len(as_text(found, everything=True)) > len(text)


def test_what_reads_alike_is_not_told_and_small_veins_of_one_plan_alone_are_one_row() -> None:
    found = compare(resolve(_case("case-3")), resolve(_case("case-4")))
    assert all(str(row.one_words) != str(row.other_words) for row in found.told)
    alone = [row for row in found.differing if str(row.group) == "Divided veins" and None in (row.one, row.other)]
    assert len(alone) > 2
    (folded,) = [row for row in found.told if str(row.what) == "in one plan alone"]
    names = f"{folded.one_words}, {folded.other_words}"
    assert all(str(row.what) in names for row in alone)
    assert str(folded.difference) == f"{len(alone)} veins"
    assert not any(row in found.told for row in alone)


def test_one_vein_that_one_plan_alone_divides_keeps_its_row() -> None:
    one = _case("case-4")
    other = edits.set_divided(one, LEFT, "left-adrenal-vein", False)
    found = compare(resolve(one), resolve(other))
    assert "in one plan alone" not in [str(row.what) for row in found.told]


def test_a_plan_and_its_plan_b_differ_in_that_vein_alone() -> None:
    plan = resolve(_case("case-4"))
    found = compare(plan, resolved_plan_b(plan, LEFT))
    assert {str(row.group) for row in found.differing} <= {"Clamps", "Left renal vein", "Plan checks"}
    assert "nephrectomy" in [str(row.other_words) for row in found.differing]
    assert found.other == "Case 4, plan B (left renal vein: nephrectomy)"


def _resolved(case: Case) -> Any:
    try:
        return resolve(case)
    except UserError:
        assume(False)


def _parts(row: ComparisonRow) -> tuple[Any, ...]:
    return (row.group, row.what, row.one, row.other, row.one_words, row.other_words, row.same, _signed(row, "+−"))


def _mirrored(row: ComparisonRow) -> tuple[Any, ...]:
    return (row.group, row.what, row.other, row.one, row.other_words, row.one_words, row.same, _signed(row, "−+"))


def _signed(row: ComparisonRow, signs: str) -> Any:
    """A number's difference with the signs that are read as plus and minus; of names the letters, in no order."""
    if row.change is not None:
        return str(row.difference).translate(str.maketrans("+−", signs))
    return sorted(str(row.difference).replace("+", "").replace("−", ""))


def _for_scripts(plan: Any) -> Any:
    """What `plan --json` says, without title, sentences and sources."""

    def without_words(value: Any) -> Any:
        if isinstance(value, dict):
            return {k: without_words(v) for k, v in value.items() if k not in ("title", "sentence", "source")}
        return [without_words(item) for item in value] if isinstance(value, list) else value

    return without_words(report.as_json(plan))


def _near(one: Any, other: Any) -> bool:
    if isinstance(one, float | int) and isinstance(other, float | int):
        return abs(one - other) <= 1e-6
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_near(one[k], other[k]) for k in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(_near(a, b) for a, b in zip(one, other, strict=True))
    return bool(one == other)
