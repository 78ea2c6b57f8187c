"""The cut-and-sew ledger: its order, and that each of its figures is the plan's and the card's."""

import csv
import io
import json
from dataclasses import replace
from math import pi, radians
from pathlib import Path

import pytest
from command_runs import refused, said
from hypothesis import given, settings
from made_cases import cases

from ivcviz.case import edits
from ivcviz.case.document import Case, LevelRef
from ivcviz.errors import UserError
from ivcviz.plan.bench import card as bench_card
from ivcviz.plan.consequences import Consequences
from ivcviz.plan.operation.act import STAGES
from ivcviz.plan.operation.ledger import LedgerStep
from ivcviz.plan.operation.ledger_text import COLUMNS, as_csv, as_json, as_text
from ivcviz.plan.report import as_json as report
from ivcviz.plan.resolve import resolve
from ivcviz.plan.wording.names import vein_words
from ivcviz.storage.case_files import load_case, save_case
from ivcviz.storage.shipped import find_case
from ivcviz.terms.renal_methods import NEPHRECTOMY, NEPHRECTOMY_APART
from ivcviz.terms.resections import NO_RESECTION


def case(name: str) -> Case:
    return load_case(find_case(name))


def figures_of(steps: tuple[LedgerStep, ...], deed: str, what: str) -> dict[str, float]:
    [step] = [step for step in steps if str(step.deed) == deed and str(step.what) == what]
    return {str(figure.name): figure.value for figure in step.figures}


def same_as_plan_and_card(made: Case) -> None:
    """The holes, cones and seams of the ledger are, to the last bit, those of `plan --json` and of the card's numbers."""
    plan = resolve(made)
    steps, told = Consequences(plan).ledger, report.as_json(plan)
    if plan.gaps:
        with pytest.raises(UserError):
            bench_card.card_of_plan(plan)
        return
    try:
        card = bench_card.as_json(bench_card.card_of_plan(plan))["patterns"]
    except UserError:
        card = []
    assert len([step for step in steps if str(step.what).startswith("hole (graftotomy)")]) == len(card)
    for vein in told["renal_veins"]:
        if vein["hole"] is None or plan.resection is None:
            continue
        name = vein_words(plan.body, vein["id"])  # numbered where a side has several
        hole = figures_of(steps, "cut", f"hole (graftotomy) for the {name}")
        for key, measure in (("width_mm", "width"), ("height_mm", "height"), ("clock_deg", "clock position")):
            assert hole[measure] == pytest.approx(vein["hole"][key], rel=1e-9)
        assert hole["centre from the superior end"] == vein["hole"]["centre_from_superior_end_mm"]
        girth = pi * told["graft"]["outer_diameter_mm"]
        along = hole["centre along the wall from the anterior line, with the clock"]
        assert along == pytest.approx(girth * vein["hole"]["clock_deg"] / 360.0)
        [on_card] = [pattern for pattern in card if pattern["name"] == str(name)]
        assert (hole["width"], hole["height"]) == (on_card["hole"]["width_mm"], on_card["hole"]["height_mm"])
        if vein["method"] == "opening":
            assert figures_of(steps, "sew", f"{name} to its opening")["seam"] == vein["seam_mm"]
            continue
        kind = "tapered side branch (cone pipe)" if vein["method"] == "cone-pipe" else "interposition tube"
        pattern = figures_of(steps, "cut", f"flat pattern of the {kind} for the {name}")
        assert pattern["base diameter"] == vein["branch"]["base_diameter_mm"]
        assert pattern["tip diameter"] == vein["branch"]["tip_diameter_mm"]
        assert pattern["length along its axis"] == vein["branch"]["length_mm"]
        assert pattern["saddle depth"] == vein["saddle_mm"] == on_card["saddle_mm"]
        seam = figures_of(steps, "sew", f"{kind} for the {name} to its hole")["seam"]
        assert seam == vein["seam_mm"] == on_card["seam_mm"]
        if "sector angle of the flat pattern" in pattern:
            arc = radians(pattern["sector angle of the flat pattern"]) * pattern["apex to tip"]
            assert arc == pytest.approx(pattern["rim"])


@pytest.mark.parametrize("name", ["case-3", "case-4"])
def test_every_figure_is_the_plan_s_and_the_card_s_in_the_published_cases(name: str) -> None:
    same_as_plan_and_card(case(name))


@settings(max_examples=40, deadline=None)
@given(cases())
def test_every_figure_is_the_plan_s_and_the_card_s_in_any_case(made: Case) -> None:
    try:
        resolve(made)
    except UserError:
        return
    same_as_plan_and_card(made)
    plan = resolve(made)
    steps = Consequences(plan).ledger
    assert [step.number for step in steps] == list(range(1, len(steps) + 1))
    order = [STAGES.index(step.stage) for step in steps]
    assert order == sorted(order)
    assert as_text(plan).endswith("Not certified for patient care. Verify on imaging.")
    json.dumps(as_json(plan), allow_nan=False)
    rows = list(csv.reader(io.StringIO(as_csv(plan))))
    assert {len(row) for row in rows} == {len(COLUMNS)}


