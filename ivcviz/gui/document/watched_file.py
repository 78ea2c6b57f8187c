"""Watch the file of the open plan for changes by other programs."""

import stat
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from ivcviz.storage.case_files import digest_of

# A program that replaces a file takes it away first; a look this much later (ms) sees the new one.
_SETTLES_MS = 200
_LARGEST_BYTES = 20_000_000  # no case file is so large; nobody's film is read through to tell
GONE = ""

State = Literal["same", "changed", "gone"]


class WatchedFile(QObject):
    """Watches one path. `content_changed` is emitted once for each new content that this program did not read or write."""

    content_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._known_digest = self._acknowledged = GONE
        self._watcher = QFileSystemWatcher(self)
        self._soon = QTimer(self, singleShot=True, interval=_SETTLES_MS)
        self._soon.timeout.connect(self.check)
        self._watcher.fileChanged.connect(self.check_soon)
        self._watcher.directoryChanged.connect(self.check_soon)

    @property
    def path(self) -> Path | None:
        return self._path

    @property
    def known_digest(self) -> str:
        """The digest of the content that the plan was read from or saved as."""
        return self._known_digest

    def follow(self, path: Path | None, known_digest: str = GONE) -> None:
        """Watch another file, whose known content has this digest; None watches nothing."""
        watched = [*self._watcher.files(), *self._watcher.directories()]
        if watched:
            self._watcher.removePaths(watched)
        self._soon.stop()
        self._path, self._known_digest, self._acknowledged = path, known_digest, known_digest
        self._watch()

    def state(self) -> State:
        """Compare the file with its known content."""
        if self._path is None:
            return "same"
        found = digest_of_file(self._path)
        if found == self._known_digest:
            return "same"
        return "gone" if found == GONE else "changed"

    def digest(self) -> str:
        """The digest of the file's present content."""
        return GONE if self._path is None else digest_of_file(self._path)

    def accept(self, digest: str) -> None:
        """Take the content with this digest as known; it may be overwritten."""
        self._known_digest = self._acknowledged = digest

    def check_soon(self) -> None:
        """Check after a short delay, so that several changes are reported once."""
        self._soon.start()

    def check(self) -> None:
        """Check now, and report a content that is new."""
        if self._path is None:
            return
        self._watch()
        found = digest_of_file(self._path)
        if found == self._known_digest:
            self._acknowledged = found
        elif found != self._acknowledged:
            self.content_changed.emit()

    def acknowledge(self) -> None:
        """Do not report the present content again."""
        self._acknowledged = self.digest()

    def _watch(self) -> None:
        """The file, and its folder: a file that was replaced or taken away is no longer watched by itself."""
        if self._path is None:
            return
        wanted = [str(path) for path in (self._path, self._path.parent) if path.exists()]
        missing = [path for path in wanted if path not in (*self._watcher.files(), *self._watcher.directories())]
        if missing:
            self._watcher.addPaths(missing)


def digest_of_file(path: Path) -> str:
    """A digest of a file's content; `GONE` where no file can be read."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode) or found.st_size > _LARGEST_BYTES:
            return f"{found.st_mode} {found.st_size} {found.st_mtime_ns}"
        return digest_of(path.read_bytes())
    except (OSError, ValueError):
        return GONE
