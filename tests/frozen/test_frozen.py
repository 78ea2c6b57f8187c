"""What the frozen plans come to is what their records say; a difference is shown as a diff.

A rebuilding leaves the records as they are. A correction writes them anew, and its commit says why.
"""

from difflib import unified_diff
from itertools import islice

import pytest
from inventing import LEFT, RIGHT
from plans import PLANS, case_of, plan_of
from records_of import RECORDS, WRITE_ANEW, record_of
from text_of import text_of
from values_said import possible, said

from ivcviz.anatomy.landmarks import WORDS
from ivcviz.anatomy.specification import Side
from ivcviz.case.check_thresholds import DEFAULT_THRESHOLDS
from ivcviz.case.document import Case
from ivcviz.case.edits import planned
from ivcviz.terms.renal_methods import METHODS

_SHOWN = 60  # lines of a difference


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return [case_of(name) for name in PLANS]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", PLANS)
def test_a_plan_comes_to_what_its_record_says(name: str) -> None:
    record, text = record_of(name), text_of(plan_of(name))
    written = record.read_text(encoding="utf-8") if record.exists() else ""
    if text != written:
        pytest.fail(_difference(name, written, text), pytrace=False)


def test_no_record_is_left_without_its_plan() -> None:
    assert {record.stem for record in RECORDS.iterdir()} == set(PLANS)


def test_the_plans_say_every_value_that_a_document_can_say_by_choice(cases: list[Case]) -> None:
    left_out = possible(Case) - set[tuple[str, object]]().union(*(said(case) for case in cases))
    assert not left_out, f"invent a plan, or add to one, so that it says {sorted(left_out, key=str)}"


@pytest.mark.parametrize("vein_id", [RIGHT, LEFT])
def test_every_method_is_planned_on_either_side_and_as_plan_b(cases: list[Case], vein_id: str) -> None:
    choices = [planned(case, vein_id) for case in cases]
    side: Side = "right" if vein_id == RIGHT else "left"
    assert {choice.method for choice in choices} == {method for method in METHODS if method.fits(side)}
    assert len({choice.plan_b for choice in choices}) >= 4


def test_every_default_threshold_is_changed_once_and_landmarks_are_written_and_moved(cases: list[Case]) -> None:
    assert {name for case in cases for name, _ in case.thresholds} == set(DEFAULT_THRESHOLDS)
    written = {end.landmark for case in cases for end in (case.tumour.lower, case.tumour.upper)}
    assert len(written & set(WORDS)) >= 3
    assert len({word for case in cases for word, _ in case.anatomy.landmarks}) >= 5


def _difference(name: str, written: str, text: str) -> str:
    before, after = written.splitlines(), text.splitlines()
    lines = unified_diff(before, after, "as recorded", "as it is now", lineterm="", n=2)
    shown = "\n".join(islice(lines, _SHOWN))
    rest = f"\n… and {more} lines more" if (more := sum(1 for _ in lines)) else ""
    return f"{name} comes to something else than its record says.\n{shown}{rest}\n\nIf that is meant: {WRITE_ANEW}"
