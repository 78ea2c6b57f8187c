"""The document: everything a surgeon decides, as frozen values. Nothing here is derived.

Each field is declared here once: type, bounds, name and default. Case file, schema, edits, comparison, case record and window
ask this declaration; annotations are therefore never postponed in this file.
"""

from dataclasses import dataclass, field
from typing import Annotated, Literal, Self

from ivcviz.anatomy.specification import AnatomySpec, Side
from ivcviz.case.sources import Outcome, Provenance, Reported
from ivcviz.fields.bounds import DEGREES, PERCENT, YEARS, Bounds
from ivcviz.fields.declaration import Field, completed
from ivcviz.fields.limits import (
    BRANCH_DIAMETER,
    CLOCK,
    DURATION,
    LONG,
    MANY,
    MARGIN,
    OFFSET,
    REASON,
    SHORT,
    TITLE,
    UNCERTAINTY,
    VEIN_ID,
)
from ivcviz.messages.sentences import say
from ivcviz.terms.iliac_methods import ILIAC_METHODS, TIE, IliacMethod
from ivcviz.terms.organs import ORGANS, ORGANS_SEEN, EnBlocOrgan
from ivcviz.terms.renal_methods import LEAVE, METHODS, RenalMethod
from ivcviz.terms.resections import CIRCUMFERENTIAL, RESECTION_KINDS, ResectionKind
from ivcviz.terms.substitutes import PTFE, SUBSTITUTES, Substitute

Growth = Literal["intraluminal", "extraluminal", "both"]
Convention = Literal["floor", "centre", "roof"]
Collaterals = Literal["none", "some", "rich"]
Lumen = Literal["open", "narrowed", "closed"]
Artery = Literal["open", "clamped"]
Intent = Literal["undecided", "resect", "extract", "no-operation"]
Origin = Literal["wall", "renal", "adrenal", "uterine", "thrombus"]
LEFT_ILIAC, RIGHT_ILIAC = "left-common-iliac-vein", "right-common-iliac-vein"
SHORTEST_CUFF_MM, LONGEST_CUFF_MM = 4.0, 50.0  # set by this plan; what a clamp may be asked for anew


@dataclass(frozen=True, slots=True)
class LevelRef:
    """A level as it was written: millimetres, or a landmark's word with millimetres superior (+) or inferior (-) of it."""

    offset_mm: Annotated[float, Field(OFFSET, name=say("level"))]
    landmark: Annotated[str | None, Field(SHORT, name=say("landmark"))] = None


@dataclass(frozen=True, slots=True)
class Patient:
    """What is known of the patient beside the body; None: not recorded.

    `right_kidney_percent` is the right kidney's share of the renal function (the left one has the rest).
    """

    age: Annotated[int | None, Field(Bounds(0, 120, YEARS), name=say("age"))] = None
    symptoms: Annotated[tuple[str, ...], Field(SHORT, name=say("symptoms"), each=say("symptom"))] = ()
    right_kidney_percent: Annotated[
        float | None,
        Field(Bounds(0, 100, PERCENT), name=say("right kidney's share"), listed=say("right kidney's share of the function")),
    ] = None
    collaterals: Annotated[Collaterals | None, Field(name=say("collaterals"))] = None
    leg_oedema: Annotated[bool | None, Field(name=say("leg oedema"))] = None
    aortomesenteric_mm: Annotated[
        float | None, Field(Bounds(1, 60), name=say("aortomesenteric distance"), listed=say("aortomesenteric distance (CT)"))
    ] = None


@dataclass(frozen=True, slots=True)
class Involved:
    """A length of vein, from its ostium, that the tumour has grown into."""

    vein_id: Annotated[str, Field(VEIN_ID, name=say("involved vein"))]
    length_mm: Annotated[float, Field(Bounds(0, 200), name=say("involved length"))]


@dataclass(frozen=True, slots=True)
class Thrombus:
    """Bland thrombus in the cava, beside the tumour: its two ends."""

    lower: Annotated[LevelRef, Field(name=say("thrombus's lower end"))]
    upper: Annotated[LevelRef, Field(name=say("thrombus's upper end"))]


