"""What is decided beside a renal vein's method: cooling, test clamping, tributaries divided for length."""

from functools import partial

from PySide6.QtWidgets import QWidget

from ivcviz.case import edits
from ivcviz.case.document import Case
from ivcviz.case.vein_choices import dividable
from ivcviz.gui.forms.choice_fields import Tick
from ivcviz.gui.forms.form import StepBody
from ivcviz.gui.forms.rows import Remark, Ticks
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.view_options import ViewOptions
from ivcviz.gui.style.numbers import mm
from ivcviz.gui.vocabulary import any_vein_name, lower_first, vein_name, yes_or_no
from ivcviz.plan.model import Plan
from ivcviz.plan.reconstruction.renal_outcome import closed, kidney_is_removed, missing

_HELD_BY_TRIBUTARIES_MM = 10.0  # set by this plan: a left vein comes no further while its tributaries hold it


class RenalDecisions(StepBody):
    """Each is shown where the plan of the vein asks for it, and where it is decided already."""

    def __init__(self, editor: Editor, view: ViewOptions, vein_id: str) -> None:
        super().__init__(editor, view)
        self._id = vein_id
        self._name = vein_name(editor.plan, vein_id)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._add_divided()
        self.cooled = self.choice(
            self._step(self.tr("Decide on cooling the kidney: {}")),
            lambda p: edits.planned(p.case, vein_id).cooled,
            self._with_cooling,
            yes_or_no(self.tr("not decided")),
        )
        self.cooled.setAccessibleName(f"{self._name}: {self.tr('kidney cooled')}")
        self.cooled.setToolTip(self.tr("Whether the kidney is cooled while its vein is shut; it then bears a longer time."))
        self._cooled_row = self.row(self.tr("Kidney cooled"), self.cooled)
        self.test_clamp = self.choice(
            self._step(self.tr("Plan test clamping: {}")),
            lambda p: edits.planned(p.case, vein_id).test_clamp,
            lambda case, tested: edits.set_test_clamp(case, vein_id, tested),
            [(None, self.tr("not decided")), (True, self.tr("before the first cut")), (False, self.tr("no"))],
        )
        self.test_clamp.setAccessibleName(f"{self._name}: {self.tr('test clamping')}")
        self.test_clamp.setToolTip(
            self.tr("The vein is clamped for a trial and the pressure in its stump measured, before anything is cut.")
        )
        self._test_row = self.row(self.tr("Test clamping"), self.test_clamp)
        self.show_plan(editor.plan)

    def show_plan(self, plan: Plan) -> None:
        super().show_plan(plan)
        planned = edits.planned(plan.case, self._id)
        found = next(vein for vein in plan.renal_veins if vein.id == self._id)
        can_be_tied = planned.method.is_tied or (planned.plan_b is not None and planned.plan_b.is_tied)
        there = not missing(plan, found.side)
        cools = there and closed(plan, found) and not kidney_is_removed(plan, found.side)
        self._test_row.setVisible(planned.test_clamp is not None or (there and can_be_tied))
        self._cooled_row.setVisible(planned.cooled is not None or cools)
        far = found.method.is_sewn and found.mobilisation_mm > _HELD_BY_TRIBUTARIES_MM
        own = dividable(plan.case.anatomy, self._id)
        for widget in self._held:
            widget.setVisible(bool(own) and (far or bool(planned.divided)))

    def _add_divided(self) -> None:
        self.tributaries = {name: self._tributary(name) for name in dividable(self.editor.plan.case.anatomy, self._id)}
        self.divided = Ticks(list(self.tributaries.values()), [partial(_along, name) for name in self.tributaries])
        held = self.tr("Beyond {} its tributaries hold the vein: which are divided? They no longer drain the kidney.")
        told = Remark(held.format(mm(_HELD_BY_TRIBUTARIES_MM)))
        self._held: list[QWidget] = [told, self.divided]
        self.add(told, self.divided)

    def _tributary(self, tributary_id: str) -> Tick:
        name = any_vein_name(self.editor.plan, tributary_id)
        tick = self.tick(
            self.tr("Divide for length: {}").format(lower_first(name)),
            lambda p: tributary_id in edits.planned(p.case, self._id).divided,
            lambda case, on: edits.set_divided(case, self._id, tributary_id, on),
            name,
        )
        tick.setAccessibleName(self.tr("Divided for length: {}").format(lower_first(name)))
        tick.setToolTip(self.tr("Where it enters, measured along the renal vein from the cava: a reference body's distance."))
        return tick

    def _with_cooling(self, case: Case, cooled: bool | None) -> Case:
        """One decision for a kidney, written to each of its veins."""
        side = next(vein.side for vein in self.editor.plan.body.renal_veins if vein.id == self._id)
        for vein in self.editor.plan.body.renal_veins:
            if vein.side == side:
                case = edits.set_cooled(case, vein.id, cooled)
        return case

    def _step(self, words: str) -> str:
        return words.format(lower_first(self._name))


def _along(tributary_id: str, plan: Plan) -> str:
    """How far from the cava a tributary enters its renal vein."""
    return next((mm(vein.along_mm) for vein in plan.body.tributaries if vein.id == tributary_id), "")
