"""A case as the plain values of its file, and back: `case_of(data_of(case)) == case`."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from ivcviz.anatomy.specification import AnatomySpec, HepaticVein, Ostium, RenalVein
from ivcviz.case import document as doc
from ivcviz.storage.schema import FORMAT, VERSION
from ivcviz.terms.organs import ORGANS
from ivcviz.terms.renal_methods import METHODS
from ivcviz.terms.resections import RESECTION_KINDS
from ivcviz.terms.substitutes import PTFE, SUBSTITUTES
from ivcviz.terms.term import Term, by_id

Data = Mapping[str, Any]
Row = tuple[float, float, float]
_CENTRE = ("height_mm", "left_mm", "posterior_mm")
_SECTION = ("level_mm", "transverse_mm", "anteroposterior_mm")
_LINE = 110


def data_of(case: doc.Case) -> dict[str, Any]:
    """What the file says, in the order in which it says it; what is not set is left out (a missing graft is said)."""
    plain = {"graft": None, **_plain(case)}
    tumour = plain["tumour"] | _ends_data(case.tumour)
    if case.tumour.thrombus is not None:
        tumour["thrombus"] = _ends_data(case.tumour.thrombus)
    plain["thresholds"] = [{"name": name, "value": value} for name, value in case.thresholds]
    head = {"format": FORMAT, "version": VERSION, "title": case.title}
    patient = {"sex": case.anatomy.sex} | plain["patient"]
    body = {"patient": patient, "anatomy": _anatomy_data(case.anatomy), "tumour": tumour}
    order = [field.name for field in fields(case)]
    rest = {name: plain[name] for name in order if name in plain and name not in head and name not in body}
    return head | body | rest


def case_of(data: Data) -> doc.Case:
    """The case that validated file values describe; defaults stand in for what the file leaves out."""
    made: dict[str, Any] = {"title": data["title"], "tumour": tumour_of(data["tumour"]), "anatomy": anatomy_of(data)}
    patient = {name: value for name, value in data.get("patient", {}).items() if name != "sex"}
    made["patient"] = doc.Patient(**_tuples(patient))
    made["uncertainty"] = doc.Uncertainty(**data.get("uncertainty", {}))
    made["resection"] = _resection_of(data.get("resection", {}))
    made["graft"] = None if data.get("graft") is None else _graft_of(data["graft"])
    made["timing"] = doc.Timing(**data.get("timing", {}))
    optional: dict[str, type[Any]] = {"outcome": doc.Outcome, "reported": doc.Reported}
    for name, kind in optional.items():
        made[name] = None if data.get(name) is None else kind(**_tuples(data[name]))
    made["renal_plan"] = renal_plan_of(data.get("renal_plan", ()))
    made["notes"] = tuple(data.get("notes", ()))
    made["provenance"] = tuple(doc.Provenance(**item) for item in data.get("provenance", ()))
    made["overrides"] = tuple(doc.Override(**item) for item in data.get("overrides", ()))
    made["thresholds"] = tuple((item["name"], item["value"]) for item in data.get("thresholds", ()))
    made["convention"] = data.get("convention", "floor")
    return doc.Case(**made)


def anatomy_of(data: Data) -> AnatomySpec:
    """The body that the parts `anatomy` and `patient` (its sex) describe."""
    made = dict(data.get("anatomy", {}))
    made["missing_kidneys"] = tuple(made.get("missing_kidneys", ()))
    made["landmarks"] = tuple((item["landmark"], item["level_mm"]) for item in made.get("landmarks", ()))
    for name, keys in (("centreline", _CENTRE), ("section", _SECTION)):
        made[name] = _rows(made.get(name), keys)
    for name, kind in (("renal_veins", RenalVein), ("hepatic_veins", HepaticVein)):
        if made.get(name) is not None:
            made[name] = tuple(kind(**(vein | {"ostium": Ostium(**vein["ostium"])})) for vein in made[name])
    return AnatomySpec(sex=data.get("patient", {}).get("sex", "F"), **made)


def tumour_of(data: Data) -> doc.Tumour:
    """The tumour; a level is `level_mm`, or `landmark` with `offset_mm` (0 if it is not written)."""
    made = dict(_tuples(data))
    made["involved"] = tuple(doc.Involved(**item) for item in data.get("involved", ()))
    if made.get("thrombus") is not None:
        made["thrombus"] = doc.Thrombus(**_ends_of(made["thrombus"]))
    return doc.Tumour(**(made | _ends_of(data)))


def renal_plan_of(items: Sequence[Data]) -> tuple[doc.RenalPlan, ...]:
    """The plan of each renal vein."""
    return tuple(doc.RenalPlan(**(dict(item) | _parts_of_renal_plan(item))) for item in items)


def text_of(value: Any, indent: str = "") -> str:
    """JSON for people: what fits on a line stands on one line, everything else one item a line."""
    line = json.dumps(value, ensure_ascii=False, allow_nan=False)
    if len(indent) + len(line) <= _LINE or not isinstance(value, dict | list | tuple) or not value:
        return line
    inner = indent + "  "
    if isinstance(value, dict):
        items = [f"{json.dumps(name, ensure_ascii=False)}: {text_of(item, inner)}" for name, item in value.items()]
    else:
        items = [text_of(item, inner) for item in value]
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    return opening + "\n" + ",\n".join(inner + item for item in items) + "\n" + indent + closing


def _parts_of_renal_plan(item: Data) -> dict[str, Any]:
    """What of a renal vein's plan the file says by an id or as an object."""
    parts = {name: by_id(METHODS, item[name]) for name in ("method", "plan_b") if item.get(name) is not None}
    cone = item.get("cone")
    return {**parts, "cone": None if cone is None else doc.Cone(**cone)}


