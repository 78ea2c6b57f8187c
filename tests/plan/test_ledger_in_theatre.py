"""What a ledger needs in theatre: its head, what is done before the clamps, jaws, flushing, the specimen's sides, blanks."""

import csv
import io
import json
from dataclasses import replace
from math import pi
from pathlib import Path

import pytest
from command_runs import said
from hypothesis import given, settings
from made_cases import cases

from ivcviz.case import document as doc
from ivcviz.case import edits
from ivcviz.case.document import Case, LevelRef
from ivcviz.errors import UserError
from ivcviz.plan.catalogue.samples import sample
from ivcviz.plan.model import Plan
from ivcviz.plan.operation.act import CAVAL_ENDS, CAVOTOMY, INFERIOR, SEGMENT, SUPERIOR, THROMBUS, WALL, Act, Thing, Verb
from ivcviz.plan.operation.operation import operation_of, whole_operation_of
from ivcviz.plan.operation.timeline import timeline_of
from ivcviz.plan.resolve import resolve
from ivcviz.storage.case_files import load_case, save_case
from ivcviz.storage.shipped import find_case
from ivcviz.terms.renal_methods import INTERPOSITION, LIGATE, NEPHRECTOMY
from ivcviz.terms.resections import NO_RESECTION, PARTIAL_PATCH, THROMBECTOMY

RIGHT, LEFT = Thing("renal-vein", "right-renal-vein"), Thing("renal-vein", "left-renal-vein")


def case(name: str) -> Case:
    return load_case(find_case(name))


def acts(plan: Plan) -> tuple[Act, ...]:
    return whole_operation_of(plan).acts


def done(plan: Plan, verb: Verb) -> list[Act]:
    return [act for act in acts(plan) if act.do == verb]


def ledger(capsys: pytest.CaptureFixture[str], made: Case, folder: Path, *options: str) -> str:
    save_case(made, folder / "in.json")
    return said(capsys, "ledger", str(folder / "in.json"), *options)


def test_volume_heparin_and_the_arteries_come_before_the_first_clamp_in_this_order() -> None:
    found = [(act.do, act.to.id) for act in acts(resolve(case("case-4"))) if act.stage == "clamped"]
    assert found[:5] == [
        ("give", "volume"),
        ("give", "heparin"),
        ("control", "right"),
        ("control", "left"),
        ("clamp", "inferior"),
    ]
    assert all(do == "clamp" for do, _ in found[4:])


def test_no_artery_is_looped_whose_kidney_keeps_its_blood_or_is_missing_or_whose_artery_is_tied_at_once() -> None:
    assert done(sample(20, 50).plan(), "control") == []
    right_out = edits.choose_renal_method(case("case-4"), RIGHT.id, NEPHRECTOMY)
    assert [act.to.id for act in done(resolve(right_out), "control")] == ["left"]
    missing = replace(case("case-4"), anatomy=replace(case("case-4").anatomy, missing_kidneys=("right",)))
    assert [act.to.id for act in done(resolve(missing), "control")] == ["left"]


@pytest.mark.parametrize(
    ("tumour", "looks"),
    [
        ({}, False),
        ({"thrombus": doc.Thrombus(LevelRef(20.0), LevelRef(60.0))}, False),
        ({"thrombus": doc.Thrombus(LevelRef(20.0), LevelRef(146.0))}, False),
        ({"thrombus": doc.Thrombus(LevelRef(20.0), LevelRef(146.1))}, True),
        ({"lumen_tip": doc.LumenTip(superior=LevelRef(100.0))}, True),
        ({"origin": "thrombus"}, False),
        ({"origin": "thrombus", "upper": LevelRef(150.0)}, True),
        ({"upper": LevelRef(172.0)}, False),
    ],
)
def test_an_echo_stands_where_it_can_see_what_lies_free_and_nowhere_else(tumour: dict, looks: bool) -> None:
    made = sample(30, 60).case
    plan = resolve(replace(made, tumour=replace(made.tumour, **tumour)))
    assert plan.body.landmarks.lowest_short_hepatic_vein == 146.0
    assert bool(done(plan, "look-inside")) == looks


def test_every_clamp_on_a_vein_says_how_long_its_jaw_is_and_that_a_tourniquet_would_do() -> None:
    plan = resolve(case("case-4"))
    for act in done(plan, "clamp"):
        [jaw] = [figure.value for figure in act.figures if "half the perimeter" in str(figure.name)]
        if act.to in CAVAL_ENDS:
            assert act.place is not None
            assert jaw == pytest.approx(pi * float(plan.body.cava.perimeter_diameter(act.place.level_mm)) / 2 + 10.0)
        assert 20.0 < jaw < 80.0
        assert "tourniquet" in str(act.note)


