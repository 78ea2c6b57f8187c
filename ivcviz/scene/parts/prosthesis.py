"""The parts of the planned graft: tube, rings, branches and suture lines."""

from ivcviz.plan.model import Plan, PlannedRenalVein
from ivcviz.plan.reconstruction.graft_rings import ring_gaps
from ivcviz.scene.model import Part
from ivcviz.scene.shapes import (
    BranchRings,
    BranchTube,
    CavalSuture,
    GraftLie,
    GraftRings,
    GraftTube,
    Placed,
    SeamSuture,
    StumpSuture,
    Wall,
)


def prosthesis_parts(plan: Plan, lie: GraftLie) -> list[Part]:
    """Tube, rings and caval sutures, then each renal vein's reconstruction."""
    assert plan.graft is not None
    spec = plan.case.anatomy
    sewn = [(vein, placed(plan, vein, lie)) for vein in plan.renal_veins if vein.hole is not None and vein.branch is not None]
    parts = [Part("graft", "Graft", GraftTube(spec, lie), "ptfe", "graft")]
    if plan.graft.ringed:
        rings = GraftRings(spec, lie, ring_gaps(plan))
        parts.append(Part("graft-rings", "External rings", rings, "ring", "graft"))
    wall = Wall(lie.outer_radius_mm, lie.bench)
    for end, level in (("inferior", lie.inferior_mm), ("superior", lie.superior_mm)):
        suture = CavalSuture(spec, wall, level, end == "superior")
        parts.append(Part(f"suture-{end}", f"{end.capitalize()} anastomosis", suture, "suture", "graft"))
    for vein, at in sewn:
        parts += _branch_parts(vein, at, plan.graft.ringed)
    return parts


def placed(plan: Plan, vein: PlannedRenalVein, lie: GraftLie) -> Placed:
    """The branch of a vein where it stands on the graft in place."""
    assert vein.hole is not None
    assert vein.branch is not None
    # Rounded to a nanometre: the same place again when only the graft's superior end has moved.
    level = round(lie.superior_mm - vein.hole.centre_from_superior_end_mm, 6)
    wall = Wall(lie.outer_radius_mm, lie.bench)
    stump, own = vein.stump_along_mm or 0.0, vein.method.piece is None
    return Placed(plan.case.anatomy, wall, vein.branch, level, vein.hole.clock_deg, vein.id, stump, own)


def _branch_parts(vein: PlannedRenalVein, at: Placed, ringed: bool) -> list[Part]:
    seam = Part(f"seam-{vein.id}", "Suture line", SeamSuture(at), "suture", "graft")
    if vein.method.piece is None:
        # The native stump itself is drawn down to the opening: the branch is vein, not prosthesis.
        return [Part(f"branch-{vein.id}", "Renal vein in the opening", BranchTube(at), "vein", "graft"), seam]
    parts = [Part(f"branch-{vein.id}", "Side branch", BranchTube(at), "ptfe", "graft"), seam]
    if ringed:
        parts.append(Part(f"branch-rings-{vein.id}", "Rings", BranchRings(at), "ring", "graft"))
    parts.append(Part(f"suture-{vein.id}", "Suture line", StumpSuture(at), "suture", "graft"))
    return parts


def lie_of(plan: Plan) -> GraftLie:
    """Where the planned graft lies in place, with its outer radius."""
    assert plan.graft is not None
    graft = plan.graft
    return GraftLie(graft.inferior_mm, graft.superior_mm, graft.outer_diameter_mm / 2)
