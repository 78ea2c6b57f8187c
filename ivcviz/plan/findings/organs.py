"""Organs that are taken with the tumour: what taking them asks for that this plan does not plan."""

from collections.abc import Iterator

from ivcviz.messages.sentences import capital, listed, say, say_many
from ivcviz.plan.finding import Finding
from ivcviz.plan.findings.rule import make_finding, rule
from ivcviz.plan.findings.sources import GENERAL, PLANS_OWN
from ivcviz.plan.model import Plan
from ivcviz.plan.reconstruction.renal_outcome import kidney_is_removed, missing
from ivcviz.plan.wording.names import SIDE_WORDS


@rule(say("organ not planned here"), "stop", kind="gap", ends_at="resected", source=PLANS_OWN)
def organ_not_planned_here(plan: Plan) -> Iterator[Finding]:
    """An organ is taken en bloc whose resection is an operation of its own: the right liver, the pancreatic head."""
    if not plan.is_operated:
        return
    beyond = [(organ.taken, organ.unplanned) for organ in plan.case.resection.en_bloc if organ.unplanned is not None]
    if beyond:
        yield make_finding(
            "stop",
            say_many(
                len(beyond),
                "{organs} is to be taken: {operation} is not planned here.",
                "{organs} are to be taken: {operation} are not planned here.",
                organs=capital(listed([organ for organ, _ in beyond])),
                operation=listed([operation for _, operation in beyond]),
            ),
            level_mm=(plan.extent.lower_mm + plan.extent.upper_mm) / 2,
        )


@rule(say("ureter without its kidney"), "warning", source=GENERAL)
def ureter_without_its_kidney(plan: Plan) -> Iterator[Finding]:
    """A part of a ureter is taken en bloc, and its kidney stays."""
    if not plan.is_operated:
        return
    for organ in plan.case.resection.en_bloc:
        side = organ.drains
        if side is not None and not missing(plan, side) and not kidney_is_removed(plan, side):
            sentence = say(
                "A part of the {side} ureter is taken and its kidney stays: how the urine is led away is not planned here.",
                side=SIDE_WORDS[side],
            )
            yield make_finding("warning", sentence, organ.id, (plan.extent.lower_mm + plan.extent.upper_mm) / 2)
