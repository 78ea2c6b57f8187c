"""The kidneys: bean-shaped, the hilum facing forwards and inwards, with a sinus whose lips the renal vein passes between.

About 110 x 58 x 40 mm (radiological norms 10-12 x 5-6 x 3-4 cm; Visible Human and BodyParts3D kidneys 98-125 mm long).
Local frame: origin in the mouth of the sinus, where the renal vein's course ends; x to the patient's left.
"""

from dataclasses import dataclass

import numpy as np

from ivcviz.geometry.arrays import Floats
from ivcviz.geometry.fields import ellipsoid, smooth_difference, smooth_union
from ivcviz.geometry.mesh import Mesh
from ivcviz.geometry.modelling import surface_of
from ivcviz.geometry.remeshing import Sizing
from ivcviz.geometry.solid_fields import Field, Points, bump, ramp, rotation_about, superellipsoid, turned

STEP_MM = 2.0
SIZING = Sizing(2.0, 6.0, 0.09)


@dataclass(frozen=True, slots=True)
class Bean:
    """Default dimensions of one kidney: half lengths (mm) and turns (degrees)."""

    half_long: float
    half_wide: float
    half_thick: float
    facing_deg: float  # the hilum's turn from medial to anterior
    medial_tilt_deg: float  # of the upper pole
    back_tilt_deg: float  # of the upper pole
    hump_mm: float  # of the lateral border: the left kidney's, under the spleen


RIGHT = Bean(55.0, 30.0, 19.5, 32.0, 15.0, 12.0, 0.0)
LEFT = Bean(58.0, 29.0, 20.5, 30.0, 18.0, 12.0, 2.5)


def kidney(side: str) -> Mesh:
    """The right or left kidney in its local frame."""
    bean = RIGHT if side == "right" else LEFT
    return surface_of(
        _placed(bean, 1.0 if side == "right" else -1.0), (-75.0, -60.0, -80.0), (75.0, 60.0, 80.0), STEP_MM, SIZING
    )


def _placed(bean: Bean, medial: float) -> Field:
    # x is mirrored for the left kidney, so that +x is medial for both.
    turn = (
        rotation_about(1, bean.medial_tilt_deg) @ rotation_about(0, -bean.back_tilt_deg) @ rotation_about(2, -bean.facing_deg)
    )

    def field(p: Points) -> Floats:
        return _bean(bean, turned((p[0] * medial, p[1], p[2]), turn))

    return field


def _bean(bean: Bean, p: Points) -> Floats:
    """Medial is +x, the hilum's mouth at the origin, the long axis z."""
    x, y, z = p[0] + (bean.half_wide - 6.0), p[1], p[2]
    along = z / bean.half_long
    poles = np.abs(along)
    axis = 11.0 * along**2 - 1.5  # the poles lean towards the spine
    wide = bean.half_wide + 2.0 * along - 1.0 * poles
    thick = bean.half_thick + 1.5 * along
    side = ramp(x - axis, -8.0, 14.0)
    waist = 8.5 * bump(z + 1.0, 17.0) * side
    hump = bean.hump_mm * bump(z - 4.0, 24.0) * (1.0 - side)
    body = superellipsoid((x - axis + waist + hump, y, z), (wide, thick, bean.half_long), 2.2)
    # The sinus: a slot, longer than wide, its back lip reaching further than its front lip.
    mouth = bean.half_wide - 9.0
    slot = ellipsoid((x, y, z), np.array([mouth + 6.0, -1.0, -1.0]), np.array([17.0, 8.0, 17.5]))
    flare = ellipsoid((x, y, z), np.array([mouth + 10.0, -3.0, -1.0]), np.array([9.0, 12.0, 19.0]))
    return smooth_difference(body, smooth_union(slot, flare, 4.0), 5.0)
