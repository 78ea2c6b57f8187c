"""Lengths of the bench work that the ledger gives as well as the card, millimetres.

They stand apart from the patterns because every picture of an operation needs them, and only the card needs the patterns.
"""

from math import pi
from typing import Literal

import numpy as np

from ivcviz.geometry.branch import Branch, outer_root, unroll_branch

End = Literal["inferior", "superior"]
Closing = Literal["inferior", "superior"]
# The end of graft or patch that is sewn first, from which the card measures: the paper's order (section 2.4); the document has
# none of its own.
SEWN_FIRST: End = "superior"
EXCESS_MM = (10.0, 20.0)  # of graft, left at the end that is sewn last and trimmed there; set by this plan
BITE_MM = 2.0  # of wall that a suture takes from an edge; set by this plan
CLOSING: Closing = "inferior"  # the side on which a side branch is closed, unless another is chosen for its card
# Quarter turns from the superior generator to the pattern's middle.
QUARTER_TURNS: dict[Closing, int] = {"inferior": 0, "superior": 2}


def closing_edge_mm(branch: Branch, closing: Closing) -> float:
    """Length, mm, of the two straight edges that are sewn together to close a side branch into a tube."""
    along = float(outer_root(branch, np.array(QUARTER_TURNS[closing] * pi / 2 - pi)))
    base, tip = unroll_branch(branch, np.array(-pi), np.array([along, branch.length_mm]))
    return float(np.linalg.norm(tip - base))


def along_wall_mm(branch: Branch, clock_deg: float) -> float:
    """Distance, mm, of a clock position from the anterior line, along the graft's outer wall."""
    return pi * branch.tube_diameter_mm * clock_deg / 360.0


def lumen_left_mm(outer_mm: float, wall_mm: float, allowance_mm: float) -> float:
    """Inner diameter, mm, of a tube closed from its flat pattern: bites for which no allowance was added narrow it."""
    taken = 2 * max(0.0, BITE_MM - allowance_mm)
    return outer_mm - taken / pi - 2 * wall_mm
