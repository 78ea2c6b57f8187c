"""The panel below the picture: ledger, planned minutes, clocks and timeline, all of the plan that is shown."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QSplitter, QVBoxLayout, QWidget

from ivcviz.errors import UserError
from ivcviz.gui.document.file_names import file_name
from ivcviz.gui.document.questions import Questions
from ivcviz.gui.forms.keep_focus import keep_focus
from ivcviz.gui.operation.ledger_view import LedgerView
from ivcviz.gui.operation.strip import TimelineStrip
from ivcviz.gui.operation.times import TimesBody
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.settings import Settings
from ivcviz.gui.state.view_options import ViewOptions
from ivcviz.gui.style.panel_header import heading_row
from ivcviz.gui.style.text import TextLabel
from ivcviz.plan.consequences import Consequences
from ivcviz.plan.model import Plan
from ivcviz.plan.operation.ledger_head import mark_words
from ivcviz.plan.operation.ledger_text import content_of, kind_of
from ivcviz.plan.operation.timeline_text import NOTE
from ivcviz.plan.wording.stops import DRAFT, end_sentence, few, head_of
from ivcviz.storage.atomic import replace_file

_SAID_LINES = 3  # of the stops are seen at once
_MOST_STOPS = 3  # above the ledger; all are in the panel of the plan checks


class OperationPanel(QWidget):
    """Follows the editor while it is shown; the ledger waits for a drag to end."""

    closed = Signal()
    status_message = Signal(str)
    step_wanted = Signal(int)

    def __init__(self, editor: Editor, view: ViewOptions, questions: Questions, settings: Settings) -> None:
        super().__init__()
        self._editor, self._view, self._questions, self._settings = editor, view, questions, settings
        self.ledger, self.strip = LedgerView(), TimelineStrip()
        self.stops, self.end = TextLabel("", "stop"), TextLabel("", "stop", bold=True)
        self.mark = TextLabel("", "quiet", size=0.9)
        self.times = TimesBody(editor, view)
        self._scroll = _scrolling(self.times)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.copy_button, self.save_button = QPushButton(self.tr("Copy rows")), QPushButton(self.tr("Save…"))
        self.save_button.setToolTip(self.tr("The ledger as table, text or JSON; the timeline as PDF, SVG or PNG"))
        self.copy_button.clicked.connect(self.copy)
        self.save_button.clicked.connect(self.save)
        self.ledger.activated.connect(self._show_step)
        self.ledger.clicked.connect(self._show_step)
        self._arrange()
        editor.opened.connect(lambda: self.times.revert())

    def copy(self) -> None:
        self.ledger.copy()
        self.status_message.emit(self.tr("The rows are on the clipboard."))

    def save(self) -> None:
        """Ask for a file, then write the ledger or the timeline, as the file's ending says."""
        settled = self._editor.settled_consequences
        stem = Path(file_name(settled.plan.case.title)).stem
        kinds = self.tr("Ledger, unrounded (*.csv);;Ledger, to read (*.txt);;Ledger (*.json)")
        pictures = self.tr("Timeline (*.pdf);;Timeline (*.svg);;Timeline (*.png)")
        suggested = self._settings.last_folder() / f"{stem}-operation.csv"
        path = self._questions.ask_export(suggested, f"{kinds};;{pictures}")
        if path is None:
            return
        try:
            _write(settled, path)
        except UserError as reason:
            self._questions.show_message(str(reason))
            return
        self.status_message.emit(self.tr("{name} saved.").format(name=path.name))

    def show_plan(self, consequences: Consequences) -> None:
        """Show a plan, where anyone sees it; the ledger waits for a drag to end."""
        if self.isVisible():
            self._show(consequences)

    def showEvent(self, event: QShowEvent) -> None:
        self._show(self._editor.consequences)
        super().showEvent(event)

    def _arrange(self) -> None:
        left, right = QWidget(), QWidget()
        ledger = QVBoxLayout(left)
        buttons = QHBoxLayout()
        buttons.addWidget(
            TextLabel(self.tr("A click on a step, or Enter, shows the field after it; Esc leaves it"), "quiet", size=0.9), 1
        )
        buttons.addWidget(self.mark)
        buttons.addWidget(self.copy_button)
        buttons.addWidget(self.save_button)
        # Of many stops the first lines are seen, and the rest by scrolling: the steps keep their rows.
        said = QWidget()
        heads = QVBoxLayout(said)
        heads.setContentsMargins(0, 0, 0, 0)
        heads.setSpacing(2)
        heads.addWidget(self.stops)
        heads.addWidget(self.end)
        heads.addStretch(1)
        self.said = _scrolling(said)
        self.said.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.said.setFixedHeight(_SAID_LINES * self.fontMetrics().lineSpacing() + 6)
        ledger.addWidget(self.said)
        ledger.addWidget(self.ledger, 1)
        ledger.addLayout(buttons)
        ledger.setContentsMargins(0, 0, 10, 0)
        shown = QVBoxLayout(right)
        shown.setContentsMargins(12, 0, 0, 0)
        shown.setSpacing(6)
        shown.addWidget(self.strip)
        shown.addWidget(TextLabel(str(NOTE), "quiet", size=0.88))
        shown.addStretch(1)
        self.parts = QSplitter(Qt.Orientation.Horizontal)
        self.parts.setChildrenCollapsible(False)
        self.parts.setHandleWidth(1)
        self._timeline_scroll = _scrolling(right)
        for part in (left, self._scroll, self._timeline_scroll):
            self.parts.addWidget(part)
        self._scroll.setMinimumWidth(270)
        left.setMinimumWidth(240)
        self.parts.setSizes([676, 270, 474])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(10, 6, 10, 8)
        close = self.tr("Close the order of the operation")
        whole.addWidget(heading_row(self.tr("Order of the operation"), close, self.closed.emit))
        whole.addWidget(self.parts, 1)

    def _show(self, consequences: Consequences) -> None:
        plan = consequences.plan
        if tuple(vein.id for vein in plan.body.renal_veins) != self.times.veins:
            self._make_times_anew()
        self.times.show_plan(plan)
        self.strip.show_timeline(consequences.timeline)
        if not self._editor.dragging:
            self.ledger.show_ledger(consequences.ledger, plan)
            self._show_stops(plan)
            self.mark.setText(str(mark_words(plan)) if consequences.ledger else "")

    def _show_stops(self, plan: Plan) -> None:
        """DRAFT, the stops and where the plan ends, above the ledger."""
        lines = [str(line) for line in few(head_of(plan), _MOST_STOPS)]
        self.stops.setText("\n".join(([str(DRAFT)] if plan.end is not None else []) + lines))
        self.stops.setVisible(bool(lines))
        self.end.setText("" if plan.end is None else str(end_sentence(plan.end)))
        self.end.setVisible(plan.end is not None)
        self.said.setVisible(bool(lines))

    def _make_times_anew(self) -> None:
        """Other renal veins need other entries."""
        before, self.times = self._scroll.takeWidget(), TimesBody(self._editor, self._view)
        keep_focus(before, self.times, self.ledger)
        self._scroll.setWidget(self.times)
        before.deleteLater()

    def _show_step(self, index: QModelIndex) -> None:
        """Not while rows are chosen to be copied."""
        if len(self.ledger.selectionModel().selectedRows()) < 2:
            self.step_wanted.emit(self.ledger.steps.step_at(index.row()).number)


def _write(settled: Consequences, path: Path) -> None:
    if path.suffix.lower() in (".pdf", ".svg", ".png"):
        from ivcviz.figure.timeline_sheet import timeline_page

        timeline_page(settled.timeline).save(path)
    else:
        replace_file(path, content_of(settled.plan, kind_of(str(path), None)).encode())


def _scrolling(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
