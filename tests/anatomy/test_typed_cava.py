"""A centreline and widths that cannot be a cava's are found out, each limit just inside and just outside."""

from math import cos, radians, sin

import pytest
from named_bodies import IN_EITHER_SEX
from typed_lines import NOT_A_CAVA, REFERENCE, WIDTHS, Line, moved, straight, turned

from ivcviz.anatomy import cava_limits as lim
from ivcviz.anatomy.landmarks import scale_of
from ivcviz.anatomy.typed_cava import centreline_doubt, section_doubt


@IN_EITHER_SEX
def test_the_reference_cava_can_be_one_in_either_body(sex):
    k = scale_of(sex)
    assert centreline_doubt(turned(REFERENCE, k, k, k), sex) is None
    assert centreline_doubt(REFERENCE, sex) is None
    assert section_doubt(WIDTHS) is None


@pytest.mark.parametrize(("line", "words"), NOT_A_CAVA.values(), ids=NOT_A_CAVA)
def test_what_is_no_cava_is_called_what_it_looks_like(line: Line, words: str):
    doubt = centreline_doubt(line, "F")
    assert doubt is not None
    assert words in str(doubt.found)


def test_a_scanners_coordinates_are_told_how_to_become_the_bodys():
    lps = centreline_doubt(NOT_A_CAVA["in LPS"][0], "F")
    ras = centreline_doubt(NOT_A_CAVA["in RAS"][0], "F")
    assert lps is not None
    assert str(lps.remedy).startswith("subtract the height and depth of the confluence and the midline's left coordinate")
    assert ras is not None
    assert str(ras.remedy).startswith("turn the signs of left and posterior, then subtract")


def _beside_the_aorta(apart: float) -> Line:
    """Straight up beside the aorta's beginning, its middle `apart` mm from the aorta's there (8 left, 3.25 behind the cava)."""
    return straight(8.0 - (apart**2 - 3.25**2) ** 0.5, posterior_mm=15.0)


def _bent(degrees: float) -> Line:
    """Up, then 30 mm on at an angle, then up again."""
    up, aside = 30.0 * cos(radians(degrees)), -30.0 * sin(radians(degrees))
    return ((0.0, -9.0, 0.0), (80.0, -9.0, 0.0), (80.0 + up, -9.0 + aside, 0.0), (240.0, -9.0 + aside, 0.0))


EDGES = {
    "shortest": (lambda by: straight(-14.0, length_mm=lim.LENGTH.least - by), 0.1, "too short"),
    "longest": (lambda by: straight(-14.0, length_mm=lim.LENGTH.greatest + by), 0.1, "too long"),
    "above the origin": (lambda by: straight(-14.0, first=lim.FROM_ORIGIN.greatest + by), 0.1, "scanner"),
    "below the origin": (lambda by: straight(-14.0, first=lim.FROM_ORIGIN.least - by), 0.1, "scanner"),
    "behind the origin": (lambda by: moved(straight(-14.0), back=lim.FROM_ORIGIN.greatest + by), 0.1, "scanner"),
    "before the origin": (lambda by: moved(straight(-14.0, posterior_mm=20), back=lim.FROM_ORIGIN.least - by), 0.1, "scanner"),
    "left, below the aorta": (lambda by: _leaning_left(lim.ASIDE.greatest + by), 0.1, "left of the midline"),
    "right": (lambda by: _far_right(lim.ASIDE.least - by), 0.1, "right of the midline"),
    "in the aorta": (lambda by: _beside_the_aorta(7.25 + lim.CLEAR_OF_AORTA - by), 0.3, "in the aorta"),
    "bent": (lambda by: _bent(lim.BEND.greatest + by), 1.0, "kinked"),
}  # fmt: skip


def _far_right(left_mm: float) -> Line:
    return ((0.0, -9.0, 0.0), (100.0, left_mm, 5.0), (150.0, left_mm, 7.0), (250.0, -9.0, 10.0))


def _leaning_left(left_mm: float) -> Line:
    """Left of the midline only at the confluence, where no aorta is."""
    return ((0.0, left_mm, 0.0), (18.0, -16.0, 0.0), (120.0, -18.0, 12.0), (250.0, -12.0, 17.0))


@pytest.mark.parametrize(("made", "step", "words"), EDGES.values(), ids=EDGES)
def test_a_limit_holds_just_inside_and_refuses_just_outside(made, step, words):
    inside, outside = centreline_doubt(made(-step), "F"), centreline_doubt(made(step), "F")
    assert inside is None, str(inside.found)
    assert outside is not None
    assert words in str(outside.found)


def _pushed(back_mm: float) -> Line:
    """The reference cava pushed backwards below the renal veins, where it lies 12 mm in front of the spine."""
    share = {0.0: 0.0, 60.0: 1.0, 70.0: 1.0, 80.0: 1.0, 90.0: 1.0, 170.0: 0.0}
    return tuple((z, x, y + back_mm * share[z]) for z, x, y in REFERENCE if z in share) + REFERENCE[18:]


@pytest.mark.parametrize(
    ("furthest", "words"),
    [(12.0 + lim.BEHIND_SPINE, "10 mm behind the front of the spine"), (-lim.BEFORE_COURSE, "47 mm in front of the spine")],
)
def test_a_cava_may_lie_so_far_behind_the_spines_front_and_before_its_course(furthest: float, words: str):
    assert centreline_doubt(_pushed(furthest * 0.99), "F") is None
    doubt = centreline_doubt(_pushed(furthest * 1.01), "F")
    assert doubt is not None
    assert words in str(doubt.found)


def _wide(mm: float) -> Line:
    return ((0.0, mm, mm), (120.0, mm, mm), (250.0, mm, mm))


@pytest.mark.parametrize(
    ("inside", "outside", "words"),
    [
        (lim.WIDTH.least, lim.WIDTH.least - 0.1, "which no cava is"),
        (lim.WIDTH.greatest, lim.WIDTH.greatest + 0.1, "which no cava is"),
        (lim.WIDTH.least, 1.9, "a tenth of a cava (20.4 ± 2.8 mm below the renal veins: Xiao, Eur Radiol 2018"),
        (lim.WIDTH.least, 0.02, "looks like metres"),
    ],
)
def test_a_calibre_holds_just_inside_and_refuses_just_outside(inside: float, outside: float, words: str):
    assert section_doubt(_wide(inside)) is None
    doubt = section_doubt(_wide(outside))
    assert doubt is not None
    assert words in str(doubt.found)


def test_a_stretch_that_a_tumour_fills_or_a_mass_presses_flat_refuses_no_section():
    filled, flat = (120.0, 60.0, 58.0), (160.0, 20.0, 2.0)
    assert section_doubt(((0.0, 20.0, 16.0), (80.0, 22.0, 17.0), filled, flat, (250.0, 30.0, 28.0))) is None
