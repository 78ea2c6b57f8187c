"""The acts of an operation and the field after each: what must hold of any plan."""

from dataclasses import replace
from itertools import groupby
from math import pi
from typing import get_args

import pytest
from hypothesis import given, settings
from made_cases import cases

from ivcviz.anatomy.landmarks import reference_renal_veins
from ivcviz.anatomy.specification import AnatomySpec
from ivcviz.case import document as doc
from ivcviz.case import edits
from ivcviz.case.document import Case, LevelRef
from ivcviz.errors import UserError
from ivcviz.plan.catalogue.samples import ends, sample, sewn
from ivcviz.plan.model import Plan
from ivcviz.plan.operation.act import (
    CAVAL_ENDS,
    GRAFT,
    HEPARIN,
    SEGMENT,
    STAGES,
    SUPERIOR,
    TRIAD,
    TUMOUR,
    WALL,
    Act,
    Thing,
    Verb,
)
from ivcviz.plan.operation.act_words import VERB_WORDS, subject_words, verb_words
from ivcviz.plan.operation.blood_flow import open_veins
from ivcviz.plan.operation.operation import Operation, operation_of, whole_operation_of
from ivcviz.plan.operation.operative_field import BEFORE, Situs, after
from ivcviz.plan.operation.sources import OWN, PAPER
from ivcviz.plan.operation.stage_text import sentence_of
from ivcviz.plan.resolve import resolve
from ivcviz.storage.case_files import load_case
from ivcviz.storage.shipped import find_case
from ivcviz.terms.renal_methods import AUTOTRANSPLANT, LEAVE, LIGATE, NEPHRECTOMY, OPENING
from ivcviz.terms.resections import NO_RESECTION
from ivcviz.terms.substitutes import PTFE

RIGHT, LEFT = Thing("renal-vein", "right-renal-vein"), Thing("renal-vein", "left-renal-vein")
_OF_THE_BODY = ("cava", "wall", "renal-vein")
_NEEDS_IT_THERE: tuple[Verb, ...] = ("clamp", "cut", "tie-and-cut", "cut-out", "take-out", "sew", "close")


def case(name: str) -> Case:
    return load_case(find_case(name))


def planned(made: Case) -> tuple[Plan, Operation] | None:
    try:
        plan = resolve(made)
    except UserError:
        return None
    return plan, operation_of(plan)


def steps(operation: Operation) -> list[tuple[Situs, Act]]:
    """Every act with the field before it."""
    return list(zip(operation.situs, operation.acts, strict=False))


@settings(max_examples=40, deadline=None)
@given(cases())
def test_stages_never_go_back_and_acts_of_a_phase_lie_together(made: Case) -> None:
    if (found := planned(made)) is None:
        return
    _, operation = found
    order = [STAGES.index(act.stage) for act in operation.acts]
    assert order == sorted(order)
    runs = [phase for phase, _ in groupby(act.phase for act in operation.acts) if phase is not None]
    assert runs == list(operation.phases)
    assert list(operation.done) == sorted(operation.done)


@settings(max_examples=40, deadline=None)
@given(cases())
def test_a_thing_is_unclamped_once_after_it_was_clamped_and_only_what_has_no_fate_stays_clamped(made: Case) -> None:
    if (found := planned(made)) is None:
        return
    plan, operation = found
    for situs, act in steps(operation):
        if act.do == "clamp":
            assert act.to not in situs.clamped
        if act.do in ("unclamp", "move-clamp"):
            assert act.to in situs.clamped
    on = sorted((act.to.kind, act.to.id) for act in operation.acts if act.do == "clamp")
    off = sorted((act.to.kind, act.to.id) for act in operation.acts if act.do == "unclamp")
    last = operation.situs[-1]
    assert on == sorted([*off, *((thing.kind, thing.id) for thing in last.clamped)])
    assert last.moved <= set(last.clamped)
    assert not last.clamped or plan.gaps


