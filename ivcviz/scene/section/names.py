"""What lies in the plane by name, and how far it is from the wall."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

import numpy as np

from ivcviz.anatomy.arteries import coeliac_trunk, renal_artery, superior_mesenteric_artery
from ivcviz.anatomy.body import Body, Vertebra
from ivcviz.geometry.arrays import Floats
from ivcviz.geometry.planar import inside, widest_row
from ivcviz.plan.model import Plan
from ivcviz.scene.section.model import Cut, Name
from ivcviz.scene.section.place import vertebra_at

FIELD_MM = (70.0, 42.0)  # half of what a section shows round the cava, across and from front to back
FIELD_BACK_MM = 6.0  # its middle lies so far behind the cava's
# Words, short words and rank of parts that lie in one piece; other parts go by their own name.
_PARTS = {
    "right-kidney": ("Right kidney", "R kidney", 5),
    "left-kidney": ("Left kidney", "L kidney", 5),
    "right-adrenal": ("Right adrenal", "adrenal", 6),
    "left-adrenal": ("Left adrenal", "adrenal", 6),
    "liver": ("Liver", "Liver", 5),
    "right-atrium": ("Right atrium", "R atrium", 3),
    "tumour": ("Tumour", "tumour", 0),
    "patch": ("Patch", "", 0),
}
AORTA, RIGHT_RENAL_ARTERY, TUMOUR, PATCH = "aorta", "right-renal-artery", "tumour", "patch"
_UNNAMED = ("veins", "discs", "graft-rings", "arteries", "aorta", "vertebrae", "graft", "resected")
_HEPATIC = {
    "right-hepatic-vein": "Right hepatic vein",
    "middle-hepatic-vein": "Middle hepatic vein",
    "left-hepatic-vein": "Left hepatic vein",
}
Kind = Literal["organ", "bone", "aorta", "artery", "tumour", "clamp"]


@dataclass(frozen=True, eq=False)
class Outlined:
    """Something that the plane meets and that is named as a whole: its id and kind, words, short words, loops, and rank."""

    id: str
    kind: Kind
    words: str
    short: str
    loops: tuple[Floats, ...]
    rank: int


Things = list[Outlined]


def things_in(plan: Plan, height_mm: float, cuts: tuple[Cut, ...]) -> Things:
    """Everything that is named as a whole, arteries one by one, with its loops."""
    found: Things = []
    for cut in cuts:
        if cut.id in ("vertebrae", "discs"):
            found += _spine(plan.body, height_mm, cut)
        elif cut.id == "aorta":
            found += _aorta(cut.loops)
        elif cut.id == "arteries":
            found += _arteries(plan.body, height_mm, cut.loops)
        elif cut.layer == "clamps":
            found.append(Outlined(cut.id, "clamp", cut.name[0].upper() + cut.name[1:], "clamp", cut.loops, 3))
        elif cut.id in _PARTS:
            words, short, rank = _PARTS[cut.id]
            found.append(Outlined(cut.id, "tumour" if cut.id == TUMOUR else "organ", words, short, cut.loops, rank))
        elif cut.layer == "tumour":
            found.append(Outlined(cut.id, "tumour", cut.name, "thrombus", cut.loops, 1))
        elif cut.id not in _UNNAMED and cut.layer not in ("graft", "ghost") and not cut.id.startswith("cut-"):
            found.append(Outlined(cut.id, "organ", cut.name, cut.name.lower(), cut.loops, 5))
    return found


def names_of(plan: Plan, level_mm: float, height_mm: float, cuts: tuple[Cut, ...], things: Things) -> tuple[Name, ...]:
    """Words for what the field shows, each at a point inside what it names."""
    centre = plan.body.cava.point(level_mm)[:2] + np.array([0.0, FIELD_BACK_MM])
    low, high = centre - np.array(FIELD_MM) + 1.5, centre + np.array(FIELD_MM) - 1.5
    names, aorta = [], [loop for cut in cuts if cut.id == "aorta" for loop in cut.loops]
    for thing in things:
        spot = widest_row(thing.loops, low, high)
        if spot is not None and thing.kind == "artery" and inside(aorta, np.array([spot[:2]]))[0]:
            spot = _off(aorta, thing.loops, low, high)  # a branch is drawn from within the aorta
        if spot is not None:
            names.append(Name(thing.id, thing.words, thing.short, *spot, thing.rank))
    return (*names, *_vein_names(plan.body, height_mm, cuts, low, high))


def _off(others: list[Floats], loops: tuple[Floats, ...], low: Floats, high: Floats) -> tuple[float, float, float] | None:
    """The point of some loops' outline that lies deepest in the box of those that lie off other loops; or None."""
    outline = np.concatenate(loops)
    outline = outline[~inside(others, outline) & (outline > low).all(axis=1) & (outline < high).all(axis=1)]
    if not len(outline):
        return None
    x, y = outline[int(np.argmin(np.linalg.norm(outline - outline.mean(axis=0), axis=1)))]
    return float(x), float(y), 0.0


