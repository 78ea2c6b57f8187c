"""Paths of the shipped files: inside the installed package, else beside the checkout."""

import json
from functools import cache
from pathlib import Path

from ivcviz.errors import UserError
from ivcviz.messages.sentences import say

_PACKAGE = Path(__file__).resolve().parent.parent


def shipped_path(*parts: str) -> Path:
    """The path of a shipped file or folder, such as `shipped_path("cases", "case-4.json")`; it need not exist."""
    installed = _PACKAGE / "shipped"
    return (installed if installed.is_dir() else _PACKAGE.parent).joinpath(*parts)


def shipped_cases() -> tuple[Path, ...]:
    """The shipped case files in the order of their names."""
    return tuple(sorted(shipped_path("cases").glob("*.json")))


def cases_in(folder: Path) -> tuple[Path, ...]:
    """The case files of a folder in the order of their names; UserError if there are none."""
    if not folder.is_dir():
        raise UserError(say("{folder}: no such folder of case files.", folder=folder))
    found = tuple(sorted(folder.glob("*.json")))
    if not found:
        raise UserError(say("{folder}: there is no case file (*.json) in this folder.", folder=folder))
    return found


def find_case(name_or_path: str) -> Path:
    """The file of a case: a path that exists, or the name of a shipped case; UserError if it is neither."""
    shipped = {path.stem: path for path in shipped_cases()}
    if _exists(name_or_path):
        return Path(name_or_path)
    if name_or_path not in shipped:
        raise UserError(
            say(
                "'{name_or_path}': no such file, nor a shipped case ({shipped}).",
                name_or_path=name_or_path[:200],
                shipped=", ".join(shipped),
            )
        )
    return shipped[name_or_path]


def is_shipped_name(name: str) -> bool:
    """Whether a word names a shipped case and no file."""
    return not _exists(name) and name in [path.stem for path in shipped_cases()]


@cache
def _shipped_titles() -> frozenset[str]:
    return frozenset(json.loads(path.read_text(encoding="utf-8"))["title"] for path in shipped_cases())


def is_shipped_title(title: str) -> bool:
    """Whether a title is that of a shipped case, which is published and names nobody: printed without being asked for."""
    return title in _shipped_titles()


def _exists(name: str) -> bool:
    try:
        return name != "" and Path(name).exists()
    except (OSError, ValueError):
        return False  # too long, or with a NUL: no file can have this name
