"""Zones: borders, half-open spans, conventions, and how sure a reading is."""

from dataclasses import replace
from math import asin, pi

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivcviz.anatomy.chance import chance_above_zero, chance_both_above_zero
from ivcviz.anatomy.landmarks import Landmarks, landmarks_of
from ivcviz.anatomy.specification import AnatomySpec
from ivcviz.anatomy.zones import CONVENTIONS, ZONES, read_zones, zone_at, zone_borders, zones_between

WOMAN = landmarks_of(AnatomySpec())
ends = st.floats(-60, 330, allow_nan=False)
sds = st.floats(0, 15)


@st.composite
def extents(draw: st.DrawFn) -> tuple[float, float]:
    lower, upper = sorted((draw(ends), draw(ends)))
    return (lower, upper) if lower < upper else (lower, lower + 1.0)


def moved(landmarks: Landmarks, by: float) -> Landmarks:
    return Landmarks(*(getattr(landmarks, name) + by for name in Landmarks.__slots__))


def test_the_reference_woman_has_the_published_borders_under_each_convention():
    borders = {convention: zone_borders(WOMAN, convention) for convention in CONVENTIONS}
    assert [(b.renal, b.hepatic) for b in borders.values()] == [(98, 197), (108.5, 206), (119, 215)]


@pytest.mark.parametrize(
    ("lower", "upper", "zones"),
    [
        (30, 65, ("I",)),
        (60, 98, ("I",)),  # ends exactly on the renal floor
        (98, 150, ("II",)),  # starts exactly on it
        (97.999, 150, ("I", "II")),
        (60, 98.001, ("I", "II")),
        (142, 197, ("II",)),
        (197, 230, ("III",)),
        (60, 230, ("I", "II", "III")),
        (-40, 20, ("I",)),
        (-40, 0, ()),
        (-40, -5, ()),
        (260, 300, ("III",)),
        (185, 268, ("II", "III")),
    ],
)
def test_a_tumour_lies_in_the_zones_that_it_enters(lower, upper, zones):
    assert read_zones(WOMAN, lower, upper).zones == zones


@given(extents(), st.sampled_from(CONVENTIONS))
def test_a_span_has_no_gaps(extent, convention):
    zones = zones_between(zone_borders(WOMAN, convention), *extent)
    assert "".join(f"{zone}," for zone in zones) in "".join(f"{zone}," for zone in ZONES) or zones == ("II", "III")
    assert list(zones) == sorted(zones, key=ZONES.index)
    assert len(zones) == (ZONES.index(zones[-1]) - ZONES.index(zones[0]) + 1 if zones else 0)


@given(extents(), st.floats(0, 80), st.sampled_from(CONVENTIONS))
def test_a_longer_tumour_never_leaves_a_zone(extent, more, convention):
    borders = zone_borders(WOMAN, convention)
    lower, upper = extent
    assert set(zones_between(borders, lower, upper)) <= set(zones_between(borders, lower - more, upper))
    assert set(zones_between(borders, lower, upper)) <= set(zones_between(borders, lower, upper + more))


@given(st.sampled_from(CONVENTIONS), st.sampled_from(["renal", "hepatic"]), st.floats(0.001, 60))
def test_at_a_border_ending_and_starting_are_mirror_images(convention, name, length):
    borders = zone_borders(WOMAN, convention)
    level = getattr(borders, name)
    below, above = ("I", "II") if name == "renal" else ("II", "III")
    assert above not in zones_between(borders, level - length, level)
    assert below in zones_between(borders, level - length, level)
    assert below not in zones_between(borders, level, level + length)
    assert above in zones_between(borders, level, level + length)
    ending = dict(read_zones(WOMAN, level - length, level, convention).probability)[above]
    starting = dict(read_zones(WOMAN, level, level + length, convention).probability)[below]
    assert ending == pytest.approx(0.5)
    assert starting == pytest.approx(0.5)


@given(extents(), st.floats(-200, 200), st.sampled_from(CONVENTIONS), sds, sds)
def test_moving_tumour_and_landmarks_together_changes_nothing(extent, by, convention, tumour_sd, landmark_sd):
    by = round(by)  # so that sums of levels stay exact at the borders
    lower, upper = round(extent[0]), round(extent[1]) + 1
    here = read_zones(WOMAN, lower, upper, convention, tumour_sd, landmark_sd)
    there = read_zones(moved(WOMAN, by), lower + by, upper + by, convention, tumour_sd, landmark_sd)
    assert there.zones == here.zones
    assert there.by_convention == here.by_convention
    assert [p for _, p in there.probability] == pytest.approx([p for _, p in here.probability])
    assert there.span_probability == pytest.approx(here.span_probability)


