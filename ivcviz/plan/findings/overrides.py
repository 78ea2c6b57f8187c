"""Overridden stops: they remain stops, and carry the surgeon's written reason. A gap is never overridden."""

from collections.abc import Iterable
from dataclasses import replace

from ivcviz.case.document import Case, Override
from ivcviz.errors import UserError
from ivcviz.messages.sentences import say
from ivcviz.plan.finding import Finding
from ivcviz.plan.model import Plan

IDLE, IDLE_WORDS = "override-does-not-apply", say("override does not apply")


def with_reasons(case: Case, findings: Iterable[Finding]) -> list[Finding]:
    """The findings, each overridden judgement with its reason; and a note for every override without such a stop."""
    if not case.overrides:
        return list(findings)
    written = {(item.rule, item.about): item for item in case.overrides}
    shown = [_with_reason(finding, written) for finding in findings]
    used = {(finding.rule, finding.about) for finding in shown if finding.overridden}
    return [*shown, *(_idle(*key, item.reason) for key, item in written.items() if key not in used)]


def _with_reason(finding: Finding, written: dict[tuple[str, str], Override]) -> Finding:
    override = written.get((finding.rule, finding.about))
    return replace(finding, override=override) if override is not None and finding.kind == "judgement" else finding


def check_override(plan: Plan, rule: str, about: str) -> None:
    """UserError unless the plan has this stop and it is a judgement: a gap is closed by changing the plan, never overridden."""
    own = [finding for finding in plan.findings if finding.rule == rule and finding.severity == "stop"]
    found = next((finding for finding in own if finding.about == about), None)
    if found is not None and found.kind == "judgement":
        return
    if found is not None:
        raise UserError(
            say(
                "{stop} cannot be overridden, it is closed by changing the plan: {sentence}",
                stop=_key(rule, about),
                sentence=found.sentence,
            )
        )
    judgements = [_key(finding.rule, finding.about) for finding in plan.findings if finding.kind == "judgement"]
    if judgements:
        raise UserError(
            say("this plan has no stop {stop}; to override are: {stops}.", stop=_key(rule, about), stops=", ".join(judgements))
        )
    raise UserError(say("this plan has no stop {stop}, and none that can be overridden.", stop=_key(rule, about)))


def _key(rule: str, about: str) -> str:
    """A stop as the command line names it."""
    return f"{rule},{about}" if about else rule


def _idle(rule: str, about: str, reason: str) -> Finding:
    sentence = say(
        "The stop {stop} is overridden in this plan (“{reason}”), and no such stop that can be overridden is found.",
        stop=f"{rule} ({about})" if about else rule,
        reason=reason.rstrip("."),
    )
    return Finding(
        IDLE,
        "note",
        sentence,
        (("rule", rule), ("about", about)),
        say("set by this plan"),
        f"{rule}, {about}" if about else rule,
    )
