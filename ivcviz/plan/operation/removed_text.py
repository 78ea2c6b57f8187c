"""The sentence of the stage in which the tumour is removed."""

from collections.abc import Iterator

from ivcviz.messages.sentences import Message, say, without_stop
from ivcviz.plan.model import Plan, Segment
from ivcviz.plan.operation.act import Thing
from ivcviz.plan.operation.operative_field import Situs
from ivcviz.plan.reconstruction.renal_outcome import SIDES, cut_in_part, in_order, kidney_is_taken, name_of
from ivcviz.plan.resection.iliac import ILIAC_SIDES, cuts_iliac_veins, iliac_cut_mm, reached
from ivcviz.plan.wording.names import SIDE_WORDS, in_words


def resected(plan: Plan, situs: Situs) -> Message:
    """What has been removed, and how the cava was opened for it."""
    also = tuple(_taken(plan, situs))
    removed = _extracted(plan) if plan.resection is None else _cut_out(plan)
    return say("{removed}, together with {also}.", removed=without_stop(removed), also=also) if also else removed


def _extracted(plan: Plan) -> Message:
    assert plan.defect is not None
    line = plan.defect
    opened = {"length": float(line.length_mm), "low": float(line.inferior_mm), "high": float(line.superior_mm)}
    return say("The cava is opened over {length}, from {low} to {high}, and the tumour is taken out of it.", **opened)


def _cut_out(plan: Plan) -> Message:
    assert plan.resection is not None
    cuts, defect = plan.resection, plan.defect
    values = {"length": float(cuts.length_mm), "low": float(cuts.inferior_mm), "high": float(cuts.superior_mm)}
    if cuts_iliac_veins(plan):
        removed = say("The tumour is removed with {pieces}.", pieces=tuple(_caval_and_iliac_pieces(plan, cuts)))
    elif not cut_in_part(plan):
        removed = say("The tumour is removed with {length} of the cava, between the cuts at {low} and {high}.", **values)
    elif defect is None:
        removed = say(
            "The tumour is removed with a piece of the caval wall (not drawn: its width is not known), {length} long, between "
            "{low} and {high}.",
            **values,
        )
    else:
        removed = say(
            "The tumour is removed with a piece of the caval wall, {length} long and {width} wide, between {low} and {high}.",
            width=float(defect.width_mm),
            **values,
        )
    return removed


def _caval_and_iliac_pieces(plan: Plan, cuts: Segment) -> Iterator[Message]:
    """How much of the cava leaves, down to the confluence, and of either common iliac vein, the one that is followed first."""
    yield say("{length} of the cava", length=float(cuts.superior_mm))
    for vein in sorted(ILIAC_SIDES, key=lambda vein: vein != reached(plan.case)):
        length = iliac_cut_mm(plan.case, plan.body, vein, cuts.inferior_mm)
        yield say("{length} of the {vein}", length=float(length), vein=in_words(vein))


def _taken(plan: Plan, situs: Situs) -> Iterator[Message]:
    for vein in in_order(plan):
        if vein.method.is_sewn and vein.stump_along_mm and vein.in_resection:
            yield say("{length} of the {vein}", length=float(vein.stump_along_mm), vein=name_of(plan, vein))
    yield from (say("the {side} kidney", side=SIDE_WORDS[side]) for side in SIDES if kidney_is_taken(plan, side))
    yield from (organ.taken for organ in plan.case.resection.en_bloc if Thing("organ", organ.id) in situs.out)
