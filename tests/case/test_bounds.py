"""Every number that an edit takes: its least and its greatest value are taken, and what lies beyond is refused."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from ivcviz.case import edits
from ivcviz.case.document import Case, Cone, Graft, LevelRef, RenalPlan, Tumour
from ivcviz.errors import UserError
from ivcviz.terms.renal_methods import CONE_PIPE, NEPHRECTOMY, OPENING
from ivcviz.terms.substitutes import PTFE

RIGHT, LEFT = "right-renal-vein", "left-renal-vein"
BEYOND = 0.01
CASE = Case(
    "A case", Tumour(LevelRef(85.0), LevelRef(172.0)), graft=Graft.of(PTFE, 18.0), renal_plan=(RenalPlan(RIGHT, OPENING),)
)


@dataclass(frozen=True, slots=True)
class Number:
    """An edit as a function of one number, how that number is read back, and its bounds."""

    name: str
    set_to: Callable[[float], Case]
    read: Callable[[Case], float | None]
    least: float
    greatest: float

    def __str__(self) -> str:
        return self.name


def of_left_vein(name: str) -> Callable[[Case], Any]:
    """A field of what is planned for the left renal vein."""
    return lambda case: getattr(edits.planned(case, LEFT), name)


def of_left_cone(name: str) -> Callable[[Case], Any]:
    return lambda case: getattr(edits.planned(case, LEFT).cone, name)


def with_cone(**measures: float) -> Case:
    return edits.set_cone(CASE, LEFT, Cone(**measures))


NUMBERS = (
    Number("mass, first side", lambda x: edits.set_mass(CASE, (x, 5, 5)), lambda c: c.tumour.mass_mm[0], 1, 500),
    Number("mass, last side", lambda x: edits.set_mass(CASE, (5, 5, x)), lambda c: c.tumour.mass_mm[2], 1, 500),
    Number("circumference", lambda x: edits.set_circumference(CASE, x), lambda c: c.tumour.circumference_deg, 1, 360),
    Number(
        "lower end", lambda x: edits.move_tumour_lower_end(CASE, LevelRef(x)), lambda c: c.tumour.lower.offset_mm, -60, 171.995
    ),
    Number(
        "upper end", lambda x: edits.move_tumour_upper_end(CASE, LevelRef(x)), lambda c: c.tumour.upper.offset_mm, 85.005, 332
    ),
    Number("error of ends", lambda x: edits.set_uncertainty(CASE, x, 5), lambda c: c.uncertainty.tumour_sd_mm, 0, 50),
    Number("error of landmarks", lambda x: edits.set_uncertainty(CASE, 5, x), lambda c: c.uncertainty.landmark_sd_mm, 0, 50),
    Number("inferior margin", lambda x: edits.set_margins(CASE, x, 5), lambda c: c.resection.inferior_margin_mm, 0, 100),
    Number("superior margin", lambda x: edits.set_margins(CASE, 5, x), lambda c: c.resection.superior_margin_mm, 0, 100),
    Number("lateral margin", lambda x: edits.set_lateral_margin(CASE, x), lambda c: c.resection.lateral_margin_mm, 0, 100),
    Number("cuff", lambda x: edits.set_cuff(CASE, x), lambda c: c.resection.cuff_mm, 4, 50),
    Number("jaw", lambda x: edits.set_jaw(CASE, x), lambda c: c.resection.jaw_mm, 1, 30),
    Number("graft's diameter", lambda x: edits.set_graft_diameter(CASE, x), lambda c: c.graft.diameter_mm, 4, 50),
    Number(
        "graft's wall",
        lambda x: edits.choose_graft(CASE, Graft(18.0, PTFE, True, x)),
        lambda c: c.graft.wall_mm,
        0.1,
        3,
    ),
    Number("cone's base", lambda x: with_cone(base_diameter_mm=x), of_left_cone("base_diameter_mm"), 2, 40),
    Number("cone's tip", lambda x: with_cone(tip_diameter_mm=x), of_left_cone("tip_diameter_mm"), 2, 40),
    Number("take-off", lambda x: with_cone(takeoff_deg=x), of_left_cone("takeoff_deg"), 1, 179),
    Number("offset", lambda x: with_cone(offset_mm=x), of_left_cone("offset_mm"), -25, 25),
    Number("cone's length", lambda x: with_cone(length_mm=x), of_left_cone("length_mm"), 1, 150),
    Number("vein's margin", lambda x: edits.set_vein_margin(CASE, LEFT, x), of_left_vein("margin_mm"), 0, 50),
    Number("mobilisation", lambda x: edits.set_mobilisation(CASE, LEFT, x), of_left_vein("mobilisation_mm"), 0, 100),
    Number("sewing time", lambda x: edits.set_sewing_time(CASE, LEFT, x), of_left_vein("sewing_min"), 0, 600),
    Number("resection time", lambda x: edits.set_resection_time(CASE, x), lambda c: c.timing.resection_min, 0, 600),
    Number(
        "inferior anastomosis",
        lambda x: edits.set_anastomosis_times(CASE, x, None),
        lambda c: c.timing.inferior_anastomosis_min,
        0,
        600,
    ),
    Number(
        "superior anastomosis",
        lambda x: edits.set_anastomosis_times(CASE, None, x),
        lambda c: c.timing.superior_anastomosis_min,
        0,
        600,
    ),
    Number("right kidney's share", lambda x: edits.set_kidney_share(CASE, x), lambda c: c.patient.right_kidney_percent, 0, 100),
)


@pytest.mark.parametrize("number", NUMBERS, ids=str)
def test_a_number_is_kept_at_its_bounds_and_refused_beyond_them(number: Number) -> None:
    for value in (number.least, number.greatest, (number.least + number.greatest) / 2):
        assert number.read(number.set_to(value)) == value
    for value in (number.least - BEYOND, number.greatest + BEYOND):
        with pytest.raises(UserError):
            number.set_to(value)


def test_a_clock_position_ends_just_below_the_full_turn() -> None:
    assert edits.set_bulge(CASE, 0.0).tumour.bulge_deg == 0.0
    assert edits.set_bulge(CASE, 359.99).tumour.bulge_deg == 359.99
    assert edits.set_bulge(CASE, 360.0).tumour.bulge_deg == 0.0, "which is the same place"
    for value in (-0.01, 360.01):
        with pytest.raises(UserError):
            edits.set_bulge(CASE, value)


def test_a_vein_is_involved_up_to_its_length_and_by_nothing_not_at_all() -> None:
    assert edits.set_involved(CASE, RIGHT, 28.0).tumour.involved[0].length_mm == 28.0
    assert edits.set_involved(CASE, RIGHT, 0.01).tumour.involved[0].length_mm == 0.01
    assert edits.set_involved(edits.set_involved(CASE, RIGHT, 5.0), RIGHT, 0.0).tumour.involved == ()
    for value in (-0.01, 28.01):
        with pytest.raises(UserError):
            edits.set_involved(CASE, RIGHT, value)


def test_plan_b_is_taken_as_the_plan_and_what_was_planned_becomes_plan_b() -> None:
    case = edits.set_plan_b(edits.choose_renal_method(CASE, LEFT, CONE_PIPE), LEFT, NEPHRECTOMY)
    taken = edits.take_plan_b(case, LEFT)
    assert (edits.planned(taken, LEFT).method, edits.planned(taken, LEFT).plan_b) == (NEPHRECTOMY, CONE_PIPE)
    assert edits.planned(taken, RIGHT) == edits.planned(case, RIGHT)
    assert edits.take_plan_b(taken, LEFT) == case
    with pytest.raises(UserError, match="No plan B is written for right-renal-vein"):
        edits.take_plan_b(case, RIGHT)


def test_an_age_is_one_to_a_hundred_and_twenty_whole_years() -> None:
    for age in (0, 120):
        assert edits.set_patient(CASE, sex="F", age=age).patient.age == age
    for age in (-1, 121):
        with pytest.raises(UserError):
            edits.set_patient(CASE, sex="F", age=age)


@pytest.mark.parametrize(
    ("measure", "least", "greatest"), [("length_mm", 5, 200), ("width_mm", 1, 60), ("thickness_mm", 1, 60)]
)
def test_a_renal_veins_measures_have_bounds(measure: str, least: float, greatest: float) -> None:
    for value in (least, greatest):
        veins = edits.shape_renal_vein(CASE, LEFT, **{measure: value}).anatomy.renal_veins
        assert veins is not None
        assert getattr(veins[1], measure) == value
    for value in (least - BEYOND, greatest + BEYOND):
        with pytest.raises(UserError):
            edits.shape_renal_vein(CASE, LEFT, **{measure: value})


@pytest.mark.parametrize(("side", "vein_id"), [("right", "right-renal-vein-2"), ("left", "left-renal-vein-2")])
def test_an_accessory_vein_is_a_small_one_below_its_side_and_the_next_one_is_lower_still(side, vein_id: str) -> None:
    case = edits.add_accessory_vein(CASE, side)
    first = {vein.id: vein for vein in case.anatomy.renal_veins or ()}[vein_id]
    main = {"right": (98.0, 245.0), "left": (105.0, 65.0)}[side]
    assert (first.ostium.upper_mm, first.ostium.lower_mm) == (main[0] - 8.0, main[0] - 15.0)
    assert (first.width_mm, first.thickness_mm, first.ostium.clock_deg, first.main) == (7.0, 6.0, main[1], False)
    again = {vein.id: vein for vein in edits.add_accessory_vein(case, side).anatomy.renal_veins or ()}
    second = again[f"{side}-renal-vein-3"]
    assert second.ostium.upper_mm == first.ostium.lower_mm - 8.0


@pytest.mark.parametrize("artery", ["open", "clamped", None])
def test_what_is_decided_of_an_artery_is_kept_and_taken_back(artery) -> None:
    case = edits.set_artery(edits.set_artery(CASE, LEFT, "open"), LEFT, artery)
    assert edits.planned(case, LEFT).artery == artery
    assert edits.planned(case, RIGHT).artery is None
    with pytest.raises(UserError, match="artery must be one of open, clamped"):
        edits.set_artery(CASE, LEFT, "tied")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("edit", "read"),
    [
        (lambda value: edits.set_sewing_time(CASE, LEFT, value), of_left_vein("sewing_min")),
        (lambda value: edits.set_mobilisation(CASE, LEFT, value), of_left_vein("mobilisation_mm")),
        (lambda value: edits.set_circumference(CASE, value), lambda case: case.tumour.circumference_deg),
        (lambda value: edits.set_kidney_share(CASE, value), lambda case: case.patient.right_kidney_percent),
        (lambda value: edits.set_resection_time(CASE, value), lambda case: case.timing.resection_min),
    ],
)
def test_what_need_not_be_known_can_be_taken_back(edit, read) -> None:
    assert read(edit(20.0)) == 20.0
    assert read(edit(None)) is None
