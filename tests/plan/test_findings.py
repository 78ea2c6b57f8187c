"""Every rule: a plan in which it fires, and one in which it is silent."""

from dataclasses import replace

import pytest

from ivcviz.anatomy.landmarks import reference_hepatic_veins, reference_renal_veins
from ivcviz.anatomy.specification import AnatomySpec, HepaticVein, Ostium
from ivcviz.case.document import Case, Cone, Graft, Involved, LevelRef, RenalPlan, Resection, Tumour, Uncertainty
from ivcviz.plan.clamps import SUPERIOR
from ivcviz.plan.findings import RULES, find
from ivcviz.plan.model import Clamp, Plan
from ivcviz.plan.resolve import resolve

RIGHT, LEFT = "right-renal-vein", "left-renal-vein"


def plan_of(lower: float, upper: float, **choices) -> Plan:
    involved = tuple(Involved(vein, length) for vein, length in choices.pop("involved", {}).items())
    mass = choices.pop("mass", None)
    graft = choices.pop("graft", Graft(16.0))
    return resolve(Case("a case", Tumour(LevelRef(lower), LevelRef(upper), mass, involved=involved), graft=graft, **choices))


def sewn(**by_side: RenalPlan) -> dict[str, tuple[RenalPlan, ...]]:
    plans = {"right": RenalPlan(RIGHT, "opening"), "left": RenalPlan(LEFT, "cone-pipe", cone=Cone(12.0, 10.0, 70.0))}
    return {"renal_plan": tuple((plans | by_side).values())}


def found(plan: Plan, rule: str):
    return [finding for finding in plan.findings if finding.rule == rule]


PLAIN = plan_of(30, 60)
WHOLE = plan_of(85, 172, **sewn())
WITH_ACCESSORY = AnatomySpec(
    hepatic_veins=(
        *reference_hepatic_veins("F"),
        HepaticVein("inferior-right-hepatic-vein", "Inferior right hepatic vein", Ostium(157, 163, 270), 6.0, main=False),
    )
)
WITH_SMALL_ACCESSORY = AnatomySpec(
    hepatic_veins=(
        *reference_hepatic_veins("F"),
        HepaticVein("inferior-right-hepatic-vein", "Inferior right hepatic vein", Ostium(158, 162, 270), 4.0, main=False),
    )
)
WIDE_RIGHT = AnatomySpec(renal_veins=tuple(replace(v, width_mm=24.0, thickness_mm=20.0) for v in reference_renal_veins("F")))


def without_clamp(plan: Plan, vein: str) -> Plan:
    changed = replace(plan, clamps=tuple(clamp for clamp in plan.clamps if clamp.vein != vein), findings=())
    return replace(changed, findings=find(changed))


def without_divided(plan: Plan) -> Plan:
    changed = replace(plan, divided=(), findings=())
    return replace(changed, findings=find(changed))


def superior_clamp_at(plan: Plan, level: float) -> Plan:
    moved = tuple(Clamp(c.name, c.vein, level) if c.name == SUPERIOR else c for c in plan.clamps)
    changed = replace(plan, clamps=moved, findings=())
    return replace(changed, findings=find(changed))


