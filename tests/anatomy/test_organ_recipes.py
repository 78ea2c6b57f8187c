"""The shipped organ meshes are what the project's own script makes."""

import importlib.util
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from ivcviz.anatomy.organs import ORGANS
from ivcviz.anatomy.shapes import RECIPES
from ivcviz.storage.organ_files import load_organ
from ivcviz.storage.shipped import shipped_path

SCRIPT = Path(__file__).parents[2] / "assets" / "make_meshes.py"


def _script() -> ModuleType:
    found = importlib.util.spec_from_file_location("make_meshes", SCRIPT)
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def test_organs_recipes_and_shipped_files_have_the_same_names() -> None:
    files = {path.stem for path in shipped_path("assets", "meshes").glob("*.mesh")}
    assert set(ORGANS) == set(RECIPES) == files


@pytest.mark.parametrize("name", sorted(RECIPES))
def test_the_recipe_makes_the_shipped_mesh(name: str) -> None:
    shipped = load_organ(shipped_path("assets", "meshes", f"{name}.mesh"))
    made = RECIPES[name]()
    assert np.array_equal(made.triangles, shipped.triangles)
    assert np.abs(made.vertices - shipped.vertices).max() < 1e-3
    assert made.normals is not None
    assert np.abs(made.normals - shipped.normals).max() < 1e-2


def test_the_script_writes_what_is_shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = _script()
    monkeypatch.setattr(script, "FOLDER", tmp_path)
    assert script.main(["left-adrenal"]) == 0
    shipped = load_organ(shipped_path("assets", "meshes", "left-adrenal.mesh"))
    assert np.array_equal(load_organ(tmp_path / "left-adrenal.mesh").triangles, shipped.triangles)


def test_the_script_names_an_organ_it_does_not_know(capsys: pytest.CaptureFixture[str]) -> None:
    assert _script().main(["spleen"]) == 2
    assert "spleen" in capsys.readouterr().err
