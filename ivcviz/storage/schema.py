"""A case file as JSON: which fields there are, of what type, within which bounds. Unknown fields are refused.

Only what the frozen document classes cannot say themselves stands here; their defaults hold for what a file leaves out.
"""

from typing import Annotated, Any, Literal, NotRequired, Required, TypeVar

from annotated_types import Interval, Len
from pydantic import AfterValidator, ConfigDict, StringConstraints, TypeAdapter, with_config
from pydantic_core import PydanticCustomError
from typing_extensions import TypedDict

from ivcviz.anatomy.specification import Course, Sex, Side
from ivcviz.case import document as doc
from ivcviz.case import limits as lim

FORMAT = "ivcviz-case"
VERSION = 1
STRICT = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)
ONE_FORM: list[Any] = [{"required": ["level_mm"], "not": {"required": ["offset_mm"]}}, {"required": ["landmark"]}]
WRITTEN_ONE_WAY = ConfigDict(**STRICT, json_schema_extra={"oneOf": ONE_FORM})


def within(bounds: lim.Bounds) -> Interval:
    """A number inside its bounds."""
    return Interval(ge=bounds.least, lt=bounds.greatest) if bounds.below else Interval(ge=bounds.least, le=bounds.greatest)


# No control characters: they would break one-line messages and the labels on the plate.
PRINTABLE = r"^[^\x00-\x1f\x7f]*$"
T = TypeVar("T")
ShortText = Annotated[str, StringConstraints(max_length=lim.SHORT_TEXT, pattern=PRINTABLE)]
LongText = Annotated[str, StringConstraints(max_length=lim.LONG_TEXT, pattern=PRINTABLE)]
VeinId = Annotated[str, StringConstraints(max_length=lim.LONGEST_ID, pattern=f"^{lim.ID}$")]
Title = Annotated[str, StringConstraints(min_length=1, max_length=lim.SHORT_TEXT, pattern=PRINTABLE)]
Few = Annotated[list[T], Len(0, lim.FEW)]
Many = Annotated[list[T], Len(0, lim.MANY)]
Rows = Annotated[list[T], Len(2, lim.MANY)]
Level = Annotated[float, within(lim.LEVEL)]
Clock = Annotated[float, within(lim.CLOCK)]
Calibre = Annotated[float, within(lim.VEIN_CALIBRE)]
BranchDiameter = Annotated[float, within(lim.BRANCH_DIAMETER)]
Margin = Annotated[float, within(lim.MARGIN)]
Deviation = Annotated[float, within(lim.UNCERTAINTY)]
Aside = Annotated[float, within(lim.ASIDE)]
LevelWord = Literal[
    "iliac-confluence",
    "renal-floor",
    "renal-roof",
    "right-renal-vein",
    "left-renal-vein",
    "lowest-short-hepatic-vein",
    "right-adrenal-vein",
    "hepatic-floor",
    "hepatic-roof",
    "hiatus",
    "cavoatrial-junction",
]
# The renal landmarks follow from the renal veins' ostia and are moved there; the confluence is 0.
MovableWord = Literal[
    "lowest-short-hepatic-vein", "right-adrenal-vein", "hepatic-floor", "hepatic-roof", "hiatus", "cavoatrial-junction"
]


class PatientFile(TypedDict, total=False):
    sex: Sex
    age: Annotated[int, within(lim.AGE)] | None
    symptoms: Few[ShortText]


class LandmarkFile(TypedDict):
    landmark: MovableWord
    level_mm: Level


class OstiumFile(TypedDict):
    lower_mm: Level
    upper_mm: Level
    clock_deg: Clock


class RenalVeinFile(TypedDict):
    id: VeinId
    side: Side
    ostium: OstiumFile
    length_mm: Annotated[float, within(lim.VEIN_LENGTH)]
    width_mm: Calibre
    thickness_mm: Calibre
    drop_deg: Annotated[float, within(lim.VEIN_DROP)]
    course: NotRequired[Course]
    main: NotRequired[bool]


class HepaticVeinFile(TypedDict):
    id: VeinId
    name: ShortText
    ostium: OstiumFile
    diameter_mm: Calibre
    main: NotRequired[bool]


class CentreFile(TypedDict):
    height_mm: Annotated[float, within(lim.HEIGHT)]
    left_mm: Aside
    posterior_mm: Aside


class SectionFile(TypedDict):
    level_mm: Level
    transverse_mm: Calibre
    anteroposterior_mm: Calibre


