"""What an edit refuses, and why."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from ivcviz.anatomy.specification import Ostium, RenalVein
from ivcviz.case import edits
from ivcviz.case.document import Case, Graft, LevelRef, RenalPlan, Tumour
from ivcviz.errors import UserError
from ivcviz.terms.iliac_methods import TIE
from ivcviz.terms.renal_methods import LEAVE, OPENING
from ivcviz.terms.substitutes import PTFE

RIGHT, LEFT = "right-renal-vein", "left-renal-vein"
CASE = Case(
    "A case",
    Tumour(LevelRef(-13.0, "renal-floor"), LevelRef(172.0)),
    graft=Graft.of(PTFE, 18.0),
    renal_plan=(RenalPlan(RIGHT, OPENING), RenalPlan(LEFT)),
)
THIRD = RenalVein("right-lower-renal-vein", "right", Ostium(70.0, 78.0, 250.0), 30.0, 8.0, 6.0, 30.0, main=False)


@pytest.mark.parametrize(
    ("word", "level", "reason"),
    [
        ("iliac-confluence", 5.0, "0 mm by definition"),
        ("navel", 5.0, "not a landmark"),
        ("hiatus", 210.0, "must lie above the hepatic roof"),
        ("hepatic-floor", 110.0, "must lie above the renal roof"),
        ("renal-floor", 190.0, "must lie above the renal roof"),
        ("cavoatrial-junction", float("nan"), "must be a number from"),
        ("renal-floor", -30.0, "must lie above the iliac confluence"),
    ],
)
def test_a_landmark_that_would_cross_another_is_refused_with_the_reason(word: str, level: float, reason: str) -> None:
    with pytest.raises(UserError, match=reason):
        edits.move_landmark(CASE, word, level)


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        (
            lambda: edits.move_tumour_lower_end(CASE, LevelRef(172.0)),
            "lower end cannot be 172 mm: write a level below the upper",
        ),
        (lambda: edits.move_tumour_upper_end(CASE, LevelRef(80.0)), "lower end cannot be renal-floor-13 = 85 mm"),
        (
            lambda: edits.move_tumour_upper_end(CASE, LevelRef(340.0)),
            "cannot be 340 mm: write a level from -60 to 332",
        ),
        (lambda: edits.move_tumour_upper_end(CASE, LevelRef(1.0, "navel")), "'?“?navel.* is not a landmark"),
        (lambda: edits.move_tumour(CASE, -200.0), "lower end cannot be"),
        (lambda: edits.set_mass(CASE, (90.0, 50.0, -4.0)), "Each side of the mass must be a number from 1 to 500 mm, not -4"),
        (lambda: edits.set_growth(CASE, "sideways"), "must be one of intraluminal, extraluminal, both"),  # type: ignore[arg-type]
        (lambda: edits.set_bulge(CASE, 361.0), "from 0 to below 360 degrees"),
        (lambda: edits.set_involved(CASE, "navel", 5.0), 'cannot be "navel": write a vein of this body: right-renal-v'),
        (lambda: edits.set_involved(CASE, RIGHT, 29.0), "no more than the vein's length"),
        (lambda: edits.move_renal_ostium(CASE, "navel", lower_mm=90.0), "is not a renal vein of this body"),
        (lambda: edits.shape_renal_vein(CASE, LEFT, width_mm=0.0), "The vein's width must be a number from 1 to 60 mm"),
        (lambda: edits.shape_renal_vein(CASE, LEFT, main=False), "A main renal vein is missing on the left"),
        (lambda: edits.set_suture(CASE, LEFT, "x" * 201), "at most 200"),
        (lambda: edits.move_renal_ostium(CASE, LEFT, lower_mm=130.0), "must lie above its lower edge"),
        (lambda: edits.add_renal_vein(CASE, replace(THIRD, id=LEFT)), "Vein ids must differ"),
        (lambda: edits.add_renal_vein(CASE, replace(THIRD, id="two words")), "letters, digits and hyphens"),
        (lambda: edits.add_renal_vein(CASE, replace(THIRD, width_mm=0.0)), "width must be a number from 1 to 60"),
        (lambda: edits.remove_renal_vein(CASE, LEFT), "main renal vein is missing on the left"),
        (lambda: edits.remove_renal_vein(CASE, "navel"), "is not a renal vein of this body"),
        (lambda: edits.choose_convention(CASE, "middle"), "one of floor, centre, roof"),  # type: ignore[arg-type]
        (lambda: edits.set_uncertainty(CASE, -1.0, 5.0), "from 0 to 50 mm, not -1"),
        (lambda: edits.set_margins(CASE, 10.0, 1e9), "superior margin must be a number from 0 to 100 mm"),
        (lambda: edits.set_cuff(CASE, float("inf")), "cuff must be"),
        (lambda: edits.set_jaw(CASE, 0.0), "jaw must be"),
        (lambda: edits.choose_graft(CASE, Graft.of(PTFE, 400.0)), "inner diameter must be a number from 4 to 50 mm, not 400"),
        (lambda: edits.set_graft_diameter(edits.remove_graft(CASE), 16.0), "There is no graft: plan one first"),
        (lambda: edits.choose_renal_method(CASE, "navel", LEAVE), "is not a renal vein of this body"),
        (lambda: edits.rename(CASE, "  "), "needs a title"),
        (lambda: edits.rename(CASE, "two\nlines"), "control characters"),
        (lambda: edits.rename(CASE, "\ud800"), "control characters"),
        (lambda: edits.rename(CASE, "x" * 201), "201 characters long; at most 200"),
        (lambda: edits.set_patient(CASE, sex="F", age=200), "age must be a number from 0 to 120 years"),
        (lambda: edits.set_patient(CASE, sex="F", age=42.5), "whole number"),  # type: ignore[arg-type]
        (lambda: edits.set_patient(CASE, sex="F", age=4, symptoms=["x"] * 51), "at most 50 symptoms"),
        (lambda: edits.set_notes(CASE, ["x"] * 501), "at most 500 notes"),
        (
            lambda: edits.set_lumen_tip_superior(CASE, LevelRef(171.9)),
            "reaches 172 mm at the wall: .* below it; write",
        ),
        (lambda: edits.set_lumen_tip_inferior(CASE, LevelRef(85.1)), "reaches 85 mm at the wall: .* above it; write"),
        (lambda: edits.set_lumen_tip_superior(CASE, LevelRef(332.1)), "upper end cannot be 332.1 mm: write a level from -60"),
        (lambda: edits.set_origin_vein(CASE, RIGHT), "A tumour of the caval wall has no vein of origin"),
        (
            lambda: edits.set_origin_vein(edits.choose_origin(CASE, "renal"), "splenic-vein"),
            'The vein of origin cannot be "splenic-vein": write a vein of this body: right-renal-vein, left-renal-vein',
        ),
        (
            lambda: edits.set_divided(CASE, LEFT, "right-gonadal-vein", True),
            "'right-gonadal-vein' does not enter left-renal-vein; what does: left-adrenal-vein",
        ),
        (lambda: edits.set_divided(CASE, RIGHT, "left-adrenal-vein", True), "does not enter right-renal-vein"),
        (lambda: edits.choose_iliac_method(CASE, "femoral-vein", TIE), "'femoral-vein' is not a common iliac vein"),
        (lambda: edits.set_aortomesenteric_distance(CASE, 0.5), "aortomesenteric distance must be a number from 1 to 60 mm"),
        (lambda: edits.write_intent_reason(CASE, "x" * 4001), "at most 4000"),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(edit: Callable[[], Case], reason: str) -> None:
    with pytest.raises(UserError, match=reason):
        edit()
