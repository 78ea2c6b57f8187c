"""One command run: its exit status, and what a user reads when it cannot be done."""

import contextlib
import gc
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import NoReturn

from ivcviz.cli.arguments import parsed
from ivcviz.cli.language import locale_for, split_language_option
from ivcviz.errors import UserError
from ivcviz.messages.languages import ENGLISH, speaking
from ivcviz.messages.system_errors import reason_of

REFUSED = 2
INTERRUPTED, BROKEN_PIPE = 130, 141  # as shells report these two signals


def run() -> NoReturn:
    """The whole process of one command."""
    # A command is over before collecting garbage pays, and Qt and VTK take a tenth of a second to take themselves apart:
    # together an eighth of drawing a plate.
    gc.disable()
    status = main()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(status)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is 0, or 1 or 2 for what a user can mend."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal without our letters still gets every line
    given = sys.argv[1:] if argv is None else list(argv)
    try:
        code, rest = split_language_option(given)
        locale = ENGLISH if code is None else locale_for(code)
    except UserError as reason:
        return _refuse(str(reason))
    with speaking(locale):
        return _run(rest, code)


def _run(argv: list[str], language: str | None) -> int:
    """One command in the language that is spoken."""
    try:
        arguments = parsed(argv)
        arguments.lang = language
        status = int(arguments.run(arguments))
        if sys.stdout is not None:  # None where the caller has closed it
            sys.stdout.flush()
        return status
    except SystemExit as leave:  # --help and --version have been answered
        return int(leave.code or 0)
    except UserError as reason:
        return _refuse(str(reason))
    except BrokenPipeError:
        _discard_output()
        return BROKEN_PIPE
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as reason:
        return _refuse(": ".join(str(part) for part in (reason.filename, reason_of(reason)) if part))


def _refuse(sentence: str) -> int:
    line = " ".join("".join(c if c.isprintable() else " " for c in sentence).split())
    with contextlib.suppress(OSError):
        print(f"ivcviz: {line}", file=sys.stderr)  # noqa: T201
    return REFUSED


def _discard_output() -> None:
    """Discard further output, because its reader has closed the pipe; also what the interpreter flushes at exit."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
