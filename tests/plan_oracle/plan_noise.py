"""How much the plan checks say: on which share of plans each rule fires, and how many warnings a plan has."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median
from typing import Any

Rule = tuple[str, str]  # severity and id


@dataclass(frozen=True)
class Noise:
    """Shares in percent of the plans, and warnings a plan."""

    plans: int
    shares: dict[Rule, float]
    warnings: list[int]

    @property
    def median_warnings(self) -> float:
        return float(median(self.warnings))

    def above(self, severity: str, percent: float) -> dict[str, float]:
        """The rules of a severity that fire on more of the plans."""
        return {rule: share for (kind, rule), share in self.shares.items() if kind == severity and share > percent}


def noise_of(plans: Iterable[dict[str, Any]]) -> Noise:
    """The noise of plans as the command line prints them."""
    fired: Counter[Rule] = Counter()
    warnings = []
    for plan in plans:
        found = [(finding["severity"], finding["rule"]) for finding in plan["findings"]]
        fired.update(set(found))
        warnings.append(sum(severity == "warning" for severity, _ in found))
    count = len(warnings)
    return Noise(count, {rule: 100.0 * times / count for rule, times in fired.items()}, warnings)
