"""The vessels of a body as an oracle of plans sees them: pipes that carry blood, where they open, and what drains through them.

Nothing here knows how a plan is made: it is read from the resolved anatomy alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ivcviz.anatomy.body import Body

VeinKind = Literal["iliac", "renal", "hepatic", "accessory-hepatic", "small", "twig"]
CAVA = "ivc"
# The organ that a vein drains; a body has one for each main hepatic vein and for each common iliac vein.
HEART = "heart"


@dataclass(frozen=True)
class Vein:
    """A vein: which vessel it opens into, over which stretch of that, and how long it is itself; `organ` is what it drains."""

    id: str
    kind: VeinKind
    side: str
    enters: str
    lower_mm: float
    upper_mm: float
    clock_deg: float
    diameter_mm: float
    length_mm: float
    organ: str

    def overlaps(self, low: float, high: float, by: float = 0.01) -> bool:
        """Whether its mouth lies between two places of the vessel that it enters, if only in part."""
        return min(self.upper_mm, high) - max(self.lower_mm, low) > by

    def within_arc(self, clock_deg: float, arc_deg: float) -> bool:
        """Whether the middle of its mouth lies on an arc of the wall."""
        return abs((self.clock_deg - clock_deg + 180.0) % 360.0 - 180.0) <= arc_deg / 2


def veins_of(body: Body) -> dict[str, Vein]:
    """Every vein of a body by its id."""
    return {vein.id: vein for vein in (*_iliac(body), *_renal(body), *_hepatic(body), *_small(body))}


def _iliac(body: Body) -> Iterator[Vein]:
    for side in ("left", "right"):
        course = body.course(f"{side}-common-iliac-vein")
        width = float(course.width(0.0))
        yield Vein(course.vein_id, "iliac", side, CAVA, 0.0, 0.0, 180.0, width, course.length_mm, f"{side} leg")


def _renal(body: Body) -> Iterator[Vein]:
    for vein in body.renal_veins:
        at, organ = vein.ostium, f"{vein.side} kidney"
        yield Vein(
            vein.id, "renal", vein.side, CAVA, at.lower_mm, at.upper_mm, at.clock_deg, vein.width_mm, vein.length_mm, organ
        )


def _hepatic(body: Body) -> Iterator[Vein]:
    for vein in body.hepatic_veins:
        at = vein.ostium
        side = "right" if at.clock_deg > 180.0 else "left"
        kind: VeinKind = "hepatic" if vein.main else "accessory-hepatic"
        yield Vein(
            vein.id, kind, side, CAVA, at.lower_mm, at.upper_mm, at.clock_deg, vein.diameter_mm, 20.0, f"liver, {vein.id}"
        )


def _small(body: Body) -> Iterator[Vein]:
    accessory = {vein.id for vein in body.hepatic_veins}
    for small in body.tributaries:
        if small.id in accessory:
            continue
        on_cava = small.enters == CAVA
        middle, half = small.level_mm if on_cava else small.along_mm, small.diameter_mm / 2
        yield Vein(
            small.id,
            "small" if on_cava else "twig",
            small.side,
            small.enters,
            middle - half,
            middle + half,
            small.clock_deg,
            small.diameter_mm,
            small.diameter_mm,
            "",
        )
