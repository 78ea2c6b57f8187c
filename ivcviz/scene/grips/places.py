"""The grips that each step of the work offers, and their positions on the body."""

from collections.abc import Callable, Iterator

import numpy as np

from ivcviz.anatomy.landmarks import WORDS
from ivcviz.case.document import SHORTEST_CUFF_MM
from ivcviz.case.intentions import (
    CavalEnd,
    MoveClamp,
    MoveCut,
    MoveLandmark,
    MoveRenalOstium,
    MoveTumour,
    MoveTumourEnd,
    SetInvolvedLength,
    SizeGraft,
    TumourEnd,
)
from ivcviz.geometry.arrays import Floats
from ivcviz.messages.sentences import capital, say
from ivcviz.plan.model import Plan
from ivcviz.plan.wording.names import END_WORDS, vein_words
from ivcviz.scene.grips.branches import branch_grips, front_of_vein
from ivcviz.scene.grips.mass import mass_grips
from ivcviz.scene.grips.model import Grip
from ivcviz.scene.grips.snapping import LOWER_END, UPPER_END
from ivcviz.scene.grips.words import LANDMARKS
from ivcviz.scene.page.captions import point

# Where a handle stands beside the cava: clock position (degrees) and distance from its wall (mm), by eye.
_ON_WALL, _CUT, _CLAMP, _BAND = (0.0, 0.0), (90.0, 12.0), (270.0, 16.0), (270.0, 9.0)
_OUTWARDS: dict[CavalEnd, float] = {"inferior": -1.0, "superior": 1.0}  # which way a longer cuff moves a clamp
_BODY_AT = 0.15  # of the extent, above its middle
_RENAL = ("right-renal-vein", "left-renal-vein", "renal-floor", "renal-roof")
_FIXED = ("iliac-confluence", *_RENAL)  # the renal landmarks follow from the ostia, which have grips of their own


def grips_of(plan: Plan, step: str) -> tuple[Grip, ...]:
    """The grips of a step of the work ("anatomy", "tumour", "resection", "graft", "renal-veins", "findings"), in the order in
    which the keyboard walks them: first those of the step, then the tumour's ends, which every step offers."""
    offered: dict[str, Callable[[Plan], Iterator[Grip]]] = {
        "anatomy": _landmark_grips,
        "tumour": _tumour_grips,
        "resection": _resection_grips,
        "graft": _graft_grips,
        "renal-veins": _renal_grips,
    }
    own = tuple(offered[step](plan)) if step in offered else ()
    return (*_end_grips(plan), *own) if step == "tumour" else (*own, *_end_grips(plan))


def _end_grips(plan: Plan) -> Iterator[Grip]:
    ends: tuple[tuple[TumourEnd, float], ...] = (("lower", plan.extent.lower_mm), ("upper", plan.extent.upper_mm))
    for end, level in ends:
        position, along = _beside(plan, level, _ON_WALL)
        title, wanted = capital(LOWER_END if end == "lower" else UPPER_END), MoveTumourEnd(end=end, value=level)
        yield Grip(f"tumour-{end}", title, wanted, position, along, "end", level_mm=level)


def _tumour_grips(plan: Plan) -> Iterator[Grip]:
    middle = (plan.extent.lower_mm + plan.extent.upper_mm) / 2
    # Above the middle, where no other handle of the mass stands.
    position, along = _beside(plan, middle + _BODY_AT * (plan.extent.upper_mm - plan.extent.lower_mm), _ON_WALL)
    title, wanted = say("Tumour, middle of both ends"), MoveTumour(value=middle)
    yield Grip("tumour-body", title, wanted, position, along, "body", level_mm=middle)
    yield from mass_grips(plan)
    for vein in plan.renal_veins:
        position, along = front_of_vein(plan.body, vein.id, vein.involved_mm)
        title = say("Involved length of the {vein}", vein=vein_words(plan.body, vein.id))
        longest, length = plan.body.course(vein.id).length_mm, SetInvolvedLength(vein_id=vein.id, value=vein.involved_mm)
        yield Grip(f"involved:{vein.id}", title, length, position, along, "length", least=0.0, greatest=longest)