@dataclass(frozen=True, slots=True)
class LumenTip:
    """How far any part of the tumour or its thrombus lies free in the lumen; None: not beyond the extent at the wall."""

    superior: Annotated[LevelRef | None, Field(name=say("floating tip's upper end"))] = None
    inferior: Annotated[LevelRef | None, Field(name=say("floating tip's lower end"))] = None


@dataclass(frozen=True, slots=True)
class Tumour:
    """Caval extent (which the zone depends on) and mass (the specimen's size), which are different things.

    `circumference_deg` is how much of the wall the tumour takes, centred on `bulge_deg`, and `wall_invaded` whether a tumour
    that grew in from its `origin` has grown into the wall; None where it is not recorded.
    """

    lower: Annotated[LevelRef, Field(name=say("tumour's lower end"))]
    upper: Annotated[LevelRef, Field(name=say("tumour's upper end"))]
    mass_mm: Annotated[
        tuple[float, float, float] | None, Field(Bounds(1, 500), name=say("mass"), each=say("side of the mass"))
    ] = None
    growth: Annotated[Growth, Field(name=say("growth"))] = "both"
    bulge_deg: Annotated[float, Field(CLOCK, name=say("direction of the bulge"), listed=say("clock position of its bulk"))] = (
        0.0
    )
    involved: Annotated[tuple[Involved, ...], Field(name=say("involved veins"), each=say("involved vein"))] = ()
    iliac_side: Annotated[Side | None, Field(name=say("iliac side"), listed=say("iliac vein reached"))] = None
    circumference_deg: Annotated[
        float | None, Field(Bounds(1, 360, DEGREES), name=say("involved circumference"), listed=say("circumference taken"))
    ] = None
    lumen: Annotated[Lumen | None, Field(name=say("lumen"))] = None
    thrombus: Annotated[Thrombus | None, Field(name=say("bland thrombus"))] = None
    lumen_tip: Annotated[LumenTip | None, Field(name=say("floating tip"))] = None
    origin: Annotated[Origin, Field(name=say("origin"), listed=say("origin of the tumour"))] = "wall"
    origin_vein: Annotated[str | None, Field(VEIN_ID, name=say("vein of origin"))] = None
    wall_invaded: Annotated[bool | None, Field(name=say("invasion of the wall"), listed=say("wall invaded"))] = None


@dataclass(frozen=True, slots=True)
class Uncertainty:
    """One standard deviation, mm, of tumour ends and of landmarks."""

    tumour_sd_mm: Annotated[
        float,
        Field(UNCERTAINTY, name=say("standard deviation of the tumour's ends"), listed=say("uncertainty of its ends (1 SD)")),
    ] = 5.0
    landmark_sd_mm: Annotated[
        float,
        Field(UNCERTAINTY, name=say("standard deviation of the landmarks"), listed=say("uncertainty of landmarks (1 SD)")),
    ] = 5.0


@dataclass(frozen=True, slots=True)
class Resection:
    """What is cut out. `lateral_margin_mm`, along the wall to either side, and `patch` are for a partial resection;
    a kidney taken en bloc is its vein's method, nephrectomy."""

    kind: Annotated[ResectionKind, Field(RESECTION_KINDS, name=say("resection"), listed=say("kind"))] = CIRCUMFERENTIAL
    inferior_margin_mm: Annotated[float, Field(MARGIN, name=say("inferior margin"))] = 10.0
    superior_margin_mm: Annotated[float, Field(MARGIN, name=say("superior margin"))] = 10.0
    cuff_mm: Annotated[
        float,
        Field(
            Bounds(-15, LONGEST_CUFF_MM),  # a file that measured it to the middle of a jaw of 30 mm may hold -15
            entered=Bounds(SHORTEST_CUFF_MM, LONGEST_CUFF_MM),
            name=say("cuff"),
            listed=say("cuff, free vein from cut to jaw"),
        ),
    ] = 7.0
    jaw_mm: Annotated[float, Field(Bounds(1, 30), name=say("clamp's jaw"), listed=say("jaw of a clamp"))] = 6.0
    lateral_margin_mm: Annotated[float, Field(MARGIN, name=say("lateral margin"), listed=say("margin along the wall"))] = 10.0
    patch: Annotated[Substitute, Field(SUBSTITUTES, name=say("patch"), listed=say("patch, material"))] = PTFE
    en_bloc: Annotated[tuple[EnBlocOrgan, ...], Field(ORGANS, name=say("organs taken en bloc"), each=say("organ"))] = ()
    organs_free: Annotated[
        tuple[EnBlocOrgan, ...], Field(ORGANS_SEEN, name=say("organs free on imaging"), each=say("organ free on imaging"))
    ] = ()


