"""Default thresholds of the plan checks: numbers without a source, chosen so that a rule can fire. A plan may set its own."""

from dataclasses import dataclass

from ivcviz.case.document import Case
from ivcviz.fields.bounds import PERCENT, Bounds
from ivcviz.messages.sentences import Wording, say


@dataclass(frozen=True, slots=True)
class DefaultThreshold:
    """A default threshold, the bounds within which a plan may set its own, and its name."""

    default: float
    bounds: Bounds
    words: Wording


DEFAULT_THRESHOLDS: dict[str, DefaultThreshold] = {
    "ostium-from-cut-mm": DefaultThreshold(5.0, Bounds(0, 50), say("an ostium that is left should lie so far from a cut")),
    "margin-mm": DefaultThreshold(10.0, Bounds(0, 50), say("margin along the cava that is usual at each end")),
    "lateral-margin-mm": DefaultThreshold(5.0, Bounds(0, 50), say("margin along the wall to either side that is usual")),
    "mobilisation-for-nothing-mm": DefaultThreshold(
        10.0, Bounds(0, 100), say("mobilisation of a left renal vein for which no tributary has to be divided")
    ),
    "mobilisation-beyond-mm": DefaultThreshold(
        10.0, Bounds(0, 100), say("what a stump may lack beyond the mobilisation entered before it does not reach")
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
    "into-a-neighbour-mm": DefaultThreshold(
        0.5,
        Bounds(0, 30),
        say("a side branch that enters aorta, superior mesenteric artery or vertebra by more cannot lie there"),
    ),
    "tip-mismatch-percent": DefaultThreshold(
        20.0, Bounds(0, 100, PERCENT), say("difference between a branch's tip and the stump")
    ),
    "large-accessory-mm": DefaultThreshold(
        5.0,
        Bounds(1, 20),
        say("an inferior right hepatic vein is called large from this Ø (transplant practice, to be confirmed)"),
    ),
    "repair-note-percent": DefaultThreshold(
        75.0,
        Bounds(0, 100, PERCENT),
        say("native Ø that the wall left by a partial resection should still make: below it a note"),
    ),
    "repair-warning-percent": DefaultThreshold(
        50.0,
        Bounds(0, 100, PERCENT),
        say("native Ø that the wall left by a partial resection should still make: below it a warning"),
    ),
    "graft-note-percent": DefaultThreshold(
        50.0, Bounds(0, 100, PERCENT), say("graft's share of the native Ø at the superior cut below which a note is made")
    ),
    "graft-warning-percent": DefaultThreshold(
        40.0, Bounds(0, 100, PERCENT), say("graft's share of the native Ø at the superior cut below which the plan warns")
    ),
    "graft-least-mm": DefaultThreshold(12.0, Bounds(4, 50), say("inner Ø of a graft below which the plan warns")),
    "vein-tube-diameter-mm": DefaultThreshold(
        14.0, Bounds(4, 50), say("inner Ø of a tube up to which one vein makes it (surgical practice, to be confirmed)")
    ),
    "vein-tube-length-mm": DefaultThreshold(
        70.0, Bounds(5, 300), say("length of a tube up to which one vein makes it (surgical practice, to be confirmed)")
    ),
    "saphenous-length-mm": DefaultThreshold(
        600.0, Bounds(50, 1000), say("saphenous vein that can be taken for a spiral or a panel")
    ),
    "working-kidney-percent": DefaultThreshold(
        15.0, Bounds(0, 50, PERCENT), say("a kidney with less of the renal function is not counted as working alone")
    ),
}


def threshold_of(case: Case, name: str) -> float:
    """The threshold that this plan sets, else the default."""
    return dict(case.thresholds).get(name, DEFAULT_THRESHOLDS[name].default)
