"""The window: the panels side by side, the actions, and what happens when it is closed or a file is dropped on it."""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QMimeData, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QLabel,
    QLineEdit,
    QMainWindow,
    QSplitter,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ivcviz.gui.cases.panel import CasesPanel
from ivcviz.gui.comparison.side_by_side import SideBySide
from ivcviz.gui.document.documents import Documents
from ivcviz.gui.document.history_panel import HistoryPanel
from ivcviz.gui.export.exports import Exports
from ivcviz.gui.forms.tab_order import first_focus
from ivcviz.gui.operation.dock import OperationDock
from ivcviz.gui.picture.layers_panel import LayersPanel, StageSwitch, current_stage
from ivcviz.gui.picture.reveal_level import RevealLevel
from ivcviz.gui.picture.step_stage import stage_for, suits
from ivcviz.gui.picture.viewport import Viewport
from ivcviz.gui.reading.panel import ReadingPanel
from ivcviz.gui.section.split import SectionSplit
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.settings import Settings
from ivcviz.gui.state.view_options import Step, ViewOptions
from ivcviz.gui.steps.panel import StepsPanel
from ivcviz.gui.strip.level_strip import LevelStrip
from ivcviz.gui.style.theme import Theme, apply_theme
from ivcviz.gui.window.about import show_about, show_shortcuts
from ivcviz.gui.window.action_handlers import (
    ActionHandler,
    choice_handlers,
    document_handlers,
    editing_handlers,
    view_handlers,
)
from ivcviz.gui.window.action_states import ActionStates
from ivcviz.gui.window.actions import Actions
from ivcviz.gui.window.language import LanguageMenu
from ivcviz.gui.window.panes import Panes
from ivcviz.gui.window.presentation import Presentation
from ivcviz.gui.window.status_line import StatusLine
from ivcviz.gui.window.window_state import keep_last_open, keep_panels, restore_panels
from ivcviz.messages import caution
from ivcviz.plan.consequences import Consequences
from ivcviz.plan.model import Plan
from ivcviz.render.renderer import Renderer
from ivcviz.scene.model import View

if TYPE_CHECKING:
    from ivcviz.gui.operation.panel import OperationPanel
    from ivcviz.gui.section.pane import SectionPane


class PlanPanel(Protocol):
    """What shows a plan."""

    def show_plan(self, consequences: Consequences) -> None: ...


