"""Parser of a radiologist's line: patient, extent, size, involved renal veins, wall, flow.

Every word must be understood, or nothing is entered: a report read by half would mislead.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from typing import Any

from ivcviz.anatomy.landmarks import landmarks_of, largest, veins_of
from ivcviz.anatomy.specification import Course, Sex, Side
from ivcviz.case import edits
from ivcviz.case.document import Case, Collaterals, LevelRef, Lumen
from ivcviz.case.level_text import parse_level_words
from ivcviz.case.levels import level_mm
from ivcviz.errors import UserError
from ivcviz.messages.sentences import say

_N = r"(\d+(?:[.,]\d+)?)"
_UNIT = r"\s*(mm|cm)?"
_NO_AGE = r"(?!\s*(?:[.,]\d|x|by|mm|cm|°|%|deg))\b"
_VEIN = r"(right|left)(?:\s+renal)?(?:\s+veins?)?"
_FILLERS = frozenset(
    {
        *("a", "about", "and", "are", "at", "from", "in", "is", "it", "of", "over", "the", "with"),
        *("ct", "mri", "patient", "reads", "report", "scan", "shows"),
        *("caval", "extends", "extent", "extending", "reaches", "reaching", "wall"),
        *("involved", "involvement", "involves", "renal", "vein", "veins"),
        *("ivc", "leiomyosarcoma", "mass", "measures", "measuring", "size", "tumor", "tumour"),
    }
)


@dataclass(frozen=True, slots=True)
class Report:
    """The values that a line gives; None or empty where it gives none."""

    sex: Sex | None = None
    age: int | None = None
    ends: tuple[LevelRef, LevelRef] | None = None
    mass_mm: tuple[float, float, float] | None = None
    involved_mm: dict[Side, float] = field(default_factory=dict)
    circumference_deg: float | None = None
    lumen: Lumen | None = None
    collaterals: Collaterals | None = None
    leg_oedema: bool | None = None
    right_kidney_percent: float | None = None
    missing_kidney: Side | None = None
    left_course: Course | None = None
    iliac_side: Side | None = None


def parse_report(text: str) -> Report:
    """Parse a report's line; UserError, quoting what is not understood, if anything is left over.

    "woman, 52; tumour from 15 mm below the left renal vein to 25 mm below the hepatic veins, 85 × 50 × 45 mm; 8 mm of the
    right and 12 mm of the left renal vein involved"
    """
    rest, report = _plain(text), Report()
    for pattern, taken in _WHOLE_LINE:
        rest, report = _take(pattern, taken, rest, report)
    clauses = [clause.strip() for clause in re.split(r"[;,](?!\d)|\.(?!\d)", rest) if clause.strip()]
    for clause in clauses:
        rest, report = _without_extent(clause, report)
        for pattern, taken in _CLAUSE:
            rest, report = _take(pattern, taken, rest, report)
        left = [word for word in rest.replace(":", " ").split() if word not in _FILLERS]
        if left:
            raise UserError(
                say("“{left}” is not understood; nothing of the line was entered.", left=_as_written(left, clause)[:60])
            )
    if report == Report():
        raise UserError(say("Nothing was read: write, for instance, 97 to 172, 85 × 50 × 45 mm, right 8 mm, left 12 mm."))
    return report


def _as_written(left: list[str], clause: str) -> str:
    """What is left of a clause where it stands in it in one piece, else the whole clause: never words put together anew."""
    words = " ".join(left)
    return words if words in clause else " ".join(clause.split())


def apply_report(case: Case, report: Report) -> Case:
    """Enter a report's values into the case; what the report does not mention stays."""
    patient = case.patient
    age = patient.age if report.age is None else report.age
    case = edits.set_patient(case, sex=report.sex or case.anatomy.sex, age=age, symptoms=patient.symptoms)
    if report.ends is not None:
        case = _with_ends(case, report.ends)
    case = _with_body(case, report)
    veins = veins_of(case.anatomy)[0]
    for side, length in report.involved_mm.items():
        case = edits.set_involved(case, largest(veins, side).id, length)
    values_and_edits: tuple[tuple[Any, Callable[[Case, Any], Case]], ...] = (
        (report.mass_mm, edits.set_mass),
        (report.circumference_deg, edits.set_circumference),
        (report.lumen, edits.set_lumen),
        (report.collaterals, edits.set_collaterals),
        (report.leg_oedema, edits.set_leg_oedema),
        (report.right_kidney_percent, edits.set_kidney_share),
        (report.iliac_side, edits.set_iliac_side),
    )
    for value, edit in values_and_edits:
        case = case if value is None else edit(case, value)
    return case