def _resection_of(data: Data) -> doc.Resection:
    made = dict(data)
    if "kind" in data:
        made["kind"] = by_id(RESECTION_KINDS, data["kind"])
    if "patch" in data:
        made["patch"] = by_id(SUBSTITUTES, data["patch"])
    return doc.Resection(**(made | {"en_bloc": tuple(by_id(ORGANS, organ) for organ in data.get("en_bloc", ()))}))


def _graft_of(data: Data) -> doc.Graft:
    """The graft; what the file leaves out is as its substitute has it."""
    substitute = by_id(SUBSTITUTES, data["substitute"]) if "substitute" in data else PTFE
    chosen = {name: data[name] for name in ("ringed", "wall_mm") if name in data}
    return replace(doc.Graft.of(substitute, data["diameter_mm"]), **chosen)


def _anatomy_data(spec: AnatomySpec) -> dict[str, Any]:
    data: dict[str, Any] = _plain(spec)
    del data["sex"]
    data["landmarks"] = [{"landmark": word, "level_mm": level} for word, level in spec.landmarks]
    for name, keys, rows in (("centreline", _CENTRE, spec.centreline), ("section", _SECTION, spec.section)):
        if rows is not None:
            data[name] = [dict(zip(keys, row, strict=True)) for row in rows]
    return data


def _ends_data(of: doc.Tumour | doc.Thrombus) -> dict[str, Any]:
    return {"lower": _level_data(of.lower), "upper": _level_data(of.upper)}


def _ends_of(data: Data) -> dict[str, doc.LevelRef]:
    return {"lower": _level_of(data["lower"]), "upper": _level_of(data["upper"])}


def _level_data(ref: doc.LevelRef) -> dict[str, Any]:
    return {"level_mm": ref.offset_mm} if ref.landmark is None else {"landmark": ref.landmark, "offset_mm": ref.offset_mm}


def _level_of(data: Data) -> doc.LevelRef:
    if "level_mm" in data:
        return doc.LevelRef(float(data["level_mm"]))
    return doc.LevelRef(float(data.get("offset_mm", 0.0)), data["landmark"])


def _rows(items: Sequence[Data] | None, keys: tuple[str, str, str]) -> tuple[Row, ...] | None:
    if items is None:
        return None
    first, second, third = keys
    return tuple((item[first], item[second], item[third]) for item in items)


def _tuples(data: Data) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in data.items()}


def _plain(value: Any) -> Any:
    """Terms as ids, dataclasses as dicts, tuples as lists; fields that are not set (None, or "" by default) are left out."""
    if isinstance(value, Term):
        return value.id
    if is_dataclass(value):
        items = ((field, getattr(value, field.name)) for field in fields(value))
        return {field.name: _plain(item) for field, item in items if item is not None and not (item == "" == field.default)}
    return [_plain(item) for item in value] if isinstance(value, tuple) else value
