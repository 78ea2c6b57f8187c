"""Deformation of the drawn veins where they are clamped, sewn, tied, closed or opened, by moving vertices of the tree."""

import numpy as np

from ivcviz.anatomy.body import Body
from ivcviz.anatomy.organs import liver_turn
from ivcviz.anatomy.venous_tree import tree_veins
from ivcviz.geometry.arrays import Floats, Ints
from ivcviz.geometry.mesh import Mesh
from ivcviz.scene.meshes.windows import girth_left, laid_back, sunk
from ivcviz.scene.shapes import CavalEnd, GraftPlacement, WallWindow

# Over this length the native wall is drawn in to the calibre of the graft that is sewn to it.
_FITTED_MM = 9.0
_RIM_FITTED_MM, _RAISED_MM = 5.0, 14.0
# How much of a vein's depth a closed clamp takes; the jaws' own thickness stays between them (by eye).
PINCHED = 0.72
_OVERSEWN = 0.93  # and a suture that closes a stump
_CLOSED_OVER_MM, _CLOSED_RADIUS_MM = 3.0, 1.0  # of a vein's stump on the cava that a tie closes (by eye)
_FOLLOWS_MM = 30.0  # over which a hepatic vein turns with the mobilised liver


def fit_to_graft(vertices: Floats, tree: Mesh, body: Body, graft: GraftPlacement, ends: tuple[CavalEnd, ...]) -> None:
    """Narrow the stumps of the cava that are sewn to the graft to its calibre, as a running suture does."""
    level, vein = tree.attributes["level"], tree.attributes["vein"]
    gap = _beyond(level, (graft.inferior_mm, graft.superior_mm), ends)
    near = (vein == 0) & (gap > -1.0) & (gap < _FITTED_MM)
    frame = body.cava.frame(level[near])
    _round_off(vertices, near, body.cava.point(level[near]), frame[:, 2], gap[near] / _FITTED_MM, graft.outer_radius_mm + 0.7)


def fit_to_rim(
    vertices: Floats, tree: Mesh, body: Body, vein_id: str, stump_mm: float, radius_mm: float, lift: Floats, neck_mm: float
) -> None:
    """Round the stump of a vein to what is sewn to it, or to the neck that a tie makes of it, and move it by `lift` (3,) to
    where the tip lies."""
    course, along = body.course(vein_id), tree.attributes["along"]
    gap = along - stump_mm
    own = tree.attributes["vein"] == tree_veins(body).index(vein_id)
    near = own & (gap > -1.0) & (gap < _RIM_FITTED_MM + neck_mm)
    share = (gap[near] - neck_mm) / _RIM_FITTED_MM
    _round_off(vertices, near, course.curve.at(along[near]), course.curve.tangent(along[near]), share, radius_mm)
    if lift.any():
        near = own & (gap > -1.0) & (gap < _RAISED_MM)
        share = np.clip(1 - gap[near] / _RAISED_MM, 0, 1)[:, None]
        vertices[near] += share * share * (3 - 2 * share) * lift


def draw_in_on_cava(vertices: Floats, tree: Mesh, body: Body, vein_id: str, length_mm: float) -> None:
    """Draw the end of what stays of a cut vein on the cava in to the tie that closes it."""
    course, along = body.course(vein_id), tree.attributes["along"]
    gap = length_mm - along
    near = (tree.attributes["vein"] == tree_veins(body).index(vein_id)) & (gap > -0.3) & (gap < _CLOSED_OVER_MM)
    share = gap[near] / _CLOSED_OVER_MM
    _round_off(vertices, near, course.curve.at(along[near]), course.curve.tangent(along[near]), share, _CLOSED_RADIUS_MM)


def _round_off(vertices: Floats, near: Ints, centre: Floats, ahead: Floats, share: Floats, radius_mm: float) -> None:
    """Move the chosen vertices onto a circle at the cut (share 0), less and less up to the fitted length (share 1)."""
    spoke = vertices[near] - centre
    forward = np.einsum("ij,ij->i", spoke, ahead)[:, None] * ahead
    spoke = spoke - forward
    reach = np.linalg.norm(spoke, axis=1, keepdims=True)
    share = np.clip(share, 0, 1)[:, None]
    share = share * share * (3 - 2 * share)
    wanted = share * reach + (1 - share) * radius_mm
    vertices[near] = centre + forward + spoke / np.maximum(reach, 1e-6) * wanted


