"""An oval: the flat shape of a patch, an ellipse of a given length and width."""

from math import pi

import numpy as np

from ivcviz.geometry.arrays import Floats


def oval(length_mm: float, width_mm: float, samples: int = 360) -> Floats:
    """The outline (samples + 1, 2), closed, about its middle: from the lower end up the right side and down the left."""
    turn = np.linspace(-pi / 2, 3 * pi / 2, samples + 1)
    turn[-1] = turn[0]  # so that it closes to the last bit
    return np.stack([width_mm / 2 * np.cos(turn), length_mm / 2 * np.sin(turn)], axis=1)


def half_girth(length_mm: float, width_mm: float) -> float:
    """Length of one long edge, end to end: the trapezoid rule, exact to the last digits on a smooth closed curve."""
    turn = np.arange(4096) * (2 * pi / 4096)
    return float(np.hypot(width_mm / 2 * np.sin(turn), length_mm / 2 * np.cos(turn)).mean() * pi)
