"""The lists of cases by mouse and keys, and what is said to be known of the open one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from answering import Session, session_in
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ivcviz.case import edits
from ivcviz.gui.cases.case_record import CaseRecordWriter, value_at
from ivcviz.gui.cases.panel import CasesPanel
from ivcviz.gui.document.new_plan import new_plan
from ivcviz.storage.case_files import load_case, save_case
from ivcviz.storage.shipped import shipped_cases
from ivcviz.terms.renal_methods import LIGATE

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    yield from session_in(tmp_path)


@pytest.fixture
def panel(session: Session, qtbot: QtBot) -> CasesPanel:
    panel = CasesPanel(session.editor, session.documents)
    session.editor.document_changed.connect(panel.show_document)
    qtbot.addWidget(panel)
    panel.resize(240, 700)
    panel.show()
    qtbot.waitUntil(lambda: all(row.picture is not None for row in panel.published.rows()))
    return panel


def test_the_published_cases_stand_with_patient_zone_and_size(panel: CasesPanel) -> None:
    assert [(row.title, *row.lines) for row in panel.published.rows()] == [
        ("Case 1", "Woman, 42 y · zone II", "50 × 30 × 20 mm"),
        ("Case 2", "Woman, 47 y · zone II", "100 × 60 × 50 mm"),
        ("Case 3", "Woman, 45 y · zone I–II", "80 × 40 × 40 mm"),
        ("Case 4", "Woman, 38 y · zone I–II", "90 × 50 × 40 mm"),
    ]


def test_each_thumbnail_is_a_picture_of_its_own(panel: CasesPanel) -> None:
    pictures = [row.picture.toImage() for row in panel.published.rows() if row.picture is not None]
    assert len({bytes(picture.constBits()) for picture in pictures}) == 4


def test_a_double_click_opens_a_published_case(panel: CasesPanel, session: Session, qtbot: QtBot) -> None:
    place = panel.published.visualItemRect(panel.published.item(3)).center()
    qtbot.mouseClick(panel.published.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(panel.published.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert session.editor.case.title == "Case 4"
    assert [row.mark for row in panel.published.rows()] == ["", "", "", "open"]


def test_arrow_keys_and_enter_open_a_published_case(panel: CasesPanel, session: Session, qtbot: QtBot) -> None:
    panel.published.setFocus()
    panel.published.setCurrentRow(0)
    qtbot.keyClick(panel.published, Qt.Key.Key_Down)
    qtbot.keyClick(panel.published, Qt.Key.Key_Return)
    assert session.editor.case.title == "Case 2"


def test_a_changed_plan_is_asked_about_before_another_opens(panel: CasesPanel, session: Session, qtbot: QtBot) -> None:
    session.editor.apply("Rename", lambda case: edits.rename(case, "Changed"))
    session.questions.unsaved = ["cancel"]
    panel.published.setCurrentRow(1)
    qtbot.keyClick(panel.published, Qt.Key.Key_Enter)
    assert session.questions.asked == ["unsaved: Changed"]
    assert session.editor.case.title == "Changed"


def test_saved_plans_are_listed_with_folder_and_time_and_open_again(
    panel: CasesPanel, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    assert panel.none_yet.isVisible()
    session.questions.save_paths = [tmp_path / "mine.json"]
    session.documents.save()
    (row,) = panel.own.rows()
    assert (row.title, row.lines[0], row.mark) == ("mine", str(tmp_path), "open")
    assert row.lines[1]
    session.documents.open_shipped("case-1")
    assert panel.own.rows()[0].mark == ""
    panel.own.setCurrentRow(0)
    qtbot.keyClick(panel.own, Qt.Key.Key_Return)
    assert session.editor.path == tmp_path / "mine.json"
    assert not panel.none_yet.isVisible()


def test_a_plan_that_is_gone_says_so_and_leaves_the_list_when_it_is_tried(
    panel: CasesPanel, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    session.settings.keep_recent([tmp_path / "gone.json"])
    session.documents.recent_changed.emit()
    assert panel.own.rows()[0].lines[1] == "not found"
    panel.own.setCurrentRow(0)
    qtbot.keyClick(panel.own, Qt.Key.Key_Return)
    assert panel.own.rows() == []
    assert "it was removed from the list" in session.questions.messages[0]


def test_new_and_open_are_buttons(panel: CasesPanel, session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    woman, man = panel.new_button.menu().actions()
    man.trigger()
    assert session.editor.case.anatomy.sex == "M"
    woman.trigger()
    assert session.editor.case.anatomy.sex == "F"
    save_case(new_plan("M", "Chosen"), tmp_path / "chosen.json")
    session.questions.open_paths = [tmp_path / "chosen.json"]
    qtbot.mouseClick(panel.open_button, Qt.MouseButton.LeftButton)
    assert session.editor.case.title == "Chosen"


def test_what_the_source_prints_of_case_4_can_be_read_with_its_sources(panel: CasesPanel, session: Session) -> None:
    session.documents.open_shipped("case-4")
    text = panel.known.toPlainText().replace("\xa0", " ")
    for words in (
        "Woman, 38 years [1]",
        "Symptoms: Back pain [1]",
        "Blood loss: 500 mL [2]",
        "Operative time: 240 min [2]",
        "Complication: Right renal vein thrombosis [2]",
        "Follow-up: 21 months [2]",
        "Left renal vein: tapered side branch (cone pipe) [3]",
        "Schematic, derived",
        "Tumour's lower end: 85 mm above the iliac confluence.",
        "Six patients are said to have been operated on",
        "Tulahong et al., Medicine 2022;101:22(e29326), Table 2",
    ):
        assert words in text


def test_what_was_changed_here_is_not_put_in_the_sources_mouth(panel: CasesPanel, session: Session) -> None:
    session.documents.open_shipped("case-4")
    session.editor.apply("Mass", lambda case: edits.set_mass(case, (120.0, 50.0, 40.0)))
    session.editor.apply("Method", lambda case: edits.choose_renal_method(case, "left-renal-vein", LIGATE))
    session.editor.apply("Move", lambda case: edits.move_tumour(case, 5))
    text = panel.known.toPlainText().replace("\xa0", " ")
    assert "Tumour size: 120 × 50 × 40 mm (changed in this plan)\n" in text
    assert "Left renal vein: ligated (changed in this plan)\n" in text
    assert "Tumour's lower end: Changed in this plan; before: Table 1 says" in text
    session.editor.jump(0)
    assert "changed in this plan" not in panel.known.toPlainText()


def test_a_plan_of_ones_own_names_no_source(panel: CasesPanel, session: Session) -> None:
    session.documents.new("M")
    text = panel.known.toPlainText()
    assert "Man" in text
    assert "No source is given" in text


def test_a_plan_of_ones_own_leaves_no_published_case_selected(panel: CasesPanel, session: Session) -> None:
    session.documents.open_shipped("case-4")
    assert panel.published.currentRow() == 3
    session.documents.new("F")
    assert panel.published.currentRow() == -1


def test_words_in_a_case_are_not_taken_for_markup(panel: CasesPanel, session: Session) -> None:
    session.editor.apply("Rename", lambda case: edits.rename(case, "<b>R&D</b> <img src=x>"))
    assert "<b>R&D</b> <img src=x>" in panel.known.toPlainText()


@pytest.mark.parametrize("path", shipped_cases(), ids=lambda path: path.stem)
def test_every_sourced_value_of_a_published_case_exists_and_is_named_in_words(path: Path) -> None:
    case = load_case(path)
    sections = CaseRecordWriter().of(case, case)
    assert all(value_at(case, item.path.split("[")[0]) is not None for item in case.provenance if item.path)
    names = [fact.name for section in sections for fact in section.facts]
    assert not [name for name in names if "_" in name or "[" in name or name.islower()]
    assert not [fact for section in sections for fact in section.facts if "changed" in fact.value.lower()]


def test_reading_does_not_lose_its_place_while_the_tumour_moves(panel: CasesPanel, session: Session) -> None:
    session.documents.new("F")
    session.editor.apply("Notes", lambda case: edits.set_notes(case, [f"note {i}" for i in range(80)]))
    bar = panel.known.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    session.editor.apply("Move", lambda case: edits.move_tumour(case, 1))
    assert bar.value() == before > 0


def test_a_dropped_case_file_opens_and_a_wrong_one_is_told(
    panel: CasesPanel, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    save_case(new_plan("M", "Dropped"), tmp_path / "plan.json")
    (tmp_path / "wrong.json").write_text("no", encoding="utf-8")
    for name in ("plan.json", "wrong.json"):
        drop(panel, tmp_path / name)
    qtbot.waitUntil(lambda: session.editor.case.title == "Dropped" and bool(session.questions.messages))


def drop(panel: CasesPanel, file: Path) -> None:
    """A file is dragged over the panel and let go."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    how = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(QPoint(20, 20), *how)
    QApplication.sendEvent(panel, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(panel, QDropEvent(QPointF(20, 20), *how))


def test_every_control_has_a_name_and_can_be_reached_by_tab(panel: CasesPanel, qtbot: QtBot) -> None:
    controls = [panel.published, panel.own, panel.known, *panel.findChildren(QPushButton)]
    assert all(control.accessibleName() for control in controls)
    assert all(control.focusPolicy() & Qt.FocusPolicy.TabFocus for control in controls)
    spoken = panel.published.item(3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Case 4, Woman, 38 y · zone I–II, 90 × 50 × 40 mm"
    panel.published.setFocus()
    qtbot.keyClick(panel.published, Qt.Key.Key_Tab)
    assert not panel.published.hasFocus()
