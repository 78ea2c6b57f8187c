"""Invented plans of every substitute as tube, branch and patch, of veins that are led elsewhere, of organs not planned here."""

from inventing import LEFT, RIGHT, Invented, methods, then, tumour

from ivcviz.case import edits
from ivcviz.case.document import Graft
from ivcviz.terms.organs import COLON, LEFT_URETER, PANCREATIC_HEAD, RIGHT_LIVER, RIGHT_URETER
from ivcviz.terms.renal_methods import CAVAL_CUFF, CONE_PIPE, INTERPOSITION, LEFT_TO_RIGHT, METHODS, OPENING, RenalMethod
from ivcviz.terms.resections import PARTIAL_PATCH
from ivcviz.terms.substitutes import SUBSTITUTES, Substitute

_ELSEWHERE = ("ptfe", "iliac-vein", "jugular-vein", "saphenous-vein", "cryopreserved-vessel", "parietal-peritoneum")

_LED_ELSEWHERE = [method for method in METHODS if method.goes_elsewhere]


def _tube(number: int, substitute: Substitute) -> Invented:
    """A tube of one substitute, with branches of the two that follow it."""
    right, left = (SUBSTITUTES[(number + by) % len(SUBSTITUTES)] for by in (1, 2))
    return tumour(
        "88",
        "150",
        then(edits.choose_graft, Graft.of(substitute, 16.0)),
        then(edits.choose_branch_substitute, RIGHT, right),
        then(edits.choose_branch_substitute, LEFT, left),
        involved_mm={"left": 15.0},
        methods=methods(INTERPOSITION, CONE_PIPE),
    )


def _elsewhere(number: int, method: RenalMethod) -> Invented:
    """The left renal vein is led elsewhere than into the cava, or as the next of these has it; the right one is sewn."""
    return tumour(
        "85",
        "150",
        then(edits.set_plan_b, RIGHT, CAVAL_CUFF),
        then(edits.set_plan_b, LEFT, _LED_ELSEWHERE[(number + 1) % len(_LED_ELSEWHERE)]),
        graft_diameter_mm=18.0,
        methods=methods(OPENING, method),
    )


def _patch(substitute: Substitute) -> Invented:
    return tumour(
        "35", "70", then(edits.choose_patch, substitute), circumference_deg=80.0, resection=PARTIAL_PATCH, en_bloc=(COLON,)
    )


SUBSTITUTED = {
    **{f"tube-of-{substitute.id}": _tube(number, substitute) for number, substitute in enumerate(SUBSTITUTES)},
    **{f"patch-of-{other.id}": _patch(other) for other in SUBSTITUTES if other.id not in _ELSEWHERE},
    **{f"left-renal-vein-{method.id}": _elsewhere(number, method) for number, method in enumerate(_LED_ELSEWHERE)},
    "ostia-on-caval-cuffs": tumour(
        "122",
        "160",
        then(edits.set_margins, 30.0, 10.0),
        then(edits.set_plan_b, LEFT, LEFT_TO_RIGHT),
        graft_diameter_mm=22.0,
        methods=methods(CAVAL_CUFF, CAVAL_CUFF),
    ),
    "right-liver-and-pancreatic-head": tumour(
        "30", "80", graft_diameter_mm=16.0, en_bloc=(RIGHT_LIVER, PANCREATIC_HEAD, RIGHT_URETER, LEFT_URETER)
    ),
}
