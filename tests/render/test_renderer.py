"""Pictures by their coarse pixels."""

from dataclasses import replace

import numpy as np
import pytest

from ivcviz.app.figures import triangles
from ivcviz.plan.resolve import resolve
from ivcviz.render.renderer import Renderer
from ivcviz.scene.build import build_scene
from ivcviz.scene.model import FramedScene, Options
from ivcviz.scene.view.framing import frame_page, from_near
from ivcviz.scene.view.orbit import orbited
from ivcviz.scene.view.picture import Picture
from ivcviz.storage.case_files import load_case
from ivcviz.storage.shipped import find_case

WIDTH, HEIGHT, DPI = 480, 360, 60.0


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer(triangles())


def framed(name: str, **options: object) -> FramedScene:
    plan = resolve(load_case(find_case(name)))
    return frame_page(build_scene(plan, Options(quality="preview", **options)), WIDTH, HEIGHT, DPI)  # type: ignore[arg-type]


def tumour_pixels(picture: Picture) -> np.ndarray:
    """Where a picture is tumour-coloured: much more red than blue, with green between."""
    r, g, b = (picture.rgba[..., k].astype(int) for k in range(3))
    return (r > 110) & (r - b > 70) & (g - b > 25) & (r > g)


def test_the_same_scene_gives_the_same_pixels_again_and_from_another_renderer(renderer: Renderer) -> None:
    scene = framed("case-4")
    first = renderer.render(scene)
    assert np.array_equal(first.rgba, renderer.render(scene).rgba)
    assert np.array_equal(first.rgba, Renderer(triangles()).render(scene).rgba)


def test_the_order_of_parts_does_not_change_the_picture(renderer: Renderer) -> None:
    seen = framed("case-4", stage="tumour")
    turned = replace(seen, scene=replace(seen.scene, parts=seen.scene.parts[::-1]))
    first, second = renderer.render(seen).rgba.astype(int), renderer.render(turned).rgba.astype(int)
    assert np.abs(first - second).max() <= 1


def test_the_tumour_is_drawn_between_its_two_levels(renderer: Renderer) -> None:
    seen = framed("case-4", stage="tumour")
    rows = np.nonzero(tumour_pixels(renderer.render(seen)))[0]
    ends = [line for line in seen.scene.level_lines if line.role == "tumour-end"]
    low, high = (seen.camera.project(np.array(line.point), WIDTH, HEIGHT)[1] for line in ends)
    assert len(rows) > 100
    assert rows.min() == pytest.approx(high, abs=8)
    assert rows.max() == pytest.approx(low, abs=8)


def test_a_tumour_that_moves_superiorly_moves_up_in_the_picture(renderer: Renderer) -> None:
    low = np.nonzero(tumour_pixels(renderer.render(framed("case-3", stage="tumour"))))[0].mean()
    high = np.nonzero(tumour_pixels(renderer.render(framed("case-1", stage="tumour"))))[0].mean()
    assert high < low


def test_after_the_resection_no_tumour_is_left(renderer: Renderer) -> None:
    assert tumour_pixels(renderer.render(framed("case-4", stage="resected"))).sum() < 20


