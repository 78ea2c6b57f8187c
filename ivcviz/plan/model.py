"""What follows from a case: frozen results of `resolve`. Levels, lengths and gaps in mm, angles in degrees."""

from dataclasses import dataclass, field
from typing import Literal

from ivcviz.anatomy.body import Body
from ivcviz.case.document import Case, Convention
from ivcviz.geometry.seam import Branch, Seam
from ivcviz.messages.sentences import Text, Wording
from ivcviz.plan.finding import Finding, Offer
from ivcviz.plan.stages import STAGES
from ivcviz.terms.renal_methods import Piece, RenalMethod
from ivcviz.terms.substitutes import Substitute

WhyDivided = Literal["between clamps", "exposure", "in a resected vein", "for length"]
Passed = Literal["aorta", "superior mesenteric artery", "vertebra"]  # by a side branch


@dataclass(frozen=True, slots=True)
class Extent:
    lower_mm: float
    upper_mm: float


@dataclass(frozen=True, slots=True)
class BorderDistance:
    """A landmark border and how far each tumour end lies past it (end - border; superior positive)."""

    name: str
    level_mm: float
    lower_end_mm: float
    upper_end_mm: float


@dataclass(frozen=True, slots=True)
class CrossReading:
    """What another published scheme calls the same extent; `status` is "seen" or "to confirm"."""

    scheme: Wording
    reading: Wording
    source: Wording
    status: Literal["seen", "to confirm"]


