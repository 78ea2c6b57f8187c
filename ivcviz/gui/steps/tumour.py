"""The tumour: caval extent, mass, growth, involved renal veins."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ivcviz.case import edits
from ivcviz.case.document import Case, Tumour
from ivcviz.case.levels import level_mm
from ivcviz.gui.forms.choice_fields import Binding, MillimetreField
from ivcviz.gui.forms.disclosure import Disclosure
from ivcviz.gui.forms.form import StepBody
from ivcviz.gui.forms.rows import DerivedValue, Remark, heading
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.view_options import ViewOptions
from ivcviz.gui.steps.blood_flow import FlowGroup, flow_summary
from ivcviz.gui.steps.iliac_veins import cut_below_confluence
from ivcviz.gui.steps.origin import OriginGroup
from ivcviz.gui.steps.report_field import ReportField
from ivcviz.gui.steps.report_summary import report_summary
from ivcviz.gui.style.numbers import mm, tenths
from ivcviz.gui.style.text import TextLabel
from ivcviz.gui.vocabulary import dotted, ordered, side_name, span, translate, vein_name
from ivcviz.plan.model import Plan

if TYPE_CHECKING:
    from ivcviz.case.words.report import Report


def summary(plan: Plan) -> str:
    """The step in one line: extent, mass, involved renal veins."""
    mass = plan.case.tumour.mass_mm
    size = "" if mass is None else " × ".join(tenths(side) for side in mass) + " mm"
    known = {vein.id for vein in plan.body.renal_veins}
    lengths = [
        f"{side_name(plan, item.vein_id)} {tenths(item.length_mm)}"
        for item in plan.case.tumour.involved
        if item.vein_id in known and item.length_mm > 0
    ]
    involved = f"{', '.join(lengths)} mm" if lengths else ""
    return dotted([span(plan.extent.lower_mm, plan.extent.upper_mm), size, involved])


class TumourBody(StepBody):
    """The extent of the tumour in the cava, which decides the zone, and the size of the mass, which does not."""

    def __init__(self, editor: Editor, view: ViewOptions) -> None:
        super().__init__(editor, view)
        self.upper_end = self.level(
            self.tr("Move the tumour's upper end"), lambda p: p.case.tumour.upper, edits.move_tumour_upper_end
        )
        self.lower_end = self.level(
            self.tr("Move the tumour's lower end"), lambda p: p.case.tumour.lower, edits.move_tumour_lower_end
        )
        self._add_report()
        self.add(heading(self.tr("Caval extent")))
        self.row(self.tr("Upper end"), self.upper_end, under=True)
        self.row(self.tr("Lower end"), self.lower_end, under=True)
        self.upper_end.accepted.connect(self.lower_end.try_again)  # an end that had to wait for the other
        self.lower_end.accepted.connect(self.upper_end.try_again)
        self.add(DerivedValue(self.tr("Length"), lambda p: mm(p.extent.upper_mm - p.extent.lower_mm)))
        self._add_iliac_side()
        self._add_mass()
        self.origin = OriginGroup(editor, view)
        self.add(self.origin)
        self._add_involved()
        self.flow = FlowGroup(editor, view)
        self.unfolding = Disclosure(self.tr("Lumen, floating tip, thrombus"), self.flow, flow_summary)
        self.add(self.unfolding)

    def show_plan(self, plan: Plan) -> None:
        super().show_plan(plan)
        self.waiting.setVisible(any(side.pending_number() is not None for side in self.mass))
        self._iliac.setVisible(_reaches_below(plan) or plan.case.tumour.iliac_side is not None)

    def _add_report(self) -> None:
        self.report = ReportField(
            self.editor, self.tr("Enter the report"), self.tr("97 to 172, 85 × 50 × 45 mm"), self._entered
        )
        self.report.setToolTip(
            self.tr(
                "A line of the report, typed or pasted: “woman, 52; tumour from 15 mm below the left renal vein to 25 mm below "
                "the hepatic veins, 85 × 50 × 45 mm; 8 mm of the right and 12 mm of the left renal vein involved”. What is not "
                "understood stays in the field, selected, with the reason; the rest is entered, as one step."
            )
        )
        self.row(self.tr("As the report says, in a line"), self.report, under=True)
        self._read: tuple[Case | None, str] = (None, "")
        self.read = Remark(self._what_was_read)
        self.add(self.read)

    def _entered(self, case: Case, report: "Report") -> None:
        self._read = (case, self.tr("Read: {}").format(dotted(report_summary(report))))

    def _what_was_read(self, _plan: Plan) -> str:
        """Show what was read from the line, until another step follows."""
        history = self.editor.history
        made, words = self._read
        return words if any(step.case is made for step in history.steps[: history.index + 1]) else ""

    def _add_iliac_side(self) -> None:
        sides = [(None, self.tr("not said")), ("right", self.tr("right iliac vein")), ("left", self.tr("left iliac vein"))]
        self.iliac_side = self.choice(
            self.tr("Choose the iliac side"), lambda p: p.case.tumour.iliac_side, edits.set_iliac_side, sides
        )
        self.iliac_side.setToolTip(
            self.tr("Below the iliac confluence (0 mm) the tumour lies in one of the two common iliac veins: in which?")
        )
        self._iliac = self.row(self.tr("Below 0 mm, in the"), self.iliac_side)
        self._iliac.hide()

    def _add_mass(self) -> None:
        self.add(heading(self.tr("Mass")))
        names = (self.tr("Length of the mass"), self.tr("Width of the mass"), self.tr("Depth of the mass"))
        self.mass = tuple(self._side(i, name) for i, name in enumerate(names))
        self.row(self.tr("Length × width × depth"), *self.mass, under=True, between="×")
        self.waiting = TextLabel(self.tr("The mass is entered once length, width and depth are given."), "quiet", size=0.92)
        self.add(self.waiting)
        for field in self.mass:
            field.kept_back.connect(self.waiting.show)
        growths = [
            ("intraluminal", self.tr("into the lumen")),
            ("extraluminal", self.tr("out of the wall")),
            ("both", self.tr("both ways")),
        ]
        self.growth = self.choice(self.tr("Choose the growth"), lambda p: p.case.tumour.growth, edits.set_growth, growths)
        self.row(self.tr("Growth"), self.growth)
        self.bulge = self.degrees(self.tr("Turn the bulge"), lambda p: p.case.tumour.bulge_deg, _turned)
        self.row(self.tr("Bulges towards"), self.bulge)
        self.add(Remark(self.tr("0° anterior, 90° the patient's left; as on CT, seen from the feet.")))
        self.circumference = self.field(
            Tumour, "circumference_deg", self.tr("Record the circumference"), lambda p: p.case.tumour, edits.change_tumour
        )
        self.circumference.setToolTip(
            self.tr("Arc of the wall that the tumour involves, about that side; empty: not recorded.")
        )
        self.row(self.tr("Circumference involved"), self.circumference)

    def _side(self, index: int, name: str) -> "MassSide":
        def read(plan: Plan) -> float | None:
            mass = plan.case.tumour.mass_mm
            return None if mass is None else mass[index]

        binding = Binding(self.tr("Size the mass"), read, lambda case, value: self._sized(case, index, value))
        field = MassSide(self.editor, binding, lambda: self._waits(index))
        field.setAccessibleName(name)
        field.setToolTip(name)
        field.setMinimumWidth(field.fontMetrics().horizontalAdvance("000 mm") + 8)
        field.setMaximumWidth(200)
        return field

    def _waits(self, index: int) -> bool:
        """Whether a side has to wait for another one."""
        others = [side.pending_number() for i, side in enumerate(self.mass) if i != index]
        return self.editor.plan.case.tumour.mass_mm is None and None in others

    def _sized(self, case: Case, index: int, value: float | None) -> Case:
        """The mass with one side of another size; while there is none, the others' typed sides complete it."""
        if value is None:
            return edits.set_mass(case, None)
        known = case.tumour.mass_mm or (None, None, None)
        sides = [value if i == index else known[i] or self.mass[i].pending_number() for i in range(3)]
        return edits.set_mass(case, (sides[0] or 0.0, sides[1] or 0.0, sides[2] or 0.0))

    def _add_involved(self) -> None:
        self.add(heading(self.tr("Involved renal vein, from ostium")))
        self.involved: dict[str, MillimetreField] = {}
        for vein in ordered(self.editor.plan.body.renal_veins):
            self.involved[vein.id] = self._involved_length(vein.id)
            self.row(vein_name(self.editor.plan, vein.id), self.involved[vein.id])

    def _involved_length(self, vein_id: str) -> MillimetreField:
        return self.millimetres(
            self.tr("Set the involved length"),
            lambda p: _involved(p, vein_id),
            lambda case, value: edits.set_involved(case, vein_id, value),
        )


