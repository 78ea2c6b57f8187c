"""The options of `new` for what is decided and seen beyond the tumour's extent, and how a case description reads them."""

import argparse
import re
from collections.abc import Sequence
from typing import Any, get_args

from ivcviz.cli import value_types
from ivcviz.messages.numbers import short
from ivcviz.messages.sentences import spoken

_SPANS = ("--thrombus", "--lumen-tip")
_BELOW_0 = re.compile(r"-[0-9.]")


def add_decisions(command: argparse.ArgumentParser) -> None:
    """Add the options; what is left out stays as a new case has it."""
    from ivcviz.anatomy.specification import Side
    from ivcviz.case.document import Intent, Lumen, Resection
    from ivcviz.case.new import TumourKind
    from ivcviz.fields.declaration import declared
    from ivcviz.terms.iliac_methods import ILIAC_METHODS
    from ivcviz.terms.term import ids

    cuff, iliac = declared(Resection)["cuff_mm"], ids(ILIAC_METHODS)
    ends = {"least": short(cuff.entered.least), "greatest": short(cuff.entered.greatest), "default": short(cuff.default)}
    free = spoken("free vein from a cut to its jaw, {least} to {greatest} (default {default})", **ends)
    _add_choice(command, "--intent", get_args(Intent), spoken("what is meant to be done about the tumour"))
    command.add_argument("--intent-reason", metavar="TEXT", help=spoken("why"))
    command.add_argument("--cuff", type=value_types.millimetres, metavar="MM", help=free)
    _add_choice(command, "--lumen", get_args(Lumen), spoken("how far the tumour closes the lumen"))
    command.add_argument(
        "--thrombus", type=value_types.span, metavar="LO..HI", help=spoken("bland thrombus beside the tumour: its two levels")
    )
    command.add_argument(
        "--lumen-tip",
        type=value_types.open_span,
        metavar="LO..HI",
        help=spoken("the levels to which it lies free in the lumen, past its part at the wall; one may be left out (..190)"),
    )
    _add_choice(command, "--kind", get_args(TumourKind), spoken("wall of the cava, tumour thrombus, or from the uterus"))
    command.add_argument(
        "--origin", metavar="VEIN", help=spoken("the vein that it grew through into the cava, such as right-renal-vein")
    )
    sides: tuple[Side, ...] = get_args(Side)
    brought = {
        "left": spoken("how far the left kidney may be brought towards the cava"),
        "right": spoken("how far the right kidney may be brought towards the cava"),
    }
    ended = {
        "left": spoken("what becomes of the left common iliac vein: {methods}", methods=", ".join(iliac)),
        "right": spoken("what becomes of the right common iliac vein: {methods}", methods=", ".join(iliac)),
    }
    for side in sides:
        command.add_argument(f"--mobilisation-{side}", type=value_types.millimetres, metavar="MM", help=brought[side])
    for side in sides:
        _add_choice(command, f"--iliac-{side}", iliac, ended[side], "METHOD")


def joined_spans(argv: Sequence[str]) -> list[str]:
    """The arguments with "--thrombus -20..40" as one word, because a parser takes "-20..40" alone for an option."""
    words: list[str] = []
    for word in argv:
        if words and words[-1] in _SPANS and _BELOW_0.match(word):
            words[-1] = f"{words[-1]}={word}"
        else:
            words.append(word)
    return words


def decided(arguments: argparse.Namespace) -> dict[str, Any]:
    """What the options say, by the names of a case description."""
    from ivcviz.anatomy.specification import Side
    from ivcviz.terms.iliac_methods import ILIAC_METHODS
    from ivcviz.terms.term import by_id

    sides = get_args(Side)
    mobilisation = {side: getattr(arguments, f"mobilisation_{side}") for side in sides}
    iliac = {side: getattr(arguments, f"iliac_{side}") for side in sides}
    return {
        "intent": arguments.intent,
        "intent_reason": arguments.intent_reason,
        "cuff_mm": arguments.cuff,
        "lumen": arguments.lumen,
        "thrombus": arguments.thrombus,
        "lumen_tip": arguments.lumen_tip,
        "kind": arguments.kind,
        "origin_vein": arguments.origin,
        "mobilisation_mm": {side: value for side, value in mobilisation.items() if value is not None},
        "iliac_methods": {side: by_id(ILIAC_METHODS, method) for side, method in iliac.items() if method is not None},
    }


def _add_choice(
    command: argparse.ArgumentParser, name: str, choices: Sequence[str], told: str, metavar: str | None = None
) -> None:
    command.add_argument(name, choices=choices, metavar=metavar or "|".join(choices), help=told)
