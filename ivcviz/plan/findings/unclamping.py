"""The order in which clamps come off: nothing is filled that cannot drain, nothing is opened onto a hole."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from ivcviz.anatomy.specification import Side
from ivcviz.messages.numbers import mm
from ivcviz.messages.sentences import Wording, say
from ivcviz.plan.finding import Finding
from ivcviz.plan.findings.renal_terms import ostium_mm
from ivcviz.plan.findings.rule import make_finding, rule
from ivcviz.plan.findings.sources import GENERAL, GEOMETRY, PLANS_OWN
from ivcviz.plan.model import Plan
from ivcviz.plan.operation.act import CAVAL_ENDS, CAVOTOMY, SUPERIOR, TRIAD, WALL, Act, Thing, renal_vein
from ivcviz.plan.operation.act_words import clamp_words
from ivcviz.plan.operation.acts_clamping import hepatic_veins_cut_off, key_of
from ivcviz.plan.operation.blood_flow import drains_through, vein_is_open
from ivcviz.plan.operation.operation import whole_operation_of
from ivcviz.plan.operation.operative_field import Situs
from ivcviz.plan.reconstruction.graft_clamp import CLEAR_MM, room_on_graft_mm
from ivcviz.plan.reconstruction.renal_outcome import SIDES, veins_of_side
from ivcviz.plan.wording.names import SIDE_WORDS


class _Opening(NamedTuple):
    """An act that takes a clamp off or moves it, with the field after it."""

    act: Act
    situs: Situs


@rule(say("inflow before outflow"), "stop", kind="gap", ends_at="reperfused", source=GENERAL)
def inflow_before_outflow(plan: Plan) -> Iterator[Finding]:
    """The portal triad or a renal artery is opened while the liver's or kidney's veins, or the cava above them, are shut."""
    for opening in _openings(plan):
        thing, situs = opening.act.to, opening.situs
        if thing == TRIAD and (_shut_above(situs) or hepatic_veins_cut_off(plan)):
            sentence = say(
                "The portal triad would be opened while the liver's outflow is shut: open the suprahepatic cava first."
            )
            found = make_finding("stop", sentence, TRIAD.id, plan.body.landmarks.hepatic_floor)
            yield replace(found, ends_at=opening.act.stage)
        elif thing.kind == "renal-artery":
            side = next(side for side in SIDES if side == thing.id)
            if _fills_what_is_shut(plan, situs, side):
                sentence = say(
                    "The {side} renal artery would be opened while its kidney's outflow is shut: open vein and cava first.",
                    side=SIDE_WORDS[side],
                )
                yield make_finding("stop", sentence, key_of(thing), ostium_mm(plan, veins_of_side(plan, side)[0].id))


@rule(say("opened onto a hole"), "stop", kind="gap", ends_at="reperfused", source=GENERAL)
def opened_onto_a_hole(plan: Plan) -> Iterator[Finding]:
    """A clamp is taken off, or moved onto the graft, while its blood reaches a cut, a hole or an ostium that is not yet sewn;
    or it is moved onto a hole itself."""
    for opening in _openings(plan):
        thing, situs = opening.act.to, opening.situs
        holes = list(_holes(plan, situs))
        if opening.act.do == "move-clamp":
            graft = plan.graft
            if graft is None or not holes or room_on_graft_mm(plan, graft) >= plan.case.resection.jaw_mm:
                continue
        elif not (holes and _leads_to_them(situs, thing)):
            continue
        sentence = say(
            "The {clamp} would come off onto {hole}, which is not sewn yet.",
            clamp=clamp_words(plan, thing),
            hole=holes[0],
        )
        found = make_finding("stop", sentence, key_of(thing), _level_of(plan, opening.act))
        yield replace(found, ends_at=opening.act.stage)


@rule(
    say("no place on the graft"),
    "warning",
    source=say("{geometry}; 2 mm to either side of the jaw: {plans_own}", geometry=GEOMETRY, plans_own=PLANS_OWN),
)
def no_place_on_the_graft(plan: Plan) -> Iterator[Finding]:
    """The superior clamp is to be moved down onto the graft, and between its superior seam and its nearest hole or its inferior
    seam there are less than the jaw and 4 mm."""
    if plan.graft is None or plan.resection is None or not plan.case.timing.clamp_onto_graft:
        return
    room, needed = room_on_graft_mm(plan, plan.graft), plan.case.resection.jaw_mm + 2 * CLEAR_MM
    if room < needed:
        yield make_finding(
            "warning",
            say(
                "{room} of graft lie between its superior seam and the next hole or seam, {needed} are needed "
                "for a clamp there.",
                room=mm(max(room, 0.0)),
                needed=mm(needed),
            ),
            level_mm=plan.graft.superior_mm,
            room_mm=room,
            needed_mm=needed,
        )


def _level_of(plan: Plan, act: Act) -> float | None:
    """The level at which a clamp comes off; on the graft that of its superior seam."""
    if act.do == "move-clamp" and plan.graft is not None:
        return plan.graft.superior_mm
    return None if act.place is None else act.place.level_mm


def _openings(plan: Plan) -> Iterator[_Opening]:
    operation = whole_operation_of(plan)
    for act, situs in zip(operation.acts, operation.situs[1:], strict=True):
        if act.do in ("unclamp", "move-clamp"):
            yield _Opening(act, situs)


def _shut_above(situs: Situs) -> bool:
    """Whether a clamp shuts the cava above the liver: one that was moved down onto the graft does not."""
    return SUPERIOR in situs.clamped and SUPERIOR not in situs.moved


def _fills_what_is_shut(plan: Plan, situs: Situs, side: Side) -> bool:
    """Whether the veins of a kidney that stays are all shut, or the cava above them, for a time. (What is tied or stays cut is
    other rules' business.)"""
    veins = [vein for vein in veins_of_side(plan, side) if renal_vein(vein.id) not in situs.tied | situs.out]
    if not veins or Thing("kidney", side) in situs.out or drains_through(plan, situs, side):
        return False
    return SUPERIOR in situs.clamped or not any(vein_is_open(situs, vein) for vein in veins)


def _holes(plan: Plan, situs: Situs) -> Iterator[Wording]:
    """What of graft and cava is open: cut ends that are neither sewn nor closed, and holes in the graft without their vein."""
    closed = situs.sewn | situs.closed
    if any(end in situs.cut and end not in closed for end in CAVAL_ENDS):
        yield say("an open end of the cava")
    if any(opened in situs.cut and opened not in closed for opened in (WALL, CAVOTOMY)):
        yield say("the opened wall of the cava")
    for vein in plan.renal_veins:
        if Thing("hole", vein.id) in situs.made and renal_vein(vein.id) not in situs.sewn:
            yield say("a hole in the graft")


def _leads_to_them(situs: Situs, thing: Thing) -> bool:
    """Whether what a clamp lay on is joined to graft and cava: an end of it, or a vein that is sewn to it."""
    return thing in CAVAL_ENDS or (thing.kind in ("renal-vein", "iliac-vein") and thing in situs.sewn)
