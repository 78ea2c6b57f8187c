"""The plan checks, gravest first, each a button to the step in which its cause is changed."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout

from ivcviz.gui.editor import Editor
from ivcviz.gui.lettering import Words, mixed
from ivcviz.gui.marks import Mark
from ivcviz.gui.shown import Step, ViewOptions
from ivcviz.gui.steps.body import StepBody
from ivcviz.gui.steps.rows import Remark, heading
from ivcviz.gui.steps.rules import step_of
from ivcviz.gui.steps.words import dotted, translate
from ivcviz.plan.model import Finding, Plan, Severity

SEVERITIES: tuple[Severity, ...] = ("stop", "warning", "note")


def title() -> str:
    """The step's name."""
    return translate("Steps", "Plan checks")


def line(plan: Plan) -> str:
    """The step in one line: how many of each."""
    counts = [(severity, sum(found.severity == severity for found in plan.findings)) for severity in SEVERITIES]
    listed = dotted([counted(severity, count) for severity, count in counts if count])
    return listed or translate("Steps", "none of the rules fired")


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


class FindingsBody(StepBody):
    """Three groups; a finding leads to the step it belongs to."""

    def __init__(self, editor: Editor, view: ViewOptions) -> None:
        super().__init__(editor, view)
        self.buttons: dict[Severity, list[FindingButton]] = {severity: [] for severity in SEVERITIES}
        self._heads = {}
        self._groups: dict[Severity, QVBoxLayout] = {}
        for severity in SEVERITIES:
            self._heads[severity] = heading("")
            self.add(self._heads[severity])
            if severity == "stop":
                self._stop_means = Words(
                    self.tr("Stop: the plan contradicts itself, or leaves an organ without outflow."), "quiet", size=0.92
                )
                self.add(self._stop_means)
            self._groups[severity] = QVBoxLayout()
            self._groups[severity].setSpacing(2)
            self._lines.addLayout(self._groups[severity])
        self.add(Remark(self.tr("Silence means only that none of these rules fired.")))
        self.show_plan(editor.plan)

    def show_plan(self, plan: Plan) -> None:
        super().show_plan(plan)
        for severity in SEVERITIES:
            found = [finding for finding in plan.findings if finding.severity == severity]
            self._heads[severity].setText(counted(severity, len(found)).capitalize())
            self._heads[severity].setVisible(bool(found))
            self._show(severity, found)
        self._stop_means.setVisible(any(finding.severity == "stop" for finding in plan.findings))

    def _show(self, severity: Severity, found: list[Finding]) -> None:
        buttons = self.buttons[severity]
        while len(buttons) < len(found):
            button = FindingButton(severity)
            button.chosen.connect(lambda step: self.view.set(step=step))
            self._groups[severity].addWidget(button)
            buttons.append(button)
        for i, button in enumerate(buttons):
            button.setVisible(i < len(found))
            if i < len(found):
                button.show_finding(found[i])


class FindingButton(QAbstractButton):
    """A plan check: mark, sentence and, smaller, its source."""

    chosen = Signal(str)

    def __init__(self, severity: Severity) -> None:
        super().__init__()
        self._step: Step = "findings"
        mark = Mark(severity)
        self.sentence, self.source = Words(""), Words("", "quiet", size=0.85)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6, 5, 6, 5)
        layout.setSpacing(8)
        layout.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.sentence)
        words.addWidget(self.source)
        layout.addLayout(words, 1)
        for child in (mark, self.sentence, self.source):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(lambda: self.chosen.emit(self._step))
        self._severity = severity

    def show_finding(self, found: Finding) -> None:
        """Another finding of the same severity."""
        self._step = step_of(found.rule)
        self.sentence.setText(found.sentence)
        self.source.setText(found.source)
        self.setAccessibleName(f"{counted(self._severity, 1).removeprefix('1 ')}: {found.sentence}")
        self.setAccessibleDescription(found.source)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame, palette = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), self.palette()
        highlight = palette.color(QPalette.ColorRole.Highlight)
        painter.setPen(QPen(highlight, 1.5) if self.hasFocus() else Qt.PenStyle.NoPen)
        if self.underMouse() or self.isDown():
            painter.setBrush(mixed(highlight, palette.color(QPalette.ColorRole.Window), 0.16 if self.isDown() else 0.09))
        painter.drawRoundedRect(frame, 5, 5)
