"""The organs beside the tumour: taken en bloc with it, free on imaging, or not said."""

from typing import Literal, assert_never

from ivcviz.case import edits
from ivcviz.case.document import Case
from ivcviz.gui.forms.choice_fields import Choice
from ivcviz.gui.forms.form import StepBody
from ivcviz.gui.forms.rows import Remark
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.view_options import ViewOptions
from ivcviz.gui.vocabulary import dotted, organs, translate
from ivcviz.messages.sentences import capital
from ivcviz.plan.model import Plan
from ivcviz.terms.organs import ORGANS, EnBlocOrgan

OrganState = Literal["not said", "taken", "free"]


class OrgansGroup(StepBody):
    """A row an organ."""

    def __init__(self, editor: Editor, view: ViewOptions) -> None:
        super().__init__(editor, view)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self.organs = {organ: self._state(organ, words) for organ, words in organs()}
        rows = [self.row(str(capital(organ.name)), entry) for organ, entry in self.organs.items()]
        for row in rows:  # so that the choices stand in one column
            row.label.setMinimumWidth(max(other.label.sizeHint().width() for other in rows))
        self.add(Remark(self.tr("A kidney taken en bloc is its vein's method, nephrectomy: see the renal veins.")))

    def _state(self, organ: EnBlocOrgan, words: str) -> Choice:
        entry = self.choice(
            self.tr("Decide on an organ: {}").format(words),
            lambda p: state_of(p.case, organ),
            lambda case, state: with_state(case, organ, state),
            [
                ("not said", self.tr("not said")),
                *([("taken", self.tr("taken en bloc"))] if organ in ORGANS else []),
                ("free", self.tr("free on imaging")),
            ],
        )
        entry.setMinimumWidth(entry.fontMetrics().horizontalAdvance(self.tr("free on imaging")) + 44)
        return entry


def state_of(case: Case, organ: EnBlocOrgan) -> OrganState:
    """What a case says of an organ."""
    if organ in case.resection.en_bloc:
        return "taken"
    return "free" if organ in case.resection.organs_free else "not said"


def with_state(case: Case, organ: EnBlocOrgan, state: OrganState) -> Case:
    """The case that says something else of an organ."""
    match state:
        case "taken":
            return edits.set_en_bloc(case, organ, True)
        case "free":
            return edits.set_organ_free(case, organ, True)
        case "not said":
            return edits.set_en_bloc(edits.set_organ_free(case, organ, False), organ, False)
        case _:
            assert_never(state)


def organs_summary(plan: Plan) -> str:
    """What is said of the organs, in a line."""
    taken, free = (
        ", ".join(str(organ.name) for organ in found)
        for found in (plan.case.resection.en_bloc, plan.case.resection.organs_free)
    )
    return dotted(
        [
            translate("Steps", "taken: {}").format(taken) if taken else "",
            translate("Steps", "free: {}").format(free) if free else "",
        ]
    ) or translate("Steps", "nothing said")
