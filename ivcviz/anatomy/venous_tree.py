"""The venous tree as one watertight surface: the cava, its branches and their junctions.

A coarse field finds the surface's triangles, in which the thin veins are as thick as the grid needs; then every vertex is
laid on the exact field and takes its gradient as normal. So a preview is as smooth as the full surface, and thin veins
neither break nor bead.
"""

import numpy as np

from ivcviz.anatomy.body import Body
from ivcviz.anatomy.cava_solid import CavaSolid
from ivcviz.anatomy.vein_branches import Branches, Piece, branches_of, tree_veins
from ivcviz.geometry.fields import Grid, smooth_union
from ivcviz.geometry.isosurface import isosurface
from ivcviz.geometry.mesh import Floats, Ints, Mesh
from ivcviz.geometry.tubes import Points, Segments, tube_distance, tube_place

__all__ = ["tree_veins", "venous_tree"]

_WALL, _LUMEN_DEPTH = 1.5, 8.0  # of the large cut ends, mm; house values of the drawing
_SAFE_RADIUS = 1.0  # in grid steps: a tube at least this thick never falls between the grid's points
_FAR = 20.0


def venous_tree(body: Body, step_mm: float) -> Mesh:
    """The venous tree of a body, from a grid of `step_mm` (mm).

    Watertight, wound outwards. Attributes per vertex: "level" (float32, mm), "vein" (int16, index into `tree_veins`),
    "along" (float32, mm from the ostium; 0 on the cava).
    """
    cava = CavaSolid(body.cava)
    branches = branches_of(body)
    return _laid_on(cava, branches, isosurface(*_coarse_field(cava, branches, step_mm)))


def _coarse_field(cava: CavaSolid, branches: Branches, step: float) -> tuple[Grid, Floats]:
    branches = branches.thinned(1.8 * step)
    segments = branches.segments().at_least(_SAFE_RADIUS * step)
    low, high = branches.boxes(segments, 1.5 * step)
    cava_low, cava_high = cava.box(2 * step)
    grid = Grid.around(np.minimum(low.min(axis=0), cava_low), np.maximum(high.max(axis=0), cava_high), step)
    field, axes = grid.filled(_FAR), grid.axes()
    window = grid.window(cava_low, cava_high)
    field[window] = cava.distance(_windowed(axes, window))
    for piece, window in zip(branches.pieces, grid.windows(low, high), strict=True):
        here = _piece_distance(_windowed(axes, window), segments, piece)
        there = field[window]
        field[window] = smooth_union(there, here, piece.fillet_mm) if piece.fillet_mm else np.minimum(there, here)
    lumens = branches.lumens(max(_WALL, _SAFE_RADIUS * step), _LUMEN_DEPTH)
    starts = np.arange(0, 2 * len(branches.ends), 2)
    for start, window in zip(starts, grid.windows(*lumens.boxes(starts, starts + 1, np.full(len(starts), step))), strict=True):
        hollow = tube_distance(_windowed(axes, window), lumens, slice(start, start + 1))
        field[window] = np.maximum(field[window], -hollow)
    return grid, field


def _windowed(axes: Points, window: tuple[slice, slice, slice]) -> Points:
    x, y, z = axes
    return x[window[0]], y[:, window[1]], z[:, :, window[2]]


def _piece_distance(p: Points, segments: Segments, piece: Piece) -> Floats:
    distance = tube_distance(p, segments, piece.rows)
    return distance if piece.cut is None else np.maximum(distance, _beyond(p, *piece.cut))


def _beyond(p: Points, point: Floats, ahead: Floats) -> Floats:
    beyond: Floats = sum((c - np.float32(o)) * np.float32(a) for c, o, a in zip(p, point, ahead, strict=True))  # type: ignore[assignment]
    return beyond


