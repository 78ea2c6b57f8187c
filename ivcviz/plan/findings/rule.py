"""Rules (plan checks): functions of the plan with a name, possible severities, a source and thresholds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from ivcviz.case.check_thresholds import DEFAULT_THRESHOLDS, threshold_of
from ivcviz.case.document import Case
from ivcviz.messages.numbers import tenths
from ivcviz.messages.sentences import Message, Text, Wording, joined, say
from ivcviz.plan.finding import Finding, Severity, StopKind
from ivcviz.plan.model import Plan
from ivcviz.plan.stages import Stage

Seek = Callable[[Plan], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One plan check. `trigger` is the sentence that says when it fires, `kind` that of its stops, `ends_at` the first stage of
    the operation that its gaps leave unplanned; `thresholds` names those that it reads."""

    name: str
    words: Message
    severities: tuple[Severity, ...]
    trigger: str
    source: Wording
    thresholds: tuple[str, ...]
    seek: Seek
    kind: StopKind | None = None
    ends_at: Stage | None = None

    def __call__(self, plan: Plan) -> Iterator[Finding]:
        source = None
        for finding in self.seek(plan):
            source = source or self.source_in(plan.case)
            kind = finding.kind or self.kind if finding.severity == "stop" else None
            ends_at = finding.ends_at or self.ends_at if kind == "gap" else None
            yield replace(finding, rule=self.name, source=source, kind=kind, ends_at=ends_at)

    def source_in(self, case: Case) -> Text:
        """The rule's source, with each threshold as this plan has it."""
        return joined((self.source, *(threshold_words(case, name) for name in self.thresholds)), "; ")


def rule(
    words: Message,
    *severities: Severity,
    source: Wording,
    thresholds: tuple[str, ...] = (),
    kind: StopKind | None = None,
    ends_at: Stage | None = None,
) -> Callable[[Seek], Rule]:
    """Make a rule of a function: its name is the function's, `words` say the same, its trigger the function's docstring.

    TypeError if a rule that stops does not say whether its stops are gaps or judgements, or before which stage of the
    operation its gaps end the plan.
    """

    def made(seek: Seek) -> Rule:
        name = seek.__name__.replace("_", "-")
        if ("stop" in severities) != (kind is not None):
            raise TypeError(f"{name}: a stop is a gap or a judgement, and nothing else is")
        if kind == "gap" and ends_at is None:
            raise TypeError(f"{name}: a gap says before which stage the plan ends (ends_at=…)")
        trigger = " ".join((seek.__doc__ or "").split())
        return Rule(name, words, severities, trigger, source, thresholds, seek, kind, ends_at)

    return made


def make_finding(severity: Severity, sentence: Text, about: str = "", level_mm: float | None = None, **values: Any) -> Finding:
    """Make a finding; `about` distinguishes the findings of one rule, `values` are the unrounded numbers of its sentence."""
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
