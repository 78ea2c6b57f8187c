"""The architecture, as far as import contracts in pyproject.toml cannot say it."""

import ast
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "ivcviz"
SOURCES = sorted(PACKAGE.rglob("*.py"))


def _loaded_after(code: str) -> set[str]:
    script = f"{code}\nimport sys\nprint(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return {name.split(".")[0] for name in done.stdout.split()}


def test_importing_the_package_loads_neither_numpy_nor_qt_nor_vtk() -> None:
    assert not {"numpy", "PySide6", "vtkmodules", "pydantic"} & _loaded_after("import ivcviz")


def test_the_command_line_shows_its_help_without_loading_what_it_does_not_need() -> None:
    code = "from ivcviz.cli import main\ntry:\n    main(['--help'])\nexcept SystemExit:\n    pass"
    assert not {"numpy", "PySide6", "vtkmodules", "pydantic", "trimesh"} & _loaded_after(code)


def test_the_import_contracts_are_kept() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
        cwd=PACKAGE.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_module_outside_the_window_imports_qt_widgets(source: Path) -> None:
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [f"{node.module}.{alias.name}" for alias in node.names] if isinstance(node, ast.ImportFrom) else []
        if "gui" not in source.relative_to(PACKAGE).parts:
            assert not [name for name in names if name.startswith("PySide6.QtWidgets")]
        assert "vtk" not in names, "the whole of vtk takes a second to load: import from vtkmodules"


def test_no_two_classes_of_the_package_share_a_name() -> None:
    modules = defaultdict(list)
    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                modules[node.name].append(str(source.relative_to(PACKAGE)))
    assert {name: where for name, where in modules.items() if len(where) > 1} == {}
