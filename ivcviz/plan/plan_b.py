"""Plan B of a renal vein: the plan with it, and what changes. Computed on demand, never inside `resolve`."""

from collections import Counter
from dataclasses import dataclass, replace

from ivcviz.case.edits import planned, take_plan_b
from ivcviz.messages.numbers import mm
from ivcviz.messages.sentences import Text, joined, say, spoken, without_stop
from ivcviz.plan.finding import Finding
from ivcviz.plan.model import Plan, PlannedRenalVein
from ivcviz.plan.resolve import resolve
from ivcviz.plan.wording.names import SEVERITY_WORDS, in_words

Key = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class PlanB:
    """Plan B of a renal vein: the resulting plan, and the findings that it adds and removes."""

    plan: Plan
    vein: PlannedRenalVein
    findings_added: tuple[Finding, ...]
    findings_removed: tuple[Finding, ...]

    @property
    def in_words(self) -> Text:
        """Method, gap, mobilisation and seam, and the findings added and removed, as text."""
        vein = self.vein
        parts: list[Text] = [vein.method.name]
        parts += [say("gap {gap}", gap=mm(vein.gap_mm))] if vein.gap_mm is not None else []
        parts += [say("to be brought {reach} nearer", reach=mm(vein.reach_mm))] if vein.reach_mm is not None else []
        parts += [say("seam {length}", length=mm(vein.seam.length_mm))] if vein.seam is not None else []
        parts += [say("then also: {severity}: {finding}", **_finding_values(found)) for found in self.findings_added]
        parts += [say("no longer: {severity}: {finding}", **_finding_values(found)) for found in self.findings_removed]
        return joined(parts, "; ")


def _finding_values(found: Finding) -> dict[str, Text]:
    return {"severity": SEVERITY_WORDS[found.severity], "finding": without_stop(found.full_sentence)}


def plan_b_of(plan: Plan, vein_id: str) -> PlanB | None:
    """Plan B of a renal vein, resolved; None where none is written."""
    if planned(plan.case, vein_id).plan_b is None:
        return None
    other = resolved_plan_b(plan, vein_id)
    vein = next(vein for vein in other.renal_veins if vein.id == vein_id)
    before, after = by_rule(plan.findings), by_rule(other.findings)
    findings_added = tuple(found for key, found in after.items() if key not in before)
    return PlanB(other, vein, findings_added, tuple(found for key, found in before.items() if key not in after))


def resolved_plan_b(plan: Plan, vein_id: str) -> Plan:
    """The plan of the case with plan B of one vein taken, titled as such; UserError where none is written."""
    case = take_plan_b(plan.case, vein_id)
    method = planned(case, vein_id).method.name
    title = spoken("{title}, plan B ({vein}: {method})", title=plan.case.title, vein=in_words(vein_id), method=method)
    return resolve(replace(case, title=title))


def by_rule(findings: tuple[Finding, ...]) -> dict[Key, Finding]:
    """Plan checks by rule and by what they are about, numbered where these do not tell them apart."""
    seen: Counter[tuple[str, str]] = Counter()
    found = {}
    for finding in findings:
        key = (finding.rule, finding.about or str(dict(finding.values).get("vein", "")))
        found[*key, seen[key]] = finding
        seen[key] += 1
    return found