class AnatomyFile(TypedDict, total=False):
    source: Literal["reference", "patient"]
    landmarks: Few[LandmarkFile]
    centreline: Rows[CentreFile] | None
    section: Rows[SectionFile] | None
    renal_veins: Few[RenalVeinFile] | None
    hepatic_veins: Few[HepaticVeinFile] | None


@with_config(WRITTEN_ONE_WAY)
class LevelFile(TypedDict, total=False):
    level_mm: Level
    landmark: LevelWord
    offset_mm: Annotated[float, within(lim.OFFSET)]


def _one_form(level: LevelFile) -> LevelFile:
    """Millimetres or a landmark, not both and not neither."""
    if ("level_mm" in level) == ("landmark" in level) or ("level_mm" in level and "offset_mm" in level):
        raise PydanticCustomError("level_form", "a level is written one way")
    return level


Written = Annotated[LevelFile, AfterValidator(_one_form)]


class InvolvedFile(TypedDict):
    vein_id: VeinId
    length_mm: Annotated[float, within(lim.INVOLVED)]


class TumourFile(TypedDict, total=False):
    lower: Required[Written]
    upper: Required[Written]
    mass_mm: Annotated[list[Annotated[float, within(lim.MASS)]], Len(3, 3)] | None
    growth: doc.Growth
    bulge_deg: Clock
    involved: Few[InvolvedFile]
    iliac_side: Side | None


class UncertaintyFile(TypedDict, total=False):
    tumour_sd_mm: Deviation
    landmark_sd_mm: Deviation


class ResectionFile(TypedDict, total=False):
    kind: doc.ResectionKind
    inferior_margin_mm: Margin
    superior_margin_mm: Margin
    cuff_mm: Annotated[float, within(lim.CUFF)]
    jaw_mm: Annotated[float, within(lim.JAW)]


class GraftFile(TypedDict, total=False):
    diameter_mm: Required[Annotated[float, within(lim.GRAFT_DIAMETER)]]
    substitute: doc.Substitute
    ringed: bool
    wall_mm: Annotated[float, within(lim.GRAFT_WALL)]


class ConeFile(TypedDict, total=False):
    base_diameter_mm: BranchDiameter
    tip_diameter_mm: BranchDiameter
    takeoff_deg: Annotated[float, within(lim.TAKEOFF)]
    offset_mm: Annotated[float, within(lim.AXIS_OFFSET)]
    length_mm: Annotated[float, within(lim.BRANCH_LENGTH)] | None


class RenalPlanFile(TypedDict, total=False):
    vein_id: Required[VeinId]
    method: doc.Method
    margin_mm: Annotated[float, within(lim.VEIN_MARGIN)]
    cone: ConeFile | None
    mobilisation_mm: Annotated[float, within(lim.MOBILISATION)] | None
    plan_b: doc.Method | None
    suture: ShortText


class ProvenanceFile(TypedDict, total=False):
    path: Required[ShortText]
    source: Required[ShortText]
    note: LongText
    kind: doc.ProvenanceKind


class OutcomeFile(TypedDict, total=False):
    blood_loss_ml: Annotated[float, within(lim.BLOOD_LOSS)] | None
    transfused: bool | None
    r0: bool | None
    operative_time_min: Annotated[float, within(lim.OPERATIVE_TIME)] | None
    complication: LongText
    follow_up_months: Annotated[float, within(lim.FOLLOW_UP)] | None
    recurrence: bool | None
    status: ShortText


class ReportedFile(TypedDict, total=False):
    zone: ShortText
    approach: ShortText
    clamped_veins: Few[VeinId]
    caval_replacement: ShortText
    renal_reconstruction: ShortText


@with_config(STRICT)  # holds for every part that has no configuration of its own
class CaseFile(TypedDict, total=False):
    """The whole file."""

    format: Required[Literal["ivcviz-case"]]
    version: Required[Annotated[int, Interval(ge=VERSION, le=VERSION)]]
    title: Required[Title]
    patient: PatientFile
    anatomy: AnatomyFile
    tumour: Required[TumourFile]
    convention: doc.Convention
    uncertainty: UncertaintyFile
    resection: ResectionFile
    graft: GraftFile | None
    renal_plan: Few[RenalPlanFile]
    notes: Many[LongText]
    provenance: Many[ProvenanceFile]
    outcome: OutcomeFile | None
    reported: ReportedFile | None


CASE_FILE: TypeAdapter[CaseFile] = TypeAdapter(CaseFile)


def case_schema() -> dict[str, Any]:
    """The JSON Schema of a case file."""
    schema = CASE_FILE.json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "ivcviz case"}
