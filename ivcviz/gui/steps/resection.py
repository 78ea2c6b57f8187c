"""Resection and clamps: margins, cuts, what is clamped and what is divided."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ivcviz.case import edits
from ivcviz.case.document import Resection
from ivcviz.fields.declaration import default_of
from ivcviz.gui.forms.choice_fields import NumberField
from ivcviz.gui.forms.disclosure import Disclosure
from ivcviz.gui.forms.form import StepBody
from ivcviz.gui.forms.rows import DerivedValue, Line, Listing, Remark, heading
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.view_options import ViewOptions
from ivcviz.gui.steps.iliac_veins import IliacGroup
from ivcviz.gui.steps.intent import IntentGroup
from ivcviz.gui.steps.organs import OrgansGroup, organs_summary
from ivcviz.gui.style.numbers import mm, tenths
from ivcviz.gui.vocabulary import dotted, evidence_of, in_column, resection_kinds, span, substitutes, translate, vein_name
from ivcviz.messages.sentences import capital, in_english
from ivcviz.plan.model import Clamp, DividedVein, Plan, PlannedDefect, WhyDivided
from ivcviz.plan.wording.names import divided_at

WITH_RENAL: tuple[WhyDivided, ...] = ("in a resected vein", "for length")


def title() -> str:
    """The step's name."""
    return translate("Steps", "Resection & clamps")


def summary(plan: Plan) -> str:
    """The step in one line: cuts, clamps, divided veins."""
    cut = plan.resection
    if cut is None:
        none = plan.case.intent == "no-operation"
        return translate("Steps", "no operation") if none else translate("Steps", "nothing is resected")
    clamps = translate("Steps", "{} clamps").format(len(plan.clamps))
    divided = translate("Steps", "{} divided").format(len(plan.divided)) if plan.divided else ""
    return dotted([span(cut.inferior_mm, cut.superior_mm), clamps, divided])


class ResectionBody(StepBody):
    """What is cut out, and what is closed for it."""

    def __init__(self, editor: Editor, view: ViewOptions) -> None:
        super().__init__(editor, view)
        self.intent = IntentGroup(editor, view)
        self.add(self.intent)
        self.kind = self.choice(
            self.tr("Choose the resection"), lambda p: p.case.resection.kind, edits.choose_resection_kind, resection_kinds()
        )
        self.row(self.tr("Resection"), self.kind)
        self._add_patch()
        self._add_numbers()
        self.iliac = IliacGroup(editor, view)
        self.add(self.iliac)
        self._add_organs()
        self.add(
            DerivedValue(self.tr("Cuts at"), lambda p: "" if p.resection is None else _cuts(p)),
            DerivedValue(self.tr("Resected segment"), lambda p: "" if p.resection is None else mm(p.resection.length_mm)),
            heading(self.tr("Clamped")),
        )
        self.clamps = Listing(self.tr("Clamps"), lambda p: [_clamp(p, clamp) for clamp in p.clamps])
        self.divided = Listing(self.tr("Divided veins between or under the clamps"), lambda p: _divided(p, "between clamps"))
        self.exposure = Listing(self.tr("Veins divided for exposure"), lambda p: _divided(p, "exposure"))
        self.with_renal = Listing(self.tr("Veins divided with a renal vein"), _divided_with_renal)
        self.add(self.clamps, Remark(lambda p: "" if p.clamps else self.tr("Nothing is clamped.")))
        self._heads: dict[tuple[WhyDivided, ...], QWidget] = {
            ("between clamps",): heading(self.tr("Divided, between or under the clamps")),
            ("exposure",): heading(self.tr("Divided for exposure")),
            WITH_RENAL: heading(self.tr("Divided with a renal vein")),
        }
        for head, listing in zip(self._heads.values(), (self.divided, self.exposure, self.with_renal), strict=True):
            self.add(head, listing)
        self.show_plan(editor.plan)

    def show_plan(self, plan: Plan) -> None:
        super().show_plan(plan)
        for reasons, head in self._heads.items():
            head.setVisible(any(vein.why in reasons for vein in plan.divided))
        kind = plan.case.resection.kind
        for row in self._margin_rows:
            row.setVisible(kind.resects)
        for row in self._patch_rows:
            row.setVisible(kind.takes_wall)
        self._patch_rows[0].setVisible(kind.takes_wall and kind.closed_by == "patch")

    def _add_patch(self) -> None:
        self.lateral_margin = self._number("lateral_margin_mm", self.tr("Set the lateral margin"))
        self.lateral_margin.setToolTip(self.tr("Healthy wall taken to either side of the tumour, along the wall."))
        self.patch = self.choice(
            self.tr("Choose the patch"), lambda p: p.case.resection.patch, edits.choose_patch, substitutes()
        )
        self._patch_rows = [
            self.row(self.tr("Patch of"), self.patch),
            self.row(self.tr("Lateral margin"), self.lateral_margin),
        ]
        self.add(
            DerivedValue(self.tr("Cavotomy"), _cavotomy),
            DerivedValue(self.tr("Defect, length × width"), lambda p: _of_taken_wall(p, _size_of)),
            DerivedValue(self.tr("Defect, arc of the wall"), lambda p: _of_taken_wall(p, lambda d: f"{tenths(d.arc_deg)}°")),
            Remark(self._what_the_patch_needs),
            Remark(lambda p: evidence_of(p.case.resection.patch if p.case.resection.kind.closed_by == "patch" else None)),
        )

    def _what_the_patch_needs(self, plan: Plan) -> str:
        if not plan.case.resection.kind.takes_wall or plan.case.tumour.circumference_deg is not None:
            return ""
        return self.tr("The width of the defect needs the circumference involved: record it with the tumour.")

    def _add_organs(self) -> None:
        self.organs = OrgansGroup(self.editor, self.view)
        self.beside = Disclosure(self.tr("Organs beside the tumour"), self.organs, organs_summary)
        self.add(self.beside)

    def _add_numbers(self) -> None:
        self.superior_margin = self._number("superior_margin_mm", self.tr("Set the superior margin"))
        self.inferior_margin = self._number("inferior_margin_mm", self.tr("Set the inferior margin"))
        self.cuff = self._number("cuff_mm", self.tr("Set the cuff"))
        for key, margin in (("superior_margin_mm", self.superior_margin), ("inferior_margin_mm", self.inferior_margin)):
            told = self.tr("Healthy cava taken beyond the tumour's end; {} to begin with, yours to set.")
            margin.setToolTip(told.format(mm(default_of(Resection, key))))
        self.cuff.setToolTip(
            self.tr("From each cut to the near edge of its clamp's jaw. Set by this plan: no length is published.")
        )
        self.jaw = self._number("jaw_mm", self.tr("Set the clamp's width"))
        wide = self.tr("Width of the jaw along the vein; {} to begin with, set by this plan.")
        self.jaw.setToolTip(wide.format(mm(default_of(Resection, "jaw_mm"))))
        self._margin_rows = [
            self.row(self.tr("Superior margin"), self.superior_margin),
            self.row(self.tr("Inferior margin"), self.inferior_margin),
        ]
        self.row(self.tr("Cuff, free vein to the jaw"), self.cuff)
        self.row(self.tr("Clamp's jaw"), self.jaw)

    def _number(self, key: str, step: str) -> NumberField:
        return self.field(Resection, key, step, lambda p: p.case.resection, edits.change_resection)


