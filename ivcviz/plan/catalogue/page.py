"""The page of all plan checks (`ivcviz rules`), made from the rules, for review by a surgeon."""

from collections.abc import Iterator

from ivcviz.case.check_thresholds import DEFAULT_THRESHOLDS
from ivcviz.plan.catalogue.examples import EXAMPLES
from ivcviz.plan.findings import GROUPS
from ivcviz.plan.findings.rule import Rule, amount

_HEAD = """\
# The plan checks

**No operating surgeon has read these rules yet.** This page is made from the rules themselves (`ivcviz rules`), so that one
can: every rule with what makes it fire, the sentence it says in an example, an example in which it says nothing, where it
comes from, and the thresholds it reads.

- **Stop, a gap**: a vessel, organ or tumour without a fate, a clamp, tube or seam that cannot lie there, or anatomy that is
  not drawn. It is closed by changing the plan, and never overridden. The plan ends before the stage that it leaves open: no
  ledger, timeline or picture goes further, and neither a cutting template nor a model is made.
- **Stop, a judgement**: what the surgeon may decide against this check. It is overridden with a written reason, which is
  printed beside it from then on, with the role of who decided and the date; it stays a stop.
- **Warning**: feasible, but it changes the operation or needs a decision.
- **Note**: worth reading aloud at the team meeting.

Silence means only that none of these rules fired. Heights are millimetres above the iliac confluence, superior positive;
sides are the patient's. The examples are of the reference woman (right renal ostium 98–112 mm, left 105–119, lowest short
hepatic vein 146, main hepatic ostia 197–215, caval hiatus 223, cavoatrial junction 252), with margins of 10 mm, cuffs of
7 mm, a clamp's jaw of 6 mm, errors of 5 mm (one standard deviation), and a graft of 16 mm unless something else is said.
"""
_THRESHOLDS = """\
## Default thresholds

Numbers without a source, chosen so that a rule can fire. A plan may set its own; its checks then say so.

| threshold | value | what it is | read by |
|---|---|---|---|
"""
_END = """
## Overrides

A judgement that is overridden keeps its place before the warnings and carries the reason. An override that no such stop
answers to is kept in the plan, and said in a note (`override-does-not-apply`).
"""


def rules_page() -> str:
    """The whole page, Markdown."""
    return "\n".join((_HEAD, *(_group(name, rules) for name, rules in GROUPS.items()), _thresholds() + _END)).rstrip()


def _group(name: str, rules: tuple[Rule, ...]) -> str:
    return "\n".join((f"## {name}\n", *(_rule(rule) for rule in rules)))


def _rule(rule: Rule) -> str:
    kinds = [f"{known} ({rule.kind})" if known == "stop" else known for known in rule.severities]
    lines = [f"### {rule.name}", "", f"*{' or '.join(kinds)}*: {_lowered(rule.trigger)}", "", *_says(rule)]
    lines.append(f"- Says nothing: {EXAMPLES[rule.name].silent.case.title}.")
    if rule.ends_at is not None:
        lines.append(f"- As a gap it ends the plan before the stage “{rule.ends_at}”.")
    lines.append(f"- Source: {rule.source}.")
    lines += [
        f"- Default threshold: {DEFAULT_THRESHOLDS[name].words}: {amount(name, _default(name))}." for name in rule.thresholds
    ]
    return "\n".join(lines) + "\n"


def _says(rule: Rule) -> Iterator[str]:
    """The rule's sentences for its examples, one for each severity."""
    for sample in EXAMPLES[rule.name].fires:
        found = next(rule(sample.plan()))
        yield f"- Says, as a {found.severity} ({sample.case.title}): “{found.sentence}”"


def _thresholds() -> str:
    return _THRESHOLDS + "".join(
        f"| `{name}` | {amount(name, _default(name))} | {known.words} | {', '.join(_readers(name))} |\n"
        for name, known in DEFAULT_THRESHOLDS.items()
    )


def _readers(threshold: str) -> list[str]:
    return [rule.name for rules in GROUPS.values() for rule in rules if threshold in rule.thresholds]


def _default(name: str) -> float:
    return DEFAULT_THRESHOLDS[name].default


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
