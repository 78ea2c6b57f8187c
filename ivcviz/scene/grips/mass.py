"""Grips on the mass outside the cava's wall: its width, its depth, and the side towards which it bulges."""

from collections.abc import Iterator
from math import degrees

import numpy as np

from ivcviz.case.intentions import SizeMass, TurnMass
from ivcviz.geometry.arrays import Floats
from ivcviz.messages.sentences import say
from ivcviz.plan.model import Plan
from ivcviz.scene.grips.model import Grip
from ivcviz.scene.meshes.tumour import mass_distance
from ivcviz.scene.page.captions import point

# Where depth and bulge have their handles: shares of the mass's half length, below and above its middle (by eye).
_DEPTH_AT, _BULGE_AT = -0.22, 0.5


def mass_grips(plan: Plan) -> Iterator[Grip]:
    """The grips of the mass; none where its size is unknown or the tumour grows inside the cava only (no mass is drawn)."""
    tumour = plan.case.tumour
    if tumour.mass_mm is None or tumour.growth == "intraluminal":
        return
    _, width, depth = tumour.mass_mm
    middle, half, away = _lie(plan, tumour.mass_mm)
    clock = tumour.bulge_deg
    out, across = _axes(plan, middle)
    spot = plan.body.cava.point(middle) + away * out + width / 2 * across
    wide = SizeMass(side="width", value=width)
    yield Grip("mass-width", say("Width of the mass"), wide, point(spot), point(across), "size", gain=2.0, least=1.0)

    level, swell = middle + _DEPTH_AT * half, float(np.sqrt(1 - _DEPTH_AT**2))
    out, _ = _axes(plan, level)
    spot = plan.body.cava.point(level) + (away + swell * depth / 2) * out
    # A deeper mass also stands further out, so that its inner face stays on the wall.
    moves = swell + (away - _lie(plan, (tumour.mass_mm[0], width, depth - 1.0))[2]) * 2
    deep = SizeMass(side="depth", value=depth)
    yield Grip("mass-depth", say("Depth of the mass"), deep, point(spot), point(out), "size", gain=2.0 / moves, least=1.0)

    level, swell = middle + _BULGE_AT * half, float(np.sqrt(1 - _BULGE_AT**2))
    out, across = _axes(plan, level)
    reach = away + swell * depth / 2
    spot = plan.body.cava.point(level) + reach * out
    title, turned, gain = say("Direction in which the mass bulges"), TurnMass(value=clock), degrees(1.0 / max(reach, 5.0))
    yield Grip("bulge", title, turned, point(spot), point(across), "turn", unit="°", gain=gain)


def _lie(plan: Plan, mass_mm: tuple[float, float, float]) -> tuple[float, float, float]:
    """Level of the mass's middle, half its length, and its distance from the centreline (mm), as drawn."""
    lower, upper = plan.extent.lower_mm, plan.extent.upper_mm
    middle, half = (lower + upper) / 2, max(mass_mm[0] / 2, 4.0)
    inside = min((upper - lower) / 2, 0.98 * half)
    wall = float(plan.body.cava.radius(middle, plan.case.tumour.bulge_deg))
    return middle, half, mass_distance(mass_mm[2], inside / half, wall)


def _axes(plan: Plan, level: float) -> tuple[Floats, Floats]:
    """Unit vectors at a level: towards the bulge, and across it, where the clock position rises."""
    cava, clock = plan.body.cava, plan.case.tumour.bulge_deg
    return cava.direction(level, clock), cava.direction(level, clock + 90.0)
