"""What a drag is called in the history."""

from typing import assert_never

from ivcviz.anatomy.body import Body
from ivcviz.case import intentions as wanted
from ivcviz.plan.wording.names import vein_words
from ivcviz.scene.grips.words import LANDMARKS


def step_name(body: Body, intention: wanted.Intention) -> str:
    """The name of the step that an intention becomes: "Set the involved length of the left renal vein"."""
    match intention:
        case wanted.MoveTumourEnd():
            return f"Move the tumour's {intention.end} end"
        case wanted.MoveTumour():
            return "Move the tumour"
        case wanted.SizeMass():
            return f"Set the mass's {intention.side}"
        case wanted.TurnMass():
            return "Turn the mass"
        case wanted.MoveLandmark():
            return f"Move the {LANDMARKS[intention.landmark].partition(' (')[0]}"
        case wanted.MoveCut():
            return f"Move the {intention.end} cut"
        case wanted.MoveClamp():
            return "Set the cuff"
        case wanted.SizeGraft():
            return "Set the graft's diameter"
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


def _of_vein(words: str, intention: _OfVein) -> str:
    match intention:
        case wanted.SetInvolvedLength():
            return f"Set the involved length of the {words}"
        case wanted.MoveRenalOstium():
            return f"Move the {words}"
        case wanted.SetVeinMargin():
            return f"Set the margin along the {words}"
        case wanted.TurnCone():
            return f"Turn the cone pipe of the {words}"
        case wanted.SizeConeBase():
            return f"Set the cone's base at the {words}"
        case wanted.SizeConeTip():
            return f"Set the cone's tip at the {words}"
        case _:
            assert_never(intention)
