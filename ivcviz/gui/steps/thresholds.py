"""The thresholds of the plan checks: each can be set by this plan, and reset to its default."""

from ivcviz.case import edits
from ivcviz.case.check_thresholds import DEFAULT_THRESHOLDS, threshold_of
from ivcviz.gui.forms.choice_fields import EditButton, NumberField
from ivcviz.gui.forms.form import StepBody
from ivcviz.gui.forms.number_field import suffix
from ivcviz.gui.forms.rows import Remark
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.view_options import ViewOptions
from ivcviz.gui.style.text import TextLabel
from ivcviz.gui.vocabulary import translate
from ivcviz.messages.sentences import capital
from ivcviz.plan.model import Plan


def thresholds_summary(plan: Plan) -> str:
    """Summarise in one line how many thresholds the plan sets itself."""
    own = len(plan.case.thresholds)
    if not own:
        return translate("Steps", "all at their defaults")
    return translate("Steps", "1 set by this plan") if own == 1 else translate("Steps", "{} set by this plan").format(own)


class Thresholds(StepBody):
    """A row for each threshold: its name, its value, and a button that resets it."""

    def __init__(self, editor: Editor, view: ViewOptions) -> None:
        super().__init__(editor, view)
        self.fields: dict[str, NumberField] = {}
        self.resets: dict[str, EditButton] = {}
        self.add(
            Remark(
                self.tr("Numbers without a source, chosen so that a rule can fire; those set by this plan are named as such.")
            )
        )
        for name in DEFAULT_THRESHOLDS:
            self._add(name)

    def _add(self, name: str) -> None:
        known = DEFAULT_THRESHOLDS[name]
        unit = suffix(known.bounds.unit)
        field = self.number(
            self.tr("Set a threshold"),
            lambda p: threshold_of(p.case, name),
            lambda case, value: edits.set_threshold(case, name, value),
            unit,
        )
        reset = self.edit_button(
            self.tr("Reset a threshold"),
            lambda case: edits.set_threshold(case, name, None),
            self.tr("Reset"),
            lambda p: name in dict(p.case.thresholds),
        )
        reset.setAccessibleName(self.tr("Reset: {}").format(known.words))
        reset.setToolTip(self.tr("Back to the default: {}").format(f"{known.default:g}{unit}"))
        self.fields[name], self.resets[name] = field, reset
        words = str(capital(known.words))
        field.setAccessibleName(words)
        self.add(TextLabel(words, size=0.95))
        self.row("", field, reset)
