"""What is cut from the prosthesis on the bench: graft, side branches, then openings, as in the paper's section 2.4; or the
patch."""

from collections.abc import Iterator
from math import pi

from ivcviz.geometry.branch import sector
from ivcviz.geometry.seam import Branch, Seam
from ivcviz.plan.bench.patterns import Closing, along_wall_mm, closing_edge_mm, patch_pattern
from ivcviz.plan.model import Plan, PlannedGraft, PlannedPatch, PlannedRenalVein
from ivcviz.plan.operation.act import GRAFT, PATCH, Act, Figure, Thing, figures
from ivcviz.plan.operation.sources import OWN, PAPER, source_of_piece
from ivcviz.plan.reconstruction.renal_outcome import choice_of, in_order
from ivcviz.terms.renal_methods import Piece

_CLOSING: Closing = "inferior"  # the side on which a side branch is closed, as the card has it


def bench_acts(plan: Plan) -> Iterator[Act]:
    """The bench work in order. Its figures are the plan's, from which the bench card takes them too."""
    if plan.graft is not None:
        yield from _graft(plan.graft)
    elif plan.patch is not None:
        yield _patch(plan.patch)
    fitted = [vein for vein in in_order(plan) if vein.hole is not None and vein.branch is not None]
    for vein in fitted:
        if vein.method.piece is not None:
            yield from _piece(plan, vein, vein.method.piece)
    yield from (_hole(vein) for vein in fitted if vein.method.piece is None)


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
    yield Act("bench", "prepare", GRAFT, sizes=sizes, source=PAPER if graft.substitute.is_prosthesis else OWN)


def _patch(patch: PlannedPatch) -> Act:
    flat = patch_pattern(patch)
    sizes = figures(("length", flat.length_mm), ("width", flat.width_mm), ("edge, each side", flat.edge_mm))
    return Act("bench", "shape", PATCH, sizes=sizes, source=OWN)


def _piece(plan: Plan, vein: PlannedRenalVein, piece: Piece) -> Iterator[Act]:
    """The piece, cut from its pattern and closed or made ready as it is; its hole, and the seam between them."""
    thing, seam = Thing("branch", vein.id), vein.seam
    assert vein.branch is not None
    assert seam is not None
    made_of = "" if piece.of is None else f"of {piece.of.name}"
    if piece.unrolled:
        yield from _unrolled(vein, vein.branch, seam, made_of)
    else:
        yield Act("bench", "prepare", thing, sizes=_sizes(vein.branch), note=made_of, source=source_of_piece(vein))
    yield _hole(vein)
    along = figures(("seam", seam.length_mm))
    suture = choice_of(plan, vein.id).suture
    yield Act("bench", "sew", thing, Thing("hole", vein.id), sizes=along, note=suture, source=source_of_piece(vein))


def _sizes(branch: Branch) -> tuple[Figure, ...]:
    return figures(
        ("base diameter", branch.base_diameter_mm),
        ("tip diameter", branch.tip_diameter_mm),
        ("length along its axis", branch.length_mm),
        ("take-off from the inferior direction", branch.takeoff_deg, "deg"),
        ("offset of the axes", branch.offset_mm),
    )


def _unrolled(vein: PlannedRenalVein, branch: Branch, seam: Seam, made_of: str) -> Iterator[Act]:
    """The flat pattern is cut, and its straight edges are sewn to one another."""
    angle, to_base, to_tip = sector(branch) or (None, None, None)
    straight = "" if angle is not None else "no taper: a straight tube, whose flat pattern is no sector"
    flat = figures(
        ("sector angle of the flat pattern", angle, "deg"),
        ("apex to base circle", to_base),
        ("apex to tip", to_tip),
        ("rim", pi * branch.tip_diameter_mm),
        ("saddle depth", seam.saddle_mm),
    )
    note = "; ".join(filter(None, (made_of, straight)))
    yield Act("bench", "shape", Thing("pattern", vein.id), sizes=_sizes(branch) + flat, note=note, source=source_of_piece(vein))
    edge = figures(("closing edge", closing_edge_mm(branch, _CLOSING)))
    yield Act("bench", "close-edge", Thing("branch", vein.id), sizes=edge, note=f"on its {_CLOSING} side", source=OWN)


def _hole(vein: PlannedRenalVein) -> Act:
    hole = vein.hole
    assert hole is not None
    assert vein.branch is not None
    sizes = figures(
        ("centre from the superior end", hole.centre_from_superior_end_mm),
        ("centre along the wall from the anterior line, with the clock", along_wall_mm(vein.branch, hole.clock_deg)),
        ("clock position", hole.clock_deg, "deg"),
        ("width", hole.width_mm),
        ("height", hole.height_mm),
    )
    note = "clock as on CT, seen from the feet"
    return Act("bench", "shape", Thing("hole", vein.id), sizes=sizes, note=note, source=source_of_piece(vein))
