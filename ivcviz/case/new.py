"""A new case from the values that a command line or a table of patients gives."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

from ivcviz.anatomy.landmarks import landmarks_of, largest, veins_of
from ivcviz.anatomy.specification import AnatomySpec, Sex, Side
from ivcviz.case import edits
from ivcviz.case.document import (
    LEFT_ILIAC,
    RIGHT_ILIAC,
    Case,
    Collaterals,
    Graft,
    Intent,
    LevelRef,
    Lumen,
    Origin,
    Resection,
    Tumour,
)
from ivcviz.case.levels import level_mm
from ivcviz.case.vein_choices import origin_from
from ivcviz.errors import UserError
from ivcviz.fields.declaration import default_of
from ivcviz.messages.sentences import Quantity, listed, say
from ivcviz.terms.iliac_methods import IliacMethod
from ivcviz.terms.organs import EnBlocOrgan
from ivcviz.terms.renal_methods import RenalMethod
from ivcviz.terms.resections import ResectionKind
from ivcviz.terms.substitutes import PTFE

_SEX: Sex = default_of(AnatomySpec, "sex")
_RESECTION: ResectionKind = default_of(Resection, "kind")
_ILIAC: Mapping[Side, str] = {"right": RIGHT_ILIAC, "left": LEFT_ILIAC}
TumourKind = Literal["wall", "thrombus", "uterine"]


@dataclass(frozen=True, slots=True)
class CaseDescription:
    """The values that a new case is made from; sides name the largest renal vein of that side, or its common iliac vein.

    Pairs of levels are the lower and the upper one. A `kind` of tumour with its vein of origin tells its origin; a vein alone
    does so too.
    """

    title: str
    lower: LevelRef
    upper: LevelRef
    sex: Sex = _SEX
    age: int | None = None
    size_mm: tuple[float, float, float] | None = None
    involved_mm: Mapping[Side, float] = field(default_factory=dict)
    graft_diameter_mm: float | None = None
    methods: Mapping[Side, RenalMethod] = field(default_factory=dict)
    iliac_side: Side | None = None
    circumference_deg: float | None = None
    collaterals: Collaterals | None = None
    right_kidney_percent: float | None = None
    missing_kidney: Side | None = None
    en_bloc: Sequence[EnBlocOrgan] = ()
    resection: ResectionKind = _RESECTION
    intent: Intent | None = None
    intent_reason: str | None = None
    cuff_mm: float | None = None
    lumen: Lumen | None = None
    thrombus: tuple[LevelRef, LevelRef] | None = None
    lumen_tip: tuple[LevelRef | None, LevelRef | None] | None = None
    kind: TumourKind | None = None
    origin_vein: str | None = None
    mobilisation_mm: Mapping[Side, float] = field(default_factory=dict)
    iliac_methods: Mapping[Side, IliacMethod] = field(default_factory=dict)


def new_case(words: CaseDescription) -> Case:
    """Make the case in the reference body; UserError where the values contradict one another."""
    spec = AnatomySpec(sex=words.sex)
    landmarks, (renal, _) = landmarks_of(spec), veins_of(spec)
    case = Case("-", Tumour(words.lower, words.upper), anatomy=spec)
    if level_mm(words.lower, landmarks) >= level_mm(words.upper, landmarks):
        ends = listed(Quantity(level_mm(end, landmarks), "mm", "g") for end in (words.lower, words.upper))
        raise UserError(say("The tumour's lower end must lie below its upper end: they are {ends}.", ends=ends))
    case = edits.move_tumour_upper_end(edits.move_tumour_lower_end(case, words.lower), words.upper)
    case = edits.set_patient(edits.rename(case, words.title), sex=words.sex, age=words.age)
    case = edits.set_iliac_side(edits.set_mass(case, words.size_mm), words.iliac_side)
    case = _with_intent(_with_lumen(_with_facts(case, words), words), words)
    for side in get_args(Side):
        vein_id = largest(renal, side).id
        if side in words.involved_mm:
            case = edits.set_involved(case, vein_id, words.involved_mm[side])
        if side in words.methods:
            case = edits.choose_renal_method(case, vein_id, words.methods[side])
        if side in words.mobilisation_mm:
            case = edits.set_mobilisation(case, vein_id, words.mobilisation_mm[side])
        if side in words.iliac_methods:
            case = edits.choose_iliac_method(case, _ILIAC[side], words.iliac_methods[side])
    if words.graft_diameter_mm is None:
        return case
    return edits.choose_graft(case, Graft.of(PTFE, words.graft_diameter_mm))


def _with_facts(case: Case, words: CaseDescription) -> Case:
    """Add what is known beside the extent, and what is resected with the tumour."""
    case = edits.set_circumference(case, words.circumference_deg)
    case = edits.set_kidney_share(edits.set_collaterals(case, words.collaterals), words.right_kidney_percent)
    if words.missing_kidney is not None:
        case = edits.set_kidney_missing(case, words.missing_kidney, True)
    for organ in words.en_bloc:
        case = edits.set_en_bloc(case, organ, True)
    return edits.choose_resection_kind(case, words.resection)


def _with_lumen(case: Case, words: CaseDescription) -> Case:
    """Add where the tumour came from, and what lies in the lumen."""
    origin: Origin = words.kind or "wall"
    if words.origin_vein is not None and words.kind in (None, "thrombus"):
        origin = origin_from(case.anatomy, words.origin_vein)
    case = edits.set_lumen(edits.choose_origin(case, origin), words.lumen)
    if words.origin_vein is not None:
        case = edits.set_origin_vein(case, words.origin_vein)
    if words.thrombus is not None:
        case = edits.set_thrombus(case, *words.thrombus)
    inferior, superior = words.lumen_tip or (None, None)
    return edits.set_lumen_tip_superior(edits.set_lumen_tip_inferior(case, inferior), superior)


def _with_intent(case: Case, words: CaseDescription) -> Case:
    """Add what is meant to be done, and how far the clamps stand from the cuts."""
    if words.intent is not None:
        case = edits.choose_intent(case, words.intent)
    if words.intent_reason is not None:
        case = edits.write_intent_reason(case, words.intent_reason)
    return case if words.cuff_mm is None else edits.set_cuff(case, words.cuff_mm)


def require_iliac_side(case: Case) -> Case:
    """Return the case; UserError where its tumour reaches an iliac vein and nobody says which."""
    tip, landmarks = case.tumour.lumen_tip, landmarks_of(case.anatomy)
    ends = (case.tumour.lower, None if tip is None else tip.inferior)
    if case.tumour.iliac_side is None and any(end is not None and level_mm(end, landmarks) < 0 for end in ends):
        raise UserError(
            say("The tumour reaches below the iliac confluence: say along which common iliac vein, the left or the right.")
        )
    return case
