"""The bench card: flat patterns at 1:1 of the side branches, the graft's wall with its holes, a caval patch.

All sizes are those of the graft's outer surface (inner diameter + 2 × wall): the card is wrapped round the
outside, and its patterns are seen from outside. A template without a case takes its numbers as they are.
"""

from dataclasses import dataclass
from functools import cached_property
from math import pi

from ivcviz.errors import UserError
from ivcviz.geometry.arrays import Floats
from ivcviz.geometry.seam import Branch
from ivcviz.messages.numbers import short
from ivcviz.messages.sentences import Message, for_scripts, say
from ivcviz.plan.bench.measures import CLOSING, SEWN_FIRST, Closing, End
from ivcviz.plan.bench.patterns import (
    ConePattern,
    HolePattern,
    PatchPattern,
    PatternSubject,
    cone_pattern,
    hole_pattern,
    patch_pattern,
)
from ivcviz.plan.finding import Finding
from ivcviz.plan.model import Plan, PlannedGraft
from ivcviz.plan.reconstruction.graft_rings import ring_gaps, ring_levels
from ivcviz.plan.reconstruction.pieces import wall_mm_of
from ivcviz.plan.reconstruction.renal_outcome import name_of
from ivcviz.plan.wording.fingerprint import fingerprint_of, mark_of
from ivcviz.plan.wording.named_values import named_values
from ivcviz.plan.wording.stops import head_of, refuse_gaps, stops_json
from ivcviz.terms.substitutes import Substitute

_ROUND_HOLE_MM = 25.0  # wall that is shown beyond a hole where nobody knows how long the graft is (default)


@dataclass(frozen=True, slots=True)
class GraftWall:
    """The graft whose wall is shown: its outer diameter, mm, and what else is known of it. `rings` are distances, mm, from its
    superior end, `first` is the end that is sewn first."""

    diameter_mm: float
    inner_mm: float | None = None
    wall_mm: float | None = None
    length_mm: float | None = None
    substitute: Substitute | None = None
    ringed: bool = False
    rings: tuple[float, ...] = ()
    first: End = SEWN_FIRST

    @property
    def girth_mm(self) -> float:
        return pi * self.diameter_mm

    @property
    def surface(self) -> Message:
        if self.inner_mm is None or self.wall_mm is None:
            return say("for a graft whose outer Ø is {diameter} mm", diameter=short(self.diameter_mm))
        return say(
            "outer surface, Ø {diameter} mm (inner {inner} + 2 × wall {wall})",
            diameter=short(self.diameter_mm),
            inner=short(self.inner_mm),
            wall=short(self.wall_mm),
        )


@dataclass(frozen=True, eq=False)
class BenchCard:
    """Everything that a card shows; `wall` is None where only a patch is cut, `stops` are the plan's judgements, `of_plan` is
    the plan's fingerprint ("" without a case)."""

    wall: GraftWall | None
    cones: tuple[ConePattern, ...]
    holes: tuple[HolePattern, ...]
    patch: PatchPattern | None
    stops: tuple[Finding, ...] = ()
    of_plan: str = ""

    @cached_property
    def fingerprint(self) -> str:
        """The plan's, or another where the cones are closed on the side that its ledger does not say; without a case that of
        the card's own numbers."""
        closings = {cone.closing for cone in self.cones}
        if self.of_plan:
            return self.of_plan if closings <= {CLOSING} else mark_of(self.of_plan, sorted(closings))
        branches = [[cone.closing, named_values(cone.branch)] for cone in self.cones]
        return mark_of(branches)

    @property
    def surface(self) -> Message:
        return say("flat patch") if self.wall is None else self.wall.surface

    def shown_wall(self) -> tuple[float, float]:
        """The stretch of the graft (mm from its superior end) that is drawn: all of it, or what lies round the one hole."""
        if self.wall is not None and self.wall.length_mm is not None:
            return 0.0, self.wall.length_mm
        reach = max((hole.height_mm for hole in self.holes), default=0.0) / 2 + _ROUND_HOLE_MM
        return -reach, reach


