"""A plan check in the panel: a button that marks its level and, under a stop, the override."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ivcviz.figure.ink import mixed
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.steps.offer_entry import OfferEntry
from ivcviz.gui.steps.override_entry import OverrideEntry
from ivcviz.gui.style.painting import painting
from ivcviz.gui.style.severity_marks import Mark
from ivcviz.gui.style.text import TextLabel
from ivcviz.gui.vocabulary import severity_name, translate
from ivcviz.plan.finding import Finding, Severity


class FindingButton(QAbstractButton):
    """A plan check: mark, sentence, the reason where it is overridden and, smaller, its source."""

    chosen = Signal(object)

    def __init__(self, severity: Severity) -> None:
        super().__init__()
        self._found: Finding | None = None
        mark = Mark(severity)
        self.sentence, self.reason, self.source = TextLabel(""), TextLabel("", bold=True), TextLabel("", "quiet", size=0.85)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6, 5, 6, 5)
        layout.setSpacing(8)
        layout.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        for label in (self.sentence, self.reason, self.source):
            words.addWidget(label)
        layout.addLayout(words, 1)
        inside: tuple[QWidget, ...] = (mark, self.sentence, self.reason, self.source)
        for child in inside:
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(lambda: self.chosen.emit(self._found))
        self._severity = severity

    def show_finding(self, found: Finding) -> None:
        """Another finding of the same severity."""
        self._found = found
        reason = ""
        if found.decided:
            reason = translate("Steps", "Overridden ({}): {}").format(found.decided, found.overridden)
        elif found.overridden:
            reason = translate("Steps", "Overridden: {}").format(found.overridden)
        self.sentence.setText(str(found.sentence))
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))
        self.source.setText(str(found.source))
        self.setToolTip(found.rule)
        self.setAccessibleName(" ".join((f"{severity_name(self._severity)}: {found.sentence}", reason)).strip())
        self.setAccessibleDescription(str(found.source))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            frame, palette = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), self.palette()
            highlight = palette.color(QPalette.ColorRole.Highlight)
            painter.setPen(QPen(highlight, 1.5) if self.hasFocus() else Qt.PenStyle.NoPen)
            if self.underMouse() or self.isDown():
                painter.setBrush(mixed(highlight, palette.color(QPalette.ColorRole.Window), 0.16 if self.isDown() else 0.09))
            painter.drawRoundedRect(frame, 5, 5)


class FindingEntry(QWidget):
    """The button, under it what the plan check offers and, under a stop, the override."""

    def __init__(self, editor: Editor, severity: Severity) -> None:
        super().__init__()
        self.button = FindingButton(severity)
        self.overriding = OverrideEntry(editor) if severity == "stop" else None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.offer = OfferEntry(editor)
        layout.addWidget(self.button)
        layout.addWidget(self.offer)
        if self.overriding is not None:
            layout.addWidget(self.overriding)

    def show_finding(self, found: Finding) -> None:
        """Another finding of the same severity."""
        self.button.show_finding(found)
        self.offer.show_finding(found)
        if self.overriding is not None:
            self.overriding.show_finding(found)

    def revert(self) -> None:
        """Forget a reason that was typed and not entered."""
        if self.overriding is not None:
            self.overriding.revert()