@dataclass(frozen=True, slots=True)
class Graft:
    """The caval substitute: inner diameter and wall; its length follows from the cuts."""

    diameter_mm: Annotated[float, Field(Bounds(4, 50), name=say("graft's inner diameter"), listed=say("inner Ø"))]
    substitute: Annotated[Substitute, Field(SUBSTITUTES, name=say("substitute"), omitted=lambda _: PTFE)]
    ringed: Annotated[
        bool,
        Field(name=say("rings of the graft"), listed=say("rings"), omitted=lambda known: known["substitute"].ringed_by_default),
    ]
    wall_mm: Annotated[
        float,
        Field(Bounds(0.1, 3), name=say("graft's wall"), listed=say("wall"), omitted=lambda known: known["substitute"].wall_mm),
    ]

    @classmethod
    def of(cls, substitute: Substitute, diameter_mm: float) -> Self:
        """A graft with the rings and the wall that its substitute has where nobody says otherwise."""
        return completed(cls, {"diameter_mm": diameter_mm, "substitute": substitute})


@dataclass(frozen=True, slots=True)
class Cone:
    """The bench-made side branch. `length_mm` None: as long as the gap from graft to stump asks for."""

    base_diameter_mm: Annotated[float, Field(BRANCH_DIAMETER, name=say("cone's base diameter"))] = 12.0
    tip_diameter_mm: Annotated[float, Field(BRANCH_DIAMETER, name=say("cone's tip diameter"))] = 10.0
    takeoff_deg: Annotated[float, Field(Bounds(1, 179, DEGREES), name=say("take-off angle"))] = 70.0
    offset_mm: Annotated[float, Field(Bounds(-25, 25), name=say("offset between the two axes"))] = 0.0
    length_mm: Annotated[float | None, Field(Bounds(1, 150), name=say("cone's length"))] = None


@dataclass(frozen=True, slots=True)
class RenalPlan:
    """What becomes of a renal vein. `artery`: what is done with the kidney's artery while its vein is clamped, and
    `sewing_min`: the minutes planned for bringing the vein back; `cooled`: whether the kidney is cooled meanwhile, and
    `test_clamp`: whether the vein is test-clamped, its stump pressure measured, before the first cut; None where nothing is
    decided. `divided` are the tributaries that are divided to bring the vein further, and `substitute` what a piece between
    the vein and the graft is made of (None: what its method or the graft is made of)."""

    vein_id: Annotated[str, Field(VEIN_ID, name=say("renal vein"))]
    method: Annotated[RenalMethod, Field(METHODS, name=say("method"))] = LEAVE
    margin_mm: Annotated[float, Field(Bounds(0, 50), name=say("margin along the vein"))] = 5.0
    cone: Annotated[Cone | None, Field(name=say("tapered side branch"))] = None
    mobilisation_mm: Annotated[float | None, Field(Bounds(0, 100), name=say("mobilisation of the kidney"))] = None
    plan_b: Annotated[RenalMethod | None, Field(METHODS, name=say("alternative (plan B)"), listed=say("plan B"))] = None
    suture: Annotated[str, Field(SHORT, name=say("suture"))] = ""
    artery: Annotated[Artery | None, Field(name=say("artery"), listed=say("artery while the vein is clamped"))] = None
    sewing_min: Annotated[
        float | None, Field(DURATION, name=say("time for the renal vein"), listed=say("time for the vein"))
    ] = None
    cooled: Annotated[bool | None, Field(name=say("cooling of the kidney"), listed=say("kidney cooled"))] = None
    test_clamp: Annotated[bool | None, Field(name=say("test clamping"), listed=say("test clamping, stump pressure"))] = None
    divided: Annotated[tuple[str, ...], Field(VEIN_ID, name=say("divided tributaries"), each=say("divided tributary"))] = ()
    substitute: Annotated[
        Substitute | None,
        Field(SUBSTITUTES, name=say("substitute of the branch"), listed=say("branch, material")),
    ] = None


