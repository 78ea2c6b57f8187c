"""What is tied, as it is drawn: a stump that its thread draws in, on the vessel that the ledger says."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from ivcviz.anatomy.arteries import renal_artery, tied_at_mm
from ivcviz.anatomy.specification import Side
from ivcviz.app.figures import triangles
from ivcviz.case.document import Case, Graft, LevelRef, RenalPlan, Resection, Tumour
from ivcviz.plan.model import Plan
from ivcviz.plan.operation.act import Thing
from ivcviz.plan.operation.operation import operation_of
from ivcviz.plan.resolve import resolve
from ivcviz.scene.build import build_scene
from ivcviz.scene.model import Options, Stage
from ivcviz.scene.section import axial_section
from ivcviz.scene.shapes import Arteries, Ties, Veins
from ivcviz.scene.triangles import Triangles
from ivcviz.terms.renal_methods import LIGATE, NEPHRECTOMY, RenalMethod
from ivcviz.terms.resections import PARTIAL_PATCH
from ivcviz.terms.substitutes import PTFE

SHELF = triangles()


def plan_of(side: Side, method: RenalMethod, lower: float = 80.0, upper: float = 140.0, **changes) -> Plan:
    plans = (RenalPlan(f"{side}-renal-vein", method),)
    return resolve(Case("x", Tumour(LevelRef(lower), LevelRef(upper)), graft=Graft.of(PTFE, 18.0), renal_plan=plans, **changes))


def shape_of(plan: Plan, part: str, stage: Stage | None = None, step: int | None = None) -> Any:
    scene = build_scene(plan, Options(stage=stage, step=step, quality="preview"))
    return next(one.shape for one in scene.parts if one.id == part)


def reach_mm(plan: Plan, side: Side, shelf: Triangles, arteries: Any) -> float:
    """How far along a renal artery's course something is drawn of it."""
    curve = renal_artery(plan.body, side).curve
    vertices = shelf.of(arteries, "full").vertices
    along = np.arange(0.0, curve.length, 0.5)
    there = [np.linalg.norm(vertices - place, axis=1).min() < 4.0 for place in curve.at(along)]
    return float(along[np.flatnonzero(there).max()])


@pytest.mark.parametrize("side", ["right", "left"])
def test_the_stump_of_a_tied_renal_artery_stays_on_the_aorta_with_its_thread(side: Side) -> None:
    plan = plan_of(side, NEPHRECTOMY)
    arteries, ties = shape_of(plan, "arteries", "resected"), shape_of(plan, "ties", "resected")
    assert isinstance(ties, Ties)
    assert ties.arteries == (side,)
    end = tied_at_mm(plan.body, side)
    assert reach_mm(plan, side, SHELF, arteries) == pytest.approx(end, abs=4.0)
    thread = SHELF.of(ties, "full").vertices
    curve = renal_artery(plan.body, side).curve
    assert np.linalg.norm(thread - curve.at(end), axis=1).min() < 3.0


@pytest.mark.parametrize("side", ["right", "left"])
def test_until_the_kidney_is_out_the_artery_beyond_its_tie_is_drawn(side: Side) -> None:
    plan = plan_of(side, NEPHRECTOMY)
    acts = operation_of(plan).acts
    tied = next(k for k, act in enumerate(acts, 1) if act.do == "tie-and-cut" and act.to == Thing("renal-artery", side))
    whole = renal_artery(plan.body, side).curve.length
    assert reach_mm(plan, side, SHELF, shape_of(plan, "arteries", step=tied)) > whole - 10.0
    before = shape_of(plan, "arteries", step=tied - 1)
    assert isinstance(before, Arteries)
    assert before.tied == ()


def test_a_kidney_that_stays_keeps_its_artery_whole() -> None:
    arteries = shape_of(plan_of("left", LIGATE), "arteries", "resected")
    assert isinstance(arteries, Arteries)
    assert arteries.tied == ()


@pytest.mark.parametrize("patch", [False, True])
def test_a_tied_vein_ends_drawn_in_under_its_thread_at_every_step(patch: bool) -> None:
    kind = Resection(kind=PARTIAL_PATCH) if patch else Resection()
    plan = plan_of("left", LIGATE, 80.0, 125.0, resection=kind)
    if patch:
        plan = resolve(replace(plan.case, tumour=replace(plan.case.tumour, circumference_deg=100.0)))
    operation = operation_of(plan)
    tied = [k for k, situs in enumerate(operation.situs) if Thing("renal-vein", "left-renal-vein") in situs.tied]
    assert tied
    course = plan.body.course("left-renal-vein")
    for step in (tied[0], tied[-1]):
        ties, veins = shape_of(plan, "ties", step=step), SHELF.of(shape_of(plan, "veins", step=step), "full").vertices
        assert isinstance(ties, Ties)
        along = max(place for vein, place in ties.places if vein == "left-renal-vein")
        off = np.linalg.norm(veins - course.curve.at(along), axis=1)
        assert np.sort(off)[:12].max() < 3.0


def test_the_stump_on_a_cava_that_stays_is_closed_and_drawn_in() -> None:
    plan = plan_of("left", LIGATE, 20.0, 60.0)
    closed = shape_of(plan, "veins", "reperfused")
    assert isinstance(closed, Veins)
    places = dict(closed.on_cava)
    assert closed.closed == ("left-renal-vein",)
    course = plan.body.course("left-renal-vein")
    vertices = SHELF.of(closed, "full").vertices
    off = np.linalg.norm(vertices - course.curve.at(places["left-renal-vein"]), axis=1)
    assert np.sort(off)[:8].max() < 2.0


def test_the_section_tells_no_opening_of_a_vein_whose_stump_is_closed_and_no_artery_that_is_gone() -> None:
    plan = plan_of("left", LIGATE, 20.0, 60.0)
    level = next(vein.ostium.centre_mm for vein in plan.body.renal_veins if vein.id == "left-renal-vein")

    def told(plan: Plan, stage: Stage, reading: str) -> str:
        facts = axial_section(plan, Options(stage=stage, quality="preview"), level, SHELF).facts
        return next((str(fact.words) for fact in facts if str(fact.name) == reading), "")

    assert "left renal vein" in told(plan, "tumour", "Veins opening here")
    assert "left renal vein" not in told(plan, "reperfused", "Veins opening here")
    missing = resolve(replace(plan.case, anatomy=replace(plan.case.anatomy, missing_kidneys=("right",))))
    assert "right renal artery" in told(plan, "tumour", "Nearest to the wall")
    assert "right renal artery" not in told(missing, "tumour", "Nearest to the wall")
