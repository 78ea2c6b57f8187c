from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivcviz.scene.page.layout import LABEL_PT, SMALLEST_PT, PageLayout, Rect, page_layout
from ivcviz.scene.section.model import SectionReading
from ivcviz.scene.section.page import SectionPage, section_page

_VIEWS = ("anterior", "posterior", "left", "right", "superior", "inferior")
_PAGES = st.tuples(st.integers(60, 9000), st.integers(60, 9000), st.floats(50.0, 1200.0), st.sampled_from(_VIEWS))


def _filled(layout: PageLayout) -> dict[str, Rect]:
    names = ("body", "left_labels", "right_labels", "strip", "header", "reading", "legend", "scale", "foot")
    return {name: getattr(layout, name) for name in names if getattr(layout, name) != Rect()}


@given(_PAGES, st.booleans())
def test_every_piece_lies_on_the_page_and_has_a_size(page, labelled):
    width, height, dpi, view = page
    for name, rect in _filled(page_layout(width, height, dpi, view, labelled)).items():
        assert rect.left >= -1e-6, name
        assert rect.top >= -1e-6, name
        assert rect.right <= width + 1e-6, name
        assert rect.bottom <= height + 1e-6, name
        assert rect.width >= 0.0, name
        assert rect.height > 0.0, name


@given(_PAGES)
def test_body_labels_strip_and_foot_keep_off_one_another(page):
    layout = page_layout(*page)
    pieces = [
        getattr(layout, name) for name in ("strip", "left_labels", "body", "right_labels") if getattr(layout, name).width > 0
    ]
    for one, other in pairwise(pieces):
        assert one.right <= other.left + 1e-6
    for rect in _filled(layout).values():
        assert rect is layout.foot or not rect.overlaps(layout.foot)


@given(_PAGES)
def test_twice_the_pixels_at_twice_the_resolution_is_the_same_page(page):
    width, height, dpi, view = page
    once, twice = page_layout(width, height, dpi, view), page_layout(2 * width, 2 * height, 2 * dpi, view)
    assert twice.label_pt == once.label_pt
    for name, rect in _filled(once).items():
        assert getattr(twice, name).edges == pytest.approx(tuple(2 * edge for edge in rect.edges), abs=1e-6)


@pytest.mark.parametrize(
    ("width", "height", "dpi"), [(1004, 1200, 300), (1600, 1200, 200), (14400, 10800, 150), (4016, 3012, 600)]
)
def test_labels_have_eight_points_from_a_journal_column_to_a_poster(width, height, dpi):
    assert page_layout(width, height, dpi).label_pt == pytest.approx(LABEL_PT, abs=0.01)


def test_a_journal_column_has_room_for_labels():
    layout = page_layout(1004, 753, 300)
    assert layout.right_labels.width * 72 / 300 >= 51.9
    assert layout.body.height > 0.5 * 753


def test_labels_never_get_smaller_than_six_points():
    assert page_layout(200, 150, 200).label_pt == SMALLEST_PT


def test_without_labels_the_body_fills_the_page_but_for_the_foot():
    layout = page_layout(1600, 1200, 200, labelled=False)
    assert layout.body.width > 0.9 * 1600
    assert layout.body.height > 0.88 * 1200
    assert layout.foot.height > 0
    assert layout.left_labels == layout.header == layout.scale == Rect()


def test_a_wide_page_has_its_words_beside_the_body_and_a_tall_one_above_it():
    assert not page_layout(1600, 1200, 200).stacked
    assert page_layout(1200, 1800, 200).stacked


def test_the_body_fills_most_of_the_default_page_s_height():
    assert page_layout(1600, 1200, 200).body.height > 0.8 * 1200


@pytest.mark.parametrize("view", ["superior", "inferior"])
def test_seen_along_the_body_there_is_no_strip_of_heights(view):
    assert page_layout(1600, 1200, 200, view).strip.width == 0.0


def _section(width: float, height: float) -> SectionPage:
    return section_page(width, height, True, (), lambda text, pt: 0.5 * pt * len(text))


def test_a_section_has_columns_for_its_labels_from_330_points_within_the_margins() -> None:
    steps = [_section(width / 10.0, 600.0) for width in range(3300, 4000)]
    wide = next(page for page in steps if page.left.width > 0)
    narrow = steps[steps.index(wide) - 1]
    assert narrow.header.width < 330.0 <= wide.header.width  # the header runs from margin to margin
    assert wide.left.width > 60
    assert wide.right.width > 60
    assert (narrow.left, narrow.right, narrow.legend) == (Rect(), Rect(), Rect())
    assert narrow.labelled


@pytest.mark.parametrize(("width", "height", "labelled"), [(215, 150, True), (214.9, 150, False), (215, 149.9, False)])
def test_a_section_smaller_than_three_inches_by_two_has_no_words(width: float, height: float, labelled: bool) -> None:
    assert _section(width, height).labelled == labelled


def test_readings_that_stand_in_two_columns_start_each_at_its_top_and_lie_on_no_other() -> None:
    facts = tuple(SectionReading(f"Name {n}", "words of a reading " * (1 + n % 3)) for n in range(6))
    placed = section_page(700.0, 600.0, True, facts, lambda texts, pt: [0.5 * pt * len(text) for text in texts]).facts
    columns = {x: sorted(reading.y for reading in placed if reading.x == x) for x in {reading.x for reading in placed}}
    assert len(columns) == 2
    assert sum(len(tops) for tops in columns.values()) == len({(reading.x, reading.y) for reading in placed}) == len(placed)
    for tops in columns.values():
        assert tops[0] == pytest.approx(min(reading.y for reading in placed))
