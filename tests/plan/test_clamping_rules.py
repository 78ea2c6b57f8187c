"""Clamps in plans that were wrong, and what holds of the clamps of any plan."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from command_runs import refused, said
from hypothesis import HealthCheck, given, settings
from made_cases import cases

from ivcviz.anatomy.specification import AnatomySpec
from ivcviz.case import document as doc
from ivcviz.case import edits
from ivcviz.case.document import LEFT_ILIAC, RIGHT_ILIAC, Case, Resection
from ivcviz.errors import UserError
from ivcviz.plan.catalogue.samples import LEFT, RIGHT, ends, iliac, sample, sewn, timed
from ivcviz.plan.finding import Finding
from ivcviz.plan.findings.unclamping import inflow_before_outflow
from ivcviz.plan.model import Plan
from ivcviz.plan.operation.act_words import subject_words, verb_words
from ivcviz.plan.operation.operation import whole_operation_of
from ivcviz.plan.operation.timeline import timeline_of
from ivcviz.plan.resection.lumen_contents import contents
from ivcviz.plan.resection.renal_jaws import lies_under
from ivcviz.plan.resolve import resolve
from ivcviz.terms.iliac_methods import LIMB
from ivcviz.terms.organs import LEFT_ADRENAL, RIGHT_ADRENAL
from ivcviz.terms.renal_methods import CONE_PIPE, LEAVE, LIGATE, NEPHRECTOMY, OPENING

ANY = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test works in an empty folder of its own."""
    monkeypatch.chdir(tmp_path)


def found(plan: Plan, rule: str) -> list[Finding]:
    return [finding for finding in plan.findings if finding.rule == rule]


def deeds(plan: Plan) -> list[str]:
    return [f"{verb_words(act)} {subject_words(plan, act)}" for act in whole_operation_of(plan).acts]


def made(case: Case) -> Plan | None:
    try:
        return resolve(case)
    except UserError:
        return None


def test_a_shorter_cuff_that_keeps_both_kidneys_open_is_offered_and_does_it(capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "new", "-o", "a.json", "--lower", "25", "--upper", "renal-floor-20", "--graft-diameter", "16")
    told = json.loads(said(capsys, "plan", "a.json", "--json"))
    assert {"right-renal-vein", "left-renal-vein"} < {clamp["vein"] for clamp in told["clamps"]}
    note = next(one for one in told["findings"] if one["rule"] == "clamp-on-an-ostium")
    assert note["severity"] == "note"
    assert note["sentence"].endswith("A free cuff of 4 instead of 7 keeps both kidneys open.")
    plan = sample(25, 78).plan()
    (offer,) = plan.offers
    taken = resolve(edits.change_resection(plan.case, cuff_mm=offer.value))
    assert [(clamp.vein, clamp.level_mm) for clamp in taken.clamps] == [("ivc", 8.0), ("ivc", 95.0)]  # its jaw from 92 to 98 mm
    assert not taken.offers


@pytest.mark.parametrize(("upper", "cuff"), [(174.0, None), (175.0, 6.0), (177.0, 4.0), (178.0, None)])
def test_a_shorter_cuff_that_keeps_the_clamp_below_the_hepatic_veins_is_offered_and_does_it(
    upper: float, cuff: float | None
) -> None:
    plan = sample(142, upper).plan()
    assert [offer.value for offer in plan.offers] == ([] if cuff is None else [cuff])
    for offer in plan.offers:
        assert "avoids total hepatic vascular exclusion" in str(offer.words)
        taken = resolve(edits.change_resection(plan.case, cuff_mm=offer.value))
        assert not found(taken, "total-hepatic-vascular-exclusion")


def test_below_the_confluence_each_iliac_vein_is_clamped_cut_and_has_a_fate() -> None:
    plan = sample(-20, 60, **iliac()).plan()
    assert not plan.gaps
    places = {clamp.vein: clamp.along_mm for clamp in plan.clamps}
    assert places[LEFT_ILIAC] == 40.0  # cut 30 mm along it, a cuff of 7 and half a jaw beyond
    assert RIGHT_ILIAC in places
    done = deeds(plan)
    assert "cut left common iliac vein" in done
    assert "tie and cut right common iliac vein" in done
    assert "sew inferior end of the graft to the left common iliac vein" in done
    assert done.index("unclamp IVC above the tumour") < done.index("unclamp left common iliac vein")


