"""Buttons under a renal vein's plan B: compare it with the plan, or adopt it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from ivcviz.case import edits
from ivcviz.gui.forms.choice_fields import EditButton
from ivcviz.gui.forms.rows import Refusal
from ivcviz.gui.state.comparison_key import key_of_plan_b
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.view_options import ViewOptions, ViewState
from ivcviz.gui.vocabulary import lower_first, vein_name
from ivcviz.plan.model import Plan


class PlanBButtons(QWidget):
    """Shown where there is a plan B. Comparing changes nothing; adopting it is one named step."""

    def __init__(self, editor: Editor, view: ViewOptions, vein_id: str) -> None:
        super().__init__()
        self._id, self._view = vein_id, view
        name = vein_name(editor.plan, vein_id)
        self.look = QToolButton()
        self.look.setText(self.tr("Show plan B"))
        self.look.setCheckable(True)
        self.look.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.look.setAccessibleName(self.tr("{}: show plan B beside the plan").format(name))
        self.look.setToolTip(self.tr("The plan and its plan B side by side; nothing is changed"))
        self.look.clicked.connect(lambda on: view.set(compared=key_of_plan_b(vein_id) if on else None))
        self.take = EditButton(
            editor,
            self.tr("Take plan B: {}").format(lower_first(name)),
            lambda case: edits.take_plan_b(case, vein_id),
            self.tr("Take plan B"),
        )
        self.take.setAccessibleName(self.tr("{}: take plan B").format(name))
        self.take.setToolTip(self.tr("Plan B becomes the plan, and the plan becomes plan B"))
        refusal = Refusal()
        self.take.refused.connect(refusal.say)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for widget in (self.look, self.take, refusal):
            row.addWidget(widget)
        row.addStretch()
        view.changed.connect(self._follow)
        self._follow(view.state)  # and not yet the plan: without a parent it would be a window of its own

    def show_plan(self, plan: Plan) -> None:
        self.setVisible(edits.planned(plan.case, self._id).plan_b is not None)

    def revert(self) -> None:
        """Nothing can be typed here."""

    def _follow(self, state: ViewState) -> None:
        self.look.setChecked(state.compared == key_of_plan_b(self._id))
