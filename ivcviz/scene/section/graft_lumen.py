"""The lumen of a planned graft and its branches in the axial plane."""

from functools import lru_cache

import numpy as np

from ivcviz.anatomy.body import Body
from ivcviz.geometry.arrays import Floats
from ivcviz.geometry.mesh import Mesh, ringed_surface
from ivcviz.geometry.slicing import outlines
from ivcviz.plan.model import Plan
from ivcviz.plan.operation.operative_field import Situs
from ivcviz.plan.reconstruction.pieces import wall_mm_of
from ivcviz.scene.meshes.graft import branch_surface
from ivcviz.scene.parts.prosthesis import branch_is_there, branch_placement, placement_of, sewn_ends
from ivcviz.scene.parts.tumour import drawn_from
from ivcviz.scene.section.place import in_plane
from ivcviz.scene.shapes import BranchPlacement

_INTO_GRAFT_MM, _INTO_VEIN_MM = 5.0, 1.4  # that a bore is longer than its branch


def graft_lumens(plan: Plan, situs: Situs, level_mm: float) -> tuple[Floats, ...]:
    """Loops of the lumen at a level, of the graft that is in place and of the branches that the plane meets; they overlap at a
    hole."""
    if plan.graft is None or not sewn_ends(situs):
        return ()
    grafted = grafted_at(plan, situs, level_mm)
    lumens = [in_plane(plan.body, level_mm, plan.graft.diameter_mm / 2)] if grafted else []
    height = float(plan.body.cava.height(level_mm))
    for vein in plan.renal_veins:
        if vein.hole is not None and vein.branch is not None and branch_is_there(situs, vein):
            at = branch_placement(plan, vein, placement_of(plan))
            piece = vein.piece
            wall_mm = plan.graft.wall_mm if piece is None else wall_mm_of(plan.graft, piece)
            lumens += outlines(_bore(at, plan.body, wall_mm), height)
    return tuple(lumens)


def grafted_at(plan: Plan, situs: Situs, level_mm: float) -> bool:
    """Whether the graft is in place and lies at a level."""
    graft = plan.graft
    if graft is None or not sewn_ends(situs):
        return False
    return drawn_from(plan, graft.inferior_mm) <= level_mm <= graft.superior_mm


@lru_cache(maxsize=8)
def _bore(at: BranchPlacement, body: Body, wall_mm: float) -> Mesh:
    """The inside of a branch, longer at both ends than its wall, so that it opens into the graft and into the stump."""
    rings = branch_surface(at, body)[:, ::2]
    centres = rings.mean(axis=1)
    spokes = rings - centres[:, None]
    size = np.linalg.norm(spokes, axis=2, keepdims=True)
    inner = centres[:, None] + spokes * (1.0 - wall_mm / np.maximum(size, 2 * wall_mm))
    ahead = [(b - a) / np.linalg.norm(b - a) for a, b in (centres[:2], centres[-2:])]
    first, last = inner[:1] - _INTO_GRAFT_MM * ahead[0], inner[-1:] + _INTO_VEIN_MM * ahead[1]
    return ringed_surface(np.concatenate([first, inner, last]))
