"""The bench card on paper is as long as it says, and what is cut out of it meets along the seam."""

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_cases import cases
from printed import pdf_pages, pdf_polylines, strokes, svg_polylines
from PySide6.QtGui import QImage, QPainter
from rolling import rolled, sewn_on, wrapped

from ivcviz.case.document import Case, Graft, LevelRef
from ivcviz.errors import UserError
from ivcviz.figure.bench_card import PT, save_card, sheets_of
from ivcviz.figure.bench_card.layout import OVERLAP_MM, _stretches
from ivcviz.figure.bench_card.wall import opening_clock
from ivcviz.figure.svg import svg_page
from ivcviz.geometry.arrays import Floats
from ivcviz.geometry.branch import Branch
from ivcviz.geometry.seam import compute_seam
from ivcviz.plan.bench.card import BenchCard, card_of_branch, card_of_plan
from ivcviz.plan.bench.patterns import HolePattern, PatternSubject, hole_pattern
from ivcviz.plan.model import Plan
from ivcviz.plan.resolve import resolve
from ivcviz.storage.case_files import load_case
from ivcviz.storage.shipped import find_case
from ivcviz.terms.renal_methods import OPENING
from ivcviz.terms.substitutes import JUGULAR_VEIN, PTFE, Substitute

CARD = card_of_branch(Branch(16.0, 12.0, 10.0, 20.0, 60.0))
OFFSET = card_of_branch(Branch(20.0, 10.0, 13.0, 40.0, 75.0, 2.0))
STRAIGHT = card_of_branch(Branch(18.0, 11.0, 11.0, 30.0, 110.0))


def plan_of(lower: float = 85.0, upper: float = 172.0) -> Plan:
    case = load_case(find_case("case-4"))
    return resolve(replace(case, tumour=replace(case.tumour, lower=LevelRef(lower), upper=LevelRef(upper))))


def longer(card: BenchCard, length_mm: float) -> BenchCard:
    """The card of a graft so long that it takes several sheets: no plan without a gap has one."""
    assert card.wall is not None
    return replace(card, wall=replace(card.wall, length_mm=length_mm))


LONG = longer(card_of_plan(plan_of()), 250.0)


def from_edge(card: BenchCard, hole: HolePattern) -> float:
    """A hole's centre along the unrolled wall from the edge where it is cut open, mm with the clock."""
    assert card.wall is not None
    opened = card.wall.girth_mm * opening_clock(card.holes, card.wall.diameter_mm) / 360.0
    return (hole.along_wall_mm - opened) % card.wall.girth_mm


def words_of(card: BenchCard, **choices: object) -> list[str]:
    """The words of every sheet, as an SVG holds them."""
    sheets = sheets_of(card, **choices)  # type: ignore[arg-type]
    return [svg_page(sheet.width * PT, sheet.height * PT, sheet.paint, "x").decode() for sheet in sheets]


def printed_polylines(card: BenchCard, path: Path) -> list[Floats]:
    save_card(card, path)
    if path.suffix == ".svg":
        return svg_polylines(path.read_text(encoding="utf-8"))
    [page] = pdf_pages(path.read_bytes())
    return pdf_polylines(page)


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("card", [CARD, LONG], ids=["one sheet", "several sheets"])
def test_both_check_bars_are_a_hundred_millimetres_in_page_space_on_every_sheet(
    qapp: object,  # noqa: ARG001
    tmp_path: Path,
    paper: str,
    card: BenchCard,
) -> None:
    save_card(card, tmp_path / "card.pdf", paper=paper)
    pages = pdf_pages((tmp_path / "card.pdf").read_bytes())
    assert len(pages) == len(sheets_of(card, paper=paper))
    for page in pages:
        bars = strokes(pdf_polylines(page), 100.0, 1e-5)
        assert sorted(round(abs(float(bar[1, 0] - bar[0, 0]))) for bar in bars) == [0, 100]
    for svg in words_of(card, paper=paper):
        bars = strokes(svg_polylines(svg), 100.0, 5e-4)  # an SVG has six digits
        assert sorted(round(abs(float(bar[1, 0] - bar[0, 0]))) for bar in bars) == [0, 100]


