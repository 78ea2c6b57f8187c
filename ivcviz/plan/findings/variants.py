"""Variants of the body that are recorded and not drawn, and what they ask of the operation."""

from collections.abc import Iterator

from ivcviz.messages.sentences import say
from ivcviz.plan.finding import Finding
from ivcviz.plan.findings.renal_terms import ostium_mm, veins_of_side
from ivcviz.plan.findings.rule import make_finding, rule
from ivcviz.plan.findings.sources import GENERAL
from ivcviz.plan.model import Plan
from ivcviz.plan.wording.names import PRECAVAL_WORDS


@rule(
    say("precaval renal artery"),
    "warning",
    source=say("Radiology 2004;230:429 (48 of 52 precaval right renal arteries accessory); {general}", general=GENERAL),
)
def precaval_renal_artery(plan: Plan) -> Iterator[Finding]:
    """A right renal artery in front of the cava is recorded, its kidney is there, and the cava is operated on."""
    artery, right = plan.case.anatomy.precaval_artery, veins_of_side(plan, "right")
    if artery is None or not plan.is_operated or not right:
        return
    words = {"artery": PRECAVAL_WORDS[artery]}
    lost = say("the right kidney") if artery == "main" else say("the lower pole of the right kidney")
    sentence = say(
        "The {artery} passes in front of the cava (not drawn): find it before a clamp goes on the cava, and lead a tube behind "
        "it; divided, {lost} is lost.",
        lost=lost,
        **words,
    )
    yield make_finding("warning", sentence, level_mm=ostium_mm(plan, right[0].id))
