"""The caval substitute: its size beside the native cava and beside what has been published."""

from itertools import groupby

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivcviz.case import edits
from ivcviz.case.document import Case, Graft
from ivcviz.gui.document.new_plan import FIRST_GRAFT
from ivcviz.gui.forms.choice_fields import NumberField
from ivcviz.gui.forms.disclosure import Disclosure
from ivcviz.gui.forms.form import StepBody
from ivcviz.gui.forms.rows import DerivedValue, Line, Listing, Remark, heading
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.view_options import ViewOptions
from ivcviz.gui.style.numbers import mm, ratio
from ivcviz.gui.style.text import TextLabel
from ivcviz.gui.vocabulary import dotted, evidence_of, substitutes, translate
from ivcviz.plan.model import Plan, PlannedGraft
from ivcviz.plan.reconstruction.graft import PUBLISHED_SIZES


def title() -> str:
    """The step's name."""
    return translate("Steps", "Graft")


def summary(plan: Plan) -> str:
    """The step in one line: material, diameter, length."""
    chosen, graft = plan.case.graft, plan.graft
    if chosen is None:
        return translate("Steps", "no graft planned")
    material = str(chosen.substitute.name) + (translate("Steps", ", ringed") if chosen.ringed else "")
    size = translate("Steps", "Ø {}").format(mm(chosen.diameter_mm))
    if graft is None:
        return dotted([material, size, translate("Steps", "not used: the cava is not cut through")])

    return dotted([material, size, translate("Steps", "{} long").format(mm(graft.length_mm))])


class GraftBody(StepBody):
    """What replaces the cava; sizes are shown beside published ones and never advised."""

    def __init__(self, editor: Editor, view: ViewOptions) -> None:
        super().__init__(editor, view)
        self.plan_graft = self.edit_button(
            self.tr("Plan a graft"), lambda case: edits.choose_graft(case, FIRST_GRAFT), self.tr("Plan a graft")
        )
        told = Remark(self.tr("No graft is planned. A new one starts as ringed PTFE of 18 mm: a default, yours to set."))
        self.add(told)
        self._without: list[QWidget] = [told, self.row("", self.plan_graft)]
        first = self._lines.count()
        self._add_choices()
        self._add_facts()
        self.remove = self.edit_button(self.tr("Remove the graft"), edits.remove_graft, self.tr("Remove the graft"))
        self.row("", self.remove)
        items = [self._lines.itemAt(i) for i in range(first, self._lines.count())]
        self._with = [widget for item in items if item is not None and (widget := item.widget()) is not None]
        self.show_plan(editor.plan)

    def show_plan(self, plan: Plan) -> None:
        super().show_plan(plan)
        planned = plan.case.graft is not None
        for widget in self._without:
            widget.setVisible(not planned)
        for part in self._with:
            if not planned or not isinstance(part, DerivedValue | Remark | Listing):
                part.setVisible(planned)
        graft = plan.case.graft
        self._rings.setVisible(graft is not None and (graft.substitute.rings_possible or graft.ringed))

    def _add_choices(self) -> None:
        self.substitute = self.choice(
            self.tr("Choose the substitute"),
            lambda p: _graft(p.case).substitute,
            edits.choose_substitute,
            substitutes(),
        )
        self.ringed = self.tick(
            self.tr("Choose rings"),
            lambda p: _graft(p.case).ringed,
            lambda case, value: edits.change_graft(case, ringed=value),
            self.tr("ringed"),
        )
        self.diameter = self._number("diameter_mm", self.tr("Size the graft"))
        self.wall = self._number("wall_mm", self.tr("Set the graft's wall"))
        self.row(self.tr("Substitute"), self.substitute, under=True)
        self.evidence = Remark(lambda p: evidence_of(None if p.case.graft is None else p.case.graft.substitute))
        self.add(self.evidence)
        self._rings = self.row(self.tr("External rings"), self.ringed)
        self.row(self.tr("Inner diameter"), self.diameter)
        self.row(self.tr("Wall thickness"), self.wall)

    def _number(self, key: str, step: str) -> NumberField:
        return self.field(Graft, key, step, lambda p: _graft(p.case), edits.change_graft)

    def _add_facts(self) -> None:
        self.ratios = Listing(self.tr("Ratio to the native cava"), _ratios)
        self.add(
            DerivedValue(self.tr("Length, estimate"), lambda p: "" if p.graft is None else mm(p.graft.length_mm)),
            Remark(
                lambda p: (
                    "" if p.graft is None else self.tr("Along the intact centreline; the cutting length is measured in situ.")
                )
            ),
            heading(self.tr("Graft ÷ native cava, at the cuts")),
            self.ratios,
            Disclosure(self.tr("Published sizes: shown, not advised"), _published()),
        )


def _graft(case: Case) -> Graft:
    """The case's graft, or where there is none what a new one would be: what hidden entries show."""
    return case.graft or FIRST_GRAFT


def _ratios(plan: Plan) -> list[Line]:
    if plan.graft is None:
        return [(translate("Steps", "The cava is not cut through."), "")]
    graft, cuts = plan.graft, (translate("Steps", "Superior"), translate("Steps", "Inferior"))
    sizes = (
        (graft.native_superior_mm, graft.widest_superior_mm),
        (graft.native_inferior_mm, graft.widest_inferior_mm),
    )
    return [line for cut, (native, widest) in zip(cuts, sizes, strict=True) for line in _at_cut(graft, cut, native, widest)]


def _at_cut(graft: PlannedGraft, cut: str, native: float | None, widest: float | None) -> list[Line]:
    if native is None or widest is None:
        return [(cut, translate("Steps", "no cava there"))]
    return [
        (translate("Steps", "{}, by perimeter {}").format(cut, mm(native)), ratio(graft.diameter_mm / native)),
        (translate("Steps", "{}, widest {}").format(cut, mm(widest)), ratio(graft.diameter_mm / widest)),
    ]


def _published() -> QWidget:
    """What has been published, each source under the sizes that it prints."""
    shown = QWidget()
    lines = QVBoxLayout(shown)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(2)
    for source, sizes in groupby(PUBLISHED_SIZES, lambda size: size.source):
        for size in sizes:
            lines.addWidget(TextLabel(dotted([str(size.graft), str(size.for_cava), str(size.number)]), size=0.95))
        lines.addWidget(TextLabel(str(source), "quiet", size=0.85))
        lines.addSpacing(5)
    return shown
