"""The operation stage by stage, one sentence each in the plan's own numbers, in the order of the paper's section 2.4
(Tulahong et al., Medicine 2022;101:22(e29326))."""

from collections.abc import Iterator
from typing import Literal, get_args

from ivcviz.messages.sentences import Sentence, say
from ivcviz.plan.model import Plan
from ivcviz.plan.reconstruction.renal_outcome import (
    SIDES,
    artery_of,
    closed,
    given_up,
    in_order,
    missing,
    name_of,
    sewn,
    veins_of_side,
)
from ivcviz.plan.resection.clamps import IVC, PORTAL_TRIAD, caval_clamps

OperationStage = Literal["intact", "tumour", "mobilised", "clamped", "resected", "bench", "implanted", "reperfused"]
STAGES: tuple[OperationStage, ...] = get_args(OperationStage)
_SMALL_VEINS = {
    "short-hepatic": "{count} short hepatic veins",
    "hepatic-accessory": "{count} accessory hepatic veins",
    "adrenal": "{count} adrenal veins",
    "gonadal": "{count} gonadal veins",
    "lumbar": "{count} lumbar veins",
}
_NOTHING = say("No resection is planned.")


def sentence_of(plan: Plan, stage: OperationStage) -> Sentence:
    """The sentence of a stage."""
    if stage == "intact":
        return say("The inferior vena cava with the veins that enter it, before the operation.")
    if stage == "tumour":
        return _tumour(plan)
    if plan.resection is None:
        return _NOTHING
    says = {
        "mobilised": _mobilised,
        "clamped": _clamped,
        "resected": _resected,
        "bench": _bench,
        "implanted": _implanted,
        "reperfused": _reperfused,
    }
    return says[stage](plan)


def as_json(plan: Plan) -> list[dict[str, str]]:
    """Every stage with its sentence."""
    return [{"stage": stage, "sentence": sentence_of(plan, stage).said()} for stage in STAGES]


def liver_is_mobilised(plan: Plan) -> bool:
    """Whether the superior clamp lies above the lowest short hepatic vein, so that the right liver is rotated to the left."""
    span = caval_clamps(plan.clamps)
    return span is not None and span[1] > plan.body.landmarks.lowest_short_hepatic_vein


def _tumour(plan: Plan) -> Sentence:
    extent = plan.extent
    return say(
        "The tumour reaches from {lower} to {upper} above the iliac confluence; its zone reading is {zone}.",
        lower=float(extent.lower_mm),
        upper=float(extent.upper_mm),
        zone=plan.reading.words or say("outside the zones"),
    )


def _mobilised(plan: Plan) -> Sentence:
    liver = ", the right lobe of the liver rotated to the left" if liver_is_mobilised(plan) else "; the liver stays in place"
    divided = tuple(_divided(plan))
    words = f"The infrahepatic cava is exposed (Kocher manoeuvre){liver}"
    return say(f"{words}, with {{divided}} divided." if divided else f"{words}.", divided=divided)


def _divided(plan: Plan) -> Iterator[Sentence]:
    """The small veins that are divided, by kind; of one alone the name."""
    kinds = {tributary.id: tributary.kind for tributary in plan.body.tributaries}
    for kind, several in _SMALL_VEINS.items():
        names = [vein.name for vein in plan.divided if kinds[vein.id] == kind]
        if len(names) == 1:
            yield say("the {name}", name=say(f"{names[0][0].lower()}{names[0][1:]}"))
        elif names:
            yield say(several, count=len(names))


def _clamped(plan: Plan) -> Sentence:
    span = caval_clamps(plan.clamps)
    assert span is not None
    ends = {"lower": float(span[0]), "upper": float(span[1])}
    kidneys = (*_clamped_veins(plan), *_clamped_arteries(plan))
    if not any(clamp.vein == PORTAL_TRIAD for clamp in plan.clamps):
        return say("Clamped are {clamped}.", clamped=(say("the cava (at {lower} and {upper})", **ends), *kidneys))
    words = (
        "Total hepatic vascular exclusion: after a trial the infrahepatic cava (at {lower}), the portal triad (Pringle) and "
        "the suprahepatic cava (at {upper}) are clamped in this order"
    )
    return say(f"{words}, then {{kidneys}}." if kidneys else f"{words}.", kidneys=kidneys, **ends)


def _clamped_veins(plan: Plan) -> list[Sentence]:
    ids = {clamp.vein for clamp in plan.clamps if clamp.vein != IVC}
    veins = [vein for vein in in_order(plan) if vein.id in ids]
    if len(veins) == len(plan.renal_veins) == 2 and veins[0].side != veins[1].side:
        return [say("both renal veins")]
    return [say("the {vein}", vein=say(name_of(plan, vein))) for vein in veins]