def pinch(vertices: Floats, tree: Mesh, body: Body, vein_id: str, place_mm: float) -> None:
    """Flatten a vein from front to back under a clamp's jaws; it becomes wider by what it loses in depth."""
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
    share = np.exp(-((gap[near] / grip) ** 2))[:, None]
    vertices[near] = centre + flattened(spoke, front, share)


def flattened(spoke: Floats, front: Floats, share: Floats) -> Floats:
    """Points of a wall about their vessel's axis (..., 3) where a clamp presses it along a unit vector (3,); `share` (..., 1)
    is 1 under the jaws and 0 away from them."""
    deep = (spoke @ front)[..., None] * front
    return (spoke - deep) * (1 + 0.12 * share) + deep * (1 - PINCHED * share)


def oversew(vertices: Floats, tree: Mesh, body: Body, segment: tuple[float, float], ends: tuple[CavalEnd, ...]) -> None:
    """Flatten the stumps of the cava that are oversewn."""
    level = tree.attributes["level"]
    gap = _beyond(level, segment, ends)
    near = (tree.attributes["vein"] == 0) & (gap > -1.0) & (gap < _FITTED_MM)
    if not near.any():
        return
    share = np.clip(1 - gap[near] / _FITTED_MM, 0, 1)[:, None]
    share = share * share * (3 - 2 * share)
    front = body.cava.frame(level[near])[:, 1]
    spoke = vertices[near] - body.cava.point(level[near])
    deep = np.einsum("ij,ij->i", spoke, front)[:, None] * front
    vertices[near] -= _OVERSEWN * share * deep


def _beyond(level: Floats, segment: tuple[float, float], ends: tuple[CavalEnd, ...]) -> Floats:
    """How far levels lie beyond the nearest of the chosen ends of a segment, mm; negative within it."""
    away = {"inferior": segment[0] - level, "superior": level - segment[1]}
    nearest: Floats = np.max([away[end] for end in ends], axis=0)
    return nearest


def open_window(vertices: Floats, tree: Mesh, body: Body, window: WallWindow) -> None:
    """Sink the wall within a window to the opposite wall: the mesh stays closed but looks open."""
    level = tree.attributes["level"]
    on = np.flatnonzero((tree.attributes["vein"] == 0) & (level > window.inferior_mm) & (level < window.superior_mm))
    if len(on):
        vertices[on] = sunk(body, window, vertices[on], level[on])


def smooth_under_patch(vertices: Floats, tree: Mesh, body: Body, window: WallWindow) -> None:
    """Flatten what a small vein's opening has raised into the wall that a patch replaces."""
    level = tree.attributes["level"]
    on = np.flatnonzero((tree.attributes["vein"] == 0) & (level > window.inferior_mm) & (level < window.superior_mm))
    if len(on):
        vertices[on] = laid_back(body, window, vertices[on], level[on])


def draw_together(vertices: Floats, tree: Mesh, body: Body, window: WallWindow) -> None:
    """Narrow the cava where a piece of its wall is closed side to side: its girth loses the width of the piece."""
    if window.arc_deg == 0:
        return
    smooth_under_patch(vertices, tree, body, window)
    level = tree.attributes["level"]
    on = np.flatnonzero((tree.attributes["vein"] == 0) & (level > window.inferior_mm) & (level < window.superior_mm))
    middle = body.cava.point(level[on])
    vertices[on] = middle + (vertices[on] - middle) * girth_left(window, level[on])[:, None]


def turn_with_liver(vertices: Floats, tree: Mesh, body: Body) -> None:
    """Move the hepatic veins with the liver that is rotated to the left."""
    names = tree_veins(body)
    main = {vein.id for vein in body.hepatic_veins if vein.main}
    turned = [k for k, name in enumerate(names) if name in main or name in ("middle-hepatic-vein", "left-hepatic-vein")]
    on = np.isin(tree.attributes["vein"], turned)
    rotation, pivot = liver_turn(body)
    share = np.clip(tree.attributes["along"][on] / _FOLLOWS_MM, 0, 1)[:, None]
    share = share * share * (3 - 2 * share)
    vertices[on] += share * ((vertices[on] - pivot) @ rotation.T + pivot - vertices[on])
