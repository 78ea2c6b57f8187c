"""Where every finding of the rules' examples is, and the numbers that its sentence rounds."""

from pathlib import Path

from ivcviz.plan.catalogue.examples import EXAMPLES
from ivcviz.plan.finding import Finding

RECORD = Path(__file__).parent / "findings.txt"


def measured() -> dict[str, list[float]]:
    """Level and values of what each example finds, by the rule that it is an example of, its number, and the finding."""
    return {
        f"{rule}, {number} / {finding.rule}, {finding.severity}, {finding.about or '-'}": _numbers(finding)
        for rule, example in EXAMPLES.items()
        for number, sample in enumerate(example.fires, start=1)
        for finding in sample.plan().findings
    }


def _numbers(finding: Finding) -> list[float]:
    values = [value for _, value in finding.values if isinstance(value, int | float) and not isinstance(value, bool)]
    return [-1.0 if finding.level_mm is None else finding.level_mm, *map(float, values)]
