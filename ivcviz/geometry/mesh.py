"""Triangle meshes: the one value that shapes become."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ivcviz.errors import UserError
from ivcviz.geometry.arrays import Floats, Ints
from ivcviz.messages.sentences import say


@dataclass(frozen=True, eq=False)
class Mesh:
    """Vertices (n, 3) in mm, triangles (m, 3) of vertex indices wound outwards, normals (n, 3) or None.

    `attributes` holds one value per vertex by name, e.g. "level" (mm) or "vein" (index).
    """

    vertices: Floats
    triangles: Ints
    normals: Floats | None = None
    attributes: Mapping[str, NDArray[Any]] = field(default_factory=dict)

    def moved(self, rotation: Floats, translation: Floats) -> "Mesh":
        """The same mesh after p -> rotation @ p + translation (rotation (3, 3) may include a uniform scale)."""
        turned = None
        if self.normals is not None:
            turned = self.normals @ (rotation / np.cbrt(np.linalg.det(rotation))).T.astype(self.normals.dtype)
        vertices = (self.vertices @ rotation.T + translation).astype(self.vertices.dtype)
        return Mesh(vertices, self.triangles, turned, self.attributes)


NO_MESH = Mesh(np.empty((0, 3), np.float32), np.empty((0, 3), np.int32), np.empty((0, 3), np.float32))


def joined(meshes: list[Mesh]) -> Mesh:
    """Several meshes as one, normals kept where all have them, attributes dropped."""
    offsets = np.cumsum([0] + [len(m.vertices) for m in meshes[:-1]])
    normals = [m.normals for m in meshes if m.normals is not None]
    return Mesh(
        np.concatenate([m.vertices for m in meshes]),
        np.concatenate([m.triangles + o for m, o in zip(meshes, offsets, strict=True)]),
        np.concatenate(normals) if len(normals) == len(meshes) else None,
    )


def vertex_normals(vertices: Floats, triangles: Ints) -> Floats:
    """Area-weighted unit vertex normals (n, 3)."""
    corners = vertices[triangles]
    faces = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    flat = triangles.ravel()
    spread = np.repeat(faces, 3, axis=0)
    normals = np.stack([np.bincount(flat, spread[:, k], len(vertices)) for k in range(3)], axis=1)
    length = np.linalg.norm(normals, axis=1, keepdims=True)
    return (normals / np.maximum(length, 1e-12)).astype(vertices.dtype)


def volume(mesh: Mesh) -> float:
    """Signed volume, mm³; positive for a closed mesh wound outwards."""
    a, b, c = (mesh.vertices[mesh.triangles[:, k]].astype(float) for k in range(3))
    return float(np.einsum("ij,ij->", a, np.cross(b, c)) / 6.0)


def is_watertight(mesh: Mesh) -> bool:
    """True if every directed edge is matched by exactly one opposite edge."""
    t = mesh.triangles.astype(np.int64)
    edges = np.concatenate([t[:, [0, 1]], t[:, [1, 2]], t[:, [2, 0]]])
    n = len(mesh.vertices)
    forward = np.sort(edges[:, 0] * n + edges[:, 1])
    backward = np.sort(edges[:, 1] * n + edges[:, 0])
    return bool(len(forward) and (np.diff(forward) > 0).all() and np.array_equal(forward, backward))


def ringed_surface(rings: Floats, closed_ends: bool = True) -> Mesh:
    """The surface through rings (k, n, 3), each a closed loop turning alike; caps are fans about the ring's mean."""
    k, n, _ = rings.shape
    vertices = rings.reshape(-1, 3)
    if closed_ends:
        vertices = np.concatenate([vertices, np.stack([rings[0].mean(0), rings[-1].mean(0)])])
    vertices = np.ascontiguousarray(vertices, dtype=np.float32)
    triangles = _ring_triangles(k, n, closed_ends)
    return Mesh(vertices, triangles, vertex_normals(vertices, triangles))


@lru_cache(maxsize=64)
def _ring_triangles(k: int, n: int, closed_ends: bool) -> Ints:
    """The triangles between k rings of n, kept because a shape that is dragged has the same ones in every frame."""
    i, j = np.meshgrid(np.arange(k - 1), np.arange(n), indexing="ij")
    a, b = i * n + j, i * n + (j + 1) % n
    c, d = a + n, b + n
    triangles = np.concatenate([np.stack([a, b, d], -1).reshape(-1, 3), np.stack([a, d, c], -1).reshape(-1, 3)])
    if closed_ends:
        turn = np.arange(n)
        start = np.stack([np.full(n, k * n), (turn + 1) % n, turn], -1)
        last = (k - 1) * n
        stop = np.stack([np.full(n, k * n + 1), last + turn, last + (turn + 1) % n], -1)
        triangles = np.concatenate([triangles, start, stop])
    triangles = triangles.astype(np.int32)
    triangles.flags.writeable = False  # meshes share them
    return triangles


def closed_loops(edges: Ints) -> list[Ints]:
    """Directed edges (n, 2), each vertex beginning one, chained into closed loops; UserError where one is open."""
    follow: dict[int, int] = dict(edges.tolist())
    loops = []
    while follow:
        start, at = follow.popitem()
        loop = [start]
        while at != start:
            if at not in follow:
                raise UserError(
                    say("this anatomy cannot be drawn: a vessel is bent or flattened so much that its wall is torn.")
                )
            loop.append(at)
            at = follow.pop(at)
        loops.append(np.asarray(loop))
    return loops
