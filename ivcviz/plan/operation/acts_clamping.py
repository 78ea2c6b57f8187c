"""Which clamps go on, in which order, and when each is moved or comes off."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from ivcviz.anatomy.specification import Side
from ivcviz.messages.sentences import Message, say
from ivcviz.plan.model import Clamp, Plan
from ivcviz.plan.operation.act import EXCLUSION as ALL_OF_IT
from ivcviz.plan.operation.act import (
    GRAFT,
    INFERIOR,
    SUPERIOR,
    TRIAD,
    Act,
    Place,
    Stage,
    Thing,
    iliac_vein,
    renal_vein,
)
from ivcviz.plan.operation.jaws import jaw_figures
from ivcviz.plan.operation.sources import ARTERY_FIRST, EXCLUSION, OWN, PAPER, TRIAL
from ivcviz.plan.reconstruction.renal_outcome import (
    SIDES,
    artery_of,
    closed,
    cut_all_round,
    kidney_is_removed,
    kidney_is_taken,
    sewn,
    stays_closed,
    tied,
    veins_of_side,
)
from ivcviz.plan.resection.clamps import IVC, PORTAL_TRIAD
from ivcviz.plan.resection.iliac import ILIAC_SIDES, cuts_iliac_veins, iliac_method, inferior_end_is_sewn, other_iliac, reached
from ivcviz.terms.iliac_methods import TIE

_EXCLUSION_SITES = (SUPERIOR, TRIAD, INFERIOR)
_FIRST_OFF = ("cava", "portal-triad", "iliac-vein")


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


def clamps_on(plan: Plan, clamping: Clamping) -> Iterator[Act]:
    """The clamps go on: cava (with the portal triad between its two clamps), then each kidney, artery before veins. Before them
    the artery of a kidney that is removed is tied."""
    clamped = clamping.clamped
    exclusion = TRIAD in clamped
    if exclusion:
        yield Act("clamped", "try-clamps", ALL_OF_IT, note=say("opened again before it is closed"), source=TRIAL)
    for side in SIDES:
        if artery_is_tied_first(plan, side):
            yield Act("clamped", "tie-and-cut", Thing("renal-artery", side), note=say("before its vein"), source=ARTERY_FIRST)
    for thing, place in clamped.items():
        sizes = jaw_figures(plan, thing, place)
        note = "" if thing.kind == "renal-artery" else say("or a tourniquet")
        yield Act("clamped", "clamp", thing, place=place, sizes=sizes, note=note, source=_source(thing, exclusion))


def artery_is_tied_first(plan: Plan, side: Side) -> bool:
    """Whether the artery of a kidney that is removed is tied before its vein is closed: unless it is to be clamped then, or to
    stay open."""
    return kidney_is_removed(plan, side) and artery_of(plan, side) is None


def _source(thing: Thing, exclusion: bool) -> Message:
    if thing.kind in ("renal-artery", "iliac-vein"):
        return OWN
    return EXCLUSION if exclusion and thing in _EXCLUSION_SITES else PAPER


def release_of_what_is_lost(clamping: Clamping) -> Iterator[Act]:
    """Take the clamps off what is removed or tied, with the last cut."""
    yield from (_off("resected", thing, place) for thing, place in clamping.clamped.items() if thing in clamping.lost)


def release_on_the_way(clamping: Clamping) -> Iterator[Act]:
    """Move the superior clamp down onto the graft once the superior end is sewn, so that the liver is perfused again."""
    if not clamping.moves:
        return
    note = say("down onto the graft, below its superior end")
    yield Act("implanted", "move-clamp", SUPERIOR, GRAFT, note=note, source=EXCLUSION)
    if TRIAD in clamping.clamped and TRIAD not in clamping.kept:
        yield _off("implanted", TRIAD, None, EXCLUSION)


def release_at_the_end(plan: Plan, clamping: Clamping) -> Iterator[Act]:
    """Take off all remaining clamps once everything is sewn; no step opens a vein that is cut and not sewn."""
    early = clamping.lost | clamping.kept | ({TRIAD} if clamping.moves else set())
    for thing in sorted((thing for thing in clamping.clamped if thing not in early), key=lambda thing: _turn(plan, thing)):
        if thing == SUPERIOR and clamping.moves:
            note = say("the clamp that was moved down from the IVC above the tumour")
            yield Act("reperfused", "unclamp", SUPERIOR, GRAFT, note=note, source=OWN)
        else:
            yield _off("reperfused", thing, clamping.clamped[thing])


def _turn(plan: Plan, thing: Thing) -> tuple[int, ...]:
    """When a clamp comes off: outflow before inflow. The cava from above, the portal triad after its superior clamp, then each
    kidney, right before left, its veins before its artery; or in the order that the plan has."""
    if plan.unclamping:
        return (plan.unclamping.index(key_of(thing)),)
    if thing.kind in _FIRST_OFF:
        return 0, (SUPERIOR, TRIAD, INFERIOR).index(thing) if thing in _EXCLUSION_SITES else 3
    side = thing.id if thing.kind == "renal-artery" else next(v.side for v in plan.renal_veins if v.id == thing.id)
    return 1, [*SIDES].index("right" if side == "right" else "left"), int(thing.kind == "renal-artery")


def key_of(thing: Thing) -> str:
    """What a clamp lies on, as an order of unclamping names it: "superior", "portal-triad", "left-renal-vein",
    "left-renal-artery"."""
    return f"{thing.id}-renal-artery" if thing.kind == "renal-artery" else thing.id


def site_of(clamp: Clamp) -> Thing:
    """The thing that a clamp is put on."""
    match clamp.end:
        case "inferior":
            return INFERIOR
        case "superior":
            return SUPERIOR
        case None:
            if clamp.vein in ILIAC_SIDES:
                return iliac_vein(clamp.vein)
            return TRIAD if clamp.vein == PORTAL_TRIAD else renal_vein(clamp.vein)
        case _:
            assert_never(clamp.end)


def _off(stage: Stage, thing: Thing, place: Place | None, source: Message = OWN) -> Act:
    return Act(stage, "unclamp", thing, place=place, source=source)


def _clamped(plan: Plan) -> dict[Thing, Place | None]:
    """What is clamped, in order, and where."""
    places: dict[Thing, Place | None] = {}
    for clamp in plan.clamps:
        if clamp.vein in ILIAC_SIDES:
            places[site_of(clamp)] = Place(clamp.level_mm, clamp.along_mm)
        elif clamp.vein in (IVC, PORTAL_TRIAD):
            places[site_of(clamp)] = None if clamp.level_mm is None else Place(level_mm=clamp.level_mm)
    for side in SIDES:
        veins = veins_of_side(plan, side)
        if artery_of(plan, side) == "clamped" and any(closed(plan, vein) for vein in veins):
            places[Thing("renal-artery", side)] = None
        own = [clamp for vein in veins for clamp in plan.clamps if clamp.vein == vein.id]
        places |= {site_of(clamp): Place(clamp.level_mm, clamp.along_mm) for clamp in own}
    return places


def _lost(plan: Plan) -> set[Thing]:
    """Veins that are tied or leave with their kidney, and the artery of a kidney none of whose veins is opened again."""
    lost = set[Thing]()
    for side in SIDES:
        veins = veins_of_side(plan, side)
        ended = [vein for vein in veins if kidney_is_taken(plan, side) or tied(vein)]
        lost |= {renal_vein(vein.id) for vein in ended}
        lost |= {Thing("renal-artery", side)} if len(ended) == len(veins) else set()
    other = other_iliac(plan.case)  # the one that the tumour reaches is the inferior end, which is closed later
    if cuts_iliac_veins(plan) and other is not None and iliac_method(plan.case, other) is TIE:
        lost.add(iliac_vein(other))
    return lost


def _kept(plan: Plan) -> set[Thing]:
    """What is cut and neither sewn nor tied nor out: its clamps stay, with the artery of a kidney all of whose veins stay
    closed, which would fill it, and the portal triad of a liver whose veins are cut off. Where the graft has nothing to be sewn
    to below, nothing is opened into it."""
    kept = set[Thing]()
    for side in SIDES:
        veins = [] if kidney_is_taken(plan, side) else list(veins_of_side(plan, side))
        left = [vein for vein in veins if stays_closed(plan, vein) and not tied(vein)]
        kept |= {renal_vein(vein.id) for vein in left}
        kept |= {Thing("renal-artery", side)} if left and all(stays_closed(plan, vein) for vein in veins) else set()
    if hepatic_veins_cut_off(plan):
        kept.add(TRIAD)
    if plan.graft is not None and not inferior_end_is_sewn(plan):
        kept |= set() if plan.case.timing.clamp_onto_graft else {TRIAD}  # whose outflow the superior clamp shuts
        kept |= {SUPERIOR, *(renal_vein(vein.id) for vein in plan.renal_veins if sewn(vein))}
        kept |= {Thing("renal-artery", side) for side in SIDES if any(sewn(vein) for vein in veins_of_side(plan, side))}
    if cuts_iliac_veins(plan):
        kept |= {iliac_vein(vein) for vein in ILIAC_SIDES if not _iliac_has_a_fate(plan, vein)}
    return kept


def hepatic_veins_cut_off(plan: Plan) -> bool:
    """Whether part of the main hepatic ostia lies in a segment that is cut out all round."""
    marks = plan.body.landmarks
    if plan.resection is None or not cut_all_round(plan):
        return False
    return plan.resection.superior_mm > marks.hepatic_floor and plan.resection.inferior_mm < marks.hepatic_roof


def _iliac_has_a_fate(plan: Plan, vein_id: str) -> bool:
    sewn_on = vein_id == reached(plan.case) and plan.graft is not None and inferior_end_is_sewn(plan)
    return sewn_on or iliac_method(plan.case, vein_id) is TIE
