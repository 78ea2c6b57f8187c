"""A radiologist's line: patient, extent, size, renal veins, wall, flow.

What is understood is a record of values; every other part is refused, with its place in the typed text and one sentence.
"""

from dataclasses import dataclass, field, fields
from typing import Any

from ivcviz.anatomy.specification import Course, Sex, Side
from ivcviz.case.document import Collaterals, LevelRef, Lumen
from ivcviz.case.words.entries import Entry, Refused, contradictions
from ivcviz.case.words.sentences import quoting, read_sentence, sentences_of, shortened
from ivcviz.case.words.sizes import AXES, DEPTH_AXIS, LENGTH_AXIS, WIDTH_AXIS, missing_axes
from ivcviz.messages.sentences import say

Ends = tuple[LevelRef, LevelRef]
_AXES = "axes"


@dataclass(frozen=True, slots=True)
class Report:
    """The values that a line gives; None or empty where it gives none.

    `ends` are the tumour's two ends in whichever order, `lower` and `upper` an end that is given alone; `tip` how far up it
    lies free in the lumen; `accessory`: the sides with one renal vein more.
    """

    sex: Sex | None = None
    age: int | None = None
    ends: Ends | None = None
    lower: LevelRef | None = None
    upper: LevelRef | None = None
    mass_mm: tuple[float, float, float] | None = None
    involved_mm: dict[Side, float] = field(default_factory=dict)
    circumference_deg: float | None = None
    lumen: Lumen | None = None
    thrombus: Ends | None = None
    tip: LevelRef | None = None
    collaterals: Collaterals | None = None
    leg_oedema: bool | None = None
    right_kidney_percent: float | None = None
    missing_kidney: Side | None = None
    left_course: Course | None = None
    accessory: tuple[Side, ...] = ()
    iliac_side: Side | None = None


@dataclass(frozen=True, slots=True)
class ReportReading:
    """What a line says, and the parts that are refused, in the order in which they stand."""

    report: Report
    refused: tuple[Refused, ...] = ()


def read_report(text: str) -> ReportReading:
    """Read a report's line.

    "woman, 52; tumour from 15 mm below the left renal vein to 25 mm below the hepatic veins, 85 × 50 × 45 mm; 8 mm of the
    right and 12 mm of the left renal vein involved"
    """
    entries: list[Entry] = []
    refused: list[Refused] = []
    for start, end in sentences_of(text):
        reading = read_sentence(text, start, end, any(entry.name == "age" for entry in entries))
        entries += reading.entries
        refused += reading.refused
    kept, contradictions = _without_contradictions(text, entries)
    values, incomplete = _merged(text, kept)
    refused += _iliac_above(kept, values)
    refused = sorted([*refused, *contradictions, *incomplete], key=lambda part: part.start)
    if not values and not refused:
        words = say("Nothing was read: write, for instance, 97 to 172, 85 × 50 × 45 mm, right 8 mm, left 12 mm.")
        refused = [Refused(0, len(text), words)]
    return ReportReading(Report(**values), tuple(refused))


def _iliac_above(entries: list[Entry], values: dict[str, Any]) -> list[Refused]:
    """A common iliac vein that is named though no end of the tumour lies below the confluence: which of both is meant?"""
    ends = [level for level in (*values.get("ends", ()), values.get("lower"), values.get("tip")) if level is not None]
    if "iliac_side" not in values or not ends or any(level.landmark is None and level.offset_mm < 0 for level in ends):
        return []
    if any(level.landmark not in (None, "iliac-confluence") for level in ends[:1]) or ends[0].offset_mm <= 0:
        return []
    del values["iliac_side"]
    values.pop("ends", None)
    sentence = say("A common iliac vein is named, and both levels lie above the confluence: which is meant?")
    parts = {(entry.start, entry.end) for entry in entries if entry.name in ("iliac_side", "ends")}
    return [Refused(start, end, sentence) for start, end in sorted(parts)]


def _without_contradictions(text: str, entries: list[Entry]) -> tuple[list[Entry], list[Refused]]:
    """The entries without those that say two things of one field: neither is entered."""
    refused: dict[tuple[int, int], Refused] = {}
    dropped: list[Entry] = []
    for one, other in contradictions(entries):
        words = {"one": shortened(text[one.start : one.end]), "other": shortened(text[other.start : other.end])}
        sentence = say("“{other}” contradicts “{one}”: neither is entered.", **words)
        refused |= {(part.start, part.end): Refused(part.start, part.end, sentence) for part in (one, other)}
        dropped += [one, other]
    return [entry for entry in entries if entry not in dropped], list(refused.values())


def _merged(text: str, entries: list[Entry]) -> tuple[dict[str, Any], list[Refused]]:
    """The values by the names of a report's fields, and the parts that need something beside them."""
    values: dict[str, Any] = {}
    for entry in entries:
        known = values.get(entry.name)
        if isinstance(entry.value, dict):
            values[entry.name] = {**(known or {}), **entry.value}
        elif entry.name == "accessory":
            values[entry.name] = (*(known or ()), *(side for side in entry.value if side not in (known or ())))
        else:
            values[entry.name] = entry.value
    for end in ("lower", "upper"):
        if "ends" in values:
            values.pop(end, None)  # it is one of both
    axes = values.pop(_AXES, {})
    if set(axes) == set(AXES):
        values["mass_mm"] = (axes[LENGTH_AXIS], axes[WIDTH_AXIS], axes[DEPTH_AXIS])
    incomplete = [entry for entry in entries if entry.name == _AXES] if axes and "mass_mm" not in values else []
    asked = [
        Refused(entry.start, entry.end, quoting(text[entry.start : entry.end], missing_axes(list(axes))))
        for entry in incomplete
    ]
    assert values.keys() <= {part.name for part in fields(Report)}
    return values, asked
