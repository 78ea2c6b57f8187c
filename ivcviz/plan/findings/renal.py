"""Rules on the renal veins and kidneys."""

from collections.abc import Iterator

from ivcviz.plan.findings.sources import CLAMPS, GENERAL, GEOMETRY, HOUSE, PAPER, finding
from ivcviz.plan.model import Finding, Plan, PlannedRenalVein
from ivcviz.plan.renal import SEWN_TO_GRAFT
from ivcviz.plan.words import listed, mm

HILUM_MM = 10.0  # house value: vein that should be left before the hilar confluence


def renal_ostium_unplanned(plan: Plan) -> Iterator[Finding]:
    """An ostium in the resected segment or within a cuff of a cut, or an involved vein, for which nothing is planned."""
    for vein in plan.renal_veins:
        if plan.resection is None or vein.method != "leave" or not (vein.in_resection or vein.involved_mm > 0):
            continue
        yield finding(
            "renal-ostium-unplanned",
            "stop",
            f"{_what_happens_to(plan, vein)} and nothing is planned for it.",
            f"{CLAMPS}; cuff: {HOUSE}",
            vein=vein.id,
            involved_mm=vein.involved_mm,
        )


def right_renal_vein_ligated(plan: Plan) -> Iterator[Finding]:
    """The right renal vein is tied and the kidney kept."""
    if any(vein.side == "right" and vein.method == "ligate" for vein in plan.renal_veins):
        yield finding(
            "right-renal-vein-ligated",
            "stop",
            "The right renal vein has no named tributaries to drain through; ligated acutely, the kidney is usually lost: "
            "reconstruct, or plan the nephrectomy.",
            "J Urol 2008;180:2338 (renal demise in the majority); one recovery: Paty et al., Urology 1975;5(1); that "
            f"long-standing occlusion may have opened collaterals: {GENERAL}",
        )


def left_collaterals_lost(plan: Plan) -> Iterator[Finding]:
    """The left renal vein is tied lateral to veins that it must drain through, or these are divided."""
    divided = {vein.id for vein in plan.divided}
    for vein in plan.renal_veins:
        if vein.side != "left" or vein.method != "ligate" or vein.stump_along_mm is None:
            continue
        own = [t for t in plan.body.tributaries if t.enters == vein.id]
        lost = [t for t in own if t.along_mm <= vein.stump_along_mm or t.id in divided]
        if lost:
            yield finding(
                "left-collaterals-lost",
                "stop",
                f"The left renal vein would be tied {mm(vein.stump_along_mm)} from the cava, lateral to the "
                f"{listed([_short(t.name) for t in lost])} it must drain through.",
                "Walker, Slim et al. (38 cadavers, Cambridge repository); Popescu et al., ARS Medica Tomitana 2013;4(75):218; "
                "where these veins enter varies: check on the CT",
                vein=vein.id,
                ligature_mm=vein.stump_along_mm,
                lost=tuple(t.id for t in lost),
            )


def left_ligated_single_kidney(plan: Plan) -> Iterator[Finding]:
    """The left renal vein is tied and the right kidney removed."""
    left = any(vein.side == "left" and vein.method == "ligate" for vein in plan.renal_veins)
    if left and _removed(plan, "right"):
        yield finding(
            "left-ligated-single-kidney",
            "warning",
            "The left kidney would be the only one and would drain through collaterals alone; measure the stump pressure "
            "before deciding.",
            "Horodyski et al., Front Oncol 2022;12:877310 (22 patients, all with obstructing thrombus and so with "
            "collaterals); stump pressure, 64 patients: Am J Surg, S0002-9610(05)80305-8",
        )


def no_kidney_left(plan: Plan) -> Iterator[Finding]:
    """Both kidneys are removed."""
    if _removed(plan, "right") and _removed(plan, "left"):
        yield finding(
            "no-kidney-left",
            "stop",
            "This plan leaves no working kidney.",
            f"arithmetic; {PAPER}, section 2.2, measured split renal function",
        )


def stump_does_not_reach(plan: Plan) -> Iterator[Finding]:
    """What the kidney must be brought across, against the mobilisation that the plan allows."""
    for vein in plan.renal_veins:
        reach, allowed = vein.reach_mm, vein.mobilisation_mm
        if reach is None or reach <= allowed / 2 + 1e-6:
            continue
        target = "its opening in the graft" if vein.method == "opening" else "the tip of its branch"
        beyond = reach > allowed + 1e-6
        comment = "it does not reach" if beyond else "little is left for a tension-free seam"
        yield finding(
            "stump-does-not-reach",
            "stop" if beyond else "warning",
            f"The {vein.side} stump must be brought {mm(reach)} to {target}; {mm(allowed)} of mobilisation are allowed: "
            f"{comment}.",
            f"{GEOMETRY}; {GENERAL}; mobilisation: {HOUSE}",
            vein=vein.id,
            reach_mm=reach,
            mobilisation_mm=allowed,
        )


def stump_at_the_hilum(plan: Plan) -> Iterator[Finding]:
    """Less than 10 mm of vein are left before the hilar confluence."""
    lengths = {vein.id: vein.length_mm for vein in plan.body.renal_veins}
    for vein in plan.renal_veins:
        if vein.stump_along_mm is None or vein.method not in (*SEWN_TO_GRAFT, "ligate"):
            continue
        left = lengths[vein.id] - vein.stump_along_mm
        if left < HILUM_MM:
            yield finding(
                "stump-at-the-hilum",
                "warning",
                f"After {mm(vein.stump_along_mm)} of {vein.side} renal vein are resected {mm(left)} remain to the hilum; the "
                "rim may be two veins, not one.",
                f"{CLAMPS} (Case 4: tumour near the confluence of the superior and inferior renal veins); {HOUSE}",
                vein=vein.id,
                remaining_mm=left,
            )


def _what_happens_to(plan: Plan, vein: PlannedRenalVein) -> str:
    assert plan.resection is not None
    ostium = next(v.ostium for v in plan.body.renal_veins if v.id == vein.id)
    cuts = (plan.resection.inferior_mm, plan.resection.superior_mm)
    for cut in cuts:
        if ostium.lower_mm < cut < ostium.upper_mm:
            return f"The {vein.side} renal ostium is cut through at {mm(cut)}"
    if ostium.upper_mm > cuts[0] and ostium.lower_mm < cuts[1]:
        return f"The {vein.side} renal ostium lies in the resected segment"
    if vein.in_resection:
        away = min(abs(edge - cut) for edge in (ostium.lower_mm, ostium.upper_mm) for cut in cuts)
        return (
            f"The {vein.side} renal ostium lies {mm(away)} from a cut, less than the cuff of {mm(plan.case.resection.cuff_mm)},"
        )
    return f"The tumour grows {mm(vein.involved_mm)} into the {vein.side} renal vein"


def _removed(plan: Plan, side: str) -> bool:
    own = [vein for vein in plan.renal_veins if vein.side == side]
    return bool(own) and all(vein.method == "nephrectomy" for vein in own)


def _short(name: str) -> str:
    return name[:1].lower() + name[1:]
