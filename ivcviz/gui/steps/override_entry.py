"""The override of a stop: a written reason that is entered, changed and withdrawn under it."""

from datetime import date
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from ivcviz.case import edits
from ivcviz.case.document import Case
from ivcviz.errors import UserError
from ivcviz.gui.forms.binding import Binding
from ivcviz.gui.forms.choice_fields import EditButton
from ivcviz.gui.forms.rows import Refusal
from ivcviz.gui.forms.text_field import TextField
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.style.text import TextLabel
from ivcviz.messages.sentences import say
from ivcviz.plan.finding import Finding
from ivcviz.plan.findings.overrides import check_override
from ivcviz.plan.model import Plan

_UNDER_THE_WORDS = 24  # px: where a plan check's sentence begins


class OverrideEntry(QWidget):
    """A button that opens an entry for reason, role and date, and one that withdraws them; each is one step of the history.
    A stop is overridden once both reason and role are there. Under a gap it only says how that is closed."""

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self._editor = editor
        self._key = ("", "")
        self.open = QToolButton()
        self.open.setCheckable(True)
        self.open.setAutoRaise(True)
        self.open.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.open.toggled.connect(self._unfold)
        self.withdraw = EditButton(editor, self.tr("Withdraw an override"), self._withdrawn, self.tr("Withdraw"))
        self.withdraw.setAutoRaise(True)
        binding = Binding(self.tr("Override a stop"), self._reason, self._written)
        self.reason = TextField(editor, binding, self.tr("The reason, printed with the plan"))
        self.reason.setAccessibleName(self.tr("Reason for overriding this stop"))
        self.role = TextField(editor, self._signature("role"), self.tr("Role of who decided, never a name"))
        self.role.setAccessibleName(self.tr("Role of who overrode this stop"))
        self.day = TextField(editor, self._signature("date"), self.tr("Date, such as 2026-03-14"))
        self.day.setAccessibleName(self.tr("Date on which this stop was overridden"))
        self.closed_by = TextLabel(self.tr("Closed by changing the plan; not to be overridden."), "quiet", size=0.92)
        self.refusal = Refusal()
        self.role.refused.connect(self.refusal.say)
        self.day.refused.connect(self.refusal.say)
        self.reason.refused.connect(self.refusal.say)
        self.withdraw.refused.connect(self.refusal.say)
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        buttons.addWidget(self.open)
        buttons.addWidget(self.withdraw)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_UNDER_THE_WORDS, 0, 0, 4)
        layout.setSpacing(3)
        layout.addLayout(buttons)
        for widget in (self.closed_by, self.reason, self.role, self.day, self.refusal):
            layout.addWidget(widget)
        for widget in (self.closed_by, self.reason, self.role, self.day):
            widget.hide()

    def show_finding(self, found: Finding) -> None:
        """Another stop, or the same one with another reason."""
        state, judgement = self.open.isChecked() and found.kind == "judgement", found.kind == "judgement"
        if (found.rule, found.about) != self._key:
            self._key, state = (found.rule, found.about), False
            self.revert_words()
        elif found.overridden != self.reason.shown and not self._is_written_in():
            state = False
        for entry in (self.reason, self.role, self.day):
            entry.show_plan(self._editor.plan)
        self.closed_by.setVisible(not judgement)
        self.open.setVisible(judgement)
        self.open.setText(self.tr("Change…") if found.overridden else self.tr("Override…"))
        self.open.setChecked(state)
        self.withdraw.setVisible(bool(found.overridden))

    def revert(self) -> None:
        """Forget a reason that was typed and not entered."""
        self.revert_words()
        self.open.setChecked(False)

    def revert_words(self) -> None:
        """Show what the plan has in place of what was typed."""
        for entry in (self.reason, self.role, self.day):
            entry.revert()

    def _is_written_in(self) -> bool:
        """Whether a field has the keys: folding it away would hand what is typed next to the window's shortcuts."""
        return any(entry.hasFocus() for entry in (self.reason, self.role, self.day))

    def _unfold(self, down: bool) -> None:
        for entry in (self.reason, self.role, self.day):
            entry.setVisible(down)
        if down:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.refusal.say("")

    def _reason(self, plan: Plan) -> str:
        return next((item.reason for item in plan.case.overrides if (item.rule, item.about) == self._key), "")

    def _written(self, case: Case, reason: str) -> Case:
        check_override(self._editor.plan, *self._key)
        case = edits.override_stop(case, *self._key, reason)
        if not self.role.text().strip():
            raise UserError(say("Add the role of who decides, too: it is printed beside the reason."))
        day = next((item.date for item in case.overrides if (item.rule, item.about) == self._key), "")
        return edits.sign_override(case, *self._key, role=self.role.text(), date=day or date.today().isoformat())

    def _signature(self, name: Literal["role", "date"]) -> Binding[str]:
        """Who overrode it, or when."""

        def read(plan: Plan) -> str:
            own = (item for item in plan.case.overrides if (item.rule, item.about) == self._key)
            return next((item.role if name == "role" else item.date for item in own), "")

        def written(case: Case, text: str) -> Case:
            if not any((item.rule, item.about) == self._key for item in case.overrides):
                return self._written(case, self.reason.text())
            if name == "role":
                return edits.sign_override(case, *self._key, role=text)
            return edits.sign_override(case, *self._key, date=text)

        return Binding(self.tr("Override a stop"), read, written)

    def _withdrawn(self, case: Case) -> Case:
        return edits.withdraw_override(case, *self._key)
