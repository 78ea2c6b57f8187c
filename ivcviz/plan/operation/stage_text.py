"""The operation stage by stage, one sentence each in the plan's own numbers, in the order of the paper's section 2.4
(Tulahong et al., Medicine 2022;101:22(e29326))."""

from collections.abc import Callable, Iterator
from typing import assert_never

from ivcviz.anatomy.specification import Side
from ivcviz.case.intent import intent_of
from ivcviz.messages.sentences import Message, say, say_many, small, without_stop
from ivcviz.plan.model import Plan, PlannedGraft
from ivcviz.plan.operation.act import CAVAL_ENDS, CAVOTOMY, LIVER, STAGES, TRIAD, WALL, Stage, Thing, renal_vein
from ivcviz.plan.operation.acts import stage_is_planned
from ivcviz.plan.operation.blood_flow import cava_is_open, vein_is_open
from ivcviz.plan.operation.operation import Operation, operation_of
from ivcviz.plan.operation.operative_field import Situs
from ivcviz.plan.operation.removed_text import resected
from ivcviz.plan.reconstruction.renal_outcome import (
    SIDES,
    in_order,
    missing,
    name_of,
    sewn,
    veins_of_side,
)
from ivcviz.plan.resection.clamps import caval_clamps
from ivcviz.plan.wording.names import SIDE_WORDS, in_words

_SMALL_VEINS: dict[str, Callable[[int], Message]] = {
    "short-hepatic": lambda count: say_many(count, "{count} short hepatic vein", "{count} short hepatic veins"),
    "hepatic-accessory": lambda count: say_many(count, "{count} accessory hepatic vein", "{count} accessory hepatic veins"),
    "adrenal": lambda count: say_many(count, "{count} adrenal vein", "{count} adrenal veins"),
    "phrenic": lambda count: say_many(count, "{count} phrenic vein", "{count} phrenic veins"),
    "gonadal": lambda count: say_many(count, "{count} gonadal vein", "{count} gonadal veins"),
    "lumbar": lambda count: say_many(count, "{count} lumbar vein", "{count} lumbar veins"),
}
_NOTHING = say("No resection is planned.")
_NOTHING_YET = say("No operation is planned yet.")
_UNPLANNED = say("The plan ends before this stage: the field is drawn as it is at the end of what is planned.")


def sentence_of(plan: Plan, stage: Stage, operation: Operation | None = None) -> Message:
    """The sentence of a stage, of the plan's operation where that is known already."""
    if stage == "intact":
        return say("The inferior vena cava with the veins that enter it, before the operation.")
    if stage == "tumour":
        return _tumour(plan)
    if not plan.is_operated:
        return _NOTHING_YET if intent_of(plan.case) == "undecided" else _NOTHING
    if not stage_is_planned(plan, stage):
        return _UNPLANNED
    operation = operation or operation_of(plan)
    situs = operation.at(stage)
    match stage:
        case "mobilised":
            return _mobilised(plan, situs)
        case "clamped":
            return _clamped(plan, situs)
        case "resected":
            return resected(plan, situs)
        case "bench":
            return _bench(plan, situs)
        case "implanted":
            return _implanted(plan, situs)
        case "reperfused":
            return _reperfused(plan, operation)
        case _:
            assert_never(stage)


def as_json(plan: Plan, operation: Operation | None = None) -> list[dict[str, str | bool]]:
    """Every stage with its sentence, and whether it comes before the plan's end."""
    operation = operation or operation_of(plan)
    return [
        {
            "stage": stage,
            "sentence": sentence_of(plan, stage, operation).in_english(),
            "planned": stage_is_planned(plan, stage),
        }
        for stage in STAGES
    ]


def _tumour(plan: Plan) -> Message:
    extent = plan.extent
    zone = plan.reading.words or say("outside the zones")
    if extent.lower_mm < 0 < extent.upper_mm:
        return say(
            "The tumour reaches from {lower} below to {upper} above the iliac confluence; its zone reading is {zone}.",
            lower=float(-extent.lower_mm),
            upper=float(extent.upper_mm),
            zone=zone,
        )
    return say(
        "The tumour reaches from {lower} to {upper} above the iliac confluence; its zone reading is {zone}.",
        lower=float(extent.lower_mm),
        upper=float(extent.upper_mm),
        zone=zone,
    )