@dataclass(frozen=True, slots=True)
class IliacPlan:
    """What becomes of a common iliac vein where the cava is cut below the confluence."""

    vein_id: Annotated[str, Field(VEIN_ID, name=say("iliac vein"))]
    method: Annotated[IliacMethod, Field(ILIAC_METHODS, name=say("iliac vein's method"), listed=say("method"))] = TIE


@dataclass(frozen=True, slots=True)
class Timing:
    """Minutes planned for what is done while the clamps are on (None: not planned; nobody has published them), and
    whether the superior clamp is moved down onto the graft once its superior end is sewn."""

    resection_min: Annotated[float | None, Field(DURATION, name=say("time for the resection"))] = None
    superior_anastomosis_min: Annotated[float | None, Field(DURATION, name=say("time for the superior anastomosis"))] = None
    inferior_anastomosis_min: Annotated[float | None, Field(DURATION, name=say("time for the inferior anastomosis"))] = None
    clamp_onto_graft: Annotated[bool, Field(name=say("superior clamp moved onto the graft"))] = False


@dataclass(frozen=True, slots=True)
class Override:
    """A stop that the surgeon overrides, with the reason that is printed beside it; `about` as in the finding. `role`: who
    decided, never by name; `date`: when, as year-month-day."""

    rule: Annotated[str, Field(SHORT, name=say("rule"))]
    reason: Annotated[str, Field(REASON, name=say("reason"))]
    about: Annotated[str, Field(SHORT, name=say("subject of the stop"))] = ""
    role: Annotated[str, Field(SHORT, name=say("role"), listed=say("role of who decided"))] = ""
    date: Annotated[str, Field(SHORT, name=say("date"), listed=say("date of the decision"))] = ""


@dataclass(frozen=True, slots=True)
class Case:
    """Everything that is decided and known of one operation."""

    title: Annotated[str, Field(TITLE, name=say("title"))]
    tumour: Annotated[Tumour, Field(name=say("tumour"))]
    patient: Annotated[Patient, Field(name=say("patient"))] = field(default_factory=Patient)
    anatomy: Annotated[AnatomySpec, Field(name=say("anatomy"))] = field(default_factory=AnatomySpec)
    convention: Annotated[Convention, Field(name=say("convention"))] = "floor"
    uncertainty: Annotated[Uncertainty, Field(name=say("uncertainty"))] = field(default_factory=Uncertainty)
    resection: Annotated[Resection, Field(name=say("resection"))] = field(default_factory=Resection)
    graft: Annotated[Graft | None, Field(name=say("graft"))] = None
    renal_plan: Annotated[tuple[RenalPlan, ...], Field(name=say("plans of renal veins"), each=say("plan of a renal vein"))] = ()
    notes: Annotated[tuple[str, ...], Field(LONG, name=say("notes"), each=say("note"), most=MANY)] = ()
    provenance: Annotated[tuple[Provenance, ...], Field(name=say("sources"), each=say("source"), most=MANY)] = ()
    outcome: Annotated[Outcome | None, Field(name=say("outcome"))] = None
    reported: Annotated[Reported | None, Field(name=say("published report"))] = None
    timing: Annotated[Timing, Field(name=say("planned times"))] = field(default_factory=Timing)
    overrides: Annotated[tuple[Override, ...], Field(name=say("overridden stops"), each=say("overridden stop"))] = ()
    # Thresholds that this plan sets: name, value.
    thresholds: Annotated[tuple[tuple[str, float], ...], Field(name=say("thresholds set by this plan"))] = ()
    intent: Annotated[Intent, Field(name=say("intent"))] = "undecided"
    intent_reason: Annotated[str, Field(LONG, name=say("reason for the intent"))] = ""
    iliac_plan: Annotated[
        tuple[IliacPlan, ...], Field(name=say("plans of iliac veins"), each=say("plan of an iliac vein"))
    ] = ()
