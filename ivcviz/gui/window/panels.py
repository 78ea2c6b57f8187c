"""The panels of the window: made once, laid out, and given what each of them needs."""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSplitter, QVBoxLayout, QWidget

from ivcviz.gui.cases.panel import CasesPanel
from ivcviz.gui.comparison.side_by_side import SideBySide
from ivcviz.gui.document.documents import Documents
from ivcviz.gui.document.history_panel import HistoryPanel
from ivcviz.gui.operation.dock import OperationDock
from ivcviz.gui.picture.layers_panel import LayersPanel, StageSwitch
from ivcviz.gui.picture.viewport import Viewport
from ivcviz.gui.reading.panel import ReadingPanel
from ivcviz.gui.section.split import SectionSplit
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.settings import Settings
from ivcviz.gui.state.view_options import ViewOptions
from ivcviz.gui.steps.panel import StepsPanel
from ivcviz.gui.strip.level_strip import LevelStrip
from ivcviz.gui.window.panes import Panes
from ivcviz.gui.window.status_line import StatusLine
from ivcviz.plan.consequences import Consequences
from ivcviz.render.renderer import Renderer

if TYPE_CHECKING:
    from ivcviz.gui.operation.panel import OperationPanel
    from ivcviz.gui.section.pane import SectionPane


class PlanPanel(Protocol):
    """A panel that shows a plan."""

    def show_plan(self, consequences: Consequences) -> None: ...


class Panels:
    """All panels; `central` is the widget that holds them. Operation panel and section pane are made when first opened."""

    def __init__(
        self,
        editor: Editor,
        view: ViewOptions,
        documents: Documents,
        settings: Settings,
        renderer: Renderer,
        status: StatusLine,
    ) -> None:
        self._editor, self._view, self._documents, self._settings = editor, view, documents, settings
        self._renderer, self._status = renderer, status
        self.stages = StageSwitch(editor, view)
        self.cases, self.layers, self.history = CasesPanel(editor, documents), LayersPanel(view), HistoryPanel(editor)
        self.viewport, self.caption = Viewport(editor, view, renderer), QLabel()
        self.strip = LevelStrip(editor, view)
        self.reading, self.steps = ReadingPanel(editor), StepsPanel(editor, view)
        self.comparing = SideBySide(self.viewport, editor, view, documents, renderer)
        self.split = SectionSplit(self.comparing, editor, view, self._section_pane)
        self.operation = OperationDock(self._operation_panel)
        self.optional: dict[str, QWidget] = {"layers": self.layers, "history": self.history, "operation": self.operation}
        self._lay_out()

    @property
    def of_plan(self) -> tuple[PlanPanel, ...]:
        """The panels that show the plan, in the order in which they are shown a new one."""
        return (
            self.stages,
            self.viewport,
            self.strip,
            self.reading,
            self.steps,
            self.comparing,  # the second picture and the differences
            self.split,  # the section
            self.operation,
        )

    def _lay_out(self) -> None:
        self.left = QSplitter(Qt.Orientation.Vertical)
        self.left.setChildrenCollapsible(False)
        for panel in (self.cases, self.layers, self.history):
            self.left.addWidget(panel)
        self.layers.hide()
        self.history.hide()
        self.caption.setMargin(12)
        self.right = _column(self.reading, self.steps, grows=self.steps)
        self.panes = Panes(self.left, _column(self.split, self.caption, grows=self.split), self.strip, self.right)
        self.panes.add_part(self.operation)
        self.central = self.operation.below(self.panes)

    def _operation_panel(self) -> "OperationPanel":
        from ivcviz.gui.operation.panel import OperationPanel

        panel = OperationPanel(self._editor, self._view, self._documents.questions, self._settings)
        panel.status_message.connect(self._status.show_sentence)
        panel.step_wanted.connect(self._show_ledger_step)
        return panel

    def _show_ledger_step(self, step: int) -> None:
        """Show the field after a step of the ledger; beside another plan, which has other steps, its stage."""
        if self.comparing.plan is None:
            self._view.set(ledger_step=step)
        else:
            self._view.set(stage=self._editor.consequences.operation.step(step).stage)

    def _section_pane(self) -> "SectionPane":
        from ivcviz.gui.section.pane import SectionPane

        pane = SectionPane(self._editor, self._view, self._renderer.triangles, self._documents.questions, self._settings)
        pane.status_message.connect(self._status.show_sentence)
        self.viewport.plate.finished.connect(pane.refresh)
        return pane


def _column(upper: QWidget, lower: QWidget, *, grows: QWidget) -> QWidget:
    """Two widgets, one below the other; the one that grows takes the room."""
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for widget in (upper, lower):
        layout.addWidget(widget, 1 if widget is grows else 0)
    return column