def card_of_plan(plan: Plan, closing: Closing = CLOSING) -> BenchCard:
    """The card of a plan, its cones closed on their inferior or superior side; UserError where the plan has a gap, or there is
    nothing to cut."""
    refuse_gaps(plan)
    patch = None if plan.patch is None else patch_pattern(plan.patch)
    if plan.graft is None and patch is None:
        raise UserError(say("this plan has no graft and no patch, so there is nothing to cut on the bench."))
    cones, holes = [], []
    for vein in sorted(plan.renal_veins, key=lambda v: 0.0 if v.hole is None else v.hole.centre_from_superior_end_mm):
        if plan.graft is None or vein.hole is None or vein.branch is None:
            continue
        made_of = None if vein.piece is None else vein.piece.of
        subject, clock = PatternSubject(name_of(plan, vein), vein.id, vein.method, made_of), vein.hole.clock_deg
        if vein.piece is not None and vein.piece.unrolled:
            wall_mm = wall_mm_of(plan.graft, vein.piece)
            cones.append(cone_pattern(subject, vein.branch, clock, closing, wall_mm))
        holes.append(hole_pattern(subject, vein.branch, clock, vein.hole.centre_from_superior_end_mm))
    wall = None if plan.graft is None else _wall_of(plan.graft, plan)
    return BenchCard(wall, tuple(cones), tuple(holes), patch, head_of(plan), fingerprint_of(plan))


def card_or_none(plan: Plan) -> BenchCard | None:
    """The card of a plan, its cones closed on their inferior side; None where there is none (`card_of_plan` says why)."""
    try:
        return card_of_plan(plan)
    except UserError:
        return None


def card_of_branch(branch: Branch, closing: Closing = CLOSING) -> BenchCard:
    """The card of a side branch alone, its numbers taken as they are."""
    subject = PatternSubject(say("side branch"))
    cone, hole = cone_pattern(subject, branch, None, closing), hole_pattern(subject, branch, None, None)
    return BenchCard(GraftWall(branch.tube_diameter_mm), (cone,), (hole,), None)


def as_json(card: BenchCard) -> dict[str, object]:
    """The first branch's numbers and outlines (lists of [x, y] in mm, unrounded); patterns of all further ones beside it."""

    def points(outline: Floats) -> list[list[float]]:
        return [[float(x), float(y)] for x, y in outline]

    patterns = []
    for hole in card.holes:
        cone = next((c for c in card.cones if c.vein_id == hole.vein_id), None)
        patterns.append(
            {
                "name": hole.name,
                "id": hole.vein_id or None,
                "seam_mm": hole.seam_mm,
                "saddle_mm": cone.saddle_mm if cone else None,
                "hole": {"width_mm": hole.width_mm, "height_mm": hole.height_mm},
                "clock_deg": None if hole.from_superior_end_mm is None else hole.clock_deg,
                "centre_from_superior_end_mm": hole.from_superior_end_mm,
                "cone_pattern": points(cone.outline) if cone else None,
                "graft_pattern": points(hole.outline),
            }
        )
    first = next((p for p in patterns if p["cone_pattern"] is not None), patterns[0] if patterns else {})
    result: dict[str, object] = {**first, "fingerprint": card.fingerprint, "surface": "outer", "patterns": patterns}
    result |= stops_json(card.stops)
    if card.wall is not None:
        sizes = {"diameter_mm": card.wall.diameter_mm, "length_mm": card.wall.length_mm}
        result |= {**sizes, "rings_mm": list(card.wall.rings)}
    if card.patch is not None:
        cut = {"length_mm": card.patch.length_mm, "width_mm": card.patch.width_mm, "edge_mm": card.patch.edge_mm}
        result["patch"] = {**cut, "outline": points(card.patch.outline)}
    return dict(for_scripts(result))


def _wall_of(graft: PlannedGraft, plan: Plan) -> GraftWall:
    levels = ring_levels(graft.inferior_mm, graft.superior_mm, ring_gaps(plan)) if graft.ringed else ()
    rings = tuple(graft.superior_mm - level for level in reversed(levels))
    sizes = graft.outer_diameter_mm, graft.diameter_mm, graft.wall_mm, graft.length_mm
    return GraftWall(*sizes, graft.substitute, graft.ringed, rings)
