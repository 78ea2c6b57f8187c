"""Plans of real work that once came out wrong, and their neighbours: other side, other body, other heights.

Those of collaterals, masses, substitutes, typed bodies and cards are in `test_tried_papers.py`.
"""

from pathlib import Path

import pytest
from command_runs import refused, said
from tried_plans import CASE, Tried, clamped, found, sentence, stops

from ivcviz.terms.substitutes import SUBSTITUTES

pytestmark = pytest.mark.usefixtures("qapp")
RIGHT, LEFT = "right-renal-vein", "left-renal-vein"
RIGHT_ILIAC, LEFT_ILIAC = "right-common-iliac-vein", "left-common-iliac-vein"
BOTH_STUMPS = "sewn to both stumps of the cava"
CAVAL_TUBE = "--lower 30 --upper 60 --graft-diameter 16"
AT_THE_RENAL_VEINS = "--lower 85 --upper 125 --graft-diameter 18"


@pytest.fixture
def tried(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tried:
    monkeypatch.chdir(tmp_path)
    return Tried(capsys)


@pytest.mark.parametrize(("side", "other"), [("left", "right"), ("right", "left")])
def test_below_the_confluence_nothing_is_drawn_as_repaired_while_an_iliac_vein_has_no_fate(
    tried: Tried, side: str, other: str
) -> None:
    line = f"--lower -8 --upper 60 --iliac-side {side} --graft-diameter 16"
    for fates in ("", f"--iliac-{side} graft-end", f"--iliac-{side} graft-end --iliac-{other} limb"):
        told = tried.new(f"{line} {fates}")
        assert ("iliac-vein-unplanned", f"{other}-common-iliac-vein") in stops(told, "gap")
        assert {RIGHT_ILIAC, LEFT_ILIAC} <= set(clamped(told))
        words = tried.picture("implanted")
        assert "Not planned" in words
        assert BOTH_STUMPS not in words
        assert "suture" not in words


@pytest.mark.parametrize("sex", ["F", "M"])
def test_the_graft_goes_to_the_named_iliac_vein_and_the_other_one_is_clamped_and_tied(tried: Tried, sex: str) -> None:
    line = "--lower -20 --upper 60 --iliac-side left --graft-diameter 16 --iliac-left graft-end --iliac-right tie"
    told = tried.new(f"{line} --sex {sex}")
    assert stops(told, "gap") == set()
    places = clamped(told)
    assert set(places) == {RIGHT_ILIAC, LEFT_ILIAC, "ivc"}
    assert all(level > 60 for level in places["ivc"])
    steps = tried.steps()
    assert {"cut left common iliac vein", "tie and cut right common iliac vein"} <= set(steps)
    assert "sew inferior end of the graft to the left common iliac vein" in steps
    words = tried.picture("implanted")
    assert "to the superior stump of the cava and to the left common iliac vein" in words
    assert BOTH_STUMPS not in words


@pytest.mark.parametrize("sex", ["F", "M"])
@pytest.mark.parametrize("ends", ["--lower 200 --upper 240", "--lower 150 --upper 215", "--lower hiatus-50 --upper hiatus"])
def test_hepatic_veins_that_are_cut_off_stop_the_plan_on_every_sheet(tried: Tried, ends: str, sex: str) -> None:
    told = tried.new(f"{ends} --graft-diameter 16 --sex {sex}")
    gaps = [stop["sentence"] for stop in told["stops"] if stop["rule"] == "hepatic-ostium-unplanned"]
    assert gaps
    assert told["ends"]["stage"] == "resected"
    assert "portal-triad" in clamped(told)
    ledger = " ".join(said(tried.capsys, "ledger", CASE).split())
    assert f"THE PLAN ENDS HERE: {gaps[0]}" in ledger
    assert "unclamp" not in ledger
    words = tried.picture("implanted")
    assert gaps[0] in words
    assert "sewn" not in words
    for command, name in (("template", "x.pdf"), ("model", "x.stl")):
        assert gaps[0] in refused(tried.capsys, command, CASE, "-o", name)


@pytest.mark.parametrize(
    ("contents", "end", "clear_mm", "cuff"),
    [
        ("--thrombus 90..130", "superior", 143, 40),
        ("--lumen-tip ..130", "superior", 143, 40),
        ("--thrombus 30..60", "inferior", 17, 30),
        ("--thrombus 90..113", "", 0, 0),
    ],
)
def test_a_clamp_across_what_lies_in_the_lumen_is_a_stop_with_a_clear_height(
    tried: Tried, contents: str, end: str, clear_mm: float, cuff: int
) -> None:
    line = f"--lower 60 --upper 90 {contents} --graft-diameter 16"
    rule = "clamp-across-lumen-contents"
    told = tried.new(line)
    across = {about for name, about in stops(told, "gap") if name == rule}
    assert across == ({f"{end} clamp"} if end else set())
    if end:
        side = "lowest" if end == "superior" else "highest"
        assert f"{side} safe clamp at {clear_mm} mm. A free cuff of {cuff} instead of 7" in sentence(told, rule)
        told = tried.new(f"{line} --cuff {cuff}")
        assert clear_mm in clamped(told)["ivc"]
        assert rule not in {name for name, _ in stops(told, "gap")}


@pytest.mark.parametrize(("gone", "kept", "method"), [("right", "left", "cone-pipe"), ("left", "right", "opening")])
def test_the_vein_of_a_missing_kidney_is_neither_clamped_nor_opened(tried: Tried, gone: str, kept: str, method: str) -> None:
    told = tried.new(f"--lower 85 --upper 150 --graft-diameter 16 --missing-kidney {gone} --{kept} {method}")
    assert stops(told, "gap") == set()
    assert f"{gone}-renal-vein" not in clamped(told)
    assert f"{kept}-renal-vein" in clamped(told)
    assert ("stump-of-a-missing-kidney", f"{gone}-renal-vein") in found(told, "note")
    assert not [step for step in tried.steps() if "clamp" in step and f"{gone} renal" in step]
    assert f"{gone.capitalize()} kidney: no kidney" in said(tried.capsys, "timeline", CASE)


LONG_CLAMPING = {"timing.resection_min": 90, "timing.superior_anastomosis_min": 60, "timing.inferior_anastomosis_min": 40}


def test_an_hour_of_excluded_liver_and_twenty_minutes_of_a_shut_kidney_are_not_let_pass(tried: Tried) -> None:
    told = tried.new("--lower 150 --upper 180 --graft-diameter 16", LONG_CLAMPING)
    assert "without blood flow for 190 min or longer" in sentence(told, "liver-clock")
    assert "Beyond 90 min" in sentence(told, "liver-clock")
    veins = "--right opening --left cone-pipe --involved-left 50"
    shut = {f"renal_plan.{k}.{name}": value for k in (0, 1) for name, value in (("artery", "clamped"), ("sewing_min", 5))}
    told = tried.new(f"--lower 80 --upper 150 --graft-diameter 16 {veins}", LONG_CLAMPING | shut)
    assert {about for rule, about in found(told, "warning") if rule == "kidney-clock"} == {RIGHT, LEFT}
    assert "liver-clock" not in {rule for rule, _ in found(told, "warning")}


def test_the_last_kidney_s_vein_is_told_as_such_whatever_took_the_other_one(tried: Tried) -> None:
    told = tried.new(f"{AT_THE_RENAL_VEINS} --right ligate --left nephrectomy")
    assert stops(told, "judgement") == {("right-renal-vein-ligated", ""), ("no-kidney-left", "")}
    assert "right kidney with its vein tied and left kidney removed" in sentence(told, "no-kidney-left")
    only = {
        "--right nephrectomy": "right kidney removed",
        "--right ligate": "right kidney with its vein tied",
        "--missing-kidney right": "right kidney absent",
        "--right opening --right-kidney-percent 8": "right kidney with 8 % of the function",
    }
    for other, state in only.items():
        told = tried.new(f"{AT_THE_RENAL_VEINS} --left ligate {other}")
        assert ("left-collaterals-lost", LEFT) in stops(told, "judgement")
        assert f"the left kidney would be the only one ({state})" in sentence(told, "left-collaterals-lost")
    told = tried.new(f"{AT_THE_RENAL_VEINS} --left ligate --right opening")
    assert ("left-collaterals-lost", LEFT) in found(told, "warning")
    told = tried.new(f"{AT_THE_RENAL_VEINS} --left cone-pipe --involved-left 50 --right ligate")
    assert ("only-kidney-clamped", LEFT) in found(told, "warning")


@pytest.mark.parametrize("sex", ["F", "M"])
def test_a_shorter_cuff_that_spares_both_kidneys_is_offered_and_taken_where_it_is_chosen(tried: Tried, sex: str) -> None:
    line = f"--lower 25 --upper renal-floor-20 --graft-diameter 16 --sex {sex}"
    told = tried.new(line)
    assert {RIGHT, LEFT} <= set(clamped(told))
    assert sentence(told, "clamp-on-an-ostium").endswith("A free cuff of 4 instead of 7 keeps both kidneys open.")
    told = tried.new(f"{line} --cuff 4")
    assert set(clamped(told)) == {"ivc"}
    assert max(clamped(told)["ivc"]) == pytest.approx(told["resection"]["superior_mm"] + 4 + 3)
    assert "clamp-on-an-ostium" not in {rule for rule, _ in found(told, "note", "stop")}


def test_the_cuff_is_offered_below_a_resection_above_the_renal_veins_too(tried: Tried) -> None:
    told = tried.new("--lower 140 --upper 170 --graft-diameter 16")
    assert "A free cuff of 5 instead of 7 keeps both kidneys open." in sentence(told, "clamp-on-an-ostium")
    assert set(clamped(tried.new("--lower 140 --upper 170 --graft-diameter 16 --cuff 5"))) == {"ivc"}


@pytest.mark.parametrize("sex", ["F", "M"])
@pytest.mark.parametrize(("sewn", "taken"), [("left", "right"), ("right", "left")])
def test_one_vein_into_an_opening_and_the_other_kidney_out_is_a_usable_plan(
    tried: Tried, sewn: str, taken: str, sex: str
) -> None:
    line = f"--lower renal-floor-30 --upper renal-roof+20 --{sewn} opening --{taken} nephrectomy --graft-diameter 18"
    told = tried.new(f"{line} --sex {sex}")
    assert told["stops"] == []
    assert [pattern["id"] for pattern in tried.card()["patterns"]] == [f"{sewn}-renal-vein"]


@pytest.mark.parametrize(("diameter", "warned"), [(4, True), (10, True), (11.9, True), (12, False), (16, False)])
def test_a_graft_much_narrower_than_the_cava_is_warned_about(tried: Tried, diameter: float, warned: bool) -> None:
    told = tried.new(f"--lower 30 --upper 60 --graft-diameter {diameter:g}")
    assert (("graft-narrower-than", "") in found(told, "warning")) is warned


@pytest.mark.parametrize("side", ["right", "left"])
@pytest.mark.parametrize("words", ["", "--intent extract --origin right-renal-vein", "--intent resect"])
def test_a_kidney_is_not_taken_while_the_tumour_stays_in_the_cava(tried: Tried, side: str, words: str) -> None:
    line = f"--lower right-renal-vein --upper hepatic-floor --{side} nephrectomy --resection none {words}"
    told = tried.new(line)
    assert stops(told, "gap") == {("tumour-stays", "")}
    assert told["ends"]["stage"] == "mobilised"
    assert tried.steps() == []


@pytest.mark.parametrize(("words", "stays"), [("", False), ("--intent no-operation", False), ("--intent extract", True)])
def test_where_nothing_is_decided_or_no_operation_is_meant_nothing_is_demanded(tried: Tried, words: str, stays: bool) -> None:
    told = tried.new(f"--lower right-renal-vein --upper hepatic-floor --resection none {words}")
    assert (("tumour-stays", "") in stops(told, "gap")) is stays
    assert told["clamps"] == []


@pytest.mark.parametrize("words", ["", "--intent extract --origin right-adrenal-vein --graft-diameter 16"])
def test_an_adrenal_thrombus_up_to_the_diaphragm_is_never_resected_with_the_hepatic_veins_cut_off(
    tried: Tried, words: str
) -> None:
    told = tried.new(f"--lower hiatus-50 --upper hiatus --en-bloc right-adrenal {words}")
    assert "hepatic-ostium-unplanned" in {rule for rule, _ in stops(told, "gap")}
    assert not [step for step in tried.steps() if step.startswith(("cut", "sew", "take out", "unclamp"))]


def test_a_thrombus_that_is_to_be_extracted_is_not_resected_without_a_word(tried: Tried) -> None:
    line = "--lower 150 --upper 170 --graft-diameter 16 --origin right-adrenal-vein --en-bloc right-adrenal"
    rule = ("plan-against-the-intent", "")
    told = tried.new(f"{line} --intent extract")
    assert rule in found(told, "warning")
    assert "choose a thrombectomy" in sentence(told, rule[0])
    assert rule not in found(tried.new(f"{line} --intent extract", {"tumour.wall_invaded": True}), "warning")
    assert rule not in found(tried.new(f"{line} --intent resect"), "warning")
    assert rule in found(tried.new(f"{line} --intent no-operation"), "stop")


@pytest.mark.parametrize("name", ["ligament", "pericardium", "nylon", "cava"])
def test_a_substitute_that_is_not_known_is_refused_by_its_name_and_never_taken_as_another(tried: Tried, name: str) -> None:
    tried.enter(CAVAL_TUBE, {"graft.substitute": name})
    assert f'graft.substitute is "{name}"; write one of ptfe, dacron' in refused(tried.capsys, "plan", CASE)
    tried.enter("--lower 30 --upper 60 --resection partial-patch --circumference 90", {"resection.patch": name})
    assert f'resection.patch is "{name}"; write one of ptfe, dacron' in refused(tried.capsys, "plan", CASE)


@pytest.mark.parametrize("name", [substitute.id for substitute in SUBSTITUTES if not substitute.is_prosthesis])
def test_rings_on_what_has_none_are_refused_and_a_tube_has_its_own_wall(tried: Tried, name: str) -> None:
    tried.enter(CAVAL_TUBE, {"graft": {"diameter_mm": 9.3, "substitute": name, "ringed": True}})
    assert "graft.ringed is true; write false: there is no" in refused(tried.capsys, "plan", CASE)
    told = tried.new(CAVAL_TUBE, {"graft": {"diameter_mm": 9.3, "substitute": name}})
    graft = told["graft"]
    assert not graft["ringed"]
    assert graft["outer_diameter_mm"] == pytest.approx(9.3 + 2 * graft["wall_mm"])
    assert graft["wall_mm"] != pytest.approx(0.6)
    assert not {rule for rule, _ in found(told, "note", "warning")} & {"ring-in-the-way", "clamp-on-rings"}


def test_a_branch_on_a_falciform_tube_is_measured_on_the_tubes_own_wall(tried: Tried) -> None:
    told = tried.new(
        "--lower 85 --upper 125 --graft-diameter 9.3 --substitute falciform-ligament --right nephrectomy --left opening"
    )
    assert told["graft"]["outer_diameter_mm"] == pytest.approx(10.1)
    assert "on a graft of Ø 10.1 mm)" in sentence(told, "branch-too-wide")


def test_a_renal_interposition_and_a_caval_patch_of_pericardium_are_what_they_are(tried: Tried) -> None:
    ends = "--lower 88 --upper 150 --graft-diameter 16 --involved-left 15 --right opening"
    told = tried.new(f"{ends} --left interposition --branch-left bovine-pericardium")
    left = next(vein for vein in told["renal_veins"] if vein["id"] == LEFT)
    assert left["substitute"] == "bovine-pericardium"
    assert "bovine pericardium" in tried.picture("implanted")
    told = tried.new("--lower 30 --upper 60 --resection partial-patch --circumference 90 --patch bovine-pericardium")
    assert told["patch"]["substitute"] == "bovine-pericardium"
    assert "pericardial patch" in tried.picture("implanted").lower()


@pytest.mark.parametrize("method", ["opening", "interposition"])
def test_a_vein_wider_than_its_tube_is_refused_in_its_own_calibre(tried: Tried, method: str) -> None:
    told = tried.new(f"--lower 85 --upper 125 --graft-diameter 9.3 --right nephrectomy --left {method}")
    assert ("branch-too-wide", LEFT) in stops(told, "gap")
    assert "(Ø 10.9 mm at 71.3° on a graft of Ø 10.5 mm)" in sentence(told, "branch-too-wide")