FIRES = {
    "extent-near-border": (plan_of(97, 150), "warning", "The lower end is 1 mm below the renal floor"),
    "convention-decides": (plan_of(150, 205), "note", "II–III by the floor of the ostial bands, II by the centre and roof"),
    "zone-understates-operation": (
        plan_of(40, 93),
        "warning",
        "The tumour stays in zone I, but the superior cut at 103 mm passes through the right renal ostium (98–112 mm)",
    ),
    "outside-this-plan": (plan_of(150, 205), "stop", "The tumour reaches 8 mm into the hepatic ostia"),
    "atrial-extension": (plan_of(185, 268), "stop", "The tumour reaches 16 mm into the atrium"),
    "mass-shorter-than-extent": (plan_of(30, 80, mass=(40.0, 20.0, 20.0)), "note", "(50 mm) is longer than the mass (40 mm)"),
    "outflow-closed-inflow-open": (
        without_clamp(plan_of(150, 205), "portal-triad"),
        "stop",
        "The clamp at 225 mm closes the hepatic outflow while the portal triad is open",
    ),
    "total-hepatic-vascular-exclusion": (plan_of(150, 205), "warning", "The superior clamp at 225 mm"),
    "clamp-on-an-ostium": (
        superior_clamp_at(plan_of(145, 170), 208),
        "stop",
        "The superior clamp at 208 mm would lie across the hepatic ostia (197–215 mm); place it below 194 mm or above 218 mm",
    ),
    "no-room-for-superior-clamp": (
        plan_of(97, 172),
        "warning",
        "15 mm remain between the superior cut and the hepatic floor, 16",
    ),
    "above-the-diaphragm": (plan_of(150, 205), "warning", "The superior clamp lies 2 mm above the caval hiatus"),
    "below-the-confluence": (plan_of(5, 60), "warning", "There is no cava left to clamp below the cut at -5 mm"),
    "liver-must-be-mobilised": (plan_of(142, 170), "note", "The clamp lies 44 mm above the lowest short hepatic vein"),
    "renal-vein-open-between-clamps": (
        without_clamp(plan_of(80, 150), LEFT),
        "stop",
        "The left renal ostium (105–119 mm) lies between the caval clamps and is not clamped",
    ),
    "tributary-open-between-clamps": (
        without_divided(plan_of(30, 65)),
        "warning",
        "left 3rd lumbar vein at 59 mm enters between the clamps, behind the cava, and is not on the list",
    ),
    "look-for-a-high-lumbar-vein": (plan_of(142, 170), "note", "In 19 of 49 bodies"),
    "large-inferior-right-hepatic-vein": (
        plan_of(142, 170, anatomy=WITH_ACCESSORY),
        "warning",
        "The inferior right hepatic vein (6 mm) is to be divided",
    ),
    "right-kidney-without-outflow": (plan_of(80, 150), "warning", "the right kidney has no collateral outflow"),
    "renal-ostium-unplanned": (plan_of(40, 98), "stop", "The left renal ostium is cut through at 108 mm"),
    "right-renal-vein-ligated": (plan_of(80, 150, renal_plan=(RenalPlan(RIGHT, "ligate"),)), "stop", "no named tributaries"),
    "left-collaterals-lost": (
        plan_of(80, 150, involved={LEFT: 50}, renal_plan=(RenalPlan(LEFT, "ligate"),)),
        "stop",
        "The left renal vein would be tied 55 mm from the cava",
    ),
    "left-ligated-single-kidney": (
        plan_of(80, 150, renal_plan=(RenalPlan(RIGHT, "nephrectomy"), RenalPlan(LEFT, "ligate"))),
        "warning",
        "The left kidney would be the only one",
    ),
    "no-kidney-left": (
        plan_of(80, 150, renal_plan=(RenalPlan(RIGHT, "nephrectomy"), RenalPlan(LEFT, "nephrectomy"))),
        "stop",
        "no working kidney",
    ),
    "stump-does-not-reach": (plan_of(85, 172, involved={RIGHT: 18}, **sewn()), "stop", "it does not reach"),
    "stump-at-the-hilum": (
        plan_of(85, 172, involved={RIGHT: 15}, **sewn()),
        "warning",
        "After 20 mm of right renal vein are resected 8 mm remain to the hilum",
    ),
    "graft-wider-than-cava": (plan_of(30, 60, graft=Graft(24.0)), "warning", "A 24 mm graft in a cava of"),
    "no-reconstruction": (plan_of(30, 60, graft=None), "stop", "50 mm of cava are resected and not replaced"),
    "nothing-to-sew-to": (plan_of(85, 172, graft=None, **sewn()), "stop", "The right and left renal vein"),
    "branch-too-wide": (
        plan_of(85, 172, involved={LEFT: 30}, **sewn(left=RenalPlan(LEFT, "cone-pipe", cone=Cone(14.0, 10.0)))),
        "stop",
        "takes 88 %",
    ),
    "wall-bridge-too-narrow": (
        plan_of(100, 108, resection=Resection(inferior_margin_mm=5, superior_margin_mm=5), **sewn()),
        "stop",
        "of wall are left between",
    ),
    "branch-against-the-flow": (
        plan_of(85, 172, **sewn(left=RenalPlan(LEFT, "cone-pipe", cone=Cone(12.0, 10.0, 110.0)))),
        "warning",
        "The left branch leaves at 110°",
    ),
    "tip-mismatch": (
        plan_of(85, 172, **sewn(left=RenalPlan(LEFT, "cone-pipe", cone=Cone(9.0, 6.0)))),
        "note",
        "is 6 mm, the stump",
    ),
    "cut-length-is-measured": (PLAIN, "note", "the cutting length is measured in situ"),
    "hole-faces-backwards": (
        plan_of(
            85,
            172,
            anatomy=AnatomySpec(
                renal_veins=tuple(
                    replace(v, ostium=replace(v.ostium, clock_deg=195.0)) if v.side == "right" else v
                    for v in reference_renal_veins("F")
                )
            ),
            **sewn(),
        ),
        "note",
        "The right hole faces the spine",
    ),
}

