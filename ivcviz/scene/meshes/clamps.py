"""Vascular clamps: two slender jaws across the vein, a box joint, shanks that leave the field."""

import numpy as np

from ivcviz.anatomy.body import Body
from ivcviz.geometry.mesh import Floats, Mesh, joined, ringed_surface, swept_tube
from ivcviz.scene.meshes.veins import PINCHED
from ivcviz.scene.shapes import CavalClamp, VeinClamp

# Proportions after a straight vascular clamp, schematic (mm).
_JAW_THICK = 1.5
_SHANK = 34.0


def caval_clamp_mesh(shape: CavalClamp, body: Body) -> Mesh:
    """A clamp across the cava at a level, its handle to the patient's right."""
    frame = body.cava.frame(shape.level_mm)
    half = body.cava.section(shape.level_mm)[0] / 2
    return _clamp(
        body.cava.point(shape.level_mm), -frame[0], -frame[1], float(half), float(body.cava.section(shape.level_mm)[1]) / 2
    )


def vein_clamp_mesh(shape: VeinClamp, body: Body) -> Mesh:
    """A small clamp across a renal vein, its handle inferior and anterior."""
    course = body.course(shape.vein_id)
    centre, heading = course.curve.at(shape.along_mm), course.curve.tangent(shape.along_mm)
    down = np.array([0.0, -0.25, -1.0])
    down -= (down @ heading) * heading
    down /= np.linalg.norm(down)
    front = np.cross(heading, down)
    front = front if front[1] < 0 else -front
    wide, thick = float(course.width(shape.along_mm)) / 2, float(course.thickness(shape.along_mm)) / 2
    return _clamp(centre, down, front, wide, thick, scale=0.7)


def _clamp(centre: Floats, along: Floats, front: Floats, half: float, depth: float, scale: float = 1.0) -> Mesh:
    """A clamp whose jaws lie along `along` before and behind a vein of half width `half` and half depth `depth`."""
    across = np.cross(along, front)
    tip, heel = -(half + 5.0), half + 5.0
    joint = heel + 7.0 * scale
    pieces = []
    for side in (1.0, -1.0):
        # The jaws lie on the vein that they have flattened (see `PINCHED` of the veins).
        closed = (1 - PINCHED) * depth + 1.2 * scale
        jaw = np.array([[tip, 0.55 * closed], [0.0, closed], [heel, 0.8 * closed], [joint, 0.0]])
        path = _smooth(centre, along, front * side, jaw)
        pieces.append(_bar(path, across, front, 2.6 * scale, _JAW_THICK * scale, taper=True))
        shank = np.array([[joint, 0.0], [joint + 10 * scale, -2.2 * scale], [joint + _SHANK * scale, -7.0 * scale]])
        spread = _smooth(centre, along, across * side, shank)
        pieces.append(_bar(spread, across, front, 1.7 * scale, 1.5 * scale))
        pieces.append(_finger_ring(spread[-1] + along * 5.0 * scale, along, across, 5.0 * scale))
    pieces.append(
        _bar(
            np.stack([centre + along * (joint - 2.4 * scale), centre + along * (joint + 2.4 * scale)]), across, front, 3.2, 2.6
        )
    )
    return joined(pieces)


def _smooth(centre: Floats, along: Floats, aside: Floats, knots: Floats) -> Floats:
    u = np.linspace(0, len(knots) - 1, 24)
    s = np.interp(u, np.arange(len(knots)), knots[:, 0])
    t = np.interp(u, np.arange(len(knots)), knots[:, 1])
    kernel = np.ones(5) / 5
    t = np.convolve(np.pad(t, 2, mode="edge"), kernel, mode="valid")
    return centre + s[:, None] * along + t[:, None] * aside


def _bar(path: Floats, across: Floats, front: Floats, wide: float, thick: float, taper: bool = False) -> Mesh:
    """A rounded bar along a path (n, 3), half width `wide` and half thickness `thick`."""
    angle = np.arange(16) * (2 * np.pi / 16)
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
    angle = np.linspace(0, 2 * np.pi, 33)
    loop = centre + radius * (np.cos(angle)[:, None] * along + np.sin(angle)[:, None] * across)
    return swept_tube(loop, np.full(len(loop), 1.2), 8)
