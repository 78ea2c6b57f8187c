"""The place of a level: the range that is drawn, vertebra, zone; and clock positions in words."""

from typing import NamedTuple

import numpy as np

from ivcviz.anatomy.body import Body
from ivcviz.errors import UserError
from ivcviz.geometry.arrays import Floats
from ivcviz.messages.numbers import mm, tenths
from ivcviz.messages.sentences import Text, Wording, joined, say, say_as
from ivcviz.plan.model import Plan
from ivcviz.scene.page.captions import border_levels

# As far as a tumour may reach: along an iliac vein, and beyond the cavoatrial junction (definitions of the case file).
_BELOW_MM, _BEYOND_MM = 60.0, 80.0
_SIDES = (
    say_as("seen from the feet", "anterior"),
    say("anterior left"),
    say_as("seen from the feet", "left"),
    say("posterior left"),
    say_as("seen from the feet", "posterior"),
    say("posterior right"),
    say_as("seen from the feet", "right"),
    say("anterior right"),
)
_ANGLES = np.arange(0.0, 360.0, 5.0)


def lowest_and_highest(body: Body) -> tuple[float, float]:
    """The lowest and the highest level, mm, at which a section can be made."""
    return -_BELOW_MM, body.landmarks.cavoatrial_junction + _BEYOND_MM


def check_level(body: Body, level_mm: float) -> None:
    """Raise UserError for a level beyond what is drawn."""
    low, high = lowest_and_highest(body)
    if not low <= level_mm <= high:
        raise UserError(
            say(
                "nothing is drawn at {level}: a section lies between {low} and {high} above the confluence.",
                level=mm(level_mm),
                low=tenths(low),
                high=mm(high),
            )
        )


class Spine(NamedTuple):
    """A vertebral body ("L2") or the disc between two ("L1–L2")."""

    name: str
    disc: bool

    @property
    def words(self) -> Wording:
        return say("disc {name}", name=self.name) if self.disc else self.name


def vertebra_at(body: Body, height_mm: float) -> Spine | None:
    """The vertebral body or disc at a height z; None beyond the column that is drawn."""
    for vertebra in body.vertebrae:
        if vertebra.lower_mm <= height_mm <= vertebra.upper_mm:
            return Spine(vertebra.name, False)
    below = [v for v in body.vertebrae if v.upper_mm < height_mm]
    above = [v for v in body.vertebrae if v.lower_mm > height_mm]
    if not below or not above:
        return None
    lower, upper = max(below, key=lambda v: v.upper_mm), min(above, key=lambda v: v.lower_mm)
    return Spine(f"{upper.name}–{lower.name}", True)


def zone_at(plan: Plan, level_mm: float) -> str:
    """The zone of a level by the plan's convention; "" beyond the cava."""
    first, second = border_levels(plan)
    if not 0.0 <= level_mm <= plan.body.landmarks.cavoatrial_junction:
        return ""
    return "I" if level_mm < first else "II" if level_mm < second else "III"


def in_plane(body: Body, level_mm: float, radius_mm: float | None = None) -> Floats:
    """A ring (72, 2) of the cava's wall, or of a tube of a radius round its centreline, in the axial plane at a level.

    Counter-clockwise from anterior; the section across the centreline is carried along it into the plane.
    """
    cava = body.cava
    centre, tangent = cava.point(level_mm), cava.tangent(level_mm)
    radius = cava.radius(level_mm, _ANGLES) if radius_mm is None else np.full(_ANGLES.shape, radius_mm)
    ring = centre + radius[:, None] * cava.direction(level_mm, _ANGLES)
    lifted: Floats = ring - np.outer((ring[:, 2] - centre[2]) / tangent[2], tangent)
    return lifted[:, :2]


def clock_of(centre: Floats, spot: Floats) -> float:
    """The clock position, degrees, of a point (2,) about a centre (2,)."""
    x, y = np.asarray(spot, float) - np.asarray(centre, float)
    return float(np.rad2deg(np.arctan2(x, -y)) % 360.0)


def clock_words(clock_deg: float) -> Text:
    """ "95° (left)"."""
    clock = clock_deg % 360.0
    return joined((round(clock) % 360, "° (", _SIDES[round(clock / 45.0) % 8], ")"), "")
