"""A summary of what was read from a line of the report."""

from ivcviz.case.document import LevelRef
from ivcviz.case.levels import format_level
from ivcviz.case.report_text import Report
from ivcviz.gui.style.numbers import mm, tenths
from ivcviz.gui.vocabulary import collaterals, lumens, translate
from ivcviz.plan.wording.names import level_words


def _end(level: LevelRef) -> str:
    """An end in the words of a report, or as the bare number that was typed."""
    return format_level(level) if level.landmark is None else str(level_words(level))


def report_summary(report: Report) -> list[str]:
    """What was read, part by part, for the one who typed it."""
    sexes = {"F": translate("Steps", "woman"), "M": translate("Steps", "man"), None: ""}
    who = [sexes[report.sex], "" if report.age is None else translate("Steps", "{} years").format(report.age)]
    sides = {"right": translate("Steps", "right {}"), "left": translate("Steps", "left {}")}
    veins = [sides[side].format(mm(length)) for side, length in report.involved_mm.items()]
    known, there = dict(lumens()), dict(collaterals())
    missing = {"right": translate("Steps", "right kidney missing"), "left": translate("Steps", "left kidney missing")}
    courses = {
        "retro-aortic": translate("Steps", "left renal vein retro-aortic"),
        "pre-aortic": translate("Steps", "left renal vein pre-aortic"),
    }
    iliac = {"right": translate("Steps", "right common iliac vein"), "left": translate("Steps", "left common iliac vein")}
    share, legs = report.right_kidney_percent, report.leg_oedema
    return [
        ", ".join(part for part in who if part),
        "" if report.ends is None else translate("Steps", "{} to {}").format(*map(_end, report.ends)),
        "" if report.mass_mm is None else " × ".join(tenths(side) for side in report.mass_mm) + " mm",
        translate("Steps", "renal vein involved {}").format(", ".join(veins)) if veins else "",
        "" if report.circumference_deg is None else f"{tenths(report.circumference_deg)}°",
        "" if report.lumen is None else translate("Steps", "lumen {}").format(known[report.lumen]),
        "" if report.collaterals is None else translate("Steps", "collaterals {}").format(there[report.collaterals]),
        "" if legs is None else translate("Steps", "leg oedema") if legs else translate("Steps", "no leg oedema"),
        "" if share is None else translate("Steps", "right kidney {} %").format(tenths(share)),
        "" if report.missing_kidney is None else missing[report.missing_kidney],
        "" if report.left_course is None else courses[report.left_course],
        "" if report.iliac_side is None else iliac[report.iliac_side],
    ]
