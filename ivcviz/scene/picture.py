"""A rendered picture as plain arrays."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Picture:
    """`rgba` (h, w, 4) uint8, premultiplied, row 0 on top; `depth` (h, w) float32: mm towards the viewer from the
    camera's centre, of what hides the things behind it; -inf where nothing does."""

    rgba: NDArray[np.uint8]
    depth: NDArray[np.float32]
