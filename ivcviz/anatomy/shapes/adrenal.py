"""The adrenals: small flat glands, the right one a three-cornered cap, the left one a crescent.

About 30 x 25 mm and 40 x 20 mm, 5 mm thick (BodyParts3D: 32 and 48 mm in their longest extent; forms are defaults).
Local frame: origin where the adrenal vein ends on the gland.
"""

import numpy as np

from ivcviz.geometry.arrays import Floats
from ivcviz.geometry.mesh import Mesh
from ivcviz.geometry.modelling import surface_of
from ivcviz.geometry.remeshing import Sizing
from ivcviz.geometry.solid_fields import Points, tube, union

STEP_MM = 1.0
SIZING = Sizing(1.5, 5.0, 0.15)

# Ridges and limbs: knots (x, y, z) and radii; the limbs open backwards and downwards over the kidney's upper pole.
_RIGHT = (
    (((0.5, 1.0, 4.0), (-3.0, 1.5, -6.0), (-7.0, 1.5, -17.0)), (2.8, 4.2, 4.0)),
    (((-1.0, 3.0, -1.0), (-1.0, 5.5, -11.0), (0.5, 8.0, -21.0)), (2.8, 3.6, 2.8)),
    (((-5.0, 2.5, -9.0), (-11.0, 4.5, -16.0), (-17.0, 7.5, -22.0)), (3.6, 3.6, 2.6)),
    (((-3.0, 4.0, -12.0), (-6.0, 6.0, -19.0), (-9.0, 8.0, -24.0)), (3.6, 3.6, 3.2)),
)
_LEFT = (
    (((-3.0, 1.0, -6.0), (0.0, 0.5, 2.0), (6.0, 1.5, 10.0), (13.0, 5.0, 16.0), (21.0, 9.0, 18.5)), (2.8, 4.2, 4.6, 4.0, 2.4)),
    (((2.0, 3.0, 1.0), (8.0, 6.5, 6.0), (16.0, 10.5, 11.0)), (3.6, 3.8, 2.6)),
    (((0.0, 3.0, -2.0), (4.0, 6.0, -4.0), (8.0, 9.5, -6.0)), (3.4, 3.4, 2.6)),
)


def adrenal(side: str) -> Mesh:
    """The right or left adrenal in its local frame."""
    limbs = _RIGHT if side == "right" else _LEFT

    def field(p: Points) -> Floats:
        return union([tube(p, np.array(knots), np.array(radii), 2.5) for knots, radii in limbs], 8.0)

    return surface_of(field, (-28.0, -10.0, -36.0), (34.0, 22.0, 32.0), STEP_MM, SIZING)
