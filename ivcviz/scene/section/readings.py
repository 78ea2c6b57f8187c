"""Readings from a section, in words and numbers. Schematic: lengths and areas are the drawing's, not the patient's."""

from functools import lru_cache

import numpy as np

from ivcviz.anatomy.arteries import renal_artery, tied_at_mm
from ivcviz.anatomy.body import Body
from ivcviz.anatomy.landmarks import hepatic_name
from ivcviz.case.levels import level_mm as level_of
from ivcviz.geometry.arrays import Floats
from ivcviz.geometry.planar import gap, inside
from ivcviz.messages.numbers import mm, one_decimal, short, whole
from ivcviz.messages.sentences import Changed, Message, Text, Wording, joined, listed, say, small
from ivcviz.plan.model import Plan
from ivcviz.plan.operation.act import CAVOTOMY, SEGMENT, WALL
from ivcviz.plan.operation.operative_field import Situs
from ivcviz.plan.wording.names import LUMEN_WORDS, in_words
from ivcviz.scene.model import Moment
from ivcviz.scene.parts.clamps import clamps_on
from ivcviz.scene.parts.removed import closed_caval_stumps, divided_at, tied_arteries, veins_gone
from ivcviz.scene.section.graft_lumen import grafted_at
from ivcviz.scene.section.model import SectionReading
from ivcviz.scene.section.names import AORTA, PATCH, RIGHT_RENAL_ARTERY, TUMOUR, Things
from ivcviz.scene.section.place import clock_of, clock_words, vertebra_at, zone_at

_NEAR_MM, _MOST = 25.0, 5  # neighbours farther away, and more of them, are not told
_EVERY_MM = 0.5  # a place on its course
_CROSSING_MM = 5.0  # above or below the plane an artery is still told of


def involved_arc(plan: Plan, moment: Moment, level_mm: float) -> tuple[float, float] | None:
    """The arc of wall that the tumour takes at a level, clockwise between two clock positions; None: none or not recorded."""
    degrees = plan.case.tumour.circumference_deg
    if not moment.shows_tumour or degrees is None or not _in_tumour(plan, level_mm):
        return None
    middle = plan.case.tumour.bulge_deg
    return (middle - degrees / 2) % 360.0, (middle + degrees / 2) % 360.0


def facts_of(
    plan: Plan,
    moment: Moment,
    level_mm: float,
    wall: Floats | None,
    things: Things,
    native_mm2: float | None,
    lumen_mm2: float | None,
) -> tuple[SectionReading, ...]:
    """The readings, the most important first; those without meaning at a stage or level are left out."""
    facts = [SectionReading(say("Height"), place_words(plan, level_mm))]
    if moment.shows_tumour:
        met = any(thing.id == TUMOUR for thing in things)
        facts.append(SectionReading(say("Wall involved"), _involved_words(plan, level_mm, met)))
    # Where the wall is opened or patched that is told, not a lumen.
    facts += _patch(plan, moment, level_mm) or _lumen(plan, moment, level_mm, native_mm2, lumen_mm2)
    facts += _openings(plan, moment, level_mm)
    beside = _neighbours(plan, moment.situs, level_mm, wall, things)
    if beside:
        facts.append(SectionReading(say("Nearest to the wall"), beside))
    if native_mm2 is not None:
        wide, deep, _ = (float(value) for value in plan.body.cava.section(level_mm))
        facts.append(
            SectionReading(
                say("Native cava"),
                say(
                    "{wide} × {deep} mm (transverse × AP), {area} mm²",
                    wide=one_decimal(wide),
                    deep=one_decimal(deep),
                    area=whole(native_mm2),
                ),
            )
        )
    return tuple(facts)


def place_words(plan: Plan, level_mm: float) -> Text:
    """ "120 mm above the confluence · disc L1–L2 · zone II"."""
    height = mm(abs(level_mm))
    above, below = say("{height} above the confluence", height=height), say("{height} below the confluence", height=height)
    vertebra = vertebra_at(plan.body, float(plan.body.cava.height(level_mm)))
    zone = zone_at(plan, level_mm)
    beyond = say("beyond the cavoatrial junction") if level_mm > 0 else say("below the cava")
    parts: list[Wording] = [above if level_mm >= 0 else below]
    parts += [vertebra.words] if vertebra is not None else []
    return joined([*parts, say("zone {zone}", zone=zone) if zone else beyond], " · ")


def _involved_words(plan: Plan, level_mm: float, met: bool) -> Message:
    if not _in_tumour(plan, level_mm):
        none = say("none at this height")
        return say("{none}, where the mass lies beside the cava", none=none) if met else none
    degrees = plan.case.tumour.circumference_deg
    if degrees is None:
        return say("degrees not recorded")
    if degrees >= 360.0:
        return say("360°, all round")
    middle = plan.case.tumour.bulge_deg
    start, stop = clock_words(middle - degrees / 2), clock_words(middle + degrees / 2)
    return say("{degrees}°, from {start} to {stop}", degrees=short(degrees), start=start, stop=stop)


