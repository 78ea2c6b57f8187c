"""The ledger's steps on the bench and at the anastomoses: what is cut from the prosthesis, and what is sewn to what."""

from collections.abc import Iterator
from math import pi

from ivcviz.geometry.branch import sector
from ivcviz.geometry.seam import Branch
from ivcviz.plan.bench.card import BenchCard
from ivcviz.plan.bench.patterns import ConePattern, HolePattern, patch_pattern
from ivcviz.plan.model import Plan, PlannedGraft, PlannedPatch, PlannedRenalVein
from ivcviz.plan.operation.ledger_model import Figure, Step, figures
from ivcviz.plan.reconstruction.renal_outcome import choice_of, in_order, name_of
from ivcviz.plan.reconstruction.stumps import stump_of
from ivcviz.terms.renal_methods import Piece

Patterns = dict[PlannedRenalVein, tuple[HolePattern, ConePattern | None]]  # of the bench card, by renal vein


def bench_steps(plan: Plan, patterns: Patterns) -> Iterator[Step]:
    """Graft, side branches, then openings, as in the paper's section 2.4; or the patch."""
    if plan.graft is not None:
        yield from _graft(plan.graft)
    elif plan.patch is not None:
        yield _patch(plan.patch)
    for vein, (hole, cone) in patterns.items():
        if vein.method.piece is not None:
            yield from _branch(plan, vein, vein.method.piece, hole, cone)
    for vein, (hole, _) in patterns.items():
        if vein.method.piece is None:
            yield _hole(plan, vein, hole)


def patterns_of(plan: Plan, card: BenchCard | None) -> Patterns:
    """The bench card's patterns by renal vein, in the order in which they are cut; none without a card."""
    if card is None:
        return {}
    cones = {cone.vein_id: cone for cone in card.cones}
    found = {hole.vein_id: (hole, cones.get(hole.vein_id)) for hole in card.holes}
    return {vein: found[vein.id] for vein in in_order(plan) if vein.id in found}


def sewing_step(plan: Plan, about: str) -> Step:
    """The seam of a phase of the timeline: an end of the cava, or a renal vein."""
    if about in ("superior", "inferior"):
        return _caval_seam(plan, about)
    vein = next(vein for vein in plan.renal_veins if vein.id == about)
    assert vein.stump_along_mm is not None
    name, suture = name_of(plan, vein), choice_of(plan, vein.id).suture
    stump = pi * stump_of(plan.body, vein.id, vein.stump_along_mm).diameter_mm
    bringing = (
        ("circumference of the stump", stump),
        ("gap, stump to graft", vein.gap_mm),
        ("to be brought nearer", vein.reach_mm),
    )
    if vein.hole is None:
        return Step("implanted", "sew", f"{name} to the graft", figures(*bringing), vein.refusal or suture)
    if vein.method.piece is None:
        seam = None if vein.seam is None else vein.seam.length_mm
        return Step("implanted", "sew", f"{name} to its {vein.method.joint}", figures(("seam", seam), *bringing), suture)
    rim = None if vein.branch is None else pi * vein.branch.tip_diameter_mm
    return Step("implanted", "sew", f"{name} to its {vein.method.name}", figures(("rim", rim), *bringing), suture)


def _graft(graft: PlannedGraft) -> Iterator[Step]:
    yield Step(
        "bench",
        "measure",
        "length of the graft in situ",
        figures(("estimate, along the intact centreline", graft.length_mm)),
        "retractors off, liver back, tube just straight",
    )
    kind = f"{'ringed ' if graft.ringed else ''}{graft.substitute.graft}"
    sizes = figures(
        ("inner diameter", graft.diameter_mm),
        ("wall", graft.wall_mm),
        ("outer diameter", graft.outer_diameter_mm),
        ("outer circumference", pi * graft.outer_diameter_mm),
    )
    yield Step("bench", "prepare", kind, sizes)


def _patch(patch: PlannedPatch) -> Step:
    flat = patch_pattern(patch)
    sizes = figures(("length", flat.length_mm), ("width", flat.width_mm), ("edge, each side", flat.edge_mm))
    return Step("bench", "cut", f"patch of {patch.substitute.name}", sizes)


def _branch(plan: Plan, vein: PlannedRenalVein, piece: Piece, hole: HolePattern, cone: ConePattern | None) -> Iterator[Step]:
    """The piece, cut from its pattern and closed or made ready as it is; its hole, and the seam between them."""
    name = f"{vein.method.name} for the {name_of(plan, vein)}"
    made_of = "" if piece.of is None else f"of {piece.of.name}"
    if cone is not None:
        yield from _unrolled(cone, name, made_of)
    elif vein.branch is not None:
        yield Step("bench", "prepare", name, _sizes(vein.branch), made_of)
    yield _hole(plan, vein, hole)
    yield Step("bench", "sew", f"{name} to its hole", figures(("seam", hole.seam_mm)), choice_of(plan, vein.id).suture)


def _sizes(branch: Branch) -> tuple[Figure, ...]:
    return figures(
        ("base diameter", branch.base_diameter_mm),
        ("tip diameter", branch.tip_diameter_mm),
        ("length along its axis", branch.length_mm),
        ("take-off from the inferior direction", branch.takeoff_deg, "deg"),
        ("offset of the axes", branch.offset_mm),
    )


def _unrolled(cone: ConePattern, name: str, made_of: str) -> Iterator[Step]:
    """The flat pattern is cut, and its straight edges are sewn to one another."""
    angle, to_base, to_tip = sector(cone.branch) or (None, None, None)
    straight = "" if angle is not None else "no taper: a straight tube, whose flat pattern is no sector"
    flat = figures(
        ("sector angle of the flat pattern", angle, "deg"),
        ("apex to base circle", to_base),
        ("apex to tip", to_tip),
        ("rim", cone.rim_mm),
        ("saddle depth", cone.saddle_mm),
    )
    note = "; ".join(filter(None, (made_of, straight)))
    yield Step("bench", "cut", f"flat pattern of the {name}", _sizes(cone.branch) + flat, note)
    edge = figures(("closing edge", cone.edge_mm))
    yield Step("bench", "sew", f"closing edge of the {name}", edge, f"on its {cone.closing} side")


def _hole(plan: Plan, vein: PlannedRenalVein, hole: HolePattern) -> Step:
    return Step(
        "bench",
        "cut",
        f"hole (graftotomy) for the {name_of(plan, vein)}",
        figures(
            ("centre from the superior end", hole.from_superior_end_mm),
            ("centre along the wall from the anterior line, with the clock", hole.along_wall_mm),
            ("clock position", hole.clock_deg, "deg"),
            ("width", hole.width_mm),
            ("height", hole.height_mm),
        ),
        "clock as on CT, seen from the feet",
    )


def _caval_seam(plan: Plan, end: str) -> Step:
    assert plan.resection is not None
    level = plan.resection.superior_mm if end == "superior" else plan.resection.inferior_mm
    native = plan.body.cava.perimeter_diameter(level)
    around = ("perimeter of the cava", None if native is None else pi * float(native))
    if plan.graft is not None:
        sizes = figures(("outer circumference of the graft", pi * plan.graft.outer_diameter_mm), around)
        return Step("implanted", "sew", f"{end} end of the graft to the cava", sizes)
    if plan.case.resection.kind.takes_wall:
        return Step("implanted", "sew", f"{end} end of the patch to the wall of the cava")
    return Step("implanted", "close", f"{end} stump of the cava", figures(around))
