"""Many thin tubes at once: stitches, rings."""

import numpy as np

from ivcviz.geometry.arrays import Floats
from ivcviz.geometry.mesh import Mesh


def tubes_along(paths: Floats, radii: Floats, sides: int, start: Floats) -> Mesh:
    """A closed tube along each path (m, k, 3), radii (k,) mm; `start` (m, 3) is a direction across each path that stays
    across it (the paths bend little, or in a plane that `start` is normal to)."""
    u, v = _across(np.gradient(paths, axis=1), start)
    angle = np.arange(sides) * (2 * np.pi / sides)
    ring = np.cos(angle)[:, None] * u[:, :, None] + np.sin(angle)[:, None] * v[:, :, None]
    points = paths[:, :, None] + radii[:, None, None] * ring
    m, k, n, _ = points.shape
    vertices = np.concatenate([points.reshape(m, k * n, 3), paths[:, [0, -1]]], axis=1)
    ends = np.stack([_unit(paths[:, 0] - paths[:, 1]), _unit(paths[:, -1] - paths[:, -2])], axis=1)
    normals = np.concatenate([ring.reshape(m, k * n, 3), ends], axis=1)
    wall = _wall(k - 1, k, n)
    j = np.arange(n)
    ahead = (j + 1) % n
    first = np.stack([np.full(n, k * n), ahead, j], axis=1)
    last = np.stack([np.full(n, k * n + 1), (k - 1) * n + j, (k - 1) * n + ahead], axis=1)
    return _repeated(vertices, normals, np.concatenate([wall, first, last]))


def rings_along(paths: Floats, radius_mm: float, sides: int, axes: Floats) -> Mesh:
    """A closed ring along each closed path (m, k, 3), the last point not repeating the first; `axes` (m, 3) normal to them."""
    tangent = np.roll(paths, -1, axis=1) - np.roll(paths, 1, axis=1)
    u, v = _across(tangent, axes)
    angle = np.arange(sides) * (2 * np.pi / sides)
    ring = np.cos(angle)[:, None] * u[:, :, None] + np.sin(angle)[:, None] * v[:, :, None]
    points = paths[:, :, None] + radius_mm * ring
    m, k, n, _ = points.shape
    return _repeated(points.reshape(m, k * n, 3), ring.reshape(m, k * n, 3), _wall(k, k, n))


def _across(tangent: Floats, start: Floats) -> tuple[Floats, Floats]:
    t = _unit(tangent)
    u = _unit(start[:, None] - np.einsum("mkc,mc->mk", t, start)[..., None] * t)
    return u, np.cross(t, u)


def _wall(steps: int, k: int, n: int) -> Floats:
    """Triangles between consecutive rings of n points, k rings in all (step k - 1 closes the loop if asked for)."""
    i, j = np.meshgrid(np.arange(steps), np.arange(n), indexing="ij")
    a, b = i * n + j, i * n + (j + 1) % n
    c, d = ((i + 1) % k) * n + j, ((i + 1) % k) * n + (j + 1) % n
    return np.concatenate([np.stack([a, b, d], -1).reshape(-1, 3), np.stack([a, d, c], -1).reshape(-1, 3)])


def _repeated(vertices: Floats, normals: Floats, triangles: Floats) -> Mesh:
    m, count, _ = vertices.shape
    faces = (triangles[None] + (np.arange(m) * count)[:, None, None]).reshape(-1, 3).astype(np.int32)
    return Mesh(vertices.reshape(-1, 3).astype(np.float32), faces, normals.reshape(-1, 3).astype(np.float32))


def _unit(vectors: Floats) -> Floats:
    unit: Floats = vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)
    return unit
