"""House thresholds of the plan checks: numbers without a source, chosen so that a rule can fire. A plan may set its own."""

from dataclasses import dataclass

from ivcviz.case.document import Case
from ivcviz.fields.bounds import PERCENT, STANDARD_DEVIATIONS, Bounds
from ivcviz.messages.sentences import Wording, say


@dataclass(frozen=True, slots=True)
class HouseValue:
    """A threshold to begin with, the bounds of what may be set instead, and what it is in words."""

    default: float
    bounds: Bounds
    words: Wording


HOUSE_VALUES: dict[str, HouseValue] = {
    "near-border-sds": HouseValue(
        2.0, Bounds(0, 10, STANDARD_DEVIATIONS), say("an end is near a border within so many standard deviations")
    ),
    "hilum-remaining-mm": HouseValue(10.0, Bounds(0, 50), say("renal vein that should be left before the hilar confluence")),
    "branch-share-percent": HouseValue(
        80.0, Bounds(10, 100, PERCENT), say("a branch of this share of the graft's Ø is too wide")
    ),
    "bridge-stop-mm": HouseValue(5.0, Bounds(0, 50), say("wall between holes, or hole and end, below which the plan stops")),
    "bridge-warning-mm": HouseValue(
        10.0, Bounds(0, 50), say("wall between holes, or hole and end, below which the plan warns")
    ),
    "corridor-clearance-mm": HouseValue(
        3.0, Bounds(0, 30), say("room between a side branch and aorta, superior mesenteric artery or vertebra")
    ),
    "tip-mismatch-percent": HouseValue(20.0, Bounds(0, 100, PERCENT), say("difference between a branch's tip and the stump")),
    "large-accessory-mm": HouseValue(
        5.0,
        Bounds(1, 20),
        say("an inferior right hepatic vein is called large from this Ø (transplant practice, to be confirmed)"),
    ),
    "patch-share-percent": HouseValue(
        50.0, Bounds(0, 100, PERCENT), say("a patch that takes more than this share of the wall")
    ),
    "working-kidney-percent": HouseValue(
        15.0, Bounds(0, 50, PERCENT), say("a kidney with less of the renal function is not counted as working alone")
    ),
}


def house_value(case: Case, name: str) -> float:
    """The threshold as this plan sets it, else the one to begin with."""
    return dict(case.thresholds).get(name, HOUSE_VALUES[name].default)
