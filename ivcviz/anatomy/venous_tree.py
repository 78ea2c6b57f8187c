"""The venous tree as one watertight surface: the cava, its branches and their junctions.

A coarse field finds the surface's triangles, in which the thin veins are as thick as the grid needs; then every vertex is
laid on the exact field and takes its gradient as normal. So a preview is as smooth as the full surface, and thin veins
neither break nor bead.
"""

import numpy as np
from numpy.typing import NDArray

from ivcviz.anatomy.body import Body
from ivcviz.anatomy.cava_solid import CavaSolid
from ivcviz.anatomy.vein_branches import Branches, BranchPiece, VeinEnd, branches_of, tree_veins
from ivcviz.geometry.arrays import Floats, Ints
from ivcviz.geometry.fields import Grid, smooth_union
from ivcviz.geometry.isosurface import isosurface
from ivcviz.geometry.mesh import Mesh
from ivcviz.geometry.open_ends import cut_off
from ivcviz.geometry.tubes import Points, Segments, tube_distance, tube_place

__all__ = ["tree_veins", "venous_tree"]

_SAFE_RADIUS = 1.0  # in grid steps: a tube at least this thick never falls between the grid's points
_FAR = 20.0
_FARTHEST_MM = 4.0  # no vertex is moved farther than this


def venous_tree(body: Body, step_mm: float) -> Mesh:
    """The venous tree of a body, from a grid of `step_mm` (mm).

    Watertight, wound outwards. Attributes per vertex: "level" (float32, mm), "vein" (int16, index into `tree_veins`),
    "along" (float32, mm from the ostium; 0 on the cava).
    """
    cava = CavaSolid(body.cava)
    branches = branches_of(body)
    rough = isosurface(*_coarse_field(cava, branches, step_mm), normals=False)
    surface = _Surface(rough.vertices, cava)
    segments = branches.segments()
    low, high = branches.boxes(segments, _reach(step_mm))
    for branch in branches.whole():
        surface.join(segments, branches.pieces[branch], low[branch], high[branch])
    mesh = surface.mesh(rough.triangles)
    ends = [cava.end, *branches.ends]
    cut = cut_off(mesh, _beyond(mesh, ends), [end.plane for end in ends])
    for end in ends:
        new = np.flatnonzero(_near(cut, end))
        cut.attributes["level"][new] = body.cava.nearest_level(cut.vertices[new])
    return cut


def _reach(step: float) -> float:
    """The greatest distance, mm, of a coarse vertex from the exact surface."""
    return 0.8 + 1.2 * step


def _coarse_field(cava: CavaSolid, branches: Branches, step: float) -> tuple[Grid, Floats]:
    branches = branches.thinned(max(2.4 * step, 4.0))
    segments = branches.segments().at_least(_SAFE_RADIUS * step)
    low, high = branches.boxes(segments, 1.5 * step)
    cava_low, cava_high = cava.box(2 * step)
    grid = Grid.around(np.minimum(low.min(axis=0), cava_low), np.maximum(high.max(axis=0), cava_high), step)
    field, axes = grid.filled(_FAR), grid.axes()
    window = grid.window(cava_low, cava_high)
    field[window] = cava.distance(_windowed(axes, window))
    for piece, window in zip(branches.pieces, grid.windows(low, high), strict=True):
        here = tube_distance(_windowed(axes, window), segments, piece.rows)
        there = field[window]
        field[window] = smooth_union(there, here, piece.fillet_mm) if piece.fillet_mm else np.minimum(there, here)
    return grid, field


def _windowed(axes: Points, window: tuple[slice, slice, slice]) -> Points:
    x, y, z = axes
    return x[window[0]], y[:, window[1]], z[:, :, window[2]]


def _beyond(mesh: Mesh, ends: list[VeinEnd]) -> Floats:
    """How far each vertex lies past the cut end of its vein (n,), negative before it or elsewhere."""
    beyond = np.full(len(mesh.vertices), -1.0, np.float32)
    vein = mesh.attributes["vein"]
    for end in ends:
        own = np.flatnonzero((vein == end.vein) & _near(mesh, end))
        beyond[own] = (mesh.vertices[own] - end.plane.point) @ end.plane.ahead
    return beyond


