"""Copy the plate to the clipboard."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ivcviz.figure.files import plate_page
from ivcviz.figure.page_size import SCREEN
from ivcviz.gui.export.background_render import BackgroundRender
from ivcviz.gui.picture.plate_image import framed_plan
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.view_options import ViewOptions
from ivcviz.render.renderer import Renderer
from ivcviz.scene.model import FramedScene
from ivcviz.scene.view.picture import Picture


class PictureCopy(BackgroundRender):
    """Copies the plate as it is shown, at the size of `ivcviz render`, to the clipboard."""

    copied = Signal()

    def __init__(self, editor: Editor, view: ViewOptions, renderer: Renderer, parent: QWidget | None = None) -> None:
        super().__init__(renderer, parent)
        self._editor, self._view = editor, view
        self.drawn.connect(self._copy)

    def begin(self) -> None:
        """Start rendering; `copied` is emitted when the picture is on the clipboard."""
        order = SCREEN
        self.start(framed_plan(self._editor.plan, self._view.state, *order.size_px(), order.dpi), order.dpi)

    def _copy(self, framed: FramedScene, picture: Picture) -> None:
        QGuiApplication.clipboard().setImage(plate_page(framed, picture, SCREEN.dpi, False).image())
        self.copied.emit()
