"""What reaches past the cava lies in the vessel that it reaches: iliac veins, hepatic veins, atrium; asked of the triangles."""

from dataclasses import replace
from typing import get_args

import numpy as np
import pytest
from vtkmodules.vtkFiltersCore import vtkImplicitPolyDataDistance

from ivcviz.anatomy.landmarks import landmarks_of
from ivcviz.anatomy.small_courses import COMMON_ILIAC_VEINS
from ivcviz.anatomy.specification import AnatomySpec, Sex, Side
from ivcviz.app.figures import triangles
from ivcviz.case.document import Case, Graft, IliacPlan, Involved, LevelRef, LumenTip, Thrombus, Tumour
from ivcviz.geometry.arrays import Floats
from ivcviz.geometry.mesh import Mesh, is_watertight
from ivcviz.plan.model import Plan
from ivcviz.plan.resolve import resolve
from ivcviz.render.actors import polydata
from ivcviz.scene.build import build_scene
from ivcviz.scene.model import Options, Part, Scene
from ivcviz.scene.shapes import Ties
from ivcviz.terms.iliac_methods import GRAFT_END, TIE
from ivcviz.terms.substitutes import PTFE

WALL_MM = 0.6  # the wall of a vein, which what lies within may touch
SIDES = get_args(Side)
SEXES = get_args(Sex)


@pytest.fixture(scope="module")
def shelf():
    return triangles()


def plan_of(sex: Sex, lower: float, upper: float, **tumour: object) -> Plan:
    extent = Tumour(LevelRef(lower), LevelRef(upper))
    case = Case("-", replace(extent, **tumour), anatomy=AnatomySpec(sex=sex), graft=Graft.of(PTFE, 14.0))  # type: ignore[arg-type]
    return resolve(case)


def scene_of(plan: Plan, stage: str = "tumour") -> Scene:
    return build_scene(plan, Options(stage=stage))  # type: ignore[arg-type]


def part(scene: Scene, id_: str) -> Part:
    return next(one for one in scene.parts if one.id == id_)


def labels(scene: Scene) -> dict[str, str]:
    return {label.id: str(label.text) for label in scene.labels}


def outside(mesh: Mesh, points: Floats) -> Floats:
    """How far (mm) points lie outside a closed mesh; negative within."""
    distance = vtkImplicitPolyDataDistance()
    distance.SetInput(polydata(mesh))
    return np.array([distance.EvaluateFunction(point) for point in points.astype(float).tolist()])


def junction(sex: Sex) -> float:
    return landmarks_of(AnatomySpec(sex=sex)).cavoatrial_junction


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("sex", SEXES)
@pytest.mark.parametrize("growth", ["intraluminal", "both"])
def test_a_tumour_below_the_confluence_lies_in_the_named_iliac_vein(shelf, side: Side, sex: Sex, growth: str) -> None:
    plan = plan_of(sex, -60.0, 40.0, iliac_side=side, growth=growth)
    scene = scene_of(plan)
    tumour, veins = (shelf.of(part(scene, id_).shape, "preview") for id_ in ("tumour", "veins"))
    points = tumour.vertices
    below = points[plan.body.cava.nearest_level(points) < 0.0]
    assert len(below) > 100
    assert outside(veins, below).max() < WALL_MM
    # It reaches 60 mm along the vein, to the vein's own side, and fills it: it is no thread.
    course = plan.body.courses[f"{side}-common-iliac-vein"]
    assert np.linalg.norm(points - course.curve.at(50.0), axis=1).min() < course.width(50.0) / 2 + 1.0
    away = below[:, 0] - plan.body.cava.point(0.0)[0]
    assert (away.min() < -20.0) if side == "right" else (away.max() > 20.0)
    assert np.ptp(points[np.abs(plan.body.cava.nearest_level(points) + 30.0) < 3.0][:, 1]) > 6.0
    assert f"Tumour in the {side} common iliac vein, 60 mm" in labels(scene).values()


@pytest.mark.parametrize("side", SIDES)
def test_thrombus_below_the_confluence_lies_in_the_named_iliac_vein(shelf, side: Side) -> None:
    thrombus = Thrombus(LevelRef(-50.0), LevelRef(90.0))
    plan = plan_of("F", 20.0, 70.0, iliac_side=side, thrombus=thrombus)
    scene = scene_of(plan)
    cast, veins = (shelf.of(part(scene, id_).shape, "preview") for id_ in ("thrombus-0", "veins"))
    assert outside(veins, cast.vertices).max() < WALL_MM