def _mobilised(plan: Plan, situs: Situs) -> Message:
    divided = tuple(_divided(plan, situs))
    if LIVER in situs.mobilised:
        if not divided:
            return say("The infrahepatic cava is exposed (Kocher manoeuvre), the right lobe of the liver rotated to the left.")
        return say(
            "The infrahepatic cava is exposed (Kocher manoeuvre), the right lobe of the liver rotated to the left, with "
            "{divided} divided.",
            divided=divided,
        )
    if not divided:
        return say("The infrahepatic cava is exposed (Kocher manoeuvre); the liver stays in place.")
    return say(
        "The infrahepatic cava is exposed (Kocher manoeuvre); the liver stays in place, with {divided} divided.",
        divided=divided,
    )


def _divided(plan: Plan, situs: Situs) -> Iterator[Message]:
    """The small veins that are divided, by kind; of one alone the name."""
    kinds = {tributary.id: tributary.kind for tributary in plan.body.tributaries}
    for kind, several in _SMALL_VEINS.items():
        own = [vein for vein in plan.divided if kinds[vein.id] == kind]
        names = [vein.name for vein in own if Thing("small-vein", vein.id) in situs.divided]
        if len(names) == 1:
            yield say("the {name}", name=small(names[0]))
        elif names:
            yield several(len(names))


def _clamped(plan: Plan, situs: Situs) -> Message:
    span = caval_clamps(plan.clamps)
    assert span is not None
    ends = {"lower": float(span[0]), "upper": float(span[1])}
    kidneys = (*_clamped_veins(plan, situs), *_clamped_arteries(situs))
    if any(thing.kind == "iliac-vein" for thing in situs.clamped):
        return _clamped_from_the_iliac_veins(situs, span[1], kidneys)
    if TRIAD not in situs.clamped:
        return say("Clamped are {clamped}.", clamped=(say("the cava (at {lower} and {upper})", **ends), *kidneys))
    if not kidneys:
        return say(
            "Total hepatic vascular exclusion: after a trial the infrahepatic cava (at {lower}), the portal triad (Pringle) "
            "and the suprahepatic cava (at {upper}) are clamped in this order.",
            **ends,
        )
    return say(
        "Total hepatic vascular exclusion: after a trial the infrahepatic cava (at {lower}), the portal triad (Pringle) and "
        "the suprahepatic cava (at {upper}) are clamped in this order, then {kidneys}.",
        kidneys=kidneys,
        **ends,
    )


def _clamped_from_the_iliac_veins(situs: Situs, upper: float, kidneys: tuple[Message, ...]) -> Message:
    """Where no cava is left to clamp below the tumour."""
    sides = [thing.id for thing in situs.clamped if thing.kind == "iliac-vein"]
    below = say("both common iliac veins") if len(sides) > 1 else say("the {vein}", vein=in_words(sides[0]))
    triad = (say("the portal triad (Pringle)"),) if TRIAD in situs.clamped else ()
    return say("Clamped are {clamped}.", clamped=(below, *triad, say("the cava (at {upper})", upper=upper), *kidneys))


def _clamped_veins(plan: Plan, situs: Situs) -> list[Message]:
    veins = [vein for vein in in_order(plan) if renal_vein(vein.id) in situs.clamped]
    if len(veins) == len(plan.renal_veins) == 2 and veins[0].side != veins[1].side:
        return [say("both renal veins")]
    return [say("the {vein}", vein=name_of(plan, vein)) for vein in veins]


def _clamped_arteries(situs: Situs) -> list[Message]:
    sides = [side for side in SIDES if Thing("renal-artery", side) in situs.clamped]
    if len(sides) == 2:
        return [say("both renal arteries")]
    return [say("the {side} renal artery", side=SIDE_WORDS[side]) for side in sides]


