"""Context organs: closed, of a human size, in their places, and moving with their landmarks."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from named_bodies import BODIES, IN_EITHER_SEX, IN_EVERY_BODY

from ivcviz.anatomy.body import Body, resolve_body
from ivcviz.anatomy.landmarks import reference_renal_veins
from ivcviz.anatomy.organs import ORGANS, label_points, placements
from ivcviz.anatomy.specification import AnatomySpec, Sex
from ivcviz.anatomy.venous_tree import venous_tree
from ivcviz.geometry.arrays import Floats
from ivcviz.geometry.mesh import Mesh, is_watertight, volume
from ivcviz.storage.organ_files import load_organ
from ivcviz.storage.shipped import shipped_path

WOMAN = AnatomySpec()


def _organ(name: str) -> Mesh:
    return load_organ(shipped_path("assets", "meshes", f"{name}.mesh"))


def _placed(body: Body, name: str) -> Mesh:
    return _organ(name).moved(*placements(body)[name])


def _extent(name: str) -> Floats:
    return np.ptp(_organ(name).vertices, axis=0)


def _crossings_ahead(mesh: Mesh, point: Floats, axis: int) -> int:
    """How often a ray from a point along +axis crosses the mesh."""
    across = [k for k in range(3) if k != axis]
    corners = mesh.vertices[mesh.triangles].astype(float)
    flat = corners[:, :, across] - np.asarray(point)[across]
    a, b, c = flat[:, 0], flat[:, 1], flat[:, 2]
    weights = np.stack([b[:, 0] * c[:, 1] - b[:, 1] * c[:, 0], c[:, 0] * a[:, 1] - c[:, 1] * a[:, 0]], axis=1)
    third = a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]
    weights = np.concatenate([weights, third[:, None]], axis=1)
    hit = (weights > 0).all(axis=1) | (weights < 0).all(axis=1)
    share = weights[hit] / weights[hit].sum(axis=1, keepdims=True)
    return int((np.einsum("ij,ij->i", share, corners[hit][:, :, axis]) > point[axis]).sum())


def _inside(mesh: Mesh, point: Floats) -> bool:
    return _crossings_ahead(mesh, point, 1) % 2 == 1


@pytest.mark.parametrize("name", sorted(ORGANS))
def test_every_organ_is_closed_and_its_normals_point_outwards(name: str) -> None:
    mesh = _organ(name)
    assert is_watertight(mesh)
    assert volume(mesh) > 0
    assert mesh.normals is not None
    assert np.abs(np.linalg.norm(mesh.normals, axis=1) - 1).max() < 1e-3
    corners = mesh.vertices[mesh.triangles].astype(float)
    faces = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    agrees = np.einsum("ij,ij->i", faces, mesh.normals[mesh.triangles].mean(axis=1)) > 0
    area = np.linalg.norm(faces, axis=1)
    assert area[agrees].sum() > 0.995 * area.sum()


def test_all_organs_together_stay_within_their_share_of_triangles_and_bytes() -> None:
    assert sum(len(_organ(name).triangles) for name in ORGANS) <= 36_000
    assert sum(path.stat().st_size for path in shipped_path("assets", "meshes").glob("*.mesh")) < 2_000_000


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [
        # x, y, z in mm: radiological norms and the bounding boxes of open bodies, with a margin of 15 %.
        ("right-kidney", (45, 35, 95), (75, 65, 125)),
        ("left-kidney", (45, 35, 95), (75, 65, 130)),
        ("liver", (165, 135, 130), (225, 200, 180)),
        ("right-atrium", (45, 50, 80), (80, 80, 120)),  # with auricle and upper cava
        ("right-adrenal", (15, 8, 20), (40, 25, 45)),
        ("left-adrenal", (15, 8, 20), (50, 25, 45)),
    ],
)
def test_organs_are_of_a_human_size(name: str, low: tuple[float, ...], high: tuple[float, ...]) -> None:
    assert (np.array(low) <= _extent(name)).all()
    assert (_extent(name) <= np.array(high)).all()


def test_volumes_are_those_of_an_adult() -> None:
    # Liver about 1.1-1.8 l, kidneys about 110-190 ml each.
    assert 1.1e6 < volume(_organ("liver")) < 1.8e6
    for name in ("right-kidney", "left-kidney"):
        assert 1.1e5 < volume(_organ(name)) < 1.9e5


@pytest.mark.parametrize("side", ["right", "left"])
def test_the_renal_vein_ends_between_the_lips_of_the_hilum(side: str) -> None:
    kidney = _organ(f"{side}-kidney")
    medial = 1.0 if side == "right" else -1.0
    assert not _inside(kidney, np.zeros(3)), "the vein's end lies in the sinus, not in the kidney's substance"
    assert _inside(kidney, np.array([-22.0 * medial, 8.0, 0.0])), "lateral of the sinus there is kidney"
    facing = np.array([medial * np.cos(np.radians(30)), -np.sin(np.radians(30)), 0.0])
    lips = kidney.vertices[np.abs(kidney.vertices[:, 2]) < 20.0] @ facing
    assert lips.max() > 4.0, "the lips reach further than the vein's end, forwards and medially"


@IN_EITHER_SEX
def test_the_right_kidney_lies_lower_than_the_left(sex: Sex) -> None:
    body = resolve_body(AnatomySpec(sex=sex))
    right, left = (_placed(body, f"{side}-kidney").vertices[:, 2].mean() for side in ("right", "left"))
    assert 5.0 < left - right < 30.0


@IN_EVERY_BODY
def test_the_hilum_of_each_kidney_lies_where_its_largest_main_vein_ends(spec: AnatomySpec) -> None:
    body = resolve_body(spec)
    for side in ("right", "left"):
        course = body.course(f"{side}-renal-vein")
        assert np.allclose(placements(body)[f"{side}-kidney"][1], course.curve.at(course.length_mm))


@IN_EITHER_SEX
def test_the_liver_leaves_the_cava_its_groove(sex: Sex) -> None:
    body = resolve_body(AnatomySpec(sex=sex))
    vertices = _placed(body, "liver").vertices
    level = body.cava.nearest_level(vertices)
    away = vertices - body.cava.point(level)
    distance = np.linalg.norm(away, axis=1)
    frame = body.cava.frame(level)
    clock = np.degrees(np.arctan2(np.einsum("ij,ij->i", away, frame[:, 0]), -np.einsum("ij,ij->i", away, frame[:, 1])))
    assert (distance > body.cava.radius(level, clock)).all()
    retrohepatic = (level > 150) & (level < 200) & (distance < 25)
    covered = np.unique(np.round(clock[retrohepatic] / 30))
    assert len(covered) >= 7, "more than half of the cava's circumference lies against the liver"


@IN_EITHER_SEX
def test_hepatic_veins_run_within_the_liver(sex: Sex) -> None:
    body = resolve_body(AnatomySpec(sex=sex))
    liver = _placed(body, "liver")
    for vein in ("right-hepatic-vein", "middle-hepatic-vein", "left-hepatic-vein"):
        curve = body.course(vein).curve
        for share in (0.3, 0.5, 0.7, 0.85):
            assert _inside(liver, curve.at(share * curve.length)), f"{vein} at {share} of its length"


@IN_EITHER_SEX
def test_the_right_common_iliac_artery_crosses_in_front_of_the_left_common_iliac_vein(sex: Sex) -> None:
    body = resolve_body(AnatomySpec(sex=sex))
    aorta = _placed(body, "aorta").vertices
    curve = body.course("left-common-iliac-vein").curve
    vein = curve.at(np.linspace(0.0, 0.35 * curve.length, 15))
    over = [aorta[np.hypot(*(aorta[:, [0, 2]] - p[[0, 2]]).T) < 3.0][:, 1] - p[1] for p in vein]
    crossing = [y for y in over if len(y)]
    assert crossing
    assert all(y.max() < 0 for y in crossing)


@pytest.mark.parametrize("name", BODIES)
def test_aorta_and_veins_do_not_run_through_each_other(name: str) -> None:
    body = resolve_body(BODIES[name])
    touching = 3.0 if "retro-aortic" in name else 1.0  # a vein behind the aorta is drawn bent round it too tightly
    aorta, tree = _placed(body, "aorta"), venous_tree(body, 2.0)
    near = tree.vertices[(tree.vertices[:, 0] > -5) & (tree.vertices[:, 0] < 25) & (tree.vertices[:, 2] > 30)]
    away = near - body.aorta.point(near[:, 2])
    # They may touch: a little further out there must be no aorta.
    outwards = near + touching * away / np.linalg.norm(away, axis=1, keepdims=True)
    assert not any(_inside(aorta, p) for p in outwards[::7])


@IN_EITHER_SEX
def test_the_spine_carries_the_reference_heights_and_lies_behind_cava_and_aorta(sex: Sex) -> None:
    body = resolve_body(AnatomySpec(sex=sex))
    spine = _placed(body, "vertebrae").vertices
    for vertebra in body.vertebrae:
        middle = (vertebra.lower_mm + vertebra.upper_mm) / 2
        front = spine[(np.abs(spine[:, 0]) < 6) & (np.abs(spine[:, 2] - middle) < 9)][:, 1].min()
        # The smoothed column may leave the table by this much; L5 turns back to the sacrum.
        assert abs(front - body.spine_front(middle)) < (9.0 if vertebra.name == "L5" else 4.5), vertebra.name
    body_tops = spine[(np.abs(spine[:, 0]) < 20)][:, 2]
    assert body_tops.min() < body.vertebrae[0].lower_mm + 2
    assert body_tops.max() > body.vertebrae[-1].upper_mm - 2


@settings(max_examples=12, deadline=None)
@given(shift=st.floats(-15.0, 12.0))
def test_a_kidney_moves_with_its_vein_and_nothing_else_does(shift: float) -> None:
    right, left = reference_renal_veins("F")
    ostium = replace(right.ostium, lower_mm=right.ostium.lower_mm + shift, upper_mm=right.ostium.upper_mm + shift)
    moved = resolve_body(replace(WOMAN, renal_veins=(replace(right, ostium=ostium), left)))
    before, after = placements(resolve_body(WOMAN)), placements(moved)
    end = moved.course(right.id).curve
    assert np.allclose(after["right-kidney"][1], end.at(end.length))
    for name in ORGANS:
        assert np.array_equal(before[name][0], after[name][0])
        if name != "right-kidney":
            assert np.allclose(before[name][1], after[name][1])


@settings(max_examples=12, deadline=None)
@given(junction=st.floats(240.0, 275.0), floor=st.floats(185.0, 205.0), adrenal=st.floats(150.0, 185.0))
def test_liver_atrium_and_adrenal_follow_their_landmarks(junction: float, floor: float, adrenal: float) -> None:
    landmarks = (("cavoatrial-junction", junction), ("hepatic-floor", floor), ("right-adrenal-vein", adrenal))
    body = resolve_body(replace(WOMAN, landmarks=landmarks))
    places = placements(body)
    assert np.allclose(places["right-atrium"][1], body.cava.point(junction))
    assert np.allclose(places["liver"][1], body.cava.point((floor + body.landmarks.hepatic_roof) / 2))
    assert all(np.array_equal(places["liver"][1], places[name][1]) for name in ("portal-vein", "hepatic-artery", "bile-duct"))
    curve = body.course("right-adrenal-vein").curve
    assert np.allclose(places["right-adrenal"][1], curve.at(curve.length))


@IN_EVERY_BODY
def test_placements_are_rigid_but_for_the_body_s_scale(spec: AnatomySpec) -> None:
    body = resolve_body(spec)
    for rotation, translation in placements(body).values():
        assert np.allclose(rotation @ rotation.T, np.eye(3) * body.scale**2)
        assert np.linalg.det(rotation) > 0
        assert np.isfinite(translation).all()


@pytest.mark.parametrize("name", BODIES)
def test_labels_touch_what_they_name(name: str) -> None:
    body = resolve_body(BODIES[name])
    for organ, points in label_points(body).items():
        if organ in ORGANS:
            vertices = _placed(body, organ).vertices
            for point in points:
                assert np.linalg.norm(vertices - point, axis=1).min() < 6.0, organ
