"""Tubes of a closed mesh cut off flat, closed again by a clean face, or opened into a lumen of some depth."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ivcviz.geometry.arrays import Floats, Ints, among
from ivcviz.geometry.mesh import Mesh, closed_loops

_BEVEL_MM = 0.12  # between wall and cut face, so that shading turns at the edge although both share their vertices
_MEND_ROUNDS = 8


@dataclass(frozen=True, eq=False)
class End:
    """A plane across a tube (`point` on its axis, unit direction `ahead` out of it); `wall_mm` of wall stands about a lumen
    `depth_mm` deep, or the face is closed where that is 0."""

    point: Floats
    ahead: Floats
    wall_mm: float = 0.0
    depth_mm: float = 0.0


def cut_off(mesh: Mesh, beyond: Floats, ends: Sequence[End]) -> Mesh:
    """A closed mesh without what lies beyond the planes of its ends, closed there by new faces.

    `beyond` (n,) is each vertex' distance past the plane of the end that it belongs to, negative before it or where it
    belongs to none. The rim's vertices move onto the plane along the tube. Attributes of new vertices are their rim's.
    """
    outside = beyond > 0
    if not outside.any():
        return mesh
    kept, edges = _kept_triangles(mesh.triangles, outside)
    loops = closed_loops(edges)
    vertices = mesh.vertices.copy()
    rings: list[tuple[Ints, Floats, Floats]] = []
    faces: list[Ints] = []
    count = len(vertices)
    for loop in loops:
        middle = vertices[loop].mean(axis=0)
        end = min(ends, key=lambda e: float(np.linalg.norm(e.point - middle)))
        vertices[loop] -= ((vertices[loop] - end.point) @ end.ahead)[:, None] * end.ahead
        points, normals = _face(vertices[loop], end)
        source = np.concatenate([np.tile(loop, (len(points) - 1) // len(loop)), loop[:1]])
        rings.append((source, points, normals))
        faces += _bands(loop, count, len(points))
        count += len(points)
    return _assembled(mesh, vertices, rings, np.concatenate([kept, *faces]))


def _kept_triangles(triangles: Ints, outside: NDArray[np.bool_]) -> tuple[Ints, Ints]:
    """Triangles that lie wholly inside, and the edges (k, 2) in which the removed ones met them."""
    outside = outside.copy()
    for _ in range(_MEND_ROUNDS):
        state = outside[triangles]
        count = state.sum(axis=1)
        mixed, out = triangles[count == 1], state[count == 1]
        lone = out.argmax(axis=1)
        rows = np.arange(len(mixed))
        edges = np.stack([mixed[rows, (lone + 1) % 3], mixed[rows, (lone + 2) % 3]], axis=1)
        # An edge between two removed triangles hangs loose; a vertex that begins two edges pinches the rim.
        key = edges[:, 0].astype(np.int64) * len(outside) + edges[:, 1]
        back = edges[:, 1].astype(np.int64) * len(outside) + edges[:, 0]
        edges = edges[~among(key, back)]
        begin, times = np.unique(edges[:, 0], return_counts=True)
        if not (times > 1).any():
            break
        outside[begin[times > 1]] = True
    return triangles[count == 0], edges


def _face(rim: Floats, end: End) -> tuple[Floats, Floats]:
    """New rings (and a last middle point) inside a rim (n, 3), and their normals."""
    middle = rim.mean(axis=0)
    out = rim - middle
    radius = np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-6)
    out = out / radius
    flat = np.broadcast_to(end.ahead, rim.shape)
    rings, normals = [rim - out * np.minimum(_BEVEL_MM, radius / 2)], [flat]
    if end.wall_mm:
        inner = middle + out * np.maximum(radius - end.wall_mm, 0.3 * radius)
        deep = inner - end.ahead * end.depth_mm
        rings += [inner + out * _BEVEL_MM, inner, deep]
        normals += [flat, -out, -out]
        middle = middle - end.ahead * end.depth_mm
    rings.append(middle[None])
    normals.append(np.asarray(end.ahead)[None])
    return np.concatenate(rings), np.concatenate(normals)


def _bands(loop: Ints, first: int, count: int) -> list[Ints]:
    """Triangles between the loop and its rings of new vertices (from `first` on), the last of which is one point."""
    n = len(loop)
    rings = [loop, *(first + k * n + np.arange(n) for k in range((count - 1) // n))]
    middle = np.full(n, first + count - 1)
    bands = []
    for a, b in pairwise(rings):
        a2, b2 = np.roll(a, -1), np.roll(b, -1)
        bands += [np.stack([a, a2, b2], axis=1), np.stack([a, b2, b], axis=1)]
    bands.append(np.stack([rings[-1], np.roll(rings[-1], -1), middle], axis=1))
    return bands


def _assembled(mesh: Mesh, vertices: Floats, rings: list[tuple[Ints, Floats, Floats]], triangles: Ints) -> Mesh:
    """The mesh of old and new vertices, without those that no triangle uses."""
    source = np.concatenate([np.arange(len(vertices)), *(ring[0] for ring in rings)])
    used = np.zeros(len(source), bool)
    used[triangles] = True
    row = np.cumsum(used) - 1
    points = np.concatenate([vertices, *(ring[1] for ring in rings)])[used].astype(np.float32)
    normals = None
    if mesh.normals is not None:
        normals = np.concatenate([mesh.normals, *(ring[2] for ring in rings)])[used].astype(np.float32)
    attributes = {name: values[source[used]] for name, values in mesh.attributes.items()}
    return Mesh(points, row[triangles].astype(np.int32), normals, attributes)
