"""The venous tree's triangles, whole or after a resection."""

from functools import lru_cache

import numpy as np

from ivcviz.anatomy.body import Body, resolve_body
from ivcviz.anatomy.specification import AnatomySpec
from ivcviz.anatomy.tributaries import Tributary
from ivcviz.anatomy.venous_tree import tree_veins, venous_tree
from ivcviz.geometry.clip import capped, clip
from ivcviz.geometry.mesh import NO_MESH, Floats, Ints, Mesh, joined, vertex_normals
from ivcviz.plan.branch_course import tip_lift
from ivcviz.scene.shapes import CutFaces, GraftLie, ResectedVeins, Veins

_STEP_MM = {True: 1.9, False: 3.9}
# Over this length the native wall is drawn in to the calibre of the graft that is sewn to it.
_FITTED_MM = 9.0
# A small vein that entered what was resected is tied this far from where it entered (by eye).
_TIE_MM = 7.0
# A vein that stays lies so far from any cut that the cut is put where the resected vertex lies.
_KEPT_MM = 50.0
_RIM_FITTED_MM, _RAISED_MM = 5.0, 14.0
# How much of a vein's depth a closed clamp takes; the jaws' own thickness stays between them (by eye).
PINCHED = 0.72


def veins_mesh(shape: Veins, full: bool) -> Mesh:
    """The tree, or what a resection leaves of it, closed by flat caps."""
    return capped(*_kept(shape, full))


def resected_mesh(shape: ResectedVeins, full: bool) -> Mesh:
    """The segment that was taken out, with its lengths of vein, closed by flat caps."""
    tree = _tree(shape.spec, full)
    body = resolve_body(shape.spec)
    return capped(*clip(tree, -_keep(tree, body, shape.segment, dict(shape.stumps))))


def cut_faces_mesh(shape: CutFaces, full: bool) -> Mesh:
    """The open ends after a resection: the wall as a rim, or the lumen as the darker field within it."""
    kept, loops = _kept(shape.veins, full)
    faces = [_face(kept.vertices[loop], shape.lumen) for loop in loops if len(loop) >= 8]
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
    if shape.segment is not None:
        tree, loops = clip(tree, _keep(tree, body, shape.segment, dict(shape.stumps)))
    if shape.graft is None and not shape.pinches and not shape.rims:
        return tree, loops
    vertices = tree.vertices.copy()
    if shape.graft is not None:
        _fit_to_graft(vertices, tree, body, shape.graft)
    for vein_id, diameter, raised in shape.rims:
        stump = dict(shape.stumps)[vein_id]
        lift = tip_lift(body, vein_id, stump, diameter) if raised else np.zeros(3)
        _fit_to_rim(vertices, tree, body, vein_id, stump, diameter / 2, lift)
    for vein_id, place in shape.pinches:
        _pinch(vertices, tree, body, vein_id, place)
    return Mesh(vertices, tree.triangles, _normals_after(tree, vertices), tree.attributes), loops


def _normals_after(tree: Mesh, vertices: Floats) -> Floats:
    """The tree's normals, made anew only round the vertices that moved."""
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


def _keep(tree: Mesh, body: Body, segment: tuple[float, float], stumps: dict[str, float]) -> Floats:
    """Positive (mm) on what a resection leaves: outside the segment on the cava, beyond the stump on a cut vein, beyond the
    tie on a small vein that entered what was resected, and all of every other vein."""
    level, vein, along = (tree.attributes[name] for name in ("level", "vein", "along"))
    keep = np.maximum(segment[0] - level, level - segment[1]).astype(float)
    entries = {t.id: t for t in body.tributaries}
    for index, vein_id in enumerate(tree_veins(body)):
        if index == 0:
            continue
        on = vein == index
        entry = entries.get(vein_id)
        if vein_id in stumps:
            keep[on] = along[on] - stumps[vein_id]
        elif entry is not None and _entered(entry, segment, stumps):
            # Of a short vein nothing worth drawing would stay beyond the tie.
            keep[on] = along[on] - _TIE_MM if entry.kind == "gonadal" else -1.0
        else:
            keep[on] = _KEPT_MM
    return keep


