"""Every stage of a plan as it is shown, and a few axial sections: each stage tells what differs from the one before.

Which class a shape is made of is no part of it: box and surface of its triangles say what is drawn.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import get_args

import numpy as np
from plain_text import Entries, changes, number, point, titled

from ivcviz.app.figures import triangles
from ivcviz.geometry.arrays import Floats
from ivcviz.geometry.mesh import Mesh
from ivcviz.plan.model import Plan
from ivcviz.scene.build import build_scene
from ivcviz.scene.model import Captions, Label, Options, Part, Scene, Stage, View
from ivcviz.scene.section import AxialSection, axial_section
from ivcviz.scene.section.cut import SEEN
from ivcviz.scene.triangles import Triangles

_ANCHORS = 2  # of a label that are written out
CUT_STAGES: tuple[Stage, ...] = ("tumour", "implanted")


@lru_cache(maxsize=1)
def meshes() -> Triangles:
    """The triangles of all plans, organs read once."""
    return triangles()


def stage_lines(plan: Plan) -> list[str]:
    """All stages seen from in front, each by what differs; the other views say which labels they leave out."""
    lines: list[str] = []
    before: Entries = []
    for stage in get_args(Stage):
        scenes = {view: build_scene(plan, Options(stage=stage, view=view)) for view in get_args(View)}
        now = _scene_entries(scenes["anterior"]) + _views(scenes)
        alone = stage == "bench" and plan.graft is not None  # without the body: what follows is told from the stage before
        lines += titled(f"STAGE {stage}", changes([] if alone else before, now))
        before = before if alone else now
    return lines


def section_lines(plan: Plan) -> list[str]:
    """Sections through the tumour's middle, through the left renal vein and 3 mm below the superior cut or tumour end."""
    top = plan.extent.upper_mm if plan.resection is None else plan.resection.superior_mm
    levels = (("middle of the tumour", (plan.extent.lower_mm + plan.extent.upper_mm) / 2),)
    levels += (("left renal vein", plan.body.landmarks.left_renal_vein), ("3 mm below the top", top - 3.0))
    lines: list[str] = []
    for name, level in levels:
        before: Entries = []
        for stage in CUT_STAGES:
            now = _section_entries(axial_section(plan, Options(stage=stage, quality="preview"), level, meshes()))
            lines += titled(f"SECTION {name}, stage {stage}", changes(before, now))
            before = now
    return lines


def _scene_entries(scene: Scene) -> Entries:
    entries = _word_entries(scene.words)
    entries += [(f"part {part.id}", _part(part)) for part in scene.parts]
    entries.append(("order of labels", f"order of labels: {', '.join(label.id for label in scene.labels)}"))
    entries += [(f"label {label.id}", _label(label)) for label in scene.labels]
    entries += [(f"line {li.id}", f"line {li.id} | {li.role} | {li.text} | {point(li.point)}") for li in scene.level_lines]
    for zone in scene.zones:
        where = f"{point(zone.lower)} to {point(zone.upper)}"
        entries.append((f"zone {zone.name}", f"zone {zone.name} | {where} | {'entered' if zone.entered else 'not entered'}"))
    marks = ", ".join(f"{mark.name} {point(mark.lower)} to {point(mark.upper)}" for mark in scene.vertebrae)
    entries.append(("vertebrae", f"vertebrae | {marks}"))
    entries.append(("camera", f"camera frames {' to '.join(point(corner) for corner in scene.box)}"))
    if scene.tumour_box is not None:
        kept_free = " to ".join(point(corner) for corner in scene.tumour_box)
        entries.append(("kept free of labels", f"kept free of labels: {kept_free}"))
    return entries


def _word_entries(words: Captions) -> Entries:
    entries = [("title", f"title | {words.title}"), ("subtitle", f"subtitle | {words.subtitle}")]
    entries += [("stage's name", f"stage's name | {words.stage}"), ("sentence", f"sentence | {words.sentence}")]
    entries += [("reading", f"reading | {' / '.join(map(str, words.reading))}")]
    entries += [("legend", f"legend | {', '.join(f'{material}: {said}' for material, said in words.legend)}")]
    return [*entries, ("caution", f"caution | {words.caution}")]


