"""The anterior wall of the spine by height: the thoracolumbar curve that cava and aorta lie on."""

import numpy as np
from numpy.typing import ArrayLike

from ivcviz.anatomy.reference import CAVA, CAVA_TO_SPINE, VERTEBRAE
from ivcviz.geometry.arrays import Floats

_SMOOTHING_MM = 22.0  # takes the kinks out of a table with one row a vertebra
# L5 turns back to the sacrum: 16 mm behind the wall of L3 in BodyParts3D; a little less, for the upper half of its body.
_L5_BACK_MM = 4.0


def anterior_wall(z: ArrayLike) -> Floats:
    """y (mm) of the spine's anterior wall at heights z (reference woman)."""
    heights, walls = _wall_table()
    return np.interp(np.asarray(z, float), heights, walls)


def wall_slope(z: ArrayLike) -> Floats:
    """dy/dz of the anterior wall at heights z."""
    z = np.asarray(z, float)
    return (anterior_wall(z + 8.0) - anterior_wall(z - 8.0)) / 16.0


def _wall_table() -> tuple[Floats, Floats]:
    cava = np.array(CAVA)
    offsets = dict(CAVA_TO_SPINE)
    knots = []
    for name, lower, upper in VERTEBRAE:
        middle = (lower + upper) / 2
        cava_y = np.interp(middle, cava[:, 0], cava[:, 2])
        knots.append((middle, cava_y + offsets[name] + (_L5_BACK_MM if name == "L5" else 0.0)))
    known = np.array(knots)
    heights = np.arange(-60.0, 341.0, 2.0)
    walls = np.interp(heights, known[:, 0], known[:, 1])
    below, above = heights < known[0, 0], heights > known[-1, 0]
    walls[below] = known[0, 1] + (heights[below] - known[0, 0]) * -0.35
    walls[above] = known[-1, 1]
    span = np.arange(-32, 33) * 2.0
    weights = np.exp(-0.5 * (span / _SMOOTHING_MM) ** 2)
    padded = np.pad(walls, 32, mode="reflect", reflect_type="odd")
    return heights, np.convolve(padded, weights / weights.sum(), mode="valid")
