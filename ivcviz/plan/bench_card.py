"""What is cut on the bench, flat and 1:1: the unrolled side branch, and the graft's wall with its holes.

Everything is the plan's own, which is of the graft's outer surface (inner diameter + 2 × wall): the card is wrapped round the
outside, and its patterns are seen from outside. A template without a case takes its numbers as they are.
"""

import hashlib
import json
from dataclasses import dataclass
from math import pi

import numpy as np

from ivcviz.errors import UserError
from ivcviz.geometry.branch import unroll_branch
from ivcviz.geometry.mesh import Floats
from ivcviz.geometry.seam import Branch, Seam, compute_seam
from ivcviz.plan.model import Plan, PlannedRenalVein

# A cuff of wall shown beyond the outermost holes where the whole graft does not fit the sheet (house value).
_ROUND_HOLES_MM = 25.0
_SAMPLES = 720


@dataclass(frozen=True, eq=False)
class ConePattern:
    """An unrolled side branch: `seam` (n, 2) is sewn to the hole, `rim` (m, 2) to the stump, the two straight edges between
    them to one another (on the branch's inferior side). Millimetres, y towards the tip."""

    name: str
    seam: Floats
    rim: Floats
    seam_mm: float
    rim_mm: float
    saddle_mm: float
    edge_mm: float
    branch: Branch

    @property
    def outline(self) -> Floats:
        """The whole outline (k, 2), closed."""
        return np.concatenate([self.seam, self.rim[::-1], self.seam[:1]])


@dataclass(frozen=True, eq=False)
class HolePattern:
    """A hole on the unrolled wall: `outline` (n, 2) about its centre, x with the clock, y superior; where the centre lies."""

    name: str
    outline: Floats
    width_mm: float
    height_mm: float
    clock_deg: float
    from_superior_end_mm: float | None
    along_wall_mm: float  # from the anterior line, with the clock


@dataclass(frozen=True, eq=False)
class BenchCard:
    """All that a card shows. `length_mm` is None without a case; `surface` says which diameter the patterns are for."""

    diameter_mm: float
    inner_mm: float | None
    wall_mm: float | None
    length_mm: float | None
    cones: tuple[ConePattern, ...]
    holes: tuple[HolePattern, ...]
    fingerprint: str

    @property
    def girth_mm(self) -> float:
        return pi * self.diameter_mm

    @property
    def surface(self) -> str:
        if self.inner_mm is None:
            return f"for a graft whose outer Ø is {self.diameter_mm:g} mm"
        return f"outer surface, Ø {self.diameter_mm:g} mm (inner {self.inner_mm:g} + 2 × wall {self.wall_mm:g})"

    def shown_wall(self, room_mm: float) -> tuple[float, float]:
        """The stretch of the graft (mm from its superior end) that is drawn: all of it, or what lies round the holes."""
        if self.length_mm is None:
            reach = max((hole.height_mm for hole in self.holes), default=0.0) / 2 + _ROUND_HOLES_MM
            return -reach, reach
        if self.length_mm <= room_mm:
            return 0.0, self.length_mm
        places = [hole.from_superior_end_mm or 0.0 for hole in self.holes] or [self.length_mm / 2]
        first, last = min(places) - _ROUND_HOLES_MM, max(places) + _ROUND_HOLES_MM
        if last - first > room_mm:
            raise UserError(f"the holes lie {last - first:.0f} mm of graft apart: more than the sheet's {room_mm:.0f} mm.")
        return max(0.0, first), min(self.length_mm, last)


