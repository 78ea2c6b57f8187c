"""What a bench card says to who cuts: from which end, how much longer, of what stock, what bites leave; read easily."""

import json
import re
from dataclasses import replace
from itertools import pairwise
from math import pi
from pathlib import Path

import pytest
from command_runs import refused, said
from printed import pdf_pages, svg_polylines

from ivcviz.case import document as doc
from ivcviz.case import edits
from ivcviz.case.document import Case
from ivcviz.figure.bench_card import PT, sheets_of
from ivcviz.figure.svg import svg_page
from ivcviz.messages import caution
from ivcviz.plan.bench.card import BenchCard, card_of_plan
from ivcviz.plan.bench.measures import EXCESS_MM, lumen_left_mm
from ivcviz.plan.catalogue.samples import sample, sewn
from ivcviz.plan.operation.operation import operation_of
from ivcviz.plan.resolve import resolve
from ivcviz.storage.case_files import load_case, save_case
from ivcviz.storage.shipped import find_case
from ivcviz.terms.renal_methods import CONE_PIPE, INTERPOSITION
from ivcviz.terms.resections import PARTIAL_PATCH
from ivcviz.terms.substitutes import PTFE, SAPHENOUS_VEIN


def patched(degrees: float | None = 110.0) -> Case:
    made = edits.choose_resection_kind(sample(30, 60).case, PARTIAL_PATCH)
    return replace(made, tumour=replace(made.tumour, circumference_deg=degrees))


def two_cones() -> Case:
    cone = doc.Cone(12.0, 10.0, 70.0)
    both = {side: doc.RenalPlan(f"{side}-renal-vein", CONE_PIPE, cone=cone) for side in ("right", "left")}
    return sample(85, 150, graft=doc.Graft.of(PTFE, 18.0), **sewn(**both)).case


def with_interposition() -> Case:
    piece = doc.RenalPlan("left-renal-vein", INTERPOSITION)
    return sample(85, 150, graft=doc.Graft.of(PTFE, 18.0), **sewn(left=piece)).case


CASES = {
    "case-1": load_case(find_case("case-1")),
    "case-2": load_case(find_case("case-2")),
    "case-4": load_case(find_case("case-4")),
    "tiny": sample(30, 60, graft=doc.Graft.of(PTFE, 10.0)).case,
    "big": sample(85, 150, graft=doc.Graft.of(PTFE, 30.0), **sewn()).case,
    "cones": two_cones(),
    "interposition": with_interposition(),
    "patch": patched(),
    "vein": replace(patched(), graft=None),
}


def card_of(name: str) -> BenchCard:
    return card_of_plan(resolve(CASES[name]))


def words_of(card: BenchCard, **choices: object) -> str:
    """All words of all sheets, in the order in which they are printed, line by line."""
    sheets = sheets_of(card, **choices)  # type: ignore[arg-type]
    pages = [svg_page(sheet.width * PT, sheet.height * PT, sheet.paint, "x").decode() for sheet in sheets]
    return " ".join(found for page in pages for found in re.findall(r"<text[^>]*>([^<]*)</text>", page))


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("name", CASES)
def test_every_graft_and_patch_has_a_card_whose_words_stand_on_the_paper(qapp: object, name: str, paper: str) -> None:  # noqa: ARG001
    for sheet in sheets_of(card_of(name), paper=paper, title="Mrs Example of a rather long name"):
        svg = svg_page(sheet.width * PT, sheet.height * PT, sheet.paint, "x").decode()
        small = re.findall(r'<text[^>]*font-size="[0-9]"[^>]*>([^<]*)<', svg)
        assert all(text in str(caution.LONG) for text in small)  # only the caution is smaller than 10 points


def test_nothing_runs_off_either_edge_of_any_card(qapp: object, tmp_path: Path) -> None:  # noqa: ARG001
    for name in CASES:
        for paper in ("a4", "letter"):
            for sheet in sheets_of(card_of(name), paper=paper, title="Mrs Example of a rather long name that goes on and on"):
                assert ink_beside(sheet) == [], (name, paper)


