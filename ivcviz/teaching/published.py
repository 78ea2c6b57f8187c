"""The two tables of the published series and its summary figures, from the case files.

Source: Tulahong et al., Medicine 2022;101:22(e29326), Tables 1 and 2, Results, abstract. Sizes are printed there in cm.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import zip_longest
from statistics import mean, median
from textwrap import wrap
from typing import TypeVar

from ivcviz.case.document import Case
from ivcviz.errors import UserError
from ivcviz.messages.sentences import Message, Wording, say, spoken

TABLE_1 = (say("Case"), say("Sex"), say("Age"), say("Symptom"), say("Zone"), say("Tumour size"), say("Surgical approach"))
TABLE_2 = (
    say("Case"),
    say("IVC replacement"),
    say("Renal vein reconstruction"),
    say("Blood loss (mL)"),
    say("Blood transfusion"),
    say("R0 resection"),
    say("Operative time (min)"),
    say("Complication"),
    say("Follow-up (months)"),
    say("Recurrence"),
    say("Current status"),
)
Row = tuple[str, ...]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SummaryFigure:
    """A summary figure: what it is of, its value, and the least and greatest of the series."""

    name: Message
    value: Fraction
    least: Fraction
    greatest: Fraction
    unit: Wording

    def __str__(self) -> str:
        value = f"{_number(self.value)} {self.unit}".rstrip()
        return f"{self.name} {value} ({_number(self.least)}–{_number(self.greatest)})"


@dataclass(frozen=True, slots=True)
class PublishedSeries:
    """What the source prints of its series: both tables, the summary, and where it contradicts itself."""

    preoperative: tuple[Row, ...]
    outcomes: tuple[Row, ...]
    figures: tuple[SummaryFigure, ...]
    mean_size_cm: tuple[Fraction, Fraction, Fraction]
    contradictions: tuple[str, ...]
    sources: tuple[str, ...]


def published_series(cases: Sequence[Case]) -> PublishedSeries:
    """The tables and figures of these cases; UserError, naming the case, where a value of the tables is missing."""
    if not cases:
        raise UserError(say("There is no case to make a table of."))
    return PublishedSeries(
        tuple(_preoperative(case) for case in cases),
        tuple(_outcome(case) for case in cases),
        (
            _figure(say("Mean age in years"), mean, [_known(case, "patient.age", case.patient.age) for case in cases], ""),
            _figure(say("Median blood loss"), median, [_measured(case, "blood_loss_ml") for case in cases], "mL"),
            _figure(say("Median operative time"), median, [_measured(case, "operative_time_min") for case in cases], "min"),
            _figure(say("Median follow-up"), median, [_measured(case, "follow_up_months") for case in cases], say("months")),
        ),
        _mean_size([_size_cm(case) for case in cases]),
        _unique(f"{item.note} [{item.source}]" for case in cases for item in case.provenance if item.kind == "contradiction"),
        _unique(item.source for case in cases for item in case.provenance if ", Table " in item.source),
    )


def series_text(series: PublishedSeries) -> str:
    """The series as text for a terminal: two tables, the summary, the contradictions."""
    size = " × ".join(_number(side) for side in series.mean_size_cm)
    lines = [spoken("Table 1. Preoperative characteristics"), *_table(TABLE_1, series.preoperative), ""]
    lines += [spoken("Table 2. Clinical outcomes"), *_table(TABLE_2, series.outcomes), ""]
    lines += [spoken("Summary"), *(f"  {figure}" for figure in series.figures), f"  {spoken('Mean size {size} cm', size=size)}"]
    if series.contradictions:
        lines += ["", spoken("Where the source contradicts itself"), *(f"  - {note}" for note in series.contradictions)]
    if series.sources:
        lines += ["", spoken("Source: {sources}", sources="; ".join(series.sources))]
    return "\n".join(lines)


def _preoperative(case: Case) -> Row:
    reported = _known(case, "reported", case.reported)
    return (
        case.title.removeprefix("Case "),
        spoken("Female") if case.anatomy.sex == "F" else spoken("Male"),
        str(_known(case, "patient.age", case.patient.age)),
        ", ".join(case.patient.symptoms),
        reported.zone,
        " × ".join(_number(side) for side in _size_cm(case)) + " cm",
        reported.approach,
    )


def _outcome(case: Case) -> Row:
    reported, outcome = _known(case, "reported", case.reported), _known(case, "outcome", case.outcome)
    return (
        case.title.removeprefix("Case "),
        reported.caval_replacement,
        reported.renal_reconstruction,
        _number(_measured(case, "blood_loss_ml")),
        _yes_or_no(outcome.transfused),
        _yes_or_no(outcome.r0),
        _number(_measured(case, "operative_time_min")),
        outcome.complication or spoken("No"),
        _number(_measured(case, "follow_up_months")),
        _yes_or_no(outcome.recurrence),
        outcome.status,
    )


def _size_cm(case: Case) -> tuple[Fraction, ...]:
    return tuple(Fraction(side) / 10 for side in _known(case, "tumour.mass_mm", case.tumour.mass_mm))


def _mean_size(sizes: Sequence[tuple[Fraction, ...]]) -> tuple[Fraction, Fraction, Fraction]:
    length, width, depth = (mean(sides) for sides in zip(*sizes, strict=True))
    return length, width, depth


def _measured(case: Case, name: str) -> Fraction:
    value = getattr(_known(case, "outcome", case.outcome), name)
    return Fraction(_known(case, f"outcome.{name}", value))


def _known(case: Case, path: str, value: T | None) -> T:
    if value is None:
        raise UserError(say("{title}: {path} is not given, and the published tables need it.", title=case.title, path=path))
    return value


def _figure(
    name: Message, average: Callable[[list[Fraction]], Fraction], values: Sequence[Fraction | int], unit: Wording
) -> SummaryFigure:
    exact = [Fraction(value) for value in values]
    return SummaryFigure(name, average(exact), min(exact), max(exact), unit)


def _yes_or_no(value: bool | None) -> str:
    return "" if value is None else (spoken("Yes") if value else spoken("No"))


def _number(value: Fraction) -> str:
    """The number as a table prints it: no trailing zeros, three decimals at most."""
    return f"{float(value):.3f}".rstrip("0").rstrip(".")


def _unique(notes: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(notes))


def _table(names: tuple[Message, ...], rows: Sequence[Row]) -> list[str]:
    """Columns as wide as their cells; heads wider than that stand on several lines."""
    head = tuple(str(name) for name in names)
    columns = [tuple(row[i] for row in rows) for i in range(len(head))]
    widths = [max(len(cell) for cell in (*cells, *name.split())) for name, cells in zip(head, columns, strict=True)]
    heads = list(zip_longest(*(wrap(name, width) for name, width in zip(head, widths, strict=True)), fillvalue=""))
    rule = tuple("-" * width for width in widths)
    lines = [*heads, rule, *rows]
    return ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines]
