"""The spine from T8 to L5, simplified: waisted bodies with rounded rims and hollow end plates, their arches, discs.

Body coordinates of the reference woman. Heights: the table of the reference body; width and depth of end plates: rounded
from Panjabi et al., Spine 1991;16:888 (thoracic) and 1992;17:299 (lumbar); waist, rims and processes are defaults.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from ivcviz.anatomy.reference import VERTEBRAE
from ivcviz.anatomy.shapes.spinal_wall import anterior_wall, wall_slope
from ivcviz.geometry.arrays import Floats
from ivcviz.geometry.fields import smooth_union
from ivcviz.geometry.mesh import Mesh, joined, ringed_surface
from ivcviz.geometry.modelling import surface_of
from ivcviz.geometry.remeshing import Sizing
from ivcviz.geometry.solid_fields import Points, tube

STEP_MM = 1.8
ARCH_SIZING = Sizing(3.0, 12.0, 0.55)
_SIDES = 22

# Profiles from below: height as a share of half the height, size as a share of the end plate's.
_BODY_PROFILE = (
    (-0.90, 0.66),
    (-1.0, 0.94),
    (-0.90, 0.995),
    (-0.48, 0.915),
    (0.0, 0.88),
    (0.48, 0.915),
    (0.90, 0.995),
    (1.0, 0.94),
    (0.90, 0.66),
)
_DISC_PROFILE = ((-0.95, 0.90), (-0.45, 0.98), (0.45, 0.98), (0.95, 0.90))

# Width and depth of the end plates, mm.
END_PLATES = {
    "T8": (29.0, 27.5),
    "T9": (30.0, 28.5),
    "T10": (31.5, 29.0),
    "T11": (34.5, 30.0),
    "T12": (38.0, 31.5),
    "L1": (41.0, 33.5),
    "L2": (42.5, 34.5),
    "L3": (44.0, 35.0),
    "L4": (46.5, 35.5),
    "L5": (48.0, 35.0),
}


@dataclass(frozen=True, slots=True)
class VertebraShape:
    """A body between two heights: width and depth of its end plates (mm), its anterior wall's middle and slope dy/dz."""

    lumbar: bool
    lower: float
    upper: float
    width: float
    depth: float
    wall_y: float
    slope: float


def vertebrae() -> Mesh:
    """Ten vertebrae as one mesh."""
    return joined([_vertebra_mesh(v) for v in _column()])


def discs() -> Mesh:
    """The nine discs between them as one mesh."""
    column = _column()
    return joined([_disc_mesh(below, above) for below, above in pairwise(column)])


def _column() -> list[VertebraShape]:
    """From L5 upwards."""
    column = []
    for name, lower, upper in VERTEBRAE:
        middle = (lower + upper) / 2
        wall = float(anterior_wall(middle))
        column.append(VertebraShape(name[0] == "L", lower, upper, *END_PLATES[name], wall, float(wall_slope(middle))))
    return column


def _vertebra_mesh(v: VertebraShape) -> Mesh:
    half = (v.upper - v.lower) / 2
    heights = np.array([h for h, _ in _BODY_PROFILE]) * half
    shares = np.array([share for _, share in _BODY_PROFILE])
    body = ringed_surface(_outline(v, heights, shares))
    return joined([_turned_back(v, part) for part in (body, _arch(v))])


def _disc_mesh(below: VertebraShape, above: VertebraShape) -> Mesh:
    lower, upper = below.upper - 1.2, above.lower + 1.2
    middle = (lower + upper) / 2
    width, depth = (below.width + above.width) / 2, (below.depth + above.depth) / 2
    disc = VertebraShape(True, lower, upper, width, depth, float(anterior_wall(middle)), float(wall_slope(middle)))
    half = (upper - lower) / 2
    heights = np.array([h for h, _ in _DISC_PROFILE]) * half
    shares = np.array([share for _, share in _DISC_PROFILE])
    return _turned_back(disc, ringed_surface(_outline(disc, heights, shares)))


def _outline(v: VertebraShape, heights: Floats, shares: Floats) -> Floats:
    """Rings (k, n, 3) of a body at heights and shares of its size (k,): rounder in front, hollowed towards the canal."""
    angle = np.arange(_SIDES) * (2 * np.pi / _SIDES)
    c, s = np.cos(angle), np.sin(angle)
    x = 0.5 * v.width * np.sign(c) * np.abs(c) ** 0.83
    y = 0.5 * v.depth * np.sign(s) * np.abs(s) ** 0.83
    y = y - 2.6 * np.exp(-((x / 9.0) ** 2)) * (s > 0)
    rings = np.empty((len(heights), _SIDES, 3))
    rings[..., 0] = shares[:, None] * x
    rings[..., 1] = shares[:, None] * y + 0.5 * v.depth
    rings[..., 2] = heights[:, None]
    return rings


def _turned_back(v: VertebraShape, mesh: Mesh) -> Mesh:
    """A mesh in the vertebra's frame, in body coordinates."""
    c, s = np.array([1.0, v.slope]) / np.hypot(1.0, v.slope)
    turn = np.array([[1.0, 0.0, 0.0], [0.0, c, s], [0.0, -s, c]])
    return mesh.moved(turn, np.array([0.0, v.wall_y, (v.lower + v.upper) / 2]))


def _arch(v: VertebraShape) -> Mesh:
    """Pedicles, laminae, transverse and spinous processes; both sides at once by symmetry."""
    half, d = 0.5 * v.width, v.depth
    reach, back, rise, fall = (18.0, 15.0, 5.0, 8.0) if v.lumbar else (13.0, 19.0, 7.0, 19.0)
    bow = np.array([[0.60, -7.0, 4.0], [0.74, 7.0, 3.0], [0.60, 16.0, -2.0], [0.0, 23.0, -6.0]]) * (half, 1, 1) + (0, d, 0)
    tips = np.array(
        [[0.70 * half, d + 6.0, 3.0], [half + 0.35 * reach, d + 0.7 * back, 0.6 * rise], [half + reach, d + back, rise]]
    )
    blade = np.array([[0.0, d + 20.0, -5.0], [0.0, d + 42.0, -5.0 - fall]])
    middle = -5.0 - fall / 2
    flat = 0.62 if v.lumbar else 0.92

    def field(p: Points) -> Floats:
        x, y, z = np.abs(p[0]), p[1], p[2]
        arch = tube((x, y, 0.8 * z), bow * (1, 1, 0.8), np.array([5.0, 4.6, 5.0, 4.6]), 2.5)
        arch = smooth_union(arch, tube((x, y, z), tips, np.array([5.0, 4.4, 4.2])), 4.0)
        # The spinous process is a blade: narrow across, tall where it is lumbar.
        return smooth_union(arch, tube((1.4 * x, y, middle + (z - middle) * flat), blade, np.array([5.6, 5.4])), 4.0)

    high = (half + reach + 8.0, d + 54.0, 24.0)
    return surface_of(field, (-high[0], d - 16.0, -12.0 - fall - 12.0), high, STEP_MM, ARCH_SIZING)
