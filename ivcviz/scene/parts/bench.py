"""The graft on the bench: straight, with its side branch and holes, without the body."""

from dataclasses import replace
from functools import lru_cache

import numpy as np

from ivcviz.anatomy.body import Body, resolve_body
from ivcviz.anatomy.cava import cava_through
from ivcviz.anatomy.specification import AnatomySpec
from ivcviz.geometry.arrays import Floats
from ivcviz.geometry.seam import Branch
from ivcviz.messages.numbers import one_decimal, short, tenths, whole
from ivcviz.messages.sentences import Message, capital, joined, say
from ivcviz.plan.model import Plan, PlannedGraft, PlannedRenalVein
from ivcviz.plan.operation.act import Thing
from ivcviz.plan.operation.operative_field import Situs
from ivcviz.plan.reconstruction.graft_rings import ring_gaps
from ivcviz.plan.reconstruction.pieces import is_ringed
from ivcviz.scene.model import Label, Part, Point
from ivcviz.scene.parts.prosthesis import branch_part, branch_placement, placement_of
from ivcviz.scene.shapes import BranchRings, GraftRings, GraftTube, HolePatch, SeamSuture
from ivcviz.terms.renal_methods import Piece

_ROOM_MM = 14.0  # round the graft in the picture


@lru_cache(maxsize=4)
def bench_body(spec: AnatomySpec) -> Body:
    """A body whose cava is a straight line: what lies along its levels lies straight, as on the bench."""
    body = resolve_body(spec)
    line = np.array([[0.0, 0.0, 0.0], [0.0, 0.0, 400.0]])
    section = np.array([[0.0, *(float(v) for v in body.cava.section(100.0)[:2])]])
    return replace(body, cava=cava_through(line, section, np.array([[0.0, 0.0]]), body.cava.junction_mm))


def bench_parts(plan: Plan, situs: Situs) -> list[Part]:
    """Tube and rings; of each branch its hole or, once it is sewn on, itself with its seam; each opening as a hole."""
    assert plan.graft is not None
    spec, placement = plan.case.anatomy, replace(placement_of(plan), bench=True)
    parts = [Part("graft", say("Graft"), GraftTube(spec, placement), plan.graft.substitute.material, "graft")]
    if plan.graft.ringed:
        parts.append(Part("graft-rings", say("External rings"), GraftRings(spec, placement, ring_gaps(plan)), "ring", "graft"))
    for vein in _fitted(plan):
        at, piece = branch_placement(plan, vein, placement), _piece_on(vein, situs)
        if piece is not None:
            parts.append(branch_part(plan.graft, vein, piece, at))
            parts.append(Part(f"seam-{vein.id}", say("Suture line"), SeamSuture(at), "suture", "graft"))
            if is_ringed(plan.graft, piece):
                parts.append(Part(f"branch-rings-{vein.id}", say("Rings"), BranchRings(at), "ring", "graft"))
        elif Thing("hole", vein.id) in situs.made:
            parts.append(Part(f"hole-{vein.id}", say("Graftotomy"), HolePatch(at), "lumen", "graft"))
    return parts


def bench_box(plan: Plan) -> tuple[Point, Point]:
    """What the camera frames: the straight graft with its longest branch."""
    assert plan.graft is not None
    placement = placement_of(plan)
    aside = placement.outer_radius_mm + max([v.branch.length_mm for v in _fitted(plan) if v.branch is not None], default=0.0)
    low, high = placement.inferior_mm - _ROOM_MM, placement.superior_mm + _ROOM_MM
    return (-aside - _ROOM_MM, -aside, low), (aside + _ROOM_MM, aside, high)


def bench_labels(plan: Plan, situs: Situs) -> tuple[Label, ...]:
    """The labels of the bench: lengths that are cut and sewn."""
    assert plan.graft is not None
    graft, placement = plan.graft, placement_of(plan)
    middle = placement.inferior_mm + 0.72 * (placement.superior_mm - placement.inferior_mm)
    labels = [Label("graft", _graft_words(graft), (_front(middle, placement.outer_radius_mm),), 0)]
    for id_, name, level in (
        ("Superior end", say("Superior end"), placement.superior_mm - 1.0),
        ("Inferior end", say("Inferior end"), placement.inferior_mm + 1.0),
    ):
        labels.append(Label(id_, name, (_front(level, placement.outer_radius_mm),), 4))
    for vein in _fitted(plan):
        if Thing("hole", vein.id) in situs.made:
            labels += _branch_labels(plan, vein, _piece_on(vein, situs))
    return tuple(labels)


