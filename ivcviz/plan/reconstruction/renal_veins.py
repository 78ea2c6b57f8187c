"""Renal veins: which ones lie in the resection, where they are cut, and how each is sewn to the graft.

The graft lies on the cava's centreline as a circular tube. The hole lies where a branch with the chosen take-off, drawn
back from the stump (in front of the aorta where needed: `branch_course.py`), meets the graft's wall; it is kept
at least a bridge of wall away from the graft's ends.
Branch, seam and hole are those of the graft's outer surface (inner diameter + 2 × wall), on which the bench card is wrapped.
"""

from dataclasses import replace
from math import asin, cos, degrees, hypot, radians, sin, sqrt

from ivcviz.anatomy.body import Body
from ivcviz.anatomy.specification import RenalVein
from ivcviz.case.document import Case, Cone, RenalPlan
from ivcviz.errors import UserError
from ivcviz.geometry.branch import shortest_length
from ivcviz.geometry.seam import Branch, Seam, compute_seam
from ivcviz.plan.model import Hole, PlannedDefect, PlannedGraft, PlannedRenalVein, Segment
from ivcviz.plan.reconstruction.branch_clearance import clearances_of, height_before_the_aorta
from ivcviz.plan.reconstruction.branch_course import BranchPath, branch_axis, branch_path, length_of
from ivcviz.plan.reconstruction.pieces import piece_of
from ivcviz.plan.reconstruction.stumps import Stump, stump_of
from ivcviz.plan.resection.segment import takes
from ivcviz.plan.resection.wall_defect import lies_in

BRIDGE_MM = 10.0  # default: wall that a hole leaves to the graft's end, where the graft is long enough
MOBILISATION_MM = {"right": 20.0, "left": 0.0}  # defaults: how far a kidney's vein can be brought to the graft


def plan_renal_veins(
    case: Case,
    body: Body,
    segment: Segment | None,
    graft: PlannedGraft | None,
    defect: PlannedDefect | None = None,
    whole: frozenset[str] = frozenset(),
) -> tuple[PlannedRenalVein, ...]:
    """Every renal vein of a body, as the case treats it; `whole` are those that leave uncut."""
    choices = {choice.vein_id: choice for choice in case.renal_plan}
    involved = {entry.vein_id: entry.length_mm for entry in case.tumour.involved}
    planned = []
    for vein in body.renal_veins:
        choice = choices.get(vein.id, RenalPlan(vein.id))
        start = _without_geometry(vein, choice, involved.get(vein.id, 0.0), segment, defect)
        if vein.id in whole:
            start = replace(start, stump_along_mm=None, en_bloc=True)
        planned.append(_sewn(start, body, choice, graft) if graft and choice.method.is_sewn and start.cut else start)
    return tuple(planned)


def takes_ostium(segment: Segment, vein: RenalVein, defect: PlannedDefect | None = None) -> bool:
    """Whether any part of an ostium lies in the resected segment and, where only a part of the wall is cut out, within that
    part's arc."""
    return takes(segment, vein.ostium) and (defect is None or defect.through == vein.id or lies_in(defect, vein.ostium))


def _without_geometry(
    vein: RenalVein, choice: RenalPlan, involved_mm: float, segment: Segment | None, defect: PlannedDefect | None
) -> PlannedRenalVein:
    cut = segment is not None and choice.method.cuts
    healthy = 0.0 if choice.method.keeps_ostium else involved_mm + choice.margin_mm
    allowed = MOBILISATION_MM[vein.side] if choice.mobilisation_mm is None else choice.mobilisation_mm
    return PlannedRenalVein(
        id=vein.id,
        side=vein.side,
        in_resection=segment is not None and takes_ostium(segment, vein, defect),
        method=choice.method,
        piece=piece_of(choice),
        involved_mm=involved_mm,
        stump_along_mm=min(healthy, vein.length_mm) if cut else None,
        gap_mm=None,
        takeoff_deg=None,
        hole=None,
        branch=None,
        seam=None,
        mobilisation_mm=allowed,
    )


def _sewn(vein: PlannedRenalVein, body: Body, choice: RenalPlan, graft: PlannedGraft) -> PlannedRenalVein:
    """The vein with its branch, seam and hole; without seam and hole where these are impossible."""
    assert vein.stump_along_mm is not None, "it is cut"
    stump = stump_of(body, vein.id, vein.stump_along_mm)
    gap = max(0.0, stump.distance_mm - graft.outer_diameter_mm / 2)
    branch = branch_for(stump, choice, graft.outer_diameter_mm)
    found = replace(vein, gap_mm=gap, takeoff_deg=branch.takeoff_deg, branch=branch)
    try:
        return _reimplanted(found, branch, stump, graft) if vein.piece is None else _with_branch(found, body, choice, graft)
    except UserError as reason:
        return replace(found, branch=None, refusal=reason.sentence)


def _reimplanted(vein: PlannedRenalVein, branch: Branch, stump: Stump, graft: PlannedGraft) -> PlannedRenalVein:
    """The vein itself sewn to a hole beside its stump."""
    assert vein.gap_mm is not None
    seam = compute_seam(branch)
    wanted = stump.level_mm + _length_along_axis(stump, branch) * cos(radians(branch.takeoff_deg))
    level = _kept_on(graft, wanted, seam)
    hole = _hole(seam, graft.superior_mm - level, _hole_clock(stump, branch))
    return replace(vein, seam=seam, hole=hole, reach_mm=hypot(vein.gap_mm, level - wanted))


