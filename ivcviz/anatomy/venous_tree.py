"""The venous tree as one watertight surface: the cava, its branches and their junctions.

A coarse field finds the surface's triangles, in which the thin veins are as thick as the grid needs; then every vertex is
laid on the exact field. So a preview is as smooth as the full surface, and thin veins neither break nor bead.
"""

import numpy as np

from ivcviz.anatomy.body import Body
from ivcviz.anatomy.cava import Cava
from ivcviz.anatomy.vein_branches import Branch, branches_of, lumens_of, tree_veins
from ivcviz.geometry.fields import Grid, smooth_union
from ivcviz.geometry.isosurface import isosurface
from ivcviz.geometry.mesh import Floats, Ints, Mesh, vertex_normals
from ivcviz.geometry.tubes import Points, Tube, tube_distance, tube_place

__all__ = ["tree_veins", "venous_tree"]

# House values of the drawing, mm.
_INTO_ATRIUM = 12.0  # the cava is drawn this far past the junction, inside the atrium
_MOUTH_WIDER = 3.0  # and widens by this
_BELOW_CONFLUENCE = 4.0
_WALL, _LUMEN_DEPTH = 1.5, 8.0  # of the large cut ends
_SAFE_RADIUS = 1.0  # in grid steps: a tube at least this thick never falls between the grid's points
_FAR = 20.0
_CHUNK_MM = 24.0


def venous_tree(body: Body, step_mm: float) -> Mesh:
    """The venous tree of a body, from a grid of `step_mm` (mm).

    Watertight, wound outwards. Attributes per vertex: "level" (float32, mm), "vein" (int16, index into `tree_veins`),
    "along" (float32, mm from the ostium; 0 on the cava).
    """
    branches = branches_of(body)
    grid = _grid(body, branches, step_mm)
    rough = isosurface(grid, _coarse_field(body, branches, grid, step_mm))
    vertices, vein, along, level = _laid_on(body, branches, rough)
    normals = vertex_normals(vertices, rough.triangles)
    return Mesh(vertices, rough.triangles, normals, {"level": level, "vein": vein, "along": along})


def _grid(body: Body, branches: list[Branch], step: float) -> Grid:
    boxes = [branch.tube.box(2 * step) for branch in branches]
    boxes.append(_cava_box(body.cava, 2 * step))
    return Grid.around(np.min([b[0] for b in boxes], axis=0), np.max([b[1] for b in boxes], axis=0), step)


def _cava_box(cava: Cava, margin: float) -> tuple[Floats, Floats]:
    levels = np.arange(-_BELOW_CONFLUENCE, cava.junction_mm + _INTO_ATRIUM, 5.0)
    reach = (cava.section(levels)[0] / 2 + _MOUTH_WIDER)[:, None] * (1, 1, 0.5) + margin
    centre = cava.point(levels)
    return (centre - reach).min(axis=0), (centre + reach).max(axis=0)


def _coarse_field(body: Body, branches: list[Branch], grid: Grid, step: float) -> Floats:
    field = grid.filled(_FAR)
    axes = grid.axes()
    window = grid.window(*_cava_box(body.cava, 1.5 * step))
    p = _windowed(axes, window)
    field[window] = _cava_distance(body.cava, p, body.cava.level_at_height(p[2]))
    for branch in branches:
        thick = branch.tube.at_least(_SAFE_RADIUS * step)
        rest = len(thick.points) - 1
        _join(field, grid, axes, thick.part(0, branch.root).thinned(1.6 * step), branch.fillet_mm, step)
        if branch.root < rest:
            _join(field, grid, axes, thick.part(branch.root, rest).thinned(1.6 * step), 0.0, step)
    for lumen in lumens_of(body, max(_WALL, _SAFE_RADIUS * step), _LUMEN_DEPTH):
        window = grid.window(*lumen.box(step))
        field[window] = np.maximum(field[window], -tube_distance(_windowed(axes, window), lumen))
    return field


def _join(field: Floats, grid: Grid, axes: Points, tube: Tube, fillet: float, step: float) -> None:
    """The union with a tube, in pieces, each in its own window of the field."""
    last = len(tube.points) - 1
    count = max(int(_CHUNK_MM / (1.6 * step)), 2)
    for start in range(0, last, count):
        piece = tube.part(start, min(start + count, last))
        window = grid.window(*piece.box(1.25 * fillet + 1.5 * step))
        here = tube_distance(_windowed(axes, window), piece)
        field[window] = smooth_union(field[window], here, fillet) if fillet else np.minimum(field[window], here)


