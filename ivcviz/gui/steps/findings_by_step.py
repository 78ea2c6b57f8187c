"""The step of the work that a plan check belongs to, and the mark of a step."""

from collections.abc import Iterable

from ivcviz.gui.state.view_options import Step
from ivcviz.gui.style.severity_marks import MarkKind
from ivcviz.plan.finding import Finding

STEP_OF_RULE: dict[str, Step] = {
    "convention-decides": "anatomy",
    "extent-near-border": "tumour",
    "hepatic-ostium-unplanned": "tumour",
    "atrial-extension": "tumour",
    "cut-in-the-atrium": "resection",
    "clamp-on-the-atrium": "resection",
    "tumour-stays": "resection",
    "extraction-leaves-the-wall": "resection",
    "extraction-below-the-confluence": "tumour",
    "origin-not-planned": "tumour",
    "plan-against-the-intent": "resection",
    "tumour-beyond-the-cut": "renal-veins",
    "margin-below-the-usual": "resection",
    "mass-without-extent": "tumour",
    "mass-on-an-organ": "resection",
    "both-adrenal-veins-divided": "resection",
    "both-adrenals-removed": "resection",
    "organ-not-planned-here": "resection",
    "ureter-without-its-kidney": "resection",
    "mass-shorter-than-extent": "tumour",
    "precaval-renal-artery": "anatomy",
    "zone-understates-operation": "resection",
    "outflow-closed-inflow-open": "resection",
    "total-hepatic-vascular-exclusion": "resection",
    "clamp-on-an-ostium": "resection",
    "no-room-for-superior-clamp": "resection",
    "above-the-diaphragm": "resection",
    "below-the-confluence": "resection",
    "bland-thrombus-at-the-cut": "resection",
    "clamp-across-lumen-contents": "resection",
    "clamp-near-a-free-tip": "resection",
    "tumour-at-an-ostium-that-stays": "renal-veins",
    "ostium-left-in-a-stump": "renal-veins",
    "method-of-a-missing-kidney": "renal-veins",
    "cuff-too-short": "resection",
    "clamp-under-the-iliac-artery": "resection",
    "iliac-vein-unplanned": "resection",
    "iliac-vein-open-between-clamps": "resection",
    "inflow-before-outflow": "resection",
    "opened-onto-a-hole": "resection",
    "no-place-on-the-graft": "resection",
    "liver-clock": "resection",
    "renal-vein-open-between-clamps": "resection",
    "tributary-open-between-clamps": "resection",
    "look-for-a-high-lumbar-vein": "resection",
    "large-inferior-right-hepatic-vein": "resection",
    "graft-wider-than-cava": "graft",
    "graft-narrower-than": "graft",
    "vein-does-not-make-this-tube": "graft",
    "vein-does-not-make-this-patch": "resection",
    "repair-narrows-cava": "resection",
    "no-reconstruction": "graft",
    "is-a-graft-needed": "graft",
    "nothing-to-sew-to": "graft",
    "branch-far-from-its-vein": "graft",
    "ring-in-the-way": "graft",
    "prosthesis-beside-opened-bowel": "graft",
    "patch-without-circumference": "tumour",
    "clamp-on-rings": "resection",
    "kidney-without-outflow": "renal-veins",
    "only-kidney-clamped": "renal-veins",
    "vein-shut-before-its-artery": "renal-veins",
    "kidney-clock": "renal-veins",
    "renal-clamp-without-room": "renal-veins",
    "stump-of-a-missing-kidney": "renal-veins",
    "renal-ostium-unplanned": "renal-veins",
    "right-renal-vein-ligated": "renal-veins",
    "left-collaterals-lost": "renal-veins",
    "vein-cut-without-need": "renal-veins",
    "caval-cuff-in-the-tumour": "renal-veins",
    "caval-cuff-beyond-the-cuts": "renal-veins",
    "renal-vein-led-elsewhere": "renal-veins",
    "no-kidney-left": "renal-veins",
    "one-reconstructed-outflow": "renal-veins",
    "artery-before-vein": "renal-veins",
    "left-length-without-division": "renal-veins",
    "stump-does-not-reach": "renal-veins",
    "stump-at-the-hilum": "renal-veins",
    "left-renal-vein-behind-the-aorta": "renal-veins",
    "autotransplant-is-the-reserve": "renal-veins",
    "left-kidney-en-bloc": "renal-veins",
    "corridor-too-tight": "renal-veins",
    "branch-too-wide": "renal-veins",
    "wall-bridge-too-narrow": "renal-veins",
    "branch-against-the-flow": "renal-veins",
    "tip-mismatch": "renal-veins",
    "hole-faces-backwards": "renal-veins",
}


def step_of(rule: str) -> Step:
    """The step in which a rule's cause is changed; plan checks itself for a rule that no step knows."""
    return STEP_OF_RULE.get(rule, "findings")


def findings_of(step: Step, findings: Iterable[Finding]) -> list[Finding]:
    """What was found that belongs to a step; all of it for the plan checks."""
    return [found for found in findings if step in ("findings", step_of(found.rule))]


def mark_of(findings: Iterable[Finding]) -> MarkKind:
    """The mark of a step: its gravest finding; a stop that is overridden asks for no more than a warning, notes for nothing."""
    found = list(findings)
    if any(finding.severity == "stop" and not finding.overridden for finding in found):
        return "stop"
    return "warning" if any(finding.severity in ("stop", "warning") for finding in found) else "done"
