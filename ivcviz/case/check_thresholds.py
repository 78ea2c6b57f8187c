"""Default thresholds of the plan checks: numbers without a source, chosen so that a rule can fire. A plan may set its own."""

from dataclasses import dataclass

from ivcviz.case.document import Case
from ivcviz.fields.bounds import PERCENT, STANDARD_DEVIATIONS, Bounds
from ivcviz.messages.sentences import Wording, say


@dataclass(frozen=True, slots=True)
class DefaultThreshold:
    """A default threshold, the bounds within which a plan may set its own, and its name."""

    default: float
    bounds: Bounds
    words: Wording


LARGE_ACCESSORY = "large-accessory-mm"
UNDER_THE_ARTERY = "under-iliac-artery-mm"

DEFAULT_THRESHOLDS: dict[str, DefaultThreshold] = {
    "near-border-sds": DefaultThreshold(
        2.0, Bounds(0, 10, STANDARD_DEVIATIONS), say("an end is near a border within so many standard deviations")
    ),
    "hilum-remaining-mm": DefaultThreshold(
        10.0, Bounds(0, 50), say("renal vein that should be left before the hilar confluence")
    ),
    "branch-share-percent": DefaultThreshold(
        80.0, Bounds(10, 100, PERCENT), say("a branch of this share of the graft's Ø is too wide")
    ),
    "bridge-stop-mm": DefaultThreshold(
        5.0, Bounds(0, 50), say("wall between holes, or hole and end, below which the plan stops")
    ),
    "bridge-warning-mm": DefaultThreshold(
        10.0, Bounds(0, 50), say("wall between holes, or hole and end, below which the plan warns")
    ),
    "corridor-clearance-mm": DefaultThreshold(
        3.0, Bounds(0, 30), say("room between a side branch and aorta, superior mesenteric artery or vertebra")
    ),
    "tip-mismatch-percent": DefaultThreshold(
        20.0, Bounds(0, 100, PERCENT), say("difference between a branch's tip and the stump")
    ),
    LARGE_ACCESSORY: DefaultThreshold(
        5.0,
        Bounds(1, 20),
        say("an inferior right hepatic vein is called large from this Ø (transplant practice, to be confirmed)"),
    ),
    UNDER_THE_ARTERY: DefaultThreshold(
        15.0, Bounds(0, 60), say("a jaw below this level lies behind the right common iliac artery")
    ),
    "patch-share-percent": DefaultThreshold(
        50.0, Bounds(0, 100, PERCENT), say("a patch that takes more than this share of the wall")
    ),
    "working-kidney-percent": DefaultThreshold(
        15.0, Bounds(0, 50, PERCENT), say("a kidney with less of the renal function is not counted as working alone")
    ),
}


def threshold_of(case: Case, name: str) -> float:
    """The threshold that this plan sets, else the default."""
    return dict(case.thresholds).get(name, DEFAULT_THRESHOLDS[name].default)
