"""Meshing of solids given by a field: few, well-shaped triangles with vertices on the field's zero surface."""

from collections.abc import Sequence

import numpy as np

from ivcviz.geometry.arrays import Floats, Ints
from ivcviz.geometry.fields import Grid
from ivcviz.geometry.isosurface import isosurface
from ivcviz.geometry.mesh import Mesh, volume
from ivcviz.geometry.remeshing import Sizing, collapsed, neighbour_mean
from ivcviz.geometry.solid_fields import Field, Points

Corner = Sequence[float]
# The surface is looked for in blocks of so many grid cells, and as far away as the field says times this caution,
# because fields are only about distances (defaults).
_BLOCK = 6
_CAUTION = 1.8


def surface_of(field: Field, low: Corner, high: Corner, step_mm: float, sizing: Sizing) -> Mesh:
    """The surface of a solid that lies inside the box from low to high (3,), wound outwards.

    A grid of `step_mm` finds it, short edges are collapsed by `sizing`, the rest is spread evenly and laid back on the
    field; normals are the field's gradients. In double precision, so that every machine makes the same mesh to 1e-3 mm.
    """
    grid = Grid.around(np.asarray(low, float), np.asarray(high, float), step_mm)
    values = _near_surface(grid, field)
    rough = isosurface(grid, values)
    if volume(rough) < 0:
        rough = Mesh(rough.vertices, rough.triangles[:, ::-1])
    vertices = _on_grid_edges(grid, values, rough.vertices)
    vertices = _spread(field, vertices, rough.triangles.astype(np.int64), step_mm, 4)
    vertices, triangles = collapsed(vertices, rough.triangles, sizing, lambda p: _laid_on(field, p, step_mm))
    vertices = _spread(field, vertices, triangles, step_mm, 5)
    normals = _unit(_gradient(field, vertices))
    return Mesh(vertices.astype(np.float32), triangles.astype(np.int32), normals.astype(np.float32))


def _near_surface(grid: Grid, field: Field) -> Floats:
    """The field on the grid: exact in the blocks the surface may pass through, elsewhere the value at the block's middle."""
    shape = np.array(grid.shape)
    blocks = -(-shape // _BLOCK)
    middles = [o + s * ((np.arange(n) + 0.5) * _BLOCK - 0.5) for o, s, n in zip(grid.origin, grid.spacing, blocks, strict=True)]
    rough = np.broadcast_to(field((middles[0][:, None, None], middles[1][None, :, None], middles[2][None, None, :])), blocks)
    reach = _CAUTION * 0.5 * _BLOCK * float(np.linalg.norm(grid.spacing))
    values = np.kron(rough, np.ones((_BLOCK,) * 3))[tuple(slice(0, n) for n in shape)].copy()
    near = np.argwhere(np.abs(rough) < reach)
    inner = np.stack(np.meshgrid(*(np.arange(_BLOCK),) * 3, indexing="ij"), axis=-1).reshape(-1, 3)
    index = (near[:, None] * _BLOCK + inner).reshape(-1, 3)
    index = index[(index < shape).all(axis=1)]
    values[tuple(index.T)] = field(_columns(index * grid.spacing + grid.origin))
    return values


def _on_grid_edges(grid: Grid, values: Floats, found: Floats) -> Floats:
    """Where the field crosses the grid's edges, worked out again in double precision."""
    where = (found.astype(float) - grid.origin) / grid.spacing
    whole = np.rint(where).astype(np.int64)
    axis = np.abs(where - whole).argmax(axis=1)
    rows = np.arange(len(found))
    low = whole.copy()
    low[rows, axis] = np.clip(np.floor(where[rows, axis]), 0, np.array(grid.shape)[axis] - 2)
    high = low.copy()
    high[rows, axis] += 1
    a, b = values[tuple(low.T)], values[tuple(high.T)]
    share = np.where(a * b < 0, a / np.where(a == b, 1.0, a - b), where[rows, axis] - low[rows, axis])
    place = low.astype(float)
    place[rows, axis] += np.clip(share, 0.02, 0.98)
    return place * grid.spacing + grid.origin


def _spread(field: Field, vertices: Floats, triangles: Ints, step_mm: float, rounds: int) -> Floats:
    """Vertices moved along the surface towards the mean of their neighbours, then laid on the field."""
    for _ in range(rounds):
        normal = _unit(_gradient(field, vertices))
        pull = neighbour_mean(vertices, triangles) - vertices
        pull -= normal * np.einsum("ij,ij->i", pull, normal)[:, None]
        vertices = _laid_on(field, vertices + 0.5 * pull, step_mm)
    return _laid_on(field, vertices, step_mm)


def _gradient(field: Field, points: Floats, half_step: float = 0.3) -> Floats:
    gradient = np.empty_like(points)
    for k in range(3):
        ahead, behind = points.copy(), points.copy()
        ahead[:, k] += half_step
        behind[:, k] -= half_step
        gradient[:, k] = field(_columns(ahead)) - field(_columns(behind))
    return gradient / (2 * half_step)


def _laid_on(field: Field, points: Floats, limit_mm: float) -> Floats:
    """One Newton step towards field = 0, no longer than half the limit."""
    gradient = _gradient(field, points)
    square = np.maximum(np.einsum("ij,ij->i", gradient, gradient), 0.05)
    move = -(field(_columns(points)) / square)[:, None] * gradient
    length = np.linalg.norm(move, axis=1, keepdims=True)
    return points + move * np.minimum(1.0, 0.5 * limit_mm / np.maximum(length, 1e-9))


def _unit(v: Floats) -> Floats:
    return v / np.maximum(np.linalg.norm(v, axis=1, keepdims=True), 1e-9)


def _columns(points: Floats) -> Points:
    return points[:, 0], points[:, 1], points[:, 2]
