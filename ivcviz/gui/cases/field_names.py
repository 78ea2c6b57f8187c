"""Paths inside a case file: their values, and their names as the document declares them."""

import re
from typing import Any

from ivcviz.case.document import Case
from ivcviz.fields.declaration import Declared, field_at
from ivcviz.messages.sentences import capital, joined
from ivcviz.plan.wording.names import in_words

_STEP = re.compile(r"([a-z_0-9]+)(?:\[(\d+)\])?")
_SPACES = str.maketrans("._", "  ")


def place_words(case: Case, path: str) -> str:
    """A path inside the case in words: "Clamp's jaw", "Right renal vein, margin along the vein"."""
    field = field_at(Case, _in_document(path))
    if field is None:
        return path.translate(_SPACES)  # of another program, or of a source's own making
    vein = value_at(case, f"{path.split('.')[0]}.vein_id") if path.startswith("renal_plan[") else None
    return str(joined((capital(in_words(vein)), field.field.name), ", ")) if vein else field_title(field)


def field_title(field: Declared) -> str:
    """A field's name at the head of a line."""
    return str(capital(field.field.name))


def value_at(case: Case, path: str) -> Any:
    """The value at a path of the case file ("renal_plan[0].method"); None where there is none."""
    value: Any = case
    for name, index in _STEP.findall(_in_document(path)):
        value = getattr(value, name, None)
        if index and value is not None:
            value = value[int(index)] if int(index) < len(value) else None
    return value


def vein_words(vein_id: str) -> str:
    """A vein's id in words."""
    return str(in_words(vein_id))


def _in_document(path: str) -> str:
    """The place in the document: the sex, which a file has with the patient, is the body's."""
    return "anatomy.sex" if path == "patient.sex" else path
