"""What is shown of a plan at each stage."""

import pytest

from ivcviz.plan.model import Plan
from ivcviz.plan.resolve import resolve
from ivcviz.scene.build import build_scene
from ivcviz.scene.model import Options, Stage
from ivcviz.storage.case_files import load_case
from ivcviz.storage.shipped import find_case

CASES = ("case-1", "case-2", "case-3", "case-4")
STAGES: tuple[Stage, ...] = ("intact", "tumour", "mobilised", "clamped", "resected", "bench", "implanted", "reperfused")


def plan_of(name: str) -> Plan:
    return resolve(load_case(find_case(name)))


def shown(name: str, stage: Stage | None = None, hidden: frozenset[str] = frozenset()) -> set[str]:
    return {part.id for part in build_scene(plan_of(name), Options(stage=stage, hidden=hidden)).parts}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("stage", STAGES)
def test_every_case_has_a_scene_at_every_stage_with_each_part_once(name: str, stage: Stage) -> None:
    scene = build_scene(plan_of(name), Options(stage=stage))
    ids = [part.id for part in scene.parts]
    assert len(ids) == len(set(ids))
    assert "veins" in ids or stage == "bench"


def test_the_stage_is_implanted_where_a_graft_is_planned() -> None:
    assert build_scene(plan_of("case-4"), Options()).stage == "implanted"


def test_case_4_is_drawn_as_operated() -> None:
    ids = shown("case-4", "implanted")
    assert {"graft", "branch-left-renal-vein", "branch-right-renal-vein", "suture-superior", "suture-inferior"} <= ids
    scene = build_scene(plan_of("case-4"), Options(stage="implanted"))
    material = {part.id: part.material for part in scene.parts}
    assert material["branch-left-renal-vein"] == "ptfe", "the cone pipe is prosthesis"
    assert material["branch-right-renal-vein"] == "vein", "an opening takes the vein itself"


def test_case_3_takes_the_right_renal_vein_into_an_opening_and_leaves_the_left_alone() -> None:
    ids = shown("case-3", "implanted")
    assert "branch-right-renal-vein" in ids
    assert "branch-left-renal-vein" not in ids


def test_cases_1_and_2_have_a_graft_without_branches() -> None:
    for name in ("case-1", "case-2"):
        assert not [part for part in shown(name, "implanted") if part.startswith("branch")]


def test_the_tumour_stands_in_the_scene_until_it_is_resected() -> None:
    assert "tumour" in shown("case-4", "tumour")
    assert "tumour" in shown("case-4", "clamped")
    assert not {"tumour"} & (shown("case-4", "resected") | shown("case-4", "implanted") | shown("case-4", "intact"))


def test_clamps_come_off_at_reperfusion() -> None:
    assert [part for part in shown("case-4", "implanted") if part.startswith("clamp")]
    assert not [part for part in shown("case-4", "reperfused") if part.startswith("clamp")]


def test_a_hidden_layer_takes_its_parts_and_labels_away() -> None:
    scene = build_scene(plan_of("case-4"), Options(hidden=frozenset({"liver"})))
    assert "liver" not in {part.id for part in scene.parts}
    assert "liver" not in {label.id for label in scene.labels}


def test_the_words_of_caution_and_the_plan_s_own_sizes_are_said() -> None:
    words = build_scene(plan_of("case-4"), Options()).words
    assert "Not certified as a medical device" in str(words.caution)
    assert "this plan's size" in str(words.subtitle)


def test_zones_meet_at_the_borders_and_tell_which_are_entered() -> None:
    zones = build_scene(plan_of("case-4"), Options()).zones
    assert [zone.name for zone in zones] == ["I", "II", "III"]
    assert zones[0].upper == zones[1].lower
    assert zones[1].upper == zones[2].lower
    assert [zone.entered for zone in zones] == [True, True, False]