def test_an_iliac_vein_without_a_fate_or_with_one_that_is_not_drawn_is_a_gap_and_stays_clamped() -> None:
    for choices, about in (
        ({"tumour": {"iliac_side": "left"}}, {LEFT_ILIAC, RIGHT_ILIAC}),
        (iliac(LIMB), {LEFT_ILIAC}),
        (iliac(other=LIMB), {RIGHT_ILIAC}),
        ({}, {""}),
    ):
        plan = sample(-20, 60, **choices).plan()
        gaps = found(plan, "iliac-vein-unplanned")
        assert {gap.about for gap in gaps} == about
        assert {gap.kind for gap in gaps} == {"gap"}
        clamped = {thing.id for thing in whole_operation_of(plan).situs[-1].clamped}
        assert clamped >= {vein for vein in about if vein}


def test_new_asks_for_the_side_below_the_confluence(capsys: pytest.CaptureFixture[str]) -> None:
    assert "left" in refused(capsys, "new", "-o", "a.json", "--lower", "-20", "--upper", "60")
    assert not Path("a.json").exists()


def test_a_clamp_across_thrombus_is_a_gap_that_names_a_clear_height() -> None:
    plan = sample(60, 90, tumour={"thrombus": doc.Thrombus(doc.LevelRef(90), doc.LevelRef(130))}).plan()
    (gap,) = found(plan, "clamp-across-lumen-contents")
    assert (gap.kind, gap.about) == ("gap", "superior clamp")
    assert "lowest safe clamp at 143 mm" in str(gap.sentence)
    assert gap.offer is not None
    assert not found(resolve(edits.change_resection(plan.case, cuff_mm=gap.offer.value)), "clamp-across-lumen-contents")
    assert "transoesophageal echo tip below the clamp" not in deeds(plan)  # too low for it to see
    assert "thrombectomy and flush bland thrombus at the superior cut" in deeds(plan)


def test_a_cuff_that_clears_one_clamp_and_harms_elsewhere_is_not_offered_and_the_safe_level_is_clear_of_ostia() -> None:
    thrombus = doc.Thrombus(doc.LevelRef(110), doc.LevelRef(141))  # a cuff past it sends the superior clamp over the liver
    plan = sample(142, 165, tumour={"thrombus": thrombus}).plan()
    (gap,) = found(plan, "clamp-across-lumen-contents")
    assert gap.offer is None
    assert "highest safe clamp at" in str(gap.sentence)
    assert "instead of" not in str(gap.sentence)
    safe, half = dict(gap.values)["safe_mm"], plan.case.resection.jaw_mm / 2
    for vein in plan.body.renal_veins:
        assert safe + half <= vein.ostium.lower_mm + 1e-6 or safe - half >= vein.ostium.upper_mm - 1e-6


@ANY
@given(cases())
def test_an_offered_cuff_brings_no_clamp_that_was_not_there_and_no_jaw_on_contents(case: Case) -> None:
    plan = made(case)
    for offer in () if plan is None else plan.offers:
        assert plan is not None
        taken = resolve(edits.change_resection(case, cuff_mm=offer.value))
        assert {clamp.vein for clamp in taken.clamps} <= {clamp.vein for clamp in plan.clamps}
        rule = "clamp-across-lumen-contents"
        assert {gap.about for gap in found(taken, rule)} <= {gap.about for gap in found(plan, rule)}


def test_a_missing_kidney_carries_nothing_and_its_stump_is_asked_about_once() -> None:
    case = sample(80, 150, anatomy=AnatomySpec(missing_kidneys=("right",)), **ends(LEAVE, CONE_PIPE)).case
    plan = resolve(case)
    assert RIGHT not in {clamp.vein for clamp in plan.clamps}
    assert not any("right renal" in deed for deed in deeds(plan) if "clamp" in deed)
    assert len(found(plan, "stump-of-a-missing-kidney")) == 1
    for method in (NEPHRECTOMY, LIGATE):
        assert not found(resolve(edits.choose_renal_method(case, RIGHT, method)), "stump-of-a-missing-kidney")
    left = sample(80, 150, anatomy=AnatomySpec(missing_kidneys=("left",)), **ends(OPENING, LIGATE)).plan()
    assert {vein.id for vein in left.divided if vein.vein == LEFT} == {
        "left-adrenal-vein",
        "left-gonadal-vein",
        "left-renal-lumbar-vein",
    }