@pytest.mark.parametrize("lower", [-60.0, -0.5])
def test_a_tumour_of_which_no_iliac_side_is_named_is_drawn_to_the_confluence_and_says_so(shelf, lower: float) -> None:
    scene = scene_of(plan_of("F", lower, 40.0))
    tumour = shelf.of(part(scene, "tumour").shape, "full")
    assert is_watertight(tumour)
    assert tumour.vertices[:, 2].min() == pytest.approx(0.0, abs=0.5)
    # It breaks off: its end is as wide as the cava, not rounded.
    end = tumour.vertices[tumour.vertices[:, 2] < 1.0]
    assert np.ptp(end[:, 0]) > 15.0
    assert "iliac side not named" in labels(scene)["iliac-side-not-named"]


def test_a_tumour_wholly_in_an_iliac_vein_that_is_not_named_is_said_and_not_drawn() -> None:
    scene = scene_of(plan_of("F", -50.0, -10.0))
    assert "tumour" not in {one.id for one in scene.parts}
    assert "iliac-side-not-named" in labels(scene)


@pytest.mark.parametrize("sex", SEXES)
@pytest.mark.parametrize("beyond", [10.0, 35.0, 80.0])
def test_a_tumour_above_the_junction_lies_in_the_translucent_atrium(shelf, sex: Sex, beyond: float) -> None:
    top = junction(sex)
    plan = plan_of(sex, top - 60.0, top + beyond, growth="intraluminal")
    scene = scene_of(plan)
    tumour, veins, atrium = (shelf.of(part(scene, id_).shape, "preview") for id_ in ("tumour", "veins", "right-atrium"))
    points = tumour.vertices
    above = points[plan.body.cava.nearest_level(points) > top]
    assert len(above) > 50
    assert np.minimum(outside(veins, above), outside(atrium, above)).max() < WALL_MM
    assert part(scene, "right-atrium").opacity < 0.5
    assert "tumour-upper" in {line.id for line in scene.level_lines}
    assert any(text.startswith("Tumour in the right atrium") for text in labels(scene).values())


def test_an_atrium_without_tumour_is_not_translucent() -> None:
    assert part(scene_of(plan_of("F", 100.0, junction("F"))), "right-atrium").opacity == 1.0


@pytest.mark.parametrize("sex", SEXES)
@pytest.mark.parametrize(("vein", "length"), [("right-hepatic-vein", 45.0), ("hepatic-trunk", 8.0), ("hepatic-trunk", 40.0)])
def test_a_hepatic_vein_that_is_involved_holds_the_tumour_and_is_named(shelf, sex: Sex, vein: str, length: float) -> None:
    plan = plan_of(sex, 160.0, 215.0, growth="intraluminal", involved=(Involved(vein, length),))
    scene = scene_of(plan)
    tumour, veins = (shelf.of(part(scene, id_).shape, "preview") for id_ in ("tumour", "veins"))
    assert outside(veins, tumour.vertices).max() < WALL_MM
    course = plan.body.courses[vein]
    reached = course.curve.at(min(length, course.length_mm) * 0.9)
    assert np.linalg.norm(tumour.vertices - reached, axis=1).min() < course.width(length) / 2 + 1.0
    assert labels(scene)[f"involved-{vein}"].endswith(f"{length:g} mm involved")
    assert ("tumour", "tumour") in {(material, str(words)) for material, words in scene.words.legend}


@pytest.mark.parametrize("sex", SEXES)
@pytest.mark.parametrize("vein", ["left-renal-vein", "right-renal-vein"])
def test_the_involved_length_of_a_renal_vein_follows_the_vein(shelf, sex: Sex, vein: str) -> None:
    free = shelf.of(part(scene_of(plan_of(sex, 100.0, 140.0)), "tumour").shape, "preview")
    plan = plan_of(sex, 100.0, 140.0, involved=(Involved(vein, 20.0),))
    tongue = shelf.of(part(scene_of(plan), "tumour").shape, "preview").vertices[len(free.vertices) :]
    course = plan.body.courses[vein]
    axis = course.curve.at(np.linspace(-8.0, 20.5, 80))
    away = np.linalg.norm(tongue[:, None] - axis[None], axis=2).min(axis=1)
    assert away.max() < 0.65 * float(course.width(0.0))


