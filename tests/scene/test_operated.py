"""What the operation changes in the picture (divided, tied, patched, closed, taken out), and odd plans at every stage."""

from dataclasses import replace
from typing import get_args

import numpy as np
import pytest

from ivcviz.anatomy.landmarks import reference_renal_veins
from ivcviz.anatomy.specification import AnatomySpec, RenalVein
from ivcviz.app.figures import triangles
from ivcviz.case.document import Case, Cone, Graft, Involved, LevelRef, RenalPlan, Resection, Thrombus, Tumour
from ivcviz.geometry.mesh import is_watertight
from ivcviz.plan.reconstruction.branch_course import branch_axis
from ivcviz.plan.resolve import resolve
from ivcviz.scene.build import build_scene
from ivcviz.scene.meshes.graft import branch_surface
from ivcviz.scene.model import Options, Part, Stage
from ivcviz.scene.triangles import Triangles
from ivcviz.terms.organs import RIGHT_ADRENAL
from ivcviz.terms.renal_methods import AUTOTRANSPLANT, CONE_PIPE, INTERPOSITION, LEAVE, LIGATE, NEPHRECTOMY, OPENING
from ivcviz.terms.resections import NO_RESECTION, PARTIAL_PATCH
from ivcviz.terms.substitutes import PTFE

RIGHT, LEFT = "right-renal-vein", "left-renal-vein"
STAGES: tuple[Stage, ...] = get_args(Stage)
OPEN = {"cut-walls", "cut-lumens"}


def case(*plans: RenalPlan, lower: float = 80, upper: float = 165, graft: float | None = 18.0, **changes) -> Case:
    tumour = changes.pop("tumour", Tumour(LevelRef(lower), LevelRef(upper)))
    return Case("x", tumour, graft=None if graft is None else Graft.of(PTFE, graft), renal_plan=plans, **changes)


def body(**left: object) -> AnatomySpec:
    right, found = reference_renal_veins("F")
    return AnatomySpec(renal_veins=(right, replace(found, **left)))


def two_right() -> AnatomySpec:
    right, left = reference_renal_veins("F")
    low = replace(right.ostium, lower_mm=70.0, upper_mm=80.0)
    second = RenalVein("right-renal-vein-2", "right", low, 26.0, 9.0, 7.0, 10.0, main=False)
    return AnatomySpec(renal_veins=(right, left, second))


SEWN = RenalPlan(RIGHT, OPENING, mobilisation_mm=40.0), RenalPlan(LEFT, CONE_PIPE, mobilisation_mm=40.0)
VARIANTS = {
    "right ligation": case(RenalPlan(RIGHT, LIGATE), RenalPlan(LEFT, CONE_PIPE)),
    "both ostia too near": case(RenalPlan(RIGHT, OPENING), RenalPlan(LEFT, OPENING), lower=100, upper=112),
    "graft too narrow for the cone": case(RenalPlan(LEFT, CONE_PIPE, cone=Cone(20, 14)), graft=12.0),
    "stump out of reach": case(
        RenalPlan(RIGHT, OPENING),
        RenalPlan(LEFT, OPENING),
        tumour=Tumour(LevelRef(80), LevelRef(165), involved=(Involved(RIGHT, 20), Involved(LEFT, 50))),
    ),
    "into the hepatic veins": case(RenalPlan(RIGHT, OPENING), lower=150, upper=222),
    "into the atrium": case(lower=185, upper=268),
    "down an iliac vein": case(
        RenalPlan(RIGHT, LEAVE), tumour=Tumour(LevelRef(-30), LevelRef(60), iliac_side="left"), anatomy=AnatomySpec(sex="M")
    ),
    "two right renal veins": case(
        RenalPlan(RIGHT, OPENING), RenalPlan("right-renal-vein-2", LIGATE), anatomy=two_right(), lower=85
    ),
    "retroaortic left vein": case(RenalPlan(LEFT, CONE_PIPE), RenalPlan(RIGHT, OPENING), anatomy=body(course="retro-aortic")),
    "autotransplantation": case(RenalPlan(LEFT, AUTOTRANSPLANT), RenalPlan(RIGHT, INTERPOSITION)),
    "nephrectomy without a graft": case(RenalPlan(RIGHT, NEPHRECTOMY), RenalPlan(LEFT, LIGATE), graft=None),
    "no right kidney": case(
        RenalPlan(LEFT, CONE_PIPE), RenalPlan(RIGHT, LIGATE), anatomy=AnatomySpec(missing_kidneys=("right",))
    ),
    "no left kidney": case(RenalPlan(LEFT, LIGATE), anatomy=AnatomySpec(missing_kidneys=("left",))),
    "partial with patch": case(
        tumour=Tumour(LevelRef(38), LevelRef(78), bulge_deg=300, circumference_deg=120, mass_mm=(40, 30, 20)),
        resection=Resection(PARTIAL_PATCH, en_bloc=(RIGHT_ADRENAL,)),
    ),
    "partial of nearly all the wall": case(
        tumour=Tumour(LevelRef(130), LevelRef(240), circumference_deg=350, lumen="closed"), resection=Resection(PARTIAL_PATCH)
    ),
    "partial, circumference not recorded": case(resection=Resection(PARTIAL_PATCH)),
    "part of the wall and thrombus": case(
        tumour=Tumour(
            LevelRef(90),
            LevelRef(150),
            growth="intraluminal",
            circumference_deg=90,
            lumen="open",
            thrombus=Thrombus(LevelRef(84), LevelRef(156)),
        ),
    ),
    "nothing resected": case(resection=Resection(NO_RESECTION)),
}


