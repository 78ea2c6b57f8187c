"""A line of a radiologist's report in the window: entered in one step, or refused in place."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from panel_tools import editor_on, enter, row_of, shown
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ivcviz.case.report_text import apply_report, parse_report
from ivcviz.errors import UserError
from ivcviz.gui.document.new_plan import new_plan
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.view_options import ViewOptions
from ivcviz.gui.steps.report_summary import report_summary
from ivcviz.gui.steps.tumour import TumourBody


@given(st.text(max_size=80) | st.text("0123456789 mx×.,;°%torightlefrnal-–", max_size=60))
def test_any_line_is_read_or_refused_in_a_sentence(line: str) -> None:
    try:
        report = parse_report(line)
        apply_report(new_plan("F", "-"), report)
    except UserError as reason:
        told = str(reason)
    else:
        told = " ".join(report_summary(report)).strip() + "."
    assert told[-1] in ".?"
    assert len(told) > 1


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


@pytest.mark.parametrize(
    "line",
    [
        "woman, 52; 15 mm below the left renal vein to 25 mm below the hepatic veins, 85 × 50 × 45 mm; right 8 mm, left 12 mm",
        "man; -20 to 40; left common iliac vein; 200° of the wall; lumen closed; rich collaterals; no leg oedema",
        "97 to 172; right kidney 45 %; leg oedema; some collaterals; lumen narrowed",
        "only right kidney; retroaortic left renal vein; 4 mm above the centre of the left renal vein to hiatus",
    ],
)
def test_what_a_line_was_read_as_can_be_typed_again_and_is_read_alike(line: str) -> None:
    report = parse_report(line)
    assert parse_report("; ".join(part for part in report_summary(report) if part)) == report
