"""Clamps and the veins between them, for any tumour."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivcviz.anatomy.landmarks import reference_renal_veins
from ivcviz.anatomy.specification import AnatomySpec, Ostium
from ivcviz.case.document import Case, LevelRef, Resection, Tumour
from ivcviz.plan.model import Plan
from ivcviz.plan.resection.clamps import caval_clamps
from ivcviz.plan.resolve import resolve
from ivcviz.terms.resections import NO_RESECTION


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Any tumour with any margins, in the reference bodies and in one with a second right renal vein."""
    right, left = reference_renal_veins("F")
    second = replace(right, id="right-renal-vein-2", ostium=Ostium(122.0, 130.0, 250.0), width_mm=8.0, main=False)
    anatomy = draw(st.sampled_from([AnatomySpec(), AnatomySpec(sex="M"), AnatomySpec(renal_veins=(right, second, left))]))
    lower = draw(st.floats(-40, 300))
    margins = Resection(
        inferior_margin_mm=draw(st.floats(0, 30)),
        superior_margin_mm=draw(st.floats(0, 30)),
        cuff_mm=draw(st.floats(-3, 20)),
        jaw_mm=draw(st.floats(1, 12)),
    )
    tumour = Tumour(LevelRef(lower), LevelRef(lower + draw(st.floats(1, 150))))
    return resolve(Case("any", tumour, anatomy=anatomy, resection=margins))


def caval(plan: Plan) -> tuple[float, float]:
    span = caval_clamps(plan.clamps)
    assert span is not None
    return span


@given(plans())
@settings(max_examples=60, deadline=None)
def test_no_jaw_lies_on_a_renal_or_hepatic_ostium(plan):
    half, marks = plan.case.resection.jaw_mm / 2, plan.body.landmarks
    bands = [(vein.ostium.lower_mm, vein.ostium.upper_mm) for vein in plan.body.renal_veins]
    for level in [clamp.level_mm for clamp in plan.clamps if clamp.vein == "ivc"]:
        for lower, upper in [*bands, (marks.hepatic_floor, marks.hepatic_roof)]:
            assert level + half <= lower + 1e-6 or level - half >= upper - 1e-6
    assert not any(found.rule == "clamp-on-an-ostium" and found.severity == "stop" for found in plan.findings)


@given(plans())
@settings(max_examples=60, deadline=None)
def test_each_caval_clamp_stands_at_least_a_cuff_beyond_its_cut(plan):
    inferior, superior = caval(plan)
    if any(clamp.end == "inferior" for clamp in plan.clamps):
        assert inferior <= plan.resection.inferior_mm - plan.case.resection.cuff_mm + 1e-9
        assert inferior - plan.case.resection.jaw_mm / 2 > 0
    assert superior >= plan.resection.superior_mm + plan.case.resection.cuff_mm - 1e-9


@given(plans())
@settings(max_examples=60, deadline=None)
def test_nothing_that_enters_between_the_clamps_stays_open(plan):
    inferior, superior = caval(plan)
    closed = {clamp.vein for clamp in plan.clamps} | {vein.id for vein in plan.divided}
    for vein in plan.body.renal_veins:
        assert (vein.id in closed) == (vein.ostium.upper_mm > inferior and vein.ostium.lower_mm < superior)
    for tributary in plan.body.tributaries:
        half = (tributary.diameter_mm + plan.case.resection.jaw_mm) / 2 - 1e-6
        if tributary.enters == "ivc" and inferior - half < tributary.level_mm < superior + half:
            assert tributary.id in closed
    open_rules = {"renal-vein-open-between-clamps", "tributary-open-between-clamps", "outflow-closed-inflow-open"}
    assert not open_rules & {found.rule for found in plan.findings}


@given(plans())
@settings(max_examples=60, deadline=None)
def test_the_portal_triad_is_clamped_exactly_when_the_superior_clamp_closes_the_liver(plan):
    closes = caval(plan)[1] > plan.body.landmarks.hepatic_roof
    assert any(clamp.vein == "portal-triad" for clamp in plan.clamps) == closes


def test_an_inferior_clamp_that_would_lie_on_the_renal_ostia_goes_below_them_and_both_are_clamped():
    plan = resolve(Case("x", Tumour(LevelRef(128), LevelRef(160))))
    assert caval(plan) == (95, 180)  # 3 mm, half a jaw, below the right ostium at 98
    assert {clamp.vein for clamp in plan.clamps} == {"ivc", "right-renal-vein", "left-renal-vein"}


def test_a_jaw_that_touches_an_ostium_is_not_on_it():
    plan = resolve(Case("x", Tumour(LevelRef(142), LevelRef(174))))
    assert caval(plan) == (122, 194)  # jaws 119-125 and 191-197


def test_without_a_resection_nothing_is_clamped_or_divided():
    plan = resolve(Case("x", Tumour(LevelRef(142), LevelRef(174)), resection=Resection(NO_RESECTION)))
    assert plan.clamps == ()
    assert plan.divided == ()


def test_veins_divided_for_exposure_are_listed_apart_from_those_between_the_clamps():
    plan = resolve(Case("x", Tumour(LevelRef(30), LevelRef(140))))  # superior clamp at 160, behind the liver
    why = {vein.id: vein.why for vein in plan.divided}
    assert why["short-hepatic-vein-1"] == "between clamps"
    assert why["right-adrenal-vein"] == "exposure"
    assert {vein.why for vein in plan.divided if (vein.level_mm or 0) > 165} == {"exposure"}


@pytest.mark.parametrize(("upper", "kept"), [(135.0, {5, 6}), (135.2, {6}), (142.4, set())])
def test_the_cava_is_freed_of_short_hepatic_veins_as_far_above_the_jaw_as_the_clamp_needs(upper: float, kept: set[int]) -> None:
    """The fifth and sixth enter at 178.1 and 185.3 mm; the jaw ends 23 mm above the tumour, and 20 mm beyond it are freed."""
    plan = resolve(Case("x", Tumour(LevelRef(30), LevelRef(upper))))
    divided = {vein.id for vein in plan.divided}
    assert {n for n in range(1, 7) if f"short-hepatic-vein-{n}" not in divided} == kept


@pytest.mark.parametrize("upper", [100, 120])
def test_below_the_lowest_short_hepatic_vein_the_liver_is_left_in_place(upper):
    plan = resolve(Case("x", Tumour(LevelRef(30), LevelRef(upper))))
    assert not [vein for vein in plan.divided if "hepatic" in vein.id or "adrenal" in vein.id]
