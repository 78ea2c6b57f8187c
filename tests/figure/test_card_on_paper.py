"""The bench card on paper is as long as it says."""

import re
import zlib
from pathlib import Path

import pytest

from ivcviz.errors import UserError
from ivcviz.figure.bench_card import save_card
from ivcviz.geometry.branch import Branch
from ivcviz.plan.bench_card import card_of_branch, card_of_plan
from ivcviz.plan.resolve import resolve
from ivcviz.storage.case_files import load_case
from ivcviz.storage.shipped import find_case

CARD = card_of_branch(Branch(16.0, 12.0, 10.0, 20.0, 60.0))
MM = 72.0 / 25.4


def page_of(pdf: bytes) -> str:
    """The page's drawing commands, in points (all scaling done before a stroke is written)."""
    for found in re.finditer(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            content = zlib.decompress(found[1])
        except zlib.error:
            continue
        if b" cm" in content[:300]:
            return content.decode("latin-1")
    raise AssertionError("no page content")


def strokes(page: str) -> list[tuple[float, float]]:
    """Lengths across and along of every single straight stroke drawn in points."""
    pattern = r"(?:^|\n)([\d.]+) ([\d.]+) m\n([\d.]+) ([\d.]+) l\nS"
    return [(abs(float(c) - float(a)), abs(float(d) - float(b))) for a, b, c, d in re.findall(pattern, page)]


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_both_check_bars_are_a_hundred_millimetres_in_page_space(qapp: object, tmp_path: Path, paper: str) -> None:  # noqa: ARG001
    save_card(CARD, tmp_path / "card.pdf", paper=paper)
    drawn = strokes(page_of((tmp_path / "card.pdf").read_bytes()))
    across = [x / MM for x, y in drawn if y == 0 and x > 200]
    along = [y / MM for x, y in drawn if x == 0 and y > 270]
    assert any(length == pytest.approx(100.0, abs=1e-5) for length in across)
    assert any(length == pytest.approx(100.0, abs=1e-5) for length in along)


def test_viewers_are_asked_not_to_scale_and_the_update_is_sound(qapp: object, tmp_path: Path) -> None:  # noqa: ARG001
    save_card(CARD, tmp_path / "card.pdf")
    pdf = (tmp_path / "card.pdf").read_bytes()
    assert b"/PrintScaling /None" in pdf
    table = int(pdf.split(b"startxref\n")[-1].split()[0])
    assert pdf[table:].startswith(b"xref\n")
    number, place = re.match(rb"xref\n(\d+) 1\n(\d{10})", pdf[table:]).groups()  # type: ignore[union-attr]
    assert pdf[int(place) :].startswith(number + b" 0 obj")


def test_the_svg_has_the_paper_s_true_size_and_its_words_as_text(qapp: object, tmp_path: Path) -> None:  # noqa: ARG001
    save_card(card_of_plan(resolve(load_case(find_case("case-4")))), tmp_path / "card.svg")
    svg = (tmp_path / "card.svg").read_text(encoding="utf-8")
    assert 'width="210.0000mm" height="297.0000mm"' in svg
    assert "left renal vein" in svg
    assert "not a medical device" in svg


def test_the_title_is_printed_only_if_asked_for(qapp: object, tmp_path: Path) -> None:  # noqa: ARG001
    for title, present in (("", False), ("Mrs Example", True)):
        save_card(CARD, tmp_path / "card.svg", title=title)
        assert ("Mrs Example" in (tmp_path / "card.svg").read_text(encoding="utf-8")) is present


def test_the_dxf_is_in_millimetres_and_has_the_outlines(tmp_path: Path) -> None:
    ezdxf = pytest.importorskip("ezdxf", reason="the extra dxf is not installed")
    save_card(CARD, tmp_path / "card.dxf")
    drawing = ezdxf.readfile(tmp_path / "card.dxf")
    assert drawing.header["$INSUNITS"] == 4
    lines = list(drawing.modelspace().query("LWPOLYLINE"))
    assert sorted(line.dxf.layer for line in lines) == ["BRANCH", "HOLE"]
    assert not drawing.audit().errors
    hole = next(line for line in lines if line.dxf.layer == "HOLE")
    xs = [x for x, *_ in hole.get_points()]
    assert max(xs) - min(xs) == pytest.approx(CARD.holes[0].width_mm, abs=0.01)


def test_the_same_card_gives_the_same_bytes(qapp: object, tmp_path: Path) -> None:  # noqa: ARG001
    for name in ("a.pdf", "b.pdf"):
        save_card(CARD, tmp_path / name)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_a_pattern_that_does_not_fit_the_sheet_is_refused_before_anything_is_written(qapp: object, tmp_path: Path) -> None:  # noqa: ARG001
    wide = card_of_branch(Branch(50.0, 30.0, 28.0, 60.0, 90.0))
    with pytest.raises(UserError, match="the sheet has"):
        save_card(wide, tmp_path / "card.pdf")
    assert list(tmp_path.iterdir()) == []
