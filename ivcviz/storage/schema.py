"""A case file as JSON: which fields there are, of what type, within which bounds. Unknown fields are refused.

Only what the frozen document classes cannot say themselves stands here; their defaults hold for what a file leaves out.
Written for pydantic's core: the models above it take five times as long to load, and every command reads a case.
"""

from typing import Any, get_args

from pydantic_core import CoreSchema, PydanticCustomError, SchemaValidator
from pydantic_core import core_schema as core

from ivcviz.anatomy.landmarks import WORDS
from ivcviz.anatomy.specification import Course, Sex, Side
from ivcviz.case import document as doc
from ivcviz.case import limits as lim
from ivcviz.case.house_values import HOUSE_VALUES
from ivcviz.terms.organs import ORGANS
from ivcviz.terms.renal_methods import METHODS
from ivcviz.terms.resections import RESECTION_KINDS
from ivcviz.terms.substitutes import SUBSTITUTES
from ivcviz.terms.term import ids

FORMAT = "ivcviz-case"
VERSION = 2
PRINTABLE = r"^[^\x00-\x1f\x7f]*$"  # control characters would break one-line messages and the labels on the plate
# The renal landmarks follow from the renal veins' ostia and are moved there; the confluence is 0.
_FIXED_WORDS = ("iliac-confluence", "renal-floor", "renal-roof", "right-renal-vein", "left-renal-vein")
MOVABLE_WORDS = tuple(word for word in WORDS if word not in _FIXED_WORDS)
_LEVEL_FORMS = [{"required": ["level_mm"], "not": {"required": ["offset_mm"]}}, {"required": ["landmark"]}]


def case_schema() -> dict[str, Any]:
    """The JSON Schema of a case file."""
    from pydantic.json_schema import GenerateJsonSchema

    schema = GenerateJsonSchema().generate(_CASE)
    for end in ("lower", "upper"):
        schema["properties"]["tumour"]["properties"][end]["oneOf"] = _LEVEL_FORMS
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "ivcviz case", **schema}


def _number(bounds: lim.Bounds) -> CoreSchema:
    below, greatest = (bounds.greatest, None) if bounds.below else (None, bounds.greatest)
    return core.float_schema(strict=True, allow_inf_nan=False, ge=bounds.least, lt=below, le=greatest)


def _whole(least: float, greatest: float) -> CoreSchema:
    return core.int_schema(strict=True, ge=int(least), le=int(greatest))


def _text(longest: int, shortest: int = 0, pattern: str = PRINTABLE) -> CoreSchema:
    return core.str_schema(strict=True, min_length=shortest or None, max_length=longest, pattern=pattern)


def _one_of(choices: Any) -> CoreSchema:
    """One of a Literal's values, or of a tuple's."""
    return core.literal_schema(list(choices if isinstance(choices, tuple) else get_args(choices)))


def _list(items: CoreSchema, most: int = lim.FEW, least: int = 0) -> CoreSchema:
    return core.list_schema(items, strict=True, min_length=least, max_length=most)


def _or_null(schema: CoreSchema) -> CoreSchema:
    return core.nullable_schema(schema)


def _record(required: dict[str, CoreSchema], optional: dict[str, CoreSchema] | None = None) -> CoreSchema:
    fields = {name: core.typed_dict_field(schema, required=True) for name, schema in required.items()}
    fields |= {name: core.typed_dict_field(schema, required=False) for name, schema in (optional or {}).items()}
    return core.typed_dict_schema(fields, strict=True, extra_behavior="forbid")


def _one_form(level: dict[str, Any]) -> dict[str, Any]:
    """Millimetres or a landmark, not both and not neither."""
    if ("level_mm" in level) == ("landmark" in level) or ("level_mm" in level and "offset_mm" in level):
        raise PydanticCustomError("level_form", "a level is written one way")
    return level


