"""Vascular clamps: two slender jaws across the vein, a box joint, shanks that leave the field."""

from functools import lru_cache

import numpy as np

from ivcviz.anatomy.body import Body
from ivcviz.anatomy.organs import placements
from ivcviz.geometry.arrays import Floats
from ivcviz.geometry.mesh import Mesh, joined, ringed_surface
from ivcviz.geometry.swept_tubes import swept_tube
from ivcviz.scene.clamp_shapes import ArteryClamp, CavalClamp, VeinClamp
from ivcviz.scene.meshes.arteries import across, artery_clamp_site
from ivcviz.scene.meshes.vein_shaping import PINCHED

# Proportions after a straight vascular clamp, schematic (mm).
_JAW_THICK = 1.5
_SHANK = 34.0
# The middle of the portal triad below the porta hepatis, in the liver's frame.
_TRIAD_MM = np.array([4.0, -31.0, -68.0])


def caval_clamp_mesh(shape: CavalClamp, body: Body) -> Mesh:
    """A clamp across the cava or the graft at a level, its handle to the right; on the left iliac vein to the left."""
    left, posterior, superior = body.cava.frame(shape.level_mm)
    transverse, ap, _ = body.cava.section(shape.level_mm)
    wide, deep = (transverse / 2, ap / 2) if shape.graft_radius_mm is None else (shape.graft_radius_mm, shape.graft_radius_mm)
    clamp = _clamp(_rounded(wide), _rounded(deep), 1.0)
    way = 1.0 if shape.iliac == "left" else -1.0
    return clamp.moved(np.stack([way * left, way * posterior, superior], axis=1), body.cava.point(shape.level_mm))


def vein_clamp_mesh(shape: VeinClamp, body: Body) -> Mesh:
    """A small clamp across a renal vein, its handle inferior and anterior."""
    course = body.course(shape.vein_id)
    wide, deep = course.width(shape.along_mm) / 2, course.thickness(shape.along_mm) / 2
    return _small_clamp(course.curve.at(shape.along_mm), course.curve.tangent(shape.along_mm), wide, deep)


def artery_clamp_mesh(shape: ArteryClamp, body: Body) -> Mesh:
    """A small clamp across a renal artery, its handle inferior and anterior."""
    site = artery_clamp_site(body, shape.side)
    return _small_clamp(site.point, site.along, site.radius_mm, site.radius_mm)


def _small_clamp(point: Floats, along: Floats, half: Floats | float, depth: Floats | float) -> Mesh:
    """A clamp across a small vessel of a half width and half depth, at a point of its axis with a direction."""
    down, front = across(along)
    clamp = _clamp(_rounded(half), _rounded(depth), 0.7)
    return clamp.moved(np.stack([down, front, np.cross(down, front)], axis=1), point)


def triad_clamp_mesh(body: Body) -> Mesh:
    """A clamp across the hepatoduodenal ligament, its handle to the patient's left and inferior."""
    turn, place = placements(body)["portal-vein"]
    along = np.array([0.95, -0.05, -0.3])
    along /= np.linalg.norm(along)
    front = np.array([0.0, -1.0, 0.0]) + along[1] * along
    front /= np.linalg.norm(front)
    clamp = _clamp(15.0, 9.0, 0.9)
    return clamp.moved(np.stack([along, front, np.cross(along, front)], axis=1), turn @ _TRIAD_MM + place)


def _rounded(size_mm: Floats | float) -> float:
    """A size rounded to 0.5 mm, so that clamps of nearly the same size share a mesh."""
    return round(2 * float(size_mm)) / 2


@lru_cache(maxsize=32)
def _clamp(half: float, depth: float, scale: float) -> Mesh:
    """A clamp about the origin: its jaws along x before and behind (y) a vein of half width `half` and half depth `depth`."""
    along, front, across = np.eye(3)
    tip, heel = -(half + 5.0), half + 5.0
    joint = heel + 7.0 * scale
    # The jaws lie on the vein that they have flattened (see `PINCHED` of the veins).
    closed = (1 - PINCHED) * depth + 1.2 * scale
    jaw = np.array([[tip, 0.55 * closed], [0.0, closed], [heel, 0.8 * closed], [joint, 0.0]])
    shank = np.array([[joint, 0.0], [joint + 10 * scale, -2.2 * scale], [joint + _SHANK * scale, -7.0 * scale]])
    pieces = [_bar(np.array([[joint - 2.4 * scale, 0, 0], [joint + 2.4 * scale, 0, 0]]), across, front, 3.2, 2.6)]
    for side in (1.0, -1.0):
        pieces.append(_bar(_smooth(along, front * side, jaw), across, front, 2.6 * scale, _JAW_THICK * scale, taper=True))
        spread = _smooth(along, across * side, shank)
        pieces.append(_bar(spread, across, front, 1.7 * scale, 1.5 * scale))
        pieces.append(_finger_ring(spread[-1] + along * 5.0 * scale, along, across, 5.0 * scale))
    return joined(pieces)


def _smooth(along: Floats, aside: Floats, knots: Floats) -> Floats:
    u = np.linspace(0, len(knots) - 1, 14)
    s = np.interp(u, np.arange(len(knots)), knots[:, 0])
    t = np.interp(u, np.arange(len(knots)), knots[:, 1])
    kernel = np.ones(3) / 3
    t = np.convolve(np.pad(t, 1, mode="edge"), kernel, mode="valid")
    return s[:, None] * along + t[:, None] * aside


def _bar(path: Floats, across: Floats, front: Floats, wide: float, thick: float, taper: bool = False) -> Mesh:
    """A rounded bar along a path (n, 3), half width `wide` and half thickness `thick`."""
    angle = np.arange(12) * (2 * np.pi / 12)
    c, s = np.cos(angle), np.sin(angle)
    corner = (np.sign(c) * np.abs(c) ** 0.6)[:, None] * across * wide + (np.sign(s) * np.abs(s) ** 0.6)[:, None] * front * thick
    size = np.ones(len(path))
    if taper:
        size = np.interp(np.linspace(0, 1, len(path)), [0, 0.12, 0.7, 1], [0.45, 0.8, 1.0, 1.15])
    rings = path[:, None] + size[:, None, None] * corner
    axis = path[-1] - path[0]
    if np.cross(corner[0], corner[1]) @ axis < 0:
        rings = rings[:, ::-1]
    return ringed_surface(rings)


def _finger_ring(centre: Floats, along: Floats, across: Floats, radius: float) -> Mesh:
    angle = np.linspace(0, 2 * np.pi, 25)
    loop = centre + radius * (np.cos(angle)[:, None] * along + np.sin(angle)[:, None] * across)
    return swept_tube(loop, np.full(len(loop), 1.2), 6)