def _lumen(
    plan: Plan, moment: Moment, level_mm: float, native_mm2: float | None, lumen_mm2: float | None
) -> list[SectionReading]:
    if native_mm2 is None or moment.stage == "intact":
        return []
    clamp = _clamp_at(plan, moment.situs, level_mm)
    closed = say("closed by the {clamp}", clamp=clamp) if clamp else None
    if grafted_at(plan, moment.situs, level_mm):
        assert plan.graft is not None
        assert lumen_mm2 is not None
        state = closed or _share(lumen_mm2, native_mm2)
        return [
            SectionReading(say("Graft"), say("inner Ø {diameter}, {share}", diameter=mm(plan.graft.diameter_mm), share=state))
        ]
    if lumen_mm2 is None:
        return [SectionReading(say("Cava"), say("resected at this height"))]
    words = closed or _share(lumen_mm2, native_mm2)
    if moment.shows_tumour and lumen_mm2 < native_mm2 and not _in_tumour(plan, level_mm):
        drawn = say("bland thrombus, as drawn") if _in_thrombus(plan, level_mm) else say("as drawn")
        words = say("{lumen} ({drawn})", lumen=words, drawn=drawn)
    if moment.shows_tumour and _in_tumour(plan, level_mm):
        recorded = plan.case.tumour.lumen
        state = say("not recorded") if recorded is None else LUMEN_WORDS[recorded]
        words = say("{lumen} (as drawn; on imaging: {state})", lumen=words, state=state)
    return [SectionReading(say("Lumen that remains"), words)]


def _patch(plan: Plan, moment: Moment, level_mm: float) -> list[SectionReading]:
    """What a partial resection takes of the wall, or what is in its place: a spindle, narrower towards its ends."""
    defect, situs = plan.defect, moment.situs
    if defect is None or not {WALL, CAVOTOMY} & situs.cut or not defect.inferior_mm <= level_mm <= defect.superior_mm:
        return []
    if CAVOTOMY in situs.cut:
        state = say("closed side to side") if CAVOTOMY in situs.closed else say("open")
        return [SectionReading(say("Cavotomy"), say("{state}, at {clock}", state=state, clock=clock_words(defect.clock_deg)))]
    place = say(
        "at {clock}, {arc}° ({width}) at its widest",
        clock=clock_words(defect.clock_deg),
        arc=whole(defect.arc_deg),
        width=mm(defect.width_mm),
    )
    if WALL in situs.closed:
        return [SectionReading(say("Wall taken, closed side to side"), place)]
    if WALL in situs.sewn and plan.patch is not None:
        return [SectionReading(say("Patch"), joined((plan.patch.substitute.name, place), ", "))]
    return [SectionReading(say("Wall taken"), place)]


def _share(lumen_mm2: float, native_mm2: float) -> Message:
    area, share = whole(lumen_mm2), whole(100 * lumen_mm2 / native_mm2)
    return say("{area} mm², {share} % of the native lumen", area=area, share=share)


def _clamp_at(plan: Plan, situs: Situs, level_mm: float) -> Wording:
    """The name of the clamp whose jaw lies at a level; "" where none does."""
    half = plan.case.resection.jaw_mm / 2
    on = [(clamp.name, clamp.level_mm) for clamp in clamps_on(plan, situs) if clamp.level_mm is not None]
    return next((name for name, level in on if abs(level - level_mm) <= half), "")


def _openings(plan: Plan, moment: Moment, level_mm: float) -> list[SectionReading]:
    if grafted_at(plan, moment.situs, level_mm):
        return _holes(plan, level_mm)
    cut, situs = plan.resection, moment.situs
    opened = SEGMENT in situs.out or WALL in situs.cut
    if opened and cut is not None and cut.inferior_mm <= level_mm <= cut.superior_mm:
        return []
    body = plan.body
    gone = {*veins_gone(situs), *closed_caval_stumps(situs), *divided_at(plan, situs)}
    ostia = [(in_words(v.id), v.ostium) for v in body.renal_veins if v.id not in gone]
    ostia += [(small(hepatic_name(v)), v.ostium) for v in body.hepatic_veins if v.main]
    veins: list[tuple[Wording, float]] = [
        (name, ostium.clock_deg) for name, ostium in ostia if ostium.lower_mm <= level_mm <= ostium.upper_mm
    ]
    for vein in body.tributaries:
        if vein.id not in gone and vein.enters == "ivc" and abs(vein.level_mm - level_mm) <= vein.diameter_mm / 2:
            veins.append((small(vein.name), vein.clock_deg))
    if not veins:
        return []
    return [
        SectionReading(
            say("Veins opening here"),
            listed([say("{name} at {clock}", name=name, clock=clock_words(clock)) for name, clock in veins]),
        )
    ]


