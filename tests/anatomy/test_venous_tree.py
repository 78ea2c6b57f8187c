import numpy as np
import pytest
from bodies import bodies
from hypothesis import given, settings
from named_bodies import IN_EVERY_BODY, retro_aortic

from ivcviz.anatomy.body import resolve_body
from ivcviz.anatomy.specification import AnatomySpec
from ivcviz.anatomy.venous_tree import tree_veins, venous_tree
from ivcviz.geometry.mesh import is_watertight, vertex_normals, volume

PREVIEW_MM, FULL_MM = 2.8, 1.4
WOMAN, MAN = resolve_body(AnatomySpec()), resolve_body(AnatomySpec(sex="M"))
PREVIEW, FULL = venous_tree(WOMAN, PREVIEW_MM), venous_tree(WOMAN, FULL_MM)
SURFACES = pytest.mark.parametrize("tree", [PREVIEW, FULL], ids=["preview", "full"])


@SURFACES
def test_the_tree_is_watertight_and_wound_outwards(tree):
    assert is_watertight(tree)
    assert volume(tree) > 100_000


@settings(max_examples=25, deadline=None)
@given(bodies())
def test_every_body_has_a_watertight_tree(spec):
    tree = venous_tree(resolve_body(spec), PREVIEW_MM)
    assert is_watertight(tree)
    assert volume(tree) > 0
    assert np.isfinite(tree.vertices).all()
    np.testing.assert_allclose(np.linalg.norm(tree.normals, axis=1), 1.0, atol=1e-3)


@SURFACES
def test_the_cavas_wall_lies_where_its_section_says(tree):
    cava, level = WOMAN.cava, tree.attributes["level"]
    own = (tree.attributes["vein"] == 0) & (level > 20) & (level < 85)
    rel = tree.vertices[own] - cava.point(level[own])
    frame = cava.frame(level[own])
    clock = np.degrees(np.arctan2(np.sum(rel * frame[:, 0], 1), -np.sum(rel * frame[:, 1], 1)))
    outside = np.linalg.norm(rel, axis=1) - cava.radius(level[own], clock)
    assert np.quantile(np.abs(outside), 0.9) < 0.1  # the rest lies in the fillets of tributaries
    assert outside.min() > -0.3


def test_a_preview_lies_on_the_same_surface_as_the_full_tree():
    assert volume(PREVIEW) == pytest.approx(volume(FULL), rel=0.03)
    assert len(PREVIEW.triangles) <= 25_000


@SURFACES
def test_normals_look_outwards_along_the_surface(tree):
    agreement = np.sum(tree.normals * vertex_normals(tree.vertices, tree.triangles), axis=1)
    assert np.quantile(agreement, 0.05) > 0.85


@SURFACES
def test_every_vein_of_the_body_is_on_the_tree(tree):
    names = tree_veins(WOMAN)
    assert names[0] == "ivc"
    assert set(names[1:]) == set(WOMAN.courses)
    assert set(np.unique(tree.attributes["vein"])) == set(range(len(names)))


@SURFACES
def test_attributes_say_the_level_the_vein_and_how_far_along_it(tree):
    names, vein, along = tree_veins(WOMAN), tree.attributes["vein"], tree.attributes["along"]
    assert tree.attributes["level"].dtype == np.float32
    assert vein.dtype == np.int16
    assert along.dtype == np.float32
    assert (along[vein == 0] == 0).all()
    left = vein == names.index("left-renal-vein")
    assert 65 < along[left].max() < 95  # to the ends of its branches in the hilum
    off = np.abs(tree.attributes["level"] - WOMAN.cava.nearest_level(tree.vertices))
    assert np.quantile(off, 0.995) < 0.5  # the rest lies far out in the liver
    assert off[vein == 0].max() < 0.2


@SURFACES
def test_a_vein_has_its_calibre_midway(tree):
    course = WOMAN.course("right-gonadal-vein")
    own = tree.attributes["vein"] == tree_veins(WOMAN).index("right-gonadal-vein")
    along = tree.attributes["along"]
    middle = own & (along > 35) & (along < 55)
    distance = np.linalg.norm(tree.vertices[middle] - course.curve.at(along[middle]), axis=1)
    np.testing.assert_allclose(distance, course.width(along[middle]) / 2, atol=0.25)


@SURFACES
def test_cut_ends_are_flat_and_large_ones_show_their_lumen(tree):
    twig = WOMAN.course("right-common-iliac-vein").twigs[0]
    end, ahead = twig.curve.points[-1], twig.curve.tangent(twig.length_mm)
    near = np.linalg.norm(tree.vertices - end, axis=1) < twig.width(twig.length_mm) / 2 + 0.5
    beyond = (tree.vertices[near] - end) @ ahead
    assert beyond.max() < 0.05
    on_face = near & (np.abs((tree.vertices - end) @ ahead) < 0.05)
    assert on_face.sum() >= 24  # wall's outer and inner rim, and none in the lumen
    assert np.linalg.norm(tree.vertices[on_face] - end, axis=1).min() > 2.5


def test_the_cava_ends_inside_the_atrium():
    top = PREVIEW.attributes["level"].max()
    assert WOMAN.landmarks.cavoatrial_junction + 11 < top < WOMAN.landmarks.cavoatrial_junction + 14


def test_a_man_has_the_womans_tree_enlarged():
    assert volume(venous_tree(MAN, FULL_MM * 1.075)) == pytest.approx(1.075**3 * volume(FULL), rel=0.02)


@IN_EVERY_BODY
def test_every_named_body_has_a_watertight_tree_with_every_vein_on_it(spec):
    body = resolve_body(spec)
    tree = venous_tree(body, PREVIEW_MM)
    assert is_watertight(tree)
    names = tree_veins(body)
    assert set(names[1:]) == set(body.courses)
    for number, name in enumerate(names[1:], start=1):
        own = tree.attributes["vein"] == number
        along = tree.attributes["along"][own]
        course = body.courses[name]
        assert along.max() > 0.9 * course.length_mm, name
        middle = own & (tree.attributes["along"] > 0.3 * course.length_mm) & (tree.attributes["along"] < 0.7 * course.length_mm)
        place = tree.attributes["along"][middle]
        apart = np.median(np.linalg.norm(tree.vertices[middle] - course.curve.at(place), axis=1))
        assert 0.9 * course.thickness(place).min() / 2 < apart < 1.1 * course.width(place).max() / 2, name


def test_a_retro_aortic_vein_runs_behind_the_aorta_on_the_surface_too():
    body = resolve_body(retro_aortic())
    tree = venous_tree(body, FULL_MM)
    points = tree.vertices[tree.attributes["vein"] == tree_veins(body).index("left-renal-vein")]
    aorta = body.aorta.point(points[:, 2])
    over = np.abs(points[:, 0] - aorta[:, 0]) < 4
    assert over.any()
    assert (points[over, 1] > aorta[over, 1] + body.aorta.diameter(points[over, 2]) / 2 * 0.85).all()


def test_the_left_renal_vein_runs_in_front_of_the_aorta_on_the_surface_too():
    own = FULL.attributes["vein"] == tree_veins(WOMAN).index("left-renal-vein")
    points = FULL.vertices[own]
    aorta = WOMAN.aorta.point(points[:, 2])
    over = np.abs(points[:, 0] - aorta[:, 0]) < 4
    assert over.any()
    assert (points[over, 1] < aorta[over, 1] - WOMAN.aorta.diameter(points[over, 2]) / 2 * 0.85).all()