def test_tributaries_of_a_left_renal_vein_that_is_cut_lateral_to_them_are_divided_and_no_clamp_lies_on_them() -> None:
    plan = sample(85, 172, involved={LEFT: 45.0}, **sewn()).plan()
    assert next(clamp.along_mm for clamp in plan.clamps if clamp.vein == LEFT) == 57.0
    own = {vein.id: (vein.why, vein.along_mm) for vein in plan.divided if vein.vein == LEFT}
    assert own == {
        "left-adrenal-vein": ("in a resected vein", 31.0),
        "left-gonadal-vein": ("in a resected vein", 38.0),
        "left-renal-lumbar-vein": ("in a resected vein", 45.0),
    }
    assert "divide left adrenal vein" in deeds(plan)


def test_a_left_vein_clamped_on_the_caval_side_of_its_tributaries_has_no_clock() -> None:
    clocks = {clock.organ: clock for clock in timeline_of(sample(40, 78).plan()).clocks}
    assert clocks["left kidney"].state == "drains through tributaries"
    assert clocks["right kidney"].limits_min == (20.0,)


def test_the_clocks_carry_their_limits_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    told = json.loads(said(capsys, "plan", "case-4", "--json"))["timeline"]["clocks"]
    assert {clock["organ"]: clock["limits_min"] for clock in told}["right kidney"] == [20.0]


def test_from_ninety_minutes_on_the_livers_clock_says_more() -> None:
    short, long = (sample(150, 180, timing=doc.Timing(10.0, x, 10.0)).plan() for x in (50.0, 70.0))
    one, more = (str(found(plan, "liver-clock")[0].sentence) for plan in (short, long))
    assert more.startswith(one.replace("70", "90"))
    assert "90 min" in more.removeprefix(one.replace("70", "90"))


def test_an_artery_comes_off_after_its_vein_and_the_triad_after_the_suprahepatic_cava() -> None:
    done = deeds(sample(80, 150, **timed(20.0)).plan())
    assert done.index("unclamp right renal vein") < done.index("unclamp right renal artery")
    liver = deeds(sample(150, 180).plan())
    assert liver.index("unclamp IVC above the tumour") < liver.index("unclamp portal triad (Pringle)")


def test_a_liver_whose_veins_are_cut_off_is_not_filled_again() -> None:
    plan = sample(200, 245).plan()
    assert not any("unclamp portal triad" in deed for deed in deeds(plan))


@ANY
@given(cases())
def test_no_jaw_closes_on_lumen_contents_or_on_a_tributary_without_a_finding(case: Case) -> None:
    plan = made(case)
    if plan is None:
        return
    half, divided = case.resection.jaw_mm / 2, {vein.id for vein in plan.divided}
    for clamp in plan.clamps:
        if clamp.end is not None and clamp.level_mm is not None:
            low, high = clamp.level_mm - half, clamp.level_mm + half
            hit = any(low < what.upper_mm - 1e-6 and high > what.lower_mm + 1e-6 for what in contents(plan))
            assert not hit or found(plan, "clamp-across-lumen-contents")
        elif clamp.vein in (LEFT, RIGHT):
            assert clamp.along_mm is not None
            for twig in (t for t in plan.body.tributaries if t.enters == clamp.vein and t.id not in divided):
                assert not lies_under(twig, clamp.along_mm - half, clamp.along_mm + half)


@pytest.mark.parametrize("beside_mm", [-3.0, 0.0, 3.0])
def test_a_jaw_that_a_tributary_lies_wholly_under_goes_past_it(beside_mm: float) -> None:
    twigs = [t for t in sample(80, 150).plan().body.tributaries if t.enters == LEFT]
    twig = min(twigs, key=lambda t: t.along_mm)
    grown = twig.along_mm - beside_mm - 5.0 - 4.0 - 5.0  # margin, shortest cuff, half a jaw
    plan = sample(80, 150, involved={LEFT: grown}, resection=Resection(jaw_mm=10.0)).plan()
    [clamp] = [clamp for clamp in plan.clamps if clamp.vein == LEFT]
    assert clamp.along_mm is not None
    assert clamp.along_mm > twig.along_mm
    assert not any(lies_under(t, clamp.along_mm - 5.0, clamp.along_mm + 5.0) for t in twigs)


