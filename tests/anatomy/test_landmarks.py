from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from named_bodies import BODIES, IN_EITHER_SEX

from ivcviz.anatomy.landmarks import WORDS, landmarks_of, reference_hepatic_veins, reference_renal_veins, veins_of
from ivcviz.anatomy.specification import AnatomySpec, HepaticVein, Ostium
from ivcviz.errors import UserError

RIGHT, LEFT = reference_renal_veins("F")


def test_the_reference_woman_has_the_published_levels():
    at = landmarks_of(AnatomySpec())
    assert [at.level_of(word) for word in WORDS] == [0, 98, 119, 105, 112, 146, 174, 197, 215, 223, 252]


def test_a_man_is_larger_by_the_same_factor_everywhere():
    woman, man = landmarks_of(AnatomySpec(sex="F")), landmarks_of(AnatomySpec(sex="M"))
    for word in WORDS:
        assert man.level_of(word) == pytest.approx(1.075 * woman.level_of(word))


def test_the_renal_floor_is_the_lower_edge_of_the_lowest_main_ostium_wherever_it_enters():
    low_left = replace(LEFT, ostium=Ostium(63, 77, 110))
    at = landmarks_of(AnatomySpec(renal_veins=(RIGHT, low_left)))
    assert (at.renal_floor, at.renal_roof) == (63, 112)


@pytest.mark.parametrize(("main", "floor"), [(False, 98), (True, 70)])
def test_an_accessory_renal_vein_counts_only_if_it_is_marked_main(main, floor):
    accessory = replace(RIGHT, id="lower-right", ostium=Ostium(70, 76, 245), width_mm=6, thickness_mm=5, main=main)
    assert landmarks_of(AnatomySpec(renal_veins=(RIGHT, LEFT, accessory))).renal_floor == floor


def test_a_side_with_several_veins_is_known_by_the_centre_of_its_largest():
    second = replace(RIGHT, id="second-right", ostium=Ostium(80, 88, 245), width_mm=20, thickness_mm=10)
    assert landmarks_of(AnatomySpec(renal_veins=(RIGHT, LEFT, second))).right_renal_vein == 84


def test_moving_the_hepatic_floor_carries_the_main_hepatic_ostia():
    spec = AnatomySpec(landmarks=(("hepatic-floor", 190.0),))
    _, hepatic = veins_of(spec)
    assert min(v.ostium.lower_mm for v in hepatic) == 190
    assert max(v.ostium.upper_mm for v in hepatic) == 215
    assert landmarks_of(spec).hepatic_floor == 190


def test_an_accessory_hepatic_vein_makes_no_landmark():
    inferior = HepaticVein("inferior-right-hepatic-vein", "Inferior right hepatic vein", Ostium(150, 156, 285), 6.0, main=False)
    veins = (*reference_hepatic_veins("F"), inferior)
    assert landmarks_of(AnatomySpec(hepatic_veins=veins)).hepatic_floor == 197


@pytest.mark.parametrize(
    ("word", "level", "reason"),
    [
        ("hepatic-floor", 110.0, "hepatic floor (at 110 mm) must lie above the renal roof (119 mm)"),
        ("hepatic-roof", 190.0, "hepatic roof (at 190 mm) must lie above the hepatic floor (197 mm)"),
        ("hiatus", 210.0, "caval hiatus (at 210 mm) must lie above the hepatic roof (215 mm)"),
        ("cavoatrial-junction", 223.0, "cavoatrial junction (at 223 mm) must lie above the caval hiatus (223 mm)"),
        ("lowest-short-hepatic-vein", 230.0, "must lie above the lowest short hepatic vein (230 mm)"),
        ("right-adrenal-vein", -1.0, "right adrenal vein (at -1 mm) must lie above the iliac confluence"),
        ("renal-floor", 90.0, "follows from the renal veins"),
        ("iliac-confluence", 5.0, "0 by definition"),
        ("umbilicus", 5.0, "is not a landmark"),
        ("hiatus", float("nan"), "needs a level"),
    ],
)
def test_a_landmark_that_cannot_lie_there_is_refused_with_the_reason(word, level, reason):
    with pytest.raises(UserError) as refused:
        landmarks_of(AnatomySpec(landmarks=((word, level),)))
    assert reason in str(refused.value)


