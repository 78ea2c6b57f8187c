"""Findings (on screen: plan checks): each rule is one function of the plan that yields what it found.

A rule never says that something is safe: silence means only that it did not fire. A stop is a plan that contradicts itself
or leaves an organ without outflow.
"""

from ivcviz.plan.findings import branches, clamping, control, extent, renal, substitute
from ivcviz.plan.findings.overrides import with_reasons
from ivcviz.plan.findings.rule import Rule
from ivcviz.plan.model import Finding, Plan

# Groups of rules by what they are about, in the order in which a surgeon would go through them.
GROUPS: dict[str, tuple[Rule, ...]] = {
    "Zone and extent": (
        extent.extent_near_border,
        extent.convention_decides,
        extent.zone_understates_operation,
        extent.outside_this_plan,
        extent.atrial_extension,
        extent.mass_shorter_than_extent,
    ),
    "Clamps": (
        clamping.outflow_closed_inflow_open,
        clamping.total_hepatic_vascular_exclusion,
        clamping.clamp_on_an_ostium,
        clamping.no_room_for_superior_clamp,
        clamping.above_the_diaphragm,
        clamping.below_the_confluence,
        clamping.bland_thrombus_at_the_cut,
        clamping.liver_must_be_mobilised,
    ),
    "Veins between the clamps": (
        control.renal_vein_open_between_clamps,
        control.tributary_open_between_clamps,
        control.look_for_a_high_lumbar_vein,
        control.large_inferior_right_hepatic_vein,
        control.right_kidney_without_outflow,
    ),
    "Renal veins and kidneys": (
        renal.renal_ostium_unplanned,
        renal.right_renal_vein_ligated,
        renal.left_collaterals_lost,
        renal.left_ligated_single_kidney,
        renal.no_kidney_left,
        renal.stump_does_not_reach,
        renal.stump_at_the_hilum,
        renal.left_renal_vein_behind_the_aorta,
        renal.autotransplant_is_the_reserve,
    ),
    "Side branches and holes": (
        branches.nothing_to_sew_to,
        branches.branch_too_wide,
        branches.wall_bridge_too_narrow,
        branches.branch_against_the_flow,
        branches.corridor_too_tight,
        branches.tip_mismatch,
        branches.hole_faces_backwards,
    ),
    "Graft, patch, or neither": (
        substitute.no_reconstruction,
        substitute.is_a_graft_needed,
        substitute.patch_without_circumference,
        substitute.patch_takes_much_of_the_wall,
        substitute.graft_wider_than_cava,
        substitute.prosthesis_beside_opened_bowel,
        substitute.ring_in_the_way,
        substitute.clamp_on_rings,
        substitute.cut_length_is_measured,
    ),
}
RULES: tuple[Rule, ...] = tuple(rule for rules in GROUPS.values() for rule in rules)


def find(plan: Plan) -> tuple[Finding, ...]:
    """The findings of all rules in a plan: stops first, of these the gaps, then the judgements that are not overridden."""
    order = {"stop": 0, "warning": 3, "note": 4}
    findings = with_reasons(plan.case, (finding for rule in RULES for finding in rule(plan)))
    return tuple(
        sorted(findings, key=lambda finding: order[finding.severity] + (finding.kind == "judgement") + bool(finding.overridden))
    )
