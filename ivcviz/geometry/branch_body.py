"""A side branch as a body, from inside its tube to its tip: filled for what is joined, thinner for the lumen."""

from dataclasses import replace
from math import pi, sqrt

import numpy as np

from ivcviz.errors import UserError
from ivcviz.geometry.arrays import Floats
from ivcviz.geometry.branch import Branch, branch_points, wall_quadratic
from ivcviz.geometry.mesh import Mesh, ringed_surface
from ivcviz.messages.sentences import say

_SIDES = 144


def branch_body(branch: Branch, frame: tuple[Floats, Floats], thinner_mm: float = 0.0, beyond_mm: float = 0.0) -> Mesh:
    """The closed body of a branch placed by `frame` (rotation (3, 3) of the tube's frame, translation).

    Each generator runs from the middle of its chord in the tube, which is surely inside, to `beyond_mm` past the tip; the
    wall is `thinner_mm` inside the branch's, measured square to it. UserError where nothing is left of the branch.
    """
    less = 2 * thinner_mm * sqrt(1 + branch.taper**2)
    thin = replace(branch, base_diameter_mm=branch.base_diameter_mm - less, tip_diameter_mm=branch.tip_diameter_mm - less)
    if min(thin.base_diameter_mm, thin.tip_diameter_mm) <= 0:
        raise UserError(say("the branch is so narrow that its wall leaves no lumen."))
    # Edges of the lumen lie between those of what it is cut out of: edges that all but touch leave corners that do.
    phi = (np.arange(_SIDES) + (0.5 if thinner_mm else 0.0)) * (2 * pi / _SIDES)
    q, m, _, _ = wall_quadratic(thin, phi)
    ends = -m / q, np.full(_SIDES, branch.length_mm + beyond_mm)
    rings = np.stack([branch_points(thin, phi, t) for t in ends])
    rotation, translation = frame
    return ringed_surface(rings @ rotation.T + translation)