@pytest.fixture(scope="module")
def shelf() -> Triangles:
    return triangles()


def parts(found: Case, stage: Stage) -> dict[str, Part]:
    return {part.id: part for part in build_scene(resolve(found), Options(stage=stage)).parts}


def ids(name: str, stage: Stage) -> set[str]:
    return set(parts(VARIANTS[name], stage))


@pytest.mark.parametrize("name", VARIANTS)
def test_every_variant_is_drawn_at_every_stage(shelf: Triangles, name: str) -> None:
    for stage in STAGES:
        for part in parts(VARIANTS[name], stage).values():
            mesh = shelf.of(part.shape, "preview")
            assert np.isfinite(mesh.vertices).all(), (stage, part.id)
            assert mesh.normals is not None
            assert np.isfinite(mesh.normals).all(), (stage, part.id)
            if part.id not in OPEN and len(mesh.triangles):
                assert is_watertight(mesh), (stage, part.id)


def test_the_liver_that_is_mobilised_is_held_turned_until_the_reperfusion() -> None:
    high, low = case(), case(lower=30, upper=65)
    for stage in STAGES:
        shown = parts(high, stage)
        if "liver" in shown:
            held = stage not in ("intact", "tumour", "reperfused")
            assert shown["liver"].shape.turned == shown["veins"].shape.liver_turned == held, stage
    assert not parts(low, "mobilised")["liver"].shape.turned


def test_divided_veins_are_tied_from_the_mobilised_stage_on_and_leave_with_the_segment() -> None:
    plan = resolve(case())
    places = {vein for vein, _ in parts(plan.case, "mobilised")["ties"].shape.places}
    assert places == {vein.id for vein in plan.divided}
    assert "ties" not in parts(plan.case, "tumour")
    assert plan.resection is not None
    stay = {v.id for v in plan.divided if not plan.resection.inferior_mm < v.level_mm < plan.resection.superior_mm}
    assert {vein for vein, _ in parts(plan.case, "resected")["ties"].shape.places} == stay


def test_a_kidney_that_is_taken_out_is_gone_with_its_vein_its_clamp_and_its_label() -> None:
    before, after = ids("nephrectomy without a graft", "clamped"), ids("nephrectomy without a graft", "resected")
    assert "right-kidney" in before
    assert "right-kidney" not in after
    assert "right-adrenal" in after
    assert not [part for part in after if part.startswith(f"clamp-{RIGHT}")]
    scene = build_scene(resolve(VARIANTS["nephrectomy without a graft"]), Options(stage="resected"))
    assert not {RIGHT, "right-kidney"} & {label.id for label in scene.labels}
    assert parts(VARIANTS["autotransplantation"], "implanted")["arteries"].shape.without == ("left",)


