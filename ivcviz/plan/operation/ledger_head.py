"""What stands above the steps of a ledger in theatre: the patient's label, the side, the plan's mark, warnings, plans B."""

from collections.abc import Iterator
from textwrap import wrap
from typing import Any

from ivcviz.messages.numbers import mm
from ivcviz.messages.sentences import Message, Text, Wording, joined, say
from ivcviz.plan.finding import Finding
from ivcviz.plan.model import Plan
from ivcviz.plan.operation.act_words import method_words
from ivcviz.plan.reconstruction.renal_outcome import in_order, name_of, plan_for_vein
from ivcviz.plan.wording.fingerprint import fingerprint_of
from ivcviz.plan.wording.names import SEVERITY_WORDS

LABEL_MM = (70.0, 37.0)  # of the box for the patient's label
LABEL, SIDE_CHECKED = say("patient's label"), say("side checked")
PLAN_B, FINGERPRINT = say("plan B"), say("plan's mark")
_COLUMNS, _BLANK, _BOX = 96, 44, "☐"


def warnings_of(plan: Plan) -> tuple[Finding, ...]:
    """The warnings, which stand behind the stops."""
    return tuple(finding for finding in plan.findings if finding.severity == "warning")


def mark_words(plan: Plan) -> Message:
    """The plan's fingerprint, as the window shows it."""
    return say("plan {fingerprint}", fingerprint=fingerprint_of(plan))


def void_words(plan: Plan) -> Message:
    """The same on paper, and what a paper is worth that bears another."""
    return say("{mark}; void if it differs from the screen's", mark=mark_words(plan))


def plans_b(plan: Plan) -> Iterator[tuple[str, Message]]:
    """Of each renal vein that has one its id, what is then done, and what leads to it."""
    for vein in in_order(plan):
        other = plan_for_vein(plan, vein.id).plan_b
        if other is None:
            continue
        of_it = {"vein": name_of(plan, vein), "other": other.name, "method": method_words(plan, vein.id)}
        if vein.reach_mm:
            words = say("{vein}: {other} instead of {method}, if it cannot be brought {reach} nearer; or if: ____")
            yield vein.id, words.filled(reach=mm(vein.reach_mm), **of_it)
        else:
            yield vein.id, say("{vein}: {other} instead of {method}, if: ____", **of_it)


def head_lines(plan: Plan) -> Iterator[str]:
    """The head for reading, below the stops."""
    for finding in warnings_of(plan):
        yield from wrap(str(_warning(finding)), _COLUMNS, subsequent_indent="      ")
    yield f"{LABEL}: [{' ' * _BLANK}]   {SIDE_CHECKED} {_BOX}"
    yield str(void_words(plan))
    for _, words in plans_b(plan):
        yield from wrap(f"{PLAN_B}: {words}", _COLUMNS, subsequent_indent="      ")


def head_rows(plan: Plan) -> Iterator[tuple[Wording, Wording]]:
    """The same for a table: what a row is, and what it says."""
    for finding in warnings_of(plan):
        yield SEVERITY_WORDS["warning"], finding.full_sentence
    yield LABEL, ""
    yield SIDE_CHECKED, _BOX
    yield FINGERPRINT, void_words(plan)
    for _, words in plans_b(plan):
        yield PLAN_B, words


def head_json(plan: Plan) -> dict[str, Any]:
    """The same for scripts."""
    warnings = [{"rule": found.rule, "about": found.about, "sentence": found.sentence} for found in warnings_of(plan)]
    plan_b = [{"vein": vein, "sentence": words} for vein, words in plans_b(plan)]
    return {"fingerprint": fingerprint_of(plan), "warnings": warnings, "label_mm": list(LABEL_MM), "plan_b": plan_b}


def _warning(finding: Finding) -> Text:
    return joined((SEVERITY_WORDS["warning"], finding.full_sentence), ": ")
