"""The operation stage by stage, one sentence each in the plan's own numbers, in the order of the paper's section 2.4
(Tulahong et al., Medicine 2022;101:22(e29326))."""

from collections.abc import Iterator
from typing import assert_never

from ivcviz.anatomy.specification import Side
from ivcviz.messages.sentences import Sentence, say
from ivcviz.plan.model import Plan
from ivcviz.plan.operation.act import CAVAL_ENDS, LIVER, STAGES, TRIAD, Stage, Thing, renal_vein
from ivcviz.plan.operation.blood_flow import cava_is_open, vein_is_open
from ivcviz.plan.operation.operation import Operation, operation_of
from ivcviz.plan.operation.situs import Situs
from ivcviz.plan.reconstruction.renal_outcome import (
    SIDES,
    cut_in_part,
    in_order,
    kidney_is_removed,
    missing,
    name_of,
    sewn,
    veins_of_side,
)
from ivcviz.plan.resection.clamps import caval_clamps

_SMALL_VEINS = {
    "short-hepatic": "{count} short hepatic veins",
    "hepatic-accessory": "{count} accessory hepatic veins",
    "adrenal": "{count} adrenal veins",
    "gonadal": "{count} gonadal veins",
    "lumbar": "{count} lumbar veins",
}
_NOTHING = say("No resection is planned.")


def sentence_of(plan: Plan, stage: Stage, operation: Operation | None = None) -> Sentence:
    """The sentence of a stage, of the plan's operation where that is known already."""
    if stage == "intact":
        return say("The inferior vena cava with the veins that enter it, before the operation.")
    if stage == "tumour":
        return _tumour(plan)
    if plan.resection is None:
        return _NOTHING
    operation = operation or operation_of(plan)
    situs = operation.at(stage)
    match stage:
        case "mobilised":
            return _mobilised(plan, situs)
        case "clamped":
            return _clamped(plan, situs)
        case "resected":
            return _resected(plan, situs)
        case "bench":
            return _bench(plan, situs)
        case "implanted":
            return _implanted(plan, situs)
        case "reperfused":
            return _reperfused(plan, operation)
        case _:
            assert_never(stage)


def as_json(plan: Plan, operation: Operation | None = None) -> list[dict[str, str]]:
    """Every stage with its sentence."""
    operation = operation or operation_of(plan)
    return [{"stage": stage, "sentence": sentence_of(plan, stage, operation).said()} for stage in STAGES]


def _tumour(plan: Plan) -> Sentence:
    extent = plan.extent
    return say(
        "The tumour reaches from {lower} to {upper} above the iliac confluence; its zone reading is {zone}.",
        lower=float(extent.lower_mm),
        upper=float(extent.upper_mm),
        zone=plan.reading.words or say("outside the zones"),
    )


def _mobilised(plan: Plan, situs: Situs) -> Sentence:
    turned = LIVER in situs.mobilised
    liver = ", the right lobe of the liver rotated to the left" if turned else "; the liver stays in place"
    divided = tuple(_divided(plan, situs))
    words = f"The infrahepatic cava is exposed (Kocher manoeuvre){liver}"
    return say(f"{words}, with {{divided}} divided." if divided else f"{words}.", divided=divided)


def _divided(plan: Plan, situs: Situs) -> Iterator[Sentence]:
    """The small veins that are divided, by kind; of one alone the name."""
    kinds = {tributary.id: tributary.kind for tributary in plan.body.tributaries}
    for kind, several in _SMALL_VEINS.items():
        own = [vein for vein in plan.divided if kinds[vein.id] == kind]
        names = [vein.name for vein in own if Thing("small-vein", vein.id) in situs.divided]
        if len(names) == 1:
            yield say("the {name}", name=say(f"{names[0][0].lower()}{names[0][1:]}"))
        elif names:
            yield say(several, count=len(names))


def _clamped(plan: Plan, situs: Situs) -> Sentence:
    span = caval_clamps(plan.clamps)
    assert span is not None
    ends = {"lower": float(span[0]), "upper": float(span[1])}
    kidneys = (*_clamped_veins(plan, situs), *_clamped_arteries(situs))
    if TRIAD not in situs.clamped:
        return say("Clamped are {clamped}.", clamped=(say("the cava (at {lower} and {upper})", **ends), *kidneys))
    words = (
        "Total hepatic vascular exclusion: after a trial the infrahepatic cava (at {lower}), the portal triad (Pringle) and "
        "the suprahepatic cava (at {upper}) are clamped in this order"
    )
    return say(f"{words}, then {{kidneys}}." if kidneys else f"{words}.", kidneys=kidneys, **ends)


def _clamped_veins(plan: Plan, situs: Situs) -> list[Sentence]:
    veins = [vein for vein in in_order(plan) if renal_vein(vein.id) in situs.clamped]
    if len(veins) == len(plan.renal_veins) == 2 and veins[0].side != veins[1].side:
        return [say("both renal veins")]
    return [say("the {vein}", vein=say(name_of(plan, vein))) for vein in veins]