SILENT = {
    "extent-near-border": PLAIN,
    "convention-decides": PLAIN,
    "zone-understates-operation": PLAIN,
    "outside-this-plan": plan_of(150, 197),
    "atrial-extension": plan_of(185, 252),
    "mass-shorter-than-extent": plan_of(30, 80, mass=(50.0, 20.0, 20.0)),
    "outflow-closed-inflow-open": plan_of(150, 205),
    "total-hepatic-vascular-exclusion": WHOLE,
    "clamp-on-an-ostium": plan_of(142, 170),
    "no-room-for-superior-clamp": plan_of(97, 171),
    "above-the-diaphragm": plan_of(150, 190),
    "below-the-confluence": plan_of(25, 60),
    "liver-must-be-mobilised": plan_of(30, 126),
    "renal-vein-open-between-clamps": plan_of(80, 150),
    "tributary-open-between-clamps": plan_of(30, 65),
    "look-for-a-high-lumbar-vein": plan_of(80, 150),
    "large-inferior-right-hepatic-vein": plan_of(142, 170, anatomy=WITH_SMALL_ACCESSORY),
    "right-kidney-without-outflow": plan_of(80, 150, renal_plan=(RenalPlan(RIGHT, "nephrectomy"),)),
    "renal-ostium-unplanned": WHOLE,
    "right-renal-vein-ligated": plan_of(80, 150, renal_plan=(RenalPlan(LEFT, "ligate"),)),
    "left-collaterals-lost": plan_of(80, 150, renal_plan=(RenalPlan(LEFT, "ligate"),)),
    "left-ligated-single-kidney": plan_of(80, 150, renal_plan=(RenalPlan(LEFT, "ligate"),)),
    "no-kidney-left": plan_of(80, 150, renal_plan=(RenalPlan(RIGHT, "nephrectomy"),)),
    "stump-does-not-reach": plan_of(85, 172, renal_plan=(RenalPlan(LEFT, "cone-pipe"),)),
    "stump-at-the-hilum": plan_of(85, 172, involved={RIGHT: 13}, **sewn()),
    "graft-wider-than-cava": PLAIN,
    "no-reconstruction": PLAIN,
    "nothing-to-sew-to": WHOLE,
    "branch-too-wide": WHOLE,
    "wall-bridge-too-narrow": WHOLE,
    "branch-against-the-flow": WHOLE,
    "tip-mismatch": WHOLE,
    "hole-faces-backwards": WHOLE,
    "cut-length-is-measured": plan_of(30, 60, graft=None),
}


@pytest.mark.parametrize("rule", FIRES)
def test_the_rule_fires_with_its_severity_its_millimetres_and_its_source(rule):
    plan, severity, words = FIRES[rule]
    fired = found(plan, rule)
    assert fired
    assert fired[0].severity == severity
    assert any(words in finding.sentence for finding in fired), [finding.sentence for finding in fired]
    assert all(finding.source for finding in fired)


@pytest.mark.parametrize("rule", SILENT)
def test_the_rule_is_silent_without_its_trigger(rule):
    assert found(SILENT[rule], rule) == []


def test_every_rule_is_shown_to_fire_and_to_be_silent():
    assert FIRES.keys() == SILENT.keys()
    assert len(RULES) == len(FIRES) - 1  # one rule speaks under two names: no-reconstruction, nothing-to-sew-to


@pytest.mark.parametrize("rule", FIRES)
def test_no_sentence_says_safe_and_every_sentence_is_one(rule):
    for finding in FIRES[rule][0].findings:
        assert "safe" not in finding.sentence.lower()
        assert finding.sentence.endswith(".")
        assert "\n" not in finding.sentence


def test_stops_come_before_warnings_and_warnings_before_notes():
    order = [finding.severity for finding in plan_of(150, 205).findings]
    assert order == sorted(order, key=["stop", "warning", "note"].index)
    assert set(order) == {"stop", "warning", "note"}


def test_a_clamp_that_was_moved_off_the_ostia_is_reported_with_both_places():
    moved = found(plan_of(40, 93), "clamp-on-an-ostium")
    assert [finding.severity for finding in moved] == ["warning"]
    assert "at 113 mm" in moved[0].sentence
    assert "places it at 122 mm" in moved[0].sentence


def test_an_involved_vein_that_is_left_alone_is_a_stop_wherever_the_cuts_lie():
    assert found(plan_of(30, 60, involved={RIGHT: 8}), "renal-ostium-unplanned")[0].severity == "stop"


def test_a_hepatic_vein_that_is_involved_puts_the_case_outside_this_plan():
    plan = plan_of(142, 170, involved={"right-hepatic-vein": 5})
    assert "grows into the right hepatic vein" in found(plan, "outside-this-plan")[0].sentence


def test_a_branch_wider_than_the_graft_has_no_seam_and_a_stop_that_says_why():
    plan = plan_of(85, 172, anatomy=WIDE_RIGHT, **sewn())
    right = next(vein for vein in plan.renal_veins if vein.side == "right")
    assert right.seam is None
    assert right.hole is None
    assert "too wide" in found(plan, "branch-too-wide")[0].sentence


def test_the_reading_is_only_as_near_to_a_border_as_its_errors_are_large():
    assert found(plan_of(30, 90), "extent-near-border")
    assert not found(plan_of(30, 90, uncertainty=Uncertainty(2.0, 2.0)), "extent-near-border")
