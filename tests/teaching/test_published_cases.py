"""The four published cases: what the paper prints is in the files, and what it did follows from them by rule."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from ivcviz.case.document import Case
from ivcviz.plan.model import Plan
from ivcviz.plan.resolve import resolve
from ivcviz.storage.case_files import load_case
from ivcviz.storage.shipped import shipped_cases, shipped_path
from ivcviz.terms.renal_methods import CONE_PIPE, LEAVE, OPENING
from ivcviz.terms.substitutes import PTFE

NAMES = ("case-1", "case-2", "case-3", "case-4")
RIGHT, LEFT = "right-renal-vein", "left-renal-vein"


def loaded(name: str) -> Case:
    return load_case(shipped_path("cases", f"{name}.json"))


@pytest.fixture(scope="module")
def plans() -> dict[str, Plan]:
    return {name: resolve(loaded(name)) for name in NAMES}


def test_table_1_is_in_the_files() -> None:
    # Table 1: age, zone, size in cm
    printed = {
        "case-1": (42, "II", (5, 3, 2)),
        "case-2": (47, "II", (10, 6, 5)),
        "case-3": (45, "I-II", (8, 4, 4)),
        "case-4": (38, "I-II", (9, 5, 4)),
    }
    for name, (age, zone, size_cm) in printed.items():
        case = loaded(name)
        assert case.anatomy.sex == "F"
        assert case.patient.age == age
        assert case.reported is not None
        assert case.reported.zone == zone
        assert case.tumour.mass_mm == tuple(10 * side for side in size_cm)
        assert "Back pain" in case.patient.symptoms
        assert ("Leg edema" in case.patient.symptoms) == (name == "case-3")


def test_the_zone_of_table_1_is_read_from_the_extent(plans: dict[str, Plan]) -> None:
    for name, plan in plans.items():
        reported = loaded(name).reported
        assert reported is not None
        assert plan.reading.key == reported.zone


def test_the_clamps_of_section_2_4_follow_by_rule(plans: dict[str, Plan]) -> None:
    clamped = {"case-1": [], "case-2": [], "case-3": [RIGHT], "case-4": [LEFT, RIGHT]}
    for name, plan in plans.items():
        veins = sorted(clamp.vein for clamp in plan.clamps)
        assert veins == sorted(["ivc", "ivc", *clamped[name]])
        reported = loaded(name).reported
        assert reported is not None
        assert sorted(reported.clamped_veins) == clamped[name]


def test_no_superior_clamp_reaches_the_hepatic_veins_and_no_jaw_an_ostium(plans: dict[str, Plan]) -> None:
    for plan in plans.values():
        levels = [clamp.level_mm for clamp in plan.clamps if clamp.vein == "ivc" and clamp.level_mm is not None]
        half = plan.case.resection.jaw_mm / 2
        ostia = [vein.ostium for vein in (*plan.body.renal_veins, *plan.body.hepatic_veins)]
        for level in levels:
            assert not any(level - half < ostium.upper_mm and ostium.lower_mm < level + half for ostium in ostia)
        assert max(levels) + half <= plan.body.landmarks.hepatic_floor


def test_the_reconstructions_of_table_2_follow_by_rule(plans: dict[str, Plan]) -> None:
    methods = {
        "case-1": {RIGHT: LEAVE, LEFT: LEAVE},
        "case-2": {RIGHT: LEAVE, LEFT: LEAVE},
        "case-3": {RIGHT: OPENING, LEFT: LEAVE},
        "case-4": {RIGHT: OPENING, LEFT: CONE_PIPE},
    }
    for name, plan in plans.items():
        assert {vein.id: vein.method for vein in plan.renal_veins} == methods[name]
        assert all(vein.in_resection == (vein.method != LEAVE) for vein in plan.renal_veins)
        assert plan.graft is not None
        assert plan.graft.substitute == PTFE
    assert all((vein.seam is not None) == vein.in_resection for plan in plans.values() for vein in plan.renal_veins)


def test_short_hepatic_and_right_adrenal_veins_are_divided_where_the_clamp_passes_them(plans: dict[str, Plan]) -> None:
    # Section 2.4: the right lobe was mobilised, short hepatic veins and right adrenal veins divided.
    for name in ("case-1", "case-2", "case-4"):
        divided = {str(vein.name).lower() for vein in plans[name].divided}
        assert any("adrenal" in vein for vein in divided)
        assert any("short hepatic" in vein for vein in divided)


def test_no_plan_of_a_published_case_contradicts_itself(plans: dict[str, Plan]) -> None:
    stops = {
        name: [finding.sentence for finding in plan.findings if finding.severity == "stop"] for name, plan in plans.items()
    }
    assert not any(stops.values()), stops


def test_the_suture_of_case_3_is_recorded_and_no_other_case_is_given_one() -> None:
    sutures = [
        (case.title, plan.vein_id, plan.suture) for case in map(loaded, NAMES) for plan in case.renal_plan if plan.suture
    ]
    assert sutures == [("Case 3", RIGHT, "5-0 prolene, running")]


def test_the_later_thrombosis_was_of_the_right_renal_vein_in_case_4() -> None:
    complications = [case.outcome.complication for case in map(loaded, NAMES) if case.outcome]
    assert complications == ["", "", "", "Right renal vein thrombosis"]


def _places(value: Any, path: str = "") -> Iterator[str]:
    yield path
    if isinstance(value, dict):
        for name, item in value.items():
            yield from _places(item, f"{path}.{name}" if path else name)
    if isinstance(value, list):
        for i, item in enumerate(value):
            yield from _places(item, f"{path}[{i}]")


@pytest.mark.parametrize("path", shipped_cases(), ids=lambda path: path.stem)
def test_every_provenance_speaks_of_a_value_in_the_file(path: Any) -> None:
    places = set(_places(json.loads(path.read_text(encoding="utf-8"))))
    assert {item.path for item in load_case(path).provenance} <= places


@pytest.mark.parametrize("name", NAMES)
def test_what_the_paper_does_not_give_is_never_put_in_its_mouth(name: str) -> None:
    kinds = {item.path: item.kind for item in loaded(name).provenance if item.kind != "contradiction"}
    assert kinds["tumour.lower"] == kinds["tumour.upper"] == "derived"
    plan_own = [path for path, kind in kinds.items() if kind == "plan"]
    assert {"graft.diameter_mm", "graft.wall_mm", "resection.inferior_margin_mm", "resection.cuff_mm"} <= set(plan_own)
    assert ("renal_plan[1].cone" in plan_own) == (name == "case-4")
    for item in loaded(name).provenance:
        assert item.source.startswith("Tulahong") == (item.kind in ("published", "contradiction"))


def test_every_case_carries_the_contradictions_of_the_paper() -> None:
    for case in map(loaded, NAMES):
        notes = " ".join(item.note for item in case.provenance if item.kind == "contradiction")
        assert "patients 2 (right) and 3 (both)" in notes
        assert "twice" in notes
        assert "I-III" in notes
        assert "Six patients" in notes


def test_extents_and_masses_are_kept_apart() -> None:
    for name in ("case-1", "case-2"):
        tumour = loaded(name).tumour
        assert tumour.mass_mm is not None
        assert 139 <= tumour.lower.offset_mm < tumour.upper.offset_mm <= 177
        assert tumour.upper.offset_mm - tumour.lower.offset_mm < max(tumour.mass_mm)
    assert (loaded("case-3").tumour.lower.offset_mm, loaded("case-3").tumour.upper.offset_mm) == (25, 105)
    assert (loaded("case-4").tumour.lower.offset_mm, loaded("case-4").tumour.upper.offset_mm) == (85, 172)
