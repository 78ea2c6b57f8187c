"""Whether a plan tells of a fault: a stop or a warning, and whether that names what the fault is about."""

from typing import Any

from plan_faults import Fault

_LOUD = ("stop", "warning")
_KIDNEYS = ("kidneys", "renal veins", "only kidney", "no kidney")
_WORDS: dict[str, tuple[str, ...]] = {
    "left renal vein": ("left renal", "left kidney", "left vein", "left stump", *_KIDNEYS),
    "right renal vein": ("right renal", "right kidney", "right vein", "right stump", *_KIDNEYS),
    "left kidney": ("left renal", "left kidney", "left vein", *_KIDNEYS),
    "right kidney": ("right renal", "right kidney", "right vein", *_KIDNEYS),
    "iliac vein": ("iliac", "confluence"),
    "lower body": ("iliac", "lower body", "leg", "cava is tied", "no graft", "not replaced"),
    "organ behind a cava that is shut": ("not replaced", "cava is tied", "cava tied", "confluence", "iliac"),
    "hepatic vein": ("hepatic",),
    "liver": ("hepatic", "liver"),
    "heart": ("atri", "heart"),
    "tongue": ("tongue", "tumour", "lumen"),
    "thrombus": ("thrombus",),
    "tumour": ("tumour",),
    "tumour in a vein": ("tumour", "involved"),
    "tributary of the left renal vein": ("adrenal", "gonadal", "lumbar", "tributar"),
    "small vein": ("lumbar", "gonadal", "adrenal", "short hepatic"),
    "hole in the graft": ("graft", "hole", "opening"),
    "stump on the cava": ("renal",),
    "cava": ("cava",),
    "end of its own vein": ("hilum", "room"),
}
# What follows where a cut runs through a jaw, or beyond it: the cuff is what is wrong.
_OF_A_JAW_IN_THE_SEGMENT = ("open inflow between clamps", "clamp on lumen contents", "cut vein without a fate")


def loud(plan: dict[str, Any]) -> list[dict[str, Any]]:
    """The stops and warnings of a plan."""
    return [found for found in plan["findings"] if found["severity"] in _LOUD]


def is_told(plan: dict[str, Any]) -> bool:
    """Whether a plan carries any stop or warning at all."""
    return bool(loud(plan))


def is_named(fault: Fault, plan: dict[str, Any]) -> bool:
    """Whether a stop or a warning names the vein, organ or end that the fault is about."""
    return any(_names(found, fault) for found in loud(plan))


def _names(found: dict[str, Any], fault: Fault) -> bool:
    values = [item for value in found["values"].values() for item in (value if isinstance(value, list) else [value])]
    if fault.about in (found["about"], *values):
        return True
    if fault.about.endswith("kidney") and str(found["about"]).startswith(f"{fault.about.split()[0]}-renal-vein"):
        return True
    if found["rule"] == "cuff-too-short" and fault.kind in _OF_A_JAW_IN_THE_SEGMENT:
        return True
    if found["rule"] == "caval-cuff-beyond-the-cuts" and fault.kind == "open inflow between clamps":
        return True  # the cava is opened where no clamp stands: whatever flows there flows into the field
    sentence = found["sentence"].lower()
    return any(word in sentence for word in _WORDS[fault.sort])
