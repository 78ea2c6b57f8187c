"""Cutting a mesh where a value per vertex changes sign, with clean edges and the loops that the cut leaves."""

import numpy as np
from numpy.typing import NDArray

from ivcviz.geometry.arrays import Floats, Ints
from ivcviz.geometry.mesh import Mesh, closed_loops


def clip(mesh: Mesh, keep: Floats) -> tuple[Mesh, list[Ints]]:
    """The part of a mesh where `keep` (n,) is positive, and the open loops (vertex indices in order) along the cut.

    Cut vertices lie where `keep` interpolates to zero. Attributes and normals are interpolated with the vertices.
    """
    inside = keep > 0
    count = inside[mesh.triangles].sum(axis=1)
    whole = mesh.triangles[count == 3]
    crossed = mesh.triangles[(count == 1) | (count == 2)]
    if not len(crossed):
        return _compact(mesh, whole), []
    lone = count[(count == 1) | (count == 2)] == 1
    turned = _lone_corner_first(crossed, inside, lone)
    a, b, c = turned.T
    pairs = np.concatenate([np.stack([a, b], 1), np.stack([a, c], 1)])
    pairs = np.sort(pairs, axis=1)
    unique, where = np.unique(pairs[:, 0].astype(np.int64) * len(keep) + pairs[:, 1], return_inverse=True)
    first, second = unique // len(keep), unique % len(keep)
    base = len(mesh.vertices)
    ab, ac = base + where[: len(a)], base + where[len(a) :]
    one = np.stack([a, ab, ac], 1)[lone]
    two = ~lone
    quads = np.concatenate([np.stack([ab, b, c], 1)[two], np.stack([ab, c, ac], 1)[two]])
    grown = _with_cut_vertices(mesh, keep, first, second)
    cut_edges = np.concatenate([np.stack([ac, ab], 1)[lone], np.stack([ab, ac], 1)[two]])
    triangles = np.concatenate([whole, one, quads]).astype(np.int32)
    used, number = _renumbered(triangles, len(grown.vertices))
    return _selected(grown, used, number[triangles]), [number[loop] for loop in closed_loops(cut_edges)]


def capped(mesh: Mesh, loops: list[Ints]) -> Mesh:
    """The mesh with each open loop of a clip closed by a fan about its centroid; the wall keeps its own normals."""
    loops = [loop for loop in loops if len(loop) >= 3]
    if not loops:
        return mesh
    centres = np.stack([mesh.vertices[loop].mean(axis=0) for loop in loops])
    fans = [np.stack([np.full(len(loop), len(mesh.vertices) + k), loop, np.roll(loop, -1)], 1) for k, loop in enumerate(loops)]
    vertices = np.concatenate([mesh.vertices, centres]).astype(np.float32)
    triangles = np.concatenate([mesh.triangles, *fans]).astype(np.int32)
    if mesh.normals is None:
        return Mesh(vertices, triangles)
    faces = np.stack([_facing(vertices[loop], centre) for loop, centre in zip(loops, centres, strict=True)])
    return Mesh(vertices, triangles, np.concatenate([mesh.normals, faces]).astype(np.float32))


def _facing(ring: Floats, centre: Floats) -> Floats:
    """The unit normal of the fan about a centre through a ring (n, 3); none where the ring has no area."""
    spokes = ring - centre
    turn = np.cross(spokes, np.roll(spokes, -1, axis=0)).sum(axis=0)
    unit: Floats = turn / max(float(np.linalg.norm(turn)), 1e-12)
    return unit


def _lone_corner_first(triangles: Ints, inside: NDArray[np.bool_], lone: NDArray[np.bool_]) -> Ints:
    """Triangles turned so that the corner that differs from the other two comes first."""
    odd = np.where(lone[:, None], inside[triangles], ~inside[triangles])
    shift = np.argmax(odd, axis=1)
    order = (shift[:, None] + np.arange(3)) % 3
    return np.take_along_axis(triangles, order, axis=1)


def _with_cut_vertices(mesh: Mesh, keep: Floats, first: Ints, second: Ints) -> Mesh:
    share = (keep[first] / (keep[first] - keep[second])).astype(np.float32)

    def extended(values: Floats) -> Floats:
        f = share.reshape(-1, *([1] * (values.ndim - 1)))
        if np.issubdtype(values.dtype, np.integer):
            between = np.where(keep[first] > 0, values[first], values[second])
        else:
            between = values[first] * (1 - f) + values[second] * f
        return np.concatenate([values, between.astype(values.dtype)])

    normals = None if mesh.normals is None else extended(mesh.normals)
    return Mesh(extended(mesh.vertices), mesh.triangles, normals, {k: extended(v) for k, v in mesh.attributes.items()})


def _compact(mesh: Mesh, triangles: Ints) -> Mesh:
    used, number = _renumbered(triangles, len(mesh.vertices))
    return _selected(mesh, used, number[triangles])


def _renumbered(triangles: Ints, count: int) -> tuple[Ints, Ints]:
    """The vertices that triangles use, in order, and every vertex' new number."""
    held = np.zeros(count, bool)
    held[triangles.ravel()] = True
    return np.nonzero(held)[0], (np.cumsum(held) - 1).astype(np.int32)


def _selected(mesh: Mesh, used: Ints, triangles: Ints) -> Mesh:
    normals = None if mesh.normals is None else mesh.normals[used]
    return Mesh(mesh.vertices[used], triangles, normals, {k: v[used] for k, v in mesh.attributes.items()})
