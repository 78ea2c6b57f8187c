"""The adrenals: small flat glands, the right one a three-cornered cap, the left one a crescent.

About 30 x 25 mm and 40 x 20 mm, 5 mm thick (BodyParts3D: 32 and 48 mm in their longest extent; forms are house values).
Local frame: origin where the adrenal vein ends on the gland.
"""

import numpy as np

from ivcviz.geometry.fields import smooth_union
from ivcviz.geometry.mesh import Floats, Mesh
from ivcviz.geometry.modelling import surface_of
from ivcviz.geometry.remeshing import Sizing
from ivcviz.geometry.solid_fields import Points, tube

STEP_MM = 1.0
SIZING = Sizing(1.5, 5.0, 0.15)

# Ridges and limbs: knots (x, y, z) and radii; the limbs open backwards and downwards over the kidney's upper pole.
_RIGHT = (
    (((1.0, 1.0, 3.0), (-3.0, 1.5, -6.0), (-7.0, 1.0, -17.0)), (2.6, 3.4, 3.2)),
    (((-1.0, 3.0, -1.0), (0.0, 6.0, -10.0), (1.5, 8.0, -20.0)), (2.4, 2.8, 2.0)),
    (((-6.0, 2.5, -12.0), (-12.0, 4.5, -18.0), (-18.0, 7.5, -23.0)), (3.0, 2.8, 1.9)),
    (((-3.0, 4.0, -12.0), (-6.0, 6.0, -20.0), (-10.0, 8.0, -25.0)), (3.0, 2.8, 2.2)),
)
_LEFT = (
    (((-4.0, 1.0, -5.0), (0.0, 0.5, 2.0), (6.0, 1.5, 11.0), (14.0, 5.0, 18.0), (21.0, 9.0, 20.0)), (2.2, 3.3, 3.6, 3.0, 1.8)),
    (((2.0, 3.0, 3.0), (8.0, 7.0, 8.0), (15.0, 11.0, 12.0)), (2.6, 2.6, 1.8)),
    (((0.0, 3.0, -1.0), (4.0, 6.5, -6.0), (8.0, 10.0, -9.0)), (2.6, 2.6, 1.8)),
)


def adrenal(side: str) -> Mesh:
    """The right or left adrenal in its local frame."""
    limbs = _RIGHT if side == "right" else _LEFT

    def field(p: Points) -> Floats:
        gland: Floats | None = None
        for knots, radii in limbs:
            limb = tube(p, np.array(knots), np.array(radii), 2.0)
            gland = limb if gland is None else smooth_union(gland, limb, 6.5)
        assert gland is not None  # noqa: S101  # both glands have limbs
        return gland

    return surface_of(field, (-28.0, -10.0, -36.0), (34.0, 22.0, 32.0), STEP_MM, SIZING)
