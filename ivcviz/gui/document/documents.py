"""The open document and its file, and the questions before another document replaces it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from ivcviz.anatomy.specification import Sex
from ivcviz.case.document import Case
from ivcviz.errors import UserError
from ivcviz.gui.document.file_names import dropped_files, file_name, shipped_name
from ivcviz.gui.document.new_plan import copied, new_plan
from ivcviz.gui.document.questions import Questions
from ivcviz.gui.document.recent_files import RecentFiles
from ivcviz.gui.document.recovery import AbandonedPlan, Recovery
from ivcviz.gui.document.watched_file import WatchedFile, digest_of_file
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.settings import Settings
from ivcviz.storage.case_files import CaseRead, load_case, read_case, save_case
from ivcviz.storage.shipped import shipped_cases

_TRY_AGAIN_MS = 200


class Documents(QObject):
    """New, open, save, recover. Methods that can fail return whether they succeeded; a failure has been shown in a message."""

    recent_changed = Signal()
    new_plan_opened = Signal()  # a new plan is open, and nothing was entered yet

    def __init__(
        self, editor: Editor, settings: Settings, questions: Questions, digest: str = "", parent: QObject | None = None
    ) -> None:
        """`digest` is that of the file that the editor's case was just read from."""
        super().__init__(parent)
        self._editor, self._settings, self._questions = editor, settings, questions
        self._published: str | None = None
        self._opening: str | None = None
        self._file = WatchedFile(self)
        self._recent = RecentFiles(settings, self)
        self._recent.changed.connect(self.recent_changed)
        self._recovery = Recovery(settings.recovery_folder, editor, self._file, self)
        self._file.content_changed.connect(self._ask_about_changed_file)
        self._recovery.failed.connect(self._show_message_soon)
        editor.opened.connect(self._follow_path)
        self._digest = digest
        self._follow_path()
        self._digest = ""

    @property
    def questions(self) -> Questions:
        return self._questions

    @property
    def published(self) -> str | None:
        """The name of the shipped case that was opened ("case-4"), until it is saved as a plan of its own."""
        return self._published

    def new(self, sex: Sex) -> bool:
        """Open a new plan in the reference body of a sex."""
        done = self._replace_document(lambda: self._editor.open(new_plan(sex, self.tr("New plan")), None))
        if done:
            self.new_plan_opened.emit()
        return done

    def duplicate(self) -> bool:
        """Open a copy of the open plan as a new, unsaved document."""
        case = self._editor.history.case
        title = self.tr("{title} (copy)").format(title=case.title)
        return self._replace_document(lambda: self._editor.open(copied(case, title), None, saved=False))

    def open(self, path: Path | str | None = None) -> bool:
        """Open a case file; None asks which. A shipped file opens as an original, without a path to save to."""
        chosen = self._questions.ask_open_path(self._settings.last_folder()) if path is None else Path(path)
        if chosen is None:
            return False
        chosen = chosen.absolute()
        original = shipped_name(chosen)
        if original is not None:
            return self.open_shipped(original)
        if not chosen.exists() and self._recent.forget(chosen):
            self._questions.show_message(self.tr("{path} no longer exists; it was removed from the list.").format(path=chosen))
            return False
        read = self._read(chosen)  # a wrong file is told before anything is asked about the open plan
        return read is not None and self._replace_document(lambda: self._show(read))

    def remember_open(self) -> None:
        """Add the file of the open plan to the recent files."""
        if self._editor.path is not None:
            self._recent.remember(self._editor.path)

    def open_shipped(self, name: str) -> bool:
        """Open a published case by its name, such as "case-4"; its file is never changed, and saving asks for another."""
        return self._replace_document(lambda: self._open_original(name))

    def ask_path(self) -> Path | None:
        """Ask for a case file to read, without opening it."""
        return self._questions.ask_open_path(self._settings.last_folder())

    def ask_export_path(self, name: str, kinds: str) -> Path | None:
        """Ask for a file to export to; a name without an ending gets that of the first kind."""
        return self._questions.ask_export(self._settings.last_folder() / name, kinds)

    def save(self) -> bool:
        """Save the last step to the plan's file; ask before overwriting what another program wrote there."""
        path = self._editor.path
        if path is None:
            return self.save_as()
        if self._file.state() != "changed" or self._file_holds_the_plan():
            return self._write(path)
        mark, answer = self._file.digest(), self._questions.ask_changed_on_disk(path)
        if answer == "reload":
            self._reload()
        if answer == "keep":
            self._file.accept(mark)  # the version that was asked about, and no later one
            return self.save()
        return answer == "save-as" and self.save_as()

    def save_as(self) -> bool:
        """Save the last step to a file of the user's choice."""
        path = self._questions.ask_save_path(
            self._editor.path or self._settings.last_folder() / file_name(self._editor.history.case.title)
        )
        if path is None:
            return False
        path = path.absolute()
        return self.save() if path == self._editor.path else self._write(path)

    def close_allowed(self) -> bool:
        """Ask whether the window may close; if so, remove the recovery file of this session."""
        allowed = self._may_replace()
        if allowed:
            self._recovery.close()
        return allowed

    def recent(self) -> list[Path]:
        """Recent files, latest first; opening one that is missing removes it from the list with a message."""
        return self._recent.paths()

    def check_file(self) -> None:
        """Check whether the plan's file was changed on the disk, as when the window comes to the front again."""
        self._file.check_soon()

    def offer_recovery(self) -> bool:
        """Offer the plans of sessions that ended without closing, newest first, until one is accepted."""
        return any(self._offer(left) for left in self._recovery.abandoned_plans() if self._recovery.claim(left))

    def accepts(self, mime: QMimeData) -> bool:
        """Whether what is dragged over the window is a file."""
        return bool(dropped_files(mime))

    def open_dropped(self, mime: QMimeData) -> bool:
        """Open the file that was dropped."""
        files = dropped_files(mime)
        if len(files) > 1:
            self._questions.show_message(self.tr("{count} files were dropped; drop one case file.").format(count=len(files)))
            return False
        return bool(files) and self.open(files[0])

    def _replace_document(self, replace: Callable[[], None]) -> bool:
        """Replace the open document, if the user agrees and the other one can be opened."""
        return self._may_replace() and self._try(replace)

    def _may_replace(self) -> bool:
        self._editor.cancel()
        if not self._editor.modified:
            return True
        answer = self._questions.ask_unsaved(self._editor.history.case.title)
        return self.save() if answer == "save" else answer == "discard"

    def _try(self, work: Callable[[], object]) -> bool:
        try:
            work()
        except UserError as reason:
            self._questions.show_message(str(reason))
            return False
        return True

    def _read(self, path: Path) -> CaseRead | None:
        """Read a case file; None, with a message, where it cannot be read."""
        try:
            return read_case(path)
        except UserError as reason:
            self._questions.show_message(str(reason))
            return None

    def _show(self, read: CaseRead) -> None:
        self._digest = read.digest
        try:
            self._editor.open(read.case, read.path)
        finally:
            self._digest = ""
        self._file.follow(read.path, read.digest)
        self._recent.remember(read.path)

    def _open_original(self, name: str) -> None:
        found = {path.stem: path for path in shipped_cases()}
        if name not in found:
            raise UserError(self.tr("There is no published case “{name}”.").format(name=name[:100]))
        self._show_original(name, load_case(found[name]))

    def _show_original(self, name: str, case: Case) -> None:
        self._opening = name
        try:
            self._editor.open(case, None)
        finally:
            self._opening = None

    def _write(self, path: Path) -> bool:
        return self._try(lambda: self._save_to(path))

    def _save_to(self, path: Path) -> None:
        if shipped_name(path) is not None:
            raise UserError(
                self.tr("{path} is a published case and cannot be overwritten; choose another name.").format(path=path)
            )
        save_case(self._editor.history.case, path)
        self._published = None
        self._file.follow(path, digest_of_file(path))
        self._editor.mark_saved(path)
        self._recent.remember(path)

    def _reload(self) -> None:
        path = self._editor.path
        assert path is not None
        read = self._read(path)
        if read is None or not self._try(lambda: self._show(read)):
            self._file.acknowledge()
            self._editor.mark_unsaved()

    def _file_holds_the_plan(self) -> bool:
        """Whether the file on the disk holds exactly the open plan."""
        path = self._editor.path
        try:
            return path is not None and load_case(path) == self._editor.history.case
        except UserError:
            return False

    def _follow_path(self) -> None:
        """Watch the file of the document that was opened, whoever opened it."""
        path, self._published = self._editor.path, self._opening
        name = None if path is None else shipped_name(path)
        if name is not None:
            self._show_original(name, self._editor.history.case)
        elif path != self._file.path:
            self._file.follow(path, "" if path is None else self._digest or digest_of_file(path))

    def _ask_about_changed_file(self) -> None:
        """Ask about a file that was changed or removed, once no grip is dragged and no question is open."""
        path = self._editor.path
        if path is None:
            return
        if self._editor.dragging or QApplication.activeModalWidget() is not None:
            self._file.check_soon()
            return
        self._file.acknowledge()
        if self._file.state() == "gone":
            self._editor.mark_unsaved()
            self._questions.show_message(
                self.tr("{path} was moved or deleted; the plan is still open here, unsaved.").format(path=path)
            )
        elif self._file_holds_the_plan():
            self._file.accept(self._file.digest())
            self._editor.mark_saved(path)
        else:
            self._settle_with_disk(path)

    def _settle_with_disk(self, path: Path) -> None:
        mark, answer = self._file.digest(), self._questions.ask_changed_on_disk(path)
        if answer == "reload":
            self._reload()
            return
        if answer == "keep":
            self._file.accept(mark)
        self._editor.mark_unsaved()
        if answer == "save-as":
            self.save_as()

    def _offer(self, left: AbandonedPlan) -> bool:
        """Offer a claimed plan; return whether it was opened."""
        if left.case is None:
            kept = self._recovery.set_aside(left)
            self._questions.show_message(self.tr("An unsaved plan is damaged and was kept as {path}.").format(path=kept))
            return False
        case = left.case
        wanted = self._questions.ask_recover(case.title, left.when)
        taken = wanted and self._replace_document(lambda: self._recover(left))
        if taken or not wanted:
            self._recovery.discard(left)
        else:
            self._recovery.release(left)  # the open plan was not to go; the next start asks again
        return taken

    def _recover(self, left: AbandonedPlan) -> None:
        assert left.case is not None
        original = None if left.original is None or shipped_name(left.original) else left.original
        self._editor.open(left.case, original, saved=False)
        self._file.follow(original, left.known)
        self._recovery.write()
        self._file.check_soon()

    def _show_message_soon(self, sentence: str) -> None:
        """Show a message after the current edit, once no grip is dragged: a dialog would swallow the release of the mouse."""
        QTimer.singleShot(0, self, lambda: self._show_message_when_free(sentence))

    def _show_message_when_free(self, sentence: str) -> None:
        if self._editor.dragging or QApplication.activeModalWidget() is not None:
            QTimer.singleShot(_TRY_AGAIN_MS, self, lambda: self._show_message_when_free(sentence))
        else:
            self._questions.show_message(sentence)