def _clamped_arteries(plan: Plan) -> list[Sentence]:
    def held(side: str) -> bool:
        return any(closed(plan, vein) for vein in plan.renal_veins if vein.side == side)

    sides = [side for side in SIDES if artery_of(plan, side) == "clamped" and held(side)]
    if len(sides) == 2:
        return [say("both renal arteries")]
    return [say(f"the {side} renal artery") for side in sides]


def _resected(plan: Plan) -> Sentence:
    assert plan.resection is not None
    cuts, patch = plan.resection, plan.patch
    values = {"length": float(cuts.length_mm), "low": float(cuts.inferior_mm), "high": float(cuts.superior_mm)}
    if plan.case.resection.kind.takes_wall:
        wide = " and {width} wide" if patch is not None else ""
        words = f"The tumour is removed with a piece of the caval wall, {{length}} long{wide}, between {{low}} and {{high}}"
        values |= {"width": float(patch.width_mm)} if patch is not None else {}
    else:
        words = "The tumour is removed with {length} of the cava, between the cuts at {low} and {high}"
    also = tuple(_taken(plan))
    return say(f"{words}, together with {{also}}." if also else f"{words}.", also=also, **values)


def _taken(plan: Plan) -> Iterator[Sentence]:
    for vein in in_order(plan):
        if sewn(plan, vein) and vein.stump_along_mm:
            yield say("{length} of the {vein}", length=float(vein.stump_along_mm), vein=say(name_of(plan, vein)))
    for side in SIDES:
        if any(vein.method.kidney == "out" for vein in veins_of_side(plan, side)) and not missing(plan, side):
            yield say(f"the {side} kidney")
    yield from (say(organ.taken) for organ in plan.case.resection.en_bloc)


def _bench(plan: Plan) -> Sentence:
    if plan.graft is None:
        return _cut_patch(plan) if plan.case.resection.kind.takes_wall else say("No graft is planned.")
    graft = say(
        "{substitute} of {bore} inner diameter",
        substitute=say(plan.graft.substitute.graft),
        bore=float(plan.graft.diameter_mm),
    )
    pieces = tuple(
        say(vein.method.prepared, vein=say(name_of(plan, vein)))
        for vein in in_order(plan)
        if sewn(plan, vein) and vein.hole is not None
    )
    if not pieces:
        return say("The {graft} is prepared.", graft=graft)
    return say("On the bench the {graft} is prepared, with {pieces}.", graft=graft, pieces=pieces)


def _cut_patch(plan: Plan) -> Sentence:
    if plan.patch is None:
        return say("A patch is cut; its width follows from how much of the wall the tumour takes, which is not recorded.")
    size = {"length": float(plan.patch.length_mm), "width": float(plan.patch.width_mm)}
    return say("A patch is cut, {length} long and {width} wide.", **size)


def _implanted(plan: Plan) -> Sentence:
    kidneys = tuple(_brought_back(plan))
    if plan.graft is not None:
        words = "The graft, about {length} long, is sewn to both stumps of the cava"
        length = float(plan.graft.length_mm)
    elif plan.case.resection.kind.takes_wall:
        words, length = "The patch is sewn into the wall of the cava", 0.0
    else:
        words, length = "Both stumps of the cava are closed; nothing replaces it", 0.0
    return say(f"{words}; {{kidneys}}." if kidneys else f"{words}.", length=length, kidneys=kidneys)


def _brought_back(plan: Plan) -> Iterator[Sentence]:
    """What becomes of each renal vein that is not left alone, right ones first."""
    for vein in in_order(plan):
        if vein.method.is_sewn and plan.graft is None:
            continue  # planned to be sewn to a graft that is not planned: a plan check says so
        words = "the {vein} cannot be sewn to it as planned" if sewn(plan, vein) and vein.hole is None else vein.method.outcome
        if words:
            yield say(words, vein=say(name_of(plan, vein)), side=say(vein.side))


def _reperfused(plan: Plan) -> Sentence:
    sides = [side for side in SIDES if _flows(plan, side)]
    flows = [say("both kidneys")] if len(sides) == 2 else [say(f"the {side} kidney") for side in sides]
    if any(clamp.vein == PORTAL_TRIAD for clamp in plan.clamps):
        flows.insert(0, say("the liver"))
    if plan.graft is None and plan.case.resection.kind.cuts_through:
        words = "The clamps are off, the cava stays closed" + (", the blood of {flows} flows again" if flows else "")
    else:
        words = "The clamps are off, and the blood of {flows} flows again"
        flows.insert(0, say("the cava"))
    return say(f"{words}; suture lines are checked.", flows=tuple(flows))


def _flows(plan: Plan, side: Literal["left", "right"]) -> bool:
    """Whether a kidney's blood was held up and flows again."""
    if missing(plan, side) or any(vein.method.kidney_leaves for vein in veins_of_side(plan, side)):
        return False
    return any(closed(plan, vein) and not given_up(plan, vein) for vein in veins_of_side(plan, side))
