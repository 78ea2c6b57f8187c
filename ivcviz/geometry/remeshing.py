"""Fewer triangles where a surface is flat: edges are collapsed until each is about as long as its curvature allows.

Plain arithmetic in double precision with ties broken by number, so that every machine makes the same triangles.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ivcviz.geometry.arrays import Floats, Ints, among
from ivcviz.geometry.mesh import vertex_normals

Settle = Callable[[Floats], Floats]


@dataclass(frozen=True, slots=True)
class Sizing:
    """Edge lengths in mm: the chord may leave the surface by `chord_mm`, between a shortest and a longest edge."""

    shortest_mm: float
    longest_mm: float
    chord_mm: float


def collapsed(vertices: Floats, triangles: Ints, sizing: Sizing, settle: Settle) -> tuple[Floats, Ints]:
    """The closed surface with its short edges collapsed; `settle` lays new vertices (k, 3) back on the true surface."""
    vertices = np.asarray(vertices, float).copy()
    triangles = np.asarray(triangles, np.int64)
    wanted = _wanted_lengths(vertices, triangles, sizing)
    count = len(vertices)
    blocked = np.empty(0, np.int64)
    while True:
        edges = _edges(triangles)
        length = np.linalg.norm(vertices[edges[:, 0]] - vertices[edges[:, 1]], axis=1)
        ratio = length / np.minimum(wanted[edges[:, 0]], wanted[edges[:, 1]])
        ratio[among(edges[:, 0] * count + edges[:, 1], blocked)] = np.inf
        chosen = _apart(edges, np.where(ratio < 0.8, ratio, np.inf), count)
        if not len(chosen):
            return _compact(vertices, triangles)
        a, b = edges[chosen].T
        middle = settle((vertices[a] + vertices[b]) / 2)
        good = _keeps_surface(vertices, triangles, edges, a, b, middle)
        blocked = np.concatenate([blocked, (a * count + b)[~good]])
        a, b = a[good], b[good]
        vertices[a] = middle[good]
        wanted[a] = np.minimum(wanted[a], wanted[b])
        renamed = np.arange(count)
        renamed[b] = a
        triangles = renamed[triangles]
        t = triangles
        triangles = t[(t[:, 0] != t[:, 1]) & (t[:, 1] != t[:, 2]) & (t[:, 2] != t[:, 0])]


def neighbour_mean(values: Floats, triangles: Ints) -> Floats:
    """At each vertex of a closed surface the mean over its neighbours of values (n, k)."""
    rows, columns = triangles.ravel(), triangles[:, [1, 2, 0]].ravel()
    count = np.maximum(np.bincount(rows, minlength=len(values)), 1)
    sums = [np.bincount(rows, values[columns, k], len(values)) for k in range(values.shape[1])]
    return np.stack(sums, axis=1) / count[:, None]


def _wanted_lengths(vertices: Floats, triangles: Ints, sizing: Sizing) -> Floats:
    normals = vertex_normals(vertices, triangles)
    edges = _edges(triangles)
    along = vertices[edges[:, 1]] - vertices[edges[:, 0]]
    turn = normals[edges[:, 1]] - normals[edges[:, 0]]
    bend = np.linalg.norm(turn, axis=1) / np.maximum(np.linalg.norm(along, axis=1), 0.2 * sizing.shortest_mm)
    curvature: Floats = np.zeros(len(vertices))
    np.maximum.at(curvature, edges.ravel(), np.repeat(bend, 2))
    for _ in range(2):
        curvature = neighbour_mean(curvature[:, None], triangles)[:, 0]
    wanted = np.sqrt(8.0 * sizing.chord_mm / np.maximum(curvature, 1e-6))
    wanted = np.clip(wanted, sizing.shortest_mm, sizing.longest_mm)
    reach = np.linalg.norm(along, axis=1)
    for _ in range(12):  # lengths grow by no more than 0.35 mm a millimetre
        for i, j in ((0, 1), (1, 0)):
            np.minimum.at(wanted, edges[:, i], wanted[edges[:, j]] + 0.35 * reach)
    return wanted


def _edges(triangles: Ints) -> Ints:
    """Each edge of a closed surface once, its smaller vertex first."""
    pairs = np.concatenate([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]])
    return pairs[pairs[:, 0] < pairs[:, 1]]


def _apart(edges: Ints, cost: Floats, count: int) -> Ints:
    """Numbers of the cheapest edges that share no triangle's neighbourhood."""
    order = np.argsort(cost, kind="stable")
    rank = np.empty(len(cost), np.int64)
    rank[order] = np.arange(len(cost))
    rank[np.isinf(cost)] = len(cost)
    first = np.full(count, len(cost), np.int64)
    np.minimum.at(first, edges.ravel(), np.repeat(rank, 2))
    near = first.copy()
    np.minimum.at(near, edges[:, 0], first[edges[:, 1]])
    np.minimum.at(near, edges[:, 1], first[edges[:, 0]])
    best = np.minimum(near[edges[:, 0]], near[edges[:, 1]])
    return np.flatnonzero((rank == best) & (rank < len(cost)))


def _keeps_surface(vertices: Floats, triangles: Ints, edges: Ints, a: Ints, b: Ints, middle: Floats) -> NDArray[np.bool_]:
    """Which of the edges a-b may collapse: two common neighbours only, and no triangle turns over."""
    count = len(vertices)
    good = _common_neighbours(edges, a, b, count) == 2
    owner = np.full(count, -1, np.int64)
    owner[a], owner[b] = np.arange(len(a)), np.arange(len(a))
    touched = owner[triangles]
    which = touched.max(axis=1)
    moved = np.flatnonzero((which >= 0) & ((touched >= 0).sum(axis=1) == 1))
    corners = vertices[triangles[moved]]
    before = _faces(corners)
    after = _faces(np.where((touched[moved] >= 0)[..., None], middle[which[moved]][:, None], corners))
    cosine = np.einsum("ij,ij->i", before, after)
    limit = 0.5 * np.linalg.norm(before, axis=1) * np.linalg.norm(after, axis=1)
    good[which[moved][cosine <= limit]] = False
    return good


def _common_neighbours(edges: Ints, a: Ints, b: Ints, count: int) -> Ints:
    both = np.concatenate([edges, edges[:, ::-1]])
    keys = np.sort(both[:, 0] * count + both[:, 1])
    start, stop = np.searchsorted(keys, a * count), np.searchsorted(keys, (a + 1) * count)
    owner = np.repeat(np.arange(len(a)), stop - start)
    offset = np.arange(len(owner)) - np.repeat(np.cumsum(stop - start) - (stop - start), stop - start)
    neighbour = keys[start[owner] + offset] % count
    sought = b[owner] * count + neighbour
    found = keys[np.minimum(np.searchsorted(keys, sought), len(keys) - 1)] == sought
    return np.bincount(owner[found], minlength=len(a))


def _faces(corners: Floats) -> Floats:
    return np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])


def _compact(vertices: Floats, triangles: Ints) -> tuple[Floats, Ints]:
    used = np.flatnonzero(np.bincount(triangles.ravel(), minlength=len(vertices)))
    renamed = np.zeros(len(vertices), np.int64)
    renamed[used] = np.arange(len(used))
    return vertices[used], renamed[triangles]
