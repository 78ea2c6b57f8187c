"""The floor of a launch: a bare window, empty or with bare VTK's picture of given triangles: `python bare_window.py [FOLDER]`.

The picture has the size that ours has in a window of 1440 x 900. The process ends when the window has been painted.
"""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget


class Picture(QWidget):
    """Paints what it is given to draw, once, and ends the process after that."""

    def __init__(self, folder: str | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._folder = folder

    def paintEvent(self, _event) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        if self._folder is not None:
            from bare_vtk import Bare, read_scene

            pixels = Bare(read_scene(Path(self._folder)), (self.width(), self.height())).pixels()
            form = QImage.Format.Format_RGB888
            painter.drawImage(0, 0, QImage(pixels.data, self.width(), self.height(), 3 * self.width(), form))
        painter.end()
        QTimer.singleShot(0, lambda: os._exit(0))


def main(folder: str | None) -> None:
    application = QApplication([])
    window = QMainWindow()
    window.resize(1440, 900)
    window.setCentralWidget(QWidget())
    picture = Picture(folder, window.centralWidget())
    picture.setGeometry(240, 60, 735, 820)
    window.show()
    application.exec()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
