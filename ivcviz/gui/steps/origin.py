"""The origin of the tumour: the caval wall, or a vein through which it grew into the cava."""

from ivcviz.case import edits
from ivcviz.case.vein_choices import veins_of_origin
from ivcviz.gui.forms.form import StepBody
from ivcviz.gui.forms.rows import heading
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.view_options import ViewOptions
from ivcviz.gui.vocabulary import any_vein_name, origins, yes_or_no
from ivcviz.plan.model import Plan


class OriginGroup(StepBody):
    """Where it grew from; of what did not grow from the caval wall also through which vein, and whether the wall is invaded."""

    def __init__(self, editor: Editor, view: ViewOptions) -> None:
        super().__init__(editor, view)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self.add(heading(self.tr("Origin")))
        self.origin = self.choice(
            self.tr("Choose the tumour's origin"), lambda p: p.case.tumour.origin, edits.choose_origin, origins()
        )
        self.vein = self.choice(
            self.tr("Choose the vein of origin"), lambda p: p.case.tumour.origin_vein, edits.set_origin_vein, self._veins
        )
        self.vein.setToolTip(self.tr("The vein through which the tumour grew into the cava."))
        self.invaded = self.choice(
            self.tr("Record invasion of the wall"),
            lambda p: p.case.tumour.wall_invaded,
            edits.set_wall_invaded,
            yes_or_no(self.tr("not recorded")),
        )
        self.row(self.tr("Grew from"), self.origin)
        self._beyond_wall = [
            self.row(self.tr("Vein of origin"), self.vein),
            self.row(self.tr("Caval wall invaded"), self.invaded),
        ]
        self.show_plan(editor.plan)

    def show_plan(self, plan: Plan) -> None:
        super().show_plan(plan)
        for row in self._beyond_wall:
            row.setVisible(plan.case.tumour.origin != "wall")

    def _veins(self, plan: Plan) -> list[tuple[str | None, str]]:
        """The veins that this origin can have, and one that a file names beside them."""
        tumour = plan.case.tumour
        known = veins_of_origin(plan.case.anatomy, tumour.origin)
        named = () if tumour.origin_vein is None else (tumour.origin_vein,)
        return [
            (None, self.tr("not recorded")),
            *((vein_id, any_vein_name(plan, vein_id)) for vein_id in dict.fromkeys((*known, *named))),
        ]
