"""The aorta where the veins meet it: centreline and calibre by height, lying on the spine."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from ivcviz.geometry.arrays import Floats


@dataclass(frozen=True, eq=False)
class Aorta:
    """Tables by height z (n,): centre (n, 2) of x and y, diameter (n,); it divides at `bifurcation_mm` (height)."""

    heights: Floats
    centres: Floats
    diameters: Floats
    bifurcation_mm: float

    def point(self, z: ArrayLike) -> Floats:
        """Centreline points (..., 3) at heights z (...); below the bifurcation the line runs on, without an aorta."""
        z = np.asarray(z, float)
        return np.stack([*(np.interp(z, self.heights, self.centres[:, k]) for k in (0, 1)), z], axis=-1)

    def diameter(self, z: ArrayLike) -> Floats:
        """Outer diameter, mm."""
        found: Floats = np.interp(np.asarray(z, float), self.heights, self.diameters)
        return found
