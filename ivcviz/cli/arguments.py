"""The words of the command line: commands, options and what each may be."""

import argparse
from collections.abc import Callable
from typing import NoReturn, get_args

from ivcviz import __version__
from ivcviz.cli import commands
from ivcviz.cli.decisions import add_decisions, joined_spans
from ivcviz.cli.language import OPTION, parser_translated
from ivcviz.cli.overrides import add_overrides
from ivcviz.cli.reports import add_report
from ivcviz.cli.value_types import degrees as _degrees
from ivcviz.cli.value_types import level as _level
from ivcviz.cli.value_types import millimetres as _mm
from ivcviz.cli.value_types import number as _number
from ivcviz.cli.value_types import organs as _organs
from ivcviz.cli.value_types import percent as _percent
from ivcviz.cli.value_types import pixels as _pixels
from ivcviz.cli.value_types import size as _size
from ivcviz.cli.value_types import whole as _whole
from ivcviz.errors import UserError
from ivcviz.messages.languages import codes
from ivcviz.messages.numbers import short
from ivcviz.messages.sentences import spoken

VIEWS = ("anterior", "posterior", "left", "right", "superior", "inferior")
STAGES = ("intact", "tumour", "mobilised", "clamped", "resected", "bench", "implanted", "reperfused")
COMMANDS = (
    "render",
    "plan",
    "compare",
    "ledger",
    "timeline",
    "validate",
    "new",
    "template",
    "model",
    "table",
    "rules",
    "schema",
)


class _Parser(argparse.ArgumentParser):
    """Refuses in one sentence, not with a page of usage."""

    def error(self, message: str) -> NoReturn:
        raise UserError(spoken("{message} (`{prog} --help` lists what there is).", message=message, prog=self.prog))


def parsed(argv: list[str]) -> argparse.Namespace:
    """Parse the arguments; the result's `run` executes the command. UserError where they cannot be parsed."""
    if not argv or (argv[0] not in COMMANDS and not argv[0].startswith("-")):
        return argparse.Namespace(run=commands.window, case=argv[0] if argv else None)
    with parser_translated():
        return _parser(next((word for word in argv if word in COMMANDS), "")).parse_args(joined_spans(argv))


def _parser(asked: str) -> argparse.ArgumentParser:
    """The parser of all commands, of which only the one that is asked for is described in full."""
    about = spoken("Plan and teach the resection of tumours of the inferior vena cava. Without a command: the window.")
    parser = _Parser(prog="ivcviz", description=about, allow_abbrev=False)
    _add_language(parser)
    told = spoken("show program's version number and exit")
    parser.add_argument("--version", action="version", version=f"ivcviz {__version__}", help=told)
    added = parser.add_subparsers(metavar="COMMAND", required=True)
    descriptions: dict[str, tuple[str, Callable[[argparse.ArgumentParser], None]]] = {
        "render": (spoken("draw a case: .png, .svg or .pdf"), _render),
        "plan": (spoken("everything that follows from a case"), _plan),
        "ledger": (spoken("the cut-and-sew ledger: every step with its figures"), _ledger),
        "compare": (spoken("two plans side by side, with their differences"), _compare),
        "timeline": (spoken("the clamps as a timeline, with the organs' clocks"), _timeline),
        "validate": (spoken("every fault of case files, one a line"), _validate),
        "new": (spoken("make a case file from words"), _new),
        "template": (spoken("the cutting template (bench card), 1:1: .pdf, .svg or .dxf"), _template),
        "model": (spoken("the graft as a watertight solid: .stl, .3mf, .ply, .obj or .glb"), _model),
        "table": (spoken("the published tables and their summary figures"), _table),
        "rules": (spoken("every plan check: what makes it fire, what it says, where it comes from"), _rules),
        "schema": (spoken("the JSON Schema of a case file"), _nothing_more),
    }
    for name, (what, describe) in descriptions.items():
        command = added.add_parser(name, help=what, description=f"{what[0].upper()}{what[1:]}.", allow_abbrev=False)
        command.set_defaults(run=getattr(commands, name))
        if name == asked:
            describe(command)
        _add_language(command)
    return parser


def _add_language(parser: argparse.ArgumentParser) -> None:
    """Told in the help; the option itself is taken out before the parser sees it."""
    parser.add_argument(OPTION, metavar="CODE", help=spoken("language of the output: {codes}", codes=", ".join(codes())))


