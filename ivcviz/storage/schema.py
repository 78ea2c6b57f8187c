"""A case file as JSON: which names there are, of what type, within which bounds. Unknown names are refused.

Fields follow from the document's declarations. Five forms are written by hand, because the file has them otherwise than the
document: levels (millimetres or a landmark), pairs (landmarks and thresholds), rows (centreline and cross-sections), the
sex (the patient's in the file, the body's in the document), and the head (format and version).
"""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic_core import PydanticCustomError, SchemaValidator
from pydantic_core import core_schema as core

from ivcviz.anatomy.landmarks import LEVEL_WORDS, WORDS
from ivcviz.anatomy.specification import AnatomySpec
from ivcviz.case.check_thresholds import DEFAULT_THRESHOLDS
from ivcviz.case.document import Case, LevelRef, LumenTip, RenalPlan, Thrombus, Tumour
from ivcviz.fields import limits as lim
from ivcviz.fields.declaration import declared
from ivcviz.storage.forms import (
    ByHand,
    Form,
    Member,
    listed,
    members_of,
    number,
    object_schema,
    one_of,
    or_null,
    reader,
    record,
    same,
    whole,
    writer,
)

FORMAT = "ivcviz-case"
VERSION = 3
# The renal landmarks follow from the renal veins' ostia and are moved there; the confluence is 0.
_FIXED_WORDS = ("iliac-confluence", "renal-floor", "renal-roof", "right-renal-vein", "left-renal-vein")
MOVABLE_WORDS = tuple(word for word in WORDS if word not in _FIXED_WORDS)
_LEVEL_FORMS = [{"required": ["level_mm"], "not": {"required": ["offset_mm"]}}, {"required": ["landmark"]}]
# The order in which the schema has always named what a body is.
_BODY_ORDER = (
    "source",
    "landmarks",
    "centreline",
    "section",
    "renal_veins",
    "hepatic_veins",
    "missing_kidneys",
    "precaval_artery",
)

Data = Mapping[str, Any]


def case_schema() -> dict[str, Any]:
    """The JSON Schema of a case file."""
    return schema_of(CASE)


def schema_of(case: Form) -> dict[str, Any]:
    """The JSON Schema of a case in this form."""
    from pydantic.json_schema import GenerateJsonSchema

    schema = GenerateJsonSchema().generate(case.schema)
    for end in ("lower", "upper"):
        schema["properties"]["tumour"]["properties"][end]["oneOf"] = _LEVEL_FORMS
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "ivcviz case", **schema}


def case_form(document: type[Case] = Case) -> Form:
    """The form of a case: head and title, patient with the body's sex, body, tumour, then everything else as declared."""
    fields = members_of(document, _BY_HAND)
    body = members_of(AnatomySpec, _BY_HAND)
    in_file = {key: body[key] for key in _BODY_ORDER} | {key: member for key, member in body.items() if key != "sex"}
    anatomy = Form(object_schema(in_file), writer(AnatomySpec, in_file), reader(AnatomySpec, body))
    fields["anatomy"] = Member(anatomy, required=False)
    patient = {"sex": body["sex"], **members_of(declared(document)["patient"].kind, _BY_HAND)}
    names = _HEAD | fields | {"patient": Member(same(object_schema(patient)), required=False)}
    write, read = writer(document, fields), reader(document, fields)
    order = list(dict.fromkeys(("title", "patient", "anatomy", "tumour", *fields)))

    def data_of(case: Case) -> dict[str, Any]:
        data = {"graft": None, **write(case)}  # that there is no graft is said
        data["patient"] = {"sex": case.anatomy.sex, **data["patient"]}
        return {"format": FORMAT, "version": VERSION, **{key: data[key] for key in order if key in data}}

    def case_of(data: Data) -> Case:
        case: Case = read({key: value for key, value in _with_sex_of_body(data).items() if key not in _HEAD})
        return case

    return Form(object_schema(names), data_of, case_of)


