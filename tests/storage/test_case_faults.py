"""Every fault of a case file, with its path, its value and what is allowed."""

import json
from pathlib import Path
from typing import Any

import pytest

from ivcviz.errors import UserError
from ivcviz.storage.case_files import faults, load_case
from ivcviz.storage.shipped import shipped_path

MOVED = {"landmark": "hiatus", "level_mm": 220}
CENTRE = {"height_mm": 0, "left_mm": 0, "posterior_mm": 0}
del_ = object()  # as a value: take the field away


def good_data() -> dict[str, Any]:
    """Case 4 as JSON values."""
    data: dict[str, Any] = json.loads(shipped_path("cases", "case-4.json").read_text(encoding="utf-8"))
    return data


def written(folder: Path, data: Any) -> Path:
    """A file of JSON values."""
    path = folder / "case.json"
    path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return path


def changed(place: str, value: Any) -> dict[str, Any]:
    """Case 4 with another value at a place such as `tumour.mass_mm.1`; `del` takes it away."""
    data = good_data()
    *way, last = [int(step) if step.isdigit() else step for step in place.split(".")]
    part: Any = data
    for step in way:
        part = part[step]
    if value is del_:
        del part[last]
    else:
        part[last] = value
    return data


@pytest.mark.parametrize(
    ("place", "value", "line"),
    [
        ("title", del_, "title is missing; write text without control characters, 1 to 200 characters"),
        ("title", "", 'title is ""; write text without control characters, 1 to 200 characters'),
        ("title", "a\nb", 'title is "a\\nb"; write text without control characters'),
        ("title", "x" * 300, 'title is "' + "x" * 55 + '…"; write text'),
        ("format", "gltf", 'format is "gltf"; write "ivcviz-case"'),
        ("version", 4, "version is 4; a newer ivcviz wrote this file: update this one, which reads 0 to 3."),
        ("version", -1, "version is -1; write a number from 0 to 3."),
        ("version", True, "version is true; write 3"),
        ("version", "1", 'version is "1"; write 3'),
        ("version", del_, "version is missing; write 3"),
        ("patient.sex", "W", 'patient.sex is "W"; write one of F, M'),
        (
            "thresholds",
            [{"name": "hilum-remaining-mm", "value": 500}],
            "thresholds[0].value is 500; write a number from 0 to 50",
        ),
        (
            "thresholds",
            [{"name": "hilum-remaining-mm", "value": 1}] * 2,
            'thresholds[1].name is "hilum-remaining-mm" again; write each',
        ),
        ("overrides", [{"rule": "a-rule", "reason": " "}], 'overrides[0].reason is " "; write a reason'),
        ("overrides", [{"rule": "a-rule", "reason": "x"}] * 2, 'overrides[1] is "a-rule" again; write each stop once'),
        ("resection.en_bloc", ["psoas", "psoas"], 'resection.en_bloc[1] is "psoas" again; write each organ once'),
        (
            "tumour.thrombus",
            {"lower": {"level_mm": 20}, "upper": {"landmark": "hiatus", "offset_mm": 460}},
            "tumour.thrombus.upper is hiatus+460 = 683 mm; write a level from -60 to 332 mm",
        ),
        ("patient.age", 42.5, "patient.age is 42.5; write a whole number from 0 to 120 years, or null"),
        ("patient.agee", 42, 'patient.agee is 42, but there is no such field; did you mean "age"?'),
        (
            "patient.id",
            42,
            "patient.id is 42, but there is no such field; delete it, or use one of these names: sex, age, symptoms",
        ),
        (
            "anatomy.landmarks",
            [MOVED | {"landmark": "renal-floor"}],
            'landmarks[0].landmark is "renal-floor"; write one of lowest',
        ),
        ("anatomy.landmarks", [MOVED | {"level_mm": 200}], "anatomy is impossible; the caval hiatus (at 200 mm) must"),
        ("anatomy.landmarks", [MOVED, MOVED], 'landmarks[1].landmark is "hiatus" again; write each landmark'),
        (
            "anatomy.centreline",
            [CENTRE, CENTRE],
            'anatomy.centreline is 2 rows; leave it out, or write "patient" as anatomy.source.',
        ),
        ("anatomy.source", "patient", 'anatomy.centreline is missing; write it, or "reference" as anatomy.source.'),
        ("anatomy.renal_veins", [], "anatomy is impossible; a main renal vein is missing"),
        ("tumour", del_, "tumour is missing; write an object with lower, upper, mass_mm"),
        ("tumour", [1], "tumour is [1]; write an object with lower"),
        ("tumour.lower.level_mm", "85", 'tumour.lower.level_mm is "85"; write a number from -60 to 400'),
        ("tumour.lower.level_mm", True, "tumour.lower.level_mm is true; write a number from"),
        ("tumour.lower.level_mm", float("nan"), "tumour.lower.level_mm is NaN; write a number from"),
        ("tumour.lower.level_mm", float("inf"), "tumour.lower.level_mm is Infinity; write a number from"),
        ("tumour.lower.level_mm", 1e7, "tumour.lower.level_mm is 10000000.0; write a number from"),
        ("tumour.lower.level_mm", 10**400, "tumour.lower.level_mm is 10000000000"),
        ("tumour.lower", {"level_mm": 85, "landmark": "hiatus"}, 'tumour.lower is {"level_mm", "landmark"}; write {"level_mm"'),
        (
            "tumour.lower",
            {"level_mm": 85, "offset_mm": 3},
            'tumour.lower is {"level_mm", "offset_mm"}; write {"level_mm": …} in',
        ),
        ("tumour.lower", {"offset_mm": 3}, 'tumour.lower is {"offset_mm"}; write {"level_mm": …} in millimetres, or'),
        ("tumour.lower", 85, 'tumour.lower is 85; write {"level_mm": …} in millimetres, or {"landmark": …, "offset_mm": …}.'),
        ("tumour.lower", {"landmark": "navel"}, 'tumour.lower.landmark is "navel"; write one of iliac-confluence, renal-floor'),
        ("tumour.lower.level_mm", 190, "tumour.lower is 190 mm; write a level below the upper end (172 mm)"),
        ("tumour.upper.level_mm", 340, "tumour.upper is 340 mm; write a level from -60 to 332 mm"),
        ("tumour.mass_mm.1", -3, "tumour.mass_mm[1] is -3; write a number from 1 to 500"),
        ("tumour.mass_mm", [90, 50], "tumour.mass_mm is [90, 50]; write a list of 3, each a number from 1 to 500 mm, or null"),
        ("tumour.bulge_deg", 360, "tumour.bulge_deg is 360; write a number from 0 to below 360"),
        (
            "tumour.involved.0.vein_id",
            "navel",
            'tumour.involved[0].vein_id is "navel"; write a vein of this body: right-renal-vein',
        ),
        (
            "tumour.involved.0.vein_id",
            "left-renal-vein",
            'tumour.involved[1].vein_id is "left-renal-vein" again; write each vein once',
        ),
        ("tumour.involved.0.length_mm", 50, "tumour.involved[0].length_mm is 50; write no more than the vein's length (28 mm)"),
        (
            "tumour.origin_vein",
            "splenic-vein",
            'tumour.origin_vein is "splenic-vein"; write a vein of this body: right-renal-vein, left-renal-vein',
        ),
        (
            "renal_plan.1.divided",
            ["left-adrenal-vein", "navel"],
            'renal_plan[1].divided[1] is "navel"; write a vein of this body: left-adrenal-vein, left-gonadal-vein',
        ),
        (
            "renal_plan.1.divided",
            ["left-adrenal-vein", "left-adrenal-vein"],
            'renal_plan[1].divided[1] is "left-adrenal-vein" again; write each vein once',
        ),
        ("graft.diameter_mm", 0, "graft.diameter_mm is 0; write a number from 4 to 50"),
        ("graft.ringed", 1, "graft.ringed is 1; write true or false"),
        (
            "graft",
            {"diameter_mm": 14, "substitute": "saphenous-vein", "ringed": True},
            "graft.ringed is true; write false: there is no saphenous vein graft with external rings.",
        ),
        ("renal_plan.1.method", "pray", 'renal_plan[1].method is "pray"; write one of leave, opening'),
        ("renal_plan.1.cone.offset_mm", None, "renal_plan[1].cone.offset_mm is null; write a number from -25 to 25"),
        ("renal_plan.1.vein_id", "right-renal-vein", 'renal_plan[1].vein_id is "right-renal-vein" again; write each vein once'),
        (
            "renal_plan.1.vein_id",
            "two words",
            'renal_plan[1].vein_id is "two words"; write letters, digits and hyphens, at most 60',
        ),
        ("notes", ["x"] * 501, "notes is [501 items]; write a list of 0 to 500, each text without control characters"),
        (
            "a strange\nname",
            1,
            '"a strange\\nname" is 1, but there is no such field; delete it, or use one of these names: format, version, title',
        ),
    ],
)
def test_a_fault_is_reported_with_its_path_its_value_and_what_is_allowed(
    place: str, value: Any, line: str, tmp_path: Path
) -> None:
    lines = [str(fault) for fault in faults(written(tmp_path, changed(place, value)))]
    assert any(line in found for found in lines), lines
    assert not any("\n" in found for found in lines)
    with pytest.raises(UserError, match=r"case\.json: "):
        load_case(tmp_path / "case.json")