@pytest.mark.parametrize(("ending", "tolerance"), [("svg", 2e-3), ("pdf", 1e-5)])
@pytest.mark.parametrize("card", [CARD, OFFSET, STRAIGHT], ids=["tapered", "beside the axis, widening", "straight"])
def test_the_cone_cut_out_of_the_file_and_rolled_up_meets_the_graft_along_the_seam(
    qapp: object,  # noqa: ARG001
    tmp_path: Path,
    card: BenchCard,
    ending: str,
    tolerance: float,
) -> None:
    lines = printed_polylines(card, tmp_path / f"card.{ending}")
    branch, steps = card.cones[0].branch, 720
    [cut] = [line for line in lines if len(line) >= 2 * steps]
    middle = cut[steps // 2], cut[steps + 1 + steps // 2]  # where the middle generator meets seam and rim
    upright = branch.length_mm * np.sqrt(1 + branch.taper**2)
    flat = cut[: steps + 1] - (middle[0][0], middle[1][1] - upright)
    seam = compute_seam(branch, steps).points
    assert sewn_on(branch, rolled(branch, flat)) == pytest.approx(seam, abs=tolerance)
    assert middle[0][0] == pytest.approx(middle[1][0], abs=tolerance)


@pytest.mark.parametrize(("ending", "tolerance"), [("svg", 1e-3), ("pdf", 1e-5)])
@pytest.mark.parametrize("card", [CARD, OFFSET, card_of_plan(plan_of())], ids=["tapered", "beside the axis", "case 4"])
def test_every_hole_cut_out_of_the_file_and_wrapped_round_the_graft_is_the_seam(
    qapp: object,  # noqa: ARG001
    tmp_path: Path,
    card: BenchCard,
    ending: str,
    tolerance: float,
) -> None:
    lines = printed_polylines(card, tmp_path / f"card.{ending}")
    cut = [line for line in lines if 720 <= len(line) <= 722]
    crosses = [stroke.mean(axis=0) for stroke in strokes(lines, 4.0) if abs(stroke[1, 1] - stroke[0, 1]) < 1e-3]
    assert len(cut) == len(crosses) == len(card.holes)
    branches = {cone.name: cone.branch for cone in card.cones}
    for hole, outline, cross in zip(card.holes, cut, crosses, strict=True):
        branch = branches.get(hole.name) or next(v.branch for v in plan_of().renal_veins if v.method == OPENING)
        assert branch is not None
        seam = compute_seam(branch, 720).points
        assert wrapped(branch, outline - cross)[:720] == pytest.approx(seam[:720], abs=tolerance)


def test_holes_lie_on_the_printed_wall_where_the_plan_has_them(qapp: object, tmp_path: Path) -> None:  # noqa: ARG001
    plan = plan_of()
    assert plan.graft is not None
    card = card_of_plan(plan)
    lines = printed_polylines(card, tmp_path / "card.pdf")
    [wall] = [
        line for line in lines if len(line) in (4, 5) and np.ptp(line[:, 1]) == pytest.approx(plan.graft.length_mm, abs=1e-4)
    ]
    assert np.ptp(wall[:, 0]) == pytest.approx(np.pi * plan.graft.outer_diameter_mm, abs=1e-5)
    crosses = [stroke.mean(axis=0) for stroke in strokes(lines, 4.0) if abs(stroke[1, 1] - stroke[0, 1]) < 1e-3]
    for hole, cross in zip(card.holes, crosses, strict=True):
        assert wall[:, 1].max() - cross[1] == pytest.approx(hole.from_superior_end_mm, abs=1e-5)
        assert cross[0] - wall[:, 0].min() == pytest.approx(from_edge(card, hole), abs=1e-5)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.floats(0, 359.9), min_size=1, max_size=4), st.floats(4, 14))
def test_the_wall_is_cut_open_clear_of_every_hole_where_that_can_be(clocks: list[float], size: float) -> None:
    branch = Branch(20.0, size, size, 60.0, 90.0)
    holes = tuple(hole_pattern(PatternSubject("x"), branch, clock, 50.0) for clock in clocks)
    half = np.rad2deg(holes[0].width_mm / 20.0)
    ways = [min(abs((clock - at + 180.0) % 360.0 - 180.0) for clock in clocks) for at in range(0, 360, 5)]
    opened = opening_clock(holes, 20.0)
    assert 0 <= opened < 360
    if max(ways) > half:
        assert min(abs((clock - opened + 180.0) % 360.0 - 180.0) for clock in clocks) > half


