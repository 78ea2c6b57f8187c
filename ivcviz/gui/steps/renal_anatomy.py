"""The renal veins of the body, any number a side: where each opens, how long and wide it is, how it runs."""

from typing import Any

from ivcviz.anatomy.landmarks import largest
from ivcviz.anatomy.specification import Ostium, RenalVein
from ivcviz.case import edits
from ivcviz.case.variants import PRECAVAL_RIGHT_ARTERY, VARIANTS, Variant, with_variant
from ivcviz.gui.forms.choice_fields import NumberField, Tick
from ivcviz.gui.forms.disclosure import Disclosure
from ivcviz.gui.forms.form import StepBody
from ivcviz.gui.forms.rows import Remark, Ticks, heading
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.view_options import ViewOptions
from ivcviz.gui.style.numbers import mm, tenths
from ivcviz.gui.vocabulary import dotted, lower_first, ordered, translate, vein_name
from ivcviz.messages.sentences import capital
from ivcviz.plan.model import Plan


class RenalAnatomy(StepBody):
    """A group of entries a vein, right ones first, and what adds one."""

    def __init__(self, editor: Editor, view: ViewOptions, trailing: int) -> None:
        super().__init__(editor, view)
        self.groups = {vein.id: VeinShape(editor, view, vein.id, trailing) for vein in ordered(editor.plan.body.renal_veins)}
        self.add(*self.groups.values())
        self.add(Remark(self.tr("Clock: 0° anterior, 90° the patient's left; as on CT, seen from the feet.")))
        self.add_right = self.edit_button(
            self.tr("Add a right renal vein"), lambda case: edits.add_accessory_vein(case, "right"), self.tr("+ right")
        )
        self.add_left = self.edit_button(
            self.tr("Add a left renal vein"), lambda case: edits.add_accessory_vein(case, "left"), self.tr("+ left")
        )
        for edit_button, words in (
            (self.add_right, self.tr("Add a right renal vein")),
            (self.add_left, self.tr("Add a left renal vein")),
        ):
            edit_button.setAccessibleName(words)
            edit_button.setToolTip(self.tr("{}: adds a small vein below the others, to be corrected").format(words))
        self.row(self.tr("Another renal vein"), self.add_right, self.add_left)
        self.add(heading(self.tr("Variants, to be corrected")))
        self.variants = {variant: self._variant(variant) for variant in VARIANTS if variant is not PRECAVAL_RIGHT_ARTERY}
        self.add(*(Ticks([tick]) for tick in self.variants.values()))
        self.precaval = self.choice(
            self.tr("Record an artery before the cava"),
            lambda p: p.case.anatomy.precaval_artery,
            edits.set_precaval_artery,
            [
                (None, self.tr("none recorded")),
                ("lower-polar", self.tr("to the lower pole")),
                ("main", self.tr("main trunk")),
            ],
        )
        self.row(self.tr("Artery before the cava"), self.precaval)

    def _variant(self, variant: Variant) -> Tick:
        name = str(capital(variant.name))
        return self.tick(
            self.tr("Choose a variant: {}").format(lower_first(name)),
            lambda p: variant.there(p.case),
            lambda case, there: with_variant(case, variant, there),
            name,
        )