def _cuts(plan: Plan) -> str:
    assert plan.resection is not None
    return translate("Steps", "{} and {}").format(mm(plan.resection.inferior_mm), mm(plan.resection.superior_mm))


def _of_taken_wall(plan: Plan, words: Callable[[PlannedDefect], str]) -> str:
    return words(plan.defect) if plan.defect is not None and plan.case.resection.kind.takes_wall else ""


def _cavotomy(plan: Plan) -> str:
    line = plan.defect
    if line is None or not plan.case.resection.kind.extracts:
        return ""
    return translate("Steps", "{} to {}").format(tenths(line.inferior_mm), mm(line.superior_mm))


def _size_of(defect: PlannedDefect) -> str:
    return f"{tenths(defect.length_mm)} × {mm(defect.width_mm)}"


def _clamp(plan: Plan, clamp: Clamp) -> Line:
    renal = clamp.vein in [vein.id for vein in plan.body.renal_veins]
    name = vein_name(plan, clamp.vein) if renal else str(capital(clamp.name))
    if clamp.along_mm is not None:
        return name, translate("Steps", "{} along it").format(mm(clamp.along_mm))
    return name, "" if clamp.level_mm is None else mm(clamp.level_mm)


def _divided(plan: Plan, why: str) -> list[Line]:
    sides = {"left": translate("Steps", "left"), "right": translate("Steps", "right"), "midline": translate("Steps", "midline")}
    veins = [vein for vein in plan.divided if vein.why == why]
    names = [str(vein.name) if _names_side(vein) else f"{vein.name}, {sides[vein.side]}" for vein in veins]
    return list(zip(names, in_column([vein.level_mm for vein in veins]), strict=True))


def _divided_with_renal(plan: Plan) -> list[Line]:
    return [(str(vein.name), str(divided_at(vein))) for vein in plan.divided if vein.why in WITH_RENAL]


def _names_side(vein: DividedVein) -> bool:
    """Whether the vein's name has its side in it already."""
    return vein.side in in_english(vein.name).lower()
