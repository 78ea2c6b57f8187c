"""The room that side branches have in every body, measured anew: to aorta, superior mesenteric artery and vertebrae."""

import numpy as np
import pytest
from named_bodies import IN_EVERY_BODY, LEFT, retro_aortic

from ivcviz.anatomy.arteries import superior_mesenteric_artery
from ivcviz.anatomy.body import Body
from ivcviz.anatomy.landmarks import scale_of
from ivcviz.anatomy.specification import AnatomySpec, Sex
from ivcviz.case.document import Case, Cone, Graft, Involved, LevelRef, RenalPlan, Tumour
from ivcviz.geometry.arrays import Floats
from ivcviz.geometry.curves import polyline
from ivcviz.plan.model import Plan, PlannedRenalVein
from ivcviz.plan.reconstruction.branch_course import branch_axis
from ivcviz.plan.report.as_json import as_json
from ivcviz.plan.resolve import resolve
from ivcviz.terms.renal_methods import CONE_PIPE, INTERPOSITION
from ivcviz.terms.substitutes import PTFE

VERTEBRA_MM = (43.0, 34.0)  # width and depth of a lumbar vertebral body in the reference woman (Panjabi et al. 1992, rounded)


def plan_in(spec: AnatomySpec, involved: float = 15.0, cone: Cone | None = None) -> Plan:
    """Every renal vein of a body brought to the graft by a side branch."""
    k = scale_of(spec.sex)
    tumour = Tumour(LevelRef(55.0 * k), LevelRef(165.0 * k), involved=(Involved(LEFT, involved),))
    start = resolve(Case("x", tumour, anatomy=spec, graft=Graft.of(PTFE, 18.0)))
    choices = tuple(
        RenalPlan(vein.id, CONE_PIPE, cone=cone or Cone(9.0, 8.0)) if vein.side == "left" else RenalPlan(vein.id, INTERPOSITION)
        for vein in start.body.renal_veins
    )
    return resolve(Case("x", tumour, anatomy=spec, graft=Graft.of(PTFE, 18.0), renal_plan=choices))


def wall_of(plan: Plan, vein: PlannedRenalVein) -> tuple[Floats, Floats]:
    """Places (n, 3) on a branch's axis and its radii (n,) there."""
    assert plan.graft is not None
    assert vein.hole is not None
    assert vein.branch is not None
    assert vein.stump_along_mm is not None
    level = plan.graft.superior_mm - vein.hole.centre_from_superior_end_mm
    axis = branch_axis(plan.body, vein.id, vein.stump_along_mm, vein.branch, level, vein.hole.clock_deg)
    ends = vein.branch.base_diameter_mm / 2, vein.branch.tip_diameter_mm / 2
    arc = polyline(axis).arc
    return axis, ends[0] + (ends[1] - ends[0]) * arc / arc[-1]


def room_to_oval(place: Floats, body: Body) -> float:
    """How far a place is from a vertebral body's wall at its own height, negative inside: by points all round the oval."""
    wide, deep = (size / 2 * body.scale for size in VERTEBRA_MM)
    turn = np.linspace(0.0, 2 * np.pi, 3000)
    middle = float(body.spine_front(place[2])) + deep
    rim = np.stack([wide * np.cos(turn), middle + deep * np.sin(turn)], axis=1)
    inside = (place[0] / wide) ** 2 + ((place[1] - middle) / deep) ** 2 < 1
    away = float(np.linalg.norm(rim - place[:2], axis=1).min())
    return -away if inside else away


@IN_EVERY_BODY
def test_the_room_that_is_reported_is_the_least_along_the_branch(spec: AnatomySpec) -> None:
    plan = plan_in(spec)
    body, artery = plan.body, superior_mesenteric_artery(plan.body)
    for vein in plan.renal_veins:
        axis, radii = wall_of(plan, vein)
        room = {found.to: found.room_mm for found in vein.clearances}
        heights = np.arange(20.0, 260.0, 0.5) * body.scale
        to_aorta = np.linalg.norm(axis[:, None] - body.aorta.point(heights), axis=2) - body.aorta.diameter(heights) / 2
        assert room["aorta"] == pytest.approx((to_aorta.min(axis=1) - radii).min(), abs=0.1), vein.id
        along = np.arange(0.0, artery.curve.length, 0.5)
        walls = np.interp(along, artery.curve.arc, artery.radii)
        to_artery = np.linalg.norm(axis[:, None] - artery.curve.at(along), axis=2) - walls
        assert room["superior mesenteric artery"] == pytest.approx((to_artery.min(axis=1) - radii).min(), abs=0.1), vein.id
        to_vertebra = min(room_to_oval(place, body) - radius for place, radius in zip(axis, radii, strict=True))
        assert room["vertebra"] == pytest.approx(to_vertebra, abs=0.4 + 0.1 * abs(to_vertebra)), vein.id


@IN_EVERY_BODY
def test_every_branch_runs_from_the_grafts_wall_to_its_stump(spec: AnatomySpec) -> None:
    plan = plan_in(spec)
    for vein in plan.renal_veins:
        axis, radii = wall_of(plan, vein)
        level = float(plan.body.cava.nearest_level(axis[0]))
        beside = float(np.linalg.norm(axis[0] - plan.body.cava.point(level)))
        assert beside == pytest.approx(plan.graft.outer_diameter_mm / 2, abs=0.05)  # type: ignore[union-attr]
        stump = plan.body.course(vein.id).curve.at(vein.stump_along_mm)
        # Before the aorta a round tip lies as much farther from it as it is thicker than the flat vein.
        assert np.linalg.norm(axis[-1] - stump) <= radii[-1] + 1e-6
        assert vein.branch.length_mm == pytest.approx(polyline(axis).length, rel=1e-3)  # type: ignore[union-attr]


@pytest.mark.parametrize("sex", ["F", "M"])
@pytest.mark.parametrize("involved", [10.0, 20.0, 30.0, 40.0, 50.0])
def test_to_a_vein_behind_the_aorta_a_branch_runs_straight_and_the_plan_stops_at_the_aorta(sex: Sex, involved: float) -> None:
    plan = plan_in(retro_aortic(sex), involved, Cone(10.0, 8.0))
    vein = next(vein for vein in plan.renal_veins if vein.id == LEFT)
    axis, _ = wall_of(plan, vein)
    level = float(plan.body.cava.nearest_level(axis[-1]))
    left, posterior, _ = plan.body.cava.frame(level)
    away = axis[-1] - plan.body.cava.point(level)
    straight = np.degrees(np.arctan2(away @ left, -(away @ posterior)))
    assert vein.hole.clock_deg == pytest.approx(straight, abs=0.5)  # type: ignore[union-attr]
    assert np.linalg.norm(axis[-1] - plan.body.course(LEFT).curve.at(vein.stump_along_mm)) < 1e-3, "and its tip is not lifted"
    found = next(
        found for found in as_json(plan)["findings"] if found["rule"] == "corridor-too-tight" and found["about"] == LEFT
    )
    assert found["severity"] == "stop"
    assert found["values"]["aorta_mm"] < 0