class VeinShape(StepBody):
    """One renal vein of the body."""

    def __init__(self, editor: Editor, view: ViewOptions, vein_id: str, trailing: int) -> None:
        super().__init__(editor, view)
        self._id, self._name = vein_id, vein_name(editor.plan, vein_id)
        self._trailing = trailing
        self._lines.setContentsMargins(0, 0, 0, 0)
        self.add(heading(self.tr("{}: ostium").format(self._name)))
        self.upper_edge, self.lower_edge = self._edge("upper_mm"), self._edge("lower_mm")
        self.clock = self.degrees(
            self.tr("Turn: {}").format(lower_first(self._name)),
            lambda p: self._vein(p).ostium.clock_deg,
            lambda case, value: edits.move_renal_ostium(case, vein_id, clock_deg=value % 360.0),
        )
        for words, field in (
            (self.tr("Upper edge"), self.upper_edge),
            (self.tr("Lower edge"), self.lower_edge),
            (self.tr("Clock"), self.clock),
        ):
            self._named_row(self, words, field)
        self.more = Disclosure(self.tr("Length, calibre, course"), self._shape(), self._summary)
        self.more.button.setAccessibleName(self.tr("{}: length, calibre, course").format(self._name))
        self.more.setObjectName(f"shape of {vein_id}")
        self.add(self.more)

    def _edge(self, attribute: str) -> NumberField:
        return self.field(
            Ostium,
            attribute,
            self.tr("Move: {}").format(lower_first(self._name)),
            lambda p: self._vein(p).ostium,
            lambda case, **values: edits.move_renal_ostium(case, self._id, **values),
        )

    def _shape(self) -> StepBody:
        inside = StepBody(self.editor, self.view)
        inside.layout().setContentsMargins(0, 0, 0, 0)  # type: ignore[union-attr]
        self.measures = {name: self._measure(name) for name in ("length_mm", "width_mm", "thickness_mm")}
        names = (self.tr("Length to the hilum"), self.tr("Width"), self.tr("Depth"))
        for words, field in zip(names, self.measures.values(), strict=True):
            self._named_row(inside, words, field)
        vein = self._vein(self.editor.plan)
        if vein.side == "left":
            self._add_course(inside)
        if vein.id == largest(self.editor.plan.body.renal_veins, "left").id:
            self._add_tributaries(inside)
        if sum(other.side == vein.side for other in self.editor.plan.body.renal_veins) > 1:
            self._add_choices_of_several(inside)
        return inside

    def _measure(self, attribute: str) -> NumberField:
        return self.field(
            RenalVein,
            attribute,
            self.tr("Shape: {}").format(lower_first(self._name)),
            self._vein,
            lambda case, **values: edits.shape_renal_vein(case, self._id, **values),
        )

    def _add_course(self, inside: StepBody) -> None:
        self.course = self.choice(
            self.tr("Choose the course: {}").format(lower_first(self._name)),
            lambda p: self._vein(p).course,
            lambda case, value: edits.shape_renal_vein(case, self._id, course=value),
            [("pre-aortic", self.tr("in front of the aorta")), ("retro-aortic", self.tr("behind the aorta"))],
        )
        self._named_row(inside, self.tr("Course"), self.course)

    def _add_tributaries(self, inside: StepBody) -> None:
        """How far from the cava its tributaries enter it; empty: as in the reference body."""
        names = {
            "adrenal_mm": self.tr("Adrenal vein, from the cava"),
            "gonadal_mm": self.tr("Gonadal vein, from the cava"),
            "lumbar_mm": self.tr("Lumbar vein, from the cava"),
        }
        self.tributaries = {key: self._distance(key) for key in names}
        for key, words in names.items():
            self._named_row(inside, words, self.tributaries[key])

    def _distance(self, key: str) -> NumberField:
        kind = key.removesuffix("_mm")
        return self.field(
            RenalVein,
            key,
            self.tr("Move a tributary: {}").format(lower_first(self._name)),
            self._vein,
            edits.set_tributary_distances,
            lambda p: next((t.along_mm for t in p.body.tributaries if t.enters == self._id and t.kind == kind), None),
        )

    def _add_choices_of_several(self, inside: StepBody) -> None:
        self.main = self.tick(
            self.tr("Count as main: {}").format(lower_first(self._name)),
            lambda p: self._vein(p).main,
            lambda case, value: edits.shape_renal_vein(case, self._id, main=value),
            self.tr("main: sets renal floor and roof"),
        )
        self.remove = self.edit_button(
            self.tr("Remove: {}").format(lower_first(self._name)),
            lambda case: edits.remove_renal_vein(case, self._id),
            self.tr("Remove this vein"),
        )
        self.main.setAccessibleName(self.tr("{}: main vein").format(self._name))
        inside.add(Ticks([self.main]))
        inside.row("", self.remove)
        self.remove.setAccessibleName(self.tr("{}: remove").format(self._name))

    def _named_row(self, body: StepBody, words: str, entry: Any) -> None:
        entry.setAccessibleName(f"{self._name}: {lower_first(words)}")
        body.row(words, entry, trailing=self._trailing if isinstance(entry, NumberField) else 0)

    def _vein(self, plan: Plan) -> RenalVein:
        return next(vein for vein in plan.body.renal_veins if vein.id == self._id)

    def _summary(self, plan: Plan) -> str:
        vein = self._vein(plan)
        course = translate("Steps", "behind the aorta") if vein.course == "retro-aortic" else ""
        size = f"{tenths(vein.width_mm)} × {mm(vein.thickness_mm)}"
        main = "" if vein.main else translate("Steps", "accessory")
        return dotted([translate("Steps", "{} long").format(mm(vein.length_mm)), size, course, main])