@settings(max_examples=200, deadline=None)
@given(
    st.floats(-30, 0),
    st.floats(30, 900),
    st.floats(120, 260),
    st.lists(st.tuples(st.floats(0, 800), st.floats(4, 40)), max_size=3),
)
def test_the_pieces_of_a_pattern_cover_it_fit_the_sheet_and_overlap(
    low: float, length: float, room: float, holes: list[tuple[float, float]]
) -> None:
    high = low + length
    pieces = _stretches(low, high, room, tuple((first, first + size) for first, size in holes))
    assert pieces[0][0] == low
    assert pieces[-1][1] == high
    assert all(0 < last - first <= room for first, last in pieces)
    for (_, last), (first, _) in pairwise(pieces):
        assert last - first == pytest.approx(OVERLAP_MM)


def test_a_join_leaves_a_hole_whole_where_the_sheets_allow_it() -> None:
    for first in range(0, 260, 5):
        hole = (float(first), first + 20.0)
        pieces = _stretches(0.0, 280.0, 200.0, (hole,))
        assert any(a <= hole[0] and hole[1] <= b for a, b in pieces)


def test_a_long_graft_takes_several_sheets_that_say_which_they_are_and_how_they_are_joined(
    qapp: object,  # noqa: ARG001
    tmp_path: Path,
) -> None:
    sheets = words_of(LONG)
    assert len(sheets) > 1
    for number, words in enumerate(sheets, 1):
        assert f"sheet {number} of {len(sheets)}" in words
        assert LONG.fingerprint in words
        assert "Not certified" in words
    joined = "".join(sheets)
    assert "over this strip, cross on cross" in joined
    assert "cut on the dashed line" in joined
    with pytest.raises(UserError, match=r"save it as a \.pdf"):
        save_card(LONG, tmp_path / "card.svg")
    assert list(tmp_path.iterdir()) == []


def test_what_stands_on_a_sheet_stands_inside_it_and_never_over_another_thing(qapp: object) -> None:  # noqa: ARG001
    for card in (CARD, LONG, card_of_plan(plan_of()), card_of_branch(Branch(60.0, 40.0, 30.0, 80.0, 60.0))):
        for paper in ("a4", "letter"):
            for sheet in sheets_of(card, paper=paper):
                boxes = [(p.x, p.y, p.x + p.tile.size[0], p.y + p.tile.size[1]) for p in sheet.placed]
                for k, (left, top, right, bottom) in enumerate(boxes):
                    assert right <= sheet.width - 32.0 + 1e-6
                    assert bottom <= sheet.height - 68.0 + 1e-6
                    for a, b, c, d in boxes[:k]:
                        assert left >= c or a >= right or top >= d or b >= bottom


def test_a_card_that_nobody_would_glue_together_is_refused_before_anything_is_written(
    qapp: object,  # noqa: ARG001
    tmp_path: Path,
) -> None:
    huge = card_of_branch(Branch(3000.0, 2000.0, 1900.0, 2500.0, 90.0))
    with pytest.raises(UserError, match="sheets of this paper"):
        save_card(huge, tmp_path / "card.pdf")
    assert list(tmp_path.iterdir()) == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cases())
def test_the_card_of_any_plan_that_has_one_keeps_clear_of_the_paper_s_edge(qapp: object, case: Case) -> None:  # noqa: ARG001
    try:
        sheets = sheets_of(card_of_plan(resolve(case)))
    except UserError:
        return
    image = QImage(420, 594, QImage.Format.Format_RGB32)
    for sheet in sheets:
        image.fill(0xFFFFFFFF)
        painter = QPainter(image)
        painter.scale(420 / (210 * PT), 420 / (210 * PT))
        sheet.paint(painter)
        painter.end()
        shown = np.frombuffer(image.constBits(), np.uint8).reshape(594, 420, 4)[..., :3]
        edge = 12  # pixels of half a millimetre: printers leave as much white
        inked = shown.min(axis=2) < 200
        inked[edge:-edge, edge:-edge] = False
        assert not inked.any()


def test_viewers_are_asked_not_to_scale_and_the_update_is_sound(qapp: object, tmp_path: Path) -> None:  # noqa: ARG001
    save_card(CARD, tmp_path / "card.pdf")
    pdf = (tmp_path / "card.pdf").read_bytes()
    assert b"/PrintScaling /None" in pdf
    table = int(pdf.split(b"startxref\n")[-1].split()[0])
    assert pdf[table:].startswith(b"xref\n")
    number, place = re.match(rb"xref\n(\d+) 1\n(\d{10})", pdf[table:]).groups()  # type: ignore[union-attr]
    assert pdf[int(place) :].startswith(number + b" 0 obj")


