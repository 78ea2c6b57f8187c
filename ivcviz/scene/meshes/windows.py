"""A window in the cava's wall: the spindle that is cut out in part, its lumen and rim, and the patch that closes it."""

import numpy as np

from ivcviz.anatomy.body import Body
from ivcviz.geometry.arrays import Floats
from ivcviz.geometry.mesh import Mesh, ringed_surface, vertex_normals, volume
from ivcviz.geometry.thin_tubes import rings_along
from ivcviz.scene.shapes import PatchLining, PatchPiece, PatchRim, WallWindow

# By eye: how far the lumen's floor is sunk, as `sunk` has it, in front of the tree's own; over which outer part of the
# window it falls; how far a patch stands off the wall and how thick it is, mm.
_LINING, _STEEP = 1.25, 0.16
_PATCH_MM, _THICK_MM = 0.7, 1.5
_RIM_MM = 0.75


def sunk(body: Body, window: WallWindow, points: Floats, level: Floats, depth: float = 1.8) -> Floats:
    """Points (n, 3) of the wall at levels (n,), those within the window sunk by a share of half the depth of the cava."""
    frame = body.cava.frame(level)
    spoke = points - body.cava.point(level)
    to_left, to_back = (np.einsum("ij,ij->i", spoke, frame[:, k]) for k in (0, 1))
    clock = np.degrees(np.arctan2(to_left, -to_back))
    inward = body.cava.direction(level, window.clock_deg)
    ahead = np.maximum(np.einsum("ij,ij->i", spoke, inward), 0.0)
    share = np.clip((1 - _reach(window, level, clock)) / _STEEP, 0.0, 1.0)
    share = share * share * (3 - 2 * share)
    found: Floats = points - (depth * share * ahead)[:, None] * inward
    return found


def laid_back(body: Body, window: WallWindow, points: Floats, level: Floats) -> Floats:
    """Points (n, 3) at levels (n,), those over the window brought in to the plain wall where they stand off it."""
    frame, middle = body.cava.frame(level), body.cava.point(level)
    spoke = points - middle
    clock = np.degrees(np.arctan2(np.einsum("ij,ij->i", spoke, frame[:, 0]), -np.einsum("ij,ij->i", spoke, frame[:, 1])))
    size, wall = np.linalg.norm(spoke, axis=1), body.cava.radius(level, clock) - 0.2
    over = (_reach(window, level, clock) < 1.0) & (size > wall)
    found: Floats = np.where(over[:, None], middle + spoke * (wall / np.maximum(size, 1e-6))[:, None], points)
    return found


def patch_mesh(shape: PatchPiece, body: Body, full: bool) -> Mesh:
    """A piece of wall, a hair off it, closed by a second face below."""
    sides = 96 if full else 48
    shares = (0.02, 0.25, 0.5, 0.75, 0.9, 1.0, 1.0, 0.75, 0.5, 0.25, 0.02)
    lifts = (_PATCH_MM,) * 6 + (_PATCH_MM - _THICK_MM,) * 5
    rings = np.stack([_ring(body, shape.window, share, sides, lift) for share, lift in zip(shares, lifts, strict=True)])
    mesh = ringed_surface(rings)
    return mesh if volume(mesh) > 0 else ringed_surface(rings[:, ::-1])


def lining_mesh(shape: PatchLining, body: Body) -> Mesh:
    """The inner wall that is seen through the window, open at its edge."""
    shares = np.concatenate([[0.01], np.linspace(0.1, 0.8, 8), np.linspace(0.84, 0.99, 7)])
    rings = []
    for share in shares:
        ring = _ring(body, shape.window, float(share), 96, 0.0)
        level = np.asarray(body.cava.nearest_level(ring))
        rings.append(sunk(body, shape.window, ring, level, _LINING) + 0.35 * body.cava.direction(level, shape.window.clock_deg))
    n = len(rings[0])
    i, j = np.meshgrid(np.arange(len(rings) - 1), np.arange(n), indexing="ij")
    a, b = i * n + j, i * n + (j + 1) % n
    triangles = np.concatenate([np.stack([a, b, b + n], -1).reshape(-1, 3), np.stack([a, b + n, a + n], -1).reshape(-1, 3)])
    vertices = np.concatenate(rings).astype(np.float32)
    normals = vertex_normals(vertices, triangles.astype(np.int32))
    # Wound so that it faces whoever looks into the window.
    if (normals @ body.cava.direction(_middle(shape.window), shape.window.clock_deg)).mean() < 0:
        triangles, normals = triangles[:, ::-1], -normals
    return Mesh(vertices, triangles.astype(np.int32), normals)


def rim_mesh(shape: PatchRim, body: Body) -> Mesh:
    """The cut edge of the wall as a bead round the window."""
    path = _ring(body, shape.window, 1.0, 120, -0.2)
    axis = body.cava.direction(_middle(shape.window), shape.window.clock_deg)
    return rings_along(path[None], _RIM_MM, 8, axis[None])


def girth_left(window: WallWindow, level: Floats) -> Floats:
    """The share of the native girth that a window leaves at levels (n,): least in its middle, none taken at its ends."""
    half = (window.superior_mm - window.inferior_mm) / 2
    along = np.clip((level - window.inferior_mm - half) / half, -1.0, 1.0)
    return np.asarray(1.0 - window.arc_deg / 360.0 * (1.0 - along**2))


def edge_of(body: Body, window: WallWindow, share: float, count: int, lift_mm: float) -> Floats:
    """Points (count, 3) round the window at a share of its size, evenly spaced."""
    fine = _ring(body, window, share, 400, lift_mm)
    steps = np.linalg.norm(np.roll(fine, -1, axis=0) - fine, axis=1)
    run = np.concatenate([[0.0], np.cumsum(steps)])
    at = np.searchsorted(run, np.arange(count) * run[-1] / count)
    return fine[np.minimum(at, len(fine) - 1)]


def girth_of(body: Body, window: WallWindow) -> float:
    """Length (mm) round a window."""
    fine = _ring(body, window, 1.0, 200, 0.0)
    return float(np.linalg.norm(np.roll(fine, -1, axis=0) - fine, axis=1).sum())


def _ring(body: Body, window: WallWindow, share: float, count: int, lift_mm: float) -> Floats:
    """Points (count, 3) of the wall round the window's middle, at a share of the spindle's size."""
    turn = np.arange(count) * (2 * np.pi / count)
    half = (window.superior_mm - window.inferior_mm) / 2
    level = _middle(window) + share * half * np.sin(turn)
    clock = window.clock_deg + share * window.arc_deg / 2 * np.cos(turn)
    found: Floats = body.cava.wall_point(level, clock) + lift_mm * body.cava.direction(level, clock)
    return found


def _reach(window: WallWindow, level: Floats, clock_deg: Floats) -> Floats:
    """Where places lie in the spindle: 0 in its middle, 1 on its edge."""
    half = (window.superior_mm - window.inferior_mm) / 2
    aside = (clock_deg - window.clock_deg + 180.0) % 360.0 - 180.0
    found: Floats = np.hypot((level - _middle(window)) / half, aside / (window.arc_deg / 2))
    return found


def _middle(window: WallWindow) -> float:
    return (window.inferior_mm + window.superior_mm) / 2
