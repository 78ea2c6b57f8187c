"""What the window's title, its actions and its list of recent files say of the document and of the view."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ivcviz.gui.remembering import remember_open

if TYPE_CHECKING:
    from ivcviz.gui.window import MainWindow


class ActionStates(QObject):
    """Follows the editor, the view options and the recent files."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.recent = window.menus["File"].addMenu(self.tr("Open &recent"))
        window.menus["File"].insertMenu(window.actions_["duplicate"], self.recent)
        window.editor.document_changed.connect(self.follow_document)
        window.editor.lock_changed.connect(self.follow_document)
        window.view.changed.connect(self.follow_view)
        window.documents.recent_changed.connect(self.fill_recent)
        self.fill_recent()

    def follow_document(self, _: object = None) -> None:
        """Title, modified mark, and the names of what undo and redo would do."""
        window, editor = self._window, self._window.editor
        window.setWindowTitle(f"{editor.settled.case.title}[*] — ivcviz")
        window.setWindowModified(editor.modified)
        window.setWindowFilePath(str(editor.path) if editor.path is not None else "")
        remember_open(window)
        undo, redo = editor.history.undo_name, editor.history.redo_name
        for name, words, step in (("undo", self.tr("&Undo"), undo), ("redo", self.tr("&Redo"), redo)):
            action = window.actions_[name]
            action.setText(f"{words} {step}" if step else words)
            action.setIconText(words.replace("&", ""))
        window.actions_.check("lock", editor.locked)
        window.actions_.enable({"undo": undo is not None and not editor.locked, "redo": redo is not None and not editor.locked})

    def follow_view(self, _: object = None) -> None:
        """What is checked; also after a click that has just unchecked what stays as it is."""
        shown, actions = self._window.view.shown, self._window.actions_
        for name in ("perspective", "labels"):
            actions.check(name, getattr(shown, name))
        actions.check("zone-tints", shown.zone_tints)
        actions.check("section", shown.section_mm is not None)
        actions.check("compare", shown.compared is not None)
        actions.check(f"view-{shown.view}", shown.camera is None)
        actions.check("stage-default" if shown.stage is None else f"stage-{shown.stage}")
        actions.check(f"step-{shown.step}")

    def fill_recent(self) -> None:
        documents = self._window.documents
        self.recent.clear()
        for path in documents.recent():
            action = self.recent.addAction(path.name)
            action.setToolTip(str(path))
            action.triggered.connect(lambda _=False, path=path: documents.open(path))
        self.recent.setEnabled(not self.recent.isEmpty())
