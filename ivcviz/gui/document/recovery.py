"""Recovery files: the last step of the unsaved plan, kept on the disk while a session runs.

A session's files are named after its process and a token: `….lock` (held while it lives), `….info` (where the plan came
from) and `….json` (an ordinary case file). A session that ends well leaves none.
"""

import contextlib
import json
import os
import secrets
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QElapsedTimer, QLockFile, QObject, QTimer, Signal

from ivcviz.case.document import Case
from ivcviz.errors import UserError
from ivcviz.gui.document.watched_file import GONE, WatchedFile
from ivcviz.gui.state.editor import Editor
from ivcviz.messages.system_errors import reason_of
from ivcviz.storage.atomic import replace_file
from ivcviz.storage.case_files import load_case, save_case

_PAUSE_MS = 1_000  # steps that follow faster than this, as from a key held down, share one write


@dataclass(frozen=True, slots=True)
class AbandonedPlan:
    """The plan of a session that ended without closing; `case` is None, and `fault` says why, where its file is damaged.

    `original` is the file that the plan was opened from and `known` the mark of what that file then held.
    """

    file: Path
    when: datetime
    case: Case | None = None
    fault: str = ""
    original: Path | None = None
    known: str = GONE


class _SessionFiles:
    """The files of a session; they belong to it while it holds the lock."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.file = folder / f"{os.getpid()}-{secrets.token_hex(8)}.json"
        lock = _locked(self.file)
        if lock is None:
            raise UserError(f"{folder}: cannot be written.")
        self._lock = lock

    def leave(self) -> None:
        _remove(self.file)
        self._lock.unlock()


class Recovery(QObject):
    """Writes the last step of the editor's plan while it is unsaved, and finds the plans that other sessions left."""

    failed = Signal(str)  # one sentence; said once, until a write succeeds again

    def __init__(self, folder: Path, editor: Editor, open_file: WatchedFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder, self._editor, self._open_file = folder, editor, open_file
        self._place: _SessionFiles | None = None
        self._written: tuple[Case, str] | None = None
        self._claimed: dict[Path, QLockFile] = {}
        self._failing = False
        self._since = QElapsedTimer()
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self.write)
        editor.document_changed.connect(self._follow)
        editor.drag_begun.connect(self._before_a_drag)

    def write(self) -> None:
        """Write the last step now, if it is not yet written."""
        self._soon.stop()
        case, info = self._editor.history.case, self._info()
        if not self._editor.modified or self._written == (case, info):
            return
        try:
            self._write(case, info)
        except (UserError, OSError) as error:
            self._report_failure(error)
            return
        self._written, self._failing = (case, info), False
        self._since.start()

    def close(self) -> None:
        """Remove the recovery files, because the session ends normally or has nothing unsaved."""
        self._soon.stop()
        self._written = None
        if self._place is not None:
            self._place.leave()
            self._place = None

    def abandoned_plans(self) -> list[AbandonedPlan]:
        """The plans of sessions that no longer run, newest first."""
        found = []
        for file in sorted(self._folder.glob("*.json")) if self._folder.is_dir() else []:
            lock = _locked(file)
            if lock is not None:
                with contextlib.suppress(FileNotFoundError):  # another window took it between two looks
                    found.append(_read(file))
                lock.unlock()
        return sorted(found, key=lambda left: left.when, reverse=True)

    def claim(self, left: AbandonedPlan) -> bool:
        """Take a plan for this session, so that no other window offers it too; False if one already does."""
        lock = _locked(left.file)
        if lock is None or not left.file.exists():
            return False
        self._claimed[left.file] = lock
        return True

    def discard(self, left: AbandonedPlan) -> None:
        """Remove a claimed plan."""
        _remove(left.file)
        self._claimed.pop(left.file).unlock()

    def release(self, left: AbandonedPlan) -> None:
        """Leave a claimed plan for another time."""
        self._claimed.pop(left.file).unlock()

    def set_aside(self, left: AbandonedPlan) -> Path:
        """Keep a claimed plan's damaged file under another name, out of the way of the next start."""
        aside = left.file.with_suffix(".damaged")
        with contextlib.suppress(OSError):  # a folder that cannot be written keeps it where it is
            left.file.replace(aside)
        _remove(left.file)
        self._claimed.pop(left.file).unlock()
        return aside

    def _follow(self) -> None:
        if not self._editor.modified:
            self.close()
        elif not self._since.isValid() or self._since.hasExpired(_PAUSE_MS):
            self.write()
        elif not self._soon.isActive():
            self._soon.start(int(max(1, _PAUSE_MS - self._since.elapsed())))

    def _before_a_drag(self) -> None:
        """Write the last step before a drag starts, because the process may be killed during it."""
        if self._soon.isActive():
            self.write()

    def _write(self, case: Case, info: str) -> None:
        """Into the place that is there; a plan from elsewhere gets its own, lest a kill pair a case with another's path."""
        before = self._place
        if before is not None and self._written is not None and self._written[1] == info:
            save_case(case, before.file)
            return
        place = _SessionFiles(self._folder)
        try:
            replace_file(place.file.with_suffix(".info"), info.encode("utf-8"))
            save_case(case, place.file)
        except UserError:
            place.leave()
            raise
        self._place = place
        if before is not None:
            before.leave()

    def _info(self) -> str:
        path = self._editor.path
        return json.dumps({"path": None if path is None else str(path), "known": self._open_file.known_digest})

    def _report_failure(self, error: UserError | OSError) -> None:
        if not self._failing:
            self._failing = True
            reason = str(reason_of(error) if isinstance(error, OSError) else error)
            self.failed.emit(
                self.tr("The recovery file cannot be written; save the plan yourself: {reason}").format(reason=reason)
            )


def _locked(file: Path) -> QLockFile | None:
    """The lock of a session's files if its process is no more (or it is free); None while it lives."""
    lock = QLockFile(str(file.with_suffix(".lock")))
    lock.setStaleLockTime(0)  # a session may run for days; only the end of its process makes its lock stale
    return lock if lock.tryLock(0) else None


def _read(file: Path) -> AbandonedPlan:
    left = AbandonedPlan(file, datetime.fromtimestamp(file.stat().st_mtime))
    try:
        left = replace(left, case=load_case(file))
    except UserError as reason:
        return replace(left, fault=str(reason))
    info = _info_of(file.with_suffix(".info"))
    path, known = info.get("path"), info.get("known")
    if isinstance(path, str) and path and "\0" not in path and isinstance(known, str):
        return replace(left, original=Path(path), known=known)
    return left


def _info_of(file: Path) -> dict[str, Any]:
    """Where a plan came from; empty if that is not known, which costs the plan its place but not its content."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _remove(file: Path) -> None:
    for path in (file, file.with_suffix(".info")):
        with contextlib.suppress(OSError):  # what cannot be removed is offered again, which loses nothing
            path.unlink(missing_ok=True)
