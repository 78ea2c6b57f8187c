"""After an edit: resolving, scene, meshing; and a frame while the camera turns. Run: python edits.py

The floor of a frame is VTK rendering and reading back the same preview triangles; there is no public peer for the rest.
"""

import itertools
import statistics
from dataclasses import replace

import numpy as np
from timing import bound, call, in_turn, report, thread

from ivcviz.app.figures import triangles
from ivcviz.case.document import LevelRef
from ivcviz.case.edits import move_renal_ostium
from ivcviz.plan.resolve import resolve
from ivcviz.render.renderer import Renderer
from ivcviz.scene.build import build_scene
from ivcviz.scene.camera import Camera
from ivcviz.scene.model import Framed, Options, Scene
from ivcviz.scene.view.framing import frame_page
from ivcviz.storage.case_files import load_case
from ivcviz.storage.shipped import find_case

ROUNDS = 25


def main() -> None:
    case = load_case(find_case("case-4"))
    shelf = triangles()
    steps = itertools.count(1)

    def moved_tumour():
        return replace(case, tumour=replace(case.tumour, upper=LevelRef(150 + (next(steps) * 0.13) % 20)))

    def moved_vein():
        lower = 96 + (next(steps) * 0.11) % 6
        return move_renal_ostium(case, "right-renal-vein", lower_mm=lower, upper_mm=lower + 14)

    def described(edited, options):
        return build_scene(resolve(edited), options)

    def meshed(make, options):
        times = []
        for _ in range(ROUNDS):
            scene = described(make(), options)
            times.append(call(lambda scene=scene: [shelf.of(part.shape, scene.quality) for part in scene.parts]))
        return statistics.median(times[3:])

    def moved_left_vein():
        lower = 105 + (next(steps) * 0.11) % 4
        return move_renal_ostium(case, "left-renal-vein", lower_mm=lower, upper_mm=lower + 14)

    def wider_graft():
        return replace(case, graft=replace(case.graft, diameter_mm=17 + (next(steps) * 0.013) % 3))

    def turned_cone():
        right, left = case.renal_plan
        takeoff = 60 + (next(steps) * 0.07) % 8
        return replace(case, renal_plan=(right, replace(left, cone=replace(left.cone, takeoff_deg=takeoff))))

    print("\nAfter an edit of Case 4")
    described(case, Options())
    made = {"tumour": moved_tumour, "right ostium": moved_vein, "left ostium": moved_left_vein}
    for name, make in (made | {"graft's diameter": wider_graft, "cone's take-off": turned_cone}).items():
        edits = [make() for _ in range(ROUNDS)]
        bound(f"resolve, {name}", statistics.median([thread(lambda e=e: resolve(e)) for e in edits][3:]), 5)
    edits = [moved_tumour() for _ in range(ROUNDS)]
    bound("resolve + build_scene, tumour", statistics.median([call(lambda e=e: described(e, Options())) for e in edits][3:]), 3)
    for stage in ("tumour", "implanted"):
        for quality, limit in (("preview", 6), ("full", 15)):
            options = Options(stage=stage, quality=quality)
            bound(f"meshing, tumour, {stage}, {quality}", meshed(moved_tumour, options), limit)
    bound("meshing, renal ostium, tumour, preview", meshed(moved_vein, Options(stage="tumour", quality="preview")), 35)
    frames(case)


def frames(case) -> None:
    scene = build_scene(resolve(case), Options(quality="preview"))
    framed = frame_page(scene, 1280, 800, 110.0)
    renderer, turns = Renderer(triangles()), itertools.count()
    turning = lambda: call(lambda: renderer.sketch(turned(framed, next(turns))))  # noqa: E731
    resting = lambda: call(lambda: renderer.render(framed))  # noqa: E731
    count = sum(len(renderer._triangles.of(part.shape, "preview").triangles) for part in scene.parts)
    print(f"\nFrame at 1280 x 800, {count} preview triangles")
    medians = in_turn({"turning": turning, "at rest": resting}, ROUNDS, 3)
    bound("turning", medians["turning"], 40)
    report("At rest against turning", medians, "at rest", {})


def turned(framed: Framed, step: int) -> Framed:
    angle = 0.05 * step
    toward = (float(np.sin(angle)), float(-np.cos(angle)), 0.0)
    camera = Camera(toward, (0.0, 0.0, 1.0), framed.camera.centre, framed.camera.height_mm)
    return Framed(framed.scene, camera, framed.width, framed.height)


if __name__ == "__main__":
    _: Scene
    main()
