"""The renal veins: the method of each reconstruction, and what follows from it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ivcviz.case import edits
from ivcviz.case.document import Case, Cone, RenalPlan
from ivcviz.gui.document.new_plan import FIRST_GRAFT
from ivcviz.gui.forms.choice_fields import NumberField
from ivcviz.gui.forms.form import StepBody
from ivcviz.gui.forms.rows import DerivedValue, Refusal, Remark, heading
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.view_options import ViewOptions
from ivcviz.gui.steps.plan_b import PlanBButtons
from ivcviz.gui.steps.renal_decisions import RenalDecisions
from ivcviz.gui.style.numbers import mm, tenths
from ivcviz.gui.vocabulary import dotted, lower_first, methods, ordered, side_name, substitutes, translate, vein_name
from ivcviz.plan.model import Plan, PlannedRenalVein


def title() -> str:
    """The step's name."""
    return translate("Steps", "Renal veins")


def summary(plan: Plan) -> str:
    """The step in one line: each vein's method and its gap."""
    parts = []
    for vein in ordered(plan.body.renal_veins):
        found = planned_vein(plan, vein.id)
        gap = "" if found.gap_mm is None else f" {mm(found.gap_mm)}"
        parts.append(f"{side_name(plan, vein.id)} {found.method.short!s}{gap}")
    return dotted(parts)


def planned_vein(plan: Plan, vein_id: str) -> PlannedRenalVein:
    """What follows for one renal vein."""
    return next(vein for vein in plan.renal_veins if vein.id == vein_id)


class RenalVeinsBody(StepBody):
    """One group of entries a vein, right ones first."""

    def __init__(self, editor: Editor, view: ViewOptions) -> None:
        super().__init__(editor, view)
        self.plan_graft = self.edit_button(
            self.tr("Plan a graft"), lambda case: edits.choose_graft(case, FIRST_GRAFT), self.tr("Plan a graft")
        )
        told = Remark(
            self.tr("No graft is planned, and a vein needs one to be sewn to. A new one starts as ringed PTFE, 18 mm.")
        )
        self.add(told)
        self._without_graft: list[QWidget] = [told, self.row("", self.plan_graft)]
        self.veins = {vein.id: VeinGroup(editor, view, vein.id) for vein in ordered(editor.plan.body.renal_veins)}
        self.add(*self.veins.values())
        self.show_plan(editor.plan)

    def show_plan(self, plan: Plan) -> None:
        super().show_plan(plan)
        focused = self.plan_graft.hasFocus()
        for widget in self._without_graft:
            widget.setVisible(plan.case.graft is None and plan.case.resection.kind.cuts_through)
        if focused and not self.plan_graft.isVisible():
            next(iter(self.veins.values())).method.setFocus(Qt.FocusReason.OtherFocusReason)