@settings(max_examples=60, deadline=None)
@given(cases())
def test_no_step_opens_a_vein_that_is_cut_and_neither_sewn_nor_tied_nor_out(made: Case) -> None:
    if (found := planned(made)) is None:
        return
    _, operation = found
    for situs, act in steps(operation):
        if act.do == "unclamp" and act.to.kind == "renal-vein" and act.to in situs.cut:
            assert act.to in situs.sewn | situs.tied | situs.out


@settings(max_examples=60, deadline=None)
@given(cases())
def test_nothing_is_done_in_or_after_the_stage_before_which_a_gap_ends_the_plan(made: Case) -> None:
    if (found := planned(made)) is None:
        return
    plan, operation = found
    for gap in plan.gaps:
        assert all(STAGES.index(act.stage) < STAGES.index(gap.ends_at) for act in operation.acts)


@settings(max_examples=40, deadline=None)
@given(cases())
def test_nothing_is_sewn_that_was_not_cut_or_made(made: Case) -> None:
    if (found := planned(made)) is None:
        return
    _, operation = found
    for situs, act in steps(operation):
        if act.do in ("sew", "close"):
            for thing in (act.to, act.other):
                assert thing is None or thing.kind not in _OF_THE_BODY or thing in situs.cut, act
                assert thing is None or thing.kind not in ("graft", "branch", "hole") or thing in situs.made, act
        if act.do == "sew" and act.to.kind == "graft-end":
            assert GRAFT in situs.made


@settings(max_examples=40, deadline=None)
@given(cases())
def test_what_is_out_is_not_touched(made: Case) -> None:
    if (found := planned(made)) is None:
        return
    _, operation = found
    for situs, act in steps(operation):
        if act.do in _NEEDS_IT_THERE:
            assert not situs.out & {act.to, act.other}, act


@settings(max_examples=40, deadline=None)
@given(cases())
def test_every_act_has_words_and_a_source(made: Case) -> None:
    if (found := planned(made)) is None:
        return
    plan, operation = found
    for act in operation.acts:
        assert str(verb_words(act))
        assert str(subject_words(plan, act))
        assert not {"{", "}"} & set(str(subject_words(plan, act)))
        assert act.source


@settings(max_examples=40, deadline=None)
@given(cases())
def test_the_field_at_the_end_of_a_stage_is_the_field_after_its_last_act(made: Case) -> None:
    if (found := planned(made)) is None:
        return
    _, operation = found
    assert operation.at("intact") == operation.at("tumour") == BEFORE
    assert operation.at("reperfused") == operation.situs[-1]
    for stage in STAGES:
        done = [act for act in operation.acts if STAGES.index(act.stage) <= STAGES.index(stage)]
        assert operation.at(stage) == operation.situs[len(done)]


def test_every_verb_has_a_word_and_changes_the_field_or_is_known_to_leave_it() -> None:
    assert set(VERB_WORDS) == set(get_args(Verb))
    unchanged = {verb for verb in get_args(Verb) if after(Situs(clamped=()), Act("resected", verb, WALL, source=OWN)) == BEFORE}
    left_alone = {"test-clamp", "give", "control", "try-clamps", "look-inside", "flush", "mark", "examine", "clear"}
    left_alone |= {"measure", "check", "unclamp"}
    assert unchanged == left_alone


def test_the_cava_is_whole_until_it_is_cut_and_closed_by_clamps_until_the_end() -> None:
    operation = operation_of(resolve(case("case-4")))
    clamped, resected, implanted = (operation.at(stage) for stage in ("clamped", "resected", "implanted"))
    assert clamped.clamped == (*CAVAL_ENDS, RIGHT, LEFT)
    assert not clamped.cut
    assert resected.cut == {*CAVAL_ENDS, RIGHT, LEFT}
    assert {SEGMENT, TUMOUR} <= resected.out
    assert {*CAVAL_ENDS, RIGHT, LEFT} <= implanted.sewn
    assert implanted.clamped == clamped.clamped
    assert operation.at("reperfused").clamped == ()


def test_a_tied_vein_loses_its_clamp_with_the_last_cut() -> None:
    operation = operation_of(resolve(edits.choose_renal_method(case("case-4"), RIGHT.id, LIGATE)))
    resected = operation.at("resected")
    assert RIGHT in resected.tied
    assert RIGHT not in resected.clamped
    assert LEFT in resected.clamped


