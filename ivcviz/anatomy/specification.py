"""The specification of a body in a case: plain values, no geometry.

Clock positions are degrees on a vessel's wall in [0, 360): 0 = anterior, 90 = the patient's left, 180 = posterior.
Levels are millimetres along the cava's centreline from the iliac confluence, superior positive.
"""

from dataclasses import dataclass
from typing import Annotated, Literal

from ivcviz.fields.bounds import DEGREES, Bounds
from ivcviz.fields.declaration import Field
from ivcviz.fields.limits import ALONG_VEIN, CLOCK, LEVEL, MANY, SHORT, VEIN_CALIBRE, VEIN_ID
from ivcviz.messages.sentences import say

Sex = Literal["F", "M"]
Side = Literal["left", "right"]
Course = Literal["pre-aortic", "retro-aortic"]
PrecavalArtery = Literal["lower-polar", "main"]
Row = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Ostium:
    """Where a vein opens into the cava: lower and upper edge (levels, mm) and clock position (degrees)."""

    lower_mm: Annotated[float, Field(LEVEL, name=say("ostium's lower edge"), listed=say("ostium, lower edge"))]
    upper_mm: Annotated[float, Field(LEVEL, name=say("ostium's upper edge"), listed=say("ostium, upper edge"))]
    clock_deg: Annotated[float, Field(CLOCK, name=say("ostium's clock position"), listed=say("ostium, clock position"))]

    @property
    def centre_mm(self) -> float:
        return (self.lower_mm + self.upper_mm) / 2


@dataclass(frozen=True, slots=True)
class RenalVein:
    """A renal vein from its ostium to the hilar confluence; `drop_deg` is its fall towards the kidney in the coronal plane.

    Of the largest left one: how far from the cava its tributaries enter it; None: as in the reference body.
    """

    id: Annotated[str, Field(VEIN_ID, name=say("vein's id"))]
    side: Annotated[Side, Field(name=say("vein's side"))]
    ostium: Annotated[Ostium, Field(name=say("vein's ostium"))]
    length_mm: Annotated[float, Field(Bounds(5, 200), name=say("vein's length"), listed=say("length to the hilum"))]
    width_mm: Annotated[float, Field(VEIN_CALIBRE, name=say("vein's width"), listed=say("width"))]
    thickness_mm: Annotated[float, Field(VEIN_CALIBRE, name=say("vein's thickness"), listed=say("thickness"))]
    drop_deg: Annotated[float, Field(Bounds(-89, 89, DEGREES), name=say("vein's drop"), listed=say("fall towards the kidney"))]
    course: Annotated[Course, Field(name=say("vein's course"), listed=say("course"))] = "pre-aortic"
    main: Annotated[bool, Field(name=say("main vein of its side"))] = True
    adrenal_mm: Annotated[float | None, Field(ALONG_VEIN, name=say("adrenal vein's distance from the cava"))] = None
    gonadal_mm: Annotated[float | None, Field(ALONG_VEIN, name=say("gonadal vein's distance from the cava"))] = None
    lumbar_mm: Annotated[float | None, Field(ALONG_VEIN, name=say("lumbar vein's distance from the cava"))] = None


@dataclass(frozen=True, slots=True)
class HepaticVein:
    """A hepatic vein; `main` ones (right, middle/left trunk) make the hepatic floor and roof."""

    id: Annotated[str, Field(VEIN_ID, name=say("vein's id"))]
    name: Annotated[str, Field(SHORT, name=say("vein's name"))]
    ostium: Annotated[Ostium, Field(name=say("vein's ostium"))]
    diameter_mm: Annotated[float, Field(VEIN_CALIBRE, name=say("vein's diameter"))]
    main: Annotated[bool, Field(name=say("main hepatic vein"))] = True


@dataclass(frozen=True, slots=True)
class AnatomySpec:
    """The body of a case: the reference of a sex, with the landmarks and veins that were moved.

    `landmarks` holds (word, level in mm) pairs for landmarks that differ from the reference body; `None` for veins
    means those of the reference body.
    """

    source: Annotated[Literal["reference", "patient"], Field(name=say("source of the body"))] = "reference"
    sex: Annotated[Sex, Field(name=say("sex"))] = "F"
    landmarks: Annotated[tuple[tuple[str, float], ...], Field(name=say("landmarks"))] = ()
    renal_veins: Annotated[tuple[RenalVein, ...] | None, Field(name=say("renal veins"), each=say("renal vein"))] = None
    hepatic_veins: Annotated[tuple[HepaticVein, ...] | None, Field(name=say("hepatic veins"), each=say("hepatic vein"))] = None
    # Patient anatomy only: rows of (height z, x left, y posterior) and of (level, transverse, anteroposterior).
    centreline: Annotated[tuple[Row, ...] | None, Field(name=say("centreline"), least=2, most=MANY)] = None
    section: Annotated[tuple[Row, ...] | None, Field(name=say("cross-sections"), least=2, most=MANY)] = None
    # Removed or never there: the side's renal veins end in a short stump.
    missing_kidneys: Annotated[
        tuple[Side, ...], Field(name=say("missing kidneys"), listed=say("kidneys missing"), each=say("missing kidney"), most=1)
    ] = ()
    # A right renal artery that passes in front of the cava: a branch to the lower pole, or the trunk; None: none is recorded.
    precaval_artery: Annotated[
        PrecavalArtery | None, Field(name=say("right renal artery before the cava"), listed=say("artery before the cava"))
    ] = None
