"""Render a picture in steps, so that the window stays responsive and the user can cancel."""

from collections.abc import Generator

from PySide6.QtCore import QObject, QTimer, Signal

from ivcviz.errors import UserError
from ivcviz.gui.picture.plate_image import contour_px
from ivcviz.render.renderer import Renderer
from ivcviz.scene.model import FramedScene
from ivcviz.scene.view.picture import Picture


class BackgroundRender(QObject):
    """Draws with a renderer of its own: the window's may be in the middle of a picture.

    It shares the window's triangles, and is made when the first picture is asked for.
    """

    drawn = Signal(object, object)  # the Framed and its Picture
    failed = Signal(str)

    def __init__(self, renderer: Renderer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._triangles = renderer.triangles
        self._renderer: Renderer | None = None
        self._framed: FramedScene | None = None
        self._steps: Generator[None, None, Picture] | None = None
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._go_on)

    @property
    def busy(self) -> bool:
        return self._steps is not None

    def start(self, framed: FramedScene, dpi: float) -> None:
        """Start rendering a scene; a render in progress is cancelled."""
        if self._renderer is None:
            self._renderer = Renderer(self._triangles)
        self._framed = framed
        self._steps = self._renderer.drawing(framed, contour_px(dpi))
        self._turn.start(0)

    def cancel(self) -> None:
        self._turn.stop()
        self._steps = None

    def _go_on(self) -> None:
        if self._steps is None:
            return
        try:
            next(self._steps)
        except StopIteration as done:
            self.cancel()
            self.drawn.emit(self._framed, done.value)
        except (UserError, MemoryError) as reason:
            self.cancel()
            self.failed.emit(str(reason) or self.tr("There is not enough memory for this picture; choose a smaller size."))
