"""What the window keeps until the next start: place, panels, layers, camera and colours, never the document."""

import json
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QByteArray

from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.settings import Settings
from ivcviz.gui.window.panes import Panes


@dataclass(frozen=True)
class PanelState:
    """The state of the panes and the names of the panels that are open; `known` False at the first start."""

    open: tuple[str, ...] = ()
    known: bool = False


def keep_panels(settings: Settings, panes: Panes, open_panels: list[str]) -> None:
    """Keep how the window is divided, and which of its panels are open."""
    state = {"panes": _text(panes.saveState()), "left": panes.left_wanted, "open": open_panels}
    settings.keep_window_state(QByteArray(json.dumps(state).encode()))


def restore_panels(settings: Settings, panes: Panes) -> PanelState:
    """Divide the window as it was left; what is missing or damaged stays as it is at first."""
    state = _read(settings.window_state())
    if isinstance(state.get("panes"), str):
        panes.restoreState(QByteArray.fromBase64(state["panes"].encode("ascii", "replace")))
    left, names = state.get("left"), state.get("open")
    if isinstance(left, dict):
        panes.set_left_wanted({kind: left[kind] for kind in ("wide", "narrow") if isinstance(left.get(kind), bool)})
    return PanelState(tuple(n for n in names if isinstance(n, str)) if isinstance(names, list) else (), bool(state))


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