def _with_body(case: Case, report: Report) -> Case:
    """The kidney that is missing, and the course of the left renal vein (the largest of that side)."""
    if report.missing_kidney is not None:
        case = edits.set_kidney_missing(case, report.missing_kidney, True)
    if report.left_course is not None:
        vein = largest(veins_of(case.anatomy)[0], "left")
        case = edits.shape_renal_vein(case, vein.id, course=report.left_course)
    return case


def _with_ends(case: Case, ends: tuple[LevelRef, LevelRef]) -> Case:
    """Both ends at once, in whichever order they were written."""
    marks = landmarks_of(case.anatomy)
    lower, upper = sorted(ends, key=lambda end: level_mm(end, marks))
    if level_mm(lower, marks) < level_mm(case.tumour.upper, marks):
        return edits.move_tumour_upper_end(edits.move_tumour_lower_end(case, lower), upper)
    return edits.move_tumour_lower_end(edits.move_tumour_upper_end(case, upper), lower)


def _plain(text: str) -> str:
    plain = " ".join(text.lower().replace("−", "-").replace("×", "x").replace("*", "x").split())
    plain = plain.replace("inferior to", "below").replace("superior to", "above")
    return re.sub(r"(?<=\d)\s*[–—-]\s*(?=\d)", " to ", plain)


Taken = Callable[[Report, tuple[str, ...]], Report]


def _take(pattern: str, taken: Taken, text: str, report: Report) -> tuple[str, Report]:
    """The text without what the pattern finds, and the report with it."""
    for found in re.finditer(pattern, text):
        report = _once(report, taken(report, tuple(group or "" for group in found.groups())), found[0])
    return re.sub(pattern, " ", text), report


def _without_extent(clause: str, report: Report) -> tuple[str, Report]:
    found = re.search(r"(?:\bfrom\s+)?(?P<one>[^ ].*?)\s+(?:up\s+)?to\s+(?P<other>.+)", clause)
    if found is None:
        return clause, report
    one, other = (_bare(found[name]) for name in ("one", "other"))
    return "", _once(report, replace(report, ends=(parse_level_words(one), parse_level_words(other))), clause)


def _once(before: Report, after: Report, words: str) -> Report:
    """The report with a value added; UserError where the line gave another value for the same before."""
    pairs = [(getattr(before, part.name), getattr(after, part.name)) for part in fields(Report)]
    for known, found in pairs:
        kept = known.items() <= found.items() if isinstance(known, dict) else known in (None, found)
        if not kept:
            raise UserError(
                say("“{words}” contradicts what stands before it; nothing of the line was entered.", words=words.strip()[:60])
            )
    return after


def _bare(level: str) -> str:
    """A level without the words that lead up to it ("the tumour extends from …")."""
    words = level.split()
    while words and words[0] in _FILLERS:
        del words[0]
    return " ".join(words)


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _who(report: Report, found: tuple[str, ...]) -> Report:
    before, who, after = found
    age = before or after
    sex: Sex = "F" if who in ("woman", "female") else "M"
    return replace(report, sex=sex, age=int(age) if age else report.age)


def _size(report: Report, found: tuple[str, ...]) -> Report:
    """Three sides; one without a unit has that of the next side with one, or else of the one before."""
    units = found[1::2]
    length, width, depth = (
        _number(number) * (10.0 if next((unit for unit in (*units[i:], *units[i::-1]) if unit), "mm") == "cm" else 1.0)
        for i, number in enumerate(found[::2])
    )
    return replace(report, mass_mm=(length, width, depth))


def _length_first(report: Report, found: tuple[str, ...]) -> Report:
    return _side_first(report, found[::-1])


def _side_first(report: Report, found: tuple[str, ...]) -> Report:
    side: Side = "right" if found[0] == "right" else "left"
    return replace(report, involved_mm={**report.involved_mm, side: _number(found[1])})


