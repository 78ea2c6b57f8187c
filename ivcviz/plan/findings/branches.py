"""Side branches of the graft, and their holes."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations
from math import pi, radians
from typing import Any, Literal

import numpy as np

from ivcviz.case.check_thresholds import threshold_of
from ivcviz.geometry.seam import Branch, compute_seam
from ivcviz.messages.numbers import mm, tenths, whole
from ivcviz.messages.sentences import Message, listed, say, say_many, small
from ivcviz.plan.finding import Finding, Severity
from ivcviz.plan.findings.renal_terms import ostium_mm, vein_words, words_about
from ivcviz.plan.findings.rule import make_finding, rule
from ivcviz.plan.findings.sources import CLAMPS, GENERAL, GEOMETRY, PLANS_OWN
from ivcviz.plan.model import Clearance, Passed, Plan, PlannedRenalVein
from ivcviz.plan.reconstruction.stumps import stump_of
from ivcviz.plan.wording.names import END_WORDS

WIDE, TIP, INTO = "branch-share-percent", "tip-mismatch-percent", "into-a-neighbour-mm"
BRIDGE_STOP, BRIDGE_WARNING = "bridge-stop-mm", "bridge-warning-mm"
_WITH_ARTICLE: dict[Passed, Message] = {
    "aorta": say("the aorta"),
    "superior mesenteric artery": say("the superior mesenteric artery"),
    "vertebra": say("a vertebra"),
}
_INSTEAD = say("a smaller, an oval or an unringed branch, a lower take-off, or the vein sewn directly")
MOVED_MM = (10.0, 30.0)  # set by this plan
BACKWARDS_DEG = (150.0, 210.0)  # general surgical knowledge, to be confirmed
_INSTEAD_OF_A_GRAFT: dict[Literal["patch", "suture"] | None, Message] = {
    "patch": say("only a patch"),
    "suture": say("no graft, only a suture"),
    None: say("no graft"),
}


@rule(say("nothing to sew to"), "stop", kind="gap", ends_at="bench", source=GEOMETRY)
def nothing_to_sew_to(plan: Plan) -> Iterator[Finding]:
    """A renal vein is to be sewn to a graft, and none is planned: none at all, or only a patch."""
    if not plan.is_operated or plan.graft is not None:
        return
    sewn = [vein.id for vein in plan.renal_veins if vein.method.is_sewn]
    if sewn:
        instead = _INSTEAD_OF_A_GRAFT[plan.case.resection.kind.closed_by]
        yield make_finding(
            "stop",
            say_many(
                len(sewn),
                "The {veins} is to be sewn to a graft, and {instead} is planned.",
                "The {veins} are to be sewn to a graft, and {instead} is planned.",
                veins=listed([vein_words(plan, vein) for vein in sewn]),
                instead=instead,
            ),
            level_mm=ostium_mm(plan, sewn[0]),
            veins=tuple(sewn),
        )


@rule(say("branch far from its vein"), "stop", "warning", kind="gap", ends_at="bench", source=PLANS_OWN)
def branch_far_from_its_vein(plan: Plan) -> Iterator[Finding]:
    """The graft ends so far from a renal vein that the hole of its branch lies further along the graft than its take-off asks
    for, and the branch would run along the cava: by more than 10 mm (warning), or 30 mm (stop)."""
    for vein in plan.renal_veins:
        moved = abs(vein.moved_mm)
        if vein.branch is None or vein.hole is None or moved <= MOVED_MM[0]:
            continue
        sentence = say(
            "The hole for the {vein} lies {moved} {side} where its branch asks for it, at the end of the graft: the branch "
            "would run {length} along the cava.",
            vein=vein_words(plan, vein.id),
            moved=mm(moved),
            side=say("above") if vein.moved_mm > 0 else say("below"),
            length=mm(vein.branch.length_mm),
        )
        severity: Severity = "stop" if moved > MOVED_MM[1] else "warning"
        yield make_finding(severity, sentence, vein.id, ostium_mm(plan, vein.id), vein=vein.id, moved_mm=vein.moved_mm)


@rule(say("branch too wide"), "stop", kind="gap", ends_at="bench", source=GEOMETRY, thresholds=(WIDE,))
def branch_too_wide(plan: Plan) -> Iterator[Finding]:
    """A branch takes the threshold's share of the graft's inner diameter or more, or it does not meet the graft in one closed
    seam."""
    inner = plan.graft.diameter_mm if plan.graft else 0.0
    for vein in plan.renal_veins:
        if vein.refusal:
            yield make_finding(
                "stop",
                say("The {branch} cannot be made: {why}", branch=_joint(plan, vein), why=small(vein.refusal)),
                vein.id,
                ostium_mm(plan, vein.id),
                vein=vein.id,
            )
        elif vein.branch is not None and vein.branch.base_diameter_mm >= threshold_of(plan.case, WIDE) / 100 * inner:
            share = vein.branch.base_diameter_mm / inner
            yield make_finding(
                "stop",
                say(
                    "The {branch} ({diameter}) takes {share} % of the graft's {inner}.",
                    branch=_joint(plan, vein),
                    diameter=mm(vein.branch.base_diameter_mm),
                    share=whole(100 * share),
                    inner=mm(inner),
                ),
                vein.id,
                hole_mm(plan, vein),
                vein=vein.id,
                share=share,
            )


@rule(
    say("wall bridge too narrow"),
    "stop",
    "warning",
    kind="gap",
    ends_at="bench",
    source=say("Bard Dynaflo, instructions for use (2 mm bites)"),
    thresholds=(BRIDGE_STOP, BRIDGE_WARNING),
)
def wall_bridge_too_narrow(plan: Plan) -> Iterator[Finding]:
    """Less wall than the threshold is left between two holes, or between a hole and an end of the graft, measured along the
    wall: less than the first threshold (stop), less than the second (warning)."""
    holes = [vein for vein in plan.renal_veins if vein.hole is not None and vein.seam is not None]
    if plan.graft is None:
        return
    for vein in holes:
        edge, bridge = _to_end(plan, vein)
        between = say("the {hole} and the graft's {edge} end", hole=_hole(plan, vein), edge=END_WORDS[edge])
        yield from _bridge(plan, bridge, between, f"{vein.id}, {edge} end", hole_mm(plan, vein))
    for one, other in combinations(holes, 2):
        assert one.hole is not None
        assert other.hole is not None
        assert one.branch is not None
        assert other.branch is not None
        rise = one.hole.centre_from_superior_end_mm - other.hole.centre_from_superior_end_mm
        bridge = _between(one.branch, other.branch, rise, (other.hole.clock_deg - one.hole.clock_deg) % 360)
        middle = (hole_mm(plan, one) + hole_mm(plan, other)) / 2
        between = say("the {hole} and the {other}", hole=_hole(plan, one), other=_hole(plan, other))
        yield from _bridge(plan, bridge, between, f"{one.id}, {other.id}", middle)


@rule(say("branch against the flow"), "warning", source=GENERAL)
def branch_against_the_flow(plan: Plan) -> Iterator[Finding]:
    """A branch takes off at more than 90°, measured from the graft's inferior direction."""
    for vein in plan.renal_veins:
        if vein.seam is not None and vein.takeoff_deg is not None and vein.takeoff_deg > 90:
            yield make_finding(
                "warning",
                say(
                    "The {branch} leaves at {takeoff}°: its blood enters pointing to the feet.",
                    branch=_joint(plan, vein),
                    takeoff=tenths(vein.takeoff_deg),
                ),
                vein.id,
                hole_mm(plan, vein),
                vein=vein.id,
                takeoff_deg=vein.takeoff_deg,
            )


