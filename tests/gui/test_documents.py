"""Open, save and everything that is asked on the way; files that change, vanish or were never cases."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from answering import Answering, Session, session_in
from PySide6.QtCore import QMimeData, QUrl
from pytestqt.qtbot import QtBot
from typed_lines import SCANNER, patient_file

from ivcviz.case import edits
from ivcviz.case.document import Case, LevelRef
from ivcviz.gui.document.documents import Documents
from ivcviz.gui.document.new_plan import new_plan
from ivcviz.gui.document.questions import OnDisk
from ivcviz.gui.state.editor import Edit, Editor
from ivcviz.gui.state.settings import Settings
from ivcviz.storage.case_files import load_case, save_case
from ivcviz.storage.shipped import shipped_cases, shipped_path

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    yield from session_in(tmp_path)


def raised_to(level_mm: float) -> Edit:
    """An edit: the tumour's upper end at this level."""
    return lambda case: edits.move_tumour_upper_end(case, LevelRef(level_mm))


def upper_mm(case: Case) -> float:
    return case.tumour.upper.offset_mm


def saved_as(session: Session, path: Path) -> Path:
    session.questions.save_paths = [path]
    assert session.documents.save_as()
    return path


def colleague_saves(path: Path, level_mm: float = 200.0) -> None:
    """Another program writes the file."""
    save_case(raised_to(level_mm)(load_case(path)), path)


@pytest.mark.parametrize("sex", ["F", "M"])
def test_a_new_plan_has_a_small_tumour_in_zone_i_and_nothing_to_save(session: Session, sex: str) -> None:
    assert session.documents.new(sex)  # type: ignore[arg-type]
    plan = session.editor.plan
    assert plan.case.anatomy.sex == sex
    assert plan.reading.zones == ("I",)
    assert plan.extent.upper_mm - plan.extent.lower_mm == pytest.approx(20)
    assert not session.editor.modified
    assert session.editor.path is None


def test_a_plan_survives_save_and_open(session: Session, tmp_path: Path) -> None:
    session.editor.apply("Move", raised_to(120))
    case = session.editor.case
    path = saved_as(session, tmp_path / "plan.json")
    assert (session.editor.path, session.editor.modified) == (path, False)
    session.documents.new("M")
    assert session.documents.open(path)
    assert session.editor.case == case
    assert not session.questions.asked


def test_save_writes_to_the_plans_own_file_without_asking(session: Session, tmp_path: Path) -> None:
    path = saved_as(session, tmp_path / "plan.json")
    session.editor.apply("Move", raised_to(121))
    assert session.documents.save()
    assert upper_mm(load_case(path)) == 121
    assert not session.editor.modified


def test_a_drag_is_not_saved_before_it_is_settled(session: Session, tmp_path: Path) -> None:
    path = saved_as(session, tmp_path / "plan.json")
    session.editor.apply("Move", raised_to(121))
    session.editor.preview(raised_to(150))
    assert session.documents.save()
    assert upper_mm(load_case(path)) == 121


def test_the_suggested_name_follows_the_title(session: Session, tmp_path: Path) -> None:
    session.editor.apply("Rename", lambda case: edits.rename(case, "Frau Öz: 2. Versuch / links"))
    session.settings.keep_last_folder(tmp_path)
    session.questions.save_paths = [None]
    assert not session.documents.save()
    assert session.questions.suggested == [tmp_path / "frau-öz-2-versuch-links.json"]
    assert session.editor.modified


def test_a_published_case_opens_as_an_original_without_a_place(session: Session, tmp_path: Path) -> None:
    assert session.documents.open_shipped("case-4")
    assert (session.editor.case.title, session.editor.path, session.documents.published) == ("Case 4", None, "case-4")
    saved_as(session, tmp_path / "mine.json")
    assert session.documents.published is None
    assert session.editor.path == tmp_path / "mine.json"


