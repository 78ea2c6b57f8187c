"""A line of a radiologist's report: understood whole, or refused with the words that are not."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from panel_tools import editor_on, enter, row_of, shown
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ivcviz.case.document import LevelRef
from ivcviz.case.report_text import Report, entered, understood_report
from ivcviz.errors import UserError
from ivcviz.gui.document.new_plan import new_plan
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.view_options import ViewOptions
from ivcviz.gui.steps.report_summary import report_summary
from ivcviz.gui.steps.tumour import TumourBody

LOWER, UPPER = LevelRef(-15.0, "left-renal-vein"), LevelRef(-25.0, "hepatic-floor")
WHOLE = Report("F", 52, (LOWER, UPPER), (85.0, 50.0, 45.0), {"right": 8.0, "left": 12.0})


@pytest.mark.parametrize(
    ("line", "report"),
    [
        (
            "The CT report reads: woman, 52; tumour from 15 mm below the left renal vein to 25 mm below the hepatic veins, "
            "85 × 50 × 45 mm; 8 mm of the right and 12 mm of the left renal vein involved.",
            WHOLE,
        ),
        (
            "52-year-old female, 8.5 x 5 x 4,5 cm, 15 mm inferior to the left renal vein to 25 mm inferior to hepatic veins; "
            "renal veins: right 8 mm, left 12 mm",
            WHOLE,
        ),
        ("97–172 mm", Report(ends=(LevelRef(97.0), LevelRef(172.0)))),
        ("-20 to 40", Report(ends=(LevelRef(-20.0), LevelRef(40.0)))),
        ("85*50*45", Report(mass_mm=(85.0, 50.0, 45.0))),
        ("man 85 x 50 x 45 mm", Report("M", None, mass_mm=(85.0, 50.0, 45.0))),
        (
            "200° of the wall; lumen occluded; rich collaterals, no leg edema, left kidney 60 %",
            Report(circumference_deg=200.0, lumen="closed", collaterals="rich", leg_oedema=False, right_kidney_percent=40.0),
        ),
    ],
)
def test_a_line_is_read_as_it_is_written(line: str, report: Report) -> None:
    assert understood_report(line) == report


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("spleen involved", "“spleen” is not understood"),
        ("8 mm of the right renal vein not involved", "“not” is not understood"),
        ("8 cm of the right renal vein", "“8 cm right” is not understood"),
        ("12 to banana", "is not a level"),
        ("85 x 50 x 45 mm, formerly 80 x 40 x 40 mm", "contradicts what stands before it"),
        ("right 8 mm, right 9 mm", "contradicts"),
        ("20 to 40, 50 to 60", "contradicts"),
        ("tumour of the ivc", "Nothing was read"),
        ("", "Nothing was read"),
    ],
)
def test_a_line_of_which_something_is_not_understood_is_refused_whole(line: str, reason: str) -> None:
    with pytest.raises(UserError, match=reason):
        understood_report(line)


@given(st.text(max_size=80) | st.text("0123456789 mx×.,;°%torightlefrnal-–", max_size=60))
def test_any_line_is_read_or_refused_in_a_sentence(line: str) -> None:
    try:
        report = understood_report(line)
        entered(new_plan("F", "-"), report)
    except UserError as reason:
        told = str(reason)
    else:
        told = " ".join(report_summary(report)).strip() + "."
    assert told[-1] in ".?"
    assert len(told) > 1


def test_ends_are_entered_whichever_is_written_first_and_wherever_the_tumour_was() -> None:
    for line in ("97 to 172", "172 to 97"):
        tumour = entered(new_plan("F", "-"), understood_report(line)).tumour
        assert (tumour.lower.offset_mm, tumour.upper.offset_mm) == (97, 172)
    low = entered(new_plan("F", "-"), understood_report("-20 to 10")).tumour
    assert (low.lower.offset_mm, low.upper.offset_mm) == (-20, 10)


@pytest.fixture
def editor(qapp: QApplication) -> Editor:  # noqa: ARG001
    return editor_on()


@pytest.fixture
def body(qtbot: QtBot, editor: Editor) -> Any:
    made = shown(qtbot, TumourBody(editor, ViewOptions()))
    editor.plan_changed.connect(made.show_plan)  # type: ignore[attr-defined]
    yield made
    editor.plan_changed.disconnect(made.show_plan)  # type: ignore[attr-defined]


def test_the_line_is_one_step_and_says_what_it_was_read_as_while_the_step_stands(body: Any, editor: Editor) -> None:
    enter(body.report, "Woman, 52; 97 to 172, 85 × 50 × 45 mm, right 8 mm, left 12 mm")
    assert editor.history.undo_name == "Enter the report"
    assert len(editor.history.steps) == 2
    assert (
        body.read.text() == "Read: woman, 52 years · 97 to 172 · 85 × 50 × 45 mm · renal vein involved right 8 mm, left 12 mm"
    )
    assert body.report.text() == ""
    enter(body.circumference, "90")
    assert body.read.isVisible()
    editor.jump(0)
    assert not body.read.isVisible()
    assert editor.case == editor_on().case


def test_a_line_that_is_refused_stays_and_says_why_in_place(body: Any, editor: Editor) -> None:
    enter(body.report, "97 to 172, spleen")
    assert "“spleen”" in row_of(body.report).refusal.sentence
    assert body.report.text() == "97 to 172, spleen"
    assert len(editor.history.steps) == 1


def test_an_end_that_crosses_the_other_waits_for_it(body: Any, editor: Editor) -> None:
    enter(body.lower_end.line, "180")
    assert "below the upper end" in row_of(body.lower_end).refusal.sentence
    enter(body.upper_end.line, "210")
    assert (editor.plan.extent.lower_mm, editor.plan.extent.upper_mm) == (180, 210)
    assert not row_of(body.lower_end).refusal.isVisible()
