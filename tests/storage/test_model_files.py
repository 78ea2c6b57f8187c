"""Models in files, read back by an independent reader."""

import json
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
import trimesh
from command_runs import ENDS, refused, said

from ivcviz.case.document import Graft
from ivcviz.geometry.mesh import volume
from ivcviz.messages import caution
from ivcviz.plan.bench.graft_solid import graft_solid
from ivcviz.plan.resolve import resolve
from ivcviz.scene.palette import rgb
from ivcviz.storage.case_files import load_case, save_case
from ivcviz.storage.model_files import save_model
from ivcviz.storage.shipped import find_case
from ivcviz.terms.substitutes import PARIETAL_PERITONEUM, PTFE, SAPHENOUS_VEIN, Substitute

CASE = load_case(find_case("case-4"))
SOLID = graft_solid(resolve(CASE))
ENDINGS = ("stl", "3mf", "ply", "obj", "glb")


def read_back(path: Path) -> trimesh.Trimesh:
    found = trimesh.load(path, force="mesh")
    assert isinstance(found, trimesh.Trimesh)
    found.merge_vertices()
    return found


WHITE = (1.0, 1.0, 1.0)


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_model_read_back_is_closed_of_equal_volume_and_of_its_true_size(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"graft.{ending}"
    save_model(SOLID, path, str(caution.LONG), WHITE)
    found, scale = read_back(path), 1000.0 if ending == "glb" else 1.0
    assert found.is_watertight
    assert found.is_winding_consistent
    assert found.volume * scale**3 == pytest.approx(volume(SOLID), rel=1e-4)
    low, high = found.bounds * scale
    wanted = np.stack([SOLID.vertices.min(axis=0), SOLID.vertices.max(axis=0)])
    if ending == "glb":  # y up: x the patient's left, y superior, z anterior
        wanted = np.array([[wanted[0, 0], wanted[0, 2], -wanted[1, 1]], [wanted[1, 0], wanted[1, 2], -wanted[0, 1]]])
    assert np.stack([low, high]) == pytest.approx(wanted, abs=1e-4)


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_words_of_caution_stand_in_the_file_and_the_case_s_name_does_not_unless_asked(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, ending: str
) -> None:
    plain, named = tmp_path / f"plain.{ending}", tmp_path / f"named.{ending}"
    said(capsys, "model", "case-4", "-o", str(plain))
    said(capsys, "model", "case-4", "-o", str(named), "--name")
    for path, told in ((plain, False), (named, ending != "stl")):
        content = path.read_bytes()
        if ending == "3mf":
            content = zipfile.ZipFile(path).read("3D/3dmodel.model")
        assert b"Not certified" in content
        assert (CASE.title.split(",")[0].encode() in content) is told


def test_a_3mf_names_its_part_and_its_plan_s_mark_and_holds_the_caution_as_metadata(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    mark = json.loads(said(capsys, "ledger", "case-4", "--json"))["fingerprint"]
    for options, name in (((), f"graft {mark}"), (("--name",), f"Case 4: graft {mark}")):
        said(capsys, "model", "case-4", "-o", str(tmp_path / "graft.3mf"), *options)
        with zipfile.ZipFile(tmp_path / "graft.3mf") as archive:
            root = ElementTree.fromstring(archive.read("3D/3dmodel.model"))  # noqa: S314 - our own file
        space = "{http://schemas.microsoft.com/3dmanufacturing/core/2015/02}"
        known = {entry.get("name"): entry.text for entry in root.findall(f"{space}metadata")}
        assert [thing.get("name") for thing in root.iter(f"{space}object")] == [name]
        assert known["Title"] == name
        assert str(caution.LONG) in (known["Description"] or "")
        assert [child.tag for child in root][: len(known)] == [f"{space}metadata"] * len(known)


def test_two_grafts_are_told_apart_by_their_names(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    names = set()
    for case in ("case-3", "case-4"):
        said(capsys, "model", case, "-o", str(tmp_path / "graft.3mf"))
        names |= set(trimesh.load(tmp_path / "graft.3mf").geometry)
    assert len(names) == 2


@pytest.mark.parametrize("ending", [ending for ending in ENDINGS if ending != "3mf"])  # which carries identities of its own
def test_the_same_plan_gives_the_same_bytes(tmp_path: Path, ending: str) -> None:
    for name in ("a", "b"):
        save_model(graft_solid(resolve(CASE)), tmp_path / f"{name}.{ending}", str(caution.LONG), WHITE)
    assert (tmp_path / f"a.{ending}").read_bytes() == (tmp_path / f"b.{ending}").read_bytes()


@pytest.mark.parametrize("substitute", [PTFE, SAPHENOUS_VEIN, PARIETAL_PERITONEUM], ids=repr)
def test_a_graft_has_the_colour_of_its_substitute_where_a_format_keeps_one(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, substitute: Substitute
) -> None:
    case, model = tmp_path / "case.json", tmp_path / "graft.glb"
    save_case(replace(CASE, graft=Graft.of(substitute, 18.0)), case)
    said(capsys, "model", str(case), "-o", str(model))
    content = model.read_bytes()
    told = json.loads(content[20 : 20 + int.from_bytes(content[12:16], "little")])
    factor = told["materials"][0]["pbrMetallicRoughness"]["baseColorFactor"]
    assert factor[:3] == pytest.approx(rgb(substitute.material), abs=0.01)


def test_an_unknown_ending_and_a_case_without_a_graft_are_refused_in_a_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert ".stl, .3mf" in refused(capsys, "model", "case-4", "-o", str(tmp_path / "graft.step"))
    plain = tmp_path / "plain.json"
    said(capsys, "new", "-o", str(plain), *ENDS, "--left", "ligate", "--right", "nephrectomy")
    assert "no graft" in refused(capsys, "model", str(plain), "-o", str(tmp_path / "graft.stl"))
    assert list(tmp_path.iterdir()) == [plain]
