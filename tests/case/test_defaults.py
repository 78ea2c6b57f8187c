"""What a new plan has where nobody said anything: defaults, each in one place."""

import json
from pathlib import Path

from ivcviz.case.document import Case, Cone, LevelRef, RenalPlan, Tumour
from ivcviz.cli import main
from ivcviz.terms.renal_methods import LEAVE
from ivcviz.terms.resections import CIRCUMFERENTIAL
from ivcviz.terms.substitutes import PTFE

CASE = Case("A case", Tumour(LevelRef(85.0), LevelRef(172.0)))


def test_a_cone_pipe_begins_as_a_straight_one_on_the_grafts_axis_as_long_as_its_way() -> None:
    cone = Cone()
    assert (cone.base_diameter_mm, cone.tip_diameter_mm, cone.takeoff_deg) == (12.0, 10.0, 70.0)
    assert (cone.offset_mm, cone.length_mm) == (0.0, None)


def test_a_resection_begins_with_a_centimetre_everywhere_and_a_jaw_of_six_millimetres() -> None:
    cut = CASE.resection
    assert (cut.kind, cut.patch, cut.en_bloc) == (CIRCUMFERENTIAL, PTFE, ())
    assert (cut.inferior_margin_mm, cut.superior_margin_mm, cut.lateral_margin_mm, cut.cuff_mm) == (10.0, 10.0, 10.0, 7.0)
    assert cut.jaw_mm == 6.0


def test_a_reading_begins_at_the_floor_with_five_millimetres_of_error_each() -> None:
    assert CASE.convention == "floor"
    assert (CASE.uncertainty.tumour_sd_mm, CASE.uncertainty.landmark_sd_mm) == (5.0, 5.0)


def test_nothing_is_recorded_planned_or_moved_that_nobody_said() -> None:
    tumour, patient, timing = CASE.tumour, CASE.patient, CASE.timing
    assert (tumour.mass_mm, tumour.circumference_deg, tumour.lumen, tumour.thrombus, tumour.iliac_side) == (None,) * 5
    assert (tumour.growth, tumour.bulge_deg, tumour.involved) == ("both", 0.0, ())
    assert (patient.age, patient.right_kidney_percent, patient.collaterals, patient.leg_oedema) == (None,) * 4
    assert (timing.resection_min, timing.superior_anastomosis_min, timing.inferior_anastomosis_min) == (None,) * 3
    assert timing.clamp_onto_graft is False
    assert CASE.graft is None
    plan = RenalPlan("left-renal-vein")
    assert (plan.method, plan.margin_mm, plan.cone, plan.plan_b, plan.artery, plan.sewing_min) == (
        LEAVE,
        5.0,
        None,
        None,
        None,
        None,
    )


def test_a_plan_that_the_command_line_begins_has_the_same(tmp_path: Path) -> None:
    out = tmp_path / "new.json"
    assert (
        main(["new", "-o", str(out), "--lower", "85", "--upper", "172", "--graft-diameter", "18", "--left", "cone-pipe"]) == 0
    )
    told = json.loads(out.read_text(encoding="utf-8"))
    assert told["graft"] == {"diameter_mm": 18.0, "substitute": "ptfe", "ringed": True, "wall_mm": 0.6}
    assert (told["resection"]["cuff_mm"], told["resection"]["jaw_mm"]) == (7.0, 6.0)
    assert told["uncertainty"] == {"tumour_sd_mm": 5.0, "landmark_sd_mm": 5.0}