def card_of_plan(plan: Plan) -> BenchCard:
    """The card of a plan; UserError where nothing is sewn to a graft."""
    if plan.graft is None:
        raise UserError("this plan has no graft, so there is nothing to cut on the bench.")
    outer = plan.graft.outer_diameter_mm
    cones, holes = [], []
    for vein in plan.renal_veins:
        if vein.hole is None or vein.branch is None:
            continue
        seam = compute_seam(vein.branch, _SAMPLES)  # the plan's own seam, drawn in finer steps
        name = f"{vein.side} renal vein"
        if vein.method != "opening":
            cones.append(_cone(name, seam))
        holes.append(_hole_of(name, seam, vein, outer))
    if not holes:
        raise UserError("nothing is sewn to this plan's graft but the cava itself, so there is no side branch or hole to cut.")
    return _fingerprinted(outer, plan.graft.diameter_mm, plan.graft.wall_mm, plan.graft.length_mm, cones, holes)


def card_of_branch(branch: Branch) -> BenchCard:
    """The card of a side branch alone, its numbers taken as they are."""
    seam = compute_seam(branch, _SAMPLES)
    hole = HolePattern("side branch", seam.graft_pattern, seam.hole_width_mm, seam.hole_height_mm, 0.0, None, 0.0)
    return _fingerprinted(branch.tube_diameter_mm, None, None, None, [_cone("side branch", seam)], [hole])


def as_json(card: BenchCard) -> dict[str, object]:
    """The first branch's numbers and outlines (lists of [x, y] in mm, unrounded); patterns of all further ones beside it."""

    def points(outline: Floats) -> list[list[float]]:
        return [[float(x), float(y)] for x, y in outline]

    patterns = []
    for hole in card.holes:
        cone = next((c for c in card.cones if c.name == hole.name), None)
        patterns.append(
            {
                "name": hole.name,
                "seam_mm": cone.seam_mm if cone else None,
                "saddle_mm": cone.saddle_mm if cone else None,
                "hole": {"width_mm": hole.width_mm, "height_mm": hole.height_mm},
                "clock_deg": hole.clock_deg,
                "centre_from_superior_end_mm": hole.from_superior_end_mm,
                "cone_pattern": points(cone.outline) if cone else None,
                "graft_pattern": points(hole.outline),
            }
        )
    first = next((p for p in patterns if p["cone_pattern"] is not None), patterns[0] if patterns else {})
    return {**first, "diameter_mm": card.diameter_mm, "fingerprint": card.fingerprint, "patterns": patterns}


def _cone(name: str, seam: Seam) -> ConePattern:
    branch = seam.branch
    rim = unroll_branch(branch, seam.angles, np.full(len(seam.angles), branch.length_mm))
    edge = float(np.linalg.norm(rim[0] - seam.cone_pattern[0]))
    return ConePattern(name, seam.cone_pattern, rim, seam.length_mm, pi * branch.tip_diameter_mm, seam.saddle_mm, edge, branch)


def _hole_of(name: str, seam: Seam, vein: PlannedRenalVein, outer_mm: float) -> HolePattern:
    assert vein.hole is not None
    clock = vein.hole.clock_deg
    along = pi * outer_mm * clock / 360.0
    place = vein.hole.centre_from_superior_end_mm
    return HolePattern(name, seam.graft_pattern, seam.hole_width_mm, seam.hole_height_mm, clock, place, along)


def _fingerprinted(
    diameter: float,
    inner: float | None,
    wall: float | None,
    length: float | None,
    cones: list[ConePattern],
    holes: list[HolePattern],
) -> BenchCard:
    """The card with a short mark of its numbers: two prints with the same mark are the same card."""
    branches = [(cone.name, _numbers(cone.branch)) for cone in cones]
    places = [(h.name, h.width_mm, h.height_mm, h.clock_deg, h.from_superior_end_mm) for h in holes]
    content = json.dumps([diameter, inner, wall, length, branches, places])
    return BenchCard(
        diameter, inner, wall, length, tuple(cones), tuple(holes), hashlib.sha256(content.encode()).hexdigest()[:8]
    )


def _numbers(branch: Branch) -> list[float]:
    return [
        branch.tube_diameter_mm,
        branch.base_diameter_mm,
        branch.tip_diameter_mm,
        branch.length_mm,
        branch.takeoff_deg,
        branch.offset_mm,
    ]
