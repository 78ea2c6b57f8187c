"""What a plan offers and does not take by itself: another cuff, where it fits, spares an organ and does no harm elsewhere.

One cuff serves both caval clamps, so a cuff that is right for one may send the other where it must not stand.
"""

from dataclasses import replace
from math import floor

from ivcviz.anatomy.specification import Side
from ivcviz.case.document import SHORTEST_CUFF_MM
from ivcviz.messages.numbers import tenths
from ivcviz.messages.sentences import Message, say
from ivcviz.plan.finding import Offer
from ivcviz.plan.model import Clamp, Plan
from ivcviz.plan.reconstruction.renal_outcome import SIDES
from ivcviz.plan.resection.clamps import PORTAL_TRIAD, caval_clamps, ostial_bands, place_clamps
from ivcviz.plan.resection.lumen_contents import contents, meets
from ivcviz.plan.resection.renal_jaws import is_closed
from ivcviz.plan.wording.names import SIDE_WORDS

CUFF = "resection.cuff_mm"


def keeps_kidneys_open(plan: Plan) -> Offer | None:
    """The longest shorter cuff with which fewer kidneys are clamped."""
    before = _sides(plan, plan.clamps)
    for cuff in _shorter_cuffs(plan) if before else ():
        kept = [side for side in before if side not in _sides(plan, _clamps_with(plan, cuff))]
        if kept and not does_harm(plan, cuff):
            organs = say("both kidneys") if len(kept) == 2 else say("the {side} kidney", side=SIDE_WORDS[kept[0]])
            return _offer(plan, cuff, say("keeps {organs} open", organs=organs))
    return None


def avoids_exclusion(plan: Plan) -> Offer | None:
    """The longest shorter cuff with which the superior clamp stands below the hepatic veins."""
    if all(clamp.vein != PORTAL_TRIAD for clamp in plan.clamps):
        return None
    for cuff in _shorter_cuffs(plan):
        if all(clamp.vein != PORTAL_TRIAD for clamp in _clamps_with(plan, cuff)) and not does_harm(plan, cuff):
            return _offer(plan, cuff, say("avoids total hepatic vascular exclusion"))
    return None


def does_harm(plan: Plan, cuff_mm: float) -> bool:
    """Whether another cuff brings a clamp that the plan does not have (on a renal vein, on the portal triad), takes a renal or
    iliac vein its clamp while it is still to be closed, closes a jaw on something in the lumen on which none closes now, or
    puts the superior clamp beyond the cava."""
    after = _clamps_with(plan, cuff_mm)
    new, gone = _sites(after) - _sites(plan.clamps), _sites(plan.clamps) - _sites(after)
    span = caval_clamps(after)
    if span is None or span[1] + plan.case.resection.jaw_mm / 2 > plan.body.landmarks.cavoatrial_junction:
        return True
    with_cuff = replace(plan.case, resection=replace(plan.case.resection, cuff_mm=cuff_mm))
    still_open = {vein.id for vein in plan.body.renal_veins if vein.id in gone and is_closed(with_cuff, vein, span)}
    hits = _hits(plan, after) - _hits(plan, plan.clamps)
    return bool(new or still_open or hits)


def _sites(clamps: tuple[Clamp, ...]) -> set[str]:
    """What clamps lie on."""
    return {clamp.vein for clamp in clamps}


def _hits(plan: Plan, clamps: tuple[Clamp, ...]) -> set[tuple[str, str | None, float]]:
    """Which clamps would close on what lies in the lumen."""
    return {
        (clamp.vein, clamp.end, found.lower_mm)
        for clamp in clamps
        for found in contents(plan)
        if meets(plan.case, clamp, found)
    }


def cuff_offer(plan: Plan, cuff_mm: float, effect: Message) -> Offer:
    """Another cuff, longer or shorter, with what it does."""
    return _offer(plan, cuff_mm, effect)


def _offer(plan: Plan, cuff_mm: float, effect: Message) -> Offer:
    words = say(
        "A free cuff of {cuff} instead of {now} {effect}.",
        cuff=tenths(cuff_mm),
        now=tenths(plan.case.resection.cuff_mm),
        effect=effect,
    )
    return Offer(CUFF, cuff_mm, words)


def _shorter_cuffs(plan: Plan) -> list[float]:
    """Cuffs that end just short of an ostium beyond a cut, the longest first."""
    if plan.held is None:
        return []
    cuts, choices = plan.held, plan.case.resection
    bands = ostial_bands(plan.case, plan.body)
    rooms = [lower - cuts.superior_mm for lower, _ in bands] + [cuts.inferior_mm - upper for _, upper in bands]
    fitting = {floor((room - choices.jaw_mm) * 10 + 1e-6) / 10 for room in [*rooms, cuts.inferior_mm]}
    return sorted((cuff for cuff in fitting if SHORTEST_CUFF_MM <= cuff < choices.cuff_mm), reverse=True)


def _clamps_with(plan: Plan, cuff_mm: float) -> tuple[Clamp, ...]:
    choices = replace(plan.case.resection, cuff_mm=cuff_mm)
    whole = frozenset(vein.id for vein in plan.renal_veins if vein.en_bloc)
    return place_clamps(replace(plan.case, resection=choices), plan.body, plan.held, whole)


def _sides(plan: Plan, clamps: tuple[Clamp, ...]) -> list[Side]:
    """Sides of the kidneys whose veins carry a clamp."""
    clamped = {clamp.vein for clamp in clamps}
    return [side for side in SIDES if any(vein.id in clamped for vein in plan.body.renal_veins if vein.side == side)]
