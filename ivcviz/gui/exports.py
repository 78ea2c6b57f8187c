"""What goes out of the window: the picture, the cutting template and the graft as a model into files, the picture copied."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from ivcviz.errors import UserError
from ivcviz.gui.picture_copy import PictureCopy

if TYPE_CHECKING:
    from ivcviz.gui.card_dialog import CardDialog
    from ivcviz.gui.export_dialog import ExportDialog
    from ivcviz.gui.window import MainWindow


class Exports(QObject):
    """Opens the dialogs over the window, whose status line tells what was done; each is loaded when it is asked for."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.copy = PictureCopy(window.editor, window.view, window.renderer, window)
        self.copy.copied.connect(self._tell_copied)
        self.copy.failed.connect(window.status.say)

    def save_picture(self) -> None:
        from ivcviz.gui.export_dialog import ExportDialog

        window, folder = self._window, self._window.settings.last_folder()
        self._open(ExportDialog(window.editor, window.view, window.renderer, window.documents.questions, folder, window))

    def save_template(self) -> None:
        from ivcviz.gui.card_dialog import CardDialog
        from ivcviz.plan.bench_card import card_of_plan

        window, plan, questions = self._window, self._window.editor.settled, self._window.documents.questions
        try:
            card = card_of_plan(plan)
        except UserError as reason:
            questions.tell(str(reason))
            return
        self._open(CardDialog(plan, card, questions, window.settings.last_folder(), window))

    def save_model(self) -> None:
        from ivcviz.gui.model_export import save_graft_model

        window = self._window
        said = save_graft_model(window.editor.settled, window.documents.questions, window.settings.last_folder())
        if said:
            window.status.say(said)

    def copy_picture(self) -> None:
        self._window.status.say(self.tr("The picture is being drawn…"))
        self.copy.begin()

    def _open(self, dialog: "ExportDialog | CardDialog") -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.said.connect(self._window.status.say)
        dialog.open()

    def _tell_copied(self) -> None:
        self._window.status.say(self.tr("The picture is on the clipboard."))