def _bench(plan: Plan, situs: Situs) -> Message:
    if plan.graft is None:
        match plan.case.resection.kind.closed_by:
            case "patch":
                return _cut_patch(plan)
            case "suture":
                return say("Nothing is made on the bench: a suture closes the wall.")
            case None:
                return say("No graft is planned.")
    graft = say(
        "{substitute} of {bore} inner diameter",
        substitute=plan.graft.substitute.graft,
        bore=float(plan.graft.diameter_mm),
    )
    pieces = tuple(
        vein.method.prepared.filled(vein=name_of(plan, vein))
        for vein in in_order(plan)
        if vein.method.prepared is not None and Thing("hole", vein.id) in situs.made
    )
    if not pieces:
        return say("The {graft} is prepared.", graft=graft)
    return say("On the bench the {graft} is prepared, with {pieces}.", graft=graft, pieces=pieces)


def _cut_patch(plan: Plan) -> Message:
    if plan.patch is None:
        return say("A patch is cut; its width follows from how much of the wall the tumour takes, which is not recorded.")
    size = {"length": float(plan.patch.length_mm), "width": float(plan.patch.width_mm)}
    return say("A patch is cut, {length} long and {width} wide.", **size)


def _implanted(plan: Plan, situs: Situs) -> Message:
    kidneys = tuple(_brought_back(plan))
    if plan.graft is not None:
        sewn_in = _sewn_in(plan, plan.graft)
    elif situs.closed.issuperset(CAVAL_ENDS):
        sewn_in = say("Both stumps of the cava are closed; nothing replaces it.")
    elif CAVOTOMY in situs.closed:
        sewn_in = say("The cavotomy is closed side to side.")
    elif WALL in situs.closed and plan.defect is None:
        sewn_in = say("The defect in the wall (not drawn: its width is not known) is closed side to side.")
    elif WALL in situs.closed:
        sewn_in = say("The defect in the wall of the cava is closed side to side, which narrows it.")
    elif plan.patch is None:
        sewn_in = say("The patch (not drawn: its width is not known) is sewn into the wall of the cava.")
    else:
        sewn_in = say("The patch is sewn into the wall of the cava.")
    return say("{sewn}; {kidneys}.", sewn=without_stop(sewn_in), kidneys=kidneys) if kidneys else sewn_in


def _sewn_in(plan: Plan, graft: PlannedGraft) -> Message:
    """The graft's two seams: below the confluence there is no stump of the cava to sew it to."""
    length, side = float(graft.length_mm), plan.case.tumour.iliac_side
    if graft.inferior_mm >= 0:
        return say("The graft, about {length} long, is sewn to both stumps of the cava.", length=length)
    if side is None:
        return say("The graft, about {length} long, is sewn to the superior stump of the cava.", length=length)
    return say(
        "The graft, about {length} long, is sewn to the superior stump of the cava and to the {side} common iliac vein.",
        length=length,
        side=SIDE_WORDS[side],
    )


def _brought_back(plan: Plan) -> Iterator[Message]:
    """What becomes of each renal vein that is not left alone, right ones first."""
    for vein in in_order(plan):
        words = vein.method.outcome
        if vein.method.is_sewn and not sewn(vein):
            continue  # a gap, before which the plan ends
        if words is not None:
            yield words.filled(vein=name_of(plan, vein), side=SIDE_WORDS[vein.side])


def _reperfused(plan: Plan, operation: Operation) -> Message:
    sides = [side for side in SIDES if _flows_again(plan, operation, side)]
    flows = [say("both kidneys")] if len(sides) == 2 else [say("the {side} kidney", side=SIDE_WORDS[side]) for side in sides]
    if any(TRIAD in situs.clamped for situs in operation.situs):
        flows.insert(0, say("the liver"))
    if cava_is_open(operation.situs[-1]):
        flowing = (say("the cava"), *flows)
        return say("The clamps are off, and the blood of {flows} flows again; suture lines are checked.", flows=flowing)
    if not flows:
        return say("The clamps are off, the cava stays closed; suture lines are checked.")
    return say(
        "The clamps are off, the cava stays closed, the blood of {flows} flows again; suture lines are checked.",
        flows=tuple(flows),
    )


def _flows_again(plan: Plan, operation: Operation, side: Side) -> bool:
    """Whether blood of a kidney was held up and flows again."""
    if missing(plan, side):
        return False
    open_at_last = [vein for vein in veins_of_side(plan, side) if vein_is_open(operation.situs[-1], vein)]
    return any(not vein_is_open(situs, vein) for vein in open_at_last for situs in operation.situs)
