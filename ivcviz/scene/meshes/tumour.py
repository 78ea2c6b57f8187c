"""The tumour's triangles: lobulated, inside the wall or out of it as the case says. Its relief is schematic."""

from dataclasses import replace
from functools import lru_cache

import numpy as np

from ivcviz.anatomy.body import Body
from ivcviz.anatomy.cava import Cava
from ivcviz.anatomy.specification import AnatomySpec
from ivcviz.case.document import Lumen
from ivcviz.geometry.arrays import Floats
from ivcviz.geometry.mesh import Mesh, joined, ringed_surface
from ivcviz.scene.shapes import ThrombusCast, TumourMass

# How far lobules rise above the valleys between them, as a share of the local radius, and their size (mm); by eye.
_RELIEF = 0.27
_LOBULE_MM = 13.0
_ANY = AnatomySpec()
# How deep a tumour that takes a part of the wall grows into the lumen, as a share of its radius there (by eye).
_DEPTH: dict[Lumen | None, float] = {None: 0.75, "open": 0.4, "narrowed": 1.0, "closed": 1.75}


def tumour_mesh(shape: TumourMass, body: Body, full: bool) -> Mesh:
    """Caval part, mass outside the wall and tongues in the veins, as closed surfaces that run into one another."""
    rings, sides = (72, 96) if full else (32, 40)
    pieces = [_in_and_on_the_cava(replace(shape, spec=_ANY, involved=()), body.cava, rings, sides)]
    for vein_id, length in shape.involved:
        if length > 0:
            pieces.append(_tongue(body, vein_id, length, rings // 3, sides // 2))
    return joined(pieces)


@lru_cache(maxsize=8)
def _in_and_on_the_cava(shape: TumourMass, cava: Cava, rings: int, sides: int) -> Mesh:
    """The parts that do not depend on a vein's ostium: the part within the cava and the mass on it."""
    pieces = [_caval_part(shape, cava, rings, sides)]
    if shape.growth != "intraluminal" and shape.mass_mm is not None:
        pieces.append(_outer_mass(shape, cava, rings, sides))
    return joined(pieces)


def _caval_part(shape: TumourMass, cava: Cava, rings: int, sides: int) -> Mesh:
    """Fills the cava between the two levels; swells the wall unless growth is inside only."""
    if shape.circumference_deg is not None and shape.circumference_deg < 360.0:
        return _part_of_wall(shape, cava, rings, sides)
    u = _even_arc(rings)
    levels = shape.lower_mm + u * (shape.upper_mm - shape.lower_mm)
    transverse, ap, _ = cava.section(levels)
    clock = np.arange(sides) * (360.0 / sides)
    wall = cava.wall_point(levels[:, None], clock[None, :])
    centre = cava.point(levels)
    reach = 0.94 if shape.growth == "intraluminal" else 1.12
    taper = _taper(u, shape.upper_mm - shape.lower_mm, float(np.mean(transverse + ap)) / 4)
    around = np.deg2rad(clock)[None, :] * (np.mean(transverse + ap) / 4)
    relief = _lobules(around, levels[:, None], 2 * np.pi * float(np.mean(transverse + ap)) / 4, seed=3)
    swell = taper[:, None] * (reach * (1 - _RELIEF / 2) + _RELIEF / 2 * relief)
    return ringed_surface(_turning(centre[:, None] + (wall - centre[:, None]) * swell[..., None]))


def _part_of_wall(shape: TumourMass, cava: Cava, rings: int, sides: int) -> Mesh:
    """On the wall as far round as the tumour takes it, and into the lumen as deep as that is narrowed; schematic.

    Each ring runs along the wall through the arc, and back within the lumen.
    """
    u = _even_arc(rings)
    levels = shape.lower_mm + u * (shape.upper_mm - shape.lower_mm)
    half, length = (shape.circumference_deg or 0.0) / 2, shape.upper_mm - shape.lower_mm
    out = sides // 2
    aside = np.concatenate([np.linspace(-1.0, 1.0, out), np.linspace(1.0, -1.0, sides - out + 2)[1:-1]])
    across = float(cava.section((shape.lower_mm + shape.upper_mm) / 2)[0]) / 2
    taper = _taper(u, length, min(across, length / 3))[:, None]
    clock = shape.bulge_deg + half * taper * aside
    wall = cava.wall_point(levels[:, None], clock)
    relief = _lobules(np.deg2rad(shape.bulge_deg + half * aside)[None, :] * across, levels[:, None], 2 * np.pi * across, seed=3)
    reach = 0.94 if shape.growth == "intraluminal" else 1.12
    outer = reach * (1 - _RELIEF / 2) + _RELIEF / 2 * relief
    deep = _DEPTH[shape.lumen] * np.sqrt(np.clip(1 - aside**2, 0, 1))
    inner = np.where(np.arange(sides) < out, outer, outer - deep[None] * (1 - 0.12 * relief) - 0.06)
    # The ends taper towards the wall that it grows from.
    foot = 0.9
    swell = foot + (inner - foot) * taper
    centre = cava.point(levels)
    return ringed_surface(_turning(centre[:, None] + (wall - centre[:, None]) * swell[..., None]))


def thrombus_mesh(shape: ThrombusCast, body: Body, full: bool) -> Mesh:
    """A smooth cast of the lumen with rounded ends."""
    rings, sides = (40, 48) if full else (20, 28)
    u = _even_arc(rings)
    levels = shape.lower_mm + u * (shape.upper_mm - shape.lower_mm)
    clock = np.arange(sides) * (360.0 / sides)
    wall, centre = body.cava.wall_point(levels[:, None], clock[None, :]), body.cava.point(levels)
    swell = 0.9 * _taper(u, shape.upper_mm - shape.lower_mm, 5.0)[:, None, None]
    return ringed_surface(_turning(centre[:, None] + (wall - centre[:, None]) * swell))


def _outer_mass(shape: TumourMass, cava: Cava, rings: int, sides: int) -> Mesh:
    """The mass outside the wall: a lobulated ellipsoid that meets the wall over the caval extent and leaves it beyond."""
    assert shape.mass_mm is not None
    length, width, depth = shape.mass_mm
    middle = (shape.lower_mm + shape.upper_mm) / 2
    half = max(length / 2, 4.0)
    inside = min((shape.upper_mm - shape.lower_mm) / 2, 0.98 * half)
    u = _even_arc(rings)
    levels = middle + (2 * u - 1) * half
    left, posterior, _ = np.moveaxis(cava.frame(levels), -2, 0)
    bulge = np.deg2rad(shape.bulge_deg)
    outward = -np.cos(bulge) * posterior + np.sin(bulge) * left
    across = np.cross(np.moveaxis(cava.frame(levels), -2, 0)[2], outward)
    wall = float(np.linalg.norm(cava.wall_point(middle, shape.bulge_deg) - cava.point(middle)))
    away = mass_distance(depth, inside / half, wall)
    centre = cava.point(levels) + away * outward
    angle = np.arange(sides) * (2 * np.pi / sides)
    profile = np.sqrt(np.clip(1 - (2 * u - 1) ** 2, 0, None))
    mean = (width + depth) / 4
    relief = _lobules(angle[None, :] * mean, levels[:, None], 2 * np.pi * mean, seed=7)
    radius = profile[:, None] * (1 - _RELIEF + _RELIEF * relief)
    ring = np.cos(angle)[None, :, None] * outward[:, None] * (depth / 2) + np.sin(angle)[None, :, None] * across[:, None] * (
        width / 2
    )
    return ringed_surface(_turning(centre[:, None] + ring * radius[..., None]))


def mass_distance(depth_mm: float, share: float, wall_mm: float) -> float:
    """How far (mm) the middle of the mass outside the wall lies from the cava's centreline.

    Its inner face meets the wall, `wall_mm` from the centreline, at the ends of the caval extent, which is a `share` of
    the mass's length.
    """
    return max(0.0, depth_mm / 2 * float(np.sqrt(1 - share**2)) + 0.55 * wall_mm - 2.0)


@lru_cache(maxsize=16)
def _tongue(body: Body, vein_id: str, length_mm: float, rings: int, sides: int) -> Mesh:
    """The tumour along an involved vein: from within the cava to a rounded, lobulated end."""
    course = body.course(vein_id)
    u = _even_arc(max(rings, 10))
    along = -8.0 + u * (length_mm + 8.0)
    centres = course.curve.at(along)
    tangent = course.curve.tangent(along)
    across = np.cross(tangent, [0.0, 0.0, 1.0])
    across /= np.linalg.norm(across, axis=1, keepdims=True)
    upward = np.cross(across, tangent)
    s = np.clip(along, 0, None)
    angle = np.arange(sides) * (2 * np.pi / sides)
    wide, thick = course.width(s) * 0.56, course.thickness(s) * 0.60
    relief = _lobules(angle[None, :] * 6.0, along[:, None], 2 * np.pi * 6.0, seed=11)
    swell = _taper(u, length_mm + 8.0, 5.0)[:, None] * (0.94 + 0.14 * relief)
    ring = (
        np.cos(angle)[None, :, None] * (upward * wide[:, None])[:, None]
        + np.sin(angle)[None, :, None] * (across * thick[:, None])[:, None]
    )
    return ringed_surface(_turning(centres[:, None] + ring * swell[..., None]))


def _even_arc(rings: int) -> Floats:
    """Stations in [0, 1], closer together at both ends where the surface rounds off."""
    return (1 - np.cos(np.linspace(0, np.pi, rings))) / 2


def _taper(u: Floats, length_mm: float, radius_mm: float) -> Floats:
    """Radius share along a body of a length with rounded ends: 0 at both ends, 1 between."""
    cap = min(0.5, 1.5 * radius_mm / max(length_mm, 1e-6))
    edge = np.clip(np.minimum(u, 1 - u) / cap, 0, 1)
    return np.sqrt(np.clip(1 - (1 - edge) ** 2, 0, None))


def _lobules(around: Floats, along: Floats, girth_mm: float, seed: int) -> Floats:
    """Relief in [0, 1] on an unrolled surface: rounded lobules with valleys between, the same for the same seed."""
    low, high = float(along.min()), float(along.max())
    columns = max(3, round(girth_mm / (1.5 * _LOBULE_MM)))
    rows = max(1, round((high - low) / (1.35 * _LOBULE_MM)))
    jitter = np.random.default_rng(seed).uniform(-0.28, 0.28, (rows, columns, 3))
    row, column = np.arange(rows)[:, None], np.arange(columns)
    turn = (column + 0.5 * (row % 2) + jitter[..., 0]) * girth_mm / columns
    level = low + (row + 0.5 + jitter[..., 1]) * (high - low) / rows
    size = _LOBULE_MM * (1.05 + 0.7 * jitter[..., 2])
    gap = np.abs((around % girth_mm)[..., None, None] - turn % girth_mm)
    across = (np.minimum(gap, girth_mm - gap) / size) ** 2
    lengthways = ((along[..., None, None] - level) / size) ** 2
    # The nearest lobule is the one whose square distance is least: roots are taken once.
    lowest = np.full(np.broadcast_shapes(around.shape, along.shape), 1.0)
    for place in np.ndindex(rows, columns):
        np.minimum(lowest, across[(..., *place)] + lengthways[(..., *place)], out=lowest)
    return np.sqrt(1 - lowest)


def _turning(rings: Floats) -> Floats:
    """Rings (k, n, 3) turned, if need be, so that the surface through them is wound outwards."""
    middle = rings[len(rings) // 2]
    axis = rings[-1].mean(0) - rings[0].mean(0)
    spoke = middle - middle.mean(0)
    turn = np.cross(spoke, np.roll(spoke, -1, axis=0)).sum(0)
    return rings if turn @ axis > 0 else rings[:, ::-1]
