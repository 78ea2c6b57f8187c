"""Cut ends of vessels: a plane across the wall, a rim of wall, a lumen that is seen a little way in."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from ivcviz.geometry.arrays import Floats, Ints
from ivcviz.geometry.clip import capped, clip
from ivcviz.geometry.mesh import Mesh

_BEVEL_MM = 0.25  # the rim's rounding; default


@dataclass(frozen=True, slots=True)
class Cut:
    """A cut through `point` with the normal pointing away from what is kept; it reaches `reach_mm` about the point."""

    point: tuple[float, float, float]
    normal: tuple[float, float, float]
    reach_mm: float
    wall_mm: float = 0.0  # 0: closed by a flat face
    depth_mm: float = 0.0


def cut_ends(mesh: Mesh, cuts: Sequence[Cut]) -> Mesh:
    """The closed mesh (m, 3) cut flat at each of the cuts and closed again."""
    for cut in cuts:
        mesh = _cut_end(mesh, cut)
    if mesh.normals is None:
        return mesh
    # Normals between two vertices come out of the cut a little short.
    return Mesh(mesh.vertices, mesh.triangles, mesh.normals / np.linalg.norm(mesh.normals, axis=1, keepdims=True))


def _cut_end(mesh: Mesh, cut: Cut) -> Mesh:
    normal = np.asarray(cut.normal, float) / np.linalg.norm(cut.normal)
    away = mesh.vertices.astype(float) - cut.point
    height = away @ normal
    # A vertex on the plane would leave triangles without area.
    height = np.where(np.abs(height) < 0.05, 0.05, height)
    kept, loops = clip(mesh, np.where(np.linalg.norm(away, axis=1) < cut.reach_mm, -height, cut.reach_mm))
    if cut.wall_mm <= 0:
        return capped(kept, loops)
    for loop in loops:
        kept = _with_lumen(kept, loop, normal, cut)
    return kept


def _with_lumen(mesh: Mesh, loop: Ints, normal: Floats, cut: Cut) -> Mesh:
    rim = mesh.vertices[loop].astype(float)
    centre = rim.mean(axis=0)
    inward = centre - rim
    inward -= (inward @ normal)[:, None] * normal
    radius = np.linalg.norm(inward, axis=1, keepdims=True)
    inward /= radius
    face = np.broadcast_to(normal, rim.shape)
    rings = [
        (rim + inward * _BEVEL_MM + normal * _BEVEL_MM, face),
        (rim + inward * (cut.wall_mm - _BEVEL_MM) + normal * _BEVEL_MM, face),
        (rim + inward * cut.wall_mm, inward),
        (rim + inward * (cut.wall_mm + 0.1 * cut.depth_mm) - normal * cut.depth_mm, inward),
    ]
    count, k = len(mesh.vertices), len(loop)
    vertices = np.concatenate([mesh.vertices, *(r for r, _ in rings), (centre - normal * cut.depth_mm)[None]])
    old = mesh.normals if mesh.normals is not None else np.zeros_like(mesh.vertices)
    normals = np.concatenate([old, *(n for _, n in rings), normal[None]])
    loops = [np.asarray(loop), *(count + i * k + np.arange(k) for i in range(len(rings)))]
    strips = [_strip(a, b) for a, b in pairwise(loops)]
    last = loops[-1]
    fan = np.stack([np.full(k, count + len(rings) * k), last, np.roll(last, -1)], axis=1)
    triangles = np.concatenate([mesh.triangles, *strips, fan])
    return Mesh(vertices.astype(np.float32), triangles.astype(np.int32), normals.astype(np.float32))


def _strip(outer: Ints, inner: Ints) -> Ints:
    a, b, c, d = outer, np.roll(outer, -1), inner, np.roll(inner, -1)
    return np.concatenate([np.stack([a, b, d], axis=1), np.stack([a, d, c], axis=1)])
