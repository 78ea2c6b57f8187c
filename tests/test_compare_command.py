"""`ivcviz compare`: two plans as words, as JSON, and as a page."""

import json
from pathlib import Path

import pytest
from command_runs import refused, said
from PySide6.QtGui import QImage

from ivcviz.cli import main


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_two_cases_are_compared_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    told = said(capsys, "compare", "case-3", "case-4")
    assert told.splitlines()[0].split() == ["Case", "3", "Case", "4", "difference"]
    [cut] = [line for line in told.splitlines() if line.startswith("  inferior cut")]
    assert cut.split() == ["inferior", "cut", "15", "mm", "75", "mm", "+60", "mm"]
    assert "convention  " not in told
    assert "convention  " in said(capsys, "compare", "case-3", "case-4", "--all")


def test_a_case_does_not_differ_from_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert "do not differ" in said(capsys, "compare", "case-4", "case-4")
    told = json.loads(said(capsys, "compare", "case-4", "case-4", "--json"))
    assert (told["same"], told["rows"]) == (True, [])


def test_scripts_get_unrounded_values(capsys: pytest.CaptureFixture[str]) -> None:
    rows = json.loads(said(capsys, "compare", "case-3", "case-4", "--json"))["rows"]
    plan = json.loads(said(capsys, "plan", "case-4", "--json"))
    [left] = [vein for vein in plan["renal_veins"] if vein["id"] == "left-renal-vein"]
    [gap] = [row for row in rows if (row["group"], row["what"]) == ("Left renal vein", "gap, stump to graft")]
    assert (gap["one"], gap["other"]) == (None, left["gap_mm"])


def test_a_plan_is_compared_with_its_plan_b(capsys: pytest.CaptureFixture[str]) -> None:
    told = json.loads(said(capsys, "compare", "case-4", "--plan-b", "left-renal-vein", "--json"))
    assert told["other"] == "Case 4, plan B (left renal vein: nephrectomy)"
    assert ("method", "nephrectomy") in [(row["what"], row["other"]) for row in told["rows"]]


def test_a_page_shows_both(capsys: pytest.CaptureFixture[str], qapp: object) -> None:  # noqa: ARG001
    arguments = ["compare", "case-3", "case-4", "-o", "pair.png", "--size", "640x320", "--dpi", "72", "--stage", "tumour"]
    assert said(capsys, *arguments) == ""
    image = QImage("pair.png")
    assert image.width() == 640
    assert image.height() > 320
    assert main([*arguments, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["one"] == "Case 3"


@pytest.mark.parametrize(
    ("argv", "reason"),
    [
        (["compare", "case-4"], "another case, or --plan-b"),
        (["compare", "case-4", "case-3", "--plan-b", "left-renal-vein"], "another case, or --plan-b"),
        (["compare", "case-1", "--plan-b", "left-renal-vein"], "No plan B"),
        (["compare", "case-4", "no.json"], "no.json"),
        (["compare", "case-4", "case-3", "-o", "pair.gif"], "ends in .png"),
        (["compare", "case-4", "case-3", "-o", "pair.png", "--size", "9x9"], "cannot be drawn"),
    ],
)
def test_what_cannot_be_compared_says_why(argv: list[str], reason: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert reason in refused(capsys, *argv)
    assert not list(Path().iterdir())
