"""How an entry is tied to a value of the plan."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import SignalInstance

from ivcviz.case.document import Case
from ivcviz.gui.editor import Editor
from ivcviz.plan.model import Plan

T = TypeVar("T")


class Entry(Protocol):
    """What stands in a row of a step: it shows a plan, and says in `refused` why an edit cannot be ("" when it can)."""

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


def ask(editor: Editor, binding: Binding[T], value: T) -> str:
    """Ask for an edit as one step; "" if it was made, else the sentence that refuses it."""
    said = [""]

    def hear(sentence: str) -> None:
        said[0] = sentence

    editor.refused.connect(hear)
    try:
        editor.apply(binding.step, lambda case: binding.edit(case, value))
    finally:
        editor.refused.disconnect(hear)
    return said[0]
