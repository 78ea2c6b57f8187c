"""The cava opened, emptied and closed again: nothing of it is taken."""

import json
from pathlib import Path
from typing import Any

import pytest
from command_runs import refused, said

RENAL = ("--kind", "thrombus", "--origin", "right-renal-vein", "--involved-right", "28", "--right", "nephrectomy")


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test works in an empty folder of its own."""
    monkeypatch.chdir(tmp_path)


def told(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    said(capsys, "new", "-o", "a.json", "--resection", "thrombectomy", *words)
    return dict(json.loads(said(capsys, "plan", "a.json", "--json")))


def deeds(plan: dict[str, Any], *stages: str) -> list[tuple[str, str]]:
    return [(act["act"], act["subject"]["kind"]) for act in plan["acts"] if act["stage"] in stages]


def test_a_renal_thrombus_is_taken_out_with_its_kidney_through_the_mouth_of_its_vein(
    capsys: pytest.CaptureFixture[str],
) -> None:
    plan = told(capsys, "--lower", "95", "--upper", "150", *RENAL)
    assert plan["resection"] is None
    assert not plan["stops"]
    assert deeds(plan, "resected", "bench", "implanted") == [
        ("divide", "ureter"),
        ("open", "cavotomy"),
        ("take-out", "tumour"),
        ("close", "cavotomy"),
    ]
    (out,) = [act for act in plan["acts"] if act["act"] == "take-out"]
    assert {taken["kind"] for taken in out["takes"]} == {"kidney", "renal-vein", "renal-artery"}
    assert "round the mouth of the right renal vein" in said(capsys, "ledger", "a.json").replace("\n     ", " ")
    ostium = 98.0, 112.0
    assert plan["defect"]["inferior_mm"] == ostium[0]
    assert plan["defect"]["superior_mm"] > ostium[1]
    first = [act["subject"] for act in plan["acts"] if act["stage"] == "clamped" and act["act"] in ("tie-and-cut", "clamp")]
    assert first[0] == {"kind": "renal-artery", "id": "right"}
    assert {"kind": "renal-vein", "id": "left-renal-vein"} in first
    assert {"kind": "renal-vein", "id": "right-renal-vein"} not in first


def test_its_clamps_stand_clear_of_all_that_lies_in_the_lumen_and_no_margin_is_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    plan = told(capsys, "--lower", "95", "--upper", "150", "--lumen-tip", "..160", *RENAL)
    jaws = {clamp["level_mm"] for clamp in plan["clamps"] if clamp["vein"] == "ivc"}
    assert min(jaws) + 3 <= 95 - 10
    assert max(jaws) - 3 >= 160 + 10
    rules = {finding["rule"] for finding in plan["findings"]}
    assert not rules & {"margin-below-the-usual", "clamp-near-a-free-tip", "clamp-across-lumen-contents", "tumour-stays"}


def test_a_thrombus_to_the_hepatic_veins_is_clamped_above_them_under_exclusion(capsys: pytest.CaptureFixture[str]) -> None:
    plan = told(capsys, "--lower", "95", "--upper", "205", *RENAL)
    assert {clamp["vein"] for clamp in plan["clamps"]} >= {"portal-triad"}
    assert "total-hepatic-vascular-exclusion" in {finding["rule"] for finding in plan["findings"]}


def test_one_that_reaches_the_atrium_ends_before_the_clamps(capsys: pytest.CaptureFixture[str]) -> None:
    plan = told(capsys, "--lower", "95", "--upper", "265", *RENAL)
    assert plan["ends"] is not None
    assert deeds(plan, "resected", "implanted") == []


def test_a_kidney_that_the_thrombus_grew_from_and_that_stays_is_a_stop(capsys: pytest.CaptureFixture[str]) -> None:
    plan = told(capsys, "--lower", "95", "--upper", "150", *RENAL[:-2])
    assert "renal-ostium-unplanned" in {finding["rule"] for finding in plan["findings"] if finding["severity"] == "stop"}


@pytest.mark.parametrize("words", [(), ("--kind", "uterine")])
def test_a_tumour_of_the_wall_cannot_be_extracted_and_a_growth_of_the_uterus_can(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    plan = told(capsys, "--lower", "40", "--upper", "90", *words)
    rules = {finding["rule"] for finding in plan["findings"]}
    assert ("extraction-leaves-the-wall" in rules, "origin-not-planned" in rules) == (not words, bool(words))
    assert "so there is nothing to cut" in refused(capsys, "template", "a.json", "-o", "c.pdf")


def test_wherever_the_tumour_lies_the_cavotomy_lies_between_the_clamps(capsys: pytest.CaptureFixture[str]) -> None:
    for lower, upper in (("-30", "10"), ("2", "12"), ("40", "230"), ("120", "180"), ("190", "240")):
        for kind in ("thrombus", "uterine"):
            plan = told(capsys, "--lower", lower, "--upper", upper, "--iliac-side", "left", "--kind", kind)
            if plan["ends"] is None:
                levels = [clamp["level_mm"] for clamp in plan["clamps"] if clamp["level_mm"] is not None]
                assert min(levels) <= plan["defect"]["inferior_mm"] < plan["defect"]["superior_mm"] < max(levels)


def test_its_ledger_as_a_table_has_the_head_for_theatre_too(capsys: pytest.CaptureFixture[str]) -> None:
    told(capsys, "--lower", "95", "--upper", "150", *RENAL)
    table = said(capsys, "ledger", "a.json", "--csv")
    assert ",,patient's label," in table
    assert "void if it differs from the screen's" in table
