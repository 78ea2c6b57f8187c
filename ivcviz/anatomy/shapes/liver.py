"""The liver: right and left lobe, the dome under the diaphragm, a sharp lower border, the groove of the cava.

About 190 x 150 x 155 mm (bounding boxes: BodyParts3D 186 x 159 x 154 mm, Visible Human male 191 x 194 x 175 mm).
Local frame: origin on the cava's centreline at the middle of the hepatic ostia, x to the patient's left.
"""

from functools import lru_cache

import numpy as np

from ivcviz.anatomy.body import resolve_body
from ivcviz.anatomy.specification import AnatomySpec
from ivcviz.geometry.arrays import Floats
from ivcviz.geometry.fields import ellipsoid, smooth_difference, smooth_union
from ivcviz.geometry.mesh import Mesh
from ivcviz.geometry.modelling import surface_of
from ivcviz.geometry.remeshing import Sizing
from ivcviz.geometry.solid_fields import Points, bump, ramp, smooth_intersection, superellipsoid, tube

STEP_MM = 2.4
SIZING = Sizing(2.4, 9.0, 0.16)

# The groove keeps clear of the cava by so much (default).
_CLEAR_MM = 3.0
_GROOVE_LEVELS = (80.0, 110.0, 135.0, 155.0, 170.0, 185.0, 200.0, 215.0, 232.0, 252.0, 272.0)


def liver() -> Mesh:
    """The liver in its local frame, with the groove of the retrohepatic cava."""
    return surface_of(_liver, (-125.0, -110.0, -150.0), (115.0, 95.0, 55.0), STEP_MM, SIZING)


def _liver(p: Points) -> Floats:
    x, y, z = p
    # The border is sharp in front and round behind.
    rounding = 7.0 + 14.0 * ramp(y, -25.0, 45.0)
    body = smooth_intersection(_under_the_diaphragm(p), _visceral_face(x, y) - z, rounding)
    body = smooth_difference(body, _behind(p), 12.0)
    body = smooth_difference(body, _round_ligament(p), 5.0)
    body = smooth_union(body, _caudate(p), 9.0)
    centres, radii = _groove()
    return smooth_difference(body, tube(p, centres, radii), 6.0)


@lru_cache(maxsize=1)
def _groove() -> tuple[Floats, Floats]:
    """The reference woman's cava seen from the origin, (k, 3), and the groove's radius (k,)."""
    body = resolve_body(AnatomySpec())
    levels = np.array(_GROOVE_LEVELS)
    middle = body.cava.point((body.landmarks.hepatic_floor + body.landmarks.hepatic_roof) / 2)
    long, short, _ = body.cava.section(levels)
    return body.cava.point(levels) - middle, (long + short) / 4 + _CLEAR_MM


def _under_the_diaphragm(p: Points) -> Floats:
    """The convex face: right dome and left lobe, the heart's impression between them, the line of the falciform ligament."""
    x, y, z = p
    right = superellipsoid((x + 45.0, y + 3.0, z + 61.0), (59.0, 78.0, 95.0), 2.3)
    left = superellipsoid((x - 20.0, y + 36.0, z + 27.0), (80.0, 46.0, 43.0), 2.1)
    whole = smooth_union(right, left, 38.0)
    heart = ellipsoid(p, np.array([22.0, -22.0, 62.0]), np.array([46.0, 44.0, 44.0]))
    whole = smooth_difference(whole, heart, 22.0)
    return whole + 1.0 * bump(x - _falciform(z), 6.0) * ramp(-y, 18.0, 45.0)


def _falciform(z: Floats) -> Floats:
    """x of the falciform ligament's line: from the notch upwards, leaning to the right."""
    return 13.0 - 0.16 * (z + 40.0)


def _visceral_face(x: Floats, y: Floats) -> Floats:
    """Height of the lower face: the border in front rises to the left, the face rises backwards."""
    border = -128.0 + 88.0 * ramp(x, -108.0, 72.0) + 14.0 * ramp(x, 45.0, 105.0)
    left = ramp(x, 8.0, 60.0)
    rise = ramp(y, -80.0, 30.0) * (20.0 + 26.0 * ramp(x, -75.0, -20.0) - 20.0 * left)
    kidney = 34.0 * bump(x + 52.0, 34.0) * ramp(y, -15.0, 45.0)
    gallbladder = 9.0 * bump(x + 38.0, 12.0) * ramp(-y, -25.0, 20.0)
    stomach = 8.0 * bump(x - 48.0, 30.0) * bump(y + 20.0, 30.0)
    caudate_process = 9.0 * bump(x + 20.0, 14.0) * bump(y + 10.0, 18.0)
    return border + rise + kidney + gallbladder + stomach - caudate_process


def _behind(p: Points) -> Floats:
    """What lies behind: spine, aorta and the stomach's fundus."""
    x, y, _ = p
    spine = np.sqrt((x - 14.0) ** 2 + (y - 50.0) ** 2) - 36.0
    fundus = ellipsoid(p, np.array([72.0, 40.0, -12.0]), np.array([54.0, 56.0, 90.0]))
    return smooth_union(spine, fundus, 24.0)


def _caudate(p: Points) -> Floats:
    """The caudate lobe, to the left of the cava and in front of it."""
    x, y, z = p
    return superellipsoid((x - 14.0, y + 7.0, z + 28.0), (15.0, 19.0, 30.0), 2.4)


def _round_ligament(p: Points) -> Floats:
    """The notch of the round ligament in the lower border, and its fissure, shallower backwards, on the visceral face."""
    x, y, z = p
    lean = x - 16.0 - 0.10 * (z + 60.0)
    depth = 17.0 - 11.0 * ramp(y, -70.0, -20.0)
    below = z - _visceral_face(x, y) - depth
    return smooth_intersection(np.abs(lean) - 1.5 - 0.22 * np.maximum(-below, 0.0), below, 4.0)
