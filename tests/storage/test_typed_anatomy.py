"""Through every door: a patient's cava that cannot be one is refused in a sentence that says what it looks like."""

from dataclasses import replace
from pathlib import Path

import pytest
from command_runs import refused, said
from typed_lines import NOT_A_CAVA, REFERENCE, WIDTHS, Line, patient_file

from ivcviz.anatomy.specification import AnatomySpec
from ivcviz.case import edits
from ivcviz.errors import UserError
from ivcviz.storage.case_files import faults, load_case
from ivcviz.storage.shipped import shipped_path


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_typed_cava_that_can_be_one_is_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert load_case(patient_file()).anatomy.centreline == REFERENCE
    assert '"lengths_are": "partly patient"' in said(capsys, "plan", str(patient_file()), "--json")


@pytest.mark.parametrize(("line", "words"), NOT_A_CAVA.values(), ids=NOT_A_CAVA)
def test_a_file_is_refused_with_one_fault_that_says_what_its_centreline_looks_like(line: Line, words: str) -> None:
    (fault,) = faults(patient_file(line))
    assert fault.path == "anatomy.centreline"
    assert words in str(fault)
    assert "\n" not in str(fault)


@pytest.mark.usefixtures("qapp")
def test_every_command_refuses_it_in_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    path = str(patient_file(NOT_A_CAVA["in LPS"][0]))
    for command in (("plan", path), ("ledger", path), ("render", path, "-o", "x.png"), ("timeline", path)):
        assert "anatomy.centreline is in a scanner's coordinates (its course fits LPS)" in refused(capsys, *command)
    assert not Path("x.png").exists()


def test_widths_in_centimetres_are_refused_as_such() -> None:
    (fault,) = faults(patient_file(widths=tuple((at, wide / 10, deep / 10) for at, wide, deep in WIDTHS)))
    assert str(fault).startswith("anatomy.section is 2.2 mm wide in its middle row, a tenth of a cava")
    assert "it looks like centimetres; write millimetres" in str(fault)


def test_a_centreline_written_downwards_is_told_to_be_turned_round() -> None:
    (fault,) = faults(patient_file(tuple(reversed(REFERENCE))))
    assert str(fault) == "anatomy.centreline is written from above downwards; write its rows from the confluence upwards."


def test_one_row_that_falls_is_named() -> None:
    (fault,) = faults(patient_file((*REFERENCE[:2], REFERENCE[0], *REFERENCE[3:])))
    assert str(fault) == "anatomy.centreline[2].height_mm is 0; write rows that rise, here more than 10."


def test_an_edit_of_a_body_that_cannot_be_is_refused_in_a_sentence() -> None:
    spec = AnatomySpec("patient", centreline=NOT_A_CAVA["in RAS"][0], section=WIDTHS)
    case = replace(load_case(shipped_path("cases", "case-1.json")), anatomy=spec)
    with pytest.raises(UserError, match=r"^The centreline cannot be in RAS by its course .*: turn the signs of left and"):
        edits.move_landmark(case, "hiatus", 225.0)
