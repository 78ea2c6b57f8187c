"""A plan's stops stand at the head of whatever leaves the house, and nothing is made of a plan with a gap."""

import csv
import io
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from command_runs import refused, said

RIGHT = "The right renal ostium lies in the resected segment and nothing is planned for it."
LEFT = RIGHT.replace("right", "left", 1)
TIED = "The right renal vein has no named tributaries to drain through"
REASON = "Occluded for years; collaterals on the DSA."
OVERRIDDEN = f"Overridden (consultant surgeon, 2026-03-14): {REASON}"
ENDS = "THE PLAN ENDS HERE"
pytestmark = pytest.mark.usefixtures("qapp", "_in_a_folder_of_its_own")
SIGNED = ("--override-role", "consultant surgeon", "--override-date", "2026-03-14")


@pytest.fixture
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def gap(capsys: pytest.CaptureFixture[str]) -> str:
    """A plan that leaves both renal veins in the resected segment without a fate."""
    said(capsys, "new", "--lower", "60", "--upper", "130", "--graft-diameter", "16", "-o", "gap.json")
    return "gap.json"


def judged(capsys: pytest.CaptureFixture[str], *more: str, name: str = "judged.json") -> str:
    """A plan whose right renal vein is tied."""
    veins = ("--right", "ligate", "--left", "cone-pipe")
    said(capsys, "new", "--lower", "85", "--upper", "125", "--graft-diameter", "18", *veins, *more, "-o", name)
    return name


def overridden(capsys: pytest.CaptureFixture[str]) -> str:
    return judged(capsys, "--override", f"right-renal-vein-ligated={REASON}", *SIGNED)


def words_of_svg(path: str) -> str:
    """All words that an SVG shows, in their order."""
    tree = ElementTree.fromstring(Path(path).read_text(encoding="utf-8"))  # noqa: S314 - our own file
    return " ".join(" ".join(node.itertext()) for node in tree.iter() if node.tag.endswith("text"))


def one_line(text: str) -> str:
    return " ".join(text.split())


def test_the_ledger_is_a_draft_and_prints_to_the_last_planned_step(gap: str, capsys: pytest.CaptureFixture[str]) -> None:
    lines = said(capsys, "ledger", gap).splitlines()
    assert set(lines[0].split(" · ")) == {"DRAFT"}
    assert lines[1:3] == [f"STOP: {RIGHT}", f"STOP: {LEFT}"]
    text = one_line("\n".join(lines))
    assert f"{ENDS}: {RIGHT}" in text
    assert text.index("take out") < text.index(ENDS)
    assert not re.search(r"unclamp|BENCH|IMPLANTED|REPERFUSED", text)


