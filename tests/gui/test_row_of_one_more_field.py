"""What a row costs where the document declares its field: the field's class and key, and where it stands."""

from one_more_field import CASE, ShuntedResection
from panel_tools import enter, row_of, shown
from pytestqt.qtbot import QtBot

from ivcviz.case import edits
from ivcviz.gui.forms.form import StepBody
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.view_options import ViewOptions


def test_its_row_in_the_window_asks_for_unit_and_bounds(qtbot: QtBot) -> None:
    editor = Editor(CASE)
    body = StepBody(editor, ViewOptions())
    shunt = body.field(ShuntedResection, "shunt_mm", "Set the shunt", lambda p: p.case.resection, edits.change_resection)
    body.row("Shunt", shunt)
    shown(qtbot, body)
    assert shunt.text() == "8 mm"
    enter(shunt, "13")
    assert row_of(shunt).refusal.sentence == "The shunt's diameter must be a number from 4 to 12 mm, not 13."
    enter(shunt, "6")
    assert editor.case.resection.shunt_mm == 6.0  # type: ignore[attr-defined]
