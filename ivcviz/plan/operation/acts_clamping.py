"""Which clamps go on, in which order, and when each is moved or comes off."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from ivcviz.messages.sentences import Message, say
from ivcviz.plan.model import Clamp, Plan
from ivcviz.plan.operation.act import EXCLUSION as ALL_OF_IT
from ivcviz.plan.operation.act import GRAFT, INFERIOR, SUPERIOR, TRIAD, Act, Place, Stage, Thing, renal_vein
from ivcviz.plan.operation.sources import EXCLUSION, OWN, PAPER, TRIAL
from ivcviz.plan.reconstruction.renal_outcome import (
    SIDES,
    artery_of,
    closed,
    kidney_is_taken,
    stays_closed,
    tied,
    veins_of_side,
)
from ivcviz.plan.resection.clamps import IVC, PORTAL_TRIAD

_FIRST_OFF = (SUPERIOR, TRIAD, INFERIOR)  # the cava from above; what is left, in the order in which it went on


@dataclass(frozen=True, eq=False)
class Clamping:
    """What is clamped and where, in the order in which the clamps go on; which of it is lost, so that its clamps come off with
    the last cut; which is left cut and unsewn, so that its clamps stay; and whether the superior clamp is moved down onto the
    graft."""

    clamped: dict[Thing, Place | None]
    lost: set[Thing]
    kept: set[Thing]
    moves: bool


def clamping_of(plan: Plan) -> Clamping:
    """The clamping of a plan."""
    return Clamping(_clamped(plan), _lost(plan), _kept(plan), plan.graft is not None and plan.case.timing.clamp_onto_graft)


def clamps_on(clamping: Clamping) -> Iterator[Act]:
    """The clamps go on: cava (with the portal triad between its two clamps), then each kidney, artery before veins."""
    clamped = clamping.clamped
    exclusion = TRIAD in clamped
    if exclusion:
        yield Act("clamped", "try-clamps", ALL_OF_IT, note=say("opened again before it is closed"), source=TRIAL)
    for thing, place in clamped.items():
        source = OWN if thing.kind == "renal-artery" else EXCLUSION if exclusion and thing in _FIRST_OFF else PAPER
        yield Act("clamped", "clamp", thing, place=place, source=source)


def release_of_what_is_lost(clamping: Clamping) -> Iterator[Act]:
    """Take the clamps off what is removed or stays closed, with the last cut."""
    yield from (_off("resected", thing, place) for thing, place in clamping.clamped.items() if thing in clamping.lost)


def release_on_the_way(clamping: Clamping) -> Iterator[Act]:
    """Move the superior clamp down onto the graft once the superior end is sewn, so that the liver is perfused again."""
    if not clamping.moves:
        return
    note = say("down onto the graft, below its superior end")
    yield Act("implanted", "move-clamp", SUPERIOR, GRAFT, note=note, source=EXCLUSION)
    if TRIAD in clamping.clamped:
        yield _off("implanted", TRIAD, None, EXCLUSION)


def release_at_the_end(clamping: Clamping) -> Iterator[Act]:
    """Take off all remaining clamps once everything is sewn; no step opens a vein that is cut and not sewn."""
    clamped, moves = clamping.clamped, clamping.moves
    early = clamping.lost | ({TRIAD} if moves else set())
    late = [thing for thing in clamped if thing not in early | clamping.kept]
    for thing in sorted(late, key=lambda thing: _FIRST_OFF.index(thing) if thing in _FIRST_OFF else len(_FIRST_OFF)):
        if thing == SUPERIOR and moves:
            note = say("the clamp that was moved down from the IVC above the tumour")
            yield Act("reperfused", "unclamp", SUPERIOR, GRAFT, note=note, source=OWN)
        else:
            yield _off("reperfused", thing, clamped[thing])


def site_of(clamp: Clamp) -> Thing:
    """The thing that a clamp is put on."""
    match clamp.end:
        case "inferior":
            return INFERIOR
        case "superior":
            return SUPERIOR
        case None:
            return TRIAD if clamp.vein == PORTAL_TRIAD else renal_vein(clamp.vein)
        case _:
            assert_never(clamp.end)


def _off(stage: Stage, thing: Thing, place: Place | None, source: Message = OWN) -> Act:
    return Act(stage, "unclamp", thing, place=place, source=source)


def _clamped(plan: Plan) -> dict[Thing, Place | None]:
    """What is clamped, in order, and where."""
    places: dict[Thing, Place | None] = {}
    for clamp in plan.clamps:
        if clamp.vein in (IVC, PORTAL_TRIAD):
            places[site_of(clamp)] = None if clamp.level_mm is None else Place(level_mm=clamp.level_mm)
    for side in SIDES:
        veins = veins_of_side(plan, side)
        if artery_of(plan, side) == "clamped" and any(closed(plan, vein) for vein in veins):
            places[Thing("renal-artery", side)] = None
        own = [clamp for vein in veins for clamp in plan.clamps if clamp.vein == vein.id]
        places |= {site_of(clamp): Place(clamp.level_mm, clamp.along_mm) for clamp in own}
    return places


def _lost(plan: Plan) -> set[Thing]:
    """Renal veins that are tied or leave with their kidney, and the artery of a kidney none of whose veins is opened again."""
    lost = set[Thing]()
    for side in SIDES:
        veins = veins_of_side(plan, side)
        ended = [vein for vein in veins if kidney_is_taken(plan, side) or tied(vein)]
        lost |= {renal_vein(vein.id) for vein in ended}
        lost |= {Thing("renal-artery", side)} if len(ended) == len(veins) else set()
    return lost


def _kept(plan: Plan) -> set[Thing]:
    """Renal veins that are cut and neither sewn nor tied nor out with their kidney; and the artery of a kidney all of whose
    veins stay closed, which would fill it."""
    kept = set[Thing]()
    for side in SIDES:
        veins = [] if kidney_is_taken(plan, side) else list(veins_of_side(plan, side))
        left = [vein for vein in veins if stays_closed(plan, vein) and not tied(vein)]
        kept |= {renal_vein(vein.id) for vein in left}
        kept |= {Thing("renal-artery", side)} if left and all(stays_closed(plan, vein) for vein in veins) else set()
    return kept
