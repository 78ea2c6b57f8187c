"""The timeline as a picture: its bars are as long as its minutes, and it says what is not planned."""

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from command_runs import refused, said
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QImage

from ivcviz.case import edits
from ivcviz.case.document import Case, Timing
from ivcviz.cli import main
from ivcviz.figure.timeline import edges_of, in_short
from ivcviz.plan.operation.timeline import Phase, Timeline
from ivcviz.storage.case_files import load_case, save_case
from ivcviz.storage.shipped import find_case

pytestmark = pytest.mark.usefixtures("qapp")
_MINUTES = st.lists(st.none() | st.floats(0, 600), min_size=1, max_size=8)


def timeline(minutes: list[float | None]) -> Timeline:
    return Timeline(tuple(Phase("tumour", "entry", "name", each) for each in minutes), (), ())


def words_in(svg: Path) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]+)", svg.read_text(encoding="utf-8"))


def timed_case_4() -> Case:
    case = replace(load_case(find_case("case-4")), timing=Timing(12.0, 15.0, 13.0))
    case = edits.set_artery(case, "right-renal-vein", "clamped")
    return edits.set_sewing_time(edits.set_sewing_time(case, "right-renal-vein", 10.0), "left-renal-vein", 14.0)


@given(_MINUTES)
def test_edges_run_from_left_to_right_and_fill_the_strip(minutes: list[float | None]) -> None:
    edges = edges_of(timeline(minutes), 100.0, 400.0)
    assert all(one < other for one, other in pairwise(edges))
    assert edges[0] == 100.0
    assert edges[-1] <= 400.0 + 1e-6


@given(st.lists(st.floats(1, 600), min_size=2, max_size=6))
def test_planned_stretches_are_as_long_as_their_minutes(minutes: list[float]) -> None:
    widths = [right - left for left, right in pairwise(edges_of(timeline(list(minutes)), 0.0, 1000.0))]
    order = sorted(range(len(minutes)), key=lambda place: minutes[place])
    assert [widths[place] for place in order] == pytest.approx(sorted(widths))


def test_a_time_is_said_as_far_as_it_is_planned() -> None:
    some = timeline([12.0, None, 5.0])
    assert [in_short(some, done) for done in range(4)] == ["0 min", "12 min", "> 12 min", "> 17 min"]
    assert in_short(timeline([None, None]), 2) == "not planned"


def test_the_picture_names_clamps_clocks_and_minutes(tmp_path: Path) -> None:
    save_case(timed_case_4(), tmp_path / "in.json")
    assert main(["timeline", str(tmp_path / "in.json"), "-o", str(tmp_path / "out.svg")]) == 0
    words = words_in(tmp_path / "out.svg")
    for part in ("IVC above the tumour, 192 mm", "Right renal artery", "Liver", "stays open", "64 min", "50"):
        assert part in words
    assert "vein and artery closed: warm ischaemia" in words
    assert "Case 4" not in words
    assert any("nobody has published" in line for line in words)
    assert main(["timeline", str(tmp_path / "in.json"), "-o", str(tmp_path / "out.svg"), "--name"]) == 0
    assert "Case 4" in words_in(tmp_path / "out.svg")


def test_the_png_is_170_mm_wide_and_no_word_runs_over_its_edge(tmp_path: Path) -> None:
    assert main(["timeline", "case-4", "-o", str(tmp_path / "out.png")]) == 0
    image = QImage(str(tmp_path / "out.png"))
    assert image.width() / image.dotsPerMeterX() == pytest.approx(0.170, abs=1e-3)
    ground = image.pixel(2, 2)
    edge = [image.pixel(x, y) for x in range(image.width() - 30, image.width()) for y in range(0, image.height(), 3)]
    assert set(edge) == {ground}


def test_without_a_file_it_is_told_in_words(capsys, tmp_path: Path) -> None:
    save_case(timed_case_4(), tmp_path / "in.json")
    text = said(capsys, "timeline", str(tmp_path / "in.json"))
    assert "    27 min  The suture of the inferior end of the graft begins." in text
    assert "no source gives it" in text
    assert "Lower body: cava closed, 64 min" in text


@pytest.mark.parametrize("name", ["out.gif", "no-such-folder/out.pdf"])
def test_a_picture_that_cannot_be_written_is_refused(capsys, monkeypatch, tmp_path: Path, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    refused(capsys, "timeline", "case-4", "-o", name)
    assert not list(tmp_path.iterdir())