def test_the_ledger_s_table_holds_the_stops_above_its_steps_and_the_end_below(
    gap: str, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = list(csv.DictReader(io.StringIO(said(capsys, "ledger", gap, "--csv"))))
    assert [(row["step"], row["deed"], row["what"]) for row in rows[:2]] == [("", "DRAFT", RIGHT), ("", "DRAFT", LEFT)]
    assert (rows[-1]["deed"], rows[-1]["what"]) == (ENDS, RIGHT)
    assert {row["stage"] for row in rows if row["step"]} == {"mobilised", "clamped", "resected"}


def test_scripts_are_told_of_every_open_stop_and_where_the_plan_ends(gap: str, capsys: pytest.CaptureFixture[str]) -> None:
    stops = [
        {"rule": "renal-ostium-unplanned", "kind": "gap", "about": "right-renal-vein", "sentence": RIGHT},
        {"rule": "renal-ostium-unplanned", "kind": "gap", "about": "left-renal-vein", "sentence": LEFT},
    ]
    for command in ("plan", "ledger"):
        told = json.loads(said(capsys, command, gap, "--json"))
        assert (told["stops"], told["overridden"]) == (stops, [])
        assert told["ends"] == {"stage": "bench", **stops[0]}
    assert json.loads(said(capsys, "ledger", gap, "--json"))["draft"] is True
    told = json.loads(said(capsys, "compare", gap, "case-1", "--json"))
    assert told["stops"] == {"one": stops, "other": []}
    told = json.loads(said(capsys, "ledger", "case-4", "--json"))
    assert (told["draft"], told["ends"], told["stops"]) == (False, None, [])


def test_neither_card_nor_model_is_made_of_a_gap(gap: str, capsys: pytest.CaptureFixture[str]) -> None:
    for command, name in (("template", "x.pdf"), ("template", "x.dxf"), ("model", "x.stl"), ("model", "x.3mf")):
        assert RIGHT in refused(capsys, command, gap, "-o", name)
        assert not Path(name).exists()
    assert RIGHT in refused(capsys, "template", gap, "--json")


@pytest.mark.parametrize("stage", ["mobilised", "clamped", "resected", "bench", "implanted", "reperfused"])
def test_every_picture_of_the_operation_has_the_stops_at_its_head(
    gap: str, stage: str, capsys: pytest.CaptureFixture[str]
) -> None:
    said(capsys, "render", gap, "--stage", stage, "--size", "600x450", "--dpi", "100", "-o", "x.svg")
    words = one_line(words_of_svg("x.svg"))
    assert RIGHT in words
    assert LEFT in words
    assert ("Not planned" in words) == (stage in ("bench", "implanted", "reperfused"))
    assert "sewn to both stumps" not in words
    assert "suture" not in words


def test_before_the_operation_no_stop_stands_on_the_picture(gap: str, capsys: pytest.CaptureFixture[str]) -> None:
    for stage in ("intact", "tumour"):
        said(capsys, "render", gap, "--stage", stage, "--size", "600x450", "--dpi", "100", "-o", "x.svg")
        assert RIGHT not in one_line(words_of_svg("x.svg"))


def test_section_timeline_comparison_and_report_have_the_stops_at_their_head(
    gap: str, capsys: pytest.CaptureFixture[str]
) -> None:
    said(capsys, "render", gap, "--stage", "resected", "--section", "110", "--size", "800x600", "--dpi", "100", "-o", "s.svg")
    said(capsys, "timeline", gap, "-o", "t.svg")
    said(capsys, "compare", gap, "case-1", "-o", "c.svg")
    for name in ("s.svg", "t.svg", "c.svg"):
        assert RIGHT in one_line(words_of_svg(name))
        assert LEFT in one_line(words_of_svg(name))
    assert ENDS in words_of_svg("t.svg")
    for argv in (("plan", gap), ("timeline", gap), ("compare", gap, "case-1")):
        assert f"STOP: {RIGHT} STOP: {LEFT}" in one_line("\n".join(said(capsys, *argv).splitlines()[:5]))
    timeline = one_line(said(capsys, "timeline", gap))
    assert "cava closed, and the plan ends before anything opens it again" in timeline
    assert "taken off" not in timeline


def test_a_column_of_a_journal_shows_a_stop_and_says_how_many_more(capsys: pytest.CaptureFixture[str]) -> None:
    """With as many stops as a plan of words can have; never none."""
    said(capsys, "new", "--lower", "85", "--upper", "270", "--graft-diameter", "8", "--left", "opening", "-o", "many.json")
    stops = json.loads(said(capsys, "plan", "many.json", "--json"))["stops"]
    assert len(stops) > 2
    said(capsys, "render", "many.json", "--stage", "clamped", "--width-mm", "85", "--dpi", "300", "-o", "x.svg")
    words = one_line(words_of_svg("x.svg"))
    shown = [stop for stop in stops if stop["sentence"] in words]
    assert stops[0]["sentence"] in words
    if len(shown) < len(stops):
        assert f"And {len(stops) - len(shown)} more: see the plan checks (in the window, or `ivcviz plan`)." in words


def test_a_picture_without_labels_has_its_stops_all_the_same(gap: str, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "render", gap, "--stage", "resected", "--no-labels", "--size", "600x450", "--dpi", "100", "-o", "x.svg")
    assert RIGHT in one_line(words_of_svg("x.svg"))


def test_an_overridden_judgement_is_on_every_paper_with_reason_role_and_date(capsys: pytest.CaptureFixture[str]) -> None:
    plan = overridden(capsys)
    for argv in (("plan", plan), ("ledger", plan), ("timeline", plan)):
        text = one_line(said(capsys, *argv))
        assert TIED in text
        assert OVERRIDDEN in text
        assert "DRAFT" not in text
        assert ENDS not in text
    told = json.loads(said(capsys, "plan", plan, "--json"))
    assert told["stops"] == []
    [stop] = told["overridden"]
    assert (stop["rule"], stop["kind"]) == ("right-renal-vein-ligated", "judgement")
    assert (stop["reason"], stop["role"], stop["date"]) == (REASON, "consultant surgeon", "2026-03-14")
    said(capsys, "template", plan, "-o", "card.svg")
    said(capsys, "render", plan, "--stage", "implanted", "--size", "800x600", "--dpi", "100", "-o", "x.svg")
    for name in ("card.svg", "x.svg"):
        assert OVERRIDDEN in one_line(words_of_svg(name))


def test_card_and_model_of_an_open_judgement_are_made_and_carry_it(capsys: pytest.CaptureFixture[str]) -> None:
    plan = judged(capsys)
    said(capsys, "template", plan, "-o", "card.svg")
    assert TIED in one_line(words_of_svg("card.svg"))
    [stop] = json.loads(said(capsys, "template", plan, "--json"))["stops"]
    assert stop["sentence"].startswith(TIED)
    for name in ("m.ply", "m.obj", "m.stl"):
        said(capsys, "model", plan, "-o", name)
    assert f"STOP: {TIED}".encode() in Path("m.ply").read_bytes()
    assert f"STOP: {TIED}".encode() in Path("m.obj").read_bytes()
    assert b"STOP (1)." in Path("m.stl").read_bytes()[:80]


def test_a_gap_is_not_overridden_from_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    extent = ("new", "--lower", "60", "--upper", "130", "--graft-diameter", "16", "-o", "x.json")
    line = refused(capsys, *extent, "--override", "renal-ostium-unplanned,left-renal-vein=Embolised.")
    assert "cannot be overridden, it is closed by changing the plan" in line
    assert LEFT in line
    line = refused(capsys, *extent, "--override", "right-renal-vein-ligated=No.")
    assert "this plan has no stop right-renal-vein-ligated, and none that can be overridden" in line
    assert "RULE=REASON" in refused(capsys, *extent, "--override", "right-renal-vein-ligated")
    assert "add --override" in refused(capsys, *extent, *SIGNED)
    tied = (*extent, "--right", "ligate", "--override", f"right-renal-vein-ligated={REASON}")
    assert "add --override-role" in refused(capsys, *tied)
    assert "is not a date" in refused(capsys, *tied, "--override-role", "surgeon", "--override-date", "soon")
    assert not Path("x.json").exists()


def test_an_override_of_a_stop_that_is_not_there_names_those_that_are(capsys: pytest.CaptureFixture[str]) -> None:
    veins = ("--right", "ligate", "--left", "cone-pipe")
    argv = ("new", "--lower", "85", "--upper", "125", "--graft-diameter", "18", *veins, "-o", "x.json")
    assert "to override are: right-renal-vein-ligated" in refused(capsys, *argv, "--override", "no-kidney-left=Dialysis.")
