"""The zone reading: in view, in words, and told when it changes."""

from typing import Any

import pytest
from panel_tools import editor_on, follow, shown
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ivcviz.case import edits
from ivcviz.case.document import LevelRef
from ivcviz.gui.reading.panel import ReadingPanel
from ivcviz.gui.state.editor import Editor


@pytest.fixture
def editor(qapp: QApplication) -> Editor:  # noqa: ARG001
    return editor_on()


@pytest.fixture
def reading(qtbot: QtBot, editor: Editor) -> Any:
    made = ReadingPanel(editor)
    follow(editor, made)
    made.resize(300, 500)
    return shown(qtbot, made)


def test_span_distances_and_stability_are_in_view(reading: Any) -> None:
    assert reading.span.text() == "Zone I–II"
    assert reading.highest.text().startswith("Highest zone II; zones begin at the lower edge")
    assert reading.lower_end.text() == "Lower end 13 mm below the renal floor"
    assert reading.upper_end.text() == "Upper end 25 mm below the hepatic floor"
    assert reading.stability.text() == "Stable: holds in 97 of 100"
    assert reading.mark.kind == "done"
    assert reading.accessibleName() == "Zone reading: Zone I–II, stable"


def test_the_reading_follows_a_drag_and_its_return(reading: Any, editor: Editor) -> None:
    editor.preview(lambda case: edits.move_tumour_lower_end(case, LevelRef(120.0)))
    assert reading.span.text() == "Zone II"
    editor.cancel()
    assert reading.span.text() == "Zone I–II"


def test_only_a_change_of_span_or_stability_is_announced(reading: Any, editor: Editor) -> None:
    told: list[str] = []
    reading.announced.connect(told.append)
    editor.apply("up", lambda case: edits.move_tumour_lower_end(case, LevelRef(84.0)))
    assert told == []
    editor.apply("up", lambda case: edits.move_tumour_lower_end(case, LevelRef(97.0)))
    editor.apply("up", lambda case: edits.move_tumour_lower_end(case, LevelRef(98.0)))
    assert told == ["Zone I–II, borderline", "Zone II, borderline"]
    assert reading.accessibleName() == "Zone reading: Zone II, borderline"


def test_a_borderline_reading_has_another_mark_and_names_what_the_conventions_say(qtbot: QtBot) -> None:
    reading = ReadingPanel(editor_on("case-3"))
    qtbot.addWidget(reading)
    assert reading.mark.kind == "warning"
    assert reading.stability.text() == "Borderline: holds in 84 of 100"
    assert reading.others.text() == "But I by the centre, I by the roof."


def test_a_tumour_of_the_iliac_veins_alone_is_in_no_zone(reading: Any, editor: Editor) -> None:
    editor.apply("lower", lambda case: edits.move_tumour_lower_end(case, LevelRef(-40.0)))
    assert reading.span.text() == "Zone I–II + iliac"
    editor.apply("upper", lambda case: edits.move_tumour_upper_end(case, LevelRef(-5.0)))
    assert reading.span.text() == "Below zone I"
    assert "iliac veins only" in reading.highest.text()


def test_the_sentence_goes_to_the_clipboard(reading: Any, editor: Editor) -> None:
    QTest.mouseClick(reading.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == str(editor.plan.reading.sentence)


def test_why_unfolds_chances_borders_and_other_schemes(reading: Any, editor: Editor) -> None:
    assert not reading.why.isVisible()
    QTest.mouseClick(reading.why_button, Qt.MouseButton.LeftButton)
    assert reading.why.isVisible()
    reasons = reading.why.widget()
    assert reasons.chances.lines[0] == ("Zone I", "97 of 100")
    assert ("caval hiatus, 223", "−138 | −51 mm") in reasons.borders.lines
    assert reasons.schemes.lines[1][0].startswith("Kieffer: I–II (to confirm)\nKieffer et al.")
    editor.preview(lambda case: edits.move_tumour_lower_end(case, LevelRef(120.0)))
    assert reasons.schemes.lines[1][0].startswith("Kieffer: II")
    editor.cancel()
    QTest.mouseClick(reading.why_button, Qt.MouseButton.LeftButton)
    assert not reading.why.isVisible()
