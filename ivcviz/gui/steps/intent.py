"""The intent of the operation, and its reason."""

from ivcviz.case import edits
from ivcviz.case.intent import intent_of
from ivcviz.gui.forms.form import StepBody
from ivcviz.gui.forms.rows import Remark
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.view_options import ViewOptions
from ivcviz.gui.vocabulary import intents
from ivcviz.plan.model import Plan


class IntentGroup(StepBody):
    """What is meant to be done about the tumour; while nobody says it, what the plan comes to is told beside it."""

    def __init__(self, editor: Editor, view: ViewOptions) -> None:
        super().__init__(editor, view)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self.intent = self.choice(self.tr("Choose the intent"), lambda p: p.case.intent, edits.choose_intent, intents())
        self.intent.setToolTip(
            self.tr("Resect: the tumour with the piece of cava it grows from. Extract: the tumour or thrombus out of the cava.")
        )
        self.reason = self.words(
            self.tr("Write the reason for the intent"),
            lambda p: p.case.intent_reason,
            edits.write_intent_reason,
            self.tr("why, in your words"),
        )
        self.row(self.tr("Intent"), self.intent)
        self.add(Remark(self._as_planned))
        self._reason_row = self.row(self.tr("Reason"), self.reason)
        self.reason.setAccessibleName(self.tr("Reason for the intent"))
        self.show_plan(editor.plan)

    def show_plan(self, plan: Plan) -> None:
        super().show_plan(plan)
        self._reason_row.setVisible(plan.case.intent != "undecided" or bool(plan.case.intent_reason))

    def _as_planned(self, plan: Plan) -> str:
        if plan.case.intent != "undecided":
            return ""
        if intent_of(plan.case) == "undecided":
            return self.tr("No operation is planned yet.")
        return self.tr("As it is planned: {}.").format(dict(intents())[intent_of(plan.case)])