def _holes(plan: Plan, level_mm: float) -> list[SectionReading]:
    assert plan.graft is not None
    facts = []
    for vein in plan.renal_veins:
        if vein.hole is None:
            continue
        centre = plan.graft.superior_mm - vein.hole.centre_from_superior_end_mm
        if abs(centre - level_mm) <= vein.hole.height_mm / 2:
            words = say(
                "{vein} at {clock}, {width} × {height}: {method}",
                vein=in_words(vein.id),
                clock=clock_words(vein.hole.clock_deg),
                width=one_decimal(vein.hole.width_mm),
                height=mm(vein.hole.height_mm),
                method=vein.method.name,
            )
            facts.append(SectionReading(say("Graftotomy here"), words))
    return facts


def _neighbours(plan: Plan, situs: Situs, level_mm: float, wall: Floats | None, things: Things) -> Wording:
    """Gaps from the wall to neighbouring structures, nearest first, with the clock position of the nearest point."""
    if wall is None:
        return ""
    centre, result = wall.mean(axis=0), list[tuple[float, Message]]()
    aorta = next((thing.loops for thing in things if thing.id == AORTA), ())
    low, high = wall.min(axis=0) - _NEAR_MM, wall.max(axis=0) + _NEAR_MM
    for thing in things:
        if thing.kind in ("tumour", "clamp") or thing.id in (PATCH, RIGHT_RENAL_ARTERY):
            continue
        distance, _, there = gap(wall, _near(thing.loops, low, high))
        if distance <= _NEAR_MM and (thing.loops is aorta or not inside(aorta, there[None])[0]):  # where branches begin
            clock, what = whole(clock_of(centre, there)), _inside(thing.words)
            result.append((distance, say("{what} {gap} at {clock}°", what=what, gap=_gap_words(distance), clock=clock)))
    result += _right_renal_artery(plan, situs, level_mm, wall)
    result.sort(key=lambda item: item[0])
    return joined([words for _, words in result[:_MOST]], " · ") if result else ""


def _near(loops: tuple[Floats, ...], low: Floats, high: Floats) -> list[Floats]:
    """The loops that reach into a box."""
    return [loop for loop in loops if (loop.max(axis=0) > low).all() and (loop.min(axis=0) < high).all()]


def _right_renal_artery(plan: Plan, situs: Situs, level_mm: float, wall: Floats) -> list[tuple[float, Message]]:
    """Where it crosses behind the cava in the plane or within a few millimetres of it: all of it that is there."""
    if "right" in plan.body.spec.missing_kidneys:
        return []
    (points, radii), height = _course_of_right_renal_artery(plan.body), float(plan.body.cava.height(level_mm))
    if "right" in tied_arteries(situs):
        stump = np.arange(len(points)) * _EVERY_MM < tied_at_mm(plan.body, "right")
        points, radii = points[stump], radii[stump]
    off = points[:, 2] - height
    near = np.abs(off) <= radii + _CROSSING_MM
    centre = wall.mean(axis=0)
    near &= points[:, 1] > centre[1]
    near &= (points[:, 0] > wall[:, 0].min() - 3.0) & (points[:, 0] < wall[:, 0].max() + 3.0)
    if not near.any():
        return []
    reach = np.linalg.norm(points[near, None, :2] - wall, axis=2).min(axis=1) - radii[near]
    k = int(np.argmin(reach))
    point, away = points[near][k], float(off[near][k])
    beside = max(abs(away) - float(radii[near][k]), 0.0)
    distance = 0.0 if inside([wall], point[None, :2]).any() else max(float(reach[k]), 0.0)
    words = say(
        "right renal artery behind it {gap} at {clock}°", gap=_gap_words(distance), clock=whole(clock_of(centre, point[:2]))
    )
    if beside > 0 and away > 0:
        words = say("{artery}, crossing {length} above this height", artery=words, length=mm(beside))
    elif beside > 0:
        words = say("{artery}, crossing {length} below this height", artery=words, length=mm(beside))
    return [(distance, words)]


@lru_cache(maxsize=4)
def _course_of_right_renal_artery(body: Body) -> tuple[Floats, Floats]:
    """Places (n, 3) along it and radii (n,)."""
    artery = renal_artery(body, "right")
    along = np.arange(0.0, artery.curve.length, _EVERY_MM)
    return artery.curve.at(along), np.interp(along, artery.curve.arc, artery.radii)


def _gap_words(distance: float) -> Text:
    return say("touching") if distance < 0.05 else mm(distance)


def _inside(words: Wording) -> Text:
    """A name inside a sentence: "liver", but "L2 vertebral body"."""
    return Changed(words, _small_unless_a_vertebra)


def _small_unless_a_vertebra(words: str) -> str:
    return words if words[1:2].isdigit() else words[:1].lower() + words[1:]


def _in_thrombus(plan: Plan, level_mm: float) -> bool:
    thrombus = plan.case.tumour.thrombus
    if thrombus is None:
        return False
    low, high = (level_of(end, plan.body.landmarks) for end in (thrombus.lower, thrombus.upper))
    return low <= level_mm <= high


def _in_tumour(plan: Plan, level_mm: float) -> bool:
    return plan.extent.lower_mm <= level_mm <= plan.extent.upper_mm
