"""What a kill, a second window or a damaged file may cost: never a settled step."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from answering import Session, session_in
from pytestqt.qtbot import QtBot

from ivcviz.case import edits
from ivcviz.case.document import Case, LevelRef
from ivcviz.gui.state.editor import Edit
from ivcviz.storage.case_files import load_case, save_case
from ivcviz.storage.shipped import shipped_path

HERE = Path(__file__).parent

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    yield from session_in(tmp_path)


def raised_to(level_mm: float) -> Edit:
    return lambda case: edits.move_tumour_upper_end(case, LevelRef(level_mm))


def upper_mm(case: Case) -> float:
    return case.tumour.upper.offset_mm


@contextmanager
def dragging(folder: Path, case_file: Path | str = "-") -> Iterator[None]:
    """Another process has made three steps and begun a drag; at the end it is killed."""
    paths = os.pathsep.join([str(HERE), str(HERE.parents[1])])
    environment = os.environ | {"PYTHONPATH": paths, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, str(HERE / "killed_session.py"), str(folder), str(case_file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as process:
        assert process.stdout is not None
        try:
            assert process.stdout.readline() == "dragging\n"
            yield
        finally:
            process.kill()


def kill_in_a_drag(folder: Path, case_file: Path | str = "-") -> None:
    with dragging(folder, case_file):
        pass


def recovery_files(folder: Path) -> list[str]:
    recovery = folder / "recovery"
    return sorted(path.suffix for path in recovery.iterdir()) if recovery.is_dir() else []


def test_after_a_kill_in_a_drag_the_plan_is_found_as_it_was_one_step_before(session: Session, tmp_path: Path) -> None:
    kill_in_a_drag(tmp_path)
    session.questions.recover = [True]
    assert session.documents.offer_recovery()
    assert session.questions.asked == ["recover: New plan"]
    assert upper_mm(session.editor.case) == 130
    assert (session.editor.modified, session.editor.path) == (True, None)
    assert not session.documents.offer_recovery()


def test_a_recovered_plan_saves_to_the_file_it_was_opened_from(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    save_case(session.editor.case, path)
    kill_in_a_drag(tmp_path, path)
    session.questions.recover = [True]
    session.documents.offer_recovery()
    assert (session.editor.path, session.editor.modified) == (path, True)
    assert session.documents.save()
    assert upper_mm(load_case(path)) == 130


def test_a_recovered_plan_does_not_overwrite_what_was_saved_since(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    save_case(session.editor.case, path)
    kill_in_a_drag(tmp_path, path)
    save_case(raised_to(200)(session.editor.case), path)
    session.questions.recover, session.questions.on_disk = [True], ["cancel"]
    session.documents.offer_recovery()
    assert not session.documents.save()
    assert session.questions.asked[1:] == ["changed: plan.json"]
    assert upper_mm(load_case(path)) == 200


def test_a_plan_that_is_not_wanted_is_thrown_away(session: Session, tmp_path: Path) -> None:
    kill_in_a_drag(tmp_path)
    session.questions.recover = [False]
    assert not session.documents.offer_recovery()
    assert session.editor.case.title == "New plan"
    assert recovery_files(tmp_path) == []


def test_a_plan_that_cannot_open_yet_is_offered_again(session: Session, tmp_path: Path) -> None:
    kill_in_a_drag(tmp_path)
    session.editor.apply("Move", raised_to(150))
    session.questions.recover, session.questions.unsaved = [True], ["cancel"]
    assert not session.documents.offer_recovery()
    session.questions.recover, session.questions.unsaved = [True], ["discard"]
    assert session.documents.offer_recovery()
    assert upper_mm(session.editor.case) == 130


def test_of_several_plans_the_newest_is_offered_first_and_the_others_wait(session: Session, tmp_path: Path) -> None:
    kill_in_a_drag(tmp_path)
    older = next((tmp_path / "recovery").glob("*.json"))
    save_case(edits.rename(load_case(older), "Older"), older)
    os.utime(older, (1.5e9, 1.5e9))
    kill_in_a_drag(tmp_path)
    session.questions.recover = [True]
    session.documents.offer_recovery()
    assert session.questions.asked == ["recover: New plan"]
    assert older.exists()


def test_a_recovered_plan_is_safe_before_the_old_file_goes(session: Session, tmp_path: Path) -> None:
    kill_in_a_drag(tmp_path)
    session.questions.recover = [True]
    session.documents.offer_recovery()
    assert recovery_files(tmp_path) == [".info", ".json", ".lock"]  # this session's own
    assert load_case(next((tmp_path / "recovery").glob("*.json"))) == session.editor.case


def test_every_step_is_written_soon_and_a_drag_is_not(session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    session.editor.apply("Move", raised_to(110))
    file = next((tmp_path / "recovery").glob("*.json"))
    assert upper_mm(load_case(file)) == 110
    session.editor.apply("Move", raised_to(120))
    session.editor.apply("Move", raised_to(121))
    qtbot.waitUntil(lambda: upper_mm(load_case(file)) == 121)
    session.editor.preview(raised_to(190))
    session.editor.undo()
    qtbot.waitUntil(lambda: upper_mm(load_case(file)) == 120)


def test_nothing_lies_there_for_a_plan_that_is_saved_or_unchanged(session: Session, tmp_path: Path) -> None:
    assert recovery_files(tmp_path) == []
    session.editor.apply("Move", raised_to(110))
    assert recovery_files(tmp_path) == [".info", ".json", ".lock"]
    session.editor.undo()
    assert recovery_files(tmp_path) == []
    session.editor.redo()
    session.questions.save_paths = [tmp_path / "plan.json"]
    session.documents.save()
    assert recovery_files(tmp_path) == []


def test_a_clean_close_leaves_nothing(session: Session, tmp_path: Path) -> None:
    session.editor.apply("Move", raised_to(110))
    session.questions.unsaved = ["cancel", "discard"]
    assert not session.documents.close_allowed()
    assert recovery_files(tmp_path) == [".info", ".json", ".lock"]
    assert session.documents.close_allowed()
    assert recovery_files(tmp_path) == []


def test_a_plan_changed_after_a_close_that_did_not_happen_is_kept_again(session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    session.editor.apply("Move", raised_to(110))
    session.questions.unsaved = ["discard"]
    session.documents.close_allowed()
    session.editor.apply("Move", raised_to(111))
    qtbot.waitUntil(lambda: recovery_files(tmp_path) == [".info", ".json", ".lock"])


def test_two_sessions_at_once_keep_their_plans_apart(session: Session, tmp_path: Path) -> None:
    other = Session(tmp_path)
    session.editor.apply("Move", raised_to(110))
    other.editor.apply("Move", raised_to(140))
    levels = {upper_mm(load_case(path)) for path in (tmp_path / "recovery").glob("*.json")}
    assert levels == {110, 140}
    assert not session.documents.offer_recovery()  # neither is anything left behind for the other
    assert not other.documents.offer_recovery()
    other.close()
    assert [upper_mm(load_case(path)) for path in (tmp_path / "recovery").glob("*.json")] == [110]


def test_a_session_that_still_runs_is_not_offered(session: Session, tmp_path: Path) -> None:
    with dragging(tmp_path):
        assert not session.documents.offer_recovery()
        assert recovery_files(tmp_path) == [".info", ".json", ".lock"]
    session.questions.recover = [True]
    assert session.documents.offer_recovery()


def test_a_plan_that_another_window_is_asking_about_is_not_offered_twice(session: Session, tmp_path: Path) -> None:
    kill_in_a_drag(tmp_path)
    left = session.documents._recovery.abandoned_plans()
    assert len(left) == 1
    other = Session(tmp_path)
    assert other.documents._recovery.claim(left[0])
    assert not session.documents.offer_recovery()
    other.documents._recovery.release(left[0])
    other.close()


@pytest.mark.parametrize("content", [b"", b"{ half", b"\xff\xfe\x00"])
def test_a_damaged_plan_is_told_and_kept_aside(session: Session, tmp_path: Path, content: bytes) -> None:
    kill_in_a_drag(tmp_path)
    file = next((tmp_path / "recovery").glob("*.json"))
    file.write_bytes(content)
    assert not session.documents.offer_recovery()
    assert [path.read_bytes() for path in (tmp_path / "recovery").iterdir()] == [content]
    assert ".damaged" in session.questions.messages[0]
    assert not session.documents.offer_recovery()
    assert len(session.questions.messages) == 1


@pytest.mark.parametrize("info", ["", "[]", json.dumps({"path": 7}), json.dumps({"path": "a\0b", "known": ""})])
def test_a_plan_whose_place_is_lost_is_recovered_without_one(session: Session, tmp_path: Path, info: str) -> None:
    kill_in_a_drag(tmp_path)
    next((tmp_path / "recovery").glob("*.info")).write_text(info, encoding="utf-8")
    session.questions.recover = [True]
    assert session.documents.offer_recovery()
    assert session.editor.path is None


def test_a_plan_is_never_recovered_over_a_published_case(session: Session, tmp_path: Path) -> None:
    kill_in_a_drag(tmp_path)
    info = json.dumps({"path": str(shipped_path("cases", "case-1.json")), "known": ""})
    next((tmp_path / "recovery").glob("*.info")).write_text(info, encoding="utf-8")
    session.questions.recover = [True]
    session.documents.offer_recovery()
    assert (upper_mm(session.editor.case), session.editor.path) == (130, None)


def test_a_folder_that_cannot_be_written_is_told_once_and_work_goes_on(session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "recovery").write_text("no folder", encoding="utf-8")
    session.editor.apply("Move", raised_to(110))
    session.editor.apply("Move", raised_to(120))
    qtbot.waitUntil(lambda: bool(session.questions.messages))
    assert len(session.questions.messages) == 1
    assert "save the plan yourself" in session.questions.messages[0]
    assert "Errno" not in session.questions.messages[0]
    assert upper_mm(session.editor.case) == 120
    assert not session.documents.offer_recovery()