def test_a_missing_kidney_is_never_drawn_and_its_vein_is_a_stump() -> None:
    for side in ("right", "left"):
        plan = resolve(VARIANTS[f"no {side} kidney"])
        whole = {vein.side: vein for vein in reference_renal_veins("F")}
        for stage in STAGES[:6]:
            assert f"{side}-kidney" not in parts(plan.case, stage)
        vein = next(vein for vein in plan.body.renal_veins if vein.side == side)
        assert vein.length_mm < 0.8 * whole[side].length_mm
        assert plan.body.course(vein.id).end == "cut"
    left = resolve(VARIANTS["no left kidney"]).body
    assert all(t.along_mm < left.course(LEFT).length_mm for t in left.tributaries if t.enters == LEFT)


def test_organs_taken_en_bloc_leave_with_the_specimen() -> None:
    assert "right-adrenal" in ids("partial with patch", "clamped")
    assert "right-adrenal" not in ids("partial with patch", "resected")
    assert "left-adrenal" in ids("partial with patch", "resected")


def test_a_partial_resection_leaves_a_window_and_then_a_patch_with_its_suture() -> None:
    assert {"cut-walls", "cut-lumens", "resected"} <= ids("partial with patch", "resected")
    assert {"patch", "suture-patch"} <= ids("partial with patch", "implanted")
    scene = build_scene(resolve(VARIANTS["partial with patch"]), Options(stage="implanted"))
    patch = resolve(VARIANTS["partial with patch"]).patch
    assert patch is not None
    words = next(str(label.text) for label in scene.labels if label.id == "patch")
    assert words == f"PTFE patch, {patch.length_mm:.0f} × {patch.width_mm:.0f} mm"


def test_the_ties_are_counted_where_the_veins_are_divided() -> None:
    plan = resolve(case())
    labels = {label.id: str(label.text) for label in build_scene(plan, Options(stage="mobilised")).labels}
    assert labels["ties"] == f"{len(plan.divided)} small veins, divided and tied"


def test_the_labels_of_the_hepatic_veins_go_with_the_liver_that_is_turned() -> None:
    def spots(stage: Stage) -> dict[str, np.ndarray]:
        return {label.id: np.array(label.anchors) for label in build_scene(plan, Options(stage=stage)).labels}

    plan = resolve(case())
    shelf, mobilised, before = triangles(), spots("mobilised"), spots("tumour")
    veins = shelf.of(parts(plan.case, "mobilised")["veins"].shape, "full").vertices
    for name in ("right-hepatic-vein", "middle-hepatic-vein", "left-hepatic-vein"):
        assert np.linalg.norm(mobilised[name] - before[name], axis=1).min() > 5.0
        nearest = np.linalg.norm(mobilised[name][:, None] - veins[None, :], axis=2).min(axis=1)
        assert nearest.max() < 5.0, name


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (case(*SEWN), "Graft implanted, clamps on"),
        (VARIANTS["partial with patch"], "Patch sewn in, clamps on"),
        (VARIANTS["nephrectomy without a graft"], "No graft, clamps on"),
        (case(), "Not planned: implanted"),
    ],
)
def test_a_stage_is_called_by_what_this_plan_puts_into_the_cava_or_that_it_is_not_planned(made: Case, words: str) -> None:
    assert build_scene(resolve(made), Options(stage="implanted")).words.stage.rendered() == words


def test_the_cava_is_named_off_tumour_and_thrombus() -> None:
    thrombus = Thrombus(LevelRef(25), LevelRef(80))
    made = case(tumour=Tumour(LevelRef(80), LevelRef(165), thrombus=thrombus))
    label = next(label for label in build_scene(resolve(made), Options(stage="tumour")).labels if label.id == "ivc")
    assert all(z < 20.0 or z > 170.0 for _, _, z in label.anchors)


@pytest.mark.parametrize("stage", ["resected", "implanted"])
def test_the_cava_is_named_where_there_still_is_one(stage: Stage) -> None:
    plan = resolve(case(lower=20, upper=120))
    label = next(label for label in build_scene(plan, Options(stage=stage)).labels if label.id == "ivc")
    assert plan.resection is not None
    levels = [float(plan.body.cava.nearest_level(spot)) for spot in label.anchors]
    assert all(not plan.resection.inferior_mm < level < plan.resection.superior_mm for level in levels)


def test_without_a_graft_both_caval_stumps_are_oversewn() -> None:
    found = parts(VARIANTS["nephrectomy without a graft"], "implanted")
    assert {"oversewn-inferior", "oversewn-superior"} <= set(found)
    assert found["veins"].shape.oversewn
    assert not parts(VARIANTS["nephrectomy without a graft"], "resected")["veins"].shape.oversewn


