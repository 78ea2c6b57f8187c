"""The window's title, the states of its actions and the list of recent files, kept up to date."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from ivcviz.gui.document.documents import Documents
from ivcviz.gui.picture.layers_panel import current_stage
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.view_options import ViewOptions
from ivcviz.gui.window.actions import Actions


class ActionStates(QObject):
    """Follows the editor, the view options and the recent files."""

    def __init__(
        self, window: QWidget, actions: Actions, file_menu: QMenu, editor: Editor, view: ViewOptions, documents: Documents
    ) -> None:
        super().__init__(window)
        self._window, self._actions, self._editor, self._view, self._documents = window, actions, editor, view, documents
        self.recent = file_menu.addMenu(self.tr("Open &recent"))
        file_menu.insertMenu(actions["duplicate"], self.recent)
        view.changed.connect(self.follow_view)
        documents.recent_changed.connect(self.fill_recent)
        self.fill_recent()

    def follow_document(self) -> None:
        """Title, modified mark, and the names of what undo and redo would do."""
        window, editor, actions = self._window, self._editor, self._actions
        window.setWindowTitle(f"{editor.settled.case.title}[*] — ivcviz")
        window.setWindowModified(editor.modified)
        window.setWindowFilePath(str(editor.path) if editor.path is not None else "")
        undo, redo = editor.history.undo_name, editor.history.redo_name
        for name, words, step in (("undo", self.tr("&Undo"), undo), ("redo", self.tr("&Redo"), redo)):
            action = actions[name]
            action.setText(f"{words} {step}" if step else words)
            action.setIconText(words.replace("&", ""))
        actions.check("lock", editor.locked)
        actions.enable({"undo": undo is not None and not editor.locked, "redo": redo is not None and not editor.locked})

    def follow_view(self, _: object = None) -> None:
        """What is checked; also after a click that has just unchecked what stays as it is."""
        shown, actions = self._view.state, self._actions
        for name in ("perspective", "labels"):
            actions.check(name, getattr(shown, name))
        actions.check("zone-tints", shown.zone_tints)
        actions.check("section", shown.section_mm is not None)
        actions.check("compare", shown.compared is not None)
        actions.check(f"view-{shown.view}", shown.camera is None)
        by_plan = shown.stage is None and shown.ledger_step is None
        actions.check("stage-default" if by_plan else f"stage-{current_stage(self._editor, self._view)}")
        actions.check(f"step-{shown.step}")

    def fill_recent(self) -> None:
        self.recent.clear()
        for path in self._documents.recent():
            action = self.recent.addAction(path.name)
            action.setToolTip(str(path))
            action.triggered.connect(lambda _=False, path=path: self._documents.open(path))
        self.recent.setEnabled(not self.recent.isEmpty())
