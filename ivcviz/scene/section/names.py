"""Names of what lies in the plane."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

import numpy as np

from ivcviz.anatomy.arteries import coeliac_trunk, renal_artery, superior_mesenteric_artery
from ivcviz.anatomy.body import Body, Vertebra
from ivcviz.geometry.arrays import Floats
from ivcviz.geometry.planar import area, inside, widest_row
from ivcviz.messages.sentences import Message, Wording, capital, say, small
from ivcviz.plan.model import Plan
from ivcviz.plan.wording.names import in_words
from ivcviz.scene.section.model import Name, PartOutline
from ivcviz.scene.section.place import vertebra_at

FIELD_MM = (70.0, 42.0)  # half of what a section shows round the cava, across and from front to back
FIELD_BACK_MM = 6.0  # its middle lies so far behind the cava's
# Words, short words and rank of parts that lie in one piece; other parts go by their own name.
_PARTS: dict[str, tuple[Message, Wording, int]] = {
    "right-kidney": (say("Right kidney"), say("R kidney"), 5),
    "left-kidney": (say("Left kidney"), say("L kidney"), 5),
    "right-adrenal": (say("Right adrenal"), say("adrenal"), 6),
    "left-adrenal": (say("Left adrenal"), say("adrenal"), 6),
    "liver": (say("Liver"), say("Liver"), 5),
    "right-atrium": (say("Right atrium"), say("R atrium"), 3),
    "tumour": (say("Tumour"), say("tumour"), 0),
    "patch": (say("Patch"), "", 0),
}
AORTA, RIGHT_RENAL_ARTERY, TUMOUR, PATCH = "aorta", "right-renal-artery", "tumour", "patch"
_SHORT_OF: dict[str, Wording] = {"thrombus": say("thrombus"), "tumour-tongue": say("tongue")}
_UNNAMED = ("veins", "discs", "graft-rings", "arteries", "aorta", "vertebrae", "graft", "resected")
_HEPATIC: dict[str, Wording] = {
    "right-hepatic-vein": say("Right hepatic vein"),
    "middle-hepatic-vein": say("Middle hepatic vein"),
    "left-hepatic-vein": say("Left hepatic vein"),
}
Kind = Literal["organ", "bone", "aorta", "artery", "tumour", "clamp"]


@dataclass(frozen=True, eq=False)
class Outlined:
    """Something in the plane that is named as a whole: id, kind, words, short words, loops, rank."""

    id: str
    kind: Kind
    words: Wording
    short: Wording
    loops: tuple[Floats, ...]
    rank: int


Things = list[Outlined]


def things_in(plan: Plan, height_mm: float, cuts: tuple[PartOutline, ...]) -> Things:
    """Everything in the plane that is named as a whole, with its loops; each artery separately."""
    found: Things = []
    for cut in cuts:
        if cut.id in ("vertebrae", "discs"):
            found += _spine(plan.body, height_mm, cut)
        elif cut.id == "aorta":
            found += _aorta(cut.loops)
        elif cut.id == "arteries":
            found += _arteries(plan.body, height_mm, cut.loops)
        elif cut.layer == "clamps":
            found.append(Outlined(cut.id, "clamp", capital(cut.name), say("clamp"), cut.loops, 3))
        elif cut.id in _PARTS:
            words, short, rank = _PARTS[cut.id]
            found.append(Outlined(cut.id, "tumour" if cut.id == TUMOUR else "organ", words, short, cut.loops, rank))
        elif cut.layer == "tumour":
            found.append(Outlined(cut.id, "tumour", cut.name, _SHORT_OF.get(cut.material, ""), cut.loops, 1))
        elif cut.id not in _UNNAMED and cut.layer not in ("graft", "ghost") and not cut.id.startswith("cut-"):
            found.append(Outlined(cut.id, "organ", cut.name, small(cut.name), cut.loops, 5))
    return found


def names_of(plan: Plan, level_mm: float, height_mm: float, cuts: tuple[PartOutline, ...], things: Things) -> tuple[Name, ...]:
    """Names for what the section shows, each at a point inside what it names."""
    centre = plan.body.cava.point(level_mm)[:2] + np.array([0.0, FIELD_BACK_MM])
    low, high = centre - np.array(FIELD_MM) + 1.5, centre + np.array(FIELD_MM) - 1.5
    names, aorta = [], [loop for cut in cuts if cut.id == "aorta" for loop in cut.loops]
    for thing in things:
        position = widest_row(thing.loops, low, high)
        if position is not None and thing.kind == "artery" and inside(aorta, np.array([position[:2]]))[0]:
            position = _off(aorta, thing.loops, low, high)  # a branch is drawn from within the aorta
        if position is not None:
            names.append(Name(thing.id, thing.words, thing.short, *position, thing.rank))
    return (*names, *_vein_names(plan.body, height_mm, cuts, low, high))


def _off(others: list[Floats], loops: tuple[Floats, ...], low: Floats, high: Floats) -> tuple[float, float, float] | None:
    """The point of some loops' outline that lies deepest in the box of those that lie off other loops; or None."""
    outline = np.concatenate(loops)
    outline = outline[~inside(others, outline) & (outline > low).all(axis=1) & (outline < high).all(axis=1)]
    if not len(outline):
        return None
    x, y = outline[int(np.argmin(np.linalg.norm(outline - outline.mean(axis=0), axis=1)))]
    return float(x), float(y), 0.0


