"""What is done at a stage, or in a step of the ledger, in a sentence."""

from ivcviz.messages.sentences import Message, say
from ivcviz.plan.model import Plan
from ivcviz.plan.operation.act import Stage
from ivcviz.plan.operation.act_words import subject_words, verb_words
from ivcviz.plan.operation.operation import Operation
from ivcviz.plan.operation.stages import sentence_of


def moment_sentence(plan: Plan, stage: Stage, step: int | None, operation: Operation) -> Message:
    """The sentence of a stage or, where one is shown, of a step of the ledger."""
    if step is None:
        return sentence_of(plan, stage, operation)
    act = operation.step(step)
    return say(
        "Step {number} of {count}: {deed} · {subject}.",
        number=step,
        count=len(operation.acts),
        deed=verb_words(act),
        subject=subject_words(plan, act),
    )
