"""Where the rules come from, written out for a reader who has only the plan in hand."""

from typing import Any

from ivcviz.plan.model import Finding, Severity

PAPER = "Tulahong et al., Medicine 2022;101:22(e29326)"
ZONES = f"{PAPER}, section 2.2, which leaves the ostial bands unassigned"
CLAMPS = f"{PAPER}, section 2.4"
HOUSE = "house value, set by this plan"
GENERAL = "general surgical knowledge, to be confirmed"
GEOMETRY = "geometry of this plan"


def finding(rule: str, severity: Severity, sentence: str, source: str, **values: Any) -> Finding:
    """One finding; values are what its sentence rounds."""
    return Finding(rule, severity, sentence, tuple(values.items()), source)