@pytest.mark.parametrize("sex", SEXES)
def test_what_lies_free_in_the_lumen_is_a_tongue_narrower_than_it_that_ends_at_its_tip(shelf, sex: Sex) -> None:
    tip = LumenTip(superior=LevelRef(200.0), inferior=LevelRef(60.0))
    plan = plan_of(sex, 100.0, 150.0, lumen_tip=tip)
    scene = scene_of(plan)
    veins = shelf.of(part(scene, "veins").shape, "preview")
    for end, level, away in (("superior", 200.0, 1.0), ("inferior", 60.0, -1.0)):
        tongue = shelf.of(part(scene, f"tongue-{end}").shape, "full")
        assert is_watertight(tongue)
        levels = plan.body.cava.nearest_level(tongue.vertices)
        assert (levels * away).max() == pytest.approx(level * away, abs=0.3)
        beyond = tongue.vertices[(levels - (150.0 if away > 0 else 100.0)) * away > 3.0]
        assert outside(veins, beyond).max() < -2.0  # it touches the wall nowhere
        # Its tip is rounded: near it the tongue is thinner than half way.
        near, mid = (
            np.ptp(tongue.vertices[np.abs(levels - at) < 1.5], axis=0)[:2].max() for at in (level - away, level - 20 * away)
        )
        assert near < mid - 2.0
        assert str(round(level)) in labels(scene)[f"tongue-{end}"]


def test_a_free_tip_within_the_extent_adds_nothing() -> None:
    scene = scene_of(plan_of("F", 100.0, 150.0, lumen_tip=LumenTip(superior=LevelRef(140.0))))
    assert not any(one.id.startswith("tongue") for one in scene.parts)


@pytest.mark.parametrize("side", SIDES)
def test_the_graft_is_sewn_to_an_iliac_vein_only_where_the_plan_says_so(side: Side) -> None:
    other: Side = "left" if side == "right" else "right"
    unplanned = plan_of("F", -15.0, 60.0, iliac_side=side)
    assert "suture-inferior" not in {one.id for one in scene_of(unplanned, "implanted").parts}
    planned = resolve(
        replace(
            unplanned.case,
            iliac_plan=(IliacPlan(COMMON_ILIAC_VEINS[side], GRAFT_END), IliacPlan(COMMON_ILIAC_VEINS[other], TIE)),
        )
    )
    scene = scene_of(planned, "implanted")
    assert "suture-inferior" in {one.id for one in scene.parts}
    ties = part(scene, "ties").shape
    assert isinstance(ties, Ties)
    assert COMMON_ILIAC_VEINS[other] in ties.drawn_in


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("sex", SEXES)
def test_cut_clamp_and_graft_below_the_confluence_stand_on_the_named_iliac_vein(shelf, side: Side, sex: Sex) -> None:
    other: Side = "left" if side == "right" else "right"
    joined = (IliacPlan(COMMON_ILIAC_VEINS[side], GRAFT_END), IliacPlan(COMMON_ILIAC_VEINS[other], TIE))
    plan = resolve(replace(plan_of(sex, -15.0, 60.0, iliac_side=side).case, iliac_plan=joined))
    assert plan.resection is not None
    course = plan.body.courses[f"{side}-common-iliac-vein"]
    cut, ahead = course.curve.at(-plan.resection.inferior_mm), course.curve.tangent(-plan.resection.inferior_mm)
    implanted = scene_of(plan, "implanted")
    graft = shelf.of(part(implanted, "graft").shape, "full").vertices
    end = graft[((graft - cut) @ ahead) > -0.5]
    assert len(end)
    assert np.linalg.norm(end.mean(axis=0) - cut) < 1.5
    # The stump of the vein meets it, cut across its course.
    stump = shelf.of(part(implanted, "veins").shape, "full").vertices
    near = stump[np.linalg.norm(stump - cut, axis=1) < 14.0]
    assert -1.0 < ((near - cut) @ ahead).min() < 1.0
    line = next(line for line in implanted.level_lines if line.id == "cut-inferior")
    assert np.linalg.norm(np.array(line.point) - cut) < 1.0


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("sex", SEXES)
def test_a_clamp_below_the_confluence_lies_across_the_named_iliac_vein(shelf, side: Side, sex: Sex) -> None:
    plan = plan_of(sex, -15.0, 60.0, iliac_side=side)
    course = plan.body.courses[f"{side}-common-iliac-vein"]
    jaws = shelf.of(part(scene_of(plan, "clamped"), f"clamp-{side}-common-iliac-vein").shape, "full").vertices
    axis = course.curve.at(np.arange(30.0, 60.0, 0.5))
    away = np.linalg.norm(jaws[:, None] - axis[None], axis=2)
    assert away.min() < 6.0
    place = np.arange(30.0, 60.0, 0.5)[away.min(axis=0).argmin()]
    near = jaws[np.linalg.norm(jaws - course.curve.at(place), axis=1) < 14.0]
    along = np.linalg.eigh(np.cov((near - near.mean(axis=0)).T))[1][:, -1]
    assert abs(along @ course.curve.tangent(place)) < 0.35


