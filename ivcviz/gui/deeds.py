"""What each action of the table does in a window."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from ivcviz.gui.about import show_about, show_shortcuts
from ivcviz.gui.actions import STAGES, STEPS, VIEWS
from ivcviz.gui.layers_panel import step_stage
from ivcviz.gui.theme import THEMES

if TYPE_CHECKING:
    from ivcviz.gui.window import MainWindow

Deed = Callable[[bool], object]
T = TypeVar("T")


def deeds_of(window: "MainWindow") -> dict[str, Deed]:
    """By the ids of the table; a deed is told whether its action is now checked."""
    return _of_documents(window) | _of_editing(window) | _of_viewing(window) | _of_choices(window)


def _of_documents(window: "MainWindow") -> dict[str, Deed]:
    documents = window.documents
    made: dict[str, Deed] = {
        "new-woman": lambda _: documents.new("F"),
        "new-man": lambda _: documents.new("M"),
        "open": lambda _: documents.open(None),
        "duplicate": lambda _: documents.duplicate(),
        "save": lambda _: documents.save(),
        "save-as": lambda _: documents.save_as(),
        "save-picture": lambda _: window.exports.save_picture(),
        "save-template": lambda _: window.exports.save_template(),
        "save-model": lambda _: window.exports.save_model(),
        "copy-picture": lambda _: window.exports.copy_picture(),
        "quit": lambda _: window.close(),
    }
    return {name: _after_typing(window, deed) for name, deed in made.items()}


def _after_typing(window: "MainWindow", deed: Deed) -> Deed:
    """What is typed counts, also where Enter was not pressed before the deed."""

    def do(on: bool) -> object:
        window.finish_typing()
        return deed(on)

    return do


def _of_editing(window: "MainWindow") -> dict[str, Deed]:
    editor = window.editor
    return {
        "undo": lambda _: editor.undo(),
        "redo": lambda _: editor.redo(),
        "history": lambda on: window.show_panel("history", on),
        "compare": lambda _: window.compare(),
        "operation": lambda on: window.operation.show_panel(on),
        "lock": lambda on: editor.lock(on),
        "shortcuts": lambda _: show_shortcuts(window),
        "about": lambda _: show_about(window),
    }


def _of_viewing(window: "MainWindow") -> dict[str, Deed]:
    editor, view = window.editor, window.view
    return {
        "layers": lambda on: window.show_panel("layers", on),
        "cases": lambda on: window.panes.show_left(on),
        "section": lambda on: window.show_section(on),
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
    for view in VIEWS:
        made[f"view-{view}"] = _doing(window.look, view)
    for stage in STAGES:
        made[f"stage-{stage}"] = _doing(window.show_stage, stage)
    for step in STEPS:
        made[f"step-{step}"] = _doing(window.show_step, step)
    for theme in THEMES:
        made[f"theme-{theme}"] = _doing(window.choose_theme, theme)
    return made


def _doing(what: Callable[[T], object], choice: T) -> Deed:
    return lambda _: what(choice)
