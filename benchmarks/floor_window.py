"""The floor: a bare window that paints VTK's picture of finished meshes from a folder: `python floor_window.py FOLDER`.

The picture has the size that ours has in a window of 1440 x 900. Ends the process when it is painted.
"""

import os
import sys
from pathlib import Path

import numpy as np
import vtkmodules.vtkRenderingOpenGL2  # noqa: F401
from floor_vtk import filled
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from vtkmodules.util.numpy_support import vtk_to_numpy
from vtkmodules.vtkCommonCore import vtkUnsignedCharArray
from vtkmodules.vtkRenderingCore import vtkRenderWindow


class Picture(QWidget):
    def __init__(self, folder: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.folder = folder

    def paintEvent(self, _event) -> None:  # noqa: N802 - Qt's name
        pixels = drawn(self.folder, self.width(), self.height())
        painter = QPainter(self)
        form = QImage.Format.Format_RGB888
        painter.drawImage(0, 0, QImage(pixels.data, self.width(), self.height(), 3 * self.width(), form))
        painter.end()
        os._exit(0)


def drawn(folder: Path, width: int, height: int) -> np.ndarray:
    renderer = filled(folder)
    window = vtkRenderWindow()
    window.SetOffScreenRendering(1)
    window.SetSize(width, height)
    window.AddRenderer(renderer)
    window.Render()
    colour = vtkUnsignedCharArray()
    window.GetPixelData(0, 0, width - 1, height - 1, 0, colour, 0)
    return np.ascontiguousarray(vtk_to_numpy(colour).reshape(height, width, 3)[::-1])


def main(folder: Path) -> None:
    application = QApplication([])
    window = QMainWindow()
    window.resize(1440, 900)
    window.setCentralWidget(QWidget())
    picture = Picture(folder, window.centralWidget())
    picture.setGeometry(240, 60, 735, 820)
    window.show()
    application.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
