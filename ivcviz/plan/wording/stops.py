"""What stands at the head of every paper and picture: the stops of a plan, each in its own sentence.

Gaps first, then judgements that nobody has overridden, then those that someone has, with the reason.
"""

from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import Any

from ivcviz.errors import UserError
from ivcviz.messages.sentences import Message, Text, joined, say, say_many
from ivcviz.plan.finding import Finding
from ivcviz.plan.model import Plan
from ivcviz.plan.wording.names import SEVERITY_WORDS

DRAFT, ENDS_HERE = say("DRAFT"), say("THE PLAN ENDS HERE")
_COLUMNS, _DRAFTS = 96, 9


def head_of(plan: Plan) -> tuple[Finding, ...]:
    """The stops in the order in which they are shown."""
    judgements = (finding for finding in plan.stops if finding.kind == "judgement")
    return (*plan.gaps, *judgements, *plan.overridden)


def stop_line(stop: Finding) -> Text:
    """A stop in its own sentence, behind the word that its mark stands for."""
    return joined((SEVERITY_WORDS["stop"], stop.full_sentence), ": ")


def end_sentence(ends: Finding) -> Text:
    """What stands behind the last planned step."""
    return joined((ENDS_HERE, ends.sentence), ": ")


def head_text(stops: Iterable[Finding], ends: Finding | None) -> Iterator[str]:
    """The first lines of a text: DRAFT where the plan ends before its operation does, then each stop, wrapped."""
    if ends is not None:
        yield " · ".join([str(DRAFT)] * _DRAFTS)
    for stop in stops:
        yield from wrap(str(stop_line(stop)), _COLUMNS, subsequent_indent="      ")


def end_text(ends: Finding | None) -> Iterator[str]:
    """What stands in a text behind the last planned step, wrapped."""
    if ends is not None:
        yield from (*wrap(str(end_sentence(ends)), _COLUMNS), "")


def few(stops: tuple[Finding, ...], most: int) -> Iterator[Text]:
    """The first stops, and how many more there are."""
    yield from (stop_line(stop) for stop in stops[:most])
    if len(stops) > most:
        yield more_words(len(stops) - most)


def refuse_gaps(plan: Plan) -> None:
    """UserError in the sentence of the gap before which the plan ends: nothing is cut or made of what has no fate."""
    if plan.end is not None:
        more = len(plan.gaps) - 1
        raise UserError(joined((plan.end.sentence, more_words(more))) if more else plan.end.sentence)


def more_words(count: int) -> Message:
    """What stands in place of the stops for which there is no room."""
    return say_many(
        count,
        "And {count} more: see the plan checks (in the window, or `ivcviz plan`).",
        "And {count} more: see the plan checks (in the window, or `ivcviz plan`).",
    )


def stops_json(head: tuple[Finding, ...]) -> dict[str, list[dict[str, Any]]]:
    """What stands at the head for scripts: the open stops, and the judgements that are overridden."""
    return {
        "stops": [_stop(finding) for finding in head if not finding.overridden],
        "overridden": [_stop(finding) | override_json(finding) for finding in head if finding.overridden],
    }


def ends_json(plan: Plan) -> dict[str, Any] | None:
    """The gap before which the plan ends, with the first stage that is not planned; None where the plan is whole."""
    return None if plan.end is None else {"stage": plan.end.ends_at, **_stop(plan.end)}


def override_json(finding: Finding) -> dict[str, str]:
    """Why a judgement is overridden, by whom and when."""
    assert finding.override is not None
    return {"reason": finding.override.reason, "role": finding.override.role, "date": finding.override.date}


def _stop(finding: Finding) -> dict[str, Any]:
    return {"rule": finding.rule, "kind": finding.kind, "about": finding.about, "sentence": finding.sentence}
