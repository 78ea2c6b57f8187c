"""Planned minutes, arteries and the clamp that is moved onto the graft, as entries."""

from ivcviz.anatomy.specification import Side
from ivcviz.case import edits
from ivcviz.case.document import Artery, Case, RenalPlan, Timing
from ivcviz.gui.forms.choice_fields import Choice, NumberField
from ivcviz.gui.forms.form import StepBody
from ivcviz.gui.forms.rows import Remark, heading
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.view_options import ViewOptions
from ivcviz.gui.vocabulary import lower_first, ordered, vein_name
from ivcviz.plan.model import Plan
from ivcviz.plan.reconstruction.renal_outcome import SIDES, artery_of, closed, missing, sewn, veins_of_side


class TimesBody(StepBody):
    """The planned minutes. Fields that the plan does not use are hidden."""

    def __init__(self, editor: Editor, view: ViewOptions) -> None:
        super().__init__(editor, view)
        self.veins = tuple(vein.id for vein in editor.plan.body.renal_veins)
        self._lines.setContentsMargins(10, 0, 10, 0)
        self.add(heading(self.tr("Planned minutes")))
        self._add_cava()
        self._add_kidneys()
        self.add(Remark(self.tr("Set by this plan; no values are published. Empty: not planned.")))
        self._lines.addStretch(1)
        self.show_plan(editor.plan)

    def show_plan(self, plan: Plan) -> None:
        super().show_plan(plan)
        if tuple(vein.id for vein in plan.body.renal_veins) != self.veins:
            return  # about to be made anew
        found = {vein.id: vein for vein in plan.renal_veins}
        self._onto_graft.setVisible(plan.graft is not None)
        for vein, row in self._sewing_rows.items():
            row.setVisible(sewn(found[vein]))
        for side, row in self._artery_rows.items():
            held = any(closed(plan, vein) for vein in veins_of_side(plan, side))
            row.setVisible(held and not missing(plan, side))

    def _add_cava(self) -> None:
        self.resection = self._minutes("resection_min", self.tr("Plan the resection's minutes"))
        self.superior = self._minutes("superior_anastomosis_min", self.tr("Plan the superior end's minutes"))
        self.inferior = self._minutes("inferior_anastomosis_min", self.tr("Plan the inferior end's minutes"))
        self.onto_graft = self.tick(
            self.tr("Move the superior clamp onto the graft"),
            lambda p: p.case.timing.clamp_onto_graft,
            edits.move_clamp_onto_graft,
            self.tr("then clamp moved onto the graft"),
        )
        self.onto_graft.setToolTip(self.tr("Reopens the liver's outflow; the portal triad is opened with it."))
        self.row(self.tr("First clamp to last cut"), self.resection)
        self.row(self.tr("Sewing, superior end"), self.superior)
        self._onto_graft = self.row("", self.onto_graft)
        self.row(self.tr("Sewing, inferior end"), self.inferior)

    def _add_kidneys(self) -> None:
        self.sewing = {vein.id: self._sewing(vein.id) for vein in ordered(self.editor.plan.body.renal_veins)}
        self._sewing_rows = {
            vein: self.row(self.tr("Sewing, {}").format(lower_first(vein_name(self.editor.plan, vein))), field)
            for vein, field in self.sewing.items()
        }
        self.arteries = {side: self._artery(side) for side in SIDES}
        names = {"right": self.tr("Right renal artery"), "left": self.tr("Left renal artery")}
        self._artery_rows = {side: self.row(names[side], self.arteries[side]) for side in SIDES}

    def _artery(self, side: Side) -> Choice:
        return self.choice(
            self.tr("Decide on the right renal artery") if side == "right" else self.tr("Decide on the left renal artery"),
            lambda p: artery_of(p, side),
            lambda case, value: self._with_artery(case, side, value),
            [(None, self.tr("not decided")), ("open", self.tr("open")), ("clamped", self.tr("clamped"))],
        )

    def _sewing(self, vein_id: str) -> NumberField:
        name = lower_first(vein_name(self.editor.plan, vein_id))
        return self.field(
            RenalPlan,
            "sewing_min",
            self.tr("Plan the minutes: {}").format(name),
            lambda p: edits.planned(p.case, vein_id),
            lambda case, **values: edits.change_renal_plan(case, vein_id, **values),
        )

    def _minutes(self, key: str, step: str) -> NumberField:
        return self.field(Timing, key, step, lambda p: p.case.timing, edits.change_timing)

    def _with_artery(self, case: Case, side: Side, artery: Artery | None) -> Case:
        """One decision for a kidney, written to each of its veins."""
        for vein in self.editor.plan.body.renal_veins:
            if vein.side == side:
                case = edits.set_artery(case, vein.id, artery)
        return case