def test_all_faults_are_reported_at_once_and_the_first_one_with_their_number(tmp_path: Path) -> None:
    data = changed("tumour.mass_mm.1", -3) | {"convention": "middle", "colour": "red"}
    data["tumour"]["lower"] = {"level_mm": 190}
    data["renal_plan"][0]["vein_id"] = "navel"
    path = written(tmp_path, data)
    refused = ["tumour.mass_mm[1]", "convention", "colour"]
    assert [str(fault.path) for fault in faults(path)] == [*refused, "tumour.lower", "renal_plan[0].vein_id"]
    with pytest.raises(
        UserError, match=r"tumour\.mass_mm\[1\] is -3; write .*\. \(and 4 more; `ivcviz validate` lists them all\)$"
    ):
        load_case(path)


def test_contradictions_are_found_beside_faults_elsewhere(tmp_path: Path) -> None:
    data = changed("patient.age", -1)
    data["tumour"]["lower"] = {"level_mm": 190}
    assert [str(fault.path) for fault in faults(written(tmp_path, data))] == ["patient.age", "tumour.lower"]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", "empty"),
        (b"  \n ", "empty"),
        (b'{"format": "ivcviz-case",', "not JSON in line 1, column 26 (the file ends too early)"),
        (b'{"format":\n"ivcviz', "line 2, column 1 ("),
        (b"{'format': 1}", "line 1, column 2 (a name in double quotes is missing)"),
        (b'{"title": "\xff"}', "not text in UTF-8 (byte 12)"),
        ('{"title": "x"}'.encode("utf-16"), "not text in UTF-8 (byte 1)"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"a":' * 50_000, "nested too deeply"),
        (b'{"version": ' + b"1" * 5_000 + b"}", "a number in it has too many digits"),
        (b"[1, 2, 3, 4]", "[4 items]"),
        (b'"case"', '"case"'),
        (b"null", "null"),
    ],
)
def test_what_is_no_case_at_all_is_refused_in_one_sentence(content: bytes, found: str, tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    path.write_bytes(content)
    (fault,) = faults(path)
    assert str(fault.path) == "the file"
    assert found in str(fault.value)
    with pytest.raises(UserError, match=r"case\.json: the file is "):
        load_case(path)


def test_a_name_written_twice_is_refused(tmp_path: Path) -> None:
    text = json.dumps(good_data()).replace('"mass_mm":', '"mass_mm": [1, 1, 1], "mass_mm":')
    assert [str(fault) for fault in faults(written(tmp_path, text))] == [
        "tumour.mass_mm is written twice; write each name once."
    ]


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    path.write_bytes(b"\xef\xbb\xbf" + shipped_path("cases", "case-1.json").read_bytes())
    assert faults(path) == []


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    with path.open("wb") as file:
        file.truncate(10**11)
    assert [str(fault.value) for fault in faults(path)] == ["100000.0 MB large"]


def test_a_folder_a_device_and_nothing_are_refused(tmp_path: Path) -> None:
    places = (tmp_path, Path("/dev/zero"), tmp_path / "nothing.json", tmp_path / "x\0y")
    found = [str(faults(path)[0].value) for path in places]
    assert found == [
        "a folder",
        "not an ordinary file",
        "not there",
        "of a name that no file can have",
    ]
