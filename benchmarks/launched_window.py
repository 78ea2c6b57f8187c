"""`ivcviz case-4` as the user starts it; the process ends when the picture is painted: `launched_window.py first|finished`.

Nothing of the program is loaded before its own command runs: the end is awaited from within its event loop.
"""

import os
import sys

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from ivcviz.cli import run

run_loop = QApplication.exec


class Leaving(QObject):
    """Ends the process after the first painting of the picture, or of the finished one."""

    def __init__(self, viewport, finished: bool) -> None:
        super().__init__()
        self._viewport, self._finished = viewport, finished
        viewport.installEventFilter(self)
        self._leave_if_painted()

    def eventFilter(self, _watched, event) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self._leave_if_painted if self._finished else _leave)  # when the window has been painted
        return False

    def _leave_if_painted(self) -> None:
        if self._viewport.plate.picture is not None:
            _leave()


def _leave() -> None:
    os._exit(0)


def awaited(_application: QApplication) -> int:
    """The event loop, with the end in it."""
    from ivcviz.gui.picture.viewport import Viewport

    viewport = next(widget for widget in QApplication.allWidgets() if isinstance(widget, Viewport))
    leaving = Leaving(viewport, sys.argv[-1] == "finished")
    status = run_loop()
    del leaving
    return status


if __name__ == "__main__":
    until = sys.argv[1]
    QApplication.exec = awaited
    sys.argv = ["ivcviz", "case-4", until]
    run()
