"""A section as plain values: outlines in body coordinates (x left, y posterior, mm), names, readings."""

from dataclasses import dataclass

from ivcviz.geometry.arrays import Floats
from ivcviz.messages.sentences import Wording
from ivcviz.scene.model import Captions, Stage


@dataclass(frozen=True, eq=False)
class PartOutline:
    """The outline of one part in the plane: closed loops (n, 2), counter-clockwise round solid material."""

    id: str
    name: Wording
    material: str
    layer: str
    loops: tuple[Floats, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """The name of something in the plane, a point inside it, and its width (mm) at that point."""

    id: str
    text: Wording
    short: Wording
    x: float
    y: float
    width_mm: float
    rank: int


@dataclass(frozen=True, slots=True)
class SectionReading:
    """One reading: its name and its words."""

    name: Wording
    words: Wording


@dataclass(frozen=True, eq=False)
class AxialSection:
    """The axial plane at the height of the cava's centreline at a level.

    `wall` is the outside of the cava or graft there (None beyond the cava), `native` the cava's own wall (None there too),
    `lumens` what is hollow within a graft and its branches, `involved` the arc of wall that the tumour takes (clock
    positions, degrees; None: not recorded, or none). Areas, mm², are across the centreline.
    """

    level_mm: float
    height_mm: float
    stage: Stage
    centre: tuple[float, float]
    cuts: tuple[PartOutline, ...]
    wall: Floats | None
    native: Floats | None
    lumens: tuple[Floats, ...]
    ring_mm: float  # radius of the clock ring
    involved: tuple[float, float] | None
    native_mm2: float | None
    lumen_mm2: float | None
    names: tuple[Name, ...]
    facts: tuple[SectionReading, ...]
    words: Captions
    zone: str  # "I", "II", "III" or ""
