"""The prosthesis' triangles: tube, rings, side branches. The seam curve of the plan drives the branch's edge."""

from functools import lru_cache

import numpy as np

from ivcviz.anatomy.body import Body
from ivcviz.geometry.arrays import Floats
from ivcviz.geometry.curves import parallel_frames
from ivcviz.geometry.mesh import NO_MESH, Mesh, ringed_surface, volume
from ivcviz.geometry.seam import compute_seam
from ivcviz.geometry.thin_tubes import rings_along
from ivcviz.plan.reconstruction.branch_course import STATIONS, branch_axis, vein_axis
from ivcviz.plan.reconstruction.graft_rings import RING_PITCH_MM, ring_levels
from ivcviz.scene.meshes.vein_shaping import flattened
from ivcviz.scene.shapes import BranchPlacement, BranchRings, BranchTube, GraftRings, GraftTube, HolePatch

_GRIP_MM = 5.0  # over which a clamp's jaws flatten the tube, as they do the cava
_RING_BEAD_MM = 0.55  # radius of a ring's bead, drawn so that rings can be counted (default)


def graft_mesh(shape: GraftTube, body: Body, full: bool) -> Mesh:
    """The tube along the centreline between the cuts, its ends cut flat."""
    placement = shape.placement
    levels = np.linspace(placement.inferior_mm, placement.superior_mm, 80 if full else 30)
    clock = np.arange(72 if full else 36) * (360.0 / (72 if full else 36))
    rings = on_graft(body, levels[:, None], clock[None, :], placement.outer_radius_mm)
    if shape.pinch_mm is not None:
        rings = _pinched(rings, levels, body, shape.pinch_mm)
    return ringed_surface(rings)


def _pinched(rings: Floats, levels: Floats, body: Body, place_mm: float) -> Floats:
    """Rings (n, m, 3) of the tube at levels (n,), flattened under a clamp's jaws."""
    centre, front = body.cava.point(levels)[:, None], body.cava.frame(np.float64(place_mm))[1]
    share = np.exp(-(((levels - place_mm) / _GRIP_MM) ** 2))[:, None, None]
    return centre + flattened(rings - centre, front, share)


def rings_mesh(shape: GraftRings, body: Body, full: bool) -> Mesh:
    """External rings, those of the bench card."""
    placement = shape.placement
    levels = ring_levels(placement.inferior_mm, placement.superior_mm, shape.gaps)
    if not levels:
        return NO_MESH
    sides = 60 if full else 30
    at = np.array(levels)
    paths = on_graft(body, at[:, None], np.arange(sides)[None, :] * (360.0 / sides), placement.outer_radius_mm + 0.2)
    return rings_along(paths, _RING_BEAD_MM, 6, body.cava.tangent(at))


def branch_mesh(at: BranchTube, body: Body, full: bool) -> Mesh:
    """The branch from its seam on the graft to the renal stump."""
    surface = branch_surface(at.at, body)
    return ringed_surface(surface if full else surface[::2, ::3])


def branch_rings_mesh(shape: BranchRings, body: Body, full: bool) -> Mesh:
    """The rings of a branch of ringed graft, clear of both suture lines."""
    surface = branch_surface(shape.at, body)[:, :: 2 if full else 4]
    centres = surface.mean(axis=1)
    run = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(centres, axis=0), axis=1))])
    stops = np.arange(RING_PITCH_MM + 3.0, run[-1] - 4.0, RING_PITCH_MM)
    if not len(stops):
        return NO_MESH
    chosen = [int(np.argmin(np.abs(run - stop))) for stop in stops]
    middle = centres[chosen]
    paths = middle[:, None] + (surface[chosen] - middle[:, None]) * 1.03
    return rings_along(paths, _RING_BEAD_MM * 0.85, 6, centres[np.array(chosen) + 1] - middle)


