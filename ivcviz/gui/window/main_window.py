"""The window: the panels side by side, the actions, and what happens when it is closed or a file is dropped on it."""

from PySide6.QtCore import QEvent, QMimeData, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QMainWindow, QWidget

from ivcviz.gui.document.documents import Documents
from ivcviz.gui.export.exports import Exports
from ivcviz.gui.forms.tab_order import first_focus
from ivcviz.gui.picture.reveal_level import RevealLevel
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.settings import Settings
from ivcviz.gui.state.view_options import Step, ViewOptions
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
from ivcviz.gui.window.panels import Panels
from ivcviz.gui.window.presentation import Presentation
from ivcviz.gui.window.stage_follower import StageFollower
from ivcviz.gui.window.status_line import StatusLine
from ivcviz.gui.window.toolbar import Toolbar
from ivcviz.gui.window.window_state import WindowState, keep_last_open
from ivcviz.messages import caution
from ivcviz.plan.model import Plan
from ivcviz.render.renderer import Renderer
from ivcviz.scene.model import View


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
        hint = self.tr("Drag a grip to move it, elsewhere to turn · ? shows all keys")
        self.status = StatusLine(str(caution.SHORT), hint)
        self.panels = panels = Panels(editor, view, documents, settings, renderer, self.status)
        self.setCentralWidget(panels.central)
        self.exports = Exports(self, editor, view, renderer, documents.questions, settings, self.status.show_sentence)
        self.actions_ = Actions(self, self._action_handlers())
        self.bar = Toolbar(self.tr("Toolbar"), self.actions_, panels.stages)
        self.addToolBar(self.bar)
        self.setStatusBar(self.status)
        around = [self.menuBar(), self.bar, panels.left, panels.strip, panels.right, panels.operation, self.status]
        self.presentation = Presentation(self, around, panels.caption, editor, view)
        self.presentation.compared_plan = lambda: panels.comparing.plan
        self._aside: list[QWidget] = []
        self.menus = self.actions_.fill_menus(self.menuBar())
        self.languages = LanguageMenu(self.tr("Language"), settings, self.status.show_sentence, self.menus["View"])
        self.menus["View"].insertMenu(self.actions_["next-pane"], self.languages)
        self.states = ActionStates(self, self.actions_, self.menus["File"], editor, view, documents)
        self._connect()
        self.window_state = WindowState(self, settings, panels.panes, panels.optional, self.actions_, view)
        step = self.window_state.restore()
        self.choose_theme(settings.theme())
        self.actions_.check("cases", not panels.left.isHidden())
        self.stage_follower = StageFollower(editor, view, step, self)
        self.level_marker = RevealLevel(editor, view, panels.viewport)
        self.show_document()
        self.states.follow_view()
        self.stage_follower.follow()
        self.panels.viewport.setFocus()

    def apply(self, plan: Plan) -> None:
        """Show the editor's plan in every panel, in the order in which `Panels` names them.

        Each panel is shown every plan, whatever it is that changed: together they take less than a millisecond beside the
        picture. A panel in which an entry is finished on the way (its row goes, it loses the keyboard) makes a newer plan,
        which has then been shown to all of them already.
        """
        shown = self.editor.consequences
        for panel in (*self.panels.of_plan, self.presentation, self.level_marker):
            if self.editor.plan is not plan:
                return
            panel.show_plan(shown)

    def show_document(self) -> None:
        """Update what shows the document, its history and its file, in this order."""
        self.panels.cases.show_document()
        self.panels.history.show_document()
        self.states.follow_document()
        keep_last_open(self.settings, self.editor, self.documents.published)

    def choose_theme(self, theme: Theme) -> None:
        """Set the theme: light, dark, or that of the system."""
        self.theme = theme
        self.actions_.check(f"theme-{theme}")
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        apply_theme(application, theme)

    def look(self, view: View) -> None:
        self.panels.viewport.show_view(view)
        self.states.follow_view()  # a click has just unchecked the action of a view that is there already

    def show_step(self, step: Step) -> None:
        """Open a step of the work, and give it the keyboard."""
        self.view.set(step=step)
        self.panels.steps.take_keyboard()

    def finish_typing(self) -> None:
        """Enter what is typed and not yet entered, as leaving the entry would."""
        focused = self.focusWidget()
        if isinstance(focused, QLineEdit | QAbstractSpinBox):
            focused.clearFocus()
            focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def start_new_plan(self) -> None:
        """Open the step in which the report is typed."""
        self.show_step("tumour")

    def show_panel(self, name: str, on: bool) -> None:
        """Show the layers or the history below the cases, one at a time."""
        for other, panel in (("layers", self.panels.layers), ("history", self.panels.history)):
            self.actions_.check(other, on and other == name)
            panel.setVisible(on and other == name)
            if on and other == name:
                self.panels.panes.show_left(True)
                target = first_focus(panel)
                if target is not None:
                    target.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_section(self, on: bool) -> None:
        """Show the axial section, with the keyboard focus, or hide it."""
        self.panels.split.open(on)
        if on and self.panels.split.pane is not None:
            self.panels.split.pane.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def compare(self) -> None:
        """Start a comparison with another plan, or end the one that is shown."""
        self.panels.comparing.ask()
        self.states.follow_view()  # a click has just checked the action, and nothing may have been chosen

    def closeEvent(self, event: QCloseEvent) -> None:
        self.finish_typing()
        self.editor.cancel()
        if not self.documents.close_allowed():
            event.ignore()
            return
        self.presentation.leave()
        self.panels.comparing.end()
        self.window_state.keep(self.theme)
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
            self.level_marker.clear()
        elif event.key() == Qt.Key.Key_Escape and self.view.state.ledger_step is not None:
            self.view.set(ledger_step=None)
        elif event.key() == Qt.Key.Key_Escape and self.panels.comparing.plan is not None:
            self.panels.comparing.end()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.documents.check_file()

    def _action_handlers(self) -> dict[str, ActionHandler]:
        """By the ids of the table of actions."""
        own: dict[str, ActionHandler] = {
            "history": lambda on: self.show_panel("history", on),
            "layers": lambda on: self.show_panel("layers", on),
            "section": self.show_section,
            "compare": lambda _: self.compare(),
            "operation": self.panels.operation.show_panel,
            "home": lambda _: self.panels.viewport.home(),
            "present": lambda _: self.presentation.toggle(),
            "shortcuts": lambda _: show_shortcuts(self),
            "about": lambda _: show_about(self),
        }
        return (
            own
            | document_handlers(self.documents, self.exports, self.close, self.finish_typing)
            | editing_handlers(self.editor)
            | view_handlers(self.editor, self.view, self.panels.panes)
            | choice_handlers(self.view, self.look, self.show_step, self.choose_theme)
        )

    def _connect(self) -> None:
        self.editor.plan_changed.connect(self.apply)
        self.editor.document_changed.connect(self.show_document)
        self.editor.lock_changed.connect(self.show_document)
        self.panels.viewport.status_message.connect(self.status.show_sentence)
        self.editor.plan_changed.connect(self.status.drop_refusal)
        self.editor.refused.connect(self.status.show_refusal)
        self.editor.opened.connect(self._leave_step)  # a closure would hold the window for good
        self.panels.comparing.status_message.connect(self.status.show_sentence)
        self.panels.comparing.opened.connect(self._make_room)
        self.documents.new_plan_opened.connect(self.start_new_plan)
        self.panels.layers.closed.connect(lambda: self.show_panel("layers", False))
        self.panels.history.closed.connect(lambda: self.show_panel("history", False))
        self.panels.operation.visibility_changed.connect(lambda on: self.actions_.check("operation", on))
        self.panels.panes.left_shown.connect(lambda on: self.actions_.check("cases", on))
        QApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    def _make_room(self, on: bool) -> None:
        """Hide cases and level strip while two pictures are shown, and restore them afterwards."""
        if on:
            self._aside = self.presentation.hide_widgets([self.panels.left, self.panels.strip])
        else:
            self.presentation.restore_widgets(self._aside)
        self.actions_.check("cases", not self.panels.left.isHidden())

    def _leave_step(self, _: object = None) -> None:
        """Leave the step of the ledger when another plan is opened: it has other steps."""
        self.view.set(ledger_step=None)

    def _follow_system(self) -> None:
        self.choose_theme(self.theme)
