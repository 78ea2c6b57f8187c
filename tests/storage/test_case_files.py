"""Case files: read back as they were written, refused with every fault, replaced whole or not at all."""

import json
import os
import stat
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from made_cases import cases

from ivcviz.anatomy import specification
from ivcviz.anatomy.landmarks import WORDS, landmarks_of, reference_hepatic_veins
from ivcviz.anatomy.specification import AnatomySpec
from ivcviz.case import document, edits
from ivcviz.case.document import Case, Graft, LevelRef, Tumour
from ivcviz.errors import UserError
from ivcviz.storage.case_files import case_schema, faults, load_case, save_case
from ivcviz.storage.shipped import shipped_cases
from ivcviz.terms.substitutes import SAPHENOUS_VEIN, SUBSTITUTES, Substitute

CASE = Case("A case", Tumour(LevelRef(85.0), LevelRef(-20.0, "hepatic-floor")))


@given(case=cases())
@settings(max_examples=100, deadline=None)
def test_a_saved_case_is_loaded_exactly(case: Case, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("cases") / "case.json"
    save_case(case, path)
    assert load_case(path) == case
    assert faults(path) == []


def test_a_body_of_the_patients_own_is_loaded_exactly(tmp_path: Path) -> None:
    spec = AnatomySpec(
        "patient",
        hepatic_veins=reference_hepatic_veins("F"),
        centreline=((0.0, -9.0, 0.0), (260.0, -12.0, 20.0)),
        section=((0.0, 23.0, 16.0), (252.0, 31.0, 29.0)),
        landmarks=(("hiatus", 225.5), ("hepatic-floor", 199.0)),
    )
    save_case(replace(CASE, anatomy=spec), tmp_path / "own.json")
    assert load_case(tmp_path / "own.json").anatomy == spec


@pytest.mark.parametrize("path", shipped_cases(), ids=lambda path: path.stem)
def test_a_shipped_case_is_written_as_the_program_would_write_it(path: Path, tmp_path: Path) -> None:
    save_case(load_case(path), tmp_path / "again.json")
    assert (tmp_path / "again.json").read_bytes() == path.read_bytes()
    assert path.read_bytes().endswith(b"}\n")


def _loaded(folder: Path, data: object) -> Case:
    (folder / "case.json").write_text(json.dumps(data))
    return load_case(folder / "case.json")


def test_what_a_file_leaves_out_is_what_the_document_begins_with(tmp_path: Path) -> None:
    tumour = {"lower": {"level_mm": 85}, "upper": {"landmark": "hepatic-floor", "offset_mm": -20}}
    data = {"format": "ivcviz-case", "version": 1, "title": "A case", "tumour": tumour}
    assert _loaded(tmp_path, data) == CASE
    tumour["upper"] = {"landmark": "hepatic-floor"}
    assert _loaded(tmp_path, data).tumour.upper == LevelRef(0.0, "hepatic-floor")


def test_a_case_is_read_through_a_symbolic_link_and_saved_through_it(tmp_path: Path) -> None:
    save_case(CASE, tmp_path / "real.json")
    (tmp_path / "link.json").symlink_to("real.json")
    save_case(replace(CASE, title="Another"), tmp_path / "link.json")
    assert (tmp_path / "link.json").is_symlink()
    assert load_case(tmp_path / "real.json").title == "Another"
    assert load_case(tmp_path / "link.json").title == "Another"


def test_saving_keeps_the_permissions_and_leaves_nothing_else_behind(tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    save_case(CASE, path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~_umask()
    path.chmod(0o640)
    save_case(replace(CASE, title="Another"), path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [found.name for found in tmp_path.iterdir()] == ["case.json"]


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@pytest.mark.parametrize("step", ["fsync", "replace", "chmod"])
def test_when_saving_fails_the_old_file_stays_as_it_was(step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "case.json"
    save_case(CASE, path)
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, step, full)
    with pytest.raises(UserError, match=r"case\.json: cannot be written: No space left on device"):
        save_case(replace(CASE, title="Another"), path)
    assert path.read_bytes() == before
    assert [found.name for found in tmp_path.iterdir()] == ["case.json"]


@pytest.mark.parametrize(
    ("place", "reason"),
    [("", "it is a folder"), ("no/such/case.json", "there is no folder"), ("x" * 300 + ".json", "File name too long")],
)
def test_where_no_file_can_be_is_said_in_a_sentence(place: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=f"cannot be written: {reason}"):
        save_case(CASE, tmp_path / place)


def test_a_device_is_never_replaced() -> None:
    with pytest.raises(UserError, match="not an ordinary file"):
        save_case(CASE, "/dev/null")


def test_text_that_utf_8_cannot_hold_is_refused_and_nothing_written(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="the case cannot be written"):
        save_case(replace(CASE, title="\ud800"), tmp_path / "case.json")
    with pytest.raises(UserError, match="the case cannot be written"):
        save_case(replace(CASE, tumour=Tumour(LevelRef(float("nan")), LevelRef(5.0))), tmp_path / "case.json")
    assert list(tmp_path.iterdir()) == []


def _records(node: Any) -> Iterator[dict[str, Any]]:
    """Every object that the schema describes."""
    for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _records(inner)
    if isinstance(node, dict) and "properties" in node and "type" in node:
        yield node


def test_the_schema_names_every_field_with_its_unit_and_refuses_others() -> None:
    schema = case_schema()
    assert set(schema["required"]) == {"format", "version", "title", "tumour"}
    for record in _records(schema):
        assert record["additionalProperties"] is False
        if set(record["properties"]) == {"name", "value"}:
            continue  # a threshold's name says its unit
        for field, kind in record["properties"].items():
            bounds = [kind, *kind.get("anyOf", ())]
            if any(bound.get("type") == "number" for bound in bounds):
                assert field.rsplit("_", 1)[-1] in ("mm", "deg", "ml", "min", "months", "percent"), field
                assert any("minimum" in bound for bound in bounds), field


def test_every_field_of_the_document_has_its_place_in_the_schema() -> None:
    named = {field for record in _records(case_schema()) for field in record["properties"]}
    rooms = (document, specification)
    documents = [
        kind for room in rooms for kind in vars(room).values() if is_dataclass(kind) and kind.__module__ == room.__name__
    ]
    assert len(documents) > 15
    assert {field.name for kind in documents for field in fields(kind)} <= named


@pytest.mark.parametrize("word", [word for word in WORDS if word != "iliac-confluence"])
def test_a_landmark_moved_by_hand_is_saved_and_loaded(word: str, tmp_path: Path) -> None:
    by_mm = 1.5 if word != "hepatic-floor" else -1.5
    moved = edits.move_landmark(CASE, word, landmarks_of(CASE.anatomy).level_of(word) + by_mm)
    save_case(moved, tmp_path / "moved.json")
    assert load_case(tmp_path / "moved.json") == moved


@pytest.mark.parametrize("substitute", SUBSTITUTES, ids=repr)
def test_a_graft_of_which_a_file_says_no_more_has_the_rings_and_the_wall_of_its_substitute(
    substitute: Substitute, tmp_path: Path
) -> None:
    path = tmp_path / "plain.json"
    save_case(replace(CASE, graft=Graft.of(substitute, 18.0)), path)
    data = json.loads(path.read_text(encoding="utf-8"))
    assert data["graft"].pop("ringed") is substitute.ringed_by_default
    assert data["graft"].pop("wall_mm") == substitute.wall_mm
    path.write_text(json.dumps(data), encoding="utf-8")
    assert load_case(path).graft == Graft.of(substitute, 18.0)


def test_what_a_file_says_of_a_graft_s_wall_stays(tmp_path: Path) -> None:
    written = replace(CASE, graft=Graft(18.0, SAPHENOUS_VEIN, False, 0.9))
    save_case(written, tmp_path / "thick.json")
    assert load_case(tmp_path / "thick.json") == written
