"""A step of the ledger as a picture, and the acts for scripts, as the command line gives them."""

import json
from pathlib import Path

import pytest
from command_runs import refused, said

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def steps(capsys: Capture) -> list[dict[str, object]]:
    return json.loads(said(capsys, "ledger", "case-4", "--json"))["steps"]


def drawn(capsys: Capture, *arguments: str) -> str:
    said(capsys, "render", "case-4", "-o", "out.svg", "--size", "1600x1200", *arguments)
    return Path("out.svg").read_text(encoding="utf-8")


def test_a_step_is_drawn_and_named_by_its_number(capsys: Capture) -> None:
    rows = steps(capsys)
    row = next(row for row in rows if row["what"] == "IVC above the tumour" and row["deed"] == "clamp")
    page = drawn(capsys, "--step", str(row["step"]))
    assert f"Step {row['step']} of {len(rows)}" in page
    assert "Superior clamp on" in page
    assert "renal vein clamp" not in page


def test_the_section_shows_the_field_after_the_step_too(capsys: Capture) -> None:
    row = next(row for row in steps(capsys) if row["deed"] == "take out")
    page = drawn(capsys, "--section", "150", "--step", str(row["step"]))
    assert "resected at this height" in page
    assert "resected at this height" not in drawn(capsys, "--section", "150", "--step", str(int(str(row["step"])) - 1))


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("--step", "0"), "no step 0"),
        (("--step", "99"), "no step 99"),
        (("--step", "-3"), "--step"),
        (("--step", "many"), "not a whole number"),
        (("--step", "3", "--stage", "tumour"), "not allowed with"),
    ],
)
def test_a_step_that_there_is_not_is_refused(capsys: Capture, tmp_path: Path, arguments: tuple[str, ...], reason: str) -> None:
    assert reason in refused(capsys, "render", "case-4", "-o", "out.png", *arguments)
    assert not list(tmp_path.iterdir())


def test_the_acts_for_scripts_are_the_ledger_s_steps_each_with_its_subject_place_and_source(capsys: Capture) -> None:
    acts, rows = json.loads(said(capsys, "plan", "case-4", "--json"))["acts"], steps(capsys)
    assert [(act["step"], act["stage"], act["figures"]) for act in acts] == [
        (row["step"], row["stage"], row["figures"]) for row in rows
    ]
    clamp = next(act for act in acts if act["act"] == "clamp" and act["subject"]["kind"] == "renal-vein")
    assert clamp["subject"] == {"kind": "renal-vein", "id": "right-renal-vein"}
    assert clamp["place"]["along_mm"] == clamp["figures"][0]["value"]
    seam = next(act for act in acts if act["act"] == "sew" and act["subject"] == {"kind": "graft-end", "id": "superior"})
    assert seam["other"] == {"kind": "cava", "id": "superior"}
    assert all(act["source"] for act in acts)
