"""Every rule: plans in which it fires, one for each severity, and one in which it is silent; and what rules share."""

import re
from dataclasses import replace
from math import isfinite
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from made_cases import cases

from ivcviz.anatomy.landmarks import reference_renal_veins
from ivcviz.anatomy.specification import AnatomySpec, Ostium
from ivcviz.case import edits
from ivcviz.case.check_thresholds import DEFAULT_THRESHOLDS
from ivcviz.case.document import Case, Cone, Graft, LumenTip, Patient, RenalPlan, Resection, Thrombus, Timing, Uncertainty
from ivcviz.case.document import LevelRef as At
from ivcviz.case.sources import Provenance
from ivcviz.cli import main
from ivcviz.errors import UserError
from ivcviz.plan.catalogue.examples import EXAMPLES
from ivcviz.plan.catalogue.page import rules_page
from ivcviz.plan.catalogue.samples import LEFT, RIGHT, Sample, ends, sample, sewn
from ivcviz.plan.finding import Finding
from ivcviz.plan.findings import RULES
from ivcviz.plan.model import Plan
from ivcviz.plan.resolve import resolve
from ivcviz.terms.organs import BOWEL, DUODENUM, LEFT_ADRENAL, RIGHT_ADRENAL
from ivcviz.terms.renal_methods import CONE_PIPE, LIGATE, NEPHRECTOMY, OPENING, TO_PORTAL, RenalMethod
from ivcviz.terms.resections import PARTIAL_PATCH
from ivcviz.terms.substitutes import ILIAC_VEIN, PARIETAL_PERITONEUM, PTFE

NAMES = [rule.name for rule in RULES]
BY_NAME = {rule.name: rule for rule in RULES}
SAMPLES = [(name, one) for name, example in EXAMPLES.items() for one in example.fires]
PLANS = {id(one): one.plan() for _, one in SAMPLES} | {id(e.silent): e.silent.plan() for e in EXAMPLES.values()}
# Of those that the rules were built from, with the severities asked for there.
ASKED_FOR = """
extent-near-border warning, convention-decides note, zone-understates-operation note, hepatic-ostium-unplanned stop,
hepatic-ostium-unplanned warning, outflow-closed-inflow-open stop, clamp-on-an-ostium stop, no-room-for-superior-clamp warning,
renal-vein-open-between-clamps stop, tributary-open-between-clamps warning, look-for-a-high-lumbar-vein note,
large-inferior-right-hepatic-vein warning, kidney-without-outflow warning,
above-the-diaphragm warning, atrial-extension stop, below-the-confluence note, bland-thrombus-at-the-cut warning,
renal-ostium-unplanned stop, renal-ostium-unplanned warning, right-renal-vein-ligated stop, left-collaterals-lost stop,
left-collaterals-lost warning, no-kidney-left stop, stump-does-not-reach stop, stump-does-not-reach warning,
stump-at-the-hilum warning, graft-wider-than-cava warning, branch-too-wide stop, wall-bridge-too-narrow stop,
wall-bridge-too-narrow warning, branch-against-the-flow warning, corridor-too-tight stop, corridor-too-tight warning,
corridor-too-tight note, tip-mismatch note, hole-faces-backwards note, ring-in-the-way note, clamp-on-rings note,
no-reconstruction stop, no-reconstruction warning, prosthesis-beside-opened-bowel warning, autotransplant-is-the-reserve
warning, graft-narrower-than note, graft-narrower-than warning, repair-narrows-cava note, repair-narrows-cava warning,
vein-does-not-make-this-tube stop, vein-does-not-make-this-tube warning, margin-below-the-usual stop,
margin-below-the-usual warning, tumour-beyond-the-cut stop, tumour-stays stop, mass-without-extent note, mass-on-an-organ note,
both-adrenals-removed warning, one-reconstructed-outflow note, vein-cut-without-need warning, artery-before-vein warning,
plan-against-the-intent warning, plan-against-the-intent stop, organ-not-planned-here stop, ureter-without-its-kidney warning,
vein-does-not-make-this-patch stop, vein-does-not-make-this-patch warning, caval-cuff-in-the-tumour stop,
renal-vein-led-elsewhere stop, caval-cuff-beyond-the-cuts stop, precaval-renal-artery warning
"""


