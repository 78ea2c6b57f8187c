"""Lengths of the bench work that the ledger gives as well as the card, millimetres.

They stand apart from the patterns because every picture of an operation needs them, and only the card needs the patterns.
"""

from math import pi
from typing import Literal

import numpy as np

from ivcviz.geometry.branch import Branch, outer_root, unroll_branch

Closing = Literal["inferior", "superior"]
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
