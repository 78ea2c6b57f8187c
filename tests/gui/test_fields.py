"""Entries with real keys: what is typed becomes one step, what is refused stays and says why."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from panel_tools import SHIFT, editor_on, enter, row_of, shown, type_over
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ivcviz.case import edits
from ivcviz.case.document import LevelRef
from ivcviz.case.words.levels import parse_level
from ivcviz.errors import UserError
from ivcviz.gui.forms.rows import FormRow
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.view_options import ViewOptions
from ivcviz.gui.steps.anatomy import AnatomyBody
from ivcviz.gui.steps.graft import GraftBody
from ivcviz.gui.steps.renal_veins import RenalVeinsBody
from ivcviz.gui.steps.resection import ResectionBody
from ivcviz.gui.steps.tumour import TumourBody

Following = Callable[[Any], Any]


@pytest.fixture
def editor(qapp: QApplication) -> Editor:  # noqa: ARG001
    return editor_on()


@pytest.fixture
def following(qtbot: QtBot, editor: Editor) -> Iterator[Following]:
    """Makes bodies on the screen that follow their editor, as the panel has it, and holds them until the test is over."""
    made: list[Any] = []

    def make(kind: Any) -> Any:
        made.append(shown(qtbot, kind(editor, ViewOptions())))
        editor.plan_changed.connect(made[-1].show_plan)
        return made[-1]

    yield make
    for body in made:
        editor.plan_changed.disconnect(body.show_plan)


@pytest.fixture
def tumour(following: Following) -> Any:
    return following(TumourBody)


def test_an_end_typed_against_a_landmark_is_kept_as_written_and_shows_its_millimetres(editor: Editor, tumour: Any) -> None:
    enter(tumour.lower_end.line, "renal-floor-20")
    assert editor.case.tumour.lower == LevelRef(-20.0, "renal-floor")
    assert tumour.lower_end.line.text() == "renal-floor-20"
    assert tumour.lower_end.millimetres.text() == "78 mm"


def test_arrow_keys_move_an_end_by_one_and_with_shift_by_a_tenth_and_keep_its_landmark(editor: Editor, tumour: Any) -> None:
    enter(tumour.lower_end.line, "renal-floor-20")
    QTest.keyClick(tumour.lower_end.line, Qt.Key.Key_Up)
    QTest.keyClick(tumour.lower_end.line, Qt.Key.Key_Down, SHIFT)
    assert editor.case.tumour.lower == LevelRef(-19.1, "renal-floor")
    assert tumour.lower_end.millimetres.text() == "78.9 mm"
    assert [step.name for step in editor.history.steps][1:] == ["Move the tumour's lower end"] * 3


def test_what_is_no_level_is_refused_in_place_and_stays_until_escape(editor: Editor, tumour: Any) -> None:
    before = editor.case
    enter(tumour.lower_end.line, "renal-flour-20")
    row = row_of(tumour.lower_end)
    assert row.refusal.isVisible()
    assert "'renal-flour-20' is not a level" in row.refusal.sentence
    assert tumour.lower_end.line.text() == "renal-flour-20"
    assert tumour.lower_end.line.accessibleDescription() == row.refusal.sentence
    assert editor.case == before
    QTest.keyClick(tumour.lower_end.line, Qt.Key.Key_Escape)
    assert tumour.lower_end.line.text() == "85"
    assert not row.refusal.isVisible()


def test_an_end_that_the_case_refuses_says_why_and_a_better_one_clears_it(editor: Editor, tumour: Any) -> None:
    enter(tumour.lower_end.line, "180")
    row = row_of(tumour.lower_end)
    assert "below the upper end (172 mm)" in row.refusal.sentence
    assert tumour.lower_end.line.text() == "180"
    enter(tumour.lower_end.line, "90")
    assert editor.plan.extent.lower_mm == 90
    assert not row.refusal.isVisible()


def test_a_refused_text_gives_way_when_the_plan_itself_changes_there(editor: Editor, tumour: Any) -> None:
    enter(tumour.lower_end.line, "180")
    editor.apply("elsewhere", lambda case: case)
    assert tumour.lower_end.line.text() == "180"
    enter(tumour.upper_end.line, "170")
    assert tumour.lower_end.line.text() == "180"
    editor.preview(lambda case: _with_lower(case, 60.0))
    assert tumour.lower_end.line.text() == "60"
    assert not row_of(tumour.lower_end).refusal.isVisible()


@pytest.mark.parametrize("pick", [lambda body: body.lower_end.line, lambda body: body.bulge])
def test_a_key_that_is_held_down_previews_and_its_release_is_one_step(editor: Editor, tumour: Any, pick: Any) -> None:
    widget = pick(tumour)
    widget.setFocus()
    QTest.keyPress(widget, Qt.Key.Key_Up)
    for _ in range(5):
        QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier, "", True))
    assert editor.dragging
    assert len(editor.history.steps) == 2
    QTest.keyRelease(widget, Qt.Key.Key_Up)
    assert not editor.dragging
    assert len(editor.history.steps) == 3
    assert (editor.plan.extent.lower_mm, editor.case.tumour.bulge_deg) in [(91, 300), (85, 306)]


def test_undo_brings_an_equal_case_and_the_old_text_back(editor: Editor, tumour: Any) -> None:
    before = editor.case
    enter(tumour.lower_end.line, "renal-floor-20")
    QTest.keyClick(tumour.lower_end.line, Qt.Key.Key_Up)
    editor.undo()
    editor.undo()
    assert editor.case == before
    assert tumour.lower_end.line.text() == "85"


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("85", LevelRef(85.0)),
        ("85,5 mm", LevelRef(85.5)),
        ("8.5 cm", LevelRef(85.0)),
        ("2 cm below the renal veins", LevelRef(-20.0, "renal-floor")),
        ("renal-floor - 1,5cm", LevelRef(-15.0, "renal-floor")),
        ("Renal floor - 20", LevelRef(-20.0, "renal-floor")),
        ("15 mm below the left renal vein", LevelRef(-15.0, "left-renal-vein-lower-edge")),
        ("20 below renal floor", LevelRef(-20.0, "renal-floor")),
        ("25 mm below the hepatic veins", LevelRef(-25.0, "hepatic-floor")),
        ("5 above the renal veins", LevelRef(5.0, "renal-roof")),
        ("3 mm superior to the caval hiatus", LevelRef(3.0, "hiatus")),
    ],
)
def test_levels_are_understood_as_they_stand_in_a_report(text: str, ref: LevelRef) -> None:
    assert parse_level(text) == ref


def test_a_level_that_is_not_understood_is_quoted_as_it_was_written() -> None:
    with pytest.raises(UserError, match="'20 below the spleen' is not a level"):
        parse_level("20 below the spleen")


def test_a_slip_in_a_landmark_s_word_is_met_with_the_word_that_was_meant() -> None:
    with pytest.raises(UserError, match=r"did you mean renal-floor\?"):
        parse_level("renal-flor-20")


def test_words_of_landmarks_are_offered_while_typing(tumour: Any) -> None:
    type_over(tumour.upper_end.line, "flo")
    model = tumour.upper_end.line.completer().completionModel()
    assert {model.index(row, 0).data() for row in range(model.rowCount())} == {"renal-floor", "hepatic-floor"}


def test_a_margin_is_typed_stepped_and_each_is_one_step(following: Following, editor: Editor) -> None:
    body = following(ResectionBody)
    enter(body.superior_margin, "12.5")
    QTest.keyClick(body.superior_margin, Qt.Key.Key_Up)
    QTest.keyClick(body.superior_margin, Qt.Key.Key_Down, SHIFT)
    assert editor.case.resection.superior_margin_mm == 13.4
    assert body.superior_margin.text() == "13.4 mm"
    assert len(editor.history.steps) == 4


def test_a_margin_out_of_bounds_is_refused_in_place_and_keeps_what_was_typed(following: Following, editor: Editor) -> None:
    body = following(ResectionBody)
    enter(body.inferior_margin, "150")
    assert "must be a number from 0 to 100 mm, not 150" in row_of(body.inferior_margin).refusal.sentence
    assert body.inferior_margin.text().startswith("150")
    assert len(editor.history.steps) == 1
    QTest.keyClick(body.inferior_margin, Qt.Key.Key_Escape)
    assert body.inferior_margin.text() == "10 mm"
    assert not row_of(body.inferior_margin).refusal.isVisible()


def test_a_step_below_the_bound_says_why_and_leaves_the_value(following: Following) -> None:
    body = following(ResectionBody)
    enter(body.cuff, "4")
    QTest.keyClick(body.cuff, Qt.Key.Key_Down)
    assert body.cuff.text() == "4 mm"
    assert "from 4 to 50 mm" in row_of(body.cuff).refusal.sentence


@pytest.mark.parametrize(
    ("pasted", "read"),
    [("12 mm", 12.0), ("1.5 cm", 15.0), ("1,5", 1.5), ("0,9\N{NO-BREAK SPACE}cm", 9.0), ("12mm", 12.0), ("1.2 CM", 12.0)],
)
def test_a_length_is_pasted_with_its_unit(following: Following, editor: Editor, pasted: str, read: float) -> None:
    body = following(ResectionBody)
    body.superior_margin.setFocus()
    for shortcut in (QKeySequence.StandardKey.SelectAll, QKeySequence.StandardKey.Paste):
        QApplication.clipboard().setText(pasted)
        QTest.keySequence(body.superior_margin, QKeySequence(shortcut))
    QTest.keyClick(body.superior_margin, Qt.Key.Key_Return)
    assert editor.case.resection.superior_margin_mm == read
    assert body.superior_margin.text() == f"{read:g} mm"


@pytest.mark.parametrize("typed", ["12 inch", "about 12", "1.2.3", "12 mL"])
def test_what_is_no_length_is_refused_in_words_and_stays(following: Following, editor: Editor, typed: str) -> None:
    body = following(ResectionBody)
    enter(body.superior_margin, typed)
    assert f"“{typed}” is not a number." == row_of(body.superior_margin).refusal.sentence
    assert body.superior_margin.text().startswith(typed)
    assert editor.case == editor_on().case


def test_centimetres_are_no_degrees(editor: Editor, tumour: Any) -> None:
    enter(tumour.bulge, "9 cm")
    assert row_of(tumour.bulge).refusal.sentence == "“9 cm” is not a number."
    enter(tumour.bulge, "45°")
    assert editor.case.tumour.bulge_deg == 45


def test_leaving_a_field_untouched_changes_nothing(editor: Editor, tumour: Any) -> None:
    tumour.lower_end.line.setFocus()
    tumour.growth.setFocus()
    for field in tumour.mass:
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert len(editor.history.steps) == 1


def test_leaving_a_field_enters_what_was_typed(editor: Editor, tumour: Any) -> None:
    type_over(tumour.bulge, "90")
    tumour.growth.setFocus()
    assert editor.case.tumour.bulge_deg == 90


def test_a_locked_plan_says_so_in_place(editor: Editor, tumour: Any) -> None:
    editor.lock(True)
    enter(tumour.mass[0], "70")
    assert "locked" in row_of(tumour.mass[0]).refusal.sentence


def test_a_mass_is_kept_once_its_three_sides_are_given(editor: Editor, tumour: Any) -> None:
    enter(tumour.mass[0], "")
    assert editor.case.tumour.mass_mm is None
    assert [field.text() for field in tumour.mass] == ["—", "—", "—"]
    enter(tumour.mass[0], "85")
    enter(tumour.mass[1], "50")
    assert tumour.waiting.isVisible(), "told, and not as a fault"
    assert not row_of(tumour.mass[0]).refusal.isVisible()
    enter(tumour.mass[2], "45")
    assert editor.case.tumour.mass_mm == (85, 50, 45)
    assert not row_of(tumour.mass[0]).refusal.isVisible()


def test_an_emptied_length_follows_from_the_gap_again(following: Following, editor: Editor) -> None:
    body = following(RenalVeinsBody)
    group = body.veins["left-renal-vein"]
    assert group.length.text() == "auto 56.9 mm"
    enter(group.length, "25")
    enter(group.length, "")
    assert group.length.text() == "auto 56.9 mm"
    assert [step.name for step in editor.history.steps][1:] == ["Shape the cone pipe: left renal vein"] * 2


def test_the_wheel_turns_only_the_field_that_has_the_keyboard(editor: Editor, tumour: Any) -> None:
    tumour.lower_end.line.setFocus()
    _wheel(tumour.bulge, 120)
    _wheel(tumour.growth, -120)
    assert len(editor.history.steps) == 1
    tumour.bulge.setFocus()
    _wheel(tumour.bulge, 120)
    assert editor.case.tumour.bulge_deg == 301


def test_choices_are_made_by_keys_and_stand_for_the_values_of_the_case(editor: Editor, tumour: Any) -> None:
    assert tumour.growth.currentText() == "both ways"
    tumour.growth.setFocus()
    QTest.keyClick(tumour.growth, Qt.Key.Key_Up)
    assert editor.case.tumour.growth == "extraluminal"
    editor.undo()
    assert tumour.growth.currentText() == "both ways"


def test_undo_belongs_to_the_window_unless_something_is_being_typed(editor: Editor, tumour: Any) -> None:
    shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), tumour)
    shortcut.activated.connect(editor.undo)
    enter(tumour.bulge, "10")
    enter(tumour.lower_end.line, "70")
    for widget in (tumour.lower_end.line, tumour.bulge):
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.history.index == 0


@pytest.mark.parametrize("kind", [AnatomyBody, TumourBody, ResectionBody, GraftBody, RenalVeinsBody])
def test_every_entry_has_an_accessible_name_of_its_own(following: Following, kind: Any) -> None:
    body = following(kind)
    names = [entry.accessibleName() for row in body.findChildren(FormRow) for entry in row.entries]
    assert all(names)
    assert len(set(names)) == len(names)


def _wheel(widget: Any, turned: int) -> None:
    place = QPointF(widget.rect().center())
    event = QWheelEvent(
        place,
        QPointF(widget.mapToGlobal(place.toPoint())),
        QPoint(0, 0),
        QPoint(0, turned),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def _with_lower(case: Any, level: float) -> Any:
    return edits.move_tumour_lower_end(case, LevelRef(level))
