"""Centrelines as a case types them, rows of (height, left, posterior), to be bent into what is no cava."""

import json
from pathlib import Path
from typing import Any

from ivcviz.anatomy import reference
from ivcviz.anatomy.specification import Row
from ivcviz.storage.shipped import shipped_path

Line = tuple[Row, ...]
REFERENCE: Line = tuple((z, -right, back) for z, right, back, _, _ in reference.CAVA)
WIDTHS: Line = tuple((z, wide, deep) for z, _, _, wide, deep in reference.CAVA)


def straight(left_mm: float, *, length_mm: float = 250.0, posterior_mm: float = 0.0, first: float = 0.0) -> Line:
    """A straight cava that rises `length_mm`, `posterior_mm` backwards, beside the midline throughout."""
    return tuple((first + share * length_mm, left_mm, share * posterior_mm) for share in (0.0, 0.25, 0.5, 0.75, 1.0))


def moved(line: Line, up: float = 0.0, left: float = 0.0, back: float = 0.0) -> Line:
    """The line elsewhere."""
    return tuple((z + up, x + left, y + back) for z, x, y in line)


def turned(line: Line, up: float = 1.0, left: float = 1.0, back: float = 1.0) -> Line:
    """The line with its axes multiplied, rows rising."""
    rows = [(up * z, left * x, back * y) for z, x, y in line]
    return tuple(rows if up > 0 else reversed(rows))


SCANNER: Line = moved(REFERENCE, -612.0, 4.0, -151.0)  # LPS: the body's axes, another origin
# Up the left side, across at the renal veins, then in its place.
CROSSING: Line = (
    (0.0, 22.0, 0.0),
    (60.0, 21.0, 2.0),
    (95.0, 20.0, 7.0),
    (115.0, -17.0, 12.0),
    (190.0, -16.0, 29.0),
    (252.0, -12.0, 17.0),
)
NOT_A_CAVA: dict[str, tuple[Line, str]] = {
    "in LPS": (SCANNER, "in a scanner's coordinates (its course fits LPS)"),
    "in RAS": (turned(SCANNER, left=-1.0, back=-1.0), "in RAS by its course"),
    "in RAS, at the origin": (turned(REFERENCE, left=-1.0, back=-1.0), "in RAS by its course"),
    "in centimetres": (turned(REFERENCE, 0.1, 0.1, 0.1), "25.2 mm long, a tenth of a cava"),
    "in metres": (turned(REFERENCE, 0.001, 0.001, 0.001), "0.3 mm long, a thousandth of a cava"),
    "mirrored": (turned(REFERENCE, left=-1.0), "the mirror image of a cava"),
    "front to back": (turned(REFERENCE, back=-1.0), "turned front to back"),
    "upside down": (moved(turned(REFERENCE, up=-1.0), up=252.0), "upside down"),
    "upside down, at the origin": (moved(turned(REFERENCE, up=-1.0), up=252.0, back=-16.8), "upside down"),
    "upside down, in a scanner": (turned(SCANNER, up=-1.0), "upside down"),
    "left, crossing over": (CROSSING, "22 mm left of the midline at height 0 mm, where the aorta lies"),
    "in the aorta": (straight(3.0, posterior_mm=20.0), "from its middle (a cava lies 20 to 46 mm"),
    "behind the spine": (straight(-14.0, posterior_mm=75.0), "behind the front of the spine at height"),
    "too short": (straight(-14.0, length_mm=120.0), "120 mm long, too short for a cava"),
    "too long": (straight(-14.0, length_mm=520.0), "520 mm long, too long for a cava"),
    "kinked": (((0.0, -9.0, 0.0), (80.0, -12.0, 4.0), (83.0, -40.0, 4.0), (252.0, -12.0, 17.0)), "kinked by"),
}  # fmt: skip


def patient_file(line: Line = REFERENCE, widths: Line = WIDTHS, folder: Path = Path()) -> Path:
    """Case 1 in a patient's body, as a file."""
    data: dict[str, Any] = json.loads(shipped_path("cases", "case-1.json").read_text(encoding="utf-8"))
    data["anatomy"] |= {
        "source": "patient",
        "centreline": [{"height_mm": z, "left_mm": x, "posterior_mm": y} for z, x, y in line],
        "section": [{"level_mm": at, "transverse_mm": wide, "anteroposterior_mm": deep} for at, wide, deep in widths],
    }
    path = folder / "typed.json"
    path.write_text(json.dumps(data))
    return path
