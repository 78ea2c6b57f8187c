"""The binding of a form field to a value of the plan."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import SignalInstance
from shiboken6 import isValid

from ivcviz.case.document import Case
from ivcviz.gui.state.editor import Editor
from ivcviz.plan.model import Plan

T = TypeVar("T")


class FormEntry(Protocol):
    """A form field: it shows a plan, and emits `refused` with the reason an edit was refused ("" when it was accepted)."""

    @property
    def refused(self) -> SignalInstance: ...

    def show_plan(self, plan: Plan) -> None: ...

    def revert(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Binding(Generic[T]):
    """A value of the plan: the name of the step that changes it, how it is read, and the edit that writes it."""

    step: str
    read: Callable[[Plan], T]
    edit: Callable[[Case, T], Case]


def request_edit(editor: Editor, binding: Binding[T], value: T) -> str:
    """Apply an edit as one step of the history; return "", or the sentence of the refusal."""
    if not isValid(editor):
        return ""  # the window is being taken down: its editor went first, and an entry lost the keyboard after it
    refusal = [""]

    def keep_refusal(sentence: str) -> None:
        refusal[0] = sentence

    editor.refused.connect(keep_refusal)
    try:
        editor.apply(binding.step, lambda case: binding.edit(case, value))
    finally:
        editor.refused.disconnect(keep_refusal)
    return refusal[0]


class KeyRepeatPreview(Generic[T]):
    """Preview each repeat of a key that is held down, and commit one step when it is released."""

    def __init__(self, editor: Editor, binding: Binding[T]) -> None:
        self._editor, self._binding, self._holding = editor, binding, False

    def preview(self, value: T) -> None:
        """Show a value without making it a step; what is refused leaves the last one."""
        if self._editor.preview(lambda case: self._binding.edit(case, value)):
            self._holding = True

    def release(self) -> None:
        """Commit what was previewed as one step, unless it was cancelled."""
        if self._holding and isValid(self._editor):
            self._editor.settle(self._binding.step)
        self._holding = False