def anatomy_of(data: Data) -> AnatomySpec:
    """The body that the parts `anatomy` and `patient` (its sex) of a file describe."""
    spec: AnatomySpec = record(AnatomySpec, _BY_HAND).read(_with_sex_of_body(data)["anatomy"])
    return spec


def tumour_of(data: Data) -> Tumour:
    """The tumour that this part of a file describes."""
    tumour: Tumour = record(Tumour, _BY_HAND).read(data)
    return tumour


def renal_plan_of(items: Sequence[Data]) -> tuple[RenalPlan, ...]:
    """The plan of each renal vein, as this part of a file describes it."""
    form = record(RenalPlan, _BY_HAND)
    return tuple(form.read(item) for item in items)


def _with_sex_of_body(data: Data) -> dict[str, Any]:
    """The patient's sex moved to the body, which has it in the document."""
    patient = dict(data.get("patient", {}))
    sex = {"sex": patient.pop("sex")} if "sex" in patient else {}
    return {**data, "patient": patient, "anatomy": {**data.get("anatomy", {}), **sex}}


def _one_form(level: dict[str, Any]) -> dict[str, Any]:
    """Millimetres or a landmark, not both and not neither."""
    if ("level_mm" in level) == ("landmark" in level) or ("level_mm" in level and "offset_mm" in level):
        raise PydanticCustomError("level_form", "a level is written one way")
    return level


def _level_data(level: LevelRef) -> dict[str, Any]:
    if level.landmark is None:
        return {"level_mm": level.offset_mm}
    return {"landmark": level.landmark, "offset_mm": level.offset_mm}


def _level_of(data: Data) -> LevelRef:
    """A level is `level_mm`, or `landmark` with `offset_mm` (0 if it is not written)."""
    if "level_mm" in data:
        return LevelRef(float(data["level_mm"]))
    return LevelRef(float(data.get("offset_mm", 0.0)), data["landmark"])


def _rows(document: type, key: str, **columns: Form) -> Form:
    """Tuples of values as objects, each value under the name of its column."""
    field = declared(document)[key]
    row = Form(
        object_schema({name: Member(form, required=True) for name, form in columns.items()}),
        lambda values: dict(zip(columns, values, strict=True)),
        lambda data: tuple(data[name] for name in columns),
    )
    rows = listed(row, field.field.least, field.field.most)
    return or_null(rows) if field.optional else rows


_LEVEL = Form(
    core.no_info_after_validator_function(
        _one_form,
        object_schema(
            {
                "level_mm": Member(number(lim.LEVEL), required=False),
                "landmark": Member(one_of(LEVEL_WORDS), required=False),
                "offset_mm": Member(number(declared(LevelRef)["offset_mm"].bounds), required=False),
            }
        ),
    ),
    _level_data,
    _level_of,
)
_ENDS = {"lower": _LEVEL, "upper": _LEVEL}
_HEIGHTS = {"height_mm": number(lim.HEIGHT), "left_mm": number(lim.ASIDE), "posterior_mm": number(lim.ASIDE)}
_CALIBRES = {"transverse_mm": number(lim.VEIN_CALIBRE), "anteroposterior_mm": number(lim.VEIN_CALIBRE)}
_BY_HAND: ByHand = {
    Tumour: _ENDS,
    Thrombus: _ENDS,
    LumenTip: {"superior": or_null(_LEVEL), "inferior": or_null(_LEVEL)},
    AnatomySpec: {
        "landmarks": _rows(AnatomySpec, "landmarks", landmark=one_of(MOVABLE_WORDS), level_mm=number(lim.LEVEL)),
        "centreline": _rows(AnatomySpec, "centreline", **_HEIGHTS),
        "section": _rows(AnatomySpec, "section", level_mm=number(lim.LEVEL), **_CALIBRES),
    },
    Case: {"thresholds": _rows(Case, "thresholds", name=one_of(DEFAULT_THRESHOLDS), value=number(lim.THRESHOLD))},
}
_HEAD = {"format": Member(one_of((FORMAT,)), required=True), "version": Member(whole(VERSION, VERSION), required=True)}
CASE = case_form()
CASE_FILE = SchemaValidator(CASE.schema)
