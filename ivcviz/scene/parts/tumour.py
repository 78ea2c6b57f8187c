"""The tumour's parts: what lies in the vessels, the mass outside them, bland thrombus; and the box that labels stay out of."""

import numpy as np

from ivcviz.anatomy.specification import Side
from ivcviz.case.levels import level_mm
from ivcviz.messages.sentences import say
from ivcviz.plan.model import Plan
from ivcviz.scene.model import Box, Part
from ivcviz.scene.shapes import CavalEnd, FreeTongue, OuterMass, ThrombusCast, TumourMass

# A mass with a longer side than this would hide cuts, veins and its own label: it is drawn see-through (by eye).
_SEEN_THROUGH_FROM_MM, _SEEN_THROUGH = 150.0, 0.3
_IN_LUMEN = 0.98  # opacity of what lies in a lumen: drawn by itself, so that the vessel's wall is made clearer over it
_ROOT_MM = 14.0  # how deep in the tumour a free tongue begins (by eye)
_WORTH_DRAWING_MM = 1.0


def tumour_parts(plan: Plan) -> list[Part]:
    """The tumour, its mass by itself where that is seen through, and bland thrombus; nothing below the confluence where the
    iliac vein is not named."""
    parts = []
    shape = tumour_shape(plan)
    if shape is not None:
        opacity = _IN_LUMEN if lies_in_lumen(plan) else 1.0
        parts.append(Part("tumour", say("Tumour"), shape, "tumour", "tumour", opacity))
    if mass_is_seen_through(plan):
        mass = plan.case.tumour.mass_mm
        assert mass is not None
        ends = plan.extent.lower_mm, plan.extent.upper_mm
        outer = OuterMass(plan.case.anatomy, *ends, mass, plan.case.tumour.bulge_deg, iliac_of(plan, ends[0]))
        parts.append(Part("tumour-mass", say("Mass outside the cava"), outer, "tumour-mass", "tumour", _SEEN_THROUGH))
    return [*parts, *_tongue_parts(plan), *_thrombus_parts(plan)]


def free_tips(plan: Plan) -> dict[CavalEnd, float]:
    """The level of each tip that lies free in the lumen beyond the tumour's extent at the wall."""
    tip, extent, marks = plan.case.tumour.lumen_tip, plan.extent, plan.body.landmarks
    found: dict[CavalEnd, float] = {}
    if tip is not None and tip.inferior is not None and level_mm(tip.inferior, marks) < extent.lower_mm:
        found["inferior"] = level_mm(tip.inferior, marks)
    if tip is not None and tip.superior is not None and level_mm(tip.superior, marks) > extent.upper_mm:
        found["superior"] = level_mm(tip.superior, marks)
    return found


def lowest_and_highest_of(plan: Plan) -> tuple[float, float]:
    """The lowest and the highest level of anything of the tumour: its extent at the wall, its free tips, its thrombus."""
    thrombus, marks = plan.case.tumour.thrombus, plan.body.landmarks
    levels = [plan.extent.lower_mm, plan.extent.upper_mm, *free_tips(plan).values()]
    if thrombus is not None:
        levels += [level_mm(thrombus.lower, marks), level_mm(thrombus.upper, marks)]
    return min(levels), max(levels)


def tumour_shape(plan: Plan) -> TumourMass | None:
    """The tumour as it is drawn; None where all of it lies in an iliac vein that is not named."""
    tumour, extent = plan.case.tumour, plan.extent
    lower = drawn_from(plan, extent.lower_mm)
    if lower > extent.lower_mm and extent.upper_mm - lower < _WORTH_DRAWING_MM:
        return None
    return TumourMass(
        plan.case.anatomy,
        lower,
        extent.upper_mm,
        None if mass_is_seen_through(plan) else tumour.mass_mm,
        tumour.growth,
        tumour.bulge_deg,
        tuple((i.vein_id, i.length_mm) for i in tumour.involved if i.length_mm > 0),
        tumour.circumference_deg,
        tumour.lumen,
        iliac_of(plan, lower),
        goes_on=lower > extent.lower_mm,
    )


