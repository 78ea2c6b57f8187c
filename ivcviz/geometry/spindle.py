"""A spindle: the flat shape of a patch that closes a slit, pointed at both ends."""

import numpy as np

from ivcviz.geometry.mesh import Floats


def half_width(share: Floats, width_mm: float) -> Floats:
    """Half the width at a share (-1 … 1) of half the length: a parabola, widest in the middle and nothing at the ends."""
    return width_mm / 2 * (1 - np.asarray(share) ** 2)


def spindle(length_mm: float, width_mm: float, samples: int = 180) -> Floats:
    """The outline (2 samples + 1, 2), closed, about its middle: from the lower end up the right side and down the left."""
    share = -np.cos(np.linspace(0, np.pi, samples + 1))
    half, y = half_width(share, width_mm), share * length_mm / 2
    right, left = np.stack([half, y], axis=1), np.stack([-half, y], axis=1)
    return np.concatenate([right, left[-2::-1]])


def edge_length(length_mm: float, width_mm: float) -> float:
    """Length of one long edge, mm: the arc of the parabola in closed form."""
    if length_mm <= 0:
        return 0.0
    slope = 2 * width_mm / length_mm  # of the edge at an end
    if slope < 1e-9:
        return length_mm
    return float(length_mm / 2 * (np.sqrt(1 + slope**2) + np.arcsinh(slope) / slope))
