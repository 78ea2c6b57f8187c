"""Where a clamp stands that is moved down onto the graft: between its superior seam and the nearest hole."""

from ivcviz.plan.model import Plan, PlannedGraft

CLEAR_MM = 2.0  # of graft to either side of the jaw: jaw + 4 mm in all; set by this plan
_BELOW_SEAM_MM = 12.0  # as far below the superior end as the room allows; set by this plan


def room_on_graft_mm(plan: Plan, graft: PlannedGraft) -> float:
    """The length of graft between its superior seam and its nearest hole, or its inferior seam where it has none."""
    edges = [
        vein.hole.centre_from_superior_end_mm - vein.hole.height_mm / 2 for vein in plan.renal_veins if vein.hole is not None
    ]
    return min([graft.length_mm, *edges])


def graft_clamp_level(plan: Plan, graft: PlannedGraft) -> float:
    """The level of the middle of a jaw that was moved onto the graft; in the middle of a room that is too short for it."""
    room, half = room_on_graft_mm(plan, graft), plan.case.resection.jaw_mm / 2
    lowest = room - CLEAR_MM - half
    below = max(CLEAR_MM + half, min(_BELOW_SEAM_MM, lowest)) if room >= 2 * (CLEAR_MM + half) else room / 2
    return graft.superior_mm - below
