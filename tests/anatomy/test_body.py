import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from named_bodies import IN_EITHER_SEX, IN_EVERY_BODY, retro_aortic

from ivcviz.anatomy.body import resolve_body
from ivcviz.anatomy.landmarks import reference_hepatic_veins, reference_renal_veins
from ivcviz.anatomy.specification import AnatomySpec, HepaticVein, Ostium
from ivcviz.errors import UserError

WOMAN, MAN = resolve_body(AnatomySpec()), resolve_body(AnatomySpec(sex="M"))
RIGHT, LEFT = reference_renal_veins("F")
ANY_LEVEL = st.floats(-80, 342)


@given(ANY_LEVEL)
def test_the_nearest_level_of_a_point_on_the_centreline_is_its_own(level):
    assert WOMAN.cava.nearest_level(WOMAN.cava.point(level)) == pytest.approx(level, abs=1e-6)


@given(ANY_LEVEL, st.floats(0, 360), st.floats(0, 20))
def test_a_point_beside_the_cava_is_found_from_its_level_and_back(level, clock, distance):
    cava = WOMAN.cava
    point = cava.point(level) + distance * cava.direction(level, clock)
    assert cava.nearest_level(point) == pytest.approx(level, abs=0.05)


@given(st.floats(-80, 340))
def test_a_level_has_one_height_and_a_height_one_level(level):
    cava = WOMAN.cava
    assert cava.level_at_height(cava.height(level)) == pytest.approx(level, abs=1e-6)


def test_levels_are_lengths_along_the_centreline():
    levels = np.arange(-80.0, 340.0, 0.5)
    steps = np.linalg.norm(np.diff(WOMAN.cava.point(levels), axis=0), axis=1)
    np.testing.assert_allclose(steps, 0.5, rtol=2e-3)


@given(ANY_LEVEL)
def test_the_frame_is_orthonormal_and_right_handed_and_looks_left_back_and_up(level):
    frame = WOMAN.cava.frame(level)
    inside = level <= WOMAN.cava.junction_mm
    np.testing.assert_allclose(frame @ frame.T, np.eye(3), atol=1e-4 if inside else 3e-4)
    assert np.linalg.det(frame) > 0
    assert frame[0, 0] > 0.9
    assert frame[1, 1] > 0.9
    assert frame[2, 2] > 0.9


def test_the_clock_starts_in_front_and_turns_to_the_patients_left():
    front, left = WOMAN.cava.direction(60.0, 0.0), WOMAN.cava.direction(60.0, 90.0)
    assert front[1] < -0.95
    assert left[0] > 0.95


@given(st.floats(0, 252))
def test_the_section_is_an_ellipse_with_its_left_end_turned_forwards(level):
    long, short, tilt = WOMAN.cava.section(level)
    assert 15 < short <= long < 33
    assert 19 < tilt < 32
    assert WOMAN.cava.radius(level, 90.0 - tilt) == pytest.approx(long / 2)
    assert WOMAN.cava.radius(level, 0.0 - tilt) == pytest.approx(short / 2)


def test_the_cava_measures_at_the_renal_veins_what_the_literature_measured():
    long, short, _ = WOMAN.cava.section(105.0)
    assert long == pytest.approx(25.8, abs=1.0)  # Cureus 2022, PMID 36579206
    assert short == pytest.approx(16.3, abs=1.0)
    assert WOMAN.cava.perimeter_diameter(105.0) == pytest.approx(21.6, abs=0.5)
    assert WOMAN.cava.widest_diameter(105.0) == pytest.approx(float(long))


def test_there_is_no_native_diameter_beyond_the_ends_of_the_cava():
    for level in (-0.1, 252.1):
        assert WOMAN.cava.perimeter_diameter(level) is None
        assert WOMAN.cava.widest_diameter(level) is None


def test_a_circle_has_its_own_diameter_as_perimeter_equivalent():
    round_cava = AnatomySpec(section=((0.0, 20.0, 20.0), (252.0, 20.0, 20.0)))
    assert resolve_body(round_cava).cava.perimeter_diameter(100.0) == pytest.approx(20.0)


