"""The section's page: what stands where, at any size."""

from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QImage, QPainter

from ivcviz.app.figures import triangles
from ivcviz.figure.fonts import measure
from ivcviz.figure.section import paint_section, section_sheet
from ivcviz.figure.slice import slice_frame
from ivcviz.plan.resolve import resolve
from ivcviz.scene.model import Options
from ivcviz.scene.page.layout import Rect
from ivcviz.scene.section import AxialSection, axial_section
from ivcviz.scene.section.page import section_page
from ivcviz.storage.case_files import load_case
from ivcviz.storage.shipped import find_case

pytestmark = pytest.mark.usefixtures("qapp")


@lru_cache(maxsize=8)
def section_of(level: float = 110.0, stage: str = "tumour") -> AxialSection:
    plan = resolve(load_case(find_case("case-4")))
    return axial_section(plan, Options(stage=stage, quality="preview"), level, triangles())  # type: ignore[arg-type]


@pytest.mark.parametrize(("level", "stage"), [(110.0, "tumour"), (100.0, "implanted"), (62.0, "clamped"), (200.0, "intact")])
def test_labels_stand_in_their_columns_and_never_over_one_another(level: float, stage: str) -> None:
    section = section_of(level, stage)
    image = QImage(1600, 1200, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    placed = paint_section(painter, section, 1600, 1200, 200.0)
    painter.end()
    page = section_page(576.0, 432.0, True, section.facts, measure)
    assert len(placed) > 5
    for number, label in enumerate(placed):
        assert not label.box.overlaps(page.frame)
        assert all(not label.box.overlaps(other.box) for other in placed[:number])
        assert page.frame.holds(*label.leader[-1])


@given(width=st.floats(100.0, 1500.0), height=st.floats(100.0, 1500.0), labelled=st.booleans())
@settings(deadline=None, max_examples=60)
def test_on_a_page_of_any_size_the_pieces_keep_apart(width: float, height: float, labelled: bool) -> None:
    page = section_page(width, height, labelled, section_of().facts, measure)
    assert page.frame.width > 40.0
    assert page.frame.height > 30.0
    pieces = [piece for piece in (page.frame, page.left, page.right, page.header, page.foot) if piece.width > 0.0]
    pieces += [Rect(fact.x, fact.y, fact.x + 1.0, fact.y + 6.0) for fact in page.facts]
    for number, piece in enumerate(pieces):
        assert piece.left >= 0.0
        assert piece.right <= width
        assert piece.bottom <= height
        assert not any(piece.overlaps(other) for other in pieces[:number])


def test_the_cava_lies_in_the_middle_with_seventy_millimetres_to_either_side() -> None:
    section, room = section_of(), Rect(0.0, 0.0, 280.0, 200.0)
    at = slice_frame(section, room)
    assert at.per_mm == pytest.approx(2.0)
    assert at.place(section.centre)[0] == pytest.approx(140.0)


def test_the_slice_is_painted_where_the_cava_is() -> None:
    image = section_sheet(section_of(130.0), (1000, 750), 125.0).image()
    page = section_page(576.0, 432.0, True, section_of(130.0).facts, measure)
    at = slice_frame(section_of(130.0), page.frame)
    x, y = at.place(section_of(130.0).centre)
    colour = image.pixelColor(round(x * 125 / 72), round(y * 125 / 72) + 3)
    assert colour.red() > colour.blue() + 60  # tumour


def test_a_page_too_small_for_words_shows_the_slice_alone() -> None:
    page = section_page(140.0, 120.0, True, section_of().facts, measure)
    assert not page.labelled
    assert page.facts == ()
