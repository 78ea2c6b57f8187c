"""The seam of a side branch on a straight tube: one curve that drives edge, suture line, hole and flat pattern."""

from dataclasses import dataclass

from ivcviz.geometry.mesh import Floats


@dataclass(frozen=True, slots=True)
class Branch:
    """A cone frustum (or cylinder) meeting a straight tube, as it lies on the bench; diameters of the surface computed in."""

    tube_diameter_mm: float
    base_diameter_mm: float
    tip_diameter_mm: float
    length_mm: float
    takeoff_deg: float
    offset_mm: float = 0.0


@dataclass(frozen=True, eq=False)
class Seam:
    """Where branch and tube meet, in the branch's own frame: the tube's axis is x (superior positive), the branch's
    axis pierces the wall at the origin's side +z.

    `points` (n, 3) on the seam, closed; `cone_pattern` and `graft_pattern` (n, 2) the same points unrolled.
    """

    branch: Branch
    points: Floats
    cone_pattern: Floats
    graft_pattern: Floats
    length_mm: float
    saddle_mm: float
    hole_width_mm: float
    hole_height_mm: float
