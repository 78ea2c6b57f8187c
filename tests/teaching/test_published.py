"""The published tables and their summary figures, from the case files alone."""

from dataclasses import replace
from fractions import Fraction

import pytest

from ivcviz.case.document import Case
from ivcviz.errors import UserError
from ivcviz.storage.case_files import load_case
from ivcviz.storage.shipped import shipped_cases
from ivcviz.teaching.published import published_series, series_text


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return [load_case(path) for path in shipped_cases()]


def test_the_summary_figures_are_those_that_the_paper_prints(cases: list[Case]) -> None:
    series = published_series(cases)
    figures = {str(figure.name): (figure.value, figure.least, figure.greatest, str(figure.unit)) for figure in series.figures}
    assert figures == {
        "Mean age in years": (43, 38, 47, ""),
        "Median blood loss": (450, 200, 600, "mL"),
        "Median operative time": (215, 150, 240, "min"),
        "Median follow-up": (Fraction(51, 2), 21, 30, "months"),
    }
    assert series.mean_size_cm == (8, Fraction(9, 2), Fraction(15, 4))


def test_the_rows_are_those_of_tables_1_and_2(cases: list[Case]) -> None:
    series = published_series(cases)
    assert series.preoperative[2] == (
        *("3", "Female", "45", "Back pain, Leg edema", "I-II", "8 × 4 × 4 cm", "Abdominal approach"),
    )
    assert series.outcomes == (
        ("1", "PTFE graft", "No", "200", "No", "Yes", "150", "No", "30", "No", "Alive"),
        ("2", "PTFE graft", "No", "600", "No", "Yes", "200", "No", "26", "No", "Alive"),
        ("3", "PTFE graft", "Right renal vein", "400", "No", "Yes", "230", "No", "25", "No", "Alive"),
        ("4", "PTFE graft", "Bilateral vein", "500", "No", "Yes", "240", "Right renal vein thrombosis", "21", "No", "Alive"),
    )


def test_the_text_holds_tables_summary_and_contradictions(cases: list[Case]) -> None:
    text = series_text(published_series(cases))
    for part in ("Table 1", "Table 2", "43 (38–47)", "450 mL (200–600)", "215 min (150–240)", "25.5 months (21–30)"):
        assert part in text
    assert "8 × 4.5 × 3.75 cm" in text
    assert "patients 2 (right) and 3 (both)" in text
    assert "Medicine 2022;101:22(e29326)" in text
    assert text.count('zone I" twice') == 1


def test_columns_stand_under_their_heads(cases: list[Case]) -> None:
    lines = series_text(published_series(cases)).splitlines()
    first = lines.index("Table 1. Preoperative characteristics") + 1
    head, rows = lines[first], lines[first + 2 : first + 6]
    at = head.index("Zone")
    assert [row[at : at + 4].strip() for row in rows] == ["II", "II", "I-II", "I-II"]


@pytest.mark.parametrize("missing", ["outcome", "reported"])
def test_a_case_without_its_record_is_refused_by_name(cases: list[Case], missing: str) -> None:
    bare = replace(cases[1], **{missing: None})  # type: ignore[arg-type]
    with pytest.raises(UserError, match=f"Case 2: {missing} is not given"):
        published_series([cases[0], bare])


def test_a_missing_value_is_refused_by_name(cases: list[Case]) -> None:
    assert cases[0].outcome is not None
    bare = replace(cases[0], outcome=replace(cases[0].outcome, blood_loss_ml=None))
    with pytest.raises(UserError, match=r"Case 1: outcome\.blood_loss_ml is not given"):
        published_series([bare])
    with pytest.raises(UserError, match=r"tumour\.mass_mm"):
        published_series([replace(cases[0], tumour=replace(cases[0].tumour, mass_mm=None))])
    with pytest.raises(UserError, match="no case"):
        published_series([])
