"""What can be drawn, as hashable values: equal shapes have equal triangles. Levels and lengths in mm."""

from dataclasses import dataclass
from typing import Literal

from ivcviz.anatomy.specification import AnatomySpec, Side
from ivcviz.case.document import Growth, Lumen
from ivcviz.geometry.seam import Branch

CavalEnd = Literal["inferior", "superior"]
# How the end of a vein is shaped: to a prosthesis' tip that raises it, to what it lies level with, or to a tie.
Rim = Literal["raised", "flat", "tied"]


@dataclass(frozen=True, slots=True)
class GraftPlacement:
    """The placement of the graft: between two levels of the cava's centreline, below 0 in the common iliac vein of a side, or
    straight on the bench; its outer radius."""

    inferior_mm: float
    superior_mm: float
    outer_radius_mm: float
    bench: bool = False
    iliac: Side | None = None


@dataclass(frozen=True, slots=True)
class WallWindow:
    """A spindle of the cava's wall between two levels, `arc_deg` wide in its middle about a clock position."""

    inferior_mm: float
    superior_mm: float
    clock_deg: float
    arc_deg: float


@dataclass(frozen=True, slots=True)
class Veins:
    """The venous tree of a body without what was resected.

    `graft` draws the stumps of the cava in to the graft that is sewn to them, `rims` those of other veins to what they are
    sewn to, or to a tie (vein, diameter, kind); `pinches` flattens a vein under a clamp ("ivc" with a level, or a
    vein with a distance along it). `divided` small veins are cut off short; `oversewn` closes the caval stumps, `window` is
    cut into the cava's wall, and with `liver_turned` the hepatic veins follow the mobilised liver. `sewn_ends` are those of
    the caval stumps that are sewn to the graft, or oversewn, already; at the levels `cuts` the cava is
    cut through, below 0 the common iliac vein of the side `iliac`. Of a vein that is cut `on_cava` stays on the cava (vein,
    length), drawn in where it is among `closed`.
    """

    spec: AnatomySpec
    segment: tuple[float, float] | None = None
    stumps: tuple[tuple[str, float], ...] = ()
    graft: GraftPlacement | None = None
    rims: tuple[tuple[str, float, Rim], ...] = ()
    pinches: tuple[tuple[str, float], ...] = ()
    divided: tuple[str, ...] = ()
    oversewn: bool = False
    window: "WallWindow | None" = None
    wall: Literal["open", "patched", "closed"] = "open"  # of the window
    liver_turned: bool = False
    sewn_ends: tuple[CavalEnd, ...] = ("inferior", "superior")
    cuts: tuple[float, ...] = ()
    iliac: Side | None = None
    on_cava: tuple[tuple[str, float], ...] = ()
    closed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ResectedVeins:
    """What was resected: the segment of the cava with the lengths of vein that go with it, less what stays `on_cava`."""

    spec: AnatomySpec
    segment: tuple[float, float]
    stumps: tuple[tuple[str, float], ...]
    on_cava: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class CutFaces:
    """The open ends that a resection leaves: wall and lumen."""

    veins: Veins
    lumen: bool


@dataclass(frozen=True, slots=True)
class TumourMass:
    """The tumour: its caval part between two levels, its mass, and its tongues in veins.

    Below level 0 it lies in the common iliac vein of the side `iliac`; `goes_on` where nobody says in which, and the
    drawing breaks off at the confluence.
    """

    spec: AnatomySpec
    lower_mm: float
    upper_mm: float
    mass_mm: tuple[float, float, float] | None
    growth: Growth
    bulge_deg: float
    involved: tuple[tuple[str, float], ...]
    circumference_deg: float | None = None
    lumen: Lumen | None = None
    iliac: Side | None = None
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class OuterMass:
    """The mass outside the wall by itself, where it is so large that it is drawn see-through."""

    spec: AnatomySpec
    lower_mm: float
    upper_mm: float
    mass_mm: tuple[float, float, float]
    bulge_deg: float
    iliac: Side | None = None


@dataclass(frozen=True, slots=True)
class FreeTongue:
    """What of the tumour lies free in the lumen beyond its extent at the wall: from `root_mm`, in the tumour, to `tip_mm`; it
    springs from the middle of the lumen, or where the tumour takes a part of the wall from its clock position `wall_deg`."""

    spec: AnatomySpec
    root_mm: float
    tip_mm: float
    iliac: Side | None = None
    wall_deg: float | None = None


