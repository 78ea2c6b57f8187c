"""`ivcviz new`: a case from words."""

import json
from pathlib import Path

import pytest
from command_runs import ENDS, refused, said

from ivcviz.case.document import LevelRef, LumenTip, Thrombus
from ivcviz.storage.case_files import load_case
from ivcviz.terms.iliac_methods import GRAFT_END, TIE
from ivcviz.terms.organs import DUODENUM, PSOAS
from ivcviz.terms.renal_methods import CONE_PIPE, OPENING
from ivcviz.terms.resections import PARTIAL_PATCH


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test works in an empty folder of its own."""
    monkeypatch.chdir(tmp_path)


def test_a_case_is_made_from_words(capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--sex", "F", "--age", "52", "--size-mm", "85x50x45", "--involved-right", "8", "--involved-left", "12"]
    said(
        capsys,
        "new",
        "-o",
        "evening.json",
        *ENDS,
        *options,
        "--graft-diameter",
        "18",
        "--left",
        "cone-pipe",
        "--right",
        "opening",
    )
    case = load_case("evening.json")
    assert case.title == "evening"
    assert case.patient.age == 52
    assert case.tumour.lower.landmark == "renal-floor"
    assert case.tumour.mass_mm == (85.0, 50.0, 45.0)
    assert {item.vein_id: item.length_mm for item in case.tumour.involved} == {"left-renal-vein": 12, "right-renal-vein": 8}
    assert {item.vein_id: item.method for item in case.renal_plan} == {
        "left-renal-vein": CONE_PIPE,
        "right-renal-vein": OPENING,
    }
    assert case.graft is not None
    assert case.graft.diameter_mm == 18
    assert said(capsys, "validate", "evening.json") == ""


def test_what_is_known_of_wall_kidneys_and_organs_is_taken_down_and_told_again(capsys: pytest.CaptureFixture[str]) -> None:
    known = ["--circumference", "120", "--collaterals", "rich", "--right-kidney-percent", "45", "--missing-kidney", "left"]
    said(capsys, "new", "-o", "x.json", *ENDS, *known, "--en-bloc", "psoas,duodenum", "--resection", "partial-patch")
    case = load_case("x.json")
    assert (case.tumour.circumference_deg, case.patient.collaterals, case.patient.right_kidney_percent) == (120, "rich", 45)
    assert case.anatomy.missing_kidneys == ("left",)
    assert (case.resection.kind, case.resection.en_bloc) == (PARTIAL_PATCH, (DUODENUM, PSOAS))
    told = json.loads(said(capsys, "plan", "x.json", "--json"))
    assert told["patient"] == {
        "sex": "F",
        "age": None,
        "right_kidney_percent": 45.0,
        "missing_kidneys": ["left"],
        "collaterals": "rich",
        "leg_oedema": None,
    }
    assert told["tumour"]["circumference_deg"] == 120.0
    assert told["tumour"]["thrombus"] is None
    assert told["tumour"]["en_bloc"] == ["duodenum", "psoas"]
    words = " ".join(said(capsys, "plan", "x.json").split())
    assert "left kidney missing; renal function right 45 %, left 55 %; collaterals rich" in words
    assert "120° of the wall; en bloc with duodenum, psoas" in words


def test_a_case_below_the_confluence_is_made_with_its_side_and_a_title(capsys: pytest.CaptureFixture[str]) -> None:
    said(
        capsys, "new", "-o", "x.json", "--lower", "-20", "--upper", "40", "--iliac-side", "left", "--title", "Low", "--sex", "M"
    )
    case = load_case("x.json")
    assert (case.title, case.tumour.lower.offset_mm, case.tumour.iliac_side) == ("Low", -20.0, "left")
    assert case.anatomy.sex == "M"


def test_what_is_decided_and_seen_is_taken_down(capsys: pytest.CaptureFixture[str]) -> None:
    decided = ["--intent", "extract", "--intent-reason", "Renal cancer", "--cuff", "4", "--mobilisation-left", "12"]
    seen = ["--lumen", "closed", "--thrombus", "-40..-20", "--lumen-tip", "..hepatic-roof+5"]
    below = ["--iliac-side", "left", "--iliac-left", "graft-end", "--iliac-right", "tie"]
    origin = ["--kind", "thrombus", "--origin", "right-renal-vein"]
    said(capsys, "new", "-o", "x.json", "--lower", "-20", "--upper", "150", *decided, *seen, *below, *origin)
    case = load_case("x.json")
    assert (case.intent, case.intent_reason, case.resection.cuff_mm) == ("extract", "Renal cancer", 4)
    assert [(plan.vein_id, plan.mobilisation_mm) for plan in case.renal_plan] == [("left-renal-vein", 12)]
    assert (case.tumour.lumen, case.tumour.origin, case.tumour.origin_vein) == ("closed", "renal", "right-renal-vein")
    assert case.tumour.thrombus == Thrombus(LevelRef(-40.0), LevelRef(-20.0))
    assert case.tumour.lumen_tip == LumenTip(superior=LevelRef(5.0, "hepatic-roof"))
    assert {plan.vein_id: plan.method for plan in case.iliac_plan} == {
        "left-common-iliac-vein": GRAFT_END,
        "right-common-iliac-vein": TIE,
    }
    assert said(capsys, "validate", "x.json") == ""


@pytest.mark.parametrize(
    ("options", "origin"),
    [
        (["--origin", "left-adrenal-vein"], "adrenal"),
        (["--origin", "right-hepatic-vein"], "thrombus"),
        (["--origin", "left-common-iliac-vein"], "uterine"),
        (["--kind", "uterine", "--origin", "left-renal-vein"], "uterine"),
        (["--kind", "thrombus"], "thrombus"),
        (["--kind", "wall"], "wall"),
        ([], "wall"),
    ],
)
def test_the_origin_follows_from_kind_and_vein(options: list[str], origin: str, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "new", "-o", "x.json", *ENDS, *options)
    assert load_case("x.json").tumour.origin == origin


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--lower", "-1", "--upper", "90"], "say along which common iliac vein, the left or the right"),
        ([*ENDS, "--lumen-tip", "-1.."], "say along which common iliac vein, the left or the right"),
        ([*ENDS, "--lumen-tip", "..100"], "a floating tip cannot end below it"),
        ([*ENDS, "--lumen-tip", ".."], "'..' is no two levels with two dots between them"),
        ([*ENDS, "--thrombus", "..40"], "'..40' is no two levels with two dots between them"),
        ([*ENDS, "--thrombus", "40"], "'40' is no two levels with two dots between them"),
        ([*ENDS, "--thrombus", "40..navel"], "argument --thrombus: 'navel' is not a level"),
        ([*ENDS, "--thrombus", "60..40"], "write a level below the upper end (40 mm)"),
        ([*ENDS, "--cuff", "3.9"], "cuff must be a number from 4 to 50 mm, not 3.9"),
        ([*ENDS, "--kind", "wall", "--origin", "left-renal-vein"], "A tumour of the caval wall has no vein of origin"),
        ([*ENDS, "--origin", "spleen"], 'vein of origin cannot be "spleen": write a vein of this body: right-renal-vein'),
        ([*ENDS, "--iliac-left", "sew"], "invalid choice: 'sew'"),
        ([*ENDS, "--mobilisation-right", "101"], "mobilisation of the kidney must be a number from 0 to 100 mm"),
        ([*ENDS, "--intent", "wait"], "invalid choice: 'wait'"),
        (["--lower", "90"], "--upper is missing: say where the tumour ends, there or in --report"),
        ([*ENDS, "--en-bloc", "spleen"], "'spleen' is not among right-adrenal, left-adrenal"),
        ([*ENDS, "--circumference", "400"], "must be a number from 1 to 360 degrees"),
        (["--lower", "navel", "--upper", "90"], "argument --lower: 'navel' is not a level"),
        (["--lower", "100", "--upper", "90"], "lower end must lie below its upper end: they are 100 mm and 90 mm"),
        (["--lower", "80", "--upper", "390"], "write a level from -60 to 332 mm"),
        ([*ENDS, "--size-mm", "85x50"], "A third side is missing: the mass is length × width × depth"),
        ([*ENDS, "--size-mm", "85x50xnan"], "“85x50xnan” is not a size in millimetres"),
        ([*ENDS, "--size-mm", "85x50x0"], "A side of the mass must be a number from 1 to 500 mm"),
        ([*ENDS, "--age", "-4"], "'-4' is not a whole number"),
        ([*ENDS, "--age", "400"], "from 0 to 120 years, not 400"),
        ([*ENDS, "--sex", "W"], "invalid choice: 'W'"),
        ([*ENDS, "--involved-left", "71"], "no more than the vein's length (70 mm)"),
        ([*ENDS, "--involved-left", "-1"], "from 0 to 200 mm, not -1"),
        ([*ENDS, "--graft-diameter", "400"], "inner diameter must be a number from 4 to 50 mm, not 400"),
        ([*ENDS, "--left", "pray"], "invalid choice: 'pray'"),
        ([*ENDS, "--title", ""], "needs a title"),
        ([*ENDS, "--colour", "red"], "unrecognized arguments: --colour red"),
        ([*ENDS, "-o", "no/x.json"], "there is no folder"),
        ([*ENDS, "-o", "."], "it is a folder"),
    ],
)
def test_what_cannot_be_made_leaves_one_sentence_and_no_file(
    options: list[str], reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert reason in refused(capsys, "new", "-o", "x.json", *options)
    assert list(Path().iterdir()) == []


REPORT = (
    "58F, tumour from 15 mm below the left renal vein to 25 mm below the hepatic veins, 85,5 x 50 x 45 mm; right 8 mm "
    "left 12 mm; left renal vein retroaortic; accessory right renal vein; IVC occluded, extensive collaterals, leg oedema; "
    "bland thrombus from 30 to 60"
)


def test_a_case_is_made_from_the_line_of_a_report(capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "new", "-o", "x.json", "--report", REPORT, "--graft-diameter", "1,8 cm", "--left", "cone-pipe")
    case = load_case("x.json")
    assert (case.anatomy.sex, case.patient.age) == ("F", 58)
    assert case.tumour.lower == LevelRef(-15.0, "left-renal-vein-lower-edge")
    assert case.tumour.upper == LevelRef(-25.0, "hepatic-floor")
    assert case.tumour.mass_mm == (85.5, 50.0, 45.0)
    assert {item.vein_id: item.length_mm for item in case.tumour.involved} == {"left-renal-vein": 12, "right-renal-vein": 8}
    assert {vein.id: vein.course for vein in case.anatomy.renal_veins or ()} == {
        "right-renal-vein": "pre-aortic",
        "left-renal-vein": "retro-aortic",
        "right-renal-vein-2": "pre-aortic",
    }
    assert (case.tumour.lumen, case.patient.collaterals, case.patient.leg_oedema) == ("closed", "rich", True)
    assert case.tumour.thrombus == Thrombus(LevelRef(30.0), LevelRef(60.0))
    assert case.graft is not None
    assert case.graft.diameter_mm == 18
    assert said(capsys, "validate", "x.json") == ""


def test_a_report_is_completed_by_options_which_may_say_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    words = [
        "--report",
        "woman, 52; right 8 mm; upper end 172; floating tip to 190",
        "--lower",
        "15 mm below the left renal vein",
    ]
    said(capsys, "new", "-o", "x.json", *words, "--age", "52", "--involved-left", "1.2 cm", "--size-mm", "85,5x50x45")
    case = load_case("x.json")
    assert (case.anatomy.sex, case.patient.age) == ("F", 52)
    assert case.tumour.lumen_tip == LumenTip(superior=LevelRef(190.0))
    assert (case.tumour.lower, case.tumour.upper) == (LevelRef(-15.0, "left-renal-vein-lower-edge"), LevelRef(172.0))
    assert {item.vein_id: item.length_mm for item in case.tumour.involved} == {"left-renal-vein": 12, "right-renal-vein": 8}


def test_ends_are_put_in_order_in_the_body_of_the_report_s_sex(capsys: pytest.CaptureFixture[str]) -> None:
    """In a man the renal floor lies at 105 mm, in a woman at 98 mm."""
    said(capsys, "new", "-o", "x.json", "--report", "man; 1 mm below the renal veins to 100 mm")
    assert load_case("x.json").tumour.lower == LevelRef(100.0)
    said(capsys, "new", "-o", "y.json", "--report", "woman; 1 mm below the renal veins to 100 mm")
    assert load_case("y.json").tumour.upper == LevelRef(100.0)


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--report", "97 to 172; spleen invaded"], "“spleen” is not understood in “spleen invaded”"),
        (["--report", "97 to 172; 8.5 x 5.0 x 4.5"], "“8.5 x 5.0 x 4.5”: Are these millimetres or centimetres?"),
        (["--report", "woman, 52"], "--lower is missing: say where the tumour ends, there or in --report"),
        (["--report", "97 to 172, 52 years old", "--age", "53"], "--age contradicts the report"),
        (["--report", "97 to 172", "--upper", "170"], "--upper contradicts the report"),
        (["--report", "man; 97 to 172", "--sex", "F"], "--sex contradicts the report"),
        (["--report", "97 to 172; right 8 mm", "--involved-right", "9"], "--involved-right contradicts the report"),
        (["--report", "97 to 172; floating tip to 190", "--lumen-tip", "..180"], "--lumen-tip contradicts the report"),
        (["--report", ""], "Nothing was read"),
    ],
)
def test_a_report_of_which_a_part_is_refused_leaves_one_sentence_and_no_file(
    options: list[str], reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert reason in refused(capsys, "new", "-o", "x.json", *options)
    assert not Path("x.json").exists()