def test_a_jaw_on_a_common_iliac_vein_is_that_of_its_calibre_and_the_portal_triad_has_none() -> None:
    low = sample(-20, 60).case
    low = replace(low, tumour=replace(low.tumour, iliac_side="left"))
    jaws = {act.to.id: act.sizes for act in done(resolve(low), "clamp")}
    for vein in ("left-common-iliac-vein", "right-common-iliac-vein"):
        [jaw] = jaws[vein]
        assert pi * 13.0 / 2 + 10.0 < jaw.value < pi * 16.0 / 2 + 10.0  # 15.5 mm wide at the confluence, 13.5 at its fork
    high = done(resolve(edits.move_tumour_upper_end(case("case-1"), LevelRef(185.0))), "clamp")
    assert [act.sizes for act in high if act.to.kind == "portal-triad"] == [()]


@settings(max_examples=60, deadline=None)
@given(cases())
def test_each_clamp_that_lets_blood_through_a_new_seam_comes_off_after_it_is_flushed_and_no_other(made: Case) -> None:
    try:
        plan = resolve(made)
    except UserError:
        return
    operation = operation_of(plan)
    before = [None, *operation.acts[:-1]] if operation.acts else []
    for situs, act, last in zip(operation.situs, operation.acts, before, strict=False):
        flushed = last is not None and last.do == "flush" and last.to == act.to
        if act.do not in ("unclamp", "move-clamp"):
            assert not flushed
            continue
        renal = act.to.kind == "renal-vein" and act.to in situs.sewn
        cava = act.to in CAVAL_ENDS and (act.to in situs.sewn or bool({WALL, CAVOTOMY} & (situs.sewn | situs.closed)))
        iliac = act.to.kind == "iliac-vein" and INFERIOR in situs.sewn and act.to not in situs.tied
        assert flushed == (renal or cava or iliac), act


def test_flushing_changes_neither_field_nor_clocks_nor_pictures() -> None:
    operation = operation_of(resolve(case("case-4")))
    for number, act in enumerate(operation.acts):
        if act.do == "flush":
            assert act.phase is None
            assert operation.situs[number] == operation.situs[number + 1]


def test_a_cava_that_is_tied_has_no_seam_to_flush() -> None:
    plan = resolve(replace(sample(30, 60).case, graft=None))
    assert [act.to for act in done(plan, "close")] == [SUPERIOR, INFERIOR]
    assert done(plan, "flush") == []


def test_a_clamp_moved_down_onto_the_graft_opens_a_seam_when_it_moves_and_another_when_it_comes_off() -> None:
    plan = resolve(edits.move_clamp_onto_graft(case("case-1"), True))
    flushed = [(act.stage, act.to, act.other is None) for act in done(plan, "flush")]
    assert flushed == [("implanted", SUPERIOR, True), ("reperfused", SUPERIOR, False), ("reperfused", INFERIOR, True)]


def extracted(upper: float) -> Plan:
    made = edits.choose_resection_kind(sample(60, upper).case, THROMBECTOMY)
    return resolve(replace(made, graft=None))


def test_a_cavotomy_is_flushed_before_the_clamps_come_off_and_what_is_emptied_out_has_no_sides_to_mark() -> None:
    plan = extracted(100.0)
    assert {act.to for act in done(plan, "flush")} >= set(CAVAL_ENDS)
    assert done(plan, "mark") == []
    assert done(plan, "look-inside") == []
    assert len(done(extracted(170.0), "look-inside")) == 1


def test_the_specimen_is_marked_with_sutures_as_soon_as_it_is_out() -> None:
    for plan, thing in ((resolve(case("case-4")), SEGMENT), (patched(), WALL)):
        steps = acts(plan)
        [number] = [number for number, act in enumerate(steps) if act.do == "mark"]
        assert steps[number].to == thing
        assert thing in (steps[number - 1].to, *steps[number - 1].takes)
        assert str(steps[number].note) == "sutures at its superior end, anterior wall and right side"


def patched() -> Plan:
    made = edits.choose_resection_kind(sample(30, 60).case, PARTIAL_PATCH)
    return resolve(replace(made, tumour=replace(made.tumour, circumference_deg=90.0)))


def test_a_patch_is_two_seams_in_the_ledger_and_the_same_two_in_the_timeline() -> None:
    plan = patched()
    seams = [act for act in acts(plan) if act.do == "sew"]
    assert [act.phase for act in seams] == list(timeline_of(plan).phases)[1:]
    assert len(seams) == 2
    assert plan.patch is not None
    lengths = [act.sizes[0].value for act in seams]
    assert lengths[0] == lengths[1] > plan.patch.length_mm


@pytest.mark.parametrize(
    ("span", "cleared"),
    [
        ((10.0, 15.0), {"inferior": 5.0}),
        ((10.0, 40.0), {"inferior": 10.0}),
        ((25.0, 40.0), {}),
        ((10.0, 90.0), {"inferior": 10.0, "superior": 20.0}),
        ((80.0, 90.0), {"superior": 10.0}),
    ],
)
def test_thrombus_in_the_cava_that_stays_is_cleared_wherever_it_lies(span, cleared) -> None:
    made = sample(30, 60).case
    plan = resolve(replace(made, tumour=replace(made.tumour, thrombus=doc.Thrombus(*map(LevelRef, span)))))
    assert plan.resection is not None
    assert (plan.resection.inferior_mm, plan.resection.superior_mm) == (20.0, 70.0)
    found = {act.other.id: act.sizes[0].value for act in done(plan, "clear") if act.to == THROMBUS and act.other}
    assert found == pytest.approx(cleared)


