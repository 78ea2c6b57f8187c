"""The program's own window on Case 4, off screen, and what hands do in it."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from timing import Taken, call

from ivcviz.app.figures import triangles
from ivcviz.gui.document.documents import Documents
from ivcviz.gui.document.questions import Questions
from ivcviz.gui.picture.viewport import Viewport
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.settings import Settings
from ivcviz.gui.state.view_options import ViewOptions
from ivcviz.gui.window.application import window_application
from ivcviz.gui.window.main_window import MainWindow
from ivcviz.render.renderer import Renderer
from ivcviz.storage.case_files import load_case
from ivcviz.storage.shipped import find_case

PRESS, MOVE, RELEASE = QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease


class _Answers(Questions):
    """Lets every document go without asking."""

    def ask_unsaved(self, _title: str) -> str:
        return "discard"


@contextmanager
def window_opened() -> Iterator[MainWindow]:
    """The window, 1440 x 900, its picture finished; settings lie in a folder of its own."""
    application = window_application(lambda: None)
    with tempfile.TemporaryDirectory() as folder:
        settings, path = Settings(Path(folder) / "settings.ini"), find_case("case-4")
        editor, view = Editor(load_case(path), path), ViewOptions()
        documents = Documents(editor, settings, _Answers())
        window = MainWindow(editor, view, documents, settings, Renderer(triangles()))
        window.show()
        window.activateWindow()
        application.processEvents()
        finish(window.panels.viewport)
        yield window
        window.close()


def painted() -> None:
    """Let the window paint all that has changed."""
    QApplication.processEvents()


def finish(viewport: Viewport) -> None:
    """Wait, asleep, until the finished picture is painted."""
    while viewport.plate.picture is None:
        loop = QEventLoop()
        viewport.plate.finished.connect(loop.quit)
        loop.exec()
        viewport.plate.finished.disconnect(loop.quit)
    painted()


def answered_and_finished(window: MainWindow, deed: Callable[[], object]) -> dict[str, Taken]:
    """How long until the window has answered a deed, and from the deed on until its finished picture is painted."""

    def answered() -> None:
        deed()
        painted()

    first = call(answered)
    rest = call(lambda: finish(window.panels.viewport))
    return {"answered": first, "finished": Taken(first.wall + rest.wall, first.processor + rest.processor)}


def mouse(viewport: Viewport, kind: QEvent.Type, place: QPointF) -> None:
    """One event of the left button's mouse, with the key that keeps a grip from catching on anything."""
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    button, held = none if kind == MOVE else left, none if kind == RELEASE else left
    alt = Qt.KeyboardModifier.AltModifier
    QApplication.sendEvent(viewport, QMouseEvent(kind, place, viewport.mapToGlobal(place), button, held, alt))
