"""What is read from a section, in words and numbers. Schematic: lengths and areas are the drawing's, not the patient's."""

from functools import lru_cache

import numpy as np

from ivcviz.anatomy.arteries import renal_artery
from ivcviz.anatomy.body import Body
from ivcviz.case.levels import level_mm as level_of
from ivcviz.geometry.arrays import Floats
from ivcviz.geometry.planar import gap, inside
from ivcviz.messages.numbers import listed, mm, tenths
from ivcviz.plan.model import Plan
from ivcviz.plan.operation.act import SEGMENT, WALL
from ivcviz.plan.operation.situs import Situs
from ivcviz.scene.model import Moment
from ivcviz.scene.parts.clamps import clamps_on
from ivcviz.scene.section.lumen import grafted_at
from ivcviz.scene.section.model import Fact
from ivcviz.scene.section.names import AORTA, Things
from ivcviz.scene.section.place import clock_of, clock_words, vertebra_at, zone_at

_NEAR_MM, _MOST = 25.0, 5  # neighbours farther away, and more of them, are not told
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
) -> tuple[Fact, ...]:
    """Readings, the most asked for first; what has no meaning at a stage or a level is left out."""
    facts = [Fact("Height", place_words(plan, level_mm))]
    if moment.shows_tumour:
        met = any(words == "Tumour" for words, *_ in things)
        facts.append(Fact("Wall involved", _involved_words(plan, level_mm, met)))
    # Where the wall is opened or patched that is told, not a lumen.
    facts += _patch(plan, moment, level_mm) or _lumen(plan, moment, level_mm, native_mm2, lumen_mm2)
    facts += _openings(plan, moment, level_mm)
    beside = _neighbours(plan, level_mm, wall, things)
    if beside:
        facts.append(Fact("Nearest to the wall", beside))
    if native_mm2 is not None:
        wide, deep, _ = (float(value) for value in plan.body.cava.section(level_mm))
        facts.append(Fact("Native cava", f"{wide:.1f} × {deep:.1f} mm (transverse × AP), {native_mm2:.0f} mm²"))
    return tuple(facts)


def place_words(plan: Plan, level_mm: float) -> str:
    """ "120 mm above the confluence · disc L1–L2 · zone II"."""
    parts = [f"{mm(abs(level_mm))} {'above' if level_mm >= 0 else 'below'} the confluence"]
    vertebra = vertebra_at(plan.body, float(plan.body.cava.height(level_mm)))
    zone = zone_at(plan, level_mm)
    beyond = "beyond the cavoatrial junction" if level_mm > 0 else "below the cava"
    return " · ".join([*parts, *([vertebra] if vertebra else []), f"zone {zone}" if zone else beyond])


def _involved_words(plan: Plan, level_mm: float, met: bool) -> str:
    if not _in_tumour(plan, level_mm):
        return f"none at this height{', where the mass lies beside the cava' if met else ''}"
    degrees = plan.case.tumour.circumference_deg
    if degrees is None:
        return "degrees not recorded"
    if degrees >= 360.0:
        return "360°, all round"
    middle = plan.case.tumour.bulge_deg
    start, stop = clock_words(middle - degrees / 2), clock_words(middle + degrees / 2)
    return f"{degrees:g}°, from {start} to {stop}"


def _lumen(plan: Plan, moment: Moment, level_mm: float, native_mm2: float | None, lumen_mm2: float | None) -> list[Fact]:
    if native_mm2 is None or moment.stage == "intact":
        return []
    clamp = _clamp_at(plan, moment.situs, level_mm)
    if grafted_at(plan, moment.situs, level_mm):
        assert plan.graft is not None
        assert lumen_mm2 is not None
        share = f"{lumen_mm2:.0f} mm², {100 * lumen_mm2 / native_mm2:.0f} % of the native lumen"
        return [Fact("Graft", f"inner Ø {mm(plan.graft.diameter_mm)}, {f'closed by the {clamp}' if clamp else share}")]
    if lumen_mm2 is None:
        return [Fact("Cava", "resected at this height")]
    share = f"{lumen_mm2:.0f} mm², {100 * lumen_mm2 / native_mm2:.0f} % of the native lumen"
    words = f"closed by the {clamp}" if clamp else share
    if moment.shows_tumour and lumen_mm2 < native_mm2 and not _in_tumour(plan, level_mm):
        words += f" ({'bland thrombus, ' if _in_thrombus(plan, level_mm) else ''}as drawn)"
    if moment.shows_tumour and _in_tumour(plan, level_mm):
        recorded = plan.case.tumour.lumen
        words += f" (as drawn; on imaging: {recorded or 'not recorded'})"
    return [Fact("Lumen left", words)]


def _patch(plan: Plan, moment: Moment, level_mm: float) -> list[Fact]:
    """What a partial resection takes of the wall, or the patch in its place: a spindle, narrower towards its ends."""
    patch = plan.patch
    if patch is None or WALL not in moment.situs.cut or not patch.inferior_mm <= level_mm <= patch.superior_mm:
        return []
    place = f"at {clock_words(patch.clock_deg)}, {patch.arc_deg:.0f}° ({mm(patch.width_mm)}) at its widest"
    return [Fact("Patch", f"{patch.substitute.name}, {place}") if WALL in moment.situs.sewn else Fact("Wall taken", place)]


def _clamp_at(plan: Plan, situs: Situs, level_mm: float) -> str:
    """The name of the clamp whose jaw lies at a level; "" where none does."""
    half = plan.case.resection.jaw_mm / 2
    on = [(clamp.name, clamp.level_mm) for clamp in clamps_on(plan, situs) if clamp.level_mm is not None]
    return next((name for name, level in on if abs(level - level_mm) <= half), "")


