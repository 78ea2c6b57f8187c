"""The document: everything a surgeon decides, as frozen values. Nothing here is derived."""

from dataclasses import dataclass, field
from typing import Literal, Self

from ivcviz.anatomy.specification import AnatomySpec
from ivcviz.terms.organs import EnBlocOrgan
from ivcviz.terms.renal_methods import LEAVE, RenalMethod
from ivcviz.terms.resections import CIRCUMFERENTIAL, ResectionKind
from ivcviz.terms.substitutes import PTFE, Substitute

Growth = Literal["intraluminal", "extraluminal", "both"]
Convention = Literal["floor", "centre", "roof"]
ProvenanceKind = Literal["published", "derived", "plan", "contradiction"]
Collaterals = Literal["none", "some", "rich"]
Lumen = Literal["open", "narrowed", "closed"]
Artery = Literal["open", "clamped"]


@dataclass(frozen=True, slots=True)
class LevelRef:
    """A level as it was written: millimetres, or a landmark's word with millimetres superior (+) or inferior (-) of it."""

    offset_mm: float
    landmark: str | None = None


@dataclass(frozen=True, slots=True)
class Patient:
    """What is known of the patient beside the body; None: not recorded.

    `right_kidney_percent` is the right kidney's share of the renal function (the left one has the rest).
    """

    age: int | None = None
    symptoms: tuple[str, ...] = ()
    right_kidney_percent: float | None = None
    collaterals: Collaterals | None = None
    leg_oedema: bool | None = None


@dataclass(frozen=True, slots=True)
class Involved:
    """A length of vein, from its ostium, that the tumour has grown into."""

    vein_id: str
    length_mm: float


@dataclass(frozen=True, slots=True)
class Thrombus:
    """Bland thrombus in the cava, beside the tumour: its two ends."""

    lower: LevelRef
    upper: LevelRef


@dataclass(frozen=True, slots=True)
class Tumour:
    """Caval extent (which the zone depends on) and mass (the specimen's size), which are different things.

    `circumference_deg` is how much of the wall the tumour takes, centred on `bulge_deg`; None where it is not recorded.
    """

    lower: LevelRef
    upper: LevelRef
    mass_mm: tuple[float, float, float] | None = None
    growth: Growth = "both"
    bulge_deg: float = 0.0
    involved: tuple[Involved, ...] = ()
    iliac_side: Literal["left", "right"] | None = None
    circumference_deg: float | None = None
    lumen: Lumen | None = None
    thrombus: Thrombus | None = None


@dataclass(frozen=True, slots=True)
class Uncertainty:
    """One standard deviation, mm, of tumour ends and of landmarks."""

    tumour_sd_mm: float = 5.0
    landmark_sd_mm: float = 5.0


@dataclass(frozen=True, slots=True)
class Resection:
    """What is cut out. `lateral_margin_mm`, along the wall to either side, and `patch` are for a partial resection;
    a kidney taken en bloc is its vein's method, nephrectomy."""

    kind: ResectionKind = CIRCUMFERENTIAL
    inferior_margin_mm: float = 10.0
    superior_margin_mm: float = 10.0
    cuff_mm: float = 10.0
    jaw_mm: float = 6.0
    lateral_margin_mm: float = 10.0
    patch: Substitute = PTFE
    en_bloc: tuple[EnBlocOrgan, ...] = ()


@dataclass(frozen=True, slots=True)
class Graft:
    """The caval substitute: inner diameter and wall; its length follows from the cuts."""

    diameter_mm: float
    substitute: Substitute
    ringed: bool
    wall_mm: float

    @classmethod
    def of(cls, substitute: Substitute, diameter_mm: float) -> Self:
        """A graft with the rings and the wall that its substitute has where nobody says otherwise."""
        return cls(diameter_mm, substitute, substitute.ringed_by_default, substitute.wall_mm)


@dataclass(frozen=True, slots=True)
class Cone:
    """The bench-made side branch. `length_mm` None: as long as the gap from graft to stump asks for."""

    base_diameter_mm: float = 12.0
    tip_diameter_mm: float = 10.0
    takeoff_deg: float = 70.0
    offset_mm: float = 0.0
    length_mm: float | None = None


@dataclass(frozen=True, slots=True)
class RenalPlan:
    """What becomes of a renal vein. `artery`: what is done with the kidney's artery while its vein is clamped, and
    `sewing_min`: the minutes planned for bringing the vein back; None where nothing is decided."""

    vein_id: str
    method: RenalMethod = LEAVE
    margin_mm: float = 5.0
    cone: Cone | None = None
    mobilisation_mm: float | None = None
    plan_b: RenalMethod | None = None
    suture: str = ""
    artery: Artery | None = None
    sewing_min: float | None = None


@dataclass(frozen=True, slots=True)
class Timing:
    """Minutes planned for what is done while the clamps are on (None: not planned; nobody has published them), and
    whether the superior clamp is moved down onto the graft once its superior end is sewn."""

    resection_min: float | None = None
    superior_anastomosis_min: float | None = None
    inferior_anastomosis_min: float | None = None
    clamp_onto_graft: bool = False


@dataclass(frozen=True, slots=True)
class Override:
    """A stop that the surgeon overrides, with the reason that is printed beside it; `about` as in the finding."""

    rule: str
    reason: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a value comes from: `path` inside the case file ("" = the whole case), `source`, and what the source says.

    `published`: printed in the source; `derived`: schematic, worked out because the source gives no figure; `plan`: this
    plan's own choice; `contradiction`: the source disagrees with itself, and the note says how and which reading was kept.
    """

    path: str
    source: str
    note: str = ""
    kind: ProvenanceKind = "published"


@dataclass(frozen=True, slots=True)
class Reported:
    """What the source prints of a published case, kept apart from what the plan works out by rule.

    `clamped_veins` are vein ids beside the cava; `renal_reconstruction` and `caval_replacement` are the table's words.
    """

    zone: str = ""
    approach: str = ""
    clamped_veins: tuple[str, ...] = ()
    caval_replacement: str = ""
    renal_reconstruction: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    blood_loss_ml: float | None = None
    transfused: bool | None = None
    r0: bool | None = None
    operative_time_min: float | None = None
    complication: str = ""
    follow_up_months: float | None = None
    recurrence: bool | None = None
    status: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    title: str
    tumour: Tumour
    patient: Patient = field(default_factory=Patient)
    anatomy: AnatomySpec = field(default_factory=AnatomySpec)
    convention: Convention = "floor"
    uncertainty: Uncertainty = field(default_factory=Uncertainty)
    resection: Resection = field(default_factory=Resection)
    graft: Graft | None = None
    renal_plan: tuple[RenalPlan, ...] = ()
    notes: tuple[str, ...] = ()
    provenance: tuple[Provenance, ...] = ()
    outcome: Outcome | None = None
    reported: Reported | None = None
    timing: Timing = field(default_factory=Timing)
    overrides: tuple[Override, ...] = ()
    thresholds: tuple[tuple[str, float], ...] = ()  # house thresholds that this plan sets: name, value