def _landmark_grips(plan: Plan) -> Iterator[Grip]:
    """From inferior to superior, as the keyboard walks them."""
    found = [_ostium_grip(plan, vein.id) for vein in plan.body.renal_veins]
    found += [_landmark_grip(plan, word) for word in WORDS if word not in _FIXED]
    yield from sorted(found, key=lambda grip: grip.value)


def _ostium_grip(plan: Plan, vein_id: str) -> Grip:
    ostium = next(vein.ostium for vein in plan.body.renal_veins if vein.id == vein_id)
    position, along = _beside(plan, ostium.centre_mm, (ostium.clock_deg, 1.0))
    title = say("Ostium of the {vein}", vein=vein_words(plan.body, vein_id))
    wanted = MoveRenalOstium(vein_id=vein_id, value=ostium.centre_mm)
    return Grip(f"ostium:{vein_id}", title, wanted, position, along, "landmark", level_mm=ostium.centre_mm)


def _landmark_grip(plan: Plan, word: str) -> Grip:
    level = plan.body.landmarks.level_of(word)
    place = _BAND if word.startswith("hepatic") else _ON_WALL
    entering = {"right-adrenal-vein": "right-adrenal-vein", "lowest-short-hepatic-vein": "short-hepatic-vein-1"}.get(word)
    for tributary in plan.body.tributaries:
        if tributary.id == entering:
            place = (tributary.clock_deg, 1.0)
    position, along = _beside(plan, level, place)
    words, wanted = LANDMARKS[word], MoveLandmark(landmark=word, value=level)
    return Grip(f"landmark:{word}", capital(words), wanted, position, along, "landmark", level_mm=level)


def _resection_grips(plan: Plan) -> Iterator[Grip]:
    if plan.resection is None:
        return
    cuts: tuple[tuple[CavalEnd, float, float, float], ...] = (
        ("inferior", plan.resection.inferior_mm, -np.inf, plan.extent.lower_mm),
        ("superior", plan.resection.superior_mm, plan.extent.upper_mm, np.inf),
    )
    for end, level, least, greatest in cuts:
        position, along = _beside(plan, level, _CUT)
        title = say("Inferior cut") if end == "inferior" else say("Superior cut")
        wanted = MoveCut(end=end, value=level)
        yield Grip(f"cut-{end}", title, wanted, position, along, "cut", level_mm=level, least=least, greatest=greatest)
    yield from _clamp_grips(plan)


def _clamp_grips(plan: Plan) -> Iterator[Grip]:
    """The grips of the clamps on the cava. An ostium may have moved a clamp away from the cuff's length, and the iliac veins
    may carry one end's instead; both grips set the same cuff."""
    cuff = plan.case.resection.cuff_mm
    for clamp in plan.clamps:
        if clamp.end is None or clamp.level_mm is None:
            continue
        position, along = _beside(plan, clamp.level_mm, _CLAMP)
        title = say("Cuff from cut to {end} clamp on the IVC", end=END_WORDS[clamp.end])
        wanted, gain = MoveClamp(end=clamp.end, value=cuff), _OUTWARDS[clamp.end]
        grip_id, level = f"clamp-{clamp.end}", clamp.level_mm
        yield Grip(grip_id, title, wanted, position, along, "clamp", gain=gain, level_mm=level, least=SHORTEST_CUFF_MM)


def _graft_grips(plan: Plan) -> Iterator[Grip]:
    if plan.graft is None:
        return
    level = plan.graft.inferior_mm + 0.62 * plan.graft.length_mm
    out = plan.body.cava.direction(level, 90.0)
    position = plan.body.cava.point(level) + (plan.graft.diameter_mm / 2 + plan.graft.wall_mm) * out
    wanted = SizeGraft(value=plan.graft.diameter_mm)
    yield Grip("graft-diameter", say("Inner diameter of the graft"), wanted, point(position), point(out), "size", gain=2.0)


def _renal_grips(plan: Plan) -> Iterator[Grip]:
    for vein in plan.renal_veins:
        yield from branch_grips(plan, vein)


def _beside(
    plan: Plan, level: float, place: tuple[float, float]
) -> tuple[tuple[float, float, float], tuple[float, float, float]]:
    """The place at a clock position and a distance from the cava's wall, and the cava's direction there."""
    clock, away = place
    cava = plan.body.cava
    position: Floats = cava.wall_point(level, clock) + away * cava.direction(level, clock)
    return point(position), point(cava.tangent(level))
