"""A rendered picture, and which parts it shows where, as plain arrays."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Picture:
    """`rgba` (h, w, 4) uint8, premultiplied, row 0 on top; `depth` (h, w) float32: mm towards the viewer from the
    camera's centre, of what hides the things behind it; -inf where nothing does."""

    rgba: NDArray[np.uint8]
    depth: NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class PartMap:
    """Which part is met first at each pixel: `part` (h, w) int16, index into the scene's parts, -1 for none; `depth` (h, w)
    float32, mm towards the viewer from the camera's centre. What is clearer than half counts only where nothing else is."""

    part: NDArray[np.int16]
    depth: NDArray[np.float32]
