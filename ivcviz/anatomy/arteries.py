"""The arteries that follow the veins: superior mesenteric artery, coeliac trunk (its stub), renal arteries.

Calibres: superior mesenteric artery 7 mm, coeliac trunk 7.5 mm, renal arteries 5.5 mm (textbook calibres, defaults
here). The superior mesenteric artery leaves the aorta at about 50 degrees: aortomesenteric angle 39-65 degrees normal (J Vasc
Bras 2020, 10.1590/1677-5449.190121). Renal arteries leave just below the left renal vein: in 52 % directly beneath it
(Clin Anat 1990;3:249).
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from ivcviz.anatomy.aorta import Aorta
from ivcviz.anatomy.body import Body
from ivcviz.anatomy.landmarks import largest
from ivcviz.anatomy.specification import Side
from ivcviz.geometry.arrays import Floats
from ivcviz.geometry.curves import Curve, curve_through, parallel_frames
from ivcviz.geometry.mesh import Mesh, joined, ringed_surface

# Defaults, mm, in the reference woman.
_ABOVE_LEFT_VEIN = 19.0  # the superior mesenteric artery's origin above the crossing of the left renal vein
_COELIAC_ABOVE_MESENTERIC = 15.0
_BELOW_LEFT_VEIN = 3.0  # the renal arteries' origin
_RENAL_RADIUS = 2.75
# How far along its course a renal artery is clamped, from the axis of the aorta (by eye): the right one between aorta and
# cava, the left one beside the aorta, where a surgeon reaches each before its vein.
_CLAMPED_AT: dict[Side, float] = {"right": 13.5, "left": 18.0}
# Of one that is tied and cut (by eye): how far beyond the place of its clamp, how far its two ends lie apart, over which
# length each is drawn in by its tie, and to which share of its calibre.
_BEYOND_CLAMP, _PARTED, _DRAWN_IN, _TIED_SHARE = 7.0, 5.0, 4.0, 0.35
_SIDES = 16
_SIDES_OF_BODY: tuple[Side, Side] = ("right", "left")


@dataclass(frozen=True, eq=False)
class Artery:
    """A course from inside the aorta, radii (k,) at the course's points, and whether its far end is cut open."""

    curve: Curve
    radii: Floats
    cut: bool


def arteries_mesh(body: Body, without: tuple[Side, ...] = (), tied: tuple[Side, ...] = ()) -> Mesh:
    """The arteries as one mesh; renal arteries only of kidneys that are present and not on the sides `without`. Of one that is
    tied and cut its stump stays on the aorta, and what lies beyond the cut as long as the kidney does."""
    arteries = [superior_mesenteric_artery(body), coeliac_trunk(body)]
    for side in _SIDES_OF_BODY:
        if side in body.spec.missing_kidneys:
            continue
        whole, cut = renal_artery(body, side), tied_at_mm(body, side)
        if side in tied:
            arteries.append(_piece(whole, 0.0, cut))
        if side not in without:
            arteries.append(_piece(whole, cut + _PARTED * body.scale, whole.curve.length) if side in tied else whole)
    return joined([_kept(a.curve.points.tobytes(), a.radii.tobytes(), a.cut, body.scale) for a in arteries])


def clamped_at_mm(body: Body, side: Side) -> float:
    """How far along its course a renal artery is clamped, mm."""
    return min(_CLAMPED_AT[side] * body.scale, renal_artery(body, side).curve.length / 2)


def tied_at_mm(body: Body, side: Side) -> float:
    """How far along its course the stump of a tied renal artery ends, mm: beyond its clamp."""
    return clamped_at_mm(body, side) + _BEYOND_CLAMP * body.scale


def _piece(artery: Artery, start: float, end: float) -> Artery:
    """A length of an artery, drawn in at the ends at which it is tied."""
    curve = artery.curve
    inner = curve.arc[(curve.arc > start) & (curve.arc < end)]
    run = np.concatenate([[start], inner, [end]])
    drawn_in = np.ones(len(run))
    for place, tied in ((start, start > 0.0), (end, end < curve.length)):
        if tied:
            drawn_in = np.minimum(drawn_in, np.clip(np.abs(run - place) / _DRAWN_IN, _TIED_SHARE, 1.0))
    return Artery(Curve(curve.at(run), run - start), np.interp(run, curve.arc, artery.radii) * drawn_in, False)


def superior_mesenteric_artery(body: Body) -> Artery:
    """The superior mesenteric artery: in front of the left renal vein, and 70 mm inferior from there to its cut end."""
    return _mesenteric(body.aorta, body.scale, _left_vein_on_aorta(body))


@lru_cache(maxsize=32)
def _mesenteric(aorta: Aorta, s: float, crossing: float) -> Artery:
    top = aorta.point(crossing + _ABOVE_LEFT_VEIN * s)
    front = top - (0, float(aorta.diameter(top[2])) / 2, 0)
    away = [
        (0.0, -8.5, -4.5),
        (-0.3, -20.0, -13.0),
        (-1.0, -30.5, -25.0),
        (-3.0, -38.5, -45.0),
        (-7.0, -42.0, -66.0),
        (-11.0, -43.5, -88.0),
    ]
    knots = np.concatenate([[top + np.array([0, 0, 2 * s]), front], front + np.array(away) * s])
    curve = curve_through(knots, 3.5 * s)
    return Artery(curve, np.interp(curve.arc, [0, 12 * s, curve.length], [4.2 * s, 3.6 * s, 2.5 * s]), True)


