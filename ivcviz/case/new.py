"""A new case from the values that a command line or a table of patients gives."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import get_args

from ivcviz.anatomy.landmarks import landmarks_of, largest, veins_of
from ivcviz.anatomy.specification import AnatomySpec, Sex, Side
from ivcviz.case import edits
from ivcviz.case.document import LEFT_ILIAC, RIGHT_ILIAC, Case, Collaterals, Graft, LevelRef, Resection, Tumour
from ivcviz.case.levels import level_mm
from ivcviz.errors import UserError
from ivcviz.fields.declaration import default_of
from ivcviz.messages.sentences import Quantity, listed, say
from ivcviz.terms.iliac_methods import IliacMethod
from ivcviz.terms.organs import EnBlocOrgan
from ivcviz.terms.renal_methods import RenalMethod
from ivcviz.terms.resections import ResectionKind
from ivcviz.terms.substitutes import PTFE

_ILIAC_VEINS: dict[Side, str] = {"right": RIGHT_ILIAC, "left": LEFT_ILIAC}
_SEX: Sex = default_of(AnatomySpec, "sex")
_RESECTION: ResectionKind = default_of(Resection, "kind")


@dataclass(frozen=True, slots=True)
class CaseDescription:
    """The values that a new case is made from; sides name the largest renal vein of that side."""

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
    iliac_methods: Mapping[Side, IliacMethod] = field(default_factory=dict)
    circumference_deg: float | None = None
    collaterals: Collaterals | None = None
    right_kidney_percent: float | None = None
    missing_kidney: Side | None = None
    en_bloc: Sequence[EnBlocOrgan] = ()
    resection: ResectionKind = _RESECTION


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
    for side, method in words.iliac_methods.items():
        case = edits.choose_iliac_method(case, _ILIAC_VEINS[side], method)
    case = _with_facts(case, words)
    for side in get_args(Side):
        vein_id = largest(renal, side).id
        if side in words.involved_mm:
            case = edits.set_involved(case, vein_id, words.involved_mm[side])
        if side in words.methods:
            case = edits.choose_renal_method(case, vein_id, words.methods[side])
    if words.graft_diameter_mm is None:
        return case
    return edits.choose_graft(case, Graft.of(PTFE, words.graft_diameter_mm))


def require_iliac_side(words: CaseDescription) -> None:
    """UserError where the tumour reaches below the confluence and the common iliac vein that it reaches is not named."""
    if level_mm(words.lower, landmarks_of(AnatomySpec(sex=words.sex))) < 0.0 and words.iliac_side is None:
        sides = "|".join(get_args(Side))
        raise UserError(
            say(
                "The tumour reaches below the iliac confluence: say which common iliac vein it reaches (--iliac-side {sides}).",
                sides=sides,
            )
        )


def _with_facts(case: Case, words: CaseDescription) -> Case:
    """Add what is known beside the extent, and what is resected with the tumour."""
    case = edits.set_circumference(case, words.circumference_deg)
    case = edits.set_kidney_share(edits.set_collaterals(case, words.collaterals), words.right_kidney_percent)
    if words.missing_kidney is not None:
        case = edits.set_kidney_missing(case, words.missing_kidney, True)
    for organ in words.en_bloc:
        case = edits.set_en_bloc(case, organ, True)
    return edits.choose_resection_kind(case, words.resection)
