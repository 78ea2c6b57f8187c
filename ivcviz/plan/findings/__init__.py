"""Findings (on screen: plan checks): each rule is one function of the plan that yields what it found.

A rule never says that something is safe: silence means only that it did not fire. A stop is a plan that contradicts itself
or leaves an organ without outflow.
"""

from ivcviz.plan.finding import Finding
from ivcviz.plan.findings import (
    branches,
    cava,
    clamping,
    clocks,
    collaterals,
    control,
    cuffs,
    extent,
    extraction,
    hepatic,
    iliac,
    jaws,
    kidneys,
    led_away,
    lumen,
    organs,
    renal,
    stumps,
    substitute,
    tumour,
    unclamping,
    variants,
    vein_substitutes,
)
from ivcviz.plan.findings.overrides import with_reasons
from ivcviz.plan.findings.rule import Rule
from ivcviz.plan.model import Plan

# Groups of rules by what they are about, in the order in which a surgeon would go through them.
GROUPS: dict[str, tuple[Rule, ...]] = {
    "Zone and extent": (
        extent.extent_near_border,
        extent.convention_decides,
        extent.zone_understates_operation,
    ),
    "The tumour": (
        tumour.tumour_stays,
        tumour.plan_against_the_intent,
        extraction.extraction_leaves_the_wall,
        extraction.extraction_below_the_confluence,
        extraction.origin_not_planned,
        tumour.tumour_beyond_the_cut,
        tumour.margin_below_the_usual,
        tumour.mass_shorter_than_extent,
        tumour.mass_without_extent,
        tumour.mass_on_an_organ,
        tumour.both_adrenal_veins_divided,
        tumour.both_adrenals_removed,
        organs.organ_not_planned_here,
        organs.ureter_without_its_kidney,
    ),
    "Hepatic veins and atrium": (
        hepatic.hepatic_ostium_unplanned,
        hepatic.atrial_extension,
        hepatic.cut_in_the_atrium,
        hepatic.clamp_on_the_atrium,
    ),
    "Clamps": (
        clamping.outflow_closed_inflow_open,
        clamping.total_hepatic_vascular_exclusion,
        jaws.clamp_on_an_ostium,
        lumen.clamp_across_lumen_contents,
        lumen.clamp_near_a_free_tip,
        cuffs.no_room_for_superior_clamp,
        cuffs.cuff_too_short,
        cuffs.renal_clamp_without_room,
        clamping.above_the_diaphragm,
        clamping.clamp_under_the_iliac_artery,
        iliac.below_the_confluence,
        iliac.iliac_vein_unplanned,
        iliac.iliac_vein_open_between_clamps,
        lumen.bland_thrombus_at_the_cut,
    ),
    "Veins between the clamps": (
        control.renal_vein_open_between_clamps,
        control.tributary_open_between_clamps,
        control.look_for_a_high_lumbar_vein,
        control.large_inferior_right_hepatic_vein,
        variants.precaval_renal_artery,
        control.stump_of_a_missing_kidney,
        control.method_of_a_missing_kidney,
    ),
    "Clocks, and clamps coming off": (
        clocks.kidney_without_outflow,
        clocks.only_kidney_clamped,
        clocks.vein_shut_before_its_artery,
        clocks.liver_clock,
        clocks.kidney_clock,
        unclamping.inflow_before_outflow,
        unclamping.opened_onto_a_hole,
        unclamping.no_place_on_the_graft,
    ),
    "Renal veins and kidneys": (
        renal.renal_ostium_unplanned,
        renal.tumour_at_an_ostium_that_stays,
        renal.ostium_left_in_a_stump,
        renal.vein_cut_without_need,
        led_away.caval_cuff_in_the_tumour,
        led_away.caval_cuff_beyond_the_cuts,
        led_away.renal_vein_led_elsewhere,
        collaterals.right_renal_vein_ligated,
        collaterals.left_collaterals_lost,
        kidneys.no_kidney_left,
        kidneys.one_reconstructed_outflow,
        kidneys.artery_before_vein,
        kidneys.autotransplant_is_the_reserve,
        kidneys.left_kidney_en_bloc,
        stumps.stump_does_not_reach,
        stumps.left_length_without_division,
        stumps.stump_at_the_hilum,
        stumps.left_renal_vein_behind_the_aorta,
    ),
    "Side branches and holes": (
        branches.nothing_to_sew_to,
        branches.branch_far_from_its_vein,
        branches.branch_too_wide,
        branches.wall_bridge_too_narrow,
        branches.branch_against_the_flow,
        branches.corridor_too_tight,
        branches.tip_mismatch,
        branches.hole_faces_backwards,
    ),
    "Graft, patch, or neither": (
        cava.no_reconstruction,
        cava.is_a_graft_needed,
        cava.patch_without_circumference,
        cava.repair_narrows_cava,
        substitute.graft_wider_than_cava,
        substitute.graft_narrower_than,
        vein_substitutes.vein_does_not_make_this_tube,
        vein_substitutes.vein_does_not_make_this_patch,
        substitute.prosthesis_beside_opened_bowel,
        substitute.ring_in_the_way,
        substitute.clamp_on_rings,
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
