"""What view options do to a scene and its framing: fainter layers, no tints, a ghost, a camera of the user's own."""

from dataclasses import replace

import numpy as np
import pytest

from ivcviz.case.document import LevelRef
from ivcviz.plan.model import Plan
from ivcviz.plan.resolve import resolve
from ivcviz.scene.build import build_scene, with_ghost
from ivcviz.scene.camera import Camera
from ivcviz.scene.model import Options
from ivcviz.scene.view.framing import frame_free, frame_page
from ivcviz.scene.view.hit_test import hit_at
from ivcviz.storage.case_files import load_case
from ivcviz.storage.shipped import find_case


@pytest.fixture(scope="module")
def plan() -> Plan:
    return resolve(load_case(find_case("case-4")))


def opacities(plan: Plan, options: Options) -> dict[str, float]:
    return {part.id: part.opacity for part in build_scene(plan, options).parts}


def test_a_fainter_layer_is_fainter_in_all_its_parts_and_no_other(plan: Plan) -> None:
    before = opacities(plan, Options(stage="tumour"))
    after = opacities(plan, Options(stage="tumour", opacity=(("organs", 0.5),)))
    for part in build_scene(plan, Options(stage="tumour")).parts:
        factor = 0.5 if part.layer == "organs" else 1.0
        assert after[part.id] == pytest.approx(before[part.id] * factor)


def test_a_layer_at_no_opacity_is_as_good_as_hidden(plan: Plan) -> None:
    clear = build_scene(plan, Options(opacity=(("liver", 0.0),)))
    assert clear.parts == build_scene(plan, Options(hidden=frozenset({"liver"}))).parts


def test_what_is_hidden_stays_hidden_at_any_opacity(plan: Plan) -> None:
    options = Options(hidden=frozenset({"liver"}), opacity=(("liver", 0.9),))
    assert "liver" not in opacities(plan, options)


def test_the_tumour_before_a_change_is_left_as_a_ghost(plan: Plan) -> None:
    case = replace(plan.case, tumour=replace(plan.case.tumour, upper=LevelRef(190)))
    scene = build_scene(resolve(case), Options(stage="tumour"))
    ghost = next(part for part in with_ghost(scene, plan).parts if part.layer == "ghost")
    assert ghost.opacity == pytest.approx(0.2)
    assert ghost.shape in {part.shape for part in build_scene(plan, Options(stage="tumour")).parts}


@pytest.mark.parametrize("stage", ["intact", "implanted"])
def test_where_no_tumour_is_shown_there_is_no_ghost(plan: Plan, stage: str) -> None:
    scene = build_scene(plan, Options(stage=stage))
    assert with_ghost(scene, resolve(load_case(find_case("case-1")))) is scene


def test_a_tumour_that_did_not_change_leaves_no_ghost(plan: Plan) -> None:
    scene = build_scene(plan, Options(stage="tumour"))
    assert with_ghost(scene, plan) is scene


def test_without_a_camera_of_its_own_a_scene_is_framed_as_ever(plan: Plan) -> None:
    scene = build_scene(plan, Options())
    assert frame_free(scene, 800, 600, 100.0, None) == frame_page(scene, 800, 600, 100.0)


def test_a_camera_of_the_users_own_is_taken_as_it_is(plan: Plan) -> None:
    camera = Camera((1.0, 0.0, 0.0), (0.0, 0.0, 1.0), (1.0, 2.0, 3.0), 90.0)
    scene = build_scene(plan, Options())
    assert frame_free(scene, 800, 600, 100.0, camera).camera == camera
    assert frame_free(scene, 800, 600, 100.0, camera, True).camera == replace(camera, perspective=True)


@pytest.mark.parametrize("view", ["anterior", "left", "superior"])
def test_in_perspective_all_that_was_framed_stays_in_the_frame(plan: Plan, view: str) -> None:
    scene = build_scene(plan, Options(view=view))
    flat, deep = (frame_free(scene, 800, 600, 100.0, None, seen).camera for seen in (False, True))
    corners = np.array([[x, y, z] for x in (-80, 80) for y in (-60, 90) for z in (-40, 300)], float)
    before, after = (camera.project(corners, 800, 600)[:, :2] for camera in (flat, deep))
    middle = flat.project(np.array(flat.centre), 800, 600)[:2]
    assert (np.abs(after - middle) <= np.abs(before - middle) + 1e-6).all()


def test_each_vein_is_known_by_a_point_on_it(plan: Plan) -> None:
    body = plan.body
    veins = next(part for part in build_scene(plan, Options(stage="intact")).parts if part.id == "veins")
    for vein_id, words in (("left-renal-vein", "Left renal vein"), ("middle-hepatic-vein", "Middle hepatic vein")):
        course = body.course(vein_id)
        spot = course.curve.at(0.7 * course.length_mm) + np.array([0.0, -float(course.thickness(0.0)) / 2, 0.0])
        assert str(hit_at(body, veins, spot).name) == words
    found = hit_at(body, veins, body.cava.wall_point(60.0, 10.0))
    assert str(found.name) == "Inferior vena cava"
    assert found.level_mm == pytest.approx(60.0, abs=0.5)
