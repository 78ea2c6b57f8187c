"""The tumour's triangles: lobulated, inside the wall or out of it as the case says. Its relief is schematic."""

from dataclasses import replace
from functools import lru_cache

import numpy as np

from ivcviz.anatomy.body import Body
from ivcviz.anatomy.cava import Cava
from ivcviz.anatomy.hepatic_courses import FORKS_AT, FORKS_INTO, HEPATIC_TRUNK
from ivcviz.anatomy.specification import AnatomySpec
from ivcviz.case.document import Lumen
from ivcviz.geometry.arrays import Floats
from ivcviz.geometry.mesh import Mesh, joined, ringed_surface
from ivcviz.scene.meshes.lobules import RELIEF, even_arc, lobules, taper, turning
from ivcviz.scene.meshes.outer_mass import mass_surface
from ivcviz.scene.shapes import FreeTongue, OuterMass, ThrombusCast, TumourMass

_ANY = AnatomySpec()
_RINGS_SIDES = {True: (72, 96), False: (32, 40)}
# Shares of the wall's distance from the centreline that a tumour fills: within the lumen, and where it swells the cava's wall
# (by eye). In an iliac vein and in the atrium it lies in the lumen, whatever it does in the cava.
_WITHIN, _SWELLING = 0.94, 1.12
_FREE = 0.62  # share of the lumen's width that a tongue free in it has (by eye)
_AT_WALL, _LEAVES_WALL_MM = 0.6, 40.0  # where a tongue springs from the wall: how near it, and over which length (by eye)
_TO_END_MM = 10.0  # over which it draws in towards the cava's ends
# How wide and thick a tongue is, as shares of its vein's half width and thickness: a renal vein's wall is taken over, so that
# the involved length is seen; in a hepatic vein it lies within, and where that
# leaves a common trunk it is narrower (by eye).
_OVER, _IN, _IN_FORK = (1.12, 1.20), (0.90, 0.90), (0.74, 0.74)
# How deep a tumour that takes a part of the wall grows into the lumen, as a share of its radius there (by eye).
_DEPTH: dict[Lumen | None, float] = {None: 0.75, "open": 0.4, "narrowed": 1.0, "closed": 1.75}


