"""The axial section of a plan: the scene's triangles cut by one horizontal plane."""

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from ivcviz.errors import UserError
from ivcviz.geometry.arrays import Floats
from ivcviz.geometry.planar import area, area_outside
from ivcviz.geometry.slicing import outlines
from ivcviz.messages import caution
from ivcviz.messages.sentences import joined, say
from ivcviz.plan.model import Plan
from ivcviz.plan.operation.act import SEGMENT
from ivcviz.plan.operation.operation import Operation
from ivcviz.plan.operation.operative_field import Situs
from ivcviz.scene.build import build_scene
from ivcviz.scene.model import Captions, Options, Scene
from ivcviz.scene.section.graft_lumen import graft_lumens, grafted_at
from ivcviz.scene.section.model import AxialSection, PartOutline, SectionReading
from ivcviz.scene.section.names import names_of, things_in
from ivcviz.scene.section.place import check_level, in_plane, zone_at
from ivcviz.scene.section.readings import facts_of, involved_arc

if TYPE_CHECKING:
    from ivcviz.scene.triangles import Triangles

# From what lies at the bottom of the drawing to what lies on top.
_ORDER = ("spine", "liver", "organs", "arteries", "ghost", "veins", "tumour", "graft", "clamps")
_ON_GRAFT = {"vein": 1, "ring": 2, "suture": 3}  # what lies on a graft's wall, from its bottom to its top
_RING_CLEAR_MM = 5.0  # of the clock ring outside the wall
_RING_MM = 19.0  # where there is no cava
SEEN = say("Axial section, seen from the feet")


def axial_section(
    plan: Plan, options: Options, level_mm: float, triangles: "Triangles", operation: Operation | None = None
) -> AxialSection:
    """The section of what `options` show of a plan, of its operation where that is known already, at the height of the cava's
    centreline at a level.

    UserError for a level beyond what is drawn, and for the graft on the bench, which lies in no body.
    """
    check_level(plan.body, level_mm)
    scene = build_scene(plan, replace(options, quality="preview"), operation)  # whose parts are the same, without labels
    if scene.moment.on_bench:
        raise UserError(say("the graft on the bench has no axial section; choose another stage."))
    height = float(plan.body.cava.height(level_mm))
    return _read(plan, scene, level_mm, height, _cuts(scene, height, triangles, options.quality))


def _cuts(scene: Scene, height: float, triangles: "Triangles", quality: str) -> tuple[PartOutline, ...]:
    """The outlines of all parts that the plane meets, in drawing order."""
    cuts = []
    for part in scene.parts:
        if part.id.startswith("cut-"):
            continue  # faces of the ends, which lie across the vessels
        # Of what is only wanted coarse, the fine triangles where they are there.
        fine = quality == "full" or triangles.ready(part.shape, "full")
        loops = outlines(triangles.of(part.shape, "full" if fine else quality), height)
        if loops:
            cuts.append(PartOutline(part.id, part.name, part.material, part.layer, loops))
    return tuple(
        sorted(cuts, key=lambda cut: (_place(cut.layer), _ON_GRAFT.get(cut.material, 0) if cut.layer == "graft" else 0))
    )


def _place(layer: str) -> int:
    """A layer's position in the drawing order; an unknown one is drawn with the organs."""
    return _ORDER.index(layer if layer in _ORDER else "organs")


def _read(plan: Plan, scene: Scene, level_mm: float, height: float, cuts: tuple[PartOutline, ...]) -> AxialSection:
    moment, body = scene.moment, plan.body
    native = in_plane(body, level_mm) if 0.0 <= level_mm <= body.landmarks.cavoatrial_junction else None
    grafted = grafted_at(plan, moment.situs, level_mm)
    wall = native
    if grafted:
        assert plan.graft is not None
        wall = in_plane(body, level_mm, plan.graft.diameter_mm / 2 + plan.graft.wall_mm)
    elif _resected(plan, moment.situs, level_mm):
        wall = None
    native_mm2 = None if native is None else _ellipse_mm2(*body.cava.section(level_mm)[:2])
    lumen_mm2 = _lumen_mm2(plan, grafted, native, wall, native_mm2, cuts)
    things = things_in(plan, height, cuts)
    facts = facts_of(plan, moment, level_mm, wall if wall is not None else native, things, native_mm2, lumen_mm2)
    x, y, _ = (float(value) for value in body.cava.point(level_mm))
    return AxialSection(
        level_mm,
        height,
        moment.stage,
        (x, y),
        cuts,
        wall,
        native,
        graft_lumens(plan, moment.situs, level_mm),
        _ring(native, x, y),
        involved_arc(plan, moment, level_mm),
        native_mm2,
        lumen_mm2,
        names_of(plan, level_mm, height, cuts, things),
        facts,
        _words(scene, facts, cuts),
        zone_at(plan, level_mm),
    )


def _resected(plan: Plan, situs: Situs, level_mm: float) -> bool:
    cut = plan.resection
    return SEGMENT in situs.out and cut is not None and cut.inferior_mm < level_mm < cut.superior_mm


def _lumen_mm2(
    plan: Plan,
    grafted: bool,
    native: Floats | None,
    wall: Floats | None,
    native_mm2: float | None,
    cuts: tuple[PartOutline, ...],
) -> float | None:
    """What is open at the level: the graft's bore, or the native lumen less what the tumour fills of it."""
    if grafted:
        assert plan.graft is not None
        return _ellipse_mm2(plan.graft.diameter_mm, plan.graft.diameter_mm)
    if native is None or wall is None or native_mm2 is None:
        return None
    filled = [loop for cut in cuts if cut.layer == "tumour" for loop in cut.loops]
    return native_mm2 * area_outside([native], filled) / area(native) if filled else native_mm2


def _ellipse_mm2(long_mm: Floats | float, short_mm: Floats | float) -> float:
    """The area across the centreline; the axial plane meets the vessel a little aslant, in which all shares are the same."""
    return float(np.pi * long_mm * short_mm) / 4


def _ring(native: Floats | None, x: float, y: float) -> float:
    if native is None:
        return _RING_MM
    return float(np.linalg.norm(native - (x, y), axis=1).max()) + _RING_CLEAR_MM


def _words(scene: Scene, facts: tuple[SectionReading, ...], cuts: tuple[PartOutline, ...]) -> Captions:
    """The page's words; its readings stand apart, as facts."""
    captions, materials = scene.words, {cut.material for cut in cuts}
    legend = tuple((tint, words) for tint, words in captions.legend if tint in materials)
    return Captions(
        captions.title,
        joined((SEEN, captions.partly), " · ") if captions.partly else SEEN,
        captions.stage,
        tuple(joined((fact.name, fact.words), ": ") for fact in facts),
        legend,
        caution.LONG,
        partly=captions.partly,
        stops=captions.stops,
    )
