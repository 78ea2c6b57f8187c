"""Where the files lie that come with the program: inside the installed package, else beside the checkout."""

from pathlib import Path

from ivcviz.errors import UserError

_PACKAGE = Path(__file__).resolve().parent.parent


def shipped_path(*parts: str) -> Path:
    """The path of a shipped file or folder, such as `shipped_path("cases", "case-4.json")`; it need not exist."""
    installed = _PACKAGE / "shipped"
    return (installed if installed.is_dir() else _PACKAGE.parent).joinpath(*parts)


def shipped_cases() -> tuple[Path, ...]:
    """The shipped case files in the order of their names."""
    return tuple(sorted(shipped_path("cases").glob("*.json")))


def find_case(name_or_path: str) -> Path:
    """The file of a case: a path that exists, or the name of a shipped case; UserError if it is neither."""
    try:
        if Path(name_or_path).exists():
            return Path(name_or_path)
    except (OSError, ValueError):
        # Too long, or with a NUL: no file can have this name, and no shipped case has it either.
        pass
    for path in shipped_cases():
        if path.stem == name_or_path:
            return path
    names = ", ".join(path.stem for path in shipped_cases())
    shown = name_or_path if name_or_path.isprintable() and len(name_or_path) <= 200 else ascii(name_or_path)[:200]
    raise UserError(f"{shown}: no such file, nor a shipped case ({names}).")
