"""The defect of a partial resection, with its patch or closed side to side."""

import json
from dataclasses import replace
from math import pi
from pathlib import Path

import pytest
from command_runs import refused, said
from hypothesis import given, settings
from hypothesis import strategies as st

from ivcviz.case.document import Case, LevelRef, Resection, Tumour
from ivcviz.plan.model import Plan
from ivcviz.plan.report.as_json import as_json
from ivcviz.plan.resolve import resolve
from ivcviz.terms.resections import PARTIAL_PATCH, PRIMARY


def partial(circumference: float | None = 120.0, bulge: float = 300.0, margin: float = 10.0, upper: float = 100.0) -> Plan:
    tumour = Tumour(LevelRef(60), LevelRef(upper), bulge_deg=bulge, circumference_deg=circumference)
    return resolve(Case("x", tumour, resection=Resection(PARTIAL_PATCH, lateral_margin_mm=margin)))


def test_the_patch_reaches_from_cut_to_cut_about_the_bulge() -> None:
    patch = partial().patch
    assert patch is not None
    assert (patch.inferior_mm, patch.superior_mm, patch.clock_deg) == (50, 110, 300)
    assert patch.length_mm == 60


@given(st.floats(10, 360), st.floats(0, 30), st.floats(70, 200))
@settings(max_examples=30, deadline=None)
def test_its_width_is_the_arc_of_the_widest_native_wall_with_both_margins(taken: float, margin: float, upper: float) -> None:
    plan = partial(taken, margin=margin, upper=upper)
    patch = plan.patch
    assert patch is not None
    assert taken <= patch.arc_deg <= 360
    girths = [pi * (plan.body.cava.perimeter_diameter(level) or 0.0) for level in range(51, int(upper) + 10)]
    assert patch.width_mm >= max(girths) * patch.arc_deg / 360 - 1e-6
    if patch.arc_deg < 360:
        assert patch.width_mm == pytest.approx(max(girths) * taken / 360 + 2 * margin, rel=0.01)


def test_without_a_recorded_circumference_there_is_no_patch() -> None:
    assert partial(None).patch is None
    assert resolve(Case("x", Tumour(LevelRef(60), LevelRef(100), circumference_deg=120.0))).patch is None


def test_only_veins_within_the_arc_are_taken() -> None:
    """The right vein enters at 245 degrees, the left one at 65."""
    assert {vein.side: vein.in_resection for vein in partial(120, 245).renal_veins} == {"right": True, "left": False}
    assert {vein.side: vein.in_resection for vein in partial(120, 65).renal_veins} == {"right": False, "left": True}
    assert not any(vein.in_resection for vein in partial(20, 340).renal_veins)


def test_the_patch_is_in_the_json() -> None:
    plan = partial()
    assert plan.patch is not None
    found = as_json(plan)["patch"]
    assert found["width_mm"] == plan.patch.width_mm
    assert found["length_mm"] == 60
    assert as_json(resolve(replace(plan.case, resection=Resection())))["patch"] is None


@pytest.mark.parametrize(("taken", "margin"), [(360.0, 0.0), (360.0, 10.0), (359.0, 30.0), (250.0, 30.0)])
def test_the_widest_patch_is_the_whole_wall_and_no_more(taken: float, margin: float) -> None:
    plan = partial(taken, margin=margin)
    patch = plan.patch
    assert patch is not None
    assert patch.arc_deg == 360.0
    girth = pi * max(plan.body.cava.perimeter_diameter(float(level)) or 0.0 for level in range(50, 111))
    assert patch.width_mm == pytest.approx(girth, rel=1e-3)
    found = next(found for found in plan.findings if found.rule == "repair-narrows-cava")
    assert found.severity == "stop"
    assert "takes the whole wall" in str(found.sentence)


def test_a_vein_at_the_edge_of_the_arc_is_taken_and_one_beyond_it_is_not() -> None:
    """The right vein enters at 245 degrees; a patch of 90 degrees without margins reaches 45 to either side."""
    for bulge in (245 - 44.95, 245 + 44.95):
        assert next(vein.in_resection for vein in partial(90, bulge, 0.0).renal_veins if vein.side == "right")
    for bulge in (245 - 45.05, 245 + 45.05):
        assert not next(vein.in_resection for vein in partial(90, bulge, 0.0).renal_veins if vein.side == "right")


def test_a_primary_closure_takes_the_wall_and_closes_it_by_one_suture(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said(capsys, "new", "-o", "a.json", "--lower", "40", "--upper", "80", "--circumference", "60", "--resection", "primary")
    told = json.loads(said(capsys, "plan", "a.json", "--json"))
    assert told["patch"] is None
    assert told["defect"]["length_mm"] == 60
    deeds = [(act["act"], act["subject"]["kind"]) for act in told["acts"] if act["stage"] in ("resected", "bench", "implanted")]
    assert deeds == [("cut-out", "wall"), ("mark", "wall"), *[("examine", "cava")] * 2, ("examine", "wall"), ("close", "wall")]
    assert "closed side to side" in said(capsys, "plan", "a.json")
    assert "so there is nothing to cut" in refused(capsys, "template", "a.json", "-o", "c.pdf")


@pytest.mark.parametrize(
    ("taken", "severity"), [(90.0, None), (91.0, "note"), (180.0, "note"), (181.0, "judgement"), (360.0, "gap")]
)
def test_a_primary_closure_that_narrows_the_cava_is_told_by_how_much(taken: float, severity: str | None) -> None:
    choices = Resection(PRIMARY, lateral_margin_mm=0.0)
    plan = resolve(Case("c", Tumour(LevelRef(30.0), LevelRef(60.0), circumference_deg=taken), resection=choices))
    found = [finding for finding in plan.findings if finding.rule == "repair-narrows-cava"]
    assert [finding.kind or finding.severity for finding in found] == ([] if severity is None else [severity])
    assert all("patch planned" not in str(finding.sentence) for finding in found)
