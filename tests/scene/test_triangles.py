"""Shapes to triangles: closed surfaces where the plan says they are."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from ivcviz.anatomy.body import resolve_body
from ivcviz.anatomy.venous_tree import tree_veins
from ivcviz.app.figures import triangles
from ivcviz.geometry.mesh import Mesh, is_watertight, volume
from ivcviz.plan.reconstruction.branch_course import tip_elevation
from ivcviz.plan.resolve import resolve
from ivcviz.scene.build import build_scene
from ivcviz.scene.meshes.arteries import across, artery_clamp_site
from ivcviz.scene.meshes.graft import branch_surface, seam_in_place
from ivcviz.scene.meshes.veins import _kept
from ivcviz.scene.model import Options, Part
from ivcviz.scene.parts.prosthesis import branch_placement, placement_of
from ivcviz.scene.shapes import Arteries, Veins
from ivcviz.storage.case_files import load_case
from ivcviz.storage.shipped import find_case

CASES = ("case-1", "case-2", "case-3", "case-4")
OPEN = {"cut-walls", "cut-lumens"}  # faces laid on caps that are closed themselves


@pytest.fixture(scope="module")
def shelf():
    return triangles()


def parts_of(name: str, stage: str) -> tuple[Part, ...]:
    return build_scene(resolve(load_case(find_case(name))), Options(stage=stage)).parts  # type: ignore[arg-type]


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("stage", ["tumour", "mobilised", "resected", "bench", "implanted"])
@pytest.mark.parametrize("quality", ["preview", "full"])
def test_every_surface_is_closed_outward_and_finite(shelf, name: str, stage: str, quality: str) -> None:
    for part in parts_of(name, stage):
        mesh: Mesh = shelf.of(part.shape, quality)
        assert np.isfinite(mesh.vertices).all(), part.id
        assert mesh.normals is not None
        assert np.isfinite(mesh.normals).all(), part.id
        if part.id not in OPEN:
            assert is_watertight(mesh), part.id
            assert volume(mesh) > 0, part.id


def test_no_cava_is_left_between_the_cuts() -> None:
    plan = resolve(load_case(find_case("case-4")))
    veins = next(part.shape for part in parts_of("case-4", "resected") if part.id == "veins")
    assert isinstance(veins, Veins)
    assert plan.resection is not None
    kept, _ = _kept(veins, True)
    on_cava = kept.attributes["vein"] == tree_veins(plan.body).index("ivc")
    level = kept.attributes["level"][on_cava]
    inside = (level > plan.resection.inferior_mm + 2.0) & (level < plan.resection.superior_mm - 2.0)
    assert not inside.any()


@pytest.mark.parametrize("vein_id", ["left-renal-vein", "right-renal-vein"])
def test_a_branch_starts_on_its_seam_on_the_graft_and_ends_at_the_stump(vein_id: str) -> None:
    plan = resolve(load_case(find_case("case-4")))
    placement = placement_of(plan)
    vein = next(v for v in plan.renal_veins if v.id == vein_id)
    at = branch_placement(plan, vein, placement)
    surface = branch_surface(at, plan.body)
    seam = seam_in_place(at, plan.body, surface.shape[1])
    assert surface[0] == pytest.approx(seam, abs=1e-9)
    levels = np.array([plan.body.cava.nearest_level(point) for point in seam])
    reach = np.linalg.norm(seam - plan.body.cava.point(levels), axis=1)
    assert reach == pytest.approx(placement.outer_radius_mm, abs=0.15)
    assert vein.branch is not None
    assert vein.stump_along_mm is not None
    stump = plan.body.course(vein_id).curve.at(vein.stump_along_mm)
    if vein_id == "left-renal-vein":
        stump = stump + tip_elevation(plan.body, vein_id, vein.stump_along_mm, vein.branch.tip_diameter_mm)
    reach = np.linalg.norm(surface[-1] - stump, axis=1)
    assert reach == pytest.approx(vein.branch.tip_diameter_mm / 2, abs=1e-4)


def test_a_preview_has_few_enough_triangles_to_turn(shelf) -> None:
    assert sum(len(shelf.of(part.shape, "preview").triangles) for part in parts_of("case-4", "tumour")) <= 60_000


def test_two_who_ask_at_once_get_the_same_triangles() -> None:
    shelf = triangles()
    parts = parts_of("case-4", "tumour")
    with ThreadPoolExecutor(2) as pool:
        one, two = pool.map(lambda _: [shelf.of(part.shape, "preview") for part in parts], range(2))
    assert [id(mesh) for mesh in one] == [id(mesh) for mesh in two]
    assert all(shelf.ready(part.shape, "preview") for part in parts)
    assert not any(shelf.ready(part.shape, "full") for part in parts)


def test_what_was_used_last_is_kept_and_what_was_not_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ivcviz.scene.triangles._KEPT", 2)
    shelf, (first, second, third, *_) = triangles(), [part.shape for part in parts_of("case-4", "tumour")]
    kept = shelf.of(first, "full")
    shelf.of(second, "full")
    assert shelf.of(first, "full") is kept
    shelf.of(third, "full")
    assert shelf.ready(first, "full")
    assert not shelf.ready(second, "full")


@pytest.mark.parametrize("side", ["right", "left"])
def test_a_clamped_renal_artery_is_flattened_between_the_jaws_and_nothing_else_is(shelf, side: str) -> None:
    spec = resolve(load_case(find_case("case-4"))).body.spec
    whole, clamped = (shelf.of(Arteries(spec, clamped=sides), "full").vertices for sides in ((), (side,)))
    moved = np.linalg.norm(clamped - whole, axis=1) > 0.05
    site = artery_clamp_site(resolve_body(spec), side)
    assert moved.any()
    assert np.linalg.norm(whole[moved] - site.point, axis=1).max() < 25.0
    _, front = across(site.along)
    near = np.linalg.norm(whole - site.point, axis=1) < 1.5 * site.radius_mm
    assert np.abs((clamped[near] - site.point) @ front).max() < 0.9 * np.abs((whole[near] - site.point) @ front).max()
