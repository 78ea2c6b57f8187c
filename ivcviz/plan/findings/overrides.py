"""Overridden stops: they remain stops, and carry the surgeon's written reason. A gap is never overridden."""

from collections.abc import Iterable
from dataclasses import replace

from ivcviz.case.document import Case
from ivcviz.messages.sentences import say
from ivcviz.plan.model import Finding

IDLE, IDLE_WORDS = "override-does-not-apply", say("override does not apply")


def with_reasons(case: Case, findings: Iterable[Finding]) -> list[Finding]:
    """The findings, each overridden judgement with its reason; and a note for every override without such a stop."""
    if not case.overrides:
        return list(findings)
    reasons = {(item.rule, item.about): item.reason for item in case.overrides}
    shown = [_with_reason(finding, reasons) for finding in findings]
    used = {(finding.rule, finding.about) for finding in shown if finding.overridden}
    return [*shown, *(_idle(*key, reason) for key, reason in reasons.items() if key not in used)]


def _with_reason(finding: Finding, reasons: dict[tuple[str, str], str]) -> Finding:
    reason = reasons.get((finding.rule, finding.about), "")
    return replace(finding, overridden=reason) if reason and finding.kind == "judgement" else finding


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
