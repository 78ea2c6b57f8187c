import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivcviz.scene.labels.spacing import room_needed, spaced, spaced_off_lines

_PIECES = st.lists(st.tuples(st.floats(-50.0, 350.0), st.floats(1.0, 20.0)), min_size=1, max_size=12)


@given(_PIECES)
def test_pieces_keep_their_order_their_gap_and_the_column(pieces):
    wanted, heights = sorted(w for w, _ in pieces), [h for _, h in pieces]
    centres = spaced(wanted, heights, 0.0, 400.0, 2.0)
    assert centres[0] - heights[0] / 2 >= -1e-6
    assert centres[-1] + heights[-1] / 2 <= 400.0 + 1e-6
    for k in range(len(centres) - 1):
        assert centres[k + 1] - centres[k] >= (heights[k] + heights[k + 1]) / 2 + 2.0 - 1e-6


def test_pieces_with_room_stand_exactly_where_they_want():
    assert spaced([10.0, 50.0, 90.0], [8.0, 8.0, 8.0], 0.0, 100.0, 2.0) == [10.0, 50.0, 90.0]


def test_two_pieces_that_want_one_place_give_way_alike():
    assert spaced([50.0, 50.0], [10.0, 10.0], 0.0, 100.0, 2.0) == pytest.approx([44.0, 56.0])


@given(_PIECES, st.lists(st.floats(0.0, 400.0), max_size=4))
def test_pieces_kept_off_lines_keep_their_gap_and_the_column_too(pieces, lines):
    wanted, heights = sorted(w for w, _ in pieces), [h for _, h in pieces]
    centres = spaced_off_lines(wanted, heights, 0.0, 400.0, 2.0, lines)
    assert centres[0] - heights[0] / 2 >= -1e-6
    assert centres[-1] + heights[-1] / 2 <= 400.0 + 1e-6
    for k in range(len(centres) - 1):
        assert centres[k + 1] - centres[k] >= (heights[k] + heights[k + 1]) / 2 + 2.0 - 1e-6


def test_pieces_make_room_so_that_no_line_strikes_any_of_them():
    centres = spaced_off_lines([96.0, 100.0, 104.0, 118.0], [10.0] * 4, 0.0, 200.0, 2.0, [100.0, 121.0])
    assert all(abs(c - line) > 5.0 for c in centres for line in (100.0, 121.0))


def test_a_piece_that_no_line_strikes_stands_exactly_where_it_wants():
    assert spaced_off_lines([33.3, 80.1], [8.0, 8.0], 0.0, 100.0, 2.0, [50.0]) == [33.3, 80.1]


@given(_PIECES, st.integers(0, 2**31))
def test_no_other_allowed_places_are_nearer_to_what_is_wanted(pieces, seed):
    wanted, heights = sorted(w for w, _ in pieces), [h for _, h in pieces]
    best = np.array(spaced(wanted, heights, 0.0, 400.0, 2.0))
    other = np.array(
        spaced(np.sort(np.random.default_rng(seed).uniform(0.0, 400.0, len(wanted))).tolist(), heights, 0.0, 400.0, 2.0)
    )
    between = best + 0.1 * (other - best)  # allowed places are convex
    assert ((best - wanted) ** 2).sum() <= ((between - wanted) ** 2).sum() + 1e-6


def test_the_room_needed_is_the_heights_and_the_gaps_between():
    assert room_needed([10.0, 5.0, 5.0], 2.0) == 24.0
    assert room_needed([], 2.0) == 0.0