def test_a_seam_without_a_planned_suture_has_a_blank_for_one(capsys: pytest.CaptureFixture[str]) -> None:
    steps = json.loads(said(capsys, "ledger", "case-4", "--json"))["steps"]
    sewn_ones = [step for step in steps if step["deed"] == "sew"]
    assert len(sewn_ones) == 6
    assert all("suture: ____" in step["note"] for step in sewn_ones)
    named = json.loads(said(capsys, "ledger", "case-3", "--json"))["steps"]
    assert "5-0 prolene, running" in {step["note"] for step in named}


def test_the_head_has_stops_warnings_label_side_and_a_mark_that_the_card_and_the_window_bear_too(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    made = edits.choose_renal_method(case("case-4"), RIGHT.id, LIGATE)
    text = ledger(capsys, made, tmp_path)
    head = text.split("MOBILISED")[0]
    plan = resolve(made)
    for finding in plan.findings:
        shown = " ".join(str(finding.full_sentence).split())
        assert (shown in " ".join(head.split())) == (finding.severity != "note")
    assert head.index("STOP: ") < head.index("Warning: ") < head.index("patient's label: [")
    assert "side checked ☐" in head
    mark = json.loads(said(capsys, "template", str(tmp_path / "in.json"), "--json"))["fingerprint"]
    assert f"plan {mark}; void if it differs from the screen's" in head
    assert ledger_json(capsys, made, tmp_path)["fingerprint"] == mark


def ledger_json(capsys: pytest.CaptureFixture[str], made: Case, folder: Path) -> dict:
    return json.loads(ledger(capsys, made, folder, "--json"))


def test_the_mark_changes_with_every_decision_and_figure_and_with_nothing_else(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    made = case("case-4")

    def mark(other: Case) -> str:
        return ledger_json(capsys, other, tmp_path)["fingerprint"]

    same = mark(made)
    assert mark(replace(made, title="Another", notes="Read again.")) == same
    assert made.graft is not None
    others = [
        replace(made, graft=replace(made.graft, diameter_mm=made.graft.diameter_mm + 0.1)),
        replace(made, resection=replace(made.resection, cuff_mm=made.resection.cuff_mm + 0.1)),
        replace(made, renal_plan=tuple(replace(p, suture="6-0") for p in made.renal_plan)),
        replace(made, renal_plan=tuple(replace(p, plan_b=INTERPOSITION) for p in made.renal_plan)),
        replace(made, timing=replace(made.timing, resection_min=30.0)),
        edits.move_tumour_upper_end(made, LevelRef(171.9)),
        edits.choose_renal_method(made, RIGHT.id, LIGATE),
    ]
    marks = [mark(other) for other in others]
    assert len({same, *marks}) == len(others) + 1


def test_plan_b_stands_at_the_head_with_what_leads_to_it(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    steps = (RIGHT.id, NEPHRECTOMY), (LEFT.id, INTERPOSITION)
    plans = tuple(replace(p, plan_b=dict(steps)[p.vein_id]) for p in case("case-4").renal_plan)
    head = " ".join(ledger(capsys, replace(case("case-4"), renal_plan=plans), tmp_path).split("MOBILISED")[0].split())
    right = "plan B: right renal vein: nephrectomy instead of direct reimplantation (opening in graft), if it cannot be brought"
    assert f"{right} 16.1 mm nearer; or if: ____" in head
    assert "plan B: left renal vein: interposition tube instead of tapered side branch (cone pipe), if: ____" in head
    none = replace(case("case-4"), renal_plan=tuple(replace(p, plan_b=None) for p in case("case-4").renal_plan))
    assert "plan B" not in ledger(capsys, none, tmp_path)


def test_planned_and_done_are_columns_to_write_in(capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, "ledger", "case-4")
    steps = json.loads(said(capsys, "ledger", "case-4", "--json"))["steps"]
    assert sum(line.endswith("  ________  ________") for line in text.splitlines()) == len(steps)
    assert sum(line.endswith("planned   done") for line in text.splitlines()) == len({step["stage"] for step in steps})
    rows = list(csv.DictReader(io.StringIO(said(capsys, "ledger", "case-4", "--csv"))))
    assert {(row["planned"], row["done"]) for row in rows} == {("", "")}
    labelled = [row["deed"] for row in rows if row["step"] == ""]
    assert labelled == ["Warning", "Warning", "patient's label", "side checked", "plan's mark", "plan B", "plan B"]


def test_a_plan_without_an_operation_has_no_head_to_fill_in(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    made = sample(30, 60).case
    assert "patient's label" in ledger(capsys, made, tmp_path)
    assert "patient's label" not in ledger(capsys, edits.choose_resection_kind(made, NO_RESECTION), tmp_path)