def _entered(entry: Tributary, segment: tuple[float, float], stumps: dict[str, float]) -> bool:
    """Whether a small vein entered what was resected."""
    if entry.enters == "ivc":
        return segment[0] < entry.level_mm < segment[1]
    return entry.along_mm < stumps.get(entry.enters, 0.0)


def _fit_to_graft(vertices: Floats, tree: Mesh, body: Body, graft: GraftLie) -> None:
    """Draws the stumps of the cava in to the graft's calibre, as a running suture draws them."""
    level, vein = tree.attributes["level"], tree.attributes["vein"]
    gap = np.maximum(graft.inferior_mm - level, level - graft.superior_mm)
    near = (vein == 0) & (gap > -1.0) & (gap < _FITTED_MM)
    frame = body.cava.frame(level[near])
    _round_off(vertices, near, body.cava.point(level[near]), frame[:, 2], gap[near] / _FITTED_MM, graft.outer_radius_mm + 0.7)


def _fit_to_rim(
    vertices: Floats, tree: Mesh, body: Body, vein_id: str, stump_mm: float, radius_mm: float, lift: Floats
) -> None:
    """Rounds the stump of a renal vein off to the tip that is sewn to it, and raises it (3,) to where the tip lies."""
    course, along = body.course(vein_id), tree.attributes["along"]
    gap = along - stump_mm
    own = tree.attributes["vein"] == tree_veins(body).index(vein_id)
    near = own & (gap > -1.0) & (gap < _RIM_FITTED_MM)
    share = gap[near] / _RIM_FITTED_MM
    _round_off(vertices, near, course.curve.at(along[near]), course.curve.tangent(along[near]), share, radius_mm)
    if lift.any():
        near = own & (gap > -1.0) & (gap < _RAISED_MM)
        share = np.clip(1 - gap[near] / _RAISED_MM, 0, 1)[:, None]
        vertices[near] += share * share * (3 - 2 * share) * lift


def _round_off(vertices: Floats, near: Ints, centre: Floats, ahead: Floats, share: Floats, radius_mm: float) -> None:
    """Moves the chosen vertices onto a circle at the cut (share 0), less and less up to the fitted length (share 1)."""
    spoke = vertices[near] - centre
    forward = np.einsum("ij,ij->i", spoke, ahead)[:, None] * ahead
    spoke = spoke - forward
    reach = np.linalg.norm(spoke, axis=1, keepdims=True)
    share = np.clip(share, 0, 1)[:, None]
    share = share * share * (3 - 2 * share)
    wanted = share * reach + (1 - share) * radius_mm
    vertices[near] = centre + forward + spoke / np.maximum(reach, 1e-6) * wanted


def _pinch(vertices: Floats, tree: Mesh, body: Body, vein_id: str, place_mm: float) -> None:
    """Flattens a vein from front to back under a clamp's jaws; what it loses in depth it gains in width."""
    key = "level" if vein_id == "ivc" else "along"
    gap = tree.attributes[key] - place_mm
    grip = 5.0 if vein_id == "ivc" else 2.6
    near = (tree.attributes["vein"] == tree_veins(body).index(vein_id)) & (np.abs(gap) < 2.4 * grip)
    if vein_id == "ivc":
        centre, front = body.cava.point(place_mm + gap[near]), body.cava.frame(np.float64(place_mm))[1]
    else:
        course = body.course(vein_id)
        centre = course.curve.at(place_mm + gap[near])
        tangent = course.curve.tangent(place_mm)
        front = np.array([0.0, 1.0, 0.0]) - tangent[1] * tangent
        front = front / np.linalg.norm(front)
    spoke = vertices[near] - centre
    deep = (spoke @ front)[:, None] * front
    share = np.exp(-((gap[near] / grip) ** 2))[:, None]
    vertices[near] = centre + (spoke - deep) * (1 + 0.12 * share) + deep * (1 - PINCHED * share)


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