def _laid_on(cava: CavaSolid, branches: Branches, rough: Mesh) -> Mesh:
    """The mesh with its vertices moved onto the exact field, with normals and attributes."""
    surface = _Surface(rough.vertices, cava)
    segments = branches.segments()
    for piece, low, high in zip(branches.pieces, *branches.boxes(segments, 4.0), strict=True):
        surface.join(segments, piece, low, high)
    lumens = branches.lumens(_WALL, _LUMEN_DEPTH)
    starts = np.arange(0, 2 * len(branches.ends), 2)
    for start, low, high in zip(starts, *lumens.boxes(starts, starts + 1, np.full(len(starts), 4.0)), strict=True):
        surface.hollow(lumens, int(start), low, high)
    return surface.mesh(rough.triangles)


class _Surface:
    """Vertices near the tree's surface with the field, its gradient and the nearest vein, gathered piece by piece."""

    def __init__(self, points: Floats, cava: CavaSolid) -> None:
        self.points = points
        self.columns = tuple(np.ascontiguousarray(points[:, k]) for k in range(3))
        # The iso-surface comes in layers of rising z, so a box's vertices lie in one stretch of the list.
        self.z_highest = np.maximum.accumulate(self.columns[2])
        self.z_lowest = np.minimum.accumulate(self.columns[2][::-1])[::-1]
        self.field, self.gradient, self.level = cava.place(points)
        self.nearest = self.field.copy()
        self.vein = np.zeros(len(points), np.int16)
        self.along = np.zeros(len(points), np.float32)

    def join(self, segments: Segments, piece: Piece, low: Floats, high: Floats) -> None:
        """Unite the field with a piece within its box."""
        at = self._within(low, high)
        if not len(at):
            return
        p = self.points[at]
        own, gradient, along = tube_place(p, segments, piece.rows)
        if piece.cut is not None:
            beyond = _beyond((p[:, 0], p[:, 1], p[:, 2]), *piece.cut)
            gradient = np.where((beyond > own)[:, None], piece.cut[1].astype(np.float32), gradient)
            own = np.maximum(own, beyond)
        before = self.field[at]
        if piece.fillet_mm:
            self.field[at] = smooth_union(before, own, piece.fillet_mm)
            h = np.maximum(piece.fillet_mm - np.abs(before - own), 0.0) / (2 * piece.fillet_mm)
            weight = np.where(own < before, 1 - h, h)[:, None]
        else:
            self.field[at] = np.minimum(before, own)
            weight = (own < before)[:, None]
        self.gradient[at] += weight * (gradient - self.gradient[at])
        nearer = own < self.nearest[at]
        chosen = at[nearer]
        self.nearest[chosen], self.vein[chosen], self.along[chosen] = own[nearer], piece.vein, along[nearer]

    def hollow(self, segments: Segments, row: int, low: Floats, high: Floats) -> None:
        """Take a lumen away within its box."""
        at = self._within(low, high)
        if not len(at):
            return
        inner, gradient, _ = tube_place(self.points[at], segments, slice(row, row + 1))
        inside = at[-inner > self.field[at]]
        self.gradient[inside] = -gradient[-inner > self.field[at]]
        self.field[at] = np.maximum(self.field[at], -inner)

    def mesh(self, triangles: Ints) -> Mesh:
        normals = self.gradient / np.maximum(np.linalg.norm(self.gradient, axis=1, keepdims=True), 1e-6)
        moved = self.points - np.clip(self.field, -3.0, 3.0)[:, None] * normals
        attributes = {"level": self.level.astype(np.float32), "vein": self.vein, "along": self.along}
        return Mesh(moved.astype(np.float32), triangles, normals.astype(np.float32), attributes)

    def _within(self, low: Floats, high: Floats) -> Ints:
        first = int(np.searchsorted(self.z_highest, low[2]))
        last = int(np.searchsorted(self.z_lowest, high[2]))
        inside = np.ones(max(last - first, 0), bool)
        for k, column in enumerate(self.columns):
            c = column[first:last]
            inside &= (c > np.float32(low[k])) & (c < np.float32(high[k]))
        found: Ints = np.flatnonzero(inside) + first
        return found
