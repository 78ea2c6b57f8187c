"""The venous tree's triangles, whole or after a resection."""

from functools import lru_cache

import numpy as np

from ivcviz.anatomy.body import Body, resolve_body
from ivcviz.anatomy.specification import AnatomySpec
from ivcviz.anatomy.venous_tree import tree_veins, venous_tree
from ivcviz.geometry.clip import capped, clip
from ivcviz.geometry.mesh import Floats, Ints, Mesh, joined, vertex_normals
from ivcviz.scene.shapes import CutFaces, GraftLie, ResectedVeins, Veins

_STEP_MM = {True: 1.4, False: 2.6}
# Over this length the native wall is drawn in to the calibre of the graft that is sewn to it.
_FITTED_MM = 9.0


def veins_mesh(shape: Veins, full: bool) -> Mesh:
    """The tree, or what a resection leaves of it, closed by flat caps."""
    if shape.segment is None:
        return _tree(shape.spec, full)
    kept, loops = _kept(shape, full)
    return capped(kept, loops)


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
        return Mesh(np.empty((0, 3), np.float32), np.empty((0, 3), np.int32), np.empty((0, 3), np.float32))
    return joined(faces)


@lru_cache(maxsize=8)
def _tree(spec: AnatomySpec, full: bool) -> Mesh:
    return venous_tree(resolve_body(spec), _STEP_MM[full])


@lru_cache(maxsize=4)
def _kept(shape: Veins, full: bool) -> tuple[Mesh, list[Ints]]:
    assert shape.segment is not None
    tree, body = _tree(shape.spec, full), resolve_body(shape.spec)
    kept, loops = clip(tree, _keep(tree, body, shape.segment, dict(shape.stumps)))
    return (kept if shape.graft is None else _fitted(kept, body, shape.graft)), loops


def _keep(tree: Mesh, body: Body, segment: tuple[float, float], stumps: dict[str, float]) -> Floats:
    """Positive (mm) on what a resection leaves: outside the segment on the cava, beyond the stump on a vein."""
    level, vein, along = (tree.attributes[name] for name in ("level", "vein", "along"))
    low, high = segment
    keep = np.maximum(low - level, level - high).astype(float)
    for index, vein_id in enumerate(tree_veins(body)):
        on = vein == index
        if vein_id in stumps:
            keep[on] = along[on] - stumps[vein_id]
    return keep


def _fitted(kept: Mesh, body: Body, graft: GraftLie) -> Mesh:
    """The stumps of the cava drawn in to the graft's calibre, as a running suture draws them."""
    level, vein = kept.attributes["level"], kept.attributes["vein"]
    gap = np.maximum(graft.inferior_mm - level, level - graft.superior_mm)
    near = (vein == 0) & (gap > -1.0) & (gap < _FITTED_MM)
    if not near.any():
        return kept
    at = level[near]
    centre = body.cava.point(at)
    frame = body.cava.frame(at)
    spoke = kept.vertices[near] - centre
    ahead = np.einsum("ij,ij->i", spoke, frame[:, 2])[:, None] * frame[:, 2]
    spoke = spoke - ahead
    reach = np.linalg.norm(spoke, axis=1, keepdims=True)
    share = np.clip(gap[near] / _FITTED_MM, 0, 1)[:, None]
    share = share * share * (3 - 2 * share)
    wanted = share * reach + (1 - share) * (graft.outer_radius_mm + 0.7)
    vertices = kept.vertices.copy()
    vertices[near] = centre + ahead + spoke / np.maximum(reach, 1e-6) * wanted
    return Mesh(vertices, kept.triangles, vertex_normals(vertices, kept.triangles), kept.attributes)


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