@ANY
@given(cases())
def test_nothing_is_clamped_where_a_kidney_is_missing_and_no_inflow_is_opened_before_its_outflow(case: Case) -> None:
    plan = made(case)
    if plan is None:
        return
    for act in whole_operation_of(plan).acts:
        if act.do == "clamp" and act.to.kind in ("renal-vein", "renal-artery"):
            side = act.to.id if act.to.kind == "renal-artery" else next(v.side for v in plan.renal_veins if v.id == act.to.id)
            assert side not in case.anatomy.missing_kidneys
    assert not list(inflow_before_outflow(plan))


@ANY
@given(cases())
def test_every_offer_can_be_taken(case: Case) -> None:
    plan = made(case)
    for offer in () if plan is None else plan.offers:
        assert offer.entry == "resection.cuff_mm"
        assert edits.change_resection(case, cuff_mm=offer.value).resection.cuff_mm == offer.value


@pytest.mark.parametrize(
    ("tip", "told"),
    [
        (230.0, "lowest safe clamp at 243 mm, above the hepatic veins: total hepatic vascular exclusion"),
        (236.0, "lowest safe clamp at 249 mm"),
        (236.1, "no clamp below the atrium is safe"),
        (245.0, "no clamp below the atrium is safe"),
    ],
)
def test_no_clamp_on_the_atrium_is_called_safe(tip: float, told: str) -> None:
    free = doc.LumenTip(superior=doc.LevelRef(tip))
    (finding,) = found(sample(120, 180, tumour={"lumen_tip": free}).plan(), "clamp-across-lumen-contents")
    assert told in str(finding.sentence)


def test_the_ostium_of_a_missing_kidney_moves_no_clamp_onto_the_vein_of_the_other() -> None:
    plan = sample(140, 170, "left kidney missing", anatomy=AnatomySpec(missing_kidneys=("left",))).plan()
    inferior = next(clamp for clamp in plan.clamps if clamp.end == "inferior")
    assert inferior.level_mm == pytest.approx(120.0)
    assert RIGHT not in {clamp.vein for clamp in plan.clamps}


def test_one_adrenal_taken_and_the_vein_of_the_other_divided_is_told() -> None:
    cut = {"left-adrenal-vein"}
    one = sample(80, 150, resection=Resection(en_bloc=(RIGHT_ADRENAL,)), renal_plan=(doc.RenalPlan(LEFT, NEPHRECTOMY),)).plan()
    assert cut <= {vein.id for vein in one.divided}
    (note,) = found(one, "both-adrenal-veins-divided")
    assert "left adrenal vein is divided, and the other adrenal is taken" in str(note.sentence)
    both = replace(one.case, resection=Resection(en_bloc=(RIGHT_ADRENAL, LEFT_ADRENAL)))
    assert not found(resolve(both), "both-adrenal-veins-divided")


def test_what_lies_in_the_atrium_is_told_of_by_its_stop_and_no_clamp_is_asked_for_where_no_cava_is(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = {finding.rule for finding in sample(217, 281).plan().findings}
    assert "atrial-extension" in told
    assert not told & {"total-hepatic-vascular-exclusion", "above-the-diaphragm"}
    said(capsys, "new", "-o", "a.json", "--lower", "217", "--upper", "281", "--graft-diameter", "16")
    assert "(301 mm: no cava there)" in " ".join(said(capsys, "plan", "a.json").split())
    assert "above the lowest short hepatic vein" not in said(capsys, "ledger", "a.json")


def test_the_stump_of_the_other_common_iliac_vein_is_looked_at_too() -> None:
    told = deeds(sample(-30, 27, **iliac()).plan())
    assert "frozen section left common iliac vein, stump" in told
    assert "frozen section right common iliac vein, stump" in told