class MassSide(MillimetreField):
    """A side of the mass: stays as it was typed, and asks for nothing, while it has to wait for the other two."""

    kept_back = Signal()

    def __init__(self, editor: Editor, binding: Binding[float | None], waits: Callable[[], bool]) -> None:
        super().__init__(editor, binding)
        self._waits = waits

    def _ask(self, number: float | None, typed: str | None) -> None:
        if number is None or typed is None or not self._waits():
            super()._ask(number, typed)
            return
        self.lineEdit().setText(typed)
        self.refused.emit("")
        self.kept_back.emit()


def _involved(plan: Plan, vein_id: str) -> float:
    return next((item.length_mm for item in plan.case.tumour.involved if item.vein_id == vein_id), 0.0)


def _reaches_below(plan: Plan) -> bool:
    """Whether the tumour, what of it lies free in the lumen, or the cut reaches below the iliac confluence."""
    tip = plan.case.tumour.lumen_tip
    ends = [plan.extent.lower_mm]
    if tip is not None and tip.inferior is not None:
        ends.append(level_mm(tip.inferior, plan.body.landmarks))
    return min(ends) < 0 or cut_below_confluence(plan)


def _turned(case: Case, clock_deg: float) -> Case:
    return edits.set_bulge(case, clock_deg % 360.0)


def title() -> str:
    """The step's name."""
    return translate("Steps", "Tumour")
