"""Nothing is measured without bytecode: a checkout that compiles at every start says nothing about the program."""

import compileall
import sys
from importlib.util import cache_from_source, find_spec
from pathlib import Path

OURS = (Path(__file__).parents[1] / "ivcviz", Path(__file__).parent)
OTHERS = ("numpy", "vtkmodules.util.numpy_support", "PySide6", "pydantic.main", "trimesh", "pyvista", "matplotlib")


def compiled_or_refused() -> None:
    """Compile the program and these files; ends the process in one sentence where bytecode would not be used."""
    if sys.dont_write_bytecode:
        raise SystemExit("Nothing is measured: PYTHONDONTWRITEBYTECODE is set (or -B), so every start would compile anew.")
    for folder in OURS:
        if not compileall.compile_dir(folder, quiet=2):
            raise SystemExit(f"Nothing is measured: {folder.name} cannot be compiled to bytecode.")
    missing = [name for name, path in _sources() if not Path(cache_from_source(str(path))).exists()]
    if missing:
        raise SystemExit(f"Nothing is measured: there is no bytecode for {', '.join(missing)}; run python -m compileall.")


def _sources() -> list[tuple[str, Path]]:
    """The program's files, and one of each library that it or a floor loads."""
    ours = [(path.name, path) for folder in OURS for path in folder.rglob("*.py")]
    found = [(name, find_spec(name)) for name in OTHERS]
    return ours + [(name, Path(spec.origin)) for name, spec in found if spec is not None and spec.origin is not None]
