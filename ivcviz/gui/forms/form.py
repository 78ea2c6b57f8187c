"""The body of a step: rows of form fields."""

from collections.abc import Callable
from typing import Any, Protocol, TypeVar, cast

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivcviz.case.document import Case, LevelRef
from ivcviz.fields.declaration import declared
from ivcviz.gui.forms.choice_fields import (
    Binding,
    Choice,
    DegreeField,
    EditButton,
    LevelField,
    MillimetreField,
    NumberField,
    Options,
    Tick,
)
from ivcviz.gui.forms.number_field import needed, suffix
from ivcviz.gui.forms.rows import FormRow
from ivcviz.gui.forms.text_field import TextField
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.view_options import ViewOptions
from ivcviz.plan.model import Plan

T = TypeVar("T")
Number = float | None


class FormPart(Protocol):
    """A part of the body that shows a plan."""

    def show_plan(self, plan: Plan) -> None: ...

    def revert(self) -> None: ...


class StepBody(QWidget):
    """A column of rows; each shows the plan and edits it. Fields without an accessible name take the label of their row."""

    def __init__(self, editor: Editor, view: ViewOptions) -> None:
        super().__init__()
        self.editor, self.view = editor, view
        self._parts: list[FormPart] = []
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 2, 0, 6)
        self._lines.setSpacing(6)

    def show_plan(self, plan: Plan) -> None:
        for part in self._parts:
            part.show_plan(plan)

    def revert(self) -> None:
        """Forget what was typed and not entered."""
        for part in self._parts:
            part.revert()

    def add(self, *widgets: QWidget) -> None:
        """Append widgets; those that can show a plan do."""
        for widget in widgets:
            self._lines.addWidget(widget)
            if hasattr(widget, "show_plan"):
                part = cast(FormPart, widget)
                self._parts.append(part)
                part.show_plan(self.editor.plan)

    def row(self, words: str, *entries: QWidget, under: bool = False, between: str = "", trailing: int = 0) -> FormRow:
        """A row of entries; those without an accessible name of their own take the label's words."""
        for entry in entries:
            if not entry.accessibleName():
                entry.setAccessibleName(words)
        made = FormRow(words, entries, under=under, between=between, trailing=trailing)
        self.add(made)
        return made

    def millimetres(self, step: str, read: Callable[[Plan], float], edit: Callable[[Case, float], Case]) -> MillimetreField:
        """A field for a length that cannot be empty."""
        return MillimetreField(self.editor, Binding(step, read, self._filled(edit)))

    def degrees(self, step: str, read: Callable[[Plan], float], edit: Callable[[Case, float], Case]) -> DegreeField:
        """A field for an angle that cannot be empty."""
        return DegreeField(self.editor, Binding(step, read, self._filled(edit)))

    def number(self, step: str, read: Callable[[Plan], Number], edit: Callable[[Case, Number], Case], unit: str) -> NumberField:
        """A field for a number of any unit that may be empty."""
        return NumberField(self.editor, Binding(step, read, edit), unit)

    def field(
        self,
        document: type,
        key: str,
        step: str,
        of: Callable[[Plan], object],
        edit: Callable[..., Case],
        automatic: Callable[[Plan], Number] | None = None,
    ) -> NumberField:
        """A number that the document declares: its unit, and whether it may be left open, are as declared.

        `of` finds the document in a plan, and `edit` takes the field's key as the name of the new value.
        """
        known = declared(document)[key]

        def read(plan: Plan) -> Number:
            value: Number = getattr(of(plan), key)
            return value

        def change(case: Case, value: Number) -> Case:
            return edit(case, **{key: value})

        asked = change if known.optional else self._filled(change)
        return NumberField(self.editor, Binding(step, read, asked), suffix(known.bounds.unit), automatic)

    def words(self, step: str, read: Callable[[Plan], str], edit: Callable[[Case, str], Case], hint: str = "") -> TextField:
        return TextField(self.editor, Binding(step, read, edit), hint)

    def level(self, step: str, read: Callable[[Plan], LevelRef], edit: Callable[[Case, LevelRef], Case]) -> LevelField:
        return LevelField(self.editor, Binding(step, read, self._level_filled(edit)))

    def optional_level(
        self,
        step: str,
        read: Callable[[Plan], LevelRef | None],
        edit: Callable[[Case, LevelRef | None], Case],
        start: Callable[[Plan], LevelRef],
        hint: str,
    ) -> LevelField:
        """A level that may be left open: `hint` stands where it is, and arrow keys begin at `start`."""
        return LevelField(self.editor, Binding(step, read, edit), start, hint)

    def choice(self, step: str, read: Callable[[Plan], T], edit: Callable[[Case, Any], Case], options: Options[T]) -> Choice:
        return Choice(self.editor, Binding(step, read, edit), options)

    def tick(self, step: str, read: Callable[[Plan], bool], edit: Callable[[Case, bool], Case], words: str) -> Tick:
        return Tick(self.editor, Binding(step, read, edit), words)

    def edit_button(
        self, step: str, edit: Callable[[Case], Case], words: str, possible: Callable[[Plan], bool] | None = None
    ) -> EditButton:
        return EditButton(self.editor, step, edit, words, possible)

    def _level_filled(self, edit: Callable[[Case, LevelRef], Case]) -> Callable[[Case, LevelRef | None], Case]:
        sentence = self.tr("A level is needed here.")
        return lambda case, value: edit(case, needed(value, sentence))

    def _filled(self, edit: Callable[[Case, float], Case]) -> Callable[[Case, Number], Case]:
        sentence = self.tr("A number is needed here.")
        return lambda case, value: edit(case, needed(value, sentence))
