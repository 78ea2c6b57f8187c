"""What the window remembers of itself until the next start: place, panels, layers, camera and colours, never the document."""

import json
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray

from ivcviz.gui.shown import Step

if TYPE_CHECKING:
    from ivcviz.gui.window import MainWindow

_PANELS = ("layers", "history", "operation")


def remember(window: "MainWindow") -> None:
    """Keep the window's state; it reaches the file at once."""
    settings = window.settings
    state = {
        "panes": _text(window.panes.saveState()),
        "left": window.panes.wanted,
        "open": [name for name in _PANELS if window.actions_[name].isChecked()],
    }
    settings.keep_geometry(window.saveGeometry())
    settings.keep_window_state(QByteArray(json.dumps(state).encode()))
    settings.keep_shown(window.view.shown)
    settings.keep_theme(window.theme)
    settings.sync()


def remember_open(window: "MainWindow") -> None:
    """Keep which document is open, for the next start; a plan that lies in no file yet is left to recovery."""
    path = window.editor.path
    name = window.documents.published if path is None else str(path)
    if name is not None and name != window.settings.last_open():
        window.settings.keep_last_open(name)


def recall(window: "MainWindow") -> Step | None:
    """Give the window the state it was left in; what is missing or damaged stays as it is at first.

    Returns the step that was open; None at the first start.
    """
    settings = window.settings
    if not settings.geometry().isEmpty():
        window.restoreGeometry(settings.geometry())
    state = _read(settings.window_state())
    if isinstance(state.get("panes"), str):
        window.panes.restoreState(QByteArray.fromBase64(state["panes"].encode("ascii", "replace")))
    left, panels = state.get("left"), state.get("open")
    if isinstance(left, dict):
        window.panes.want({kind: left[kind] for kind in ("wide", "narrow") if isinstance(left.get(kind), bool)})
    for name in _PANELS:
        if isinstance(panels, list) and name in panels:
            window.actions_.check(name)
            getattr(window, name).show()
    shown = settings.shown()
    window.view.set(**{field: getattr(shown, field) for field in shown.__dataclass_fields__})
    window.choose_theme(settings.theme())
    return shown.step if state else None


def _read(state: QByteArray) -> dict[str, Any]:
    try:
        found = json.loads(bytes(state.data()) or b"{}")
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _text(state: QByteArray) -> str:
    return bytes(state.toBase64().data()).decode("ascii")