@pytest.mark.parametrize(
    ("veins", "reason"),
    [
        ((RIGHT, RIGHT, LEFT), "used more than once"),
        ((RIGHT,), "missing on the left"),
        ((RIGHT, replace(LEFT, main=False)), "missing on the left"),
        ((replace(RIGHT, ostium=Ostium(105, 98, 245)), LEFT), "upper edge"),
        ((replace(RIGHT, ostium=Ostium(-3, 9, 245)), LEFT), "above the iliac confluence"),
        ((RIGHT, LEFT, replace(RIGHT, id="high", ostium=Ostium(190, 200, 245), main=False)), "below the hepatic floor"),
    ],
)
def test_renal_veins_that_contradict_themselves_are_refused_with_the_reason(veins, reason):
    with pytest.raises(UserError) as refused:
        landmarks_of(AnatomySpec(renal_veins=veins))
    assert reason in str(refused.value)


def test_an_unknown_word_is_answered_with_the_known_ones():
    with pytest.raises(UserError, match="hepatic-floor"):
        landmarks_of(AnatomySpec()).level_of("navel")


@given(st.floats(120, 260), st.floats(120, 300))
def test_whatever_is_accepted_is_in_order(floor, hiatus):
    try:
        at = landmarks_of(AnatomySpec(landmarks=(("hepatic-floor", floor), ("hiatus", hiatus))))
    except UserError:
        return
    assert 0 < at.renal_floor < at.renal_roof < at.hepatic_floor < at.hepatic_roof < at.hiatus < at.cavoatrial_junction


@IN_EITHER_SEX
@pytest.mark.parametrize("side", ["right", "left"])
def test_an_accessory_vein_is_no_landmark_however_large_it_is(sex, side):
    main = {vein.side: vein for vein in reference_renal_veins(sex)}
    own = main[side]
    ostium = Ostium(own.ostium.lower_mm - 25, own.ostium.upper_mm - 20, own.ostium.clock_deg)
    large = replace(
        own, id="accessory", ostium=ostium, width_mm=2 * own.width_mm, thickness_mm=2 * own.thickness_mm, main=False
    )
    before, after = landmarks_of(AnatomySpec(sex=sex)), landmarks_of(AnatomySpec(sex=sex, renal_veins=(*main.values(), large)))
    assert after == before


def test_the_larger_of_two_main_veins_is_the_landmark_by_its_section_not_by_its_width():
    flat = replace(LEFT, id="flat-left", ostium=Ostium(80, 90, 65), width_mm=16, thickness_mm=4)
    thick = replace(flat, id="thick-left", width_mm=13, thickness_mm=12)
    assert landmarks_of(AnatomySpec(renal_veins=(RIGHT, LEFT, flat))).left_renal_vein == 112
    assert landmarks_of(AnatomySpec(renal_veins=(RIGHT, LEFT, thick))).left_renal_vein == 85


@pytest.mark.parametrize(
    ("name", "floor", "roof", "right", "left"),
    [
        ("woman", 98, 119, 105, 112),
        ("man", 105.35, 127.925, 112.875, 120.4),
        ("retro-aortic", 63, 112, 105, 70),
        ("man, retro-aortic", 67.725, 120.4, 112.875, 75.25),
        ("accessory", 98, 119, 105, 112),
    ],
)
def test_every_body_has_the_landmarks_of_its_main_veins(name, floor, roof, right, left):
    at = landmarks_of(BODIES[name])
    assert (at.renal_floor, at.renal_roof) == pytest.approx((floor, roof))
    assert (at.right_renal_vein, at.left_renal_vein) == pytest.approx((right, left))
