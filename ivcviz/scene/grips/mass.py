"""Grips on the mass outside the cava's wall: its width, its depth, and the side towards which it bulges."""

from collections.abc import Iterator
from math import degrees

import numpy as np

from ivcviz.anatomy.mass_lie import MassLie, mass_lie
from ivcviz.case.intentions import SizeMass, TurnMass
from ivcviz.geometry.arrays import Floats
from ivcviz.messages.sentences import say
from ivcviz.plan.model import Plan
from ivcviz.scene.grips.model import Grip
from ivcviz.scene.page.captions import point

# Where depth and bulge have their handles: shares of the mass's half length, below and above its middle (by eye).
_DEPTH_AT, _BULGE_AT = -0.22, 0.5


def mass_grips(plan: Plan) -> Iterator[Grip]:
    """The grips of the mass; none where its size is unknown or the tumour grows inside the cava only (no mass is drawn)."""
    tumour = plan.case.tumour
    if tumour.mass_mm is None or tumour.growth == "intraluminal":
        return
    _, width, depth = tumour.mass_mm
    lie, clock = _lie(plan, tumour.mass_mm), tumour.bulge_deg
    position = lie.middle + width / 2 * lie.width
    wide = SizeMass(side="width", value=width)
    yield Grip("mass-width", say("Width of the mass"), wide, point(position), point(lie.width), "size", gain=2.0, least=1.0)

    position = _on_face(lie, tumour.mass_mm, _DEPTH_AT)
    # A deeper mass also stands further out, so that its inner face stays on the wall.
    by = min(1.0, depth / 2)
    thinner = (tumour.mass_mm[0], width, depth - by)
    moves = float((position - _on_face(_lie(plan, thinner), thinner, _DEPTH_AT)) @ lie.depth) * 2 / by
    deep = SizeMass(side="depth", value=depth)
    gain = 2.0 / max(moves, 0.2)
    yield Grip("mass-depth", say("Depth of the mass"), deep, point(position), point(lie.depth), "size", gain=gain, least=1.0)

    position = _on_face(lie, tumour.mass_mm, _BULGE_AT)
    level = (plan.extent.lower_mm + plan.extent.upper_mm) / 2
    reach = float((position - plan.body.cava.point(level)) @ plan.body.cava.direction(level, clock))
    title, turned, gain = say("Direction in which the mass bulges"), TurnMass(value=clock), degrees(1.0 / max(reach, 5.0))
    yield Grip("bulge", title, turned, point(position), point(lie.width), "turn", unit="°", gain=gain)


def _lie(plan: Plan, mass_mm: tuple[float, float, float]) -> MassLie:
    """How the mass lies, as drawn."""
    return mass_lie(plan.body.cava, plan.extent.lower_mm, plan.extent.upper_mm, mass_mm, plan.case.tumour.bulge_deg)


def _on_face(lie: MassLie, mass_mm: tuple[float, float, float], share: float) -> Floats:
    """The point (3,) of the mass's outer face at a share of its half length from its middle."""
    swell = float(np.sqrt(1 - share**2))
    found: Floats = lie.middle + share * max(mass_mm[0] / 2, 4.0) * lie.length + swell * mass_mm[2] / 2 * lie.depth
    return found
