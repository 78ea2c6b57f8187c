"""The names of drags in the history."""

from typing import assert_never

from ivcviz.anatomy.body import Body
from ivcviz.case import intentions as wanted
from ivcviz.messages.sentences import Message, say
from ivcviz.plan.wording.names import vein_words
from ivcviz.scene.grips.words import SHORT


def step_name(body: Body, intention: wanted.Intention) -> Message:
    """The name of the step that an intention becomes: "Set the involved length of the left renal vein"."""
    match intention:
        case wanted.MoveTumourEnd():
            return say("Move the tumour's lower end") if intention.end == "lower" else say("Move the tumour's upper end")
        case wanted.MoveTumour():
            return say("Move the tumour")
        case wanted.SizeMass():
            return say("Set the mass's width") if intention.side == "width" else say("Set the mass's depth")
        case wanted.TurnMass():
            return say("Turn the mass")
        case wanted.MoveLandmark():
            return say("Move the {landmark}", landmark=SHORT[intention.landmark])
        case wanted.MoveCut():
            return say("Move the inferior cut") if intention.end == "inferior" else say("Move the superior cut")
        case wanted.MoveClamp():
            return say("Set the cuff")
        case wanted.SizeGraft():
            return say("Set the graft's diameter")
        case _:
            return _of_vein(vein_words(body, intention.vein_id), intention)


_OfVein = (
    wanted.SetInvolvedLength
    | wanted.MoveRenalOstium
    | wanted.SetVeinMargin
    | wanted.TurnCone
    | wanted.SizeConeBase
    | wanted.SizeConeTip
)


def _of_vein(vein: Message, intention: _OfVein) -> Message:
    match intention:
        case wanted.SetInvolvedLength():
            return say("Set the involved length of the {vein}", vein=vein)
        case wanted.MoveRenalOstium():
            return say("Move the {vein}", vein=vein)
        case wanted.SetVeinMargin():
            return say("Set the margin along the {vein}", vein=vein)
        case wanted.TurnCone():
            return say("Turn the cone pipe of the {vein}", vein=vein)
        case wanted.SizeConeBase():
            return say("Set the cone's base at the {vein}", vein=vein)
        case wanted.SizeConeTip():
            return say("Set the cone's tip at the {vein}", vein=vein)
        case _:
            assert_never(intention)
