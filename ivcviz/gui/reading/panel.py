"""The zone reading, always in view: span, highest zone, distances, stability; expanded, its reasons."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ivcviz.anatomy.zones import zone_borders
from ivcviz.gui.reading.reasons import Reasons
from ivcviz.gui.reading.zone_bar import ZoneBar
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.style.accessibility import announce
from ivcviz.gui.style.numbers import of_hundred
from ivcviz.gui.style.painting import painting
from ivcviz.gui.style.severity_marks import Mark
from ivcviz.gui.style.text import TextLabel
from ivcviz.plan.consequences import Consequences
from ivcviz.plan.model import Plan, ZoneReading
from ivcviz.plan.wording.names import CONVENTION_WORDS, LANDMARK_WORDS, past
from ivcviz.plan.zone.reading import zone_borders_in_words, zone_heading


class ReadingPanel(QWidget):
    """Follows the plan, drags included; a change of span or stability is announced."""

    announced = Signal(str)

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._last = ""
        self.bar = ZoneBar()
        self.span = TextLabel("", size=1.85, bold=True)
        self.highest = TextLabel("", "quiet")
        self.upper_end = TextLabel("", size=0.96)
        self.lower_end = TextLabel("", size=0.96)
        self.mark = Mark("done")
        self.stability = TextLabel("", bold=True)
        self.others = TextLabel("", "quiet", size=0.92)
        self.copy_button = _button(self.tr("Copy sentence"), self.tr("Copy the zone reading as a sentence"))
        self.why_button = _button(self.tr("Why?"), self.tr("Why this reading, and what other schemes call it"))
        self.why_button.setCheckable(True)
        self._reasons = Reasons()
        self.why = _scrolled(self._reasons)
        self._lay_out()
        self.copy_button.clicked.connect(self._copy)
        self.why_button.toggled.connect(self._unfold)
        self.show_plan(editor.consequences)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """A hairline below, towards what follows."""
        with painting(self) as painter:
            painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
            painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)

    def show_plan(self, consequences: Consequences) -> None:
        """Read the zones of a plan."""
        plan, reading = consequences.plan, consequences.plan.reading
        self.span.setText(str(zone_heading(reading)))
        self.bar.show_zones(reading.zones, self.span.text())
        self.highest.setText(self._about(reading))
        for label, name, level in (
            (self.upper_end, self.tr("Upper end {}"), plan.extent.upper_mm),
            (self.lower_end, self.tr("Lower end {}"), plan.extent.lower_mm),
        ):
            label.setText(name.format(_nearest(plan, level)))
        self._show_stability(reading)
        if self.why_button.isChecked():
            self._reasons.show_plan(plan)
        self._announce(reading)

    def _about(self, reading: ZoneReading) -> str:
        if not reading.zones:
            return str(reading.words)
        edges = {
            "floor": self.tr("zones begin at the lower edge of the ostia (floor)"),
            "centre": self.tr("zones begin at the middle of the ostia (centre)"),
            "roof": self.tr("zones begin at the upper edge of the ostia (roof)"),
        }
        return self.tr("Highest zone {}; {}").format(reading.highest, edges[reading.convention])

    def _show_stability(self, reading: ZoneReading) -> None:
        stable = reading.stability == "stable"
        word = self.tr("Stable") if stable else self.tr("Borderline")
        self.mark.show_kind("done" if stable else "warning", word)
        self.stability.set_kind("done" if stable else "warning")
        self.stability.setText(self.tr("{}: holds in {}").format(word, of_hundred(reading.span_probability)))
        differing = [
            self.tr("{} by the {}").format(key.replace("-", "–") or self.tr("none"), CONVENTION_WORDS[name])
            for name, key in reading.by_convention
            if key != reading.key
        ]
        same = self.tr("The same by floor, centre and roof.")
        self.others.setText(self.tr("But {}.").format(", ".join(differing)) if differing else same)

    def _announce(self, reading: ZoneReading) -> None:
        words = f"{self.span.text()}, {self.tr('stable') if reading.stability == 'stable' else self.tr('borderline')}"
        if words == self._last:
            return
        first, self._last = not self._last, words
        self.setAccessibleName(self.tr("Zone reading: {}").format(words))
        if not first:
            announce(self, words)
            self.announced.emit(words)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(str(self._editor.plan.reading.sentence))
        announce(self.copy_button, self.tr("Copied"))

    def _unfold(self, down: bool) -> None:
        self.why_button.setArrowType(Qt.ArrowType.DownArrow if down else Qt.ArrowType.RightArrow)
        if down:
            self._reasons.show_plan(self._editor.plan)
        self.why.setVisible(down)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 8)
        layout.setSpacing(3)
        layout.addWidget(self.bar)
        layout.addSpacing(2)
        for label in (self.span, self.highest, self.lower_end, self.upper_end):
            layout.addWidget(label)
        sure = QHBoxLayout()
        sure.setSpacing(6)
        sure.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        sure.addWidget(self.stability, 1)
        layout.addLayout(sure)
        layout.addWidget(self.others)
        buttons = QHBoxLayout()
        self.why_button.setArrowType(Qt.ArrowType.RightArrow)
        self.why_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.why_button.setAutoRaise(True)
        buttons.addWidget(self.why_button)
        buttons.addStretch(1)
        buttons.addWidget(self.copy_button)
        layout.addLayout(buttons)
        layout.addWidget(self.why, 1)
        self.why.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)


def _nearest(plan: Plan, end_mm: float) -> str:
    """An end beside the zone border that is nearest to it, under the plan's convention."""
    borders = zone_borders(plan.body.landmarks, plan.case.convention)
    names = (LANDMARK_WORDS["iliac-confluence"], *zone_borders_in_words(plan.case.convention))
    levels = (borders.confluence, borders.renal, borders.hepatic)
    level, name = min(zip(levels, names, strict=True), key=lambda border: abs(end_mm - border[0]))
    return str(past(end_mm - level, name))


def _button(words: str, name: str) -> QToolButton:
    button = QToolButton()
    button.setText(words)
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


def _scrolled(content: QLabel | QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
    area.setWidget(content)
    area.setMinimumHeight(160)
    return area
