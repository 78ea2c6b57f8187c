"""What is cut from the prosthesis on the bench: graft, side branches, then openings, as in the paper's section 2.4; or the
patch."""

from collections.abc import Iterator
from math import pi

from ivcviz.geometry.branch import sector
from ivcviz.plan.bench.card import cones_and_holes
from ivcviz.plan.bench.patterns import ConePattern, HolePattern, patch_pattern
from ivcviz.plan.model import Plan, PlannedGraft, PlannedPatch, PlannedRenalVein
from ivcviz.plan.operation.act import GRAFT, PATCH, Act, Thing, figures
from ivcviz.plan.operation.sources import OWN
from ivcviz.plan.reconstruction.renal_outcome import choice_of, in_order

Patterns = dict[PlannedRenalVein, tuple[HolePattern, ConePattern | None]]


def patterns_of(plan: Plan) -> Patterns:
    """The bench card's patterns by renal vein, in the order in which they are cut."""
    cones, holes = cones_and_holes(plan)
    cone_of, hole_of = {cone.vein_id: cone for cone in cones}, {hole.vein_id: hole for hole in holes}
    return {vein: (hole_of[vein.id], cone_of.get(vein.id)) for vein in in_order(plan) if vein.id in hole_of}


def bench_acts(plan: Plan, patterns: Patterns) -> Iterator[Act]:
    """The bench work in order."""
    if plan.graft is not None:
        yield from _graft(plan.graft)
    elif plan.patch is not None:
        yield _patch(plan.patch)
    for vein, (hole, cone) in patterns.items():
        if cone is not None:
            yield from _branch(plan, vein, hole, cone)
    for vein, (hole, cone) in patterns.items():
        if cone is None:
            yield _hole(vein, hole)


def _graft(graft: PlannedGraft) -> Iterator[Act]:
    length = figures(("estimate, along the intact centreline", graft.length_mm))
    note = "retractors off, liver back, tube just straight"
    yield Act("bench", "measure", GRAFT, sizes=length, note=note, source=OWN)
    sizes = figures(
        ("inner diameter", graft.diameter_mm),
        ("wall", graft.wall_mm),
        ("outer diameter", graft.outer_diameter_mm),
        ("outer circumference", pi * graft.outer_diameter_mm),
    )
    yield Act("bench", "prepare", GRAFT, sizes=sizes)


def _patch(patch: PlannedPatch) -> Act:
    flat = patch_pattern(patch)
    sizes = figures(("length", flat.length_mm), ("width", flat.width_mm), ("edge, each side", flat.edge_mm))
    return Act("bench", "shape", PATCH, sizes=sizes, source=OWN)


def _branch(plan: Plan, vein: PlannedRenalVein, hole: HolePattern, cone: ConePattern) -> Iterator[Act]:
    """Pattern, closing seam, hole, and the seam between them."""
    branch, thing = cone.branch, Thing("branch", vein.id)
    angle, to_base, to_tip = sector(branch) or (None, None, None)
    sizes = figures(
        ("base diameter", branch.base_diameter_mm),
        ("tip diameter", branch.tip_diameter_mm),
        ("length along its axis", branch.length_mm),
        ("take-off from the inferior direction", branch.takeoff_deg, "deg"),
        ("offset of the axes", branch.offset_mm),
        ("sector angle of the flat pattern", angle, "deg"),
        ("apex to base circle", to_base),
        ("apex to tip", to_tip),
        ("rim", cone.rim_mm),
        ("saddle depth", cone.saddle_mm),
    )
    note = "" if angle is not None else "no taper: a straight tube, whose flat pattern is no sector"
    yield Act("bench", "shape", Thing("pattern", vein.id), sizes=sizes, note=note)
    edge = figures(("closing edge", cone.edge_mm))
    yield Act("bench", "close-edge", thing, sizes=edge, note=f"on its {cone.closing} side")
    yield _hole(vein, hole)
    seam, suture = figures(("seam", cone.seam_mm)), choice_of(plan, vein.id).suture
    yield Act("bench", "sew", thing, Thing("hole", vein.id), sizes=seam, note=suture)


def _hole(vein: PlannedRenalVein, hole: HolePattern) -> Act:
    sizes = figures(
        ("centre from the superior end", hole.from_superior_end_mm),
        ("centre along the wall from the anterior line, with the clock", hole.along_wall_mm),
        ("clock position", hole.clock_deg, "deg"),
        ("width", hole.width_mm),
        ("height", hole.height_mm),
    )
    return Act("bench", "shape", Thing("hole", vein.id), sizes=sizes, note="clock as on CT, seen from the feet")
