"""The cut-and-sew ledger for scripts (JSON), for spreadsheets (CSV) and for reading (a table of text).

JSON and CSV hold every figure unrounded; the text rounds to a tenth, for the eye only. A title is given only where it is
asked for.
"""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import PurePath
from textwrap import wrap
from typing import Any, Literal, cast, get_args

from ivcviz.errors import UserError
from ivcviz.messages import caution
from ivcviz.messages.numbers import tenths
from ivcviz.messages.sentences import Wording, for_scripts, say, say_as
from ivcviz.plan.model import Plan
from ivcviz.plan.operation.act import STAGE_WORDS, Measure
from ivcviz.plan.operation.ledger import LedgerStep, ledger_of
from ivcviz.plan.operation.ledger_head import head_json, head_lines, head_rows
from ivcviz.plan.wording.names import SEVERITY_WORDS, lengths_are, lengths_in_words
from ivcviz.plan.wording.stops import DRAFT, ENDS_HERE, end_text, ends_json, head_of, head_text, stops_json

Kind = Literal["txt", "csv", "json"]
COLUMNS = ("step", "stage", "deed", "what", "measure", "value", "unit", "note", "planned", "done")
PLANNED, DONE = say_as("column", "planned"), say_as("column", "done")
SURFACE = say("Lengths of the prosthesis are of its outer surface; the cut length is measured in situ.")
NOTHING = say("Nothing is resected, so there is nothing to cut or sew.")
_UNITS = {"mm": " mm", "deg": "°"}
_COLUMNS, _MEASURE = 80, 72
_WRITTEN = f"  {'_' * 8}  {'_' * 8}"  # planned and done, by hand
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would take for one


def kind_of(name: str | None, asked: Kind | None) -> Kind:
    """The kind of a file by its name's ending, or the one given; UserError where the two differ."""
    if name is None:
        return asked or "txt"
    ending = PurePath(name).suffix.lower().removeprefix(".")
    if ending not in get_args(Kind):
        raise UserError(say("{name}: a ledger's file name ends in .txt, .csv or .json.", name=name))
    if asked is not None and asked != ending:
        raise UserError(
            say("{name}: its name ends in .{ending}, but --{asked} was asked for.", name=name, ending=ending, asked=asked)
        )
    return cast(Kind, ending)


def content_of(plan: Plan, kind: Kind, named: bool = False) -> str:
    """The content of a file of a kind."""
    if kind == "csv":
        return as_csv(plan, named)
    if kind == "json":
        return json.dumps(as_json(plan, named), indent=2, ensure_ascii=False, allow_nan=False) + "\n"
    return as_text(plan, named) + "\n"


def as_json(plan: Plan, named: bool = False) -> dict[str, Any]:
    """One object; figures unrounded, each with its unit."""
    title = {"title": plan.case.title} if named else {}
    steps = [_step(step) for step in ledger_of(plan)]
    whole = {"draft": plan.end is not None, "ends": ends_json(plan), **stops_json(head_of(plan))}
    head = head_json(plan) if steps else {}
    return dict(for_scripts({**title, **whole, **head, "steps": steps, "lengths_are": lengths_are(plan), "surface": "outer"}))


def as_csv(plan: Plan, named: bool = False) -> str:
    """CSV with a row for each figure, and one for a step without figures; no text can be run as a formula. Above the steps
    a row for each stop, then the head, below them one where the plan ends; these rows have no step."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    head, title = (("plan",), (_harmless(plan.case.title),)) if named else ((), ())
    writer.writerow((*head, *COLUMNS))
    writer.writerows((*title, *_remark(deed, what)) for deed, what in _above(plan))
    for step in ledger_of(plan):
        writer.writerows((*title, *_cells(step, figure)) for figure in step.figures or (None,))
    if plan.end is not None:
        writer.writerow((*title, *_remark(ENDS_HERE, plan.end.sentence)))
    return out.getvalue()


def _above(plan: Plan) -> Iterator[tuple[Wording, Wording]]:
    for stop in head_of(plan):
        yield (DRAFT if stop.kind == "gap" else SEVERITY_WORDS["stop"]), stop.full_sentence
    if plan.is_operated:
        yield from head_rows(plan)


def _remark(deed: Wording, what: Wording) -> tuple[str, ...]:
    """A row of no step."""
    return ("", "", _harmless(deed), _harmless(what), *("",) * 6)


def as_text(plan: Plan, named: bool = False) -> str:
    """Steps under their stages; one figure stands beside its step, several below it."""
    steps, stage = ledger_of(plan), None
    lines = [plan.case.title] if named else []
    lines += head_text(head_of(plan), plan.end)
    lines += head_lines(plan) if steps else ()
    lines += [
        str(say("Lengths are {lengths}. {surface}", lengths=lengths_in_words(plan), surface=SURFACE)) if steps else str(NOTHING)
    ]
    for step in steps:
        if step.stage != stage:
            stage = step.stage
            lines += ["", f"{str(STAGE_WORDS[stage]).upper():<{_COLUMNS}}  {PLANNED!s:<8}  {DONE}".rstrip()]
        lines += _in_lines(step)
    return "\n".join([*lines, "", *end_text(plan.end), str(caution.SHORT)])


def amount(figure: Measure) -> str:
    """A figure with its unit, to a tenth."""
    return f"{tenths(figure.value)}{_UNITS[figure.unit]}"


def _cells(step: LedgerStep, figure: Measure | None) -> Iterator[str | int]:
    measure = ("", "", "") if figure is None else (_harmless(figure.name), repr(figure.value), figure.unit)
    yield from (step.number, step.stage, _harmless(step.deed), _harmless(step.what), *measure, _harmless(step.note), "", "")


def _harmless(words: Wording) -> str:
    """The text, with a leading apostrophe where a spreadsheet would run it as a formula."""
    text = str(words)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _step(step: LedgerStep) -> dict[str, Any]:
    return {
        "step": step.number,
        "stage": step.stage,
        "deed": step.deed,
        "what": step.what,
        "figures": [{"measure": figure.name, "value": figure.value, "unit": figure.unit} for figure in step.figures],
        "note": step.note,
    }


def _in_lines(step: LedgerStep) -> Iterator[str]:
    head = f"{step.number:>3}  {step.deed} · {step.what}"
    if len(step.figures) == 1:
        head += f": {step.figures[0].name} {amount(step.figures[0])}"
    *lines, last = wrap(head + (f" ({step.note})" if step.note else ""), _COLUMNS, subsequent_indent="     ")
    yield from lines
    yield f"{last:<{_COLUMNS}}{_WRITTEN}"
    for figure in step.figures if len(step.figures) > 1 else ():
        size = amount(figure)
        name = str(figure.name)
        yield f"       {name} {'.' * (_MEASURE - len(name) - len(size))} {size}"
