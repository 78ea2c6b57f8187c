"""What each command does. Each imports what it needs when it runs, so that `--help` answers at once."""

import argparse
import json
from pathlib import Path
from typing import Any

from ivcviz.app.cases import plan_of
from ivcviz.cli.overrides import overridden
from ivcviz.errors import UserError
from ivcviz.figure.sizes import ASPECT, DPI, WIDTH_MM, check_size, pixels
from ivcviz.messages.numbers import short
from ivcviz.messages.sentences import say


def render(arguments: argparse.Namespace) -> int:
    """A picture of a case."""
    size, dpi = page_of(arguments.size, arguments.width_mm, arguments.dpi)
    if arguments.section is not None and arguments.view is not None:
        raise UserError(say("--section cannot be used with --view: the section is always seen from the feet."))
    from ivcviz.app.figures import render_picture, render_section

    drawn = {
        "size": size,
        "dpi": dpi,
        "stage": arguments.stage,
        "step": arguments.step,
        "transparent": arguments.transparent,
        "labels": not arguments.no_labels,
    }
    if arguments.section is not None:
        render_section(arguments.case, arguments.output, arguments.section, **drawn)
    else:
        render_picture(arguments.case, arguments.output, view=arguments.view or "anterior", **drawn)
    return 0


def page_of(size: tuple[int, int] | None, width_mm: float | None, dpi: float | None) -> tuple[tuple[int, int], float]:
    """Pixels and pixels per inch of a picture, from what was asked for; UserError for a page that nobody can draw."""
    if dpi is None:
        dpi = 200.0 if width_mm is None else 300.0
    _within("--dpi", dpi, DPI)
    if width_mm is not None:
        _within("--width-mm", width_mm, WIDTH_MM)
        width = pixels(width_mm, dpi)
        size = (round(width), round(width / ASPECT))
    width_px, height_px = size or (1600, 1200)
    check_size(width_px, height_px)
    return (width_px, height_px), dpi


def plan(arguments: argparse.Namespace) -> int:
    """Everything that follows from a case, as JSON or in words."""

    resolved = plan_of(arguments.case)
    if arguments.json:
        from ivcviz.plan.report.as_json import as_json

        return _say_json(as_json(resolved))
    from ivcviz.plan.report.as_text import as_text

    return _say(as_text(resolved))


def ledger(arguments: argparse.Namespace) -> int:
    """The cut-and-sew ledger as a table to read, as CSV or as JSON."""
    from ivcviz.plan.operation.ledger_text import content_of, kind_of
    from ivcviz.storage.atomic import check_writable, replace_file

    asked = "json" if arguments.json else "csv" if arguments.csv else None
    kind = kind_of(arguments.output, asked)  # type: ignore[arg-type]
    if arguments.output is not None:
        check_writable(Path(arguments.output))
    content = content_of(plan_of(arguments.case), kind, arguments.name)
    if arguments.output is None:
        return _say(content.rstrip("\r\n"))
    replace_file(Path(arguments.output), content.encode())
    return 0


def compare(arguments: argparse.Namespace) -> int:
    """Two plans side by side: their differences as words or JSON, and a page with both pictures if one is asked for."""
    if (arguments.other is None) == (arguments.plan_b is None):
        raise UserError(say("name what to compare the case with: another case, or --plan-b and a renal vein."))
    size, dpi = page_of(arguments.size or (None if arguments.width_mm else (3000, 1500)), arguments.width_mm, arguments.dpi)
    from ivcviz.plan.plan_b import resolved_plan_b
    from ivcviz.teaching.comparison import as_json, as_text
    from ivcviz.teaching.comparison import compare as compared

    one = plan_of(arguments.case)
    other = plan_of(arguments.other) if arguments.plan_b is None else resolved_plan_b(one, arguments.plan_b)
    found = compared(one, other)
    if arguments.output is not None:
        from ivcviz.app.figures import render_comparison

        view, stage = arguments.view, arguments.stage
        rows = found.rows if arguments.all else found.told
        render_comparison(one, other, rows, arguments.output, size=size, dpi=dpi, view=view, stage=stage)
    elif not arguments.json:
        return _say(as_text(found, arguments.all))
    return _say_json(as_json(found, arguments.all)) if arguments.json else 0


