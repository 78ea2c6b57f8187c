"""Findings (on screen: plan checks): each rule is one function of the plan that yields what it found.

A rule never says that something is safe: silence means only that it did not fire. A stop is a plan that contradicts itself
or leaves an organ without outflow.
"""

from collections.abc import Callable, Iterator

from ivcviz.plan.findings import clamping, control, extent, renal, substitute
from ivcviz.plan.model import Finding, Plan

Rule = Callable[[Plan], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    extent.extent_near_border,
    extent.convention_decides,
    extent.zone_understates_operation,
    extent.outside_this_plan,
    extent.atrial_extension,
    extent.mass_shorter_than_extent,
    clamping.outflow_closed_inflow_open,
    clamping.total_hepatic_vascular_exclusion,
    clamping.clamp_on_an_ostium,
    clamping.no_room_for_superior_clamp,
    clamping.above_the_diaphragm,
    clamping.below_the_confluence,
    clamping.liver_must_be_mobilised,
    control.renal_vein_open_between_clamps,
    control.tributary_open_between_clamps,
    control.look_for_a_high_lumbar_vein,
    control.large_inferior_right_hepatic_vein,
    control.right_kidney_without_outflow,
    renal.renal_ostium_unplanned,
    renal.right_renal_vein_ligated,
    renal.left_collaterals_lost,
    renal.left_ligated_single_kidney,
    renal.no_kidney_left,
    renal.stump_does_not_reach,
    renal.stump_at_the_hilum,
    substitute.graft_wider_than_cava,
    substitute.no_reconstruction,
    substitute.branch_too_wide,
    substitute.wall_bridge_too_narrow,
    substitute.branch_against_the_flow,
    substitute.tip_mismatch,
    substitute.hole_faces_backwards,
    substitute.cut_length_is_measured,
)


def find(plan: Plan) -> tuple[Finding, ...]:
    """What all rules found in a plan, stops first."""
    order = {"stop": 0, "warning": 1, "note": 2}
    return tuple(sorted((found for rule in RULES for found in rule(plan)), key=lambda finding: order[finding.severity]))