@pytest.mark.parametrize("stage", ["clamped", "resected", "implanted"])
def test_nothing_hangs_below_the_confluence_where_no_iliac_side_is_named(shelf, stage: str) -> None:
    scene = scene_of(plan_of("F", -30.0, 60.0), stage)
    ids = {one.id for one in scene.parts}
    assert not ids & {"clamp-cava-inferior", "suture-inferior"}
    if "graft" in ids:
        assert shelf.of(part(scene, "graft").shape, "preview").vertices[:, 2].min() > -1.5


def test_a_mass_that_would_hide_the_picture_is_seen_through_and_named() -> None:
    plan = plan_of("F", 58.0, 78.0, mass_mm=(300.0, 250.0, 200.0))
    scene = scene_of(plan)
    assert part(scene, "tumour-mass").opacity < 0.5
    assert {"tumour", "tumour-mass"} <= set(labels(scene))
    box = scene.tumour_box
    assert box is not None
    assert box[1][0] - box[0][0] < 60.0  # so labels have room beside it


def test_a_mass_of_ordinary_size_is_solid() -> None:
    scene = scene_of(plan_of("F", 85.0, 160.0, mass_mm=(150.0, 80.0, 60.0)))
    assert "tumour-mass" not in {one.id for one in scene.parts}


def test_a_mass_longer_than_its_extent_lies_oblique_and_one_as_long_parallel(shelf) -> None:
    def lean(length: float) -> float:
        mesh = shelf.of(part(scene_of(plan_of("F", 100.0, 140.0, mass_mm=(length, 30.0, 25.0))), "tumour").shape, "preview")
        points = mesh.vertices - mesh.vertices.mean(axis=0)
        axis = np.linalg.eigh(points.T @ points)[1][:, -1]
        return float(np.degrees(np.arccos(abs(axis[2]))))

    assert lean(90.0) - lean(46.0) > 15.0


@pytest.mark.parametrize("bulge", [0.0, 90.0, 200.0])
def test_a_tongue_springs_from_the_part_of_the_wall_that_the_tumour_takes(shelf, bulge: float) -> None:
    tip = LumenTip(superior=LevelRef(190.0))
    plan = plan_of("F", 100.0, 150.0, lumen_tip=tip, circumference_deg=90.0, bulge_deg=bulge)
    scene = scene_of(plan)
    wall = shelf.of(part(scene, "tumour").shape, "full").vertices
    tongue = shelf.of(part(scene, "tongue-superior").shape, "full").vertices
    height = float(plan.body.cava.height(148.0))
    near = tongue[np.abs(tongue[:, 2] - height) < 2.0]
    gaps = np.linalg.norm(near[:, None] - wall[None], axis=2).min(axis=1)
    assert gaps.min() < 1.5
    # Its tip lies free in the middle of the lumen.
    tops = tongue[tongue[:, 2] > tongue[:, 2].max() - 1.0].mean(axis=0)
    assert np.linalg.norm(tops[:2] - plan.body.cava.point(189.5)[:2]) < 2.5