def _part(part: Part) -> str:
    mesh = meshes().of(part.shape, "preview")
    dress = f"{part.layer} | {part.material} | opacity {number(part.opacity)}"
    return f"part {part.id} | {part.name} | {dress} | {_place(mesh)}"


def _place(mesh: Mesh) -> str:
    if not len(mesh.vertices):
        return "nothing"
    low, high = mesh.vertices.min(axis=0), mesh.vertices.max(axis=0)
    return f"{point(low)} to {point(high)} | {number(_surface_mm2(mesh) / 100.0, 1)} cm²"


def _surface_mm2(mesh: Mesh) -> float:
    corners = np.asarray(mesh.vertices, float)[mesh.triangles]
    across = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    return float(np.linalg.norm(across, axis=1).sum()) / 2


def _label(label: Label) -> str:
    """A label with the first of its anchors, and the middle of them all."""
    shown = " ".join(point(spot) for spot in label.anchors[:_ANCHORS])
    more = f" of {len(label.anchors)} about {point(np.mean(label.anchors, axis=0))}" if len(label.anchors) > _ANCHORS else ""
    return f"label {label.id} | {label.text} | rank {label.rank} | {shown}{more}"


def _views(scenes: dict[str, Scene]) -> Entries:
    """What the other views name otherwise than the one from in front; their parts are the same."""
    entries = []
    in_front = scenes["anterior"]
    for view, scene in scenes.items():
        assert [part.id for part in scene.parts] == [part.id for part in in_front.parts]
        ids = {label.id for label in scene.labels}
        left_out = [label.id for label in in_front.labels if label.id not in ids]
        added = [label.text for label in scene.labels if label not in in_front.labels]
        if left_out or added:
            said = f"view {view} leaves out: {', '.join(left_out)}" + (
                f"; names otherwise: {', '.join(map(str, added))}" if added else ""
            )
            entries.append((f"view {view}", said))
    return entries


def _section_entries(section: AxialSection) -> Entries:
    entries = [("place", f"{SEEN} | level {number(section.level_mm, 1)} | height {number(section.height_mm, 1)}")]
    entries.append(("zone", f"zone | {section.zone or 'none'}"))
    entries += [entry for entry in _word_entries(section.words) if entry[0] in ("stage's name", "sentence", "legend")]
    entries += [(f"fact {fact.name}", f"fact | {fact.name} | {fact.words}") for fact in section.facts]
    for name in section.names:
        spot = f"{point((name.x, name.y))} | room {number(name.width_mm, 1)} | rank {name.rank}"
        entries.append((f"name {name.id}", f"name {name.id} | {name.text} | {name.short} | {spot}"))
    entries += [(f"cut {cut.id}", f"cut {cut.id} | {cut.layer} | {cut.material} | {_loops(cut.loops)}") for cut in section.cuts]
    outlines = (("wall", section.wall), ("native wall", section.native))
    entries += [(name, f"{name} | {'none' if loop is None else _loops((loop,))}") for name, loop in outlines]
    entries.append(("lumens", f"lumens | {_loops(section.lumens)}"))
    arc = "none" if section.involved is None else " to ".join(number(edge, 1) for edge in section.involved)
    entries.append(("involved arc", f"involved arc | {arc}"))
    areas = (("native area", section.native_mm2), ("open area", section.lumen_mm2))
    return entries + [(name, f"{name} | {'none' if area is None else number(area, 1)}") for name, area in areas]


def _loops(loops: Sequence[Floats]) -> str:
    """How many outlines there are, slivers apart, and what they enclose together."""
    areas = [_area_mm2(np.asarray(loop, float)) for loop in loops]
    return f"{sum(abs(area) >= 1.0 for area in areas)} outlines, {number(sum(areas), 1)} mm²" if areas else "none"


def _area_mm2(loop: Floats) -> float:
    x, y = loop.T
    return 0.5 * float(np.sum(x * np.roll(y, -1) - y * np.roll(x, -1)))
