"""The course of a vein: its centreline and its section."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from ivcviz.geometry.arrays import Floats
from ivcviz.geometry.curves import Curve, curve_through, polyline


@dataclass(frozen=True, eq=False)
class VeinCourse:
    """A vein's centreline and its oval section by the distance along it (mm); 0 = where it opens.

    Width is the section's axis nearest to superior-inferior, thickness the one across it. Beyond its end a vein runs on
    in `twigs` (its first branches in an organ), whose own distance 0 is at `leaves_at` of this one. `end` says whether it
    is drawn to a clean cut or fades into an organ; a `fork` begins on the axis of the vessel that it enters, not on its wall.
    """

    vein_id: str
    curve: Curve
    stations: Floats  # (m,) distances at which widths and thicknesses (m,) are given
    widths: Floats
    thicknesses: Floats
    end: Literal["cut", "fades"] = "fades"
    twigs: tuple["VeinCourse", ...] = ()
    leaves_at: float = 0.0
    fork: bool = False

    @property
    def length_mm(self) -> float:
        return self.curve.length

    def width(self, along: ArrayLike) -> Floats:
        """Craniocaudal diameter, mm."""
        found: Floats = np.interp(np.asarray(along, float), self.stations, self.widths)
        return found

    def thickness(self, along: ArrayLike) -> Floats:
        """Diameter across the width, mm."""
        found: Floats = np.interp(np.asarray(along, float), self.stations, self.thicknesses)
        return found


def run(knots: Floats, length_mm: float | None = None) -> Curve:
    """The smooth curve through knots (k, 3), about every mm; cut or run on straight to `length_mm`."""
    curve = curve_through(knots)
    if length_mm is None:
        return curve
    return polyline(curve.at(np.linspace(0.0, length_mm, max(int(np.ceil(length_mm)), 2) + 1)))


def round_course(
    vein_id: str,
    curve: Curve,
    diameters: tuple[float, ...],
    *,
    end: Literal["cut", "fades"] = "fades",
    twigs: tuple[VeinCourse, ...] = (),
    leaves_at: float = 0.0,
    fork: bool = False,
) -> VeinCourse:
    """A round vein, its diameters given evenly from opening to end."""
    stations = np.linspace(0.0, curve.length, len(diameters))
    calibre = np.asarray(diameters, float)
    return VeinCourse(vein_id, curve, stations, calibre, calibre, end, twigs, leaves_at, fork)
