"""The prosthesis as one watertight solid with its wall and its lumen, straight as on the bench.

It is made of the same branches that the bench card and the picture are made of. x is the patient's left, y posterior,
z superior from the graft's inferior end. A renal vein that is sewn into an opening is not part of it; its opening is.
"""

from math import cos, pi, radians, sin

import numpy as np

from ivcviz.errors import UserError
from ivcviz.geometry.arrays import Floats
from ivcviz.geometry.branch_body import branch_body
from ivcviz.geometry.mesh import Mesh, ringed_surface
from ivcviz.geometry.solids import hollowed
from ivcviz.messages import caution
from ivcviz.messages.sentences import joined, say
from ivcviz.plan.model import Plan, PlannedGraft, PlannedRenalVein
from ivcviz.plan.reconstruction.pieces import wall_mm_of
from ivcviz.plan.wording.fingerprint import fingerprint_of
from ivcviz.plan.wording.stops import head_of, refuse_gaps, stop_line

_SIDES = 240  # of the tube: 0.0016 mm between chord and arc at a diameter of 19 mm
_BEYOND_MM = 1.0  # a lumen is cut so far past an open end


def graft_solid(plan: Plan) -> Mesh:
    """Tube, side branches and openings of a plan's graft. UserError where the plan has a gap, there is no graft, or a branch
    leaves no lumen."""
    refuse_gaps(plan)
    graft = plan.graft
    if graft is None:
        raise UserError(say("this plan has no graft, so there is no solid to make."))
    bodies, hollows = [_tube(graft, graft.outer_diameter_mm / 2, 0.0)], [_tube(graft, graft.diameter_mm / 2, _BEYOND_MM)]
    for vein in plan.renal_veins:
        if vein.branch is None or vein.hole is None:
            continue
        frame = _frame(graft, vein)
        piece = vein.piece
        if piece is None:
            hollows.append(branch_body(vein.branch, frame))
            continue
        bodies.append(branch_body(vein.branch, frame))
        hollows.append(branch_body(vein.branch, frame, wall_mm_of(graft, piece), _BEYOND_MM))
    return hollowed(bodies, hollows)


def note_of(plan: Plan, title: str = "") -> str:
    """The note that a file of the solid keeps: the plan's name if one is given, its stops, the words of caution."""
    return " ".join((*([f"{title}."] if title else ()), *(str(stop_line(stop)) for stop in head_of(plan)), str(caution.LONG)))


def part_name(plan: Plan, title: str = "") -> str:
    """The solid's name among others: what it is and its plan's fingerprint, behind the plan's name if one is given."""
    part = say("graft {fingerprint}", fingerprint=fingerprint_of(plan))
    return str(joined((title, part), ": ") if title else part)


def _tube(graft: PlannedGraft, radius_mm: float, beyond_mm: float) -> Mesh:
    turn = (np.arange(_SIDES) + (0.5 if beyond_mm else 0.0)) * (2 * pi / _SIDES)  # a lumen's edges lie between the wall's
    circle = radius_mm * np.stack([np.cos(turn), np.sin(turn), np.zeros(_SIDES)], axis=1)
    return ringed_surface(np.stack([circle + np.array([0.0, 0.0, z]) for z in (-beyond_mm, graft.length_mm + beyond_mm)]))


def _frame(graft: PlannedGraft, vein: PlannedRenalVein) -> tuple[Floats, Floats]:
    """The tube's frame of a branch (x superior, y with falling clock positions, z outwards) where its hole is."""
    assert vein.hole is not None
    assert vein.branch is not None
    clock = radians(vein.hole.clock_deg + vein.branch.pierce_deg)
    outward, falling = (sin(clock), -cos(clock), 0.0), (-cos(clock), -sin(clock), 0.0)
    level = graft.length_mm - vein.hole.centre_from_superior_end_mm
    return np.array([(0.0, 0.0, 1.0), falling, outward]).T, np.array([0.0, 0.0, level])