def test_case_4_is_cut_and_sewn_as_the_paper_did(capsys) -> None:
    told = json.loads(said(capsys, "ledger", "case-4", "--json"))
    handlers = [f"{step['deed']} {step['what']}" for step in told["steps"]]
    sewn = [deed for deed in handlers if deed.startswith("sew")]
    assert sewn == [
        "sew closing edge of the tapered side branch (cone pipe) for the left renal vein",
        "sew tapered side branch (cone pipe) for the left renal vein to its hole",
        "sew superior end of the graft to the cava",
        "sew inferior end of the graft to the cava",
        "sew right renal vein to its opening",
        "sew left renal vein to its tapered side branch (cone pipe)",
    ]
    assert [deed for deed in handlers if deed.startswith("clamp")] == [
        "clamp IVC below the tumour",
        "clamp IVC above the tumour",
        "clamp right renal vein",
        "clamp left renal vein",
    ]
    assert sum(deed.startswith("unclamp") for deed in handlers) == 4
    assert sum(deed.startswith("frozen section") for deed in handlers) == 4
    assert "Case 4" not in json.dumps(told)


def test_the_table_rounds_for_the_eye_and_names_the_suture(capsys) -> None:
    text = said(capsys, "ledger", "case-3")
    assert "right renal vein to its opening (5-0 prolene, running)" in text
    assert "inner diameter" in text
    assert "Case 3" not in text
    assert said(capsys, "ledger", "case-3", "--name").startswith("Case 3\n")
    assert max(len(line) for line in text.splitlines()) <= 110


def test_a_csv_file_holds_every_figure_unrounded(capsys, tmp_path: Path) -> None:
    assert said(capsys, "ledger", "case-4", "-o", str(tmp_path / "out.csv")) == ""
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out.csv").read_text(encoding="utf-8"))))
    found = [(row["measure"], float(row["value"])) for row in rows if row["value"]]
    steps = json.loads(said(capsys, "ledger", "case-4", "--json"))["steps"]
    assert found == [(figure["measure"], figure["value"]) for step in steps for figure in step["figures"]]
    assert {row["unit"] for row in rows} == {"", "mm", "deg"}


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)"])
def test_no_text_of_a_case_becomes_a_formula(tmp_path: Path, capsys, text: str) -> None:
    three = case("case-3")
    plans = tuple(replace(plan, suture=text) for plan in three.renal_plan)
    save_case(replace(three, title=text, renal_plan=plans), tmp_path / "in.json")
    out = said(capsys, "ledger", str(tmp_path / "in.json"), "--csv", "--name")
    cells = [cell for row in csv.reader(io.StringIO(out)) for cell in row]
    assert f"'{text}" in cells
    assert text not in cells


@pytest.mark.parametrize(
    ("arguments", "said_of_it"),
    [
        (("-o", "ledger.xlsx"), "ends in .txt, .csv or .json"),
        (("--json", "-o", "ledger.csv"), "--json was asked for"),
        (("-o", "no-such-folder/ledger.csv"), "no folder"),
    ],
)
def test_a_file_that_cannot_be_written_is_refused(capsys, monkeypatch, tmp_path: Path, arguments, said_of_it: str) -> None:
    monkeypatch.chdir(tmp_path)
    assert said_of_it in refused(capsys, "ledger", "case-4", *arguments)
    assert not list(tmp_path.iterdir())


def test_where_nothing_is_resected_there_is_nothing_to_cut(tmp_path: Path, capsys) -> None:
    save_case(edits.choose_resection_kind(case("case-4"), NO_RESECTION), tmp_path / "in.json")
    assert "nothing to cut or sew" in said(capsys, "ledger", str(tmp_path / "in.json"))


def test_a_kidney_that_is_taken_has_its_clamps_off_with_it_and_no_stump_to_examine() -> None:
    apart = edits.choose_renal_method(case("case-4"), "right-renal-vein", NEPHRECTOMY_APART)
    steps = Consequences(resolve(apart)).ledger
    off = next(step for step in steps if str(step.deed) == "unclamp" and str(step.what) == "right renal vein")
    assert off.stage == "resected"
    assert any(str(step.deed) == "take out" and str(step.what) == "right kidney" for step in steps)
    assert not any(str(step.deed) == "frozen section" and "right renal" in str(step.what) for step in steps)


def test_a_kidney_that_is_taken_en_bloc_leaves_with_the_cava_its_vein_neither_clamped_nor_cut() -> None:
    steps = Consequences(resolve(edits.choose_renal_method(case("case-4"), "right-renal-vein", NEPHRECTOMY))).ledger
    of_the_right = [
        (str(step.deed), str(step.what)) for step in steps if "right" in f"{step.what}" and step.stage != "mobilised"
    ]
    assert of_the_right == [
        ("tie and cut", "right renal artery"),
        ("divide", "right ureter"),
        ("take out", "cava with the tumour, en bloc with the right kidney"),
    ]


def test_the_vein_of_a_kidney_is_cut_where_its_ostium_stays_on_the_cava() -> None:
    low = edits.move_tumour_upper_end(edits.move_tumour_lower_end(case("case-4"), LevelRef(20.0)), LevelRef(60.0))
    low = edits.set_involved(edits.set_involved(low, "right-renal-vein", 0.0), "left-renal-vein", 0.0)
    steps = Consequences(resolve(edits.choose_renal_method(low, "right-renal-vein", NEPHRECTOMY))).ledger
    told = [(str(step.deed), str(step.what)) for step in steps]
    assert ("close", "caval stump of the right renal vein") in told
    assert ("take out", "cava with the tumour") in told
    assert ("take out", "right kidney") in told


def test_a_clamp_that_was_moved_onto_the_graft_comes_off_the_graft() -> None:
    steps = Consequences(resolve(edits.move_clamp_onto_graft(case("case-1"), True))).ledger
    moved = next(step for step in steps if str(step.deed) == "move clamp")
    assert (str(moved.what), moved.stage) == ("IVC above the tumour", "implanted")
    off = [str(step.what) for step in steps if str(step.deed) == "unclamp"]
    assert off == ["graft", "IVC below the tumour"]