def plan_of(lower: float, upper: float, **choices) -> Plan:
    return sample(lower, upper, **choices).plan()


def found(plan: Plan, rule: str) -> list[Finding]:
    return [finding for finding in plan.findings if finding.rule == rule]


@pytest.mark.parametrize(("rule", "one"), SAMPLES)
def test_the_rule_fires_with_its_severity_and_its_source(rule: str, one: Sample) -> None:
    fired = found(PLANS[id(one)], rule)
    assert fired
    assert all(finding.severity in BY_NAME[rule].severities for finding in fired)
    assert all(str(finding.source).startswith(str(BY_NAME[rule].source)) for finding in fired)


@pytest.mark.parametrize("rule", NAMES)
def test_the_rule_is_shown_in_each_of_its_severities_and_silent_without_its_trigger(rule: str) -> None:
    example = EXAMPLES[rule]
    assert tuple(found(PLANS[id(one)], rule)[0].severity for one in example.fires) == BY_NAME[rule].severities
    assert found(PLANS[id(example.silent)], rule) == []


def test_every_rule_that_was_asked_for_is_there_and_shown() -> None:
    asked = {tuple(words.split()) for words in ASKED_FOR.replace("\n", " ").split(",")}
    assert asked <= {(rule.name, severity) for rule in RULES for severity in rule.severities}
    assert list(EXAMPLES) == list(dict.fromkeys(EXAMPLES))
    assert set(EXAMPLES) == set(NAMES)
    assert len(NAMES) == len(set(NAMES))


@pytest.mark.parametrize(("rule", "one"), SAMPLES)
def test_no_sentence_says_safe_and_every_sentence_is_one(rule: str, one: Sample) -> None:  # noqa: ARG001
    for finding in PLANS[id(one)].findings:
        said = str(finding.sentence).lower()
        assert "safe" not in re.sub("(lowest|highest) safe clamp at", "", said)
        assert str(finding.sentence).endswith(".")
        assert "\n" not in str(finding.sentence)


@pytest.mark.parametrize(("rule", "one"), SAMPLES)
def test_what_one_rule_finds_at_several_places_is_told_apart_and_has_a_place(rule: str, one: Sample) -> None:
    plan = PLANS[id(one)]
    keys = [(finding.rule, finding.about) for finding in plan.findings]
    assert len(keys) == len(set(keys))
    assert all(finding.level_mm is not None for finding in found(plan, rule))


def test_stops_come_before_warnings_and_warnings_before_notes() -> None:
    order = [finding.severity for finding in plan_of(150, 205).findings]
    assert order == sorted(order, key=["stop", "warning", "note"].index)
    assert set(order) == {"stop", "warning", "note"}


