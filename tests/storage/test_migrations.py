"""Older case files are brought up to date before they are checked."""

import json
from pathlib import Path

from ivcviz.case.document import LevelRef
from ivcviz.storage.case_files import faults, load_case
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
