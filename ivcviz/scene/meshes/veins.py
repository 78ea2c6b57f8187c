"""The venous tree's triangles, whole or after a resection."""

from dataclasses import replace
from functools import lru_cache
from typing import assert_never

import numpy as np

from ivcviz.anatomy.body import Body, resolve_body
from ivcviz.anatomy.continued_cava import iliac_place
from ivcviz.anatomy.specification import AnatomySpec
from ivcviz.anatomy.tributaries import Tributary
from ivcviz.anatomy.venous_tree import tree_veins, venous_tree
from ivcviz.geometry.arrays import Floats, Ints
from ivcviz.geometry.clip import capped, clip
from ivcviz.geometry.mesh import NO_MESH, Mesh, joined, vertex_normals
from ivcviz.plan.reconstruction.branch_course import tip_elevation
from ivcviz.scene.meshes.vein_shaping import (
    draw_in_on_cava,
    draw_together,
    fit_to_graft,
    fit_to_rim,
    open_window,
    oversew,
    pinch,
    smooth_under_patch,
    turn_with_liver,
)
from ivcviz.scene.shapes import CutFaces, ResectedVeins, Veins

_NOTHING: dict[str, float] = {}
_NECK_MM = 3.0  # of a vein's end that a tie draws in (by eye)
_STEP_MM = {True: 1.9, False: 3.9}
# A small vein that entered what was resected is tied this far from where it entered (by eye).
_TIE_MM = 7.0
# A vein that stays lies so far from any cut that the cut is put where the resected vertex lies.
_KEPT_MM = 50.0
# Of a small vein that is divided so much stays on the cava, and what lies beyond the second tie (by eye).
_SHORT_MM, _BEYOND_MM = 3.4, 9.0
_BOTH_SIDES = ("lumbar", "gonadal")  # kinds of which both ends are seen
_GAP_MM = 5.0  # between the ends of a cava that is cut through and not yet taken out (by eye)
_SLIT_MM = 1.2  # an end narrower than this shows no lumen


def veins_mesh(shape: Veins, full: bool) -> Mesh:
    """The tree, or what a resection leaves of it, closed by flat caps."""
    return capped(*_kept(shape, full))


def resected_mesh(shape: ResectedVeins, full: bool) -> Mesh:
    """The segment that was taken out, with its lengths of vein, closed by flat caps."""
    tree = _tree(shape.spec, full)
    body = resolve_body(shape.spec)
    return capped(*clip(tree, -_keep(tree, body, shape.segment, dict(shape.stumps), on_cava=dict(shape.on_cava))))


def cut_faces_mesh(shape: CutFaces, full: bool) -> Mesh:
    """The open ends after a resection: the wall as a rim, or the lumen as the darker field within it."""
    kept, loops = _kept(shape.veins, full)
    rings = [kept.vertices[loop] for loop in loops if len(loop) >= 8]
    faces = [_face(ring, shape.lumen) for ring in rings if _narrowest(ring) > _SLIT_MM]
    if not faces:
        return NO_MESH
    return joined(faces)


@lru_cache(maxsize=8)
def _tree(spec: AnatomySpec, full: bool) -> Mesh:
    return venous_tree(resolve_body(spec), _STEP_MM[full])


@lru_cache(maxsize=4)
def _kept(shape: Veins, full: bool) -> tuple[Mesh, list[Ints]]:
    tree, body = _tree(shape.spec, full), resolve_body(shape.spec)
    loops: list[Ints] = []
    if shape.segment is not None or shape.stumps or shape.divided or shape.cuts:
        keep = _keep(tree, body, shape.segment, dict(shape.stumps), shape.divided, dict(shape.on_cava))
        tree, loops = clip(tree, _cut_through(tree, body, shape, keep))
    cut = Veins(shape.spec, shape.segment, shape.stumps, divided=shape.divided, cuts=shape.cuts, iliac=shape.iliac)
    if shape == replace(cut, on_cava=shape.on_cava):
        return tree, loops
    vertices = tree.vertices.copy()
    _move(vertices, tree, body, shape)
    return Mesh(vertices, tree.triangles, _normals_after(tree, vertices), tree.attributes), loops


def _move(vertices: Floats, tree: Mesh, body: Body, shape: Veins) -> None:
    if shape.graft is not None and shape.sewn_ends:
        fit_to_graft(vertices, tree, body, shape.graft, shape.sewn_ends)
    for vein_id, diameter, rim in shape.rims:
        stump = dict(shape.stumps)[vein_id]
        lift = tip_elevation(body, vein_id, stump, diameter) if rim == "raised" else np.zeros(3)
        fit_to_rim(vertices, tree, body, vein_id, stump, diameter / 2, lift, _NECK_MM if rim == "tied" else 0.0)
    for vein_id in shape.closed:
        draw_in_on_cava(vertices, tree, body, vein_id, dict(shape.on_cava)[vein_id])
    if shape.oversewn and shape.segment is not None:
        oversew(vertices, tree, body, shape.segment, shape.sewn_ends)
    if shape.window is not None:
        match shape.wall:
            case "open":
                open_window(vertices, tree, body, shape.window)
            case "patched":
                smooth_under_patch(vertices, tree, body, shape.window)
            case "closed":
                draw_together(vertices, tree, body, shape.window)
            case _:
                assert_never(shape.wall)
    for vein_id, place in shape.pinches:
        pinch(vertices, tree, body, vein_id, place)
    if shape.liver_turned:
        turn_with_liver(vertices, tree, body)