_BOOLEAN = core.bool_schema(strict=True)
_SHORT, _LONG = _text(lim.SHORT_TEXT), _text(lim.LONG_TEXT)
_VEIN_ID = _text(lim.LONGEST_ID, pattern=f"^{lim.ID}$")
_LEVEL, _CLOCK, _CALIBRE, _ASIDE = _number(lim.LEVEL), _number(lim.CLOCK), _number(lim.VEIN_CALIBRE), _number(lim.ASIDE)
_MARGIN, _DEVIATION, _BRANCH = _number(lim.MARGIN), _number(lim.UNCERTAINTY), _number(lim.BRANCH_DIAMETER)
_MINUTES = _or_null(_number(lim.MINUTES))

_PATIENT = _record(
    {},
    {
        "sex": _one_of(Sex),
        "age": _or_null(_whole(lim.AGE.least, lim.AGE.greatest)),
        "symptoms": _list(_SHORT),
        "right_kidney_percent": _or_null(_number(lim.SHARE)),
        "collaterals": _or_null(_one_of(doc.Collaterals)),
        "leg_oedema": _or_null(_BOOLEAN),
    },
)
_OSTIUM = _record({"lower_mm": _LEVEL, "upper_mm": _LEVEL, "clock_deg": _CLOCK})
_RENAL_VEIN = _record(
    {
        "id": _VEIN_ID,
        "side": _one_of(Side),
        "ostium": _OSTIUM,
        "length_mm": _number(lim.VEIN_LENGTH),
        "width_mm": _CALIBRE,
        "thickness_mm": _CALIBRE,
        "drop_deg": _number(lim.VEIN_DROP),
    },
    {"course": _one_of(Course), "main": _BOOLEAN},
)
_HEPATIC_VEIN = _record({"id": _VEIN_ID, "name": _SHORT, "ostium": _OSTIUM, "diameter_mm": _CALIBRE}, {"main": _BOOLEAN})
_CENTRE = _record({"height_mm": _number(lim.HEIGHT), "left_mm": _ASIDE, "posterior_mm": _ASIDE})
_SECTION = _record({"level_mm": _LEVEL, "transverse_mm": _CALIBRE, "anteroposterior_mm": _CALIBRE})
_ANATOMY = _record(
    {},
    {
        "source": _one_of(("reference", "patient")),
        "landmarks": _list(_record({"landmark": _one_of(MOVABLE_WORDS), "level_mm": _LEVEL})),
        "centreline": _or_null(_list(_CENTRE, lim.MANY, 2)),
        "section": _or_null(_list(_SECTION, lim.MANY, 2)),
        "renal_veins": _or_null(_list(_RENAL_VEIN)),
        "hepatic_veins": _or_null(_list(_HEPATIC_VEIN)),
        "missing_kidneys": _list(_one_of(Side), 1),
    },
)
_WRITTEN_LEVEL = core.no_info_after_validator_function(
    _one_form, _record({}, {"level_mm": _LEVEL, "landmark": _one_of(WORDS), "offset_mm": _number(lim.OFFSET)})
)
_TUMOUR = _record(
    {"lower": _WRITTEN_LEVEL, "upper": _WRITTEN_LEVEL},
    {
        "mass_mm": _or_null(_list(_number(lim.MASS), 3, 3)),
        "growth": _one_of(doc.Growth),
        "bulge_deg": _CLOCK,
        "involved": _list(_record({"vein_id": _VEIN_ID, "length_mm": _number(lim.INVOLVED)})),
        "iliac_side": _or_null(_one_of(Side)),
        "circumference_deg": _or_null(_number(lim.CIRCUMFERENCE)),
        "lumen": _or_null(_one_of(doc.Lumen)),
        "thrombus": _or_null(_record({"lower": _WRITTEN_LEVEL, "upper": _WRITTEN_LEVEL})),
    },
)
_RESECTION = _record(
    {},
    {
        "kind": _one_of(ids(RESECTION_KINDS)),
        "inferior_margin_mm": _MARGIN,
        "superior_margin_mm": _MARGIN,
        "cuff_mm": _number(lim.CUFF),
        "jaw_mm": _number(lim.JAW),
        "lateral_margin_mm": _MARGIN,
        "patch": _one_of(ids(SUBSTITUTES)),
        "en_bloc": _list(_one_of(ids(ORGANS))),
    },
)
_GRAFT = _record(
    {"diameter_mm": _number(lim.GRAFT_DIAMETER)},
    {"substitute": _one_of(ids(SUBSTITUTES)), "ringed": _BOOLEAN, "wall_mm": _number(lim.GRAFT_WALL)},
)
_CONE = _record(
    {},
    {
        "base_diameter_mm": _BRANCH,
        "tip_diameter_mm": _BRANCH,
        "takeoff_deg": _number(lim.TAKEOFF),
        "offset_mm": _number(lim.AXIS_OFFSET),
        "length_mm": _or_null(_number(lim.BRANCH_LENGTH)),
    },
)
_RENAL_PLAN = _record(
    {"vein_id": _VEIN_ID},
    {
        "method": _one_of(ids(METHODS)),
        "margin_mm": _number(lim.VEIN_MARGIN),
        "cone": _or_null(_CONE),
        "mobilisation_mm": _or_null(_number(lim.MOBILISATION)),
        "plan_b": _or_null(_one_of(ids(METHODS))),
        "suture": _SHORT,
        "artery": _or_null(_one_of(doc.Artery)),
        "sewing_min": _MINUTES,
    },
)
_TIMING = _record(
    {},
    {
        "resection_min": _MINUTES,
        "superior_anastomosis_min": _MINUTES,
        "inferior_anastomosis_min": _MINUTES,
        "clamp_onto_graft": _BOOLEAN,
    },
)
_OVERRIDE = _record({"rule": _SHORT, "reason": _text(lim.LONG_TEXT, shortest=1)}, {"about": _SHORT})
_THRESHOLD = _record({"name": _one_of(tuple(HOUSE_VALUES)), "value": _number(lim.THRESHOLD)})
_PROVENANCE = _record({"path": _SHORT, "source": _SHORT}, {"note": _LONG, "kind": _one_of(doc.ProvenanceKind)})
_OUTCOME = _record(
    {},
    {
        "blood_loss_ml": _or_null(_number(lim.BLOOD_LOSS)),
        "transfused": _or_null(_BOOLEAN),
        "r0": _or_null(_BOOLEAN),
        "operative_time_min": _or_null(_number(lim.OPERATIVE_TIME)),
        "complication": _LONG,
        "follow_up_months": _or_null(_number(lim.FOLLOW_UP)),
        "recurrence": _or_null(_BOOLEAN),
        "status": _SHORT,
    },
)
_REPORTED = _record(
    {},
    {
        "zone": _SHORT,
        "approach": _SHORT,
        "clamped_veins": _list(_VEIN_ID),
        "caval_replacement": _SHORT,
        "renal_reconstruction": _SHORT,
    },
)
_CASE = _record(
    {
        "format": _one_of((FORMAT,)),
        "version": _whole(VERSION, VERSION),
        "title": _text(lim.SHORT_TEXT, shortest=1),
        "tumour": _TUMOUR,
    },
    {
        "patient": _PATIENT,
        "anatomy": _ANATOMY,
        "convention": _one_of(doc.Convention),
        "uncertainty": _record({}, {"tumour_sd_mm": _DEVIATION, "landmark_sd_mm": _DEVIATION}),
        "resection": _RESECTION,
        "graft": _or_null(_GRAFT),
        "renal_plan": _list(_RENAL_PLAN),
        "notes": _list(_LONG, lim.MANY),
        "provenance": _list(_PROVENANCE, lim.MANY),
        "outcome": _or_null(_OUTCOME),
        "reported": _or_null(_REPORTED),
        "timing": _TIMING,
        "overrides": _list(_OVERRIDE),
        "thresholds": _list(_THRESHOLD),
    },
)
CASE_FILE = SchemaValidator(_CASE)
