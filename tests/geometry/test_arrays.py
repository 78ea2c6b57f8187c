"""Helpers of arrays."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ivcviz.geometry.arrays import among

NUMBERS = st.lists(st.integers(-5, 5), max_size=12)


@given(NUMBERS, NUMBERS)
def test_values_are_among_others_where_one_of_them_is_equal(values: list[int], others: list[int]) -> None:
    found = among(np.array(values, np.int64), np.array(others, np.int64))
    assert found.tolist() == [value in others for value in values]