def coeliac_trunk(body: Body) -> Artery:
    """The first centimetre of the coeliac trunk."""
    s = body.scale
    top = body.aorta.point(_left_vein_on_aorta(body) + (_ABOVE_LEFT_VEIN + _COELIAC_ABOVE_MESENTERIC) * s)
    front = top - (0, float(body.aorta.diameter(top[2])) / 2, 0)
    away = [(0.0, -5.0, -1.5), (-0.5, -10.0, -1.0), (-1.0, -14.0, 1.0)]
    curve = curve_through(np.concatenate([[top + np.array([0, 0, 1.5 * s]), front], front + np.array(away) * s]), 1.5 * s)
    return Artery(curve, np.interp(curve.arc, [0, 12 * s, curve.length], [4.4 * s, 3.7 * s, 3.6 * s]), True)


def renal_artery(body: Body, side: Side) -> Artery:
    """A renal artery from the aorta to the hilum, behind the vein; the right one also behind the cava."""
    s = body.scale
    vein = body.course(largest(body.renal_veins, side).id).curve
    hilum = vein.at(vein.length)
    z = _left_vein_on_aorta(body) - _BELOW_LEFT_VEIN * s
    start = body.aorta.point(z)
    end = hilum + np.array([0.0, 5.0, 3.0]) * s
    radius = _RENAL_RADIUS * s
    middle = _behind_cava(body, z, radius) if side == "right" else _beside_aorta(body, z, end)
    lateral = -1.0 if side == "right" else 1.0
    near = end + np.array([-8.0 * lateral, -0.5, 1.0]) * s
    knots = np.concatenate([[start], middle, [near, end + np.array([5.0 * lateral, 1.0, 0.0]) * s]])
    curve = curve_through(knots, 3.5 * s)
    return Artery(curve, np.interp(curve.arc, [0, 14 * s, curve.length], [3.4 * s, radius, 0.85 * radius]), False)


def _behind_cava(body: Body, z: float, radius: float) -> Floats:
    """Knots between the cava's back and the spine."""
    level = float(body.cava.level_at_height(z))
    back = body.cava.wall_point(level, 180.0)
    s, start = body.scale, body.aorta.point(z)
    side = start + np.array([-0.4 * float(body.aorta.diameter(z)), 3.0 * s, 0])
    gap_y = min(back[1] + radius + 1.2 * s, float(body.spine_front(z)) + 2.5 * s)
    passing = np.array([back[0], gap_y, z + 1.0 * s])
    before = np.array(
        [(side[0] + passing[0]) / 2, min(gap_y - 0.8 * s, float(body.spine_front(z)) - radius + 0.6 * s), z + 1.0 * s]
    )
    return np.stack([side, before, passing, passing + np.array([-13.0, 1.5, -1.0]) * s])


def _beside_aorta(body: Body, z: float, end: Floats) -> Floats:
    s, start = body.scale, body.aorta.point(z)
    side = start + np.array([0.4 * float(body.aorta.diameter(z)), 3.0 * s, 0])
    return np.stack([side, side + (end - side) * 0.38 + np.array([0.0, 1.5, 1.0]) * s])


@lru_cache(maxsize=32)
def _left_vein_on_aorta(body: Body) -> float:
    """Height at which the highest left renal vein crosses the aorta; without one, that of the renal veins' middle."""
    heights = []
    for vein in body.renal_veins:
        if vein.side == "left":
            points = body.course(vein.id).curve.points
            nearest = np.argmin(np.abs(points[:, 0] - body.aorta.point(points[:, 2])[:, 0]))
            heights.append(float(points[nearest, 2]))
    return max(heights) if heights else float(body.cava.height(body.landmarks.left_renal_vein))


@lru_cache(maxsize=32)
def _kept(points: bytes, radii: bytes, cut: bool, scale: float) -> Mesh:
    """An artery's mesh, cached by its numbers, so that a landmark that does not move it keeps its mesh."""
    return _mesh(np.frombuffer(points).reshape(-1, 3), np.frombuffer(radii), cut, scale)


def _mesh(centres: Floats, radii: Floats, cut: bool, scale: float) -> Mesh:
    tangent, u, v = parallel_frames(centres)
    if cut:
        # A rim of wall, and the lumen a little way in.
        end, on, r, wall = centres[-1], tangent[-1], radii[-1], 0.8 * scale
        centres = np.concatenate([centres, [end + 0.2 * on, end + 0.2 * on, end, end - 4.0 * scale * on]])
        radii = np.concatenate([radii, [r - 0.2, r - wall + 0.2, r - wall, r - wall - 0.2]])
        u, v = (np.concatenate([w, np.repeat(w[-1:], 4, axis=0)]) for w in (u, v))
    angle = np.arange(_SIDES) * (2 * np.pi / _SIDES)
    ring = np.cos(angle)[None, :, None] * u[:, None] + np.sin(angle)[None, :, None] * v[:, None]
    return ringed_surface(centres[:, None] + radii[:, None, None] * ring)
