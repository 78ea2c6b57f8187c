"""Plan B of a renal vein: what it comes to, without taking it."""

import pytest

from ivcviz.case import edits
from ivcviz.case.document import Case
from ivcviz.errors import UserError
from ivcviz.plan.plan_b import plan_b_of, resolved_plan_b
from ivcviz.plan.report.as_json import as_json
from ivcviz.plan.report.as_text import as_text
from ivcviz.plan.resolve import resolve
from ivcviz.storage.case_files import load_case
from ivcviz.storage.shipped import find_case
from ivcviz.terms.renal_methods import INTERPOSITION, NEPHRECTOMY

RIGHT, LEFT = "right-renal-vein", "left-renal-vein"


@pytest.fixture
def case() -> Case:
    return load_case(find_case("case-4"))


@pytest.mark.parametrize(("name", "veins"), [("case-3", {RIGHT}), ("case-4", {RIGHT, LEFT})])
def test_the_renal_veins_of_the_paper_have_nephrectomy_as_plan_b_with_its_source(name: str, veins: set[str]) -> None:
    case = load_case(find_case(name))
    assert {item.vein_id for item in case.renal_plan if item.plan_b == NEPHRECTOMY} == veins
    sources = {item.path: item.source for item in case.provenance}
    for place, item in enumerate(case.renal_plan):
        assert item.plan_b is None or sources[f"renal_plan[{place}].plan_b"].endswith("section 2.3")


def test_plan_b_is_the_plan_with_that_vein_treated_otherwise(case: Case) -> None:
    plan = resolve(case)
    found = plan_b_of(plan, LEFT)
    assert found is not None
    assert found.vein.method == NEPHRECTOMY
    assert found.vein.seam is None
    assert found.plan.case.title == "Case 4, plan B (left renal vein: nephrectomy)"
    taken = resolve(edits.take_plan_b(case, LEFT))
    assert (found.plan.renal_veins[0].method, found.plan.findings) == (taken.renal_veins[0].method, taken.findings)
    assert plan.renal_veins == resolve(case).renal_veins, "nothing was taken"


def test_without_a_plan_b_there_is_none(case: Case) -> None:
    plan = resolve(edits.set_plan_b(case, LEFT, None))
    assert plan_b_of(plan, LEFT) is None
    with pytest.raises(UserError, match="No plan B"):
        resolved_plan_b(plan, LEFT)


def test_the_plan_checks_that_come_and_go_are_told(case: Case) -> None:
    right = plan_b_of(resolve(case), RIGHT)
    assert right is not None
    assert "stump-does-not-reach" in {found.rule for found in right.findings_removed}
    assert [found.rule for found in right.findings_added] == ["only-kidney-clamped", "artery-before-vein"]
    both = plan_b_of(resolve(edits.take_plan_b(case, RIGHT)), LEFT)
    assert both is not None
    assert [found.rule for found in both.findings_added if found.severity == "stop"] == ["no-kidney-left"]


def test_scripts_and_people_read_plan_b_beside_the_plan(case: Case) -> None:
    plan = resolve(edits.set_plan_b(edits.take_plan_b(case, RIGHT), LEFT, INTERPOSITION))
    told = {vein["id"]: vein["plan_b"] for vein in as_json(plan)["renal_veins"]}
    assert told[LEFT]["method"] == "interposition"
    assert told[LEFT]["seam_mm"] > 0
    assert set(told[LEFT]["hole"]) == {"width_mm", "height_mm", "centre_from_superior_end_mm", "clock_deg"}
    assert told[RIGHT]["method"] == "opening"
    assert {found["rule"] for found in told[RIGHT]["findings_come"]} >= {"stump-does-not-reach"}
    assert all(set(found) == {"rule", "severity", "sentence"} for found in told[RIGHT]["findings_come"])
    without = as_json(resolve(edits.set_plan_b(case, LEFT, None)))["renal_veins"]
    assert [vein["plan_b"] is None for vein in without if vein["id"] == LEFT] == [True]
    text = " ".join(as_text(plan).split())
    right, left = text.index(f" {RIGHT} nephrectomy"), text.index(f" {LEFT} tapered")
    place = {vein: text.find(" plan B ", start, start + 600) for vein, start in ((RIGHT, right), (LEFT, left))}
    assert text[place[LEFT] :].startswith(" plan B interposition tube; gap")
    assert text[place[RIGHT] :].startswith(" plan B direct reimplantation")
    assert text.count(" plan B ") == 2, "said once, under its own vein"
