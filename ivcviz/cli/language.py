"""`--lang CODE`, before or after the command, and the words that the parser of the command line says of its own."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from ivcviz.errors import UserError
from ivcviz.messages.languages import Locale, codes, current, locale_of
from ivcviz.messages.sentences import say

OPTION = "--lang"
ARGPARSE = (  # every template of the standard library's parser that can be met here
    say("usage: "),
    say("positional arguments"),
    say("options"),
    say("show this help message and exit"),
    say("argument %(argument_name)s: %(message)s"),
    say("the following arguments are required: %s"),
    say("one of the arguments %s is required"),
    say("unrecognized arguments: %s"),
    say("not allowed with argument %s"),
    say("ignored explicit argument %r"),
    say("expected one argument"),
    say("expected at most one argument"),
    say("expected at least one argument"),
    say("invalid choice: %(value)r (choose from %(choices)s)"),
    say("invalid %(type)s value: %(value)r"),
    say("unknown parser %(parser_name)r (choices: %(choices)s)"),
)


def split_language_option(argv: list[str]) -> tuple[str | None, list[str]]:
    """The code that `--lang` gives, None where it is not there, and the other arguments. UserError where it has no code."""
    rest, code, given = [], None, iter(argv)
    for argument in given:
        if argument == OPTION:
            code = next(given, "")
        elif argument.startswith(f"{OPTION}="):
            code = argument.removeprefix(f"{OPTION}=")
        else:
            rest.append(argument)
    if code == "":
        raise UserError(say("--lang needs the code of a language: {codes}.", codes=", ".join(codes())))
    return code, rest


def locale_for(code: str) -> Locale:
    """The locale of a code; UserError where there is none, or its catalogue is damaged."""
    try:
        found = locale_of(code)
    except (OSError, ValueError) as reason:
        raise UserError(
            say("--lang {code}: its catalogue cannot be used: {reason}.", code=code, reason=str(reason))
        ) from reason
    if found is None:
        raise UserError(
            say("--lang {code}: there is no such language; choose one of {codes}.", code=code, codes=", ".join(codes()))
        )
    return found


@contextmanager
def parser_translated() -> Iterator[None]:
    """Have the standard library's parser say its words in the language that is spoken; it asks for them by these two names."""
    before = argparse._, argparse.ngettext  # type: ignore[attr-defined]
    argparse._ = current().words  # type: ignore[attr-defined]
    argparse.ngettext = _counted  # type: ignore[attr-defined]
    try:
        yield
    finally:
        argparse._, argparse.ngettext = before  # type: ignore[attr-defined]


def _counted(one: str, many: str, count: int) -> str:
    return current().words_for(count, one, many)