def _spine(body: Body, height_mm: float, cut: Cut) -> Things:
    """The vertebral body at this height, and the disc nearest to it: where the column leans the plane meets both."""
    if cut.id == "vertebrae":
        name = vertebra_at(body, height_mm)
        return (
            []
            if not name or name.startswith("disc")
            else [Outlined(cut.id, "bone", f"{name} vertebral body", name, cut.loops, 4)]
        )
    between = [(lower.upper_mm + upper.lower_mm, f"{upper.name}–{lower.name}") for lower, upper in pairwise(_upwards(body))]
    _, name = min(between, key=lambda disc: abs(disc[0] / 2 - height_mm))
    return [Outlined(cut.id, "bone", f"Disc {name}", name, cut.loops, 4)]


def _upwards(body: Body) -> list[Vertebra]:
    return sorted(body.vertebrae, key=lambda vertebra: vertebra.lower_mm)


def _aorta(loops: tuple[Floats, ...]) -> Things:
    if len(loops) == 1:
        return [Outlined(AORTA, "aorta", "Abdominal aorta", "aorta", loops, 2)]
    sides = sorted(loops, key=lambda loop: float(loop[:, 0].mean()))
    if len(loops) == 2:
        named = zip(("Right", "Left"), sides, strict=True)
        return [
            Outlined(f"{side.lower()}-common-iliac", "aorta", f"{side} common iliac artery", f"{side[0]} iliac a.", (loop,), 3)
            for side, loop in named
        ]
    return [Outlined("common-iliacs", "aorta", "Iliac arteries", "iliac a.", loops, 3)]


def _arteries(body: Body, height_mm: float, loops: tuple[Floats, ...]) -> Things:
    """Each loop by the artery whose course passes it."""
    known, held = _courses_of_arteries(body), dict[str, list[Floats]]()
    for loop in loops:
        spot = np.append(loop.mean(axis=0), height_mm)
        nearest = min(known, key=lambda item: float(((item[3] - spot) ** 2).sum(axis=1).min()))[0]
        held.setdefault(nearest, []).append(loop)
    return [Outlined(id_, "artery", words, short, tuple(held[id_]), 3) for id_, words, short, _ in known if id_ in held]


@lru_cache(maxsize=4)
def _courses_of_arteries(body: Body) -> tuple[tuple[str, str, str, Floats], ...]:
    """Id, words, short words and points of the course of each artery that is drawn beside the aorta."""
    return (
        ("superior-mesenteric-artery", "Superior mesenteric artery", "SMA", superior_mesenteric_artery(body).curve.points),
        ("coeliac-trunk", "Coeliac trunk", "coeliac", coeliac_trunk(body).curve.points),
        (RIGHT_RENAL_ARTERY, "Right renal artery", "R renal a.", renal_artery(body, "right").curve.points),
        ("left-renal-artery", "Left renal artery", "L renal a.", renal_artery(body, "left").curve.points),
    )


def _vein_names(body: Body, height_mm: float, cuts: tuple[Cut, ...], low: Floats, high: Floats) -> Iterator[Name]:
    """Veins that the plane meets beside the cava, where their course runs through what is drawn."""
    loops = [loop for cut in cuts if cut.material == "vein" for loop in cut.loops]
    centre = body.cava.point(body.cava.level_at_height(height_mm))[:2]
    clear = float(body.cava.section(body.cava.level_at_height(height_mm))[0]) / 2 + 2.0
    for vein_id, text, rank, spots, reach in _stations(body):
        met = np.abs(spots[:, 2] - height_mm) < reach
        if not met.any():
            continue
        met &= (spots[:, :2] > low).all(axis=1) & (spots[:, :2] < high).all(axis=1)
        met &= np.linalg.norm(spots[:, :2] - centre, axis=1) > clear
        places = spots[met, :2]
        places = places[inside(loops, places)] if len(places) else places
        if len(places):
            x, y = places[len(places) // 2]
            yield Name(vein_id, text, "", float(x), float(y), 0.0, rank)


@lru_cache(maxsize=4)
def _stations(body: Body) -> tuple[tuple[str, str, int, Floats, Floats], ...]:
    """Of each vein its id, words and rank, places (n, 3) a millimetre apart on its course, and half its height (n,) there."""
    words = {**{tributary.id: tributary.name for tributary in body.tributaries}, **_HEPATIC}
    renal = {vein.id for vein in body.renal_veins}
    found = []
    for vein_id, course in body.courses.items():
        along = np.arange(0.0, course.length_mm, 1.0)
        text = words.get(vein_id, vein_id.replace("-", " ").capitalize())
        rank = 2 if vein_id in renal else 4 if vein_id in _HEPATIC else 7
        found.append((vein_id, text, rank, course.curve.at(along), course.width(along) / 2))
    return tuple(found)
