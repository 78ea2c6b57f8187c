"""The flat patterns of a bench card, millimetres, seen from outside: unrolled side branch, hole on the unrolled wall, patch.

Cone and hole bear the same marks where the same point of the seam lies: S superior, I inferior, and the side that a branch's
flank faces (A anterior, L left, P posterior, R right; a and b where nobody knows how the graft will lie).
"""

from dataclasses import dataclass
from math import pi

import numpy as np

from ivcviz.geometry.arrays import Floats
from ivcviz.geometry.branch import branch_points, outer_root, unroll_branch, unroll_tube
from ivcviz.geometry.oval import half_girth, oval
from ivcviz.geometry.seam import Branch, compute_seam
from ivcviz.messages.sentences import Wording
from ivcviz.plan.bench.measures import QUARTER_TURNS, Closing, along_wall_mm, closing_edge_mm
from ivcviz.plan.model import PlannedPatch
from ivcviz.terms.renal_methods import CONE_PIPE, RenalMethod
from ivcviz.terms.substitutes import Substitute

SAMPLES = 720  # steps of an outline


@dataclass(frozen=True, slots=True)
class PatternSubject:
    """What a pattern is for: its name on the card, the vein's id ("" without a case), the vein's method, and what the piece
    is made of where it is not of the graft's own."""

    name: Wording
    vein_id: str = ""
    method: RenalMethod = CONE_PIPE
    made_of: Substitute | None = None


@dataclass(frozen=True, slots=True)
class Generator:
    """A straight line of the unrolled branch, from its place on the seam to its place on the rim, and its letter."""

    letter: str
    base: tuple[float, float]
    tip: tuple[float, float]
    length_mm: float


@dataclass(frozen=True, eq=False)
class ConePattern:
    """An unrolled side branch: `seam` (n, 2) is sewn to the hole, `rim` (m, 2) to the stump, the two straight edges between
    them to one another, on the branch's `closing` side. Millimetres, y towards the tip. The first and last of `generators`
    are those edges."""

    name: Wording
    vein_id: str  # "" without a case
    method: RenalMethod
    seam: Floats
    rim: Floats
    seam_mm: float
    rim_mm: float
    saddle_mm: float
    edge_mm: float
    branch: Branch
    closing: Closing
    generators: tuple[Generator, ...]
    made_of: Substitute | None  # None: the graft's own, or nobody knows
    wall_mm: float | None = None

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the outline."""
        width, height = np.ptp(self.outline, axis=0)
        return float(width), float(height)

    @property
    def outline(self) -> Floats:
        """The whole outline (k, 2), closed."""
        return np.concatenate([self.seam, self.rim[::-1], self.seam[:1]])


@dataclass(frozen=True, eq=False)
class HolePattern:
    """A hole on the unrolled wall: `outline` (n, 2) about its centre, x with the clock, y superior; where the centre lies."""

    name: Wording
    vein_id: str
    method: RenalMethod
    outline: Floats
    width_mm: float
    height_mm: float
    clock_deg: float
    from_superior_end_mm: float | None
    along_wall_mm: float  # from the anterior line, with the clock
    seam_mm: float
    marks: tuple[tuple[str, tuple[float, float]], ...]


@dataclass(frozen=True, eq=False)
class PatchPattern:
    """A patch in the caval wall, about its middle: x with the clock, y superior; `sides` are what its left and right edge on
    the card face."""

    outline: Floats
    length_mm: float
    width_mm: float
    edge_mm: float
    clock_deg: float
    sides: tuple[str, str]
    substitute: Substitute


def cone_pattern(
    subject: PatternSubject, branch: Branch, clock_deg: float | None, closing: Closing, wall_mm: float | None = None
) -> ConePattern:
    """The unrolled branch; `clock_deg` is its hole's place on the graft, `wall_mm` how thick its wall is, None where that is
    not known."""
    seam = compute_seam(branch, SAMPLES)
    first = QUARTER_TURNS[closing]
    turn = np.linspace(-pi, pi, SAMPLES + 1)
    along = outer_root(branch, turn + first * pi / 2)
    along[-1] = along[0]  # so that the two edges are alike to the last bit
    base, tip = unroll_branch(branch, turn, along), unroll_branch(branch, turn, np.full(SAMPLES + 1, branch.length_mm))
    letters = _letters(branch, clock_deg)
    generators = tuple(_generator(letters[(q + first) % 4], base, tip, (q + 2) * SAMPLES // 4) for q in range(-2, 3))
    return ConePattern(
        name=subject.name,
        vein_id=subject.vein_id,
        method=subject.method,
        seam=base,
        rim=tip,
        seam_mm=seam.length_mm,
        rim_mm=pi * branch.tip_diameter_mm,
        saddle_mm=seam.saddle_mm,
        edge_mm=closing_edge_mm(branch, closing),
        branch=branch,
        closing=closing,
        generators=generators,
        wall_mm=wall_mm,
        made_of=subject.made_of,
    )


def hole_pattern(
    subject: PatternSubject, branch: Branch, clock_deg: float | None, from_superior_end_mm: float | None
) -> HolePattern:
    """The hole of a branch on the unrolled wall."""
    seam = compute_seam(branch, SAMPLES)
    phi = np.array([0.0, pi / 2, pi, -pi / 2])
    points = unroll_tube(branch, branch_points(branch, phi, outer_root(branch, phi)))
    marks = tuple((letter, (float(x), float(y))) for letter, (x, y) in zip(_letters(branch, clock_deg), points, strict=True))
    return HolePattern(
        name=subject.name,
        vein_id=subject.vein_id,
        method=subject.method,
        outline=seam.graft_pattern,
        width_mm=seam.hole_width_mm,
        height_mm=seam.hole_height_mm,
        clock_deg=clock_deg or 0.0,
        from_superior_end_mm=from_superior_end_mm,
        along_wall_mm=along_wall_mm(branch, clock_deg or 0.0),
        seam_mm=seam.length_mm,
        marks=marks,
    )


def patch_pattern(patch: PlannedPatch) -> PatchPattern:
    """The flat patch: an oval as long and as wide as the plan says, as the picture has it."""
    return PatchPattern(
        oval(patch.length_mm, patch.width_mm),
        patch.length_mm,
        patch.width_mm,
        half_girth(patch.length_mm, patch.width_mm),
        patch.clock_deg,
        (facing(patch.clock_deg - 90.0), facing(patch.clock_deg + 90.0)),
        patch.substitute,
    )


def facing(clock_deg: float) -> str:
    """The letter of the side nearest to a clock position (0 anterior, 90 the patient's left)."""
    return "ALPR"[round(clock_deg / 90.0) % 4]


def _letters(branch: Branch, clock_deg: float | None) -> tuple[str, str, str, str]:
    """Letters at φ = 0°, 90°, 180° and 270°; φ = 90° lies on the side of falling clock positions."""
    if clock_deg is None:
        return "S", "a", "I", "b"
    axis = clock_deg + branch.pierce_deg
    return "S", facing(axis - 90.0), "I", facing(axis + 90.0)


def _generator(letter: str, base: Floats, tip: Floats, k: int) -> Generator:
    length = float(np.linalg.norm(tip[k] - base[k]))
    return Generator(letter, (float(base[k, 0]), float(base[k, 1])), (float(tip[k, 0]), float(tip[k, 1])), length)