def hole_mesh(shape: HolePatch, body: Body) -> Mesh:
    """A patch on the wall within the seam, a hair above it, closed by a second one below."""
    at = shape.at
    seam = seam_in_place(at, body, 72, 0.25)
    frame = body.cava.frame(at.level_mm)
    turn = np.deg2rad(at.clock_deg)
    outward = -np.cos(turn) * frame[1] + np.sin(turn) * frame[0]
    middle = body.cava.point(at.level_mm) + (at.wall.outer_radius_mm + 0.25) * outward
    share = np.array([0.02, 0.35, 0.7, 1.0, 1.0, 0.02])[:, None, None]
    # Between the middle and the rim the patch follows the wall: its spokes are laid back onto the cylinder.
    rings = middle + share * (seam - middle)
    level = at.level_mm + (rings - middle) @ frame[2]
    axis = body.cava.point(level)
    spoke = rings - axis
    lift = np.array([0.25, 0.25, 0.25, 0.25, -0.4, -0.4])[:, None, None]
    spoke *= (at.wall.outer_radius_mm + lift) / np.linalg.norm(spoke, axis=2, keepdims=True)
    mesh = ringed_surface(axis + spoke)
    return mesh if volume(mesh) > 0 else ringed_surface((axis + spoke)[:, ::-1])


def on_graft(body: Body, level: Floats, clock_deg: Floats, radius_mm: float) -> Floats:
    """Points (..., 3) on the graft's wall in place: the bench's straight tube carried by the centreline's frame."""
    level, clock_deg = np.broadcast_arrays(level, clock_deg)
    frame = body.cava.frame(level)
    turn = np.deg2rad(clock_deg)[..., None]
    return body.cava.point(level) + radius_mm * (-np.cos(turn) * frame[..., 1, :] + np.sin(turn) * frame[..., 0, :])


def seam_in_place(at: BranchPlacement, body: Body, count: int, lift_mm: float = 0.0) -> Floats:
    """`count` points (count, 3) of the seam on the graft's wall in place, once round, from its inferior side."""
    seam = compute_seam(at.branch)
    arc = np.linspace(0, len(seam.points) - 1, count, endpoint=False)
    x, y, z = (np.interp(arc, np.arange(len(seam.points)), seam.points[:, k]) for k in range(3))
    # In the seam's frame y points with falling clock positions.
    swing = seam.branch.pierce_deg - np.rad2deg(np.arctan2(y, z))
    return on_graft(body, at.level_mm + x, at.clock_deg + swing, at.wall.outer_radius_mm + lift_mm)


@lru_cache(maxsize=16)
def branch_surface(at: BranchPlacement, body: Body) -> Floats:
    """Rings (STATIONS, 96, 3) of a branch from its seam to the rim at the stump: mesh, rings and sutures come from them."""
    sides = 96
    seam, centres = seam_in_place(at, body, sides), _centres(at, body)
    # The seam's spokes are carried along the axis without twist, however far it turns.
    ahead, one, other = (frame[:, None] for frame in parallel_frames(centres))
    spoke = seam - centres[0]
    flat = (spoke @ one[0, 0])[:, None] * one + (spoke @ other[0, 0])[:, None] * other
    u, across = np.linspace(0, 1, STATIONS)[:, None, None], np.linalg.norm(flat, axis=2, keepdims=True)
    wanted = (1 - u) * at.branch.base_diameter_mm / 2 + u * at.branch.tip_diameter_mm / 2
    near = (1 - u) ** 3
    rings: Floats = centres[:, None] + flat / across * (near * across + (1 - near) * wanted)
    rings += near * (spoke @ ahead[0, 0])[:, None] * ahead
    return rings


def _centres(at: BranchPlacement, body: Body) -> Floats:
    """The axis (STATIONS, 3) of a branch: the plan's in the body, straight on the bench."""
    if not at.wall.bench and not at.own_vein:
        return branch_axis(body, at.vein_id, at.stump_mm, at.branch, at.level_mm, at.clock_deg)
    takeoff = np.deg2rad(at.branch.takeoff_deg)
    outward = body.cava.direction(at.level_mm, at.clock_deg + at.branch.pierce_deg)
    ahead = np.sin(takeoff) * outward - np.cos(takeoff) * body.cava.frame(at.level_mm)[2]
    start = on_graft(body, np.array(at.level_mm), np.array(at.clock_deg), at.wall.outer_radius_mm)
    if at.wall.bench:
        return start + np.linspace(0.0, at.branch.length_mm, STATIONS)[:, None] * ahead
    return vein_axis(body, at.vein_id, at.stump_mm, start, ahead)