@rule(
    say("corridor too tight"),
    "stop",
    "warning",
    "note",
    kind="gap",
    ends_at="bench",
    source=say("course of the left renal vein between aorta and superior mesenteric artery; {general}", general=GENERAL),
    thresholds=(INTO,),
)
def corridor_too_tight(plan: Plan) -> Iterator[Finding]:
    """The outer wall of a side branch, as it lies in place, enters the aorta, the superior mesenteric artery or a vertebra by
    more than the threshold (stop); it is higher in front of the aorta than the aortomesenteric distance measured in the patient
    (warning); or that distance is not entered (note)."""
    room = plan.case.patient.aortomesenteric_mm
    for vein in plan.renal_veins:
        height = vein.corridor_height_mm
        into = [found for found in vein.clearances if enters(plan, found)]
        values: dict[str, Any] = {"vein": vein.id, "height_mm": height, "aortomesenteric_mm": room}
        place: dict[str, Any] = {"about": vein.id, "level_mm": hole_mm(plan, vein)}
        if into:
            words = listed([say("{length} into {what}", length=mm(-r.room_mm), what=_WITH_ARTICLE[r.to]) for r in into])
            sentence = say(
                "The {branch} would pass {into}: it cannot lie there; {other}.",
                branch=_joint(plan, vein),
                into=words,
                other=_INSTEAD,
            )
            rooms: dict[str, Any] = {found.to.replace(" ", "_") + "_mm": found.room_mm for found in into}
            yield make_finding("stop", sentence, **place, **values, **rooms)
        elif height is not None and room is None:
            sentence = say(
                "Measure the aortomesenteric distance on CT: the {branch} is {height} high there and does not flatten.",
                branch=_joint(plan, vein),
                height=mm(height),
            )
            yield make_finding("note", sentence, **place, **values)
        elif height is not None and room is not None and height > room:
            sentence = say(
                "The {branch} is {height} high and does not flatten; {room} are measured between aorta and superior mesenteric "
                "artery: {other}.",
                branch=_joint(plan, vein),
                height=mm(height),
                room=mm(room),
                other=_INSTEAD,
            )
            yield make_finding("warning", sentence, **place, **values)


