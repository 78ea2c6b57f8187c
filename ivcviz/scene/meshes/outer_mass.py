"""The mass outside the cava's wall: a lobulated ellipsoid that touches the cava along the tumour's caval extent.

Where the mass is longer than the extent its long axis lies oblique, its inferior end turned outward: away from the liver.
"""

import numpy as np

from ivcviz.anatomy.cava import Cava
from ivcviz.anatomy.mass_lie import mass_lie
from ivcviz.geometry.mesh import Mesh, ringed_surface
from ivcviz.scene.meshes.lobules import LOBULE_MM, RELIEF, even_arc, lobules, turning

_LOBULE, _LARGEST_MM = 0.22, 45.0  # a lobule's size as a share of the mean diameter, from 13 mm to this
_HIGHEST_MM = 8.0  # relief


def mass_surface(
    cava: Cava, lower_mm: float, upper_mm: float, mass_mm: tuple[float, float, float], bulge_deg: float, rings: int, sides: int
) -> Mesh:
    """The mass's surface."""
    lie = mass_lie(cava, lower_mm, upper_mm, mass_mm, bulge_deg)
    length, width, depth = mass_mm
    u = even_arc(rings)
    along = (2 * u - 1) * max(length / 2, 4.0)
    angle = np.arange(sides) * (2 * np.pi / sides)
    mean = (width + depth) / 4
    size = float(np.clip(_LOBULE * (length + width + depth) / 3, LOBULE_MM, _LARGEST_MM))
    relief = min(RELIEF, _HIGHEST_MM / mean)
    raised = lobules(angle[None, :] * mean, along[:, None], 2 * np.pi * mean, 7, size)
    radius = np.sqrt(np.clip(1 - (2 * u - 1) ** 2, 0, None))[:, None] * (1 - relief + relief * raised)
    ring = np.cos(angle)[:, None] * lie.depth * (depth / 2) + np.sin(angle)[:, None] * lie.width * (width / 2)
    centres = lie.middle + along[:, None] * lie.length
    return ringed_surface(turning(centres[:, None] + ring[None] * radius[..., None]))
