"""Flat patterns rolled back into space."""

import numpy as np

from ivcviz.geometry.arrays import Floats
from ivcviz.geometry.branch import Branch, unrolled_turn


def rolled(branch: Branch, flat: Floats) -> Floats:
    """A flat branch (n, 2), its middle generator on x = 0, rolled back to points (n, 3) about its own axis, z along it."""
    turn = unrolled_turn(branch)
    if abs(turn) < 1e-9:
        radius = branch.base_diameter_mm / 2
        angle = flat[:, 0] / radius
        return np.stack([radius * np.sin(angle), radius * np.cos(angle), flat[:, 1]], axis=1)
    # The flat cone's apex lies on the middle generator, a slant's length from the base circle.
    slant = branch.base_diameter_mm / 2 / turn
    reach = np.hypot(flat[:, 0], flat[:, 1] + slant)
    swing = np.arctan2(flat[:, 0] * np.sign(slant), (flat[:, 1] + slant) * np.sign(slant)) / turn
    radius = reach * abs(turn)
    along = (radius - branch.base_diameter_mm / 2) / branch.taper
    return np.stack([radius * np.sin(swing), radius * np.cos(swing), along], axis=1)


def sewn_on(branch: Branch, points: Floats, turn_deg: float = 0.0) -> Floats:
    """Points (n, 3) about the branch's own axis, turned about it, in the graft's frame (x superior, z outwards)."""
    theta, turn = np.deg2rad(branch.takeoff_deg), np.deg2rad(turn_deg)
    axis = np.array([-np.cos(theta), 0.0, np.sin(theta)])
    e1, e2 = np.array([np.sin(theta), 0.0, np.cos(theta)]), np.array([0.0, 1.0, 0.0])
    up, aside = np.cos(turn) * e1 + np.sin(turn) * e2, np.cos(turn) * e2 - np.sin(turn) * e1
    pierced = np.array([0.0, branch.offset_mm, np.sqrt((branch.tube_diameter_mm / 2) ** 2 - branch.offset_mm**2)])
    return pierced + points[:, 1:2] * up + points[:, :1] * aside + points[:, 2:] * axis


def wrapped(branch: Branch, flat: Floats) -> Floats:
    """A flat hole (n, 2) about its centre, x with the clock, wrapped round the graft again (n, 3)."""
    radius = branch.tube_diameter_mm / 2
    angle = np.deg2rad(branch.pierce_deg) - flat[:, 0] / radius
    return np.stack([flat[:, 1], radius * np.sin(angle), radius * np.cos(angle)], axis=1)
