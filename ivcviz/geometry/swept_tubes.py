"""Tubes swept along a line, as meshes."""

import numpy as np

from ivcviz.geometry.arrays import Floats
from ivcviz.geometry.curves import parallel_frames
from ivcviz.geometry.mesh import Mesh, ringed_surface


def swept_tube(centres: Floats, radii: Floats, sides: int = 24, closed_ends: bool = True) -> Mesh:
    """A tube of circular section: centres (k, 3), radii (k,), watertight when its ends are closed by flat caps."""
    _, u, v = parallel_frames(centres)
    angle = np.arange(sides) * (2 * np.pi / sides)
    ring = np.cos(angle)[None, :, None] * u[:, None] + np.sin(angle)[None, :, None] * v[:, None]
    points = centres[:, None] + radii[:, None, None] * ring
    return ringed_surface(points, closed_ends=closed_ends)
