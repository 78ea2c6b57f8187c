"""A sentence for every stage of the operation, in the plan's own numbers."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from made_cases import cases

from ivcviz.case import edits
from ivcviz.case.document import Case, Cone, LevelRef
from ivcviz.errors import UserError
from ivcviz.plan.catalogue.samples import ends, sample
from ivcviz.plan.operation.act import STAGES, Stage
from ivcviz.plan.operation.stage_text import sentence_of
from ivcviz.plan.resolve import resolve
from ivcviz.scene.build import build_scene
from ivcviz.scene.model import Options
from ivcviz.storage.case_files import load_case
from ivcviz.storage.shipped import find_case
from ivcviz.terms.organs import CAUDATE_LOBE
from ivcviz.terms.renal_methods import AUTOTRANSPLANT, INTERPOSITION, LIGATE, NEPHRECTOMY, OPENING
from ivcviz.terms.resections import NO_RESECTION, PARTIAL_PATCH


def case(name: str) -> Case:
    return load_case(find_case(name))


def told(of: Case, stage: Stage) -> str:
    return sentence_of(resolve(of), stage).rendered()


@settings(max_examples=60, deadline=None)
@given(cases())
def test_every_stage_of_any_case_is_one_finished_sentence(made: Case) -> None:
    try:
        plan = resolve(made)
    except UserError:
        return
    for stage in STAGES:
        sentence = sentence_of(plan, stage).rendered()
        assert sentence.endswith(".")
        assert ". " not in sentence
        assert not {"{", "}"} & set(sentence)
        assert "  " not in sentence


@pytest.mark.parametrize(
    ("name", "stage", "words"),
    [
        ("case-1", "mobilised", "the right lobe of the liver rotated to the left, with 6 short hepatic veins"),
        ("case-3", "mobilised", "the liver stays in place, with the right gonadal vein and 4 lumbar veins divided"),
        ("case-1", "clamped", "Clamped are the cava (at 126 mm and 190 mm)."),
        ("case-3", "clamped", "Clamped are the cava (at 5 mm and 125 mm) and the right renal vein."),
        ("case-1", "reperfused", "the blood of the cava flows again"),
        ("case-4", "resected", "107 mm of the cava, between the cuts at 75 mm and 182 mm"),
        ("case-4", "resected", "13 mm of the right renal vein and 50 mm of the left renal vein"),
        (
            "case-4",
            "bench",
            "an opening for the right renal vein and a tapered side branch (cone pipe) for the left renal vein",
        ),
        ("case-1", "bench", "The PTFE graft of 18 mm inner diameter is prepared."),
        ("case-4", "implanted", "the left renal vein is sewn to its cone pipe"),
        ("case-4", "reperfused", "the blood of the cava and both kidneys flows again"),
    ],
)
def test_the_published_cases_are_told_as_they_were_operated(name: str, stage: Stage, words: str) -> None:
    assert words in told(case(name), stage)


def test_above_the_liver_the_exclusion_is_told_in_its_order() -> None:
    high = replace(case("case-1").tumour, lower=LevelRef(145.0), upper=LevelRef(180.0))
    sentence = told(replace(case("case-1"), tumour=high), "clamped")
    assert sentence.startswith("Total hepatic vascular exclusion: after a trial the infrahepatic cava (at 125 mm)")
    assert sentence.index("Pringle") < sentence.index("suprahepatic")
    assert "the liver" in told(replace(case("case-1"), tumour=high), "reperfused")


def test_where_a_vein_cannot_be_sewn_as_planned_the_plan_ends_and_nothing_is_told_as_sewn() -> None:
    narrow = edits.set_cone(case("case-4"), "left-renal-vein", Cone(30.0, 30.0, 70.0))
    assert resolve(narrow).renal_veins[1].refusal
    for stage in ("bench", "implanted", "reperfused"):
        assert told(narrow, stage) == (
            "The plan ends before this stage: the field is drawn as it is at the end of what is planned."
        )
    assert "removed" in told(narrow, "resected")


def test_without_a_graft_the_cava_stays_closed() -> None:
    bare = edits.remove_graft(case("case-1"))
    assert told(bare, "implanted") == "Both stumps of the cava are closed; nothing replaces it."
    assert "the cava stays closed" in told(bare, "reperfused")


def test_a_patch_is_told_with_its_size() -> None:
    partial = edits.choose_resection_kind(edits.set_circumference(case("case-1"), 90.0), PARTIAL_PATCH)
    patch = resolve(partial).patch
    assert patch is not None
    assert f"{patch.width_mm:.1f} mm wide" in told(partial, "resected")
    assert f"{patch.width_mm:.1f} mm wide" in told(partial, "bench")
    assert "patch is sewn" in told(partial, "implanted")


def test_without_a_resection_every_later_stage_says_so() -> None:
    none = edits.choose_resection_kind(case("case-4"), NO_RESECTION)
    assert {told(none, stage) for stage in STAGES[2:]} == {"No resection is planned."}


@pytest.mark.parametrize(
    ("method", "implanted", "flows"),
    [
        (NEPHRECTOMY, "the right kidney is out", False),
        (LIGATE, "the right renal vein is tied", False),
        (AUTOTRANSPLANT, "the right kidney is to be autotransplanted (not planned here)", False),
        (INTERPOSITION, "the right renal vein is sewn to its interposition tube", True),
    ],
)
def test_what_becomes_of_a_kidney_is_told(method, implanted: str, flows: bool) -> None:
    changed = edits.choose_renal_method(case("case-4"), "right-renal-vein", method)
    assert implanted in told(changed, "implanted")
    assert ("both kidneys" in told(changed, "reperfused")) is flows


def test_organs_en_bloc_and_clamped_arteries_are_named() -> None:
    more = edits.set_en_bloc(edits.set_artery(case("case-4"), "right-renal-vein", "clamped"), CAUDATE_LOBE, True)
    assert "the caudate lobe" in told(more, "resected")
    assert told(more, "clamped").endswith("both renal veins and the right renal artery.")


def test_the_plate_carries_the_sentence_of_its_stage_unless_it_is_told_elsewhere() -> None:
    plan = resolve(case("case-4"))
    assert build_scene(plan, Options(stage="clamped")).words.sentence == sentence_of(plan, "clamped")
    assert build_scene(plan, Options(stage="bench")).words.sentence == sentence_of(plan, "bench")
    assert build_scene(plan, Options(stage="clamped", sentence=False)).words.sentence == ""


def test_where_the_portal_triad_was_clamped_the_liver_is_told_of_between_cava_and_kidneys():
    made = edits.move_tumour_upper_end(case("case-4"), LevelRef(186))
    assert "the blood of the cava, the liver and both kidneys flows again" in told(made, "reperfused")


def test_what_stays_on_the_cava_is_not_said_to_leave_with_the_tumour() -> None:
    apart = sentence_of(resolve(sample(30, 60, "", **ends(OPENING)).case), "resected").in_english()
    assert "renal vein" not in apart
    taken = sentence_of(resolve(sample(80, 150, "", **ends(OPENING)).case), "resected").in_english()
    assert "of the right renal vein" in taken


def test_a_kidney_that_is_to_be_put_back_elsewhere_is_said_to_be_out_and_not_to_be_back() -> None:
    plan = resolve(sample(80, 150, "", **ends(OPENING, AUTOTRANSPLANT)).case)
    assert "the left kidney" in sentence_of(plan, "resected").in_english()
    assert "is to be autotransplanted (not planned here)" in sentence_of(plan, "implanted").in_english()
