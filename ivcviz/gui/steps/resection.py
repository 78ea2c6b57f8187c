"""Resection and clamps: margins, cuts, what is clamped and what is divided."""

from ivcviz.case import edits
from ivcviz.gui.editor import Editor
from ivcviz.gui.shown import ViewOptions
from ivcviz.gui.steps.body import StepBody
from ivcviz.gui.steps.rows import Fact, Line, Listing, Remark, heading
from ivcviz.gui.steps.words import dotted, span, translate
from ivcviz.plan.model import Clamp, Plan
from ivcviz.plan.words import mm


def title() -> str:
    """The step's name."""
    return translate("Steps", "Resection & clamps")


def line(plan: Plan) -> str:
    """The step in one line: cuts, clamps, divided veins."""
    cut = plan.resection
    if cut is None:
        return translate("Steps", "nothing is resected")
    clamps = translate("Steps", "{} clamps").format(len(plan.clamps))
    divided = translate("Steps", "{} divided").format(len(plan.divided)) if plan.divided else ""
    return dotted([span(cut.inferior_mm, cut.superior_mm), clamps, divided])


class ResectionBody(StepBody):
    """What is cut out, and what is closed for it."""

    def __init__(self, editor: Editor, view: ViewOptions) -> None:
        super().__init__(editor, view)
        kinds = [
            ("circumferential", self.tr("whole circumference")),
            ("partial-patch", self.tr("part of the wall, patch")),
            ("none", self.tr("none")),
        ]
        self.kind = self.choice(
            self.tr("Choose the resection"), lambda p: p.case.resection.kind, edits.choose_resection_kind, kinds
        )
        self.row(self.tr("Resection"), self.kind)
        self._add_numbers()
        self.add(
            Fact(self.tr("Cuts at"), lambda p: "" if p.resection is None else _cuts(p)),
            Fact(self.tr("Resected segment"), lambda p: "" if p.resection is None else mm(p.resection.length_mm)),
            heading(self.tr("Clamped")),
        )
        self.clamps = Listing(self.tr("Clamps"), lambda p: [_clamp(clamp) for clamp in p.clamps])
        self.divided = Listing(self.tr("Divided veins between the clamps"), lambda p: _divided(p, "between clamps"))
        self.exposure = Listing(self.tr("Veins divided for exposure"), lambda p: _divided(p, "exposure"))
        self.add(self.clamps, Remark(lambda p: "" if p.clamps else self.tr("Nothing is clamped.")))
        self._heads = [heading(self.tr("Divided, between the clamps")), heading(self.tr("Divided for exposure"))]
        self.add(self._heads[0], self.divided, self._heads[1], self.exposure)
        self.show_plan(editor.plan)

    def show_plan(self, plan: Plan) -> None:
        super().show_plan(plan)
        for head, why in zip(self._heads, ("between clamps", "exposure"), strict=True):
            head.setVisible(any(vein.why == why for vein in plan.divided))

    def _add_numbers(self) -> None:
        self.superior_margin = self.millimetres(
            self.tr("Set the superior margin"),
            lambda p: p.case.resection.superior_margin_mm,
            lambda case, value: edits.set_margins(case, case.resection.inferior_margin_mm, value),
        )
        self.inferior_margin = self.millimetres(
            self.tr("Set the inferior margin"),
            lambda p: p.case.resection.inferior_margin_mm,
            lambda case, value: edits.set_margins(case, value, case.resection.superior_margin_mm),
        )
        self.cuff = self.millimetres(self.tr("Set the cuff"), lambda p: p.case.resection.cuff_mm, edits.set_cuff)
        self.jaw = self.millimetres(self.tr("Set the clamp's width"), lambda p: p.case.resection.jaw_mm, edits.set_jaw)
        self.row(self.tr("Superior margin"), self.superior_margin)
        self.row(self.tr("Inferior margin"), self.inferior_margin)
        self.row(self.tr("Cuff, cut to clamp"), self.cuff)
        self.row(self.tr("Clamp's jaw"), self.jaw)


def _cuts(plan: Plan) -> str:
    assert plan.resection is not None
    return translate("Steps", "{} and {}").format(mm(plan.resection.inferior_mm), mm(plan.resection.superior_mm))


def _clamp(clamp: Clamp) -> Line:
    name = clamp.name[:1].upper() + clamp.name[1:]
    if clamp.along_mm is not None:
        return name, translate("Steps", "{} from the cava").format(mm(clamp.along_mm))
    return name, "" if clamp.level_mm is None else mm(clamp.level_mm)


def _divided(plan: Plan, why: str) -> list[Line]:
    sides = {"left": translate("Steps", "left"), "right": translate("Steps", "right"), "midline": translate("Steps", "midline")}
    return [
        (vein.name if vein.side in vein.name.lower() else f"{vein.name}, {sides[vein.side]}", mm(vein.level_mm))
        for vein in plan.divided
        if vein.why == why
    ]
