"""A line of a radiologist's report in the window: entered in one step, or refused in place."""

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from panel_tools import editor_on, enter, row_of, shown
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ivcviz.case.words.entering import apply_report
from ivcviz.case.words.report import Report, read_report
from ivcviz.errors import UserError
from ivcviz.gui.document.new_plan import new_plan
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.view_options import ViewOptions
from ivcviz.gui.steps.report_summary import report_summary
from ivcviz.gui.steps.tumour import TumourBody


@given(st.text(max_size=80) | st.text("0123456789 mx×.,;°%torightlefrnal-–", max_size=60))
def test_any_line_is_read_or_refused_in_a_sentence(line: str) -> None:
    reading = read_report(line)
    assert reading.refused or reading.report != Report()
    for part in reading.refused:
        told = str(part.sentence)
        assert told[-1] in ".?”"
        assert len(told) > 1
        assert "\n" not in told
        assert 0 <= part.start <= part.end <= len(line)
    assert len(" ".join(report_summary(reading.report)).strip()) > 0 or reading.report == Report()
    with suppress(UserError):
        apply_report(new_plan("F", "-"), reading.report)


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
    enter(body.report, "spleen, 85 x 50 x 45 mm")
    assert "“spleen”" in row_of(body.report).refusal.sentence
    assert body.report.text() == "spleen, 85 x 50 x 45 mm"
    assert len(editor.history.steps) == 1


def test_what_is_understood_is_one_step_and_what_is_not_stays_selected_with_the_reason(body: Any, editor: Editor) -> None:
    enter(body.report, "Woman, 52; 97 to 172; spleen invaded; right 8 mm; 8.5 x 5.0 x 4.5")
    assert body.report.text() == "spleen invaded; 8.5 x 5.0 x 4.5"
    assert body.report.selectedText() == "spleen invaded"
    sentence = row_of(body.report).refusal.sentence
    assert "“spleen” is not understood" in sentence
    assert "“8.5 x 5.0 x 4.5”: Are these millimetres or centimetres?" in sentence
    assert body.read.text() == "Read: woman, 52 years · 97 to 172 · renal vein involved right 8 mm"
    assert len(editor.history.steps) == 2
    QTest.keyClick(body.report, Qt.Key.Key_Return)  # as it is it says nothing more
    assert len(editor.history.steps) == 2
    enter(body.report, "8.5 x 5.0 x 4.5 cm")
    assert editor.case.tumour.mass_mm == (85.0, 50.0, 45.0)
    assert body.report.text() == ""
    assert not row_of(body.report).refusal.isVisible()
    editor.jump(1)
    editor.jump(0)
    assert editor.case == editor_on().case


def test_escape_takes_the_refused_parts_away(body: Any, editor: Editor) -> None:
    enter(body.report, "97 to 172; spleen")
    assert body.report.text() == "spleen"
    QTest.keyClick(body.report, Qt.Key.Key_Escape)
    assert body.report.text() == ""
    assert not row_of(body.report).refusal.isVisible()
    assert (editor.plan.extent.lower_mm, editor.plan.extent.upper_mm) == (97, 172)


def test_a_line_that_no_case_can_hold_stays_whole(body: Any, editor: Editor) -> None:
    enter(body.report, "lower end 3 cm above the hepatic veins; spleen")
    assert body.report.text() == "lower end 3 cm above the hepatic veins; spleen"
    assert "below the upper end" in row_of(body.report).refusal.sentence
    assert len(editor.history.steps) == 1


def test_lines_that_are_pasted_are_read_like_one(body: Any, editor: Editor) -> None:
    QApplication.clipboard().setText("97 to 172\nright\t8 mm\nleft\t12 mm\n")
    body.report.setFocus()
    body.report.paste()
    QTest.keyClick(body.report, Qt.Key.Key_Return)
    assert body.report.text() == ""
    assert {item.vein_id: item.length_mm for item in editor.case.tumour.involved} == {
        "right-renal-vein": 8.0,
        "left-renal-vein": 12.0,
    }


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
        "bland thrombus 30 to 85; floating tip to 190; upper end 2 cm below the hepatic veins",
        "left renal vein free; accessory right renal vein",
    ],
)
def test_what_a_line_was_read_as_can_be_typed_again_and_is_read_alike(line: str) -> None:
    reading = read_report(line)
    assert reading.refused == ()
    again = read_report("; ".join(part for part in report_summary(reading.report) if part))
    assert again == reading