def iliac_of(plan: Plan, lower_mm: float) -> Side | None:
    """The side of the iliac vein in which something that begins at a level lies; None where it does not reach one. (So what
    lies in the cava alone is the same shape, whatever side is named.)"""
    return plan.case.tumour.iliac_side if lower_mm < 0.0 else None


def drawn_from(plan: Plan, lower_mm: float) -> float:
    """The level from which something is drawn: its own, but no lower than the confluence where no iliac vein is named."""
    return lower_mm if plan.case.tumour.iliac_side is not None else max(lower_mm, 0.0)


def mass_is_seen_through(plan: Plan) -> bool:
    """Whether the mass is so large that it is drawn see-through."""
    tumour = plan.case.tumour
    return tumour.growth != "intraluminal" and tumour.mass_mm is not None and max(tumour.mass_mm) > _SEEN_THROUGH_FROM_MM


def lies_in_lumen(plan: Plan) -> bool:
    """Whether something lies in the lumen of a vessel and not in its wall, so that it is seen only through the vessel: growth
    inside the cava, thrombus, or tumour in an iliac vein, a hepatic vein or the atrium."""
    tumour, (lowest, highest) = plan.case.tumour, lowest_and_highest_of(plan)
    hepatic = {vein.id for vein in plan.body.hepatic_veins}
    return (
        tumour.growth == "intraluminal"
        or tumour.thrombus is not None
        or bool(free_tips(plan))
        or drawn_from(plan, lowest) < 0.0
        or highest > plan.body.landmarks.cavoatrial_junction
        or any(involved.vein_id in hepatic for involved in tumour.involved)
    )


def tumour_box(plan: Plan) -> Box:
    """The box of the tumour: round the cava over its extent, and as wide as its mass, unless that is seen through."""
    levels = np.linspace(plan.extent.lower_mm, plan.extent.upper_mm, 5)
    mass = None if mass_is_seen_through(plan) else plan.case.tumour.mass_mm
    half = (mass or (0.0, 30.0, 30.0))[1] / 2
    points = plan.body.cava.point(levels)
    reach = np.array([half, half, 0.0])
    (x, y, z), (left, back, top) = (points.min(axis=0) - reach).tolist(), (points.max(axis=0) + reach).tolist()
    return (x, y, z), (left, back, top)


def _tongue_parts(plan: Plan) -> list[Part]:
    """The tongues that lie free in the lumen, each from within the tumour to its tip."""
    extent, parts = plan.extent, []
    taken, bulge = plan.case.tumour.circumference_deg, plan.case.tumour.bulge_deg
    wall = bulge if taken is not None and taken < 360.0 else None
    within = min(_ROOT_MM, (extent.upper_mm - extent.lower_mm) / 2)
    for end, tip in free_tips(plan).items():
        root = extent.upper_mm - within if end == "superior" else extent.lower_mm + within
        shown = drawn_from(plan, tip)
        if abs(shown - root) > within and (end == "superior" or root > shown):
            tongue = FreeTongue(plan.case.anatomy, root, shown, iliac_of(plan, min(root, shown)), wall)
            parts.append(Part(f"tongue-{end}", say("Tumour free in the lumen"), tongue, "tumour-tongue", "tumour", _IN_LUMEN))
    return parts


def _thrombus_parts(plan: Plan) -> list[Part]:
    thrombus = plan.case.tumour.thrombus
    if thrombus is None:
        return []
    low, high = (level_mm(end, plan.body.landmarks) for end in (thrombus.lower, thrombus.upper))
    # Where the tumour is there is no thrombus beside it to draw.
    stretches = ((low, min(high, plan.extent.lower_mm)), (max(low, plan.extent.upper_mm), high))
    parts = []
    for number, (lower, upper) in enumerate(stretches):
        lower = drawn_from(plan, lower)
        if upper - lower > _WORTH_DRAWING_MM:
            cast = ThrombusCast(plan.case.anatomy, lower, upper, iliac_of(plan, lower))
            parts.append(Part(f"thrombus-{number}", say("Bland thrombus"), cast, "thrombus", "tumour", _IN_LUMEN))
    return parts