def test_the_clamp_that_is_moved_onto_the_graft_frees_the_portal_triad_before_the_inferior_end_is_sewn() -> None:
    high = edits.move_tumour_upper_end(edits.move_clamp_onto_graft(case("case-1"), True), LevelRef(185.0))
    operation = operation_of(resolve(high))
    moves = next(number for number, act in enumerate(operation.acts) if act.do == "move-clamp")
    assert operation.acts[moves + 1].to == TRIAD
    assert operation.situs[moves + 1].moved == {SUPERIOR}
    sewn = [act.to for act in operation.acts[moves:] if act.do == "sew"]
    assert sewn[0] == Thing("graft-end", "inferior")


@pytest.mark.parametrize("method", [NEPHRECTOMY, AUTOTRANSPLANT])
def test_a_kidney_that_is_taken_out_takes_its_vein_and_artery_along(method) -> None:
    operation = operation_of(resolve(edits.choose_renal_method(case("case-4"), RIGHT.id, method)))
    assert {Thing("kidney", "right"), Thing("renal-artery", "right"), RIGHT} <= operation.at("resected").out
    assert RIGHT not in operation.situs[-1].sewn


def test_a_second_vein_of_a_kidney_that_is_taken_out_is_cut_and_not_sewn() -> None:
    right, left = reference_renal_veins("F")
    second = replace(right, id="lower", ostium=replace(right.ostium, lower_mm=20.0, upper_mm=28.0), main=False)
    four = replace(case("case-4"), anatomy=AnatomySpec(renal_veins=(right, left, second)))
    for method in (LEAVE, OPENING):
        planned_so = edits.choose_renal_method(edits.choose_renal_method(four, RIGHT.id, NEPHRECTOMY), "lower", method)
        operation = operation_of(resolve(planned_so))
        lower = Thing("renal-vein", "lower")
        assert lower in operation.at("resected").cut
        assert lower in operation.at("resected").out
        assert lower not in operation.situs[-1].sewn


def test_a_vein_whose_ostium_is_cut_away_is_cut_though_nothing_is_planned_for_it() -> None:
    operation = operation_of(resolve(edits.choose_renal_method(case("case-4"), RIGHT.id, LEAVE)))
    assert RIGHT in operation.at("resected").cut
    assert RIGHT not in operation.situs[-1].sewn


def test_without_resection_nothing_is_done_and_no_step_can_be_asked_for() -> None:
    operation = operation_of(resolve(edits.choose_resection_kind(case("case-4"), NO_RESECTION)))
    assert operation.acts == ()
    assert {operation.at(stage) for stage in STAGES} == {BEFORE}
    with pytest.raises(UserError, match="nothing is resected"):
        operation.step(1)


def test_steps_are_counted_from_one() -> None:
    operation = operation_of(resolve(case("case-4")))
    assert operation.step(1) is operation.acts[0]
    for number in (0, len(operation.acts) + 1):
        with pytest.raises(UserError, match=f"no step {number}"):
            operation.step(number)


# Veins of 11.6 mm sewn into a graft of 10 mm: no seam lies on it. At 12 mm of inner diameter (13.3 mm outer) one does.
@pytest.mark.parametrize(("graft_mm", "lies"), [(10.0, False), (16.0, True)])
def test_a_vein_whose_seam_cannot_lie_on_the_graft_is_cut_and_never_sewn_opened_or_called_reperfused(graft_mm, lies) -> None:
    made = sample(85, 172, graft=doc.Graft.of(PTFE, graft_mm), **sewn(right=doc.RenalPlan("right-renal-vein", OPENING))).case
    plan = resolve(made)
    operation, right = whole_operation_of(plan), next(vein for vein in plan.renal_veins if vein.side == "right")
    assert (right.hole is not None, not right.refusal) == (lies, lies)
    assert any(act.do == "cut" and act.to == RIGHT for act in operation.acts)
    assert any(act.do == "sew" and act.to == RIGHT for act in operation.acts) == lies
    assert open_veins(plan, operation.situs[-1], "right") == lies
    assert (RIGHT in operation.situs[-1].clamped) != lies
    assert ("The plan ends before this stage" in sentence_of(plan, "implanted").rendered()) != lies
    assert ("both kidneys" in sentence_of(plan, "reperfused").rendered()) == lies