def test_every_page_of_a_pdf_has_the_paper_s_true_size(qapp: object, tmp_path: Path) -> None:  # noqa: ARG001
    save_card(LONG, tmp_path / "card.pdf")
    boxes = re.findall(rb"/MediaBox \[([^\]]*)\]", (tmp_path / "card.pdf").read_bytes())
    assert len(boxes) == len(sheets_of(LONG))
    for box in boxes:
        left, bottom, right, top = map(float, box.split())
        assert ((right - left) / PT, (top - bottom) / PT) == pytest.approx((210.0, 297.0), abs=1e-3)


def test_the_svg_has_the_paper_s_true_size_and_its_words_as_text(qapp: object, tmp_path: Path) -> None:  # noqa: ARG001
    save_card(card_of_plan(plan_of()), tmp_path / "card.svg")
    svg = (tmp_path / "card.svg").read_text(encoding="utf-8")
    assert 'width="210.0000mm" height="297.0000mm"' in svg
    for words in (
        "Left renal vein, for the side branch",
        "Right renal vein, direct reimplantation",
        "Printed side is the outside; outer surface, Ø 19.2 mm (inner 18 + 2 × wall 0.6).",
        "Print at 100 %",
        "external rings, schematic",
        "orientation line",
        "clock as on CT, seen from the feet",
        "the print is mirrored, do not cut",
        "Not certified",
    ):
        assert words in svg


def test_every_edge_bears_its_length(qapp: object) -> None:  # noqa: ARG001
    card = card_of_plan(plan_of())
    [words] = words_of(card)
    cone, hole = card.cones[0], card.holes[0]
    assert card.wall is not None
    for length in (cone.edge_mm, cone.rim_mm, cone.seam_mm, card.wall.girth_mm, card.wall.length_mm, hole.from_superior_end_mm):
        assert f"{length:.1f}" in words


def test_every_sheet_says_that_it_is_not_sterile_when_it_is_void_and_which_end_is_sewn_first(
    qapp: object,  # noqa: ARG001
    tmp_path: Path,
) -> None:
    save_card(card_of_plan(plan_of()), tmp_path / "card.svg")
    words = (tmp_path / "card.svg").read_text()
    for said in ("Not sterile.", "void if a card made now bears another mark", "S is sewn first"):
        assert said in words


@pytest.mark.parametrize(("substitute", "made"), [(PTFE, True), (JUGULAR_VEIN, False)])
def test_only_a_prosthesis_is_said_to_have_a_maker_s_line(
    qapp: object,  # noqa: ARG001
    tmp_path: Path,
    substitute: Substitute,
    made: bool,
) -> None:
    case = replace(plan_of().case, graft=Graft.of(substitute, 18.0))
    save_card(card_of_plan(resolve(case)), tmp_path / "card.svg")
    assert ("orientation line" in (tmp_path / "card.svg").read_text()) is made


def test_the_title_is_printed_only_if_asked_for(qapp: object, tmp_path: Path) -> None:  # noqa: ARG001
    for title, present in (("", False), ("Mrs Example", True)):
        save_card(CARD, tmp_path / "card.svg", title=title)
        assert ("Mrs Example" in (tmp_path / "card.svg").read_text(encoding="utf-8")) is present


def test_the_dxf_is_in_millimetres_and_has_every_hole_in_its_place(tmp_path: Path) -> None:
    ezdxf = pytest.importorskip("ezdxf", reason="the extra dxf is not installed")
    card = card_of_plan(plan_of())
    save_card(card, tmp_path / "card.dxf")
    drawing = ezdxf.readfile(tmp_path / "card.dxf")
    assert drawing.header["$INSUNITS"] == 4
    assert not drawing.audit().errors
    lines = list(drawing.modelspace().query("LWPOLYLINE"))
    wall, *holes, cone = (np.array([(x, y) for x, y, *_ in line.get_points()]) for line in lines)
    assert len(holes) == len(card.holes) == 2
    for hole, outline in zip(card.holes, holes, strict=True):
        centre = from_edge(card, hole), wall[:, 1].max() - (hole.from_superior_end_mm or 0.0)
        assert outline - centre == pytest.approx(hole.outline[:-1], abs=1e-9)
    assert cone - cone.min(axis=0) == pytest.approx((card.cones[0].outline - card.cones[0].outline.min(axis=0))[:-1], abs=1e-9)
    words = [text.dxf.text for text in drawing.modelspace().query("TEXT")]
    assert any(card.fingerprint in text and "Not certified" in text for text in words)


def test_the_same_card_gives_the_same_bytes(qapp: object, tmp_path: Path) -> None:  # noqa: ARG001
    for name in ("a.pdf", "b.pdf"):
        save_card(LONG, tmp_path / name)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
