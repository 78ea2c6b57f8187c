"""The handlers of the actions, in groups; each group is given only what it acts on."""

from collections.abc import Callable
from typing import TypeVar

from ivcviz.gui.document.documents import Documents
from ivcviz.gui.export.exports import Exports
from ivcviz.gui.picture.layers_panel import step_stage
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.view_options import Step, ViewOptions
from ivcviz.gui.style.theme import THEMES, Theme
from ivcviz.gui.vocabulary import STAGES, STEPS, VIEWS
from ivcviz.gui.window.panes import Panes
from ivcviz.scene.model import View

# Called with whether its action is now checked.
ActionHandler = Callable[[bool], object]
T = TypeVar("T")


def document_handlers(
    documents: Documents, exports: Exports, close: Callable[[], object], finish_typing: Callable[[], None]
) -> dict[str, ActionHandler]:
    """Opening, saving, exporting. What is typed counts, also where Enter was not pressed before."""
    handlers: dict[str, ActionHandler] = {
        "new-woman": lambda _: documents.new("F"),
        "new-man": lambda _: documents.new("M"),
        "open": lambda _: documents.open(None),
        "duplicate": lambda _: documents.duplicate(),
        "save": lambda _: documents.save(),
        "save-as": lambda _: documents.save_as(),
        "save-picture": lambda _: exports.save_picture(),
        "save-template": lambda _: exports.save_template(),
        "save-model": lambda _: exports.save_model(),
        "copy-picture": lambda _: exports.copy_picture(),
        "quit": lambda _: close(),
    }
    return {name: _after_typing(finish_typing, handler) for name, handler in handlers.items()}


def _after_typing(finish_typing: Callable[[], None], handler: ActionHandler) -> ActionHandler:
    def handle(on: bool) -> object:
        finish_typing()
        return handler(on)

    return handle


def editing_handlers(editor: Editor) -> dict[str, ActionHandler]:
    """Undo, redo and the lock."""
    return {
        "undo": lambda _: editor.undo(),
        "redo": lambda _: editor.redo(),
        "lock": lambda on: editor.lock(on),
    }


def view_handlers(editor: Editor, view: ViewOptions, panes: Panes) -> dict[str, ActionHandler]:
    """What is shown, and where the keyboard is."""
    return {
        "perspective": lambda on: view.set(perspective=on),
        "labels": lambda on: view.set(labels=on),
        "zone-tints": lambda on: view.set(zone_tints=on),
        "stage-default": lambda _: view.set(stage=None),
        "stage-next": lambda _: step_stage(editor, view, 1),
        "stage-previous": lambda _: step_stage(editor, view, -1),
        "cases": lambda on: panes.show_left(on),
        "next-pane": lambda _: panes.cycle(1),
        "previous-pane": lambda _: panes.cycle(-1),
    }


def choice_handlers(
    view: ViewOptions,
    look: Callable[[View], object],
    show_step: Callable[[Step], object],
    choose_theme: Callable[[Theme], object],
) -> dict[str, ActionHandler]:
    """One handler for each view, stage, step and theme that can be chosen."""
    handlers: dict[str, ActionHandler] = {}
    for name in VIEWS:
        handlers[f"view-{name}"] = _chosen(look, name)
    for stage in STAGES:
        handlers[f"stage-{stage}"] = _chosen(lambda stage: view.set(stage=stage), stage)
    for step in STEPS:
        handlers[f"step-{step}"] = _chosen(show_step, step)
    for theme in THEMES:
        handlers[f"theme-{theme}"] = _chosen(choose_theme, theme)
    return handlers


def _chosen(choose: Callable[[T], object], choice: T) -> ActionHandler:
    return lambda _: choose(choice)
