"""The body: sex, landmarks, renal ostia, how sure they are, and which edge of an ostial band is a border."""

from ivcviz.case import edits
from ivcviz.case.document import Case, Uncertainty
from ivcviz.gui.forms.choice_fields import EditButton, NumberField
from ivcviz.gui.forms.form import StepBody
from ivcviz.gui.forms.rows import Remark, heading
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.view_options import ViewOptions
from ivcviz.gui.steps.patient import PatientGroup
from ivcviz.gui.steps.renal_anatomy import RenalAnatomy
from ivcviz.gui.vocabulary import dotted, lower_first, span, translate
from ivcviz.plan.model import Plan
from ivcviz.plan.wording.names import CONVENTION_WORDS, LANDMARK_WORDS, in_words

_RENAL = ("renal-floor", "renal-roof", "right-renal-vein", "left-renal-vein")


def title() -> str:
    """The step's name."""
    return translate("Steps", "Anatomy")


def summary(plan: Plan) -> str:
    """The step in one line: whose body, renal and hepatic veins, what was moved."""
    spec, marks = plan.case.anatomy, plan.body.landmarks
    reference = translate("Steps", "woman") if spec.sex == "F" else translate("Steps", "man")
    own = len(spec.landmarks) + (spec.renal_veins is not None)
    return dotted(
        [
            translate("Steps", "patient") if spec.source == "patient" else reference,
            translate("Steps", "renal {}").format(span(marks.renal_floor, marks.renal_roof).removesuffix(" mm")),
            translate("Steps", "hepatic {}").format(span(marks.hepatic_floor, marks.hepatic_roof)),
            translate("Steps", "{} moved").format(own) if own else "",
        ]
    )


class AnatomyBody(StepBody):
    """Landmarks are heights in mm above the iliac confluence; what is written against one follows it."""

    def __init__(self, editor: Editor, view: ViewOptions) -> None:
        super().__init__(editor, view)
        self.patient = PatientGroup(editor, view)
        self.add(self.patient)
        self._add_landmarks()
        self.renal = RenalAnatomy(editor, view, self._reset_width())
        self.add(self.renal)
        self._add_uncertainty()
        self._add_convention()
        self.show_plan(editor.plan)

    def _add_landmarks(self) -> None:
        self.add(heading(self.tr("Landmarks")), Remark(self.tr("Heights, mm above the iliac confluence.")))
        self.landmarks: dict[str, NumberField] = {}
        self.resets: dict[str, EditButton] = {}
        for word, name in (
            ("cavoatrial-junction", self.tr("Cavoatrial junction")),
            ("hiatus", self.tr("Caval hiatus")),
            ("hepatic-roof", self.tr("Hepatic upper edge")),
            ("hepatic-floor", self.tr("Hepatic lower edge")),
            ("right-adrenal-vein", self.tr("Right adrenal vein")),
            ("lowest-short-hepatic-vein", self.tr("Lowest short hepatic")),
            ("renal-roof", self.tr("Renal upper edge")),
            ("renal-floor", self.tr("Renal lower edge")),
        ):
            self._add_landmark(word, name)

    def _add_landmark(self, word: str, name: str) -> None:
        self.landmarks[word] = self.millimetres(
            self.tr("Move: {}").format(lower_first(name)),
            lambda p: p.body.landmarks.level_of(word),
            lambda case, value: edits.move_landmark(case, word, value),
        )
        self.landmarks[word].setToolTip(str(LANDMARK_WORDS.get(word) or in_words(word)))
        self.resets[word] = self._reset(word, name)
        self.row(name, self.landmarks[word], self.resets[word])

    def _reset(self, word: str, name: str) -> EditButton:
        words = self.tr("Reset: {}").format(lower_first(name))
        edit_button = self.edit_button(
            words, lambda case: edits.reset_landmark(case, word), "↺", lambda p: _is_moved(p.case, word)
        )
        edit_button.setAutoRaise(True)
        edit_button.setAccessibleName(words)
        whole = self.tr("All renal veins back as in the reference body")
        edit_button.setToolTip(whole if word in _RENAL else self.tr("Back as in the reference body"))
        return edit_button

    def _reset_width(self) -> int:
        """The width that rows without a reset button leave empty, so that the numbers stand in one column."""
        return self.resets["renal-floor"].sizeHint().width() + 6

    def _add_uncertainty(self) -> None:
        self.add(heading(self.tr("Uncertainty, one standard deviation")))
        step = self.tr("Set the uncertainty")
        self.tumour_sd = self.field(Uncertainty, "tumour_sd_mm", step, lambda p: p.case.uncertainty, edits.change_uncertainty)
        self.landmark_sd = self.field(
            Uncertainty, "landmark_sd_mm", step, lambda p: p.case.uncertainty, edits.change_uncertainty
        )
        self.row(self.tr("Tumour ends ±"), self.tumour_sd, trailing=self._reset_width())
        self.row(self.tr("Landmarks ±"), self.landmark_sd, trailing=self._reset_width())

    def _add_convention(self) -> None:
        self.add(heading(self.tr("Where the next zone begins")))
        self.convention = self.choice(
            self.tr("Choose the convention"),
            lambda p: p.case.convention,
            edits.choose_convention,
            [
                ("floor", self.tr("lower edge of the ostia (floor)")),
                ("centre", self.tr("middle of the ostia (centre)")),
                ("roof", self.tr("upper edge of the ostia (roof)")),
            ],
        )
        self.row(self.tr("Convention"), self.convention, under=True)
        self.add(Remark(self._what_convention_changes))

    def _what_convention_changes(self, plan: Plan) -> str:
        spans = {name: key.replace("-", "–") or self.tr("none") for name, key in plan.reading.by_convention}
        if len(set(spans.values())) == 1:
            return self.tr("All three give the same reading here.")
        listed = dotted([f"{CONVENTION_WORDS[name]} {found}" for name, found in spans.items()])
        return self.tr("It changes the reading: {}. Cuts and clamps stay.").format(listed)


def _is_moved(case: Case, word: str) -> bool:
    if word in _RENAL:
        return case.anatomy.renal_veins is not None
    return word in dict(case.anatomy.landmarks)
