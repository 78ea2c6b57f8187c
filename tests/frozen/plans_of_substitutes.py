"""Invented plans of tubes, branches and patches of every substitute, and of organs whose resection is not planned here."""

from inventing import LEFT, RIGHT, Invented, methods, then, tumour

from ivcviz.case import edits
from ivcviz.case.document import Graft
from ivcviz.terms.organs import COLON, LEFT_URETER, PANCREATIC_HEAD, RIGHT_LIVER, RIGHT_URETER
from ivcviz.terms.renal_methods import CONE_PIPE, INTERPOSITION
from ivcviz.terms.resections import PARTIAL_PATCH
from ivcviz.terms.substitutes import SUBSTITUTES, Substitute

_ELSEWHERE = ("ptfe", "iliac-vein", "jugular-vein", "saphenous-vein", "cryopreserved-vessel", "parietal-peritoneum")


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


def _patch(substitute: Substitute) -> Invented:
    return tumour(
        "35", "70", then(edits.choose_patch, substitute), circumference_deg=80.0, resection=PARTIAL_PATCH, en_bloc=(COLON,)
    )


SUBSTITUTED = {
    **{f"tube-of-{substitute.id}": _tube(number, substitute) for number, substitute in enumerate(SUBSTITUTES)},
    **{f"patch-of-{other.id}": _patch(other) for other in SUBSTITUTES if other.id not in _ELSEWHERE},
    "right-liver-and-pancreatic-head": tumour(
        "30", "80", graft_diameter_mm=16.0, en_bloc=(RIGHT_LIVER, PANCREATIC_HEAD, RIGHT_URETER, LEFT_URETER)
    ),
}
