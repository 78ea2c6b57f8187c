"""Places inside a case file, their values and their words."""

import re
from typing import Any

from PySide6.QtCore import QCoreApplication

from ivcviz.case.document import Case

translate = QCoreApplication.translate
_STEP = re.compile(r"([a-z_]+)(?:\[(\d+)\])?")
_SPACES = str.maketrans("._", "  ")


def place_words(case: Case, path: str) -> str:
    """A path inside the case in words."""
    words = {
        "tumour.lower": translate("KnownFacts", "Lower end"),
        "tumour.upper": translate("KnownFacts", "Upper end"),
        "tumour.involved": translate("KnownFacts", "Involved lengths of renal vein"),
        "tumour.growth": translate("KnownFacts", "Growth through the wall"),
        "tumour.bulge_deg": translate("KnownFacts", "Side of the mass"),
        "tumour.circumference_deg": translate("KnownFacts", "Circumference involved"),
        "tumour.thrombus": translate("KnownFacts", "Bland thrombus"),
        "anatomy": translate("KnownFacts", "Anatomy"),
        "anatomy.renal_veins": translate("KnownFacts", "Renal veins"),
        "anatomy.hepatic_veins": translate("KnownFacts", "Hepatic veins"),
        "anatomy.landmarks": translate("KnownFacts", "Landmarks"),
        "resection.inferior_margin_mm": translate("KnownFacts", "Inferior margin"),
        "resection.superior_margin_mm": translate("KnownFacts", "Superior margin"),
        "resection.cuff_mm": translate("KnownFacts", "Cuff"),
        "resection.jaw_mm": translate("KnownFacts", "Clamp's jaw"),
        "graft.diameter_mm": translate("KnownFacts", "Graft's inner diameter"),
        "graft.wall_mm": translate("KnownFacts", "Graft's wall"),
        "graft.ringed": translate("KnownFacts", "Rings of the graft"),
        "uncertainty": translate("KnownFacts", "Uncertainty"),
    }
    return words.get(path) or _renal_place(case, path) or path.translate(_SPACES)


def value_at(case: Case, path: str) -> Any:
    """The value at a path of the case file ("renal_plan[0].method"); None where there is none."""
    value: Any = case.anatomy if path == "patient.sex" else case
    for name, index in _STEP.findall("sex" if path == "patient.sex" else path):
        value = getattr(value, name, None)
        if index and value is not None:
            value = value[int(index)] if int(index) < len(value) else None
    return value


def vein_words(vein_id: str) -> str:
    """A vein's id in words."""
    return vein_id.replace("-", " ")


def _renal_place(case: Case, path: str) -> str:
    """ "renal_plan[0].margin_mm" as "Right renal vein, margin"; empty for other paths."""
    vein = value_at(case, f"{path.split('.')[0]}.vein_id") if path.startswith("renal_plan[") else None
    words = {
        "cone": translate("KnownFacts", "tapered side branch"),
        "margin_mm": translate("KnownFacts", "margin"),
        "mobilisation_mm": translate("KnownFacts", "mobilisation of the kidney"),
        "method": translate("KnownFacts", "reconstruction"),
        "plan_b": translate("KnownFacts", "alternative"),
    }
    part = path.rpartition(".")[2]
    return f"{vein_words(vein).capitalize()}, {words.get(part, part.translate(_SPACES))}" if vein else ""