@given(st.floats(0, 250))
def test_a_man_is_the_woman_enlarged(level):
    np.testing.assert_allclose(MAN.cava.point(1.075 * level), 1.075 * WOMAN.cava.point(level), atol=0.25)
    for one, other in zip(MAN.cava.section(1.075 * level)[:2], WOMAN.cava.section(level)[:2], strict=True):
        assert one == pytest.approx(1.075 * other, rel=0.01)


@given(st.floats(22, 250))
def test_a_mans_aorta_and_spine_are_the_womans_enlarged(z):
    k = MAN.scale
    np.testing.assert_allclose(MAN.aorta.point(k * z), k * WOMAN.aorta.point(z), atol=0.05)
    assert MAN.aorta.diameter(k * z) == pytest.approx(k * WOMAN.aorta.diameter(z), rel=1e-3)
    assert MAN.spine_front(k * z) == pytest.approx(k * WOMAN.spine_front(z), abs=0.05)


@IN_EITHER_SEX
def test_the_aorta_lies_on_the_spine_with_a_millimetre_and_a_half_between_in_the_woman(sex):
    body = resolve_body(AnatomySpec(sex=sex))
    z = body.aorta.heights
    between = body.spine_front(z) - body.aorta.point(z)[:, 1] - body.aorta.diameter(z) / 2
    np.testing.assert_allclose(between, 1.5 * body.scale, atol=1e-9)


def test_a_mans_veins_are_the_womans_enlarged():
    shares = np.linspace(0, 1, 20)
    for vein_id, woman in WOMAN.courses.items():
        man = MAN.courses[vein_id]
        points = (course.curve.at(shares * course.length_mm) for course in (man, woman))
        np.testing.assert_allclose(next(points), MAN.scale * next(points), atol=0.1)
        for of in ("width", "thickness"):
            sizes = [getattr(course, of)(shares * course.length_mm) for course in (man, woman)]
            np.testing.assert_allclose(sizes[0], MAN.scale * sizes[1], atol=0.01)
        assert len(man.twigs) == len(woman.twigs)
        for his, hers in zip(man.twigs, woman.twigs, strict=True):
            np.testing.assert_allclose(his.curve.points[-1], MAN.scale * hers.curve.points[-1], atol=0.15)
            assert his.leaves_at == pytest.approx(MAN.scale * hers.leaves_at, abs=0.01)


def test_a_mans_small_veins_enter_where_the_womans_do_and_are_wider():
    for man, woman in zip(MAN.tributaries, WOMAN.tributaries, strict=True):
        assert (man.id, man.kind, man.side, man.clock_deg, man.enters) == (
            woman.id, woman.kind, woman.side, woman.clock_deg, woman.enters,
        )  # fmt: skip
        for of in ("level_mm", "diameter_mm", "along_mm"):
            assert getattr(man, of) == pytest.approx(MAN.scale * getattr(woman, of))


@IN_EITHER_SEX
def test_the_left_renal_vein_passes_in_front_of_the_aorta_and_is_flat_there(sex):
    body = resolve_body(AnatomySpec(sex=sex))
    course, aorta = body.course("left-renal-vein"), body.aorta
    along = np.linspace(0, course.length_mm, 200)
    points = course.curve.at(along)
    crossing = int(np.argmin(np.abs(points[:, 0] - aorta.point(points[:, 2])[:, 0])))
    centre, radius = aorta.point(points[crossing, 2]), aorta.diameter(points[crossing, 2]) / 2
    assert points[crossing, 1] + course.thickness(along[crossing]) / 2 < centre[1] - radius
    assert course.thickness(along[crossing]) < 6 * body.scale < course.thickness(course.length_mm)
    # Open meshes: 15 mm wide and 5.5 mm thick between superior mesenteric artery and aorta.
    assert course.width(along[crossing]) == pytest.approx(15.0 * body.scale, rel=0.01)
    assert course.thickness(along[crossing]) == pytest.approx(5.5 * body.scale, rel=0.01)