@dataclass(frozen=True, slots=True)
class ZoneReading:
    zones: tuple[str, ...]
    span: str  # "I–II" for people (en dash); "" when the tumour lies in no zone
    key: str  # "I-II" for JSON and file names
    words: Wording  # "I + iliac", "III + atrium" where an end lies beyond the cava
    highest: str | None
    convention: Convention
    borders: tuple[BorderDistance, ...]
    probability: tuple[tuple[str, float], ...]  # ("I", 0.97), …
    span_probability: float
    stability: Literal["stable", "borderline"]
    by_convention: tuple[tuple[Convention, str], ...]  # the span's key under each convention
    sentence: Text  # one a surgeon can paste
    cross_readings: tuple[CrossReading, ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """The resected segment of the cava."""

    inferior_mm: float
    superior_mm: float

    @property
    def length_mm(self) -> float:
        return self.superior_mm - self.inferior_mm


@dataclass(frozen=True, slots=True)
class Clamp:
    """A clamp: on the cava at a level, on a vein `along_mm` from its ostium, or on the portal triad (neither); `end` is which
    of the two on the cava it is. On a common iliac vein the level is below 0, as far as it lies along the vein."""

    name: Wording
    vein: str  # "ivc", "portal-triad" or a vein's id
    level_mm: float | None
    along_mm: float | None = None
    end: Literal["inferior", "superior"] | None = None


@dataclass(frozen=True, slots=True)
class DividedVein:
    """A small vein that is divided, at the level where it, or the renal vein that it enters `along_mm` from the cava, opens
    into the cava."""

    id: str
    name: Wording
    side: Literal["left", "right", "midline"]
    level_mm: float
    why: WhyDivided
    vein: str = "ivc"  # that it enters
    along_mm: float | None = None


@dataclass(frozen=True, slots=True)
class PlannedGraft:
    substitute: Substitute
    ringed: bool
    diameter_mm: float  # inner
    wall_mm: float
    inferior_mm: float
    superior_mm: float
    native_inferior_mm: float | None  # perimeter-equivalent diameters at the cuts
    native_superior_mm: float | None
    widest_inferior_mm: float | None
    widest_superior_mm: float | None

    @property
    def length_mm(self) -> float:
        return self.superior_mm - self.inferior_mm

    @property
    def outer_diameter_mm(self) -> float:
        return self.diameter_mm + 2 * self.wall_mm


@dataclass(frozen=True, slots=True)
class Hole:
    """A hole on the graft's outer surface, flat."""

    width_mm: float  # along the wall's circumference, flat
    height_mm: float  # along the graft's axis
    centre_from_superior_end_mm: float
    clock_deg: float


@dataclass(frozen=True, slots=True)
class Clearance:
    """Room (mm) between a side branch's outer wall, as it lies in place, and what it passes; negative: it cuts in."""

    to: Passed
    room_mm: float


@dataclass(frozen=True, slots=True)
class PlannedDefect:
    """The opening that a partial resection leaves in the caval wall: a spindle between two levels, `arc_deg` wide about
    `clock_deg`; of a cavotomy, which takes nothing, a line, `through` the mouth of a vein where it begins at one.

    `width_mm` is measured along the native wall where it is widest, `length_mm` along the centreline.
    """

    inferior_mm: float
    superior_mm: float
    clock_deg: float
    arc_deg: float
    width_mm: float
    through: str | None = field(default=None, kw_only=True)

    @property
    def length_mm(self) -> float:
        return self.superior_mm - self.inferior_mm


@dataclass(frozen=True, slots=True)
class PlannedPatch(PlannedDefect):
    """A defect that a patch closes."""

    substitute: Substitute


@dataclass(frozen=True, slots=True)
class PlannedRenalVein:
    """One renal vein: where it is cut (`stump_along_mm` from its ostium), how it is brought back, and what follows.

    `gap_mm` is the shortest way from stump to graft wall; `reach_mm` what the kidney must be mobilised by for the stump to
    meet the hole (opening) or the branch's tip. `branch`, `seam` and `hole` are of the outer surface of graft and branch;
    `refusal` says why a seam could not be computed, `corridor_height_mm` how high the branch is in front of the aorta;
    `en_bloc`: it leaves uncut, with its kidney and the piece of cava that holds its ostium.
    """

    id: str
    side: Literal["left", "right"]
    in_resection: bool
    method: RenalMethod
    piece: Piece | None  # between it and the graft, of the substitute that the plan names for it
    involved_mm: float
    stump_along_mm: float | None
    gap_mm: float | None
    takeoff_deg: float | None
    hole: Hole | None
    branch: Branch | None  # as it lies on the straight graft; None where nothing is sewn to the graft
    seam: Seam | None
    reach_mm: float | None = None
    mobilisation_mm: float = 0.0
    refusal: Wording = ""
    clearances: tuple[Clearance, ...] = ()
    corridor_height_mm: float | None = None
    moved_mm: float = 0.0  # how far along the graft a branch's hole lies from where its take-off asks for it; up is positive
    en_bloc: bool = False

    @property
    def cut(self) -> bool:
        return self.stump_along_mm is not None

    @property
    def ends(self) -> bool:
        """Whether it no longer leads to the cava: cut, or gone en bloc."""
        return self.cut or self.en_bloc


@dataclass(frozen=True, slots=True)
class Plan:
    case: Case
    body: Body
    extent: Extent
    reading: ZoneReading
    resection: Segment | None
    clamps: tuple[Clamp, ...]
    divided: tuple[DividedVein, ...]
    graft: PlannedGraft | None
    renal_veins: tuple[PlannedRenalVein, ...]
    findings: tuple[Finding, ...]
    defect: PlannedDefect | None = None
    # What the clamps on the cava hold between them: the resected segment or, of an extraction, what is taken out of the lumen.
    held: Segment | None = None
    unclamping: tuple[str, ...] = ()  # in which order clamps come off at the end, by what they lie on; empty: this plan's own

    @property
    def is_operated(self) -> bool:
        """Whether the cava is opened: something of it is resected, or it is emptied."""
        return self.held is not None

    @property
    def patch(self) -> PlannedPatch | None:
        """The patch that closes the defect; None where none does."""
        return self.defect if isinstance(self.defect, PlannedPatch) else None

    @property
    def offers(self) -> tuple[Offer, ...]:
        """What the findings offer, each once."""
        return tuple(dict.fromkeys(finding.offer for finding in self.findings if finding.offer is not None))

    @property
    def gaps(self) -> tuple[Finding, ...]:
        """What has no fate in this plan: stops that only planning closes."""
        return tuple(finding for finding in self.findings if finding.kind == "gap")

    @property
    def stops(self) -> tuple[Finding, ...]:
        """The stops that stand: gaps, and judgements that nobody has overridden."""
        return tuple(finding for finding in self.findings if finding.stops)

    @property
    def overridden(self) -> tuple[Finding, ...]:
        """The judgements that someone has overridden in writing."""
        return tuple(finding for finding in self.findings if finding.overridden)

    @property
    def end(self) -> Finding | None:
        """The gap before which the plan ends: of those with the earliest stage the first; None where the plan is whole."""
        return min(self.gaps, key=_place_of_end, default=None)


def _place_of_end(gap: Finding) -> int:
    assert gap.ends_at is not None, "a gap says where it ends the plan"
    return STAGES.index(gap.ends_at)
