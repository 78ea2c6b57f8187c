"""Older case files are brought up to date before they are checked."""

import json
from pathlib import Path

from ivcviz.case.check_thresholds import DEFAULT_THRESHOLDS
from ivcviz.case.document import LevelRef
from ivcviz.plan.findings import RULES
from ivcviz.storage.case_files import faults, load_case
from ivcviz.storage.earlier_checks import GONE, RENAMED
from ivcviz.storage.migrations import STEPS, migrate
from ivcviz.storage.schema import VERSION

DRAFT = {"format": "ivcviz-case", "version": 0, "title": "Draft", "tumour": {"lower_mm": 85, "upper_mm": 172}}


def test_there_is_a_step_from_every_version_to_the_next() -> None:
    assert sorted(STEPS) == list(range(VERSION))


def test_a_draft_with_bare_ends_is_read(tmp_path: Path) -> None:
    path = tmp_path / "draft.json"
    path.write_text(json.dumps(DRAFT))
    case = load_case(path)
    assert (case.tumour.lower, case.tumour.upper) == (LevelRef(85.0), LevelRef(172.0))


def test_the_faults_of_a_draft_are_reported_too(tmp_path: Path) -> None:
    path = tmp_path / "draft.json"
    path.write_text(json.dumps(DRAFT | {"tumour": {"lower_mm": "x"}}))
    assert [str(fault.path) for fault in faults(path)] == ["tumour.lower.level_mm", "tumour.upper"]
    path.write_text(json.dumps(DRAFT | {"tumour": 5}))
    assert [str(fault.path) for fault in faults(path)] == ["tumour"]


def test_a_migration_leaves_what_it_was_given_as_it_was() -> None:
    before = json.dumps(DRAFT)
    migrated = migrate(DRAFT)
    assert json.dumps(DRAFT) == before
    assert migrated["version"] == VERSION
    assert migrate(migrated) == migrated


OLD = {"format": "ivcviz-case", "version": 2, "title": "Old", "tumour": {"lower": {"level_mm": 85}, "upper": {"level_mm": 172}}}


def test_overrides_and_thresholds_of_plan_checks_that_were_renamed_are_read_by_their_new_names(tmp_path: Path) -> None:
    path = tmp_path / "old.json"
    rules = ("outside-this-plan", "left-ligated-single-kidney", "patch-takes-much-of-the-wall", "no-kidney-left")
    overrides = [{"rule": rule, "reason": "Agreed."} for rule in rules]
    path.write_text(json.dumps(OLD | {"overrides": overrides, "thresholds": [{"name": "patch-share-percent", "value": 40}]}))
    case = load_case(path)
    renamed = ["hepatic-ostium-unplanned", "left-collaterals-lost", "repair-narrows-cava", "no-kidney-left"]
    assert [item.rule for item in case.overrides] == renamed
    assert case.thresholds == (("repair-note-percent", 60.0),)
    assert case.notes == ()


def test_a_threshold_that_is_read_no_more_is_dropped_and_named_in_a_note(tmp_path: Path) -> None:
    path = tmp_path / "old.json"
    own = [{"name": "near-border-sds", "value": 1.5}, {"name": "hilum-remaining-mm", "value": 12}]
    path.write_text(json.dumps(OLD | {"thresholds": own, "notes": ["Mine."]}))
    case = load_case(path)
    assert case.thresholds == (("hilum-remaining-mm", 12.0),)
    assert case.notes == ("Mine.", "A threshold of an earlier version is no longer read: near-border-sds 1.5.")


def test_every_name_of_an_earlier_version_leads_to_one_of_this_version() -> None:
    names = {rule.name for rule in RULES}
    assert not set(RENAMED) & names - {"right-kidney-without-outflow"}
    assert set(RENAMED.values()) - {"kidney-without-outflow"} <= names
    assert not set(GONE) & set(DEFAULT_THRESHOLDS)


def test_rings_on_a_vein_are_dropped_and_named_in_a_note_and_those_of_a_prosthesis_stay(tmp_path: Path) -> None:
    path = tmp_path / "old.json"
    for substitute, kept in (("saphenous-vein", False), ("ptfe", True)):
        graft = {"diameter_mm": 16, "substitute": substitute, "ringed": True, "wall_mm": 0.5}
        path.write_text(json.dumps(OLD | {"graft": graft}))
        case = load_case(path)
        assert case.graft is not None
        assert case.graft.ringed is kept
        assert bool(case.notes) is not kept


def test_what_is_wrong_in_an_earlier_version_is_reported_by_its_place(tmp_path: Path) -> None:
    path = tmp_path / "old.json"
    path.write_text(json.dumps(OLD | {"overrides": [{"rule": 5, "reason": "x"}], "thresholds": 3, "graft": "tube"}))
    assert {str(fault.path).split("[")[0].split(".")[0] for fault in faults(path)} == {"overrides", "thresholds", "graft"}
