"""The exports of the window: picture, cutting template and graft model to files, the picture to the clipboard."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from ivcviz.errors import UserError
from ivcviz.gui.document.questions import Questions
from ivcviz.gui.export.clipboard import PictureCopy
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.settings import Settings
from ivcviz.gui.state.view_options import ViewOptions
from ivcviz.render.renderer import Renderer

if TYPE_CHECKING:
    from ivcviz.gui.export.picture_dialog import ExportDialog
    from ivcviz.gui.export.template_dialog import CardDialog


class Exports(QObject):
    """Opens the export dialogs; the status line says what was done. Each dialog is loaded when first opened."""

    def __init__(
        self,
        window: QWidget,
        editor: Editor,
        view: ViewOptions,
        renderer: Renderer,
        questions: Questions,
        settings: Settings,
        show_sentence: Callable[[str], None],
    ) -> None:
        super().__init__(window)
        self._window, self._editor, self._view, self._renderer = window, editor, view, renderer
        self._questions, self._settings, self._say = questions, settings, show_sentence
        self.copy = PictureCopy(editor, view, renderer, window)
        self.copy.copied.connect(self._confirm_copy)
        self.copy.failed.connect(show_sentence)

    def save_picture(self) -> None:
        from ivcviz.gui.export.picture_dialog import ExportDialog

        folder = self._settings.last_folder()
        self._open(ExportDialog(self._editor, self._view, self._renderer, self._questions, folder, self._window))

    def save_template(self) -> None:
        from ivcviz.gui.export.template_dialog import CardDialog
        from ivcviz.plan.bench.card import card_of_plan

        settled = self._editor.settled_consequences
        try:
            card = settled.card or card_of_plan(settled.plan)  # which says why there is none
        except UserError as reason:
            self._questions.show_message(str(reason))
            return
        self._open(CardDialog(settled.plan, card, self._questions, self._settings.last_folder(), self._window))

    def save_model(self) -> None:
        from ivcviz.gui.export.graft_model import save_graft_model

        said = save_graft_model(self._editor.settled, self._questions, self._settings.last_folder())
        if said:
            self._say(said)

    def copy_picture(self) -> None:
        self._say(self.tr("The picture is being drawn…"))
        self.copy.begin()

    def _open(self, dialog: "ExportDialog | CardDialog") -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.status_message.connect(self._say)
        dialog.open()

    def _confirm_copy(self) -> None:
        self._say(self.tr("The picture is on the clipboard."))