def test_the_file_of_a_published_case_opens_as_the_original_too(session: Session, tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(shipped_path("cases", "case-2.json").resolve())
    assert session.documents.open(link)
    assert (session.editor.path, session.documents.published) == (None, "case-2")
    assert session.documents.recent() == []


def test_a_published_case_is_not_overwritten(session: Session) -> None:
    original = shipped_cases()[0]
    before = original.read_bytes()
    session.questions.save_paths = [original]
    assert not session.documents.save_as()
    assert original.read_bytes() == before
    assert "published case" in session.questions.messages[0]


def test_a_duplicate_is_a_document_of_its_own_that_is_not_saved(session: Session, tmp_path: Path) -> None:
    path = saved_as(session, tmp_path / "plan.json")
    before = path.read_bytes()
    assert session.documents.duplicate()
    assert session.editor.case.title == "New plan (copy)"
    assert (session.editor.path, session.editor.modified) == (None, True)
    assert path.read_bytes() == before


def test_a_duplicate_of_the_longest_title_is_a_case_that_can_be_saved(session: Session, tmp_path: Path) -> None:
    session.editor.apply("Rename", lambda case: edits.rename(case, "x" * 200))
    session.questions.unsaved = ["discard"]
    assert session.documents.duplicate()
    assert load_case(saved_as(session, tmp_path / "copy.json")) == session.editor.case


@pytest.mark.parametrize("how", ["new", "duplicate", "open", "open_shipped", "open_dropped", "close"])
def test_nothing_replaces_a_changed_plan_unless_the_user_lets_it(session: Session, tmp_path: Path, how: str) -> None:
    other = tmp_path / "other.json"
    save_case(new_plan("M", "Other"), other)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(other))])
    documents = session.documents
    edit_button = {
        "new": lambda: documents.new("M"),
        "duplicate": documents.duplicate,
        "open": lambda: documents.open(other),
        "open_shipped": lambda: documents.open_shipped("case-1"),
        "open_dropped": lambda: documents.open_dropped(mime),
        "close": documents.close_allowed,
    }[how]
    session.editor.apply("Move", raised_to(130))
    case = session.editor.case
    session.questions.unsaved = ["cancel"]
    assert not edit_button()
    assert (session.editor.case, session.editor.modified) == (case, True)
    session.questions.unsaved = ["discard"]
    assert edit_button()
    assert session.questions.asked == ["unsaved: New plan"] * 2


def test_save_in_the_unsaved_question_saves_first(session: Session, tmp_path: Path) -> None:
    path = saved_as(session, tmp_path / "plan.json")
    session.editor.apply("Move", raised_to(130))
    session.questions.unsaved = ["save"]
    assert session.documents.open_shipped("case-1")
    assert upper_mm(load_case(path)) == 130


def test_when_saving_fails_the_plan_stays_open(session: Session) -> None:
    session.editor.apply("Move", raised_to(130))
    session.questions.unsaved, session.questions.save_paths = ["save"], [None]
    assert not session.documents.open_shipped("case-1")
    assert session.editor.case.title == "New plan"


def test_a_drag_is_taken_back_before_the_question_is_asked(session: Session) -> None:
    session.editor.preview(raised_to(130))
    assert session.documents.close_allowed()
    assert not session.questions.asked


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n", b"{}", b"[1, 2]", b'{"format": "ivcviz-case", "version": 99}'])
def test_a_wrong_file_is_told_in_one_sentence_and_changes_nothing(session: Session, tmp_path: Path, content: bytes) -> None:
    wrong = tmp_path / "wrong.json"
    wrong.write_bytes(content)
    session.editor.apply("Move", raised_to(130))
    case = session.editor.case
    assert not session.documents.open(wrong)
    assert len(session.questions.messages) == 1
    assert session.questions.messages[0].startswith(str(wrong))
    assert not session.questions.asked  # it is not asked about a plan that need not go
    assert (session.editor.case, session.editor.modified) == (case, True)
    assert wrong not in session.documents.recent()


def test_what_is_no_file_can_be_neither_opened_nor_saved_to(session: Session, tmp_path: Path) -> None:
    assert not session.documents.open(tmp_path)
    session.questions.save_paths = [tmp_path]
    assert not session.documents.save_as()
    assert len(session.questions.messages) == 2


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="an administrator may write everywhere")
def test_a_folder_that_is_write_protected_is_told_in_one_sentence(session: Session, tmp_path: Path) -> None:
    folder = tmp_path / "protected"
    folder.mkdir(mode=0o500)
    session.questions.save_paths = [folder / "plan.json"]
    assert not session.documents.save_as()
    assert "write-protected" in session.questions.messages[0]