def ink_beside(sheet) -> list[int]:
    """The columns of pixels outside the margins that bear ink, at two pixels a millimetre."""
    import numpy as np
    from PySide6.QtGui import QImage, QPainter

    width, height = round(2 * sheet.width), round(2 * sheet.height)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.scale(2 / PT, 2 / PT)
    sheet.paint(painter)
    painter.end()
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(height, image.bytesPerLine() // 4, 4)[:, :width, :3]
    inked = np.flatnonzero((pixels.min(axis=2) < 200).any(axis=0))
    return [int(x) for x in inked if not 22 <= x <= width - 22]


def test_holes_are_measured_from_the_end_that_is_sewn_first_and_only_the_other_end_has_excess(qapp: object) -> None:  # noqa: ARG001
    card = card_of("case-4")
    assert card.wall is not None
    assert card.wall.length_mm is not None
    first = next(act for act in operation_of(resolve(CASES["case-4"])).acts if act.do == "sew" and act.to.kind == "graft-end")
    assert first.to.id == card.wall.first == "superior"
    words = words_of(card)
    assert "S is sewn first: measure from here" in words
    assert "I is sewn last: cut 10–20 mm longer" in words
    for number, hole in enumerate(card.holes, 1):
        assert f"{number}: {hole.from_superior_end_mm:.1f}" in words
        assert f"centre {hole.from_superior_end_mm:.1f} mm from S" in words
    other = replace(card, wall=replace(card.wall, first="inferior"))
    turned = words_of(other)
    assert "I is sewn first: measure from here" in turned
    assert "S is sewn last: cut 10–20 mm longer" in turned
    for number, hole in enumerate(card.holes, 1):
        from_inferior = card.wall.length_mm - (hole.from_superior_end_mm or 0.0)
        assert f"{number}: {from_inferior:.1f}" in turned
        assert f"centre {from_inferior:.1f} mm from I" in turned


@pytest.mark.parametrize(("first", "beyond"), [("superior", -1.0), ("inferior", 1.0)])
def test_the_excess_is_drawn_at_the_end_that_is_sewn_last_ten_and_twenty_millimetres_out(qapp: object, first, beyond) -> None:  # noqa: ARG001
    card = card_of("tiny")
    assert card.wall is not None
    [sheet] = sheets_of(replace(card, wall=replace(card.wall, first=first)))
    lines = svg_polylines(svg_page(sheet.width * PT, sheet.height * PT, sheet.paint, "x").decode())
    [wall] = [line for line in lines if len(line) == 5 and abs(float(line[1][0] - line[0][0]) - card.wall.girth_mm) < 1e-3]
    edge = wall[:, 1].min() if beyond < 0 else wall[:, 1].max()
    across = [line for line in lines if len(line) == 2 and abs(abs(float(line[1][0] - line[0][0])) - card.wall.girth_mm) < 1e-3]
    places = {round(float(line[0][1] - edge) * beyond, 2) for line in across}
    assert set(EXCESS_MM) <= places
    assert not {-excess for excess in EXCESS_MM} & places or card.wall.rings  # rings alone lie on the other side of the edge


def test_stitches_mark_twelve_three_six_and_nine_on_both_ends(qapp: object) -> None:  # noqa: ARG001
    card = card_of("case-4")
    [sheet] = sheets_of(card)
    lines = svg_polylines(svg_page(sheet.width * PT, sheet.height * PT, sheet.paint, "x").decode())
    diamonds = [line for line in lines if len(line) == 5 and abs(float(line[:, 0].max() - line[:, 0].min()) - 1.8) < 1e-3]
    assert len(diamonds) == 8
    assert card.wall is not None
    across = sorted({round(float(line[:, 0].mean()), 1) for line in diamonds})
    assert [b - a for a, b in pairwise(across)] == pytest.approx([card.wall.girth_mm / 4] * 3, abs=0.3)
    assert "◇ stitches at 12, 3, 6 and 9: orientation." in words_of(card)


@pytest.mark.parametrize(("allowance", "lumen"), [(2.0, 8.8), (1.0, 8.8 - 2 / pi), (0.0, 8.8 - 4 / pi), (5.0, 8.8)])
def test_bites_of_the_closing_seam_narrow_a_cone_by_what_no_allowance_was_added_for(qapp: object, allowance, lumen) -> None:  # noqa: ARG001
    assert lumen_left_mm(10.0, 0.6, allowance) == pytest.approx(lumen)
    assert f"bites of 2 mm; lumen left {lumen:.1f} mm" in words_of(card_of("case-4"), allowance_mm=allowance)


def test_a_cone_says_how_much_unringed_tube_it_is_cut_from(qapp: object) -> None:  # noqa: ARG001
    for name in ("case-4", "cones", "interposition", "big"):
        card, words = card_of(name), words_of(card_of(name), allowance_mm=2.0)
        assert card.wall is not None
        assert card.cones
        for cone in card.cones:
            width, height = cone.size[0] + 4.0, cone.size[1]
            lengths = [b for a, b in ((width, height), (height, width)) if a <= card.wall.girth_mm]
            assert f"stock: {min(lengths):.1f} mm of unringed tube, slit" in words
    cone = card_of("case-4").cones[0]
    narrow = replace(card_of("case-4"), wall=replace(card_of("case-4").wall, diameter_mm=12.0))  # type: ignore[type-var]
    size = f"{cone.size[0] + 4.0:.1f} × {cone.size[1]:.1f} mm"
    assert f"stock: unringed wall, {size}" in words_of(narrow, allowance_mm=2.0)


def test_a_patch_is_grown_all_round_by_its_bites_or_says_what_they_take(qapp: object) -> None:  # noqa: ARG001
    card = card_of("patch")
    assert card.patch is not None
    [sheet] = sheets_of(card, allowance_mm=2.0)
    lines = svg_polylines(svg_page(sheet.width * PT, sheet.height * PT, sheet.paint, "x").decode())
    sizes = [tuple(line.max(axis=0) - line.min(axis=0)) for line in lines if len(line) > 100]
    assert sizes[0] == pytest.approx((card.patch.width_mm, card.patch.length_mm), abs=1e-2)
    assert sizes[1] == pytest.approx((card.patch.width_mm + 4.0, card.patch.length_mm + 4.0), abs=2e-2)
    assert "S is sewn first" in words_of(card)
    assert "bites take 4.0 mm of the cava's girth" in words_of(card, allowance_mm=0.0)
    assert "bites take" not in words_of(card, allowance_mm=2.0)


def test_a_patch_whose_width_nobody_knows_is_refused_for_that(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    save_case(patched(None), tmp_path / "in.json")
    why = refused(capsys, "template", str(tmp_path / "in.json"), "-o", str(tmp_path / "card.pdf"))
    assert "how much of its circumference is not recorded" in why
    assert not (tmp_path / "card.pdf").exists()


def test_a_vein_s_card_has_no_rings_and_no_maker_s_line(qapp: object) -> None:  # noqa: ARG001
    made = replace(patched(), resection=replace(patched().resection, patch=SAPHENOUS_VEIN))
    words = words_of(card_of_plan(resolve(made)))
    assert "saphenous vein" in words.lower()
    assert "rings" not in words


def test_a_title_is_printed_with_name_alone_but_for_the_shipped_cases(
    qapp: object,  # noqa: ARG001
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    save_case(replace(CASES["case-4"], title="Mrs Example"), tmp_path / "in.json")
    own, shipped = tmp_path / "own.svg", tmp_path / "shipped.svg"
    said(capsys, "template", str(tmp_path / "in.json"), "-o", str(own))
    assert "Mrs Example" not in own.read_text(encoding="utf-8")
    said(capsys, "template", str(tmp_path / "in.json"), "-o", str(own), "--name")
    assert "Mrs Example" in own.read_text(encoding="utf-8")
    said(capsys, "template", "case-4", "-o", str(shipped))
    assert ">Case 4</text>" in shipped.read_text(encoding="utf-8")


def test_the_card_bears_the_mark_of_its_plan_and_another_where_it_is_closed_on_another_side_than_the_ledger_says(
    capsys: pytest.CaptureFixture[str],
) -> None:
    mark = json.loads(said(capsys, "ledger", "case-4", "--json"))["fingerprint"]
    assert json.loads(said(capsys, "template", "case-4", "--json"))["fingerprint"] == mark
    other = json.loads(said(capsys, "template", "case-4", "--json", "--closing-seam", "superior"))["fingerprint"]
    assert other != mark


def test_a_pdf_has_as_many_pages_as_its_sheets(qapp: object, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:  # noqa: ARG001
    said(capsys, "template", "case-4", "-o", str(tmp_path / "card.pdf"))
    assert len(pdf_pages((tmp_path / "card.pdf").read_bytes())) == 1
