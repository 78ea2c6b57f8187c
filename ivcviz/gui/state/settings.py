"""Settings that are kept from one session to the next, outside every document."""

import json
import math
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

from ivcviz.gui.state.stored_values import as_text, from_text
from ivcviz.gui.state.view_options import ViewState
from ivcviz.gui.style.theme import THEMES, Theme
from ivcviz.messages.languages import ENGLISH
from ivcviz.scene.camera import Camera

_FILE = "ivcviz.ini"
_LOCATION = QStandardPaths.StandardLocation
# A camera that shows less than this or more than this, mm, was not left by a hand.
_NEAREST_MM, _FARTHEST_MM = 1.0, 20_000.0


class Settings:
    """A settings file; a value that is missing or damaged reads as its default.

    `path` None: the user's own file. With a path everything, the recovery folder too, lies beside it.
    """

    def __init__(self, path: Path | None = None) -> None:
        own = Path(QStandardPaths.writableLocation(_LOCATION.AppConfigLocation))
        self._given = path
        self._store = QSettings(str(path or own / _FILE), QSettings.Format.IniFormat)

    @property
    def path(self) -> Path:
        return Path(self._store.fileName())

    @property
    def recovery_folder(self) -> Path:
        """Where the plans of running sessions are kept against a crash."""
        if self._given is not None:
            return self._given.parent / "recovery"
        return Path(QStandardPaths.writableLocation(_LOCATION.AppLocalDataLocation)) / "recovery"

    def geometry(self) -> QByteArray:
        """The window's place and size as `QWidget.saveGeometry` gave it; empty if there is none."""
        return self._bytes("window/geometry")

    def keep_geometry(self, geometry: QByteArray) -> None:
        self._keep_bytes("window/geometry", geometry)

    def window_state(self) -> QByteArray:
        """Panels and splitters as `saveState` gave them; empty if there is none."""
        return self._bytes("window/state")

    def keep_window_state(self, state: QByteArray) -> None:
        self._keep_bytes("window/state", state)

    def view_state(self) -> ViewState:
        """The view options: stage, view, camera, layers. A session never begins in presentation mode."""
        try:
            found = from_text(self._text("view/shown"), ViewState)
        except ValueError:
            return ViewState()
        return found if found.camera is None or _sound(found.camera) else ViewState()

    def keep_view_state(self, state: ViewState) -> None:
        self._store.setValue(
            "view/shown", as_text(replace(state, presenting=False, marked_mm=None, compared=None, ledger_step=None))
        )

    def theme(self) -> Theme:
        found = self._text("view/theme")
        return next((theme for theme in THEMES if theme == found), "system")

    def keep_theme(self, theme: Theme) -> None:
        self._store.setValue("view/theme", theme)

    def language(self) -> str:
        """The code of the language that was chosen; English where none was."""
        return self._text("view/language") or ENGLISH.code

    def keep_language(self, code: str) -> None:
        self._store.setValue("view/language", code)

    def recent(self) -> list[Path]:
        """The files that were open last, the latest first."""
        self._store.sync()  # another window may have written since
        try:
            found = json.loads(self._text("files/recent") or "[]")
        except (ValueError, RecursionError):
            return []
        names = found if isinstance(found, list) else []
        return [Path(name) for name in names if isinstance(name, str) and name and "\0" not in name]

    def keep_recent(self, paths: list[Path]) -> None:
        self._store.setValue("files/recent", json.dumps([str(path) for path in paths]))
        self._store.sync()

    def last_open(self) -> str:
        """The document that was open last: a path, or the name of a published case; empty if there is none."""
        return self._text("files/open")

    def keep_last_open(self, name: str) -> None:
        self._store.setValue("files/open", name)

    def start_ended_early(self) -> bool:
        """Whether the last start did not come so far as to show its document."""
        return bool(self._text("files/starting"))

    def keep_starting(self, starting: bool) -> None:
        self._store.setValue("files/starting", "yes" if starting else "")
        self._store.sync()  # read again by a start that nothing else was kept for

    def last_folder(self) -> Path:
        """The folder that a file dialog begins in: the last one used, else the user's documents."""
        found = self._text("files/folder")
        if found and "\0" not in found and Path(found).is_dir():
            return Path(found)
        documents = Path(QStandardPaths.writableLocation(_LOCATION.DocumentsLocation))
        return documents if documents.is_dir() else Path.home()

    def keep_last_folder(self, folder: Path) -> None:
        self._store.setValue("files/folder", str(folder))

    def sync(self) -> None:
        """Write the settings to the file now."""
        self._store.sync()

    def _text(self, key: str) -> str:
        value = self._store.value(key, "")
        return value if isinstance(value, str) else ""

    def _bytes(self, key: str) -> QByteArray:
        return QByteArray.fromBase64(self._text(key).encode("ascii", "replace"))

    def _keep_bytes(self, key: str, value: QByteArray) -> None:
        self._store.setValue(key, bytes(value.toBase64().data()).decode("ascii"))


def _sound(camera: Camera) -> bool:
    """Whether a camera is valid: two orthogonal unit vectors, and a positive height."""
    across = sum(a * b for a, b in zip(camera.toward, camera.up, strict=True))
    lengths = [math.hypot(*camera.toward), math.hypot(*camera.up)]
    square = abs(across) < 1e-3 and all(abs(length - 1) < 1e-3 for length in lengths)
    return square and _NEAREST_MM <= camera.height_mm <= _FARTHEST_MM
