"""Caval clamps: where they stand, and what they close."""

from collections.abc import Iterator

from ivcviz.case.check_thresholds import UNDER_THE_ARTERY, threshold_of
from ivcviz.messages.numbers import mm
from ivcviz.messages.sentences import listed, say, say_many
from ivcviz.plan.finding import Finding
from ivcviz.plan.findings.hepatic import ends_in_the_atrium
from ivcviz.plan.findings.rule import make_finding, rule
from ivcviz.plan.findings.sources import GENERAL
from ivcviz.plan.model import Plan
from ivcviz.plan.resection.clamps import PORTAL_TRIAD, caval_clamps, lies_above
from ivcviz.plan.resection.iliac import ILIAC_SIDES
from ivcviz.plan.wording.names import in_words

_EXCLUSION = say(
    "general surgical practice of total hepatic vascular exclusion; order of clamps: Pal et al. 2011 "
    "(transplant techniques for level 3 thrombus)"
)


@rule(say("outflow closed inflow open"), "stop", kind="gap", ends_at="clamped", source=_EXCLUSION)
def outflow_closed_inflow_open(plan: Plan) -> Iterator[Finding]:
    """The superior clamp lies above the hepatic roof, and there is no clamp on the portal triad."""
    superior = _above_hepatic_roof(plan)
    if superior is not None and all(clamp.vein != PORTAL_TRIAD for clamp in plan.clamps):
        yield make_finding(
            "stop",
            say(
                "The clamp at {superior} closes the hepatic outflow while the portal triad is open; total hepatic "
                "vascular exclusion needs both, and the infrahepatic cava.",
                superior=mm(superior),
            ),
            level_mm=superior,
            superior_clamp_mm=superior,
        )


@rule(say("total hepatic vascular exclusion"), "warning", source=_EXCLUSION)
def total_hepatic_vascular_exclusion(plan: Plan) -> Iterator[Finding]:
    """The superior clamp lies above the hepatic roof, and the portal triad is clamped: the liver is isolated."""
    superior = _above_hepatic_roof(plan)
    if ends_in_the_atrium(plan):
        return  # where there is no cava to clamp: the stop says so
    if superior is not None and any(clamp.vein == PORTAL_TRIAD for clamp in plan.clamps):
        yield make_finding(
            "warning",
            say(
                "The superior clamp at {superior} lies above the hepatic veins: total hepatic vascular exclusion, "
                "after a trial, clamp the infrahepatic cava, the portal triad and the suprahepatic cava in this order.",
                superior=mm(superior),
            ),
            level_mm=superior,
            superior_clamp_mm=superior,
        )


@rule(
    say("above the diaphragm"),
    "warning",
    source=say(
        "level of the hiatus: 100 autopsies (PubMed 11497170); Shchukin et al., Adv Urol 2014, 924269 (35 "
        "bodies; name of the first author to be confirmed); phrenic veins: Demetriades, Atlas of Surgical Techniques in "
        "Trauma, ch. 33 (secondary copy)"
    ),
)
def above_the_diaphragm(plan: Plan) -> Iterator[Finding]:
    """The superior clamp or cut lies at or above the caval hiatus, and not in the atrium."""
    span = caval_clamps(plan.clamps)
    if span is None or ends_in_the_atrium(plan):
        return
    hiatus, half = plan.body.landmarks.hiatus, plan.case.resection.jaw_mm / 2
    clamped = plan.resection is None or plan.resection.superior_mm < hiatus
    level = span[1] if plan.resection is None or clamped else plan.resection.superior_mm
    if level >= hiatus:
        above = say("{length} above the caval hiatus", length=mm(level - hiatus))
        at = clamped and level - half < hiatus
        opened = say("the diaphragm is opened, or a rim of it taken into the jaw") if at else say("the diaphragm is opened")
        yield make_finding(
            "warning",
            say(
                "The {what} lies {where}: the phrenic veins are tied and {opened}.",
                what=say("superior clamp") if clamped else say("superior cut"),
                where=above if level > hiatus else say("at the caval hiatus"),
                opened=opened if at or level == hiatus else say("the diaphragm is opened, and perhaps the pericardium"),
            ),
            level_mm=level,
            above_hiatus_mm=level - hiatus,
        )


@rule(say("clamp under the iliac artery"), "note", source=GENERAL, thresholds=(UNDER_THE_ARTERY,))
def clamp_under_the_iliac_artery(plan: Plan) -> Iterator[Finding]:
    """The jaw of the inferior clamp reaches below the threshold, behind the right common iliac artery."""
    span = caval_clamps(plan.clamps)
    if span is None:
        return
    jaw_reaches = span[0] - plan.case.resection.jaw_mm / 2
    iliac = [in_words(clamp.vein) for clamp in plan.clamps if clamp.vein in ILIAC_SIDES]
    on_cava = any(clamp.end == "inferior" for clamp in plan.clamps)
    if jaw_reaches < threshold_of(plan.case, UNDER_THE_ARTERY) and (on_cava or iliac):
        below = say_many(
            len(iliac),
            "The clamp on the {vein} lies below the cava",
            "The clamps on the common iliac veins lie below the cava",
            vein=listed(iliac) if iliac else "",
        )
        yield make_finding(
            "note",
            say(
                "{clamp}, where the right common iliac artery crosses: loop the artery and lift it.",
                clamp=say("The inferior clamp reaches down to {level}", level=mm(jaw_reaches)) if on_cava else below,
            ),
            level_mm=span[0],
            jaw_reaches_mm=jaw_reaches,
        )


def _above_hepatic_roof(plan: Plan) -> float | None:
    span = caval_clamps(plan.clamps)
    if span is None or not lies_above(span[1], plan.case.resection.jaw_mm, plan.body.landmarks.hepatic_roof):
        return None
    return span[1]
