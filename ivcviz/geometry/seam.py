"""The seam of a side branch on a straight tube: the curve from which edge, suture line, hole and flat pattern follow.

A generator of the branch (see `geometry/branch.py`) meets the wall where a quadratic has its outer root, so the seam is
known in closed form; and a straight line leaves a cylinder only once, so if every generator leaves the wall before the
branch's tip, the seam is one closed curve.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from math import cos, isfinite, pi, radians, sin, sqrt

import numpy as np

from ivcviz.errors import UserError
from ivcviz.geometry.arrays import Floats
from ivcviz.geometry.branch import Branch as Branch
from ivcviz.geometry.branch import (
    branch_points,
    branch_radius,
    outer_root,
    seam_speed,
    unroll_branch,
    unroll_tube,
    unrolled_turn,
    wall_quadratic,
)
from ivcviz.messages.numbers import one_decimal, short, tenths
from ivcviz.messages.sentences import Message, say

# A generator that leaves the wall at less than this (sine of the angle, squared) grazes it: no needle can follow.
GRAZING = 1e-6
AGREEMENT = 1e-11
FINEST = 1 << 15


@dataclass(frozen=True, eq=False)
class Seam:
    """Where branch and tube meet, in the tube's frame: x superior along its axis, z outwards, y = z × x (clock falling).

    Closed: the last of the n points repeats the first, at the branch's inferior side (φ = ±180°), where its pattern is
    cut open. `points` (n, 3) mm; `angles` (n,) the generator φ, rad; `along` (n,) distance t on the branch's axis, mm.
    `cone_pattern` (n, 2): the same points on the unrolled branch, seen from outside, y towards its tip; `graft_pattern`
    (n, 2): on the unrolled tube seen from outside about the piercing point, x with the clock, y superior.
    """

    branch: Branch
    points: Floats
    cone_pattern: Floats
    graft_pattern: Floats
    length_mm: float
    saddle_mm: float
    hole_width_mm: float
    hole_height_mm: float
    angles: Floats
    along: Floats
    three_lengths_mm: tuple[float, float, float]  # in space, on the unrolled branch, on the unrolled tube


@lru_cache(maxsize=256)
def compute_seam(branch: Branch, samples: int = 128) -> Seam:
    """The seam of a branch, drawn in `samples` steps; UserError with the reason where there is no single closed curve."""
    _refuse_nonsense(branch)
    fine = np.arange(360) * (2 * pi / 360) - pi
    t_fine = outer_root(branch, fine)
    fine_points = branch_points(branch, fine, t_fine)
    _refuse_what_is_not_one_curve(branch, fine, t_fine, fine_points)
    lengths = _settled_lengths(branch)
    phi = np.linspace(-pi, pi, samples + 1)
    phi[-1] = -pi  # so that the curve closes to the last bit
    t = outer_root(branch, phi)
    points = branch_points(branch, phi, t)
    phi[-1] = pi
    hole = unroll_tube(branch, fine_points)
    return Seam(
        branch=branch,
        points=points,
        cone_pattern=unroll_branch(branch, phi, t),
        graft_pattern=unroll_tube(branch, points),
        length_mm=lengths[0],
        saddle_mm=_span(t_fine) * sqrt(1 + branch.taper**2),
        hole_width_mm=_span(hole[:, 0]),
        hole_height_mm=_span(hole[:, 1]),
        angles=phi,
        along=t,
        three_lengths_mm=lengths,
    )


def _settled_lengths(branch: Branch) -> tuple[float, float, float]:
    """The three lengths, by the trapezoid rule on a periodic analytic curve, refined until doubling changes nothing."""
    count = 128
    while count <= FINEST:
        speeds = _speeds(branch, count)
        now = speeds.mean(axis=1) * (2 * pi)
        if np.abs(now - speeds[:, ::2].mean(axis=1) * (2 * pi)).max() <= AGREEMENT * now[0]:
            return float(now[0]), float(now[1]), float(now[2])
        count *= 4
    raise UserError(
        say("The branch only just grazes the graft's wall: make it narrower, or bring the axes nearer to each other.")
    )


def _speeds(branch: Branch, count: int) -> Floats:
    """Length of the seam per angle φ (3, count), mm: in space, on the unrolled branch and on the unrolled tube, each from
    its own coordinates."""
    phi = (np.arange(count) + 0.5) * (2 * pi / count) - pi
    t = outer_root(branch, phi)
    speed = seam_speed(branch, phi, t)
    theta, k, turn, r = radians(branch.takeoff_deg), branch.taper, unrolled_turn(branch), branch_radius(branch, t)
    _, y, z = branch_points(branch, phi, t).T
    sine, cosine = np.sin(phi), np.cos(phi)
    dx = -cos(theta) * speed + sin(theta) * (k * speed * cosine - r * sine)
    dy = k * speed * sine + r * cosine
    dz = sin(theta) * speed + cos(theta) * (k * speed * cosine - r * sine)
    half = turn * phi / 2
    across = k * speed * phi * np.sinc(turn * phi / pi) + r * np.cos(turn * phi)
    upward = speed * sqrt(1 + k * k) - k * speed * phi * np.sin(half) * np.sinc(half / pi) - r * np.sin(turn * phi)
    around = (z * dy - y * dz) / (branch.tube_diameter_mm / 2)
    return np.stack([np.sqrt(dx * dx + dy * dy + dz * dz), np.hypot(across, upward), np.hypot(around, dx)])


def _span(values: Floats) -> float:
    """Largest less smallest of a smooth periodic quantity (n,), each by the parabola through the three samples about it."""
    return _peak(values) + _peak(-values)


def _peak(values: Floats) -> float:
    at = int(values.argmax())
    before, here, after = float(values[at - 1]), float(values[at]), float(values[(at + 1) % len(values)])
    bend = before - 2 * here + after
    return here if bend >= 0 else here - (after - before) ** 2 / (8 * bend)


def _refuse_nonsense(branch: Branch) -> None:
    lengths = (
        (say("graft's diameter"), branch.tube_diameter_mm),
        (say("branch's base diameter"), branch.base_diameter_mm),
        (say("branch's tip diameter"), branch.tip_diameter_mm),
        (say("branch's length"), branch.length_mm),
    )
    for name, value in lengths:
        if not (isfinite(value) and 0 < value < 1e4):
            raise UserError(
                say("The {name} is {value} mm; it must be more than 0 and less than 10 m.", name=name, value=short(value))
            )
    if not 0 <= branch.takeoff_deg <= 180:
        raise UserError(say("The take-off is {takeoff}°; it must lie between 0 and 180°.", takeoff=short(branch.takeoff_deg)))
    if not isfinite(branch.offset_mm):
        raise UserError(say("The offset is {offset} mm; it must be a number.", offset=short(branch.offset_mm)))
    if abs(branch.offset_mm) >= branch.tube_diameter_mm / 2:
        raise UserError(
            say(
                "The branch misses the graft: its axis passes {offset} mm beside the graft's, whose radius is {radius} mm.",
                offset=short(abs(branch.offset_mm)),
                radius=short(branch.tube_diameter_mm / 2),
            )
        )
    if sin(radians(branch.takeoff_deg)) < 1e-3:
        raise UserError(
            say(
                "At a take-off of {takeoff}° the branch runs along the graft and never leaves it.",
                takeoff=short(branch.takeoff_deg),
            )
        )


def _refuse_what_is_not_one_curve(branch: Branch, phi: Floats, t: Floats, points: Floats) -> None:
    if not _leaves_the_wall_all_round(branch, phi, t, points):
        raise UserError(_too_wide_or_too_far(branch, phi))
    if branch_radius(branch, t).min() <= 0:
        raise UserError(
            say("The branch widens so fast that its apex lies outside the graft's wall: choose a wider base or a narrower tip.")
        )
    if t.max() >= branch.length_mm:
        raise UserError(
            say(
                "The branch of {length} mm ends inside the graft's wall: it must be longer than {max} mm.",
                length=tenths(branch.length_mm),
                max=one_decimal(t.max()),
            )
        )


def _leaves_the_wall_all_round(branch: Branch, phi: Floats, t: Floats, points: Floats) -> bool:
    """Whether every generator enters the tube before the base, and leaves it on the branch's side, without grazing."""
    q, _, _, share = wall_quadratic(branch, phi)
    entered = t - branch.tube_diameter_mm * np.sqrt(np.maximum(share, 0) / np.maximum(q, 1e-300))
    return bool(share.min() >= GRAZING and points[:, 2].min() > 0 and entered.max() < 0)


def _too_wide_or_too_far(branch: Branch, phi: Floats) -> Message:
    sizes = say(
        "Ø {base_diameter} mm at {takeoff}° on a graft of Ø {tube_diameter} mm",
        base_diameter=tenths(branch.base_diameter_mm),
        takeoff=tenths(branch.takeoff_deg),
        tube_diameter=tenths(branch.tube_diameter_mm),
    )
    centred = replace(branch, offset_mm=0.0)
    t = outer_root(centred, phi)
    if branch.offset_mm and _leaves_the_wall_all_round(centred, phi, t, branch_points(centred, phi, t)):
        beside = say("{offset} mm beside the graft's axis", offset=tenths(abs(branch.offset_mm)))
        return say(
            "The branch passes too far ({beside}) to meet the graft in one closed curve ({sizes}).", beside=beside, sizes=sizes
        )
    return say("The branch is too wide to meet the graft in one closed curve ({sizes}).", sizes=sizes)