def test_a_tied_renal_vein_carries_its_tie_beyond_the_cut() -> None:
    found = parts(VARIANTS["no left kidney"], "resected")["ties"].shape
    plan = resolve(VARIANTS["no left kidney"])
    cut = next(vein.stump_along_mm for vein in plan.renal_veins if vein.id == LEFT)
    assert cut is not None
    assert cut < dict(found.places)[LEFT] < cut + 6


@pytest.mark.parametrize("taken", [60.0, 120.0, 240.0])
def test_the_tumour_takes_no_more_of_the_wall_than_is_recorded(shelf: Triangles, taken: float) -> None:
    plan = resolve(case(tumour=Tumour(LevelRef(85), LevelRef(160), circumference_deg=taken, bulge_deg=40, lumen="open")))
    mesh, cava = shelf.of(parts(plan.case, "tumour")["tumour"].shape, "full"), plan.body.cava
    level = cava.nearest_level(mesh.vertices)
    spoke, frame = mesh.vertices - cava.point(level), cava.frame(level)
    clock = np.degrees(np.arctan2((spoke * frame[:, 0]).sum(1), -(spoke * frame[:, 1]).sum(1)))
    at_wall = np.linalg.norm(spoke, axis=1) > 0.85 * cava.radius(level, clock)
    aside = np.abs((clock - 40 + 180) % 360 - 180)
    assert aside[at_wall].max() < taken / 2 + 8
    assert aside[at_wall].max() > taken / 2 - 8


def test_thrombus_stands_beside_the_tumour_until_both_are_resected() -> None:
    name = "part of the wall and thrombus"
    for stage in ("tumour", "mobilised", "clamped"):
        assert {"thrombus-0", "thrombus-1"} <= ids(name, stage)
    for stage in ("intact", "resected", "implanted"):
        assert not [part for part in ids(name, stage) if part.startswith("thrombus")]
    scene = build_scene(resolve(VARIANTS[name]), Options(stage="tumour"))
    assert "thrombus" in {label.id for label in scene.labels}
    assert ("thrombus", "bland thrombus") in [(material, str(words)) for material, words in scene.words.legend]


def test_the_branch_is_drawn_along_the_axis_that_was_measured() -> None:
    plan = resolve(case(*SEWN, tumour=Tumour(LevelRef(80), LevelRef(150), involved=(Involved(LEFT, 45),))))
    vein = next(vein for vein in plan.renal_veins if vein.id == LEFT)
    at = parts(plan.case, "implanted")[f"branch-{LEFT}"].shape.at
    axis = branch_axis(plan.body, LEFT, vein.stump_along_mm, vein.branch, at.level_mm, at.clock_deg)
    rings = branch_surface(at, plan.body)
    # Near the graft a ring bends into the saddle of the seam.
    assert rings[20:].mean(axis=1) == pytest.approx(axis[20:], abs=0.3)
    assert np.linalg.norm(rings[-1] - axis[-1], axis=1) == pytest.approx(vein.branch.tip_diameter_mm / 2, abs=1e-6)


def test_a_hepatic_vein_that_the_tumour_has_grown_into_is_named() -> None:
    made = case(tumour=Tumour(LevelRef(150), LevelRef(222), involved=(Involved("right-hepatic-vein", 8.0),)))
    labels = {label.id: str(label.text) for label in build_scene(resolve(made), Options(stage="tumour")).labels}
    assert labels["involved-right-hepatic-vein"] == "Right hepatic vein, 8 mm involved"


def test_no_tie_hangs_where_its_vein_has_gone() -> None:
    made = VARIANTS["nephrectomy without a graft"]
    plans = tuple(
        replace(entry, divided=("left-renal-lumbar-vein",), method=NEPHRECTOMY) if entry.vein_id == LEFT else entry
        for entry in made.renal_plan
    )
    made = replace(made, renal_plan=plans)
    tied = {stage: {vein for vein, _ in parts(made, stage)["ties"].shape.places} for stage in ("clamped", "resected")}
    assert "left-renal-lumbar-vein" in tied["clamped"]
    assert "left-renal-lumbar-vein" not in tied["resected"]