class MainWindow(QMainWindow):
    """Shows the editor's plan in every panel; every action of the table ends in one of its methods or parts."""

    def __init__(
        self,
        editor: Editor,
        view: ViewOptions,
        documents: Documents,
        settings: Settings,
        renderer: Renderer,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor, self.view, self.documents, self.settings, self.renderer = editor, view, documents, settings, renderer
        self.theme: Theme = "system"
        self.setObjectName("window")
        self.setAcceptDrops(True)
        self.resize(1440, 900)
        self.setMinimumSize(900, 600)
        self.status = StatusLine(
            str(caution.SHORT),
            self.tr("Drag a grip to move it, elsewhere to turn · ? shows all keys"),
        )
        self.stages = StageSwitch(editor, view)
        self._make_panels()
        self.exports = Exports(self, editor, view, renderer, documents.questions, settings, self.status.show_sentence)
        self.actions_ = Actions(self, self._action_handlers())
        self.bar = self._toolbar()
        self.setStatusBar(self.status)
        around = [self.menuBar(), self.bar, self.left, self.strip, self.right, self.operation, self.status]
        self.presentation = Presentation(self, around, self.caption, editor, view)
        self.presentation.compared_plan = lambda: self.comparing.plan
        self._aside: list[QWidget] = []
        self.menus = self.actions_.fill_menus(self.menuBar())
        self.languages = LanguageMenu(self.tr("Language"), settings, self.status.show_sentence, self.menus["View"])
        self.menus["View"].insertMenu(self.actions_["next-pane"], self.languages)
        self.states = ActionStates(self, self.actions_, self.menus["File"], editor, view, documents)
        self._connect()
        self._step = self._restore()
        self.actions_.check("cases", not self.left.isHidden())
        view.changed.connect(self._follow_step)
        self.place = RevealLevel(editor, view, self.viewport)
        self.show_document()
        self.states.follow_view()
        self._follow_step()
        self.viewport.setFocus()

    def apply(self, plan: Plan) -> None:
        """Show the editor's plan in every panel, in the order in which they are written here.

        Each panel is shown every plan, whatever it is that changed: together they take less than a millisecond beside the
        picture. A panel in which an entry is finished on the way (its row goes, it loses the keyboard) makes a newer plan,
        which has then been shown to all of them already.
        """
        shown = self.editor.consequences
        panels: tuple[PlanPanel, ...] = (
            self.stages,
            self.viewport,
            self.strip,
            self.reading,
            self.steps,
            self.comparing,  # the second picture and the differences
            self.split,  # the section
            self.operation,
            self.presentation,
            self.place,
        )
        for panel in panels:
            if self.editor.plan is not plan:
                return
            panel.show_plan(shown)

    def show_document(self) -> None:
        """Say what has become of the document, its history and its file, in this order."""
        self.cases.show_document()
        self.history.show_document()
        self.states.follow_document()
        keep_last_open(self.settings, self.editor, self.documents.published)

    def choose_theme(self, theme: Theme) -> None:
        """Light, dark, or as the system has it."""
        self.theme = theme
        self.actions_.check(f"theme-{theme}")
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        apply_theme(application, theme)

    def look(self, view: View) -> None:
        self.viewport.show_view(view)
        self.states.follow_view()  # a click has just unchecked the action of a view that is there already

    def show_step(self, step: Step) -> None:
        """Open a step of the work, and give it the keyboard."""
        self.view.set(step=step)
        self.steps.take_keyboard()

    def finish_typing(self) -> None:
        """Enter what is typed and not yet entered, as leaving the entry would."""
        focused = self.focusWidget()
        if isinstance(focused, QLineEdit | QAbstractSpinBox):
            focused.clearFocus()
            focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self) -> None:
        """A new plan starts where the report is typed."""
        self.show_step("tumour")

    def show_panel(self, name: str, on: bool) -> None:
        """The layers or the history, below the cases; one at a time."""
        for other, panel in (("layers", self.layers), ("history", self.history)):
            self.actions_.check(other, on and other == name)
            panel.setVisible(on and other == name)
            if on and other == name:
                self.panes.show_left(True)
                target = first_focus(panel)
                if target is not None:
                    target.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_section(self, on: bool) -> None:
        """The axial section beside or below the picture, with the keyboard; or the picture alone."""
        self.split.open(on)
        if on and self.split.pane is not None:
            self.split.pane.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def compare(self) -> None:
        """Ask for a plan to be shown beside the open one; while there is one, take it away."""
        self.comparing.ask()
        self.states.follow_view()  # a click has just checked the action, and nothing may have been chosen

    def closeEvent(self, event: QCloseEvent) -> None:
        self.finish_typing()
        self.editor.cancel()
        if not self.documents.close_allowed():
            event.ignore()
            return
        self.presentation.leave()
        self.comparing.end()
        self._keep()
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.documents.accepts(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        dropped = QMimeData()
        dropped.setUrls(event.mimeData().urls())
        # After the drop has ended: a question would else hold up the program that the file comes from.
        QTimer.singleShot(0, self, lambda: self.documents.open_dropped(dropped))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, where nothing else takes it, clears a level that is marked, then leaves the step of the ledger that is shown,
        then the plan beside the open one."""
        if event.key() == Qt.Key.Key_Escape and self.view.state.marked_mm is not None:
            self.place.clear()
        elif event.key() == Qt.Key.Key_Escape and self.view.state.ledger_step is not None:
            self.view.set(ledger_step=None)
        elif event.key() == Qt.Key.Key_Escape and self.comparing.plan is not None:
            self.comparing.end()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.documents.check_file()

    def _make_panels(self) -> None:
        editor, view = self.editor, self.view
        self.left = QSplitter(Qt.Orientation.Vertical)
        self.left.setChildrenCollapsible(False)
        self.cases, self.layers, self.history = CasesPanel(editor, self.documents), LayersPanel(view), HistoryPanel(editor)
        for panel in (self.cases, self.layers, self.history):
            self.left.addWidget(panel)
        self.layers.hide()
        self.history.hide()
        self.viewport, self.caption = Viewport(editor, view, self.renderer), QLabel()
        self.caption.setMargin(12)
        self.strip = LevelStrip(editor, view)
        self.reading, self.steps = ReadingPanel(editor), StepsPanel(editor, view)
        self.right = _column(self.reading, self.steps, grows=self.steps)
        self.comparing = SideBySide(self.viewport, editor, view, self.documents, self.renderer)
        self.split = SectionSplit(self.comparing, editor, view, self._section_pane)
        self.panes = Panes(self.left, _column(self.split, self.caption, grows=self.split), self.strip, self.right)
        self.operation = OperationDock(self._operation_panel)
        self.panes.add_part(self.operation)
        self._panels: dict[str, QWidget] = {"layers": self.layers, "history": self.history, "operation": self.operation}
        self.setCentralWidget(self.operation.below(self.panes))

    def _operation_panel(self) -> "OperationPanel":
        from ivcviz.gui.operation.panel import OperationPanel

        panel = OperationPanel(self.editor, self.view, self.documents.questions, self.settings)
        panel.status_message.connect(self.status.show_sentence)
        panel.step_wanted.connect(self._show_ledger_step)
        return panel

    def _section_pane(self) -> "SectionPane":
        from ivcviz.gui.section.pane import SectionPane

        pane = SectionPane(self.editor, self.view, self.renderer.triangles, self.documents.questions, self.settings)
        pane.status_message.connect(lambda words: self.status.show_sentence(words))
        self.viewport.plate.finished.connect(pane.refresh)
        return pane

    def _toolbar(self) -> QToolBar:
        bar = self.addToolBar(self.tr("Toolbar"))
        bar.setObjectName("toolbar")
        bar.setMovable(False)
        bar.toggleViewAction().setEnabled(False)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        space = QWidget()
        space.setSizePolicy(space.sizePolicy().Policy.Expanding, space.sizePolicy().Policy.Preferred)
        self.actions_.fill_toolbar(bar, {"stage": self.stages, "space": space})
        for button in bar.findChildren(QToolButton):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleName(button.toolTip())
        main = bar.widgetForAction(self.actions_["save-picture"])
        main.setObjectName("main-action")
        return bar

    def _action_handlers(self) -> dict[str, ActionHandler]:
        """By the ids of the table of actions."""
        own: dict[str, ActionHandler] = {
            "history": lambda on: self.show_panel("history", on),
            "layers": lambda on: self.show_panel("layers", on),
            "section": self.show_section,
            "compare": lambda _: self.compare(),
            "operation": self.operation.show_panel,
            "home": lambda _: self.viewport.home(),
            "present": lambda _: self.presentation.toggle(),
            "shortcuts": lambda _: show_shortcuts(self),
            "about": lambda _: show_about(self),
        }
        return (
            own
            | document_handlers(self.documents, self.exports, self.close, self.finish_typing)
            | editing_handlers(self.editor)
            | view_handlers(self.editor, self.view, self.panes)
            | choice_handlers(self.view, self.look, self.show_step, self.choose_theme)
        )

    def _keep(self) -> None:
        """Keep the window's state for the next start; it reaches the file at once."""
        settings = self.settings
        settings.keep_geometry(self.saveGeometry())
        keep_panels(settings, self.panes, [name for name in self._panels if self.actions_[name].isChecked()])
        settings.keep_view_state(self.view.state)
        settings.keep_theme(self.theme)
        settings.sync()

    def _restore(self) -> Step | None:
        """Give the window the state it was left in; the step that was open, None at the first start."""
        settings = self.settings
        if not settings.geometry().isEmpty():
            self.restoreGeometry(settings.geometry())
        state = restore_panels(settings, self.panes)
        for name, panel in self._panels.items():
            if name in state.open:
                self.actions_.check(name)
                panel.show()
        shown = settings.view_state()
        self.view.set(**{field: getattr(shown, field) for field in shown.__dataclass_fields__})
        self.choose_theme(settings.theme())
        return shown.step if state.known else None

    def _connect(self) -> None:
        self.editor.plan_changed.connect(self.apply)
        self.editor.document_changed.connect(self.show_document)
        self.editor.lock_changed.connect(self.show_document)
        self.viewport.status_message.connect(self.status.show_sentence)
        self.editor.refused.connect(self.status.show_sentence)
        self.editor.opened.connect(self._leave_step)  # a closure would hold the window for good
        self.comparing.status_message.connect(self.status.show_sentence)
        self.comparing.opened.connect(self._make_room)
        self.documents.new_plan_opened.connect(self.begin)
        self.layers.closed.connect(lambda: self.show_panel("layers", False))
        self.history.closed.connect(lambda: self.show_panel("history", False))
        self.operation.visibility_changed.connect(lambda on: self.actions_.check("operation", on))
        self.panes.left_shown.connect(lambda on: self.actions_.check("cases", on))
        QApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    def _make_room(self, on: bool) -> None:
        """Two pictures need the room of cases and level strip, which come back afterwards."""
        if on:
            self._aside = self.presentation.hide_widgets([self.left, self.strip])
        else:
            self.presentation.restore_widgets(self._aside)
        self.actions_.check("cases", not self.left.isHidden())

    def _show_ledger_step(self, step: int) -> None:
        """Show the field after a step of the ledger; beside another plan, which has other steps, its stage."""
        if self.comparing.plan is None:
            self.view.set(ledger_step=step)
        else:
            self.view.set(stage=self.editor.consequences.operation.step(step).stage)

    def _leave_step(self, _: object = None) -> None:
        """A plan that is opened is shown at a stage: it has other steps."""
        self.view.set(ledger_step=None)

    def _follow_system(self) -> None:
        self.choose_theme(self.theme)

    def _follow_step(self, _: object = None) -> None:
        """A step that is opened is shown at a stage at which one sees what it changes."""
        step = self.view.state.step
        if step != self._step:
            self._step = step
            if not suits(step, current_stage(self.editor, self.view)):
                self.view.set(stage=stage_for(step))


def _column(upper: QWidget, lower: QWidget, *, grows: QWidget) -> QWidget:
    """Two widgets, one below the other; the one that grows takes the room."""
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for widget in (upper, lower):
        layout.addWidget(widget, 1 if widget is grows else 0)
    return column