@IN_EITHER_SEX
def test_a_retro_aortic_vein_passes_between_aorta_and_spine(sex):
    body = resolve_body(retro_aortic(sex))
    course = body.course("left-renal-vein")
    points = course.curve.at(np.linspace(0, course.length_mm, 200))
    crossing = points[int(np.argmin(np.abs(points[:, 0] - body.aorta.point(points[:, 2])[:, 0])))]
    assert crossing[1] > body.aorta.point(crossing[2])[1] + body.aorta.diameter(crossing[2]) / 2
    # It ends beside the spine all the same, and is as flat behind the aorta as the room there asks for (default).
    assert abs(course.curve.points[-1][0]) == pytest.approx(60 * body.scale, abs=8)
    at = int(np.argmin(np.abs(points[:, 0] - body.aorta.point(points[:, 2])[:, 0]))) / 199 * course.length_mm
    assert course.thickness(at) == pytest.approx(4.0 * body.scale, rel=0.01)


@IN_EVERY_BODY
@pytest.mark.parametrize(("side", "near", "far"), [("right", 45, 55), ("left", 54, 66)])
def test_a_renal_vein_ends_at_the_hilum_beside_the_spine(spec, side, near, far):
    body = resolve_body(spec)
    for vein in (vein for vein in body.renal_veins if vein.side == side):
        end = body.course(vein.id).curve.points[-1] / body.scale
        assert near <= abs(end[0]) <= far
        assert end[1] > body.spine_front(end[2] * body.scale) / body.scale - 3


@IN_EVERY_BODY
def test_a_renal_vein_has_the_length_the_case_gives_and_opens_on_the_wall(spec):
    body = resolve_body(spec)
    for vein in body.renal_veins:
        course = body.course(vein.id)
        assert course.length_mm == pytest.approx(vein.length_mm, abs=0.5)
        wall = body.cava.wall_point(vein.ostium.centre_mm, vein.ostium.clock_deg)
        np.testing.assert_allclose(course.curve.at(0.0), wall, atol=1e-6)


@IN_EVERY_BODY
def test_a_renal_vein_falls_towards_its_kidney_as_steeply_as_the_case_says(spec):
    body = resolve_body(spec)
    for vein in body.renal_veins:
        start, end = (body.course(vein.id).curve.at(s) for s in (0.0, vein.length_mm))
        fall = np.degrees(np.arctan2(start[2] - end[2], abs(end[0] - start[0])))
        assert fall == pytest.approx(vein.drop_deg, abs=1.0)


@IN_EVERY_BODY
def test_the_largest_left_renal_vein_takes_the_adrenal_the_gonadal_and_a_lumbar_vein(spec):
    body = resolve_body(spec)
    assert {t.enters for t in body.tributaries} == {"ivc", "left-renal-vein"}
    taken = {t.kind: t for t in body.tributaries if t.enters == "left-renal-vein"}
    assert set(taken) == {"adrenal", "gonadal", "lumbar"}
    trunk = body.course("left-renal-vein")
    for tributary in taken.values():
        start = body.course(tributary.id).curve.at(0.0)
        assert np.linalg.norm(start - trunk.curve.at(tributary.along_mm)) <= trunk.width(tributary.along_mm) / 2 + 1e-6
    assert body.course("left-adrenal-vein").curve.points[-1][2] > body.course("left-gonadal-vein").curve.points[-1][2]


def test_right_adrenal_right_gonadal_lumbar_and_short_hepatic_veins_enter_the_cava():
    own = [t for t in WOMAN.tributaries if t.enters == "ivc"]
    assert {t.kind for t in own} == {"adrenal", "gonadal", "lumbar", "phrenic", "short-hepatic"}
    assert next(t for t in own if t.kind == "adrenal").level_mm == 174
    short = sorted(t.level_mm for t in own if t.kind == "short-hepatic")
    assert short[0] == 146
    assert short[-1] < WOMAN.landmarks.hepatic_floor


def test_a_moved_landmark_takes_its_vein_along():
    body = resolve_body(AnatomySpec(landmarks=(("right-adrenal-vein", 160.0), ("lowest-short-hepatic-vein", 130.0))))
    levels = {t.id: t.level_mm for t in body.tributaries}
    assert levels["right-adrenal-vein"] == 160
    assert levels["short-hepatic-vein-1"] == 130