def _spine(body: Body, height_mm: float, cut: PartOutline) -> Things:
    """The vertebral body at this height, and the disc nearest to it: where the column leans the plane meets both."""
    if cut.id == "vertebrae":
        name = vertebra_at(body, height_mm)
        if name is None or name.disc:
            return []
        return [Outlined(cut.id, "bone", say("{name} vertebral body", name=name.name), name.name, cut.loops, 4)]
    between = [(lower.upper_mm + upper.lower_mm, f"{upper.name}–{lower.name}") for lower, upper in pairwise(_upwards(body))]
    _, disc = min(between, key=lambda disc: abs(disc[0] / 2 - height_mm))
    return [Outlined(cut.id, "bone", say("Disc {name}", name=disc), disc, cut.loops, 4)]


def _upwards(body: Body) -> list[Vertebra]:
    return sorted(body.vertebrae, key=lambda vertebra: vertebra.lower_mm)


def _aorta(loops: tuple[Floats, ...]) -> Things:
    nested = len(loops) == 2 and bool(inside([max(loops, key=area)], min(loops, key=area)[:1])[0])  # its hollow cut end
    if len(loops) == 1 or nested:
        return [Outlined(AORTA, "aorta", say("Abdominal aorta"), say("aorta"), loops, 2)]
    right, *others = sorted(loops, key=lambda loop: float(loop[:, 0].mean()))
    if len(others) == 1:
        words = say("Right common iliac artery"), say("Left common iliac artery")
        return [
            Outlined("right-common-iliac", "aorta", words[0], say("R iliac a."), (right,), 3),
            Outlined("left-common-iliac", "aorta", words[1], say("L iliac a."), (others[0],), 3),
        ]
    return [Outlined("common-iliacs", "aorta", say("Iliac arteries"), say("iliac a."), loops, 3)]


def _arteries(body: Body, height_mm: float, loops: tuple[Floats, ...]) -> Things:
    """Each loop by the artery whose course passes it."""
    known, held = _courses_of_arteries(body), dict[str, list[Floats]]()
    for loop in loops:
        position = np.append(loop.mean(axis=0), height_mm)
        nearest = min(known, key=lambda item: float(((item[3] - position) ** 2).sum(axis=1).min()))[0]
        held.setdefault(nearest, []).append(loop)
    return [Outlined(id_, "artery", words, short, tuple(held[id_]), 3) for id_, words, short, _ in known if id_ in held]


@lru_cache(maxsize=4)
def _courses_of_arteries(body: Body) -> tuple[tuple[str, Message, Wording, Floats], ...]:
    """Id, words, short words and points of the course of each artery that is drawn beside the aorta."""
    mesenteric, right, left = (
        superior_mesenteric_artery(body).curve.points,
        renal_artery(body, "right").curve.points,
        renal_artery(body, "left").curve.points,
    )
    return (
        ("superior-mesenteric-artery", say("Superior mesenteric artery"), say("SMA"), mesenteric),
        ("coeliac-trunk", say("Coeliac trunk"), say("coeliac"), coeliac_trunk(body).curve.points),
        (RIGHT_RENAL_ARTERY, say("Right renal artery"), say("R renal a."), right),
        ("left-renal-artery", say("Left renal artery"), say("L renal a."), left),
    )


def _vein_names(body: Body, height_mm: float, cuts: tuple[PartOutline, ...], low: Floats, high: Floats) -> Iterator[Name]:
    """Veins that the plane meets beside the cava, where their course runs through what is drawn."""
    loops = [loop for cut in cuts if cut.material == "vein" for loop in cut.loops]
    centre = body.cava.point(body.cava.level_at_height(height_mm))[:2]
    clear = float(body.cava.section(body.cava.level_at_height(height_mm))[0]) / 2 + 2.0
    for vein_id, text, rank, positions, reach in _stations(body):
        met = np.abs(positions[:, 2] - height_mm) < reach
        if not met.any():
            continue
        met &= (positions[:, :2] > low).all(axis=1) & (positions[:, :2] < high).all(axis=1)
        if height_mm >= 0.0:  # below lies no cava, whose name would stand there
            met &= np.linalg.norm(positions[:, :2] - centre, axis=1) > clear
        places = positions[met, :2]
        places = places[inside(loops, places)] if len(places) else places
        if len(places):
            x, y = places[len(places) // 2]
            yield Name(vein_id, text, "", float(x), float(y), 0.0, rank)


@lru_cache(maxsize=4)
def _stations(body: Body) -> tuple[tuple[str, Wording, int, Floats, Floats], ...]:
    """Of each vein its id, words and rank, places (n, 3) a millimetre apart on its course, and half its height (n,) there."""
    words: dict[str, Wording] = {**{tributary.id: tributary.name for tributary in body.tributaries}, **_HEPATIC}
    renal = {vein.id for vein in body.renal_veins}
    found = []
    for vein_id, course in body.courses.items():
        along = np.arange(0.0, course.length_mm, 1.0)
        text = words.get(vein_id) or capital(in_words(vein_id))
        rank = 2 if vein_id in renal else 4 if vein_id in _HEPATIC else 7
        found.append((vein_id, text, rank, course.curve.at(along), course.width(along) / 2))
    return tuple(found)