def _windowed(axes: Points, window: tuple[slice, slice, slice]) -> Points:
    x, y, z = axes
    return x[window[0]], y[:, window[1]], z[:, :, window[2]]


def _cava_distance(cava: Cava, p: Points, level: Floats) -> Floats:
    """Approximate distance to the cava at points p near it, seen from the centreline at `level` (broadcastable to p)."""
    frame, centre = cava.frame(level), cava.point(level)
    long, short, tilt = cava.section(level)
    turn = np.radians(tilt)[..., None]
    left, posterior = frame[..., 0, :], frame[..., 1, :]
    rel = [c - centre[..., k].astype(np.float32) for k, c in enumerate(p)]
    u = _along(rel, np.cos(turn) * left - np.sin(turn) * posterior)
    v = _along(rel, np.sin(turn) * left + np.cos(turn) * posterior)
    ahead = _along(rel, frame[..., 2, :]) + level.astype(np.float32)
    mouth = np.clip((level - cava.junction_mm) / _INTO_ATRIUM + 0.5, 0.0, 1.5)
    wider = _MOUTH_WIDER * mouth * mouth / 2
    a, b = ((axis / 2 + wider).astype(np.float32) for axis in (long, short))
    k0 = np.sqrt((u / a) ** 2 + (v / b) ** 2)
    k1 = np.sqrt((u / (a * a)) ** 2 + (v / (b * b)) ** 2)
    wall = k0 * (k0 - 1) / np.maximum(k1, 1e-3)
    ends = np.maximum(-_BELOW_CONFLUENCE - ahead, ahead - (cava.junction_mm + _INTO_ATRIUM))
    distance: Floats = np.maximum(wall, ends)
    return distance


def _along(rel: list[Floats], vectors: Floats) -> Floats:
    total: Floats = sum(c * vectors[..., k].astype(np.float32) for k, c in enumerate(rel))  # type: ignore[assignment]
    return total


def _laid_on(body: Body, branches: list[Branch], rough: Mesh) -> tuple[Floats, Ints, Floats, Floats]:
    """Vertices moved onto the exact field, and their vein, place along it and level."""
    p = rough.vertices
    level = body.cava.nearest_level(p)
    cava = _cava_distance(body.cava, (p[:, 0], p[:, 1], p[:, 2]), level)
    field, nearest = cava.copy(), cava.copy()
    vein, along = np.zeros(len(p), np.int16), np.zeros(len(p), np.float32)
    for branch in branches:
        near = _near(p, branch.tube, 1.25 * branch.fillet_mm + 4.0)
        here, place = _branch_distance(field[near], p[near], branch)
        field[near] = here[0]
        own = near[here[1] < nearest[near]]
        chosen = here[1] < nearest[near]
        nearest[own], vein[own], along[own] = here[1][chosen], branch.vein, place[chosen]
    for lumen in lumens_of(body, _WALL, _LUMEN_DEPTH):
        near = _near(p, lumen, 4.0)
        field[near] = np.maximum(field[near], -tube_distance(_columns(p[near]), lumen))
    moved = p - np.clip(field, -3.0, 3.0)[:, None] * rough.normals
    return moved.astype(np.float32), vein, along, level.astype(np.float32)


def _branch_distance(field: Floats, p: Floats, branch: Branch) -> tuple[tuple[Floats, Floats], Floats]:
    """The field joined with a branch, the branch's own distance, and the place along it, at points p (k, 3)."""
    rest = len(branch.tube.points) - 1
    own, along = tube_place(_columns(p), branch.tube.part(0, branch.root))
    joined = smooth_union(field, own, branch.fillet_mm)
    if branch.root < rest:
        far, far_along = tube_place(_columns(p), branch.tube.part(branch.root, rest))
        along = np.where(far < own, far_along, along)
        own, joined = np.minimum(own, far), np.minimum(joined, far)
    return (joined, own), along


def _near(p: Floats, tube: Tube, margin: float) -> Ints:
    low, high = tube.box(margin)
    inside = (p > low.astype(p.dtype)).all(axis=1) & (p < high.astype(p.dtype)).all(axis=1)
    return np.flatnonzero(inside)


def _columns(p: Floats) -> Points:
    return p[:, 0], p[:, 1], p[:, 2]
