"""The command line as a script uses it: files and JSON out, one sentence and a status for whatever cannot be done."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import get_args

import numpy as np
import pytest
from command_runs import ENDS, ROOT, refused, run, said
from hypothesis import given, settings
from hypothesis import strategies as st

from ivcviz import __version__
from ivcviz.cli import arguments, main
from ivcviz.cli.commands import page_of
from ivcviz.errors import UserError
from ivcviz.geometry.mesh import closed_loops
from ivcviz.scene.model import Stage, View
from ivcviz.storage.shipped import shipped_path


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test works in an empty folder of its own; where a window would open it is noted and closed at once."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("ivcviz.app.window.open_window", lambda case, _language: opened.append(case) or 0)
    opened.clear()


opened: list[str | None] = []


@pytest.mark.parametrize(
    ("on_the_line", "in_the_case"),
    [
        (arguments.STAGES, Stage),
        (arguments.VIEWS, View),
    ],
)
def test_what_may_be_chosen_on_the_line_is_what_a_case_or_a_picture_may_hold(on_the_line: object, in_the_case: object) -> None:
    """Written twice, so that `--help` answers without loading either."""
    assert on_the_line == get_args(in_the_case)


def test_help_lists_every_command_and_version_says_which(capsys: pytest.CaptureFixture[str]) -> None:
    listed = said(capsys, "--help")
    for command in ("render", "plan", "compare", "validate", "new", "template", "table", "rules", "schema"):
        assert f" {command} " in listed
        assert "usage: ivcviz" in said(capsys, command, "--help")
    assert said(capsys, "--version") == f"ivcviz {__version__}\n"


BRANCH = ("--graft-diameter", "16", "--cone-base", "12", "--cone-tip", "10", "--cone-length", "20", "--takeoff", "60")


def test_a_template_of_a_branch_s_own_numbers_tells_them_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    told = json.loads(said(capsys, "template", *BRANCH, "--json"))
    assert round(told["seam_mm"], 1) == 43.4
    assert set(told["hole"]) == {"width_mm", "height_mm"}
    assert len(told["cone_pattern"][0]) == len(told["graft_pattern"][0]) == 2
    assert not list(Path().iterdir())


def test_a_template_is_written_for_a_case_and_for_numbers(capsys: pytest.CaptureFixture[str], qapp: object) -> None:  # noqa: ARG001
    assert said(capsys, "template", "case-4", "-o", "card.pdf") == said(capsys, "template", *BRANCH, "-o", "branch.svg") == ""
    assert Path("card.pdf").read_bytes().startswith(b"%PDF")
    assert "check bar" in Path("branch.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("argv", "reason"),
    [
        (["template"], "needs --graft-diameter"),
        (["template", "case-4"], "name the file"),
        (["template", "case-4", "--offset", "0", "-o", "c.pdf"], "not both"),
        (["template", "case-4", "-o", "c.txt"], "ends in .pdf"),
        (["template", "case-4", "-o", "c.pdf", "--allowance", "-1"], "0 to 20 mm"),
        (["template", *BRANCH[:3], "17", *BRANCH[4:], "-o", "c.pdf"], "too wide"),
    ],
)
def test_a_template_that_cannot_be_made_says_why(
    argv: list[str],
    reason: str,
    capsys: pytest.CaptureFixture[str],
    qapp: object,  # noqa: ARG001
) -> None:
    assert reason in refused(capsys, *argv)
    assert not list(Path().iterdir())


def test_without_a_command_the_window_opens_on_a_case_or_on_the_last_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys) == said(capsys, "case-4") == ""
    assert opened == [None, "case-4"]


def test_the_plan_of_case_4_is_one_json_object(capsys: pytest.CaptureFixture[str]) -> None:
    plan = json.loads(said(capsys, "plan", "case-4", "--json"))
    assert plan["zones"] == ["I", "II"]
    assert plan["zone"] == "I-II"
    assert plan["resection"] == {"inferior_mm": 75.0, "superior_mm": 182.0, "length_mm": 107.0}
    assert [clamp["vein"] for clamp in plan["clamps"]][:2] == ["ivc", "ivc"]


def test_the_plan_in_words_names_zone_cuts_and_renal_veins(capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, "plan", "case-4")
    for part in (
        "I–II",
        "75 mm to 182 mm",
        "left-renal-vein   tapered side branch (cone pipe); ",
        "inner diameter 18 mm",
        "Not certified for patient care",
    ):
        assert part in text


def test_validate_lists_every_fault_of_every_file(capsys: pytest.CaptureFixture[str]) -> None:
    data = json.loads(shipped_path("cases", "case-4.json").read_text(encoding="utf-8"))
    data["tumour"]["mass_mm"][1] = -3
    data["colour"] = "red"
    Path("bad.json").write_text(json.dumps(data))
    Path("torn.json").write_text("{")
    assert main(["validate", "bad.json", "case-1", "torn.json", "nothing.json"]) == 1
    out, err = capsys.readouterr()
    assert err == ""
    assert out.splitlines() == [
        "bad.json: tumour.mass_mm[1] is -3; write a number from 1 to 500 mm.",
        'bad.json: colour is "red", but there is no such field; delete it, or use one of these names: format, version, title, '
        "tumour, patient, anatomy, convention, uncertainty, resection, graft, renal_plan, notes, provenance, outcome, "
        "reported, timing, overrides, thresholds, intent, intent_reason, iliac_plan.",
        "torn.json: the file is not JSON in line 1, column 2 (the file ends too early); mend it there, or go back to an older "
        "copy.",
        "nothing.json: the file is not there; name a case file that can be read.",
    ]


def test_a_body_whose_surface_does_not_close_is_refused_in_a_line() -> None:
    """As where a cava as flat as a ribbon is twisted at every turn."""
    assert len(closed_loops(np.array([[0, 1], [1, 2], [2, 0]]))) == 1
    with pytest.raises(UserError, match="anatomy cannot be drawn"):
        closed_loops(np.array([[0, 1], [1, 2]]))


def test_a_bad_case_file_is_one_line_with_the_number_of_faults(capsys: pytest.CaptureFixture[str]) -> None:
    Path("bad.json").write_text('{"format": "ivcviz-case", "version": 1}')
    line = refused(capsys, "plan", "bad.json", "--json")
    assert "bad.json: title is missing; write text" in line
    assert "(and 1 more; `ivcviz validate` lists them all)" in line


def test_the_tables_come_from_the_shipped_cases_or_a_folder(capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, "table")
    assert "215 min (150–240)" in text
    assert said(capsys, "table", str(shipped_path("cases"))) == text
    assert "no such folder" in refused(capsys, "table", "nowhere")


def test_the_schema_is_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert "tumour" in json.loads(said(capsys, "schema"))["properties"]


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["-o", "x.gif"], "ends in .png, .svg or .pdf"),
        (["-o", "x"], "ends in .png, .svg or .pdf"),
        (["-o", "no/x.png"], "there is no folder"),
        ([], "the following arguments are required: -o/--output"),
        (["-o", "x.png", "--size", "0x0"], "A picture of 0 × 0 pixels cannot be drawn"),
        (["-o", "x.png", "--size", "100000x100000"], "A picture of 100000 × 100000 pixels cannot be drawn"),
        (["-o", "x.png", "--size", "5x-5"], "'-5' is not a whole number"),
        (["-o", "x.png", "--size", "big"], "'big' is not a size in pixels"),
        (["-o", "x.png", "--dpi", "nan"], "'nan' is not an ordinary number"),
        (["-o", "x.png", "--dpi", "0"], "--dpi must be a number from 30 to 2400, not 0"),
        (["-o", "x.png", "--width-mm", "-5"], "--width-mm must be a number from 20 to 2000, not -5"),
        (["-o", "x.png", "--width-mm", "170", "--size", "4x4"], "not allowed with argument"),
        (["-o", "x.png", "--view", "above"], "invalid choice: 'above'"),
        (["-o", "x.png", "--stage", "after"], "invalid choice: 'after'"),
    ],
)
def test_a_picture_that_cannot_be_drawn_is_refused_before_it_is_begun(
    options: list[str], reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert reason in refused(capsys, "render", "case-4", *options)
    assert list(Path().iterdir()) == []


def test_a_folder_is_no_place_for_a_picture_and_no_name_no_case(capsys: pytest.CaptureFixture[str]) -> None:
    Path("x.png").mkdir()
    assert "it is a folder" in refused(capsys, "render", "case-4", "-o", "x.png")
    assert "'case-9': no such file, nor a shipped case" in refused(capsys, "plan", "case-9")
    assert "It is not a command either" in refused(capsys, "redner", "case-4", "-o", "x.png")


def test_a_width_on_paper_gives_pixels() -> None:
    assert page_of(None, None, None) == ((1600, 1200), 200)
    assert page_of((800, 600), None, 100) == ((800, 600), 100)
    assert page_of(None, 170, None) == ((2008, 1506), 300)
    assert page_of(None, 170, 600) == ((4016, 3012), 600)
    with pytest.raises(UserError, match="cannot be drawn"):
        page_of(None, 2000, 2400)


@given(argv=st.lists(st.sampled_from(["new", "plan", "validate", "table", "-o", "x.json", *ENDS, "--json", "-x"]) | st.text()))
@settings(max_examples=150, deadline=None)
def test_no_words_make_the_command_line_fail_without_a_sentence(argv: list[str]) -> None:
    assert main(argv) in (0, 1, 2)


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = f"{sys.executable} -m ivcviz.cli schema | head -c 10; echo ${{PIPESTATUS[0]}}"
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True, env=environment)
    assert done.stderr == ""
    assert done.stdout.startswith('{\n  "$')


def test_an_interrupt_ends_quietly(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("ivcviz.cli.commands.schema", interrupted)
    assert main(["schema"]) == 130
    assert capsys.readouterr() == ("", "")


def test_a_full_disk_behind_the_output_is_said_in_a_sentence() -> None:
    with open("/dev/full", "w") as full:
        done = run("schema", stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert done.stderr == "ivcviz: No space left on device\n"


def test_a_terminal_without_our_letters_still_gets_every_line() -> None:
    done = run("plan", "case-4", env={"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0
    assert "I\\u2013II" in done.stdout
