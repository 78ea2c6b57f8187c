"""The tumour: caval extent, mass, growth, involved renal veins."""

from ivcviz.case import edits
from ivcviz.case.document import Case
from ivcviz.errors import UserError
from ivcviz.gui.editor import Editor
from ivcviz.gui.fields import MillimetreField
from ivcviz.gui.shown import ViewOptions
from ivcviz.gui.steps.body import StepBody
from ivcviz.gui.steps.flow import FlowGroup, flow_line
from ivcviz.gui.steps.rows import Fact, Remark, heading
from ivcviz.gui.steps.unfolding import Unfolding
from ivcviz.gui.steps.words import dotted, ordered, side_name, span, translate, vein_name
from ivcviz.plan.model import Plan
from ivcviz.plan.words import mm, tenths


def line(plan: Plan) -> str:
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
    """Where the tumour lies in the cava, which the zone depends on, and how large the mass is, which it does not."""

    def __init__(self, editor: Editor, view: ViewOptions) -> None:
        super().__init__(editor, view)
        self.upper_end = self.level(
            self.tr("Move the tumour's upper end"), lambda p: p.case.tumour.upper, edits.move_tumour_upper_end
        )
        self.lower_end = self.level(
            self.tr("Move the tumour's lower end"), lambda p: p.case.tumour.lower, edits.move_tumour_lower_end
        )
        self.add(heading(self.tr("Caval extent")))
        self.row(self.tr("Upper end"), self.upper_end)
        self.row(self.tr("Lower end"), self.lower_end)
        self.add(Fact(self.tr("Length"), lambda p: mm(p.extent.upper_mm - p.extent.lower_mm)))
        self._add_iliac_side()
        self._add_mass()
        self._add_involved()
        self.flow = FlowGroup(editor, view)
        self.unfolding = Unfolding(self.tr("Lumen, thrombus, collaterals"), self.flow, flow_line)
        self.add(self.unfolding)

    def show_plan(self, plan: Plan) -> None:
        super().show_plan(plan)
        self._iliac.setVisible(plan.extent.lower_mm < 0 or plan.case.tumour.iliac_side is not None)

    def _add_iliac_side(self) -> None:
        sides = [(None, self.tr("not said")), ("right", self.tr("right iliac vein")), ("left", self.tr("left iliac vein"))]
        self.iliac_side = self.choice(
            self.tr("Choose the iliac side"), lambda p: p.case.tumour.iliac_side, edits.set_iliac_side, sides
        )
        self._iliac = self.row(self.tr("Along"), self.iliac_side)
        self._iliac.hide()

    def _add_mass(self) -> None:
        self.add(heading(self.tr("Mass")))
        names = (self.tr("Length of the mass"), self.tr("Width of the mass"), self.tr("Depth of the mass"))
        self.mass = tuple(self._side(i, name) for i, name in enumerate(names))
        self.row(self.tr("Length × width × depth"), *self.mass, under=True, between="×")
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
        self.circumference = self.number(
            self.tr("Record the circumference"), lambda p: p.case.tumour.circumference_deg, edits.set_circumference, "°"
        )
        self.circumference.setToolTip(self.tr("How much of the wall the tumour takes, about that side; empty: not recorded."))
        self.row(self.tr("Circumference involved"), self.circumference)

    def _side(self, index: int, name: str) -> MillimetreField:
        def read(plan: Plan) -> float | None:
            mass = plan.case.tumour.mass_mm
            return None if mass is None else mass[index]

        field = self.optional(self.tr("Size the mass"), read, lambda case, value: self._sized(case, index, value))
        field.setAccessibleName(name)
        field.setToolTip(name)
        field.setMinimumWidth(field.fontMetrics().horizontalAdvance("000 mm") + 8)
        field.setMaximumWidth(200)
        return field

    def _sized(self, case: Case, index: int, value: float | None) -> Case:
        """The mass with one side of another size; while there is none, the others' typed sides complete it."""
        if value is None:
            return edits.set_mass(case, None)
        known = case.tumour.mass_mm or (None, None, None)
        sides = [value if i == index else known[i] or self.mass[i].pending_number() for i in range(3)]
        if any(side is None for side in sides):
            raise UserError(self.tr("The mass is kept once length, width and depth are given."))
        return edits.set_mass(case, (sides[0] or 0.0, sides[1] or 0.0, sides[2] or 0.0))

    def _add_involved(self) -> None:
        self.add(heading(self.tr("Involved renal vein, from its ostium")))
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


def _involved(plan: Plan, vein_id: str) -> float:
    return next((item.length_mm for item in plan.case.tumour.involved if item.vein_id == vein_id), 0.0)


def _turned(case: Case, clock_deg: float) -> Case:
    return edits.set_bulge(case, clock_deg % 360.0)


def title() -> str:
    """The step's name."""
    return translate("Steps", "Tumour")
