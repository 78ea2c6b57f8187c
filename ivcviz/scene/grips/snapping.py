"""Snapping of a dragged level, and levels in words relative to the nearest landmark."""

from collections.abc import Iterator

from ivcviz.anatomy.landmarks import WORDS
from ivcviz.case.intentions import MoveLandmark, MoveRenalOstium
from ivcviz.messages.sentences import Message, Wording, say
from ivcviz.plan.model import Plan
from ivcviz.plan.wording.names import past, vein_words
from ivcviz.scene.grips.model import Grip
from ivcviz.scene.grips.words import LANDMARKS

# The zone borders and the ends of the cava keep their order: one never stands where another is.
LOWER_END, UPPER_END = say("lower end of the tumour"), say("upper end of the tumour")
_IN_ORDER = ("iliac-confluence", "renal-floor", "renal-roof", "hepatic-floor", "hepatic-roof", "hiatus", "cavoatrial-junction")


def snapped(plan: Plan, grip: Grip, value_mm: float, tolerance_mm: float) -> tuple[float, Wording | None]:
    """The nearest level that a dragged one snaps to, with what lies there; the value itself and None where there is none.

    Tumour ends and cuts snap to landmarks and on the edges of renal ostia, landmarks on other veins and on the tumour's
    ends. What lies there is a landmark's word, or words of its own.
    """
    if not grip.is_level:
        return value_mm, None
    near = [
        (abs(level - value_mm), level, word) for level, word in _targets(plan, grip) if abs(level - value_mm) <= tolerance_mm
    ]
    if not near:
        return value_mm, None
    _, level, word = min(near, key=lambda target: target[0])
    return level, word


def nearest_words(plan: Plan, level: float, grip: Grip | None = None) -> Message:
    """A level by its nearest landmark: "18 mm below the left renal vein"; for a landmark's grip, by another landmark."""
    moving = () if grip is None else _moving(plan, grip)
    marks = plan.body.landmarks
    word = min((word for word in WORDS if word not in moving), key=lambda word: abs(level - marks.level_of(word)))
    return past(round(level - marks.level_of(word), 6), LANDMARKS[word])


def _targets(plan: Plan, grip: Grip) -> Iterator[tuple[float, Wording]]:
    moving = _moving(plan, grip)
    for word in WORDS:
        if word not in moving and not (grip.kind == "landmark" and word in _IN_ORDER):
            yield plan.body.landmarks.level_of(word), word
    if grip.kind == "landmark":
        ends = (
            (plan.case.tumour.lower, plan.extent.lower_mm, LOWER_END),
            (plan.case.tumour.upper, plan.extent.upper_mm, UPPER_END),
        )
        for written, level, words in ends:
            if written.landmark is None:
                yield level, words
        return
    if grip.kind == "cut":
        yield plan.extent.lower_mm, LOWER_END
        yield plan.extent.upper_mm, UPPER_END
    for vein in plan.body.renal_veins:
        yield vein.ostium.lower_mm, say("lower edge of the {vein}", vein=vein_words(plan.body, vein.id))
        yield vein.ostium.upper_mm, say("upper edge of the {vein}", vein=vein_words(plan.body, vein.id))


def _moving(plan: Plan, grip: Grip) -> tuple[str, ...]:
    """The landmarks that move with a grip."""
    wanted = grip.intention
    if isinstance(wanted, MoveLandmark):
        return (wanted.landmark,)
    if isinstance(wanted, MoveRenalOstium):
        side = next(vein.side for vein in plan.body.renal_veins if vein.id == wanted.vein_id)
        return ("renal-floor", "renal-roof", f"{side}-renal-vein")
    return ()
