"""The effect of the tumour on blood flow: lumen, bland thrombus, collaterals, leg swelling."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from ivcviz.case import edits
from ivcviz.case.document import Case, LevelRef, LumenTip, Thrombus
from ivcviz.case.levels import level_mm
from ivcviz.gui.forms.choice_fields import LevelField
from ivcviz.gui.forms.form import StepBody
from ivcviz.gui.forms.rows import Remark
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.view_options import ViewOptions
from ivcviz.gui.style.numbers import mm
from ivcviz.gui.vocabulary import collaterals, dotted, lumens, span, translate
from ivcviz.plan.model import Plan

_BEGINS_BELOW_MM = 20.0  # default: how far below the tumour a thrombus that is entered begins, to be corrected


class FlowGroup(StepBody):
    """Each may stay unrecorded; what is recorded is read by the plan checks."""

    def __init__(self, editor: Editor, view: ViewOptions) -> None:
        super().__init__(editor, view)
        unknown = self.tr("not recorded")
        self._lines.setContentsMargins(0, 0, 0, 0)
        self.lumen = self.choice(
            self.tr("Record the lumen"), lambda p: p.case.tumour.lumen, edits.set_lumen, [(None, unknown), *lumens()]
        )
        self.thrombus = self.choice(
            self.tr("Record a bland thrombus"),
            lambda p: p.case.tumour.thrombus is not None,
            lambda case, there: _with_thrombus(case) if there else edits.set_thrombus(case, None, None),
            [(False, self.tr("none recorded")), (True, self.tr("present"))],
        )
        self.thrombus_upper, self.thrombus_lower = self._end("upper"), self._end("lower")
        self.collaterals = self.choice(
            self.tr("Record the collaterals"),
            lambda p: p.case.patient.collaterals,
            edits.set_collaterals,
            [(None, unknown), *collaterals()],
        )
        self.oedema = self.choice(
            self.tr("Record leg oedema"),
            lambda p: p.case.patient.leg_oedema,
            edits.set_leg_oedema,
            [(None, unknown), (True, self.tr("yes")), (False, self.tr("no"))],
        )
        self.row(self.tr("Lumen"), self.lumen)
        self._add_tip()
        self.row(self.tr("Bland thrombus"), self.thrombus)
        self._ends: list[QWidget] = [
            self.row(
                self.tr("Thrombus, upper end"),
                self._named(self.thrombus_upper, self.tr("Bland thrombus: upper end")),
                under=True,
            ),
            self.row(
                self.tr("Thrombus, lower end"),
                self._named(self.thrombus_lower, self.tr("Bland thrombus: lower end")),
                under=True,
            ),
        ]
        self.row(self.tr("Collaterals"), self.collaterals)
        self.row(self.tr("Leg oedema"), self.oedema)
        self.show_plan(editor.plan)

    def show_plan(self, plan: Plan) -> None:
        super().show_plan(plan)
        for end in self._ends:
            end.setVisible(plan.case.tumour.thrombus is not None)

    def _add_tip(self) -> None:
        """How far anything lies free in the lumen, which is how far a clamp has to stay away."""
        hint = self.tr("none beyond the wall")
        self.tip_upper = self.optional_level(
            self.tr("Move the floating tip's upper end"),
            lambda p: (p.case.tumour.lumen_tip or LumenTip()).superior,
            edits.set_lumen_tip_superior,
            lambda p: p.case.tumour.upper,
            hint,
        )
        self.tip_lower = self.optional_level(
            self.tr("Move the floating tip's lower end"),
            lambda p: (p.case.tumour.lumen_tip or LumenTip()).inferior,
            edits.set_lumen_tip_inferior,
            lambda p: p.case.tumour.lower,
            hint,
        )
        self.row(self.tr("Floating tip, upper end"), self.tip_upper, under=True)
        self.row(self.tr("Floating tip, lower end"), self.tip_lower, under=True)
        self.add(
            Remark(
                self.tr("Tumour or tumour thrombus that lies free in the lumen. Empty: it reaches no further than at the wall.")
            )
        )

    def _end(self, name: str) -> LevelField:
        def edit(case: Case, level: LevelRef) -> Case:
            ends = replace(_thrombus(case), **{name: level})
            return edits.set_thrombus(case, ends.lower, ends.upper)

        step = self.tr("Move the thrombus's upper end") if name == "upper" else self.tr("Move the thrombus's lower end")
        return self.level(step, lambda p: getattr(_thrombus(p.case), name), edit)

    @staticmethod
    def _named(field: LevelField, words: str) -> LevelField:
        field.setAccessibleName(words)
        return field


def flow_summary(plan: Plan) -> str:
    """What is recorded of the flow, in a line."""
    case, marks = plan.case, plan.body.landmarks
    known, there = dict(lumens()), dict(collaterals())
    thrombus = case.tumour.thrombus
    ends = "" if thrombus is None else span(level_mm(thrombus.lower, marks), level_mm(thrombus.upper, marks))
    legs = {True: translate("Steps", "leg oedema"), False: translate("Steps", "no leg oedema"), None: ""}
    lumen, round_it = case.tumour.lumen, case.patient.collaterals
    told = [
        "" if lumen is None else translate("Steps", "lumen {}").format(known[lumen]),
        _tip_words(plan),
        translate("Steps", "thrombus {}").format(ends) if ends else "",
        "" if round_it is None else translate("Steps", "collaterals {}").format(there[round_it]),
        legs[case.patient.leg_oedema],
    ]
    return dotted(told) or translate("Steps", "nothing recorded")


def _tip_words(plan: Plan) -> str:
    """How far the floating tip reaches, "tip up to 190 mm", where there is one."""
    tip, marks = plan.case.tumour.lumen_tip or LumenTip(), plan.body.landmarks
    words = ((tip.superior, translate("Steps", "tip up to {}")), (tip.inferior, translate("Steps", "tip down to {}")))
    return dotted([told.format(mm(level_mm(level, marks))) for level, told in words if level is not None])


def _thrombus(case: Case) -> Thrombus:
    """The thrombus, or where there is none what a new one would be: from below the tumour up to it."""
    lower = case.tumour.lower
    return case.tumour.thrombus or Thrombus(replace(lower, offset_mm=lower.offset_mm - _BEGINS_BELOW_MM), lower)


def _with_thrombus(case: Case) -> Case:
    ends = _thrombus(case)
    return edits.set_thrombus(case, ends.lower, ends.upper)