def _openings(plan: Plan, moment: Moment, level_mm: float) -> list[Fact]:
    if grafted_at(plan, moment.situs, level_mm):
        return _holes(plan, level_mm)
    cut, situs = plan.resection, moment.situs
    opened = SEGMENT in situs.out or WALL in situs.cut
    if opened and cut is not None and cut.inferior_mm <= level_mm <= cut.superior_mm:
        return []
    body = plan.body
    ostia = [(v.id.replace("-", " "), v.ostium) for v in body.renal_veins]
    ostia += [(_lower(v.name), v.ostium) for v in body.hepatic_veins if v.main]
    veins = [(name, ostium.clock_deg) for name, ostium in ostia if ostium.lower_mm <= level_mm <= ostium.upper_mm]
    for small in body.tributaries:
        if small.enters == "ivc" and abs(small.level_mm - level_mm) <= small.diameter_mm / 2:
            veins.append((_lower(small.name), small.clock_deg))
    if not veins:
        return []
    return [Fact("Veins opening here", listed([f"{name} at {clock_words(clock)}" for name, clock in veins]))]


def _holes(plan: Plan, level_mm: float) -> list[Fact]:
    assert plan.graft is not None
    facts = []
    for vein in plan.renal_veins:
        if vein.hole is None:
            continue
        centre = plan.graft.superior_mm - vein.hole.centre_from_superior_end_mm
        if abs(centre - level_mm) <= vein.hole.height_mm / 2:
            size = f"{vein.hole.width_mm:.1f} × {mm(vein.hole.height_mm)}"
            words = f"{vein.id.replace('-', ' ')} at {clock_words(vein.hole.clock_deg)}, {size}: {vein.method.name}"
            facts.append(Fact("Graftotomy here", words))
    return facts


def _neighbours(plan: Plan, level_mm: float, wall: Floats | None, things: Things) -> str:
    """Gaps from the wall to what lies round it, nearest first, with the clock position of the nearest point."""
    if wall is None:
        return ""
    centre, told = wall.mean(axis=0), []
    aorta = next((loops for words, _, loops, _ in things if words == AORTA), ())
    low, high = wall.min(axis=0) - _NEAR_MM, wall.max(axis=0) + _NEAR_MM
    for words, _, loops, rank in things:
        if rank not in (2, 3, 4, 5, 6) or "clamp" in words.lower() or words == "Right renal artery":
            continue
        distance, _, there = gap(wall, _near(loops, low, high))
        if distance <= _NEAR_MM and (loops is aorta or not inside(aorta, there[None])[0]):  # where branches begin
            told.append((distance, f"{_lower(words)} {_gap_words(distance)} at {clock_of(centre, there):.0f}°"))
    told += _right_renal_artery(plan, level_mm, wall)
    told.sort(key=lambda item: item[0])
    return " · ".join(words for _, words in told[:_MOST])


def _near(loops: tuple[Floats, ...], low: Floats, high: Floats) -> list[Floats]:
    """The loops that reach into a box."""
    return [loop for loop in loops if (loop.max(axis=0) > low).all() and (loop.min(axis=0) < high).all()]


def _right_renal_artery(plan: Plan, level_mm: float, wall: Floats) -> list[tuple[float, str]]:
    """Where it crosses behind the cava in the plane or within a few millimetres of it."""
    (spots, radii), height = _course_of_right_renal_artery(plan.body), float(plan.body.cava.height(level_mm))
    off = spots[:, 2] - height
    near = np.abs(off) <= radii + _CROSSING_MM
    centre = wall.mean(axis=0)
    near &= spots[:, 1] > centre[1]
    near &= (spots[:, 0] > wall[:, 0].min() - 3.0) & (spots[:, 0] < wall[:, 0].max() + 3.0)
    if not near.any():
        return []
    reach = np.linalg.norm(spots[near, None, :2] - wall, axis=2).min(axis=1) - radii[near]
    k = int(np.argmin(reach))
    spot, away = spots[near][k], float(off[near][k])
    beside = max(abs(away) - float(radii[near][k]), 0.0)
    distance = 0.0 if inside([wall], spot[None, :2]).any() else max(float(reach[k]), 0.0)
    where = "" if beside == 0 else f", crossing {mm(beside)} {'above' if away > 0 else 'below'} this height"
    words = f"right renal artery behind it {_gap_words(distance)} at {clock_of(centre, spot[:2]):.0f}°{where}"
    return [(distance, words)]


@lru_cache(maxsize=4)
def _course_of_right_renal_artery(body: Body) -> tuple[Floats, Floats]:
    """Places (n, 3) half a millimetre apart and radii (n,)."""
    artery = renal_artery(body, "right")
    along = np.arange(0.0, artery.curve.length, 0.5)
    return artery.curve.at(along), np.interp(along, artery.curve.arc, artery.radii)


def _gap_words(distance: float) -> str:
    return "touching" if distance < 0.05 else f"{tenths(distance)} mm"


def _lower(words: str) -> str:
    return words if words[1:2].isdigit() else words[0].lower() + words[1:]


def _in_thrombus(plan: Plan, level_mm: float) -> bool:
    thrombus = plan.case.tumour.thrombus
    if thrombus is None:
        return False
    low, high = (level_of(end, plan.body.landmarks) for end in (thrombus.lower, thrombus.upper))
    return low <= level_mm <= high


def _in_tumour(plan: Plan, level_mm: float) -> bool:
    return plan.extent.lower_mm <= level_mm <= plan.extent.upper_mm