def _normals_after(tree: Mesh, vertices: Floats) -> Floats:
    """The tree's normals, recomputed only round the vertices that moved."""
    assert tree.normals is not None
    moved = (vertices != tree.vertices).any(axis=1)
    near = tree.triangles[moved[tree.triangles].any(axis=1)]
    rim = np.zeros(len(vertices), bool)
    rim[near.ravel()] = True
    around = tree.triangles[rim[tree.triangles].any(axis=1)]
    held = np.zeros(len(vertices), bool)
    held[around.ravel()] = True
    number = np.cumsum(held) - 1
    fresh = vertex_normals(vertices[held], number[around])
    normals = tree.normals.copy()
    normals[rim] = fresh[number[rim]]
    return normals


def _keep(
    tree: Mesh,
    body: Body,
    segment: tuple[float, float] | None,
    stumps: dict[str, float],
    divided: tuple[str, ...] = (),
    on_cava: dict[str, float] = _NOTHING,
) -> Floats:
    """Positive (mm) on what a resection leaves: outside the segment on the cava, beyond the stump on a cut vein and what of it
    stays on the cava, beyond the tie on a small vein that entered what was resected, both ends of a divided one, and all of
    every other vein."""
    level, vein, along = (tree.attributes[name] for name in ("level", "vein", "along"))
    keep = np.full(len(level), _KEPT_MM) if segment is None else _outside(segment, level)
    entries = {t.id: t for t in body.tributaries}
    for index, vein_id in enumerate(tree_veins(body)):
        if index == 0:
            continue
        on = vein == index
        entry = entries.get(vein_id)
        if vein_id in stumps:
            keep[on] = along[on] - stumps[vein_id]
            if vein_id in on_cava:
                keep[on] = np.maximum(keep[on], on_cava[vein_id] - along[on])
        elif entry is not None and _entered(entry, segment, stumps):
            # Of a short vein nothing worth drawing would stay beyond the tie.
            keep[on] = along[on] - _TIE_MM if entry.kind == "gonadal" else -1.0
        elif entry is not None and vein_id in divided:
            beyond = along[on] - _BEYOND_MM if entry.kind in _BOTH_SIDES else -1.0
            keep[on] = np.maximum(_SHORT_MM - along[on], beyond)
        else:
            keep[on] = _KEPT_MM
    return keep


def _cut_through(tree: Mesh, body: Body, shape: Veins, keep: Floats) -> Floats:
    """What is kept, less a gap at each level at which the cava, or below 0 the named iliac vein, is cut through."""
    for cut in shape.cuts:
        name, place = ("ivc", cut) if cut >= 0.0 or shape.iliac is None else iliac_place(shape.iliac, cut)
        on = tree.attributes["vein"] == tree_veins(body).index(name)
        run = tree.attributes["level" if name == "ivc" else "along"]
        keep[on] = np.minimum(keep[on], np.abs(run[on] - place) - _GAP_MM / 2)
    return keep


def _outside(segment: tuple[float, float], level: Floats) -> Floats:
    found: Floats = np.maximum(segment[0] - level, level - segment[1]).astype(float)
    return found


def _entered(entry: Tributary, segment: tuple[float, float] | None, stumps: dict[str, float]) -> bool:
    """Whether a small vein entered what was resected."""
    if entry.enters == "ivc":
        return segment is not None and segment[0] < entry.level_mm < segment[1]
    return entry.along_mm < stumps.get(entry.enters, 0.0)


def _narrowest(ring: Floats) -> float:
    """About half the shorter width of a ring (n, 3)."""
    spokes = ring - ring.mean(axis=0)
    return float(np.sqrt(2 * np.linalg.eigvalsh(spokes.T @ spokes / len(ring))[1]))


def _face(ring: Floats, lumen: bool) -> Mesh:
    """A cut face on a ring (n, 3): the wall's rim (outer 18 %) or the lumen, lifted clear of the cap below it."""
    centre = ring.mean(axis=0)
    turn = np.cross(ring - centre, np.roll(ring, -1, axis=0) - centre).sum(axis=0)
    lift = turn / np.linalg.norm(turn) * 0.3
    inner = centre + (ring - centre) * 0.80 + lift
    n = len(ring)
    i = np.arange(n)
    ahead = (i + 1) % n
    if lumen:
        vertices = np.concatenate([inner, centre[None] + lift]).astype(np.float32)
        triangles = np.stack([np.full(n, n), i, ahead], 1).astype(np.int32)
    else:
        vertices = np.concatenate([ring + lift, inner]).astype(np.float32)
        triangles = np.concatenate([np.stack([i + n, i, ahead], 1), np.stack([i + n, ahead, ahead + n], 1)]).astype(np.int32)
    return Mesh(vertices, triangles, vertex_normals(vertices, triangles))
