"""What an extraction through a cavotomy leaves behind."""

from collections.abc import Iterator
from typing import assert_never

from ivcviz.case.document import Origin
from ivcviz.messages.numbers import mm
from ivcviz.messages.sentences import Message, say
from ivcviz.plan.finding import Finding
from ivcviz.plan.findings.rule import make_finding, rule
from ivcviz.plan.findings.sources import GENERAL, PLANS_OWN
from ivcviz.plan.model import Plan
from ivcviz.plan.reconstruction.renal_outcome import SIDES, kidney_is_removed, missing
from ivcviz.plan.resection.lumen_contents import contents
from ivcviz.terms.organs import LEFT_ADRENAL, RIGHT_ADRENAL


@rule(say("extraction leaves the wall"), "stop", kind="judgement", source=GENERAL)
def extraction_leaves_the_wall(plan: Plan) -> Iterator[Finding]:
    """The cava is opened and emptied, and nothing of it is taken, though the tumour is one of the caval wall or is recorded to
    have grown into it."""
    if not plan.case.resection.kind.extracts:
        return
    tumour, middle = plan.case.tumour, (plan.extent.lower_mm + plan.extent.upper_mm) / 2
    extent = {"lower": mm(plan.extent.lower_mm), "upper": mm(plan.extent.upper_mm)}
    if tumour.wall_invaded:
        sentence = say("The wall of the cava is invaded from {lower} to {upper}, and nothing of it is taken.", **extent)
        yield make_finding("stop", sentence, level_mm=middle)
    elif tumour.origin == "wall":
        sentence = say(
            "The tumour is one of the caval wall ({lower} to {upper}), and only what lies in the lumen is taken: resect the "
            "wall, or enter another origin.",
            **extent,
        )
        yield make_finding("stop", sentence, level_mm=middle)


@rule(say("extraction below the confluence"), "stop", kind="gap", ends_at="clamped", source=PLANS_OWN)
def extraction_below_the_confluence(plan: Plan) -> Iterator[Finding]:
    """The lumen is to be emptied, and what lies in it reaches below the confluence of the common iliac veins."""
    if plan.held is None or not plan.case.resection.kind.extracts:
        return
    lowest = min(found.lower_mm for found in contents(plan))
    if lowest < 0:
        sentence = say(
            "What is to be taken out of the lumen reaches {below} below the confluence: emptying the iliac veins is not "
            "planned here.",
            below=mm(-lowest),
        )
        yield make_finding("stop", sentence, level_mm=lowest, below_mm=-lowest)


@rule(say("origin not planned here"), "note", source=GENERAL)
def origin_not_planned(plan: Plan) -> Iterator[Finding]:
    """The cava is opened and emptied of a tumour that grew in from elsewhere, and what is done there is not in the plan."""
    if not plan.case.resection.kind.extracts:
        return
    words = _unplanned(plan, plan.case.tumour.origin)
    if words is not None:
        yield make_finding("note", words, level_mm=(plan.extent.lower_mm + plan.extent.upper_mm) / 2)


def _unplanned(plan: Plan, origin: Origin) -> Message | None:
    match origin:
        case "wall":
            return None
        case "renal":
            planned = any(kidney_is_removed(plan, side) or missing(plan, side) for side in SIDES)
            return None if planned else say("The tumour grew in from a kidney, and no nephrectomy is planned.")
        case "adrenal":
            taken = plan.case.resection.en_bloc
            if RIGHT_ADRENAL in taken or LEFT_ADRENAL in taken:
                return None
            return say("The tumour grew in from an adrenal, and neither is taken en bloc.")
        case "uterine":
            return say(
                "The tumour grew in from uterus or gonad: what is done there, and along the veins on the way, is not planned "
                "here."
            )
        case "thrombus":
            return say("The tumour grew in from elsewhere: what is done there is not planned here.")
        case _:
            assert_never(origin)