def tumour_mesh(shape: TumourMass, body: Body, full: bool) -> Mesh:
    """Caval part, mass outside the wall and tongues in the veins, as closed surfaces that run into one another."""
    rings, sides = _RINGS_SIDES[full]
    pieces = [_in_and_on_the_cava(replace(shape, spec=_ANY, involved=()), body.cava, rings, sides)]
    for vein_id, length in shape.involved:
        pieces += _tongues(body, vein_id, length, rings // 3, sides // 2)
    return joined(pieces)


def outer_mass_mesh(shape: OuterMass, body: Body, full: bool) -> Mesh:
    """The mass outside the wall."""
    return mass_surface(body.cava, shape.lower_mm, shape.upper_mm, shape.mass_mm, shape.bulge_deg, *_RINGS_SIDES[full])


@lru_cache(maxsize=8)
def _in_and_on_the_cava(shape: TumourMass, cava: Cava, rings: int, sides: int) -> Mesh:
    """The parts that do not depend on a vein's ostium: the part within the cava and the mass on it."""
    pieces = [_caval_part(shape, cava, rings, sides)]
    if shape.growth != "intraluminal" and shape.mass_mm is not None:
        pieces.append(mass_surface(cava, shape.lower_mm, shape.upper_mm, shape.mass_mm, shape.bulge_deg, rings, sides))
    return joined(pieces)


def _caval_part(shape: TumourMass, cava: Cava, rings: int, sides: int) -> Mesh:
    """Fills the cava between the two levels; swells the wall unless growth is inside only."""
    if shape.circumference_deg is not None and shape.circumference_deg < 360.0:
        return _part_of_wall(shape, cava, rings, sides)
    u = even_arc(rings)
    levels = shape.lower_mm + u * (shape.upper_mm - shape.lower_mm)
    transverse, ap, _ = cava.section(levels)
    clock = np.arange(sides) * (360.0 / sides)
    wall = cava.wall_point(levels[:, None], clock[None, :])
    centre = cava.point(levels)
    reach = _reach(shape, cava, levels)
    ends = taper(u, shape.upper_mm - shape.lower_mm, float(np.mean(transverse + ap)) / 4)
    if shape.goes_on:
        ends = np.where(u < 0.5, 1.0, ends)
    around = np.deg2rad(clock)[None, :] * (np.mean(transverse + ap) / 4)
    relief = lobules(around, levels[:, None], 2 * np.pi * float(np.mean(transverse + ap)) / 4, seed=3)
    swell = ends[:, None] * (reach * (1 - RELIEF / 2) + RELIEF / 2 * relief)
    return ringed_surface(turning(centre[:, None] + (wall - centre[:, None]) * swell[..., None]))


def _part_of_wall(shape: TumourMass, cava: Cava, rings: int, sides: int) -> Mesh:
    """On the wall as far round as the tumour takes it, and into the lumen as deep as that is narrowed; schematic.

    Each ring runs along the wall through the arc, and back within the lumen.
    """
    u = even_arc(rings)
    levels = shape.lower_mm + u * (shape.upper_mm - shape.lower_mm)
    half, length = (shape.circumference_deg or 0.0) / 2, shape.upper_mm - shape.lower_mm
    out = sides // 2
    aside = np.concatenate([np.linspace(-1.0, 1.0, out), np.linspace(1.0, -1.0, sides - out + 2)[1:-1]])
    across = float(cava.section((shape.lower_mm + shape.upper_mm) / 2)[0]) / 2
    ends = taper(u, length, min(across, length / 3))[:, None]
    clock = shape.bulge_deg + half * ends * aside
    wall = cava.wall_point(levels[:, None], clock)
    relief = lobules(np.deg2rad(shape.bulge_deg + half * aside)[None, :] * across, levels[:, None], 2 * np.pi * across, seed=3)
    outer = _reach(shape, cava, levels) * (1 - RELIEF / 2) + RELIEF / 2 * relief
    deep = _DEPTH[shape.lumen] * np.sqrt(np.clip(1 - aside**2, 0, 1))
    inner = np.where(np.arange(sides) < out, outer, outer - deep[None] * (1 - 0.12 * relief) - 0.06)
    # The ends taper towards the wall that it grows from.
    foot = 0.9
    swell = foot + (inner - foot) * ends
    centre = cava.point(levels)
    return ringed_surface(turning(centre[:, None] + (wall - centre[:, None]) * swell[..., None]))


def free_tongue_mesh(shape: FreeTongue, body: Body, full: bool) -> Mesh:
    """A smooth tongue, narrower than the lumen, with a rounded tip, from the wall or from the middle of the lumen."""
    rings, sides = (40, 48) if full else (20, 28)
    low, high = sorted((shape.root_mm, shape.tip_mm))
    levels = low + even_arc(rings) * (high - low)
    transverse, ap, _ = body.cava.section(levels)
    round_mm = _FREE * float(np.mean(transverse + ap)) / 4
    clock = np.arange(sides) * (360.0 / sides)
    wall, centre = body.cava.wall_point(levels[:, None], clock[None, :]), body.cava.point(levels)
    swell = _FREE * taper(even_arc(rings), high - low, round_mm)[:, None, None]
    off = _off_middle(shape, levels)[:, None]
    room = np.minimum(1.0, (_WITHIN - off) / _FREE)[..., None]
    side = body.cava.wall_point(levels, np.full(rings, shape.wall_deg or 0.0))
    axis = centre + off * (side - centre)
    return ringed_surface(turning(axis[:, None] + (wall - centre[:, None]) * swell * room))


def _off_middle(shape: FreeTongue, levels: Floats) -> Floats:
    """How far a tongue's axis lies off the middle of the lumen towards the wall it springs from, as a share, at levels (n,)."""
    if shape.wall_deg is None:
        return np.zeros(len(levels))
    gone = np.clip(np.abs(levels - shape.root_mm) / _LEAVES_WALL_MM, 0.0, 1.0)
    share: Floats = _AT_WALL * (1 - gone * gone * (3 - 2 * gone))
    return share


def _reach(shape: TumourMass, cava: Cava, levels: Floats) -> Floats:
    """What share of the wall's distance the tumour fills at levels (n,): (n, 1)."""
    own = _WITHIN if shape.growth == "intraluminal" else _SWELLING
    past = np.clip(1.0 + np.maximum(-levels, levels - cava.junction_mm) / _TO_END_MM, 0.0, 1.0)
    return (own + past * (_WITHIN - own))[:, None]


def thrombus_mesh(shape: ThrombusCast, body: Body, full: bool) -> Mesh:
    """A smooth cast of the lumen with rounded ends."""
    rings, sides = (40, 48) if full else (20, 28)
    u = even_arc(rings)
    levels = shape.lower_mm + u * (shape.upper_mm - shape.lower_mm)
    clock = np.arange(sides) * (360.0 / sides)
    wall, centre = body.cava.wall_point(levels[:, None], clock[None, :]), body.cava.point(levels)
    swell = 0.9 * taper(u, shape.upper_mm - shape.lower_mm, 5.0)[:, None, None]
    return ringed_surface(turning(centre[:, None] + (wall - centre[:, None]) * swell))


def _tongues(body: Body, vein_id: str, length_mm: float, rings: int, sides: int) -> list[Mesh]:
    """The tumour in an involved vein; past the end of the common hepatic trunk in both veins that it forks into."""
    fill = _OVER if vein_id in {vein.id for vein in body.renal_veins} else _IN
    runs = body.course(vein_id).length_mm
    found = [_tongue(body, vein_id, (-8.0, min(length_mm, runs)), fill, rings, sides)]
    if length_mm > runs and vein_id == HEPATIC_TRUNK:
        beyond = length_mm - runs * FORKS_AT
        for branch in FORKS_INTO:
            reach = min(beyond, body.course(branch).length_mm)
            found.append(_tongue(body, branch, (0.0, reach), _IN_FORK, rings, sides))
    return found


@lru_cache(maxsize=16)
def _tongue(body: Body, vein_id: str, ends: tuple[float, float], fill: tuple[float, float], rings: int, sides: int) -> Mesh:
    """The tumour along a vein: from within the vessel that this enters to a rounded, lobulated end."""
    course = body.course(vein_id)
    length = ends[1] - ends[0]
    u = even_arc(max(rings, 10))
    along = ends[0] + u * length
    centres = course.curve.at(along)
    tangent = course.curve.tangent(along)
    across = np.cross(tangent, [0.0, 0.0, 1.0])
    across /= np.linalg.norm(across, axis=1, keepdims=True)
    upward = np.cross(across, tangent)
    s = np.clip(along, 0, None)
    angle = np.arange(sides) * (2 * np.pi / sides)
    wide, thick = course.width(s) * fill[0] / 2, course.thickness(s) * fill[1] / 2
    relief = lobules(angle[None, :] * 6.0, along[:, None], 2 * np.pi * 6.0, seed=11)
    swell = taper(u, length, 5.0)[:, None] * (0.94 + 0.14 * relief)
    ring = (
        np.cos(angle)[None, :, None] * (upward * wide[:, None])[:, None]
        + np.sin(angle)[None, :, None] * (across * thick[:, None])[:, None]
    )
    return ringed_surface(turning(centres[:, None] + ring * swell[..., None]))
