"""The common iliac veins where the cava is cut below the confluence: what becomes of each."""

from ivcviz.case import edits
from ivcviz.case.document import LEFT_ILIAC, RIGHT_ILIAC, Case
from ivcviz.gui.forms.choice_fields import Choice
from ivcviz.gui.forms.form import StepBody
from ivcviz.gui.forms.rows import Remark, heading
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.view_options import ViewOptions
from ivcviz.gui.vocabulary import iliac_methods, lower_first
from ivcviz.plan.model import Plan
from ivcviz.terms.iliac_methods import IliacMethod


class IliacGroup(StepBody):
    """A choice a vein, shown where the cut leaves the veins without a cava to drain into."""

    def __init__(self, editor: Editor, view: ViewOptions) -> None:
        super().__init__(editor, view)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self.add(heading(self.tr("Common iliac veins")))
        self.add(Remark(self.tr("The cava is cut below the iliac confluence: each vein needs a way for its blood, or a tie.")))
        self.add(Remark(self._side_is_asked))
        names = {RIGHT_ILIAC: self.tr("Right common iliac vein"), LEFT_ILIAC: self.tr("Left common iliac vein")}
        self.veins = {vein_id: self._method(vein_id, name) for vein_id, name in names.items()}
        for vein_id, name in names.items():
            self.row(name, self.veins[vein_id], under=True)
        self.add(Remark(self._not_drawn))
        self.show_plan(editor.plan)

    def show_plan(self, plan: Plan) -> None:
        super().show_plan(plan)
        self.setVisible(cut_below_confluence(plan) or bool(plan.case.iliac_plan))

    def _side_is_asked(self, plan: Plan) -> str:
        if plan.extent.lower_mm >= 0 or plan.case.tumour.iliac_side is not None:
            return ""
        return self.tr("The tumour lies in one of them: say in which, in the step Tumour.")

    def _not_drawn(self, plan: Plan) -> str:
        names = dict.fromkeys(str(item.method.name) for item in plan.case.iliac_plan if not item.method.drawn)
        return self.tr("Recorded, and not drawn here: {}.").format(", ".join(names)) if names else ""

    def _method(self, vein_id: str, name: str) -> Choice:
        return self.choice(
            self.tr("Plan an iliac vein: {}").format(lower_first(name)),
            lambda p: _planned(p.case, vein_id),
            lambda case, method: edits.choose_iliac_method(case, vein_id, method),
            [(None, self.tr("not planned")), *iliac_methods()],
        )


def cut_below_confluence(plan: Plan) -> bool:
    """Whether the inferior cut lies below the iliac confluence."""
    return plan.resection is not None and plan.resection.inferior_mm < 0


def _planned(case: Case, vein_id: str) -> IliacMethod | None:
    return next((item.method for item in case.iliac_plan if item.vein_id == vein_id), None)