def test_a_folder_that_is_gone_is_told_and_the_plan_stays_unsaved(session: Session, tmp_path: Path) -> None:
    session.editor.apply("Move", raised_to(130))
    session.questions.save_paths = [tmp_path / "gone" / "plan.json"]
    assert not session.documents.save_as()
    assert "there is no folder" in session.questions.messages[0]
    assert (session.editor.modified, session.editor.path) == (True, None)


def test_open_without_a_path_asks_which(session: Session, tmp_path: Path) -> None:
    save_case(new_plan("M", "Other"), tmp_path / "other.json")
    session.questions.open_paths = [None, tmp_path / "other.json"]
    assert not session.documents.open()
    assert session.documents.open()
    assert session.editor.case.title == "Other"
    assert session.settings.last_folder() == tmp_path


def test_the_ten_latest_files_are_remembered_the_latest_first(session: Session, tmp_path: Path) -> None:
    paths = [saved_as(session, tmp_path / f"plan-{i}.json") for i in range(12)]
    saved_as(session, paths[7])
    assert session.documents.recent() == [paths[7], paths[11], paths[10], paths[9], paths[8], *paths[6:1:-1]]


def test_a_recent_file_that_is_gone_is_told_and_forgotten(session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    path = saved_as(session, tmp_path / "plan.json")
    session.documents.new("F")
    path.unlink()
    with qtbot.waitSignal(session.documents.recent_changed):
        assert not session.documents.open(path)
    assert session.documents.recent() == []
    assert session.questions.messages == [f"{path} no longer exists; it was removed from the list."]


@pytest.mark.parametrize("answer", ["reload", "keep", "save-as", "cancel"])
def test_saving_over_somebody_elses_version_asks_whose_counts(session: Session, tmp_path: Path, answer: OnDisk) -> None:
    path, other = saved_as(session, tmp_path / "plan.json"), tmp_path / "mine.json"
    session.editor.apply("Move", raised_to(130))
    colleague_saves(path)
    session.questions.on_disk, session.questions.save_paths = [answer], [other]
    assert session.documents.save() == (answer in ("keep", "save-as"))
    assert session.questions.asked == ["changed: plan.json"]
    assert upper_mm(load_case(path)) == (130 if answer == "keep" else 200)
    assert upper_mm(session.editor.case) == (200 if answer == "reload" else 130)
    assert session.editor.modified == (answer == "cancel")
    assert other.exists() == (answer == "save-as")


def test_save_as_over_the_plans_own_changed_file_asks_too(session: Session, tmp_path: Path) -> None:
    path = saved_as(session, tmp_path / "plan.json")
    colleague_saves(path)
    session.questions.on_disk, session.questions.save_paths = ["cancel"], [path]
    assert not session.documents.save_as()
    assert upper_mm(load_case(path)) == 200


@pytest.mark.parametrize("answer", ["reload", "keep", "save-as", "cancel"])
def test_a_file_changed_by_somebody_else_is_noticed(session: Session, tmp_path: Path, qtbot: QtBot, answer: OnDisk) -> None:
    path = saved_as(session, tmp_path / "plan.json")
    session.editor.apply("Move", raised_to(130))
    session.questions.on_disk, session.questions.save_paths = [answer], [tmp_path / "mine.json"]
    colleague_saves(path)
    qtbot.waitUntil(lambda: session.questions.asked == ["changed: plan.json"])
    assert upper_mm(load_case(path)) == 200
    assert upper_mm(session.editor.case) == (200 if answer == "reload" else 130)
    assert session.editor.modified == (answer in ("keep", "cancel"))


def test_who_kept_his_version_saves_it_without_another_question(session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    path = saved_as(session, tmp_path / "plan.json")
    session.questions.on_disk = ["keep"]
    colleague_saves(path)
    qtbot.waitUntil(lambda: session.editor.modified)
    assert session.documents.save()
    assert upper_mm(load_case(path)) != 200
    colleague_saves(path, 210)
    session.questions.on_disk = ["cancel"]
    assert not session.documents.save()  # but a newer version is asked about again


def test_a_version_that_came_while_the_question_stood_is_asked_about_too(session: Session, tmp_path: Path) -> None:
    path = saved_as(session, tmp_path / "plan.json")
    colleague_saves(path, 200)
    answers: list[OnDisk] = ["keep", "cancel"]

    def ask(asked: Path) -> OnDisk:
        if len(answers) == 2:
            colleague_saves(asked, 210)
        return answers.pop(0)

    session.questions.ask_changed_on_disk = ask  # type: ignore[method-assign]
    assert not session.documents.save()
    assert (answers, upper_mm(load_case(path))) == ([], 210)


def test_while_a_grip_is_held_no_question_is_asked(session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    path = saved_as(session, tmp_path / "plan.json")
    session.editor.preview(raised_to(130))
    session.questions.on_disk = ["reload"]
    colleague_saves(path)
    with qtbot.waitSignal(session.documents._file.content_changed):
        pass
    assert not session.questions.asked
    session.editor.settle("Move")
    qtbot.waitUntil(lambda: bool(session.questions.asked))
    assert upper_mm(session.editor.case) == 200


def test_the_same_plan_written_by_somebody_else_is_no_question(session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    path = saved_as(session, tmp_path / "plan.json")
    session.editor.apply("Move", raised_to(130))
    save_case(session.editor.case, path)
    qtbot.waitUntil(lambda: not session.editor.modified)
    assert not session.questions.asked


def test_a_damaged_file_is_not_reloaded_and_the_plan_stays(session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    path = saved_as(session, tmp_path / "plan.json")
    case = session.editor.case
    session.questions.on_disk = ["reload"]
    path.write_text("{ half", encoding="utf-8")
    qtbot.waitUntil(lambda: bool(session.questions.messages))
    assert (session.editor.case, session.editor.modified, session.editor.path) == (case, True, path)


def test_a_deleted_file_is_told_and_save_writes_it_again(session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    path = saved_as(session, tmp_path / "plan.json")
    path.unlink()
    qtbot.waitUntil(lambda: bool(session.questions.messages))
    assert session.editor.modified
    assert session.documents.save()
    assert load_case(path) == session.editor.case


def test_two_windows_on_one_file_do_not_overwrite_each_other(session: Session, tmp_path: Path) -> None:
    path = saved_as(session, tmp_path / "plan.json")
    (tmp_path / "two").mkdir()
    other = Session(tmp_path / "two")
    other.documents.open(path)
    other.editor.apply("Move", raised_to(140))
    session.editor.apply("Move", raised_to(150))
    session.questions.on_disk = ["cancel"]
    assert other.documents.save()
    assert not session.documents.save()
    assert upper_mm(load_case(path)) == 140
    other.close()


def dropped(*urls: QUrl) -> QMimeData:
    mime = QMimeData()
    mime.setUrls(list(urls))
    return mime


def test_a_dropped_case_file_opens(session: Session, tmp_path: Path) -> None:
    save_case(new_plan("M", "Dropped"), tmp_path / "plan.json")
    mime = dropped(QUrl.fromLocalFile(str(tmp_path / "plan.json")))
    assert session.documents.accepts(mime)
    assert session.documents.open_dropped(mime)
    assert session.editor.case.title == "Dropped"


def test_what_is_not_one_case_file_is_refused_in_one_sentence(session: Session, tmp_path: Path) -> None:
    picture = tmp_path / "plate.png"
    picture.write_bytes(b"\x89PNG")
    here = QUrl.fromLocalFile(str(picture))
    assert not session.documents.open_dropped(dropped(here))
    assert not session.documents.open_dropped(dropped(here, here))
    assert len(session.questions.messages) == 2
    assert "drop one case file" in session.questions.messages[1]


def test_a_body_in_a_scanners_coordinates_is_refused_for_what_it_is(session: Session, tmp_path: Path) -> None:
    before = session.editor.case
    assert not session.documents.open_dropped(dropped(QUrl.fromLocalFile(str(patient_file(SCANNER, folder=tmp_path)))))
    assert "anatomy.centreline is in a scanner's coordinates (its course fits LPS)" in session.questions.messages[-1]
    assert session.editor.case == before


def test_words_and_addresses_are_not_accepted(session: Session) -> None:
    text = QMimeData()
    text.setText("case-4")
    assert not session.documents.accepts(text)
    assert not session.documents.accepts(dropped(QUrl("https://example.org/case.json")))
    assert not session.documents.open_dropped(text)


def test_a_session_that_starts_on_a_published_file_leaves_it_an_original(tmp_path: Path) -> None:
    path = shipped_path("cases", "case-3.json")
    editor = Editor(load_case(path), path)
    documents = Documents(editor, Settings(tmp_path / "settings.ini"), Answering())
    assert (editor.path, documents.published) == (None, "case-3")
