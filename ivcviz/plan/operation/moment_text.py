"""What is done at a stage, or in a step of the ledger, in a sentence."""

from ivcviz.messages.sentences import Message, Text, capital, say
from ivcviz.plan.model import Plan
from ivcviz.plan.operation.act import Stage
from ivcviz.plan.operation.act_words import subject_words, verb_words
from ivcviz.plan.operation.operation import Operation
from ivcviz.plan.operation.stage_text import sentence_of


def moment_sentence(plan: Plan, stage: Stage, step: int | None, operation: Operation) -> Text:
    """The sentence of a stage or, where one is shown, of a step of the ledger."""
    if step is None:
        return sentence_of(plan, stage, operation)
    act = operation.step(step)
    return capital(say("{deed} · {subject}.", deed=verb_words(act), subject=subject_words(plan, act)))


def step_heading(step: int, operation: Operation) -> Message:
    """What stands in place of the stage's name while a step is shown: the stage is not yet all done."""
    return say("Step {number} of {count}", number=step, count=len(operation.acts))
