"""The liver: right and left lobe, the dome under the diaphragm, a sharp lower border, the groove of the cava.

About 190 x 150 x 155 mm (bounding boxes: BodyParts3D 186 x 159 x 154 mm, Visible Human male 191 x 194 x 175 mm).
Local frame: origin on the cava's centreline at the middle of the hepatic ostia, x to the patient's left.
"""

from functools import lru_cache

import numpy as np

from ivcviz.anatomy.body import resolve_body
from ivcviz.anatomy.specification import AnatomySpec

from ivcviz.geometry.fields import ellipsoid, smooth_difference, smooth_union
from ivcviz.geometry.mesh import Floats, Mesh
from ivcviz.geometry.modelling import surface_of
from ivcviz.geometry.remeshing import Sizing
from ivcviz.geometry.solid_fields import Points, bump, ramp, smooth_intersection, superellipsoid, tube

STEP_MM = 2.4
SIZING = Sizing(2.4, 8.0, 0.12)

# The groove keeps clear of the cava by so much (house value).
_CLEAR_MM = 3.0
_GROOVE_LEVELS = (80.0, 110.0, 135.0, 155.0, 170.0, 185.0, 200.0, 215.0, 232.0, 252.0, 272.0)


def liver() -> Mesh:
    """The liver in its local frame, with the groove of the retrohepatic cava."""
    return surface_of(_liver, (-125.0, -110.0, -150.0), (115.0, 95.0, 55.0), STEP_MM, SIZING)


def _liver(p: Points) -> np.ndarray:
    x, y, z = p
    body = smooth_intersection(_under_the_diaphragm(p), _visceral_face(x, y) - z, 9.0)
    body = smooth_difference(body, _behind(p), 10.0)
    body = smooth_union(body, _caudate(p), 7.0)
    body = smooth_difference(body, _round_ligament(p), 4.0)
    centres, radii = _groove()
    return smooth_difference(body, tube(p, centres, radii), 4.0)


@lru_cache(maxsize=1)
def _groove() -> tuple[Floats, Floats]:
    """The reference woman's cava seen from the origin, (k, 3), and the groove's radius (k,)."""
    body = resolve_body(AnatomySpec())
    levels = np.array(_GROOVE_LEVELS)
    middle = body.cava.point((body.landmarks.hepatic_floor + body.landmarks.hepatic_roof) / 2)
    long, short, _ = body.cava.section(levels)
    return body.cava.point(levels) - middle, (long + short) / 4 + _CLEAR_MM


def _under_the_diaphragm(p: Points) -> np.ndarray:
    """The convex face: right dome and left lobe, with the heart's impression between them."""
    x, y, z = p
    right = superellipsoid((x + 44.0, y + 4.0, z + 62.0), (56.0, 76.0, 92.0), 2.3)
    left = superellipsoid((x - 18.0, y + 34.0, z + 28.0), (70.0, 46.0, 44.0), 2.2)
    whole = smooth_union(right, left, 38.0)
    heart = ellipsoid(p, np.array([22.0, -22.0, 62.0]), np.array([46.0, 44.0, 44.0]))
    return smooth_difference(whole, heart, 22.0)


def _visceral_face(x: Floats, y: Floats) -> np.ndarray:
    """Height of the lower face: the border in front rises to the left, the face rises backwards."""
    border = -128.0 + 88.0 * ramp(x, -110.0, 70.0) + 26.0 * ramp(x, 30.0, 95.0)
    back = ramp(y, -80.0, 30.0)
    rise = back * (20.0 + 26.0 * ramp(x, -75.0, -20.0))
    kidney = 34.0 * bump(x + 52.0, 34.0) * ramp(y, -15.0, 45.0)
    gallbladder = 9.0 * bump(x + 38.0, 11.0) * ramp(-y, -25.0, 20.0)
    stomach = 14.0 * bump(x - 45.0, 34.0) * bump(y + 25.0, 34.0)
    return border + rise + kidney + gallbladder + stomach


def _behind(p: Points) -> np.ndarray:
    """What lies behind: spine, aorta and the stomach's fundus."""
    x, y, z = p
    spine = np.sqrt((x - 14.0) ** 2 + (y - 50.0) ** 2) - 36.0 + 0.0 * z
    fundus = ellipsoid(p, np.array([70.0, 40.0, -12.0]), np.array([56.0, 58.0, 90.0]))
    return smooth_union(spine, fundus, 20.0)


def _caudate(p: Points) -> np.ndarray:
    """The caudate lobe, to the left of the cava."""
    x, y, z = p
    return superellipsoid((x - 13.0, y + 4.0, z + 34.0), (14.0, 13.0, 32.0), 2.3)


def _round_ligament(p: Points) -> np.ndarray:
    """The notch of the round ligament in the lower border, and its fissure on the visceral face."""
    x, y, z = p
    lean = x - 16.0 - 0.12 * (z + 60.0)
    deep = _visceral_face(x, y) + 16.0 - z
    return smooth_intersection(np.abs(lean) - 2.0 - 0.16 * np.maximum(deep, 0.0), -deep, 3.0)
