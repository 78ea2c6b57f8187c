"""Rules on the veins that enter between the clamps."""

from collections.abc import Iterator

from ivcviz.plan.clamps import IVC, caval_clamps
from ivcviz.plan.findings.sources import CLAMPS, GENERAL, finding
from ivcviz.plan.model import Finding, Plan
from ivcviz.plan.tributaries import enters_between
from ivcviz.plan.words import mm, tenths

LARGE_ACCESSORY_MM = 5.0  # transplant practice; general surgical knowledge, to be confirmed
HIGH_LUMBAR_MM = (70.0, 80.0)  # above the right renal vein; found at about 74 mm in PubMed 22099996


def renal_vein_open_between_clamps(plan: Plan) -> Iterator[Finding]:
    """Part of a renal ostium lies between the caval clamps, and the vein is neither clamped nor divided."""
    span = caval_clamps(plan.clamps)
    if span is None:
        return
    closed = {clamp.vein for clamp in plan.clamps} | {vein.id for vein in plan.renal_veins if vein.cut}
    for vein in plan.body.renal_veins:
        if vein.ostium.upper_mm > span[0] and vein.ostium.lower_mm < span[1] and vein.id not in closed:
            yield finding(
                "renal-vein-open-between-clamps",
                "stop",
                f"The {vein.side} renal ostium ({tenths(vein.ostium.lower_mm)}–{mm(vein.ostium.upper_mm)}) lies between the "
                "caval clamps and is not clamped.",
                f"{CLAMPS} (right renal vein clamped in Case 3, both in Case 4)",
                vein=vein.id,
                ostium_lower_mm=vein.ostium.lower_mm,
                ostium_upper_mm=vein.ostium.upper_mm,
            )


def tributary_open_between_clamps(plan: Plan) -> Iterator[Finding]:
    """A small vein enters between the caval clamps, cuffs included, and is neither clamped nor divided."""
    span = caval_clamps(plan.clamps)
    if span is None:
        return
    closed = {clamp.vein for clamp in plan.clamps} | {vein.id for vein in plan.divided}
    for vein in plan.body.tributaries:
        if vein.enters == IVC and vein.id not in closed and enters_between(vein, span):
            behind = ", behind the cava," if 120 <= vein.clock_deg <= 240 else ""
            yield finding(
                "tributary-open-between-clamps",
                "warning",
                f"The {_lowered(vein.name)} at {mm(vein.level_mm)} enters between the clamps{behind} and is not on the list.",
                f"{CLAMPS} (short hepatic and right adrenal veins); lumbar ostia: Surg Radiol Anat 2015, "
                "10.1007/s00276-015-1527-3",
                vein=vein.id,
                level_mm=vein.level_mm,
            )


def look_for_a_high_lumbar_vein(plan: Plan) -> Iterator[Finding]:
    """The clamped segment covers the stretch 70-80 mm above the right renal vein."""
    span, right = caval_clamps(plan.clamps), plan.body.landmarks.right_renal_vein
    if span is not None and span[0] <= right + HIGH_LUMBAR_MM[0] and span[1] >= right + HIGH_LUMBAR_MM[1]:
        yield finding(
            "look-for-a-high-lumbar-vein",
            "note",
            "In 19 of 49 bodies a single posterior lumbar vein entered about 74 mm above the right renal vein (here at about "
            f"{mm(right + 74.0)}); look for it before opening the cava.",
            "superior lumbar vein, 49 cadavers (PubMed 22099996)",
            level_mm=right + 74.0,
        )


def large_inferior_right_hepatic_vein(plan: Plan) -> Iterator[Finding]:
    """An accessory right hepatic vein of 5 mm or more lies on the divided list."""
    divided = {vein.id for vein in plan.divided}
    for vein in plan.body.tributaries:
        if vein.kind == "hepatic-accessory" and vein.id in divided and vein.diameter_mm >= LARGE_ACCESSORY_MM:
            yield finding(
                "large-inferior-right-hepatic-vein",
                "warning",
                f"The {_lowered(vein.name)} ({mm(vein.diameter_mm)}) is to be divided; check the drainage of segments VI–VII "
                "first.",
                f"present in 21 % (PubMed 21976007) to 28 % (De Cecchis et al., J Anat 2000); 5 mm: {GENERAL}",
                vein=vein.id,
                diameter_mm=vein.diameter_mm,
            )


def right_kidney_without_outflow(plan: Plan) -> Iterator[Finding]:
    """The right renal vein is clamped, the kidney stays, and nothing is decided on its artery and the time."""
    clamped = {clamp.vein for clamp in plan.clamps}
    if any(v.side == "right" and v.id in clamped and v.method != "nephrectomy" for v in plan.renal_veins):
        yield finding(
            "right-kidney-without-outflow",
            "warning",
            "While its vein is clamped the right kidney has no collateral outflow; decide on its artery and note the time.",
            f"{GENERAL}; venous resection: J Urol 2008;180:2338; by analogy, more than 20 min of warm ischaemia did harm in "
            "solitary kidneys: J Urol 2007;177:471",
        )


def _lowered(name: str) -> str:
    return name[:1].lower() + name[1:]
