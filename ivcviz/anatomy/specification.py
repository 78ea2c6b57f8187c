"""What a case may say about a body: plain values, no geometry.

Clock positions are degrees on a vessel's wall in [0, 360): 0 = anterior, 90 = the patient's left, 180 = posterior.
Levels are millimetres along the cava's centreline from the iliac confluence, superior positive.
"""

from dataclasses import dataclass
from typing import Literal

Sex = Literal["F", "M"]
Side = Literal["left", "right"]
Course = Literal["pre-aortic", "retro-aortic"]


@dataclass(frozen=True, slots=True)
class Ostium:
    """Where a vein opens into the cava: lower and upper edge (levels, mm) and clock position (degrees)."""

    lower_mm: float
    upper_mm: float
    clock_deg: float

    @property
    def centre_mm(self) -> float:
        return (self.lower_mm + self.upper_mm) / 2


@dataclass(frozen=True, slots=True)
class RenalVein:
    """A renal vein from its ostium to the hilar confluence; `drop_deg` is its fall towards the kidney in the coronal plane."""

    id: str
    side: Side
    ostium: Ostium
    length_mm: float
    width_mm: float
    thickness_mm: float
    drop_deg: float
    course: Course = "pre-aortic"
    main: bool = True


@dataclass(frozen=True, slots=True)
class HepaticVein:
    """A hepatic vein; `main` ones (right, middle/left trunk) make the hepatic floor and roof."""

    id: str
    name: str
    ostium: Ostium
    diameter_mm: float
    main: bool = True


@dataclass(frozen=True, slots=True)
class AnatomySpec:
    """The body of a case: the reference of a sex, with the landmarks and veins that were moved.

    `landmarks` holds (word, level in mm) pairs for landmarks that differ from the reference body; `None` for veins
    means those of the reference body.
    """

    source: Literal["reference", "patient"] = "reference"
    sex: Sex = "F"
    landmarks: tuple[tuple[str, float], ...] = ()
    renal_veins: tuple[RenalVein, ...] | None = None
    hepatic_veins: tuple[HepaticVein, ...] | None = None
    # Patient anatomy only: rows of (height z, x left, y posterior) and of (level, transverse, anteroposterior).
    centreline: tuple[tuple[float, float, float], ...] | None = None
    section: tuple[tuple[float, float, float], ...] | None = None
    missing_kidneys: tuple[Side, ...] = ()  # removed or never there: the side's renal veins end in a short stump