def test_the_ground_is_left_transparent(renderer: Renderer) -> None:
    picture = renderer.render(framed("case-4"))
    assert picture.rgba[HEIGHT // 2, 4, 3] == 0
    assert picture.rgba[..., 3].max() == 255
    assert (picture.rgba[..., :3].max(axis=2) <= picture.rgba[..., 3]).all(), "colours are premultiplied"


def test_the_left_view_differs_from_the_anterior_and_shows_the_spine_behind_the_cava(renderer: Renderer) -> None:
    anterior, left = renderer.render(framed("case-4")), renderer.render(framed("case-4", view="left"))
    assert np.abs(anterior.rgba.astype(int) - left.rgba.astype(int)).mean() > 3


def test_hiding_a_layer_takes_it_out_of_the_picture(renderer: Renderer) -> None:
    with_liver, without = renderer.render(framed("case-4")), renderer.render(framed("case-4", hidden=frozenset({"liver"})))
    assert with_liver.rgba[..., 3].astype(int).sum() > without.rgba[..., 3].astype(int).sum()


def test_the_sketch_shows_what_the_full_picture_shows(renderer: Renderer) -> None:
    seen = framed("case-4", stage="tumour")
    full, quick = renderer.render(seen), renderer.sketch(seen)
    assert quick.shape == full.rgba.shape
    inside = np.s_[60 : HEIGHT - 60]
    agree = (full.rgba[inside][..., 3] > 100) == (quick[inside][..., 3] > 100)
    assert agree.mean() > 0.93


def test_depth_is_in_millimetres_towards_the_viewer(renderer: Renderer) -> None:
    seen = framed("case-4", hidden=frozenset({"liver"}))
    picture = renderer.render(seen)
    plan = resolve(load_case(find_case("case-4")))
    spot = plan.body.cava.wall_point(25.0, 0.0)
    x, y, depth = seen.camera.project(spot, WIDTH, HEIGHT)
    assert picture.depth[int(y), int(x)] == pytest.approx(depth, abs=2.5)


def test_a_picture_drawn_in_bands_is_the_picture(renderer: Renderer, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = framed("case-4")
    whole = renderer.render(seen).rgba.astype(int)
    monkeypatch.setattr("ivcviz.render.renderer._BAND_PX", 9_000)
    bands = renderer.render(seen).rgba.astype(int)
    different = np.abs(whole - bands).max(axis=2) > 24
    assert different.mean() < 0.002, "a camera moved by rows may round a contour's pixel, no more"


def in_perspective(seen: FramedScene) -> FramedScene:
    """The same scene as a near eye sees it, from a little to the side."""
    camera = orbited(from_near(seen.camera, seen.scene), 20.0, 15.0, np.array(seen.camera.centre))
    return replace(seen, camera=camera)


@pytest.mark.parametrize("view", ["anterior", "left"])
def test_depth_is_in_millimetres_in_perspective_too(renderer: Renderer, view: str) -> None:
    seen = in_perspective(framed("case-4", view=view, hidden=frozenset({"liver", "organs", "arteries", "spine"})))
    picture = renderer.render(seen)
    plan = resolve(load_case(find_case("case-4")))
    for level, clock in ((25.0, 0.0), (25.0, 90.0), (40.0, 30.0)):
        spot = plan.body.cava.wall_point(level, clock)
        facing = plan.body.cava.direction(level, clock) @ np.array(seen.camera.toward)
        if facing < 0.7:
            continue
        x, y, depth = seen.camera.project(spot, WIDTH, HEIGHT)
        assert picture.depth[int(y), int(x)] == pytest.approx(depth, abs=2.5)


def test_in_perspective_what_is_nearer_comes_out_larger() -> None:
    seen = in_perspective(framed("case-4"))
    toward, right = np.array(seen.camera.toward), np.array(seen.camera.right)
    centre = np.array(seen.camera.centre)

    def width(depth: float) -> float:
        ends = seen.camera.project(np.array([centre + depth * toward + side * 10 * right for side in (-1, 1)]), WIDTH, HEIGHT)
        return float(ends[1, 0] - ends[0, 0])

    assert width(80.0) > 1.1 * width(0.0) > 1.2 * width(-80.0)


def test_a_perspective_picture_drawn_in_bands_is_the_picture(renderer: Renderer, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = in_perspective(framed("case-4"))
    whole = renderer.render(seen).rgba.astype(int)
    monkeypatch.setattr("ivcviz.render.renderer._BAND_PX", 9_000)
    bands = renderer.render(seen).rgba.astype(int)
    assert (np.abs(whole - bands).max(axis=2) > 24).mean() < 0.003


def test_each_pixel_knows_the_part_it_shows(renderer: Renderer) -> None:
    seen = framed("case-4", stage="tumour")
    before = renderer.render(seen).rgba
    found = renderer.parts_at(seen)
    names = [part.id for part in seen.scene.parts]
    plan = resolve(load_case(find_case("case-4")))

    def at(point: np.ndarray) -> tuple[str, float, float]:
        x, y, depth = seen.camera.project(point, WIDTH, HEIGHT)
        return names[found.part[int(y), int(x)]], float(found.depth[int(y), int(x)]), float(depth)

    name, depth, expected = at(plan.body.cava.wall_point(25.0, 0.0))
    assert name == "veins"
    assert depth == pytest.approx(expected, abs=3.0)
    assert at(plan.body.cava.point(220.0))[0] == "veins", "the liver before it is looked through"
    assert found.part[4, 4] == -1
    assert np.array_equal(renderer.render(seen).rgba, before), "asking leaves the picture as it was"


def test_a_picture_given_up_halfway_leaves_the_next_one_whole(renderer: Renderer) -> None:
    seen = framed("case-4")
    whole = renderer.render(seen).rgba
    steps = renderer.drawing(seen)
    next(steps)
    next(steps)
    steps.close()
    assert np.array_equal(renderer.render(seen).rgba, whole)


def test_a_picture_drawn_in_steps_is_the_same_whatever_is_drawn_between(renderer: Renderer) -> None:
    seen, other = framed("case-4"), replace(framed("case-1", stage="tumour"), width=200, height=120)
    whole, steps = renderer.render(seen).rgba, renderer.drawing(seen)
    with pytest.raises(StopIteration) as done:  # noqa: PT012 - how a generator returns
        while True:
            next(steps)
            renderer.sketch(other)
            renderer.parts_at(other)
    assert np.array_equal(done.value.value.rgba, whole)
