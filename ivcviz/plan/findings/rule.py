"""What a rule is: a function of the plan with a name, what may come of it, where it comes from, and its thresholds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from ivcviz.case.default_thresholds import DEFAULT_THRESHOLDS, threshold_of
from ivcviz.case.document import Case
from ivcviz.messages.numbers import tenths
from ivcviz.messages.sentences import Message, Text, Wording, joined, say
from ivcviz.plan.model import Finding, Plan, Severity

Seek = Callable[[Plan], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One plan check. `trigger` is the sentence that says when it fires; `thresholds` names those that it reads."""

    name: str
    words: Message
    severities: tuple[Severity, ...]
    trigger: str
    source: Wording
    thresholds: tuple[str, ...]
    seek: Seek

    def __call__(self, plan: Plan) -> Iterator[Finding]:
        source = None
        for finding in self.seek(plan):
            source = source or self.source_in(plan.case)
            yield replace(finding, rule=self.name, source=source)

    def source_in(self, case: Case) -> Text:
        """Where the rule comes from, with each threshold as this plan has it."""
        return joined((self.source, *(threshold_words(case, name) for name in self.thresholds)), "; ")


def rule(words: Message, *severities: Severity, source: Wording, thresholds: tuple[str, ...] = ()) -> Callable[[Seek], Rule]:
    """Make a rule of a function: its name is the function's, `words` say the same, its trigger the function's docstring."""

    def made(seek: Seek) -> Rule:
        trigger = " ".join((seek.__doc__ or "").split())
        return Rule(seek.__name__.replace("_", "-"), words, severities, trigger, source, thresholds, seek)

    return made


def found(severity: Severity, sentence: Text, about: str = "", level_mm: float | None = None, **values: Any) -> Finding:
    """What a rule found; `about` tells it from what the same rule finds elsewhere, values are what its sentence rounds."""
    level = None if level_mm is None else float(level_mm)
    return Finding("", severity, sentence, tuple(values.items()), "", about, level)


def threshold_words(case: Case, name: str) -> Message:
    """A threshold as a source prints it; the default stands beside it where the plan has another."""
    value, known = threshold_of(case, name), DEFAULT_THRESHOLDS[name]
    if value == known.default:
        return say("threshold {amount}, set by this plan", amount=amount(name, value))
    return say(
        "threshold {amount}, set by this plan (default {default})",
        amount=amount(name, value),
        default=amount(name, known.default),
    )


def amount(name: str, value: float) -> Text:
    """A threshold with its unit."""
    return joined((tenths(value), DEFAULT_THRESHOLDS[name].bounds.unit.words))