def _graft_words(graft: PlannedGraft) -> Message:
    diameter, length = short(graft.diameter_mm), whole(graft.length_mm)
    return say("Graft Ø {diameter} mm, about {length} mm long (measured in situ)", diameter=diameter, length=length)


def _branch_labels(plan: Plan, vein: PlannedRenalVein, piece: Piece | None) -> list[Label]:
    hole, branch = vein.hole, vein.branch
    assert hole is not None
    assert branch is not None
    placement, where = placement_of(plan), bench_body(plan.case.anatomy).cava
    level = placement.superior_mm - hole.centre_from_superior_end_mm
    outward = where.direction(level, hole.clock_deg)
    position = where.point(level) + placement.outer_radius_mm * outward
    place = say(
        "{distance} mm from the superior end, at {clock}°",
        distance=whole(hole.centre_from_superior_end_mm),
        clock=whole(hole.clock_deg),
    )
    size = {"width": one_decimal(hole.width_mm), "height": one_decimal(hole.height_mm)}
    if piece is None:
        # The rim's most anterior point is seen from the front even where the hole looks to the side.
        edge = np.rad2deg(hole.width_mm / 2 / placement.outer_radius_mm) * (1 if hole.clock_deg > 180 else -1)
        rim = where.point(level) + placement.outer_radius_mm * where.direction(level, hole.clock_deg + edge)
        points = (_place(position), _place(rim))
        words = say("Graftotomy {width} × {height} mm", **size)
        return [Label(f"hole-{vein.id}", words, points, 1), Label(f"place-{vein.id}", place, points[::-1], 3)]
    takeoff = np.deg2rad(branch.takeoff_deg)
    axis = np.sin(takeoff) * outward - np.cos(takeoff) * np.array([0.0, 0.0, 1.0])
    tip, middle = position + axis * branch.length_mm, position + axis * branch.length_mm * 0.55
    labels = [Label(f"branch-{vein.id}", _piece_words(piece, branch), _round(middle, outward, branch.tip_diameter_mm / 2), 1)]
    far_end = say("{end}, to the renal stump", end=piece.far_end)
    labels.append(Label(f"tip-{vein.id}", far_end, _round(tip, outward, branch.tip_diameter_mm / 2), 4))
    if vein.seam is not None:
        foot = _round(position + 2.0 * axis, outward, branch.base_diameter_mm / 2)
        words = say("Seam {length} mm, hole {width} × {height} mm", length=one_decimal(vein.seam.length_mm), **size)
        labels.append(Label(f"seam-{vein.id}", words, foot, 2))
        labels.append(Label(f"place-{vein.id}", place, _round(position, outward, branch.base_diameter_mm / 2 - 1.0), 3))
    return labels


def _piece_words(piece: Piece, branch: Branch) -> Message:
    base, tip = tenths(branch.base_diameter_mm), tenths(branch.tip_diameter_mm)
    size = base if base == tip else joined((base, tip), " → ")
    name = capital(piece.name)
    return say("{piece} Ø {size} mm, at {angle}°", piece=name, size=size, angle=tenths(branch.takeoff_deg))


def _piece_on(vein: PlannedRenalVein, situs: Situs) -> Piece | None:
    """The piece between graft and vein once it is sewn to its hole."""
    return vein.piece if Thing("branch", vein.id) in situs.sewn else None


def _fitted(plan: Plan) -> list[PlannedRenalVein]:
    return [vein for vein in plan.renal_veins if vein.hole is not None and vein.branch is not None]


def _front(level: float, radius: float) -> Point:
    return (0.0, -radius, level)


def _round(position: Floats, outward: Floats, radius: float) -> tuple[Point, ...]:
    """Anchors for a label: in front of a point, the point itself, and outside it."""
    return tuple(_place(p) for p in (position + radius * np.array([0.0, -1.0, 0.0]), position, position + radius * outward))


def _place(position: Floats) -> Point:
    x, y, z = position
    return (float(x), float(y), float(z))