def _with_branch(vein: PlannedRenalVein, body: Body, choice: RenalPlan, graft: PlannedGraft) -> PlannedRenalVein:
    """The vein with a branch to its stump; where no length is chosen, the branch is as long as its axis."""
    branch, along, chosen = vein.branch, vein.stump_along_mm, _chosen_length(choice)
    assert branch is not None
    assert along is not None
    if abs(branch.offset_mm) >= branch.tube_diameter_mm / 2:
        compute_seam(branch)  # refuses: such a branch has no place on the graft
    path = branch_path(body, vein.id, along, branch)
    first, clock = _level_wanted(path, branch, chosen), (path.clock_deg - branch.pierce_deg) % 360.0
    level = first
    for _ in range(2):  # again from where the graft's ends have shifted the hole to
        length = length_of(branch_axis(body, vein.id, along, branch, level, clock))
        branch = replace(branch, length_mm=chosen or length)
        seam = compute_seam(branch)
        wanted, level = level, _kept_on(graft, level, seam)
        if level == wanted:
            break
    reach = abs(length - branch.length_mm) * sin(radians(branch.takeoff_deg))
    room = clearances_of(body, vein.id, along, branch, level, clock)
    height = height_before_the_aorta(body, vein.id, along, branch, level, clock)
    hole = _hole(seam, graft.superior_mm - level, clock)
    found = replace(vein, branch=branch, seam=seam, hole=hole, reach_mm=reach, clearances=room)
    return replace(found, corridor_height_mm=height, moved_mm=level - first)


def _level_wanted(path: BranchPath, branch: Branch, chosen_mm: float | None) -> float:
    """Level of the hole: tip level + descent / tan(take-off); with a chosen length, scaled to that length."""
    takeoff = radians(branch.takeoff_deg)
    if chosen_mm is None:
        return path.tip_level_mm + path.descent_mm * cos(takeoff) / max(sin(takeoff), 1e-3)
    return path.tip_level_mm + path.descent_mm / max(path.length_mm, 0.1) * chosen_mm * cos(takeoff)


def _chosen_length(choice: RenalPlan) -> float | None:
    return choice.cone.length_mm if choice.method.is_cone and choice.cone else None


def _hole(seam: Seam, from_superior_end_mm: float, clock_deg: float) -> Hole:
    return Hole(seam.hole_width_mm, seam.hole_height_mm, from_superior_end_mm, clock_deg)


def branch_for(stump: Stump, choice: RenalPlan, tube_mm: float) -> Branch:
    """The branch of a method for a stump: the chosen cone, or a straight tube of the vein's own calibre.

    An opening takes the vein itself, which always comes out of the wall, with the rim of cava that it keeps; another branch
    without a chosen length is here as long as the straight line from wall to stump.
    """
    if choice.method.is_cone:
        return _cone_for(stump, choice.cone or Cone(), tube_mm)
    wide = stump.diameter_mm + 2 * (choice.method.rim_mm or 0.0)
    tube = Branch(tube_mm, wide, wide, 1.0, stump.takeoff_deg)
    length = _length_along_axis(stump, tube)
    if choice.method.piece is None and wide < tube_mm:
        length = max(length, shortest_length(tube) + 1.0)
    return replace(tube, length_mm=length)


def _cone_for(stump: Stump, cone: Cone, tube_mm: float) -> Branch:
    length = cone.length_mm or 1.0
    wanted = Branch(tube_mm, cone.base_diameter_mm, cone.tip_diameter_mm, length, cone.takeoff_deg, cone.offset_mm)
    return wanted if cone.length_mm else replace(wanted, length_mm=_length_along_axis(stump, wanted))


def _length_along_axis(stump: Stump, branch: Branch) -> float:
    """Length, mm, along the branch's axis from the wall to the stump's distance from the graft's axis; at least 0.1."""
    depth = _height(stump.distance_mm, branch.offset_mm) - _height(branch.tube_diameter_mm / 2, branch.offset_mm)
    return max(0.1, depth / max(sin(radians(branch.takeoff_deg)), 1e-3))


def _height(distance_mm: float, offset_mm: float) -> float:
    """√(distance² - offset²): how far out a point lies in the plane of a branch that passes beside the graft's axis."""
    return sqrt(max(0.0, distance_mm**2 - offset_mm**2))


def _kept_on(graft: PlannedGraft, level_mm: float, seam: Seam) -> float:
    """The level, or the nearest one at which the hole leaves a bridge to both ends of the graft; its middle if too short."""
    inferior = graft.inferior_mm + BRIDGE_MM - float(seam.graft_pattern[:, 1].min())
    superior = graft.superior_mm - BRIDGE_MM - float(seam.graft_pattern[:, 1].max())
    if inferior > superior:
        return (inferior + superior) / 2
    return min(max(level_mm, inferior), superior)


def _hole_clock(stump: Stump, branch: Branch) -> float:
    """Clock position, degrees, where the branch's axis pierces the graft's wall."""
    share = branch.offset_mm / stump.distance_mm
    frame_clock = stump.clock_deg + degrees(asin(max(-1.0, min(1.0, share))))
    return (frame_clock - branch.pierce_deg) % 360.0