def timeline(arguments: argparse.Namespace) -> int:
    """The clamps as a timeline: a picture, or in words."""
    from ivcviz.plan.operation.timeline import timeline_of
    from ivcviz.plan.operation.timeline_text import as_text

    if arguments.output is not None:
        from ivcviz.app.figures import draw_timeline

        draw_timeline(arguments.case, arguments.output, named=arguments.name)
        return 0
    resolved = plan_of(arguments.case)
    title = f"{resolved.case.title}\n" if arguments.name else ""
    return _say(title + as_text(timeline_of(resolved)))


def validate(arguments: argparse.Namespace) -> int:
    """Every fault of every file, one a line; the status is 1 if there is any."""
    from ivcviz.storage.case_files import faults
    from ivcviz.storage.shipped import find_case, is_shipped_name

    status = 0
    for name in arguments.files:
        path = find_case(name) if is_shipped_name(name) else Path(name)
        for fault in faults(path):
            status = 1
            _say(f"{name}: {fault}")
    return status


def new(arguments: argparse.Namespace) -> int:
    """A case file from words."""
    from ivcviz.case.new import CaseDescription, new_case, require_iliac_side
    from ivcviz.cli.choices import chosen
    from ivcviz.cli.decisions import decided
    from ivcviz.cli.reports import described, report_of, with_rest
    from ivcviz.storage.atomic import check_writable
    from ivcviz.storage.case_files import save_case
    from ivcviz.terms.organs import ORGANS
    from ivcviz.terms.renal_methods import METHODS
    from ivcviz.terms.resections import RESECTION_KINDS
    from ivcviz.terms.term import by_id

    output = Path(arguments.output)
    check_writable(output)
    methods = _given(left=arguments.left, right=arguments.right)
    report = report_of(arguments)
    options = dict(
        title=output.stem if arguments.title is None else arguments.title,
        lower=arguments.lower,
        upper=arguments.upper,
        sex=arguments.sex,
        age=arguments.age,
        size_mm=arguments.size_mm,
        involved_mm=_given(left=arguments.involved_left, right=arguments.involved_right),
        graft_diameter_mm=arguments.graft_diameter,
        methods={side: by_id(METHODS, method) for side, method in methods.items()},
        iliac_side=arguments.iliac_side,
        circumference_deg=arguments.circumference,
        collaterals=arguments.collaterals,
        right_kidney_percent=arguments.right_kidney_percent,
        missing_kidney=arguments.missing_kidney,
        en_bloc=[by_id(ORGANS, organ) for organ in arguments.en_bloc],
        resection=by_id(RESECTION_KINDS, arguments.resection),
        **decided(arguments),
    )
    case = with_rest(new_case(CaseDescription(**described(options, report))), report)
    save_case(overridden(require_iliac_side(chosen(case, arguments)), arguments), output)
    return 0


def model(arguments: argparse.Namespace) -> int:
    """The graft, straight as on the bench, as a watertight solid."""
    from ivcviz.plan.bench.graft_solid import graft_solid, note_of, part_name
    from ivcviz.plan.wording.stops import head_of
    from ivcviz.scene.parts.prosthesis import graft_colour
    from ivcviz.storage.atomic import check_writable
    from ivcviz.storage.model_files import check_model_ending, save_model

    output = Path(arguments.output)
    check_model_ending(output)
    check_writable(output)
    plan = plan_of(arguments.case)
    title = plan.case.title if arguments.name else ""
    note, name = note_of(plan, title), part_name(plan, title)
    save_model(graft_solid(plan), output, note, graft_colour(plan), len(head_of(plan)), name)
    return 0


