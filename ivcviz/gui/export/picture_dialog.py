"""Export the plate to a file, the same as `ivcviz render` draws at that size."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPixmap
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from ivcviz.errors import UserError
from ivcviz.figure.files import check_ending, plate_page
from ivcviz.figure.page_size import SCREEN, PictureSpec
from ivcviz.gui.document.file_names import file_name
from ivcviz.gui.document.questions import Questions
from ivcviz.gui.export.background_render import BackgroundRender
from ivcviz.gui.export.picture_form import PictureForm
from ivcviz.gui.picture.plate_image import framed_plan
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.view_options import ViewOptions
from ivcviz.render.renderer import Renderer
from ivcviz.scene.model import FramedScene
from ivcviz.scene.view.picture import Picture

_PREVIEW_PX = 520
_PAUSE_MS = 150


class ExportDialog(QDialog):
    """Asks for size and format, shows a preview, then draws; drawing can be cancelled. `status_message` says what was done."""

    status_message = Signal(str)

    def __init__(
        self,
        editor: Editor,
        view: ViewOptions,
        renderer: Renderer,
        questions: Questions,
        folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._plan, self._questions, self._folder = editor.plan, questions, folder
        self.setWindowTitle(self.tr("Save picture"))
        self.form = PictureForm(view.state)
        self.drawing, self._sketching = BackgroundRender(renderer, self), BackgroundRender(renderer, self)
        self._path: Path | None = None
        self._order: PictureSpec = SCREEN
        self._sketched: PictureSpec = SCREEN
        self._make_widgets()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._sketch)
        self.form.changed.connect(self._follow)
        self.drawing.drawn.connect(self._write)
        self.drawing.failed.connect(self._fail)
        self._sketching.drawn.connect(self._show_sketch)
        self._follow()

    def save(self) -> None:
        """Ask for a file, then draw and write."""
        order = self.form.order()
        ending = order.ending
        suggested = self._folder / f"{Path(file_name(self._plan.case.title)).stem}{ending}"
        kinds = self.tr("{kind} picture (*{ending})").format(kind=ending[1:].upper(), ending=ending)
        path = self._questions.ask_export(suggested, kinds)
        if path is None:
            return
        self._path, self._order = path, order
        try:
            check_ending(self._path)
        except UserError as reason:
            self._fail(str(reason))
            return
        self._set_busy(self.tr("Drawing {name}; press Cancel to stop.").format(name=self._path.name))
        self.drawing.start(framed_plan(self._plan, self.form.seen(), *order.size_px(), order.dpi), order.dpi)

    def reject(self) -> None:
        """Cancel the drawing in progress, else close."""
        if self.drawing.busy:
            self.drawing.cancel()
            self._set_busy("")
            self.note.setText(self.tr("Cancelled; nothing was written."))
            return
        self._sketching.cancel()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.drawing.cancel()
        self._sketching.cancel()
        super().closeEvent(event)

    def _make_widgets(self) -> None:
        self.preview = QLabel()
        self.preview.setMinimumSize(_PREVIEW_PX, _PREVIEW_PX * 3 // 4)
        self.preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.preview.setAccessibleName(self.tr("Preview of the picture"))
        self.note, self.progress = QLabel(), QProgressBar()
        self.note.setWordWrap(True)
        self.progress.setRange(0, 0)
        self.progress.setAccessibleName(self.tr("Drawing"))
        self.progress.hide()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self.save)
        self.buttons.rejected.connect(self.reject)
        upper = QHBoxLayout()
        upper.addWidget(self.preview, 1)
        upper.addWidget(self.form)
        layout = QVBoxLayout(self)
        layout.addLayout(upper)
        layout.addWidget(self.note)
        layout.addWidget(self.progress)
        layout.addWidget(self.buttons)
        self.form.preset.setFocus()

    def _follow(self) -> None:
        """Schedule a new preview for when the user pauses."""
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(not self.form.fault())
        self.note.setText("")
        if not self.form.fault():
            self._pause.start()

    def _sketch(self) -> None:
        ratio = self.devicePixelRatioF()
        self._sketched = order = self.form.order().smaller(round(_PREVIEW_PX * ratio))
        self._sketching.start(framed_plan(self._plan, self.form.seen(), *order.size_px(), order.dpi), order.dpi)

    def _show_sketch(self, framed: FramedScene, picture: Picture) -> None:
        image = plate_page(framed, picture, self._sketched.dpi, self._sketched.transparent).image()
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self.preview.setPixmap(QPixmap.fromImage(image))

    def _write(self, framed: FramedScene, picture: Picture) -> None:
        path = self._path
        assert path is not None
        try:
            plate_page(framed, picture, self._order.dpi, self._order.transparent).save(path)
        except UserError as reason:
            self._fail(str(reason))
            return
        self.status_message.emit(self.tr("The picture is saved as {path}.").format(path=path))
        self.accept()

    def _fail(self, reason: str) -> None:
        self._set_busy("")
        self.note.setText(reason)

    def _set_busy(self, words: str) -> None:
        self.note.setText(words)
        self.progress.setVisible(bool(words))
        self.form.setEnabled(not words)
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(not words)
