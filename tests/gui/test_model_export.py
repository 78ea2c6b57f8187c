"""The graft as a solid out of the window."""

from pathlib import Path

import pytest
from command_runs import said

from ivcviz.case import edits
from ivcviz.terms.renal_methods import LEAVE


@pytest.mark.parametrize("ending", ["stl", "glb"])
def test_the_window_saves_the_model_that_the_command_line_does(window, questions, tmp_path: Path, capsys, ending: str):
    ours, theirs = tmp_path / f"ours.{ending}", tmp_path / f"theirs.{ending}"
    questions.export_paths = [ours]
    window.actions_["save-model"].trigger()
    said(capsys, "model", "case-4", "-o", str(theirs))
    assert ours.read_bytes() == theirs.read_bytes()


def test_a_name_without_an_ending_becomes_an_stl(window, questions, tmp_path: Path):
    questions.export_paths = [tmp_path / "graft"]
    window.actions_["save-model"].trigger()
    assert (tmp_path / "graft.stl").exists()


def test_a_plan_without_a_graft_and_a_place_where_no_model_can_be_put_are_told(window, questions, tmp_path: Path):
    questions.export_paths = [tmp_path / "graft.step"]
    window.actions_["save-model"].trigger()
    assert ".stl" in questions.messages[-1]
    assert window.editor.apply("Remove the graft", edits.remove_graft)
    window.actions_["save-model"].trigger()
    assert "no graft" in questions.messages[-1]
    assert not list(tmp_path.glob("graft*"))


def test_of_a_plan_with_a_gap_no_model_is_made_and_the_gap_is_told(window, questions, tmp_path: Path):
    questions.export_paths = [tmp_path / "graft.stl"]
    assert window.editor.apply("Leave", lambda case: edits.choose_renal_method(case, "left-renal-vein", LEAVE))
    window.actions_["save-model"].trigger()
    assert "left renal ostium" in questions.messages[-1]
    assert "nothing is planned for it" in questions.messages[-1]
    assert not list(tmp_path.glob("graft*"))