@pytest.mark.parametrize(
    ("lower", "upper", "zone", "of_hundred"),
    [
        (97, 150, "I", 56),  # 1 mm below the renal floor
        (90, 150, "I", 87),  # 8 mm below it
        (40, 93, "II", 24),  # 5 mm short of it
        (145, 188, "III", 10),  # 9 mm short of the hepatic floor
        (150, 205, "III", 87),
        (98, 150, "I", 50),
        (60, 98, "II", 50),
    ],
)
def test_five_millimetres_on_ends_and_landmarks_give_the_worked_chances(lower, upper, zone, of_hundred):
    assert round(100 * dict(read_zones(WOMAN, lower, upper).probability)[zone]) == of_hundred


@given(extents(), st.sampled_from(CONVENTIONS), sds, sds)
def test_probabilities_are_probabilities_and_no_span_is_surer_than_its_zones(extent, convention, tumour_sd, landmark_sd):
    found = read_zones(WOMAN, *extent, convention, tumour_sd, landmark_sd)
    chances = dict(found.probability)
    assert all(0 <= chance <= 1 for chance in (*chances.values(), found.span_probability))
    assert all(found.span_probability <= chances[zone] + 1e-9 for zone in found.zones)


@given(extents(), st.sampled_from(CONVENTIONS))
def test_without_error_the_reading_is_certain(extent, convention):
    found = read_zones(WOMAN, *extent, convention, 0.0, 0.0)
    assert found.span_probability == 1.0
    assert {zone for zone, chance in found.probability if chance == 1.0} == set(found.zones)
    assert {zone for zone, chance in found.probability if chance == 0.0} == set(ZONES) - set(found.zones)


@given(st.floats(0, 250), st.floats(20, 120), st.floats(0, 8), st.floats(0, 8))
@settings(max_examples=25, deadline=None)
def test_the_closed_forms_agree_with_throwing_dice(lower, length, tumour_sd, landmark_sd):
    upper = lower + length
    found = read_zones(WOMAN, lower, upper, "floor", tumour_sd, landmark_sd)
    random = np.random.default_rng(1)
    throws = 20_000
    low = lower + tumour_sd * random.standard_normal(throws)
    high = upper + tumour_sd * random.standard_normal(throws)
    begins = [level + landmark_sd * random.standard_normal(throws) for level in (0.0, 98.0, 197.0)]
    finishes = [begins[1], begins[2], np.full(throws, np.inf)]
    entered = np.stack([(low < end) & (high > begin) for begin, end in zip(begins, finishes, strict=True)])
    for (_, chance), share in zip(found.probability, entered.mean(axis=1), strict=True):
        assert chance == pytest.approx(share, abs=0.02)
    same = (entered == np.array([[zone in found.zones] for zone in ZONES])).all(axis=0)
    assert found.span_probability == pytest.approx(same.mean(), abs=0.02)


def test_a_span_is_stable_if_it_is_likely_whether_or_not_every_convention_agrees():
    assert read_zones(WOMAN, 30, 65).stable
    assert not read_zones(WOMAN, 40, 93).stable  # 24 in 100 reach zone II
    sure_but_disputed = read_zones(WOMAN, 150, 205, "floor", 1.0, 1.0)
    assert sure_but_disputed.span_probability > 0.95
    assert sure_but_disputed.stable
    assert len({zones for _, zones in sure_but_disputed.by_convention}) == 2


def test_a_level_lies_in_the_zone_that_begins_below_it():
    borders = zone_borders(WOMAN, "floor")
    assert [zone_at(borders, level) for level in (-1, 0, 97.9, 98, 197, 300)] == [None, "I", "I", "II", "III", "III"]


def test_a_low_left_renal_vein_takes_the_renal_floor_down_with_it():
    low = replace(WOMAN, renal_floor=63.0, renal_roof=112.0)
    assert [zones_between(zone_borders(low, c), 80, 150) for c in CONVENTIONS] == [("II",), ("I", "II"), ("I", "II")]


@given(st.floats(-0.999, 0.999))
def test_two_errors_about_zero_are_both_positive_as_often_as_the_arcsine_law_says(rho):
    assert chance_both_above_zero(0, 0, 1, 1, rho) == pytest.approx(0.25 + asin(rho) / (2 * pi), abs=1e-7)


@given(st.floats(-30, 30), st.floats(-30, 30), st.floats(0, 8), st.floats(0, 8))
def test_two_errors_that_share_a_part_are_never_surer_together_than_apart(x, y, own, shared):
    sd = (own**2 + shared**2) ** 0.5
    both = chance_both_above_zero(x, y, sd, sd, -((shared / sd) ** 2) if sd > 1e-9 else 0.0)
    assert -1e-12 <= both <= min(chance_above_zero(x, sd), chance_above_zero(y, sd)) + 1e-9


def test_fully_opposed_errors_and_fully_shared_ones_have_their_limits():
    assert chance_both_above_zero(1, 1, 1, 1, -1) == pytest.approx(2 * chance_above_zero(1, 1) - 1)
    assert chance_both_above_zero(1, 2, 1, 1, 1) == pytest.approx(chance_above_zero(1, 1))
    assert chance_both_above_zero(1, 2, 0, 1, -0.5) == chance_above_zero(2, 1)
