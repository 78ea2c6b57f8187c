"""Windows in the wall of the cava, through which a tumour that grows inside is seen, and the defect that a patch covers."""

import numpy as np
import pytest

from ivcviz.anatomy.body import resolve_body
from ivcviz.anatomy.specification import AnatomySpec
from ivcviz.scene.meshes.windows import edge_of, girth_of, sunk
from ivcviz.scene.shapes import WallWindow

BODY = resolve_body(AnatomySpec())
WINDOW = WallWindow(40.0, 80.0, 0.0, 120.0)
LEVEL = np.array([60.0])


def wall(clock_deg: float) -> np.ndarray:
    return BODY.cava.wall_point(LEVEL, np.array([clock_deg]))


def test_the_wall_sinks_in_the_middle_of_a_window_and_nowhere_else() -> None:
    middle = wall(0.0)
    into = (middle - sunk(BODY, WINDOW, middle, LEVEL)) @ BODY.cava.direction(60.0, 0.0)
    assert into[0] == pytest.approx(1.8 * np.linalg.norm(middle - BODY.cava.point(60.0)), rel=0.01)
    for clock in (100.0, 180.0, 260.0):
        assert sunk(BODY, WINDOW, wall(clock), LEVEL) == pytest.approx(wall(clock))


def test_the_edge_of_a_window_reaches_its_levels_and_its_sides() -> None:
    edge = edge_of(BODY, WINDOW, 1.0, 80, 0.0)
    ahead = np.array([BODY.cava.wall_point(np.array([level]), np.array([0.0]))[0] for level in (40.0, 80.0)])
    aside = np.array([wall(clock)[0] for clock in (-60.0, 60.0)])
    for point in (*ahead, *aside):
        assert np.linalg.norm(edge - point, axis=1).min() < 1.0
    assert girth_of(BODY, WINDOW) == pytest.approx(np.linalg.norm(np.roll(edge, -1, axis=0) - edge, axis=1).sum(), rel=0.01)
