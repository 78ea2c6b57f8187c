"""What people come to do, played through the command line."""

import json
import re
from pathlib import Path

import pytest

from ivcviz.cli import main

METHODS = ("leave", "opening", "cone-pipe")


def row(number: int) -> list[str]:
    """The words of one case of a table of a hundred; row 57 is nonsense."""
    lower = "renal-floor-ten" if number == 57 else f"renal-floor{-30 + number % 25:+d}"
    return ["--sex", "FM"[number % 2], "--age", str(30 + number % 40), "--lower", lower, "--upper", str(130 + number % 45)]


def test_the_script_makes_ninety_nine_plans_and_names_the_row_that_is_nonsense(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    refused = {}
    for number in range(100):
        path = tmp_path / f"row-{number:02}.json"
        if main(["new", "-o", str(path), *row(number), "--graft-diameter", "18", "--right", METHODS[number % 2]]):
            refused[path.name] = capsys.readouterr().err
            continue
        assert main(["plan", str(path), "--json"]) == 0
        plan = json.loads(capsys.readouterr().out)
        assert plan["zones"]
    assert list(refused) == ["row-57.json"]
    assert "renal-floor-ten" in refused["row-57.json"]
    assert refused["row-57.json"].count("\n") == 1
    assert len(list(tmp_path.glob("*.json"))) == 99


@pytest.mark.parametrize(
    ("view", "stage"), [("anterior", "tumour"), ("posterior", "resected"), ("left", "clamped"), ("superior", "intact")]
)
def test_a_plan_made_from_words_is_drawn(tmp_path: Path, view: str, stage: str) -> None:
    case, picture = tmp_path / "row.json", tmp_path / "row.png"
    assert main(["new", "-o", str(case), *row(3), "--graft-diameter", "18", "--right", "opening", "--left", "cone-pipe"]) == 0
    assert (
        main(["render", str(case), "-o", str(picture), "--size", "400x300", "--dpi", "60", "--view", view, "--stage", stage])
        == 0
    )
    assert picture.read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("name", ["case-1", "case-2", "case-3", "case-4"])
def test_each_involvement_becomes_a_panel_with_text_that_can_be_edited(tmp_path: Path, name: str) -> None:
    panel = tmp_path / f"{name}.svg"
    assert main(["render", name, "-o", str(panel), "--stage", "tumour", "--width-mm", "85", "--dpi", "200"]) == 0
    words = panel.read_text(encoding="utf-8")
    assert "Zone" in words
    assert "<text" in words
    width = re.search(r'width="([\d.]+)mm"', words)
    assert width is not None
    assert float(width[1]) == pytest.approx(85, abs=0.1), "a page is a whole number of pixels"


def test_the_same_recipe_makes_the_same_figure_again(tmp_path: Path) -> None:
    first, second = tmp_path / "a.png", tmp_path / "b.png"
    for path in (first, second):
        assert main(["render", "case-2", "-o", str(path), "--stage", "tumour", "--size", "500x375", "--dpi", "80"]) == 0
    assert first.read_bytes() == second.read_bytes()


def test_a_refused_picture_leaves_the_old_file_as_it_was(tmp_path: Path) -> None:
    picture, case = tmp_path / "plate.png", tmp_path / "broken.json"
    picture.write_text("old", encoding="utf-8")
    case.write_text('{"format": "ivcviz-case"', encoding="utf-8")
    assert main(["render", str(case), "-o", str(picture)]) == 2
    assert picture.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir() if path.suffix not in (".png", ".json")] == []