def test_each_end_of_the_graft_is_sewn_to_as_much_cava_as_its_own_cut_leaves() -> None:
    plan = resolve(sample(85, 172, **sewn()).case)
    cuts = {"superior": plan.resection.superior_mm, "inferior": plan.resection.inferior_mm}
    for end, level in cuts.items():
        act = next(a for a in operation_of(plan).acts if a.do == "sew" and a.to == Thing("graft-end", end))
        around = next(size.value for size in act.sizes if "perimeter" in size.name.rendered())
        assert around == pytest.approx(pi * plan.body.cava.perimeter_diameter(level))


def test_of_the_small_veins_only_those_the_paper_divides_are_told_as_its_own() -> None:
    plan = resolve(case("case-4"))
    kinds = {tributary.id: tributary.kind for tributary in plan.body.tributaries}
    told = {kinds[a.to.id]: a.source == PAPER for a in operation_of(plan).acts if a.do == "divide"}
    assert told.items() >= {"short-hepatic": True, "adrenal": True, "gonadal": False}.items()
    assert {source for kind, source in told.items() if kind not in ("short-hepatic", "adrenal")} == {False}


def test_a_vein_that_is_put_to_the_test_is_clamped_before_the_first_cut_and_its_pressure_is_a_blank() -> None:
    acts = operation_of(sample(80, 150, renal_plan=(doc.RenalPlan(LEFT.id, LIGATE, test_clamp=True),)).plan()).acts
    tests = [number for number, act in enumerate(acts) if act.do == "test-clamp"]
    cuts = [number for number, act in enumerate(acts) if act.do in ("cut", "tie-and-cut")]
    assert len(tests) == 1
    assert tests[0] < cuts[0]
    assert "stump pressure: ____" in str(acts[tests[0]].note)
    assert not [act for act in operation_of(sample(80, 150, **ends(LEAVE, LIGATE)).plan()).acts if act.do == "test-clamp"]


def test_heparin_is_asked_for_before_the_first_clamp_and_the_cut_length_beside_its_estimate() -> None:
    acts = operation_of(sample(30, 60).plan()).acts
    heparin = next(number for number, act in enumerate(acts) if act.to == HEPARIN)
    assert heparin < next(number for number, act in enumerate(acts) if act.do == "clamp")
    assert "____" in str(acts[heparin].note)
    assert "____ mm" in str(next(act.note for act in acts if act.do == "measure"))


def test_tributaries_that_are_divided_for_length_or_with_the_resected_vein_are_steps_on_the_list() -> None:
    plan = sample(
        85, 172, involved={LEFT.id: 28.0}, renal_plan=(doc.RenalPlan(LEFT.id, OPENING, divided=("left-gonadal-vein",)),)
    ).plan()
    why = {vein.id: (vein.why, vein.along_mm) for vein in plan.divided if vein.vein == LEFT.id}
    assert why == {"left-adrenal-vein": ("in a resected vein", 31.0), "left-gonadal-vein": ("for length", 38.0)}
    divided = {act.to.id: act.place for act in operation_of(plan).acts if act.do == "divide"}
    assert divided["left-gonadal-vein"] is not None
    assert divided["left-gonadal-vein"].along_mm == 38.0


def test_a_renal_vein_that_is_cut_off_a_cava_that_stays_leaves_no_open_stump_on_it() -> None:
    apart = operation_of(resolve(sample(30, 60, "", **ends(NEPHRECTOMY)).case)).acts
    done = [(act.do, act.to.kind) for act in apart if act.to.id == RIGHT.id]
    assert done.index(("close", "caval-stump")) < next(k for k, (do, _) in enumerate(done) if do in ("cut", "tie-and-cut"))
    taken = operation_of(resolve(sample(80, 150, "", **ends(NEPHRECTOMY)).case)).acts
    assert "caval-stump" not in {act.to.kind for act in taken}