def table(arguments: argparse.Namespace) -> int:
    """The published tables and their summary figures."""
    from ivcviz.storage.case_files import load_case
    from ivcviz.storage.shipped import cases_in, shipped_path
    from ivcviz.teaching.published import published_series, series_text

    folder = shipped_path("cases") if arguments.folder is None else Path(arguments.folder)
    return _say(series_text(published_series([load_case(path) for path in cases_in(folder)])))


def rules(arguments: argparse.Namespace) -> int:
    """The rule base as a page for a surgeon to review."""
    from ivcviz.plan.catalogue.page import rules_page
    from ivcviz.storage.atomic import replace_file

    if arguments.output is None:
        return _say(rules_page())
    if Path(arguments.output).suffix.lower() != ".md":
        raise UserError(say("{output}: the file of the plan checks must end in .md.", output=arguments.output))
    replace_file(Path(arguments.output), f"{rules_page()}\n".encode())
    return 0


def schema(arguments: argparse.Namespace) -> int:  # noqa: ARG001
    """The JSON Schema of a case file."""
    from ivcviz.storage.case_files import case_schema

    return _say_json(case_schema())


def template(arguments: argparse.Namespace) -> int:
    """The bench card, from a case or from a branch's own numbers."""
    from ivcviz.app.figures import write_template

    numbers = {
        "tube_diameter_mm": arguments.graft_diameter,
        "base_diameter_mm": arguments.cone_base,
        "tip_diameter_mm": arguments.cone_tip,
        "length_mm": arguments.cone_length,
        "takeoff_deg": arguments.takeoff,
    }
    given = {name: value for name, value in {**numbers, "offset_mm": arguments.offset}.items() if value is not None}
    if arguments.case is not None and given:
        raise UserError(say("give either a case or the numbers of a side branch, not both."))
    if arguments.case is None and None in numbers.values():
        raise UserError(
            say("without a case a template needs --graft-diameter, --cone-base, --cone-tip, --cone-length and --takeoff.")
        )
    if arguments.output is None and not arguments.json:
        raise UserError(say("name the file of the template (-o FILE.pdf), or ask for its numbers with --json."))
    if not 0 <= arguments.allowance <= 20:
        raise UserError(say("--allowance {allowance}: a seam allowance is 0 to 20 mm.", allowance=short(arguments.allowance)))
    told = write_template(
        arguments.case,
        arguments.output,
        branch=given,
        paper=arguments.paper,
        allowance_mm=arguments.allowance,
        closing=arguments.closing_seam,
        named=arguments.name,
    )
    if arguments.json:
        print(json.dumps(told, ensure_ascii=False))  # noqa: T201
    return 0


def window(arguments: argparse.Namespace) -> int:
    """The window, on a case or on the last one."""
    if arguments.case is not None:
        from ivcviz.storage.shipped import find_case

        try:
            find_case(arguments.case)
        except UserError as reason:  # most likely a slip of the pen
            raise UserError(
                say("{reason} It is not a command either (`ivcviz --help` lists them).", reason=reason.sentence)
            ) from reason
    from ivcviz.app.window import open_window

    return open_window(arguments.case, arguments.lang)


def _within(name: str, value: float, bounds: tuple[float, float]) -> None:
    if not bounds[0] <= value <= bounds[1]:
        raise UserError(
            say(
                "{name} must be a number from {least} to {greatest}, not {value}.",
                name=name,
                least=bounds[0],
                greatest=bounds[1],
                value=short(value),
            )
        )


def _given(**values: Any) -> dict[Any, Any]:
    return {name: value for name, value in values.items() if value is not None}


def _say(text: str) -> int:
    print(text)  # noqa: T201
    return 0


def _say_json(value: dict[str, Any]) -> int:
    return _say(json.dumps(value, indent=2, ensure_ascii=False, allow_nan=False))
