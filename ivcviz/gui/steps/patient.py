"""The patient: sex, age, kidneys and their function."""

from ivcviz.anatomy.specification import Sex
from ivcviz.case import edits
from ivcviz.case.document import Case, Patient
from ivcviz.gui.forms.choice_fields import NumberField
from ivcviz.gui.forms.form import StepBody
from ivcviz.gui.forms.rows import DerivedValue
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.view_options import ViewOptions
from ivcviz.gui.style.numbers import tenths
from ivcviz.plan.model import Plan


class PatientGroup(StepBody):
    """What stands on the plan's cover, and the kidneys; nothing here needs an identity."""

    def __init__(self, editor: Editor, view: ViewOptions) -> None:
        super().__init__(editor, view)
        self.title = self.words(self.tr("Name the plan"), lambda p: p.case.title, edits.rename)
        self.title.setToolTip(self.tr("Printed on the plate; do not enter a patient's name."))
        self.sex = self.choice(
            self.tr("Choose the body"),
            lambda p: p.case.anatomy.sex,
            _with_sex,
            [("F", self.tr("reference woman")), ("M", self.tr("reference man, × 1.075"))],
        )
        self.age = self._number("age", self.tr("Set the age"))
        self.row(self.tr("Plan's name"), self.title)
        self.row(self.tr("Body"), self.sex)
        self.row(self.tr("Age"), self.age)
        self._add_kidneys()

    def _add_kidneys(self) -> None:
        sides = [(None, self.tr("none")), ("right", self.tr("right kidney")), ("left", self.tr("left kidney"))]
        self.missing = self.choice(self.tr("Choose the missing kidney"), _missing, _without_kidney, sides)
        self.share = self._number("right_kidney_percent", self.tr("Set the kidneys' shares"))
        self.share.setToolTip(self.tr("Share of the total renal function, as measured by a scan; empty: not measured."))
        self.row(self.tr("Missing kidney"), self.missing)
        self.row(self.tr("Function, right kidney"), self.share)
        self.add(DerivedValue(self.tr("Function, left kidney (the rest)"), _left_share))
        self.aortomesenteric = self._number("aortomesenteric_mm", self.tr("Set the aortomesenteric distance"))
        self.aortomesenteric.setToolTip(
            self.tr(
                "From the aorta to the superior mesenteric artery where the left renal vein passes, measured on this patient's "
                "CT; empty: not measured. A side branch of the graft has to fit between them."
            )
        )
        self.row(self.tr("Aortomesenteric distance"), self.aortomesenteric)

    def _number(self, key: str, step: str) -> NumberField:
        return self.field(Patient, key, step, lambda p: p.case.patient, edits.change_patient)


def _with_sex(case: Case, sex: str) -> Case:
    chosen: Sex = "M" if sex == "M" else "F"
    return edits.set_patient(case, sex=chosen, age=case.patient.age, symptoms=case.patient.symptoms)


def _missing(plan: Plan) -> str | None:
    return next(iter(plan.case.anatomy.missing_kidneys), None)


def _without_kidney(case: Case, side: str | None) -> Case:
    for gone in case.anatomy.missing_kidneys:
        case = edits.set_kidney_missing(case, gone, False)
    return case if side is None else edits.set_kidney_missing(case, "right" if side == "right" else "left", True)


def _left_share(plan: Plan) -> str:
    right = plan.case.patient.right_kidney_percent
    return "" if right is None else f"{tenths(100.0 - right)} %"
