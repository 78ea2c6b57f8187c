"""`new --report`: the values of a report's line beside those of the other options, which may complete but not contradict it."""

import argparse
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ivcviz.errors import UserError
from ivcviz.messages.sentences import say, spoken

if TYPE_CHECKING:
    from ivcviz.case.document import Case
    from ivcviz.case.words.report import Report

# The options that say what a report may say too, by the names of a case description.
_OPTIONS = {
    "lower": "--lower",
    "upper": "--upper",
    "sex": "--sex",
    "age": "--age",
    "size_mm": "--size-mm",
    "circumference_deg": "--circumference",
    "collaterals": "--collaterals",
    "right_kidney_percent": "--right-kidney-percent",
    "missing_kidney": "--missing-kidney",
    "iliac_side": "--iliac-side",
    "lumen": "--lumen",
    "thrombus": "--thrombus",
}
_INVOLVED = {"left": "--involved-left", "right": "--involved-right"}


def add_report(command: argparse.ArgumentParser) -> None:
    """Add the option."""
    told = spoken(
        "a line of the report, in words; of which nothing may be left that is not understood. Other options complete it: one "
        "that contradicts it is refused"
    )
    command.add_argument("--report", metavar="TEXT", help=told)


def report_of(arguments: argparse.Namespace) -> "Report":
    """What the line says; UserError, quoting what is not understood, if any part is refused."""
    from ivcviz.case.words.report import Report, read_report

    if arguments.report is None:
        return Report()
    reading = read_report(arguments.report)
    if reading.refused:
        raise UserError(" ".join(dict.fromkeys(str(part.sentence) for part in reading.refused)))
    return reading.report


def described(options: Mapping[str, Any], report: "Report") -> dict[str, Any]:
    """The values of a case description, of options and report; UserError where they differ, or an end is missing."""
    values = dict(options)
    for name, said in _said(options, report).items():
        values[name] = _agreed(_OPTIONS[name], values.get(name), said)
    involved = dict(values["involved_mm"])
    for side, length in report.involved_mm.items():
        involved[side] = _agreed(_INVOLVED[side], involved.get(side), length)
    values["involved_mm"] = involved
    if report.tip is not None:
        inferior, superior = values.get("lumen_tip") or (None, None)
        values["lumen_tip"] = inferior, _agreed("--lumen-tip", superior, report.tip)
    for end in ("lower", "upper"):
        if values.get(end) is None:
            raise UserError(say("{option} is missing: say where the tumour ends, there or in --report.", option=_OPTIONS[end]))
    return {name: value for name, value in values.items() if not (name == "sex" and value is None)}


def with_rest(case: "Case", report: "Report") -> "Case":
    """The case with what a report says and no option can."""
    from ivcviz.case.words.entering import apply_report
    from ivcviz.case.words.report import Report

    rest = Report(leg_oedema=report.leg_oedema, left_course=report.left_course, accessory=report.accessory)
    return apply_report(case, rest)


def _said(options: Mapping[str, Any], report: "Report") -> dict[str, Any]:
    """What the report says, by the names of a case description."""
    from ivcviz.anatomy.landmarks import landmarks_of
    from ivcviz.anatomy.specification import AnatomySpec
    from ivcviz.case.words.entering import in_order

    sex = report.sex or options.get("sex")
    marks = landmarks_of(AnatomySpec() if sex is None else AnatomySpec(sex=sex))
    lower, upper = (report.lower, report.upper) if report.ends is None else in_order(report.ends, marks)
    said = {
        "lower": lower,
        "upper": upper,
        "sex": report.sex,
        "age": report.age,
        "size_mm": report.mass_mm,
        "circumference_deg": report.circumference_deg,
        "collaterals": report.collaterals,
        "right_kidney_percent": report.right_kidney_percent,
        "missing_kidney": report.missing_kidney,
        "iliac_side": report.iliac_side,
        "lumen": report.lumen,
        "thrombus": None if report.thrombus is None else in_order(report.thrombus, marks),
    }
    return {name: value for name, value in said.items() if value is not None}


def _agreed(option: str, given: Any, said: Any) -> Any:
    """The value on which an option and the report agree."""
    if given is not None and given != said:
        raise UserError(say("{option} contradicts the report: leave it out, or mend one of them.", option=option))
    return said