@rule(say("tip mismatch"), "note", source=GEOMETRY, thresholds=(TIP,))
def tip_mismatch(plan: Plan) -> Iterator[Finding]:
    """A cone pipe's tip differs from the stump by more than the threshold."""
    for vein in plan.renal_veins:
        if not vein.method.is_cone or vein.branch is None or vein.stump_along_mm is None:
            continue
        stump = stump_of(plan.body, vein.id, vein.stump_along_mm).diameter_mm
        if abs(vein.branch.tip_diameter_mm - stump) > threshold_of(plan.case, TIP) / 100 * stump:
            yield make_finding(
                "note",
                say(
                    "The tip of the {branch} is {tip_diameter}, the stump {stump}.",
                    branch=_joint(plan, vein),
                    tip_diameter=mm(vein.branch.tip_diameter_mm),
                    stump=mm(stump),
                ),
                vein.id,
                ostium_mm(plan, vein.id),
                vein=vein.id,
                tip_mm=vein.branch.tip_diameter_mm,
                stump_mm=stump,
            )


@rule(
    say("hole faces backwards"),
    "note",
    source=say("{general}; opening on the side of the graft: {clamps}", general=GENERAL, clamps=CLAMPS),
)
def hole_faces_backwards(plan: Plan) -> Iterator[Finding]:
    """The centre of a hole lies between 150° and 210°, towards the spine."""
    for vein in plan.renal_veins:
        if vein.hole is not None and BACKWARDS_DEG[0] <= vein.hole.clock_deg <= BACKWARDS_DEG[1]:
            yield make_finding(
                "note",
                say(
                    "The {hole} faces the spine (clock position {clock}°, as on CT, seen from the feet).",
                    hole=_hole(plan, vein),
                    clock=whole(vein.hole.clock_deg),
                ),
                vein.id,
                hole_mm(plan, vein),
                vein=vein.id,
                clock_deg=vein.hole.clock_deg,
            )


def hole_mm(plan: Plan, vein: PlannedRenalVein) -> float:
    """The level of a hole's centre; of the ostium where there is no hole."""
    if plan.graft is None or vein.hole is None:
        return ostium_mm(plan, vein.id)
    return plan.graft.superior_mm - vein.hole.centre_from_superior_end_mm


def _joint(plan: Plan, vein: PlannedRenalVein) -> Message:
    """The joint between a vein and the graft in words, with its side: "left side branch"."""
    assert vein.method.joint is not None, "only what is sewn to the graft is led to it"
    return words_about(plan, vein.id, vein.method.joint)


def _hole(plan: Plan, vein: PlannedRenalVein) -> Message:
    return words_about(plan, vein.id, say("graftotomy"))


def enters(plan: Plan, clearance: Clearance) -> bool:
    """Whether a side branch cuts so far into what it passes that it cannot lie there."""
    return -clearance.room_mm > threshold_of(plan.case, INTO)


def _bridge(plan: Plan, bridge_mm: float, between: Message, about: str, level_mm: float) -> Iterator[Finding]:
    if bridge_mm < threshold_of(plan.case, BRIDGE_WARNING) - 1e-6:
        severity: Severity = "stop" if bridge_mm < threshold_of(plan.case, BRIDGE_STOP) else "warning"
        sentence = say("{length} of wall are left between {between}.", length=mm(max(0.0, bridge_mm)), between=between)
        yield make_finding(severity, sentence, about, level_mm, bridge_mm=bridge_mm)


def _to_end(plan: Plan, vein: PlannedRenalVein) -> tuple[str, float]:
    assert plan.graft is not None
    assert vein.hole is not None
    assert vein.seam is not None
    outline = vein.seam.graft_pattern[:, 1]
    to_superior = vein.hole.centre_from_superior_end_mm - float(outline.max())
    to_inferior = plan.graft.length_mm - vein.hole.centre_from_superior_end_mm + float(outline.min())
    return ("superior", to_superior) if to_superior < to_inferior else ("inferior", to_inferior)


@lru_cache(maxsize=64)
def _between(one: Branch, other: Branch, rise_mm: float, turn_deg: float) -> float:
    """Shortest way along the graft's wall between two holes, the other `rise_mm` superior and `turn_deg` further round."""
    around = pi * one.tube_diameter_mm
    shift = np.array([one.tube_diameter_mm / 2 * radians(turn_deg), rise_mm])
    apart = compute_seam(one).graft_pattern[::2, None] - compute_seam(other).graft_pattern[None, ::2] - shift
    apart[..., 0] -= around * np.round(apart[..., 0] / around)
    return float(np.sqrt((apart**2).sum(axis=-1).min()))
