"""The override of a stop: a written reason that is entered, changed and withdrawn under it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from ivcviz.case import edits
from ivcviz.case.document import Case
from ivcviz.gui.forms.binding import Binding
from ivcviz.gui.forms.choice_fields import EditButton
from ivcviz.gui.forms.rows import Refusal
from ivcviz.gui.forms.text_field import TextField
from ivcviz.gui.state.editor import Editor
from ivcviz.plan.model import Finding, Plan

_UNDER_THE_WORDS = 24  # px: where a plan check's sentence begins


class OverrideEntry(QWidget):
    """A button that opens an entry for the reason, and one that withdraws it; each is one step of the history."""

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
        self.refusal = Refusal()
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
        layout.addWidget(self.reason)
        layout.addWidget(self.refusal)
        self.reason.hide()

    def show_finding(self, found: Finding) -> None:
        """Another stop, or the same one with another reason."""
        state = self.open.isChecked()
        if (found.rule, found.about) != self._key:
            self._key, state = (found.rule, found.about), False
            self.reason.revert()
        elif found.overridden != self.reason.shown:
            state = False
        self.reason.show_plan(self._editor.plan)
        self.open.setText(self.tr("Change…") if found.overridden else self.tr("Override…"))
        self.open.setChecked(state)
        self.withdraw.setVisible(bool(found.overridden))

    def revert(self) -> None:
        """Forget a reason that was typed and not entered."""
        self.reason.revert()
        self.open.setChecked(False)

    def _unfold(self, down: bool) -> None:
        self.reason.setVisible(down)
        if down:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.refusal.say("")

    def _reason(self, plan: Plan) -> str:
        return next((item.reason for item in plan.case.overrides if (item.rule, item.about) == self._key), "")

    def _written(self, case: Case, reason: str) -> Case:
        return edits.override_stop(case, *self._key, reason)

    def _withdrawn(self, case: Case) -> Case:
        return edits.withdraw_override(case, *self._key)