def test_the_committed_page_is_the_one_that_the_rules_make(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    committed = (Path(__file__).parents[2] / "docs" / "plan-checks.md").read_text(encoding="utf-8")
    assert main(["rules"]) == 0
    assert capsys.readouterr().out == committed
    assert main(["rules", "-o", str(tmp_path / "checks.md")]) == 0
    assert (tmp_path / "checks.md").read_text(encoding="utf-8") == committed
    assert main(["rules", "-o", str(tmp_path / "checks.pdf")]) == 2
    assert "end in .md" in capsys.readouterr().err


@pytest.mark.parametrize("rule", NAMES)
def test_the_page_says_of_each_rule_what_a_surgeon_needs(rule: str) -> None:
    part = rules_page().split(f"\n### {rule}\n")[1].split("\n##")[0]
    assert all(f"Says, as a {severity}" in part for severity in BY_NAME[rule].severities)
    assert "Says nothing: " in part
    assert "Source: " in part
    assert part.count("Default threshold: ") == len(BY_NAME[rule].thresholds)


# For each threshold a rule and which of its examples fires by it, and a value with which that one does not.
SILENCED = {
    "ostium-from-cut-mm": ("renal-ostium-unplanned", 1, 2.0),
    "margin-mm": ("margin-below-the-usual", 1, 7.0),
    "lateral-margin-mm": ("margin-below-the-usual", -1, 2.0),
    "mobilisation-for-nothing-mm": ("left-length-without-division", 0, 25.0),
    "mobilisation-beyond-mm": ("stump-does-not-reach", 0, 40.0),
    "hilum-remaining-mm": ("stump-at-the-hilum", 0, 5.0),
    "branch-share-percent": ("branch-too-wide", 0, 90.0),
    "bridge-stop-mm": ("wall-bridge-too-narrow", 0, 1.0),
    "bridge-warning-mm": ("wall-bridge-too-narrow", 1, 2.0),
    "into-a-neighbour-mm": ("corridor-too-tight", 0, 3.0),
    "tip-mismatch-percent": ("tip-mismatch", 0, 90.0),
    "large-accessory-mm": ("large-inferior-right-hepatic-vein", 0, 7.0),
    "repair-note-percent": ("repair-narrows-cava", 2, 40.0),
    "repair-warning-percent": ("repair-narrows-cava", 1, 30.0),
    "graft-note-percent": ("graft-narrower-than", 1, 45.0),
    "graft-warning-percent": ("graft-narrower-than", 2, 30.0),
    "graft-least-mm": ("graft-narrower-than", 0, 9.0),
    "vein-tube-diameter-mm": ("vein-does-not-make-this-tube", 1, 18.0),
    "vein-tube-length-mm": ("vein-does-not-make-this-tube", 2, 90.0),
    "saphenous-length-mm": ("vein-does-not-make-this-tube", 0, 700.0),
    "working-kidney-percent": ("no-kidney-left", 0, 10.0),
    "under-iliac-artery-mm": ("clamp-under-the-iliac-artery", 0, 1.0),
}


def with_threshold(one: Sample, name: str, value: float) -> Plan:
    return Sample(edits.set_threshold(one.case, name, value), one.change).plan()


# Plans that fire by a threshold by which no example does.
ALSO = {
    "lateral-margin-mm": sample(
        30, 60, resection=Resection(kind=PARTIAL_PATCH, lateral_margin_mm=3.0), tumour={"circumference_deg": 60.0}
    ),
    "graft-warning-percent": sample(150, 192, graft=Graft.of(PTFE, 12.0), anatomy=AnatomySpec(section=((0.0, 31.0, 31.0),))),
    "vein-tube-length-mm": sample(30, 85, graft=Graft.of(ILIAC_VEIN, 14.0)),
}


@pytest.mark.parametrize("name", DEFAULT_THRESHOLDS)
def test_a_threshold_of_the_plans_own_is_what_its_rule_reads(name: str) -> None:
    rule, number, value = SILENCED[name]
    one = ALSO[name] if name in ALSO else EXAMPLES[rule].fires[number]
    before = found(one.plan(), rule)[0]
    assert [f for f in found(with_threshold(one, name, value), rule) if f.severity == before.severity] == []
    assert name in BY_NAME[rule].thresholds


def test_a_threshold_says_whose_it_is() -> None:
    one = EXAMPLES["stump-at-the-hilum"].fires[0]
    assert "threshold 10 mm, set by this plan" in str(found(one.plan(), "stump-at-the-hilum")[0].source)
    own = str(found(with_threshold(one, "hilum-remaining-mm", 12.0), "stump-at-the-hilum")[0].source)
    assert own.endswith("threshold 12 mm, set by this plan (default 10 mm)")


def test_an_overridden_stop_stays_a_stop_and_carries_its_reason() -> None:
    one = sample(80, 150, **ends(LIGATE, LIGATE))
    case = edits.override_stop(one.case, "right-renal-vein-ligated", "", "Occluded for years; collaterals on the DSA.")
    stops = [finding for finding in resolve(case).findings if finding.severity == "stop"]
    assert [(finding.rule, finding.overridden) for finding in stops][-1] == (
        "right-renal-vein-ligated",
        "Occluded for years; collaterals on the DSA.",
    )
    assert resolve(edits.withdraw_override(case, "right-renal-vein-ligated", "")).findings == resolve(one.case).findings


def test_an_override_of_a_gap_is_kept_has_no_effect_and_is_said_in_a_note() -> None:
    plan = plan_of(40, 98)
    assert {f.about for f in found(plan, "renal-ostium-unplanned")} == {RIGHT, LEFT}
    case = edits.override_stop(plan.case, "renal-ostium-unplanned", LEFT, "Left kidney embolised.")
    after = resolve(case)
    assert {f.about: f.overridden for f in found(after, "renal-ostium-unplanned")} == {RIGHT: "", LEFT: ""}
    assert [note.severity for note in found(after, "override-does-not-apply")] == ["note"]
    assert after.case.overrides == case.overrides


def test_an_override_is_signed_with_role_and_date_and_printed_with_them() -> None:
    one = sample(80, 150, **ends(LIGATE, LIGATE))
    case = edits.override_stop(one.case, "right-renal-vein-ligated", "", "Occluded for years.")
    case = edits.sign_override(case, "right-renal-vein-ligated", "", role="consultant surgeon", date="2026-03-14")
    [stop] = found(resolve(case), "right-renal-vein-ligated")
    assert str(stop.full_sentence).endswith("Overridden (consultant surgeon, 2026-03-14): Occluded for years.")
    with pytest.raises(UserError, match="Write the reason first"):
        edits.sign_override(one.case, "right-renal-vein-ligated", "", role="consultant surgeon")


def test_an_override_is_of_one_place_only() -> None:
    plan = plan_of(30, 60, resection=Resection(inferior_margin_mm=0.0, superior_margin_mm=0.0))
    assert {f.about for f in found(plan, "margin-below-the-usual")} == {"inferior end", "superior end"}
    case = edits.override_stop(plan.case, "margin-below-the-usual", "inferior end", "Frozen section decides.")
    overridden = {f.about: f.overridden for f in found(resolve(case), "margin-below-the-usual")}
    assert overridden == {"inferior end": "Frozen section decides.", "superior end": ""}


@pytest.mark.parametrize("rule", ["stump-at-the-hilum", "right-renal-vein-ligated", "no such rule"])
def test_an_override_that_no_stop_answers_to_is_said_in_a_note(rule: str) -> None:
    one = EXAMPLES["stump-at-the-hilum"].fires[0]
    about = found(one.plan(), rule)[0].about if found(one.plan(), rule) else ""
    plan = resolve(edits.override_stop(one.case, rule, about, "Because."))
    assert not any(finding.overridden for finding in plan.findings)
    note = found(plan, "override-does-not-apply")[0]
    assert note.severity == "note"
    assert rule in str(note.sentence)
    assert "“Because”" in str(note.sentence)


def test_a_clamp_that_was_moved_off_the_ostia_is_reported_with_both_places() -> None:
    moved = found(plan_of(40, 93), "clamp-on-an-ostium")
    assert [finding.severity for finding in moved] == ["note"]
    assert "At 113 mm" in str(moved[0].sentence)
    assert "places it at 122 mm" in str(moved[0].sentence)


def test_an_involved_vein_that_is_left_alone_is_a_stop_wherever_the_cuts_lie() -> None:
    assert found(plan_of(30, 60, involved={RIGHT: 8.0}), "renal-ostium-unplanned")[0].severity == "stop"


def test_a_hepatic_vein_that_is_involved_or_taken_is_a_gap_of_its_own() -> None:
    plan = plan_of(142, 170, involved={"right-hepatic-vein": 5.0})
    (stop,) = found(plan, "hepatic-ostium-unplanned")
    assert (stop.kind, stop.about) == ("gap", "right-hepatic-vein")
    assert "grows 5 mm into the right hepatic vein" in str(stop.sentence)
    assert plan.body.landmarks.hepatic_floor <= (stop.level_mm or 0) <= plan.body.landmarks.hepatic_roof
    both = found(plan_of(150, 205), "hepatic-ostium-unplanned")
    assert {f.about for f in both} == {"right-hepatic-vein", "hepatic-trunk"}
    assert all("lies in the resected segment" in str(f.sentence) for f in both)


def test_renal_and_hepatic_ostia_are_asked_about_in_the_same_words() -> None:
    renal = found(plan_of(40, 98), "renal-ostium-unplanned")[0]
    hepatic = found(plan_of(150, 190), "hepatic-ostium-unplanned")[0]
    assert "is cut through at 108 mm and nothing is planned for it" in str(renal.sentence)
    assert "is cut through at 200 mm and nothing is planned for it" in str(hepatic.sentence)


def test_a_branch_wider_than_the_graft_has_no_seam_and_a_stop_that_says_why() -> None:
    wide = tuple(replace(vein, width_mm=24.0, thickness_mm=20.0) for vein in reference_renal_veins("F"))
    plan = plan_of(85, 172, anatomy=AnatomySpec(renal_veins=wide), **sewn())
    right = next(vein for vein in plan.renal_veins if vein.side == "right")
    assert right.seam is None
    assert right.hole is None
    assert "cannot be made: the branch is too wide" in str(found(plan, "branch-too-wide")[0].sentence)


def test_the_reading_is_only_as_near_to_a_border_as_its_errors_are_large() -> None:
    assert found(plan_of(30, 90), "extent-near-border")
    assert not found(plan_of(30, 90, uncertainty=Uncertainty(2.0, 2.0)), "extent-near-border")


@pytest.mark.parametrize(("decided", "asked"), [({"artery": "open"}, True), ({"sewing_min": 20.0}, True), ({}, True)])
def test_an_artery_alone_or_a_time_alone_is_not_enough_for_a_kidney(decided: dict[str, object], asked: bool) -> None:
    both = {"artery": "clamped", "sewing_min": 20.0}
    times = Timing(10.0, 10.0, 10.0) if "sewing_min" in decided else Timing()
    choice = RenalPlan(RIGHT, OPENING, **decided)
    plan = plan_of(85, 172, timing=times, renal_plan=(choice,))
    assert bool(found(plan, "kidney-without-outflow")) == asked
    enough = plan_of(85, 172, timing=Timing(10.0, 10.0, 10.0), renal_plan=(RenalPlan(RIGHT, OPENING, **both),))
    assert not found(enough, "kidney-without-outflow")


def test_two_right_renal_veins_are_told_apart_and_one_of_them_may_be_tied() -> None:
    right = reference_renal_veins("F")[0]
    second = replace(right, id="second-right-renal-vein", ostium=Ostium(84, 92, right.ostium.clock_deg), main=False)
    case = edits.add_renal_vein(sample(80, 150).case, second)
    own = [vein.id for vein in resolve(case).body.renal_veins if vein.side == "right"]
    one_tied = resolve(edits.choose_renal_method(case, own[0], LIGATE))
    assert not found(one_tied, "right-renal-vein-ligated")
    assert "right renal ostium 2" in " ".join(str(f.sentence) for f in one_tied.findings)
    both_tied = resolve(edits.choose_renal_method(one_tied.case, own[1], LIGATE))
    assert found(both_tied, "right-renal-vein-ligated")


def test_one_of_two_left_renal_veins_may_be_tied_as_well() -> None:
    left = reference_renal_veins("F")[1]
    second = replace(left, id="second-left-renal-vein", ostium=Ostium(84, 92, left.ostium.clock_deg), main=False)
    case = edits.add_renal_vein(sample(80, 150, involved={LEFT: 50.0}, **ends(NEPHRECTOMY, LIGATE)).case, second)
    one_tied = resolve(edits.choose_renal_method(case, second.id, OPENING))
    both_tied = resolve(edits.choose_renal_method(case, second.id, LIGATE))
    assert not found(one_tied, "left-collaterals-lost")
    assert found(both_tied, "left-collaterals-lost")[0].kind == "judgement"


def test_a_missing_kidneys_vein_asks_for_nothing_and_the_other_is_the_only_one() -> None:
    alone = edits.set_kidney_missing(sample(80, 150).case, "right", True)
    assert {f.about for f in found(resolve(alone), "renal-ostium-unplanned")} == {LEFT}
    assert not found(resolve(alone), "kidney-without-outflow")
    removed = resolve(edits.choose_renal_method(alone, LEFT, NEPHRECTOMY))
    assert "right kidney absent and left kidney removed" in str(found(removed, "no-kidney-left")[0].sentence)
    tied = resolve(edits.choose_renal_method(alone, LEFT, LIGATE))
    assert "the only one (right kidney absent)" in str(found(tied, "left-collaterals-lost")[0].sentence)


def test_a_left_kidney_that_hardly_works_counts_as_none() -> None:
    choices = ends(NEPHRECTOMY, OPENING, patient=Patient(right_kidney_percent=95.0))
    assert "left kidney with 5 % of the function" in str(found(plan_of(80, 150, **choices), "no-kidney-left")[0].sentence)


@pytest.mark.parametrize(
    ("lumen", "collaterals", "stops"), [(None, "rich", True), ("closed", "some", True), ("closed", "rich", False)]
)
def test_a_cava_tied_at_the_renal_veins_is_a_judgement_unless_lumen_and_collaterals_speak_for_it(
    lumen: str | None, collaterals: str, stops: bool
) -> None:
    patient = Patient(collaterals=collaterals)  # type: ignore[arg-type]
    tied = found(plan_of(70, 140, graft=None, patient=patient, tumour={"lumen": lumen}), "no-reconstruction")[0]
    assert (tied.severity, tied.kind) == (("stop", "judgement") if stops else ("warning", None))
    assert f"collaterals are {collaterals}" in str(tied.sentence)
    below = found(plan_of(30, 60, graft=None, patient=patient, tumour={"lumen": "open"}), "no-reconstruction")[0]
    assert below.severity == "warning"
    assert "not replaced: the lumen is open, collaterals are" in str(below.sentence)


def test_a_cava_tied_at_the_hepatic_veins_is_a_gap_that_no_reason_closes() -> None:
    plan = plan_of(150, 205, graft=None)
    assert found(plan, "no-reconstruction")[0].kind == "gap"
    after = resolve(edits.override_stop(plan.case, "no-reconstruction", "", "Because."))
    assert not found(after, "no-reconstruction")[0].overridden


def test_a_left_vein_tied_at_the_adrenal_entry_lists_what_remains_once_the_adrenal_is_taken() -> None:
    choices = {"involved": {LEFT: 25.0}, "resection": Resection(en_bloc=(LEFT_ADRENAL,)), **ends(OPENING, LIGATE)}
    tied = found(plan_of(80, 150, **choices), "left-collaterals-lost")[0]
    assert tied.severity == "warning"
    assert "drains through its gonadal and lumbar veins" in str(tied.sentence)


def test_a_collateral_without_a_way_on_does_not_count() -> None:
    """Adrenal taken, lumbar vein divided for length, and the gonadal vein leads to an iliac vein under a tied cava."""
    plan = RenalPlan(LEFT, LIGATE, divided=("left-renal-lumbar-vein",))
    resection = Resection(en_bloc=(LEFT_ADRENAL,))
    replaced = plan_of(80, 150, resection=resection, renal_plan=(plan,))
    assert "drains through its gonadal vein" in str(found(replaced, "left-collaterals-lost")[0].sentence)
    assert "without a communicating lumbar vein" in str(found(replaced, "left-collaterals-lost")[0].sentence)
    tied = plan_of(80, 150, resection=resection, renal_plan=(plan,), graft=None)
    assert found(tied, "left-collaterals-lost")[0].kind == "judgement"


def test_an_only_kidney_is_a_judgement_until_test_clamping_and_a_plan_b_are_entered() -> None:
    right = RenalPlan(RIGHT, NEPHRECTOMY)
    steps = {}
    for tried in (None, True):
        for other in (None, CONE_PIPE):
            plan = plan_of(80, 150, renal_plan=(right, RenalPlan(LEFT, LIGATE, test_clamp=tried, plan_b=other)))
            steps[tried, other] = found(plan, "left-collaterals-lost")[0].severity
    assert steps == {(None, None): "stop", (None, CONE_PIPE): "stop", (True, None): "stop", (True, CONE_PIPE): "warning"}


def test_a_right_vein_that_is_tied_leaves_no_kidney_where_the_left_one_is_removed() -> None:
    plan = plan_of(80, 150, **ends(LIGATE, NEPHRECTOMY))
    said = str(found(plan, "no-kidney-left")[0].sentence)
    assert "right kidney with its vein tied and left kidney removed" in said
    assert found(plan, "right-renal-vein-ligated")


def test_an_atrial_thrombus_that_is_free_and_one_that_is_not_are_advised_on_differently() -> None:
    free = plan_of(130, 160, tumour={"lumen_tip": LumenTip(At(262)), "origin": "renal", "wall_invaded": False})
    wall = plan_of(185, 268)
    assert "removed from the abdomen without bypass" in str(found(free, "atrial-extension")[0].sentence)
    assert "bypass or circulatory arrest" in str(found(wall, "atrial-extension")[0].sentence)
    assert {f.kind for plan in (free, wall) for f in found(plan, "atrial-extension")} == {"gap"}


def test_an_organ_that_is_free_on_imaging_is_not_asked_about() -> None:
    one = EXAMPLES["mass-on-an-organ"].fires[0].case
    free = resolve(replace(one, resection=replace(one.resection, organs_free=(RIGHT_ADRENAL,))))
    assert found(resolve(one), "mass-on-an-organ")
    assert not found(free, "mass-on-an-organ")


def test_a_mass_whose_extent_is_derived_is_not_asked_about() -> None:
    one = EXAMPLES["mass-without-extent"].fires[0].case
    derived = replace(one, provenance=(Provenance("tumour.upper", "schematic", kind="derived"),))
    assert found(resolve(one), "mass-without-extent")
    assert not found(resolve(derived), "mass-without-extent")


def test_a_vein_cannot_be_sewn_to_a_patch() -> None:
    plan = plan_of(85, 172, resection=Resection(kind=PARTIAL_PATCH), **sewn())
    stop = found(plan, "nothing-to-sew-to")[0]
    assert str(stop.sentence) == (
        "The right renal vein and left renal vein are to be sewn to a graft, and only a patch is planned."
    )
    assert found(plan, "patch-without-circumference")


def test_a_patch_of_ptfe_is_a_prosthesis_too() -> None:
    for patch, fires in ((PTFE, True), (PARIETAL_PERITONEUM, False)):
        resection = Resection(kind=PARTIAL_PATCH, patch=patch, en_bloc=(DUODENUM, BOWEL))  # type: ignore[arg-type]
        fired = found(plan_of(30, 60, resection=resection), "prosthesis-beside-opened-bowel")
        assert bool(fired) == fires
        if fires:
            assert "The duodenum and bowel are opened beside a PTFE patch" in str(fired[0].sentence)


@pytest.mark.parametrize(("lower", "upper", "fires"), [(30, 70, True), (0, 44, False), (0, 48, True), (61, 69, False)])
def test_thrombus_matters_where_it_reaches_the_inferior_cut_or_clamp(lower: float, upper: float, fires: bool) -> None:
    plan = plan_of(70, 140, tumour={"thrombus": Thrombus(At(lower), At(upper))})
    assert (plan.resection.inferior_mm, plan.clamps[0].level_mm) == (60, 50)  # type: ignore[union-attr]
    assert bool(found(plan, "bland-thrombus-at-the-cut")) == fires


def test_every_finding_of_the_shipped_cases_has_a_place(capsys: pytest.CaptureFixture[str]) -> None:
    import json

    for name in ("case-1", "case-2", "case-3", "case-4"):
        assert main(["plan", name, "--json"]) == 0
        told = json.loads(capsys.readouterr().out)["findings"]
        assert told
        for finding in told:
            assert isinstance(finding["level_mm"], float)
            assert finding["overridden"] is None


def test_a_reason_is_printed_beside_its_stop(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from ivcviz.storage.case_files import save_case

    case: Case = edits.override_stop(sample(70, 140, graft=None).case, "no-reconstruction", "", "Agreed at the meeting.")
    save_case(case, tmp_path / "a.json")
    assert main(["plan", str(tmp_path / "a.json")]) == 0
    words = " ".join(capsys.readouterr().out.split())
    assert "must show first. Overridden: Agreed at the meeting." in words


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(case=cases())
def test_whatever_the_case_its_findings_are_told_apart_and_judgements_alone_can_be_overridden(case: Case) -> None:
    try:
        plan = resolve(case)
    except UserError:
        return
    keys = [(finding.rule, finding.about) for finding in plan.findings]
    assert len(keys) == len(set(keys))
    for finding in plan.findings:
        assert str(finding.sentence).endswith(".")
        assert finding.source
        assert finding.level_mm is None or isfinite(finding.level_mm)
    for stop in [finding for finding in plan.findings if finding.severity == "stop"]:
        after = resolve(edits.override_stop(case, stop.rule, stop.about, "Because."))
        reason = "Because." if stop.kind == "judgement" else ""
        assert [f.overridden for f in after.findings if (f.rule, f.about) == (stop.rule, stop.about)] == [reason]


TWO_RIGHT = (
    *reference_renal_veins("F"),
    replace(reference_renal_veins("F")[0], id="lower-right-renal-vein", ostium=Ostium(84, 94, 262.0), main=False),
)
# What the geometry of a plan can run into, and what is then said.
VARIANTS = {
    "two ostia too near": (
        sample(
            70,
            150,
            anatomy=AnatomySpec(renal_veins=TWO_RIGHT),
            renal_plan=(RenalPlan(RIGHT, OPENING), RenalPlan("lower-right-renal-vein", OPENING)),
        ),
        "wall-bridge-too-narrow",
        "of wall are left between the right graftotomy 1 and the right graftotomy 2.",
    ),
    "a graft too narrow for the cone": (
        sample(85, 172, graft=Graft.of(PTFE, 12.0), **sewn(left=RenalPlan(LEFT, CONE_PIPE, cone=Cone(14.0, 10.0)))),
        "branch-too-wide",
        "The left side branch cannot be made: the branch is too wide",
    ),
    "a stump out of reach": (
        sample(85, 172, involved={RIGHT: 18.0}, **sewn(right=RenalPlan(RIGHT, OPENING, mobilisation_mm=5.0))),
        "stump-does-not-reach",
        "5 mm of mobilisation are allowed: it does not reach.",
    ),
    "into the hepatic veins": (sample(150, 190, **sewn()), "hepatic-ostium-unplanned", "is cut through at 200 mm"),
    "right ligation": (sample(85, 172, **ends(LIGATE, CONE_PIPE)), "right-renal-vein-ligated", "no named tributaries"),
}


@pytest.mark.parametrize("name", VARIANTS)
def test_what_the_geometry_runs_into_is_said_at_its_place(name: str) -> None:
    one, rule, words = VARIANTS[name]
    plan = one.plan()
    said = [finding for finding in plan.findings if finding.rule == rule and words in str(finding.sentence)]
    assert said, [str(finding.sentence) for finding in plan.findings]
    assert said[0].severity == "stop"
    assert said[0].level_mm is not None


@pytest.mark.parametrize(
    ("left", "right", "said"),
    [
        (OPENING, OPENING, "here both kidneys drain through collaterals too"),
        (OPENING, NEPHRECTOMY, "here the left kidney drains through collaterals too"),
        (TO_PORTAL, OPENING, "here the right kidney drains through collaterals too"),
        (TO_PORTAL, NEPHRECTOMY, None),
    ],
)
def test_a_cava_tied_at_the_renal_veins_tells_of_the_kidneys_that_it_leaves_to_collaterals(
    left: RenalMethod, right: RenalMethod, said: str | None
) -> None:
    sentence = str(found(plan_of(70, 140, graft=None, **ends(right, left)), "no-reconstruction")[0].sentence)
    assert (said in sentence) if said else "kidney drain" not in sentence
