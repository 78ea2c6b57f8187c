"""How long the jaw of a clamp must be: it closes its vessel flat, whose width is then half of its perimeter."""

from math import pi

from ivcviz.anatomy.small_courses import iliac_courses
from ivcviz.messages.sentences import say
from ivcviz.plan.model import Plan
from ivcviz.plan.operation.act import Measure, Place, Thing, figures
from ivcviz.plan.reconstruction.stumps import stump_of

_BEYOND_MM = 10.0  # of jaw beyond the flat vessel; set by this plan


def jaw_figures(plan: Plan, thing: Thing, place: Place | None) -> tuple[Measure, ...]:
    """The jaw's length that closes a vein where its clamp lies; nothing for what has no known perimeter there."""
    diameter = None if place is None else _diameter_mm(plan, thing, place)
    return figures((say("jaw: half the perimeter + 10 mm"), None if diameter is None else pi * diameter / 2 + _BEYOND_MM))


def _diameter_mm(plan: Plan, thing: Thing, place: Place) -> float | None:
    """Perimeter-equivalent."""
    if thing.kind == "cava" and place.level_mm is not None:
        around = plan.body.cava.perimeter_diameter(place.level_mm)
        return None if around is None else float(around)
    if place.along_mm is None:
        return None
    if thing.kind == "iliac-vein":
        return _round_mm(plan, thing.id, place.along_mm)
    return stump_of(plan.body, thing.id, place.along_mm).diameter_mm if thing.kind == "renal-vein" else None


def _round_mm(plan: Plan, vein_id: str, along_mm: float) -> float:
    """The diameter of a common iliac vein, which is round, where its clamp lies."""
    course = next(course for course in iliac_courses(plan.body.cava, plan.body.scale) if course.vein_id == vein_id)
    return float(course.width(along_mm))