def _render(command: argparse.ArgumentParser) -> None:
    _add_case(command)
    command.add_argument("-o", "--output", required=True, metavar="FILE", help=spoken("ends in .png, .svg or .pdf"))
    measure = command.add_mutually_exclusive_group()
    measure.add_argument("--size", type=_pixels, metavar="WxH", help=spoken("in pixels (1600x1200)"))
    measure.add_argument(
        "--width-mm", type=_number, metavar="W", help=spoken("width on paper; the height is three quarters of it")
    )
    command.add_argument("--dpi", type=_number, metavar="D", help=spoken("pixels per inch (200; with --width-mm 300)"))
    command.add_argument("--view", choices=VIEWS, metavar="VIEW", help=spoken("{views} (anterior)", views=", ".join(VIEWS)))
    command.add_argument(
        "--section",
        type=_level,
        metavar="LEVEL",
        help=spoken("instead of a view the axial section there: 120, or renal-floor-20"),
    )
    moment = command.add_mutually_exclusive_group()
    moment.add_argument(
        "--stage",
        choices=STAGES,
        metavar="STAGE",
        help=spoken("{stages} (implanted if there is a graft, else tumour)", stages=", ".join(STAGES)),
    )
    moment.add_argument(
        "--step", type=_whole, metavar="N", help=spoken("the field after step N of the ledger, instead of a stage")
    )
    command.add_argument("--transparent", action="store_true", help=spoken("no ground"))
    command.add_argument("--no-labels", action="store_true", help=spoken("the picture alone"))


def _plan(command: argparse.ArgumentParser) -> None:
    _add_case(command)
    command.add_argument("--json", action="store_true", help=spoken("one JSON object instead of text"))


def _ledger(command: argparse.ArgumentParser) -> None:
    _add_case(command)
    kind = command.add_mutually_exclusive_group()
    kind.add_argument("--json", action="store_true", help=spoken("one JSON object, figures unrounded"))
    kind.add_argument("--csv", action="store_true", help=spoken("a row for each figure, unrounded, with its unit (UTF-8)"))
    command.add_argument("-o", "--output", metavar="FILE", help=spoken("ends in .txt, .csv or .json"))
    command.add_argument("--name", action="store_true", help=spoken("with the case's title"))


def _compare(command: argparse.ArgumentParser) -> None:
    _add_case(command)
    command.add_argument("other", nargs="?", metavar="OTHER", help=spoken("the case it is compared with"))
    command.add_argument(
        "--plan-b", metavar="VEIN", help=spoken("compare with plan B of a renal vein instead (left-renal-vein)")
    )
    command.add_argument("--all", action="store_true", help=spoken("show rows that do not differ as well"))
    command.add_argument("--json", action="store_true", help=spoken("one JSON object instead of text"))
    command.add_argument("-o", "--output", metavar="FILE", help=spoken("a page with both pictures, ends in .png, .svg or .pdf"))
    measure = command.add_mutually_exclusive_group()
    measure.add_argument(
        "--size", type=_pixels, metavar="WxH", help=spoken("both pictures, in pixels; the table is added below")
    )
    measure.add_argument(
        "--width-mm", type=_number, metavar="W", help=spoken("both pictures on paper, three quarters of it high")
    )
    command.add_argument("--dpi", type=_number, metavar="D", help=spoken("pixels per inch (200; with --width-mm 300)"))
    command.add_argument("--view", choices=VIEWS, default="anterior", metavar="VIEW", help=", ".join(VIEWS))
    command.add_argument("--stage", choices=STAGES, metavar="STAGE", help=spoken("{stages}, of both", stages=", ".join(STAGES)))


def _timeline(command: argparse.ArgumentParser) -> None:
    _add_case(command)
    command.add_argument("-o", "--output", metavar="FILE", help=spoken("a picture: ends in .png, .svg or .pdf (else in words)"))
    command.add_argument("--name", action="store_true", help=spoken("with the case's title"))


def _validate(command: argparse.ArgumentParser) -> None:
    command.add_argument("files", nargs="+", metavar="FILE")


