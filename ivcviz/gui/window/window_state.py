"""What the window keeps until the next start: place, panels, layers, camera and colours, never the document."""

import json
from typing import Any

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow, QWidget

from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.settings import Settings
from ivcviz.gui.state.view_options import Step, ViewOptions
from ivcviz.gui.style.theme import Theme
from ivcviz.gui.window.actions import Actions
from ivcviz.gui.window.panes import Panes


class WindowState:
    """Keeps and restores the state of one window; `panels` are those that can be opened and closed, by their actions' ids."""

    def __init__(
        self,
        window: QMainWindow,
        settings: Settings,
        panes: Panes,
        panels: dict[str, QWidget],
        actions: Actions,
        view: ViewOptions,
    ) -> None:
        self._window, self._settings, self._panes, self._panels = window, settings, panes, panels
        self._actions, self._view = actions, view

    def keep(self, theme: Theme) -> None:
        """Keep the window's state for the next start; it reaches the file at once."""
        settings = self._settings
        settings.keep_geometry(self._window.saveGeometry())
        opened = [name for name in self._panels if self._actions[name].isChecked()]
        state = {"panes": _text(self._panes.saveState()), "left": self._panes.left_wanted, "open": opened}
        settings.keep_window_state(QByteArray(json.dumps(state).encode()))
        settings.keep_view_state(self._view.state)
        settings.keep_theme(theme)
        settings.sync()

    def restore(self) -> Step | None:
        """Give the window the state it was left in; return the step that was open, None at the first start."""
        if not self._settings.geometry().isEmpty():
            self._window.restoreGeometry(self._settings.geometry())
        state = _read(self._settings.window_state())
        self._restore_panes(state)
        names = state.get("open")
        for name, panel in self._panels.items():
            if isinstance(names, list) and name in names:
                self._actions.check(name)
                panel.show()
        shown = self._settings.view_state()
        self._view.set(**{field: getattr(shown, field) for field in shown.__dataclass_fields__})
        return shown.step if state else None

    def _restore_panes(self, state: dict[str, Any]) -> None:
        """Divide the window as it was left; what is missing or damaged stays as it is at first."""
        if isinstance(state.get("panes"), str):
            self._panes.restoreState(QByteArray.fromBase64(state["panes"].encode("ascii", "replace")))
        left = state.get("left")
        if isinstance(left, dict):
            self._panes.set_left_wanted({kind: left[kind] for kind in ("wide", "narrow") if isinstance(left.get(kind), bool)})


def keep_last_open(settings: Settings, editor: Editor, published: str | None) -> None:
    """Keep which document is open, for the next start; a plan that lies in no file yet is left to recovery."""
    name = published if editor.path is None else str(editor.path)
    if name is not None and name != settings.last_open():
        settings.keep_last_open(name)


def _read(state: QByteArray) -> dict[str, Any]:
    try:
        found = json.loads(bytes(state.data()) or b"{}")
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _text(state: QByteArray) -> str:
    return bytes(state.toBase64().data()).decode("ascii")