def _lumen(report: Report, found: tuple[str, ...]) -> Report:
    words: dict[str, Lumen] = {"open": "open", "patent": "open", "narrowed": "narrowed", "closed": "closed"}
    return replace(report, lumen=words.get(found[0] or found[1], "closed"))


def _round_it(report: Report, found: tuple[str, ...]) -> Report:
    words: dict[str, Collaterals] = {"no": "none", "none": "none", "some": "some"}
    return replace(report, collaterals=words.get(found[0] or found[1], "rich"))


def _share(report: Report, found: tuple[str, ...]) -> Report:
    percent = _number(found[1])
    return replace(report, right_kidney_percent=percent if found[0] == "right" else 100.0 - percent)


def _missing(report: Report, found: tuple[str, ...]) -> Report:
    only, gone = found[0], found[1] or found[2] or found[3]
    missing = ("left" if only == "right" else "right") if only else gone
    return replace(report, missing_kidney="right" if missing == "right" else "left")


def _course(report: Report, found: tuple[str, ...]) -> Report:
    return replace(report, left_course="retro-aortic" if "retro" in found else "pre-aortic")


def _iliac(report: Report, found: tuple[str, ...]) -> Report:
    return replace(report, iliac_side="right" if found[0] == "right" else "left")


_GONE = r"(?:missing|absent|removed(?:\s+earlier)?)"
_AORTIC = r"(retro|pre)[ -]?aortic"
_STATE = r"(open|patent|narrowed|closed|occluded)"
_WHOLE_LINE: tuple[tuple[str, Taken], ...] = (
    (
        r"\b(?:(\d{1,3})[ -]years?[ -]old\s+)?(woman|man|female|male)\b"
        rf"(?:\s*,?\s*(?:aged?\s*)?(\d{{1,3}}){_NO_AGE}(?:\s*(?:years?(?:\s+old)?|y)\b)?)?",
        _who,
    ),
    (
        r"\b(?:only|solitary|single)\s+(right|left)\s+kidney\b|\b(?:no|missing|absent)\s+(right|left)\s+kidney\b"
        rf"|\b(right|left)\s+kidney:?\s+(?:is\s+)?{_GONE}\b|\b(?:after|previous|status\s+post)\s+(right|left)\s+nephrectomy\b",
        _missing,
    ),
    (
        rf"\b{_AORTIC}(?:\s+course)?(?:\s+of\s+the)?\s+left\s+renal\s+vein\b|\bleft\s+renal\s+vein:?\s+(?:is\s+)?{_AORTIC}(?:\s+course)?\b",
        _course,
    ),
    (
        r"\b(?:(?:reaches|reaching|extends|extending|down)\s+)?(?:(?:in|into|along)\s+)?(?:the\s+)?(right|left)\s+(?:common\s+)?iliac\s+vein"
        r"(?:\s+(?:reached|involved))?\b",
        _iliac,
    ),
    (rf"{_N}{_UNIT}\s*(?:x|by)\s*{_N}{_UNIT}\s*(?:x|by)\s*{_N}{_UNIT}", _size),
)
_CLAUSE: tuple[tuple[str, Taken], ...] = (
    (rf"\b(right|left)\s+kidney:?\s*{_N}\s*%(?:\s+of\s+(?:the\s+)?function)?", _share),
    (rf"{_N}\s*mm\s+(?:of|in|along|into)?\s*(?:the\s+)?{_VEIN}", _length_first),
    (rf"\b{_VEIN}:?\s*{_N}\s*mm\b", _side_first),
    (
        rf"{_N}\s*(?:°|deg(?:rees)?\b)(?:\s+of\s+(?:the\s+)?(?:wall|circumference))?",
        lambda report, found: replace(report, circumference_deg=_number(found[0])),
    ),
    (rf"\blumen\s+{_STATE}|{_STATE}\s+lumen\b", _lumen),
    (r"\b(no|some|rich|wide)\s+collaterals\b|\bcollaterals:?\s+(none|some|rich)\b", _round_it),
    (r"\b(no\s+)?leg\s+o?edema\b", lambda report, found: replace(report, leg_oedema=not found[0])),
)
