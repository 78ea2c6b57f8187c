"""The camera that shows a box within a place on the page."""

from typing import get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivcviz.scene.camera import framing
from ivcviz.scene.model import View

LOW, HIGH = np.array([-100.0, -70.0, -40.0]), np.array([90.0, 110.0, 300.0])
CORNERS = np.array([[x, y, z] for x in (LOW[0], HIGH[0]) for y in (LOW[1], HIGH[1]) for z in (LOW[2], HIGH[2])])
WIDTH, HEIGHT = 1200, 800


@pytest.mark.parametrize("view", get_args(View))
@settings(max_examples=20, deadline=None)
@given(left=st.floats(0, 500), top=st.floats(0, 300), across=st.floats(100, 700), along=st.floats(100, 500))
def test_the_box_fills_its_place_on_the_page_and_stands_in_the_middle_of_it(
    view: str, left: float, top: float, across: float, along: float
) -> None:
    camera = framing(view, LOW, HIGH, WIDTH, HEIGHT, (left, top, left + across, top + along))
    spots = camera.project(CORNERS, WIDTH, HEIGHT)[:, :2]
    low, high = spots.min(axis=0), spots.max(axis=0)
    assert (low + high) / 2 == pytest.approx((left + across / 2, top + along / 2), abs=0.01)
    assert (high - low <= np.array([across, along]) + 0.01).all()
    assert np.isclose(high - low, (across, along), atol=0.01).any(), "no larger picture would fit"


@pytest.mark.parametrize(
    ("view", "right", "up"),
    [
        ("anterior", (1, 0, 0), (0, 0, 1)),
        ("posterior", (-1, 0, 0), (0, 0, 1)),
        ("left", (0, 1, 0), (0, 0, 1)),
        ("right", (0, -1, 0), (0, 0, 1)),
        ("inferior", (1, 0, 0), (0, -1, 0)),
    ],
)
def test_a_view_has_the_patient_as_a_surgeon_faces_them(view: str, right: tuple[int, ...], up: tuple[int, ...]) -> None:
    """What lies to the patient's left is on the right of the picture from the front; from the feet, as on CT."""
    camera = framing(view, LOW, HIGH, WIDTH, HEIGHT, (0.0, 0.0, float(WIDTH), float(HEIGHT)))
    middle = (LOW + HIGH) / 2
    spots = camera.project(np.array([middle, middle + 10 * np.array(right), middle + 10 * np.array(up)]), WIDTH, HEIGHT)[:, :2]
    assert spots[1][0] > spots[0][0] + 1
    assert spots[1][1] == pytest.approx(spots[0][1], abs=1e-6)
    assert spots[2][1] < spots[0][1] - 1
