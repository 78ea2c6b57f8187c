"""The spine from T8 to L5 as a quiet column: waisted bodies with rounded rims and hollow end plates, their arches, discs.

Body coordinates of the reference woman. Heights: the table of the reference body; width and depth of end plates: rounded
from Panjabi et al., Spine 1991;16:888 (thoracic) and 1992;17:299 (lumbar); waist, rims and processes are house values.
"""

from dataclasses import dataclass

import numpy as np

from ivcviz.anatomy.reference import VERTEBRAE
from ivcviz.anatomy.shapes.spinal_wall import anterior_wall, wall_slope
from ivcviz.geometry.fields import smooth_union
from ivcviz.geometry.mesh import Floats, Mesh, joined
from ivcviz.geometry.modelling import surface_of
from ivcviz.geometry.remeshing import Sizing
from ivcviz.geometry.solid_fields import Points, smooth_intersection, tube

STEP_MM = 1.6
BODY_SIZING = Sizing(3.4, 11.0, 0.55)
DISC_SIZING = Sizing(3.6, 11.0, 0.55)

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
class Vertebra:
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
    return joined([_disc_mesh(below, above) for below, above in zip(column[:-1], column[1:], strict=True)])


def _column() -> list[Vertebra]:
    """From L5 upwards."""
    column = []
    for name, lower, upper in VERTEBRAE:
        middle = (lower + upper) / 2
        wall = float(anterior_wall(middle))
        column.append(Vertebra(name[0] == "L", lower, upper, *END_PLATES[name], wall, float(wall_slope(middle))))
    return column


def _vertebra_mesh(v: Vertebra) -> Mesh:
    def field(p: Points) -> Floats:
        return _vertebra(v, _upright(v, p))

    middle = (v.lower + v.upper) / 2
    low = (-0.5 * v.width - 30.0, v.wall_y - 16.0, middle - 50.0)
    high = (0.5 * v.width + 30.0, v.wall_y + v.depth + 66.0, middle + 34.0)
    return surface_of(field, low, high, STEP_MM, BODY_SIZING)


def _disc_mesh(below: Vertebra, above: Vertebra) -> Mesh:
    lower, upper = below.upper - 1.6, above.lower + 1.6
    middle = (lower + upper) / 2
    disc = Vertebra(
        True,
        lower,
        upper,
        (below.width + above.width) / 2 - 0.8,
        (below.depth + above.depth) / 2 - 0.8,
        float(anterior_wall(middle)) + 0.4,
        float(wall_slope(middle)),
    )

    def field(p: Points) -> Floats:
        x, y, z = _upright(disc, p)
        rim = _rim(disc, x, y, 1.0 + 0.0 * z)
        return smooth_intersection(rim, np.abs(z) - (upper - lower) / 2, 4.0)

    low = (-0.5 * disc.width - 5.0, disc.wall_y - 10.0, lower - 12.0)
    high = (0.5 * disc.width + 5.0, disc.wall_y + disc.depth + 10.0, upper + 12.0)
    return surface_of(field, low, high, STEP_MM, DISC_SIZING)


def _upright(v: Vertebra, p: Points) -> Points:
    """Points in the vertebra's frame: y from its anterior wall backwards, z from its middle, square to the column's course."""
    length = np.hypot(1.0, v.slope)
    y, z = p[1] - v.wall_y, p[2] - (v.lower + v.upper) / 2
    return p[0], (y - v.slope * z) / length, (z + v.slope * y) / length


def _rim(v: Vertebra, x: Floats, y: Floats, share: Floats) -> Floats:
    """Distance to the outline of the body at `share` of its size: rounder in front, hollowed towards the canal."""
    middle = 0.5 * v.depth
    a, b = 0.5 * v.width * share, 0.5 * v.depth * share
    back = 2.2 * np.exp(-((x / 9.0) ** 2)) * (y > middle)
    q = (np.abs(x / a) ** 2.4 + np.abs((y - middle + back) / b) ** 2.4) ** (1 / 2.4)
    return (q - 1.0) * np.minimum(a, b)


def _vertebra(v: Vertebra, p: Points) -> Floats:
    x, y, z = p
    half = (v.upper - v.lower) / 2
    height = np.clip(z / half, -1.0, 1.0)
    waist = 1.0 - 0.12 * (1.0 - height**2) ** 1.5
    inward = np.clip((x / (0.5 * v.width)) ** 2 + ((y - 0.5 * v.depth) / (0.5 * v.depth)) ** 2, 0.0, 1.0)
    plates = np.abs(z) - half + 1.6 * (1.0 - inward)
    body = smooth_intersection(_rim(v, x, y, waist), plates, 5.5)
    return smooth_union(body, _arch(v, p), 4.0)


def _arch(v: Vertebra, p: Points) -> Floats:
    """Pedicles, laminae, transverse and spinous processes; both sides at once by symmetry."""
    side = (np.abs(p[0]), p[1], p[2])
    d, w = v.depth, 0.5 * v.width
    up = 3.0
    reach, back, fall = (19.0, 17.0, 9.0) if v.lumbar else (15.0, 22.0, 17.0)
    pedicle = np.array(
        [[0.62 * w, 0.84 * d, up + 1.0], [0.72 * w, d + 9.0, up], [0.62 * w, d + 15.0, up - 4.0], [2.0, d + 23.0, up - 8.0]]
    )
    arch = tube(side, pedicle, np.array([4.6, 4.4, 4.6, 3.8]), 2.0)
    transverse = np.array(
        [[0.7 * w, d + 9.0, up], [w + 0.45 * reach, d + 0.75 * back, up + 1.0], [w + reach, d + back, up + 2.5]]
    )
    arch = smooth_union(arch, tube(side, transverse, np.array([4.2, 3.4, 3.0])), 3.0)
    facets = np.array([[0.66 * w, d + 15.0, up + 9.0], [0.60 * w, d + 17.0, up - 18.0]])
    arch = smooth_union(arch, tube(side, facets, np.array([3.6, 3.4])), 3.0)
    spine_line = np.array([[0.0, d + 21.0, up - 8.0], [0.0, d + 45.0 - (0.0 if v.lumbar else 4.0), up - 8.0 - fall]])
    narrow = (p[0] * 1.7, p[1], p[2] if not v.lumbar else up - 8.0 - fall / 2 + (p[2] - up + 8.0 + fall / 2) * 0.62)
    return smooth_union(arch, tube(narrow, spine_line, np.array([5.2, 4.6])), 3.0)