class VeinGroup(StepBody):
    """What is chosen for one renal vein, and what follows."""

    def __init__(self, editor: Editor, view: ViewOptions, vein_id: str) -> None:
        super().__init__(editor, view)
        self._id = vein_id
        self._name = vein_name(editor.plan, vein_id)
        self.missing = Remark(self._missing)
        self.add(heading(self._name), self.missing)
        offered = methods(planned_vein(editor.plan, vein_id).side)
        self.method = self.choice(
            self._step(self.tr("Choose the method: {}")),
            lambda p: edits.planned(p.case, vein_id).method,
            lambda case, value: edits.choose_renal_method(case, vein_id, value),
            offered,
        )
        self.row(self.tr("Method"), self._named(self.method, self.tr("method")), under=True)
        self.substitute = self.choice(
            self._step(self.tr("Choose what the branch is made of: {}")),
            lambda p: edits.planned(p.case, vein_id).substitute,
            lambda case, value: edits.choose_branch_substitute(case, vein_id, value),
            [(None, self.tr("as the graft")), *substitutes()],
        )
        words = self.tr("Branch of")
        self._substitute_row = self.row(words, self._named(self.substitute, lower_first(words)), under=True)
        self._add_cut()
        self._add_cone()
        self.decisions = RenalDecisions(editor, view, vein_id)
        self.add(self.decisions)
        self._add_facts()
        self.plan_b = self.choice(
            self._step(self.tr("Choose plan B: {}")),
            lambda p: edits.planned(p.case, vein_id).plan_b,
            lambda case, value: edits.set_plan_b(case, vein_id, value),
            [(None, self.tr("none")), *offered],
        )
        self.row(self.tr("Plan B"), self._named(self.plan_b, self.tr("plan B")), under=True)
        self.plan_b_buttons = PlanBButtons(editor, view, vein_id)
        self.add(self.plan_b_buttons)
        self.suture = self.words(
            self._step(self.tr("Write the suture: {}")),
            lambda p: edits.planned(p.case, vein_id).suture,
            lambda case, words: edits.set_suture(case, vein_id, words),
            self.tr("thread and stitch"),
        )
        self._suture_row = self.row(self.tr("Suture"), self._named(self.suture, self.tr("suture")))
        self.show_plan(editor.plan)

    def show_plan(self, plan: Plan) -> None:
        super().show_plan(plan)
        found = planned_vein(plan, self._id)
        self._cut_row.setVisible(found.method.cuts and not found.method.keeps_ostium)
        self._reach_row.setVisible(found.method.is_sewn)
        self._suture_row.setVisible(found.method.cuts)
        self._substitute_row.setVisible(found.piece is not None)
        for row in self._cone_rows:
            row.setVisible(found.method.is_cone)
        self.refusal.say(str(found.refusal))

    def _missing(self, plan: Plan) -> str:
        side = planned_vein(plan, self._id).side
        if side not in plan.case.anatomy.missing_kidneys:
            return ""
        return self.tr("The right kidney is missing.") if side == "right" else self.tr("The left kidney is missing.")

    def _add_cut(self) -> None:
        self.margin = self._number("margin_mm", self._step(self.tr("Set the margin: {}")))
        self.mobilisation = self._number(
            "mobilisation_mm",
            self._step(self.tr("Set the mobilisation: {}")),
            lambda p: planned_vein(p, self._id).mobilisation_mm,
        )
        self.mobilisation.setToolTip(
            self.tr("How far the kidney may be brought towards the graft; empty: this plan's default. No figure is published.")
        )
        self._cut_row = self.row(self.tr("Margin along the vein"), self._named(self.margin, self.tr("margin")))
        words = self.tr("Mobilisation allowed")
        self._reach_row = self.row(words, self._named(self.mobilisation, lower_first(words)))

    def _add_cone(self) -> None:
        shape = self._step(self.tr("Shape the cone pipe: {}"))
        self.base = self._cone_field("base_diameter_mm", shape)
        self.tip = self._cone_field("tip_diameter_mm", shape)
        self.length = self._cone_field(
            "length_mm", shape, lambda p: branch.length_mm if (branch := planned_vein(p, self._id).branch) else None
        )
        self.length.setToolTip(self.tr("Along its axis; empty: as long as the gap from graft to stump."))
        self.takeoff = self._cone_field("takeoff_deg", self._step(self.tr("Turn the cone pipe: {}")))
        self.takeoff.setToolTip(self.tr("Angle to the graft's inferior direction; below 90° blood enters towards the heart."))
        self.offset = self._cone_field("offset_mm", shape)
        rows = (
            (self.tr("Base Ø, at the graft"), self.base),
            (self.tr("Tip Ø, at the vein"), self.tip),
            (self.tr("Length"), self.length),
            (self.tr("Take-off"), self.takeoff),
            (self.tr("Offset of the axes"), self.offset),
        )
        self._cone_rows: list[QWidget] = [self.row(words, self._named(field, lower_first(words))) for words, field in rows]

    def _number(self, key: str, step: str, automatic: Callable[[Plan], float | None] | None = None) -> NumberField:
        def change(case: Case, **values: Any) -> Case:
            return edits.change_renal_plan(case, self._id, **values)

        return self.field(RenalPlan, key, step, lambda p: edits.planned(p.case, self._id), change, automatic)

    def _cone_field(self, key: str, step: str, automatic: Callable[[Plan], float | None] | None = None) -> NumberField:
        def change(case: Case, **values: Any) -> Case:
            return _with_cone(case, self._id, **values)

        return self.field(Cone, key, step, lambda p: _cone(p.case, self._id), change, automatic)

    def _add_facts(self) -> None:
        self.facts = {
            name: DerivedValue(words, read)
            for name, words, read in (
                ("stump", self.tr("Vein cut at"), self._stump),
                ("gap", self.tr("Gap, stump to graft"), lambda p: _mm(planned_vein(p, self._id).gap_mm)),
                ("reach", self.tr("To be brought nearer"), lambda p: _mm(planned_vein(p, self._id).reach_mm)),
                ("takeoff", self.tr("Take-off"), self._takeoff),
                ("room to aorta", self.tr("Room to the aorta"), lambda p: self._clearance(p, "aorta")),
                ("room to artery", self.tr("Room to the SMA"), lambda p: self._clearance(p, "superior mesenteric artery")),
                ("room to spine", self.tr("Room to the spine"), lambda p: self._clearance(p, "vertebra")),
                ("hole", self.tr("Graftotomy, w × h"), self._hole),
                ("place", self.tr("Centre, from superior end"), self._position),
                ("clock", self.tr("Clock, as on CT from the feet"), self._clock),
                ("seam", self.tr("Seam"), self._seam),
                ("saddle", self.tr("Saddle depth"), self._saddle),
            )
        }
        self.refusal = Refusal()
        self.add(*self.facts.values(), self.refusal)

    def _stump(self, plan: Plan) -> str:
        along = planned_vein(plan, self._id).stump_along_mm
        return "" if along is None else self.tr("{} from the cava").format(mm(along))

    def _takeoff(self, plan: Plan) -> str:
        vein = planned_vein(plan, self._id)
        # A cone's take-off is an entry already.
        return "" if vein.takeoff_deg is None or vein.method.is_cone else f"{tenths(vein.takeoff_deg)}°"

    def _clearance(self, plan: Plan, to: str) -> str:
        found = [clearance.room_mm for clearance in planned_vein(plan, self._id).clearances if clearance.to == to]
        return "" if not found else mm(found[0]) if found[0] >= 0 else self.tr("none: {} into it").format(mm(-found[0]))

    def _hole(self, plan: Plan) -> str:
        hole = planned_vein(plan, self._id).hole
        return "" if hole is None else f"{tenths(hole.width_mm)} × {mm(hole.height_mm)}"

    def _position(self, plan: Plan) -> str:
        hole = planned_vein(plan, self._id).hole
        return "" if hole is None else mm(hole.centre_from_superior_end_mm)

    def _clock(self, plan: Plan) -> str:
        hole = planned_vein(plan, self._id).hole
        return "" if hole is None else f"{hole.clock_deg:.0f}°"

    def _seam(self, plan: Plan) -> str:
        seam = planned_vein(plan, self._id).seam
        return "" if seam is None else mm(seam.length_mm)

    def _saddle(self, plan: Plan) -> str:
        vein = planned_vein(plan, self._id)
        return "" if vein.seam is None or not vein.method.is_cone else mm(vein.seam.saddle_mm)

    def _step(self, words: str) -> str:
        return words.format(lower_first(self._name))

    def _named(self, entry: Any, words: str) -> Any:
        entry.setAccessibleName(f"{self._name}: {words}")
        return entry


def _cone(case: Case, vein_id: str) -> Cone:
    return edits.planned(case, vein_id).cone or Cone()


def _with_cone(case: Case, vein_id: str, **changes: Any) -> Case:
    return edits.set_cone(case, vein_id, replace(_cone(case, vein_id), **changes))


def _mm(value: float | None) -> str:
    return "" if value is None else mm(value)
