"""The recent files, latest first."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ivcviz.gui.state.settings import Settings

MOST = 10


class RecentFiles(QObject):
    """Lives in the settings, so that every window adds to the same list."""

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings

    def paths(self) -> list[Path]:
        return self._settings.recent()[:MOST]

    def remember(self, path: Path) -> None:
        """Put a file first in the list; the next file dialog starts in its folder."""
        self._settings.keep_last_folder(path.parent)
        self._keep([path, *(other for other in self.paths() if other != path)])

    def forget(self, path: Path) -> bool:
        """Remove a file from the list; return whether it was there."""
        before = self.paths()
        if path not in before:
            return False
        self._keep([other for other in before if other != path])
        return True

    def _keep(self, paths: list[Path]) -> None:
        self._settings.keep_recent(paths[:MOST])
        self.changed.emit()