def _near(mesh: Mesh, end: VeinEnd) -> NDArray[np.bool_]:
    rel = mesh.vertices - end.plane.point.astype(np.float32)
    near: NDArray[np.bool_] = np.einsum("ij,ij->i", rel, rel) < end.reach_mm**2
    return near


def _distinct(places: list[Ints]) -> Ints:
    """Indices that occur in any of the arrays, rising. (NumPy's own function loads its masked arrays first: 50 ms.)"""
    found = np.sort(np.concatenate(places))
    return found[np.append(True, found[1:] != found[:-1])] if len(found) else found


class _Surface:
    """Vertices near the tree's surface with the field, its gradient and the nearest vein, gathered piece by piece."""

    def __init__(self, points: Floats, cava: CavaSolid) -> None:
        self.points = points
        self.columns = tuple(np.ascontiguousarray(points[:, k]) for k in range(3))
        # The iso-surface comes in layers of rising z, so a box's vertices lie in one stretch of the list.
        self.z_highest = np.maximum.accumulate(self.columns[2])
        self.z_lowest = np.minimum.accumulate(self.columns[2][::-1])[::-1]
        self.field, self.gradient, self.level, self.rising = cava.place(points)
        self.nearest = self.field.copy()
        self.vein = np.zeros(len(points), np.int16)
        self.along = np.zeros(len(points), np.float32)

    def join(self, segments: Segments, pieces: tuple[BranchPiece, ...], low: Floats, high: Floats) -> None:
        """Unite the field within the boxes (k, 3) of a branch's pieces with the branch; its first piece has the fillet."""
        boxed = [self._within(a, b) for a, b in zip(low, high, strict=True)]
        at = boxed[0] if len(boxed) == 1 else _distinct(boxed)
        if not len(at):
            return
        root, rows = pieces[0], slice(pieces[0].start, pieces[-1].stop)
        x, y, z = self.columns
        own, gradient, along = tube_place((x[at], y[at], z[at]), segments, rows)
        # The fillet fades along the root, so that none of it is left where the vein runs on alone.
        fillet = root.fillet_mm * np.minimum(np.maximum(2.0 * (root.to_mm - along) / (root.to_mm - root.from_mm), 0.02), 1.0)
        before = self.field[at]
        self.field[at] = smooth_union(before, own, fillet)
        h = np.maximum(fillet - np.abs(before - own), np.float32(0)) / (2 * fillet)
        weight = np.where(own < before, 1 - h, h)
        self.gradient[at] += weight[:, None] * (gradient - self.gradient[at])
        nearer = own < self.nearest[at]
        chosen = at[nearer]
        self.nearest[chosen], self.vein[chosen], self.along[chosen] = own[nearer], root.vein, along[nearer]

    def mesh(self, triangles: Ints) -> Mesh:
        """The mesh with its vertices moved onto the field."""
        square = np.einsum("ij,ij->i", self.gradient, self.gradient)
        normals = self.gradient / np.maximum(np.sqrt(square), np.float32(1e-6))[:, None]
        square = np.maximum(square, np.float32(0.05))
        move = (np.clip(self.field, -_FARTHEST_MM, _FARTHEST_MM) / square)[:, None] * -self.gradient
        level = self.level + np.einsum("ij,ij->i", move, self.rising)
        attributes = {"level": level, "vein": self.vein, "along": self.along}
        return Mesh((self.points + move).astype(np.float32), triangles, normals.astype(np.float32), attributes)

    def _within(self, low: Floats, high: Floats) -> Ints:
        first = int(np.searchsorted(self.z_highest, low[2]))
        last = int(np.searchsorted(self.z_lowest, high[2]))
        inside = np.ones(max(last - first, 0), bool)
        for k, column in enumerate(self.columns):
            c = column[first:last]
            inside &= (c > low[k]) & (c < high[k])
        found: Ints = np.flatnonzero(inside) + first
        return found