def _new(command: argparse.ArgumentParser) -> None:
    from ivcviz.anatomy.specification import Sex, Side
    from ivcviz.case.document import Collaterals, Resection, Tumour
    from ivcviz.cli.choices import add_choices
    from ivcviz.fields.declaration import declared, default_of
    from ivcviz.terms.organs import ORGANS
    from ivcviz.terms.renal_methods import METHODS
    from ivcviz.terms.resections import RESECTION_KINDS
    from ivcviz.terms.term import ids

    kinds, methods, sides, sexes = ids(RESECTION_KINDS), ids(METHODS), get_args(Side), get_args(Sex)
    circumference, collaterals = declared(Tumour)["circumference_deg"].bounds, get_args(Collaterals)
    landmarks = spoken("millimetres, or a landmark with millimetres (renal-floor-20)")
    lower = spoken("the tumour's lower end: {landmarks}", landmarks=landmarks)
    command.add_argument("-o", "--output", required=True, metavar="FILE", help=spoken("the case file"))
    command.add_argument("--title", help=spoken("the file's name, if not given"))
    command.add_argument("--sex", choices=sexes, metavar="|".join(sexes))
    command.add_argument("--age", type=_whole, metavar="YEARS")
    add_report(command)
    command.add_argument("--lower", type=_level, metavar="LEVEL", help=lower)
    upper = spoken("the tumour's upper end, likewise")
    command.add_argument("--upper", type=_level, metavar="LEVEL", help=upper)
    command.add_argument("--size-mm", type=_size, metavar="LxWxD", help=spoken("the mass"))
    below = spoken("where it reaches below 0")
    command.add_argument("--iliac-side", choices=sides, metavar="|".join(sides), help=below)
    ends = {"least": short(circumference.least), "greatest": short(circumference.greatest)}
    allowed = spoken("wall that the tumour involves, {least} to {greatest}", **ends)
    command.add_argument("--circumference", type=_degrees, metavar="DEG", help=allowed)
    seen = spoken("as imaging shows them")
    command.add_argument("--collaterals", choices=collaterals, metavar="|".join(collaterals), help=seen)
    command.add_argument("--right-kidney-percent", type=_percent, metavar="P", help=spoken("its share of the renal function"))
    command.add_argument("--missing-kidney", choices=sides, metavar="|".join(sides))
    taken = spoken("taken with it: {en_bloc}", en_bloc=", ".join(ids(ORGANS)))
    command.add_argument("--en-bloc", type=_organs, default=(), metavar="A,B", help=taken)
    command.add_argument(
        "--resection", choices=kinds, default=default_of(Resection, "kind").id, metavar="KIND", help=", ".join(kinds)
    )
    command.add_argument("--graft-diameter", type=_mm, metavar="MM", help=spoken("inner diameter"))
    involved = {
        "left": spoken("involved length of the left renal vein"),
        "right": spoken("involved length of the right renal vein"),
    }
    treated = {
        "left": spoken("what is done with the left renal vein: {methods}", methods=", ".join(methods)),
        "right": spoken("what is done with the right renal vein: {methods}", methods=", ".join(methods)),
    }
    for side in sides:
        command.add_argument(f"--involved-{side}", type=_mm, metavar="MM", help=involved[side])
        command.add_argument(f"--{side}", choices=methods, metavar="METHOD", help=treated[side])
    add_decisions(command)
    add_choices(command)
    add_overrides(command)


def _template(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "case", nargs="?", metavar="CASE", help=spoken("a case; without one the numbers below make a side branch")
    )
    command.add_argument("-o", "--output", metavar="FILE", help=spoken("ends in .pdf, .svg or .dxf; optional with --json"))
    command.add_argument("--json", action="store_true", help=spoken("the numbers and outlines as one JSON object"))
    command.add_argument("--paper", choices=("a4", "letter"), default="a4", metavar="a4|letter")
    command.add_argument("--allowance", type=_mm, default=2.0, metavar="MM", help=spoken("closing seam allowance (2)"))
    command.add_argument(
        "--closing-seam",
        choices=("inferior", "superior"),
        default="inferior",
        metavar="SIDE",
        help=spoken("inferior (default) or superior"),
    )
    command.add_argument("--name", action="store_true", help=spoken("print the case's title on the card"))
    command.add_argument("--graft-diameter", type=_mm, metavar="MM", help=spoken("of the surface the card is wrapped on"))
    command.add_argument("--cone-base", type=_mm, metavar="MM", help=spoken("diameter where its axis pierces the wall"))
    command.add_argument("--cone-tip", type=_mm, metavar="MM")
    command.add_argument("--cone-length", type=_mm, metavar="MM", help=spoken("from the wall along its axis"))
    command.add_argument(
        "--takeoff", type=_degrees, metavar="DEG", help=spoken("from the graft's inferior direction, 0 to 180")
    )
    command.add_argument("--offset", type=_mm, metavar="MM", help=spoken("distance of the two axes (0)"))


def _model(command: argparse.ArgumentParser) -> None:
    _add_case(command)
    command.add_argument(
        "-o",
        "--output",
        required=True,
        metavar="FILE",
        help=spoken("ends in .stl, .3mf, .ply, .obj (millimetres) or .glb (metres)"),
    )
    command.add_argument("--name", action="store_true", help=spoken("keep the case's title in the file (not in an .stl)"))


def _table(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", nargs="?", metavar="DIR", help=spoken("a folder of case files (the shipped ones)"))


def _rules(command: argparse.ArgumentParser) -> None:
    command.add_argument("-o", "--output", metavar="FILE", help=spoken("ends in .md; without it the page is printed"))


def _nothing_more(command: argparse.ArgumentParser) -> None:
    """No arguments."""


def _add_case(command: argparse.ArgumentParser) -> None:
    command.add_argument("case", metavar="CASE", help=spoken("a case file, or case-1 … case-4"))
