"""What is cut from the prosthesis on the bench: graft, side branches, then openings, as in the paper's section 2.4; or the
patch."""

from collections.abc import Iterator
from math import pi

from ivcviz.geometry.branch import sector
from ivcviz.geometry.seam import Branch, Seam
from ivcviz.messages.sentences import Message, Wording, joined, say
from ivcviz.plan.bench.measures import CLOSING, along_wall_mm, closing_edge_mm
from ivcviz.plan.model import Plan, PlannedGraft, PlannedPatch, PlannedRenalVein
from ivcviz.plan.operation.act import GRAFT, PATCH, Act, Measure, Thing, figures
from ivcviz.plan.operation.acts_sewing import SUTURE
from ivcviz.plan.operation.sources import OWN, PAPER, source_of_piece
from ivcviz.plan.reconstruction.renal_outcome import in_order, kidney_is_taken, plan_for_vein
from ivcviz.plan.wording.names import END_WORDS
from ivcviz.terms.renal_methods import Piece
from ivcviz.terms.substitutes import PTFE


def bench_acts(plan: Plan) -> Iterator[Act]:
    """The acts of the bench work in order, with the same measures that the bench card prints."""
    if plan.graft is not None:
        yield from _graft(plan.graft)
    elif plan.patch is not None:
        yield _patch(plan.patch)
    fitted = [
        vein
        for vein in in_order(plan)
        if vein.hole is not None and vein.branch is not None and not kidney_is_taken(plan, vein.side)
    ]
    for vein in fitted:
        if vein.piece is not None:
            yield from _piece(plan, vein, vein.piece)
    yield from (_hole(vein) for vein in fitted if vein.piece is None)


def _graft(graft: PlannedGraft) -> Iterator[Act]:
    length = figures((say("estimate, along the intact centreline"), graft.length_mm))
    note = say("retractors off, liver back, tube just straight: ____ mm")
    yield Act("bench", "measure", GRAFT, sizes=length, note=note, source=OWN)
    if graft.substitute.form_of(graft.diameter_mm) != "tube":
        yield from _rolled(graft)
    sizes = figures(
        (say("inner diameter"), graft.diameter_mm),
        (say("wall"), graft.wall_mm),
        (say("outer diameter"), graft.outer_diameter_mm),
        (say("outer circumference"), pi * graft.outer_diameter_mm),
    )
    yield Act("bench", "prepare", GRAFT, sizes=sizes, source=PAPER if graft.substitute is PTFE else OWN)


def _rolled(graft: PlannedGraft) -> Iterator[Act]:
    """A flat sheet, of one piece or of panels, and its two long edges, which make a tube of it."""
    girth = pi * graft.outer_diameter_mm
    flat = figures((say("length"), graft.length_mm), (say("width, without allowance"), girth))
    note: Wording = ""
    needed = graft.substitute.vein_needed_mm(pi * graft.diameter_mm, graft.length_mm)
    if needed is not None:
        note = say("opened vein, sewn side by side or as a spiral")
    yield Act("bench", "shape", GRAFT, sizes=flat + _vein(needed), note=note, source=OWN)
    yield Act("bench", "close-edge", GRAFT, sizes=figures((say("closing edge"), graft.length_mm)), source=OWN)


def _vein(needed_mm: tuple[float, float] | None) -> tuple[Measure, ...]:
    """How much of a narrow vein is taken for it."""
    if needed_mm is None:
        return ()
    return figures((say("vein that it takes, at least"), needed_mm[0]), (say("vein that it takes, at most"), needed_mm[1]))


def _patch(patch: PlannedPatch) -> Act:
    from ivcviz.plan.bench.patterns import patch_pattern

    flat = patch_pattern(patch)
    sizes = figures((say("length"), flat.length_mm), (say("width"), flat.width_mm), (say("edge, each side"), flat.edge_mm))
    needed = patch.substitute.vein_needed_mm(patch.width_mm, patch.length_mm) if patch.substitute.form == "panels" else None
    return Act("bench", "shape", PATCH, sizes=sizes + _vein(needed), source=OWN)


def _piece(plan: Plan, vein: PlannedRenalVein, piece: Piece) -> Iterator[Act]:
    """The piece, cut from its pattern and closed or made ready as it is; its hole, and the seam between them."""
    thing, seam = Thing("branch", vein.id), vein.seam
    assert vein.branch is not None
    assert seam is not None
    made_of = None if piece.of is None else say("of {substitute}", substitute=piece.of.name)
    if piece.unrolled:
        yield from _unrolled(vein, vein.branch, seam, made_of)
    else:
        yield Act("bench", "prepare", thing, sizes=_sizes(vein.branch), note=made_of or "", source=source_of_piece(vein))
    yield _hole(vein)
    along = figures((say("seam"), seam.length_mm))
    suture = plan_for_vein(plan, vein.id).suture or SUTURE
    yield Act("bench", "sew", thing, Thing("hole", vein.id), sizes=along, note=suture, source=source_of_piece(vein))


def _sizes(branch: Branch) -> tuple[Measure, ...]:
    return figures(
        (say("base diameter"), branch.base_diameter_mm),
        (say("tip diameter"), branch.tip_diameter_mm),
        (say("length along its axis"), branch.length_mm),
        (say("take-off from the inferior direction"), branch.takeoff_deg, "deg"),
        (say("offset of the axes"), branch.offset_mm),
    )


def _unrolled(vein: PlannedRenalVein, branch: Branch, seam: Seam, made_of: Message | None) -> Iterator[Act]:
    """The flat pattern is cut, and its straight edges are sewn to one another."""
    angle, to_base, to_tip = sector(branch) or (None, None, None)
    straight = None if angle is not None else say("no taper: a straight tube, whose flat pattern is no sector")
    flat = figures(
        (say("sector angle of the flat pattern"), angle, "deg"),
        (say("apex to base circle"), to_base),
        (say("apex to tip"), to_tip),
        (say("rim"), pi * branch.tip_diameter_mm),
        (say("saddle depth"), seam.saddle_mm),
    )
    notes = [words for words in (made_of, straight) if words is not None]
    note = joined(notes, "; ") if notes else ""
    yield Act("bench", "shape", Thing("pattern", vein.id), sizes=_sizes(branch) + flat, note=note, source=source_of_piece(vein))
    edge = figures((say("closing edge"), closing_edge_mm(branch, CLOSING)))
    side = say("on its {end} side", end=END_WORDS[CLOSING])
    yield Act("bench", "close-edge", Thing("branch", vein.id), sizes=edge, note=joined((side, SUTURE), "; "), source=OWN)


def _hole(vein: PlannedRenalVein) -> Act:
    hole = vein.hole
    assert hole is not None
    assert vein.branch is not None
    sizes = figures(
        (say("centre from the superior end"), hole.centre_from_superior_end_mm),
        (say("centre along the wall from the anterior line, with the clock"), along_wall_mm(vein.branch, hole.clock_deg)),
        (say("clock position"), hole.clock_deg, "deg"),
        (say("width"), hole.width_mm),
        (say("height"), hole.height_mm),
    )
    note = say("clock as on CT, seen from the feet")
    return Act("bench", "shape", Thing("hole", vein.id), sizes=sizes, note=note, source=source_of_piece(vein))
