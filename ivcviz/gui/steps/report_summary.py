"""A summary of what was read from a line of the report."""

from typing import TYPE_CHECKING

from ivcviz.case.document import LevelRef
from ivcviz.case.levels import format_level
from ivcviz.gui.style.numbers import mm, tenths
from ivcviz.gui.vocabulary import collaterals, lumens, translate
from ivcviz.plan.wording.names import level_words

if TYPE_CHECKING:
    from ivcviz.case.words.report import Report


def _end(level: LevelRef) -> str:
    """An end in the words of a report, or as the bare number that was typed."""
    return format_level(level) if level.landmark is None else str(level_words(level))


def report_summary(report: "Report") -> list[str]:
    """What was read, part by part, for the one who typed it."""
    return [*_patient(report), *_extent(report), *_renal_veins(report), *_flow(report), *_body(report)]


def _patient(report: "Report") -> list[str]:
    sexes = {"F": translate("Steps", "woman"), "M": translate("Steps", "man"), None: ""}
    who = [sexes[report.sex], "" if report.age is None else translate("Steps", "{} years").format(report.age)]
    return [", ".join(part for part in who if part)]


def _extent(report: "Report") -> list[str]:
    lower, upper, thrombus, tip = report.lower, report.upper, report.thrombus, report.tip
    return [
        "" if report.ends is None else translate("Steps", "{} to {}").format(*map(_end, report.ends)),
        "" if lower is None else translate("Steps", "lower end {}").format(_end(lower)),
        "" if upper is None else translate("Steps", "upper end {}").format(_end(upper)),
        "" if report.mass_mm is None else " × ".join(tenths(side) for side in report.mass_mm) + " mm",
        "" if tip is None else translate("Steps", "floating tip to {}").format(_end(tip)),
        "" if thrombus is None else translate("Steps", "bland thrombus {} to {}").format(*map(_end, thrombus)),
    ]


def _renal_veins(report: "Report") -> list[str]:
    sides = {"right": translate("Steps", "right {}"), "left": translate("Steps", "left {}")}
    free = {"right": translate("Steps", "right renal vein free"), "left": translate("Steps", "left renal vein free")}
    more = {
        "right": translate("Steps", "accessory right renal vein"),
        "left": translate("Steps", "accessory left renal vein"),
    }
    veins = [sides[side].format(mm(length)) for side, length in report.involved_mm.items() if length]
    return [
        translate("Steps", "renal vein involved {}").format(", ".join(veins)) if veins else "",
        *(free[side] for side, length in report.involved_mm.items() if not length),
        *(more[side] for side in report.accessory),
    ]


def _flow(report: "Report") -> list[str]:
    known, there = dict(lumens()), dict(collaterals())
    share, legs = report.right_kidney_percent, report.leg_oedema
    return [
        "" if report.circumference_deg is None else f"{tenths(report.circumference_deg)}°",
        "" if report.lumen is None else translate("Steps", "lumen {}").format(known[report.lumen]),
        "" if report.collaterals is None else translate("Steps", "collaterals {}").format(there[report.collaterals]),
        "" if legs is None else translate("Steps", "leg oedema") if legs else translate("Steps", "no leg oedema"),
        "" if share is None else translate("Steps", "right kidney {} %").format(tenths(share)),
    ]


def _body(report: "Report") -> list[str]:
    missing = {"right": translate("Steps", "right kidney missing"), "left": translate("Steps", "left kidney missing")}
    courses = {
        "retro-aortic": translate("Steps", "left renal vein retro-aortic"),
        "pre-aortic": translate("Steps", "left renal vein pre-aortic"),
    }
    iliac = {"right": translate("Steps", "right common iliac vein"), "left": translate("Steps", "left common iliac vein")}
    return [
        "" if report.missing_kidney is None else missing[report.missing_kidney],
        "" if report.left_course is None else courses[report.left_course],
        "" if report.iliac_side is None else iliac[report.iliac_side],
    ]