def _clamped_arteries(situs: Situs) -> list[Sentence]:
    sides = [side for side in SIDES if Thing("renal-artery", side) in situs.clamped]
    if len(sides) == 2:
        return [say("both renal arteries")]
    return [say(f"the {side} renal artery") for side in sides]


def _resected(plan: Plan, situs: Situs) -> Sentence:
    assert plan.resection is not None
    cuts, patch = plan.resection, plan.patch
    values = {"length": float(cuts.length_mm), "low": float(cuts.inferior_mm), "high": float(cuts.superior_mm)}
    if cut_in_part(plan):
        wide = " and {width} wide" if patch is not None else ""
        words = f"The tumour is removed with a piece of the caval wall, {{length}} long{wide}, between {{low}} and {{high}}"
        values |= {"width": float(patch.width_mm)} if patch is not None else {}
    else:
        words = "The tumour is removed with {length} of the cava, between the cuts at {low} and {high}"
    also = tuple(_taken(plan, situs))
    return say(f"{words}, together with {{also}}." if also else f"{words}.", also=also, **values)


def _taken(plan: Plan, situs: Situs) -> Iterator[Sentence]:
    for vein in in_order(plan):
        if sewn(plan, vein) and vein.stump_along_mm:
            yield say("{length} of the {vein}", length=float(vein.stump_along_mm), vein=say(name_of(plan, vein)))
    yield from (say(f"the {side} kidney") for side in SIDES if kidney_is_removed(plan, side))
    yield from (say(organ.taken) for organ in plan.case.resection.en_bloc if Thing("organ", organ.id) in situs.out)


def _bench(plan: Plan, situs: Situs) -> Sentence:
    if plan.graft is None:
        return _cut_patch(plan) if cut_in_part(plan) else say("No graft is planned.")
    graft = say(
        "{substitute} of {bore} inner diameter",
        substitute=say(plan.graft.substitute.graft),
        bore=float(plan.graft.diameter_mm),
    )
    pieces = tuple(
        say(vein.method.prepared, vein=say(name_of(plan, vein)))
        for vein in in_order(plan)
        if Thing("hole", vein.id) in situs.made
    )
    if not pieces:
        return say("The {graft} is prepared.", graft=graft)
    return say("On the bench the {graft} is prepared, with {pieces}.", graft=graft, pieces=pieces)


def _cut_patch(plan: Plan) -> Sentence:
    if plan.patch is None:
        return say("A patch is cut; its width follows from how much of the wall the tumour takes, which is not recorded.")
    size = {"length": float(plan.patch.length_mm), "width": float(plan.patch.width_mm)}
    return say("A patch is cut, {length} long and {width} wide.", **size)


def _implanted(plan: Plan, situs: Situs) -> Sentence:
    kidneys = tuple(_brought_back(plan, situs))
    if plan.graft is not None:
        words = "The graft, about {length} long, is sewn to both stumps of the cava"
        length = float(plan.graft.length_mm)
    elif situs.closed.issuperset(CAVAL_ENDS):
        words, length = "Both stumps of the cava are closed; nothing replaces it", 0.0
    else:
        words, length = "The patch is sewn into the wall of the cava", 0.0
    return say(f"{words}; {{kidneys}}." if kidneys else f"{words}.", length=length, kidneys=kidneys)


def _brought_back(plan: Plan, situs: Situs) -> Iterator[Sentence]:
    """What becomes of each renal vein that is not left alone, right ones first."""
    for vein in in_order(plan):
        if vein.method.is_sewn and plan.graft is None:
            continue  # planned to be sewn to a graft that is not planned: a plan check says so
        back = renal_vein(vein.id) in situs.sewn
        words = "the {vein} cannot be sewn to it as planned" if back and vein.hole is None else vein.method.outcome
        if words:
            yield say(words, vein=say(name_of(plan, vein)), side=say(vein.side))


def _reperfused(plan: Plan, operation: Operation) -> Sentence:
    sides = [side for side in SIDES if _flows_again(plan, operation, side)]
    flows = [say("both kidneys")] if len(sides) == 2 else [say(f"the {side} kidney") for side in sides]
    if any(TRIAD in situs.clamped for situs in operation.situs):
        flows.insert(0, say("the liver"))
    if not cava_is_open(operation.situs[-1]):
        words = "The clamps are off, the cava stays closed" + (", the blood of {flows} flows again" if flows else "")
    else:
        words = "The clamps are off, and the blood of {flows} flows again"
        flows.insert(0, say("the cava"))
    return say(f"{words}; suture lines are checked.", flows=tuple(flows))


def _flows_again(plan: Plan, operation: Operation, side: Side) -> bool:
    """Whether blood of a kidney was held up and flows again."""
    if missing(plan, side):
        return False
    open_at_last = [vein for vein in veins_of_side(plan, side) if vein_is_open(operation.situs[-1], vein)]
    return any(not vein_is_open(situs, vein) for vein in open_at_last for situs in operation.situs)