@dataclass(frozen=True, slots=True)
class ThrombusCast:
    """Bland thrombus that fills the cava between two levels."""

    spec: AnatomySpec
    lower_mm: float
    upper_mm: float
    iliac: Side | None = None


@dataclass(frozen=True, slots=True)
class PatchPiece:
    """A patch on the window in the cava's wall, or the piece of wall that was there."""

    spec: AnatomySpec
    window: WallWindow


@dataclass(frozen=True, slots=True)
class PatchLining:
    """The lumen that is seen through a window in the cava's wall."""

    spec: AnatomySpec
    window: WallWindow


@dataclass(frozen=True, slots=True)
class PatchRim:
    """The cut wall round a window."""

    spec: AnatomySpec
    window: WallWindow


@dataclass(frozen=True, slots=True)
class PatchSuture:
    """The running suture round a patch."""

    spec: AnatomySpec
    window: WallWindow


@dataclass(frozen=True, slots=True)
class WallSuture:
    """The suture that closes a window in the wall, side to side."""

    spec: AnatomySpec
    window: WallWindow


@dataclass(frozen=True, slots=True)
class OversewnSuture:
    """The running suture that closes a caval stump."""

    spec: AnatomySpec
    level_mm: float


@dataclass(frozen=True, slots=True)
class Ties:
    """Ties round veins: (vein, distance along it), `drawn_in` those whose end is drawn in to the tie; and on the stumps of
    renal arteries."""

    spec: AnatomySpec
    places: tuple[tuple[str, float], ...]
    drawn_in: tuple[str, ...] = ()
    arteries: tuple[Side, ...] = ()


@dataclass(frozen=True, slots=True)
class GraftTube:
    """The graft's tube, flattened where a clamp lies on it."""

    spec: AnatomySpec
    placement: GraftPlacement
    pinch_mm: float | None = None


@dataclass(frozen=True, slots=True)
class GraftRings:
    """The graft's external rings, left out where a branch is sewn to it (levels of the gaps)."""

    spec: AnatomySpec
    placement: GraftPlacement
    gaps: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class WallUnderBranch:
    """The graft's wall under a branch; without the graft's ends, so that moving them leaves the branch's mesh cached."""

    outer_radius_mm: float
    bench: bool = False


@dataclass(frozen=True, slots=True)
class BranchPlacement:
    """A branch on a graft in place: level and clock position of its hole's centre, and the stump it runs to; `own_vein` where
    the branch is the vein itself."""

    spec: AnatomySpec
    wall: WallUnderBranch
    branch: Branch
    level_mm: float
    clock_deg: float
    vein_id: str
    stump_mm: float
    own_vein: bool = False


@dataclass(frozen=True, slots=True)
class BranchTube:
    """The cone pipe (or the reimplanted stump, if `stump_mm` lies at the hole) from its seam to the renal stump."""

    at: BranchPlacement


@dataclass(frozen=True, slots=True)
class BranchRings:
    at: BranchPlacement


@dataclass(frozen=True, slots=True)
class HolePatch:
    """The hole that is cut for a branch or a stump, as a dark patch on the graft's wall within the seam."""

    at: BranchPlacement


@dataclass(frozen=True, slots=True)
class CavalSuture:
    """The running suture at one end of the graft."""

    spec: AnatomySpec
    wall: WallUnderBranch
    level_mm: float
    superior: bool
    iliac: Side | None = None


@dataclass(frozen=True, slots=True)
class SeamSuture:
    """The running suture along the seam of a branch on the graft."""

    at: BranchPlacement


@dataclass(frozen=True, slots=True)
class StumpSuture:
    """The running suture between a branch and a renal stump."""

    at: BranchPlacement


@dataclass(frozen=True, slots=True)
class Organ:
    """An organ mesh by name, moved to where the body's landmarks put it; `turned`: as the mobilised liver is."""

    spec: AnatomySpec
    name: str
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Arteries:
    """The arteries that follow the veins: superior mesenteric and renal arteries, without those of some sides, flattened where
    they are clamped, a stump of those that are tied."""

    spec: AnatomySpec
    without: tuple[Side, ...] = ()
    clamped: tuple[Side, ...] = ()
    tied: tuple[Side, ...] = ()
