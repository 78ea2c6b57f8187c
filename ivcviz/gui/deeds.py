"""What each action of the table does in a window."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ivcviz.gui.actions import STAGES, STEPS, THEMES, VIEWS
from ivcviz.gui.layers_panel import step_stage

if TYPE_CHECKING:
    from ivcviz.gui.window import MainWindow

Deed = Callable[[bool], object]


def deeds_of(window: "MainWindow") -> dict[str, Deed]:
    """By the ids of the table; a deed is told whether its action is now checked."""
    return _of_documents(window) | _of_editing(window) | _of_viewing(window) | _of_choices(window)


def _of_documents(window: "MainWindow") -> dict[str, Deed]:
    documents = window.documents
    return {
        "new-woman": lambda _: documents.new("F"),
        "new-man": lambda _: documents.new("M"),
        "open": lambda _: documents.open(None),
        "duplicate": lambda _: documents.duplicate(),
        "save": lambda _: documents.save(),
        "save-as": lambda _: documents.save_as(),
        "save-picture": lambda _: window.save_picture(),
        "copy-picture": lambda _: window.copy_picture(),
        "quit": lambda _: window.close(),
    }


def _of_editing(window: "MainWindow") -> dict[str, Deed]:
    editor = window.editor
    return {
        "undo": lambda _: editor.undo(),
        "redo": lambda _: editor.redo(),
        "history": lambda on: window.show_panel("history", on),
        "lock": lambda on: editor.lock(on),
        "shortcuts": lambda _: window.show_shortcuts(),
        "about": lambda _: window.tell_about(),
    }


def _of_viewing(window: "MainWindow") -> dict[str, Deed]:
    editor, view = window.editor, window.view
    return {
        "layers": lambda on: window.show_panel("layers", on),
        "cases": lambda on: window.panes.show_left(on),
        "home": lambda _: window.viewport.home(),
        "perspective": lambda on: view.set(perspective=on),
        "labels": lambda on: view.set(labels=on),
        "zone-tints": lambda on: view.set(zone_tints=on),
        "stage-default": lambda _: view.set(stage=None),
        "stage-next": lambda _: step_stage(editor, view, 1),
        "stage-previous": lambda _: step_stage(editor, view, -1),
        "next-pane": lambda _: window.panes.cycle(1),
        "previous-pane": lambda _: window.panes.cycle(-1),
        "present": lambda _: window.presentation.toggle(),
    }


def _of_choices(window: "MainWindow") -> dict[str, Deed]:
    """One deed for each view, stage, step and theme that can be chosen."""
    made: dict[str, Deed] = {}
    for name in VIEWS:
        made[f"view-{name}"] = lambda _, name=name: window.viewport.look(name)
    for name in STAGES:
        made[f"stage-{name}"] = lambda _, name=name: window.view.set(stage=name)
    for name in STEPS:
        made[f"step-{name}"] = lambda _, name=name: window.view.set(step=name)
    for name in THEMES:
        made[f"theme-{name}"] = lambda _, name=name: window.choose_theme(name)
    return made
