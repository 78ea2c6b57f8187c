"""Presets of the body: what each gives, that each can be taken away again, and which exclude one another."""

from dataclasses import replace

import pytest

from ivcviz.anatomy.landmarks import veins_of
from ivcviz.case.document import Case, LevelRef, Tumour
from ivcviz.case.variants import (
    CIRCUMAORTIC_LEFT,
    INFERIOR_RIGHT_HEPATIC,
    PRECAVAL_RIGHT_ARTERY,
    RETRO_AORTIC_LEFT,
    SECOND_LEFT,
    SECOND_RIGHT,
    VARIANTS,
    Variant,
    with_variant,
)
from ivcviz.errors import UserError
from ivcviz.plan.operation.operation import operation_of
from ivcviz.plan.resolve import resolve

CASE = Case("A case", Tumour(LevelRef(85.0), LevelRef(150.0)))


@pytest.mark.parametrize("variant", VARIANTS, ids=repr)
def test_a_variant_is_given_once_and_taken_away_again(variant: Variant) -> None:
    there = with_variant(CASE, variant, True)
    assert variant.there(there)
    assert not variant.there(CASE)
    assert with_variant(there, variant, True) is there
    assert with_variant(there, variant, False) == CASE


@pytest.mark.parametrize("variant", VARIANTS, ids=repr)
def test_no_variant_is_taken_for_another(variant: Variant) -> None:
    there = with_variant(CASE, variant, True)
    assert [other for other in VARIANTS if other.there(there)] == [variant]


def test_a_left_vein_round_the_aorta_is_two_one_of_which_runs_behind_it() -> None:
    left = [vein for vein in veins_of(with_variant(CASE, CIRCUMAORTIC_LEFT, True).anatomy)[0] if vein.side == "left"]
    assert [(vein.course, vein.main) for vein in left] == [("pre-aortic", True), ("retro-aortic", False)]


@pytest.mark.parametrize(
    ("first", "second"), [(RETRO_AORTIC_LEFT, CIRCUMAORTIC_LEFT), (CIRCUMAORTIC_LEFT, RETRO_AORTIC_LEFT)], ids=repr
)
def test_one_vein_behind_the_aorta_and_one_round_it_exclude_one_another(first: Variant, second: Variant) -> None:
    with pytest.raises(UserError, match="take that variant away first"):
        with_variant(with_variant(CASE, first, True), second, True)


def test_variants_of_both_sides_stand_beside_one_another() -> None:
    case = CASE
    for variant in (SECOND_RIGHT, SECOND_LEFT, INFERIOR_RIGHT_HEPATIC, PRECAVAL_RIGHT_ARTERY):
        case = with_variant(case, variant, True)
    assert len(veins_of(case.anatomy)[0]) == 4
    assert len(veins_of(case.anatomy)[1]) == 3


@pytest.mark.parametrize(("missing", "found"), [((), True), (("right",), False)])
def test_an_artery_before_the_cava_is_a_warning_and_a_step_before_any_clamp(missing: tuple[str, ...], found: bool) -> None:
    case = with_variant(CASE, PRECAVAL_RIGHT_ARTERY, True)
    case = replace(case, anatomy=replace(case.anatomy, missing_kidneys=missing))
    plan = resolve(case)
    assert ("precaval-renal-artery" in {finding.rule for finding in plan.findings}) == found
    kinds = [(act.do, act.to.kind) for act in operation_of(plan).acts]
    assert (("expose", "precaval-artery") in kinds) == found
    if found:
        first_clamp = min(place for place, (verb, _) in enumerate(kinds) if verb == "clamp")
        assert kinds.index(("expose", "precaval-artery")) < first_clamp
