"""External rings of a ringed graft: where they are drawn, on the picture and on the bench card alike.

Makers differ, and none of the sources gives a pitch: the rings are schematic.
"""

from ivcviz.plan.model import Plan

RING_PITCH_MM = 5.0  # default: far enough apart that rings can be counted
_CLEAR_MM = 2.5  # default: wall without rings beyond a hole, for its suture line


def ring_levels(inferior_mm: float, superior_mm: float, gaps: tuple[tuple[float, float], ...]) -> tuple[float, ...]:
    """Levels of the rings of a graft, at an even pitch, none within a gap or a pitch of its ends."""
    count = max(0, int((superior_mm - inferior_mm) / RING_PITCH_MM) - 1)
    first = (inferior_mm + superior_mm - (count - 1) * RING_PITCH_MM) / 2
    levels = (first + k * RING_PITCH_MM for k in range(count))
    return tuple(level for level in levels if not any(low <= level <= high for low, high in gaps))


def ring_gaps(plan: Plan) -> tuple[tuple[float, float], ...]:
    """Levels over which rings are left out, for a hole and its suture line."""
    if plan.graft is None:
        return ()
    gaps = []
    for vein in plan.renal_veins:
        if vein.hole is not None:
            level, half = plan.graft.superior_mm - vein.hole.centre_from_superior_end_mm, vein.hole.height_mm / 2 + _CLEAR_MM
            gaps.append((level - half, level + half))
    return tuple(gaps)
