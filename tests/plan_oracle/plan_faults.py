"""What is wrong with a plan: its acts walked in order through the vessels, and what they leave behind."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from blood import TOUCH, Network, Span
from operated_vessels import GRAFT_TOP, Act, Known, OperatedVessels, stump_name
from vessel_graph import CAVA, HEART, Vein, veins_of

from ivcviz.anatomy.body import resolve_body
from ivcviz.anatomy.landmarks import Landmarks, landmarks_of
from ivcviz.case.document import Case
from ivcviz.case.levels import level_mm

FaultKind = Literal[
    "organ without outflow",
    "open inflow between clamps",
    "clamp on an ostium",
    "clamp on lumen contents",
    "cut vein without a fate",
    "clamp taken off a cut vein",
    "vein cut without a clamp",
    "opened onto a hole",
    "clamp where there is no kidney",
    "seam where there is no vessel",
]
_ACCESSORY_MM = 5.0  # wider accessory veins are no place for a jaw (planning-rules E3)


@dataclass(frozen=True)
class Fault:
    """A fault, the vein, organ or end that it is about, and of which sort that is."""

    kind: FaultKind
    about: str
    sort: str
    step: int = 0

    @property
    def of_kind(self) -> tuple[str, str]:
        """The fault without what differs from plan to plan."""
        return self.kind, self.sort


def faults_of(case: Case, plan: dict[str, Any]) -> list[Fault]:
    """Every fault of a plan, once each: `plan` is what the command line prints of the case."""
    known = _known(case, plan)
    found = [*_walk(known, plan["acts"], ends=plan["ends"] is not None), *_jaws(case, known, plan["acts"])]
    return list({(fault.kind, fault.about): fault for fault in reversed(found)}.values())[::-1]


def _known(case: Case, plan: dict[str, Any]) -> Known:
    body, cuts, defect = resolve_body(case.anatomy), plan["resection"], plan["defect"]
    opened, taken = (defect, None) if cuts is None else (None, defect)
    return Known(
        veins_of(body),
        body.landmarks.cavoatrial_junction,
        case.resection.jaw_mm,
        case.tumour.iliac_side,
        case.anatomy.missing_kidneys,
        None if cuts is None else (cuts["inferior_mm"], cuts["superior_mm"]),
        None if opened is None else (opened["inferior_mm"], opened["superior_mm"]),
        None if taken is None else (taken["clock_deg"], taken["arc_deg"]),
    )


def _walk(known: Known, acts: list[Act], *, ends: bool) -> Iterator[Fault]:
    """The faults on the way, and those that are left at the end; none of these where a gap ends the plan before."""
    vessels = OperatedVessels(known)
    before: set[tuple[str, str]] = set()
    bled: set[str] = set()
    for act in acts:
        if act["act"] == "unclamp":
            yield from _off_a_cut_vein(vessels, act)
        vessels.do(act)
        bleeding = vessels.network().bleeding()
        for hole, source in sorted(bleeding - before):
            if act["act"] != "sew" or source not in bled:  # a vein that bleeds already, and is sewn to where there is a hole
                yield _bleeding(vessels, act, hole, source)
        before, bled = bleeding, bled | {source for _, source in bleeding}
    if acts and not ends:
        yield from _left_behind(vessels)


def _off_a_cut_vein(vessels: OperatedVessels, act: Act) -> Iterator[Fault]:
    vein = vessels.known.veins.get(act["subject"]["id"])
    if vein is not None and vein.id in vessels.cut and not vessels.has_a_fate(vein):
        yield Fault("clamp taken off a cut vein", vein.id, _sort(vein), act["step"])


def _bleeding(vessels: OperatedVessels, act: Act, hole: str, source: str) -> Fault:
    """The fault that blood comes out of a hole: what was done just then says which it is."""
    known, step, vein = vessels.known, act["step"], vessels.known.veins.get(act["subject"]["id"])
    if act["act"] in ("unclamp", "move-clamp"):
        hole_sort = _sort(known.veins[hole]) if hole in known.veins else _end_sort(hole)
        return Fault("opened onto a hole", hole, hole_sort, step)
    if vein is not None and hole == stump_name(vein.id):
        return Fault("vein cut without a clamp", hole, _end_sort(hole), step)
    if vein is not None and hole == vein.id and vein.id not in vessels.clamps:
        return Fault("vein cut without a clamp", hole, _sort(vein), step)
    return Fault("open inflow between clamps", source, _source_sort(known, source), step)


def _left_behind(vessels: OperatedVessels) -> Iterator[Fault]:
    known, net = vessels.known, vessels.network()
    for vein in known.veins.values():
        trunk = known.veins.get(vein.enters)
        lost = trunk is not None and trunk.id in vessels.cut and _on_the_piece_that_is_out(vessels, trunk, vein)
        if (vein.id in vessels.cut or lost) and not vessels.has_a_fate(vein):
            if vein.kind == "renal" and vein.side in known.missing_kidneys and not _fed(vessels, vein):
                continue  # a blind stump
            yield Fault("cut vein without a fate", vein.id, _sort(vein))
    for hole in net.holes:
        if "stump on the cava" in hole:
            yield Fault("cut vein without a fate", hole, _end_sort(hole))
    yield from _ends_of_the_cava(vessels)
    yield from _organs(vessels, net)


def _ends_of_the_cava(vessels: OperatedVessels) -> Iterator[Fault]:
    for end, level in vessels.caval_cuts.items():
        if end not in {*vessels.ends_done, *vessels.ends_closed}:
            yield Fault("cut vein without a fate", f"{end} stump of the cava", "cava")
        elif not vessels.stump(end):
            yield Fault("seam where there is no vessel", f"{end} end", "iliac vein" if level <= TOUCH else "heart")


def _organs(vessels: OperatedVessels, net: Network) -> Iterator[Fault]:
    """Organs whose blood does not get to the heart; a seam that has no vessel is told of once, not for every organ below it."""
    reached = [*net.sources[HEART], *([] if vessels.stump("superior") else GRAFT_TOP)]
    heart = net.reached(reached)
    for organ in sorted({vein.organ for vein in vessels.known.veins.values() if vein.organ}):
        own = [vein for vein in vessels.known.veins.values() if vein.organ == organ]
        if organ.endswith("kidney") and not vessels.works(organ.split()[0]):
            continue
        open_veins = [vein for vein in own if vein.id not in vessels.divided]
        ends = {node for vein in open_veins for node in vessels.pipe(vein).over(vein.length_mm, vein.length_mm)}
        if not heart & ends and own[0].kind != "accessory-hepatic":
            behind = any(node[0] == CAVA for node in net.reached(list(ends)))
            yield Fault("organ without outflow", organ, _BEHIND if behind else _ORGANS.get(own[0].kind, organ))


_ORGANS = {"iliac": "lower body", "hepatic": "liver"}
_BEHIND = "organ behind a cava that is shut"  # its own veins are open


def _on_the_piece_that_is_out(vessels: OperatedVessels, trunk: Vein, twig: Vein) -> bool:
    """Whether a small vein enters the part of a cut vein that leaves: medial of the cut, or all of it with the kidney."""
    medial = vessels.loses_its_mouth(trunk) and twig.lower_mm < vessels.cut[trunk.id] - TOUCH
    return medial or trunk.side in vessels.kidneys_out


def _fed(vessels: OperatedVessels, vein: Vein) -> bool:
    return any(twig.id not in vessels.divided for twig in vessels.known.twigs_of(vein))


def _sort(vein: Vein) -> str:
    if vein.kind == "renal":
        return f"{vein.side} renal vein"
    if vein.kind == "twig":
        return "tributary of the left renal vein"
    return _SORTS[vein.kind]


_SORTS = {"iliac": "iliac vein", "hepatic": "hepatic vein", "accessory-hepatic": "hepatic vein", "small": "small vein"}


def _end_sort(hole: str) -> str:
    return "hole in the graft" if hole.startswith("hole") else "stump on the cava" if "stump" in hole else "cava"


def _source_sort(known: Known, source: str) -> str:
    if source in known.veins:
        return _sort(known.veins[source])
    if source == HEART:
        return "heart"
    return next(_sort(vein) for vein in known.veins.values() if vein.organ == source)


# Jaws.


def _jaws(case: Case, known: Known, acts: list[Act]) -> Iterator[Fault]:
    half, landmarks = known.jaw_mm / 2, landmarks_of(case.anatomy)
    divided = {act["subject"]["id"] for act in acts if act["act"] == "divide"}
    for act in acts:
        if act["act"] != "clamp" or act["place"] is None:
            continue
        name, step = act["subject"]["id"], act["step"]
        if act["subject"]["kind"] == "cava":
            jaw = act["place"]["level_mm"] - half, act["place"]["level_mm"] + half
            yield from _caval_jaw(case, known, landmarks, jaw, name, step)
        elif name in known.veins:
            jaw = act["place"]["along_mm"] - half, act["place"]["along_mm"] + half
            yield from _jaw_on_a_vein(case, known, jaw, known.veins[name], divided, step)


def _caval_jaw(case: Case, known: Known, landmarks: Landmarks, jaw: Span, end: str, step: int) -> Iterator[Fault]:
    for vein in known.veins.values():
        wide = vein.kind in ("renal", "hepatic") or (vein.kind == "accessory-hepatic" and vein.diameter_mm >= _ACCESSORY_MM)
        if vein.enters == CAVA and wide and vein.overlaps(*jaw):
            yield Fault("clamp on an ostium", vein.id, _sort(vein), step)
        if vein.kind == "iliac" and jaw[0] < -TOUCH and (jaw[1] > TOUCH or vein.side != known.iliac_side):
            yield Fault("clamp on an ostium", vein.id, _sort(vein), step)  # or nowhere near any vessel
    for what, (low, high) in lumen_contents(case, landmarks).items():
        if min(high, jaw[1]) - max(low, jaw[0]) > TOUCH:
            yield Fault("clamp on lumen contents", f"{end} clamp: {what}", what, step)


def _jaw_on_a_vein(case: Case, known: Known, jaw: Span, vein: Vein, divided: set[str], step: int) -> Iterator[Fault]:
    if vein.kind == "renal" and vein.side in known.missing_kidneys:
        yield Fault("clamp where there is no kidney", vein.id, _sort(vein), step)
    if jaw[0] < -TOUCH or jaw[1] > vein.length_mm + TOUCH:
        yield Fault("clamp on an ostium", vein.id, "end of its own vein", step)
    for twig in known.twigs_of(vein):
        if twig.id not in divided and twig.overlaps(*jaw):
            yield Fault("clamp on an ostium", twig.id, _sort(twig), step)
    involved = max((item.length_mm for item in case.tumour.involved if item.vein_id == vein.id), default=0.0)
    if jaw[0] < involved - TOUCH:
        yield Fault("clamp on lumen contents", f"{vein.id}: tumour", "tumour in a vein", step)


def lumen_contents(case: Case, landmarks: Landmarks) -> dict[str, Span]:
    """What lies in the lumen or in the wall of the cava, between which levels."""
    tumour = case.tumour
    low, high = level_mm(tumour.lower, landmarks), level_mm(tumour.upper, landmarks)
    found = {"tumour": (low, high)}
    tip = getattr(tumour, "lumen_tip", None)
    if tip is not None:
        reach = [level_mm(end, landmarks) for end in (tip.inferior, tip.superior) if end is not None]
        found["tongue"] = (min([low, *reach]), max([high, *reach]))
    if tumour.thrombus is not None:
        found["thrombus"] = level_mm(tumour.thrombus.lower, landmarks), level_mm(tumour.thrombus.upper, landmarks)
    return found
