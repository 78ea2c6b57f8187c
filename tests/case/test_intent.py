"""What a case amounts to where its intent is not entered."""

import pytest

from ivcviz.case.document import Case, LevelRef, RenalPlan, Resection, Tumour
from ivcviz.case.intent import intent_of
from ivcviz.terms.renal_methods import LEAVE, NEPHRECTOMY, OPENING
from ivcviz.terms.resections import NO_RESECTION

TUMOUR = Tumour(LevelRef(40), LevelRef(75))
NOTHING = Resection(NO_RESECTION)


@pytest.mark.parametrize(
    ("case", "meant"),
    [
        (Case("x", TUMOUR, resection=NOTHING), "undecided"),
        (Case("x", TUMOUR), "resect"),
        (Case("x", TUMOUR, resection=NOTHING, renal_plan=(RenalPlan("left-renal-vein", LEAVE),)), "undecided"),
        (
            Case(
                "x",
                TUMOUR,
                resection=NOTHING,
                renal_plan=(RenalPlan("left-renal-vein", LEAVE), RenalPlan("right-renal-vein", NEPHRECTOMY)),
            ),
            "resect",
        ),
        (Case("x", TUMOUR, renal_plan=(RenalPlan("left-renal-vein", OPENING),), intent="no-operation"), "no-operation"),
    ],
)
def test_what_is_planned_tells_the_intent_that_is_not_entered(case: Case, meant: str) -> None:
    assert intent_of(case) == meant
