"""The plan checks, gravest first, each a button that shows its place and opens the step in which its cause is changed."""

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout

from ivcviz.gui.forms.disclosure import Disclosure
from ivcviz.gui.forms.form import StepBody
from ivcviz.gui.forms.rows import Remark, heading
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.view_options import ViewOptions
from ivcviz.gui.steps.finding_entry import FindingButton, FindingEntry
from ivcviz.gui.steps.findings_by_step import step_of
from ivcviz.gui.steps.thresholds import Thresholds, thresholds_summary
from ivcviz.gui.style.text import TextLabel
from ivcviz.gui.vocabulary import dotted, translate
from ivcviz.plan.finding import Finding, Severity
from ivcviz.plan.model import Plan

SEVERITIES: tuple[Severity, ...] = ("stop", "warning", "note")


def title() -> str:
    """The step's name."""
    return translate("Steps", "Plan checks")


def summary(plan: Plan) -> str:
    """The step in one line: how many of each."""
    return counts_text(plan.findings) or translate("Steps", "none of the rules fired")


def counts_text(findings: Iterable[Finding]) -> str:
    """How many of each, the stops that are overridden apart: "1 stop · 1 overridden · 3 warnings"."""
    found = list(findings)
    parts = []
    for severity in SEVERITIES:
        standing = sum(finding.severity == severity and not finding.overridden for finding in found)
        parts.append(counted(severity, standing) if standing else "")
        if severity == "stop":
            overridden = sum(bool(finding.overridden) for finding in found)
            parts.append(overridden_words(overridden, alone=not standing) if overridden else "")
    return dotted(parts)


def counted(severity: Severity, count: int) -> str:
    """ "1 stop", "3 warnings"."""
    one = {
        "stop": translate("Steps", "1 stop"),
        "warning": translate("Steps", "1 warning"),
        "note": translate("Steps", "1 note"),
    }
    many = {
        "stop": translate("Steps", "{} stops"),
        "warning": translate("Steps", "{} warnings"),
        "note": translate("Steps", "{} notes"),
    }
    return one[severity] if count == 1 else many[severity].format(count)


def overridden_words(count: int, *, alone: bool) -> str:
    """ "1 overridden" behind the stops that stand, "1 stop overridden" where none does."""
    if not alone:
        return translate("Steps", "{} overridden").format(count)
    return translate("Steps", "1 stop overridden") if count == 1 else translate("Steps", "{} stops overridden").format(count)


class FindingsBody(StepBody):
    """Three groups; a finding shows its place and leads to the step it belongs to. Below them the thresholds."""

    def __init__(self, editor: Editor, view: ViewOptions) -> None:
        super().__init__(editor, view)
        self.entries: dict[Severity, list[FindingEntry]] = {severity: [] for severity in SEVERITIES}
        self._heads = {}
        self._groups: dict[Severity, QVBoxLayout] = {}
        for severity in SEVERITIES:
            self._heads[severity] = heading("")
            self.add(self._heads[severity])
            if severity == "stop":
                self._stop_means = TextLabel(
                    self.tr("Stop: the plan contradicts itself, or leaves an organ without outflow."), "quiet", size=0.92
                )
                self.add(self._stop_means)
            self._groups[severity] = QVBoxLayout()
            self._groups[severity].setSpacing(2)
            self._lines.addLayout(self._groups[severity])
        self.add(Remark(self.tr("Silence means only that none of these rules fired. No operating surgeon has read them yet.")))
        self.thresholds = Thresholds(editor, view)
        self.add(Disclosure(self.tr("Thresholds"), self.thresholds, thresholds_summary))
        self.show_plan(editor.plan)

    @property
    def buttons(self) -> dict[Severity, list[FindingButton]]:
        """The plan checks as they can be clicked."""
        return {severity: [entry.button for entry in entries] for severity, entries in self.entries.items()}

    def show_plan(self, plan: Plan) -> None:
        super().show_plan(plan)
        for severity in SEVERITIES:
            found = [finding for finding in plan.findings if finding.severity == severity]
            self._heads[severity].setText(counts_text(found).capitalize())
            self._heads[severity].setVisible(bool(found))
            self._show(severity, found)
        self._stop_means.setVisible(any(finding.severity == "stop" for finding in plan.findings))

    def revert(self) -> None:
        super().revert()
        for entry in self.entries["stop"]:
            entry.revert()

    def _show(self, severity: Severity, found: list[Finding]) -> None:
        entries = self.entries[severity]
        while len(entries) < len(found):
            entry = FindingEntry(self.editor, severity)
            entry.button.chosen.connect(self._show_place)
            self._groups[severity].addWidget(entry)
            entries.append(entry)
        for i, entry in enumerate(entries):
            entry.setVisible(i < len(found))
            if i < len(found):
                entry.show_finding(found[i])

    def _show_place(self, found: Finding) -> None:
        self.view.set(step=step_of(found.rule), marked_mm=found.level_mm)