def test_an_accessory_hepatic_vein_becomes_a_tributary():
    inferior = HepaticVein("inferior-right-hepatic-vein", "Inferior right hepatic vein", Ostium(150, 156, 285), 6.0, main=False)
    body = resolve_body(AnatomySpec(hepatic_veins=(*reference_hepatic_veins("F"), inferior)))
    found = next(t for t in body.tributaries if t.id == inferior.id)
    assert (found.kind, found.level_mm, found.diameter_mm) == ("hepatic-accessory", 153, 6.0)
    assert body.course(inferior.id).length_mm > 20


@IN_EITHER_SEX
def test_the_vertebrae_reach_from_l5_to_t8_without_overlap(sex):
    body = resolve_body(AnatomySpec(sex=sex))
    assert [v.name for v in body.vertebrae] == ["L5", "L4", "L3", "L2", "L1", "T12", "T11", "T10", "T9", "T8"]
    for lower, upper in zip(body.vertebrae[:-1], body.vertebrae[1:], strict=True):
        assert lower.lower_mm < lower.upper_mm < upper.lower_mm


@IN_EITHER_SEX
def test_the_aorta_lies_left_of_the_midline_in_front_of_the_spine_clear_of_the_cava(sex):
    body = resolve_body(AnatomySpec(sex=sex))
    for z in np.arange(body.aorta.bifurcation_mm, 240.0 * body.scale, 10.0):
        centre, radius = body.aorta.point(z), body.aorta.diameter(z) / 2
        assert 5 < centre[0] < 20
        assert centre[1] + radius < body.spine_front(z)
        cava = body.cava.point(body.cava.level_at_height(z))
        assert np.hypot(*(centre - cava)[:2]) > radius + 8 * body.scale


def test_the_left_common_iliac_vein_leaves_room_in_front_for_the_right_common_iliac_artery():
    course = WOMAN.course("left-common-iliac-vein")
    crossing = course.curve.at(18.0)
    assert crossing[1] - course.thickness(18.0) / 2 > WOMAN.cava.point(0.0)[1] - 1.5


@pytest.mark.parametrize(
    "rows", [((0.0, -9.0, 0.0),), ((0.0, -9.0, 0.0), (0.0, -9.0, 5.0)), ((10.0, -9.0, 0.0), (0.0, -9.0, 0.0))]
)
def test_a_patients_centreline_that_does_not_rise_is_refused(rows):
    with pytest.raises(UserError, match="heights rising"):
        resolve_body(AnatomySpec(source="patient", centreline=rows))


def test_a_patients_section_of_no_width_is_refused():
    with pytest.raises(UserError, match="widths above 0"):
        resolve_body(AnatomySpec(source="patient", section=((0.0, 20.0, 0.0),)))


@settings(max_examples=20)
@given(st.floats(-30, 30), st.floats(-30, 30))
def test_a_patients_centreline_is_followed(x, y):
    rows = ((0.0, -9.0, 0.0), (60.0, -9.0 + x / 3, y / 3), (120.0, -9.0 + x, y), (260.0, -9.0 + x, y))
    cava = resolve_body(AnatomySpec(source="patient", centreline=rows)).cava
    for z, left, back in rows[:3]:
        np.testing.assert_allclose(cava.point(cava.level_at_height(z)), (left, back, z), atol=1.5)


@IN_EITHER_SEX
@pytest.mark.parametrize("level", [5.0, 60.0, 110.0, 160.0, 210.0, 245.0])
def test_the_diameter_by_the_perimeter_is_that_of_a_thread_laid_round_the_wall(sex, level):
    body = resolve_body(AnatomySpec(sex=sex))
    level *= body.scale
    wall = body.cava.wall_point(level, np.linspace(0.0, 360.0, 4001))
    thread = np.linalg.norm(np.diff(wall, axis=0), axis=1).sum()
    assert np.pi * body.cava.perimeter_diameter(level) == pytest.approx(thread, rel=1e-4)


@pytest.mark.parametrize("spec", [AnatomySpec(), AnatomySpec(sex="M", missing_kidneys=("left",))])
def test_a_small_vein_asked_for_alone_runs_as_among_all_veins(spec):
    body = resolve_body(spec)
    for vein in body.tributaries:
        alone, among = body.course(vein.id), body.courses[vein.id]
        assert alone.vein_id == vein.id
        assert np.array_equal(alone.curve.points, among.curve.points)
        assert np.array_equal(alone.widths, among.widths)
