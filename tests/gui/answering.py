"""Questions that a test answers beforehand, and a session that lives in a folder of the test."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from ivcviz.gui.document.documents import Documents
from ivcviz.gui.document.new_plan import new_plan
from ivcviz.gui.document.questions import OnDisk, Questions, Unsaved
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.settings import Settings


class Answering(Questions):
    """Each question takes the next of its answers and is written down in `asked`; one that was not expected fails."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.messages: list[str] = []
        self.unsaved: list[Unsaved] = []
        self.open_paths: list[Path | None] = []
        self.save_paths: list[Path | None] = []
        self.suggested: list[Path] = []
        self.recover: list[bool] = []
        self.comparisons: list[str | None] = []
        self.on_disk: list[OnDisk] = []

    def show_message(self, sentence: str) -> None:
        self.messages.append(sentence)

    def ask_unsaved(self, title: str) -> Unsaved:
        self.asked.append(f"unsaved: {title}")
        return self.unsaved.pop(0)

    def ask_open_path(self, folder: Path) -> Path | None:
        self.asked.append(f"open: {folder}")
        return self.open_paths.pop(0)

    def ask_comparison(self, choices: Sequence[tuple[str, str]]) -> str | None:
        self.asked.append(f"compare: {', '.join(key for key, _ in choices)}")
        return self.comparisons.pop(0)

    def ask_save_path(self, suggested: Path) -> Path | None:
        self.suggested.append(suggested)
        return self.save_paths.pop(0)

    def ask_recover(self, title: str, when: datetime) -> bool:
        assert when.year > 2000
        self.asked.append(f"recover: {title}")
        return self.recover.pop(0)

    def ask_changed_on_disk(self, path: Path) -> OnDisk:
        self.asked.append(f"changed: {path.name}")
        return self.on_disk.pop(0)


class Session:
    """What one window has: an editor, documents, settings; and the answers to its questions."""

    def __init__(self, folder: Path) -> None:
        self.editor = Editor(new_plan("F", "New plan"))
        self.settings = Settings(folder / "settings.ini")
        self.questions = Answering()
        self.documents = Documents(self.editor, self.settings, self.questions)

    def close(self) -> None:
        """As a window that is closed and whose changes are not wanted."""
        self.questions.unsaved = ["discard"]
        self.documents.close_allowed()
        self.documents.deleteLater()


def session_in(folder: Path) -> Iterator[Session]:
    """The body of a fixture: a session that is closed at the end."""
    session = Session(folder)
    yield session
    session.close()
