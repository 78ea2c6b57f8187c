"""A renal method and a substitute that the product does not have, one record each, and a plan with both.

The document holds the records themselves, so that nothing has to be registered. In the product each would also be a line in
`METHODS` or `SUBSTITUTES`, from which case files, command line and window take what can be chosen.
"""

from functools import cache

from ivcviz.case.document import Case, Graft, Involved, LevelRef, RenalPlan, Tumour
from ivcviz.messages.sentences import say
from ivcviz.plan.model import Plan
from ivcviz.plan.resolve import resolve
from ivcviz.terms.renal_methods import OPENING, Piece, RenalMethod
from ivcviz.terms.substitutes import SAPHENOUS_VEIN, Substitute

RIGHT, LEFT = "right-renal-vein", "left-renal-vein"
CROSSED = RenalMethod(
    id="left-to-right-renal-vein",
    end="sewn",
    kidney="stays",
    piece=Piece(shape="tube", unrolled=False, of=SAPHENOUS_VEIN, name=say("venous bridge")),
    name=say("left-to-right renal vein"),
    choice=say("left-to-right renal vein"),
    short=say("left to right"),
    outcome=say("the {vein} is led across over a venous bridge"),
    prepared=say("a venous bridge for the {vein}"),
    joint=say("venous bridge"),
    reached=say("the end of its bridge"),
    hole=say("for the venous bridge"),
)
PERICARDIUM = Substitute(
    id="equine-pericardium",
    made="tissue",
    form="sheet",
    wall_mm=0.4,
    rings="none",
    material="tissue-graft",
    patch_material="tissue-patch",
    name=say("equine pericardium"),
    graft=say("equine tube"),
    patch=say("equine patch"),
)


@cache
def plan_with(method: RenalMethod = CROSSED, substitute: Substitute = PERICARDIUM) -> Plan:
    """The left renal vein brought back by a method, the right one to an opening, the cava replaced by a substitute."""
    tumour = Tumour(LevelRef(85.0), LevelRef(172.0), mass_mm=(90.0, 50.0, 40.0), involved=(Involved(LEFT, 20.0),))
    choices = (RenalPlan(RIGHT, OPENING), RenalPlan(LEFT, method))
    return resolve(Case("New", tumour, graft=Graft.of(substitute, 18.0), renal_plan=choices))
