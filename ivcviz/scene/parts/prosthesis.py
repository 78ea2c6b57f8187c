"""The parts of the planned graft: tube, rings, branches and suture lines."""

from ivcviz.anatomy.small_courses import COMMON_ILIAC_VEINS
from ivcviz.messages.sentences import capital, say
from ivcviz.plan.model import Plan, PlannedGraft, PlannedRenalVein
from ivcviz.plan.operation.act import Thing, renal_vein
from ivcviz.plan.operation.operative_field import Situs
from ivcviz.plan.reconstruction.graft_rings import ring_gaps
from ivcviz.plan.reconstruction.pieces import is_ringed, substitute_of
from ivcviz.plan.reconstruction.renal_outcome import into_opening
from ivcviz.scene.model import Part
from ivcviz.scene.palette import rgb
from ivcviz.scene.parts.clamps import graft_pinch
from ivcviz.scene.parts.removed import iliac_method
from ivcviz.scene.parts.tumour import drawn_from, iliac_of
from ivcviz.scene.shapes import (
    BranchPlacement,
    BranchRings,
    BranchTube,
    CavalEnd,
    CavalSuture,
    GraftPlacement,
    GraftRings,
    GraftTube,
    HolePatch,
    SeamSuture,
    StumpSuture,
    WallUnderBranch,
)
from ivcviz.terms.iliac_methods import GRAFT_END
from ivcviz.terms.renal_methods import Piece

_ANASTOMOSES = {"inferior": say("Inferior anastomosis"), "superior": say("Superior anastomosis")}
_CLAMP_MM = 8.0  # to either side of a clamp on the graft no ring is drawn (by eye)


def sewn_ends(situs: Situs) -> tuple[CavalEnd, ...]:
    """The ends of the graft that are sewn to the cava; it lies in place from the first on."""
    ends: tuple[CavalEnd, ...] = ("inferior", "superior")
    return tuple(end for end in ends if Thing("graft-end", end) in situs.sewn)


def prosthesis_parts(plan: Plan, situs: Situs) -> list[Part]:
    """Tube, rings and caval sutures, then each renal vein's reconstruction; nothing before it is sewn in."""
    sewn = sewn_ends(situs)
    if plan.graft is None or not sewn:
        return []
    spec, placement, clamp = plan.case.anatomy, placement_of(plan), graft_pinch(plan, situs)
    parts = [Part("graft", say("Graft"), GraftTube(spec, placement, clamp), plan.graft.substitute.material, "graft")]
    if plan.graft.ringed:
        under = () if clamp is None else ((clamp - _CLAMP_MM, clamp + _CLAMP_MM),)
        rings = GraftRings(spec, placement, (*ring_gaps(plan), *under))
        parts.append(Part("graft-rings", say("External rings"), rings, "ring", "graft"))
    wall = WallUnderBranch(placement.outer_radius_mm, placement.bench)
    for end, level in (("inferior", placement.inferior_mm), ("superior", placement.superior_mm)):
        if end in sewn and has_place(plan, end):
            suture = CavalSuture(spec, wall, level, end == "superior", iliac_of(plan, level))
            parts.append(Part(f"suture-{end}", _ANASTOMOSES[end], suture, "suture", "graft"))
    for vein in plan.renal_veins:
        if vein.hole is not None and vein.branch is not None:
            parts += _branch_parts(plan.graft, vein, branch_placement(plan, vein, placement), situs)
    return parts


def has_place(plan: Plan, end: CavalEnd) -> bool:
    """Whether there is something that an end of the graft is sewn to: below the confluence only an iliac vein that is named and
    of which the plan says that it is brought to the graft's end."""
    assert plan.graft is not None
    if end == "superior" or plan.graft.inferior_mm >= 0.0:
        return True
    side = plan.case.tumour.iliac_side
    return side is not None and iliac_method(plan, COMMON_ILIAC_VEINS[side]) is GRAFT_END


def branch_is_there(situs: Situs, vein: PlannedRenalVein) -> bool:
    """Whether a vein's branch stands on the graft that is in place; where the branch is the vein itself, once it is sewn."""
    return not into_opening(vein) or renal_vein(vein.id) in situs.sewn


def branch_placement(plan: Plan, vein: PlannedRenalVein, placement: GraftPlacement) -> BranchPlacement:
    """The branch of a vein where it stands on the graft in place."""
    assert vein.hole is not None
    assert vein.branch is not None
    # Rounded to a nanometre: the same place again when only the graft's superior end has moved.
    level = round(placement.superior_mm - vein.hole.centre_from_superior_end_mm, 6)
    wall = WallUnderBranch(placement.outer_radius_mm, placement.bench)
    stump, own = vein.stump_along_mm or 0.0, into_opening(vein)
    return BranchPlacement(plan.case.anatomy, wall, vein.branch, level, vein.hole.clock_deg, vein.id, stump, own)


def _branch_parts(graft: PlannedGraft, vein: PlannedRenalVein, at: BranchPlacement, situs: Situs) -> list[Part]:
    """What brings a vein to the graft; the opening alone, or the branch without its far suture, while that is not sewn."""
    if not branch_is_there(situs, vein):
        return [Part(f"hole-{vein.id}", say("Graftotomy"), HolePatch(at), "lumen", "graft")]
    seam = Part(f"seam-{vein.id}", say("Suture line"), SeamSuture(at), "suture", "graft")
    piece = vein.piece
    if piece is None:
        # The native stump itself is drawn down to the opening: the branch is vein, not prosthesis.
        return [
            Part(
                f"branch-{vein.id}",
                say("Renal vein in the {joint}", joint=vein.method.joint or ""),
                BranchTube(at),
                "vein",
                "graft",
            ),
            seam,
        ]
    parts = [branch_part(graft, vein, piece, at), seam]
    if is_ringed(graft, piece):
        parts.append(Part(f"branch-rings-{vein.id}", say("Rings"), BranchRings(at), "ring", "graft"))
    if renal_vein(vein.id) in situs.sewn:
        parts.append(Part(f"suture-{vein.id}", say("Suture line"), StumpSuture(at), "suture", "graft"))
    return parts


def branch_part(graft: PlannedGraft, vein: PlannedRenalVein, piece: Piece, at: BranchPlacement) -> Part:
    """The piece between the graft and a renal vein, in the material that it is made of."""
    assert vein.method.joint is not None
    return Part(f"branch-{vein.id}", capital(vein.method.joint), BranchTube(at), substitute_of(graft, piece).material, "graft")


def graft_colour(plan: Plan) -> tuple[float, float, float]:
    """Red, green, blue in [0, 1] of the planned graft's material."""
    assert plan.graft is not None
    return rgb(plan.graft.substitute.material)


def placement_of(plan: Plan) -> GraftPlacement:
    """Where the planned graft lies in place, with its outer radius."""
    assert plan.graft is not None
    graft = plan.graft
    iliac = iliac_of(plan, graft.inferior_mm)
    return GraftPlacement(drawn_from(plan, graft.inferior_mm), graft.superior_mm, graft.outer_diameter_mm / 2, iliac=iliac)
